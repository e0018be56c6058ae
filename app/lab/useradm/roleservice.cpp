// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/lab/useradm/roleservice.h"

#include "app/lab/http/jsonpage.h"
#include "models/api/jsonreader.h"

namespace drydock::lab {

namespace {

constexpr size_t kMaxSetsPerRole = 15;
constexpr qsizetype kMaxName = 256;
const QString kV1 = QStringLiteral("/api/management/v1/useradm");
const QString kV2 = QStringLiteral("/api/management/v2/useradm");

template<class T> Response listed(const std::vector<T> &all, const Request &request, bool paged)
{
    if (paged)
        return jsonPage(all, request);
    api::JsonWriter writer;
    writer.beginArray();
    for (const T &one : all)
        api::encode(writer, one);
    return Response::json(writer.endArray().take());
}

template<class T> Response shown(const std::optional<T> &one)
{
    return one ? Response::json(jsonText(*one)) : notFound();
}

bool isName(const QString &name)
{
    return !name.isEmpty() && name.size() <= kMaxName;
}

QString pathProblem(const std::vector<api::Permission> &permissions)
{
    for (const api::Permission &permission : permissions) {
        const bool isPath = permission.action == u"http" && permission.objectValue != u"any";
        if (isPath && !QRegularExpression(permission.objectValue).isValid())
            return QStringLiteral("permissions: %1 is no regular expression.").arg(permission.objectValue);
    }
    return {};
}

Response builtIn()
{
    return apiError(403, QStringLiteral("built-in roles and permission sets cannot be changed"));
}

} // namespace

RoleService::RoleService(LabContext &context, const UserStore &users)
    : m_context(context)
    , m_users(users)
    , m_store(context.db)
{
    m_context.admission = [this](const Request &request) { return admission(request); };
    addRoleRoutes();
    addPermissionSetRoutes();
}

void RoleService::addRoleRoutes()
{
    Router &router = m_context.router;
    constexpr Access access = Access::ManagementJwt;
    for (const bool first : { true, false }) {
        const QString all = (first ? kV1 : kV2) + QStringLiteral("/roles");
        const QString one = all + QStringLiteral("/{id}");
        router.add(Method::Get, all, access, [this, first](const Request &r) { return listed(m_store.roles(), r, !first); });
        router.add(Method::Get, one, access, [this](const Request &r) { return shown(m_store.role(r.param(QStringLiteral("id")))); });
        // The older form knows no 409.
        router.add(Method::Post, all, access, [this, first](const Request &r) { return createRole(r, first ? 400 : 409); });
        router.add(Method::Put, one, access, [this, first](const Request &r) { return replaceRole(r, first ? 202 : 200); });
        router.add(Method::Delete, one, access, [this](const Request &r) { return removeRole(r); });
    }
}

void RoleService::addPermissionSetRoutes()
{
    Router &router = m_context.router;
    constexpr Access access = Access::ManagementJwt;
    const QString all = kV2 + QStringLiteral("/permission_sets");
    const QString one = all + QStringLiteral("/{id}");
    router.add(Method::Get, all, access, [this](const Request &r) { return listed(m_store.permissionSets(), r, true); });
    router.add(Method::Get, one, access, [this](const Request &r) { return shown(m_store.permissionSet(r.param(QStringLiteral("id")))); });
    router.add(Method::Post, all, access, [this](const Request &r) { return createPermissionSet(r); });
    router.add(Method::Put, one, access, [this](const Request &r) { return replacePermissionSet(r); });
    router.add(Method::Delete, one, access, [this](const Request &r) { return removePermissionSet(r); });
}

std::variant<api::Role, Response> RoleService::readRole(const Request &request) const
{
    Result<api::Role> role = api::decodeBody<api::Role>(request.body, api::decodeRole);
    if (!role)
        return apiError(400, QStringLiteral("failed to decode request body: ") + role.error().apiMessage);
    if (!isName(role->name))
        return apiError(400, QStringLiteral("name: the length must be between 1 and 256."));
    if (role->permissionSets.size() > kMaxSetsPerRole)
        return apiError(400, QStringLiteral("permission_sets_with_scope: the length must be no more than 15."));
    if (const QString problem = pathProblem(role->permissions); !problem.isEmpty())
        return apiError(400, problem);
    for (const api::ScopedPermissionSet &wanted : role->permissionSets) {
        const std::optional<api::PermissionSet> set = m_store.permissionSet(wanted.name);
        if (!set)
            return apiError(400, QStringLiteral("permission set %1 does not exist").arg(wanted.name));
        if (!wanted.scopeType.isEmpty() && !set->scopeTypes.contains(wanted.scopeType))
            return apiError(400, QStringLiteral("permission set %1 cannot be limited by %2").arg(wanted.name, wanted.scopeType));
    }
    return *std::move(role);
}

Response RoleService::createRole(const Request &request, int takenStatus)
{
    const auto role = readRole(request);
    if (const auto *refusal = std::get_if<Response>(&role))
        return *refusal;
    const api::Role &wanted = std::get<api::Role>(role);
    if (m_store.role(wanted.name))
        return apiError(takenStatus, QStringLiteral("role with the same name already exists"));
    m_store.put(wanted);
    m_rules.clear();
    return Response::empty(201);
}

Response RoleService::replaceRole(const Request &request, int doneStatus)
{
    const QString name = request.param(QStringLiteral("id"));
    if (isBuiltInRole(name))
        return builtIn();
    if (!m_store.role(name))
        return notFound();
    auto role = readRole(request);
    if (const auto *refusal = std::get_if<Response>(&role))
        return *refusal;
    api::Role &wanted = std::get<api::Role>(role);
    if (wanted.name != name)
        return apiError(400, QStringLiteral("name: the name of a role cannot be changed."));
    m_store.put(wanted);
    m_rules.clear();
    return Response::empty(doneStatus);
}

Response RoleService::removeRole(const Request &request)
{
    const QString name = request.param(QStringLiteral("id"));
    if (isBuiltInRole(name))
        return builtIn();
    m_store.removeRole(name); // users who have it keep its name, which admits to nothing
    m_rules.clear();
    return Response::empty();
}

std::variant<api::PermissionSet, Response> RoleService::readPermissionSet(const Request &request) const
{
    Result<api::PermissionSet> set = api::decodeBody<api::PermissionSet>(request.body, api::decodePermissionSet);
    if (!set)
        return apiError(400, QStringLiteral("failed to decode request body: ") + set.error().apiMessage);
    if (!isName(set->name))
        return apiError(400, QStringLiteral("name: the length must be between 1 and 256."));
    if (const QString problem = pathProblem(set->permissions); !problem.isEmpty())
        return apiError(400, problem);
    return *std::move(set);
}

Response RoleService::createPermissionSet(const Request &request)
{
    const auto set = readPermissionSet(request);
    if (const auto *refusal = std::get_if<Response>(&set))
        return *refusal;
    const api::PermissionSet &wanted = std::get<api::PermissionSet>(set);
    if (m_store.permissionSet(wanted.name))
        return apiError(409, QStringLiteral("permission set with the same name already exists"));
    m_store.put(wanted);
    m_rules.clear();
    return Response::empty(201);
}

Response RoleService::replacePermissionSet(const Request &request)
{
    const QString name = request.param(QStringLiteral("id"));
    if (isBuiltInPermissionSet(name))
        return builtIn();
    if (!m_store.permissionSet(name))
        return notFound();
    const auto set = readPermissionSet(request);
    if (const auto *refusal = std::get_if<Response>(&set))
        return *refusal;
    const api::PermissionSet &wanted = std::get<api::PermissionSet>(set);
    if (wanted.name != name)
        return apiError(400, QStringLiteral("name: the name of a permission set cannot be changed."));
    m_store.put(wanted);
    m_rules.clear();
    return Response::empty(200);
}

Response RoleService::removePermissionSet(const Request &request)
{
    const QString name = request.param(QStringLiteral("id"));
    if (isBuiltInPermissionSet(name))
        return builtIn();
    m_store.removePermissionSet(name);
    m_rules.clear();
    return Response::empty();
}

} // namespace drydock::lab
