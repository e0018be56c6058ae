// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/api/tenantadm.h"

#include "models/api/request.h"

namespace drydock::api {

Tenant decodeTenant(Reader &reader)
{
    Tenant tenant;
    tenant.id = reader.id("id");
    tenant.name = reader.string("name");
    tenant.plan = reader.optString("plan");
    tenant.tenantToken = reader.optString("tenant_token");
    tenant.status = reader.optString("status");
    tenant.serviceProvider = reader.optBoolean("service_provider");
    return tenant;
}

void encode(JsonWriter &writer, const Tenant &tenant)
{
    writer.beginObject().field("id", tenant.id).field("name", tenant.name);
    writer.optField("tenant_token", tenant.tenantToken);
    writer.optField("status", tenant.status);
    writer.optField("plan", tenant.plan);
    writer.field("service_provider", tenant.serviceProvider).endObject();
}

Call<Tenant> TenantAdmApi::own() const
{
    return { m_transport.send(request::get(QStringLiteral("TenantInfo"),
                 { QStringLiteral("v1"), QStringLiteral("tenantadm"), QStringLiteral("user"),
                     QStringLiteral("tenant") },
                 Lane::Interactive)),
        [](const HttpReply &reply) { return decodeObject<Tenant>(reply, decodeTenant); } };
}

} // namespace drydock::api
