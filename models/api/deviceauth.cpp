// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/api/deviceauth.h"

#include "models/api/request.h"
#include "models/api/useradm.h"

#include <array>

namespace drydock::api {

namespace {

struct Word {
    AuthStatus status;
    QLatin1StringView text;
};
constexpr std::array kWords {
    Word { AuthStatus::Accepted, QLatin1StringView("accepted") },
    Word { AuthStatus::Pending, QLatin1StringView("pending") },
    Word { AuthStatus::Rejected, QLatin1StringView("rejected") },
    Word { AuthStatus::Preauthorized, QLatin1StringView("preauthorized") },
    Word { AuthStatus::NoAuth, QLatin1StringView("noauth") },
};

QStringList path(std::initializer_list<QString> tail)
{
    return QStringList { QStringLiteral("v2"), QStringLiteral("devauth") } + QStringList(tail);
}

const QString kDevices = QStringLiteral("devices");
const QString kLimits = QStringLiteral("limits");
const QString kStatus = QStringLiteral("status");

IdentityData decodeIdentity(const Reader &reader)
{
    IdentityData identity;
    reader.members("identity_data",
        [&identity](const QString &name, Reader &value) { identity.emplace_back(name, value.asText()); });
    return identity;
}

void encodeIdentity(JsonWriter &writer, const IdentityData &identity)
{
    writer.key("identity_data").beginObject();
    for (const auto &[name, value] : identity)
        writer.key(QStringView(name)).value(value);
    writer.endObject();
}

Result<Page<AuthDevice>> decodeDevices(const HttpReply &reply)
{
    return decodePage<AuthDevice>(reply, decodeAuthDevice);
}

Result<qint64> decodeNumber(const HttpReply &reply, const char *key)
{
    return decodeObject<qint64>(reply, [key](Reader &reader) { return reader.integer(key); });
}

Result<QByteArray> decodeDeviceToken(const HttpReply &reply)
{
    const QByteArray token = reply.body.trimmed();
    if (!readTokenClaims(token))
        return detail::protocolError(reply, QStringLiteral("an answer that holds no token"));
    return token;
}

Call<qint64> askLimit(Transport &transport, const QString &operation, const QString &name)
{
    return { transport.send(request::get(operation, path({ kLimits, name }), Lane::Interactive)),
        [](const HttpReply &reply) { return decodeNumber(reply, "limit"); } };
}

RequestSpec searchSpec(const AuthSearch &search, int page, int perPage, Lane lane)
{
    RequestSpec spec = request::repeatable(request::withJson(
        request::make(Verb::Post, QStringLiteral("DeviceAuth Management Search Devices"),
            path({ kDevices, QStringLiteral("search") }), lane),
        encodeAuthSearch(search)));
    request::addPaging(spec, page, perPage);
    return spec;
}

} // namespace

AuthStatus authStatusFromWire(QStringView text)
{
    for (const Word &word : kWords) {
        if (text == word.text)
            return word.status;
    }
    return AuthStatus::Unknown;
}

QString authStatusToWire(AuthStatus status)
{
    for (const Word &word : kWords) {
        if (status == word.status)
            return word.text;
    }
    return {};
}

AuthSet decodeAuthSet(Reader &reader)
{
    AuthSet set;
    set.id = AuthSetId(reader.id("id"));
    set.identity = decodeIdentity(reader);
    set.publicKey = reader.optString("pubkey");
    set.statusText = reader.string("status");
    set.status = authStatusFromWire(set.statusText);
    set.requested = reader.optTime("ts");
    return set;
}

void encode(JsonWriter &writer, const AuthSet &set)
{
    writer.beginObject().field("id", set.id.text);
    encodeIdentity(writer, set.identity);
    writer.field("pubkey", set.publicKey);
    writer.optField("ts", set.requested);
    writer.field("status", set.statusText.isEmpty() ? authStatusToWire(set.status) : set.statusText);
    writer.endObject();
}

AuthDevice decodeAuthDevice(Reader &reader)
{
    AuthDevice device;
    device.id = DeviceId(reader.id("id"));
    device.identity = decodeIdentity(reader);
    device.statusText = reader.string("status");
    device.status = authStatusFromWire(device.statusText);
    device.decommissioning = reader.optBoolean("decommissioning");
    device.created = reader.optTime("created_ts");
    device.updated = reader.optTime("updated_ts");
    device.checkedIn = reader.optTime("check_in_time");
    reader.each("auth_sets", [&device](Reader &each) {
        AuthSet set = decodeAuthSet(each);
        if (each.ok())
            device.authSets.push_back(std::move(set));
        each.forgive();
    });
    device.tier = reader.optString("tier");
    if (const auto flags = reader.object("flags"))
        device.testDevice = flags->optBoolean("test_device");
    return device;
}

void encode(JsonWriter &writer, const AuthDevice &device)
{
    writer.beginObject().field("id", device.id.text);
    encodeIdentity(writer, device.identity);
    writer.field("status", device.statusText.isEmpty() ? authStatusToWire(device.status) : device.statusText);
    writer.optField("created_ts", device.created);
    writer.optField("updated_ts", device.updated);
    writer.optField("check_in_time", device.checkedIn);
    writer.key("auth_sets").beginArray();
    for (const AuthSet &set : device.authSets)
        encode(writer, set);
    writer.endArray().field("decommissioning", device.decommissioning);
    writer.optField("tier", device.tier);
    if (device.testDevice)
        encode(writer.key("flags"), DeviceFlags { true });
    writer.endObject();
}

AuthSetStatus decodeAuthSetStatus(Reader &reader)
{
    const QString text = reader.string("status");
    return { authStatusFromWire(text), text };
}

void encode(JsonWriter &writer, const AuthSetStatus &status)
{
    writer.beginObject();
    writer.field("status", status.text.isEmpty() ? authStatusToWire(status.status) : status.text).endObject();
}

DeviceFlags decodeDeviceFlags(Reader &reader)
{
    if (!reader.isObject())
        reader.fail("expected an object");
    return { reader.optBoolean("test_device") };
}

void encode(JsonWriter &writer, const DeviceFlags &flags)
{
    writer.beginObject().field("test_device", flags.testDevice).endObject();
}

TierLimits decodeTierLimits(Reader &reader)
{
    TierLimits limits;
    limits.standard = reader.integer("standard");
    limits.micro = reader.integer("micro");
    limits.system = reader.integer("system");
    if (reader.has("test"))
        limits.test = reader.optInteger("test");
    return limits;
}

void encode(JsonWriter &writer, const TierLimits &limits)
{
    writer.beginObject().field("standard", limits.standard).field("micro", limits.micro);
    writer.field("system", limits.system);
    if (limits.test)
        writer.field("test", *limits.test);
    writer.endObject();
}

Result<AutoAuthentication> decodeAutoAuthentication(const QByteArray &json)
{
    return decodeBody<AutoAuthentication>(json, [](Reader &reader) {
        AutoAuthentication read;
        read.identity = reader.id("id_data");
        read.publicKey = reader.id("pubkey");
        read.tenantToken = reader.optString("tenant_token");
        read.externalId = reader.optString("external_id");
        return read;
    });
}

QByteArray encodeAutoAuthentication(const AutoAuthentication &request)
{
    JsonWriter writer;
    writer.beginObject().field("id_data", request.identity).field("pubkey", request.publicKey);
    writer.optField("tenant_token", request.tenantToken);
    writer.optField("external_id", request.externalId);
    return writer.endObject().take();
}

QByteArray encodePreauthorization(const Preauthorization &preauthorization)
{
    JsonWriter writer;
    writer.beginObject();
    encodeIdentity(writer, preauthorization.identity);
    writer.field("pubkey", preauthorization.publicKey);
    if (preauthorization.force)
        writer.field("force", true);
    writer.optField("tier", preauthorization.tier);
    return writer.endObject().take();
}

Result<Preauthorization> decodePreauthorization(const QByteArray &json)
{
    return decodeBody<Preauthorization>(json, [](Reader &reader) {
        Preauthorization read;
        if (!reader.object("identity_data"))
            reader.fail("identity_data: cannot be blank.");
        read.identity = decodeIdentity(reader);
        read.publicKey = reader.id("pubkey");
        read.force = reader.optBoolean("force");
        read.tier = reader.optString("tier");
        return read;
    });
}

Result<AuthSearch> decodeAuthSearch(const QByteArray &json)
{
    return decodeBody<AuthSearch>(json, [](Reader &reader) {
        AuthSearch search;
        if (!reader.isObject())
            reader.fail("expected an object");
        reader.ownMembers([&search](const QString &name, Reader &value) {
            if (name == QLatin1String("status"))
                search.statuses = value.asStrings();
            else if (name == QLatin1String("id"))
                for (const QString &id : value.asStrings())
                    search.ids.append(DeviceId(id));
        });
        return search;
    });
}

QByteArray encodeAuthSearch(const AuthSearch &search)
{
    JsonWriter writer;
    writer.beginObject();
    if (!search.statuses.isEmpty())
        writer.field("status", search.statuses);
    if (!search.ids.isEmpty())
        writer.key("id").raw(idsToJson(search.ids));
    return writer.endObject().take();
}

Result<QString> decodeStatusBody(const QByteArray &json)
{
    return decodeBody<QString>(json, [](Reader &reader) { return reader.id("status"); });
}

QByteArray encodeStatusBody(const QString &status)
{
    return JsonWriter().beginObject().field("status", status).endObject().take();
}

QByteArray encodeCount(qint64 count)
{
    return JsonWriter().beginObject().field("count", count).endObject().take();
}

QByteArray encodeLimit(qint64 limit)
{
    return JsonWriter().beginObject().field("limit", limit).endObject().take();
}

Call<Page<AuthDevice>> DeviceAuthApi::devices(
    const QList<AuthStatus> &statuses, int page, int perPage, Lane lane) const
{
    if (statuses.size() > 1) {
        // The list takes one status by its description; the search takes several.
        AuthSearch search;
        for (const AuthStatus status : statuses)
            search.statuses.append(authStatusToWire(status));
        return { m_transport.send(searchSpec(search, page, perPage, lane)), decodeDevices };
    }
    RequestSpec spec = request::get(QStringLiteral("DeviceAuth Management List Devices"), path({ kDevices }), lane);
    if (!statuses.isEmpty())
        request::addQuery(spec, QStringLiteral("status"), authStatusToWire(statuses.first()));
    request::addPaging(spec, page, perPage);
    return { m_transport.send(std::move(spec)), decodeDevices };
}

Call<Page<AuthDevice>> DeviceAuthApi::devicesById(const QList<DeviceId> &ids, Lane lane) const
{
    Q_ASSERT(!ids.isEmpty() && ids.size() <= kMaxPerPage);
    return { m_transport.send(searchSpec({ {}, ids }, 1, kMaxPerPage, lane)), decodeDevices };
}

Call<AuthDevice> DeviceAuthApi::device(const DeviceId &id) const
{
    return { m_transport.send(request::get(QStringLiteral("DeviceAuth Management Get Device"),
                 path({ kDevices, id.text }), Lane::Interactive)),
        [](const HttpReply &reply) { return decodeObject<AuthDevice>(reply, decodeAuthDevice); } };
}

Call<qint64> DeviceAuthApi::count(std::optional<AuthStatus> status, Lane lane) const
{
    RequestSpec spec = request::get(QStringLiteral("DeviceAuth Management Count Devices"),
        path({ kDevices, QStringLiteral("count") }), lane);
    if (status)
        request::addQuery(spec, QStringLiteral("status"), authStatusToWire(*status));
    return { m_transport.send(std::move(spec)), [](const HttpReply &reply) { return decodeNumber(reply, "count"); } };
}

Call<Nothing> DeviceAuthApi::setStatus(const DeviceId &device, const AuthSetId &set, AuthStatus status) const
{
    return { m_transport.send(request::repeatable(request::withJson(
                 request::make(Verb::Put, QStringLiteral("DeviceAuth Management Set Authentication Status"),
                     path({ kDevices, device.text, QStringLiteral("auth"), set.text, kStatus }),
                     Lane::Interactive),
                 encodeStatusBody(authStatusToWire(status))))),
        decodeNothing };
}

Call<Nothing> DeviceAuthApi::removeAuthSet(const DeviceId &device, const AuthSetId &set) const
{
    return { m_transport.send(request::make(Verb::Delete,
                 QStringLiteral("DeviceAuth Management Remove authentication"),
                 path({ kDevices, device.text, QStringLiteral("auth"), set.text }), Lane::Interactive)),
        decodeNothing };
}

Call<Nothing> DeviceAuthApi::decommission(const DeviceId &device) const
{
    return { m_transport.send(request::make(Verb::Delete,
                 QStringLiteral("DeviceAuth Management Decommission device"), path({ kDevices, device.text }),
                 Lane::Interactive)),
        decodeNothing };
}

Call<DeviceId> DeviceAuthApi::preauthorize(const Preauthorization &preauthorization) const
{
    return { m_transport.send(request::withJson(request::make(Verb::Post,
                                                    QStringLiteral("DeviceAuth Management Preauthorize"),
                                                    path({ kDevices }), Lane::Interactive),
                 encodePreauthorization(preauthorization))),
        [](const HttpReply &reply) -> Result<DeviceId> {
            const Result<QString> id = decodeLocation(reply);
            return id.ok() ? Result<DeviceId>(DeviceId(*id)) : Result<DeviceId>(id.error());
        } };
}

Call<qint64> DeviceAuthApi::deviceLimit() const
{
    return askLimit(
        m_transport, QStringLiteral("DeviceAuth Management Get Device Limit"), QStringLiteral("max_devices"));
}

Call<qint64> DeviceAuthApi::limit(const QString &name) const
{
    return askLimit(m_transport, QStringLiteral("DeviceAuthManagementGetDeviceLimitByName"), name);
}

Call<TierLimits> DeviceAuthApi::tierLimits() const
{
    return { m_transport.send(request::get(
                 QStringLiteral("GetDeviceLimitsPerTier"), path({ kLimits, kDevices }), Lane::Interactive)),
        [](const HttpReply &reply) { return decodeObject<TierLimits>(reply, decodeTierLimits); } };
}

Call<AuthSetStatus> DeviceAuthApi::status(const DeviceId &device, const AuthSetId &set) const
{
    return { m_transport.send(request::get(QStringLiteral("DeviceAuth Management Get Authentication Status"),
                 path({ kDevices, device.text, QStringLiteral("auth"), set.text, kStatus }), Lane::Interactive)),
        [](const HttpReply &reply) { return decodeObject<AuthSetStatus>(reply, decodeAuthSetStatus); } };
}

Call<Nothing> DeviceAuthApi::setFlags(const DeviceId &device, const DeviceFlags &flags) const
{
    return { m_transport.send(request::repeatable(
                 request::withJson(request::make(Verb::Put, QStringLiteral("AssignDeviceFlags"),
                                       path({ kDevices, device.text, QStringLiteral("flags") }), Lane::Interactive),
                     toJson(flags)))),
        decodeNothing };
}

Call<Nothing> DeviceAuthApi::revokeToken(const QString &tokenId) const
{
    return { m_transport.send(request::make(Verb::Delete, QStringLiteral("DeviceAuth Management Revoke API Token"),
                 path({ QStringLiteral("tokens"), tokenId }), Lane::Interactive)),
        decodeNothing };
}

Call<QByteArray> DeviceAuthApi::license() const
{
    return { m_transport.send(
                 request::get(QStringLiteral("GetDeviceLicense"), path({ QStringLiteral("license") }), Lane::Interactive)),
        [](const HttpReply &reply) { return Result<QByteArray>(reply.body); } };
}

Call<QByteArray> DeviceAuthApi::autoAuthenticate(const QByteArray &body, const QByteArray &signature) const
{
    RequestSpec spec = request::withJson(request::make(Verb::Post, QStringLiteral("AutomaticallyAuthenticateDevice"),
                                             path({ QStringLiteral("auto-auth") }), Lane::Interactive),
        body);
    // The signature is the credential.
    spec.credentials = Credentials::None;
    spec.headers.append({ QByteArrayLiteral("X-MEN-Signature"), signature });
    return { m_transport.send(std::move(spec)), decodeDeviceToken };
}

} // namespace drydock::api
