// SPDX-License-Identifier: GPL-3.0-or-later
//
// The half of DevicesPane that arranges: columns and what paints them, views that are kept, the form for queries.
#include "ui/panes/devices/devicespane.h"

#include "models/core/worker.h"
#include "models/items/queryshares.h"
#include "ui/dialogs/querybuilderdialog.h"
#include "ui/panes/devices/columnsdialog.h"
#include "ui/panes/devices/rulesdialog.h"
#include "ui/widgets/querybar.h"
#include "ui/widgets/rowdelegate.h"

#include <QHeaderView>
#include <QPointer>

#include <algorithm>

namespace drydock {

namespace {

int defaultWidth(const DeviceColumn &column)
{
    switch (column.kind) {
    case DeviceColumn::Kind::Name:
        return 160;
    case DeviceColumn::Kind::Id:
        return 150;
    case DeviceColumn::Kind::LastSeen:
        return 105;
    case DeviceColumn::Kind::AuthStatus:
        return 115;
    case DeviceColumn::Kind::Attribute:
        break;
    }
    return 125;
}

//! Attributes that a view speaks of and no device has: a view goes from server to server.
QStringList unknownAttributes(const AttributeTable &attributes, const DeviceView &view)
{
    QStringList unknown;
    const auto isKnown = [&attributes](const QString &scope, const QString &name) {
        for (int column = 0; column < attributes.columnCount(); ++column) {
            const ColumnKey &key = attributes.columnKey(column);
            if (key.name == name && (scope.isEmpty() || key.scope == scope) && attributes.filledCount(column) > 0)
                return true;
        }
        return false;
    };
    for (const QString &id : view.columns) {
        const DeviceColumn column = DeviceColumn::fromId(id);
        if (column.kind == DeviceColumn::Kind::Attribute && !isKnown(column.attribute.scope, column.attribute.name))
            unknown.append(id);
    }
    return unknown;
}

} // namespace

std::vector<DeviceColumn> DevicesPane::standardColumns()
{
    const auto attribute = [](const char *scope, const char *name) {
        return DeviceColumn::ofAttribute(QString::fromLatin1(scope), QString::fromLatin1(name));
    };
    return { { DeviceColumn::Kind::Name, {} }, { DeviceColumn::Kind::AuthStatus, {} }, attribute("inventory", "device_type"),
        attribute("inventory", "artifact_name"), attribute("system", "group"), { DeviceColumn::Kind::LastSeen, {} } };
}

void DevicesPane::installDelegates()
{
    for (int column = 0; column < m_model.columnCount(); ++column) {
        const DeviceColumn &what = m_model.columns()[static_cast<size_t>(column)];
        const bool isTime = what.kind == DeviceColumn::Kind::LastSeen
            || (what.attribute.scope == QLatin1String("system")
                && (what.attribute.name.endsWith(QLatin1String("_ts"))
                    || what.attribute.name == QLatin1String("check_in_time")));
        QAbstractItemDelegate *delegate = nullptr;
        if (what.kind == DeviceColumn::Kind::AuthStatus)
            delegate = new StatusDelegate(theme(), StatusDomain::Device, m_table);
        else if (what.kind == DeviceColumn::Kind::Id)
            delegate = new IdDelegate(theme(), m_table);
        else if (isTime)
            delegate = new TimeDelegate(theme(), ui().time(), ui().clock(), m_table);
        const QAbstractItemDelegate *before = m_table->itemDelegateForColumn(column);
        m_table->setItemDelegateForColumn(column, delegate);
        if (before != m_table->itemDelegate())
            delete before;
    }
}

QString DevicesPane::columnTitle(const DeviceColumn &column) const
{
    switch (column.kind) {
    case DeviceColumn::Kind::Name:
        return tr("Name");
    case DeviceColumn::Kind::Id:
        return tr("Device ID");
    case DeviceColumn::Kind::LastSeen:
        return tr("Last seen");
    case DeviceColumn::Kind::AuthStatus:
        return tr("Status");
    case DeviceColumn::Kind::Attribute:
        break;
    }
    if (column.attribute == ColumnKey { QStringLiteral("inventory"), QStringLiteral("device_type") })
        return tr("Device type");
    if (column.attribute == ColumnKey { QStringLiteral("inventory"), QStringLiteral("artifact_name") })
        //: The release that runs on the device
        return tr("Software");
    if (column.attribute == ColumnKey { QStringLiteral("system"), QStringLiteral("group") })
        return tr("Group");
    return column.attribute.name;
}

void DevicesPane::chooseColumns()
{
    QList<ColumnsDialog::Choice> shown;
    QList<ColumnsDialog::Choice> others;
    QStringList ids = viewState().order;
    for (const QString &id : ids)
        shown.append({ id, columnTitle(DeviceColumn::fromId(id)) });
    std::vector<DeviceColumn> all = standardColumns();
    all.push_back({ DeviceColumn::Kind::Id, {} });
    const AttributeTable &attributes = m_fleet.table().attributes();
    for (int column = 0; column < attributes.columnCount(); ++column) {
        const ColumnKey &key = attributes.columnKey(column);
        if (attributes.filledCount(column) > 0)
            all.push_back({ DeviceColumn::Kind::Attribute, key });
    }
    for (const DeviceColumn &column : all) {
        if (ids.contains(column.id()))
            continue;
        ids.append(column.id());
        const QString title = columnTitle(column);
        const bool isPlain = title == column.attribute.name;
        //: An attribute's name and its scope, in a list of columns
        others.append({ column.id(), isPlain ? tr("%1 (%2)").arg(title, column.attribute.scope) : title });
    }
    std::sort(others.begin(), others.end(), [](const auto &a, const auto &b) {
        return a.title.localeAwareCompare(b.title) < 0;
    });
    auto *dialog = new ColumnsDialog(shown, others, this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &ColumnsDialog::columnsChosen, this, &DevicesPane::setColumns);
    dialog->open();
}

void DevicesPane::setColumns(const QStringList &ids)
{
    std::vector<DeviceColumn> columns;
    for (const QString &id : ids)
        columns.push_back(DeviceColumn::fromId(id));
    if (columns.empty() || columns == m_model.columns())
        return;
    const std::vector<DeviceColumn> before = m_model.columns();
    m_model.setColumns(columns);
    QHeaderView *header = m_table->horizontalHeader();
    for (int column = 0; column < m_model.columnCount(); ++column) {
        // The model's order is the order on screen.
        header->moveSection(header->visualIndex(column), column);
        m_table->setColumnHidden(column, false);
        const DeviceColumn &what = columns[static_cast<size_t>(column)];
        if (std::find(before.begin(), before.end(), what) == before.end())
            m_table->setColumnWidth(column, defaultWidth(what));
    }
    installDelegates();
    Q_EMIT viewStateChanged();
}

ViewState DevicesPane::viewState() const
{
    return m_table->viewState();
}

void DevicesPane::applyViewState(const ViewState &state)
{
    if (state.order.isEmpty())
        return;
    setColumns(state.order);
    m_table->applyViewState(state);
}

void DevicesPane::setStandardWidths()
{
    for (int column = 0; column < m_model.columnCount(); ++column)
        m_table->setColumnWidth(column, defaultWidth(m_model.columns()[static_cast<size_t>(column)]));
}

QString DevicesPane::wholeQuery() const
{
    QStringList parts;
    if (const QString status = m_status->currentData().toString(); !status.isEmpty())
        // Chosen from the list it is the status that is shown, in a query the server's: those that fell silent are accepted.
        parts.append(QStringLiteral("status:") + status + (status == u"accepted" ? QStringLiteral(" -status:silent") : QString()));
    if (const std::optional<QString> chip = queryOf(m_predicates); chip && !chip->isEmpty())
        parts.append(*chip);
    const DeviceQuery typed = parseDeviceQuery(m_filter->validText());
    if (typed.root)
        parts.append(!parts.isEmpty() && typed.root->kind == QueryNode::Kind::Any ? u'(' + typed.text + u')' : typed.text);
    return parts.join(u' ');
}

DeviceView DevicesPane::currentView(const QString &name) const
{
    const ViewState state = viewState();
    QHash<QString, int> widths;
    for (const QString &id : state.order)
        widths.insert(id, state.widths.value(id));
    DeviceView view { name, wholeQuery(), state.order, widths, state.sortColumn, state.sortOrder == Qt::DescendingOrder };
    const DeviceSortKeys &keys = m_model.sortKeys();
    for (size_t i = 1; i < keys.size(); ++i)
        view.thenBy.append({ keys[i].column.id(), keys[i].order == Qt::DescendingOrder });
    view.rules = m_model.rules();
    return view;
}

void DevicesPane::applyView(const DeviceView &view)
{
    clearFailure();
    applyViewState({ view.columns, view.widths, view.sortColumn, view.descending ? Qt::DescendingOrder : Qt::AscendingOrder });
    DeviceSortKeys keys = m_model.sortKeys();
    keys.resize(std::min<size_t>(keys.size(), 1));
    for (const auto &[column, descending] : view.thenBy)
        keys.push_back({ DeviceColumn::fromId(column), descending ? Qt::DescendingOrder : Qt::AscendingOrder });
    m_model.setSortKeys(keys);
    if (view.rules)
        setRules(*view.rules);
    setFilter({ view.query, {}, {} });
    const QStringList unknown = m_fleet.count() > 0 ? unknownAttributes(m_fleet.table().attributes(), view) : QStringList();
    if (unknown.isEmpty())
        return;
    ErrorWords words;
    //: %1 is a saved view, %2 a list of attributes
    words.what = tr("No device here has %n attribute(s) of the view %1: %2.", nullptr, static_cast<int>(unknown.size())).arg(view.name, unknown.join(QStringLiteral(", ")));
    words.next = tr("Their columns stay empty until one has.");
    showFailure(words);
}

void DevicesPane::setHistory(const QStringList &history)
{
    m_filter->setHistory(history);
}

void DevicesPane::setRules(const RowRuleList &rules)
{
    if (m_model.rules() == rules)
        return;
    m_model.setRules(rules);
    Q_EMIT rulesChanged(rules);
}

void DevicesPane::chooseRules()
{
    const auto count = [this](const QStringList &queries) {
        const Timestamp now = ui().clock().now();
        inWorker(this,
            [table = m_fleet.table(), queries, now] {
                QList<qint64> devices;
                for (const QString &query : queries)
                    devices.append(parseDeviceQuery(query).isValid() ? std::ssize(DeviceMatcher({ query, {}, {} }).acceptedRows(table, now)) : -1);
                return devices;
            },
            [this, queries](const QList<qint64> &devices) {
                if (m_rules)
                    m_rules->setCounts(queries, devices);
            });
    };
    m_rules = new RulesDialog(theme(), m_model.rules(), count, this);
    m_rules->setAttribute(Qt::WA_DeleteOnClose);
    connect(m_rules, &RulesDialog::rulesChosen, this, &DevicesPane::setRules);
    m_rules->open();
}

void DevicesPane::buildQuery()
{
    const auto complete = [this](const QString &text, qsizetype cursor) { return completeQuery(m_fleet.table(), text, cursor, 500); };
    QPointer<QueryBuilderDialog> *self = &m_builder;
    const auto count = [this, self](const QString &text) {
        const Timestamp now = ui().clock().now();
        inWorker(this, [table = m_fleet.table(), text, now] { return DeviceMatcher({ text, {}, {} }).acceptedRows(table, now).size(); },
            [self, text](size_t devices) {
                if (*self)
                    (*self)->setCount(text, static_cast<qint64>(devices));
            });
    };
    m_builder = new QueryBuilderDialog(theme(), m_filter->field()->text(), complete, count, this);
    m_builder->setAttribute(Qt::WA_DeleteOnClose);
    connect(m_builder, &QueryBuilderDialog::queryBuilt, m_filter, &QueryBar::setText);
    m_builder->open();
}

} // namespace drydock
