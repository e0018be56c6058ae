// SPDX-License-Identifier: GPL-3.0-or-later
//
// Mender's device monitor service, management API v1: alerts of a device, its checks, and whether alerts are sent by a
// channel. Commercial servers only. Structs are plain values; DeviceMonitorApi is a stateless façade.
// Facts: contract `/api/management/v1/devicemonitor/*`, server.md section 8.
#pragma once

#include "models/api/jsonreader.h"
#include "models/api/jsonwriter.h"
#include "models/core/ids.h"
#include "models/rest/call.h"
#include "models/rest/transport.h"

#include <variant>

namespace drydock::api {

enum class AlertLevel { Unknown, Ok, Critical };
AlertLevel alertLevelFromWire(QStringView text);
QString alertLevelToWire(AlertLevel level); //!< empty for Unknown

struct LogLine {
    qint64 number = 0;
    QString text;
    bool operator==(const LogLine &) const = default;
};

//! What a device says about an alert; all of it may be missing.
struct AlertDetails {
    QString description;
    std::vector<LogLine> before;
    std::optional<LogLine> matching;
    std::vector<LogLine> after;
    QString logPattern;
    QString logFile;
    bool operator==(const AlertDetails &) const = default;
};

struct Alert {
    QString id; //!< not every server gives one
    DeviceId device; //!< likewise
    QString name;
    AlertLevel level = AlertLevel::Unknown;
    QString levelText; //!< raw
    QString subjectName;
    QString subjectType; //!< "log", "systemd", "dbus", …
    QString subjectStatus; //!< "running", "log-contains", …
    AlertDetails details;
    Timestamp time;
    bool operator==(const Alert &) const = default;
};
Alert decodeAlert(Reader &reader);
void encode(JsonWriter &writer, const Alert &alert);

struct LogCheck {
    QString pattern;
    QString path; //!< "@…" is a command whose output is read
    qint64 expireSeconds = 0; //!< 0: never
    bool operator==(const LogCheck &) const = default;
};
struct ServiceCheck {
    QString name;
    QString type; //!< "systemd"
    bool operator==(const ServiceCheck &) const = default;
};
struct DBusCheck {
    QString name;
    QString pattern;
    QString watch;
    qint64 expireSeconds = 0; //!< 0: never
    bool operator==(const DBusCheck &) const = default;
};
struct MonitorCheck {
    QString name;
    QString status; //!< "enabled", …
    QString type; //!< "log", "service", "dbus", or what a later server may invent
    std::variant<std::monostate, LogCheck, ServiceCheck, DBusCheck> settings; //!< nothing for other types
    bool operator==(const MonitorCheck &) const = default;
};
MonitorCheck decodeMonitorCheck(Reader &reader);
void encode(JsonWriter &writer, const MonitorCheck &check);

// What the server reads.
Result<bool> decodeEnabledBody(const QByteArray &json);
QByteArray encodeEnabledBody(bool enabled);

struct AlertQuery {
    Timestamp after; //!< not sent while invalid
    Timestamp before;
    bool oldestFirst = false;
    int page = 1;
    int perPage = 20;
};
struct LatestAlertQuery {
    AlertLevel atLeast = AlertLevel::Unknown; //!< Unknown: any
    Timestamp after;
    Timestamp before;
    int page = 1;
    int perPage = 20;
};

class DeviceMonitorApi {
public:
    explicit DeviceMonitorApi(Transport &transport)
        : m_transport(transport)
    {
    }
    Call<Page<Alert>> alerts(const DeviceId &device, const AlertQuery &query, Lane lane = Lane::Polling) const;
    //! The last alert of each subject, oldest first.
    Call<Page<Alert>> latestAlerts(const DeviceId &device, const LatestAlertQuery &query, Lane lane = Lane::Polling) const;
    Call<Page<MonitorCheck>> checks(const DeviceId &device, Lane lane = Lane::Polling) const;
    //! Whether alerts go out by this channel; the only one is "email".
    Call<Nothing> setChannelEnabled(const QString &channel, bool enabled) const;

private:
    Transport &m_transport;
};

} // namespace drydock::api
