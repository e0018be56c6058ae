// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panes/deployments/deploymentspane.h"

#include "models/items/deploymentfacts.h"
#include "models/store/fleetstore.h"
#include "models/store/releasestore.h"
#include "ui/actions/actionregistry.h"
#include "ui/charts/stackedbar.h"
#include "ui/dialogs/userprompt.h"
#include "ui/panes/deployments/createdeploymentdialog.h"
#include "ui/text/sizetext.h"
#include "ui/widgets/datatableview.h"
#include "ui/widgets/rowdelegate.h"

#include <QComboBox>
#include <QHeaderView>
#include <QLineEdit>

namespace drydock {

using Show = DeploymentTableModel::Show;

DeploymentsPane::DeploymentsPane(UiContext &ui, DeploymentStore &deployments, DeploymentDetailStore &detail,
    ReleaseStore &releases, FleetStore &fleet, QWidget *parent)
    : StorePane(ui, QStringLiteral("deployments"), tr("Deployments"), parent)
    , m_deployments(deployments)
    , m_detail(detail)
    , m_releases(releases)
    , m_fleet(fleet)
    , m_model(deployments)
{
    buildHeader();
    buildTable();
    setStateMessage(PaneState::Loading, { QStringLiteral("loading"), tr("Reading the deployments."), {}, {} });
    setStateMessage(PaneState::NothingYet,
        { QStringLiteral("deployment"), tr("Nothing has been deployed from this server yet."),
            tr("Create deployment…"), [this] {
                openCreateDeployment(this->ui(), m_deployments, m_releases, m_fleet, {}, this);
            } });
    setStateMessage(PaneState::NothingMatches,
        { QStringLiteral("filter"), tr("No deployment matches the filter."), tr("Show all deployments"), [this] {
             m_filter->clear();
             m_show->setCurrentIndex(0);
         } });
    setStateMessage(PaneState::NotPermitted,
        { QStringLiteral("locked"), tr("Your account may not see the deployments of this server."), tr("Ask again"),
            [this] { m_deployments.refresh(); } });
    bindActions();
    connect(this, &Pane::refreshRequested, &m_deployments, &DeploymentStore::refresh);
    connect(&m_deployments, &DeploymentStore::stateChanged, this, &DeploymentsPane::refreshView);
    connect(&m_deployments, &DeploymentStore::changed, this, [this] {
        refreshView();
        reportSelection();
    });
    connect(&m_deployments, &DeploymentStore::deploymentCreated, this, &DeploymentsPane::showDeployment);
    refreshView();
}

DeploymentsPane::~DeploymentsPane() = default;

void DeploymentsPane::buildHeader()
{
    m_filter = new QLineEdit(this);
    m_filter->setPlaceholderText(tr("Filter by name, release or group"));
    m_filter->setAccessibleName(tr("Filter deployments"));
    m_filter->setClearButtonEnabled(true);
    connect(m_filter, &QLineEdit::textChanged, this, &DeploymentsPane::filterChanged);
    setQueryBar(m_filter);
    m_show = new QComboBox(this);
    m_show->setAccessibleName(tr("State"));
    m_show->addItem(tr("All"), static_cast<int>(Show::All));
    //: Deployments that are in progress or wait for their first device
    m_show->addItem(tr("Running"), static_cast<int>(Show::Running));
    m_show->addItem(tr("Scheduled"), static_cast<int>(Show::Scheduled));
    m_show->addItem(tr("Finished"), static_cast<int>(Show::Finished));
    m_show->setSizeAdjustPolicy(QComboBox::AdjustToContents);
    connect(m_show, &QComboBox::currentIndexChanged, this, &DeploymentsPane::filterChanged);
    addHeaderControl(m_show);
}

void DeploymentsPane::buildTable()
{
    m_model.setTitles({ tr("Deployment"), tr("Release"), tr("State"), tr("Progress"), tr("Devices"), tr("Group"),
        tr("Created"), tr("Finished") });
    m_table = new DataTableView(ui(), this);
    m_table->setAccessibleName(tr("Deployments"));
    m_table->setFilterField(m_filter);
    m_table->setModel(&m_model);
    const auto set = [this](DeploymentTableModel::Column column, QAbstractItemDelegate *delegate, int width) {
        if (delegate)
            m_table->setItemDelegateForColumn(column, delegate);
        m_table->setColumnWidth(column, width);
    };
    set(DeploymentTableModel::Name, nullptr, 210);
    set(DeploymentTableModel::Release, nullptr, 150);
    set(DeploymentTableModel::State, new StatusDelegate(theme(), StatusDomain::Deployment, m_table), 120);
    set(DeploymentTableModel::Progress, new ProgressDelegate(theme(), m_table), 170);
    set(DeploymentTableModel::Devices, new NumberDelegate(theme(), m_table), 75);
    set(DeploymentTableModel::Group, nullptr, 100);
    set(DeploymentTableModel::Created, new TimeDelegate(theme(), ui().time(), ui().clock(), m_table), 110);
    set(DeploymentTableModel::Finished, new TimeDelegate(theme(), ui().time(), ui().clock(), m_table), 110);
    m_table->horizontalHeader()->setSortIndicator(DeploymentTableModel::Created, Qt::DescendingOrder);
    m_table->setSortingEnabled(true);
    connect(m_table, &DataTableView::selectionMade, this, &DeploymentsPane::selectionMade);
    connect(m_table, &DataTableView::rowOpened, this, [this](const QString &id) {
        m_detail.setDeployment(DeploymentId(id));
        ui().actions().action(ActionId::DeploymentShow)->trigger();
    });
    setBody(m_table);
    setFocusTarget(m_table);
}

void DeploymentsPane::bindActions()
{
    ActionRegistry &actions = ui().actions();
    actions.setHandler(ActionId::DeploymentCreate, this,
        [this] { openCreateDeployment(ui(), m_deployments, m_releases, m_fleet, {}, this); });
    actions.setHandler(ActionId::DeploymentAbort, this, [this] { abortSelected(); });
    setVerbs(actions.actions({ ActionId::DeploymentCreate, ActionId::DeploymentAbort, ActionId::DeploymentShow }));
    m_table->setContextActions(
        actions.actions({ ActionId::DeploymentShow, ActionId::DeploymentAbort, ActionId::DeploymentCreate }));
}

void DeploymentsPane::activeChanged(bool active)
{
    if (active) {
        m_active = m_deployments.subscribeActive();
        m_finished = m_deployments.subscribeFinished();
    } else {
        m_active.release();
        m_finished.release();
    }
}

void DeploymentsPane::refreshView()
{
    const int rows = m_model.rowCount();
    present(m_deployments.freshness(), tr("Deployments could not be read"), rows > 0, m_model.isFiltered());
    const QStringList selected = m_table->selectedIds();
    QString count;
    if (selected.size() > 1)
        //: %1 is how many of the deployments are selected
        count = tr("%1 of %n selected", nullptr, rows).arg(SizeText::count(selected.size()));
    else if (rows > 0)
        count = tr("%n deployment(s)", nullptr, rows);
    setCountText(count);
    const auto running = static_cast<int>(m_model.count(Show::Running));
    const auto scheduled = static_cast<int>(m_model.count(Show::Scheduled));
    QStringList parts;
    if (m_deployments.freshness().hasData() || rows > 0)
        parts.append(tr("%n running", "deployments", running));
    if (scheduled > 0)
        parts.append(tr("%n scheduled", "deployments", scheduled));
    setFooterText(parts.join(QStringLiteral(" · ")));
    // Something to look at from the start: the newest, once both lists are there.
    if (rows > 0 && m_deployments.freshness().hasData() && !m_table->currentIndex().isValid()
        && m_detail.deploymentId().isEmpty())
        m_table->selectRow(0);
}

void DeploymentsPane::filterChanged()
{
    m_model.setFilter(static_cast<Show>(m_show->currentData().toInt()), m_filter->text());
    if (m_show->currentData().toInt() == static_cast<int>(Show::Scheduled) && !m_deployments.knowsScheduled())
        setStateMessage(PaneState::NothingMatches,
            { QStringLiteral("clock"),
                tr("This server cannot schedule deployments; Mender's Professional and Enterprise plans can."),
                tr("Show all deployments"), [this] { m_show->setCurrentIndex(0); } });
    else
        setStateMessage(PaneState::NothingMatches,
            { QStringLiteral("filter"), tr("No deployment matches the filter."), tr("Show all deployments"), [this] {
                 m_filter->clear();
                 m_show->setCurrentIndex(0);
             } });
    refreshView();
    reportSelection();
}

void DeploymentsPane::selectionMade()
{
    const QStringList selected = m_table->selectedIds();
    if (selected.size() == 1)
        m_detail.setDeployment(DeploymentId(selected.first()));
    refreshView();
    reportSelection();
}

void DeploymentsPane::showDeployment(const DeploymentId &id)
{
    m_detail.setDeployment(id);
    if (m_model.rowOfId(id) == OrderedTableModel::kNoRow) {
        m_filter->clear();
        m_show->setCurrentIndex(0);
    }
    if (const int row = m_model.rowOfId(id); row != OrderedTableModel::kNoRow)
        m_table->selectRow(row);
}

void DeploymentsPane::reportSelection()
{
    // The devices of the detail pane are that pane's part.
    DeploymentSelection selection = ui().actions().selection().deployments;
    const QStringList ids = m_table->selectedIds();
    selection.count = static_cast<int>(ids.size());
    selection.abortable = static_cast<int>(std::count_if(ids.begin(), ids.end(), [this](const QString &id) {
        const api::Deployment *deployment = m_deployments.find(DeploymentId(id));
        return deployment && !isOver(*deployment) && !m_deployments.isPending(deployment->id);
    }));
    ui().actions().setDeployments(selection);
}

void DeploymentsPane::abortSelected()
{
    QList<DeploymentId> ids;
    QStringList names;
    qint64 devices = 0;
    for (const QString &id : m_table->selectedIds()) {
        const api::Deployment *deployment = m_deployments.find(DeploymentId(id));
        if (!deployment || isOver(*deployment))
            continue;
        ids.append(deployment->id);
        names.append(deployment->name);
        devices += targetCount(*deployment) - endedCount(*deployment);
    }
    if (ids.isEmpty())
        return;
    Confirmation question;
    question.title = tr("Abort %n deployment(s)", nullptr, static_cast<int>(ids.size()));
    //: The number is that of devices
    question.text = tr("%n device(s) that have not finished are told to stop. What is already installed stays "
                       "installed.", nullptr, static_cast<int>(devices));
    question.verb = question.title;
    question.destructive = true;
    question.items = names;
    ui().prompt().confirm(question, this, [this, ids, names](bool agreed) {
        if (!agreed)
            return;
        for (qsizetype i = 0; i < ids.size(); ++i) {
            const QString name = names.at(i);
            m_deployments.abort(tr("Abort %1").arg(name), ids.at(i), this, [this, name](const Status &status) {
                if (!status.ok())
                    showFailure(ErrorText::words(tr("%1 could not be aborted").arg(name), status.error()));
            });
        }
    });
}

DockSpec deploymentsDock(UiContext &ui, DeploymentStore &deployments, DeploymentDetailStore &detail,
    ReleaseStore &releases, FleetStore &fleet)
{
    DockSpec spec;
    spec.id = QStringLiteral("deployments");
    spec.title = DeploymentsPane::tr("Deployments");
    spec.factory = [&ui, &deployments, &detail, &releases, &fleet](QWidget *parent) -> Pane * {
        return new DeploymentsPane(ui, deployments, detail, releases, fleet, parent);
    };
    spec.area = Qt::LeftDockWidgetArea;
    spec.shortcut = QKeySequence(QStringLiteral("Alt+4"));
    spec.icon = QStringLiteral("deployment");
    return spec;
}

} // namespace drydock
