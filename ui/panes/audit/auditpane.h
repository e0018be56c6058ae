// SPDX-License-Identifier: GPL-3.0-or-later
//
// AuditPane: who did what on the server, newest first, with filters by time, user, action and object; the selected
// entry with its change below; export as CSV. On a server that keeps no audit log it is one sentence. Owned by its dock, destroyed
// before the store. GUI thread.
#pragma once

#include "models/items/auditmodel.h"
#include "models/store/capabilitywatch.h"
#include "ui/panes/storepane.h"
#include "ui/shell/dockspec.h"

#include <QTimer>

class QComboBox;
class QLineEdit;
class QPlainTextEdit;

namespace drydock {

class DataTableView;
class DownloadQueue;
class FactList;

class AuditPane final : public StorePane {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(AuditPane)

public:
    //! Store, queue and watch outlive it.
    AuditPane(UiContext &ui, AuditStore &store, DownloadQueue &downloads, CapabilityWatch &watch, QWidget *parent = nullptr);
    ~AuditPane() override;

protected:
    void activeChanged(bool active) override;
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void buildHeader();
    void buildBody();
    void refreshView();
    void capabilitiesChanged();
    void showNotPermitted();
    //! Off by the probe's word, or by an answer of the log itself.
    [[nodiscard]] Availability availability() const;
    void filterChanged();
    void reload();
    void reportViewport();
    void showEntry();
    void exportCsv();
    [[nodiscard]] AuditFilter filter() const;
    [[nodiscard]] QString footer() const;

    AuditStore &m_store;
    DownloadQueue &m_downloads;
    CapabilityWatch &m_watch;
    AuditModel m_model;
    bool m_off; //!< by the probe's word: the log itself is not asked
    PollScheduler::Subscription m_subscription;
    QTimer m_viewportRest;
    QTimer m_filterRest;
    QComboBox *m_period = nullptr;
    QComboBox *m_object = nullptr;
    QComboBox *m_action = nullptr;
    QLineEdit *m_user = nullptr;
    QAction *m_showNewer = nullptr;
    QAction *m_export = nullptr;
    DataTableView *m_table = nullptr;
    FactList *m_facts = nullptr;
    QPlainTextEdit *m_change = nullptr;
    QString m_currentKey;
};

[[nodiscard]] DockSpec auditDock(
    UiContext &ui, AuditStore &store, DownloadQueue &downloads, CapabilityWatch &watch);

} // namespace drydock
