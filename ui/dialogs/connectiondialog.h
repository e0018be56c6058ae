// SPDX-License-Identifier: GPL-3.0-or-later
//
// ConnectionDialog: servers at the left, the chosen one and how to sign in at the right, failures as a bar inside.
// Plain values in and signals out: Application owns it, stores the profiles and drives the sign-in. What was typed
// stays there through every failure. GUI thread; it knows no settings, no keychain, no network.
#pragma once

#include "ui/dialogs/connectionprofile.h"
#include "ui/text/connectiontext.h"

#include <QDialog>
#include <QList>

class QLabel;
class QListWidget;
class QProgressBar;
class QPushButton;
class QVBoxLayout;

namespace drydock {

class FailureBar;
class ServerForm;
class SignInFields;
class Theme;
class UserPrompt;

class ConnectionDialog final : public QDialog {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(ConnectionDialog)

public:
    ConnectionDialog(const Theme &theme, UserPrompt &prompt, QWidget *parent = nullptr);

    //! Shows these servers, the one of that id chosen. With none, a new one is begun and the lab is offered first.
    void setProfiles(const QList<ConnectionProfile> &profiles, const QString &currentId = {});
    [[nodiscard]] QList<ConnectionProfile> profiles() const;
    [[nodiscard]] ConnectionProfile currentProfile() const;
    void setLabAvailable(bool available);
    //! A standing remark below the form: "Signed in for this session only".
    void setNotice(const QString &text);

    //! An attempt is under way: fields wait, Cancel ends the attempt.
    void setBusy(bool busy, const QString &what = {});
    [[nodiscard]] bool isBusy() const { return m_busy; }
    void showTrouble(const ConnectionTrouble &trouble);
    void clearTrouble();
    //! What a bar's button would do, for whoever found the trouble in another way.
    void runOffer(const ConnectionTrouble &trouble, TroubleOffer offer);
    void askSecondFactor();

    [[nodiscard]] FailureBar *failureBar() const { return m_bar; }
    [[nodiscard]] SignInFields *signInFields() const { return m_signIn; }
    [[nodiscard]] ServerForm *serverForm() const { return m_server; }

    void reject() override;

Q_SIGNALS:
    void signInRequested(const drydock::ConnectionProfile &profile, const drydock::SignInForm &form);
    //! Nothing was typed, and the keychain has a token of this server.
    void storedSignInRequested(const drydock::ConnectionProfile &profile);
    //! The code for the attempt that waits for it.
    void secondFactorEntered(const QString &code);
    void cancelRequested();
    void labRequested();
    void forgotPasswordRequested(const drydock::ConnectionProfile &profile);
    void browserRequested(const QUrl &url);
    //! Why does it not connect? `proxyPassword` is what was typed, maybe nothing.
    void diagnosisRequested(const drydock::ConnectionProfile &profile, const QString &proxyPassword);
    //! The user took a server off the list; its token is to be forgotten too.
    void profileForgotten(const drydock::ConnectionProfile &profile);
    void profilesChanged(const QList<drydock::ConnectionProfile> &profiles);

private:
    QWidget *buildList();
    QWidget *buildForm(const Theme &theme);
    QWidget *buildButtons();
    void addServer();
    void forgetServer();
    void choose(int row);
    void keepCurrent();
    void showNames();
    void submit();
    void submitIfComplete();
    void confirmPin(const ConnectionTrouble &trouble);
    void updateButtons();

    UserPrompt &m_prompt;
    QList<ConnectionProfile> m_profiles;
    int m_current = -1;
    bool m_busy = false;
    bool m_waitsForCode = false;
    bool m_labAvailable = false;
    QListWidget *m_list = nullptr;
    QPushButton *m_forget = nullptr;
    QLabel *m_welcome = nullptr;
    FailureBar *m_bar = nullptr;
    ServerForm *m_server = nullptr;
    SignInFields *m_signIn = nullptr;
    QLabel *m_notice = nullptr;
    QProgressBar *m_progress = nullptr;
    QLabel *m_busyText = nullptr;
    QPushButton *m_lab = nullptr;
    QPushButton *m_submit = nullptr;
    QPushButton *m_cancel = nullptr;
};

} // namespace drydock
