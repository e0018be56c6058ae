// SPDX-License-Identifier: GPL-3.0-or-later
//
// DockHost: the docks of a main window. Builds a pane when its dock is first seen, tells panes whether they are seen
// (coalesced: a tab change gives one call each), lays out workspaces, and keeps the layout across restarts behind a
// latch: the blob is taken out of its store before it is restored and put back only when the result is sane, so a
// layout that crashes is gone at the next start. Owned by MainWindow; GUI thread. No domain knowledge, no QSettings.
#pragma once

#include "ui/shell/dockspec.h"
#include "ui/shell/workspace.h"

#include <QByteArray>
#include <QDockWidget>
#include <QHash>
#include <QObject>
#include <QTimer>

#include <optional>
#include <vector>

class QAction;
class QMainWindow;

namespace drydock {

class UiContext;

//! Where layouts are kept; app/desktop implements it over its settings. take() removes what it returns.
class LayoutStore {
public:
    LayoutStore() = default;
    virtual ~LayoutStore() = default;
    Q_DISABLE_COPY_MOVE(LayoutStore)
    [[nodiscard]] virtual QByteArray take(const QString &key) = 0;
    virtual void put(const QString &key, const QByteArray &blob) = 0;
};

class DockHost final : public QObject {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(DockHost)

public:
    DockHost(QMainWindow &window, UiContext &ui, QObject *parent = nullptr);
    //! Deletes the docks with their panes.
    ~DockHost() override;

    void add(const DockSpec &spec);
    [[nodiscard]] QStringList ids() const;
    [[nodiscard]] QDockWidget *dock(const QString &id) const;
    //! Null until first shown.
    [[nodiscard]] Pane *pane(const QString &id) const;
    //! Builds the pane if need be, shows and raises its dock, gives it the keyboard.
    Pane *show(const QString &id);
    //! For the View menu: checkable, with the dock's shortcut.
    [[nodiscard]] QList<QAction *> toggleActions() const;
    [[nodiscard]] Pane *activePane() const;
    //! The window was minimised or came back.
    void visibilityMayHaveChanged();

    //! Lays the docks out as the workspace of that name (resources/layouts) says. False where there is none.
    bool applyWorkspace(const QString &name);
    [[nodiscard]] const QString &workspace() const { return m_workspace; }

    [[nodiscard]] QByteArray save() const;
    //! The latch. `safeMode` leaves the stored blob alone and lays out the default.
    bool restore(LayoutStore &store, bool safeMode = false);
    void store(LayoutStore &store) const;

Q_SIGNALS:
    void paneBuilt(drydock::Pane *pane);
    void workspaceChanged(const QString &name);
    //! A stored layout was not fit to use and the default is shown instead.
    void layoutRejected();

private:
    struct Entry {
        DockSpec spec;
        QDockWidget *dock = nullptr;
        Pane *pane = nullptr;
        QAction *go = nullptr;
        bool seen = false;
    };
    [[nodiscard]] Entry *find(const QString &id);
    [[nodiscard]] const Entry *find(const QString &id) const;
    void build(Entry &entry);
    void applyVisibility();
    [[nodiscard]] bool isSane() const;
    [[nodiscard]] QHash<QString, QDockWidget *> docksById() const;

    QMainWindow &m_window;
    UiContext &m_ui;
    std::vector<Entry> m_entries;
    QTimer m_coalesce;
    QString m_workspace;
    std::optional<Workspace> m_sizesWanted;
};

} // namespace drydock
