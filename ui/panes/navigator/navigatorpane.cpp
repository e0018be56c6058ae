// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panes/navigator/navigatorpane.h"

#include "models/core/worker.h"
#include "ui/actions/actionregistry.h"
#include "ui/dialogs/userprompt.h"
#include "ui/text/statustext.h"

#include <QHeaderView>
#include <QMenu>
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
//! Releases beyond this are found by typing, not by scrolling.
constexpr qsizetype kMostSoftware = 40;
constexpr int kCountWidth = 58;

using Kind = NavigatorLine::Kind;

NavigatorLine hint(const QString &sentence)
{
    return { QStringLiteral("hint"), sentence, {}, {}, Kind::Hint, -1 };
}

//! "90min", "36h", "2d": the largest unit that tells it exactly.
QString ageText(std::chrono::minutes age)
{
    const qint64 minutes = age.count();
    if (minutes % (24 * 60) == 0)
        return QStringLiteral("%1d").arg(minutes / (24 * 60));
    return minutes % 60 == 0 ? QStringLiteral("%1h").arg(minutes / 60) : QStringLiteral("%1min").arg(minutes);
}

QString thresholdText(std::chrono::minutes age)
{
    const auto minutes = static_cast<int>(age.count());
    if (minutes % (24 * 60) == 0)
        return NavigatorPane::tr("%n day(s)", nullptr, minutes / (24 * 60));
    return minutes % 60 == 0 ? NavigatorPane::tr("%n hour(s)", nullptr, minutes / 60) : NavigatorPane::tr("%n minute(s)", nullptr, minutes);
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

NavigatorPane::NavigatorPane(UiContext &ui, FleetStore &fleet, SavedViews &views, FleetLinks &links, QWidget *parent)
    : StorePane(ui, QStringLiteral("navigator"), tr("Navigator"), parent)
    , m_fleet(fleet)
    , m_views(views)
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
    connect(&m_fleet, &FleetStore::changed, this, later);
    connect(&m_fleet, &FleetStore::groupsChanged, this, later);
    connect(&m_fleet, &FleetStore::freshnessChanged, this, later);
    connect(&m_views, &SavedViews::changed, this, &NavigatorPane::update);
    connect(&this->ui(), &UiContext::preferencesChanged, this, &NavigatorPane::update);
    // Devices fall silent without any message.
    connect(&this->ui().ticker(), &Ticker::ticked, this, later);
    setVerbs(this->ui().actions().actions({ ActionId::ViewSave }), this->ui().actions().actions({ ActionId::ViewImport, ActionId::ViewExport }));
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
        update();
    } else {
        m_subscription.release();
        m_count->stop();
    }
}

void NavigatorPane::update()
{
    m_model.replace(sections());
    spanHints();
    present(m_fleet.freshness(), tr("The fleet could not be read"), true, false);
    // The first numbers come at once.
    if (isActive() && !m_counting && !m_count->isActive() && m_fleet.count() > 0)
        m_count->start(m_counts.isEmpty() ? 0 : m_fleet.count() > kBig ? kCountBigMs : kCountMs);
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
        [table = m_fleet.table(), queries, now = ui().clock().now()] {
            QHash<QString, qint64> counts;
            for (const QString &query : queries)
                counts.insert(query, std::ssize(DeviceMatcher({ query, {}, {} }).acceptedRows(table, now)));
            return counts;
        },
        [this](const QHash<QString, qint64> &counts) {
            m_counting = false;
            m_counts = counts;
            m_model.replace(sections());
        });
}

QString NavigatorPane::offlineQuery() const
{
    return QStringLiteral("status:accepted last_seen>") + ageText(ui().preferences().offlineThreshold);
}

std::vector<NavigatorSection> NavigatorPane::sections() const
{
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
    const DeviceView *view = line->kind == Kind::View ? m_views.find(line->title) : nullptr;
    if (view)
        m_links.showView(*view);
    else
        m_links.showDevices({ line->query, {}, {} });
}

void NavigatorPane::openMenu(const QPoint &position)
{
    const QModelIndex index = m_tree->indexAt(position);
    const NavigatorLine *line = m_model.lineAt(index);
    auto *menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    menu->setToolTipsVisible(true);
    if (line && line->kind == Kind::View)
        fillViewMenu(*menu, line->title);
    else if (line && line->kind == Kind::Offline)
        fillOfflineMenu(*menu);
    menu->addActions(ui().actions().actions({ ActionId::ViewSave, ActionId::ViewImport, ActionId::ViewExport }));
    menu->popup(m_tree->viewport()->mapToGlobal(position));
}

void NavigatorPane::fillViewMenu(QMenu &menu, const QString &name)
{
    menu.addAction(theme().icon(QStringLiteral("edit")), tr("Rename view…"), this, [this, name] { askName(name); });
    menu.addAction(theme().icon(QStringLiteral("delete")), tr("Remove view…"), this, [this, name] {
        Confirmation question;
        //: %1 is a saved view
        question.title = tr("Remove the view %1").arg(name);
        question.text = tr("Its query, columns and sorting are forgotten. No device is touched.");
        question.verb = tr("Remove view");
        question.destructive = true;
        ui().prompt().confirm(question, this, [this, name](bool agreed) {
            if (agreed)
                m_views.remove(name);
        });
    });
    menu.addSeparator();
}

void NavigatorPane::askName(const QString &name)
{
    TextQuestion question;
    question.title = tr("Rename view");
    question.label = tr("Name");
    question.text = name;
    question.verb = tr("Rename");
    question.check = [this, name](const QString &text) {
        const DeviceView *taken = m_views.find(text.simplified());
        if (text.simplified().size() > SavedViews::kLongestName)
            return tr("A view's name has at most 100 characters.");
        return taken && taken->name != name ? tr("Another view has this name.") : QString();
    };
    ui().prompt().askText(question, this, [this, name](const std::optional<QString> &text) {
        if (text)
            m_views.rename(name, *text);
    });
}

void NavigatorPane::fillOfflineMenu(QMenu &menu)
{
    QMenu *thresholds = menu.addMenu(theme().icon(QStringLiteral("clock")), tr("Offline after"));
    for (const std::chrono::minutes threshold : { std::chrono::minutes(15), std::chrono::minutes(60), std::chrono::minutes(6 * 60),
             std::chrono::minutes(24 * 60), std::chrono::minutes(3 * 24 * 60), std::chrono::minutes(7 * 24 * 60) }) {
        QAction *action = thresholds->addAction(thresholdText(threshold), this,
            [this, threshold] { Q_EMIT offlineThresholdChosen(threshold); });
        action->setCheckable(true);
        action->setChecked(threshold == ui().preferences().offlineThreshold);
    }
    thresholds->addSeparator();
    thresholds->addAction(tr("Another time…"), this, &NavigatorPane::askThreshold);
    menu.addSeparator();
}

void NavigatorPane::askThreshold()
{
    TextQuestion question;
    question.title = tr("A device is offline after");
    question.label = tr("Time without a word from the device");
    question.text = ageText(ui().preferences().offlineThreshold);
    question.verb = tr("Use this time");
    question.hint = tr("For example 15min, 6h or 2d.");
    const auto minutesOf = [](const QString &text) -> std::optional<std::chrono::minutes> {
        const auto age = parseAge(text.trimmed());
        if (!age || *age < std::chrono::minutes(1) || *age > std::chrono::hours(24 * 365))
            return std::nullopt;
        return std::chrono::duration_cast<std::chrono::minutes>(*age);
    };
    question.check = [minutesOf](const QString &text) { return minutesOf(text) ? QString() : tr("Write a time from 1min to 365d, such as 15min, 6h or 2d."); };
    ui().prompt().askText(question, this, [this, minutesOf](const std::optional<QString> &text) {
        if (const auto threshold = text ? minutesOf(*text) : std::nullopt)
            Q_EMIT offlineThresholdChosen(*threshold);
    });
}

DockSpec navigatorDock(UiContext &ui, FleetStore &fleet, SavedViews &views, FleetLinks &links, std::function<void(std::chrono::minutes)> keepThreshold)
{
    DockSpec spec;
    spec.id = QStringLiteral("navigator");
    spec.title = NavigatorPane::tr("Navigator");
    spec.factory = [&ui, &fleet, &views, &links, keepThreshold = std::move(keepThreshold)](QWidget *parent) -> Pane * {
        auto *pane = new NavigatorPane(ui, fleet, views, links, parent);
        QObject::connect(pane, &NavigatorPane::offlineThresholdChosen, pane, keepThreshold);
        return pane;
    };
    spec.area = Qt::LeftDockWidgetArea;
    spec.shortcut = QKeySequence(QStringLiteral("Alt+0"));
    spec.icon = QStringLiteral("folder");
    return spec;
}

} // namespace drydock
