// SPDX-License-Identifier: GPL-3.0-or-later
//
// ConfirmDialog: one question with a verb on its button; a destructive one may want the number of things typed.
// Cancel is the default of a destructive question. Opened by DialogPrompt; GUI thread.
#pragma once

#include "ui/dialogs/userprompt.h"

#include <QDialog>

class QLineEdit;
class QPushButton;

namespace drydock {

class ConfirmDialog final : public QDialog {
    Q_OBJECT

public:
    explicit ConfirmDialog(const Confirmation &question, QWidget *parent = nullptr);

    [[nodiscard]] QPushButton *verbButton() const { return m_verb; }
    [[nodiscard]] QLineEdit *numberField() const { return m_number; }

private:
    QPushButton *m_verb = nullptr;
    QLineEdit *m_number = nullptr;
};

} // namespace drydock
