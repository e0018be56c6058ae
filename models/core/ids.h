// SPDX-License-Identifier: GPL-3.0-or-later
//
// Strong types for Mender's identifiers, so that a deployment's id cannot be passed for a device's.
// Plain values on any thread. The server calls them opaque strings (usually a UUID): never parse one.
#pragma once

#include <QHashFunctions>
#include <QString>

#include <compare>

namespace drydock {

template<class Tag> struct Id {
    QString text;

    Id() = default;
    explicit Id(QString idText)
        : text(std::move(idText))
    {
    }
    [[nodiscard]] bool isEmpty() const { return text.isEmpty(); }
    friend bool operator==(const Id &a, const Id &b) { return a.text == b.text; }
    friend bool operator<(const Id &a, const Id &b) { return a.text < b.text; }
    friend size_t qHash(const Id &id, size_t seed = 0) { return qHash(id.text, seed); }
};

using DeviceId = Id<struct DeviceTag>;
using AuthSetId = Id<struct AuthSetTag>;
using DeploymentId = Id<struct DeploymentTag>;
using ArtifactId = Id<struct ArtifactTag>;
using UserId = Id<struct UserTag>;
using FilterId = Id<struct FilterTag>;
using IntegrationId = Id<struct IntegrationTag>;
using TenantId = Id<struct TenantTag>;

} // namespace drydock

template<class Tag> struct std::hash<drydock::Id<Tag>> {
    size_t operator()(const drydock::Id<Tag> &id) const noexcept { return qHash(id.text); }
};
