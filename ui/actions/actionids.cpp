// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/actions/actionids.h"

#include <array>

namespace drydock {

QString actionName(ActionId id)
{
    static constexpr std::array kNames { "session.open", "session.signOut", "server.details", "device.connect",
        "traffic.export", "connection.diagnose", "server.settings", "settings", "quit", "edit.undo", "edit.copy", "edit.copyAsJson",
        "edit.selectAll", "edit.find", "view.refresh", "view.palette", "workspace.fleet", "workspace.support",
        "workspace.release", "view.resetLayout", "view.save", "filter.save", "view.import", "view.export", "device.show", "device.accept", "device.reject", "device.decommission",
        "device.addToGroup", "device.removeFromGroup", "device.editTags", "device.setTag", "device.removeTag", "device.deploy", "device.checkUpdate", "device.sendInventory", "device.abortDeployments",
        "device.selectList", "device.preauthorize", "groups.manage", "device.rules", "device.export", "device.copyId",
        "release.upload", "release.deploy", "release.notes", "release.tags", "release.delete", "artifact.download",
        "artifact.delete", "deployment.create", "deployment.show", "deployment.abort", "deployment.log",
        "bulk.pause", "bulk.continue", "bulk.cancel", "bulk.retry", "bulk.saveResults", "bulk.forget",
        "request.copyCurl", "request.copyUrl", "request.copyId", "request.copyResponse", "request.exportSelected",
        "request.exportShown", "request.clear", "session.readOnly", "help", "help.keyboard", "help.about" };
    static_assert(kNames.size() == static_cast<size_t>(kActionCount));
    return QString::fromLatin1(kNames.at(static_cast<size_t>(id)));
}

} // namespace drydock
