// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dialogs/signinfields.h"

#include <QCheckBox>
#include <QFormLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QRadioButton>

namespace drydock {

namespace {

QLineEdit *secretEdit(QWidget *parent)
{
    auto *edit = new QLineEdit(parent);
    edit->setEchoMode(QLineEdit::Password);
    edit->setInputMethodHints(Qt::ImhHiddenText | Qt::ImhNoPredictiveText | Qt::ImhNoAutoUppercase);
    return edit;
}

} // namespace

SignInFields::SignInFields(QWidget *parent)
    : QWidget(parent)
{
    m_form = new QFormLayout(this);
    m_form->setContentsMargins(0, 0, 0, 0);
    m_form->setHorizontalSpacing(12);
    m_form->setVerticalSpacing(6);
    m_form->setFieldGrowthPolicy(QFormLayout::AllNonFixedFieldsGrow);

    auto *ways = new QWidget(this);
    auto *waysLayout = new QHBoxLayout(ways);
    waysLayout->setContentsMargins(0, 0, 0, 0);
    m_byPassword = new QRadioButton(tr("E-mail and password"), ways);
    m_byToken = new QRadioButton(tr("Access token"), ways);
    m_byPassword->setChecked(true);
    waysLayout->addWidget(m_byPassword);
    waysLayout->addWidget(m_byToken);
    waysLayout->addStretch();
    m_form->addRow(tr("Sign in with"), ways);
    m_form->labelForField(ways)->setMinimumWidth(kLabelWidth);

    m_email = new QLineEdit(this);
    m_email->setInputMethodHints(Qt::ImhEmailCharactersOnly);
    m_form->addRow(tr("&E-mail"), m_email);
    m_password = secretEdit(this);
    auto *passwordRow = new QWidget(this);
    auto *passwordLayout = new QHBoxLayout(passwordRow);
    passwordLayout->setContentsMargins(0, 0, 0, 0);
    passwordLayout->setSpacing(6);
    m_forgot = new QPushButton(tr("Forgot password"), passwordRow);
    m_forgot->setFlat(true);
    m_forgot->setAutoDefault(false);
    passwordLayout->addWidget(m_password, 1);
    passwordLayout->addWidget(m_forgot);
    auto *passwordLabel = new QLabel(tr("&Password"), this);
    passwordLabel->setBuddy(m_password);
    m_form->addRow(passwordLabel, passwordRow);
    m_token = secretEdit(this);
    m_token->setPlaceholderText(tr("Made on the server under My profile"));
    m_form->addRow(tr("&Token"), m_token);
    m_code = new QLineEdit(this);
    m_code->setMaxLength(10);
    m_code->setInputMethodHints(Qt::ImhDigitsOnly);
    m_code->setPlaceholderText(tr("Six digits from your authenticator app"));
    m_form->addRow(tr("&Code"), m_code);
    m_stay = new QCheckBox(tr("&Stay signed in: keep the token in the keychain"), this);
    m_form->addRow(QString(), m_stay);

    m_email->setAccessibleName(tr("E-mail"));
    m_password->setAccessibleName(tr("Password"));
    m_token->setAccessibleName(tr("Access token"));
    m_code->setAccessibleName(tr("Second factor"));
    m_passwordRows = { m_email, m_form->labelForField(m_email), passwordRow, passwordLabel };
    m_tokenRows = { m_token, m_form->labelForField(m_token) };
    m_codeRows = { m_code, m_form->labelForField(m_code) };

    connect(m_byToken, &QRadioButton::toggled, this, [this] {
        showMode();
        Q_EMIT edited();
    });
    for (QLineEdit *edit : { m_email, m_password, m_token, m_code })
        connect(edit, &QLineEdit::textEdited, this, &SignInFields::edited);
    connect(m_forgot, &QPushButton::clicked, this, &SignInFields::forgotPassword);
    showMode();
}

void SignInFields::setProfile(const ConnectionProfile &profile)
{
    if (m_email->text() != profile.account)
        clearSecrets();
    m_email->setText(profile.account);
    m_byToken->setChecked(profile.signsInByToken);
    m_byPassword->setChecked(!profile.signsInByToken);
    m_stay->setChecked(profile.staySignedIn);
    askSecondFactor(false);
}

SignInForm SignInFields::form() const
{
    SignInForm form;
    form.byToken = m_byToken->isChecked();
    form.email = m_email->text().trimmed();
    form.staySignedIn = m_stay->isChecked();
    if (form.byToken) {
        form.token = m_token->text();
    } else {
        form.password = m_password->text();
        form.secondFactor = m_asksCode ? m_code->text().trimmed() : QString();
    }
    return form;
}

bool SignInFields::isComplete() const
{
    if (m_byToken->isChecked())
        return !m_token->text().trimmed().isEmpty();
    // An empty password is allowed: it is how an account of an identity provider is found out.
    return !m_email->text().trimmed().isEmpty() && (!m_asksCode || !m_code->text().trimmed().isEmpty());
}

void SignInFields::setEmailFixed(bool fixed)
{
    m_email->setReadOnly(fixed);
}

void SignInFields::setEmail(const QString &email)
{
    m_email->setText(email);
}

void SignInFields::askSecondFactor(bool ask)
{
    m_asksCode = ask;
    m_code->clear();
    showMode();
    if (ask)
        m_code->setFocus();
}

bool SignInFields::asksSecondFactor() const
{
    return m_asksCode;
}

void SignInFields::clearSecrets()
{
    m_password->clear();
    m_token->clear();
    m_code->clear();
}

void SignInFields::focusFirst()
{
    if (m_byToken->isChecked())
        m_token->setFocus();
    else if (m_asksCode)
        m_code->setFocus();
    else
        (m_email->text().isEmpty() ? m_email : m_password)->setFocus();
}

void SignInFields::showMode()
{
    const bool token = m_byToken->isChecked();
    for (QWidget *widget : std::as_const(m_passwordRows))
        widget->setVisible(!token);
    for (QWidget *widget : std::as_const(m_tokenRows))
        widget->setVisible(token);
    for (QWidget *widget : std::as_const(m_codeRows))
        widget->setVisible(!token && m_asksCode);
}

} // namespace drydock
