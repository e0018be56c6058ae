// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/api/updatecontrol.h"

#include <algorithm>

namespace drydock::api {

namespace {

constexpr const char *kField = "update_control_map";

} // namespace

UpdateControlMap decodeUpdateControlMap(Reader &reader)
{
    constexpr qint64 kMost = 10;
    UpdateControlMap map;
    if (!reader.isObject())
        reader.fail("expected an object");
    map.id = reader.optString("id");
    map.priority = static_cast<int>(std::clamp(reader.optInteger("priority"), -kMost, kMost));
    reader.members("states", [&map](const QString &name, Reader &value) {
        map.states.push_back({ name, value.optString("action"), value.optString("on_map_expire"),
            value.optString("on_action_executed") });
    });
    return map;
}

void encode(JsonWriter &writer, const UpdateControlMap &map)
{
    writer.beginObject();
    writer.optField("id", map.id);
    writer.field("priority", map.priority).key("states").beginObject();
    for (const UpdateControlState &state : map.states) {
        writer.key(QStringView(state.state)).beginObject();
        writer.optField("action", state.action);
        writer.optField("on_map_expire", state.onMapExpire);
        writer.optField("on_action_executed", state.onActionExecuted);
        writer.endObject();
    }
    writer.endObject().endObject();
}

std::optional<UpdateControlMap> updateControlOf(Reader &reader)
{
    auto object = reader.object(kField);
    if (!object)
        return std::nullopt;
    UpdateControlMap map = decodeUpdateControlMap(*object);
    if (!object->ok())
        reader.fail(object->problem());
    return map;
}

void encodeUpdateControl(JsonWriter &writer, const std::optional<UpdateControlMap> &map)
{
    if (!map)
        return;
    writer.key(kField);
    encode(writer, *map);
}

} // namespace drydock::api
