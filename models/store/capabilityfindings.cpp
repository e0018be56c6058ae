// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/store/capabilityfindings.h"

#include <algorithm>

namespace drydock {

namespace {

using State = AvailabilityState;
using Reason = AvailabilityReason;
using api::Collection;
using api::Family;

constexpr Availability kOn { State::Available, Reason::None };

Availability off(Reason reason)
{
    return { State::Unavailable, reason };
}

Availability unknown(Reason reason)
{
    return { State::Unknown, reason };
}

// What an answer says; `absent` is the reason where the server does not have it.
Availability fromAnswer(ProbeAnswer answer, Reason absent)
{
    switch (answer) {
    case ProbeAnswer::None:
    case ProbeAnswer::Unreachable: return unknown(Reason::NotAskedYet);
    case ProbeAnswer::Trouble: return unknown(Reason::ServerTrouble);
    case ProbeAnswer::Yes: return kOn;
    case ProbeAnswer::Absent: return off(absent);
    case ProbeAnswer::Forbidden: return off(Reason::NotPermitted);
    case ProbeAnswer::NotInPlan: break;
    }
    return off(Reason::NotInPlan);
}

// A newer form and the older one that is asked only where the newer is absent.
ProbeAnswer either(ProbeAnswer newer, ProbeAnswer older)
{
    return newer == ProbeAnswer::Absent ? older : newer;
}

PlanKind kindOf(const QString &word)
{
    const QString name = word.toLower();
    if (name.contains(QLatin1String("enterprise")))
        return PlanKind::Enterprise;
    if (name.contains(QLatin1String("professional")))
        return PlanKind::Professional;
    if (name == QLatin1String("os") || name.contains(QLatin1String("open_source")))
        return PlanKind::OpenSource;
    return PlanKind::Unknown;
}

ServerPlan derivePlan(const CapabilityFindings &findings)
{
    ServerPlan plan;
    plan.name = findings.tokenPlan;
    if (findings.plan && findings.plan->plan)
        plan.name = findings.plan->plan->name;
    if (const auto &tenant = findings.tenant) {
        plan.multiTenant = true;
        plan.tenant = tenant->name;
        plan.serviceProvider = tenant->serviceProvider;
        plan.trial = tenant->trial;
        plan.trialExpires = tenant->trialExpires;
        plan.addOns = tenant->addons;
        if (!tenant->plan.isEmpty())
            plan.name = tenant->plan;
    }
    plan.kind = kindOf(plan.name);
    // No tenants and no word of a plan: that is the open source server, old or new.
    if (plan.name.isEmpty() && findings.tenantV1 == ProbeAnswer::Absent)
        plan.kind = PlanKind::OpenSource;
    return plan;
}

// Why a commercial collection is not there.
Reason absence(const ServerPlan &plan, bool planHasIt)
{
    if (plan.kind == PlanKind::OpenSource || (plan.kind == PlanKind::Professional && !planHasIt))
        return Reason::NotInPlan;
    return Reason::NotInstalled;
}

using Feature = bool api::PlanFeatures::*;

std::optional<bool> feature(const CapabilityFindings &findings, Feature which)
{
    if (!findings.plan || !findings.plan->plan)
        return std::nullopt;
    return findings.plan->plan->features.*which;
}

// Services that are asked about one device at a time have no collection: the plan and its add-ons tell.
Availability fromPlan(const CapabilityFindings &findings, const ServerPlan &plan, QLatin1StringView addOn, Feature which)
{
    if (plan.multiTenant && plan.trial)
        return kOn;
    const auto it = std::find_if(plan.addOns.begin(), plan.addOns.end(),
        [addOn](const api::Addon &one) { return one.name == addOn; });
    if (it != plan.addOns.end())
        return it->enabled ? kOn : off(Reason::AddOnOff);
    // A tenant that has add-ons, but not this one.
    if (!plan.addOns.empty())
        return off(Reason::AddOnOff);
    if (const std::optional<bool> has = feature(findings, which))
        return *has ? kOn : off(Reason::NotInPlan);
    if (findings.binding == ProbeAnswer::Unreachable || findings.binding == ProbeAnswer::None)
        return unknown(Reason::NotAskedYet);
    return unknown(findings.binding == ProbeAnswer::Trouble ? Reason::ServerTrouble : Reason::LearnedByUse);
}

void deriveServices(const CapabilityFindings &findings, Capabilities &can)
{
    const ServerPlan &plan = can.plan;
    can[Service::UserAdm] = kOn; // where else would the token come from
    can[Service::DeviceAuth] = fromAnswer(
        either(findings[Collection::LimitsByTier], findings[Collection::DeviceLimit]), Reason::NotInstalled);
    can[Service::Inventory]
        = fromAnswer(either(findings[Collection::DeviceSearch], findings[Collection::DevicesV1]), Reason::NotInstalled);
    can[Service::Deployments] = fromAnswer(findings[Collection::Deployments], Reason::NotInstalled);
    can[Service::AuditLogs] = fromAnswer(findings[Collection::AuditLog],
        absence(plan, feature(findings, &api::PlanFeatures::auditLogs).value_or(true)));
    can[Service::IotManager] = fromAnswer(findings[Collection::Integrations], Reason::NotInstalled);
    can[Service::TenantAdm]
        = fromAnswer(either(findings.tenantV2, findings.tenantV1), absence(plan, true));
    can[Service::DeviceConfig] = fromPlan(
        findings, plan, QLatin1StringView("configure"), &api::PlanFeatures::configuration);
    can[Service::DeviceConnect]
        = fromPlan(findings, plan, QLatin1StringView("troubleshoot"), &api::PlanFeatures::terminal);
    can[Service::DeviceMonitor]
        = fromPlan(findings, plan, QLatin1StringView("monitor"), &api::PlanFeatures::monitoring);
}

Availability deriveRollouts(const Capabilities &can)
{
    if (can[Service::Deployments].state != State::Available || can.plan.kind == PlanKind::Unknown)
        return can[Service::Deployments].isOff() ? can[Service::Deployments] : unknown(Reason::NotAskedYet);
    return can.plan.kind == PlanKind::Enterprise || can.plan.trial ? kOn : off(Reason::NotInPlan);
}

Availability deriveTenants(const CapabilityFindings &findings, const Capabilities &can)
{
    if (can[Service::TenantAdm].state != State::Available)
        return can[Service::TenantAdm];
    if (!can.plan.serviceProvider)
        return off(Reason::NotServiceProvider);
    return fromAnswer(findings[Collection::Tenants], Reason::NotInstalled);
}

// As far as the server goes; roles come on top.
void deriveOffers(const CapabilityFindings &findings, Capabilities &can)
{
    using enum Capability;
    const ServerPlan &plan = can.plan;
    const ProbeAnswer newReleases = findings[Collection::ReleasesV2];
    const ProbeAnswer roles = either(findings.rolesV2, findings.rolesV1);
    can[ReadDevices] = fromAnswer(findings[Collection::DeviceSearch],
        findings[Collection::DevicesV1] == ProbeAnswer::Yes ? Reason::ServerTooOld : Reason::NotInstalled);
    can[ManageDevices] = can[Service::DeviceAuth];
    can[ManageGroups] = can[Service::Inventory];
    can[SavedFilters] = fromAnswer(findings[Collection::SavedFilters],
        absence(plan, feature(findings, &api::PlanFeatures::dynamicGroups).value_or(false)));
    can[ReadReleases] = fromAnswer(either(newReleases, findings[Collection::ReleasesV1]), Reason::NotInstalled);
    can[UploadArtifacts] = can[Service::Deployments];
    can[ManageArtifacts] = can[Service::Deployments];
    can[ChangeReleases] = fromAnswer(newReleases, Reason::ServerTooOld);
    can[DeltaUpdates] = fromAnswer(findings[Collection::DeltaSettings], absence(plan, false));
    can[ReadDeployments] = can[Service::Deployments];
    can[Deploy] = can[Service::Deployments];
    can[PhasedRollouts] = deriveRollouts(can);
    can[ConfigureDevices] = can[Service::DeviceConfig];
    can[ConnectToDevices] = can[Service::DeviceConnect];
    can[Monitor] = can[Service::DeviceMonitor];
    can[ReadAuditLog] = can[Service::AuditLogs];
    can[ReadUsers] = can[Service::UserAdm];
    can[ManageUsers] = can[Service::UserAdm];
    can[ManageRoles] = fromAnswer(
        roles, absence(plan, feature(findings, &api::PlanFeatures::rbac).value_or(false)));
    can[Integrations] = can[Service::IotManager];
    can[ManageTenants] = deriveTenants(findings, can);
}

//! Asked directly: the answer says more than what roles let one expect.
bool isProbed(Capability capability)
{
    switch (capability) {
    case Capability::ReadDevices:
    case Capability::SavedFilters:
    case Capability::ReadReleases:
    case Capability::DeltaUpdates:
    case Capability::ReadDeployments:
    case Capability::ReadAuditLog:
    case Capability::Integrations: return true;
    default: return false;
    }
}

void applyRights(const CapabilityFindings &findings, Capabilities &can)
{
    for (size_t i = 0; i < kCapabilityCount; ++i) {
        const auto capability = static_cast<Capability>(i);
        Availability &one = can[capability];
        // What the server does not have needs no right.
        if (one.isOff() && one.reason != Reason::NotPermitted)
            continue;
        const Grant grant = grantOf(capability, findings);
        const bool denied = grant == Grant::Denied && !isProbed(capability);
        if (denied || (findings.refused[i] && grant != Grant::GrantedInScope))
            one = off(Reason::NotPermitted);
    }
}

} // namespace

bool isDefinite(ProbeAnswer answer)
{
    return answer != ProbeAnswer::None && answer != ProbeAnswer::Unreachable && answer != ProbeAnswer::Trouble;
}

ProbeAnswer answerOf(const Error &error)
{
    constexpr int kPaymentRequired = 402;
    constexpr int kWrongVerb = 405;
    if (error.httpStatus == kPaymentRequired)
        return ProbeAnswer::NotInPlan;
    if (error.httpStatus == kWrongVerb)
        return ProbeAnswer::Absent;
    switch (error.kind) {
    case ErrorKind::NotFound: return ProbeAnswer::Absent;
    case ErrorKind::Forbidden: return ProbeAnswer::Forbidden;
    // It read the question and did not like it, so it is there.
    case ErrorKind::Unprocessable: return ProbeAnswer::Yes;
    case ErrorKind::Offline:
    case ErrorKind::Dns:
    case ErrorKind::Refused:
    case ErrorKind::Timeout:
    case ErrorKind::Tls: return ProbeAnswer::Unreachable;
    // The session's business: whoever asked is asked for a password, and the question is put again after that.
    case ErrorKind::Auth:
    case ErrorKind::Cancelled: return ProbeAnswer::None;
    default: break;
    }
    return ProbeAnswer::Trouble;
}

Capabilities deriveCapabilities(const CapabilityFindings &findings)
{
    Capabilities can;
    can.plan = derivePlan(findings);
    can.roles = findings.userRoles;
    deriveServices(findings, can);
    deriveOffers(findings, can);
    applyRights(findings, can);
    return can;
}

api::ApiVersions deriveVersions(const CapabilityFindings &findings)
{
    api::ApiVersions versions;
    const auto decide = [&versions](Family family, ProbeAnswer newer, ProbeAnswer older) {
        // A refusal is no absence, and no answer changes nothing.
        if (newer == ProbeAnswer::Absent && isDefinite(older))
            versions.decide(family, false, older != ProbeAnswer::Absent);
    };
    const ProbeAnswer newReleases = findings[Collection::ReleasesV2];
    decide(Family::Releases, newReleases, findings[Collection::ReleasesV1]);
    decide(Family::ReleaseChanges, newReleases, ProbeAnswer::Absent);
    // The unpaged list is the oldest: where the paged one is not, that is.
    decide(Family::Artifacts, findings[Collection::ArtifactList], ProbeAnswer::Yes);
    decide(Family::Devices, findings[Collection::DeviceSearch], ProbeAnswer::Absent);
    decide(Family::DeviceLimits, findings[Collection::LimitsByTier], findings[Collection::DeviceLimit]);
    decide(Family::OwnTenant, findings.tenantV2, findings.tenantV1);
    decide(Family::TenantToken, findings.tenantV2, findings.tenantV1);
    decide(Family::Roles, findings.rolesV2, findings.rolesV1);
    decide(Family::PermissionSets, findings.rolesV2, ProbeAnswer::Absent);
    decide(Family::DeploymentForFilter, findings[Collection::SavedFilters], ProbeAnswer::Absent);
    // Writes are not tried out: users with roles came with the roles.
    decide(Family::NewUser, findings.rolesV2, ProbeAnswer::Yes);
    return versions;
}

} // namespace drydock
