// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/signinflow.h"

#include "models/store/fleetsnapshot.h"
#include "ui/dialogs/userprompt.h"

namespace drydock {

SignInFlow::SignInFlow(Settings &settings, SessionController &controller, UiContext &ui, QObject *parent)
    : QObject(parent)
    , m_settings(settings)
    , m_controller(controller)
    , m_ui(ui)
{
    connect(&controller, &SessionController::troubled, this, &SignInFlow::onTrouble);
    connect(&controller, &SessionController::signedIn, this, &SignInFlow::onSignedIn);
    connect(&controller, &SessionController::signedInAgain, this, [this] {
        if (m_again)
            m_again->accept();
    });
    connect(&controller, &SessionController::secondFactorNeeded, this, [this] {
        if (m_again)
            m_again->askSecondFactor();
        else if (m_dialog)
            m_dialog->askSecondFactor();
    });
    connect(&controller, &SessionController::profileChanged, this, &SignInFlow::remember);
}

SignInFlow::~SignInFlow()
{
    delete m_dialog;
    delete m_again;
}

QList<ServerProfile> SignInFlow::profiles() const
{
    return profilesFromJson(m_settings.value(keys::kProfiles));
}

std::optional<ServerProfile> SignInFlow::find(const QString &name) const
{
    const QUrl url = normalisedServerUrl(name);
    for (const ServerProfile &profile : profiles()) {
        if (profile.id == name || profile.name.compare(name, Qt::CaseInsensitive) == 0
            || (url.isValid() && normalisedServerUrl(profile.url) == url))
            return profile;
    }
    return std::nullopt;
}

void SignInFlow::store(const QList<ServerProfile> &profiles)
{
    m_settings.set(keys::kProfiles, profilesToJson(profiles, m_settings.value(keys::kProfiles)));
}

void SignInFlow::remember(const ServerProfile &profile)
{
    if (profile.id == m_passing)
        return;
    QList<ServerProfile> all = profiles();
    const auto known = std::find_if(
        all.begin(), all.end(), [&profile](const ServerProfile &each) { return each.id == profile.id; });
    if (known == all.end())
        all.append(profile);
    else
        *known = profile;
    store(all);
    m_settings.set(keys::kLastProfile, profile.id);
}

void SignInFlow::setNotice(const QString &text)
{
    m_notice = text;
    if (m_dialog)
        m_dialog->setNotice(text);
}

ConnectionDialog *SignInFlow::open(QWidget *window)
{
    if (!m_dialog) {
        m_dialog = new ConnectionDialog(m_ui.theme(), m_ui.prompt(), window);
        m_dialog->setAttribute(Qt::WA_DeleteOnClose);
        m_dialog->setProfiles(profiles(), m_settings.value(keys::kLastProfile));
        m_dialog->setLabAvailable(m_labAvailable);
        m_dialog->setNotice(m_notice);
        connectDialog();
    }
    m_dialog->open();
    return m_dialog;
}

void SignInFlow::connectDialog()
{
    connect(m_dialog, &ConnectionDialog::signInRequested, this,
        [this](const ServerProfile &profile, const SignInForm &form) {
            m_dialog->setBusy(true, tr("Signing in…"));
            m_controller.signIn(profile, form);
        });
    connect(m_dialog, &ConnectionDialog::storedSignInRequested, this, [this](const ServerProfile &profile) {
        m_dialog->setBusy(true, tr("Signing in…"));
        m_controller.signInWithStoredToken(profile);
    });
    connect(m_dialog, &ConnectionDialog::secondFactorEntered, this, [this](const QString &code) {
        m_dialog->setBusy(true, tr("Signing in…"));
        m_controller.submitSecondFactor(code);
    });
    connect(m_dialog, &ConnectionDialog::cancelRequested, this, [this] {
        m_controller.cancel();
        Q_EMIT cancelled();
    });
    connect(m_dialog, &ConnectionDialog::labRequested, this, &SignInFlow::labRequested);
    connect(m_dialog, &ConnectionDialog::forgotPasswordRequested, &m_controller, &SessionController::openForgotPassword);
    connect(m_dialog, &ConnectionDialog::browserRequested, this, &SignInFlow::browserRequested);
    connect(m_dialog, &ConnectionDialog::diagnosisRequested, this, &SignInFlow::diagnosisRequested);
    connect(m_dialog, &ConnectionDialog::profilesChanged, this, &SignInFlow::store);
    connect(m_dialog, &ConnectionDialog::profileForgotten, &m_controller, &SessionController::forgetServer);
    connect(m_dialog, &ConnectionDialog::profileForgotten, this,
        [this](const ServerProfile &profile) { FleetSnapshot::wipe(snapshotFile(m_settings.folder(), profile.id)); });
}

void SignInFlow::openProfile(const ServerProfile &profile, QWidget *window)
{
    ConnectionDialog *dialog = open(window);
    dialog->setProfiles(profiles(), profile.id);
    if (!profile.hasSecret)
        return;
    //: %1 the name or the address of a server
    dialog->setBusy(true, tr("Signing in to %1…").arg(profile.name.isEmpty() ? profile.url : profile.name));
    m_controller.signInWithStoredToken(profile);
}

void SignInFlow::repair(
    const ServerProfile &profile, const ConnectionTrouble &trouble, TroubleOffer offer, QWidget *window)
{
    // What is being typed into an open dialog is not in the settings yet.
    const bool shown = m_dialog && m_dialog->currentProfile().id == profile.id;
    ConnectionDialog *dialog = open(window);
    if (!shown && !find(profile.id))
        return;
    if (!shown)
        dialog->setProfiles(profiles(), profile.id);
    dialog->runOffer(trouble, offer);
}

SignInDialog *SignInFlow::askAgain(QWidget *window)
{
    if (m_again)
        return m_again;
    m_again = new SignInDialog(m_ui.theme(), m_controller.identity().profile, window);
    m_again->setAttribute(Qt::WA_DeleteOnClose);
    connect(m_again, &SignInDialog::signInRequested, &m_controller, &SessionController::signInAgain);
    connect(m_again, &SignInDialog::secondFactorEntered, &m_controller, &SessionController::submitSecondFactor);
    connect(m_again, &SignInDialog::forgotPassword, this,
        [this] { m_controller.openForgotPassword(m_controller.identity().profile); });
    connect(m_again, &SignInDialog::browserRequested, this, &SignInFlow::browserRequested);
    connect(m_again, &QDialog::rejected, &m_controller, &SessionController::declineSignIn);
    m_again->open();
    return m_again;
}

void SignInFlow::onTrouble(const ConnectionTrouble &trouble)
{
    if (m_again)
        m_again->showTrouble(trouble);
    else if (m_dialog)
        m_dialog->showTrouble(trouble);
}

void SignInFlow::onSignedIn()
{
    if (!m_dialog)
        return;
    store(m_dialog->profiles());
    remember(m_controller.identity().profile);
    m_dialog->accept();
}

} // namespace drydock
