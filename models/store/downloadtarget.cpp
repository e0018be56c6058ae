// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/store/downloadtarget.h"

#include <QFileInfo>
#include <QStorageInfo>
#include <QUuid>

#include <cerrno>
#include <filesystem>

#ifdef Q_OS_UNIX
#include <fcntl.h>
#include <unistd.h>
#endif

namespace drydock {

namespace {

//! A name is at most 255 bytes long nearly everywhere, and one character can take four.
constexpr qsizetype kLongestStem = 48;

QString partName(const QString &finalPath)
{
    const QFileInfo file(finalPath);
    const QString random = QUuid::createUuid().toString(QUuid::Id128).left(8);
    return file.absolutePath() + QStringLiteral("/%1.%2.part").arg(file.fileName().left(kLongestStem), random);
}

std::filesystem::path native(const QString &path)
{
    return std::filesystem::path(path.toStdU16String());
}

bool isFull(int code)
{
#ifdef EDQUOT
    if (code == EDQUOT)
        return true;
#endif
    return code == ENOSPC;
}

} // namespace

Result<std::shared_ptr<DownloadTarget>> PartFile::open(const QString &finalPath)
{
    const QFileInfo target(finalPath);
    if (target.isDir() || (target.exists() && !target.isWritable()))
        return makeLocalError(LocalProblem::CannotWrite, target.fileName());
    std::shared_ptr<PartFile> file(new PartFile(finalPath));
    errno = 0;
    if (!file->m_file.open(QIODevice::WriteOnly | QIODevice::NewOnly | QIODevice::Unbuffered)) {
        const bool full = isFull(errno);
        return makeLocalError(full ? LocalProblem::DiskFull : LocalProblem::CannotWrite, file->m_file.errorString());
    }
    file->QIODevice::open(QIODevice::WriteOnly | QIODevice::Unbuffered);
    return std::shared_ptr<DownloadTarget>(std::move(file));
}

PartFile::PartFile(const QString &finalPath)
    : m_finalPath(finalPath)
    , m_file(partName(finalPath))
{
}

PartFile::~PartFile()
{
    // Not QFile::remove() without a look: a file that never opened is not ours.
    if (m_file.isOpen())
        m_file.remove();
}

bool PartFile::seek(qint64 position)
{
    if (position > m_size || (position < m_size && !m_file.resize(position)) || !m_file.seek(position))
        return false;
    m_size = position;
    m_problem = LocalProblem::None;
    return QIODevice::seek(position);
}

qint64 PartFile::bytesFree() const
{
    const QStorageInfo disk(QFileInfo(m_finalPath).absolutePath());
    return disk.isValid() && disk.isReady() ? disk.bytesAvailable() : -1;
}

qint64 PartFile::writeData(const char *data, qint64 size)
{
    errno = 0;
    const qint64 written = m_file.write(data, size);
    const int code = errno;
    m_size += qMax<qint64>(0, written);
    if (written < size) {
        m_problem = isFull(code) || bytesFree() == 0 ? LocalProblem::DiskFull : LocalProblem::CannotWrite;
        setErrorString(m_file.errorString());
    }
    return written;
}

void PartFile::flush(const QString &partPath)
{
#ifdef Q_OS_UNIX
    const int descriptor = ::open(QFile::encodeName(partPath).constData(), O_RDONLY | O_CLOEXEC);
    if (descriptor < 0)
        return;
    ::fsync(descriptor);
    ::close(descriptor);
#else
    Q_UNUSED(partPath)
#endif
}

Status PartFile::commit()
{
    m_file.close();
    std::error_code problem;
    std::filesystem::rename(native(m_file.fileName()), native(m_finalPath), problem);
    if (!problem)
        return Nothing {};
    QFile::remove(m_file.fileName());
    return makeLocalError(LocalProblem::CannotWrite, QString::fromLocal8Bit(problem.message().c_str()));
}

} // namespace drydock
