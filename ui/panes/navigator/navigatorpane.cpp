// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panes/navigator/navigatorpane.h"

#include "models/core/worker.h"
#include "models/items/queryshares.h"
#include "models/store/filterterms.h"
#include "ui/actions/actionregistry.h"
#include "ui/text/errortext.h"
#include "ui/text/statustext.h"

#include <QHeaderView>
#include <QTimer>
#include <QTreeView>

#include <algorithm>

namespace drydock {

namespace {

constexpr int kUpdateMs = 400;
constexpr int kCountMs = 500;
//! A big fleet is counted less often.
constexpr qsizetype kBig = 50'000;
constexpr int kCountBigMs = 3'000;
constexpr int kCountGrowingMs = 15'000; //!< while a big fleet is read for the first time
//! Releases beyond this are found by typing, not by scrolling.
constexpr qsizetype kMostSoftware = 40;
constexpr int kCountWidth = 58;

using Kind = NavigatorLine::Kind;

const QString kFilterLine = QStringLiteral("filter/");

QString lineOf(const api::SavedFilter &filter)
{
    return kFilterLine + filter.id.text;
}

NavigatorLine hint(const QString &sentence)
{
    return { QStringLiteral("hint"), sentence, {}, {}, Kind::Hint, -1 };
}

struct ValueCount {
    QString text;
    qint64 devices = 0;
};

//! Values of a column with their uses: the cost is that of the distinct values.
std::vector<ValueCount> valuesOf(const AttributeTable &attributes, int column)
{
    std::vector<ValueCount> values;
    if (column == AttributeTable::kNoColumn)
        return values;
    for (ValueNumber number = 1; number < attributes.numberBound(column); ++number) {
        if (attributes.isLiveNumber(column, number) && attributes.usesOf(column, number) > 0)
            values.push_back({ attributeText(attributes.valueOf(column, number)), attributes.usesOf(column, number) });
    }
    return values;
}

} // namespace

NavigatorPane::NavigatorPane(UiContext &ui, FleetStore &fleet, SavedViews &views, FilterStore &filters, FleetLinks &links, QWidget *parent)
    : StorePane(ui, QStringLiteral("navigator"), tr("Navigator"), parent)
    , m_fleet(fleet)
    , m_views(views)
    , m_filters(filters)
    , m_links(links)
    , m_model(ui.theme())
    , m_update(new QTimer(this))
    , m_count(new QTimer(this))
{
    buildTree();
    setStateMessage(PaneState::Loading, { QStringLiteral("loading"), tr("Reading the fleet."), {}, {} });
    m_update->setSingleShot(true);
    m_update->setInterval(kUpdateMs);
    connect(m_update, &QTimer::timeout, this, &NavigatorPane::update);
    m_count->setSingleShot(true);
    m_count->setInterval(kCountMs);
    connect(m_count, &QTimer::timeout, this, &NavigatorPane::count);
    const auto later = [this] {
        if (isActive() && !m_update->isActive())
            m_update->start();
    };
    connect(this, &Pane::refreshRequested, &m_fleet, &FleetStore::refreshWhole);
    connect(this, &Pane::refreshRequested, &m_filters, &FilterStore::refresh);
    connect(&m_fleet, &FleetStore::changed, this, later);
    connect(&m_fleet, &FleetStore::groupsChanged, this, later);
    connect(&m_fleet, &FleetStore::freshnessChanged, this, later);
    connect(&m_filters, &FilterStore::changed, this, &NavigatorPane::update);
    connect(&m_views, &SavedViews::changed, this, &NavigatorPane::update);
    connect(&this->ui(), &UiContext::preferencesChanged, this, &NavigatorPane::update);
    // Devices fall silent without any message.
    connect(&this->ui().ticker(), &Ticker::ticked, this, later);
    setVerbs(this->ui().actions().actions({ ActionId::ViewSave }), this->ui().actions().actions({ ActionId::FilterSave, ActionId::ViewImport, ActionId::ViewExport }));
    update();
    m_tree->expandAll();
}

NavigatorPane::~NavigatorPane()
{
    // The view goes before the model that it shows.
    delete m_tree;
}

void NavigatorPane::buildTree()
{
    m_tree = new QTreeView(this);
    m_tree->setAccessibleName(tr("Navigator"));
    m_tree->setModel(&m_model);
    m_tree->setHeaderHidden(true);
    m_tree->setUniformRowHeights(true);
    m_tree->setFrameShape(QFrame::NoFrame);
    m_tree->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_tree->setExpandsOnDoubleClick(false);
    m_tree->setIndentation(14);
    m_tree->setContextMenuPolicy(Qt::CustomContextMenu);
    m_tree->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_tree->setTextElideMode(Qt::ElideRight);
    QHeaderView *header = m_tree->header();
    header->setStretchLastSection(false);
    header->setMinimumSectionSize(24);
    header->setSectionResizeMode(NavigatorModel::Title, QHeaderView::Stretch);
    header->setSectionResizeMode(NavigatorModel::Devices, QHeaderView::Fixed);
    header->resizeSection(NavigatorModel::Devices, kCountWidth);
    connect(m_tree, &QTreeView::clicked, this, &NavigatorPane::choose);
    connect(m_tree, &QTreeView::activated, this, &NavigatorPane::choose);
    connect(m_tree, &QTreeView::customContextMenuRequested, this, &NavigatorPane::openMenu);
    setBody(m_tree);
    setFocusTarget(m_tree);
}

void NavigatorPane::activeChanged(bool active)
{
    if (active) {
        m_subscription = m_fleet.subscribe(ui().preferences().pollInterval);
        m_filterSubscription = m_filters.subscribe();
        update();
    } else {
        m_subscription.release();
        m_filterSubscription.release();
        m_count->stop();
    }
}

void NavigatorPane::update()
{
    const int known = m_model.rowCount();
    m_model.replace(sections());
    if (m_model.rowCount() != known)
        m_tree->expandAll(); // the server turned out to have filters, or not
    spanHints();
    present(m_fleet.freshness(), tr("The fleet could not be read"), true, false);
    // The first numbers come at once.
    if (isActive() && !m_counting && !m_count->isActive() && m_fleet.count() > 0)
        m_count->start(m_counts.isEmpty() ? 0 : m_fleet.count() <= kBig ? kCountMs : m_fleet.isComplete() ? kCountBigMs : kCountGrowingMs);
}

void NavigatorPane::spanHints()
{
    for (int section = 0; section < m_model.rowCount(); ++section) {
        const QModelIndex parent = m_model.index(section, 0);
        for (int row = 0; row < m_model.rowCount(parent); ++row)
            m_tree->setFirstColumnSpanned(row, parent, m_model.lineAt(m_model.index(row, 0, parent))->kind == Kind::Hint);
    }
}

//! Counts what no column's own numbers tell: queries of issues and of saved views.
void NavigatorPane::count()
{
    QStringList queries;
    std::vector<std::pair<QString, std::vector<Predicate>>> filters;
    for (const api::SavedFilter &filter : m_filters.filters()) {
        if (const auto predicates = predicatesOf(filter.terms))
            filters.emplace_back(lineOf(filter), *predicates);
    }
    for (const NavigatorSection &section : m_model.sections()) {
        if (section.id != u"issues" && section.id != u"views")
            continue;
        for (const NavigatorLine &line : section.lines) {
            if (line.kind != Kind::Hint)
                queries.append(line.query);
        }
    }
    m_counting = true;
    inWorker(this,
        [table = m_fleet.table(), queries, filters, now = ui().clock().now()] {
            QHash<QString, qint64> counts;
            for (const auto &[line, predicates] : filters)
                counts.insert(line, std::ssize(DeviceMatcher({ {}, {}, predicates }).acceptedRows(table, now)));
            for (const QString &query : queries)
                counts.insert(query, std::ssize(DeviceMatcher({ query, {}, {} }).acceptedRows(table, now)));
            return counts;
        },
        [this](const QHash<QString, qint64> &counts) {
            m_counting = false;
            m_counts = counts;
            m_model.replace(sections());
        },
        patientPool());
}

//! "90min", "36h", "2d": the largest unit that tells it exactly.
QString NavigatorPane::ageText(std::chrono::minutes age)
{
    const qint64 minutes = age.count();
    if (minutes % (24 * 60) == 0)
        return QStringLiteral("%1d").arg(minutes / (24 * 60));
    return minutes % 60 == 0 ? QStringLiteral("%1h").arg(minutes / 60) : QStringLiteral("%1min").arg(minutes);
}

QString NavigatorPane::thresholdText(std::chrono::minutes age)
{
    const auto minutes = static_cast<int>(age.count());
    if (minutes % (24 * 60) == 0)
        return tr("%n day(s)", nullptr, minutes / (24 * 60));
    return minutes % 60 == 0 ? tr("%n hour(s)", nullptr, minutes / 60) : tr("%n minute(s)", nullptr, minutes);
}

QString NavigatorPane::offlineQuery() const
{
    return QStringLiteral("status:accepted last_seen>") + ageText(ui().preferences().offlineThreshold);
}

std::vector<NavigatorSection> NavigatorPane::sections() const
{
    if (m_filters.state() == FilterStore::State::Available)
        return { statuses(), issues(), groups(), dynamicGroups(), savedViews(), software() };
    return { statuses(), issues(), groups(), savedViews(), software() };
}

NavigatorSection NavigatorPane::statuses() const
{
    NavigatorSection section { QStringLiteral("devices"), tr("Devices"), QStringLiteral("devices"), {} };
    section.lines.push_back({ QStringLiteral("all"), tr("All devices"), {}, {}, Kind::Query, m_fleet.count() });
    QHash<QString, qint64> counts;
    for (const ValueCount &value : valuesOf(m_fleet.table().attributes(), m_fleet.table().statusColumn()))
        counts.insert(value.text, value.devices);
    for (const char *code : { "accepted", "pending", "rejected", "preauthorized", "noauth" }) {
        const QString status = QString::fromLatin1(code);
        section.lines.push_back({ status, StatusText::device(status).word, QStringLiteral("status:") + status, {}, Kind::Query, counts.value(status) });
    }
    return section;
}

NavigatorSection NavigatorPane::issues() const
{
    NavigatorSection section { QStringLiteral("issues"), tr("Issues"), QStringLiteral("warning"), {} };
    const auto add = [&](const char *id, const QString &title, const QString &query, Kind kind = Kind::Query) {
        section.lines.push_back({ QString::fromLatin1(id), title, query, {}, kind, counted(query) });
    };
    //: %1 is an age: "24 hours"
    add("offline", tr("Offline for over %1").arg(thresholdText(ui().preferences().offlineThreshold)), offlineQuery(), Kind::Offline);
    add("failed", tr("Last update failed"), QStringLiteral("monitor/failed_last_update:true"));
    add("alerts", tr("Monitoring alerts"), QStringLiteral("monitor/alerts:true"));
    add("requests", tr("New authentication requests"), QStringLiteral("status:pending"));
    add("sets", tr("Several authentication sets"), QStringLiteral("monitor/auth_requests>1"));
    return section;
}

NavigatorSection NavigatorPane::groups() const
{
    NavigatorSection section { QStringLiteral("groups"), tr("Groups"), QStringLiteral("group"), {} };
    const AttributeTable &attributes = m_fleet.table().attributes();
    const int column = m_fleet.table().groupColumn();
    QHash<QString, qint64> counts;
    for (const ValueCount &value : valuesOf(attributes, column))
        counts.insert(value.text, value.devices);
    QStringList names = m_fleet.groups();
    names.append(counts.keys());
    names.removeDuplicates();
    std::sort(names.begin(), names.end(), [](const QString &a, const QString &b) { return a.localeAwareCompare(b) < 0; });
    for (const QString &name : std::as_const(names))
        section.lines.push_back({ QStringLiteral("group/") + name, name, QStringLiteral("group=") + quoteQueryValue(name), {}, Kind::Group, counts.value(name) });
    if (names.isEmpty())
        section.lines.push_back(hint(tr("No group yet.")));
    else
        section.lines.push_back({ QStringLiteral("none"), tr("In no group"), QStringLiteral("-exists:system/group"), {}, Kind::Query, m_fleet.count() - attributes.filledCount(column) });
    return section;
}

NavigatorSection NavigatorPane::software() const
{
    NavigatorSection section { QStringLiteral("software"), tr("Software"), QStringLiteral("release"), {} };
    const AttributeTable &attributes = m_fleet.table().attributes();
    std::vector<ValueCount> values = valuesOf(attributes, attributes.findColumn(QStringLiteral("inventory"), QStringLiteral("artifact_name")));
    std::sort(values.begin(), values.end(), [](const ValueCount &a, const ValueCount &b) { return a.devices != b.devices ? a.devices > b.devices : a.text < b.text; });
    const qsizetype left = std::ssize(values) - kMostSoftware;
    if (left > 0)
        values.resize(kMostSoftware);
    for (const ValueCount &value : values)
        section.lines.push_back({ QStringLiteral("software/") + value.text, value.text, QStringLiteral("inventory/artifact_name=") + quoteQueryValue(value.text), {}, Kind::Query, value.devices });
    if (values.empty())
        section.lines.push_back(hint(tr("No device has reported its software.")));
    else if (left > 0)
        section.lines.push_back(hint(tr("%n more: type into the filter.", nullptr, static_cast<int>(left))));
    return section;
}

NavigatorSection NavigatorPane::savedViews() const
{
    NavigatorSection section { QStringLiteral("views"), tr("Saved views"), QStringLiteral("columns"), {} };
    for (const DeviceView &view : m_views.views())
        section.lines.push_back({ QStringLiteral("view/") + view.name, view.name, view.query, {}, Kind::View, view.query.isEmpty() ? m_fleet.count() : counted(view.query) });
    if (section.lines.empty())
        section.lines.push_back(hint(tr("None yet: save what is shown.")));
    return section;
}

NavigatorSection NavigatorPane::dynamicGroups() const
{
    //: Filters that the server keeps; Mender's own word
    NavigatorSection section { QStringLiteral("filters"), tr("Dynamic groups"), QStringLiteral("filter"), {} };
    for (const api::SavedFilter &filter : m_filters.filters()) {
        const auto predicates = predicatesOf(filter.terms);
        const QString query = predicates ? queryOf(*predicates).value_or(QString()) : QString();
        section.lines.push_back({ lineOf(filter), filter.name, query, {}, Kind::Filter, predicates ? counted(lineOf(filter)) : -1 });
    }
    if (section.lines.empty())
        section.lines.push_back(hint(tr("None yet: save a query as one.")));
    return section;
}

void NavigatorPane::choose(const QModelIndex &index)
{
    const NavigatorLine *line = m_model.lineAt(index);
    if (!line) {
        const QModelIndex section = index.siblingAtColumn(0);
        m_tree->setExpanded(section, !m_tree->isExpanded(section));
        return;
    }
    if (line->kind == Kind::Hint)
        return;
    if (line->kind == Kind::Filter) {
        showFilter(line->id);
        return;
    }
    const DeviceView *view = line->kind == Kind::View ? m_views.find(line->title) : nullptr;
    if (view)
        m_links.showView(*view);
    else
        m_links.showDevices({ line->query, {}, {} });
}

const api::SavedFilter *NavigatorPane::filterOf(const QString &line) const
{
    return m_filters.find(FilterId(line.mid(kFilterLine.size())));
}

void NavigatorPane::showFilter(const QString &line)
{
    const api::SavedFilter *filter = filterOf(line);
    if (!filter)
        return;
    const auto predicates = predicatesOf(filter->terms);
    if (!predicates) {
        ErrorWords words;
        //: %1 is a dynamic group
        words.what = tr("The dynamic group %1 has a condition that this Drydock does not know.").arg(filter->name);
        words.next = tr("Look at it in the server's own interface, or install a newer Drydock.");
        showFailure(words);
        return;
    }
    clearFailure();
    // As a query where the language has words for it: a person can then go on from there.
    if (const std::optional<QString> query = queryOf(*predicates))
        m_links.showDevices({ *query, {}, {} });
    else
        m_links.showDevices({ {}, {}, *predicates });
}

DockSpec navigatorDock(UiContext &ui, FleetStore &fleet, SavedViews &views, FilterStore &filters, FleetLinks &links, std::function<void(std::chrono::minutes)> keepThreshold)
{
    DockSpec spec;
    spec.id = QStringLiteral("navigator");
    spec.title = NavigatorPane::tr("Navigator");
    spec.factory = [&ui, &fleet, &views, &filters, &links, keepThreshold = std::move(keepThreshold)](QWidget *parent) -> Pane * {
        auto *pane = new NavigatorPane(ui, fleet, views, filters, links, parent);
        QObject::connect(pane, &NavigatorPane::offlineThresholdChosen, pane, keepThreshold);
        return pane;
    };
    spec.area = Qt::LeftDockWidgetArea;
    spec.shortcut = QKeySequence(QStringLiteral("Alt+0"));
    spec.icon = QStringLiteral("folder");
    return spec;
}

} // namespace drydock
