// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/mainwindow.h"

#include "ui/actions/actionregistry.h"
#include "ui/dialogs/aboutdialog.h"
#include "ui/dialogs/connectdevicedialog.h"
#include "ui/dialogs/helpdialog.h"
#include "ui/dialogs/settingsdialog.h"
#include "ui/shell/classbar.h"
#include "ui/shell/commandpalette.h"
#include "ui/shell/keyboardsheet.h"
#include "ui/shell/pane.h"
#include "ui/shell/shellstatusbar.h"
#include "ui/shell/workspace.h"
#include "ui/widgets/datatableview.h"
#include "ui/widgets/stateview.h"

#include <QActionGroup>
#include <QApplication>
#include <QCloseEvent>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QMenu>
#include <QMenuBar>
#include <QPlainTextEdit>
#include <QToolButton>
#include <QVBoxLayout>

namespace drydock {

namespace {

// Opens a dialog that is a child of the window and deletes itself.
void open(QDialog *dialog)
{
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->open();
}

} // namespace

MainWindow::MainWindow(const ShellContext &context, QWidget *parent)
    : QMainWindow(parent)
    , m_context(context)
    , m_ui(context.ui)
{
    setObjectName(QStringLiteral("mainWindow"));
    setWindowTitle(tr("Drydock"));
    setWindowIcon(Theme::applicationIcon());
    setDockOptions(AnimatedDocks | AllowNestedDocks | AllowTabbedDocks);
    setTabPosition(Qt::AllDockWidgetAreas, QTabWidget::North);
    setMinimumSize(720, 480);
    resize(1360, 840);
    m_empty = new StateView(m_ui.theme(), this);
    setMenuWidget(buildTop());
    m_statusBar = new ShellStatusBar(m_ui, this);
    setStatusBar(m_statusBar);
    connect(m_statusBar, &ShellStatusBar::activityWanted, this, [this] { m_docks->show(QStringLiteral("activity")); });
    connect(&m_ui.theme(), &Theme::changed, this, [this] { setStatus(m_status); });
    makeDockHost();
    buildMenus();
    bindActions();
    bindEditing();
    setCentralWidget(m_empty);
    setStatus({});
}

MainWindow::~MainWindow()
{
    // The panes go first: they hold the ticker and may hold actions.
    clearDocks();
}

void MainWindow::makeDockHost()
{
    m_docks = new DockHost(*this, m_ui, this);
    connect(m_docks, &DockHost::layoutRejected, this, [this] { useWorkspace(m_context.defaultWorkspace); });
    connect(m_docks, &DockHost::workspaceChanged, this, [this](const QString &name) {
        const QList<std::pair<QString, ActionId>> all { { QStringLiteral("fleet"), ActionId::WorkspaceFleet },
            { QStringLiteral("support"), ActionId::WorkspaceSupport },
            { QStringLiteral("release"), ActionId::WorkspaceRelease } };
        for (const auto &[workspace, id] : all)
            command(id)->setChecked(workspace == name);
    });
}

QAction *MainWindow::command(ActionId id) const
{
    return m_ui.actions().action(id);
}

QWidget *MainWindow::buildTop()
{
    auto *top = new QWidget(this);
    m_classBar = new ClassBar(top);
    m_menus = new QMenuBar(top);
    m_menus->setNativeMenuBar(false);
    auto *layout = new QVBoxLayout(top);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(m_classBar);
    layout->addWidget(m_menus);
    m_menus->setCornerWidget(buildWorkspaceButtons(), Qt::TopRightCorner);
    return top;
}

QWidget *MainWindow::buildWorkspaceButtons()
{
    auto *box = new QWidget(m_menus);
    auto *layout = new QHBoxLayout(box);
    layout->setContentsMargins(0, 1, 4, 1);
    layout->setSpacing(2);
    auto *group = new QActionGroup(this);
    const QList<std::pair<ActionId, QString>> buttons { { ActionId::WorkspaceFleet, tr("Fleet") },
        { ActionId::WorkspaceSupport, tr("Support") }, { ActionId::WorkspaceRelease, tr("Release") } };
    for (const auto &[id, text] : buttons) {
        QAction *action = command(id);
        action->setCheckable(true);
        action->setIconText(text);
        group->addAction(action);
        auto *button = new QToolButton(box);
        button->setDefaultAction(action);
        button->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
        button->setAutoRaise(true);
        button->setFocusPolicy(Qt::TabFocus);
        layout->addWidget(button);
    }
    return box;
}

QMenu *MainWindow::addMenu(const QString &title, std::initializer_list<ActionId> ids)
{
    QMenu *menu = m_menus->addMenu(title);
    menu->setToolTipsVisible(true);
    for (const ActionId id : ids)
        menu->addAction(command(id));
    m_menuList.append(menu);
    return menu;
}

void MainWindow::buildMenus()
{
    using enum ActionId;
    QMenu *file = addMenu(tr("&File"),
        { SessionOpen, SessionSignOut, ServerDetails, ConnectDevice, ExportTraffic, ServerSettings, Settings, Quit });
    file->insertSeparator(command(ConnectDevice));
    file->insertSeparator(command(ServerSettings));
    file->insertSeparator(command(Quit));
    QMenu *edit = addMenu(tr("&Edit"), { Undo, Copy, CopyAsJson, SelectAll, Find });
    edit->insertSeparator(command(Copy));
    edit->insertSeparator(command(Find));
    m_viewMenu = addMenu(tr("&View"), {});
    fillViewMenu();
    QMenu *device = addMenu(tr("&Device"), { DeviceShow, DeviceAccept, DeviceReject, DeviceAddToGroup,
        DeviceRemoveFromGroup, GroupsManage, DeviceEditTags, DeviceSetTag, DeviceRemoveTag, DeviceDeploy, DeviceAbortDeployments, DeviceCheckUpdate,
        DeviceSendInventory, DeviceSelectList, DeviceRules, DeviceExport, DeviceCopyId, DevicePreauthorize, DeviceDecommission });
    device->insertSeparator(command(DeviceAddToGroup));
    device->insertSeparator(command(DeviceEditTags));
    device->insertSeparator(command(DeviceDeploy));
    device->insertSeparator(command(DeviceSelectList));
    device->insertSeparator(command(DeviceDecommission));
    QMenu *release = addMenu(tr("&Release"), { ReleaseUpload, ReleaseDeploy, ReleaseNotes, ReleaseTags,
        ArtifactDownload, ArtifactDelete, ReleaseDelete });
    release->insertSeparator(command(ArtifactDelete));
    addMenu(tr("De&ployment"), { DeploymentCreate, DeploymentShow, DeploymentLog, DeploymentAbort });
    QMenu *tools = addMenu(tr("&Tools"), { CommandPalette, ReadOnlyMode, BulkPause, BulkContinue, BulkCancel, BulkRetry, BulkSaveResults,
        BulkForget, RequestCopyCurl, RequestCopyUrl, RequestCopyId,
        RequestCopyResponse, RequestExportSelected, RequestExportShown, RequestClear });
    tools->insertSeparator(command(BulkPause));
    tools->insertSeparator(command(RequestCopyCurl));
    QMenu *help = addMenu(tr("&Help"), { Help, KeyboardHelp, DiagnoseConnection, About });
    help->insertSeparator(command(About));
    // Shortcuts work wherever the keyboard is, also while a menu has never been opened.
    for (QAction *action : m_ui.actions().all())
        addAction(action);
}

void MainWindow::fillViewMenu()
{
    m_viewMenu->clear();
    m_viewMenu->addAction(command(ActionId::Refresh));
    m_viewMenu->addSeparator();
    m_viewMenu->addActions(m_ui.actions().actions({ ActionId::ViewSave, ActionId::FilterSave, ActionId::ViewImport, ActionId::ViewExport }));
    m_viewMenu->addSeparator();
    m_viewMenu->addActions(m_docks->toggleActions());
    m_viewMenu->addSeparator();
    m_viewMenu->addActions(m_ui.actions().actions({ ActionId::WorkspaceFleet, ActionId::WorkspaceSupport,
        ActionId::WorkspaceRelease, ActionId::ResetLayout }));
}

void MainWindow::bindActions()
{
    ActionRegistry &actions = m_ui.actions();
    actions.setHandler(ActionId::Quit, this, [this] { close(); });
    actions.setHandler(ActionId::Settings, this, [this] { openSettings(); });
    actions.setHandler(ActionId::ConnectDevice, this, [this] { openConnectDevice(); });
    actions.setHandler(ActionId::CommandPalette, this, [this] { openPalette(); });
    actions.setHandler(ActionId::KeyboardHelp, this, [this] { openKeyboardSheet(); });
    actions.setHandler(ActionId::Help, this, [this] { open(new HelpDialog(m_ui, this)); });
    actions.setHandler(ActionId::About, this, [this] { open(new AboutDialog(this)); });
    actions.setHandler(ActionId::WorkspaceFleet, this, [this] { useWorkspace(QStringLiteral("fleet")); });
    actions.setHandler(ActionId::WorkspaceSupport, this, [this] { useWorkspace(QStringLiteral("support")); });
    actions.setHandler(ActionId::WorkspaceRelease, this, [this] { useWorkspace(QStringLiteral("release")); });
    actions.setHandler(ActionId::ResetLayout, this, [this] {
        useWorkspace(m_docks->workspace().isEmpty() ? m_context.defaultWorkspace : m_docks->workspace());
    });
    actions.setHandler(ActionId::Refresh, this, [this] {
        const Pane *focused = m_docks->activePane();
        for (const QString &id : m_docks->ids()) {
            Pane *pane = m_docks->pane(id);
            if (pane && pane->isActive() && (!focused || focused == pane))
                Q_EMIT pane->refreshRequested();
        }
    });
}

// The Edit menu acts on whatever has the keyboard; text fields answer these keys themselves before we see them.
void MainWindow::bindEditing()
{
    ActionRegistry &actions = m_ui.actions();
    actions.setHandler(ActionId::Copy, this, [] {
        QWidget *focus = QApplication::focusWidget();
        if (auto *table = qobject_cast<DataTableView *>(focus))
            table->copySelection();
        else if (auto *line = qobject_cast<QLineEdit *>(focus))
            line->copy();
        else if (auto *text = qobject_cast<QPlainTextEdit *>(focus))
            text->copy();
    });
    actions.setHandler(ActionId::CopyAsJson, this, [] {
        if (auto *table = qobject_cast<DataTableView *>(QApplication::focusWidget()))
            table->copySelectionAsJson();
    });
    actions.setHandler(ActionId::SelectAll, this, [] {
        QWidget *focus = QApplication::focusWidget();
        if (auto *view = qobject_cast<QAbstractItemView *>(focus))
            view->selectAll();
        else if (auto *line = qobject_cast<QLineEdit *>(focus))
            line->selectAll();
        else if (auto *text = qobject_cast<QPlainTextEdit *>(focus))
            text->selectAll();
    });
    actions.setHandler(ActionId::Find, this, [this] {
        if (Pane *pane = m_docks->activePane())
            pane->focusQueryBar();
    });
}

void MainWindow::addDocks(const std::vector<DockSpec> &specs)
{
    for (const DockSpec &spec : specs)
        m_docks->add(spec);
    m_dockActions.clear();
    for (const QString &id : m_docks->ids()) {
        if (auto *go = findChild<QAction *>(QStringLiteral("go.") + id))
            m_dockActions.append(go);
    }
    fillViewMenu();
    if (specs.empty())
        return;
    // Docks fill the window; a central widget would keep a hole in its middle.
    if (centralWidget()) {
        takeCentralWidget();
        m_empty->setParent(this);
        m_empty->hide();
    }
}

void MainWindow::clearDocks()
{
    if (m_layoutShown && !m_docks->ids().isEmpty())
        m_docks->store(m_context.layouts);
    m_layoutShown = false;
    m_dockActions.clear();
    m_viewMenu->clear();
    delete m_docks;
    makeDockHost();
    fillViewMenu();
    if (!centralWidget()) {
        setCentralWidget(m_empty);
        m_empty->show();
    }
}

void MainWindow::showLayout()
{
    if (m_docks->ids().isEmpty())
        return;
    m_layoutShown = true;
    const bool wanted = m_ui.preferences().restoreLayout;
    if (!wanted || !m_docks->restore(m_context.layouts, m_context.safeMode))
        useWorkspace(m_context.defaultWorkspace);
}

void MainWindow::useWorkspace(const QString &name)
{
    m_docks->applyWorkspace(name);
}

void MainWindow::setStatus(const ShellStatus &status)
{
    m_status = status;
    m_classBar->setColor(ShellStatusBar::classColor(m_ui.theme(), status));
    m_statusBar->setStatus(status);
    setWindowTitle(status.signedIn ? tr("%1 – Drydock").arg(status.serverName.left(60)) : tr("Drydock"));
    SessionState session;
    session.signedIn = status.signedIn;
    session.online = status.online;
    session.writes = status.writes;
    m_ui.actions().setSession(session);
    QAction *readOnly = command(ActionId::ReadOnlyMode);
    const QSignalBlocker quiet(readOnly);
    readOnly->setChecked(status.writes != WriteState::Allowed);
}

void MainWindow::setEmptyState(
    const QString &icon, const QString &sentence, const QString &button, std::function<void()> run)
{
    m_empty->showMessage(icon, sentence, button, std::move(run));
}

QList<QAction *> MainWindow::commands() const
{
    return m_ui.actions().all() + m_dockActions;
}

void MainWindow::openPalette()
{
    auto *palette = new drydock::CommandPalette(m_ui.theme(), commands(), this);
    palette->show();
}

void MainWindow::openSettings()
{
    auto *dialog = new SettingsDialog(m_ui.theme(), m_ui.preferences(), m_context.languages, this);
    connect(dialog, &SettingsDialog::chosen, this, &MainWindow::preferencesChosen);
    open(dialog);
}

void MainWindow::openKeyboardSheet()
{
    QList<KeyboardSheet::Group> groups;
    for (const QMenu *menu : std::as_const(m_menuList)) {
        QString title = menu->title();
        groups.append({ title.remove(QLatin1Char('&')), menu->actions() });
    }
    groups.append({ tr("Panes"), m_dockActions });
    open(new KeyboardSheet(m_ui.theme(), groups, this));
}

void MainWindow::openConnectDevice()
{
    const QString token = m_context.tenantToken ? m_context.tenantToken() : QString();
    open(new ConnectDeviceDialog(m_ui, m_status.serverUrl, token, this));
}

void MainWindow::closeEvent(QCloseEvent *event)
{
    if (m_layoutShown)
        m_docks->store(m_context.layouts);
    event->accept();
    Q_EMIT closed();
}

void MainWindow::changeEvent(QEvent *event)
{
    QMainWindow::changeEvent(event);
    if (event->type() == QEvent::WindowStateChange && m_docks)
        m_docks->visibilityMayHaveChanged();
}

} // namespace drydock
