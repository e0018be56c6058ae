// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/logfile.h"

#include "models/core/redact.h"

#include <QDateTime>
#include <QDir>
#include <QStandardPaths>

#include <atomic>

namespace drydock {

namespace {

// Qt's handler is a bare function: it must find the one log of the process somewhere.
std::atomic<LogFile *> g_installed { nullptr };

const char *levelName(QtMsgType type)
{
    switch (type) {
    case QtDebugMsg: return "debug";
    case QtInfoMsg: return "info";
    case QtWarningMsg: return "warning";
    case QtCriticalMsg: return "critical";
    case QtFatalMsg: return "fatal";
    }
    return "?";
}

} // namespace

LogFile::LogFile(const QString &folder, qint64 fileSize)
    : m_folder(folder)
    , m_fileSize(fileSize)
    , m_file(QDir(folder).filePath(QStringLiteral("drydock.log")))
{
    open();
}

LogFile::~LogFile()
{
    if (!m_installed)
        return;
    qInstallMessageHandler(m_previous);
    g_installed.store(nullptr);
}

QString LogFile::standardFolder()
{
    return QDir(QStandardPaths::writableLocation(QStandardPaths::AppLocalDataLocation)).filePath(QStringLiteral("log"));
}

QString LogFile::path() const
{
    return m_file.fileName();
}

void LogFile::install()
{
    g_installed.store(this);
    m_installed = true;
    m_previous = qInstallMessageHandler(&LogFile::handle);
}

void LogFile::handle(QtMsgType type, const QMessageLogContext &context, const QString &message)
{
    LogFile *log = g_installed.load();
    if (!log)
        return;
    const QString clean = redact(message);
    log->write(type, QString::fromUtf8(context.category), clean);
    if (log->m_previous)
        log->m_previous(type, context, clean);
}

void LogFile::open()
{
    QDir().mkpath(m_folder);
    if (m_file.open(QIODevice::WriteOnly | QIODevice::Append))
        m_file.setPermissions(QFileDevice::ReadOwner | QFileDevice::WriteOwner);
}

void LogFile::rotate()
{
    m_file.close();
    const QString older = QDir(m_folder).filePath(QStringLiteral("drydock.1.log"));
    QFile::remove(older);
    QFile::rename(m_file.fileName(), older);
    open();
}

void LogFile::write(QtMsgType type, const QString &category, const QString &message)
{
    const QByteArray line = QDateTime::currentDateTimeUtc().toString(Qt::ISODateWithMs).toLatin1() + ' '
        + levelName(type) + ' ' + category.toUtf8() + ": " + redact(message).toUtf8().replace('\n', "\n    ") + '\n';
    const QMutexLocker lock(&m_mutex);
    if (!m_file.isOpen())
        return;
    if (m_file.size() + line.size() > m_fileSize)
        rotate();
    m_file.write(line.left(m_fileSize));
    m_file.flush();
}

} // namespace drydock
