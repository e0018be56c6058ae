// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/lab/fleetcontrol.h"

#include "app/lab/jsonbody.h"
#include "models/api/jsonwriter.h"

namespace drydock::lab {

FleetControl::FleetControl(LabContext &context, Fleet &fleet, Simulation &simulation, DeviceAuthService &deviceAuth)
    : m_context(context)
    , m_fleet(fleet)
    , m_simulation(simulation)
    , m_deviceAuth(deviceAuth)
{
    if (!context.options.control)
        return;
    const auto add = [this](Method method, const QString &path, Handler handler) {
        m_context.router.add(method, QStringLiteral("/lab/v1/") + path, Access::LoopbackOnly, std::move(handler));
    };
    add(Method::Get, QStringLiteral("fleet"), [this](const Request &) { return showFleet(); });
    add(Method::Get, QStringLiteral("counters"), [this](const Request &) { return showCounters(); });
    add(Method::Get, QStringLiteral("traffic"), [this](const Request &) { return showTraffic(); });
    add(Method::Delete, QStringLiteral("counters"), [this](const Request &) {
        m_context.served.clear();
        m_context.traffic.clear();
        return Response::empty();
    });
    add(Method::Put, QStringLiteral("simulation"), [this](const Request &r) { return setSimulation(r); });
    add(Method::Post, QStringLiteral("simulation/step"), [this](const Request &r) { return step(r); });
    add(Method::Post, QStringLiteral("devices/{id}/token"), [this](const Request &r) { return issueToken(r); });
    add(Method::Post, QStringLiteral("devices/{id}/report"), [this](const Request &r) { return report(r); });
    add(Method::Put, QStringLiteral("failures"), [this](const Request &r) { return setFailure(r); });
}

Response FleetControl::showFleet() const
{
    api::JsonWriter writer;
    writer.beginObject().key("devices").value(static_cast<qint64>(m_fleet.count()));
    writer.key("simulation").value(m_simulation.isRunning());
    writer.key("memory_bytes").value(static_cast<qint64>(m_fleet.table().memoryBytes()));
    writer.key("by_status").beginObject();
    for (const AuthStatus status : { AuthStatus::Accepted, AuthStatus::Pending, AuthStatus::Rejected,
             AuthStatus::Preauthorized, AuthStatus::NoAuth })
        writer.key(QStringView(api::authStatusToWire(status))).value(m_fleet.countByStatus(status));
    return Response::json(writer.endObject().endObject().take());
}

//! {"GET /api/…/{id}": n, …} since the start or the last DELETE.
Response FleetControl::showCounters() const
{
    api::JsonWriter writer;
    writer.beginObject();
    for (auto it = m_context.served.begin(); it != m_context.served.end(); ++it)
        writer.key(QStringView(it.key())).value(it.value());
    return Response::json(writer.endObject().take());
}

//! {"requests": n, "bytes": n, "services": {"inventory": {"requests": n, "bytes": n}, …}} of the API alone, since the start
//! or the last DELETE of the counters. Bytes are those of bodies, uncompressed, both ways.
Response FleetControl::showTraffic() const
{
    std::pair<qint64, qint64> all { 0, 0 };
    api::JsonWriter services;
    services.beginObject();
    for (auto it = m_context.traffic.begin(); it != m_context.traffic.end(); ++it) {
        all.first += it->first;
        all.second += it->second;
        services.key(QStringView(it.key())).beginObject().key("requests").value(it->first).key("bytes").value(it->second).endObject();
    }
    services.endObject();
    api::JsonWriter writer;
    writer.beginObject().key("requests").value(all.first).key("bytes").value(all.second).key("services").raw(services.take());
    return Response::json(writer.endObject().take());
}

//! {"running": bool}
Response FleetControl::setSimulation(const Request &request)
{
    const auto body = jsonObject(request.body);
    const QJsonValue running = body ? body->value(QLatin1String("running")) : QJsonValue();
    if (!running.isBool())
        return apiError(400, QStringLiteral("running: expected true or false"));
    m_simulation.setRunning(running.toBool());
    return showFleet();
}

//! {"reports": n, "silences": n, "returns": n, "appearances": n, "alerts": n}, each optional; answers the ids it happened to.
Response FleetControl::step(const Request &request)
{
    const auto body = jsonObject(request.body);
    if (!body)
        return apiError(400, QStringLiteral("expected a JSON object"));
    api::JsonWriter writer;
    writer.beginObject();
    const auto run = [&](const char *key, Row (Simulation::*event)()) {
        writer.key(key).beginArray();
        for (int n = qBound(0, body->value(QLatin1String(key)).toInt(), 1000); n > 0; --n) {
            if (const Row row = (m_simulation.*event)(); row != Fleet::kNoRow)
                writer.value(QStringView(m_fleet.id(row).text));
        }
        writer.endArray();
    };
    run("reports", &Simulation::reportSomebody);
    run("silences", &Simulation::silenceSomebody);
    run("returns", &Simulation::returnSomebody);
    run("appearances", &Simulation::appearSomebody);
    run("alerts", &Simulation::alertSomebody);
    m_simulation.provisionAccepted(1000);
    return Response::json(writer.endObject().take());
}

Response FleetControl::issueToken(const Request &request)
{
    const Row row = m_fleet.find(DeviceId(request.param(QStringLiteral("id"))));
    const QByteArray token = row == Fleet::kNoRow ? QByteArray() : m_deviceAuth.issueToken(row);
    return token.isEmpty() ? apiError(404, QStringLiteral("no accepted device of this id"))
                           : Response::text(token, "application/jwt");
}

Response FleetControl::report(const Request &request)
{
    const Row row = m_fleet.find(DeviceId(request.param(QStringLiteral("id"))));
    if (row == Fleet::kNoRow)
        return notFound();
    m_fleet.provision(row);
    m_fleet.report(row, static_cast<quint64>(m_context.clock.now().ms));
    return Response::empty();
}

//! {"artifact_name": …, "share": 0…1, negative for the recipe's own}
Response FleetControl::setFailure(const Request &request)
{
    const auto body = jsonObject(request.body);
    const QString artifact = body ? body->value(QLatin1String("artifact_name")).toString() : QString();
    if (artifact.isEmpty() || !body->value(QLatin1String("share")).isDouble())
        return apiError(400, QStringLiteral("expected artifact_name and share"));
    m_fleet.setFailureShare(artifact, body->value(QLatin1String("share")).toDouble());
    return Response::empty();
}

} // namespace drydock::lab
