// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/lab/deviceconnect/deviceconnectservice.h"

#include "app/lab/jsonbody.h"
#include "models/api/deviceconnect.h"

namespace drydock::lab {

namespace {

constexpr std::chrono::seconds kSilence { 60 };
constexpr std::chrono::milliseconds kPlaybackPause { 100 }; // whatever sleep_ms asks for, as the server does
constexpr qint64 kLargestUpload = 1LL << 30;
constexpr qsizetype kPlaybackPiece = 4096;
constexpr qint64 kDefaultWidth = 80;
constexpr qint64 kDefaultHeight = 40;
const QString kManagement = QStringLiteral("/api/management/v1/deviceconnect");

QString idOf(const Request &request)
{
    return request.param(QStringLiteral("id"));
}

Response noSuchDevice()
{
    return apiError(404, QStringLiteral("device not found"));
}

quint16 size(const api::ProtoMessage &message, const char *property, qint64 fallback)
{
    return static_cast<quint16>(std::clamp<qint64>(message.number(QString::fromLatin1(property)).value_or(fallback), 0, 0xFFFF));
}

} // namespace

//! A person's socket and the session that it is. Its own handlers hold it, so it only knows the socket.
struct DeviceConnectService::Manager {
    std::weak_ptr<Socket> socket;
    Identity who;
    QString device;
    QString session;
    Recordings::Running recording;
    bool hasTerminal = false;
    bool ended = false;

    void send(const api::ProtoMessage &message) const
    {
        if (const auto alive = socket.lock())
            alive->send(api::encode(message));
    }
    void close(quint16 code, const QString &reason) const
    {
        if (const auto alive = socket.lock())
            alive->close(code, reason);
    }
};

struct DeviceConnectService::Playback {
    std::weak_ptr<Socket> socket;
    QString session;
    Recordings::Recording recording;
    qsizetype offset = 0;
    qsizetype record = 0;
    bool ended = false;
};

DeviceConnectService::DeviceConnectService(LabContext &context, Fleet &fleet)
    : m_context(context)
    , m_fleet(fleet)
    , m_recordings(context)
    , m_silence(kSilence)
{
    context.db.registerSchema(QStringLiteral("deviceconnect"),
        { { QStringLiteral("CREATE TABLE connected_devices (device TEXT PRIMARY KEY, status TEXT NOT NULL, created INTEGER NOT NULL,"
                           " updated INTEGER NOT NULL) WITHOUT ROWID") } });
    m_hub.changed = [this](const QString &device, bool connected) {
        noteConnection(device, connected ? QStringLiteral("connected") : QStringLiteral("disconnected"));
    };
    context.checkUpdate = [this](const QString &device) {
        return m_hub.send(device, { api::proto::kMenderClient, QStringLiteral("check-update"), newUuid(), {}, {} });
    };
    context.deviceDecommissioned.push_back([this](const QString &device) { forget(device); });
    context.router.addSocket(QStringLiteral("/api/devices/v1/deviceconnect/connect"), Access::DeviceJwt,
        [this](const Request &r, std::shared_ptr<Socket> socket) { return connectDevice(r, socket); });
    addManagementRoutes();
    addInternalRoutes();
}

DeviceConnectService::~DeviceConnectService() = default;

void DeviceConnectService::addManagementRoutes()
{
    Router &router = m_context.router;
    const QString device = kManagement + QStringLiteral("/devices/{id}");
    const auto jwt = Access::ManagementJwt;
    router.add(Method::Get, device, jwt, [this](const Request &r) { return show(r); });
    router.addSocket(device + QStringLiteral("/connect"), jwt, [this](const Request &r, std::shared_ptr<Socket> socket) { return connectManager(r, socket); });
    router.addSocket(kManagement + QStringLiteral("/sessions/{id}/playback"), jwt,
        [this](const Request &r, std::shared_ptr<Socket> socket) { return playBack(r, socket); });
    router.add(Method::Post, device + QStringLiteral("/check-update"), jwt, [this](const Request &r) { return nudge(r, "check-update"); });
    router.add(Method::Post, device + QStringLiteral("/send-inventory"), jwt, [this](const Request &r) { return nudge(r, "send-inventory"); });
    router.addAsync(Method::Get, device + QStringLiteral("/download"), jwt,
        [this](const std::shared_ptr<const Request> &r, const Responder &answer) { download(r, answer); });
    RouteOptions form;
    form.body = BodyKind::Upload;
    form.filePart = QStringLiteral("file");
    form.maxBody = kLargestUpload + (1 << 20);
    router.addAsync(
        Method::Put, device + QStringLiteral("/upload"), jwt,
        [this](const std::shared_ptr<const Request> &r, const Responder &answer) { upload(r, answer); }, form);
}

void DeviceConnectService::addInternalRoutes()
{
    Router &router = m_context.router;
    const QString tenant = QStringLiteral("/api/internal/v1/deviceconnect/tenants/{tenant_id}");
    const QString device = tenant + QStringLiteral("/devices/{id}");
    router.add(Method::Post, tenant + QStringLiteral("/devices"), Access::Internal, [this](const Request &r) {
        const QString id = jsonObject(r.body).value_or(QJsonObject()).value(QLatin1String("device_id")).toString();
        if (id.isEmpty())
            return apiError(400, QStringLiteral("device_id: cannot be blank."));
        if (!isKnown(id))
            noteConnection(id, QStringLiteral("unknown"));
        return Response::empty(201);
    });
    router.add(Method::Delete, device, Access::Internal, [this](const Request &r) {
        forget(idOf(r));
        return Response::empty(202);
    });
    router.add(Method::Delete, tenant, Access::Internal, [this](const Request &) {
        m_context.db.prepare(QStringLiteral("DELETE FROM connected_devices")).run();
        return Response::empty();
    });
    router.add(Method::Post, device + QStringLiteral("/check-update"), Access::Internal, [this](const Request &r) { return nudge(r, "check-update"); });
    router.add(Method::Post, device + QStringLiteral("/send-inventory"), Access::Internal, [this](const Request &r) { return nudge(r, "send-inventory"); });
}

bool DeviceConnectService::isKnown(const QString &device) const
{
    const Row row = m_fleet.find(DeviceId(device));
    if (row != Fleet::kNoRow && m_fleet.status(row) == AuthStatus::Accepted)
        return true;
    Statement read = m_context.db.prepare(QStringLiteral("SELECT 1 FROM connected_devices WHERE device = ?"));
    return read.bind(device).next();
}

void DeviceConnectService::noteConnection(const QString &device, const QString &status)
{
    const qint64 now = m_context.clock.now().ms;
    m_context.db
        .prepare(QStringLiteral("INSERT INTO connected_devices (device, status, created, updated) VALUES (?, ?, ?, ?)"
                                " ON CONFLICT (device) DO UPDATE SET status = excluded.status, updated = excluded.updated"))
        .bind(device)
        .bind(status)
        .bind(now)
        .bind(now)
        .run();
}

void DeviceConnectService::forget(const QString &device)
{
    m_hub.disconnectDevice(device);
    m_recordings.removeOf(device);
    m_context.db.prepare(QStringLiteral("DELETE FROM connected_devices WHERE device = ?")).bind(device).run();
}

Response DeviceConnectService::show(const Request &request)
{
    const QString id = idOf(request);
    if (!isKnown(id))
        return noSuchDevice();
    using Status = api::ConnectionStatus;
    api::ConnectionState connection;
    connection.device = DeviceId(id);
    connection.status = m_hub.isConnected(id) ? Status::Connected : Status::Unknown;
    const Row row = m_fleet.find(connection.device);
    connection.created = row == Fleet::kNoRow ? m_context.clock.now() : m_fleet.created(row);
    connection.updated = connection.created;
    Statement read = m_context.db.prepare(QStringLiteral("SELECT status, created, updated FROM connected_devices WHERE device = ?"));
    if (read.bind(id).next()) {
        // After a restart nobody is connected, whatever was written before.
        if (!m_hub.isConnected(id) && read.text(0) != u"unknown")
            connection.status = Status::Disconnected;
        connection.created = { read.number(1) };
        connection.updated = { read.number(2) };
    }
    api::JsonWriter writer;
    api::encode(writer, connection);
    return Response::json(writer.take());
}

std::optional<Response> DeviceConnectService::connectDevice(const Request &request, const std::shared_ptr<Socket> &socket)
{
    m_hub.connectDevice(request.identity.subject, socket);
    return std::nullopt;
}

std::optional<Response> DeviceConnectService::connectManager(const Request &request, const std::shared_ptr<Socket> &socket)
{
    const QString device = idOf(request);
    if (!isKnown(device))
        return noSuchDevice();
    if (!m_hub.isConnected(device))
        return apiError(404, QStringLiteral("failed to connect to device: device disconnected"));
    const auto manager = std::make_shared<Manager>();
    manager->socket = socket;
    manager->who = request.identity;
    manager->device = device;
    manager->session = m_hub.open({ device, [this, manager](const api::ProtoMessage &message) { fromDevice(manager, message); },
        [this, manager] {
            managerLeft(manager);
            manager->close(closecode::kGoingAway, QStringLiteral("device disconnected"));
        } });
    manager->recording.session = manager->session;
    socket->received = [this, manager](const QByteArray &frame) { fromManager(manager, frame); };
    socket->closed = [this, manager] { managerLeft(manager); };
    return std::nullopt;
}

void DeviceConnectService::fromManager(const std::shared_ptr<Manager> &manager, const QByteArray &frame)
{
    Result<api::ProtoMessage> decoded = api::decodeProtoMessage(frame);
    if (!decoded) {
        manager->close(closecode::kPolicy, QStringLiteral("malformed message"));
        return;
    }
    api::ProtoMessage message = std::move(decoded).value();
    message.session = manager->session;
    message.properties.insert_or_assign(QStringLiteral("user_id"), manager->who.subject);
    if (message.protocol == api::proto::kShell && message.type == u"new") {
        manager->hasTerminal = true;
        m_recordings.addResize(manager->recording, size(message, "terminal_width", kDefaultWidth), size(message, "terminal_height", kDefaultHeight));
        audit(manager->who, QStringLiteral("open_terminal"), manager->device, { { QStringLiteral("session_id"), { manager->session } } });
    } else if (message.protocol == api::proto::kShell && message.type == u"resize") {
        m_recordings.addResize(manager->recording, size(message, "terminal_width", kDefaultWidth), size(message, "terminal_height", kDefaultHeight));
    } else if (message.protocol == api::proto::kPortForward && message.type == u"new") {
        const Result<api::ProtoMap> body = api::unpackMap(message.body);
        const api::ProtoMap where = body ? *body : api::ProtoMap();
        audit(manager->who, QStringLiteral("open_portforward"), manager->device,
            { { QStringLiteral("session_id"), { manager->session } }, { QStringLiteral("remote_host"), { api::mapText(where, QStringLiteral("remote_host")) } },
                { QStringLiteral("remote_port"), { QString::number(api::mapNumber(where, QStringLiteral("remote_port")).value_or(0)) } } });
    } else if (message.protocol == api::proto::kPortForward && message.type == u"stop") {
        audit(manager->who, QStringLiteral("close_portforward"), manager->device, { { QStringLiteral("session_id"), { manager->session } } });
    }
    if (api::encode(message).size() > api::kLargestDeviceFrame) {
        // The device would drop its connection over it.
        manager->close(closecode::kTooBig, QStringLiteral("message too large for the device"));
        return;
    }
    m_hub.send(manager->device, message);
}

void DeviceConnectService::fromDevice(const std::shared_ptr<Manager> &manager, const api::ProtoMessage &message)
{
    manager->send(message);
    if (message.protocol != api::proto::kShell || message.type != u"shell")
        return;
    if (!m_recordings.addOutput(manager->recording, message.body))
        manager->close(closecode::kPolicy, QStringLiteral("session byte limit exhausted"));
}

void DeviceConnectService::managerLeft(const std::shared_ptr<Manager> &manager)
{
    if (std::exchange(manager->ended, true))
        return;
    if (manager->hasTerminal) {
        m_hub.send(manager->device,
            { api::proto::kShell, QStringLiteral("stop"), manager->session, { { QStringLiteral("status"), qint64 { 2 } } }, "user disconnected" });
        audit(manager->who, QStringLiteral("close_terminal"), manager->device, { { QStringLiteral("session_id"), { manager->session } } });
        m_recordings.store(manager->recording, manager->device, manager->who.subject);
    }
    m_hub.close(manager->session);
}

std::optional<Response> DeviceConnectService::playBack(const Request &request, const std::shared_ptr<Socket> &socket)
{
    std::optional<Recordings::Recording> recording = m_recordings.find(idOf(request));
    if (!recording)
        return apiError(404, QStringLiteral("session not found"));
    const auto playback = std::make_shared<Playback>();
    playback->socket = socket;
    playback->session = idOf(request);
    playback->recording = *std::move(recording);
    socket->closed = [playback] { playback->ended = true; };
    step(playback);
    return std::nullopt;
}

void DeviceConnectService::step(const std::shared_ptr<Playback> &playback)
{
    const auto socket = playback->socket.lock();
    if (playback->ended || !socket)
        return;
    const Recordings::Recording &recording = playback->recording;
    api::ProtoMessage message { api::proto::kShell, {}, playback->session, {}, {} };
    const ControlRecord *next = playback->record < recording.records.size() ? &recording.records.at(playback->record) : nullptr;
    if (next && next->offset <= playback->offset) {
        ++playback->record;
        if (next->kind == ControlRecord::Kind::Delay) {
            message.type = QStringLiteral("delay");
            message.properties = { { QStringLiteral("delay_value"), qint64 { next->first } } };
        } else {
            message.type = QStringLiteral("resize");
            message.properties = { { QStringLiteral("terminal_width"), qint64 { next->first } }, { QStringLiteral("terminal_height"), qint64 { next->second } } };
        }
    } else if (playback->offset < recording.output.size()) {
        const qsizetype until = next ? qsizetype { next->offset } : recording.output.size();
        const qsizetype length = std::min(kPlaybackPiece, until - playback->offset);
        message.type = QStringLiteral("shell");
        message.body = recording.output.mid(playback->offset, length);
        playback->offset += length;
    } else {
        socket->close();
        return;
    }
    socket->send(api::encode(message));
    QTimer::singleShot(kPlaybackPause, &m_timers, [this, playback] { step(playback); });
}

Response DeviceConnectService::nudge(const Request &request, const char *what)
{
    const QString device = idOf(request);
    if (!isKnown(device))
        return noSuchDevice();
    if (!m_hub.send(device, { api::proto::kMenderClient, QString::fromLatin1(what), newUuid(), {}, {} }))
        return apiError(404, QStringLiteral("device not connected"));
    return Response::json("null", 202);
}

void DeviceConnectService::download(const std::shared_ptr<const Request> &request, const Responder &answer)
{
    FileTransfer::Job job;
    job.kind = request->method == Method::Head ? FileTransfer::Kind::Stat : FileTransfer::Kind::Download;
    job.device = idOf(*request);
    job.path = request->queryText(u"path");
    transfer(*request, std::move(job), answer);
}

void DeviceConnectService::upload(const std::shared_ptr<const Request> &request, const Responder &answer)
{
    FileTransfer::Job job;
    job.kind = FileTransfer::Kind::Upload;
    job.device = idOf(*request);
    job.source = request->upload;
    const auto &fields = request->upload->fields;
    job.path = QString::fromUtf8(fields.value(QStringLiteral("path")));
    if (request->upload->filePath.isEmpty())
        return answer(apiError(400, QStringLiteral("file: cannot be blank.")));
    const auto number = [&](const char *field, int base, std::optional<qint64> &target) {
        const QByteArray text = fields.value(QString::fromLatin1(field)).trimmed();
        bool isNumber = true;
        if (!text.isEmpty())
            target = text.toLongLong(&isNumber, base);
        return isNumber && target.value_or(0) >= 0 && target.value_or(0) <= 0xFFFFFFFFLL;
    };
    if (!number("uid", 10, job.uid) || !number("gid", 10, job.gid) || !number("mode", 8, job.mode))
        return answer(apiError(400, QStringLiteral("uid, gid and mode must be numbers")));
    transfer(*request, std::move(job), answer);
}

void DeviceConnectService::transfer(const Request &request, FileTransfer::Job job, const Responder &answer)
{
    if (!job.path.startsWith(u'/'))
        return answer(apiError(400, QStringLiteral("path: must be absolute.")));
    if (!isKnown(job.device))
        return answer(noSuchDevice());
    if (!m_hub.isConnected(job.device))
        return answer(apiError(409, QStringLiteral("device disconnected")));
    if (job.kind != FileTransfer::Kind::Stat) {
        audit(request.identity, job.kind == FileTransfer::Kind::Upload ? QStringLiteral("upload_file") : QStringLiteral("download_file"), job.device,
            { { QStringLiteral("path"), { job.path } } });
    }
    const auto running = std::make_shared<FileTransfer>(m_hub, std::move(job), answer, m_silence);
    running->start(running);
}

void DeviceConnectService::audit(const Identity &who, const QString &action, const QString &device, const QMap<QString, QStringList> &meta)
{
    AuditRecord entry;
    entry.action = action;
    entry.objectType = QStringLiteral("device");
    entry.objectId = device;
    if (const Row row = m_fleet.find(DeviceId(device)); row != Fleet::kNoRow)
        entry.identityData = m_fleet.identityJson(row);
    entry.meta = meta;
    m_context.audit.record(who, entry);
}

} // namespace drydock::lab
