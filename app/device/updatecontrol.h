// SPDX-License-Identifier: GPL-3.0-or-later
//
// UpdateControl: where an update waits for a word from the server (server.md 5.4, 16.2): before installing, before
// rebooting, before committing. Holds the map that came with the instructions, and asks for it again while it waits.
// Owned by UpdateRun; its thread.
#pragma once

#include "app/device/deviceapi.h"
#include "models/api/updatecontrol.h"

#include <QTimer>

namespace drydock::device {

class UpdateControl final : public QObject {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(UpdateControl)

public:
    enum class Door { Install, Reboot, Commit };

    UpdateControl(DeviceApi &api, QString deploymentId, std::chrono::milliseconds askAgain);

    void setMap(std::optional<api::UpdateControlMap> map) { m_map = std::move(map); }
    //! What the server calls waiting there.
    [[nodiscard]] static QString pauseState(Door door);
    //! Goes through, now or when the server says so; `paused` first where it has to wait.
    void pass(Door door, std::function<void()> paused, std::function<void()> through, std::function<void()> forbidden);

private:
    enum class Action { Continue, Pause, Fail };
    [[nodiscard]] Action actionAt(Door door);
    void ask();
    void act(Action action);

    DeviceApi &m_api;
    QString m_deploymentId;
    std::optional<api::UpdateControlMap> m_map;
    QTimer m_again;
    Door m_door = Door::Install;
    std::function<void()> m_through;
    std::function<void()> m_forbidden;
};

} // namespace drydock::device
