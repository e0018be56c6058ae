// SPDX-License-Identifier: GPL-3.0-or-later
//
// UpdateControlMap: where devices stop on their way through an update and wait for a word. Part of deployments and of
// configuration deployments; commercial servers only. A plain value. The API description leaves the object open, so
// words that are not known here are kept as they came. Facts: server.md 5.4.
#pragma once

#include "models/api/jsonreader.h"
#include "models/api/jsonwriter.h"

#include <optional>

namespace drydock::api {

struct UpdateControlState {
    QString state; //!< "ArtifactInstall_Enter", "ArtifactReboot_Enter" or "ArtifactCommit_Enter"
    QString action; //!< "continue", "force_continue", "pause" or "fail"
    QString onMapExpire; //!< the action when the map grows too old
    QString onActionExecuted; //!< the action after this one was taken once
    bool operator==(const UpdateControlState &) const = default;
};

struct UpdateControlMap {
    QString id; //!< given by the server
    int priority = 0; //!< -10 to 10
    std::vector<UpdateControlState> states;
    bool operator==(const UpdateControlMap &) const = default;
};
UpdateControlMap decodeUpdateControlMap(Reader &reader);
void encode(JsonWriter &writer, const UpdateControlMap &map);

//! The map in the field `update_control_map` of an object; nothing where there is none. A bad map fails the object.
std::optional<UpdateControlMap> updateControlOf(Reader &reader);
//! The field, left out where there is no map.
void encodeUpdateControl(JsonWriter &writer, const std::optional<UpdateControlMap> &map);

} // namespace drydock::api
