// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panes/overview/overviewpane.h"

#include "ui/actions/actionregistry.h"
#include "ui/charts/barchart.h"
#include "ui/charts/donutchart.h"
#include "ui/panes/overview/recentdeployments.h"
#include "ui/text/statustext.h"

#include <QGridLayout>
#include <QLabel>
#include <QScrollArea>
#include <QTimer>
#include <QVBoxLayout>

#include <algorithm>

namespace drydock {

namespace {

constexpr int kRedrawMs = 250;

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
    UiContext &ui, FleetStore &fleet, DeploymentStore &deployments, FleetLinks &links, QWidget *parent)
    : StorePane(ui, QStringLiteral("overview"), tr("Overview"), parent)
    , m_fleet(fleet)
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
    connect(m_bySoftware, &BarChart::partClicked, this, &OverviewPane::filterBySoftware);
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
    m_bySoftware = new BarChart(theme(), tr("Devices by software"), tr("devices"), this);
    m_bySoftware->setMinimumSize(280, 190);
    m_recent = new RecentDeployments(ui(), this);

    auto *content = new QWidget;
    auto *grid = new QGridLayout(content);
    grid->setContentsMargins(8, 8, 8, 8);
    grid->setHorizontalSpacing(12);
    grid->setVerticalSpacing(12);
    grid->addWidget(section(tr("Devices by status"), m_byStatus), 0, 0);
    grid->addWidget(section(tr("Devices by software"), m_bySoftware), 0, 1);
    grid->addWidget(section(tr("Latest deployments"), m_recent), 1, 0, 1, 2);
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
    const FleetTable &table = m_fleet.table();
    const QHash<QString, qint64> byStatus = table.countByShownStatus(ui().clock().now());
    QList<ChartPart> statuses;
    for (auto it = byStatus.cbegin(); it != byStatus.cend(); ++it) {
        const StatusWord word = StatusText::device(it.key());
        statuses.append({ it.key(), word.word, it.value(), word.state });
    }
    m_byStatus->replace(statuses);

    QList<ChartPart> software;
    const AttributeTable &attributes = table.attributes();
    const int column = attributes.findColumn(inventoryScope(), softwareName());
    qint64 known = 0;
    if (column != AttributeTable::kNoColumn) {
        for (ValueNumber number = 1; number < attributes.numberBound(column); ++number) {
            if (!attributes.isLiveNumber(column, number) || attributes.usesOf(column, number) == 0)
                continue;
            const QString version = attributeText(attributes.valueOf(column, number));
            software.append({ version, version, attributes.usesOf(column, number), std::nullopt });
            known += attributes.usesOf(column, number);
        }
    }
    if (known < table.count())
        //: Devices that have not said what software they run
        software.append({ QString(), tr("Not reported"), table.count() - known, std::nullopt });
    m_bySoftware->replace(software);
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

void OverviewPane::filterBySoftware(const QString &version)
{
    if (version == ChartData::otherKey())
        return;
    Predicate predicate { inventoryScope(), softwareName(), PredicateOp::Equal, AttributeValue(version) };
    if (version.isEmpty())
        predicate = { inventoryScope(), softwareName(), PredicateOp::Exists, AttributeValue(false) };
    m_links.showDevices({ {}, {}, { predicate } });
}

DockSpec overviewDock(UiContext &ui, FleetStore &fleet, DeploymentStore &deployments, FleetLinks &links)
{
    DockSpec spec;
    spec.id = QStringLiteral("overview");
    spec.title = OverviewPane::tr("Overview");
    spec.factory = [&ui, &fleet, &deployments, &links](QWidget *parent) -> Pane * {
        return new OverviewPane(ui, fleet, deployments, links, parent);
    };
    spec.area = Qt::BottomDockWidgetArea;
    spec.shortcut = QKeySequence(QStringLiteral("Alt+7"));
    spec.icon = QStringLiteral("overview");
    return spec;
}

} // namespace drydock
