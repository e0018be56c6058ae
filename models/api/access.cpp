// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/api/access.h"

#include <QRegularExpression>
#include <QStringList>

#include <array>

namespace drydock::api {

namespace {

using Found = std::optional<Capability>;

bool reads(QByteArrayView verb)
{
    return verb == "GET" || verb == "HEAD";
}

Found deviceAuthAccess(bool isRead, const QStringList &path)
{
    if (path.value(0) != QLatin1String("devices") && path.value(0) != QLatin1String("tokens"))
        return std::nullopt; // limits are everybody's
    const QString last = path.value(1);
    if (last == QLatin1String("search") || (isRead && (path.size() == 1 || last == QLatin1String("count"))))
        return Capability::ReadDevices;
    return isRead ? Found() : Capability::ManageDevices;
}

Found inventoryAccess(bool isRead, const QStringList &path)
{
    const QString first = path.value(0);
    if (first == QLatin1String("filters")) {
        if (path.value(1) == QLatin1String("search"))
            return Capability::ReadDevices;
        return path.size() == 1 || !isRead ? Found(Capability::SavedFilters) : Found();
    }
    if (isRead)
        return path.size() == 1 && first == QLatin1String("devices") ? Found(Capability::ReadDevices) : Found();
    if (first == QLatin1String("groups") || path.value(2) == QLatin1String("group"))
        return Capability::ManageGroups;
    return first == QLatin1String("devices") ? Found(Capability::ManageDevices) : Found();
}

Found artifactAccess(QByteArrayView verb, const QStringList &path)
{
    if (reads(verb))
        return path.size() == 1 || path.value(1) == QLatin1String("list") ? Found(Capability::ReadReleases) : Found();
    return verb == "POST" ? Capability::UploadArtifacts : Capability::ManageArtifacts;
}

Found releaseAccess(QByteArrayView verb, const QStringList &path)
{
    if (path.value(2) == QLatin1String("delta"))
        return path.size() == 4 ? Found(Capability::DeltaUpdates) : Found();
    if (!reads(verb))
        return Capability::ChangeReleases;
    return path.size() == 2 || path.value(2) == QLatin1String("list") ? Found(Capability::ReadReleases) : Found();
}

Found deploymentsAccess(QByteArrayView verb, const QStringList &path)
{
    const QString first = path.value(0);
    if (first == QLatin1String("artifacts"))
        return artifactAccess(verb, path);
    if (first == QLatin1String("config"))
        return Capability::DeltaUpdates;
    if (first != QLatin1String("deployments"))
        return std::nullopt;
    if (path.value(1) == QLatin1String("releases"))
        return releaseAccess(verb, path);
    if (path.value(1) == QLatin1String("statistics"))
        return Capability::ReadDeployments;
    if (reads(verb))
        return path.size() == 1 ? Found(Capability::ReadDeployments) : Found();
    return Capability::Deploy;
}

Found userAccess(bool isRead, const QStringList &path)
{
    const QString first = path.value(0);
    const bool isOwn = path.value(1) == QLatin1String("me") || path.value(1) == QLatin1String("tenants");
    if (first == QLatin1String("users") && !isOwn) {
        if (isRead)
            return path.size() == 1 ? Found(Capability::ReadUsers) : Found();
        // The own second factor goes by the own id.
        return path.value(2) == QLatin1String("2fa") ? Found() : Capability::ManageUsers;
    }
    const bool isRole = first == QLatin1String("roles") || first == QLatin1String("permission_sets");
    return isRole && !isRead ? Found(Capability::ManageRoles) : Found();
}

struct Sample {
    Capability capability;
    const char *verb;
    const char *path;
};

constexpr std::array<Sample, kCapabilityCount> kSamples { {
    { Capability::ReadDevices, "GET", "v2/devauth/devices" },
    { Capability::ManageDevices, "PUT", "v2/devauth/devices/x/auth/x/status" },
    { Capability::ManageGroups, "PATCH", "v1/inventory/groups/x/devices" },
    { Capability::SavedFilters, "GET", "v2/inventory/filters" },
    { Capability::ReadReleases, "GET", "v2/deployments/deployments/releases" },
    { Capability::UploadArtifacts, "POST", "v1/deployments/artifacts" },
    { Capability::ManageArtifacts, "DELETE", "v1/deployments/artifacts/x" },
    { Capability::ChangeReleases, "PATCH", "v2/deployments/deployments/releases/x" },
    { Capability::DeltaUpdates, "GET", "v1/deployments/config" },
    { Capability::ReadDeployments, "GET", "v1/deployments/deployments" },
    { Capability::Deploy, "POST", "v1/deployments/deployments" },
    { Capability::PhasedRollouts, "POST", "v1/deployments/deployments" },
    { Capability::ConfigureDevices, "PUT", "v1/deviceconfig/configurations/device/x" },
    { Capability::ConnectToDevices, "GET", "v1/deviceconnect/devices/x/connect" },
    { Capability::Monitor, "GET", "v1/devicemonitor/devices/x/alerts" },
    { Capability::ReadAuditLog, "GET", "v1/auditlogs/logs" },
    { Capability::ReadUsers, "GET", "v1/useradm/users" },
    { Capability::ManageUsers, "POST", "v1/useradm/users" },
    { Capability::ManageRoles, "POST", "v2/useradm/roles" },
    { Capability::Integrations, "GET", "v1/iot-manager/integrations" },
    { Capability::ManageTenants, "POST", "v2/tenantadm/tenants" },
} };

// Roles of the older form name some rights by a word of their own.
Found capabilityOfWord(const QString &action)
{
    if (action == QLatin1String("CREATE_DEPLOYMENT"))
        return Capability::Deploy;
    if (action == QLatin1String("REMOTE_TERMINAL"))
        return Capability::ConnectToDevices;
    if (action == QLatin1String("MANAGE_DEVICE"))
        return Capability::ManageDevices;
    if (action == QLatin1String("VIEW_DEVICE"))
        return Capability::ReadDevices;
    return std::nullopt;
}

} // namespace

std::optional<Capability> capabilityOf(QByteArrayView verb, const QString &path)
{
    static const QString marker = QStringLiteral("/api/management/");
    const qsizetype start = path.indexOf(marker);
    if (start < 0)
        return std::nullopt;
    QStringList parts = path.mid(start + marker.size()).split(QLatin1Char('/'), Qt::SkipEmptyParts);
    if (parts.size() < 2)
        return std::nullopt;
    const QString service = parts.at(1);
    parts.remove(0, 2);
    const bool isRead = reads(verb);
    if (service == QLatin1String("devauth"))
        return deviceAuthAccess(isRead, parts);
    if (service == QLatin1String("inventory"))
        return inventoryAccess(isRead, parts);
    if (service == QLatin1String("deployments"))
        return deploymentsAccess(verb, parts);
    if (service == QLatin1String("useradm"))
        return userAccess(isRead, parts);
    if (service == QLatin1String("auditlogs"))
        return Capability::ReadAuditLog;
    if (service == QLatin1String("deviceconfig"))
        return isRead ? Found() : Capability::ConfigureDevices;
    // A session with a device and its files are opened by GET; its state may be read by anybody who sees the device.
    if (service == QLatin1String("deviceconnect"))
        return isRead && parts.size() == 2 ? Found() : Capability::ConnectToDevices;
    if (service == QLatin1String("devicemonitor"))
        return Capability::Monitor;
    if (service == QLatin1String("iot-manager"))
        return parts.value(0) == QLatin1String("integrations") ? Found(Capability::Integrations) : Found();
    if (service == QLatin1String("tenantadm"))
        return parts.size() == 1 && parts.at(0) == QLatin1String("tenants") ? Found(Capability::ManageTenants) : Found();
    return std::nullopt;
}

AccessSample sampleOf(Capability capability)
{
    const Sample &sample = kSamples.at(static_cast<size_t>(capability));
    return { sample.verb, QStringLiteral("/api/management/") + QString::fromLatin1(sample.path) };
}

bool permits(const QString &action, const QString &objectType, const QString &objectValue, Capability capability)
{
    static const QString any = QStringLiteral("any");
    if (action == any)
        return objectValue == any || objectValue.isEmpty();
    if (const Found named = capabilityOfWord(action))
        return *named == capability;
    if (action != QLatin1String("http"))
        return false;
    const AccessSample sample = sampleOf(capability);
    if (objectType != any && objectType.toLatin1() != sample.verb)
        return false;
    if (objectValue == any)
        return true;
    // A pattern that does not compile grants nothing here; the server has the last word.
    const QRegularExpression pattern(objectValue);
    return pattern.isValid() && pattern.match(sample.path).hasMatch();
}

} // namespace drydock::api
