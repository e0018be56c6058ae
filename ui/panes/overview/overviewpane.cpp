// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panes/overview/overviewpane.h"

#include "models/core/worker.h"
#include "models/items/deviceorder.h"
#include "models/store/fleethistory.h"
#include "ui/actions/actionregistry.h"
#include "ui/charts/barchart.h"
#include "ui/charts/donutchart.h"
#include "ui/charts/timechart.h"
#include "ui/panes/overview/recentdeployments.h"
#include "ui/text/statustext.h"

#include <QComboBox>
#include <QGridLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QScrollArea>
#include <QSignalBlocker>
#include <QTimer>
#include <QVBoxLayout>

#include <algorithm>
#include <array>
#include <utility>

namespace drydock {

namespace {

constexpr int kRedrawMs = 250;
constexpr qsizetype kCountHere = 20'000; // more are counted in a worker

QString inventoryScope()
{
    return QStringLiteral("inventory");
}
QString softwareName()
{
    return QStringLiteral("artifact_name");
}

} // namespace

OverviewPane::OverviewPane(
    UiContext &ui, FleetStore &fleet, FleetHistory &history, DeploymentStore &deployments, FleetLinks &links, QWidget *parent)
    : StorePane(ui, QStringLiteral("overview"), tr("Overview"), parent)
    , m_fleet(fleet)
    , m_history(history)
    , m_deployments(deployments)
    , m_links(links)
    , m_redraw(new QTimer(this))
{
    setBody(buildBody());
    setStateMessage(PaneState::Loading, { QStringLiteral("loading"), tr("Reading the fleet."), {}, {} });
    setStateMessage(PaneState::NothingYet,
        { QStringLiteral("overview"), tr("There is no fleet to look at yet: no device has connected to this server."),
            tr("Connect a device…"),
            [this] { this->ui().actions().action(ActionId::ConnectDevice)->trigger(); } });
    setStateMessage(PaneState::NotPermitted,
        { QStringLiteral("locked"), tr("Your account may not see the devices of this server."), tr("Ask again"),
            [this] { m_fleet.refreshNow(); } });
    m_redraw->setSingleShot(true);
    m_redraw->setInterval(kRedrawMs);
    connect(m_redraw, &QTimer::timeout, this, [this] {
        showDevices();
        showDeployments();
        refreshView();
    });
    const auto later = [this] {
        if (!m_redraw->isActive())
            m_redraw->start();
    };
    connect(this, &Pane::refreshRequested, this, [this] {
        m_fleet.refreshNow();
        m_deployments.refresh();
    });
    connect(&m_fleet, &FleetStore::changed, this, later);
    connect(&m_deployments, &DeploymentStore::changed, this, later);
    connect(&m_deployments, &DeploymentStore::stateChanged, this, later);
    connect(&m_fleet, &FleetStore::freshnessChanged, this, &OverviewPane::refreshView);
    connect(m_byStatus, &DonutChart::partClicked, this, &OverviewPane::filterByStatus);
    connect(m_byValue, &BarChart::partClicked, this, &OverviewPane::filterByValue);
    connect(m_lastSeen, &BarChart::partClicked, this, &OverviewPane::filterByAge);
    connect(m_overTime, &TimeChart::partClicked, this, &OverviewPane::filterBySoftware);
    connect(&m_history, &FleetHistory::changed, this, later);
    connect(&m_fleet, &FleetStore::columnsAdded, this, &OverviewPane::fillChoices);
    connect(&m_fleet, &FleetStore::groupsChanged, this, &OverviewPane::fillChoices);
    for (QComboBox *box : { m_attribute, m_group })
        connect(box, &QComboBox::currentIndexChanged, this, &OverviewPane::showValues);
    fillChoices();
    connect(m_recent, &RecentDeployments::deploymentClicked, &m_links, &FleetLinks::showDeployment);
    showDevices();
    showDeployments();
    refreshView();
}

OverviewPane::~OverviewPane() = default;

QWidget *OverviewPane::buildBody()
{
    m_byStatus = new DonutChart(theme(), tr("Devices by status"), this);
    //: Below the number of devices, in the middle of a chart
    m_byStatus->setUnit(tr("devices"));
    m_byStatus->setMinimumSize(260, 190);
    m_byValue = new BarChart(theme(), tr("Devices by value"), tr("devices"), this);
    m_byValue->setMinimumWidth(280);
    m_attribute = new QComboBox(this);
    m_attribute->setAccessibleName(tr("Attribute that is counted"));
    m_group = new QComboBox(this);
    m_group->setAccessibleName(tr("Group that is counted"));
    for (QComboBox *box : { m_attribute, m_group }) {
        box->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
        box->setMinimumContentsLength(12);
    }
    auto *choices = new QWidget;
    auto *row = new QHBoxLayout(choices);
    row->setContentsMargins(0, 0, 0, 0);
    row->addWidget(m_attribute, 3);
    row->addWidget(m_group, 2);
    auto *values = new QWidget;
    auto *column = new QVBoxLayout(values);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(4);
    column->addWidget(choices);
    column->addWidget(m_byValue, 1);
    m_lastSeen = new BarChart(theme(), tr("Devices by last contact"), tr("devices"), this);
    m_lastSeen->setMinimumWidth(280);
    m_overTime = new TimeChart(theme(), tr("Software over time"), this);
    m_overTime->setMinimumWidth(280);
    m_recent = new RecentDeployments(ui(), this);

    auto *content = new QWidget;
    auto *grid = new QGridLayout(content);
    grid->setContentsMargins(8, 8, 8, 8);
    grid->setHorizontalSpacing(12);
    grid->setVerticalSpacing(12);
    grid->addWidget(section(tr("Devices by status"), m_byStatus), 0, 0);
    grid->addWidget(section(tr("Devices by value"), values), 0, 1);
    grid->addWidget(section(tr("Last contact"), m_lastSeen), 1, 0);
    grid->addWidget(section(tr("Software over time"), m_overTime), 1, 1);
    grid->addWidget(section(tr("Latest deployments"), m_recent), 2, 0, 1, 2);
    grid->setColumnStretch(0, 1);
    grid->setColumnStretch(1, 1);
    grid->setRowStretch(0, 1);
    // One ground for charts and list: no box in a box.
    content->setBackgroundRole(QPalette::Base);
    content->setAutoFillBackground(true);
    auto *scroll = new QScrollArea(this);
    scroll->viewport()->setBackgroundRole(QPalette::Base);
    scroll->setWidgetResizable(true);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setWidget(content);
    return scroll;
}

QWidget *OverviewPane::section(const QString &title, QWidget *content)
{
    auto *box = new QWidget;
    auto *heading = new QLabel(title, box);
    heading->setTextFormat(Qt::PlainText);
    heading->setFont(Theme::titleFont());
    heading->setBuddy(content);
    auto *layout = new QVBoxLayout(box);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(6);
    layout->addWidget(heading);
    layout->addWidget(content, 1);
    return box;
}

void OverviewPane::activeChanged(bool active)
{
    if (active) {
        m_fleetSubscription = m_fleet.subscribe(ui().preferences().pollInterval);
        m_activeSubscription = m_deployments.subscribeActive();
        m_finishedSubscription = m_deployments.subscribeFinished();
        m_redraw->start();
    } else {
        m_fleetSubscription.release();
        m_activeSubscription.release();
        m_finishedSubscription.release();
    }
}

void OverviewPane::refreshView()
{
    present(m_fleet.freshness(), tr("The fleet could not be read"), m_fleet.count() > 0, false);
    setCountText(m_fleet.count() > 0 ? tr("%n device(s)", nullptr, static_cast<int>(m_fleet.count())) : QString());
}

void OverviewPane::showDevices()
{
    const Timestamp now = ui().clock().now();
    if (m_fleet.count() <= kCountHere) {
        showCounts(countFleet(m_fleet.table(), now));
    } else if (!std::exchange(m_counting, true)) {
        inWorker(this, [table = m_fleet.table(), now] { return countFleet(table, now); },
            [this](const FleetCounts &counts) {
                m_counting = false;
                showCounts(counts);
            },
            patientPool());
    }
    showValues();
    showHistory();
}

ColumnKey OverviewPane::attribute() const
{
    const DeviceColumn column = DeviceColumn::fromId(m_attribute->currentData().toString());
    return column.attribute;
}

//! What the boxes offer follows the fleet; what is chosen stays.
void OverviewPane::fillChoices()
{
    const QString software = DeviceColumn::ofAttribute(inventoryScope(), softwareName()).id();
    const QString attribute = m_attribute->count() > 0 ? m_attribute->currentData().toString() : software;
    const QString group = m_group->currentData().toString();
    {
        const QSignalBlocker quietAttribute(m_attribute);
        const QSignalBlocker quietGroup(m_group);
        m_attribute->clear();
        m_attribute->addItem(tr("Software"), software);
        QMap<QString, QString> others;
        const AttributeTable &attributes = m_fleet.table().attributes();
        for (int column = 0; column < attributes.columnCount(); ++column) {
            const ColumnKey &key = attributes.columnKey(column);
            const QString id = DeviceColumn::ofAttribute(key.scope, key.name).id();
            if (id != software && attributes.filledCount(column) > 0)
                //: An attribute's name and its scope
                others.insert(tr("%1 (%2)").arg(key.name, key.scope), id);
        }
        for (auto it = others.cbegin(); it != others.cend(); ++it)
            m_attribute->addItem(it.key(), it.value());
        m_attribute->setCurrentIndex(std::max(0, m_attribute->findData(attribute)));
        m_group->clear();
        m_group->addItem(tr("All devices"), QString());
        for (const QString &name : m_fleet.groups())
            m_group->addItem(name, name);
        m_group->setCurrentIndex(std::max(0, m_group->findData(group)));
    }
    showValues();
}

void OverviewPane::showValues()
{
    const FleetTable &table = m_fleet.table();
    const AttributeTable &attributes = table.attributes();
    const ColumnKey key = attribute();
    const int column = attributes.findColumn(key.scope, key.name);
    const QString group = m_group->currentData().toString();
    std::vector<qint64> counts(column == AttributeTable::kNoColumn ? 1 : attributes.numberBound(column), 0);
    if (group.isEmpty()) {
        qint64 known = 0;
        for (ValueNumber number = 1; number < counts.size(); ++number) {
            counts[number] = attributes.isLiveNumber(column, number) ? attributes.usesOf(column, number) : 0;
            known += counts[number];
        }
        counts[0] = std::max<qint64>(0, table.count() - known);
    } else if (const ValueNumber wanted = attributes.findNumber(table.groupColumn(), group); wanted != 0) {
        for (const RowId row : table.rows()) {
            if (attributes.number(row, table.groupColumn()) == wanted)
                ++counts[column == AttributeTable::kNoColumn ? 0 : attributes.number(row, column)];
        }
    }
    QList<ChartPart> parts;
    for (ValueNumber number = 1; number < counts.size(); ++number) {
        if (counts[number] == 0)
            continue;
        const QString value = attributeText(attributes.valueOf(column, number));
        parts.append({ QStringLiteral("=") + value, value, counts[number], std::nullopt });
    }
    if (counts[0] > 0)
        //: Devices that have not said what the chart counts
        parts.append({ QString(), tr("Not reported"), counts[0], std::nullopt });
    m_byValue->replace(parts);
}

void OverviewPane::showCounts(const FleetCounts &counts)
{
    QList<ChartPart> statuses;
    for (auto it = counts.byStatus.cbegin(); it != counts.byStatus.cend(); ++it) {
        const StatusWord word = StatusText::device(it.key());
        statuses.append({ it.key(), word.word, it.value(), word.state });
    }
    m_byStatus->replace(statuses);
    const std::array<std::pair<QString, QString>, std::tuple_size_v<decltype(counts.byAge)>> ages { {
        { tr("Within an hour"), QStringLiteral("last_seen<1h") },
        { tr("Within a day"), QStringLiteral("last_seen>=1h last_seen<1d") },
        { tr("Within 3 days"), QStringLiteral("last_seen>=1d last_seen<3d") },
        { tr("Within a week"), QStringLiteral("last_seen>=3d last_seen<7d") },
        { tr("Within 30 days"), QStringLiteral("last_seen>=7d last_seen<30d") },
        { tr("Longer ago"), QStringLiteral("last_seen>=30d") },
    } };
    QList<ChartPart> parts;
    for (size_t i = 0; i < ages.size(); ++i)
        parts.append({ ages[i].second, ages[i].first, counts.byAge[i], std::nullopt });
    if (counts.never > 0)
        parts.append({ QStringLiteral("NOT exists:last_seen"), tr("Never"), counts.never, std::nullopt });
    m_lastSeen->replaceScale(parts);
}

void OverviewPane::showHistory()
{
    QList<TimeChart::Column> columns;
    for (const FleetHistory::Day &day : m_history.days()) {
        TimeChart::Column column { day.date, {} };
        for (auto it = day.counts.cbegin(); it != day.counts.cend(); ++it) {
            const QString label = it.key().isEmpty() ? tr("Not reported") : it.key() == FleetHistory::restName() ? tr("Others") : it.key();
            column.parts.append({ it.key(), label, it.value(), std::nullopt });
        }
        columns.append(column);
    }
    m_overTime->replace(columns);
}

void OverviewPane::showDeployments()
{
    std::vector<api::Deployment> latest;
    for (const RowId row : m_deployments.table().rows())
        latest.push_back(m_deployments.table().at(row));
    const auto most = latest.begin() + std::min<std::ptrdiff_t>(std::ssize(latest), RecentDeployments::kMost);
    std::partial_sort(latest.begin(), most, latest.end(),
        [](const api::Deployment &a, const api::Deployment &b) { return a.created > b.created; });
    latest.erase(most, latest.end());
    const Freshness fresh = m_deployments.freshness();
    const QString note = fresh.lastError ? ErrorText::line(*fresh.lastError)
        : fresh.hasData()                ? tr("Nothing has been deployed from this server yet.")
                                         : tr("Reading the deployments.");
    m_recent->replace(latest, note);
}

void OverviewPane::filterByStatus(const QString &status)
{
    if (status != ChartData::otherKey() && !status.isEmpty())
        m_links.showDevices({ {}, status, {} });
}

void OverviewPane::filterByValue(const QString &part)
{
    if (part == ChartData::otherKey())
        return;
    const ColumnKey key = attribute();
    DeviceFilter filter;
    if (part.isEmpty()) {
        filter.predicates.push_back({ key.scope, key.name, PredicateOp::Exists, AttributeValue(false) });
    } else {
        // Values are told apart by what is shown of them; a number is not the text that looks like it.
        const AttributeTable &attributes = m_fleet.table().attributes();
        const int column = attributes.findColumn(key.scope, key.name);
        for (ValueNumber number = 1; column != AttributeTable::kNoColumn && number < attributes.numberBound(column); ++number) {
            if (!attributes.isLiveNumber(column, number) || attributeText(attributes.valueOf(column, number)) != part.mid(1))
                continue;
            filter.predicates.push_back({ key.scope, key.name, PredicateOp::Equal, attributes.valueOf(column, number) });
            break;
        }
    }
    if (const QString group = m_group->currentData().toString(); !group.isEmpty())
        filter.predicates.push_back({ QStringLiteral("system"), QStringLiteral("group"), PredicateOp::Equal, AttributeValue(group) });
    m_links.showDevices(filter);
}

void OverviewPane::filterByAge(const QString &query)
{
    m_links.showDevices({ query, {}, {} });
}

void OverviewPane::filterBySoftware(const QString &version)
{
    if (version == ChartData::otherKey() || version == FleetHistory::restName())
        return;
    Predicate predicate { inventoryScope(), softwareName(), PredicateOp::Equal, AttributeValue(version) };
    if (version.isEmpty())
        predicate = { inventoryScope(), softwareName(), PredicateOp::Exists, AttributeValue(false) };
    m_links.showDevices({ {}, {}, { predicate } });
}

DockSpec overviewDock(UiContext &ui, FleetStore &fleet, FleetHistory &history, DeploymentStore &deployments, FleetLinks &links)
{
    DockSpec spec;
    spec.id = QStringLiteral("overview");
    spec.title = OverviewPane::tr("Overview");
    spec.factory = [&ui, &fleet, &history, &deployments, &links](QWidget *parent) -> Pane * {
        return new OverviewPane(ui, fleet, history, deployments, links, parent);
    };
    spec.area = Qt::BottomDockWidgetArea;
    spec.shortcut = QKeySequence(QStringLiteral("Alt+7"));
    spec.icon = QStringLiteral("overview");
    return spec;
}

} // namespace drydock
