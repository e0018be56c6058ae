// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/lab/deviceauth/deviceauthservice.h"

#include "app/lab/deviceauth/authkeys.h"
#include "app/lab/jsonbody.h"
#include "app/lab/tokenservice.h"

#include <algorithm>

namespace drydock::lab {

namespace {

constexpr qint64 kTokenSeconds = 7 * 24 * 3600;

Row findRow(const Fleet &fleet, const Request &request)
{
    return fleet.find(DeviceId(request.param(QStringLiteral("id"))));
}

Response noSuchDevice()
{
    return apiError(404, QStringLiteral("device not found"));
}

std::vector<AuthSetRecord>::iterator findSet(std::vector<AuthSetRecord> &sets, const AuthSetId &id)
{
    return std::find_if(sets.begin(), sets.end(), [&id](const AuthSetRecord &set) { return set.id == id; });
}

api::IdentityData toIdentityData(const QByteArray &json)
{
    api::IdentityData identity;
    const QJsonObject object = QJsonDocument::fromJson(json).object();
    for (auto it = object.begin(); it != object.end(); ++it) {
        const QJsonValue &value = it.value();
        identity.emplace_back(it.key(), value.isString() ? value.toString() : value.toVariant().toString());
    }
    return identity;
}

//! The transitions that the server allows by hand (server.md 3.3); preauthorized sets are accepted only by their device.
bool isAllowed(AuthStatus from, AuthStatus to)
{
    if (from == AuthStatus::Preauthorized)
        return false;
    return to == AuthStatus::Accepted || to == AuthStatus::Rejected || to == AuthStatus::Pending;
}

} // namespace

DeviceAuthService::DeviceAuthService(LabContext &context, Fleet &fleet)
    : m_context(context)
    , m_fleet(fleet)
    , m_queries(fleet)
{
    context.db.registerSchema(QStringLiteral("deviceauth"),
        { {
            QStringLiteral("CREATE TABLE device_token (id TEXT PRIMARY KEY, device TEXT NOT NULL, issued INTEGER NOT NULL)"
                           " WITHOUT ROWID"),
            QStringLiteral("CREATE TABLE device_limit (name TEXT PRIMARY KEY, value INTEGER NOT NULL) WITHOUT ROWID"),
        } });
    context.deviceTokenCheck
        = [this](const QString &authSetId, const QString &deviceId) { return isTokenGood(authSetId, deviceId); };
    context.deviceSeen = [this](const QString &deviceId) {
        if (const Row row = m_fleet.find(DeviceId(deviceId)); row != Fleet::kNoRow)
            m_fleet.touch(row);
    };
    addManagementRoutes();
    RouteOptions json;
    json.requireJson = true;
    context.router.add(Method::Post, QStringLiteral("/api/devices/v1/authentication/auth_requests"), Access::Public,
        [this](const Request &r) { return authRequest(r); }, json);
    addInternalRoutes();
}

void DeviceAuthService::addManagementRoutes()
{
    RouteOptions json;
    json.requireJson = true;
    const auto add = [this](Method method, const QString &path, Handler handler, const RouteOptions &options = {}) {
        m_context.router.add(method, QStringLiteral("/api/management/v2/devauth/") + path, Access::ManagementJwt,
            std::move(handler), options);
    };
    const QString devices = QStringLiteral("devices");
    const QString device = QStringLiteral("devices/{id}");
    const QString set = QStringLiteral("devices/{id}/auth/{aid}");
    add(Method::Get, devices, [this](const Request &r) { return listByQuery(r); });
    add(Method::Post, devices, [this](const Request &r) { return preauthorize(r); }, json);
    add(Method::Post, QStringLiteral("devices/search"), [this](const Request &r) { return listByBody(r); }, json);
    add(Method::Get, QStringLiteral("devices/count"), [this](const Request &r) { return count(r); });
    add(Method::Get, device, [this](const Request &r) { return show(r); });
    add(Method::Delete, device, [this](const Request &r) { return decommission(r); });
    add(Method::Delete, set, [this](const Request &r) { return removeSet(r); });
    add(Method::Get, set + QLatin1String("/status"), [this](const Request &r) { return showSetStatus(r); });
    add(Method::Put, set + QLatin1String("/status"), [this](const Request &r) { return putSetStatus(r); }, json);
    add(Method::Delete, QStringLiteral("tokens/{id}"), [this](const Request &r) { return revokeToken(r); });
    add(Method::Get, QStringLiteral("limits/{name}"), [this](const Request &r) { return showLimit(r); });
    if (m_context.options.plan != Plan::OpenSource)
        add(Method::Put, device + QLatin1String("/flags"), [this](const Request &r) { return setFlags(r); }, json);
}

Response DeviceAuthService::authRequest(const Request &request)
{
    const auto body = jsonObject(request.body);
    if (!body)
        return apiError(400, QStringLiteral("failed to decode auth request: invalid JSON"));
    const QString idData = body->value(QLatin1String("id_data")).toString();
    const QByteArray pem = body->value(QLatin1String("pubkey")).toString().toUtf8();
    if (idData.isEmpty())
        return apiError(400, QStringLiteral("invalid auth request: id_data must be provided"));
    if (pem.isEmpty())
        return apiError(400, QStringLiteral("invalid auth request: pubkey must be provided"));
    const auto identity = jsonObject(idData.toUtf8());
    if (!identity)
        return apiError(400, QStringLiteral("invalid auth request: failed to decode id_data"));
    const auto publicKey = canonicalPublicKey(pem);
    if (!publicKey)
        return apiError(400, QStringLiteral("invalid auth request: cannot decode public key"));
    const QByteArray signature = request.header("X-MEN-Signature");
    if (signature.isEmpty())
        return apiError(400, QStringLiteral("missing request signature header"));
    if (!verifySignature(*publicKey, request.body, QByteArray::fromBase64(signature)))
        return apiError(401, QStringLiteral("signature verification failed"));
    return decideAuthRequest(canonicalIdentity(*identity), *publicKey);
}

Response DeviceAuthService::decideAuthRequest(const QByteArray &identityJson, const QByteArray &publicKey)
{
    const Response refused = apiError(401, QStringLiteral("dev auth: unauthorized"));
    Row row = m_fleet.findByIdentity(identityJson);
    if (row == Fleet::kNoRow)
        row = m_fleet.addDevice(identityJson, false);
    if (m_fleet.isDecommissioning(row))
        return refused;
    std::vector<AuthSetRecord> sets = m_fleet.authSets(row);
    const auto known = std::find_if(
        sets.begin(), sets.end(), [&publicKey](const AuthSetRecord &set) { return set.publicKeyPem == publicKey; });
    if (known == sets.end()) {
        sets.push_back({ AuthSetId(newUuid()), identityJson, publicKey, AuthStatus::Pending, m_context.clock.now() });
        m_fleet.setAuthSets(row, sets);
        return refused;
    }
    if (known->status == AuthStatus::Preauthorized) {
        if (limitReached(row))
            return apiError(401, QStringLiteral("unauthorized"));
        for (AuthSetRecord &set : sets) {
            if (set.status == AuthStatus::Accepted)
                set.status = AuthStatus::Rejected;
        }
        known->status = AuthStatus::Accepted;
        m_fleet.setAuthSets(row, sets);
    }
    if (known->status != AuthStatus::Accepted)
        return refused;
    return Response::text(issueToken(row), "application/jwt");
}

QByteArray DeviceAuthService::issueToken(Row row)
{
    for (const AuthSetRecord &set : m_fleet.authSets(row)) {
        if (set.status != AuthStatus::Accepted)
            continue;
        const qint64 now = m_context.clock.now().ms / 1000;
        const QString device = m_fleet.id(row).text;
        m_context.db.prepare(QStringLiteral("INSERT OR REPLACE INTO device_token (id, device, issued) VALUES (?, ?, ?)"))
            .bind(set.id.text)
            .bind(device)
            .bind(now)
            .run();
        TokenClaims claims;
        claims.tokenId = set.id.text;
        claims.subject = device;
        claims.isDevice = true;
        claims.issuedAt = now;
        claims.expiresAt = now + kTokenSeconds;
        claims.plan = planName(m_context.options.plan);
        return m_context.tokens.issue(claims);
    }
    return {};
}

bool DeviceAuthService::isTokenGood(const QString &authSetId, const QString &deviceId) const
{
    const Row row = m_fleet.find(DeviceId(deviceId));
    if (row == Fleet::kNoRow || m_fleet.isDecommissioning(row))
        return false;
    Statement record = m_context.db.prepare(QStringLiteral("SELECT 1 FROM device_token WHERE id = ?"));
    if (!record.bind(authSetId).next())
        return false;
    std::vector<AuthSetRecord> sets = m_fleet.authSets(row);
    const auto set = findSet(sets, AuthSetId(authSetId));
    return set != sets.end() && set->status == AuthStatus::Accepted;
}

void DeviceAuthService::dropToken(const QString &authSetId)
{
    m_context.db.prepare(QStringLiteral("DELETE FROM device_token WHERE id = ?")).bind(authSetId).run();
}

api::AuthDevice DeviceAuthService::toAuthDevice(Row row) const
{
    api::AuthDevice device;
    device.id = m_fleet.id(row);
    device.identity = toIdentityData(m_fleet.identityJson(row));
    device.status = m_fleet.status(row);
    device.decommissioning = m_fleet.isDecommissioning(row);
    device.created = m_fleet.created(row);
    device.updated = m_fleet.changed(row);
    device.checkedIn = m_fleet.checkedIn(row);
    for (const AuthSetRecord &set : m_fleet.authSets(row)) {
        device.authSets.push_back({ set.id, toIdentityData(set.identityJson), QString::fromLatin1(set.publicKeyPem),
            set.status, {}, set.requested });
    }
    return device;
}

Response DeviceAuthService::listByQuery(const Request &request)
{
    api::AuthSearch search;
    search.statuses = request.queryValues(u"status");
    for (const QString &id : request.queryValues(u"id"))
        search.ids.append(DeviceId(id));
    return list(request, search);
}

Response DeviceAuthService::listByBody(const Request &request)
{
    const Result<api::AuthSearch> search = api::decodeAuthSearch(request.body);
    return search ? list(request, *search) : apiError(400, search.error().apiMessage);
}

Response DeviceAuthService::list(const Request &request, const api::AuthSearch &search)
{
    const auto paging = readPaging(request);
    if (const auto *refusal = std::get_if<Response>(&paging))
        return *refusal;
    const PageRequest &page = std::get<PageRequest>(paging);
    api::SearchQuery query;
    for (const QString &status : search.statuses) {
        if (api::authStatusFromWire(status) == AuthStatus::Unknown)
            return apiError(400, QStringLiteral("status must be one of: pending, rejected, accepted, preauthorized, noauth"));
    }
    const QString identity = QStringLiteral("identity");
    if (!search.statuses.isEmpty())
        query.filters.push_back({ identity, QStringLiteral("status"), QStringLiteral("$in"), search.statuses });
    query.sort = { { identity, QStringLiteral("status"), false }, { identity, QStringLiteral("id"), false } };
    query.deviceIds = search.ids;
    const auto answer = m_queries.rows(query);
    const std::vector<Row> &rows = *std::get<0>(answer);
    const auto total = static_cast<qint64>(rows.size());
    api::JsonWriter writer;
    writer.beginArray();
    for (qint64 at = page.offset(); at < std::min(page.offset() + page.perPage, total); ++at)
        api::encode(writer, toAuthDevice(rows[static_cast<size_t>(at)]));
    Response response = Response::json(writer.endArray().take());
    addPaging(response, request, page, std::nullopt, page.offset() + page.perPage < total);
    return response;
}

Response DeviceAuthService::count(const Request &request) const
{
    const QString word = request.queryText(u"status");
    if (word.isEmpty())
        return Response::json(api::encodeCount(m_fleet.count()));
    const AuthStatus status = api::authStatusFromWire(word);
    if (status == AuthStatus::Unknown)
        return apiError(400, QStringLiteral("status must be one of: pending, rejected, accepted, preauthorized, noauth"));
    return Response::json(api::encodeCount(m_fleet.countByStatus(status)));
}

Response DeviceAuthService::show(const Request &request) const
{
    const Row row = findRow(m_fleet, request);
    if (row == Fleet::kNoRow)
        return noSuchDevice();
    api::JsonWriter writer;
    api::encode(writer, toAuthDevice(row));
    return Response::json(writer.take());
}

Response DeviceAuthService::preauthorize(const Request &request)
{
    const Result<api::Preauthorization> wanted = api::decodePreauthorization(request.body);
    if (!wanted)
        return apiError(400, wanted.error().apiMessage);
    const auto publicKey = canonicalPublicKey(wanted->publicKey.toUtf8());
    if (!publicKey)
        return apiError(400, QStringLiteral("cannot decode public key"));
    // From the body once more, because the struct holds texts and an identity may hold numbers.
    const QByteArray identity
        = canonicalIdentity(jsonObject(request.body)->value(QLatin1String("identity_data")).toObject());
    Row row = m_fleet.findByIdentity(identity);
    if (row != Fleet::kNoRow && !wanted->force) {
        api::JsonWriter writer;
        api::encode(writer, toAuthDevice(row));
        return Response::json(writer.take(), 409);
    }
    if (row == Fleet::kNoRow)
        row = m_fleet.addDevice(identity, false);
    std::vector<AuthSetRecord> sets = m_fleet.authSets(row);
    std::erase_if(sets, [&](const AuthSetRecord &set) { return set.publicKeyPem == *publicKey; });
    sets.push_back({ AuthSetId(newUuid()), identity, *publicKey, AuthStatus::Preauthorized, m_context.clock.now() });
    m_fleet.setAuthSets(row, sets);
    audit(request, QStringLiteral("create"), row);
    return Response::created(QStringLiteral("devices/") + m_fleet.id(row).text);
}

Response DeviceAuthService::decommission(const Request &request)
{
    const Row row = findRow(m_fleet, request);
    if (row == Fleet::kNoRow)
        return Response::empty(404);
    audit(request, QStringLiteral("decommission"), row);
    m_fleet.setDecommissioning(row);
    for (const AuthSetRecord &set : m_fleet.authSets(row))
        dropToken(set.id.text);
    const QString id = m_fleet.id(row).text;
    for (const auto &tell : m_context.deviceDecommissioned)
        tell(id);
    m_fleet.removeDevice(row);
    return Response::empty();
}

Response DeviceAuthService::showSetStatus(const Request &request) const
{
    const Row row = findRow(m_fleet, request);
    if (row == Fleet::kNoRow)
        return apiError(404, QStringLiteral("authentication set not found"));
    std::vector<AuthSetRecord> sets = m_fleet.authSets(row);
    const auto set = findSet(sets, AuthSetId(request.param(QStringLiteral("aid"))));
    if (set == sets.end())
        return apiError(404, QStringLiteral("authentication set not found"));
    return Response::json(api::encodeStatusBody(api::authStatusToWire(set->status)));
}

Response DeviceAuthService::putSetStatus(const Request &request)
{
    const Result<QString> word = api::decodeStatusBody(request.body);
    if (!word)
        return apiError(400, word.error().apiMessage);
    const AuthStatus to = api::authStatusFromWire(*word);
    if (to != AuthStatus::Accepted && to != AuthStatus::Rejected && to != AuthStatus::Pending)
        return apiError(400, QStringLiteral("incorrect device status"));
    const Row row = findRow(m_fleet, request);
    if (row == Fleet::kNoRow)
        return apiError(404, QStringLiteral("authentication set not found"));
    const AuthSetId setId(request.param(QStringLiteral("aid")));
    std::vector<AuthSetRecord> before = m_fleet.authSets(row);
    if (const auto set = findSet(before, setId); set != before.end() && set->status == to)
        return Response::empty();
    if (std::optional<Response> refusal = applyStatus(row, setId, to))
        return *std::move(refusal);
    const QString action = to == AuthStatus::Accepted ? QStringLiteral("accept")
        : to == AuthStatus::Rejected                  ? QStringLiteral("reject")
                                                      : QStringLiteral("update");
    audit(request, action, row, QStringLiteral("status: %1").arg(*word));
    return Response::empty();
}

std::optional<Response> DeviceAuthService::applyStatus(Row row, const AuthSetId &setId, AuthStatus to)
{
    std::vector<AuthSetRecord> sets = m_fleet.authSets(row);
    const auto set = findSet(sets, setId);
    if (set == sets.end())
        return apiError(404, QStringLiteral("authentication set not found"));
    if (!isAllowed(set->status, to))
        return apiError(400, QStringLiteral("dev auth: bad request"));
    if (to == AuthStatus::Accepted && limitReached(row))
        return apiError(422, QStringLiteral("maximum number of accepted devices reached"));
    for (AuthSetRecord &other : sets) {
        const bool replaced = to == AuthStatus::Accepted && other.status == AuthStatus::Accepted;
        if (other.id != setId && replaced) {
            other.status = AuthStatus::Rejected;
            dropToken(other.id.text);
        }
    }
    if (set->status == AuthStatus::Accepted)
        dropToken(setId.text);
    set->status = to;
    m_fleet.setAuthSets(row, sets);
    return std::nullopt;
}

Response DeviceAuthService::removeSet(const Request &request)
{
    const Row row = findRow(m_fleet, request);
    if (row == Fleet::kNoRow)
        return Response::empty(404);
    std::vector<AuthSetRecord> sets = m_fleet.authSets(row);
    const auto set = findSet(sets, AuthSetId(request.param(QStringLiteral("aid"))));
    if (set == sets.end())
        return Response::empty(404);
    const bool wasPreauthorized = set->status == AuthStatus::Preauthorized;
    dropToken(set->id.text);
    sets.erase(set);
    audit(request, QStringLiteral("update"), row, QStringLiteral("authentication set dismissed"));
    if (sets.empty() && wasPreauthorized)
        m_fleet.removeDevice(row); // nobody ever came: nothing is left of it
    else
        m_fleet.setAuthSets(row, sets);
    return Response::empty();
}

Response DeviceAuthService::revokeToken(const Request &request)
{
    const qint64 dropped = m_context.db.prepare(QStringLiteral("DELETE FROM device_token WHERE id = ?"))
                               .bind(request.param(QStringLiteral("id")))
                               .run();
    return dropped > 0 ? Response::empty() : apiError(404, QStringLiteral("token not found"));
}

Response DeviceAuthService::setFlags(const Request &request)
{
    const auto body = jsonObject(request.body);
    const QJsonValue flag = body ? body->value(QLatin1String("test_device")) : QJsonValue();
    if (!flag.isBool())
        return apiError(400, QStringLiteral("test_device: cannot be blank."));
    const Row row = findRow(m_fleet, request);
    if (row == Fleet::kNoRow)
        return noSuchDevice();
    m_fleet.write(row,
        { { QStringLiteral("system"), QStringLiteral("test_device"),
            flag.toBool() ? QStringLiteral("true") : QStringLiteral("false"), {} } });
    return Response::empty();
}

void DeviceAuthService::audit(const Request &request, const QString &action, Row row, const QString &change)
{
    AuditRecord entry;
    entry.action = action;
    entry.objectType = QStringLiteral("device");
    entry.objectId = m_fleet.id(row).text;
    entry.identityData = m_fleet.identityJson(row);
    entry.change = change;
    m_context.audit.record(request.identity, entry);
}

} // namespace drydock::lab
