// SPDX-License-Identifier: GPL-3.0-or-later
//
// ActionRegistry: one QAction per command, for menu, button, context menu and palette alike. Whoever can do a command
// gives a handler; panes report their selection; the registry asks ActionRules and shows the reason as tooltip.
// Owned by Application before any pane; GUI thread. It knows no store and no server.
#pragma once

#include "ui/actions/actionids.h"
#include "ui/actions/actionrules.h"

#include <QAction>
#include <QObject>

#include <array>
#include <functional>

namespace drydock {

class Theme;

class ActionRegistry final : public QObject {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(ActionRegistry)

public:
    explicit ActionRegistry(const Theme &theme, QObject *parent = nullptr);

    [[nodiscard]] QAction *action(ActionId id) const;
    [[nodiscard]] QList<QAction *> actions(std::initializer_list<ActionId> ids) const;
    [[nodiscard]] QList<QAction *> all() const;

    //! Runs `run` on trigger until `context` dies or another handler for the same command is set (the last one wins:
    //! a pane that is built again replaces its predecessor's). A command without a handler is disabled.
    void setHandler(ActionId id, QObject *context, std::function<void()> run);

    //! Each pane reports its own part; equal values cost nothing.
    void setDevices(const DeviceSelection &devices);
    void setBulk(const BulkSelection &bulk);
    //! Whether the Device pane has a device: what is done to a single one is done to that.
    void setDeviceShown(bool shown);
    void setReleases(const ReleaseSelection &releases);
    void setDeployments(const DeploymentSelection &deployments);
    void setRequests(const RequestSelection &requests);
    void setCapabilities(const Capabilities &capabilities);
    void setSession(const SessionState &session);
    [[nodiscard]] const SelectionSummary &selection() const { return m_selection; }
    [[nodiscard]] const SessionState &session() const { return m_session; }

    //! Why `id` cannot run now; empty where it can.
    [[nodiscard]] QString reason(ActionId id) const;

private:
    struct Entry {
        QAction *action = nullptr;
        QString toolTip;
        QMetaObject::Connection handler;
        QObject *context = nullptr;
        QMetaObject::Connection death;
    };
    void add(ActionId id);
    void update();
    void update(ActionId id);
    [[nodiscard]] Entry &entry(ActionId id) { return m_entries.at(static_cast<size_t>(id)); }
    [[nodiscard]] const Entry &entry(ActionId id) const { return m_entries.at(static_cast<size_t>(id)); }

    const Theme &m_theme;
    std::array<Entry, static_cast<size_t>(kActionCount)> m_entries;
    SelectionSummary m_selection;
    Capabilities m_capabilities;
    SessionState m_session;
};

} // namespace drydock
