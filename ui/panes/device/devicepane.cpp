// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panes/device/devicepane.h"

#include "models/core/visibletext.h"
#include "ui/actions/actionregistry.h"
#include "ui/dialogs/authsetsdialog.h"
#include "ui/dialogs/userprompt.h"
#include "ui/text/sizetext.h"
#include "ui/text/statustext.h"
#include "ui/widgets/datatableview.h"
#include "ui/widgets/rowdelegate.h"
#include "ui/widgets/statelabel.h"

#include <QClipboard>
#include <QGridLayout>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QTabWidget>
#include <QToolButton>
#include <QVBoxLayout>

namespace drydock {

namespace {

//! Values of one column of which some are times.
class ValueDelegate final : public RowDelegate {
public:
    ValueDelegate(const Theme &theme, const TimeText &time, const Clock &clock, QObject *parent)
        : RowDelegate(theme, parent)
        , m_times(theme, time, clock, nullptr)
    {
    }
    QString text(const QModelIndex &index) const override
    {
        return isTime(index) ? m_times.text(index) : RowDelegate::text(index);
    }
    QString copyText(const QModelIndex &index) const override
    {
        return isTime(index) ? m_times.copyText(index) : RowDelegate::copyText(index);
    }
    QString toolTip(const QModelIndex &index) const override
    {
        return isTime(index) ? m_times.toolTip(index) : RowDelegate::toolTip(index);
    }

private:
    static bool isTime(const QModelIndex &index)
    {
        const QVariant time = index.data(TimestampRole);
        return time.isValid() && time.toLongLong() != Timestamp::kNone;
    }
    TimeDelegate m_times;
};

} // namespace

DevicePane::DevicePane(
    UiContext &ui, FleetStore &fleet, DeviceDetailStore &detail, FleetLinks &links, QWidget *parent)
    : StorePane(ui, QStringLiteral("device"), tr("Device"), parent)
    , m_fleet(fleet)
    , m_detail(detail)
    , m_links(links)
    , m_attributes(fleet)
    , m_authSets(detail)
    , m_history(detail)
{
    auto *body = new QWidget(this);
    auto *layout = new QVBoxLayout(body);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(6);
    layout->addWidget(buildHeader());
    m_tabs = new QTabWidget(body);
    m_tabs->setDocumentMode(true);
    m_tabs->setAccessibleName(tr("Parts of the device"));
    m_tabs->addTab(buildAttributes(), QString());
    m_tabs->addTab(buildAuthSets(), QString());
    m_tabs->addTab(buildHistory(), QString());
    layout->addWidget(m_tabs, 1);
    setBody(body);
    setFocusTarget(m_search);
    setStateMessage(PaneState::NothingYet,
        { QStringLiteral("device"), tr("Choose a device in the Devices pane to see it here."), tr("Show devices"),
            [this] { m_links.showDevices({}); } });
    setStateMessage(PaneState::Loading, { QStringLiteral("loading"), tr("Reading the device."), {}, {} });
    connectStores();
    setDevice(m_links.chosenDevice());
}

DevicePane::~DevicePane()
{
    // The views go before the models that they show, or their last signals would reach a pane half gone.
    delete m_tabs;
}

QWidget *DevicePane::buildHeader()
{
    auto *header = new QWidget(this);
    m_name = new QLabel(header);
    m_name->setTextFormat(Qt::PlainText);
    m_name->setFont(Theme::titleFont());
    m_name->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    m_name->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    m_state = new StateLabel(theme(), header);
    m_id = new QLabel(header);
    m_id->setTextFormat(Qt::PlainText);
    m_id->setFont(Theme::fixedFont());
    m_id->setForegroundRole(QPalette::PlaceholderText);
    auto *copy = new QToolButton(header);
    copy->setIcon(theme().icon(QStringLiteral("copy")));
    copy->setAutoRaise(true);
    copy->setToolTip(tr("Copy the device ID"));
    copy->setAccessibleName(tr("Copy the device ID"));
    connect(copy, &QToolButton::clicked, this,
        [this] { QGuiApplication::clipboard()->setText(m_detail.device().text); });
    m_seen = new QLabel(header);
    m_seen->setTextFormat(Qt::PlainText);
    m_seen->setForegroundRole(QPalette::PlaceholderText);
    auto *first = new QHBoxLayout;
    first->setSpacing(12);
    first->addWidget(m_name, 1);
    first->addWidget(m_state);
    auto *second = new QHBoxLayout;
    second->setSpacing(2);
    second->addWidget(m_id);
    second->addWidget(copy);
    second->addStretch(1);
    second->addWidget(m_seen);
    auto *layout = new QVBoxLayout(header);
    layout->setContentsMargins(8, 8, 8, 0);
    layout->setSpacing(2);
    layout->addLayout(first);
    layout->addLayout(second);
    return header;
}

QWidget *DevicePane::buildAttributes()
{
    auto *page = new QWidget(this);
    m_search = new QLineEdit(page);
    m_search->setPlaceholderText(tr("Find an attribute or a value"));
    m_search->setAccessibleName(tr("Find an attribute or a value"));
    m_search->setClearButtonEnabled(true);
    connect(m_search, &QLineEdit::textChanged, &m_attributes, &DeviceAttributesModel::setText);
    m_attributes.setWords(
        [](const QString &scope) {
            if (scope == QLatin1String("identity"))
                return tr("Identity");
            if (scope == QLatin1String("inventory"))
                return tr("Inventory");
            if (scope == QLatin1String("system"))
                return tr("System");
            if (scope == QLatin1String("tags"))
                return tr("Tags");
            if (scope == QLatin1String("monitor"))
                return tr("Monitor");
            return scope;
        },
        { tr("Scope"), tr("Attribute"), tr("Value") });
    auto *table = new DataTableView(ui(), page);
    table->setAccessibleName(tr("Attributes"));
    table->setFilterField(m_search);
    table->setItemDelegateForColumn(
        DeviceAttributesModel::Value, new ValueDelegate(theme(), ui().time(), ui().clock(), table));
    table->setModel(&m_attributes);
    table->setContextActions(ui().actions().actions({ ActionId::DeviceEditTags }));
    table->setColumnWidth(DeviceAttributesModel::Scope, 88);
    table->setColumnWidth(DeviceAttributesModel::Name, 160);
    table->horizontalHeader()->setSortIndicator(DeviceAttributesModel::Scope, Qt::AscendingOrder);
    table->setSortingEnabled(true);
    auto *layout = new QVBoxLayout(page);
    layout->setContentsMargins(0, 6, 0, 0);
    layout->setSpacing(6);
    auto *row = new QHBoxLayout;
    row->setContentsMargins(8, 0, 8, 0);
    row->addWidget(m_search);
    auto *tags = new QToolButton(page);
    tags->setDefaultAction(ui().actions().action(ActionId::DeviceEditTags));
    tags->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    tags->setAutoRaise(true);
    tags->setFocusPolicy(Qt::TabFocus);
    row->addWidget(tags);
    layout->addLayout(row);
    layout->addWidget(table, 1);
    return page;
}

QWidget *DevicePane::buildAuthSets()
{
    auto *page = new QWidget(this);
    m_authSets.setTitles({ tr("Status"), tr("Key (SHA-256)"), tr("Requested"), tr("Identity") });
    m_setsTable = new DataTableView(ui(), page);
    m_setsTable->setAccessibleName(tr("Authentication sets"));
    m_setsTable->setSelectionMode(QAbstractItemView::SingleSelection);
    m_setsTable->setItemDelegateForColumn(
        AuthSetsModel::SetStatus, new StatusDelegate(theme(), StatusDomain::AuthSet, m_setsTable));
    m_setsTable->setItemDelegateForColumn(AuthSetsModel::Fingerprint, new IdDelegate(theme(), m_setsTable));
    m_setsTable->setItemDelegateForColumn(
        AuthSetsModel::Requested, new TimeDelegate(theme(), ui().time(), ui().clock(), m_setsTable));
    m_setsTable->setModel(&m_authSets);
    m_setsTable->setColumnWidth(AuthSetsModel::SetStatus, 110);
    m_setsTable->setColumnWidth(AuthSetsModel::Fingerprint, 150);
    m_setsTable->setColumnWidth(AuthSetsModel::Requested, 110);
    m_setsTable->setColumnWidth(AuthSetsModel::Identity, 60);
    const auto button = [page, this](const QString &text, const char *icon) {
        auto *made = new QPushButton(theme().icon(QString::fromLatin1(icon)), text, page);
        made->setMinimumHeight(24);
        return made;
    };
    // Without a word: with four of them the pane would be wider than the workspaces leave it.
    m_compare = button({}, "columns");
    m_compare->setAccessibleName(tr("Compare the keys side by side"));
    connect(m_compare, &QPushButton::clicked, this, &DevicePane::compareSets);
    m_accept = button(tr("Accept key…"), "accept");
    m_reject = button(tr("Reject key…"), "reject");
    //: Removes an authentication set from the server
    m_dismiss = button(tr("Dismiss key…"), "delete");
    connect(m_accept, &QPushButton::clicked, this, [this] { decide(api::AuthStatus::Accepted); });
    connect(m_reject, &QPushButton::clicked, this, [this] { decide(api::AuthStatus::Rejected); });
    connect(m_dismiss, &QPushButton::clicked, this, &DevicePane::dismiss);
    connect(m_setsTable, &DataTableView::selectionMade, this, &DevicePane::updateSetButtons);
    auto *buttons = new QHBoxLayout;
    buttons->setContentsMargins(8, 0, 8, 6);
    buttons->setSpacing(6);
    buttons->addStretch(1);
    for (QPushButton *each : { m_compare, m_accept, m_reject, m_dismiss })
        buttons->addWidget(each);
    auto *layout = new QVBoxLayout(page);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(6);
    layout->addWidget(m_setsTable, 1);
    layout->addLayout(buttons);
    return page;
}

QWidget *DevicePane::buildHistory()
{
    auto *page = new QWidget(this);
    m_history.setTitles({ tr("State"), tr("Release"), tr("Begun"), tr("Ended"), tr("Deployment") });
    m_historyTable = new DataTableView(ui(), page);
    m_historyTable->setAccessibleName(tr("Deployments of the device"));
    m_historyTable->setItemDelegateForColumn(DeviceHistoryModel::DeploymentState,
        new StatusDelegate(theme(), StatusDomain::DeviceDeployment, m_historyTable));
    for (const int column : { DeviceHistoryModel::Begun, DeviceHistoryModel::Ended })
        m_historyTable->setItemDelegateForColumn(
            column, new TimeDelegate(theme(), ui().time(), ui().clock(), m_historyTable));
    m_historyTable->setModel(&m_history);
    m_historyTable->setColumnWidth(DeviceHistoryModel::DeploymentState, 110);
    m_historyTable->setColumnWidth(DeviceHistoryModel::Release, 130);
    m_historyTable->setColumnWidth(DeviceHistoryModel::Begun, 96);
    m_historyTable->setColumnWidth(DeviceHistoryModel::Ended, 96);
    m_historyTable->setColumnWidth(DeviceHistoryModel::Deployment, 60);
    m_historyTable->horizontalHeader()->setSortIndicator(DeviceHistoryModel::Begun, Qt::DescendingOrder);
    m_historyTable->setSortingEnabled(true);
    connect(m_historyTable, &DataTableView::rowOpened, this,
        [this](const QString &id) { m_links.showDeployment(DeploymentId(id)); });
    m_historyNote = new QLabel(page);
    m_historyNote->setTextFormat(Qt::PlainText);
    m_historyNote->setWordWrap(true);
    m_historyNote->setForegroundRole(QPalette::PlaceholderText);
    m_historyNote->setContentsMargins(8, 12, 8, 8);
    m_historyNote->hide();
    auto *layout = new QVBoxLayout(page);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(m_historyNote);
    layout->addWidget(m_historyTable, 1);
    return page;
}

void DevicePane::connectStores()
{
    connect(this, &Pane::refreshRequested, this, [this] {
        m_detail.refreshNow();
        m_fleet.refreshNow();
    });
    connect(&m_links, &FleetLinks::deviceChosen, this, &DevicePane::setDevice);
    connect(&m_detail, &DeviceDetailStore::freshnessChanged, this, &DevicePane::refreshView);
    connect(&m_detail, &DeviceDetailStore::detailChanged, this, &DevicePane::refreshView);
    connect(&m_fleet, &FleetStore::changed, this, [this](const Delta &delta) {
        const auto row = m_fleet.table().rowOf(m_detail.device());
        if (!row || std::find(delta.changed.begin(), delta.changed.end(), *row) != delta.changed.end()
            || std::find(delta.added.begin(), delta.added.end(), *row) != delta.added.end())
            refreshView();
    });
    connect(&m_fleet, &FleetStore::namesChanged, this, &DevicePane::refreshView);
    connect(&m_fleet.operations(), &PendingOperations::operationChanged, this, &DevicePane::onOperationChanged);
    connect(&ui().ticker(), &Ticker::ticked, this, &DevicePane::showHeader);
    for (OrderedTableModel *model : { static_cast<OrderedTableModel *>(&m_authSets),
             static_cast<OrderedTableModel *>(&m_history), static_cast<OrderedTableModel *>(&m_attributes) }) {
        connect(model, &QAbstractItemModel::rowsInserted, this, &DevicePane::showTabs);
        connect(model, &QAbstractItemModel::rowsRemoved, this, &DevicePane::showTabs);
        connect(model, &QAbstractItemModel::modelReset, this, &DevicePane::showTabs);
    }
    connect(&m_authSets, &QAbstractItemModel::dataChanged, this, &DevicePane::updateSetButtons);
}

void DevicePane::activeChanged(bool active)
{
    if (active)
        m_subscription = m_detail.subscribe(ui().preferences().pollInterval);
    else
        m_subscription.release();
}

void DevicePane::setDevice(const DeviceId &id)
{
    m_attributes.setDevice(id);
    m_detail.setDevice(id);
    clearFailure();
    refreshView();
}

void DevicePane::refreshView()
{
    if (m_detail.device().isEmpty()) {
        setState(PaneState::NothingYet);
        setFreshness({});
        setBusy(false);
        setTitle(tr("Device"));
        return;
    }
    const bool known = m_fleet.table().rowOf(m_detail.device()).has_value() || m_detail.authDevice().has_value();
    present(m_detail.freshness(), tr("The device could not be read"), known, false);
    if (m_detail.isGone()) {
        ErrorWords words;
        words.what = tr("This device is not on the server any more.");
        words.next = tr("It was decommissioned, here or elsewhere. What is shown was known before.");
        showFailure(words);
    }
    showHeader();
    showTabs();
    updateSetButtons();
}

void DevicePane::showHeader()
{
    const DeviceId &id = m_detail.device();
    if (id.isEmpty())
        return;
    const QString name = m_fleet.displayName(id);
    m_name->setText(visibleLine(name));
    m_name->setToolTip(visibleText(name).toHtmlEscaped());
    //: The title of the pane; %1 is the device's name
    setTitle(tr("Device: %1").arg(name.left(40)));
    m_id->setText(SizeText::shortId(id.text, 21));
    m_id->setToolTip(id.text.toHtmlEscaped());
    m_id->setAccessibleName(tr("Device ID %1").arg(id.text));
    const Timestamp now = ui().clock().now();
    QString status = m_detail.authDevice() ? m_detail.authDevice()->statusText : QString();
    LastSeen seen;
    if (const auto row = m_fleet.table().rowOf(id)) {
        status = m_fleet.table().shownStatus(*row, now);
        seen = m_fleet.table().lastSeen(*row);
    }
    if (m_detail.authDevice() && m_detail.authDevice()->checkedIn.isValid())
        seen = { std::max(seen.time, m_detail.authDevice()->checkedIn), true, now };
    m_state->setWord(StatusText::device(status));
    if (seen.time.isValid()) {
        m_seen->setText(tr("Last seen %1").arg(ui().time().relative(seen.time, now)));
        m_seen->setToolTip(ui().time().exact(seen.time));
    } else {
        m_seen->setText(tr("Never seen"));
        m_seen->setToolTip({});
    }
}

void DevicePane::showTabs()
{
    //: A tab with the number of attributes
    m_tabs->setTabText(0, tr("Attributes (%1)").arg(SizeText::count(m_attributes.attributeCount())));
    //: A tab with the number of authentication sets
    m_tabs->setTabText(1, tr("Authentication (%1)").arg(SizeText::count(m_authSets.rowCount())));
    //: A tab with the number of deployments
    m_tabs->setTabText(2, tr("Deployments (%1)").arg(SizeText::count(m_history.rowCount())));
    const bool hasHistory = m_history.rowCount() > 0;
    m_historyTable->setVisible(hasHistory);
    m_historyNote->setVisible(!hasHistory);
    if (m_detail.historyError())
        m_historyNote->setText(ErrorText::line(*m_detail.historyError()));
    else if (m_detail.freshness().hasData())
        m_historyNote->setText(tr("Nothing has been deployed to this device yet."));
    else
        m_historyNote->setText(tr("Reading the deployments of this device."));
    if (m_authSets.rowCount() > 0 && !m_setsTable->currentIndex().isValid())
        m_setsTable->selectRow(0);
}

const api::AuthSet *DevicePane::selectedSet() const
{
    const QModelIndexList rows = m_setsTable->selectionModel()->selectedRows();
    return rows.size() == 1 ? &m_authSets.setAt(rows.constFirst().row()) : nullptr;
}

void DevicePane::updateSetButtons()
{
    const api::AuthSet *set = selectedSet();
    const bool idle = set && !m_fleet.operations().isPending(m_detail.device().text);
    m_accept->setEnabled(idle && set->status != api::AuthStatus::Accepted);
    m_reject->setEnabled(
        idle && set->status != api::AuthStatus::Rejected && set->status != api::AuthStatus::Preauthorized);
    m_dismiss->setEnabled(idle);
    m_compare->setEnabled(m_authSets.rowCount() > 1);
    m_compare->setToolTip(m_compare->isEnabled() ? tr("Compare the keys of this device and choose one") : tr("This device has a single key."));
}

void DevicePane::compareSets()
{
    if (!m_detail.authDevice())
        return;
    const DeviceId device = m_detail.device();
    const QString name = m_fleet.displayName(device);
    auto *dialog = new AuthSetsDialog(ui(), api::AuthStatus::Accepted, { { *m_detail.authDevice(), name } }, false, this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &AuthSetsDialog::setsChosen, this, [this, device, name](const AuthSetsDialog::Choice &choice) {
        for (const auto &[id, set] : choice)
            m_watched.insert(m_fleet.decide(tr("Accept a key of %1").arg(name), device, set, api::AuthStatus::Accepted));
    });
    dialog->open();
}

void DevicePane::decide(api::AuthStatus status)
{
    const api::AuthSet *set = selectedSet();
    if (!set)
        return;
    const bool accepts = status == api::AuthStatus::Accepted;
    const QString name = m_fleet.displayName(m_detail.device());
    Confirmation question;
    question.title = accepts ? tr("Accept a key of %1").arg(name) : tr("Reject a key of %1").arg(name);
    question.text = accepts
        ? tr("The device may sign in with this key. A key that was accepted before is rejected by that.")
        : tr("The device can no longer sign in with this key.");
    question.verb = accepts ? tr("Accept key") : tr("Reject key");
    question.destructive = !accepts;
    question.items = { tr("SHA-256 %1").arg(keyFingerprint(set->publicKey)) };
    ui().prompt().confirm(
        question, this, [this, title = question.title, device = m_detail.device(), id = set->id, status](bool agreed) {
            if (agreed)
                m_watched.insert(m_fleet.decide(title, device, id, status));
        });
}

void DevicePane::dismiss()
{
    const api::AuthSet *set = selectedSet();
    if (!set)
        return;
    Confirmation question;
    question.title = tr("Dismiss a key of %1").arg(m_fleet.displayName(m_detail.device()));
    question.text = tr("The authentication set is removed from the server. A device that still uses this key asks "
                       "again.");
    question.verb = tr("Dismiss key");
    question.destructive = true;
    question.items = { tr("SHA-256 %1").arg(keyFingerprint(set->publicKey)) };
    ui().prompt().confirm(
        question, this, [this, title = question.title, device = m_detail.device(), id = set->id](bool agreed) {
            if (agreed)
                m_watched.insert(m_fleet.dismiss(title, device, id));
        });
}

void DevicePane::onOperationChanged(quint64 id)
{
    updateSetButtons();
    const PendingOperation *operation = m_watched.contains(id) ? m_fleet.operations().find(id) : nullptr;
    if (!operation || !operation->isOver())
        return;
    m_watched.remove(id);
    if (!operation->failures.empty())
        showFailure(ErrorText::words(tr("%1 failed").arg(operation->title), operation->failures.front().error));
}

DockSpec deviceDock(UiContext &ui, FleetStore &fleet, DeviceDetailStore &detail, FleetLinks &links)
{
    DockSpec spec;
    spec.id = QStringLiteral("device");
    spec.title = DevicePane::tr("Device");
    spec.factory = [&ui, &fleet, &detail, &links](QWidget *parent) -> Pane * {
        return new DevicePane(ui, fleet, detail, links, parent);
    };
    spec.area = Qt::RightDockWidgetArea;
    spec.shortcut = QKeySequence(QStringLiteral("Alt+2"));
    spec.icon = QStringLiteral("device");
    return spec;
}

} // namespace drydock
