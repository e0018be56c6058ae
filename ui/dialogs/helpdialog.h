// SPDX-License-Identifier: GPL-3.0-or-later
//
// HelpDialog: the first steps, how panes and filters work, and the legend of states. No network. GUI thread.
#pragma once

#include "ui/shell/uicontext.h"

#include <QDialog>

namespace drydock {

class HelpDialog final : public QDialog {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(HelpDialog)

public:
    explicit HelpDialog(UiContext &ui, QWidget *parent = nullptr);

private:
    QWidget *buildLegend(const Theme &theme);
};

} // namespace drydock
