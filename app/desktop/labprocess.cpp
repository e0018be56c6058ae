// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/labprocess.h"

#include "models/core/redact.h"

#include <QCoreApplication>
#include <QDir>
#include <QFileInfo>
#include <QJsonDocument>
#include <QJsonObject>
#include <QLoggingCategory>
#include <QStandardPaths>

#ifdef Q_OS_LINUX
#include <csignal>
#include <sys/prctl.h>
#endif

namespace drydock {

namespace {

Q_LOGGING_CATEGORY(lcLab, "drydock.lab", QtInfoMsg)

constexpr int kStartTimeoutMs = 120'000; // a hundred thousand devices take a while on a slow machine
constexpr int kKillAfterMs = 3'000;
constexpr int kMostDeaths = 3; // within a minute: then something is wrong that a restart does not mend
constexpr qint64 kDeathWindowMs = 60'000;
constexpr qsizetype kLongestLine = 64 * 1024;

} // namespace

LabProcess::LabProcess(LabOptions options, QObject *parent)
    : QObject(parent)
    , m_options(std::move(options))
{
    m_startTimeout.setSingleShot(true);
    m_startTimeout.setInterval(kStartTimeoutMs);
    connect(&m_startTimeout, &QTimer::timeout, this, [this] { giveUp(tr("The lab did not get ready in time.")); });
    m_killTimer.setSingleShot(true);
    m_killTimer.setInterval(kKillAfterMs);
    connect(&m_killTimer, &QTimer::timeout, this, [this] {
        if (m_process)
            m_process->kill();
    });
}

LabProcess::~LabProcess()
{
    if (m_process) {
        // The lab's database is made for being killed, and its folder goes with us.
        m_process->disconnect(this);
        m_process->kill();
        m_process->waitForFinished(kKillAfterMs);
    }
}

QString LabProcess::findProgram()
{
    const QString name = QStringLiteral("drydock-lab");
    const QString beside = QDir(QCoreApplication::applicationDirPath()).filePath(name);
    return QFileInfo(beside).isExecutable() ? beside : QStandardPaths::findExecutable(name);
}

std::optional<LabAddress> LabAddress::fromReadyLine(const QByteArray &line)
{
    const QJsonObject said = QJsonDocument::fromJson(line).object();
    LabAddress address { QUrl(said.value(QLatin1String("url")).toString()), said.value(QLatin1String("user")).toString(),
        said.value(QLatin1String("password")).toString() };
    if (!address.url.isValid() || address.url.host().isEmpty())
        return std::nullopt;
    return address;
}

void LabProcess::start()
{
    if (m_process)
        return;
    m_stopping = false;
    if (m_options.program.isEmpty())
        m_options.program = findProgram();
    if (m_options.program.isEmpty()) {
        QMetaObject::invokeMethod(
            this, [this] { giveUp(tr("The program drydock-lab is not installed.")); }, Qt::QueuedConnection);
        return;
    }
    if (m_options.dataFolder.isEmpty()) {
        m_folder = std::make_unique<QTemporaryDir>(QDir::temp().filePath(QStringLiteral("drydock-lab-XXXXXX")));
        m_options.dataFolder = m_folder->path();
    }
    launch();
}

void LabProcess::launch()
{
    m_ready = false;
    m_output.clear();
    m_process = std::make_unique<QProcess>();
    m_process->setProgram(m_options.program);
    // After a death the address is known: the same port, so that whoever talks to it need not learn a new one.
    const int port = m_address.url.port(0);
    m_process->setArguments(QStringList { QStringLiteral("--port"), QString::number(port), QStringLiteral("--data"),
                                m_options.dataFolder, QStringLiteral("--devices"), QString::number(m_options.devices),
                                QStringLiteral("--exit-with-parent") }
        + m_options.more);
#ifdef Q_OS_LINUX
    m_process->setChildProcessModifier([] { ::prctl(PR_SET_PDEATHSIG, SIGTERM); });
#endif
    connect(m_process.get(), &QProcess::readyReadStandardOutput, this, &LabProcess::readOutput);
    connect(m_process.get(), &QProcess::readyReadStandardError, this, &LabProcess::readErrors);
    connect(m_process.get(), &QProcess::finished, this, &LabProcess::onFinished);
    connect(m_process.get(), &QProcess::errorOccurred, this, [this](QProcess::ProcessError error) {
        if (error == QProcess::FailedToStart)
            giveUp(tr("The lab could not be started: %1").arg(m_process->errorString()));
    });
    m_startTimeout.start();
    m_process->start();
}

void LabProcess::readOutput()
{
    m_output += m_process->readAllStandardOutput();
    const qsizetype end = m_output.indexOf('\n');
    if (m_ready || end < 0) {
        if (m_output.size() > kLongestLine)
            m_output.clear();
        return;
    }
    std::optional<LabAddress> address = LabAddress::fromReadyLine(m_output.left(end));
    m_output.clear();
    if (!address) {
        giveUp(tr("The lab did not say where it listens."));
        return;
    }
    m_startTimeout.stop();
    m_address = *std::move(address);
    m_ready = true;
    if (std::exchange(m_wasReady, true))
        Q_EMIT restarted(m_address);
    else
        Q_EMIT ready(m_address);
}

void LabProcess::readErrors()
{
    const QString text = redact(QString::fromUtf8(m_process->readAllStandardError().right(kLongestLine))).trimmed();
    if (text.isEmpty())
        return;
    m_lastError = text.section(QLatin1Char('\n'), -1);
    qCInfo(lcLab).noquote() << text;
}

void LabProcess::onFinished(int exitCode, QProcess::ExitStatus status)
{
    readErrors();
    m_startTimeout.stop();
    m_killTimer.stop();
    m_ready = false;
    m_process.release()->deleteLater(); // we are inside its signal
    if (m_stopping) {
        Q_EMIT stopped();
        return;
    }
    qCWarning(lcLab) << "ended by itself:" << status << "exit code" << exitCode;
    if (!m_wasReady) {
        giveUp(m_lastError.isEmpty() ? tr("The lab ended before it was ready.")
                                     : tr("The lab ended before it was ready: %1").arg(m_lastError.left(300)));
        return;
    }
    if (!m_sinceDeath.isValid() || m_sinceDeath.elapsed() > kDeathWindowMs)
        m_deaths = 0;
    m_sinceDeath.start();
    if (++m_deaths > kMostDeaths) {
        giveUp(tr("The lab keeps ending and is not started again."));
        return;
    }
    Q_EMIT died();
    if (!m_stopping)
        launch();
}

void LabProcess::stop()
{
    m_stopping = true;
    m_startTimeout.stop();
    if (!m_process || m_process->state() == QProcess::NotRunning) {
        QMetaObject::invokeMethod(this, &LabProcess::stopped, Qt::QueuedConnection);
        return;
    }
    m_killTimer.start();
    m_process->terminate();
}

void LabProcess::giveUp(const QString &reason)
{
    m_startTimeout.stop();
    m_ready = false;
    m_stopping = true;
    if (m_process && m_process->state() != QProcess::NotRunning)
        m_process->kill();
    Q_EMIT failed(reason);
}

} // namespace drydock
