// SPDX-License-Identifier: GPL-3.0-or-later
//
// SignInFlow: the dialogs around a SessionController: the connection dialog before a session, the one prompt within
// it. It keeps the profiles in Settings. Owned by Application, GUI thread; it builds no session.
#pragma once

#include "app/desktop/sessioncontroller.h"
#include "app/desktop/settings.h"
#include "ui/dialogs/connectiondialog.h"
#include "ui/dialogs/signindialog.h"
#include "ui/shell/uicontext.h"

#include <QPointer>

namespace drydock {

class SignInFlow final : public QObject {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(SignInFlow)

public:
    SignInFlow(Settings &settings, SessionController &controller, UiContext &ui, QObject *parent = nullptr);
    ~SignInFlow() override;

    void setLabAvailable(bool available) { m_labAvailable = available; }
    //! The standing remark in the dialog; empty takes it away.
    void setNotice(const QString &text);

    //! A profile that goes with this run, as that of a lab: its port means nothing tomorrow.
    void setPassing(const QString &profileId) { m_passing = profileId; }

    [[nodiscard]] QList<ServerProfile> profiles() const;
    //! The id of the one that was signed in to last; may be empty.
    [[nodiscard]] QString lastProfile() const { return m_settings.value(keys::kLastProfile); }
    //! By id, name or address.
    [[nodiscard]] std::optional<ServerProfile> find(const QString &name) const;

    //! Opens the connection dialog over `window`, or brings it to the front.
    ConnectionDialog *open(QWidget *window);
    [[nodiscard]] ConnectionDialog *dialog() const { return m_dialog; }
    //! The dialog, busy with `profile`; with its stored token where there is one, else waiting for the user.
    void openProfile(const ServerProfile &profile, QWidget *window);
    //! The dialog with `profile` chosen, at the field or the question that `offer` names.
    void repair(const ServerProfile &profile, const ConnectionTrouble &trouble, TroubleOffer offer, QWidget *window);
    //! In NeedsLogin: the one prompt, unless it is open.
    SignInDialog *askAgain(QWidget *window);

Q_SIGNALS:
    void labRequested();
    void browserRequested(const QUrl &url);
    void diagnosisRequested(const drydock::ServerProfile &profile, const QString &proxyPassword);
    //! Cancel was pressed while something was under way.
    void cancelled();

private:
    void store(const QList<ServerProfile> &profiles);
    void remember(const ServerProfile &profile);
    void connectDialog();
    void onTrouble(const ConnectionTrouble &trouble);
    void onSignedIn();

    Settings &m_settings;
    SessionController &m_controller;
    UiContext &m_ui;
    bool m_labAvailable = false;
    QString m_notice;
    QString m_passing;
    QPointer<ConnectionDialog> m_dialog;
    QPointer<SignInDialog> m_again;
};

} // namespace drydock
