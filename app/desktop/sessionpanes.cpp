// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/sessionpanes.h"

#include "ui/actions/actionregistry.h"
#include "ui/dialogs/serverdetailsdialog.h"
#include "ui/dialogs/serversettingsdialog.h"
#include "ui/panes/audit/auditpane.h"
#include "ui/panes/bulk/bulkpane.h"
#include "ui/panes/deployments/createdeploymentdialog.h"
#include "ui/panes/deployments/deploymentpane.h"
#include "ui/panes/deployments/deploymentspane.h"
#include "ui/panes/device/devicepane.h"
#include "ui/panes/device/tagsdialog.h"
#include "ui/panes/devices/devicespane.h"
#include "ui/panes/navigator/navigatorpane.h"
#include "ui/panes/overview/overviewpane.h"
#include "ui/panes/releases/releasespane.h"
#include "ui/shell/activitypane.h"
#include "ui/text/bulktext.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QStatusBar>

namespace drydock {

namespace {

constexpr int kToldMs = 8'000; //!< how long a sentence stays in the status bar
const QString kColumnsKey = QStringLiteral("columns/devices");
const QString kActivityKey = QStringLiteral("layout/activity");

QJsonObject columnsToJson(const ViewState &state)
{
    QJsonObject widths;
    for (auto it = state.widths.begin(); it != state.widths.end(); ++it)
        widths.insert(it.key(), it.value());
    return { { QStringLiteral("order"), QJsonArray::fromStringList(state.order) }, { QStringLiteral("widths"), widths },
        { QStringLiteral("sort"), state.sortColumn },
        { QStringLiteral("descending"), state.sortOrder == Qt::DescendingOrder } };
}

QByteArray encode(const QJsonObject &object)
{
    return QJsonDocument(object).toJson(QJsonDocument::Compact);
}

ViewState columnsFromJson(const QJsonObject &object)
{
    ViewState state;
    for (const QJsonValue &id : object.value(QLatin1String("order")).toArray())
        state.order.append(id.toString());
    const QJsonObject widths = object.value(QLatin1String("widths")).toObject();
    for (auto it = widths.begin(); it != widths.end(); ++it)
        state.widths.insert(it.key(), qBound(24, it.value().toInt(), 4000));
    state.sortColumn = object.value(QLatin1String("sort")).toString();
    state.sortOrder
        = object.value(QLatin1String("descending")).toBool() ? Qt::DescendingOrder : Qt::AscendingOrder;
    return state;
}

QJsonObject layoutToJson(const ActivityLayout &layout)
{
    QJsonObject object = columnsToJson(layout.columns);
    object.insert(QStringLiteral("details"), layout.details);
    object.insert(QStringLiteral("beside"), layout.beside);
    object.insert(QStringLiteral("below"), layout.below);
    return object;
}

ActivityLayout layoutFromJson(const QJsonObject &object)
{
    ActivityLayout layout;
    layout.columns = columnsFromJson(object);
    layout.details = object.value(QLatin1String("details")).toBool(layout.details);
    layout.beside = object.value(QLatin1String("beside")).toInt(layout.beside);
    layout.below = object.value(QLatin1String("below")).toInt(layout.below);
    return layout;
}

} // namespace

SessionPanes::SessionPanes(UiContext &ui, Settings &settings, Session &session, MainWindow &window)
    : m_ui(ui)
    , m_settings(settings)
    , m_session(session)
    , m_window(window)
    , m_viewCommands(ui, m_views, session.stores().filters, [this](const QString &name) {
        const auto *devices = qobject_cast<DevicesPane *>(m_window.docks().show(QStringLiteral("devices")));
        return devices ? devices->currentView(name) : DeviceView { name, {}, {}, {}, {}, false };
    })
{
    keepViews();
    connectLinks();
    window.addDocks(docks());
    connect(&window.docks(), &DockHost::paneBuilt, this, [this](Pane *pane) {
        if (auto *devices = qobject_cast<DevicesPane *>(pane))
            keepColumns(*devices);
        else if (auto *activity = qobject_cast<ActivityPane *>(pane))
            keepLayout(*activity);
    });
    window.showLayout();
}

SessionPanes::~SessionPanes()
{
    m_ui.actions().setDeviceShown(false);
    for (const QPointer<QDialog> &dialog : m_dialogs)
        delete dialog.data();
}

void SessionPanes::keep(QDialog *dialog)
{
    m_dialogs.removeIf([](const QPointer<QDialog> &known) { return known.isNull(); });
    m_dialogs.append(dialog);
}

std::vector<DockSpec> SessionPanes::docks()
{
    Stores &stores = m_session.stores();
    DockSpec activity;
    activity.id = QStringLiteral("activity");
    activity.title = ActivityPane::tr("Activity");
    activity.factory = [this](QWidget *parent) -> Pane * {
        return new ActivityPane(m_ui, &m_session.activity(), parent);
    };
    activity.area = Qt::BottomDockWidgetArea;
    activity.shortcut = QKeySequence(QStringLiteral("Alt+8"));
    activity.icon = QStringLiteral("activity");
    return { navigatorDock(m_ui, stores.fleet, m_views, stores.filters, m_links, [this](std::chrono::minutes threshold) { keepThreshold(threshold); }),
        devicesDock(m_ui, m_session.bulk(), m_links), deviceDock(m_ui, stores.fleet, stores.device, m_links),
        releasesDock(m_ui, stores.releases, stores.uploads, stores.downloads, stores.deployments, stores.fleet),
        deploymentsDock(m_ui, stores.deployments, stores.deployment, stores.releases, stores.fleet),
        deploymentDock(m_ui, stores.deployment, stores.deployments, stores.downloads, stores.fleet),
        auditDock(m_ui, stores.audit, stores.downloads, m_session.probe().watch()),
        overviewDock(m_ui, stores.fleet, m_session.history(), stores.deployments, m_links), std::move(activity), bulkDock(m_ui, m_session.bulk(), m_links) };
}

void SessionPanes::connectLinks()
{
    connect(&m_links, &FleetLinks::devicesWanted, this, [this] { m_window.docks().show(QStringLiteral("devices")); });
    connect(&m_links, &FleetLinks::viewWanted, this, [this] { m_window.docks().show(QStringLiteral("devices")); });
    connect(&m_links, &FleetLinks::deviceWanted, this, [this] { m_window.docks().show(QStringLiteral("device")); });
    connect(&m_links, &FleetLinks::deployWanted, this, &SessionPanes::openDeployment);
    connect(&m_links, &FleetLinks::deploymentWanted, this, [this](const DeploymentId &id) {
        m_session.stores().deployment.setDeployment(id);
        m_window.docks().show(QStringLiteral("deployment"));
        if (auto *list = qobject_cast<DeploymentsPane *>(m_window.docks().pane(QStringLiteral("deployments"))))
            list->showDeployment(id);
    });
    connect(&m_links, &FleetLinks::bulkWanted, this, [this](const QString &job) {
        if (auto *bulk = qobject_cast<BulkPane *>(m_window.docks().show(QStringLiteral("bulk"))))
            bulk->choose(job);
    });
    connectBulk();
    m_ui.actions().setHandler(ActionId::ServerDetails, this, [this] { openServerDetails(); });
    connect(&m_links, &FleetLinks::deviceChosen, this,
        [this](const DeviceId &id) { m_ui.actions().setDeviceShown(!id.isEmpty()); });
    m_ui.actions().setHandler(ActionId::DeviceEditTags, this, [this] { openTags(); });
    m_ui.actions().setHandler(ActionId::ServerSettings, this, [this] { openServerSettings(); });
    m_ui.actions().setHandler(ActionId::DeploymentCreate, this, [this] { openDeployment({}); });
    m_ui.actions().setHandler(
        ActionId::DeploymentShow, this, [this] { m_window.docks().show(QStringLiteral("deployment")); });
}

void SessionPanes::connectBulk()
{
    BulkWork &work = m_session.bulk();
    m_ui.actions().setHandler(ActionId::Undo, this, [this] {
        if (const BulkJob *job = lastUndoable())
            m_session.bulk().undo(job->id, [](const BulkJob &back) { return BulkText::title(back); });
    });
    connect(&work, &BulkWork::jobChanged, this, [this](const QString &id) {
        reportUndoable();
        const BulkJob *job = m_session.bulk().find(id);
        if (job && job->state == BulkJob::State::Ended && job->count(BulkItem::State::Failed) == 0 && m_session.bulk().undoable(id) > 0)
            //: %1 is what was done ("Move 37 devices to eu"), %2 a key
            m_window.statusBar()->showMessage(tr("%1: done. %2 undoes it.").arg(job->title, m_ui.actions().action(ActionId::Undo)->shortcut().toString(QKeySequence::NativeText)), kToldMs);
    });
    connect(&work, &BulkWork::jobForgotten, this, &SessionPanes::reportUndoable);
    connect(&m_ui.ticker(), &Ticker::ticked, this, &SessionPanes::reportUndoable); // the time for it passes
}

const BulkJob *SessionPanes::lastUndoable() const
{
    const auto &jobs = m_session.bulk().jobs();
    const auto it = std::find_if(jobs.rbegin(), jobs.rend(), [this](const BulkJob &job) { return m_session.bulk().undoable(job.id) > 0; });
    return it == jobs.rend() ? nullptr : &*it;
}

void SessionPanes::reportUndoable()
{
    const BulkJob *last = lastUndoable();
    BulkSelection bulk = m_ui.actions().selection().bulk;
    bulk.undoable = last ? m_session.bulk().undoable(last->id) : 0;
    m_ui.actions().setBulk(bulk);
}

void SessionPanes::openDeployment(const QList<DeviceId> &devices)
{
    Stores &stores = m_session.stores();
    CreateDeploymentDialog *dialog = openCreateDeployment(
        m_ui, stores.deployments, stores.releases, stores.fleet, { {}, {}, devices }, &m_window);
    keep(dialog);
    connect(dialog, &CreateDeploymentDialog::created, &m_links, &FleetLinks::showDeployment);
}

void SessionPanes::openServerDetails()
{
    const SessionIdentity &who = m_session.identity();
    const ShellStatus &status = m_window.status();
    auto *dialog = new ServerDetailsDialog(m_ui, { status.serverName, status.serverUrl, who.user.email },
        m_session.probe().watch(), &m_window);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    keep(dialog);
    dialog->open();
}

void SessionPanes::openTags()
{
    Stores &stores = m_session.stores();
    const DeviceId device = m_links.chosenDevice();
    if (!device.isEmpty())
        keep(drydock::openTags(m_ui, stores.tags, device, stores.fleet.displayName(device), &m_window));
}

void SessionPanes::openServerSettings()
{
    QList<api::AttributeName> attributes;
    const AttributeTable &table = m_session.stores().fleet.table().attributes();
    for (const QLatin1String scope : { QLatin1String("identity"), QLatin1String("inventory"), QLatin1String("tags") }) {
        QStringList names;
        for (int column = 0; column < table.columnCount(); ++column) {
            if (table.columnKey(column).scope == scope)
                names.append(table.columnKey(column).name);
        }
        names.sort(Qt::CaseInsensitive);
        for (const QString &name : std::as_const(names))
            attributes.append({ scope, name });
    }
    auto *dialog = new ServerSettingsDialog(m_ui, m_session.stores().settings, attributes, &m_window);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    keep(dialog);
    dialog->open();
}

void SessionPanes::keepViews()
{
    m_views.setJson(m_settings.value(keys::kSavedViews));
    connect(&m_views, &SavedViews::changed, this, [this] { m_settings.set(keys::kSavedViews, m_views.json()); });
    connect(&m_viewCommands, &ViewCommands::told, this,
        [this](const QString &sentence) { m_window.statusBar()->showMessage(sentence, kToldMs); });
}

void SessionPanes::keepThreshold(std::chrono::minutes threshold)
{
    Preferences preferences = m_ui.preferences();
    preferences.offlineThreshold = threshold;
    m_settings.set(keys::kOfflineMinutes, static_cast<int>(threshold.count()));
    m_ui.setPreferences(preferences);
}

void SessionPanes::keepColumns(DevicesPane &pane)
{
    QStringList history;
    for (const QJsonValue &text : m_settings.value(keys::kQueryHistory))
        history.append(text.toString());
    pane.setHistory(history);
    connect(&pane, &DevicesPane::historyChanged, this,
        [this](const QStringList &texts) { m_settings.set(keys::kQueryHistory, QJsonArray::fromStringList(texts)); });
    pane.setRules(rowRulesFromJson(m_settings.value(keys::kRowRules)));
    connect(&pane, &DevicesPane::rulesChanged, this,
        [this](const RowRuleList &rules) { m_settings.set(keys::kRowRules, rowRulesToJson(rules)); });
    const QByteArray stored = m_settings.viewState(kColumnsKey);
    if (const ViewState state = columnsFromJson(QJsonDocument::fromJson(stored).object()); !state.order.isEmpty())
        pane.applyViewState(state);
    connect(&pane, &DevicesPane::viewStateChanged, this,
        [this, &pane] { m_settings.setViewState(kColumnsKey, encode(columnsToJson(pane.viewState()))); });
}

void SessionPanes::keepLayout(ActivityPane &pane)
{
    const QByteArray stored = m_settings.viewState(kActivityKey);
    if (!stored.isEmpty())
        pane.applyLayoutState(layoutFromJson(QJsonDocument::fromJson(stored).object()));
    connect(&pane, &ActivityPane::layoutStateChanged, this,
        [this, &pane] { m_settings.setViewState(kActivityKey, encode(layoutToJson(pane.layoutState()))); });
}

} // namespace drydock
