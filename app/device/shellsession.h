// SPDX-License-Identifier: GPL-3.0-or-later
//
// ShellSession: /bin/sh in a pseudo terminal. Started only where its owner was told that it may. Owned by
// RemoteSession; its thread. The process ends with this object. It asks for a sign of life every minute and ends where
// none comes (server.md 7.4).
#pragma once

#include <QObject>
#include <QSocketNotifier>
#include <QTimer>

#include <memory>

namespace drydock::device {

class ShellSession final : public QObject {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(ShellSession)

public:
    static constexpr qsizetype kPiece = 4096; //!< bytes of output in one message

    ShellSession();
    ~ShellSession() override;

    //! Empty, or why there is no shell.
    [[nodiscard]] QString start(quint16 width, quint16 height);
    void write(const QByteArray &bytes);
    void resize(quint16 width, quint16 height);
    void peerIsAlive() { m_waiting = false; }
    //! As closing the terminal's window does: the shell gets SIGHUP.
    void end();

Q_SIGNALS:
    void output(const QByteArray &bytes);
    void pingWanted(qint64 timeoutSeconds);
    //! Once.
    void ended(const QString &why);

private:
    void readOutput();
    void ping();
    void finish(const QString &why);

    int m_terminal = -1;
    qint64 m_process = -1;
    std::unique_ptr<QSocketNotifier> m_notifier;
    QTimer m_pings;
    bool m_waiting = false; //!< for a pong
};

} // namespace drydock::device
