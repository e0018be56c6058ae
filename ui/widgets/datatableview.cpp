// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/datatableview.h"

#include "models/items/itemroles.h"
#include "models/items/orderedtablemodel.h"
#include "ui/shell/uicontext.h"
#include "ui/widgets/rowdelegate.h"

#include <QApplication>
#include <QClipboard>
#include <QContextMenuEvent>
#include <QHeaderView>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QKeyEvent>
#include <QMenu>
#include <QSignalBlocker>

#include <algorithm>
#include <utility>

namespace drydock {

DataTableView::DataTableView(UiContext &ui, QWidget *parent)
    : QTableView(parent)
    , m_ui(ui)
{
    setItemDelegate(new RowDelegate(ui.theme(), this));
    setSelectionBehavior(SelectRows);
    setSelectionMode(ExtendedSelection);
    setEditTriggers(NoEditTriggers);
    setFrameShape(QFrame::NoFrame);
    setShowGrid(false);
    setWordWrap(false);
    setTabKeyNavigation(false);
    setCornerButtonEnabled(false);
    setHorizontalScrollMode(ScrollPerPixel);
    setVerticalScrollMode(ScrollPerPixel);
    verticalHeader()->hide();
    // Before any model: per-row sizing of a million rows is what makes tables slow.
    verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    QHeaderView *header = horizontalHeader();
    header->setSectionsMovable(true);
    header->setHighlightSections(false);
    header->setStretchLastSection(true);
    header->setDefaultAlignment(Qt::AlignLeading | Qt::AlignVCenter);
    header->setMinimumSectionSize(40);
    header->setDefaultSectionSize(140);
    header->setContextMenuPolicy(Qt::CustomContextMenu);
    connect(header, &QHeaderView::customContextMenuRequested, this, &DataTableView::openHeaderMenu);
    const auto remember = [this] {
        if (!m_applying)
            Q_EMIT viewStateChanged();
    };
    connect(header, &QHeaderView::sectionMoved, this, remember);
    connect(header, &QHeaderView::sectionResized, this, remember);
    connect(header, &QHeaderView::sortIndicatorChanged, this, remember);
    connect(this, &QAbstractItemView::doubleClicked, this, &DataTableView::openRow);
    connect(&ui, &UiContext::preferencesChanged, this, &DataTableView::applyDensity);
    connect(&ui.theme(), &Theme::changed, viewport(), qOverload<>(&QWidget::update));
    applyDensity();
}

void DataTableView::applyDensity()
{
    verticalHeader()->setMinimumSectionSize(drydock::rowHeight(Density::Compact));
    verticalHeader()->setDefaultSectionSize(drydock::rowHeight(m_ui.preferences().density));
}

void DataTableView::setColumnIds(std::function<QString(int)> columnId)
{
    m_columnId = std::move(columnId);
}

QString DataTableView::columnId(int column) const
{
    if (m_columnId)
        return m_columnId(column);
    if (!model())
        return {};
    const QVariant id = model()->headerData(column, Qt::Horizontal, IdRole);
    return (id.isValid() ? id : model()->headerData(column, Qt::Horizontal)).toString();
}

int DataTableView::columnOf(const QString &id) const
{
    const int count = model() ? model()->columnCount() : 0;
    for (int column = 0; column < count; ++column) {
        if (columnId(column) == id)
            return column;
    }
    return -1;
}

void DataTableView::setModel(QAbstractItemModel *newModel)
{
    QTableView::setModel(newModel);
    if (!newModel)
        return;
    connect(newModel, &QAbstractItemModel::columnsInserted, this, &DataTableView::applyPendingState);
    connect(newModel, &QAbstractItemModel::modelReset, this, &DataTableView::applyPendingState);
    if (const auto *ordered = qobject_cast<OrderedTableModel *>(newModel)) {
        connect(ordered, &OrderedTableModel::aboutToReorder, this, [this, ordered] { holdSelection(*ordered); });
        connect(ordered, &OrderedTableModel::reordered, this, [this, ordered] { restoreSelection(*ordered); });
    }
    applyPendingState();
}

void DataTableView::holdSelection(const OrderedTableModel &model)
{
    constexpr size_t kMany = 5'000;
    const QItemSelection selection = selectionModel()->selection();
    for (const QItemSelectionRange &range : selection) {
        for (int row = range.top(); row <= range.bottom(); ++row)
            m_held.push_back(model.rowIdAt(row));
    }
    if (m_held.size() < kMany) {
        m_held.clear();
        return;
    }
    // What is selected stays the same: there is nothing to tell.
    const QSignalBlocker blocker(selectionModel());
    selectionModel()->clearSelection(); // the current index stays
}

void DataTableView::restoreSelection(const OrderedTableModel &model)
{
    if (m_held.empty())
        return;
    const std::vector<RowId> held = std::exchange(m_held, {});
    std::vector<bool> isSelected(static_cast<size_t>(model.rowCount()), false);
    size_t left = 0;
    for (const RowId id : held) {
        if (const int row = model.rowOf(id); row != OrderedTableModel::kNoRow && !isSelected[static_cast<size_t>(row)]) {
            isSelected[static_cast<size_t>(row)] = true;
            ++left;
        }
    }
    QItemSelection selection;
    const int lastColumn = model.columnCount() - 1;
    for (size_t row = 0; row < isSelected.size(); ++row) {
        if (!isSelected[row])
            continue;
        const size_t first = row;
        while (row + 1 < isSelected.size() && isSelected[row + 1])
            ++row;
        selection.append({ model.index(static_cast<int>(first), 0), model.index(static_cast<int>(row), lastColumn) });
    }
    {
        const QSignalBlocker blocker(selectionModel());
        selectionModel()->select(selection, QItemSelectionModel::ClearAndSelect);
    }
    if (left != held.size())
        Q_EMIT selectionModel()->selectionChanged({}, {});
}

QList<int> DataTableView::visibleColumns() const
{
    QList<int> columns;
    const QHeaderView *header = horizontalHeader();
    for (int visual = 0; visual < header->count(); ++visual) {
        const int logical = header->logicalIndex(visual);
        if (!header->isSectionHidden(logical))
            columns.append(logical);
    }
    return columns;
}

ViewState DataTableView::viewState() const
{
    ViewState state = m_wanted;
    const QHeaderView *header = horizontalHeader();
    state.order.clear();
    for (const int column : visibleColumns()) {
        state.order.append(columnId(column));
        state.widths.insert(columnId(column), header->sectionSize(column));
    }
    if (isSortingEnabled()) {
        state.sortColumn = columnId(header->sortIndicatorSection());
        state.sortOrder = header->sortIndicatorOrder();
    }
    return state;
}

void DataTableView::applyViewState(const ViewState &state)
{
    m_wanted = state;
    applyPendingState();
}

void DataTableView::applyPendingState()
{
    if (!model() || m_wanted.order.isEmpty() || m_applying)
        return;
    m_applying = true;
    QHeaderView *header = horizontalHeader();
    int visual = 0;
    for (const QString &id : std::as_const(m_wanted.order)) {
        const int column = columnOf(id);
        if (column < 0)
            continue;
        header->setSectionHidden(column, false);
        header->moveSection(header->visualIndex(column), visual++);
        if (const int width = m_wanted.widths.value(id); width > 0)
            header->resizeSection(column, width);
    }
    // A table without any column could not be mended by its own header menu.
    if (visual > 0) {
        for (int column = 0; column < model()->columnCount(); ++column) {
            if (!m_wanted.order.contains(columnId(column)))
                header->setSectionHidden(column, true);
        }
    }
    if (const int sort = columnOf(m_wanted.sortColumn); sort >= 0 && isSortingEnabled())
        sortByColumn(sort, m_wanted.sortOrder);
    m_applying = false;
}

QList<int> DataTableView::selectedRows() const
{
    QList<int> rows;
    if (!selectionModel())
        return rows;
    const QItemSelection selection = selectionModel()->selection();
    for (const QItemSelectionRange &range : selection) {
        for (int row = range.top(); row <= range.bottom(); ++row)
            rows.append(row);
    }
    std::sort(rows.begin(), rows.end());
    rows.erase(std::unique(rows.begin(), rows.end()), rows.end());
    return rows;
}

QStringList DataTableView::selectedIds() const
{
    QStringList ids;
    for (const int row : selectedRows())
        ids.append(model()->index(row, 0).data(IdRole).toString());
    return ids;
}

QString DataTableView::cellText(const QModelIndex &index) const
{
    if (const auto *delegate = qobject_cast<const RowDelegate *>(itemDelegateForIndex(index)))
        return delegate->copyText(index);
    return index.data(Qt::DisplayRole).toString();
}

QString DataTableView::selectionAsTsv() const
{
    const QList<int> rows = selectedRows();
    if (rows.isEmpty())
        return {};
    const QList<int> columns = visibleColumns();
    QStringList cells;
    for (const int column : columns)
        cells.append(model()->headerData(column, Qt::Horizontal).toString());
    QString text = cells.join(QLatin1Char('\t')) + QLatin1Char('\n');
    for (const int row : rows) {
        cells.clear();
        for (const int column : columns) {
            QString cell = cellText(model()->index(row, column));
            cell.replace(QLatin1Char('\t'), QLatin1Char(' ')).replace(QLatin1Char('\n'), QLatin1Char(' '));
            cells.append(cell);
        }
        text += cells.join(QLatin1Char('\t')) + QLatin1Char('\n');
    }
    return text;
}

QString DataTableView::selectionAsJson() const
{
    QJsonArray array;
    const QList<int> columns = visibleColumns();
    for (const int row : selectedRows()) {
        QJsonObject object;
        if (const QString id = model()->index(row, 0).data(IdRole).toString(); !id.isEmpty())
            object.insert(QStringLiteral("id"), id);
        for (const int column : columns)
            object.insert(columnId(column), cellText(model()->index(row, column)));
        array.append(object);
    }
    return QString::fromUtf8(QJsonDocument(array).toJson());
}

void DataTableView::copySelection()
{
    if (const QString text = selectionAsTsv(); !text.isEmpty())
        QApplication::clipboard()->setText(text);
}

void DataTableView::copySelectionAsJson()
{
    if (!selectedRows().isEmpty())
        QApplication::clipboard()->setText(selectionAsJson());
}

void DataTableView::copyCurrentCell()
{
    if (currentIndex().isValid())
        QApplication::clipboard()->setText(cellText(currentIndex()));
}

void DataTableView::openRow(const QModelIndex &index)
{
    if (index.isValid())
        Q_EMIT rowOpened(index.siblingAtColumn(0).data(IdRole).toString());
}

void DataTableView::keyPressEvent(QKeyEvent *event)
{
    if (event->matches(QKeySequence::Copy)) {
        copySelection();
        return;
    }
    if ((event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter) && currentIndex().isValid()) {
        openRow(currentIndex());
        return;
    }
    const QString typed = event->text();
    const bool printable = !typed.isEmpty() && typed.at(0).isPrint() && typed.at(0) != QLatin1Char(' ')
        && !(event->modifiers() & (Qt::ControlModifier | Qt::AltModifier | Qt::MetaModifier));
    if (printable && m_filterField) {
        m_filterField->setFocus(Qt::ShortcutFocusReason);
        QApplication::sendEvent(m_filterField, event);
        return;
    }
    QTableView::keyPressEvent(event);
    // At the end of the table the current row stays what it is; whoever moves there means it all the same.
    const bool moves = event->key() == Qt::Key_Up || event->key() == Qt::Key_Down || event->key() == Qt::Key_Home || event->key() == Qt::Key_End;
    if (moves && event->modifiers() == Qt::NoModifier && currentIndex().isValid() && !selectionModel()->hasSelection())
        selectRow(currentIndex().row());
}

void DataTableView::keyboardSearch(const QString &)
{
    // It would walk a million rows for a letter; typing goes to the filter field.
}

void DataTableView::contextMenuEvent(QContextMenuEvent *event)
{
    auto *menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    menu->setToolTipsVisible(true);
    if (!m_contextActions.isEmpty()) {
        menu->addActions(m_contextActions);
        menu->addSeparator();
    }
    const QIcon icon = m_ui.theme().icon(QStringLiteral("copy"));
    const bool some = selectionModel() && selectionModel()->hasSelection();
    menu->addAction(icon, tr("Copy cell"), this, &DataTableView::copyCurrentCell)
        ->setEnabled(currentIndex().isValid());
    menu->addAction(icon, tr("Copy rows"), this, &DataTableView::copySelection)->setEnabled(some);
    menu->addAction(icon, tr("Copy rows as JSON"), this, &DataTableView::copySelectionAsJson)->setEnabled(some);
    menu->popup(event->globalPos());
}

void DataTableView::openHeaderMenu(const QPoint &position)
{
    auto *menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    if (m_openChooser) {
        menu->addAction(m_ui.theme().icon(QStringLiteral("columns")), tr("Choose columns…"), this,
            [this] { m_openChooser(); });
        menu->addSeparator();
    }
    fillColumnMenu(*menu);
    menu->popup(horizontalHeader()->mapToGlobal(position));
}

void DataTableView::fillColumnMenu(QMenu &menu)
{
    constexpr int kMost = 30; // a longer menu leaves the screen: the chooser lists them all
    QHeaderView *header = horizontalHeader();
    const qsizetype visible = visibleColumns().size();
    for (int visual = 0; visual < qMin(header->count(), kMost); ++visual) {
        const int column = header->logicalIndex(visual);
        QString name = model()->headerData(column, Qt::Horizontal).toString();
        QAction *action = menu.addAction(name.replace(QLatin1Char('&'), QStringLiteral("&&")));
        action->setCheckable(true);
        action->setChecked(!header->isSectionHidden(column));
        action->setEnabled(header->isSectionHidden(column) || visible > 1);
        connect(action, &QAction::toggled, this, [this, header, column](bool shown) {
            header->setSectionHidden(column, !shown);
            if (shown && header->sectionSize(column) < header->minimumSectionSize())
                header->resizeSection(column, header->defaultSectionSize());
            Q_EMIT viewStateChanged();
        });
    }
}

void DataTableView::selectionChanged(const QItemSelection &selected, const QItemSelection &deselected)
{
    QTableView::selectionChanged(selected, deselected);
    Q_EMIT selectionMade();
}

} // namespace drydock
