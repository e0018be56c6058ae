// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panes/audit/auditpane.h"

#include "models/store/downloadqueue.h"
#include "ui/dialogs/userprompt.h"
#include "ui/panes/releases/transferlist.h"
#include "ui/text/capabilitytext.h"
#include "ui/text/sizetext.h"
#include "ui/widgets/datatableview.h"
#include "ui/widgets/factlist.h"
#include "ui/widgets/rowdelegate.h"

#include <QAction>
#include <QComboBox>
#include <QEvent>
#include <QHeaderView>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QScrollBar>
#include <QSplitter>
#include <QVBoxLayout>

namespace drydock {

namespace {
constexpr int kViewportRestMs = 30;
constexpr int kTypingRestMs = 400;
constexpr qint64 kDayMs = 24LL * 3600 * 1000;
constexpr qsizetype kLongestChange = 256 * 1024;

//! What the server's log is known to hold; its own word is what is matched and shown.
const QStringList kObjectTypes { QStringLiteral("device"), QStringLiteral("artifact"), QStringLiteral("deployment"),
    QStringLiteral("user"), QStringLiteral("user_access_token"), QStringLiteral("tenant") };
const QStringList kActions { QStringLiteral("create"), QStringLiteral("update"), QStringLiteral("delete"),
    QStringLiteral("upload"), QStringLiteral("accept"), QStringLiteral("reject"), QStringLiteral("decommission"),
    QStringLiteral("abort"), QStringLiteral("login"), QStringLiteral("open_terminal"),
    QStringLiteral("close_terminal"), QStringLiteral("open_portforward"), QStringLiteral("close_portforward"),
    QStringLiteral("download_file"), QStringLiteral("upload_file"), QStringLiteral("set_configuration"),
    QStringLiteral("deploy_configuration") };

QString readable(QString code)
{
    return code.replace(QLatin1Char('_'), QLatin1Char(' '));
}
} // namespace

AuditPane::AuditPane(
    UiContext &ui, AuditStore &store, DownloadQueue &downloads, CapabilityWatch &watch, QWidget *parent)
    : StorePane(ui, QStringLiteral("audit"), tr("Audit log"), parent)
    , m_store(store)
    , m_downloads(downloads)
    , m_watch(watch)
    , m_model(store)
    , m_off(watch.capabilities()[Capability::ReadAuditLog].isOff())
{
    m_viewportRest.setSingleShot(true);
    m_viewportRest.setInterval(kViewportRestMs);
    connect(&m_viewportRest, &QTimer::timeout, this, &AuditPane::reportViewport);
    m_filterRest.setSingleShot(true);
    m_filterRest.setInterval(kTypingRestMs);
    connect(&m_filterRest, &QTimer::timeout, this, &AuditPane::filterChanged);
    buildHeader();
    buildBody();
    m_showNewer = new QAction(theme().icon(QStringLiteral("refresh")), tr("Show new entries"), this);
    connect(m_showNewer, &QAction::triggered, this, &AuditPane::reload);
    m_showNewer->setEnabled(false);
    m_export = new QAction(theme().icon(QStringLiteral("export")), tr("Export as CSV…"), this);
    m_export->setToolTip(tr("Saves what the server has for this user, period and kind of object. The action is not "
                            "among what the server can filter by, so all actions are saved."));
    connect(m_export, &QAction::triggered, this, &AuditPane::exportCsv);
    setVerbs({}, { m_export });
    setStateMessage(PaneState::Loading, { QStringLiteral("loading"), tr("Reading the audit log."), {}, {} });
    setStateMessage(
        PaneState::NothingYet, { QStringLiteral("audit"), tr("Nothing has been recorded yet."), {}, {} });
    setStateMessage(PaneState::NothingMatches,
        { QStringLiteral("filter"), tr("No entry matches the filter."), tr("Clear the filter"), [this] {
             m_user->clear();
             m_period->setCurrentIndex(0);
             m_object->setCurrentIndex(0);
             m_action->setCurrentIndex(0);
         } });
    connect(this, &Pane::refreshRequested, this, [this] {
        // Where it is off by the probe's word, the log is not asked in vain: the probe is.
        if (m_off) {
            m_watch.askAgain();
            return;
        }
        m_store.refresh();
        reload();
    });
    connect(&m_model, &AuditModel::stateChanged, this, &AuditPane::refreshView);
    connect(&m_store, &AuditStore::stateChanged, this, &AuditPane::refreshView);
    connect(&m_store, &AuditStore::availabilityChanged, this, &AuditPane::refreshView);
    connect(&m_watch, &CapabilityWatch::changed, this, &AuditPane::capabilitiesChanged);
    connect(&m_store, &AuditStore::newerChanged, this, [this](qint64 newer) {
        // Whoever looks at the top, with nothing chosen, sees new entries at once; nobody else loses their place.
        const bool atTop = m_table->verticalScrollBar()->value() == 0 && !m_table->selectionModel()->hasSelection();
        if (newer > 0 && atTop && isActive())
            reload();
        else
            refreshView();
    });
    refreshView();
}

AuditPane::~AuditPane() = default;

void AuditPane::buildHeader()
{
    m_user = new QLineEdit(this);
    m_user->setPlaceholderText(tr("User's e-mail, whole"));
    m_user->setAccessibleName(tr("User"));
    m_user->setClearButtonEnabled(true);
    connect(m_user, &QLineEdit::textChanged, this, [this] { m_filterRest.start(); });
    setQueryBar(m_user);
    const auto combo = [this](const QString &name) {
        auto *box = new QComboBox(this);
        box->setAccessibleName(name);
        box->setSizeAdjustPolicy(QComboBox::AdjustToContents);
        connect(box, &QComboBox::currentIndexChanged, this, &AuditPane::filterChanged);
        addHeaderControl(box);
        return box;
    };
    m_period = combo(tr("Period"));
    m_object = combo(tr("Kind of object"));
    m_action = combo(tr("Action"));
    const QSignalBlocker quietPeriod(m_period);
    const QSignalBlocker quietObject(m_object);
    const QSignalBlocker quietAction(m_action);
    m_period->addItem(tr("Any time"), 0);
    m_period->addItem(tr("Last 24 hours"), 1);
    m_period->addItem(tr("Last 7 days"), 7);
    m_period->addItem(tr("Last 30 days"), 30);
    m_object->addItem(tr("All objects"), QString());
    for (const QString &type : kObjectTypes)
        m_object->addItem(readable(type), type);
    m_action->addItem(tr("All actions"), QString());
    for (const QString &action : kActions)
        m_action->addItem(readable(action), action);
    m_action->setToolTip(tr("The server cannot filter by action: the newest %n entries are searched here.", nullptr,
        AuditModel::kMostScanned));
}

void AuditPane::buildBody()
{
    m_model.setTitles({ tr("Time"), tr("User"), tr("Action"), tr("Kind"), tr("Object") });
    m_table = new DataTableView(ui(), this);
    m_table->setAccessibleName(tr("Audit log entries"));
    m_table->setSelectionMode(QAbstractItemView::SingleSelection);
    m_table->setFilterField(m_user);
    m_table->setModel(&m_model);
    m_table->setItemDelegateForColumn(
        AuditModel::Time, new TimeDelegate(theme(), ui().time(), ui().clock(), m_table));
    const std::array widths { 150, 200, 130, 110, 260 };
    for (int column = 0; column < AuditModel::ColumnCount; ++column)
        m_table->setColumnWidth(column, widths.at(static_cast<size_t>(column)));
    connect(m_table, &DataTableView::selectionMade, this, &AuditPane::showEntry);
    connect(m_table->verticalScrollBar(), &QScrollBar::valueChanged, &m_viewportRest, qOverload<>(&QTimer::start));
    connect(&m_model, &QAbstractItemModel::rowsInserted, &m_viewportRest, qOverload<>(&QTimer::start));
    m_table->viewport()->installEventFilter(this);

    m_facts = new FactList(theme(), this);
    m_facts->setAccessibleName(tr("The selected entry"));
    m_change = new QPlainTextEdit(this);
    m_change->setReadOnly(true);
    m_change->setFrameShape(QFrame::NoFrame);
    m_change->setFont(Theme::fixedFont());
    m_change->setLineWrapMode(QPlainTextEdit::NoWrap);
    m_change->setTabChangesFocus(true);
    m_change->setAccessibleName(tr("What changed"));
    auto *detail = new QSplitter(Qt::Horizontal, this);
    detail->addWidget(m_facts);
    detail->addWidget(m_change);
    detail->setChildrenCollapsible(false);
    detail->setSizes({ 300, 400 });
    auto *splitter = new QSplitter(Qt::Vertical, this);
    splitter->addWidget(m_table);
    splitter->addWidget(detail);
    splitter->setStretchFactor(0, 3);
    splitter->setStretchFactor(1, 1);
    splitter->setSizes({ 400, 160 });
    detail->hide();
    auto *body = new QWidget(this);
    auto *layout = new QVBoxLayout(body);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(splitter, 1);
    layout->addWidget(new TransferList(ui(), { &m_downloads }, { Transfer::Kind::AuditExport }, body));
    setBody(body);
    setFocusTarget(m_table);
}

bool AuditPane::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::Resize && watched == m_table->viewport())
        m_viewportRest.start();
    return StorePane::eventFilter(watched, event);
}

void AuditPane::activeChanged(bool active)
{
    if (!active || m_off) {
        m_subscription.release();
        return;
    }
    m_subscription = m_store.subscribe();
    if (!m_model.isListed() && !m_model.isLoading())
        reload();
}

AuditFilter AuditPane::filter() const
{
    AuditFilter filter;
    if (const int days = m_period->currentData().toInt(); days > 0)
        filter.after = { ui().clock().now().ms - days * kDayMs };
    filter.actorEmail = m_user->text().trimmed();
    filter.objectType = m_object->currentData().toString();
    filter.action = m_action->currentData().toString();
    return filter;
}

void AuditPane::filterChanged()
{
    m_filterRest.stop();
    m_model.setFilter(filter());
    refreshView();
}

void AuditPane::reload()
{
    m_currentKey = m_table->selectedIds().value(0);
    if (m_model.filter() == filter())
        m_model.reload();
    else
        m_model.setFilter(filter());
}

void AuditPane::reportViewport()
{
    const int first = m_table->rowAt(0);
    const int last = m_table->rowAt(m_table->viewport()->height() - 1);
    m_model.setViewport(qMax(0, first), last < 0 ? m_model.rowCount() - 1 : last);
}

QString AuditPane::footer() const
{
    if (m_model.isScan()) {
        const QString searched = m_model.scanCutShort()
            ? tr("Searched the newest %n entries here; the server cannot filter by action", nullptr, m_model.scanned())
            : tr("Searched all %n entries here; the server cannot filter by action", nullptr, m_model.scanned());
        return m_model.isLoading() ? tr("Searching, %n entries so far", nullptr, m_model.scanned()) : searched;
    }
    return m_store.newer() > 0 ? tr("%n newer", "audit log entries", static_cast<int>(m_store.newer())) : QString();
}

void AuditPane::exportCsv()
{
    const AuditFilter chosen = filter();
    api::AuditQuery query;
    query.createdAfter = chosen.after;
    query.actorEmail = chosen.actorEmail;
    query.objectType = chosen.objectType;
    //: The name that is suggested for an exported file, without its ending
    const QString name = tr("audit-log") + QStringLiteral(".csv");
    ui().prompt().saveFile(tr("Export the audit log"), name, { tr("CSV files (*.csv)") }, this,
        [this, query](const QString &path) {
            if (!path.isEmpty())
                m_downloads.addAuditExport(query, path);
        });
}

Availability AuditPane::availability() const
{
    const Availability &probed = m_watch.capabilities()[Capability::ReadAuditLog];
    if (probed.isOff())
        return probed;
    switch (m_store.availability()) {
    case AuditStore::Availability::Absent: return { AvailabilityState::Unavailable, AvailabilityReason::NotInstalled };
    case AuditStore::Availability::Forbidden:
        return { AvailabilityState::Unavailable, AvailabilityReason::NotPermitted };
    case AuditStore::Availability::Unknown:
    case AuditStore::Availability::Available: break;
    }
    return probed;
}

void AuditPane::capabilitiesChanged()
{
    const bool off = m_watch.capabilities()[Capability::ReadAuditLog].isOff();
    if (off != m_off) {
        m_off = off;
        activeChanged(isActive());
    }
    refreshView();
}

void AuditPane::showNotPermitted()
{
    const Availability known = availability();
    if (!known.isOff())
        return;
    StateMessage message;
    if (known.reason == AvailabilityReason::NotPermitted) {
        message = { QStringLiteral("locked"), CapabilityText::refusal(Capability::ReadAuditLog, known),
            tr("Ask again"), [this] { Q_EMIT refreshRequested(); } };
    } else if (known.reason == AvailabilityReason::NotInPlan) {
        message = { QStringLiteral("audit"),
            tr("This server keeps no audit log; Mender's Professional and Enterprise plans do."), {}, {} };
    } else {
        //: %1 is a sentence with the reason.
        message = { QStringLiteral("audit"), tr("This server keeps no audit log. %1").arg(CapabilityText::reason(known.reason)), {},
            {} };
    }
    setStateMessage(PaneState::NotPermitted, message);
}

void AuditPane::refreshView()
{
    showNotPermitted();
    // A button that can do nothing would only ask why it is there.
    if (const bool offer = m_store.newer() > 0; offer != m_showNewer->isEnabled()) {
        m_showNewer->setEnabled(offer);
        setVerbs(offer ? QList<QAction *> { m_showNewer, m_export } : QList<QAction *> { m_export });
    }
    const int rows = m_model.rowCount();
    m_export->setEnabled(m_store.availability() == AuditStore::Availability::Available);
    if (rows == 0 && availability().isOff()) {
        setBusy(false);
        setCountText({});
        setFooterText({});
        setFreshness({});
        clearFailure();
        setState(PaneState::NotPermitted);
        return;
    }
    drydock::Freshness fresh = m_store.freshness();
    // What is shown is as old as the listing, which is right for as long as the head says that nothing came.
    if (!m_model.isListed())
        fresh.lastSuccess = {};
    else if (!fresh.hasData())
        fresh.lastSuccess = m_model.asOf();
    if (m_model.error())
        fresh.lastError = m_model.error();
    fresh.loading = fresh.loading || m_model.isLoading();
    const bool filtered = !m_model.filter().isEmpty();
    present(fresh, tr("The audit log could not be read"), rows > 0, filtered);
    if (m_model.isScan() && rows == 0 && m_model.isLoading() && state() != PaneState::Loading)
        setState(PaneState::Loading);
    setCountText(rows > 0 ? tr("%n entries", nullptr, rows) : QString());
    setFooterText(footer());
    if (!m_currentKey.isEmpty()) {
        if (const int row = m_model.rowOfKey(m_currentKey); row >= 0) {
            m_currentKey.clear();
            m_table->selectRow(row);
        }
    }
}

void AuditPane::showEntry()
{
    const QModelIndexList selected = m_table->selectionModel()->selectedRows();
    const api::AuditEntry *entry = selected.isEmpty() ? nullptr : m_model.entry(selected.first().row());
    m_facts->parentWidget()->setVisible(entry != nullptr);
    if (!entry)
        return;
    const TimeText &time = ui().time();
    QList<Fact> facts;
    facts.append({ tr("Time"), time.exact(entry->time), false, {}, {} });
    facts.append({ entry->actor.type == QLatin1String("device") ? tr("Device") : tr("User"),
        entry->actor.email.isEmpty() ? entry->actor.identity : entry->actor.email, false, entry->actor.id, {} });
    facts.append({ tr("Action"), readable(entry->action), false, {}, {} });
    facts.append({ tr("Kind"), readable(entry->object.type), false, {}, {} });
    if (!entry->object.name.isEmpty())
        facts.append({ tr("Object"), entry->object.name, false, {}, {} });
    if (!entry->object.artifactName.isEmpty())
        facts.append({ tr("Release"), entry->object.artifactName, false, {}, {} });
    facts.append({ tr("Object id"), entry->object.id, true, {}, {} });
    m_facts->setFacts(facts);
    m_change->setPlainText(entry->change.left(kLongestChange));
    m_change->setPlaceholderText(tr("The server recorded no difference."));
}

DockSpec auditDock(UiContext &ui, AuditStore &store, DownloadQueue &downloads, CapabilityWatch &watch)
{
    DockSpec spec;
    spec.id = QStringLiteral("audit");
    spec.title = AuditPane::tr("Audit log");
    spec.factory = [&ui, &store, &downloads, &watch](QWidget *parent) -> Pane * {
        return new AuditPane(ui, store, downloads, watch, parent);
    };
    spec.area = Qt::BottomDockWidgetArea;
    spec.shortcut = QKeySequence(QStringLiteral("Alt+6"));
    spec.icon = QStringLiteral("audit");
    return spec;
}

} // namespace drydock
