// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/activitypane.h"

#include "ui/actions/actionregistry.h"
#include "ui/dialogs/userprompt.h"
#include "ui/text/sizetext.h"
#include "ui/widgets/datatableview.h"
#include "ui/widgets/rowdelegate.h"

#include <QApplication>
#include <QClipboard>
#include <QComboBox>
#include <QHeaderView>
#include <QSaveFile>

namespace drydock {

namespace {

class DurationDelegate final : public RowDelegate {
public:
    DurationDelegate(const Theme &theme, const TimeText &time, QObject *parent)
        : RowDelegate(theme, parent)
        , m_time(time)
    {
    }
    [[nodiscard]] QString text(const QModelIndex &index) const override
    {
        return m_time.duration(index.data(SortRole).toLongLong());
    }

private:
    const TimeText &m_time;
};

// What failed, in words, as the tooltip of a failed row.
class AnswerDelegate final : public RowDelegate {
public:
    AnswerDelegate(const Theme &theme, const ActivityModel &model, QObject *parent)
        : RowDelegate(theme, parent)
        , m_model(model)
    {
    }
    [[nodiscard]] QString text(const QModelIndex &index) const override
    {
        const ActivityEntry *entry = m_model.entryAt(index.row());
        const QString answer = RowDelegate::text(index);
        return entry && entry->error && answer.isEmpty() ? errorKindName(entry->error->kind) : answer;
    }
    [[nodiscard]] QString toolTip(const QModelIndex &index) const override
    {
        const ActivityEntry *entry = m_model.entryAt(index.row());
        if (!entry || !entry->error)
            return text(index);
        const ErrorWords words = ErrorText::words(*entry->error);
        return words.why.isEmpty() ? words.what : QStringLiteral("%1\n%2").arg(words.what, words.why);
    }

private:
    const ActivityModel &m_model;
};

} // namespace

ActivityPane::ActivityPane(UiContext &ui, ActivityLog *log, QWidget *parent)
    : Pane(ui, QStringLiteral("activity"), tr("Activity"), parent)
    , m_model(new ActivityModel(this))
    , m_table(new DataTableView(ui))
    , m_view(new QComboBox)
{
    titleLineHidesRefresh();
    m_model->setTitles({ tr("State"), tr("Time"), tr("What"), tr("Request"), tr("Answer"), tr("Duration"),
        tr("Request id") });
    buildTable();
    m_view->addItem(tr("Everything"), static_cast<int>(ActivityModel::View::All));
    m_view->addItem(tr("Running"), static_cast<int>(ActivityModel::View::Running));
    m_view->addItem(tr("Failed"), static_cast<int>(ActivityModel::View::Failed));
    m_view->addItem(tr("Changes only"), static_cast<int>(ActivityModel::View::Changes));
    m_view->setAccessibleName(tr("What to show"));
    addHeaderControl(m_view);
    addHeaderStretch();
    buildActions();
    setStateMessage(PaneState::NothingYet,
        { QStringLiteral("activity"), tr("No request has been sent in this session yet."), {}, {} });
    setStateMessage(PaneState::NothingMatches,
        { QStringLiteral("filter"), tr("No request is in this state."), tr("Show everything"),
            [this] { m_view->setCurrentIndex(0); } });
    connect(m_view, &QComboBox::currentIndexChanged, this, [this] {
        m_model->setView(static_cast<ActivityModel::View>(m_view->currentData().toInt()));
        showState();
    });
    for (const auto signal : { &QAbstractItemModel::rowsInserted, &QAbstractItemModel::rowsRemoved })
        connect(m_model, signal, this, &ActivityPane::showState);
    connect(m_model, &QAbstractItemModel::modelReset, this, &ActivityPane::showState);
    connect(m_model, &QAbstractItemModel::dataChanged, this, &ActivityPane::showState);
    connect(&ui.ticker(), &Ticker::ticked, m_table->viewport(), qOverload<>(&QWidget::update));
    setLog(log);
}

void ActivityPane::buildTable()
{
    UiContext &shell = ui();
    m_table->setItemDelegateForColumn(
        ActivityModel::StateColumn, new StatusDelegate(theme(), StatusDomain::Request, m_table));
    m_table->setItemDelegateForColumn(
        ActivityModel::TimeColumn, new TimeDelegate(theme(), shell.time(), shell.clock(), m_table));
    m_table->setItemDelegateForColumn(ActivityModel::AnswerColumn, new AnswerDelegate(theme(), *m_model, m_table));
    m_table->setItemDelegateForColumn(
        ActivityModel::DurationColumn, new DurationDelegate(theme(), shell.time(), m_table));
    m_table->setItemDelegateForColumn(ActivityModel::RequestIdColumn, new IdDelegate(theme(), m_table));
    m_table->setModel(m_model);
    m_table->setAccessibleName(tr("Requests"));
    const QList<int> widths { 96, 96, 210, 330, 76, 76, 160 };
    for (int column = 0; column < ActivityModel::ColumnCount; ++column)
        m_table->horizontalHeader()->resizeSection(column, widths.at(column));
    setBody(m_table);
}

void ActivityPane::buildActions()
{
    m_copyId = new QAction(theme().icon(QStringLiteral("copy")), tr("Copy request id"), this);
    m_copyId->setEnabled(false);
    connect(m_copyId, &QAction::triggered, this, &ActivityPane::copyRequestId);
    ui().actions().setHandler(ActionId::ExportTraffic, this, [this] { exportHar(); });
    setVerbs({ m_copyId, ui().actions().action(ActionId::ExportTraffic) });
    m_table->setContextActions({ m_copyId });
    connect(m_table, &DataTableView::selectionMade, this, [this] {
        const ActivityEntry *entry = m_model->entryAt(m_table->currentIndex().row());
        m_copyId->setEnabled(entry && !entry->requestId.isEmpty());
    });
}

void ActivityPane::setLog(ActivityLog *log)
{
    m_log = log;
    m_model->setLog(log);
    showState();
}

void ActivityPane::showState()
{
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
    setCountText(counts.join(QStringLiteral(" · ")));
    setFooterText(any ? tr("%n entries", nullptr, static_cast<int>(m_model->rowCount())) : QString());
}

void ActivityPane::copyRequestId()
{
    if (const ActivityEntry *entry = m_model->entryAt(m_table->currentIndex().row()))
        QApplication::clipboard()->setText(QString::fromLatin1(entry->requestId));
}

void ActivityPane::exportHar()
{
    if (!m_log)
        return;
    ui().prompt().saveFile(tr("Export requests as HAR"), QStringLiteral("drydock.har"), { tr("HAR files (*.har)") },
        this, [this](const QString &path) {
            if (path.isEmpty() || !m_log)
                return;
            QSaveFile file(path);
            if (file.open(QIODevice::WriteOnly))
                file.write(m_log->toHar());
            if (!file.commit())
                showFailure({ tr("The file could not be written."), file.errorString(),
                    tr("Choose another folder."), {}, NextStep::None });
        });
}

} // namespace drydock
