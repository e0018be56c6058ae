// SPDX-License-Identifier: GPL-3.0-or-later
//
// What roles admit to. Rights add up; of several rules for one request an unlimited one wins over limited ones.
#include "app/lab/useradm/roleservice.h"

namespace drydock::lab {

namespace {

// Everyone may see and change the own account, whatever his roles say: without it he could not even sign out.
const QString kBasicSet = QStringLiteral("Basic");

template<class Add> void widen(std::optional<QStringList> &limit, bool &unlimited, bool isLimit, Add add)
{
    if (!isLimit) {
        unlimited = true;
        return;
    }
    if (!limit)
        limit.emplace();
    add(*limit);
}

} // namespace

void RoleService::addRules(Rules &rules, const std::vector<api::Permission> &permissions, const QString &scopeType, const QStringList &scopeValues)
{
    for (const api::Permission &permission : permissions) {
        Rule rule;
        rule.scopeType = scopeType;
        rule.scopeValues = scopeValues;
        rule.anyVerb = permission.action == u"any" || permission.objectType == u"any";
        rule.verb = permission.objectType;
        rule.anyPath = permission.action == u"any" || permission.objectValue == u"any";
        if (!rule.anyPath)
            rule.path.setPattern(permission.objectValue);
        if (permission.action == u"any" || permission.action == u"http")
            rules.push_back(std::move(rule));
    }
}

void RoleService::addRules(Rules &rules, const api::Role &role) const
{
    addRules(rules, role.permissions, {}, {});
    for (const api::Permission &permission : role.permissions) {
        const std::optional<api::PermissionSet> set = m_store.permissionSet(setOfAction(permission.action));
        if (!set)
            continue;
        const bool ofGroup = permission.objectType == u"DEVICE_GROUP";
        addRules(rules, set->permissions, ofGroup ? api::kDeviceGroupsScope : QString(), ofGroup ? QStringList { permission.objectValue } : QStringList());
    }
    for (const api::ScopedPermissionSet &wanted : role.permissionSets) {
        if (const std::optional<api::PermissionSet> set = m_store.permissionSet(wanted.name))
            addRules(rules, set->permissions, wanted.scopeType, wanted.scopeValues);
    }
}

const RoleService::Rules *RoleService::rulesOf(const QString &user)
{
    if (const quint64 generation = m_users.roleGeneration(); generation != m_generation) {
        m_generation = generation;
        m_rules.clear();
    }
    const auto known = m_rules.constFind(user);
    if (known != m_rules.cend())
        return known->get();
    std::shared_ptr<Rules> rules;
    const std::optional<StoredUser> stored = m_users.byId(user);
    if (stored && !stored->user.roles.isEmpty()) {
        rules = std::make_shared<Rules>();
        addRules(*rules, m_store.permissionSet(kBasicSet)->permissions, {}, {});
        for (const QString &name : stored->user.roles) {
            if (const std::optional<api::Role> role = m_store.role(name))
                addRules(*rules, *role);
        }
    }
    return m_rules.insert(user, rules)->get();
}

//! The group that the request is about: the one that it names, or that of the device that it names (empty where that is
//! in none). Nothing where it is about no group.
std::optional<QString> RoleService::groupOf(const Request &request) const
{
    for (qsizetype at = 0; at + 1 < request.segments.size(); ++at) {
        const QString &collection = request.segments[at];
        if (collection == u"group" || collection == u"groups")
            return request.segments[at + 1];
        if (collection == u"devices" && m_context.groupOfDevice) {
            if (const std::optional<QString> group = m_context.groupOfDevice(request.segments[at + 1]))
                return group;
        }
    }
    return std::nullopt;
}

Admission RoleService::admission(const Request &request)
{
    const Rules *rules = rulesOf(request.identity.subject);
    if (!rules)
        return {};
    const QString verb = request.method == Method::Head ? QStringLiteral("GET") : QString::fromLatin1(methodName(request.method));
    Admission result;
    result.allowed = false;
    bool allGroups = false;
    bool allReleases = false;
    for (const Rule &rule : *rules) {
        if ((!rule.anyVerb && rule.verb != verb) || (!rule.anyPath && !rule.path.match(request.path).hasMatch()))
            continue;
        result.allowed = true;
        const auto add = [&rule](QStringList &limit) { limit += rule.scopeValues; };
        widen(result.deviceGroups, allGroups, rule.scopeType == api::kDeviceGroupsScope, add);
        widen(result.releaseTags, allReleases, rule.scopeType == api::kReleaseTagsScope, add);
    }
    if (allGroups)
        result.deviceGroups.reset();
    if (allReleases)
        result.releaseTags.reset();
    if (result.deviceGroups) {
        if (const std::optional<QString> group = groupOf(request); group && !result.deviceGroups->contains(*group))
            result.allowed = false;
    }
    return result;
}

} // namespace drydock::lab
