// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dialogs/connectiondialog.h"

#include "ui/dialogs/serverform.h"
#include "ui/dialogs/signinfields.h"
#include "ui/dialogs/userprompt.h"
#include "ui/shell/theme.h"
#include "ui/widgets/failurebar.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QListWidget>
#include <QProgressBar>
#include <QPushButton>
#include <QScrollArea>
#include <QUuid>
#include <QVBoxLayout>

namespace drydock {

namespace {

QString nameOf(const ConnectionProfile &profile)
{
    if (!profile.name.isEmpty())
        return profile.name;
    const QString host = QUrl(profile.url).host();
    if (!host.isEmpty())
        return host;
    return profile.url.isEmpty() ? ConnectionDialog::tr("New server") : profile.url;
}

} // namespace

ConnectionDialog::ConnectionDialog(const Theme &theme, UserPrompt &prompt, QWidget *parent)
    : QDialog(parent)
    , m_prompt(prompt)
{
    setWindowTitle(tr("Connect to a server"));
    setObjectName(QStringLiteral("connection"));
    auto *columns = new QHBoxLayout;
    columns->setSpacing(12);
    columns->addWidget(buildList());
    columns->addWidget(buildForm(theme), 1);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(12, 12, 12, 12);
    layout->setSpacing(12);
    layout->addLayout(columns, 1);
    layout->addWidget(buildButtons());
    resize(800, 560);
    setProfiles({});
}

QWidget *ConnectionDialog::buildList()
{
    auto *side = new QWidget(this);
    side->setFixedWidth(210);
    auto *layout = new QVBoxLayout(side);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(6);
    auto *title = new QLabel(tr("Servers"), side);
    title->setFont(Theme::titleFont());
    m_list = new QListWidget(side);
    m_list->setAccessibleName(tr("Servers"));
    m_list->setUniformItemSizes(true);
    auto *add = new QPushButton(tr("Add server"), side);
    m_forget = new QPushButton(tr("Forget…"), side);
    add->setAutoDefault(false);
    m_forget->setAutoDefault(false);
    auto *buttons = new QHBoxLayout;
    buttons->setSpacing(6);
    buttons->addWidget(add);
    buttons->addWidget(m_forget);
    layout->addWidget(title);
    layout->addWidget(m_list, 1);
    layout->addLayout(buttons);
    connect(m_list, &QListWidget::currentRowChanged, this, &ConnectionDialog::choose);
    connect(add, &QPushButton::clicked, this, &ConnectionDialog::addServer);
    connect(m_forget, &QPushButton::clicked, this, &ConnectionDialog::forgetServer);
    return side;
}

QWidget *ConnectionDialog::buildForm(const Theme &theme)
{
    auto *area = new QScrollArea(this);
    area->setFrameShape(QFrame::NoFrame);
    area->setWidgetResizable(true);
    auto *page = new QWidget(area);
    auto *layout = new QVBoxLayout(page);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(12);
    m_welcome = new QLabel(page);
    m_welcome->setTextFormat(Qt::PlainText);
    m_welcome->setWordWrap(true);
    m_welcome->setText(tr("Drydock works with hosted Mender and with servers of your own. Without one, try it with a "
                          "local lab: a server with a simulated fleet on this computer, gone when you leave."));
    m_bar = new FailureBar(theme, page);
    m_server = new ServerForm(theme, page);
    m_signIn = new SignInFields(page);
    m_notice = new QLabel(page);
    m_notice->setTextFormat(Qt::PlainText);
    m_notice->setWordWrap(true);
    m_notice->setForegroundRole(QPalette::PlaceholderText);
    m_notice->hide();
    layout->addWidget(m_welcome);
    layout->addWidget(m_bar);
    layout->addWidget(m_signIn);
    layout->insertWidget(2, m_server);
    layout->addWidget(m_notice);
    layout->addStretch();
    area->setWidget(page);
    connect(m_server, &ServerForm::edited, this, [this] {
        keepCurrent();
        showNames();
        updateButtons();
    });
    connect(m_signIn, &SignInFields::edited, this, &ConnectionDialog::updateButtons);
    connect(m_signIn, &SignInFields::forgotPassword, this,
        [this] { Q_EMIT forgotPasswordRequested(currentProfile()); });
    return area;
}

QWidget *ConnectionDialog::buildButtons()
{
    auto *row = new QWidget(this);
    auto *layout = new QHBoxLayout(row);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(6);
    m_lab = new QPushButton(tr("Try it with a local lab"), row);
    m_lab->setAutoDefault(false);
    m_progress = new QProgressBar(row);
    m_progress->setRange(0, 0);
    m_progress->setFixedWidth(96);
    m_progress->setTextVisible(false);
    m_progress->setAccessibleName(tr("Connecting"));
    m_busyText = new QLabel(row);
    m_busyText->setTextFormat(Qt::PlainText);
    m_busyText->setForegroundRole(QPalette::PlaceholderText);
    m_cancel = new QPushButton(tr("Close"), row);
    m_cancel->setAutoDefault(false);
    m_submit = new QPushButton(tr("Sign in"), row);
    m_submit->setDefault(true);
    layout->addWidget(m_lab);
    layout->addStretch();
    layout->addWidget(m_busyText);
    layout->addWidget(m_progress);
    layout->addWidget(m_cancel);
    layout->addWidget(m_submit);
    m_progress->hide();
    connect(m_lab, &QPushButton::clicked, this, &ConnectionDialog::labRequested);
    connect(m_cancel, &QPushButton::clicked, this, &ConnectionDialog::reject);
    connect(m_submit, &QPushButton::clicked, this, &ConnectionDialog::submit);
    return row;
}

void ConnectionDialog::setProfiles(const QList<ConnectionProfile> &profiles, const QString &currentId)
{
    m_profiles = profiles;
    m_current = -1;
    m_welcome->setVisible(profiles.isEmpty());
    if (m_profiles.isEmpty()) {
        ConnectionProfile fresh;
        fresh.id = QUuid::createUuid().toString(QUuid::WithoutBraces);
        m_profiles.append(fresh);
    }
    int row = 0;
    for (int i = 0; i < m_profiles.size(); ++i)
        row = m_profiles.at(i).id == currentId ? i : row;
    showNames();
    m_list->setCurrentRow(row);
    choose(row);
}

QList<ConnectionProfile> ConnectionDialog::profiles() const
{
    QList<ConnectionProfile> known;
    for (const ConnectionProfile &profile : m_profiles) {
        if (!profile.url.isEmpty())
            known.append(profile);
    }
    return known;
}

ConnectionProfile ConnectionDialog::currentProfile() const
{
    return m_server->profile();
}

void ConnectionDialog::setLabAvailable(bool available)
{
    m_labAvailable = available;
    updateButtons();
}

void ConnectionDialog::setNotice(const QString &text)
{
    m_notice->setText(text);
    m_notice->setVisible(!text.isEmpty());
}

void ConnectionDialog::showNames()
{
    const QSignalBlocker quiet(m_list);
    while (m_list->count() > m_profiles.size())
        delete m_list->takeItem(m_list->count() - 1);
    for (int i = 0; i < m_profiles.size(); ++i) {
        if (i == m_list->count())
            m_list->addItem(QString());
        const ConnectionProfile &profile = m_profiles.at(i);
        m_list->item(i)->setText(nameOf(profile));
        m_list->item(i)->setToolTip(tr("%1 (%2)").arg(profile.url, ConnectionText::serverClass(profile.serverClass)));
    }
}

void ConnectionDialog::choose(int row)
{
    if (row < 0 || row >= m_profiles.size() || row == m_current)
        return;
    keepCurrent();
    m_current = row;
    m_waitsForCode = false;
    m_server->setProfile(m_profiles.at(row));
    m_signIn->setProfile(m_profiles.at(row));
    m_bar->clear();
    updateButtons();
}

void ConnectionDialog::keepCurrent()
{
    if (m_current >= 0 && m_current < m_profiles.size())
        m_profiles[m_current] = m_server->profile();
}

void ConnectionDialog::addServer()
{
    ConnectionProfile fresh;
    fresh.id = QUuid::createUuid().toString(QUuid::WithoutBraces);
    m_profiles.append(fresh);
    showNames();
    m_list->setCurrentRow(static_cast<int>(m_profiles.size()) - 1);
    m_server->focusAddress();
}

void ConnectionDialog::forgetServer()
{
    if (m_current < 0)
        return;
    const ConnectionProfile profile = currentProfile();
    const auto forget = [this, profile] {
        m_profiles.removeIf([&profile](const ConnectionProfile &each) { return each.id == profile.id; });
        Q_EMIT profileForgotten(profile);
        Q_EMIT profilesChanged(profiles());
        setProfiles(profiles());
    };
    if (profile.url.isEmpty()) {
        forget();
        return;
    }
    Confirmation question;
    question.title = tr("Forget %1").arg(nameOf(profile));
    question.text = tr("Its profile, its token in the keychain and what Drydock remembers of its fleet are removed "
                       "from this computer. Nothing changes on the server.");
    question.verb = tr("Forget server");
    question.destructive = true;
    m_prompt.confirm(question, this, [forget](bool yes) {
        if (yes)
            forget();
    });
}

void ConnectionDialog::setBusy(bool busy, const QString &what)
{
    m_busy = busy;
    m_progress->setVisible(busy);
    m_busyText->setText(busy ? what : QString());
    m_cancel->setText(busy ? tr("Cancel") : tr("Close"));
    for (QWidget *widget : { static_cast<QWidget *>(m_server), static_cast<QWidget *>(m_signIn),
             static_cast<QWidget *>(m_list) })
        widget->setEnabled(!busy);
    updateButtons();
}

void ConnectionDialog::updateButtons()
{
    const bool named = !m_server->profile().url.isEmpty();
    m_submit->setEnabled(!m_busy && named && (m_signIn->isComplete() || m_server->profile().hasSecret));
    m_lab->setVisible(m_labAvailable);
    m_lab->setEnabled(!m_busy);
    m_forget->setEnabled(!m_busy && (m_profiles.size() > 1 || named));
}

void ConnectionDialog::submit()
{
    clearTrouble();
    if (m_waitsForCode && m_signIn->asksSecondFactor()) {
        Q_EMIT secondFactorEntered(m_signIn->form().secondFactor);
        return;
    }
    keepCurrent();
    SignInForm form = m_signIn->form();
    if (currentProfile().hasSecret && form.password.isEmpty() && form.token.isEmpty()) {
        Q_EMIT storedSignInRequested(currentProfile());
        return;
    }
    form.proxyPassword = m_server->proxyPassword();
    Q_EMIT signInRequested(currentProfile(), form);
}

void ConnectionDialog::askSecondFactor()
{
    m_waitsForCode = true;
    setBusy(false);
    m_signIn->askSecondFactor(true);
    updateButtons();
}

void ConnectionDialog::showTrouble(const ConnectionTrouble &trouble)
{
    setBusy(false);
    m_waitsForCode = trouble.kind == TroubleKind::SecondFactorWrong;
    m_signIn->askSecondFactor(m_waitsForCode);
    const TroubleWords words = ConnectionText::words(trouble);
    m_bar->showWords({ words.what, words.why, words.next, words.button, NextStep::None },
        words.button.isEmpty()
            ? std::function<void()>()
            : [this, trouble, offer = words.offer] { runOffer(trouble, offer); });
    m_bar->offer(tr("Diagnose…"), [this] { Q_EMIT diagnosisRequested(currentProfile(), m_server->proxyPassword()); });
    if (trouble.kind != TroubleKind::BadAddress)
        m_signIn->focusFirst();
    updateButtons();
}

void ConnectionDialog::clearTrouble()
{
    m_bar->clear();
}

void ConnectionDialog::runOffer(const ConnectionTrouble &trouble, TroubleOffer offer)
{
    switch (offer) {
    case TroubleOffer::None: break;
    case TroubleOffer::TryAgain: submit(); break;
    case TroubleOffer::EditAddress: m_server->focusAddress(); break;
    case TroubleOffer::EditProxy: m_server->focusProxy(); break;
    case TroubleOffer::ForgotPassword: Q_EMIT forgotPasswordRequested(currentProfile()); break;
    case TroubleOffer::OpenBrowser: Q_EMIT browserRequested(trouble.url); break;
    case TroubleOffer::EditCertificates: m_server->focusCertificates(); break;
    case TroubleOffer::SignIn: m_signIn->focusFirst(); break;
    case TroubleOffer::PinCertificate: confirmPin(trouble); break;
    case TroubleOffer::UseAddress:
        m_server->setUrl(trouble.url.toString(QUrl::RemoveUserInfo | QUrl::RemoveQuery));
        submitIfComplete();
        break;
    }
}

// The offer may come before anything was typed.
void ConnectionDialog::submitIfComplete()
{
    updateButtons();
    if (m_submit->isEnabled())
        submit();
    else
        m_signIn->focusFirst();
}

void ConnectionDialog::confirmPin(const ConnectionTrouble &trouble)
{
    Confirmation question;
    question.title = tr("Trust this certificate");
    question.text = tr("Drydock will accept the server %1 only with the certificate of this SHA-256 fingerprint, whoever "
                       "issued it:\n\n%2\n\nSomebody who can change your network traffic could show a certificate of "
                       "their own. Compare the fingerprint with the server's operator by another way.")
                        .arg(trouble.host, ConnectionText::fingerprint(trouble.error.certificateSha256));
    question.verb = tr("Trust certificate");
    question.destructive = true;
    m_prompt.confirm(question, this, [this, sha256 = trouble.error.certificateSha256](bool yes) {
        if (!yes)
            return;
        m_server->setPinnedSha256(sha256);
        submitIfComplete();
    });
}

void ConnectionDialog::reject()
{
    if (m_busy) {
        setBusy(false);
        Q_EMIT cancelRequested();
        return;
    }
    keepCurrent();
    Q_EMIT profilesChanged(profiles());
    QDialog::reject();
}

} // namespace drydock
