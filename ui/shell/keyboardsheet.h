// SPDX-License-Identifier: GPL-3.0-or-later
//
// KeyboardSheet: the shortcuts of the program, read from its menus and docks, so that it cannot be out of date.
// Deletes itself when closed; GUI thread.
#pragma once

#include "ui/shell/theme.h"

#include <QAction>
#include <QDialog>

#include <utility>

namespace drydock {

class KeyboardSheet final : public QDialog {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(KeyboardSheet)

public:
    using Group = std::pair<QString, QList<QAction *>>;
    KeyboardSheet(const Theme &theme, const QList<Group> &groups, QWidget *parent = nullptr);
};

} // namespace drydock
