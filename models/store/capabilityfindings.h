// SPDX-License-Identifier: GPL-3.0-or-later
//
// CapabilityFindings: the raw answers that a probe got from a server, and the pure function that makes Capabilities and
// version decisions of them. Plain values; CapabilityProbe owns the one of its server. No request is made here.
// Facts: web-ui.md (how a client learns what the server offers; S30), server.md 2.6, 2.7, 10, 17.3, 18.
#pragma once

#include "models/api/collectionprobe.h"
#include "models/api/tenantadm.h"
#include "models/api/useradmplans.h"
#include "models/api/useradmroles.h"
#include "models/api/versions.h"
#include "models/store/capabilities.h"

#include <optional>

namespace drydock {

enum class ProbeAnswer {
    None, //!< not asked, or not to be asked
    Yes,
    Absent, //!< 404, 405
    Forbidden, //!< 403
    NotInPlan, //!< 402
    Unreachable, //!< the network's failure: says nothing of the server
    Trouble, //!< 5xx, 429, a web page
};
//! An answer to go by, as opposed to one to ask for again.
[[nodiscard]] bool isDefinite(ProbeAnswer answer);
[[nodiscard]] ProbeAnswer answerOf(const Error &error);

struct CapabilityFindings {
    std::array<ProbeAnswer, api::kCollectionCount> collections {};
    ProbeAnswer tenantV2 = ProbeAnswer::None;
    ProbeAnswer tenantV1 = ProbeAnswer::None;
    ProbeAnswer binding = ProbeAnswer::None;
    ProbeAnswer rolesV2 = ProbeAnswer::None;
    ProbeAnswer rolesV1 = ProbeAnswer::None;
    ProbeAnswer sets = ProbeAnswer::None;

    std::optional<api::Tenant> tenant;
    std::optional<api::PlanBinding> plan;
    QString tokenPlan; //!< the token's own word, empty on the open source server
    QStringList userRoles;
    std::vector<api::Role> roles;
    std::vector<api::PermissionSet> permissionSets;
    //! Refused with 403 while in use; taken back by a success.
    std::array<bool, kCapabilityCount> refused {};

    [[nodiscard]] ProbeAnswer operator[](api::Collection which) const
    {
        return collections[static_cast<size_t>(which)];
    }
    ProbeAnswer &operator[](api::Collection which) { return collections[static_cast<size_t>(which)]; }
};

[[nodiscard]] Capabilities deriveCapabilities(const CapabilityFindings &findings);
//! Only what is decided by definite answers differs from the preferred versions.
[[nodiscard]] api::ApiVersions deriveVersions(const CapabilityFindings &findings);

//! What the user's roles say of a capability.
enum class Grant {
    Unknown, //!< no roles, or one whose permissions this user may not read
    Granted,
    GrantedInScope, //!< for some groups or tags: a refusal may concern one object only
    Denied,
};
[[nodiscard]] Grant grantOf(Capability capability, const CapabilityFindings &findings);
//! A role of the user names a permission set whose meaning is not known without the server's list.
[[nodiscard]] bool needsPermissionSets(const CapabilityFindings &findings);

} // namespace drydock
