// SPDX-License-Identifier: GPL-3.0-or-later
//
// TextDialog: asks for one line of text, with suggestions and a check that says what is wrong while the user types.
// Opened by DialogPrompt; GUI thread.
#pragma once

#include "ui/dialogs/userprompt.h"

#include <QDialog>

class QLabel;
class QLineEdit;
class QPushButton;

namespace drydock {

class TextDialog final : public QDialog {
    Q_OBJECT

public:
    explicit TextDialog(const TextQuestion &question, QWidget *parent = nullptr);

    [[nodiscard]] QString text() const;
    [[nodiscard]] QLineEdit *field() const { return m_field; }
    [[nodiscard]] QPushButton *verbButton() const { return m_verb; }

private:
    void check();

    std::function<QString(const QString &)> m_check;
    QLineEdit *m_field = nullptr;
    QLabel *m_problem = nullptr;
    QPushButton *m_verb = nullptr;
    QString m_hint;
};

} // namespace drydock
