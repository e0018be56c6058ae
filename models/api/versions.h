// SPDX-License-Identifier: GPL-3.0-or-later
//
// The one table of the operations that the API has in several versions: which one is used, why, and which older one
// stands in for it on a server that lacks it. ApiVersions is the decision for one server: a plain value, made by the
// capability probe from the answers of whole collections (never from the 404 of one object), owned by it and read by
// the façades, which keep a reference. GUI thread. Facts: contract endpoints.tsv, server.md 1.3, 2.3, 2.6, 2.7, 3.4,
// 5.2, 5.3, 10.
#pragma once

#include <QByteArray>
#include <QString>

#include <array>
#include <span>

namespace drydock::api {

//! Operations that exist more than once.
enum class Family {
    Releases, //!< the list of releases, and one release
    ReleaseChanges, //!< notes, tags and bulk deletion of releases
    Artifacts, //!< the list of artifacts
    Software, //!< releases and manifests together
    Deployments, //!< the list of deployments
    DeploymentForDevices, //!< a new deployment to devices or to a group
    DeploymentForFilter, //!< a new deployment to a saved filter
    DeploymentLog,
    Devices, //!< lists of devices with their inventory
    DeviceLimits,
    OwnTenant,
    TenantToken,
    Roles,
    PermissionSets,
    NewUser,
    OwnAccount,
};
inline constexpr size_t kFamilyCount = 16;

enum class Version { None, V1Alpha1, V1, V2 };

struct Route {
    Version version = Version::None;
    const char *path = ""; //!< after the version, as the contract writes it
};

struct FamilyVersions {
    Family family = Family::Releases;
    Route preferred;
    Route fallback; //!< None: nothing stands in for it
    const char *why = ""; //!< in English, for developers and logs; never shown
};

//! In the order of Family.
[[nodiscard]] std::span<const FamilyVersions> versionTable();
[[nodiscard]] const FamilyVersions &versionsOf(Family family);
[[nodiscard]] QByteArray versionName(Version version); //!< "v2"; empty for None

class ApiVersions {
public:
    enum class Use {
        Preferred, //!< also while nobody asked yet
        Fallback,
        Neither, //!< the server has none of them
    };

    [[nodiscard]] Use use(Family family) const { return m_uses[static_cast<size_t>(family)]; }
    [[nodiscard]] bool usesFallback(Family family) const { return use(family) == Use::Fallback; }
    [[nodiscard]] Version version(Family family) const;
    //! What the server answered: whether it has the preferred form, and where it has not, the older one. Where the
    //! table has no older one, `hasFallback` counts for nothing.
    void decide(Family family, bool hasPreferred, bool hasFallback);
    bool operator==(const ApiVersions &) const = default;

private:
    std::array<Use, kFamilyCount> m_uses {};
};

//! For façades that are used before a probe or without one.
inline const ApiVersions kPreferredVersions;

} // namespace drydock::api
