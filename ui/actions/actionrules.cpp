// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/actions/actionrules.h"

#include "ui/text/capabilitytext.h"

namespace drydock {

namespace {

Enablement no(const QString &reason)
{
    return { false, reason };
}

bool needsSession(ActionId id)
{
    switch (id) {
    case ActionId::SessionSignOut:
    case ActionId::ServerDetails:
    case ActionId::ExportTraffic:
    case ActionId::ServerSettings:
    case ActionId::Refresh:
    case ActionId::ViewSave:
    case ActionId::FilterSave:
    case ActionId::ViewImport:
    case ActionId::ViewExport:
    case ActionId::ReadOnlyMode: return true;
    default: return id >= ActionId::DeviceShow && id <= ActionId::DeploymentLog && id != ActionId::DeviceCopyId && id != ActionId::DeviceExport && id != ActionId::DeviceRules;
    }
}

Enablement deviceRule(ActionId id, const DeviceSelection &devices)
{
    if (id == ActionId::DeviceEditTags || id == ActionId::DeviceExport || id == ActionId::DeviceRules || id == ActionId::DeviceSelectList || id == ActionId::DevicePreauthorize || id == ActionId::GroupsManage)
        return {};
    if (devices.count == 0)
        return no(ActionRules::tr("Select at least one device first."));
    if (id == ActionId::DeviceShow && devices.count > 1)
        return no(ActionRules::tr("Select a single device to show it."));
    if (id == ActionId::DeviceAccept && !devices.allMatching && devices.pending + devices.rejected == 0)
        return no(ActionRules::tr("None of the selected devices is waiting or rejected."));
    if (id == ActionId::DeviceReject && !devices.allMatching && devices.pending + devices.accepted == 0)
        return no(ActionRules::tr("None of the selected devices is pending or accepted."));
    if (id == ActionId::DeviceRemoveFromGroup && !devices.allMatching && devices.grouped == 0)
        return no(ActionRules::tr("None of the selected devices is in a group."));
    if (id == ActionId::DeviceAbortDeployments && !devices.allMatching && devices.accepted == 0)
        return no(ActionRules::tr("Only accepted devices have deployments; none is selected."));
    if (id == ActionId::DeviceDeploy && !devices.allMatching && devices.accepted == 0)
        return no(ActionRules::tr("Only accepted devices can be updated; none is selected."));
    return {};
}

Enablement releaseRule(ActionId id, const ReleaseSelection &releases)
{
    if (id == ActionId::ReleaseDelete && releases.releases == 0)
        return no(ActionRules::tr("Select at least one release first."));
    if ((id == ActionId::ReleaseNotes || id == ActionId::ReleaseTags) && releases.releases != 1)
        return no(ActionRules::tr("Select a single release to edit it."));
    if (id == ActionId::ReleaseDeploy && releases.releases != 1)
        return no(ActionRules::tr("Select a single release to deploy it."));
    if (id == ActionId::ArtifactDownload && releases.artifacts != 1)
        return no(ActionRules::tr("Select a single artifact to download it."));
    if (id == ActionId::ArtifactDelete && releases.artifacts == 0)
        return no(ActionRules::tr("Select at least one artifact first."));
    return {};
}

Enablement deploymentRule(ActionId id, const DeploymentSelection &deployments)
{
    if (id == ActionId::DeploymentShow && deployments.count != 1)
        return no(ActionRules::tr("Select a single deployment to show it."));
    if (id == ActionId::DeploymentAbort && deployments.count == 0)
        return no(ActionRules::tr("Select at least one deployment first."));
    if (id == ActionId::DeploymentAbort && deployments.abortable == 0)
        return no(ActionRules::tr("The selected deployments have ended already."));
    if (id == ActionId::DeploymentLog && deployments.devices != 1)
        return no(ActionRules::tr("Select a single device of the deployment to read its log."));
    if (id == ActionId::DeploymentLog && deployments.devicesWithLog == 0)
        return no(ActionRules::tr("This device has sent no log; devices do so when an update fails."));
    return {};
}

Enablement bulkRule(ActionId id, const BulkSelection &bulk)
{
    if (id == ActionId::Undo)
        return bulk.undoable > 0 ? Enablement {} : no(ActionRules::tr("Nothing that can be undone was done in the last minutes."));
    if (!bulk.chosen)
        return no(ActionRules::tr("Choose a line of the Bulk work pane first."));
    switch (id) {
    case ActionId::BulkPause: return bulk.running ? Enablement {} : no(ActionRules::tr("It is not running."));
    case ActionId::BulkContinue: return bulk.paused ? Enablement {} : no(ActionRules::tr("It is neither paused nor interrupted."));
    case ActionId::BulkCancel: return bulk.running || bulk.paused ? Enablement {} : no(ActionRules::tr("It has ended already."));
    case ActionId::BulkRetry:
        if (!bulk.over)
            return no(ActionRules::tr("It has not ended yet."));
        return bulk.failed ? Enablement {} : no(ActionRules::tr("Nothing of it failed."));
    case ActionId::BulkForget: return bulk.over || bulk.paused ? Enablement {} : no(ActionRules::tr("It has not ended yet."));
    default: return {};
    }
}

Enablement requestRule(ActionId id, const RequestSelection &requests)
{
    switch (id) {
    case ActionId::RequestClear:
        return requests.anyRecorded ? Enablement {} : no(ActionRules::tr("No request has been recorded yet."));
    case ActionId::RequestExportShown:
        return requests.anyShown ? Enablement {} : no(ActionRules::tr("The Activity pane shows no request now."));
    case ActionId::RequestExportSelected:
        return requests.requests > 0 ? Enablement {}
                                     : no(ActionRules::tr("Select at least one request in the Activity pane first."));
    default: break;
    }
    if (requests.count != 1)
        return no(ActionRules::tr("Select a single request in the Activity pane first."));
    if (id == ActionId::RequestCopyId)
        return requests.hasId ? Enablement {} : no(ActionRules::tr("The server gave this request no id."));
    if (requests.requests != 1)
        return no(ActionRules::tr("This row is a change made of several requests; they are listed on their own."));
    if (id == ActionId::RequestCopyResponse && !requests.hasAnswer)
        return no(ActionRules::tr("No body of an answer was recorded."));
    return {};
}

} // namespace

bool ActionRules::writes(ActionId id)
{
    switch (id) {
    case ActionId::DeviceAccept:
    case ActionId::DeviceReject:
    case ActionId::DeviceDecommission:
    case ActionId::DeviceAddToGroup:
    case ActionId::DeviceRemoveFromGroup:
    case ActionId::DeviceEditTags:
    case ActionId::DeviceSetTag:
    case ActionId::DeviceRemoveTag:
    case ActionId::DeviceCheckUpdate:
    case ActionId::DeviceSendInventory:
    case ActionId::DeviceAbortDeployments:
    case ActionId::DevicePreauthorize:
    case ActionId::DeviceDeploy:
    case ActionId::FilterSave:
    case ActionId::Undo:
    case ActionId::BulkContinue:
    case ActionId::BulkRetry:
    case ActionId::ReleaseUpload:
    case ActionId::ReleaseDeploy:
    case ActionId::ReleaseNotes:
    case ActionId::ReleaseTags:
    case ActionId::ReleaseDelete:
    case ActionId::ArtifactDelete:
    case ActionId::DeploymentCreate:
    case ActionId::DeploymentAbort: return true;
    default: return false;
    }
}

std::optional<Capability> ActionRules::needs(ActionId id)
{
    switch (id) {
    case ActionId::DeviceAccept:
    case ActionId::DeviceReject:
    case ActionId::DeviceDecommission:
    case ActionId::DeviceEditTags:
    case ActionId::DeviceSetTag:
    case ActionId::DeviceRemoveTag:
    case ActionId::DevicePreauthorize: return Capability::ManageDevices;
    case ActionId::DeviceAddToGroup:
    case ActionId::DeviceRemoveFromGroup: return Capability::ManageGroups;
    case ActionId::FilterSave: return Capability::SavedFilters;
    case ActionId::ReleaseUpload: return Capability::UploadArtifacts;
    case ActionId::ReleaseNotes:
    case ActionId::ReleaseTags:
    case ActionId::ReleaseDelete: return Capability::ChangeReleases;
    case ActionId::ArtifactDelete: return Capability::ManageArtifacts;
    case ActionId::ArtifactDownload: return Capability::ReadReleases;
    case ActionId::DeviceDeploy:
    case ActionId::ReleaseDeploy:
    case ActionId::DeploymentCreate:
    case ActionId::DeploymentAbort: return Capability::Deploy;
    default: return std::nullopt;
    }
}

Enablement ActionRules::rule(
    ActionId id, const SelectionSummary &selection, const Capabilities &can, const SessionState &session)
{
    if (needsSession(id) && !session.signedIn)
        return no(tr("Connect to a server first."));
    if (writes(id) || id == ActionId::ArtifactDownload || id == ActionId::DeploymentLog) {
        if (!session.online)
            return no(tr("The server cannot be reached now."));
    }
    if (writes(id)) {
        if (session.writes == WriteState::ReadOnly)
            return no(tr("Read-only mode is on; switch it off in the Tools menu."));
        if (session.writes == WriteState::ProductionLocked)
            return no(tr("This is a production server: allow changes in the Tools menu first."));
    }
    if (const std::optional<Capability> needed = needs(id); needed && !can.allows(*needed))
        return no(CapabilityText::refusal(*needed, can[*needed]));
    if (id == ActionId::DeviceEditTags && selection.devices.count > 1)
        return no(tr("Select a single device to edit its tags."));
    if (id == ActionId::DeviceEditTags && !selection.deviceShown)
        return no(tr("Choose a device first."));
    if (id >= ActionId::DeviceShow && id <= ActionId::DeviceCopyId)
        return deviceRule(id, selection.devices);
    if (id >= ActionId::ReleaseUpload && id <= ActionId::ArtifactDelete)
        return releaseRule(id, selection.releases);
    if (id >= ActionId::DeploymentCreate && id <= ActionId::DeploymentLog)
        return deploymentRule(id, selection.deployments);
    if (id == ActionId::Undo || (id >= ActionId::BulkPause && id <= ActionId::BulkForget))
        return bulkRule(id, selection.bulk);
    if (id >= ActionId::RequestCopyCurl && id <= ActionId::RequestClear)
        return requestRule(id, selection.requests);
    return {};
}

} // namespace drydock
