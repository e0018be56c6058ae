// SPDX-License-Identifier: GPL-3.0-or-later
//
// SignInDialog: the one prompt after the server refused a running session's token. The account stands; password or
// token are asked for. Application owns it and drives the sign-in. GUI thread.
#pragma once

#include "ui/dialogs/connectionprofile.h"
#include "ui/text/connectiontext.h"

#include <QDialog>

class QLabel;
class QPushButton;

namespace drydock {

class FailureBar;
class SignInFields;
class Theme;

class SignInDialog final : public QDialog {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(SignInDialog)

public:
    SignInDialog(const Theme &theme, const ConnectionProfile &profile, QWidget *parent = nullptr);

    void setBusy(bool busy);
    void showTrouble(const ConnectionTrouble &trouble);
    void askSecondFactor();
    [[nodiscard]] SignInFields *fields() const { return m_fields; }
    [[nodiscard]] FailureBar *failureBar() const { return m_bar; }

Q_SIGNALS:
    void signInRequested(const drydock::SignInForm &form);
    void secondFactorEntered(const QString &code);
    void forgotPassword();
    void browserRequested(const QUrl &url);

private:
    void submit();
    void updateButtons();

    FailureBar *m_bar = nullptr;
    SignInFields *m_fields = nullptr;
    QPushButton *m_submit = nullptr;
    bool m_busy = false;
    bool m_waitsForCode = false;
};

} // namespace drydock
