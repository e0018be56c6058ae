// SPDX-License-Identifier: GPL-3.0-or-later
//
// StatusReporter: gathers what the window says of the session (server, user, requests in flight, offline, write
// guard, notices) and pushes it, at most ten times a second. It also drives the write guard: read-only mode, and
// production that is unlocked for a quarter of an hour. Owned by Application, GUI thread.
#pragma once

#include "app/desktop/session.h"
#include "ui/shell/mainwindow.h"

#include <QTimer>

namespace drydock {

class StatusReporter final : public QObject {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(StatusReporter)

public:
    static constexpr std::chrono::minutes kUnlockedFor { 15 };

    StatusReporter(UiContext &ui, QObject *parent = nullptr);
    ~StatusReporter() override;

    //! The window may come after and go before the reporter.
    void setWindow(MainWindow *window);
    //! Null between sessions. `readOnly` is the user's own wish for every session.
    void setSession(Session *session, bool readOnly);

    //! Sentences that stand in the status bar until they are taken back; `key` tells them apart.
    void setNotice(const QString &key, const QString &sentence);
    void clearNotice(const QString &key) { setNotice(key, {}); }
    [[nodiscard]] QStringList notices() const;

    //! The read-only action: the way back to writing is asked for where production is concerned.
    void toggleReadOnly();

Q_SIGNALS:
    void pushed(const drydock::ShellStatus &status);

private:
    void push();
    void pushSoon() { m_soon.isActive() ? void() : m_soon.start(); }
    void setGuard(WriteGuard guard);
    void unlock();

    UiContext &m_ui;
    QPointer<MainWindow> m_window;
    Session *m_session = nullptr;
    std::unique_ptr<QObject> m_context; //!< of the session's connections
    WriteGuard m_base = WriteGuard::Off;
    bool m_online = true;
    Timestamp m_lastAnswer;
    QList<std::pair<QString, QString>> m_notices;
    QTimer m_soon;
    QTimer m_relock;
};

} // namespace drydock
