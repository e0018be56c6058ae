// SPDX-License-Identifier: GPL-3.0-or-later
//
// LabProcess: a drydock-lab of our own, as a child process on a free loopback port. It is stopped with us, also when
// we crash (its standard input closes, and the kernel sends it SIGTERM). A lab that dies is started again on its port
// and its data; one that dies again and again is given up. Owned by Application, GUI thread, never waits.
#pragma once

#include <QElapsedTimer>
#include <QObject>
#include <QProcess>
#include <QTemporaryDir>
#include <QTimer>
#include <QUrl>

#include <memory>
#include <optional>

namespace drydock {

struct LabOptions {
    QString program; //!< empty: beside our own program, else on the PATH
    QString dataFolder; //!< empty: a temporary one that goes when we go
    int devices = 2000;
    QStringList more; //!< further arguments
};

//! What a lab says when it is ready.
struct LabAddress {
    QUrl url;
    QString user;
    QString password;

    //! From the line that a lab prints when it is ready; nothing where it is not such a line.
    [[nodiscard]] static std::optional<LabAddress> fromReadyLine(const QByteArray &line);
};

class LabProcess final : public QObject {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(LabProcess)

public:
    explicit LabProcess(LabOptions options, QObject *parent = nullptr);
    ~LabProcess() override;

    void start();
    //! Asks it to end; stopped() follows. Killed after 3 s.
    void stop();

    [[nodiscard]] bool isReady() const { return m_ready; }
    [[nodiscard]] const LabAddress &address() const { return m_address; }
    [[nodiscard]] qint64 processId() const { return m_process ? m_process->processId() : 0; }
    //! The lab program that would be started; empty where there is none.
    [[nodiscard]] static QString findProgram();

Q_SIGNALS:
    void ready(const drydock::LabAddress &address);
    void died(); //!< it ended without being asked; a restart follows
    void restarted(const drydock::LabAddress &address);
    //! It could not be started, or died too often. `reason` is a sentence.
    void failed(const QString &reason);
    void stopped();

private:
    void launch();
    void readOutput();
    void readErrors();
    void onFinished(int exitCode, QProcess::ExitStatus status);
    void giveUp(const QString &reason);

    LabOptions m_options;
    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<QProcess> m_process;
    LabAddress m_address;
    QByteArray m_output;
    QString m_lastError;
    bool m_ready = false;
    bool m_wasReady = false;
    bool m_stopping = false;
    int m_deaths = 0;
    QElapsedTimer m_sinceDeath;
    QTimer m_startTimeout;
    QTimer m_killTimer;
};

} // namespace drydock
