// SPDX-License-Identifier: GPL-3.0-or-later
//
// Whether a command can run now and, where it cannot, why: one pure function of plain values, so that menus, buttons,
// palette and tests agree. The server has the last word; these rules only keep a user from asking in vain.
#pragma once

#include "models/store/capabilities.h"
#include "ui/actions/actionids.h"

#include <QCoreApplication>
#include <QString>

#include <optional>

namespace drydock {

//! What is selected, pane by pane; each pane reports its own part.
struct DeviceSelection {
    int count = 0;
    int pending = 0;
    int accepted = 0;
    int rejected = 0;
    int grouped = 0; //!< of them, members of a static group
    bool allMatching = false; //!< the selection is a query, not a list
    bool operator==(const DeviceSelection &) const = default;
};

struct ReleaseSelection {
    int releases = 0;
    int artifacts = 0;
    bool operator==(const ReleaseSelection &) const = default;
};

struct DeploymentSelection {
    int count = 0;
    int abortable = 0; //!< pending, scheduled or in progress
    int devices = 0; //!< rows selected in a deployment's device table
    int devicesWithLog = 0;
    bool operator==(const DeploymentSelection &) const = default;
};

struct RequestSelection {
    int count = 0; //!< rows, operations among them
    int requests = 0; //!< of them, what the journal still has
    bool hasId = false; //!< a single one, with a request id
    bool hasAnswer = false; //!< a single one, with a recorded answer's body
    bool anyShown = false;
    bool anyRecorded = false;
    bool operator==(const RequestSelection &) const = default;
};

//! Of the bulk work chosen in its pane, and of all.
struct BulkSelection {
    bool chosen = false;
    bool running = false;
    bool paused = false; //!< or interrupted: it can go on
    bool over = false;
    bool failed = false; //!< some of it, or not sent
    qsizetype undoable = 0; //!< devices of the last work that can be undone
    bool operator==(const BulkSelection &) const = default;
};

struct SelectionSummary {
    DeviceSelection devices;
    ReleaseSelection releases;
    DeploymentSelection deployments;
    RequestSelection requests;
    BulkSelection bulk;
    bool deviceShown = false; //!< the Device pane has one
    bool operator==(const SelectionSummary &) const = default;
};

enum class WriteState { Allowed, ReadOnly, ProductionLocked };

struct SessionState {
    bool signedIn = false;
    bool online = false;
    WriteState writes = WriteState::Allowed;
    bool operator==(const SessionState &) const = default;
};

struct Enablement {
    bool enabled = true;
    QString reason; //!< a sentence; empty when enabled
    bool operator==(const Enablement &) const = default;
};

class ActionRules {
    Q_DECLARE_TR_FUNCTIONS(drydock::ActionRules)

public:
    [[nodiscard]] static Enablement rule(
        ActionId id, const SelectionSummary &selection, const Capabilities &can, const SessionState &session);
    //! True for commands that change something on the server.
    [[nodiscard]] static bool writes(ActionId id);
    //! What the server must offer for it; nothing where it offers that to everybody.
    [[nodiscard]] static std::optional<Capability> needs(ActionId id);
};

} // namespace drydock
