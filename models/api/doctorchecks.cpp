// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/api/doctorchecks.h"

#include "models/api/request.h"

namespace drydock::api {

namespace {

RequestSpec listing(const QString &operation, const QStringList &path, bool paged)
{
    RequestSpec spec = request::get(operation, path, Lane::Interactive);
    if (paged)
        request::addPaging(spec, 1, 1);
    return spec;
}

DoctorService service(const QString &operation, const QStringList &path, bool needed, bool paged)
{
    return { path.at(1), listing(operation, path, paged), needed };
}

} // namespace

DoctorChecks doctorChecks()
{
    const QString v1 = QStringLiteral("v1");
    const QString v2 = QStringLiteral("v2");
    const QString deployments = QStringLiteral("deployments");
    DoctorChecks checks;
    checks.whoAmI = listing(QStringLiteral("Show Own User Data"),
        { v1, QStringLiteral("useradm"), QStringLiteral("users"), QStringLiteral("me") }, false);
    checks.services = {
        service(QStringLiteral("DeviceAuth Management List Devices"),
            { v2, QStringLiteral("devauth"), QStringLiteral("devices") }, true, true),
        service(QStringLiteral("List Groups"), { v1, QStringLiteral("inventory"), QStringLiteral("groups") }, true, false),
        service(QStringLiteral("Deployments V1 List Deployments"), { v1, deployments, deployments }, true, true),
        service(QStringLiteral("GetAuditLogs"), { v1, QStringLiteral("auditlogs"), QStringLiteral("logs") }, false, true),
        service(QStringLiteral("TenantInfo"),
            { v1, QStringLiteral("tenantadm"), QStringLiteral("user"), QStringLiteral("tenant") }, false, false),
        service(QStringLiteral("IoTManager Management List integrations"),
            { v1, QStringLiteral("iot-manager"), QStringLiteral("integrations") }, false, true),
    };
    return checks;
}

} // namespace drydock::api
