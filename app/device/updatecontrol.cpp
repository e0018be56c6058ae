// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/device/updatecontrol.h"

namespace drydock::device {

namespace {

QString stateName(UpdateControl::Door door)
{
    switch (door) {
    case UpdateControl::Door::Install:
        return QStringLiteral("ArtifactInstall_Enter");
    case UpdateControl::Door::Reboot:
        return QStringLiteral("ArtifactReboot_Enter");
    case UpdateControl::Door::Commit:
        break;
    }
    return QStringLiteral("ArtifactCommit_Enter");
}

} // namespace

UpdateControl::UpdateControl(DeviceApi &api, QString deploymentId, std::chrono::milliseconds askAgain)
    : m_api(api)
    , m_deploymentId(std::move(deploymentId))
{
    m_again.setSingleShot(true);
    m_again.setInterval(askAgain);
    connect(&m_again, &QTimer::timeout, this, &UpdateControl::ask);
}

QString UpdateControl::pauseState(Door door)
{
    switch (door) {
    case Door::Install:
        return QStringLiteral("pause_before_installing");
    case Door::Reboot:
        return QStringLiteral("pause_before_rebooting");
    case Door::Commit:
        break;
    }
    return QStringLiteral("pause_before_committing");
}

UpdateControl::Action UpdateControl::actionAt(Door door)
{
    if (!m_map)
        return Action::Continue;
    for (api::UpdateControlState &state : m_map->states) {
        if (state.state != stateName(door))
            continue;
        const QString action = state.action;
        if (action == u"pause")
            return Action::Pause;
        // An action that was taken gives way to the one behind it.
        if (!state.onActionExecuted.isEmpty())
            state.action = state.onActionExecuted;
        return action == u"fail" ? Action::Fail : Action::Continue;
    }
    return Action::Continue;
}

void UpdateControl::pass(Door door, std::function<void()> paused, std::function<void()> through, std::function<void()> forbidden)
{
    m_door = door;
    m_through = std::move(through);
    m_forbidden = std::move(forbidden);
    if (const Action action = actionAt(door); action != Action::Pause)
        return act(action);
    paused();
    m_again.start();
}

void UpdateControl::act(Action action)
{
    if (action == Action::Pause) {
        m_again.start();
        return;
    }
    const auto next = action == Action::Fail ? std::exchange(m_forbidden, nullptr) : std::exchange(m_through, nullptr);
    if (next)
        next();
}

void UpdateControl::ask()
{
    m_api.send("GET", QStringLiteral("v2/deployments/device/deployments/%1/update_control_map").arg(m_deploymentId), {}, [this](const Answer &answer) {
        if (answer.status == 404) { // taken away
            m_map.reset();
        } else if (answer.status == 200) {
            const auto map = api::decodeBody<std::optional<api::UpdateControlMap>>(answer.body, [](api::Reader &reader) { return api::updateControlOf(reader); });
            if (map)
                m_map = *map;
        }
        act(actionAt(m_door));
    });
}

} // namespace drydock::device
