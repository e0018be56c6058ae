// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panes/devices/devicespane.h"

#include "ui/actions/actionregistry.h"
#include "ui/text/querytext.h"
#include "ui/text/sizetext.h"
#include "ui/text/statustext.h"
#include "ui/widgets/querybar.h"

#include <QClipboard>
#include <QComboBox>
#include <QEvent>
#include <QGuiApplication>
#include <QHeaderView>
#include <QLineEdit>
#include <QScrollBar>
#include <QTimer>
#include <QToolButton>

#include <algorithm>

namespace drydock {

namespace {

constexpr int kSummaryDelayMs = 80;
constexpr int kAskDelayMs = 300; //!< a query is asked of the server once its writer pauses

} // namespace

DevicesPane::DevicesPane(UiContext &ui, BulkWork &work, FleetLinks &links, QWidget *parent)
    : StorePane(ui, QStringLiteral("devices"), tr("Devices"), parent)
    , m_bulk(work)
    , m_fleet(work.fleet())
    , m_links(links)
    , m_model(work.fleet(), standardColumns())
    , m_summary(new QTimer(this))
    , m_ask(new QTimer(this))
{
    m_summary->setSingleShot(true);
    m_summary->setInterval(kSummaryDelayMs);
    connect(m_summary, &QTimer::timeout, this, [this] {
        refreshView();
        reportSelection();
        reportViewport();
    });
    buildHeader();
    buildTable();
    setStateMessage(PaneState::Loading,
        { QStringLiteral("loading"), tr("Reading the devices of this server."), {}, {} });
    setStateMessage(PaneState::NothingYet,
        { QStringLiteral("device"), tr("No device has connected to this server yet."), tr("Connect a device…"),
            [this] { this->ui().actions().action(ActionId::ConnectDevice)->trigger(); } });
    setStateMessage(PaneState::NothingMatches,
        { QStringLiteral("filter"), tr("No device matches the filter."), tr("Show all devices"),
            [this] { setFilter({}); } });
    setStateMessage(PaneState::NotPermitted,
        { QStringLiteral("locked"), tr("Your account may not see the devices of this server."), tr("Ask again"),
            [this] { m_fleet.refreshNow(); } });
    bindActions();
    connectStore();
    setFilter(m_links.wantedDevices());
    if (const std::optional<DeviceView> view = m_links.wantedView())
        applyView(*view);
    refreshView();
    offerInterrupted();
}

DevicesPane::~DevicesPane()
{
    // The view goes before the model that it shows, or its last signals would reach a pane half gone.
    delete m_table;
}

void DevicesPane::buildHeader()
{
    m_filter = new QueryBar(theme(), this);
    connect(m_filter, &QueryBar::queryChanged, this, &DevicesPane::filterEdited);
    connect(m_filter, &QueryBar::builderWanted, this, &DevicesPane::buildQuery);
    connect(m_filter, &QueryBar::historyChanged, this, [this] { Q_EMIT historyChanged(m_filter->history()); });
    m_filter->setComplete([this](const QString &text, qsizetype cursor) { return completeQuery(m_fleet.table(), text, cursor); });
    setQueryBar(m_filter);
    m_ask->setSingleShot(true);
    m_ask->setInterval(kAskDelayMs);
    connect(m_ask, &QTimer::timeout, this, [this] { m_fleet.searchFirst(shareQuery(m_filter->query()).server); });

    m_chip = new QToolButton(this);
    m_chip->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    m_chip->setIcon(theme().icon(QStringLiteral("close")));
    m_chip->setLayoutDirection(Qt::RightToLeft);
    m_chip->hide();
    connect(m_chip, &QToolButton::clicked, this, [this] {
        m_predicates.clear();
        m_only.reset();
        filterEdited();
    });
    addHeaderControl(m_chip);

    m_status = new QComboBox(this);
    m_status->setAccessibleName(tr("Status"));
    m_status->addItem(tr("Any status"), QString());
    for (const QString &code : StatusText::codes(StatusDomain::Device)) {
        if (code != QLatin1String("decommissioned"))
            m_status->addItem(StatusText::device(code).word, code);
    }
    m_status->setSizeAdjustPolicy(QComboBox::AdjustToContents);
    connect(m_status, &QComboBox::currentIndexChanged, this, &DevicesPane::filterEdited);
    addHeaderControl(m_status);

    auto *columns = new QToolButton(this);
    columns->setIcon(theme().icon(QStringLiteral("columns")));
    columns->setText(tr("Columns…"));
    columns->setToolTip(tr("Choose the columns of the table"));
    columns->setAccessibleName(tr("Choose columns"));
    columns->setAutoRaise(true);
    connect(columns, &QToolButton::clicked, this, &DevicesPane::chooseColumns);
    addHeaderControl(columns);
}

void DevicesPane::buildTable()
{
    m_model.setTitles([this](const DeviceColumn &column) { return columnTitle(column); });
    m_table = new DataTableView(ui(), this);
    m_table->setAccessibleName(tr("Devices"));
    m_table->setFilterField(m_filter->field());
    m_table->setColumnChooser([this] { chooseColumns(); });
    m_table->setModel(&m_model);
    installDelegates();
    setStandardWidths();
    m_table->horizontalHeader()->setSortIndicator(0, Qt::AscendingOrder);
    m_table->setSortingEnabled(true);
    connect(m_table, &DataTableView::selectionMade, m_summary, qOverload<>(&QTimer::start));
    connect(m_table, &DataTableView::selectionMade, this, &DevicesPane::chooseCurrent);
    connect(m_table->selectionModel(), &QItemSelectionModel::currentRowChanged, this, &DevicesPane::chooseCurrent);
    connect(m_table, &DataTableView::rowOpened, this,
        [this](const QString &id) { m_links.showDevice(DeviceId(id)); });
    connect(m_table, &DataTableView::viewStateChanged, this, &DevicesPane::viewStateChanged);
    connect(m_table->verticalScrollBar(), &QScrollBar::valueChanged, this, &DevicesPane::reportViewport);
    m_table->viewport()->installEventFilter(this);
    setBody(m_table);
    setFocusTarget(m_table);
}

void DevicesPane::bindActions()
{
    ActionRegistry &actions = ui().actions();
    actions.setHandler(ActionId::DeviceAccept, this, [this] { decide(api::AuthStatus::Accepted); });
    actions.setHandler(ActionId::DeviceReject, this, [this] { decide(api::AuthStatus::Rejected); });
    actions.setHandler(ActionId::DeviceDecommission, this, [this] { bulk(BulkKind::Decommission); });
    actions.setHandler(ActionId::DeviceCheckUpdate, this, [this] { bulk(BulkKind::CheckUpdate); });
    actions.setHandler(ActionId::DeviceSendInventory, this, [this] { bulk(BulkKind::SendInventory); });
    actions.setHandler(ActionId::DeviceAbortDeployments, this, [this] { bulk(BulkKind::AbortDeployments); });
    actions.setHandler(ActionId::DeviceSetTag, this, [this] { setTag(); });
    actions.setHandler(ActionId::DeviceRemoveTag, this, [this] { removeTag(); });
    actions.setHandler(ActionId::DeviceSelectList, this, [this] { selectByList(); });
    actions.setHandler(ActionId::DevicePreauthorize, this, [this] { preauthorize(); });
    actions.setHandler(ActionId::GroupsManage, this, [this] { manageGroups(); });
    actions.setHandler(ActionId::DeviceAddToGroup, this, [this] { addToGroup(); });
    actions.setHandler(ActionId::DeviceRemoveFromGroup, this, [this] { removeFromGroup(); });
    actions.setHandler(ActionId::DeviceDeploy, this, [this] { m_links.deployTo(selectedDevices()); });
    actions.setHandler(ActionId::DeviceShow, this, [this] {
        if (const QModelIndex current = m_table->currentIndex(); current.isValid())
            m_links.showDevice(m_model.deviceAt(current.row()));
    });
    actions.setHandler(ActionId::DeviceRules, this, [this] { chooseRules(); });
    actions.setHandler(ActionId::DeviceExport, this, [this] { exportDevices(); });
    actions.setHandler(ActionId::DeviceCopyId, this, [this] {
        QGuiApplication::clipboard()->setText(m_table->selectedIds().join(QLatin1Char('\n')));
    });
    setVerbs(actions.actions({ ActionId::DeviceAccept, ActionId::DeviceReject, ActionId::DeviceAddToGroup,
                 ActionId::DeviceDeploy }),
        actions.actions({ ActionId::DeviceShow, ActionId::DeviceRemoveFromGroup, ActionId::GroupsManage, ActionId::DeviceEditTags, ActionId::DeviceSetTag, ActionId::DeviceRemoveTag,
            ActionId::DeviceAbortDeployments, ActionId::DeviceCheckUpdate, ActionId::DeviceSendInventory, ActionId::DeviceSelectList, ActionId::DeviceRules,
            ActionId::DeviceExport, ActionId::DeviceCopyId, ActionId::DevicePreauthorize, ActionId::DeviceDecommission }));
    m_table->setContextActions(actions.actions({ ActionId::DeviceShow, ActionId::DeviceAccept, ActionId::DeviceReject,
        ActionId::DeviceDeploy, ActionId::DeviceAddToGroup, ActionId::DeviceRemoveFromGroup, ActionId::DeviceEditTags,
        ActionId::DeviceSetTag, ActionId::DeviceRemoveTag, ActionId::DeviceAbortDeployments, ActionId::DeviceCheckUpdate, ActionId::DeviceSendInventory, ActionId::DeviceExport, ActionId::DeviceCopyId, ActionId::DeviceDecommission }));
}

void DevicesPane::connectStore()
{
    connect(this, &Pane::refreshRequested, &m_fleet, &FleetStore::refreshWhole);
    connect(&m_fleet, &FleetStore::freshnessChanged, this, &DevicesPane::refreshView);
    const auto later = [this] {
        if (!m_summary->isActive())
            m_summary->start();
    };
    connect(&m_fleet, &FleetStore::changed, this, later);
    connect(&m_fleet, &FleetStore::progressed, this, later);
    connect(&m_model, &DeviceTableModel::searchingChanged, this, [this](bool searching) {
        refreshView();
        if (!searching)
            selectFound();
    });
    connect(&m_model, &QAbstractItemModel::rowsInserted, this, later);
    connect(&m_model, &QAbstractItemModel::rowsRemoved, this, later);
    connect(&m_model, &QAbstractItemModel::layoutChanged, this, later);
    connect(&m_fleet, &FleetStore::namesChanged, this,
        [this] { m_model.setTitles([this](const DeviceColumn &column) { return columnTitle(column); }); });
    connect(&m_links, &FleetLinks::devicesWanted, this, &DevicesPane::setFilter);
    connect(&m_links, &FleetLinks::viewWanted, this, &DevicesPane::applyView);
    connect(&m_bulk, &BulkWork::jobChanged, this, &DevicesPane::onBulkChanged);
    // Ages are relative: what is on screen is painted anew while time passes.
    connect(&ui().ticker(), &Ticker::ticked, m_table->viewport(), qOverload<>(&QWidget::update));
    connect(&ui(), &UiContext::preferencesChanged, this,
        [this] {
            m_fleet.setSilentAfter(ui().preferences().offlineThreshold);
            if (isActive())
                m_subscription = m_fleet.subscribe(ui().preferences().pollInterval);
        });
}

void DevicesPane::activeChanged(bool active)
{
    if (active) {
        m_fleet.setSilentAfter(ui().preferences().offlineThreshold);
        m_subscription = m_fleet.subscribe(ui().preferences().pollInterval);
        reportViewport();
        // Where the server has no limit, or does not tell, nothing is warned of.
        m_limitCall = m_fleet.deviceAuth().deviceLimit().then(this, [this](const Result<qint64> &limit) { m_limit = limit.ok() && *limit > 0 ? *limit : -1; });
    } else {
        m_subscription.release();
        m_fleet.setViewport({});
    }
}

bool DevicesPane::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::Resize)
        reportViewport();
    return StorePane::eventFilter(watched, event);
}

void DevicesPane::setFilter(const DeviceFilter &filter)
{
    const QSignalBlocker quietText(m_filter);
    const QSignalBlocker quietStatus(m_status);
    m_filter->setText(filter.text);
    m_status->setCurrentIndex(std::max(0, m_status->findData(filter.status)));
    m_predicates = filter.predicates;
    m_only = filter.only;
    filterEdited();
}

void DevicesPane::filterEdited()
{
    m_model.setFilter({ m_filter->validText(), m_status->currentData().toString(), m_predicates, m_only });
    m_chip->setVisible(!m_predicates.empty() || m_only);
    if (m_only) {
        //: A filter: devices of a list
        m_chip->setText(tr("List of %n device(s)", nullptr, static_cast<int>(m_only->size())));
    } else if (!m_predicates.empty()) {
        const Predicate &first = m_predicates.front();
        const QString title = columnTitle(DeviceColumn::ofAttribute(first.scope, first.name));
        //: A filter: an attribute's title and its value
        m_chip->setText(tr("%1: %2").arg(title, attributeText(first.operand).left(40)));
    }
    if (!m_chip->isHidden()) {
        m_chip->setToolTip(tr("Remove this filter"));
        m_chip->setAccessibleName(tr("Remove the filter %1").arg(m_chip->text()));
    }
    if (!m_fleet.isComplete())
        m_ask->start();
    refreshView();
    m_summary->start();
}

void DevicesPane::refreshView()
{
    const bool filtered = !m_model.filter().isEmpty();
    present(m_fleet.freshness(), tr("Devices could not be read"), m_model.rowCount() > 0 || m_model.isSearching(),
        filtered && m_fleet.count() > 0);
    showCounts();
}

void DevicesPane::showCounts()
{
    const int shown = m_model.rowCount();
    const qsizetype selected = selectedCount();
    QString count;
    if (selected > 0)
        //: %1 is how many of the %n devices are selected
        count = tr("%1 of %n selected", nullptr, shown).arg(SizeText::count(selected));
    else if (shown > 0)
        count = tr("%n device(s)", nullptr, shown);
    setCountText(count);

    const qint64 total = std::max<qint64>(m_fleet.serverTotal(), m_fleet.count());
    QString footer;
    if (!m_fleet.isComplete() && m_fleet.count() > 0 && total > 0)
        //: The first reading: %1 of %2 devices are here
        footer = tr("Reading devices: %1 of %2").arg(SizeText::count(m_fleet.count()), SizeText::count(total));
    else if (m_model.isSearching())
        footer = tr("Searching…");
    else if (!m_model.filter().isEmpty() && m_fleet.count() > 0)
        //: %n devices match a filter; %1 is the number of all devices
        footer = tr("%n match · on this server %1", nullptr, shown).arg(SizeText::count(total));
    else if (m_fleet.count() > 0)
        footer = tr("On this server %n device(s)", nullptr, static_cast<int>(total));
    setFooterText(footer);
    const DeviceQuery &query = m_filter->query();
    m_filter->setNote(QueryText::decidedWhere(query, shareQuery(query), m_fleet.count(), total, m_fleet.isComplete()));
}

std::vector<RowId> DevicesPane::selectedRows() const
{
    std::vector<RowId> rows;
    if (!m_table || !m_table->selectionModel())
        return rows;
    rows.reserve(static_cast<size_t>(selectedCount()));
    // By ranges: a list of all selected indexes has eight entries a row.
    for (const QItemSelectionRange &range : m_table->selectionModel()->selection()) {
        for (int row = range.top(); row <= range.bottom(); ++row)
            rows.push_back(m_model.rowIdAt(row));
    }
    return rows;
}

QList<DeviceId> DevicesPane::selectedDevices() const
{
    QList<DeviceId> ids;
    for (const RowId row : selectedRows())
        ids.append(m_fleet.table().id(row));
    return ids;
}

qsizetype DevicesPane::selectedCount() const
{
    qsizetype count = 0;
    if (m_table && m_table->selectionModel()) {
        for (const QItemSelectionRange &range : m_table->selectionModel()->selection())
            count += range.height();
    }
    return count;
}

void DevicesPane::chooseCurrent()
{
    // When the current row goes, Qt makes its neighbour current without selecting it: nobody chose that one.
    const QModelIndex current = m_table->currentIndex();
    if (current.isValid() && m_table->selectionModel()->isRowSelected(current.row()))
        m_links.chooseDevice(m_model.deviceAt(current.row()));
}

void DevicesPane::reportSelection()
{
    DeviceSelection selection;
    const FleetTable &table = m_fleet.table();
    const AttributeTable &attributes = table.attributes();
    // Half a million rows can be selected: they are counted by the numbers of their values.
    std::vector<int> byStatus;
    for (const RowId row : selectedRows()) {
        ++selection.count;
        const ValueNumber status = attributes.number(row, table.statusColumn());
        if (status >= byStatus.size())
            byStatus.resize(status + 1, 0);
        ++byStatus[status];
        selection.grouped += attributes.has(row, table.groupColumn()) ? 1 : 0;
    }
    for (ValueNumber number = 1; number < byStatus.size(); ++number) {
        if (byStatus[number] == 0)
            continue;
        const QString status = attributeText(attributes.valueOf(table.statusColumn(), number));
        int &count = status == u"pending" ? selection.pending : status == u"accepted" ? selection.accepted : status == u"rejected" ? selection.rejected : byStatus[number];
        count = byStatus[number];
    }
    ui().actions().setDevices(selection);
}

void DevicesPane::reportViewport()
{
    if (!isActive() || m_model.rowCount() == 0)
        return;
    const int first = std::max(0, m_table->rowAt(0));
    int last = m_table->rowAt(m_table->viewport()->height() - 1);
    if (last < 0)
        last = m_model.rowCount() - 1;
    QList<DeviceId> ids;
    for (int row = first; row <= last && ids.size() < kMaxPerPage; ++row)
        ids.append(m_model.deviceAt(row));
    m_fleet.setViewport(ids);
}

DockSpec devicesDock(UiContext &ui, BulkWork &work, FleetLinks &links)
{
    DockSpec spec;
    spec.id = QStringLiteral("devices");
    spec.title = DevicesPane::tr("Devices");
    spec.factory = [&ui, &work, &links](QWidget *parent) -> Pane * {
        return new DevicesPane(ui, work, links, parent);
    };
    spec.area = Qt::LeftDockWidgetArea;
    spec.shortcut = QKeySequence(QStringLiteral("Alt+1"));
    spec.icon = QStringLiteral("devices");
    return spec;
}

} // namespace drydock
