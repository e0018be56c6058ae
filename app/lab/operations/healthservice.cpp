// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/lab/operations/healthservice.h"

namespace drydock::lab {

HealthService::HealthService(LabContext &context)
    : m_context(context)
{
    QStringList services { QStringLiteral("useradm"), QStringLiteral("devauth"), QStringLiteral("inventory"), QStringLiteral("deployments"),
        QStringLiteral("deviceconfig"), QStringLiteral("deviceconnect"), QStringLiteral("iot-manager") };
    if (context.options.plan != Plan::OpenSource)
        services += { QStringLiteral("tenantadm"), QStringLiteral("auditlogs"), QStringLiteral("devicemonitor") };
    const auto add = [&context](const QString &path, Handler handler) { context.router.add(Method::Get, path, Access::Internal, std::move(handler)); };
    for (const QString &service : std::as_const(services)) {
        const QString base = QStringLiteral("/api/internal/v1/") + service;
        const int whenIll = service == u"deviceconfig" ? 500 : 503;
        add(base + QStringLiteral("/alive"), [](const Request &) { return Response::empty(); });
        add(base + QStringLiteral("/health"), [this, whenIll](const Request &) { return health(whenIll); });
    }
    // The workflow engine has its own addresses.
    add(QStringLiteral("/status"), [](const Request &) { return Response::json("{\"status\":\"ok\"}"); });
    add(QStringLiteral("/api/v1/health"), [this](const Request &) { return health(503); });
}

Response HealthService::health(int whenIll) const
{
    try {
        Statement probe = m_context.db.prepare(QStringLiteral("SELECT count(*) FROM lab_schema"));
        if (probe.next() && probe.number(0) > 0)
            return Response::empty();
    } catch (const DatabaseError &) {
        // said below; the transaction around this is of no use to anybody
    }
    return apiError(whenIll, QStringLiteral("database error: not reachable"));
}

} // namespace drydock::lab
