// SPDX-License-Identifier: GPL-3.0-or-later
//
// Application: the object graph, built in the order of its members and destroyed in reverse: settings, clock, secret
// store, theme, actions, window, sign-in, and per sign-in a Session with its panes. Made by main after QApplication,
// lives until the event loop ended. GUI thread.
#pragma once

#include "app/desktop/commandline.h"
#include "app/desktop/doctorflow.h"
#include "app/desktop/labprocess.h"
#include "app/desktop/preferencestore.h"
#include "app/desktop/session.h"
#include "app/desktop/sessioncontroller.h"
#include "app/desktop/settings.h"
#include "app/desktop/signinflow.h"
#include "app/desktop/stalldetector.h"
#include "app/desktop/statusreporter.h"
#include "models/rest/ratebudget.h"
#include "ui/actions/actionregistry.h"
#include "ui/dialogs/userprompt.h"
#include "ui/shell/mainwindow.h"

#include <QElapsedTimer>
#include <QTemporaryDir>

namespace drydock {

class Figures;
class SessionPanes;
class Tour;

class Application final : public QObject {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(Application)

public:
    //! `sinceStart` was started first thing in main(); figures count from there.
    explicit Application(const CommandLine &line, const QElapsedTimer &sinceStart = {}, QObject *parent = nullptr);
    ~Application() override;

    //! Shows the window and does what the command line asks for, from the event loop on.
    void start();
    //! Ends everything in order, the lab last, then the event loop.
    void quit(ExitCode code = ExitCode::Success);

    [[nodiscard]] const CommandLine &line() const { return m_line; }
    [[nodiscard]] Settings &settings() { return *m_settings; }
    [[nodiscard]] Theme &theme() { return m_theme; }
    [[nodiscard]] UiContext &ui() { return m_ui; }
    [[nodiscard]] SecretStore &secrets() { return *m_secrets; }
    [[nodiscard]] SessionController &controller() { return m_controller; }
    [[nodiscard]] SignInFlow &signIn() { return m_signIn; }
    [[nodiscard]] DoctorFlow &doctor() { return m_doctor; }
    [[nodiscard]] MainWindow &window() { return *m_window; }
    [[nodiscard]] SessionPanes *panes() { return m_panes.get(); }
    [[nodiscard]] Session *session() { return m_session.get(); } //!< null between sessions
    [[nodiscard]] StatusReporter &status() { return m_status; }
    [[nodiscard]] StallDetector &stalls() { return m_stalls; }

Q_SIGNALS:
    //! The session's docks are there.
    void sessionOpened();
    void sessionClosed();
    //! In a run without a user: no session will come.
    void hopeless(drydock::ExitCode code, const QString &reason);

private:
    [[nodiscard]] SessionController::Services services();
    //! Empty where no fleet is kept.
    [[nodiscard]] QString snapshotFileOf(const ServerProfile &profile) const;
    [[nodiscard]] static std::unique_ptr<SecretStore> makeSecrets(const CommandLine &line, Clock &clock);
    void connectSignIn();
    void connectSecrets();
    void bindActions();
    void showWelcome();
    void openFirst();
    void openLabAt();
    void openSession();
    void closeSession();
    void followCapabilities();
    void followSnapshot();
    void startLab();
    void startFigures();
    void signInToLab(const LabAddress &address);
    void onLabRestarted(const LabAddress &address);
    void setPreferences(const Preferences &preferences);
    void exportTraffic();
    [[nodiscard]] bool writeHar(const QString &path);
    void finishQuit();

    CommandLine m_line;
    QElapsedTimer m_sinceStart;
    std::unique_ptr<QTemporaryDir> m_temporary;
    std::unique_ptr<Settings> m_settings;
    SystemClock m_clock;
    RateBudgets m_budgets { m_clock }; //!< shared by all sessions and sign-ins
    std::unique_ptr<SecretStore> m_secrets;
    Theme m_theme;
    DialogPrompt m_prompt;
    ActionRegistry m_actions;
    UiContext m_ui;
    SettingsLayoutStore m_layouts;
    SessionController m_controller;
    SignInFlow m_signIn;
    DoctorFlow m_doctor;
    StatusReporter m_status;
    StallDetector m_stalls;
    std::unique_ptr<LabProcess> m_lab;
    LabAddress m_labAddress;
    std::unique_ptr<Session> m_session;
    std::unique_ptr<MainWindow> m_window;
    std::unique_ptr<SessionPanes> m_panes;
    std::unique_ptr<Tour> m_tour;
    std::unique_ptr<Figures> m_figures;
    bool m_quitting = false;
    ExitCode m_exitCode = ExitCode::Success;
};

} // namespace drydock
