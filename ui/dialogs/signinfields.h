// SPDX-License-Identifier: GPL-3.0-or-later
//
// SignInFields: how somebody signs in: e-mail and password, or a pasted personal access token; a second factor when
// the server asks for one; "stay signed in". Shared by ConnectionDialog and SignInDialog. It keeps what was typed
// until it is cleared; GUI thread.
#pragma once

#include "ui/dialogs/connectionprofile.h"

#include <QWidget>

class QCheckBox;
class QFormLayout;
class QLabel;
class QLineEdit;
class QPushButton;
class QRadioButton;

namespace drydock {

class SignInFields final : public QWidget {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(SignInFields)

public:
    static constexpr int kLabelWidth = 116; //!< of the column of labels, also above us in ServerForm

    explicit SignInFields(QWidget *parent = nullptr);

    //! Account and way of the last sign-in; a password that was typed is kept only for the same account.
    void setProfile(const ConnectionProfile &profile);
    [[nodiscard]] SignInForm form() const;
    [[nodiscard]] bool isComplete() const;
    void setEmailFixed(bool fixed);
    void setEmail(const QString &email);

    void askSecondFactor(bool ask);
    [[nodiscard]] bool asksSecondFactor() const;
    void clearSecrets();
    //! The first field that is still empty, else the password.
    void focusFirst();

Q_SIGNALS:
    void edited();
    void forgotPassword();

private:
    void showMode();

    QFormLayout *m_form = nullptr;
    QRadioButton *m_byPassword = nullptr;
    QRadioButton *m_byToken = nullptr;
    QLineEdit *m_email = nullptr;
    QLineEdit *m_password = nullptr;
    QPushButton *m_forgot = nullptr;
    QLineEdit *m_token = nullptr;
    QLineEdit *m_code = nullptr;
    QCheckBox *m_stay = nullptr;
    QList<QWidget *> m_passwordRows;
    QList<QWidget *> m_tokenRows;
    QList<QWidget *> m_codeRows;
    bool m_asksCode = false;
};

} // namespace drydock
