// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/activitypane.h"

#include "ui/actions/actionregistry.h"
#include "ui/dialogs/userprompt.h"
#include "ui/shell/inspector/requestdetailsview.h"
#include "ui/shell/inspector/requesttable.h"
#include "ui/text/activitytext.h"
#include "ui/text/sizetext.h"

#include <QApplication>
#include <QClipboard>
#include <QComboBox>
#include <QEvent>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QSplitter>
#include <QTabWidget>
#include <QToolButton>
#include <QVBoxLayout>

namespace drydock {

namespace {
constexpr int kTypingRestMs = 120;
constexpr int kStateRestMs = 50;
constexpr int kNoticeMs = 10'000;
constexpr int kWide = 780; //!< pixels from which list and details stand side by side
constexpr int kTall = 320; //!< and from which they stand one above the other
} // namespace

ActivityPane::ActivityPane(UiContext &ui, ActivityLog *log, QWidget *parent)
    : Pane(ui, QStringLiteral("activity"), tr("Activity"), parent)
    , m_model(new ActivityModel(this))
    , m_table(new DataTableView(ui))
    , m_details(new RequestDetailsView(ui))
{
    titleLineHidesRefresh();
    for (QTimer *timer : { &m_noticeEnds, &m_filterRest, &m_stateRest })
        timer->setSingleShot(true);
    m_noticeEnds.setInterval(kNoticeMs);
    m_filterRest.setInterval(kTypingRestMs);
    m_stateRest.setInterval(kStateRestMs);
    connect(&m_filterRest, &QTimer::timeout, this, &ActivityPane::filterEdited);
    connect(&m_stateRest, &QTimer::timeout, this, &ActivityPane::showState);
    connect(&m_noticeEnds, &QTimer::timeout, this, [this] { say({}); });
    buildHeader();
    buildBody();
    buildActions();
    setStateMessage(PaneState::NothingYet,
        { QStringLiteral("activity"), tr("No request has been sent in this session yet."), {}, {} });
    setStateMessage(PaneState::NothingMatches,
        { QStringLiteral("filter"), tr("No request matches this filter."), tr("Show everything"), [this] {
             m_filter->clear();
             filterEdited();
             m_view->setCurrentIndex(0);
         } });
    connectModel();
    setLog(log);
}

ActivityPane::~ActivityPane()
{
    ui().actions().setRequests({});
}

void ActivityPane::buildHeader()
{
    auto *box = new QWidget;
    auto *column = new QVBoxLayout(box);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(2);
    m_filter = new QLineEdit(box);
    m_filter->setPlaceholderText(tr("Filter: text, status:4xx, method:post, failed, slower:500ms"));
    m_filter->setAccessibleName(tr("Filter requests"));
    m_filter->setToolTip(QStringLiteral("<p style='white-space:pre'>%1</p>").arg(ActivityText::filterHelp().toHtmlEscaped()));
    m_filter->setClearButtonEnabled(true);
    m_problem = new QLabel(box);
    m_problem->setTextFormat(Qt::PlainText);
    m_problem->setWordWrap(true);
    m_problem->hide();
    column->addWidget(m_filter);
    column->addWidget(m_problem);
    box->setFocusProxy(m_filter);
    setQueryBar(box);
    const auto tint = [this] {
        QPalette palette = m_problem->palette();
        palette.setColor(QPalette::WindowText, theme().color(ThemeRole::Failed));
        m_problem->setPalette(palette);
    };
    connect(&theme(), &Theme::changed, m_problem, tint);
    tint();
    m_view = new QComboBox;
    m_view->addItem(tr("Everything"), static_cast<int>(ActivityModel::View::All));
    m_view->addItem(tr("Running"), static_cast<int>(ActivityModel::View::Running));
    m_view->addItem(tr("Failed"), static_cast<int>(ActivityModel::View::Failed));
    m_view->addItem(tr("Changes only"), static_cast<int>(ActivityModel::View::Changes));
    m_view->setAccessibleName(tr("What to show"));
    addHeaderControl(m_view);
    m_pause = new QAction(tr("Pause"), this);
    m_pause->setCheckable(true);
    m_pause->setToolTip(tr("Take no new rows for now"));
    auto *pause = new QToolButton;
    pause->setDefaultAction(m_pause);
    pause->setFocusPolicy(Qt::TabFocus);
    pause->setMinimumHeight(24);
    addHeaderControl(pause);
    connect(m_filter, &QLineEdit::textChanged, &m_filterRest, qOverload<>(&QTimer::start));
    connect(m_filter, &QLineEdit::returnPressed, this, [this] {
        filterEdited();
        m_table->setFocus(Qt::OtherFocusReason);
    });
    connect(m_view, &QComboBox::currentIndexChanged, this,
        [this] { m_model->setView(static_cast<ActivityModel::View>(m_view->currentData().toInt())); });
    connect(m_pause, &QAction::toggled, this, [this](bool paused) {
        m_model->setPaused(paused);
        showState();
    });
}

void ActivityPane::buildBody()
{
    new RequestTable(ui(), *m_table, *m_model);
    m_table->setFilterField(m_filter);
    m_splitter = new QSplitter(Qt::Horizontal);
    m_splitter->addWidget(m_table);
    m_splitter->addWidget(m_details);
    m_splitter->setChildrenCollapsible(false);
    m_splitter->setStretchFactor(0, 1);
    m_splitter->setStretchFactor(1, 1);
    m_splitter->installEventFilter(this);
    m_details->installEventFilter(this);
    m_details->hide();
    setBody(m_splitter);
    setFocusTarget(m_table);
    connect(m_splitter, &QSplitter::splitterMoved, this, [this] {
        const QList<int> sizes = m_splitter->sizes();
        const int whole = sizes.value(0) + sizes.value(1);
        if (whole <= 0)
            return;
        int &share = m_splitter->orientation() == Qt::Horizontal ? m_layout.beside : m_layout.below;
        share = qBound(10, sizes.value(1) * 100 / whole, 90);
        Q_EMIT layoutStateChanged();
    });
    connect(m_table, &DataTableView::viewStateChanged, this, &ActivityPane::layoutStateChanged);
    connect(m_table, &DataTableView::selectionMade, this, &ActivityPane::selectionMade);
    connect(m_table, &DataTableView::rowOpened, this, [this] {
        m_zoomed = true;
        setDetailsOn(true);
        if (m_details->isVisible())
            m_details->tabs()->setFocus(Qt::OtherFocusReason);
    });
    connect(m_details, &RequestDetailsView::closed, this, [this] { setDetailsOn(false); });
    connect(m_details, &RequestDetailsView::failed, this, [this](const QString &what, const QString &why) {
        showFailure({ what, why, tr("Choose another folder."), {}, NextStep::None });
    });
}

void ActivityPane::buildActions()
{
    ActionRegistry &actions = ui().actions();
    using enum ActionId;
    actions.setHandler(ExportTraffic, this, [this] { exportHar(std::nullopt); });
    actions.setHandler(RequestCopyCurl, this, [this] { copyCurl(); });
    actions.setHandler(RequestCopyUrl, this, [this] { copyUrl(); });
    actions.setHandler(RequestCopyId, this, [this] { copyRequestId(); });
    actions.setHandler(RequestCopyResponse, this, [this] { copyResponse(); });
    actions.setHandler(RequestExportSelected, this, [this] { exportHar(selectedKeys()); });
    actions.setHandler(RequestExportShown, this,
        [this] { exportHar(QList<quint64>(m_model->keys().begin(), m_model->keys().end())); });
    actions.setHandler(RequestClear, this, [this] {
        if (m_log)
            m_log->clear();
    });
    m_detailsAction = new QAction(tr("Show details"), this);
    m_detailsAction->setCheckable(true);
    m_detailsAction->setChecked(m_layout.details);
    connect(m_detailsAction, &QAction::toggled, this, &ActivityPane::setDetailsOn);
    setVerbs(actions.actions({ RequestCopyCurl, ExportTraffic, RequestClear }),
        actions.actions({ RequestCopyUrl, RequestCopyId, RequestCopyResponse, RequestExportSelected, RequestExportShown })
            + QList<QAction *> { m_detailsAction });
    m_table->setContextActions(actions.actions(
        { RequestCopyCurl, RequestCopyUrl, RequestCopyId, RequestCopyResponse, RequestExportSelected }));
}

void ActivityPane::connectModel()
{
    for (const auto signal : { &QAbstractItemModel::rowsInserted, &QAbstractItemModel::rowsRemoved })
        connect(m_model, signal, this, &ActivityPane::showStateSoon);
    connect(m_model, &QAbstractItemModel::modelAboutToBeReset, this, [this] { m_resetting = true; });
    connect(m_model, &QAbstractItemModel::modelReset, this, [this] {
        m_resetting = false;
        restoreSelection();
        showState();
    });
    connect(m_model, &QAbstractItemModel::dataChanged, this, [this](const QModelIndex &first) {
        const ActivityEntry *entry = m_model->entryAt(first.row());
        if (entry && entry->key == m_current)
            showDetails();
        showStateSoon();
    });
}

void ActivityPane::filterEdited()
{
    m_filterRest.stop();
    const RequestFilter::Parsed parsed = RequestFilter::parse(m_filter->text());
    m_problem->setText(parsed.problem ? ActivityText::problem(*parsed.problem) : QString());
    m_problem->setVisible(parsed.problem.has_value());
    m_filter->setAccessibleDescription(m_problem->text());
    // What is not understood changes nothing: rows that vanish while one types would be lies.
    if (!parsed.problem)
        m_model->setFilter(parsed.filter);
}

bool ActivityPane::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_splitter && event->type() == QEvent::Resize) {
        arrange();
    } else if (watched == m_details && event->type() == QEvent::KeyPress
        && static_cast<QKeyEvent *>(event)->key() == Qt::Key_Escape) {
        setDetailsOn(false);
        return true;
    }
    return Pane::eventFilter(watched, event);
}

void ActivityPane::setDetailsOn(bool on)
{
    const bool hadFocus = m_details->isAncestorOf(QApplication::focusWidget());
    m_zoomed = m_zoomed && on;
    if (m_layout.details != on) {
        m_layout.details = on;
        m_detailsAction->setChecked(on);
        Q_EMIT layoutStateChanged();
    }
    arrange();
    if (!on && hadFocus)
        m_table->setFocus(Qt::OtherFocusReason);
}

// Side by side where the pane is wide, one above the other where it is tall; in a small one the details take the
// list's place when a row is opened, and give it back.
void ActivityPane::arrange()
{
    const bool wide = m_splitter->width() >= kWide;
    const bool fits = wide || m_splitter->height() >= kTall;
    const Qt::Orientation orientation = wide ? Qt::Horizontal : Qt::Vertical;
    const bool show = m_layout.details && m_current != 0 && (fits || m_zoomed);
    const bool turned = m_splitter->orientation() != orientation;
    const bool appears = show && m_details->isHidden();
    if (turned)
        m_splitter->setOrientation(orientation);
    m_details->setVisible(show);
    m_table->setVisible(!show || fits);
    if (show && fits && (turned || appears)) {
        const int whole = wide ? m_splitter->width() : m_splitter->height();
        const int share = whole * (wide ? m_layout.beside : m_layout.below) / 100;
        m_splitter->setSizes({ whole - share, share });
    }
    if (appears)
        showDetails();
}

void ActivityPane::restoreSelection()
{
    const int row = m_model->rowOf(m_current);
    if (row >= 0) {
        m_table->selectRow(row);
        m_table->scrollTo(m_model->index(row, 0));
    } else {
        m_current = 0;
        arrange();
    }
}

void ActivityPane::selectionMade()
{
    if (m_resetting)
        return;
    const QModelIndex row = m_table->selectionModel()->hasSelection() ? m_table->currentIndex() : QModelIndex();
    const ActivityEntry *entry = row.isValid() ? m_model->entryAt(row.row()) : nullptr;
    const quint64 key = entry ? entry->key : 0;
    if (key != m_current) {
        m_current = key;
        say({});
        arrange();
        showDetails();
    }
    reportSelection();
}

void ActivityPane::showDetails()
{
    const ActivityEntry *entry = m_log && m_current ? m_log->find(m_current) : nullptr;
    if (entry && !m_details->isHidden())
        m_details->showEntry(*entry, m_log->details(m_current));
    reportSelection();
}

QList<quint64> ActivityPane::selectedKeys() const
{
    QList<quint64> keys;
    const QStringList ids = m_table->selectedIds();
    for (const QString &id : ids)
        keys.append(id.toULongLong());
    return keys;
}

void ActivityPane::reportSelection()
{
    RequestSelection selection;
    selection.anyShown = m_model->rowCount() > 0;
    selection.anyRecorded = m_log && !m_log->entries().empty();
    const QList<quint64> keys = m_log ? selectedKeys() : QList<quint64>();
    selection.count = static_cast<int>(keys.size());
    for (const quint64 key : keys) {
        const ActivityEntry *entry = m_log->find(key);
        selection.requests += entry && entry->kind == ActivityEntry::Kind::Request ? 1 : 0;
    }
    if (const ActivityEntry *entry = keys.size() == 1 ? m_log->find(keys.first()) : nullptr) {
        const std::optional<RequestDetails> details = m_log->details(entry->key);
        selection.requests = details ? 1 : 0;
        selection.hasId = !entry->requestId.isEmpty();
        selection.hasAnswer = details && !details->answer.body.isEmpty();
    }
    ui().actions().setRequests(selection);
}

void ActivityPane::setLog(ActivityLog *log)
{
    if (m_log)
        m_log->disconnect(this);
    m_log = log;
    m_current = 0;
    if (log) // also while the model is paused, or does not show it
        connect(log, &ActivityLog::entryAdded, this, &ActivityPane::showStateSoon);
    m_model->setLog(log);
    showState();
}

QString ActivityPane::counted() const
{
    if (!m_log || m_log->entries().empty())
        return {};
    const auto all = static_cast<int>(m_log->entries().size());
    const int shown = m_model->rowCount();
    if (shown < all)
        //: %1 is how many entries the filter shows, %n how many there are
        return tr("%1 of %n entries", nullptr, all).arg(SizeText::count(shown));
    return tr("%n entries", nullptr, all);
}

void ActivityPane::showStateSoon()
{
    if (!m_stateRest.isActive())
        m_stateRest.start();
}

void ActivityPane::showState()
{
    m_stateRest.stop();
    const bool any = m_log && !m_log->entries().empty();
    if (m_model->rowCount() > 0)
        setState(PaneState::Ready);
    else
        setState(any ? PaneState::NothingMatches : PaneState::NothingYet);
    const int running = m_log ? m_log->runningCount() : 0;
    const int failed = m_log ? m_log->failedCount() : 0;
    QStringList counts;
    if (running > 0)
        counts.append(tr("%n running", nullptr, running));
    if (failed > 0)
        counts.append(tr("%n failed", nullptr, failed));
    if (m_model->isPaused())
        counts.append(tr("paused"));
    setCountText(counts.join(QStringLiteral(" · ")));
    const auto missed = static_cast<int>(m_model->missed());
    m_pause->setText(!m_model->isPaused() ? tr("Pause") : missed > 0 ? tr("Resume (%n new)", nullptr, missed) : tr("Resume"));
    m_footer = m_notice.isEmpty() ? counted() : m_notice;
    setFooterText(m_footer);
    reportSelection();
}

// In the footer's place for a while.
void ActivityPane::say(const QString &notice)
{
    if (m_notice.isEmpty() && notice.isEmpty())
        return;
    m_notice = notice;
    if (notice.isEmpty())
        m_noticeEnds.stop();
    else
        m_noticeEnds.start();
    showState();
}

void ActivityPane::copyCurl()
{
    const QList<quint64> keys = selectedKeys();
    const auto command = m_log && keys.size() == 1 ? m_log->curl(keys.first()) : std::nullopt;
    if (!command)
        return;
    QApplication::clipboard()->setText(command->text);
    const QString notes = ActivityText::notes(*command);
    say(notes.isEmpty() ? tr("Copied as curl.") : tr("Copied as curl. %1").arg(notes));
}

void ActivityPane::copyUrl()
{
    const QList<quint64> keys = selectedKeys();
    if (const auto details = m_log && keys.size() == 1 ? m_log->details(keys.first()) : std::nullopt)
        QApplication::clipboard()->setText(details->url.toString(QUrl::FullyEncoded));
}

void ActivityPane::copyRequestId()
{
    const QList<quint64> keys = selectedKeys();
    if (const ActivityEntry *entry = m_log && keys.size() == 1 ? m_log->find(keys.first()) : nullptr)
        QApplication::clipboard()->setText(QString::fromUtf8(entry->requestId));
}

void ActivityPane::copyResponse()
{
    const QList<quint64> keys = selectedKeys();
    if (const auto details = m_log && keys.size() == 1 ? m_log->details(keys.first()) : std::nullopt)
        QApplication::clipboard()->setText(QString::fromUtf8(details->answer.body));
}

void ActivityPane::exportHar(const std::optional<QList<quint64>> &keys)
{
    if (!m_log)
        return;
    ui().prompt().saveFile(tr("Export requests as HAR"), QStringLiteral("drydock.har"), { tr("HAR files (*.har)") },
        this, [this, keys](const QString &path) {
            if (path.isEmpty() || !m_log)
                return;
            m_log->exportHar(path, keys, this, [this](qsizetype written, const QString &problem) {
                if (problem.isEmpty())
                    say(tr("%n requests exported; tokens, cookies and passwords were left out.", nullptr,
                        static_cast<int>(written)));
                else
                    showFailure({ tr("The file could not be written."), problem, tr("Choose another folder."), {},
                        NextStep::None });
            });
        });
}

ActivityLayout ActivityPane::layoutState() const
{
    ActivityLayout layout = m_layout;
    layout.columns = m_table->viewState();
    return layout;
}

void ActivityPane::applyLayoutState(const ActivityLayout &layout)
{
    m_layout = layout;
    m_layout.beside = qBound(10, layout.beside, 90);
    m_layout.below = qBound(10, layout.below, 90);
    if (!layout.columns.order.isEmpty())
        m_table->applyViewState(layout.columns);
    m_detailsAction->setChecked(m_layout.details);
    arrange();
}

} // namespace drydock
