// SPDX-License-Identifier: GPL-3.0-or-later
//
// What a request does, as far as rights and plans are concerned: which capability it needs, and whether a permission
// of a role lets it through. Pure functions of a verb and a path, on any thread. Facts: contract endpoints.tsv,
// server.md 2.7 (permission sets, permissions as regular expressions over the path).
#pragma once

#include "models/rest/requestspec.h"

#include <QString>

#include <optional>

namespace drydock {

//! What a user can be able to do on a server, or not.
enum class Capability {
    ReadDevices,
    ManageDevices, //!< accept, reject, decommission, tags
    ManageGroups,
    SavedFilters,
    ReadReleases,
    UploadArtifacts,
    ManageArtifacts, //!< delete them, change their descriptions
    ChangeReleases, //!< delete whole releases, change their notes and tags
    DeltaUpdates, //!< made by the server
    ReadDeployments,
    Deploy,
    PhasedRollouts,
    ConfigureDevices,
    ConnectToDevices, //!< terminal, files, port forwarding
    Monitor,
    ReadAuditLog,
    ReadUsers,
    ManageUsers,
    ManageRoles,
    Integrations,
    ManageTenants, //!< of a service provider
};
inline constexpr size_t kCapabilityCount = 21;

namespace api {

//! The capability that a request needs; nothing for what everybody may do, and for reads of a single object, whose
//! refusal says nothing of the others. `path` is the URL's, decoded; anything may come before "/api/management/".
[[nodiscard]] std::optional<Capability> capabilityOf(QByteArrayView verb, const QString &path);

//! A request that stands for the capability, to hold a permission against; empty where there is none.
struct AccessSample {
    QByteArray verb;
    QString path;
};
[[nodiscard]] AccessSample sampleOf(Capability capability);

//! Whether a permission of a role or a permission set lets the capability's sample through.
[[nodiscard]] bool permits(
    const QString &action, const QString &objectType, const QString &objectValue, Capability capability);

} // namespace api
} // namespace drydock
