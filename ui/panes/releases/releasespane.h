// SPDX-License-Identifier: GPL-3.0-or-later
//
// ReleasesPane: the server's releases in a table, the artifacts of the selected one and all that is known of them;
// uploads by dialog or by dropping files and downloads, with progress and cancel; delete; "Deploy release…". Owned by its dock,
// destroyed before the stores. GUI thread.
#pragma once

#include "models/items/artifacttablemodel.h"
#include "models/items/releasetablemodel.h"
#include "models/store/downloadqueue.h"
#include "models/store/uploadqueue.h"
#include "ui/panes/storepane.h"
#include "ui/shell/dockspec.h"

class QLabel;
class QLineEdit;

namespace drydock {

class DataTableView;
class DeploymentStore;
class FactList;
class FleetStore;
class TransferList;

class ReleasesPane final : public StorePane {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(ReleasesPane)

public:
    ReleasesPane(UiContext &ui, ReleaseStore &releases, UploadQueue &uploads, DownloadQueue &downloads,
        DeploymentStore &deployments, FleetStore &fleet, QWidget *parent = nullptr);
    ~ReleasesPane() override;

    //! Selects a release, if it is known.
    void showRelease(const QString &name);
    [[nodiscard]] QStringList selectedReleases() const;

protected:
    void activeChanged(bool active) override;
    void dragEnterEvent(QDragEnterEvent *event) override;
    void dropEvent(QDropEvent *event) override;

private:
    void buildTables();
    void buildBody();
    void connectStores();
    void bindActions();
    void refreshView();
    void selectionMade();
    void showCurrent();
    void showFacts();
    void reportSelection();
    void chooseFiles();
    void offerUpload(const QStringList &files);
    void deleteReleases();
    void deleteArtifact();
    void downloadArtifact();
    void editNotes();
    void editTags();
    void deploy();
    void showError(const QString &subject, const Error &error);
    [[nodiscard]] QString footer() const;

    ReleaseStore &m_releases;
    UploadQueue &m_uploads;
    DownloadQueue &m_downloads;
    DeploymentStore &m_deployments;
    FleetStore &m_fleet;
    ReleaseTableModel m_model;
    ArtifactTableModel m_artifacts;
    PollScheduler::Subscription m_subscription;
    QLineEdit *m_filter = nullptr;
    DataTableView *m_table = nullptr;
    DataTableView *m_artifactTable = nullptr;
    QLabel *m_artifactTitle = nullptr;
    FactList *m_facts = nullptr;
    TransferList *m_transfers = nullptr;
};

[[nodiscard]] DockSpec releasesDock(UiContext &ui, ReleaseStore &releases, UploadQueue &uploads,
    DownloadQueue &downloads, DeploymentStore &deployments, FleetStore &fleet);

} // namespace drydock
