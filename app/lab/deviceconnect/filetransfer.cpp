// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/lab/deviceconnect/filetransfer.h"

namespace drydock::lab {

namespace {

// Go's FileMode keeps what is no permission in its high bits.
constexpr qint64 kTypeBits = 0x8F280000; // directory, symlink, device, pipe, socket, irregular

QByteArray decimal(const api::ProtoMap &info, const char *key)
{
    return QByteArray::number(api::mapNumber(info, QString::fromLatin1(key)).value_or(0));
}

} // namespace

FileTransfer::FileTransfer(DeviceHub &hub, Job job, Responder answer, std::chrono::milliseconds silence)
    : m_hub(hub)
    , m_job(std::move(job))
    , m_answer(std::move(answer))
{
    m_silence.setSingleShot(true);
    m_silence.setInterval(silence);
    connect(&m_silence, &QTimer::timeout, this, [this] { fail(408, QStringLiteral("file transfer timed out")); });
}

FileTransfer::~FileTransfer() = default;

void FileTransfer::start(const std::shared_ptr<FileTransfer> &self)
{
    m_self = self;
    m_session = m_hub.open({ m_job.device, [this](const api::ProtoMessage &message) { received(message); },
        [this] { fail(409, QStringLiteral("device disconnected")); } });
    m_silence.start();
    send(api::proto::kControl, "open", api::packMap({ { QStringLiteral("versions"), QList<qint64> { 1 } } }));
}

void FileTransfer::send(quint16 protocol, const char *type, const QByteArray &body, const api::ProtoMap &properties)
{
    m_hub.send(m_job.device, { protocol, QString::fromLatin1(type), m_session, properties, body });
}

void FileTransfer::received(const api::ProtoMessage &message)
{
    const auto keep = m_self; // a step may be the last
    m_silence.start();
    if (message.protocol == api::proto::kControl)
        return control(message);
    if (message.protocol != api::proto::kFileTransfer)
        return;
    if (message.type == u"error")
        return failed(message);
    if (message.type == u"ping")
        return send(api::proto::kFileTransfer, "pong");
    if (m_step == Step::Stat && message.type == u"file_info")
        return fileInfo(message);
    if (m_step == Step::Get && message.type == u"file_chunk")
        return chunk(message);
    if ((m_step == Step::Put || m_step == Step::Sending || m_step == Step::LastAck) && message.type == u"ack")
        return acknowledged(message);
}

void FileTransfer::control(const api::ProtoMessage &message)
{
    if (message.type == u"ping")
        return send(api::proto::kControl, "pong");
    if (message.type == u"error")
        return failed(message);
    if (message.type == u"close")
        return fail(502, QStringLiteral("the device closed the session"));
    if (message.type != u"accept" || m_step != Step::Handshake)
        return;
    const Result<api::ProtoMap> body = api::unpackMap(message.body);
    const auto protocols = body ? body->find(QStringLiteral("protocols")) : api::ProtoMap::const_iterator();
    const auto *list = body && protocols != body->end() ? std::get_if<QList<qint64>>(&protocols->second) : nullptr;
    if (!list || !list->contains(api::proto::kFileTransfer))
        return fail(502, QStringLiteral("file transfer not implemented or disabled on the device"));
    if (m_job.kind != Kind::Upload) {
        m_step = Step::Stat;
        return send(api::proto::kFileTransfer, "stat", api::packMap({ { QStringLiteral("path"), m_job.path } }));
    }
    m_step = Step::Put;
    api::ProtoMap put { { QStringLiteral("src_path"), m_job.source->fileName }, { QStringLiteral("path"), m_job.path },
        { QStringLiteral("size"), m_job.source->fileSize } };
    const std::pair<const char *, std::optional<qint64>> options[] = { { "uid", m_job.uid }, { "gid", m_job.gid }, { "mode", m_job.mode } };
    for (const auto &[key, value] : options) {
        if (value)
            put.insert_or_assign(QString::fromLatin1(key), *value);
    }
    send(api::proto::kFileTransfer, "put_file", api::packMap(put));
}

Response FileTransfer::headers() const
{
    Response response;
    const qint64 mode = api::mapNumber(m_info, QStringLiteral("mode")).value_or(0);
    const QString name = m_job.path.section(u'/', -1);
    response.addHeader("Content-Type", "application/octet-stream");
    response.addHeader("Content-Disposition", "attachment; filename=\"" + name.toUtf8().replace('"', "'") + '"');
    response.addHeader("X-MEN-File-Path", m_job.path.toUtf8());
    response.addHeader("X-MEN-File-UID", decimal(m_info, "uid"));
    response.addHeader("X-MEN-File-GID", decimal(m_info, "gid"));
    response.addHeader("X-MEN-File-Mode", QByteArray::number(mode & 0xFFFFFFFF, 8));
    response.addHeader("X-MEN-File-Size", decimal(m_info, "size"));
    return response;
}

void FileTransfer::fileInfo(const api::ProtoMessage &message)
{
    const Result<api::ProtoMap> info = api::unpackMap(message.body);
    if (!info)
        return fail(500, QStringLiteral("file transfer failed: malformed file info"));
    m_info = *info;
    if ((api::mapNumber(m_info, QStringLiteral("mode")).value_or(0) & kTypeBits) != 0)
        return fail(400, QStringLiteral("not a regular file"));
    if (m_job.kind == Kind::Stat) {
        give(headers());
        return over();
    }
    m_step = Step::Get;
    send(api::proto::kFileTransfer, "get_file", api::packMap({ { QStringLiteral("path"), m_job.path } }));
}

void FileTransfer::chunk(const api::ProtoMessage &message)
{
    // An offset of another type than int64 is none, and counts as the beginning.
    const qint64 offset = message.number(QStringLiteral("offset")).value_or(0);
    if (offset != m_offset)
        return fail(500, QStringLiteral("file transfer failed: wrong offset received"));
    if (!m_stream) {
        m_stream = std::make_shared<BodyStream>();
        const auto later = [weak = std::weak_ptr(m_self)](void (FileTransfer::*act)()) {
            if (const auto self = weak.lock()) {
                QMetaObject::invokeMethod(
                    self.get(), [self, act] { (self.get()->*act)(); }, Qt::QueuedConnection);
            }
        };
        m_stream->drained = [later] { later(&FileTransfer::acknowledge); };
        m_stream->abandoned = [later] { later(&FileTransfer::over); };
        Response response = headers();
        response.stream = m_stream;
        give(std::move(response));
    }
    if (message.body.isEmpty()) { // the end
        send(api::proto::kFileTransfer, "ack", {}, { { QStringLiteral("offset"), m_offset } });
        m_stream->finish();
        return over();
    }
    m_offset += message.body.size();
    m_stream->push(message.body);
    if (++m_unacknowledged < kWindow)
        return;
    m_ackWaits = true;
    if (m_stream->wantsMore())
        acknowledge();
    else
        m_silence.stop(); // it is the reader who is slow
}

void FileTransfer::acknowledge()
{
    if (!std::exchange(m_ackWaits, false) || m_step != Step::Get)
        return;
    m_unacknowledged = 0;
    m_silence.start();
    send(api::proto::kFileTransfer, "ack", {}, { { QStringLiteral("offset"), m_offset } });
}

void FileTransfer::acknowledged(const api::ProtoMessage &message)
{
    m_acknowledged = std::max(m_acknowledged, message.number(QStringLiteral("offset")).value_or(0));
    if (m_step == Step::Put) {
        m_file.setFileName(m_job.source->filePath);
        if (!m_file.open(QIODevice::ReadOnly))
            return fail(500, QStringLiteral("internal error"));
        m_step = Step::Sending;
    }
    if (m_step == Step::LastAck) {
        if (m_acknowledged < m_offset)
            return;
        give(Response::empty(201));
        return over();
    }
    sendChunks();
}

void FileTransfer::sendChunks()
{
    while (m_step == Step::Sending && m_offset - m_acknowledged < kWindow * kChunk) {
        const QByteArray piece = m_file.read(kChunk);
        send(api::proto::kFileTransfer, "file_chunk", piece, { { QStringLiteral("offset"), m_offset } });
        m_offset += piece.size();
        if (piece.isEmpty()) // an empty chunk is the end
            m_step = Step::LastAck;
    }
}

void FileTransfer::failed(const api::ProtoMessage &message)
{
    const Result<api::ProtoMap> body = api::unpackMap(message.body);
    const QString text = body ? api::mapText(*body, QStringLiteral("err")) : QString();
    const qint64 code = body ? api::mapNumber(*body, QStringLiteral("code")).value_or(0) : 0;
    const bool isGet = m_step == Step::Get;
    fail(code >= 400 && code <= 599 ? static_cast<int>(code) : isGet ? 500 : 400, text.isEmpty() ? QStringLiteral("file transfer failed") : text);
}

void FileTransfer::fail(int status, const QString &why)
{
    const auto keep = m_self;
    if (m_stream)
        m_stream->fail(); // the answer has begun: cutting it short is all that can be said
    else
        give(apiError(status, why));
    over();
}

void FileTransfer::give(Response response)
{
    if (const Responder answer = std::exchange(m_answer, nullptr))
        answer(std::move(response));
}

void FileTransfer::over()
{
    if (m_step == Step::Over)
        return;
    m_step = Step::Over;
    m_silence.stop();
    send(api::proto::kControl, "close");
    m_hub.close(m_session);
    give(apiError(500, QStringLiteral("internal error"))); // only where nothing else was said
    // Not at once: a caller may still be in one of its functions.
    QMetaObject::invokeMethod(
        this, [keep = std::exchange(m_self, nullptr)] {}, Qt::QueuedConnection);
}

} // namespace drydock::lab
