// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/device/fileexchange.h"

#include <QDateTime>
#include <QDir>
#include <QFileInfo>

namespace drydock::device {

namespace {

constexpr qint64 kDirectory = 0x80000000; // Go's FileMode
constexpr qint64 kNotFound = 404;
constexpr qint64 kForbidden = 403;

struct PermissionBit {
    qint64 bit;
    QFileDevice::Permission permission;
};
constexpr PermissionBit kBits[] = { { 0400, QFileDevice::ReadOwner }, { 0200, QFileDevice::WriteOwner }, { 0100, QFileDevice::ExeOwner },
    { 0040, QFileDevice::ReadGroup }, { 0020, QFileDevice::WriteGroup }, { 0010, QFileDevice::ExeGroup }, { 0004, QFileDevice::ReadOther },
    { 0002, QFileDevice::WriteOther }, { 0001, QFileDevice::ExeOther } };

qint64 modeOf(const QFileInfo &file)
{
    qint64 mode = file.isDir() ? kDirectory : 0;
    for (const PermissionBit &each : kBits) {
        if (file.permission(each.permission))
            mode |= each.bit;
    }
    return mode;
}

QFileDevice::Permissions permissionsOf(qint64 mode)
{
    QFileDevice::Permissions permissions {};
    for (const PermissionBit &each : kBits) {
        if ((mode & each.bit) != 0)
            permissions |= each.permission;
    }
    return permissions;
}

} // namespace

FileExchange::FileExchange(const QString &folder, Send send)
    : m_folder(QFileInfo(folder).canonicalFilePath())
    , m_send(std::move(send))
{
}

std::optional<QString> FileExchange::inside(const QString &path) const
{
    if (m_folder.isEmpty() || !path.startsWith(u'/') || path.contains(QChar(0)))
        return std::nullopt;
    // The file itself need not exist, its folder has to; links are followed before they are judged.
    const QFileInfo info(QDir::cleanPath(path));
    const QString real = info.exists() || info.isSymLink() ? info.canonicalFilePath() : QFileInfo(info.path()).canonicalFilePath() + u'/' + info.fileName();
    if (real.isEmpty() || (real != m_folder && !real.startsWith(m_folder + u'/')))
        return std::nullopt;
    return real;
}

void FileExchange::refuse(const QString &type, const QString &why, qint64 code)
{
    api::ProtoMap body { { QStringLiteral("err"), why }, { QStringLiteral("msgtype"), type } };
    if (code > 0)
        body.insert_or_assign(QStringLiteral("code"), code);
    m_send("error", api::packMap(body), {});
}

void FileExchange::receive(const api::ProtoMessage &message)
{
    if (message.type == u"ping")
        return m_send("pong", {}, {});
    if (message.type == u"file_chunk")
        return take(message);
    if (message.type == u"ack")
        return acknowledged(message.number(QStringLiteral("offset")).value_or(-1));
    const Result<api::ProtoMap> body = api::unpackMap(message.body);
    if (!body)
        return refuse(message.type, QStringLiteral("malformed request"));
    if (message.type == u"stat")
        stat(*body, message.type);
    else if (message.type == u"get_file")
        beginGet(*body, message.type);
    else if (message.type == u"put_file")
        beginPut(*body, message.type);
}

void FileExchange::stat(const api::ProtoMap &body, const QString &type)
{
    const QString path = api::mapText(body, QStringLiteral("path"));
    const std::optional<QString> file = inside(path);
    if (!file)
        return refuse(type, QStringLiteral("access to %1 is not allowed").arg(path), kForbidden);
    const QFileInfo info(*file);
    if (!info.exists())
        return refuse(type, QStringLiteral("%1: no such file or directory").arg(path), kNotFound);
    m_send("file_info",
        api::packMap({ { QStringLiteral("path"), path }, { QStringLiteral("size"), info.size() }, { QStringLiteral("uid"), qint64 { info.ownerId() } },
            { QStringLiteral("gid"), qint64 { info.groupId() } }, { QStringLiteral("mode"), modeOf(info) },
            { QStringLiteral("modtime"), Timestamp { info.lastModified().toMSecsSinceEpoch() } } }),
        {});
}

void FileExchange::beginGet(const api::ProtoMap &body, const QString &type)
{
    const QString path = api::mapText(body, QStringLiteral("path"));
    const std::optional<QString> file = inside(path);
    if (m_target || m_source.isOpen())
        return refuse(type, QStringLiteral("another file transfer is in progress"));
    if (!file || QFileInfo(*file).isDir())
        return refuse(type, QStringLiteral("access to %1 is not allowed").arg(path), kForbidden);
    m_source.setFileName(*file);
    if (!m_source.open(QIODevice::ReadOnly))
        return refuse(type, QStringLiteral("%1: %2").arg(path, m_source.errorString()), kNotFound);
    m_offset = m_acknowledged = 0;
    m_sentEnd = false;
    sendChunks();
}

void FileExchange::sendChunks()
{
    while (!m_sentEnd && m_offset - m_acknowledged < kWindow * kChunk) {
        const QByteArray piece = m_source.read(kChunk);
        m_send("file_chunk", piece, { { QStringLiteral("offset"), m_offset } });
        m_offset += piece.size();
        m_sentEnd = piece.isEmpty();
    }
}

void FileExchange::acknowledged(qint64 offset)
{
    if (!m_source.isOpen() || offset < m_acknowledged || offset > m_offset)
        return;
    m_acknowledged = offset;
    if (!m_sentEnd)
        return sendChunks();
    if (m_acknowledged < m_offset)
        return;
    Q_EMIT happened(QStringLiteral("file sent"), m_source.fileName());
    m_source.close();
}

void FileExchange::beginPut(const api::ProtoMap &body, const QString &type)
{
    const QString path = api::mapText(body, QStringLiteral("path"));
    const std::optional<QString> file = inside(path);
    if (m_target || m_source.isOpen())
        return refuse(type, QStringLiteral("another file transfer is in progress"));
    if (!file)
        return refuse(type, QStringLiteral("access to %1 is not allowed").arg(path), kForbidden);
    if (QFileInfo(*file).isDir())
        return refuse(type, QStringLiteral("conflicting file path: cannot overwrite directory"));
    m_target = std::make_unique<QSaveFile>(*file);
    if (!m_target->open(QIODevice::WriteOnly)) {
        const QString why = m_target->errorString();
        m_target.reset();
        return refuse(type, QStringLiteral("%1: %2").arg(path, why));
    }
    m_permissions = permissionsOf(api::mapNumber(body, QStringLiteral("mode")).value_or(0));
    m_offset = 0;
    m_unacknowledged = 0;
    m_send("ack", {}, { { QStringLiteral("offset"), m_offset } });
}

void FileExchange::take(const api::ProtoMessage &message)
{
    if (!m_target)
        return refuse(message.type, QStringLiteral("no file transfer is in progress"));
    const auto fail = [&](const QString &why) {
        m_target->cancelWriting();
        m_target.reset();
        refuse(message.type, why);
    };
    if (message.number(QStringLiteral("offset")).value_or(-1) != m_offset)
        return fail(QStringLiteral("received unexpected chunk offset"));
    if (m_target->write(message.body) != message.body.size())
        return fail(m_target->errorString());
    m_offset += message.body.size();
    if (message.body.isEmpty()) {
        if (m_permissions != QFileDevice::Permissions())
            m_target->setPermissions(m_permissions);
        if (!m_target->commit())
            return fail(m_target->errorString());
        Q_EMIT happened(QStringLiteral("file received"), m_target->fileName());
        m_target.reset();
    } else if (++m_unacknowledged < kWindow) {
        return;
    }
    m_unacknowledged = 0;
    m_send("ack", {}, { { QStringLiteral("offset"), m_offset } });
}

} // namespace drydock::device
