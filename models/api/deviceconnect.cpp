// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/api/deviceconnect.h"

#include "models/api/multipartbody.h"
#include "models/api/request.h"

#include <QRandomGenerator>
#include <QStringDecoder>

#include <array>
#include <limits>

namespace drydock::api {

namespace {

using namespace std::chrono_literals;

struct Word {
    ConnectionStatus status;
    QLatin1StringView text;
};
constexpr std::array kStatuses {
    Word { ConnectionStatus::Connected, QLatin1StringView("connected") },
    Word { ConnectionStatus::Disconnected, QLatin1StringView("disconnected") },
    Word { ConnectionStatus::Unknown, QLatin1StringView("unknown") },
};

// The server gives the device a minute before it answers itself.
constexpr std::chrono::milliseconds kDeviceTimeout = 90s;
constexpr int kOctal = 8;

// The device's program writes a mode as Go's os.FileMode, whose high bits are not those of chmod.
struct ModeBit {
    quint32 go;
    quint32 chmod;
};
constexpr quint32 kPermissions = 0777;
constexpr std::array kModeBits { ModeBit { 1U << 23U, 04000 }, ModeBit { 1U << 22U, 02000 }, ModeBit { 1U << 20U, 01000 } };

std::optional<quint32> decodeMode(const QByteArray &text)
{
    bool isNumber = false;
    const quint32 raw = text.trimmed().toUInt(&isNumber, kOctal);
    if (!isNumber)
        return std::nullopt;
    quint32 mode = raw & 07777;
    for (const ModeBit &bit : kModeBits)
        mode |= (raw & bit.go) != 0 ? bit.chmod : 0;
    return mode;
}

quint32 goMode(quint32 mode)
{
    quint32 raw = mode & kPermissions;
    for (const ModeBit &bit : kModeBits)
        raw |= (mode & bit.chmod) != 0 ? bit.go : 0;
    return raw;
}

std::optional<qint64> decodeNumber(const QByteArray &text)
{
    bool isNumber = false;
    const qint64 number = text.trimmed().toLongLong(&isNumber);
    return isNumber && number >= 0 ? std::optional(number) : std::nullopt;
}

QStringList path(std::initializer_list<QString> tail)
{
    return QStringList { QStringLiteral("v1"), QStringLiteral("deviceconnect") } + QStringList(tail);
}

QStringList devicePath(const DeviceId &id, const QString &what)
{
    return path({ QStringLiteral("devices"), id.text, what });
}

RequestSpec handshake(const QString &operation, QStringList target, const QByteArray &key)
{
    RequestSpec spec = request::get(operation, std::move(target), Lane::Interactive);
    spec.upgrade = true;
    spec.headers = { { "Connection", "Upgrade" }, { "Upgrade", "websocket" }, { "Sec-WebSocket-Key", key },
        { "Sec-WebSocket-Version", "13" } };
    return spec;
}

} // namespace

ConnectionStatus connectionStatusFromWire(QStringView text)
{
    for (const Word &word : kStatuses) {
        if (text == word.text)
            return word.status;
    }
    return ConnectionStatus::Unknown;
}

QString connectionStatusToWire(ConnectionStatus status)
{
    for (const Word &word : kStatuses) {
        if (status == word.status)
            return word.text;
    }
    return {};
}

ConnectionState decodeConnectionState(Reader &reader)
{
    ConnectionState state;
    state.device = DeviceId(reader.id("device_id"));
    state.statusText = reader.string("status");
    state.status = connectionStatusFromWire(state.statusText);
    state.created = reader.optTime("created_ts");
    state.updated = reader.optTime("updated_ts");
    return state;
}

void encode(JsonWriter &writer, const ConnectionState &state)
{
    writer.beginObject().field("device_id", state.device.text);
    writer.field("status", state.statusText.isEmpty() ? connectionStatusToWire(state.status) : state.statusText);
    writer.optField("created_ts", state.created);
    writer.optField("updated_ts", state.updated);
    writer.endObject();
}

DeviceFile decodeDeviceFile(const HttpReply &reply)
{
    DeviceFile file;
    // A byte order mark is part of a name, not a mark.
    file.path = QStringDecoder(QStringDecoder::Utf8, QStringDecoder::Flag::ConvertInitialBom)
                    .decode(reply.header("X-MEN-File-Path"));
    file.uid = decodeNumber(reply.header("X-MEN-File-UID"));
    file.gid = decodeNumber(reply.header("X-MEN-File-GID"));
    file.mode = decodeMode(reply.header("X-MEN-File-Mode"));
    file.size = decodeNumber(reply.header("X-MEN-File-Size"));
    return file;
}

QList<std::pair<QByteArray, QByteArray>> encodeDeviceFile(const DeviceFile &file)
{
    QList<std::pair<QByteArray, QByteArray>> headers { { "X-MEN-File-Path", file.path.toUtf8() } };
    if (file.uid)
        headers.append({ "X-MEN-File-UID", QByteArray::number(*file.uid) });
    if (file.gid)
        headers.append({ "X-MEN-File-GID", QByteArray::number(*file.gid) });
    if (file.mode)
        headers.append({ "X-MEN-File-Mode", QByteArray::number(goMode(*file.mode), kOctal) });
    if (file.size)
        headers.append({ "X-MEN-File-Size", QByteArray::number(*file.size) });
    return headers;
}

Call<ConnectionState> DeviceConnectApi::state(const DeviceId &id, Lane lane) const
{
    return { m_transport.send(request::get(QStringLiteral("DeviceConnect Management Get device"),
                 path({ QStringLiteral("devices"), id.text }), lane)),
        [](const HttpReply &reply) { return decodeObject<ConnectionState>(reply, decodeConnectionState); } };
}

Call<Nothing> DeviceConnectApi::checkUpdate(const DeviceId &id) const
{
    return { m_transport.send(request::repeatable(
                 request::make(Verb::Post, QStringLiteral("DeviceConnect Management Check Update"),
                     devicePath(id, QStringLiteral("check-update")), Lane::Interactive))),
        decodeNothing };
}

Call<Nothing> DeviceConnectApi::sendInventory(const DeviceId &id) const
{
    return { m_transport.send(request::repeatable(
                 request::make(Verb::Post, QStringLiteral("DeviceConnect Management Send Inventory"),
                     devicePath(id, QStringLiteral("send-inventory")), Lane::Interactive))),
        decodeNothing };
}

Call<Nothing> DeviceConnectApi::upload(const DeviceId &id, const FileUpload &upload) const
{
    RequestSpec spec = request::make(Verb::Put, QStringLiteral("DeviceConnect Management Upload"),
        devicePath(id, QStringLiteral("upload")), Lane::Transfer);
    const QByteArray boundary = MultipartBody::makeBoundary();
    spec.contentType = MultipartBody::contentType(boundary);
    spec.timeout = kDeviceTimeout;
    std::vector<MultipartBody::Part> parts { { "path", upload.targetPath.toUtf8() } };
    if (upload.uid)
        parts.push_back({ "uid", QByteArray::number(*upload.uid) });
    if (upload.gid)
        parts.push_back({ "gid", QByteArray::number(*upload.gid) });
    if (upload.mode)
        parts.push_back({ "mode", QByteArray::number(*upload.mode, kOctal) });
    spec.bodySource = [boundary, parts, file = upload.filePath]() -> std::unique_ptr<QIODevice> {
        return MultipartBody::open(boundary, parts, "file", file, MultipartBody::SizePart::None);
    };
    return { m_transport.send(std::move(spec)), decodeNothing };
}

Call<DeviceFile> DeviceConnectApi::download(
    const DeviceId &id, const QString &file, const std::shared_ptr<QIODevice> &sink) const
{
    RequestSpec spec = request::get(QStringLiteral("DeviceConnect Management Download"),
        devicePath(id, QStringLiteral("download")), Lane::Transfer);
    spec.query.append({ QStringLiteral("path"), file });
    spec.timeout = kDeviceTimeout;
    spec.maxBody = std::numeric_limits<qint64>::max(); // it goes to the sink, and the disk bounds that
    spec.sink = sink;
    return { m_transport.send(std::move(spec)),
        [](const HttpReply &reply) { return Result<DeviceFile>(decodeDeviceFile(reply)); } };
}

QByteArray DeviceConnectApi::makeHandshakeKey()
{
    std::array<quint32, 4> random {};
    QRandomGenerator::system()->fillRange(random.data(), static_cast<qsizetype>(random.size()));
    return QByteArray(reinterpret_cast<const char *>(random.data()), sizeof random).toBase64();
}

RequestSpec DeviceConnectApi::connectRequest(const DeviceId &id, const QByteArray &key)
{
    return handshake(
        QStringLiteral("DeviceConnect Management Connect"), devicePath(id, QStringLiteral("connect")), key);
}

RequestSpec DeviceConnectApi::playbackRequest(const QString &sessionId, int pauseMs, const QByteArray &key)
{
    RequestSpec spec = handshake(QStringLiteral("DeviceConnect Management Playback"),
        path({ QStringLiteral("sessions"), sessionId, QStringLiteral("playback") }), key);
    spec.query.append({ QStringLiteral("sleep_ms"), QString::number(pauseMs) });
    return spec;
}

Call<Nothing> DeviceConnectApi::connect(const DeviceId &id, const QByteArray &key) const
{
    return { m_transport.send(connectRequest(id, key)), decodeNothing };
}

Call<Nothing> DeviceConnectApi::playback(const QString &sessionId, int pauseMs, const QByteArray &key) const
{
    return { m_transport.send(playbackRequest(sessionId, pauseMs, key)), decodeNothing };
}

} // namespace drydock::api
