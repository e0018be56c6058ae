// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dialogs/signindialog.h"

#include "ui/dialogs/signinfields.h"
#include "ui/shell/theme.h"
#include "ui/widgets/failurebar.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

namespace drydock {

SignInDialog::SignInDialog(const Theme &theme, const ConnectionProfile &profile, QWidget *parent)
    : QDialog(parent)
{
    setWindowTitle(tr("Sign in again"));
    setObjectName(QStringLiteral("signInAgain"));
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(12, 12, 12, 12);
    layout->setSpacing(12);
    auto *reason = new QLabel(this);
    reason->setTextFormat(Qt::PlainText);
    reason->setWordWrap(true);
    reason->setText(tr("%1 no longer accepts this session. What was being read goes on after you signed in; a change "
                       "that was refused is not sent again by itself.")
                        .arg(profile.name.isEmpty() ? profile.url : profile.name));
    m_bar = new FailureBar(theme, this);
    m_fields = new SignInFields(this);
    m_fields->setProfile(profile);
    m_fields->setEmailFixed(!profile.account.isEmpty());
    auto *buttons = new QHBoxLayout;
    buttons->setSpacing(6);
    auto *later = new QPushButton(tr("Not now"), this);
    later->setAutoDefault(false);
    m_submit = new QPushButton(tr("Sign in"), this);
    m_submit->setDefault(true);
    buttons->addStretch();
    buttons->addWidget(later);
    buttons->addWidget(m_submit);
    layout->addWidget(reason);
    layout->addWidget(m_bar);
    layout->addWidget(m_fields);
    layout->addStretch();
    layout->addLayout(buttons);
    resize(520, 260);
    connect(later, &QPushButton::clicked, this, &QDialog::reject);
    connect(m_submit, &QPushButton::clicked, this, &SignInDialog::submit);
    connect(m_fields, &SignInFields::edited, this, &SignInDialog::updateButtons);
    connect(m_fields, &SignInFields::forgotPassword, this, &SignInDialog::forgotPassword);
    m_fields->focusFirst();
    updateButtons();
}

void SignInDialog::setBusy(bool busy)
{
    m_busy = busy;
    m_fields->setEnabled(!busy);
    updateButtons();
}

void SignInDialog::showTrouble(const ConnectionTrouble &trouble)
{
    setBusy(false);
    m_waitsForCode = trouble.kind == TroubleKind::SecondFactorWrong;
    m_fields->askSecondFactor(m_waitsForCode);
    const TroubleWords words = ConnectionText::words(trouble);
    // Only what this dialog can do is offered; address, proxy and certificate belong to the server's profile.
    std::function<void()> run;
    if (words.offer == TroubleOffer::TryAgain)
        run = [this] { submit(); };
    else if (words.offer == TroubleOffer::ForgotPassword)
        run = [this] { Q_EMIT forgotPassword(); };
    else if (words.offer == TroubleOffer::OpenBrowser)
        run = [this, url = trouble.url] { Q_EMIT browserRequested(url); };
    m_bar->showWords({ words.what, words.why, words.next, run ? words.button : QString(), NextStep::None }, run);
    m_fields->focusFirst();
}

void SignInDialog::askSecondFactor()
{
    m_waitsForCode = true;
    setBusy(false);
    m_fields->askSecondFactor(true);
    updateButtons();
}

void SignInDialog::submit()
{
    m_bar->clear();
    setBusy(true);
    if (m_waitsForCode && m_fields->asksSecondFactor())
        Q_EMIT secondFactorEntered(m_fields->form().secondFactor);
    else
        Q_EMIT signInRequested(m_fields->form());
}

void SignInDialog::updateButtons()
{
    m_submit->setEnabled(!m_busy && m_fields->isComplete());
}

} // namespace drydock
