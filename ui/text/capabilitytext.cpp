// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/text/capabilitytext.h"

#include <array>

namespace drydock {

namespace {

// In the order of the enumerations; translated in CapabilityText's own context.
constexpr std::array<const char *, kServiceCount> kServices {
    QT_TRANSLATE_NOOP("drydock::CapabilityText", "Users and sign-in"),
    QT_TRANSLATE_NOOP("drydock::CapabilityText", "Device authentication"),
    QT_TRANSLATE_NOOP("drydock::CapabilityText", "Inventory"),
    QT_TRANSLATE_NOOP("drydock::CapabilityText", "Deployments and releases"),
    QT_TRANSLATE_NOOP("drydock::CapabilityText", "Device configuration"),
    QT_TRANSLATE_NOOP("drydock::CapabilityText", "Remote access to devices"),
    QT_TRANSLATE_NOOP("drydock::CapabilityText", "Monitoring"),
    QT_TRANSLATE_NOOP("drydock::CapabilityText", "Audit log"),
    QT_TRANSLATE_NOOP("drydock::CapabilityText", "Integrations"),
    QT_TRANSLATE_NOOP("drydock::CapabilityText", "Tenants"),
};

struct Words {
    const char *name;
    const char *denied; //!< whole sentences: languages differ in more than the verb
};

constexpr std::array<Words, kCapabilityCount> kCapabilities { {
    { QT_TRANSLATE_NOOP("drydock::CapabilityText", "See devices"),
        QT_TRANSLATE_NOOP("drydock::CapabilityText", "Your account may not see devices on this server.") },
    { QT_TRANSLATE_NOOP("drydock::CapabilityText", "Accept, reject and remove devices"),
        QT_TRANSLATE_NOOP("drydock::CapabilityText", "Your account may not manage devices on this server.") },
    { QT_TRANSLATE_NOOP("drydock::CapabilityText", "Change groups"),
        QT_TRANSLATE_NOOP("drydock::CapabilityText", "Your account may not change groups on this server.") },
    { QT_TRANSLATE_NOOP("drydock::CapabilityText", "Dynamic groups"),
        QT_TRANSLATE_NOOP("drydock::CapabilityText", "Your account may not use dynamic groups on this server.") },
    { QT_TRANSLATE_NOOP("drydock::CapabilityText", "See releases"),
        QT_TRANSLATE_NOOP("drydock::CapabilityText", "Your account may not see releases on this server.") },
    { QT_TRANSLATE_NOOP("drydock::CapabilityText", "Upload artifacts"),
        QT_TRANSLATE_NOOP("drydock::CapabilityText", "Your account may not upload artifacts to this server.") },
    { QT_TRANSLATE_NOOP("drydock::CapabilityText", "Change and delete artifacts"),
        QT_TRANSLATE_NOOP("drydock::CapabilityText", "Your account may not manage artifacts on this server.") },
    { QT_TRANSLATE_NOOP("drydock::CapabilityText", "Change and delete releases"),
        QT_TRANSLATE_NOOP("drydock::CapabilityText", "Your account may not manage releases on this server.") },
    { QT_TRANSLATE_NOOP("drydock::CapabilityText", "Delta updates made by the server"),
        QT_TRANSLATE_NOOP("drydock::CapabilityText", "Your account may not see delta updates on this server.") },
    { QT_TRANSLATE_NOOP("drydock::CapabilityText", "See deployments"),
        QT_TRANSLATE_NOOP("drydock::CapabilityText", "Your account may not see deployments on this server.") },
    { QT_TRANSLATE_NOOP("drydock::CapabilityText", "Create and abort deployments"),
        QT_TRANSLATE_NOOP("drydock::CapabilityText", "Your account may not create or abort deployments on this server.") },
    { QT_TRANSLATE_NOOP("drydock::CapabilityText", "Rollouts in phases"),
        QT_TRANSLATE_NOOP("drydock::CapabilityText", "Your account may not create deployments on this server.") },
    { QT_TRANSLATE_NOOP("drydock::CapabilityText", "Configure devices"),
        QT_TRANSLATE_NOOP("drydock::CapabilityText", "Your account may not configure devices on this server.") },
    { QT_TRANSLATE_NOOP("drydock::CapabilityText", "Terminal and files of devices"),
        QT_TRANSLATE_NOOP("drydock::CapabilityText", "Your account may not open sessions with devices on this server.") },
    { QT_TRANSLATE_NOOP("drydock::CapabilityText", "Alerts of devices"),
        QT_TRANSLATE_NOOP("drydock::CapabilityText", "Your account may not see alerts on this server.") },
    { QT_TRANSLATE_NOOP("drydock::CapabilityText", "Read the audit log"),
        QT_TRANSLATE_NOOP("drydock::CapabilityText", "Your account may not see the audit log of this server.") },
    { QT_TRANSLATE_NOOP("drydock::CapabilityText", "See users"),
        QT_TRANSLATE_NOOP("drydock::CapabilityText", "Your account may not see users of this server.") },
    { QT_TRANSLATE_NOOP("drydock::CapabilityText", "Manage users"),
        QT_TRANSLATE_NOOP("drydock::CapabilityText", "Your account may not manage users of this server.") },
    { QT_TRANSLATE_NOOP("drydock::CapabilityText", "Manage roles"),
        QT_TRANSLATE_NOOP("drydock::CapabilityText", "Your account may not manage roles on this server.") },
    { QT_TRANSLATE_NOOP("drydock::CapabilityText", "Cloud and webhook integrations"),
        QT_TRANSLATE_NOOP("drydock::CapabilityText", "Your account may not see integrations of this server.") },
    { QT_TRANSLATE_NOOP("drydock::CapabilityText", "Manage tenants"),
        QT_TRANSLATE_NOOP("drydock::CapabilityText", "Your account may not manage tenants of this server.") },
} };

QString addOnName(const QString &code)
{
    if (code == QLatin1String("configure"))
        return CapabilityText::tr("Configure");
    if (code == QLatin1String("troubleshoot"))
        return CapabilityText::tr("Troubleshoot");
    if (code == QLatin1String("monitor"))
        return CapabilityText::tr("Monitor");
    return code;
}

QString roleName(const QString &code)
{
    if (code == QLatin1String("RBAC_ROLE_PERMIT_ALL"))
        return CapabilityText::tr("Admin");
    if (code == QLatin1String("RBAC_ROLE_OBSERVER"))
        return CapabilityText::tr("Read access");
    if (code == QLatin1String("RBAC_ROLE_CI"))
        return CapabilityText::tr("Releases manager");
    if (code == QLatin1String("RBAC_ROLE_DEPLOYMENTS_MANAGER"))
        return CapabilityText::tr("Deployments manager");
    if (code == QLatin1String("RBAC_ROLE_REMOTE_TERMINAL"))
        return CapabilityText::tr("Troubleshooting");
    return code;
}

} // namespace

QString CapabilityText::name(Service service)
{
    return tr(kServices.at(static_cast<size_t>(service)));
}

QString CapabilityText::name(Capability capability)
{
    return tr(kCapabilities.at(static_cast<size_t>(capability)).name);
}

StatusWord CapabilityText::word(const Availability &availability)
{
    switch (availability.state) {
    case AvailabilityState::Available: return { State::Good, tr("Available"), {} };
    case AvailabilityState::Unavailable: return { State::PassedOver, tr("Off"), reason(availability.reason) };
    case AvailabilityState::Unknown: break;
    }
    return { State::Unknown, tr("Not known"), reason(availability.reason) };
}

QString CapabilityText::reason(AvailabilityReason reason)
{
    switch (reason) {
    case AvailabilityReason::None: break;
    case AvailabilityReason::NotAskedYet:
        return tr("The server has not been asked yet; it will be as soon as it can be reached.");
    case AvailabilityReason::ServerTrouble: return tr("The server answered with an error; it will be asked again.");
    case AvailabilityReason::LearnedByUse: return tr("The server does not say; the first use will tell.");
    case AvailabilityReason::NotInPlan: return tr("The plan of this server does not include it.");
    case AvailabilityReason::NotInstalled: return tr("The service is not installed on this server.");
    case AvailabilityReason::ServerTooOld: return tr("This version of the server cannot do it.");
    case AvailabilityReason::AddOnOff: return tr("The add-on is off for your tenant.");
    case AvailabilityReason::NotServiceProvider: return tr("Your tenant is not a service provider.");
    case AvailabilityReason::NotPermitted: return tr("Your roles do not allow it.");
    }
    return {};
}

QString CapabilityText::refusal(Capability capability, const Availability &availability)
{
    if (!availability.isOff())
        return {};
    if (availability.reason == AvailabilityReason::NotPermitted)
        return tr(kCapabilities.at(static_cast<size_t>(capability)).denied);
    //: %1 is what is off ("Dynamic groups"), %2 a sentence with the reason.
    return tr("%1: off. %2").arg(name(capability), reason(availability.reason));
}

QString CapabilityText::plan(const ServerPlan &plan)
{
    QString name = plan.name;
    switch (plan.kind) {
    case PlanKind::OpenSource: name = tr("Mender open source"); break;
    case PlanKind::Professional: name = tr("Mender Professional"); break;
    case PlanKind::Enterprise: name = tr("Mender Enterprise"); break;
    case PlanKind::Unknown: break;
    }
    if (name.isEmpty())
        return tr("Not known");
    return plan.trial ? tr("%1, trial").arg(name) : name;
}

QString CapabilityText::addOns(const ServerPlan &plan)
{
    QStringList names;
    for (const api::Addon &addOn : plan.addOns) {
        if (addOn.enabled)
            names.append(addOnName(addOn.name));
    }
    return names.join(QStringLiteral(", "));
}

QString CapabilityText::roles(const QStringList &roles)
{
    QStringList names;
    for (const QString &role : roles)
        names.append(roleName(role));
    return names.join(QStringLiteral(", "));
}

} // namespace drydock
