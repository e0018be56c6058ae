// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/unit/api/calls/calls.h"

#include <QBuffer>

namespace drydock::test {

using namespace drydock::api;

namespace {

std::shared_ptr<QIODevice> sink()
{
    auto buffer = std::make_shared<QBuffer>();
    buffer->open(QIODevice::WriteOnly);
    return buffer;
}

} // namespace

std::vector<ApiCall> auditLogsCalls()
{
    AuditQuery query;
    query.createdAfter = sample::at(0);
    query.createdBefore = sample::at(1);
    query.actorId = sample::uuid(1);
    query.actorEmail = QStringLiteral("ada@example.com");
    query.actorType = QStringLiteral("user");
    query.objectId = sample::uuid(7);
    query.objectType = QStringLiteral("deployment");
    query.objectDeploymentName = QStringLiteral("canary");
    query.newestFirst = false;
    query.page = 2;
    return {
        { "logs",
            "GET api/management/v1/auditlogs/logs?created_after=1790000000&created_before=1790000060&"
            "actor_id=00000000-0000-4000-8000-000000000001&actor_email=ada@example.com&actor_type=user&"
            "object_id=00000000-0000-4000-8000-000000000007&object_type=deployment&object_deployment_name=canary&sort=asc&page=2&"
            "per_page=100 | polling | repeatable | GetAuditLogs",
            with<AuditLogsApi>([query](const auto &api) { return api.logs(query); }), 200,
            toJson(std::vector<AuditEntry> { sample::auditEntry(), sample::deviceAuditEntry() }), "application/json",
            kTotal },
        { "exportCsv",
            "GET api/management/v1/auditlogs/logs/export?limit=500&created_after=1790000000&created_before=1790000060&"
            "actor_id=00000000-0000-4000-8000-000000000001&actor_email=ada@example.com&actor_type=user&"
            "object_id=00000000-0000-4000-8000-000000000007&object_type=deployment&object_deployment_name=canary&sort=asc&"
            "format_separator=. | transfer | repeatable | ExportAuditLogs",
            with<AuditLogsApi>([query](const auto &api) { return api.exportCsv(query, sink(), 500); }), 200,
            "action,actor.id,actor.type,change\ncreate,u-1,user,\"a\nb\"\n", "text/csv", {} },
    };
}

} // namespace drydock::test
