// SPDX-License-Identifier: GPL-3.0-or-later
//
// ActionId: every command of the program, once. The text name is stable: settings, tests and the tour use it.
#pragma once

#include <QString>

namespace drydock {

enum class ActionId {
    // File
    SessionOpen,
    SessionSignOut,
    ServerDetails,
    ConnectDevice,
    ExportTraffic,
    DiagnoseConnection,
    ServerSettings,
    Settings,
    Quit,
    // Edit
    Undo,
    Copy,
    CopyAsJson,
    SelectAll,
    Find,
    // View
    Refresh,
    CommandPalette,
    WorkspaceFleet,
    WorkspaceSupport,
    WorkspaceRelease,
    ResetLayout,
    ViewSave,
    FilterSave,
    ViewImport,
    ViewExport,
    // Device
    DeviceShow,
    DeviceAccept,
    DeviceReject,
    DeviceDecommission,
    DeviceAddToGroup,
    DeviceRemoveFromGroup,
    DeviceEditTags,
    DeviceSetTag,
    DeviceRemoveTag,
    DeviceDeploy,
    DeviceCheckUpdate,
    DeviceSendInventory,
    DeviceAbortDeployments,
    DeviceSelectList,
    DevicePreauthorize,
    GroupsManage,
    DeviceRules,
    DeviceExport,
    DeviceCopyId,
    // Release
    ReleaseUpload,
    ReleaseDeploy,
    ReleaseNotes,
    ReleaseTags,
    ReleaseDelete,
    ArtifactDownload,
    ArtifactDelete,
    // Deployment
    DeploymentCreate,
    DeploymentShow,
    DeploymentAbort,
    DeploymentLog,
    // Bulk work
    BulkPause,
    BulkContinue,
    BulkCancel,
    BulkRetry,
    BulkSaveResults,
    BulkForget,
    // Requests
    RequestCopyCurl,
    RequestCopyUrl,
    RequestCopyId,
    RequestCopyResponse,
    RequestExportSelected,
    RequestExportShown,
    RequestClear,
    // Tools
    ReadOnlyMode,
    // Help
    Help,
    KeyboardHelp,
    About,
};

inline constexpr int kActionCount = static_cast<int>(ActionId::About) + 1;

//! "device.accept".
[[nodiscard]] QString actionName(ActionId id);

} // namespace drydock
