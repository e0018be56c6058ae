// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panes/fleetlinks.h"

namespace drydock {

FleetLinks::FleetLinks(QObject *parent)
    : QObject(parent)
{
}

FleetLinks::~FleetLinks() = default;

void FleetLinks::chooseDevice(const DeviceId &id)
{
    if (m_chosen == id)
        return;
    m_chosen = id;
    Q_EMIT deviceChosen(id);
}

void FleetLinks::showDevices(const DeviceFilter &filter)
{
    m_wanted = filter;
    m_view.reset();
    Q_EMIT devicesWanted(filter);
}

void FleetLinks::showView(const DeviceView &view)
{
    m_view = view;
    Q_EMIT viewWanted(view);
}

void FleetLinks::showDevice(const DeviceId &id)
{
    chooseDevice(id);
    Q_EMIT deviceWanted(id);
}

void FleetLinks::deployTo(const QList<DeviceId> &ids)
{
    Q_EMIT deployWanted(ids);
}

void FleetLinks::showDeployment(const DeploymentId &id)
{
    Q_EMIT deploymentWanted(id);
}

void FleetLinks::showBulk(const QString &job)
{
    Q_EMIT bulkWanted(job);
}

} // namespace drydock
