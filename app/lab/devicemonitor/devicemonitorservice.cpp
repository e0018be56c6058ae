// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/lab/devicemonitor/devicemonitorservice.h"

#include "app/lab/jsonbody.h"
#include "app/lab/recipe.h"
#include "models/api/jsonreader.h"

#include <algorithm>
#include <limits>

namespace drydock::lab {

namespace {

constexpr qint64 kKeptMs = 90LL * 86'400'000;
constexpr qint64 kMostAlerts = 1000; // of one request
const QString kManagement = QStringLiteral("/api/management/v1/devicemonitor");

QString idOf(const Request &request)
{
    return request.param(QStringLiteral("id"));
}

//! issued_after and issued_before, RFC 3339.
struct Span {
    qint64 after = std::numeric_limits<qint64>::min();
    qint64 before = std::numeric_limits<qint64>::max();
};

std::variant<Span, Response> spanOf(const Request &request)
{
    Span span;
    const std::pair<QStringView, qint64 *> parts[] = { { u"issued_after", &span.after }, { u"issued_before", &span.before } };
    for (const auto &[name, target] : parts) {
        const std::optional<QString> text = request.queryValue(name);
        if (!text)
            continue;
        const Timestamp time = Timestamp::fromRfc3339(QStringView(*text));
        if (!time.isValid())
            return apiError(400, QStringLiteral("%1: expected an RFC 3339 time").arg(name.toString()));
        *target = time.ms;
    }
    return span;
}

Response listOf(Statement &rows)
{
    QByteArray json = "[";
    while (rows.next())
        json += (json.size() > 1 ? "," : "") + rows.text(0).toUtf8();
    return Response::json(json + ']');
}

} // namespace

DeviceMonitorService::DeviceMonitorService(LabContext &context, Fleet &fleet)
    : m_context(context)
    , m_fleet(fleet)
{
    context.db.registerSchema(QStringLiteral("devicemonitor"),
        { {
            QStringLiteral("CREATE TABLE device_alerts (seq INTEGER PRIMARY KEY, device TEXT NOT NULL, subject TEXT NOT NULL,"
                           " critical INTEGER NOT NULL, issued INTEGER NOT NULL, json TEXT NOT NULL)"),
            QStringLiteral("CREATE INDEX device_alerts_device ON device_alerts (device, issued)"),
            QStringLiteral("CREATE INDEX device_alerts_issued ON device_alerts (issued)"),
            QStringLiteral("CREATE TABLE device_alerts_latest (device TEXT NOT NULL, subject TEXT NOT NULL, critical INTEGER NOT NULL,"
                           " issued INTEGER NOT NULL, json TEXT NOT NULL, PRIMARY KEY (device, subject)) WITHOUT ROWID"),
            QStringLiteral("CREATE TABLE device_monitors (device TEXT PRIMARY KEY, json TEXT NOT NULL) WITHOUT ROWID"),
            QStringLiteral("CREATE TABLE alert_channels (name TEXT PRIMARY KEY, enabled INTEGER NOT NULL) WITHOUT ROWID"),
        } });
    context.tickers.push_back({ std::chrono::hours(1), [this](Timestamp now) {
                                   m_context.db.prepare(QStringLiteral("DELETE FROM device_alerts WHERE issued < ?")).bind(now.ms - kKeptMs).run();
                               } });
    context.deviceDecommissioned.push_back([this](const QString &device) { forget(device); });
    addPublicRoutes();
    addInternalRoutes();
}

void DeviceMonitorService::addPublicRoutes()
{
    RouteOptions json;
    json.requireJson = true;
    Router &router = m_context.router;
    const QString device = kManagement + QStringLiteral("/devices/{id}");
    const QString own = QStringLiteral("/api/devices/v1/devicemonitor");
    router.add(
        Method::Post, own + QStringLiteral("/alert"), Access::DeviceJwt, [this](const Request &r) { return receive(r); }, json);
    router.add(
        Method::Put, own + QStringLiteral("/config"), Access::DeviceJwt, [this](const Request &r) { return receiveConfig(r); }, json);
    router.add(Method::Get, device + QStringLiteral("/alerts"), Access::ManagementJwt, [this](const Request &r) { return list(r); });
    router.add(Method::Get, device + QStringLiteral("/alerts/latest"), Access::ManagementJwt, [this](const Request &r) { return latest(r); });
    router.add(Method::Get, device + QStringLiteral("/config"), Access::ManagementJwt, [this](const Request &r) { return showConfig(r); });
    router.add(
        Method::Put, kManagement + QStringLiteral("/settings/global/channel/alerts/{name}/status"), Access::ManagementJwt,
        [this](const Request &r) { return setChannel(r); }, json);
}

void DeviceMonitorService::addInternalRoutes()
{
    Router &router = m_context.router;
    const QString tenant = QStringLiteral("/api/internal/v1/devicemonitor/tenants/{tenant_id}");
    router.add(Method::Delete, tenant, Access::Internal, [this](const Request &) {
        for (const char *table : { "device_alerts", "device_alerts_latest", "device_monitors", "alert_channels" })
            m_context.db.prepare(QStringLiteral("DELETE FROM ") + QString::fromLatin1(table)).run();
        return Response::empty();
    });
    router.add(Method::Delete, tenant + QStringLiteral("/devices/{id}"), Access::Internal, [this](const Request &r) {
        forget(idOf(r));
        return Response::empty();
    });
    router.add(Method::Get, tenant + QStringLiteral("/devices/{id}/alerts/latest"), Access::Internal, [this](const Request &r) { return latest(r); });
    router.add(Method::Get, tenant + QStringLiteral("/devices"), Access::Internal, [this](const Request &r) { return latestInside(r); });
}

Response DeviceMonitorService::receive(const Request &request)
{
    const std::optional<QJsonArray> body = jsonArray(request.body);
    if (!body || body->isEmpty() || body->size() > kMostAlerts)
        return apiError(400, QStringLiteral("failed to decode request body: expected a list of alerts"));
    std::vector<api::Alert> alerts;
    for (const QJsonValue &each : *body) {
        const QByteArray json = QJsonDocument(each.toObject()).toJson(QJsonDocument::Compact);
        const Result<api::Alert> alert = api::decodeBody<api::Alert>(json, api::decodeAlert);
        if (!each.isObject() || !alert || alert->name.isEmpty() || alert->level == api::AlertLevel::Unknown || alert->subjectName.isEmpty())
            return apiError(400, QStringLiteral("invalid alert: name, level (OK or CRITICAL) and subject are needed"));
        alerts.push_back(*alert);
    }
    materialise(request.identity.subject);
    for (api::Alert &alert : alerts)
        store(request.identity.subject, std::move(alert));
    noteInInventory(request.identity.subject);
    return Response::empty();
}

void DeviceMonitorService::raise(Row row, const api::Alert &alert)
{
    const QString device = m_fleet.id(row).text;
    materialise(device);
    store(device, alert);
    noteInInventory(device);
}

api::Alert DeviceMonitorService::recipeAlert(size_t kind, api::AlertLevel level, Timestamp when) const
{
    const RecipeAlert &from = m_fleet.recipe().alerts().at(kind);
    api::Alert alert;
    alert.name = from.name;
    alert.level = level;
    alert.subjectName = from.subject;
    alert.subjectType = from.type;
    alert.subjectStatus = level == api::AlertLevel::Critical ? from.status : QStringLiteral("running");
    if (level == api::AlertLevel::Critical)
        alert.details.description = from.description;
    alert.time = when;
    return alert;
}

void DeviceMonitorService::simulate(Row row, quint64 dice)
{
    const QString device = m_fleet.id(row).text;
    materialise(device);
    const size_t kinds = m_fleet.recipe().alerts().size();
    if (kinds == 0)
        return;
    const size_t kind = dice % kinds;
    Statement open = m_context.db.prepare(QStringLiteral("SELECT critical FROM device_alerts_latest WHERE device = ? AND subject = ?"));
    const RecipeAlert &from = m_fleet.recipe().alerts()[kind];
    open.bind(device).bind(from.type + u'/' + from.subject + u'/' + from.name);
    const bool isOpen = open.next() && open.number(0) == 1;
    raise(row, recipeAlert(kind, isOpen ? api::AlertLevel::Ok : api::AlertLevel::Critical, m_context.clock.now()));
}

void DeviceMonitorService::materialise(const QString &device)
{
    const Row row = m_fleet.find(DeviceId(device));
    const size_t kinds = m_fleet.recipe().alerts().size();
    if (row == Fleet::kNoRow || !m_fleet.isSimulated(row) || kinds == 0)
        return;
    Statement known = m_context.db.prepare(QStringLiteral("SELECT 1 FROM device_alerts WHERE device = ? LIMIT 1"));
    if (known.bind(device).next())
        return;
    const auto attribute = [&](const char *name) { return m_fleet.attribute(row, QStringLiteral("monitor"), QString::fromLatin1(name)); };
    const std::optional<AttributeValue> count = attribute("alert_count");
    const std::optional<AttributeValue> any = attribute("alerts");
    const double *number = count ? std::get_if<double>(&*count) : nullptr;
    const bool *flag = any ? std::get_if<bool>(&*any) : nullptr;
    const size_t wanted = std::min(kinds, std::max(number ? static_cast<size_t>(std::max(*number, 0.0)) : size_t { 0 }, flag && *flag ? size_t { 1 } : size_t { 0 }));
    const size_t first = qHash(device) % kinds;
    for (size_t i = 0; i < wanted; ++i) {
        const qint64 ago = static_cast<qint64>(qHash(device, i + 1) % (48 * 3'600'000ULL));
        store(device, recipeAlert((first + i) % kinds, api::AlertLevel::Critical, { m_context.clock.now().ms - ago }));
    }
    if (wanted > 0)
        noteInInventory(device);
}

void DeviceMonitorService::store(const QString &device, api::Alert alert)
{
    alert.id = newUuid();
    alert.device = DeviceId(device);
    if (!alert.time.isValid())
        alert.time = m_context.clock.now();
    api::JsonWriter writer;
    api::encode(writer, alert);
    const QString json = QString::fromUtf8(writer.take());
    const QString subject = alert.subjectType + u'/' + alert.subjectName + u'/' + alert.name;
    const int critical = alert.level == api::AlertLevel::Critical ? 1 : 0;
    m_context.db.prepare(QStringLiteral("INSERT INTO device_alerts (device, subject, critical, issued, json) VALUES (?, ?, ?, ?, ?)"))
        .bind(device)
        .bind(subject)
        .bind(critical)
        .bind(alert.time.ms)
        .bind(json)
        .run();
    m_context.db
        .prepare(QStringLiteral("INSERT INTO device_alerts_latest (device, subject, critical, issued, json) VALUES (?, ?, ?, ?, ?)"
                                " ON CONFLICT (device, subject) DO UPDATE SET critical = excluded.critical, issued = excluded.issued,"
                                " json = excluded.json WHERE excluded.issued >= issued"))
        .bind(device)
        .bind(subject)
        .bind(critical)
        .bind(alert.time.ms)
        .bind(json)
        .run();
}

qint64 DeviceMonitorService::openAlerts(const QString &device) const
{
    Statement read = m_context.db.prepare(QStringLiteral("SELECT count(*) FROM device_alerts_latest WHERE device = ? AND critical = 1"));
    return read.bind(device).next() ? read.number(0) : 0;
}

void DeviceMonitorService::noteInInventory(const QString &device)
{
    const Row row = m_fleet.find(DeviceId(device));
    if (row == Fleet::kNoRow)
        return;
    const qint64 open = openAlerts(device);
    const QString scope = QStringLiteral("monitor");
    m_fleet.write(row, { { scope, QStringLiteral("alerts"), AttributeValue(open > 0), {} },
                           { scope, QStringLiteral("alert_count"), AttributeValue(static_cast<double>(open)), {} } });
}

Response DeviceMonitorService::receiveConfig(const Request &request)
{
    const std::optional<QJsonArray> body = jsonArray(request.body);
    if (!body)
        return apiError(400, QStringLiteral("failed to decode request body: expected a list of monitors"));
    api::JsonWriter writer;
    writer.beginArray();
    for (const QJsonValue &each : *body) {
        const Result<api::MonitorCheck> check
            = api::decodeBody<api::MonitorCheck>(QJsonDocument(each.toObject()).toJson(QJsonDocument::Compact), api::decodeMonitorCheck);
        if (!each.isObject() || !check || check->name.isEmpty() || check->type.isEmpty())
            return apiError(400, QStringLiteral("invalid monitor: name and type are needed"));
        api::encode(writer, *check);
    }
    m_context.db.prepare(QStringLiteral("INSERT OR REPLACE INTO device_monitors (device, json) VALUES (?, ?)"))
        .bind(request.identity.subject)
        .bind(QString::fromUtf8(writer.endArray().take()))
        .run();
    return Response::empty();
}

Response DeviceMonitorService::list(const Request &request)
{
    const auto paging = readPaging(request);
    if (const auto *refusal = std::get_if<Response>(&paging))
        return *refusal;
    const auto span = spanOf(request);
    if (const auto *refusal = std::get_if<Response>(&span))
        return *refusal;
    const auto page = std::get<PageRequest>(paging);
    const Span between = std::get<Span>(span);
    materialise(idOf(request));
    const QString order = request.queryText(u"sort_ascending") == u"true" ? QStringLiteral("ASC") : QStringLiteral("DESC");
    const QString where = QStringLiteral(" FROM device_alerts WHERE device = ? AND issued > ? AND issued < ?");
    Statement rows = m_context.db.prepare(QStringLiteral("SELECT json") + where + QStringLiteral(" ORDER BY issued %1, seq %1 LIMIT ? OFFSET ?").arg(order));
    rows.bind(idOf(request)).bind(between.after).bind(between.before).bind(page.perPage).bind(page.offset());
    Response response = listOf(rows);
    Statement total = m_context.db.prepare(QStringLiteral("SELECT count(*)") + where);
    total.bind(idOf(request)).bind(between.after).bind(between.before);
    addPaging(response, request, page, total.next() ? total.number(0) : 0);
    return response;
}

Response DeviceMonitorService::latest(const Request &request)
{
    const auto paging = readPaging(request);
    if (const auto *refusal = std::get_if<Response>(&paging))
        return *refusal;
    const auto span = spanOf(request);
    if (const auto *refusal = std::get_if<Response>(&span))
        return *refusal;
    const QString level = request.queryText(u"level_from");
    if (!level.isEmpty() && api::alertLevelFromWire(level) == api::AlertLevel::Unknown)
        return apiError(400, QStringLiteral("level_from must be OK or CRITICAL"));
    const auto page = std::get<PageRequest>(paging);
    const Span between = std::get<Span>(span);
    materialise(idOf(request));
    const int atLeast = api::alertLevelFromWire(level) == api::AlertLevel::Critical ? 1 : 0;
    const QString where = QStringLiteral(" FROM device_alerts_latest WHERE device = ? AND critical >= ? AND issued > ? AND issued < ?");
    Statement rows = m_context.db.prepare(QStringLiteral("SELECT json") + where + QStringLiteral(" ORDER BY issued, subject LIMIT ? OFFSET ?"));
    rows.bind(idOf(request)).bind(atLeast).bind(between.after).bind(between.before).bind(page.perPage).bind(page.offset());
    Response response = listOf(rows);
    Statement total = m_context.db.prepare(QStringLiteral("SELECT count(*)") + where);
    total.bind(idOf(request)).bind(atLeast).bind(between.after).bind(between.before);
    addPaging(response, request, page, total.next() ? total.number(0) : 0);
    return response;
}

Response DeviceMonitorService::showConfig(const Request &request)
{
    Statement read = m_context.db.prepare(QStringLiteral("SELECT json FROM device_monitors WHERE device = ?"));
    return Response::json(read.bind(idOf(request)).next() ? read.text(0).toUtf8() : QByteArray("[]"));
}

Response DeviceMonitorService::setChannel(const Request &request)
{
    const QString name = request.param(QStringLiteral("name"));
    const Result<bool> enabled = api::decodeEnabledBody(request.body);
    if (name != u"email")
        return apiError(400, QStringLiteral("unknown channel %1").arg(name.left(64)));
    if (!enabled)
        return apiError(400, enabled.error().apiMessage);
    m_context.db.prepare(QStringLiteral("INSERT OR REPLACE INTO alert_channels (name, enabled) VALUES (?, ?)")).bind(name).bind(*enabled ? 1 : 0).run();
    AuditRecord entry;
    entry.action = QStringLiteral("update");
    entry.objectType = QStringLiteral("tenant");
    entry.objectId = QStringLiteral("alerts/email");
    entry.change = *enabled ? QStringLiteral("alerts by e-mail: on") : QStringLiteral("alerts by e-mail: off");
    m_context.audit.record(request.identity, entry);
    return Response::empty();
}

//! Devices with their counts and their latest alerts, for the other services.
Response DeviceMonitorService::latestInside(const Request &request)
{
    const auto paging = readPaging(request);
    if (const auto *refusal = std::get_if<Response>(&paging))
        return *refusal;
    const auto page = std::get<PageRequest>(paging);
    const QStringList ids = request.queryValues(u"id");
    const QString filter = ids.isEmpty() ? QString() : QStringLiteral(" WHERE device IN (?") + QStringLiteral(", ?").repeated(ids.size() - 1) + QStringLiteral(")");
    Statement rows = m_context.db.prepare(QStringLiteral("SELECT DISTINCT device FROM device_alerts_latest") + filter + QStringLiteral(" ORDER BY device LIMIT ? OFFSET ?"));
    for (const QString &id : ids)
        rows.bind(id);
    rows.bind(page.perPage).bind(page.offset());
    QByteArray json = "[";
    while (rows.next()) {
        const QString device = rows.text(0);
        api::JsonWriter counts;
        counts.beginObject().field("id", device).key("alerts_open_count").value(openAlerts(device));
        Statement total = m_context.db.prepare(QStringLiteral("SELECT count(*) FROM device_alerts WHERE device = ?"));
        counts.key("alerts_total_count").value(total.bind(device).next() ? total.number(0) : 0).endObject();
        Statement latestOnes = m_context.db.prepare(QStringLiteral("SELECT json FROM device_alerts_latest WHERE device = ? ORDER BY issued, subject"));
        latestOnes.bind(device);
        json += (json.size() > 1 ? "," : "") + counts.take().chopped(1) + ",\"alerts\":" + listOf(latestOnes).body + '}';
    }
    return Response::json(json + ']');
}

void DeviceMonitorService::forget(const QString &device)
{
    for (const char *table : { "device_alerts", "device_alerts_latest", "device_monitors" })
        m_context.db.prepare(QStringLiteral("DELETE FROM %1 WHERE device = ?").arg(QString::fromLatin1(table))).bind(device).run();
    noteInInventory(device);
}

} // namespace drydock::lab
