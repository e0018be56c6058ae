// SPDX-License-Identifier: GPL-3.0-or-later
//
// MainWindow: docks, menus, the class bar, the status bar, workspaces, the command palette and the layout's life.
// It is told what to show (DockSpecs, ShellStatus) and says what the user wants through actions and signals; it has
// no domain code, no session and no settings. Built by Application after the first preferences are known.
#pragma once

#include "ui/actions/actionids.h"
#include "ui/shell/dockhost.h"
#include "ui/shell/shellstatus.h"
#include "ui/shell/uicontext.h"

#include <QMainWindow>

#include <functional>
#include <vector>

class QMenu;
class QMenuBar;

namespace drydock {

class ClassBar;
class ShellStatusBar;

//! What the window needs of its owner beyond UiContext. Everything outlives the window.
struct ShellContext {
    UiContext &ui;
    LayoutStore &layouts;
    bool safeMode = false; //!< start with the default layout
    QString defaultWorkspace = QStringLiteral("fleet");
    //! For the settings dialog: codes of the translations that are there.
    QStringList languages;
    //! Tenant token of the server, for "Connect a device"; may be empty or absent.
    std::function<QString()> tenantToken;
};

class MainWindow final : public QMainWindow {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(MainWindow)

public:
    explicit MainWindow(const ShellContext &context, QWidget *parent = nullptr);
    ~MainWindow() override;

    //! Before showLayout(). Specs keep their order in the View menu.
    void addDocks(const std::vector<DockSpec> &specs);
    //! Removes every dock with its pane: the session that they showed is going away.
    void clearDocks();
    //! Restores the last layout behind its latch, or lays out the default workspace.
    void showLayout();

    void setStatus(const ShellStatus &status);
    [[nodiscard]] const ShellStatus &status() const { return m_status; }
    [[nodiscard]] DockHost &docks() { return *m_docks; }
    //! Shown in the middle of the window while there are no docks (not signed in).
    void setEmptyState(const QString &icon, const QString &sentence, const QString &button, std::function<void()> run);
    //! Every command that the palette offers.
    [[nodiscard]] QList<QAction *> commands() const;
    void openPalette();

Q_SIGNALS:
    //! The settings dialog was confirmed.
    void preferencesChosen(const drydock::Preferences &preferences);
    //! The window was closed by the user; Application decides what ends.
    void closed();

protected:
    void closeEvent(QCloseEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    QWidget *buildTop();
    void buildMenus();
    QMenu *addMenu(const QString &title, std::initializer_list<ActionId> ids);
    QWidget *buildWorkspaceButtons();
    void fillViewMenu();
    void bindActions();
    void bindEditing();
    void openSettings();
    void openKeyboardSheet();
    void openConnectDevice();
    void useWorkspace(const QString &name);
    void makeDockHost();
    [[nodiscard]] QAction *command(ActionId id) const;

    ShellContext m_context;
    UiContext &m_ui;
    ShellStatus m_status;
    ClassBar *m_classBar = nullptr;
    QMenuBar *m_menus = nullptr;
    QMenu *m_viewMenu = nullptr;
    QList<QMenu *> m_menuList;
    QList<QAction *> m_dockActions;
    ShellStatusBar *m_statusBar = nullptr;
    class StateView *m_empty = nullptr;
    DockHost *m_docks = nullptr;
    bool m_layoutShown = false;
};

} // namespace drydock
