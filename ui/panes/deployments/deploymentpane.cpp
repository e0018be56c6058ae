// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panes/deployments/deploymentpane.h"

#include "models/items/deploymentfacts.h"
#include "models/store/downloadqueue.h"
#include "models/store/fleetstore.h"
#include "ui/actions/actionregistry.h"
#include "ui/charts/donutchart.h"
#include "ui/charts/stackedbar.h"
#include "ui/dialogs/userprompt.h"
#include "ui/panes/deployments/logview.h"
#include "ui/panes/releases/transferlist.h"
#include "ui/text/sizetext.h"
#include "ui/widgets/datatableview.h"
#include "ui/widgets/factlist.h"
#include "ui/widgets/rowdelegate.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLineEdit>
#include <QSignalBlocker>
#include <QSplitter>
#include <QVBoxLayout>

namespace drydock {

using api::Deployment;

DeploymentPane::DeploymentPane(UiContext &ui, DeploymentDetailStore &detail, DeploymentStore &deployments,
    DownloadQueue &downloads, FleetStore &fleet, QWidget *parent)
    : StorePane(ui, QStringLiteral("deployment"), tr("Deployment"), parent)
    , m_detail(detail)
    , m_deployments(deployments)
    , m_downloads(downloads)
    , m_fleet(fleet)
    , m_model(detail, [this](const DeviceId &id) { return m_fleet.displayName(id); })
{
    buildHeader();
    buildBody();
    m_abort = new QAction(theme().icon(QStringLiteral("abort")), tr("Abort this deployment"), this);
    connect(m_abort, &QAction::triggered, this, &DeploymentPane::abort);
    ui.actions().setHandler(ActionId::DeploymentLog, this, [this] { showLog(); });
    setVerbs(QList<QAction *> { ui.actions().action(ActionId::DeploymentLog), m_abort });
    m_table->setContextActions({ ui.actions().action(ActionId::DeploymentLog) });
    setStateMessage(PaneState::Loading, { QStringLiteral("loading"), tr("Reading the deployment."), {}, {} });
    setStateMessage(PaneState::NothingYet,
        { QStringLiteral("deployment"), tr("Select a deployment to see its devices."), {}, {} });
    setStateMessage(PaneState::NotPermitted,
        { QStringLiteral("locked"), tr("Your account may not see this deployment."), tr("Ask again"),
            [this] { m_detail.refresh(); } });
    connectStores();
    showSubject();
}

DeploymentPane::~DeploymentPane() = default;

void DeploymentPane::buildHeader()
{
    m_filter = new QLineEdit(this);
    m_filter->setPlaceholderText(tr("Filter devices"));
    m_filter->setAccessibleName(tr("Filter the devices of the deployment"));
    m_filter->setClearButtonEnabled(true);
    connect(m_filter, &QLineEdit::textChanged, this, &DeploymentPane::filterChanged);
    setQueryBar(m_filter);
    m_states = new QComboBox(this);
    m_states->setAccessibleName(tr("State of the devices"));
    m_states->addItem(tr("All states"), QString());
    m_states->setSizeAdjustPolicy(QComboBox::AdjustToContents);
    connect(m_states, &QComboBox::currentIndexChanged, this, &DeploymentPane::filterChanged);
    addHeaderControl(m_states);
}

void DeploymentPane::buildBody()
{
    m_facts = new FactList(theme(), this);
    m_facts->setAccessibleName(tr("What the deployment does"));
    m_donut = new DonutChart(theme(), tr("Devices by state"), this);
    connect(m_donut, &DonutChart::partClicked, this, &DeploymentPane::filterByState);
    auto *top = new QWidget(this);
    auto *row = new QHBoxLayout(top);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(0);
    row->addWidget(m_facts, 1);
    row->addWidget(m_donut, 1);
    m_model.setTitles({ tr("Device"), tr("State"), tr("Detail"), tr("Started"), tr("Finished"), tr("Attempts"),
        tr("Log") });
    //: In a table: this device has sent a log
    m_model.setLogWord(tr("Log"));
    m_table = new DataTableView(ui(), this);
    m_table->setAccessibleName(tr("Devices of the deployment"));
    m_table->setFilterField(m_filter);
    m_table->setModel(&m_model);
    using Model = DeploymentDeviceModel;
    m_table->setItemDelegateForColumn(Model::State, new StatusDelegate(theme(), StatusDomain::DeviceDeployment, m_table));
    m_table->setItemDelegateForColumn(Model::Started, new TimeDelegate(theme(), ui().time(), ui().clock(), m_table));
    m_table->setItemDelegateForColumn(Model::Finished, new TimeDelegate(theme(), ui().time(), ui().clock(), m_table));
    m_table->setItemDelegateForColumn(Model::Attempts, new NumberDelegate(theme(), m_table));
    const std::array widths { 150, 140, 150, 110, 110, 70, 60 };
    for (int column = 0; column < Model::ColumnCount; ++column)
        m_table->setColumnWidth(column, widths.at(static_cast<size_t>(column)));
    m_table->horizontalHeader()->setSortIndicator(Model::State, Qt::AscendingOrder);
    m_table->setSortingEnabled(true);
    connect(m_table, &DataTableView::selectionMade, this, &DeploymentPane::reportSelection);
    connect(m_table, &DataTableView::rowOpened, this, [this] {
        if (ui().actions().action(ActionId::DeploymentLog)->isEnabled())
            showLog();
    });
    m_log = new LogView(ui(), this);
    m_log->hide();
    connect(m_log, &LogView::closed, this, [this] {
        m_log->hide();
        m_table->setFocus();
    });
    connect(m_log, &LogView::saveWanted, this, [this](const QString &path) {
        m_downloads.addDeploymentLog(m_logDeployment, m_logDevice, path);
    });
    auto *splitter = new QSplitter(Qt::Vertical, this);
    splitter->addWidget(top);
    splitter->addWidget(m_table);
    splitter->addWidget(m_log);
    splitter->setChildrenCollapsible(false);
    splitter->setStretchFactor(0, 0);
    splitter->setStretchFactor(1, 3);
    splitter->setStretchFactor(2, 2);
    splitter->setSizes({ 200, 300, 220 });
    auto *body = new QWidget(this);
    auto *layout = new QVBoxLayout(body);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(splitter, 1);
    layout->addWidget(new TransferList(ui(), { &m_downloads }, { Transfer::Kind::DeviceLog }, body));
    setBody(body);
    setFocusTarget(m_table);
}

void DeploymentPane::connectStores()
{
    connect(this, &Pane::refreshRequested, &m_detail, &DeploymentDetailStore::refresh);
    connect(&m_detail, &DeploymentDetailStore::subjectChanged, this, &DeploymentPane::showSubject);
    connect(&m_detail, &DeploymentDetailStore::deploymentChanged, this, &DeploymentPane::refreshView);
    connect(&m_detail, &DeploymentDetailStore::stateChanged, this, &DeploymentPane::refreshView);
    connect(&m_detail, &DeploymentDetailStore::devicesChanged, this, [this] {
        refreshView();
        reportSelection();
    });
    connect(&m_deployments, &DeploymentStore::pendingChanged, this, &DeploymentPane::refreshView);
    connect(&m_fleet, &FleetStore::namesChanged, this, [this] { m_model.renameAll(); });
}

void DeploymentPane::activeChanged(bool active)
{
    m_detail.setActive(active);
}

void DeploymentPane::showSubject()
{
    {
        const QSignalBlocker quietFilter(m_filter);
        const QSignalBlocker quietStates(m_states);
        m_filter->clear();
        while (m_states->count() > 1)
            m_states->removeItem(1);
    }
    m_log->hide();
    clearFailure();
    refreshView();
    reportSelection();
}

void DeploymentPane::refreshView()
{
    const Deployment *deployment = m_detail.deployment();
    if (m_detail.deploymentId().isEmpty()) {
        setTitle(tr("Deployment"));
        setBusy(false);
        setFreshness({});
        setCountText({});
        setState(PaneState::NothingYet);
        m_abort->setEnabled(false);
        return;
    }
    present(m_detail.freshness(), tr("The deployment could not be read"), deployment != nullptr, false);
    if (!deployment) {
        m_abort->setEnabled(false);
        return;
    }
    //: %1 is the name of a deployment
    setTitle(tr("Deployment: %1").arg(deployment->name));
    const qint64 target = targetCount(*deployment);
    setCountText(m_model.isFiltered()
            //: Devices that match the filter, of all of the deployment
            ? tr("%1 of %2 devices").arg(SizeText::count(m_model.rowCount()), SizeText::count(target))
            : tr("%n device(s)", nullptr, static_cast<int>(target)));
    const QVariantMap counts = deploymentCounts(*deployment);
    fillStates(counts);
    m_donut->setUnit(tr("devices", nullptr));
    m_donut->replace(progressParts(counts));
    showFacts(*deployment);
    m_abort->setEnabled(!isOver(*deployment) && !m_deployments.isPending(deployment->id)
        && ui().actions().session().writes == WriteState::Allowed);
    setFooterText(m_detail.devicesLoaded() ? QString() : tr("Reading the devices."));
}

void DeploymentPane::showFacts(const Deployment &deployment)
{
    const Timestamp now = ui().clock().now();
    const TimeText &time = ui().time();
    QList<Fact> facts;
    const StatusWord status = StatusText::deployment(deploymentStateCode(deployment));
    facts.append({ tr("State"), status.word, false, status.explanation, status.state });
    facts.append({ tr("Release"), deployment.artifactName, false, {}, {} });
    facts.append({ tr("Target"),
        deployment.groups.isEmpty()
            ? tr("%n device(s)", nullptr, static_cast<int>(targetCount(deployment)))
            //: The number is that of devices, %1 the name of their group
            : tr("%n device(s) of group %1", nullptr, static_cast<int>(targetCount(deployment)))
                  .arg(deployment.groups.join(QStringLiteral(", "))),
        false, {}, {} });
    facts.append({ tr("Created"), time.relative(deployment.created, now), false, time.exact(deployment.created), {} });
    if (deployment.finished.isValid()) {
        facts.append({ tr("Finished"), time.relative(deployment.finished, now), false, time.exact(deployment.finished), {} });
        facts.append({ tr("Took"), time.duration(deployment.finished.ms - deployment.created.ms), false, {}, {} });
    }
    if (deployment.forceInstallation)
        facts.append({ tr("Forced"), tr("Also devices that have it already"), false, {}, {} });
    if (deployment.retries > 0)
        facts.append({ tr("Attempts"), tr("Up to %n per device", nullptr, deployment.retries + 1), false, {}, {} });
    if (deployment.totalSize > 0)
        facts.append({ tr("Sent"), SizeText::bytes(deployment.totalSize), false, {}, {} });
    facts.append({ tr("Id"), deployment.id.text, true, {}, {} });
    m_facts->setFacts(facts);
}

void DeploymentPane::fillStates(const QVariantMap &counts)
{
    const QString chosen = m_states->currentData().toString();
    const QSignalBlocker quiet(m_states);
    QStringList codes;
    for (const ChartPart &part : progressParts(counts))
        codes.append(part.key);
    if (!chosen.isEmpty() && !codes.contains(chosen))
        codes.append(chosen);
    while (m_states->count() > 1)
        m_states->removeItem(m_states->count() - 1);
    for (const QString &code : std::as_const(codes)) {
        m_states->addItem(
            //: A state and how many devices are in it
            tr("%1 (%2)").arg(
                StatusText::deviceDeployment(code).word, SizeText::count(counts.value(code).toLongLong())),
            code);
    }
    m_states->setCurrentIndex(qMax(0, m_states->findData(chosen)));
}

void DeploymentPane::filterChanged()
{
    m_model.setFilter(m_states->currentData().toString(), m_filter->text());
    refreshView();
    reportSelection();
}

void DeploymentPane::filterByState(const QString &code)
{
    const int at = m_states->findData(code);
    if (at < 0)
        return;
    // A second click on the same slice shows all again.
    m_states->setCurrentIndex(m_states->currentIndex() == at ? 0 : at);
}

void DeploymentPane::reportSelection()
{
    DeploymentSelection selection = ui().actions().selection().deployments;
    const QStringList ids = m_table->selectedIds();
    selection.devices = static_cast<int>(ids.size());
    selection.devicesWithLog = static_cast<int>(std::count_if(ids.begin(), ids.end(), [this](const QString &id) {
        const api::DeploymentDevice *device = m_detail.devices().find(DeviceId(id));
        return device && device->hasLog;
    }));
    ui().actions().setDeployments(selection);
}

void DeploymentPane::showLog()
{
    const QStringList ids = m_table->selectedIds();
    if (ids.size() != 1)
        return;
    const DeviceId id(ids.first());
    const QString name = m_model.nameOf(id);
    m_logDeployment = m_detail.deployment() ? m_detail.deployment()->id : DeploymentId();
    m_logDevice = id;
    m_log->showLoading(name);
    m_log->show();
    m_detail.fetchLog(id, this, [this, name](const Result<QString> &result) {
        if (result.ok())
            m_log->showLog(name, *result);
        else if (result.error().kind == ErrorKind::NotFound)
            m_log->showProblem(name, tr("The server has no log of this device for this deployment."));
        else
            m_log->showProblem(name, ErrorText::line(result.error()));
    });
}

void DeploymentPane::abort()
{
    const Deployment *deployment = m_detail.deployment();
    if (!deployment)
        return;
    const qint64 devices = targetCount(*deployment) - endedCount(*deployment);
    Confirmation question;
    //: %1 is the name of a deployment
    question.title = tr("Abort %1").arg(deployment->name);
    question.text = tr("%n device(s) that have not finished are told to stop. What is already installed stays "
                       "installed.", nullptr, static_cast<int>(devices));
    question.verb = tr("Abort deployment");
    question.destructive = true;
    const DeploymentId id = deployment->id;
    ui().prompt().confirm(question, this, [this, id, name = deployment->name](bool agreed) {
        if (!agreed)
            return;
        m_deployments.abort(tr("Abort %1").arg(name), id, this, [this, name](const Status &status) {
            if (!status.ok())
                showFailure(ErrorText::words(tr("%1 could not be aborted").arg(name), status.error()));
            m_detail.refresh();
        });
    });
}

DockSpec deploymentDock(UiContext &ui, DeploymentDetailStore &detail, DeploymentStore &deployments,
    DownloadQueue &downloads, FleetStore &fleet)
{
    DockSpec spec;
    spec.id = QStringLiteral("deployment");
    spec.title = DeploymentPane::tr("Deployment");
    spec.factory = [&ui, &detail, &deployments, &downloads, &fleet](QWidget *parent) -> Pane * {
        return new DeploymentPane(ui, detail, deployments, downloads, fleet, parent);
    };
    spec.area = Qt::RightDockWidgetArea;
    spec.shortcut = QKeySequence(QStringLiteral("Alt+5"));
    spec.icon = QStringLiteral("deployment");
    return spec;
}

} // namespace drydock
