// SPDX-License-Identifier: GPL-3.0-or-later
//
// DoctorFlow: runs the connection doctor for a server's profile and shows it: fetches the token and the proxy's
// password from where they are kept, and does what the dialog's buttons offer: the field of the profile, the question
// for a certificate, a sign-in. Owned by Application after SignInFlow; GUI thread. It changes nothing by itself.
#pragma once

#include "app/desktop/signinflow.h"
#include "models/rest/doctor/connectiondoctor.h"
#include "models/rest/doctor/socketnetwork.h"
#include "ui/dialogs/doctordialog.h"

namespace drydock {

class DoctorFlow final : public QObject {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(DoctorFlow)

public:
    struct Services {
        SecretStore &secrets;
        SessionController &controller;
        SignInFlow &signIn;
        UiContext &ui;
    };

    explicit DoctorFlow(Services services, QObject *parent = nullptr);
    ~DoctorFlow() override;

    //! For the server of the session, else the one that was used last. Without any, the connection dialog opens.
    void open(QWidget *window);
    DoctorDialog *open(const ServerProfile &profile, QWidget *over, const QString &proxyPassword = {});
    [[nodiscard]] DoctorDialog *dialog() const { return m_dialog; }
    [[nodiscard]] ConnectionDoctor *doctor() const { return m_doctor.get(); }

private:
    struct Gathered;
    [[nodiscard]] bool isRunningSession(const ServerProfile &profile) const;
    void run(const ServerProfile &profile);
    void readToken(const std::shared_ptr<Gathered> &gathered);
    void readProxyPassword(const std::shared_ptr<Gathered> &gathered);
    void start(const Gathered &gathered);
    void drop();
    void act(const DoctorStep &step, TroubleOffer offer);
    void repair(const ServerProfile &profile, const ConnectionTrouble &trouble, TroubleOffer offer);

    Services m_services;
    SocketNetwork m_network;
    QPointer<QWidget> m_window; //!< of the application
    QPointer<DoctorDialog> m_dialog;
    QString m_typedFor; //!< the profile whose proxy password was typed and not stored yet
    QString m_typedProxyPassword;
    std::unique_ptr<QObject> m_gathering; //!< answers of the keychain end with it
    std::unique_ptr<ConnectionDoctor> m_doctor;
    QMetaObject::Connection m_afterSignOut;
};

} // namespace drydock
