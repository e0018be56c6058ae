// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panes/bulk/bulkpane.h"

#include "models/core/worker.h"
#include "ui/actions/actionregistry.h"
#include "ui/dialogs/userprompt.h"
#include "ui/text/bulktext.h"
#include "ui/widgets/rowdelegate.h"

#include <QCheckBox>
#include <QHeaderView>
#include <QSaveFile>
#include <QSplitter>

namespace drydock {

BulkPane::BulkPane(UiContext &ui, BulkWork &work, FleetLinks &links, QWidget *parent)
    : Pane(ui, QStringLiteral("bulk"), tr("Bulk work"), parent)
    , m_work(work)
    , m_links(links)
    , m_jobsModel(work)
    , m_itemsModel(work, &BulkText::problem)
{
    titleLineHidesRefresh();
    buildJobs();
    buildResults();
    auto *splitter = new QSplitter(Qt::Vertical, this);
    splitter->addWidget(m_jobs);
    splitter->addWidget(m_results);
    splitter->setChildrenCollapsible(false);
    splitter->setStretchFactor(1, 1);
    setBody(splitter);
    setFocusTarget(m_jobs);
    m_failedOnly = new QCheckBox(tr("Only failed"), this);
    m_failedOnly->setToolTip(tr("Below, show only devices for which it failed or was not sent"));
    connect(m_failedOnly, &QCheckBox::toggled, &m_itemsModel, &BulkItemsModel::setFailedOnly);
    addHeaderStretch();
    addHeaderControl(m_failedOnly);
    setStateMessage(PaneState::NothingYet,
        { QStringLiteral("activity"), tr("What is done to many devices at once appears here, with a result for each."), {}, {} });
    bindActions();
    const auto refresh = [this] { refreshView(); };
    connect(&m_work, &BulkWork::jobAdded, this, [this](const QString &id) {
        choose(id);
        refreshView();
    });
    connect(&m_work, &BulkWork::jobChanged, this, refresh);
    connect(&m_work, &BulkWork::jobForgotten, this, refresh);
    if (m_jobsModel.rowCount() > 0)
        m_jobs->selectRow(0);
    refreshView();
}

BulkPane::~BulkPane()
{
    // The views go before the models that they show.
    delete m_jobs;
    delete m_results;
    ui().actions().setBulk({});
}

void BulkPane::buildJobs()
{
    m_jobsModel.setTitles({ tr("Work"), tr("State"), tr("Progress"), tr("Failed"), tr("Begun") });
    m_jobs = new DataTableView(ui(), this);
    m_jobs->setAccessibleName(tr("Bulk work"));
    m_jobs->setModel(&m_jobsModel);
    m_jobs->setItemDelegateForColumn(BulkJobsModel::State, new StatusDelegate(theme(), StatusDomain::Bulk, m_jobs));
    m_jobs->setItemDelegateForColumn(BulkJobsModel::Failed, new NumberDelegate(theme(), m_jobs));
    m_jobs->setItemDelegateForColumn(BulkJobsModel::Begun, new TimeDelegate(theme(), ui().time(), ui().clock(), m_jobs));
    const int widths[] = { 260, 115, 90, 65, 105 };
    for (int column = 0; column < BulkJobsModel::ColumnCount; ++column)
        m_jobs->setColumnWidth(column, widths[column]);
    m_jobs->setSelectionMode(QAbstractItemView::SingleSelection);
    connect(m_jobs, &DataTableView::selectionMade, this, &BulkPane::chosen);
}

void BulkPane::buildResults()
{
    m_itemsModel.setTitles({ tr("Device"), tr("Result"), tr("Problem") });
    m_results = new DataTableView(ui(), this);
    m_results->setAccessibleName(tr("Results"));
    m_results->setModel(&m_itemsModel);
    m_results->setItemDelegateForColumn(BulkItemsModel::Result, new StatusDelegate(theme(), StatusDomain::Bulk, m_results));
    const int widths[] = { 200, 115, 360 };
    for (int column = 0; column < BulkItemsModel::ColumnCount; ++column)
        m_results->setColumnWidth(column, widths[column]);
    m_results->horizontalHeader()->setSortIndicator(-1, Qt::AscendingOrder);
    m_results->setSortingEnabled(true);
    connect(m_results, &DataTableView::rowOpened, this, [this](const QString &id) { m_links.showDevice(DeviceId(id)); });
}

void BulkPane::bindActions()
{
    ActionRegistry &actions = ui().actions();
    using enum ActionId;
    actions.setHandler(BulkPause, this, [this] { m_work.setPaused(chosenId(), true); });
    actions.setHandler(BulkContinue, this, [this] {
        const QString id = chosenId();
        if (const BulkJob *job = m_work.find(id); job && job->state == BulkJob::State::Interrupted)
            m_work.resume(id);
        else
            m_work.setPaused(id, false);
    });
    actions.setHandler(BulkCancel, this, [this] { m_work.cancel(chosenId()); });
    actions.setHandler(BulkRetry, this, [this] { m_work.retryFailed(chosenId()); });
    actions.setHandler(BulkSaveResults, this, [this] { saveResults(); });
    actions.setHandler(BulkForget, this, [this] { m_work.forget(chosenId()); });
    setVerbs(actions.actions({ BulkPause, BulkContinue, BulkCancel, BulkRetry, BulkSaveResults }), actions.actions({ Undo, BulkForget }));
    m_jobs->setContextActions(actions.actions({ BulkPause, BulkContinue, BulkCancel, BulkRetry, BulkSaveResults, BulkForget }));
}

QString BulkPane::chosenId() const
{
    return m_itemsModel.job();
}

void BulkPane::choose(const QString &job)
{
    if (const int row = m_jobsModel.rowOf(job); row >= 0)
        m_jobs->selectRow(row);
}

void BulkPane::chosen()
{
    const QString id = m_jobs->selectedIds().value(0);
    if (id != m_itemsModel.job())
        m_itemsModel.setJob(id);
    refreshView();
}

void BulkPane::refreshView()
{
    setState(m_jobsModel.rowCount() > 0 ? PaneState::Ready : PaneState::NothingYet);
    const BulkJob *job = m_work.find(chosenId());
    BulkSelection selection = ui().actions().selection().bulk;
    selection.chosen = job != nullptr;
    selection.running = job && job->state == BulkJob::State::Running;
    selection.paused = job && (job->state == BulkJob::State::Paused || job->state == BulkJob::State::Interrupted);
    selection.over = job && job->isOver();
    selection.failed = job && job->isOver() && job->count(BulkItem::State::Failed) + job->count(BulkItem::State::Waiting) > 0;
    ui().actions().setBulk(selection);
    setFooterText(job ? BulkText::progress(*job) : QString());
    int running = 0;
    for (const BulkJob &each : m_work.jobs())
        running += each.isOver() ? 0 : 1;
    setCountText(running > 0 ? tr("%n under way", nullptr, running) : QString());
    if (!m_work.journalProblem().isEmpty()) {
        ErrorWords words;
        words.what = tr("Work that is interrupted could not be taken up again: nothing can be written down beside the settings.");
        words.why = m_work.journalProblem();
        words.next = tr("Make room on the disk, or free the folder for writing.");
        showFailure(words);
    }
}

void BulkPane::saveResults()
{
    const BulkJob *job = m_work.find(chosenId());
    if (!job)
        return;
    const auto nameOf = [this](const DeviceId &id) { return m_work.fleet().displayName(id); };
    ui().prompt().saveFile(tr("Save results"), QStringLiteral("results.csv"), { tr("CSV, for spreadsheets (*.csv)") }, this,
        [this, csv = bulkResultsCsv(*job, nameOf, &BulkText::problem)](const QString &path) {
            if (path.isEmpty())
                return;
            inWorker(this,
                [csv, path] {
                    QSaveFile file(path);
                    const bool written = file.open(QIODevice::WriteOnly) && file.write(csv) == csv.size() && file.commit();
                    return written ? QString() : file.errorString();
                },
                [this, path](const QString &problem) {
                    if (problem.isEmpty())
                        return;
                    ErrorWords words;
                    //: %1 is a file, %2 the system's reason
                    words.what = tr("%1 could not be written: %2.").arg(path, problem);
                    words.next = tr("Choose another place and save again.");
                    showFailure(words);
                });
        });
}

DockSpec bulkDock(UiContext &ui, BulkWork &work, FleetLinks &links)
{
    DockSpec spec;
    spec.id = QStringLiteral("bulk");
    spec.title = BulkPane::tr("Bulk work");
    spec.factory = [&ui, &work, &links](QWidget *parent) -> Pane * { return new BulkPane(ui, work, links, parent); };
    spec.area = Qt::BottomDockWidgetArea;
    spec.shortcut = QKeySequence(QStringLiteral("Alt+9"));
    spec.icon = QStringLiteral("bulk");
    return spec;
}

} // namespace drydock
