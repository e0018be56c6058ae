// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/api/devicemonitor.h"

#include "models/api/request.h"

#include <array>

namespace drydock::api {

namespace {

struct Word {
    AlertLevel level;
    QLatin1StringView text;
};
constexpr std::array kLevels {
    Word { AlertLevel::Ok, QLatin1StringView("OK") },
    Word { AlertLevel::Critical, QLatin1StringView("CRITICAL") },
};

QStringList path(std::initializer_list<QString> tail)
{
    return QStringList { QStringLiteral("v1"), QStringLiteral("devicemonitor") } + QStringList(tail);
}

QStringList devicePath(const DeviceId &device, std::initializer_list<QString> tail)
{
    return path({ QStringLiteral("devices"), device.text }) + QStringList(tail);
}

void addTextTime(RequestSpec &spec, const QString &name, Timestamp time)
{
    if (time.isValid())
        request::addQuery(spec, name, QString::fromLatin1(time.toRfc3339()));
}

LogLine decodeLine(const Reader &reader)
{
    return { reader.optInteger("line_number"), reader.optString("data") };
}

void encodeLine(JsonWriter &writer, const LogLine &line)
{
    writer.beginObject().field("line_number", line.number).field("data", line.text).endObject();
}

std::vector<LogLine> decodeLines(Reader &reader, const char *key)
{
    std::vector<LogLine> lines;
    reader.each(key, [&lines](Reader &each) {
        if (each.isObject())
            lines.push_back(decodeLine(each));
    });
    return lines;
}

void encodeLines(JsonWriter &writer, QByteArrayView key, const std::vector<LogLine> &lines)
{
    if (lines.empty())
        return;
    writer.key(key).beginArray();
    for (const LogLine &line : lines)
        encodeLine(writer, line);
    writer.endArray();
}

// Details are a help, not the alert: what is odd in them is left out.
AlertDetails decodeDetails(Reader reader)
{
    AlertDetails details;
    details.description = reader.optString("description");
    details.before = decodeLines(reader, "lines_before");
    if (const auto line = reader.object("line_matching"))
        details.matching = decodeLine(*line);
    details.after = decodeLines(reader, "lines_after");
    details.logPattern = reader.optString("log_pattern");
    details.logFile = reader.optString("log_file_path");
    return details;
}

void encodeDetails(JsonWriter &writer, const AlertDetails &details)
{
    writer.key("details").beginObject();
    writer.optField("description", details.description);
    encodeLines(writer, "lines_before", details.before);
    if (details.matching)
        encodeLine(writer.key("line_matching"), *details.matching);
    encodeLines(writer, "lines_after", details.after);
    writer.optField("log_pattern", details.logPattern);
    writer.optField("log_file_path", details.logFile);
    writer.endObject();
}

Result<Page<Alert>> decodeAlerts(const HttpReply &reply)
{
    return decodePage<Alert>(reply, decodeAlert);
}

} // namespace

AlertLevel alertLevelFromWire(QStringView text)
{
    for (const Word &word : kLevels) {
        if (text == word.text)
            return word.level;
    }
    return AlertLevel::Unknown;
}

QString alertLevelToWire(AlertLevel level)
{
    for (const Word &word : kLevels) {
        if (level == word.level)
            return word.text;
    }
    return {};
}

Alert decodeAlert(Reader &reader)
{
    Alert alert;
    alert.id = reader.optString("id");
    alert.device = DeviceId(reader.optString("device_id"));
    alert.name = reader.string("name");
    alert.levelText = reader.string("level");
    alert.level = alertLevelFromWire(alert.levelText);
    alert.time = reader.time("timestamp");
    auto subject = reader.object("subject");
    if (!subject) {
        reader.fail("subject: expected an object");
        return alert;
    }
    alert.subjectName = subject->optString("name");
    alert.subjectType = subject->optString("type");
    alert.subjectStatus = subject->optString("status");
    if (const auto details = subject->object("details"))
        alert.details = decodeDetails(*details);
    return alert;
}

void encode(JsonWriter &writer, const Alert &alert)
{
    writer.beginObject();
    writer.optField("id", alert.id);
    writer.optField("device_id", alert.device.text);
    writer.field("name", alert.name);
    writer.field("level", alert.levelText.isEmpty() ? alertLevelToWire(alert.level) : alert.levelText);
    writer.field("timestamp", alert.time);
    writer.key("subject").beginObject().field("name", alert.subjectName).field("type", alert.subjectType);
    writer.field("status", alert.subjectStatus);
    if (!(alert.details == AlertDetails {}))
        encodeDetails(writer, alert.details);
    writer.endObject().endObject();
}

MonitorCheck decodeMonitorCheck(Reader &reader)
{
    MonitorCheck check;
    check.name = reader.string("name");
    check.status = reader.string("status");
    check.type = reader.string("type");
    if (const auto log = reader.object("log"); log && check.type == QLatin1String("log")) {
        check.settings
            = LogCheck { log->optString("pattern"), log->optString("path"), log->optInteger("expire_seconds") };
    } else if (const auto service = reader.object("service"); service && check.type == QLatin1String("service")) {
        check.settings = ServiceCheck { service->optString("name"), service->optString("type") };
    } else if (const auto dbus = reader.object("dbus"); dbus && check.type == QLatin1String("dbus")) {
        check.settings = DBusCheck { dbus->optString("name"), dbus->optString("pattern"), dbus->optString("watch"),
            dbus->optInteger("alert_expiration") };
    }
    return check;
}

void encode(JsonWriter &writer, const MonitorCheck &check)
{
    writer.beginObject().field("name", check.name).field("status", check.status).field("type", check.type);
    if (const auto *log = std::get_if<LogCheck>(&check.settings)) {
        writer.key("log").beginObject().field("pattern", log->pattern).field("path", log->path);
        writer.field("expire_seconds", log->expireSeconds).endObject();
    } else if (const auto *service = std::get_if<ServiceCheck>(&check.settings)) {
        writer.key("service").beginObject().field("name", service->name).field("type", service->type).endObject();
    } else if (const auto *dbus = std::get_if<DBusCheck>(&check.settings)) {
        writer.key("dbus").beginObject().field("name", dbus->name).field("pattern", dbus->pattern);
        writer.field("watch", dbus->watch).field("alert_expiration", dbus->expireSeconds).endObject();
    }
    writer.endObject();
}

Result<bool> decodeEnabledBody(const QByteArray &json)
{
    return decodeBody<bool>(json, [](Reader &reader) { return reader.boolean("enabled"); });
}

QByteArray encodeEnabledBody(bool enabled)
{
    return JsonWriter().beginObject().field("enabled", enabled).endObject().take();
}

Call<Page<Alert>> DeviceMonitorApi::alerts(const DeviceId &device, const AlertQuery &query, Lane lane) const
{
    RequestSpec spec = request::get(QStringLiteral("ListAlerts"), devicePath(device, { QStringLiteral("alerts") }), lane);
    request::addPaging(spec, query.page, query.perPage);
    addTextTime(spec, QStringLiteral("issued_after"), query.after);
    addTextTime(spec, QStringLiteral("issued_before"), query.before);
    request::addQuery(spec, QStringLiteral("sort_ascending"),
        query.oldestFirst ? QStringLiteral("true") : QStringLiteral("false"));
    return { m_transport.send(std::move(spec)), decodeAlerts };
}

Call<Page<Alert>> DeviceMonitorApi::latestAlerts(
    const DeviceId &device, const LatestAlertQuery &query, Lane lane) const
{
    RequestSpec spec = request::get(QStringLiteral("ListLatestAlerts"),
        devicePath(device, { QStringLiteral("alerts"), QStringLiteral("latest") }), lane);
    request::addPaging(spec, query.page, query.perPage);
    request::addQuery(spec, QStringLiteral("level_from"), alertLevelToWire(query.atLeast));
    addTextTime(spec, QStringLiteral("issued_after"), query.after);
    addTextTime(spec, QStringLiteral("issued_before"), query.before);
    return { m_transport.send(std::move(spec)), decodeAlerts };
}

Call<Page<MonitorCheck>> DeviceMonitorApi::checks(const DeviceId &device, Lane lane) const
{
    return { m_transport.send(request::get(
                 QStringLiteral("MonitorChecksConfiguration"), devicePath(device, { QStringLiteral("config") }), lane)),
        [](const HttpReply &reply) { return decodePage<MonitorCheck>(reply, decodeMonitorCheck); } };
}

Call<Nothing> DeviceMonitorApi::setChannelEnabled(const QString &channel, bool enabled) const
{
    return { m_transport.send(request::repeatable(
                 request::withJson(request::make(Verb::Put, QStringLiteral("ToggleChannelMute"),
                                       path({ QStringLiteral("settings"), QStringLiteral("global"),
                                           QStringLiteral("channel"), QStringLiteral("alerts"), channel,
                                           QStringLiteral("status") }),
                                       Lane::Interactive),
                     encodeEnabledBody(enabled)))),
        decodeNothing };
}

} // namespace drydock::api
