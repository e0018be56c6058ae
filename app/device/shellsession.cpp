// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/device/shellsession.h"

#include <QByteArray>

#include <cerrno>
#include <chrono>
#include <csignal>
#include <cstring>

#include <fcntl.h>
#include <pty.h>
#include <sys/ioctl.h>
#include <sys/wait.h>
#include <unistd.h>

namespace drydock::device {

using namespace std::chrono_literals;

namespace {

constexpr auto kPingInterval = 60s;
constexpr qint64 kPingTimeoutSeconds = 65;

} // namespace

ShellSession::ShellSession()
{
    m_pings.setInterval(kPingInterval);
    connect(&m_pings, &QTimer::timeout, this, &ShellSession::ping);
}

ShellSession::~ShellSession()
{
    blockSignals(true);
    finish({});
}

QString ShellSession::start(quint16 width, quint16 height)
{
    winsize size {};
    size.ws_col = width;
    size.ws_row = height;
    const pid_t process = ::forkpty(&m_terminal, nullptr, nullptr, &size);
    if (process < 0)
        return QStringLiteral("no pseudo terminal: %1").arg(QString::fromLocal8Bit(std::strerror(errno)));
    if (process == 0) {
        // The child: nothing but exec.
        ::setenv("TERM", "xterm-256color", 1);
        ::execl("/bin/sh", "sh", static_cast<char *>(nullptr));
        ::_exit(127);
    }
    m_process = process;
    ::fcntl(m_terminal, F_SETFD, FD_CLOEXEC);
    ::fcntl(m_terminal, F_SETFL, ::fcntl(m_terminal, F_GETFL) | O_NONBLOCK);
    m_notifier = std::make_unique<QSocketNotifier>(m_terminal, QSocketNotifier::Read);
    connect(m_notifier.get(), &QSocketNotifier::activated, this, &ShellSession::readOutput);
    m_pings.start();
    return {};
}

void ShellSession::write(const QByteArray &bytes)
{
    // What a person types fits into the terminal's buffer; what does not is lost, as on a stuck line.
    [[maybe_unused]] const ssize_t written = ::write(m_terminal, bytes.constData(), static_cast<size_t>(bytes.size()));
}

void ShellSession::resize(quint16 width, quint16 height)
{
    winsize size {};
    size.ws_col = width;
    size.ws_row = height;
    ::ioctl(m_terminal, TIOCSWINSZ, &size);
}

void ShellSession::readOutput()
{
    char buffer[kPiece];
    const ssize_t count = ::read(m_terminal, buffer, sizeof buffer);
    if (count > 0)
        Q_EMIT output(QByteArray(buffer, static_cast<qsizetype>(count)));
    else if (count == 0 || (errno != EAGAIN && errno != EINTR))
        finish(QStringLiteral("the shell has ended")); // EIO: nobody holds the other end any more
}

void ShellSession::ping()
{
    if (std::exchange(m_waiting, true))
        return finish(QStringLiteral("no sign of life"));
    Q_EMIT pingWanted(kPingTimeoutSeconds);
}

void ShellSession::end()
{
    finish(QStringLiteral("stopped"));
}

void ShellSession::finish(const QString &why)
{
    if (m_process < 0)
        return;
    m_pings.stop();
    m_notifier.reset();
    ::close(std::exchange(m_terminal, -1));
    const auto process = static_cast<pid_t>(std::exchange(m_process, -1));
    ::kill(process, SIGHUP);
    ::kill(process, SIGKILL);
    ::waitpid(process, nullptr, 0);
    Q_EMIT ended(why);
}

} // namespace drydock::device
