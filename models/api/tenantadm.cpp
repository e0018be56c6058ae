// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/api/tenantadm.h"

#include "models/api/deviceauth.h"
#include "models/api/fields.h"
#include "models/api/request.h"

namespace drydock::api {

namespace {

QStringList path(std::initializer_list<QString> tail)
{
    return QStringList { QStringLiteral("v2"), QStringLiteral("tenantadm"), QStringLiteral("tenants") }
    + QStringList(tail);
}

std::optional<DeviceLimit> decodeLimit(const Reader &reader, const char *key)
{
    const auto limit = reader.object(key);
    if (!limit)
        return std::nullopt;
    return DeviceLimit { limit->optString("name"), limit->optString("tenant_id"), limit->optInteger("current_value"),
        limit->optInteger("value") };
}

void encodeLimit(JsonWriter &writer, QByteArrayView key, const std::optional<DeviceLimit> &limit)
{
    if (!limit)
        return;
    writer.key(key).beginObject().field("name", limit->name);
    writer.optField("tenant_id", limit->tenantId);
    writer.field("current_value", limit->current).field("value", limit->max).endObject();
}

ApiLimit decodeApiLimit(const Reader &reader, const char *key)
{
    ApiLimit limit;
    auto object = reader.object(key);
    if (!object)
        return limit;
    object->each("bursts", [&](Reader &burst) {
        limit.bursts.push_back({ burst.optString("action"), burst.optString("uri"),
            fields::number(burst, "min_interval_sec") });
    });
    if (const auto quota = object->object("quota")) {
        limit.maxCalls = fields::number(*quota, "max_calls");
        limit.intervalSeconds = fields::number(*quota, "interval_sec");
    }
    return limit;
}

void encodeApiLimit(JsonWriter &writer, QByteArrayView key, const ApiLimit &limit)
{
    if (limit == ApiLimit {})
        return;
    writer.key(key).beginObject().key("bursts").beginArray();
    for (const ApiBurst &burst : limit.bursts) {
        writer.beginObject().field("action", burst.action).field("uri", burst.uri);
        fields::write(writer, "min_interval_sec", burst.minIntervalSeconds);
        writer.endObject();
    }
    writer.endArray().key("quota").beginObject();
    fields::write(writer, "max_calls", limit.maxCalls);
    fields::write(writer, "interval_sec", limit.intervalSeconds);
    writer.endObject().endObject();
}

void encodeLimits(JsonWriter &writer, const Tenant &tenant)
{
    if (tenant.managementApi != ApiLimit {} || tenant.devicesApi != ApiLimit {}) {
        writer.key("api_limits").beginObject();
        encodeApiLimit(writer, "management", tenant.managementApi);
        encodeApiLimit(writer, "devices", tenant.devicesApi);
        writer.endObject();
    }
    fields::write(writer, "device_count", tenant.deviceCount);
    fields::write(writer, "device_limit", tenant.deviceLimit);
    if (tenant.deviceLimits == DeviceLimits {})
        return;
    writer.key("device_limits").beginObject();
    encodeLimit(writer, "max_devices", tenant.deviceLimits.standard);
    encodeLimit(writer, "max_micro_devices", tenant.deviceLimits.micro);
    encodeLimit(writer, "max_system_devices", tenant.deviceLimits.system);
    writer.endObject();
}

void decodeLimits(const Reader &reader, Tenant &tenant)
{
    if (const auto limits = reader.object("api_limits")) {
        tenant.managementApi = decodeApiLimit(*limits, "management");
        tenant.devicesApi = decodeApiLimit(*limits, "devices");
    }
    tenant.deviceCount = fields::integer(reader, "device_count");
    tenant.deviceLimit = fields::integer(reader, "device_limit");
    if (const auto limits = reader.object("device_limits")) {
        tenant.deviceLimits = { decodeLimit(*limits, "max_devices"), decodeLimit(*limits, "max_micro_devices"),
            decodeLimit(*limits, "max_system_devices") };
    }
}

DeviceLimitValues decodeLimitValues(const Reader &reader)
{
    DeviceLimitValues values;
    const auto limits = reader.object("device_limits");
    if (!limits)
        return values;
    const auto value = [&](const char *key) {
        const auto limit = limits->object(key);
        return limit ? fields::integer(*limit, "value") : std::nullopt;
    };
    return { value("max_devices"), value("max_micro_devices"), value("max_system_devices") };
}

void encodeLimitValues(JsonWriter &writer, const DeviceLimitValues &values)
{
    if (values == DeviceLimitValues {})
        return;
    const auto write = [&](const char *name, std::optional<qint64> value) {
        if (value)
            writer.key(name).beginObject().field("Name", QString::fromLatin1(name)).field("value", *value).endObject();
    };
    writer.key("device_limits").beginObject();
    write("max_devices", values.standard);
    write("max_micro_devices", values.micro);
    write("max_system_devices", values.system);
    writer.endObject();
}

TenantAdmin decodeAdmin(const Reader &reader)
{
    return { reader.optString("email"), reader.optString("password"), fields::json(reader, "login"),
        fields::flag(reader, "send_reset_password") };
}

void encodeAdmin(JsonWriter &writer, const TenantAdmin &admin)
{
    writer.beginObject().field("email", admin.email);
    writer.optField("password", admin.password);
    fields::writeJson(writer, "login", admin.loginJson);
    fields::write(writer, "send_reset_password", admin.sendResetPassword);
    writer.endObject();
}

//! Made later, by a queue: the answer may or may not say where.
Result<QString> decodeLocationIfAny(const HttpReply &reply)
{
    return reply.header("Location").trimmed().isEmpty() ? Result<QString>(QString()) : decodeLocation(reply);
}

} // namespace

Addon decodeAddon(Reader &reader)
{
    return { reader.id("name"), reader.optBoolean("enabled") };
}

void encode(JsonWriter &writer, const Addon &addon)
{
    writer.beginObject().field("name", addon.name).field("enabled", addon.enabled).endObject();
}

Tenant decodeTenant(Reader &reader)
{
    Tenant tenant;
    tenant.id = reader.id("id");
    tenant.name = reader.string("name");
    tenant.plan = reader.optString("plan");
    tenant.tenantToken = reader.optString("tenant_token");
    tenant.status = reader.optString("status");
    tenant.serviceProvider = reader.optBoolean("service_provider");
    tenant.trial = reader.optBoolean("trial");
    tenant.trialExpires = reader.optTime("trial_expiration");
    reader.each("addons", [&](Reader &element) {
        Addon addon = decodeAddon(element);
        if (element.ok())
            tenant.addons.push_back(std::move(addon));
        element.forgive();
    });
    tenant.parentId = reader.optString("parent_tenant_id");
    if (const auto info = reader.object("additional_info")) {
        tenant.marketing = fields::flag(*info, "marketing");
        tenant.campaign = info->optString("campaign");
    }
    tenant.created = reader.optTime("created_at");
    tenant.updated = reader.optTime("updated_at");
    decodeLimits(reader, tenant);
    return tenant;
}

void encode(JsonWriter &writer, const Tenant &tenant)
{
    writer.beginObject().field("id", tenant.id).field("name", tenant.name);
    writer.optField("tenant_token", tenant.tenantToken);
    writer.optField("status", tenant.status);
    writer.optField("plan", tenant.plan);
    writer.field("service_provider", tenant.serviceProvider).field("trial", tenant.trial);
    writer.optField("trial_expiration", tenant.trialExpires);
    fields::writeAnyOf(writer, "addons", tenant.addons);
    writer.optField("parent_tenant_id", tenant.parentId);
    if (tenant.marketing || !tenant.campaign.isEmpty()) {
        writer.key("additional_info").beginObject();
        fields::write(writer, "marketing", tenant.marketing);
        writer.optField("campaign", tenant.campaign);
        writer.endObject();
    }
    writer.optField("created_at", tenant.created);
    writer.optField("updated_at", tenant.updated);
    encodeLimits(writer, tenant);
    writer.endObject();
}

Result<QString> decodeTenantToken(const HttpReply &reply)
{
    return decodeObject<QString>(reply, [](Reader &reader) { return reader.id("tenant_token"); });
}

QByteArray encodeTenantToken(const QString &token)
{
    JsonWriter writer;
    return writer.beginObject().field("tenant_token", token).endObject().take();
}

NewTenant decodeNewTenant(Reader &reader)
{
    NewTenant tenant;
    tenant.name = reader.id("name");
    if (const auto admin = reader.object("admin"))
        tenant.admin = decodeAdmin(*admin);
    reader.each("users", [&](Reader &user) { tenant.users.push_back({ user.id("email"), user.optString("role") }); });
    tenant.deviceLimit = fields::integer(reader, "device_limit");
    tenant.deviceLimits = decodeLimitValues(reader);
    tenant.binaryDelta = fields::flag(reader, "binary_delta");
    tenant.sso = fields::flag(reader, "sso");
    return tenant;
}

void encode(JsonWriter &writer, const NewTenant &tenant)
{
    writer.beginObject().field("name", tenant.name);
    if (tenant.admin)
        encodeAdmin(writer.key("admin"), *tenant.admin);
    if (!tenant.users.empty()) {
        writer.key("users").beginArray();
        for (const TenantUser &user : tenant.users) {
            writer.beginObject().field("email", user.email);
            writer.optField("role", user.role);
            writer.endObject();
        }
        writer.endArray();
    }
    fields::write(writer, "device_limit", tenant.deviceLimit);
    encodeLimitValues(writer, tenant.deviceLimits);
    fields::write(writer, "binary_delta", tenant.binaryDelta);
    fields::write(writer, "sso", tenant.sso);
    writer.endObject();
}

TenantChange decodeTenantChange(Reader &reader)
{
    fields::requireObject(reader);
    return { fields::text(reader, "name"), fields::integer(reader, "device_limit"), decodeLimitValues(reader) };
}

void encode(JsonWriter &writer, const TenantChange &change)
{
    writer.beginObject();
    fields::write(writer, "name", change.name);
    fields::write(writer, "device_limit", change.deviceLimit);
    encodeLimitValues(writer, change.deviceLimits);
    writer.endObject();
}

PlanRequest decodePlanRequest(Reader &reader)
{
    fields::requireObject(reader);
    return { reader.optString("current_plan"), reader.optString("requested_plan"), reader.optString("current_addons"),
        reader.optString("requested_addons"), reader.optString("user_message") };
}

void encode(JsonWriter &writer, const PlanRequest &request)
{
    writer.beginObject();
    writer.optField("current_plan", request.currentPlan);
    writer.optField("requested_plan", request.requestedPlan);
    writer.optField("current_addons", request.currentAddons);
    writer.optField("requested_addons", request.requestedAddons);
    writer.optField("user_message", request.message);
    writer.endObject();
}

SupportMessage decodeSupportMessage(Reader &reader)
{
    return { reader.id("subject"), reader.id("body") };
}

void encode(JsonWriter &writer, const SupportMessage &message)
{
    writer.beginObject().field("subject", message.subject).field("body", message.body).endObject();
}

Result<QString> decodeReasonBody(const QByteArray &json)
{
    return decodeBody<QString>(json, [](Reader &reader) { return reader.string("reason"); });
}

QByteArray encodeReasonBody(const QString &reason)
{
    JsonWriter writer;
    return writer.beginObject().field("reason", reason).endObject().take();
}

Call<Tenant> TenantAdmApi::own() const
{
    return { m_transport.send(request::get(QStringLiteral("TenantInfo"),
                 { QStringLiteral("v1"), QStringLiteral("tenantadm"), QStringLiteral("user"),
                     QStringLiteral("tenant") },
                 Lane::Interactive)),
        [](const HttpReply &reply) { return decodeObject<Tenant>(reply, decodeTenant); } };
}

Call<Tenant> TenantAdmApi::me() const
{
    RequestSpec spec
        = request::get(QStringLiteral("MyTenant"), path({ QStringLiteral("me") }), Lane::Interactive);
    request::addQuery(spec, QStringLiteral("tiers"), QStringLiteral("true"));
    return { m_transport.send(std::move(spec)),
        [](const HttpReply &reply) { return decodeObject<Tenant>(reply, decodeTenant); } };
}

Call<QString> TenantAdmApi::token() const
{
    return { m_transport.send(request::get(QStringLiteral("GetMyTenantToken"),
                 path({ QStringLiteral("me"), QStringLiteral("token") }), Lane::Interactive)),
        decodeTenantToken };
}

Call<Page<Tenant>> TenantAdmApi::tenants(int page, int perPage) const
{
    RequestSpec spec = request::get(QStringLiteral("ListTenantsV2"), path({}), Lane::Interactive);
    request::addQuery(spec, QStringLiteral("tiers"), QStringLiteral("true"));
    request::addPaging(spec, page, perPage);
    return { m_transport.send(std::move(spec)),
        [](const HttpReply &reply) { return decodePage<Tenant>(reply, decodeTenant); } };
}

Call<QString> TenantAdmApi::create(const NewTenant &tenant) const
{
    return { m_transport.send(request::withJson(
                 request::make(Verb::Post, QStringLiteral("CreateNewTenant"), path({}), Lane::Interactive),
                 toJson(tenant))),
        decodeLocationIfAny };
}

Call<Nothing> TenantAdmApi::change(const QString &id, const TenantChange &change) const
{
    return { m_transport.send(request::repeatable(request::withJson(
                 request::make(Verb::Put, QStringLiteral("UpdateChildTenant"), path({ id, QStringLiteral("child") }),
                     Lane::Interactive),
                 toJson(change)))),
        decodeNothing };
}

Call<Nothing> TenantAdmApi::setStatus(const QString &id, const QString &status) const
{
    return { m_transport.send(request::repeatable(request::withJson(
                 request::make(Verb::Put, QStringLiteral("ActivateAccount"), path({ id, QStringLiteral("status") }),
                     Lane::Interactive),
                 encodeStatusBody(status)))),
        decodeNothing };
}

Call<Nothing> TenantAdmApi::startRemoval(const QString &id) const
{
    return { m_transport.send(request::make(Verb::Post, QStringLiteral("InitTenantRemoval"),
                 path({ id, QStringLiteral("remove"), QStringLiteral("start") }), Lane::Interactive)),
        decodeNothing };
}

Call<Nothing> TenantAdmApi::removeInactive(const QString &id) const
{
    return { m_transport.send(request::make(
                 Verb::Delete, QStringLiteral("DeleteInactiveAccount"), path({ id }), Lane::Interactive)),
        decodeNothing };
}

Call<Nothing> TenantAdmApi::requestPlan(const QString &id, const PlanRequest &wish) const
{
    return { m_transport.send(request::withJson(
                 request::make(
                     Verb::Post, QStringLiteral("UpdatePlan"), path({ id, QStringLiteral("plan") }), Lane::Interactive),
                 toJson(wish))),
        decodeNothing };
}

Call<Nothing> TenantAdmApi::requestCancellation(const QString &id, const QString &reason) const
{
    return { m_transport.send(request::withJson(request::make(Verb::Post, QStringLiteral("CancelAccount"),
                                                    path({ id, QStringLiteral("cancel") }), Lane::Interactive),
                 encodeReasonBody(reason))),
        decodeNothing };
}

Call<Nothing> TenantAdmApi::contactSupport(const SupportMessage &message) const
{
    return { m_transport.send(request::withJson(
                 request::make(Verb::Post, QStringLiteral("ContactSupport"),
                     { QStringLiteral("v2"), QStringLiteral("tenantadm"), QStringLiteral("contact"),
                         QStringLiteral("support") },
                     Lane::Interactive),
                 toJson(message))),
        decodeNothing };
}

} // namespace drydock::api
