// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/api/useradmplans.h"

#include "models/api/fields.h"
#include "models/api/request.h"

namespace drydock::api {

namespace {

QStringList path(std::initializer_list<QString> tail)
{
    return QStringList { QStringLiteral("v1"), QStringLiteral("useradm") } + QStringList(tail);
}

PlanFeatures decodeFeatures(const Reader &reader)
{
    PlanFeatures features;
    features.rbac = reader.optBoolean("rbac");
    features.auditLogs = reader.optBoolean("audit_logs");
    features.dynamicGroups = reader.optBoolean("dynamic_groups");
    features.terminal = reader.optBoolean("terminal");
    features.fileTransfer = reader.optBoolean("file_transfer");
    features.configuration = reader.optBoolean("configuration");
    features.monitoring = reader.optBoolean("monitoring");
    features.reporting = reader.optBoolean("reporting");
    return features;
}

} // namespace

Plan decodePlan(Reader &reader)
{
    Plan plan;
    plan.name = reader.id("name");
    plan.displayName = reader.optString("display_name");
    if (const auto features = reader.object("features"))
        plan.features = decodeFeatures(*features);
    return plan;
}

void encode(JsonWriter &writer, const Plan &plan)
{
    const PlanFeatures &features = plan.features;
    writer.beginObject().field("name", plan.name).field("display_name", plan.displayName);
    writer.key("features").beginObject().field("rbac", features.rbac).field("audit_logs", features.auditLogs);
    writer.field("dynamic_groups", features.dynamicGroups).field("terminal", features.terminal);
    writer.field("file_transfer", features.fileTransfer).field("configuration", features.configuration);
    writer.field("monitoring", features.monitoring).field("reporting", features.reporting).endObject().endObject();
}

PlanBinding decodePlanBinding(Reader &reader)
{
    PlanBinding binding;
    fields::requireObject(reader);
    if (auto plan = reader.object("plan")) {
        binding.plan = decodePlan(*plan);
        if (!plan->ok())
            binding.plan.reset(); // the limits are good all the same
    }
    if (const auto limits = reader.object("limits")) {
        binding.limits.devices = fields::integer(*limits, "devices");
        binding.limits.users = fields::integer(*limits, "users");
        binding.limits.auditLogDays = fields::integer(*limits, "audit_logs_days");
    }
    return binding;
}

void encode(JsonWriter &writer, const PlanBinding &binding)
{
    writer.beginObject();
    if (binding.plan)
        encode(writer.key("plan"), *binding.plan);
    if (binding.limits != PlanLimits {}) {
        writer.key("limits").beginObject();
        fields::write(writer, "devices", binding.limits.devices);
        fields::write(writer, "users", binding.limits.users);
        fields::write(writer, "audit_logs_days", binding.limits.auditLogDays);
        writer.endObject();
    }
    writer.endObject();
}

UserLimit decodeUserLimit(Reader &reader)
{
    UserLimit limit;
    const auto users = reader.object("users");
    const auto max = users ? fields::integer(*users, "max") : std::nullopt;
    if (!max) {
        reader.fail("expected users.max, an integer");
        return limit;
    }
    limit.count = fields::integer(*users, "count");
    limit.max = *max;
    return limit;
}

void encode(JsonWriter &writer, const UserLimit &limit)
{
    writer.beginObject().key("users").beginObject();
    fields::write(writer, "count", limit.count);
    writer.field("max", limit.max).endObject().endObject();
}

Call<Page<Plan>> PlansApi::plans(int page, int perPage) const
{
    RequestSpec spec
        = request::get(QStringLiteral("List Plans"), path({ QStringLiteral("plans") }), Lane::Interactive);
    request::addPaging(spec, page, perPage);
    return { m_transport.send(std::move(spec)),
        [](const HttpReply &reply) { return decodePage<Plan>(reply, decodePlan); } };
}

Call<PlanBinding> PlansApi::binding() const
{
    return { m_transport.send(request::get(QStringLiteral("Show Plan And Limits"),
                 path({ QStringLiteral("plan_binding") }), Lane::Interactive)),
        [](const HttpReply &reply) { return decodeObject<PlanBinding>(reply, decodePlanBinding); } };
}

Call<UserLimit> PlansApi::userLimit() const
{
    return { m_transport.send(request::get(
                 QStringLiteral("GetTenantLimits"), path({ QStringLiteral("limits") }), Lane::Interactive)),
        [](const HttpReply &reply) { return decodeObject<UserLimit>(reply, decodeUserLimit); } };
}

Call<Nothing> PlansApi::verify(const QString &minimalPlan, const QString &addon) const
{
    RequestSpec spec = request::get(QStringLiteral("VerifyPlan"),
        path({ QStringLiteral("auth"), QStringLiteral("plan-verify") }), Lane::Interactive);
    spec.headers = { { QByteArrayLiteral("X-Mender-Required-Minimal-Plan"), minimalPlan.toUtf8() },
        { QByteArrayLiteral("X-Mender-Required-Addon"), addon.toUtf8() } };
    return { m_transport.send(std::move(spec)), decodeNothing };
}

} // namespace drydock::api
