// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/inspector/requesttable.h"

#include "ui/shell/uicontext.h"
#include "ui/text/activitytext.h"
#include "ui/text/errortext.h"
#include "ui/widgets/rowdelegate.h"

#include <QHeaderView>
#include <QScrollBar>

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

// Paths begin alike and differ at their end.
class PathDelegate final : public RowDelegate {
public:
    using RowDelegate::RowDelegate;

protected:
    void paintContent(QPainter *painter, const QRect &rect, const QStyleOptionViewItem &option,
        const QModelIndex &index) const override
    {
        const QString path = text(index);
        const Qt::TextElideMode elide = path.startsWith(QLatin1Char('/')) ? Qt::ElideLeft : Qt::ElideRight;
        paintText(painter, rect, path, textColor(option, index), Qt::AlignLeading, elide);
    }
};

class LaneDelegate final : public RowDelegate {
public:
    using RowDelegate::RowDelegate;
    [[nodiscard]] QString text(const QModelIndex &index) const override
    {
        return ActivityText::lane(RowDelegate::text(index));
    }
};

} // namespace

RequestTable::RequestTable(UiContext &ui, DataTableView &view, ActivityModel &model)
    : QObject(&view)
    , m_ui(ui)
    , m_view(view)
    , m_model(model)
{
    model.setTitles(titles());
    installDelegates();
    // Before the view's own slots see the change.
    connect(&model, &QAbstractItemModel::rowsAboutToBeInserted, this, &RequestTable::hold);
    connect(&model, &QAbstractItemModel::rowsAboutToBeRemoved, this, &RequestTable::hold);
    view.setModel(&model);
    view.setAccessibleName(tr("Requests"));
    setColumns();
    connect(&ui.ticker(), &Ticker::ticked, view.viewport(), qOverload<>(&QWidget::update));
}

QStringList RequestTable::titles()
{
    //: Columns of the list of requests
    return { tr("State"), tr("Started"), tr("Method"), tr("Request"), tr("Status"), tr("Duration"), tr("Queued"),
        tr("Sent"), tr("Received"), tr("Lane"), tr("Attempt"), tr("Operation"), tr("Request id") };
}

void RequestTable::installDelegates()
{
    const Theme &theme = m_ui.theme();
    const auto set = [this](ActivityModel::Column column, RowDelegate *delegate) {
        m_view.setItemDelegateForColumn(column, delegate);
    };
    set(ActivityModel::StateColumn, new StatusDelegate(theme, StatusDomain::Request, &m_view));
    set(ActivityModel::TimeColumn, new TimeDelegate(theme, m_ui.time(), m_ui.clock(), &m_view));
    set(ActivityModel::PathColumn, new PathDelegate(theme, &m_view));
    set(ActivityModel::AnswerColumn, new AnswerDelegate(theme, m_model, &m_view));
    auto *duration = new DurationDelegate(theme, m_ui.time(), &m_view);
    set(ActivityModel::DurationColumn, duration);
    set(ActivityModel::QueuedColumn, duration);
    auto *size = new NumberDelegate(theme, &m_view);
    set(ActivityModel::SentColumn, size);
    set(ActivityModel::ReceivedColumn, size);
    set(ActivityModel::LaneColumn, new LaneDelegate(theme, &m_view));
    set(ActivityModel::RequestIdColumn, new IdDelegate(theme, &m_view));
}

void RequestTable::setColumns()
{
    const QList<int> widths { 104, 92, 76, 250, 70, 78, 78, 78, 84, 92, 70, 190, 160 };
    QHeaderView *header = m_view.horizontalHeader();
    for (int column = 0; column < ActivityModel::ColumnCount; ++column)
        header->resizeSection(column, widths.at(column));
    for (const auto column : { ActivityModel::QueuedColumn, ActivityModel::SentColumn, ActivityModel::LaneColumn,
             ActivityModel::AttemptColumn, ActivityModel::RequestIdColumn })
        header->setSectionHidden(column, true);
}

// Whoever has scrolled down reads there; whoever is at the top wants to see what comes.
void RequestTable::hold()
{
    if (m_holding || m_view.verticalScrollBar()->value() == 0)
        return;
    const QModelIndex first = m_view.indexAt({ 0, 0 });
    if (!first.isValid())
        return;
    m_holding = true;
    m_held = first;
    m_heldOffset = -m_view.visualRect(first).top();
    QMetaObject::invokeMethod(this, &RequestTable::letGo, Qt::QueuedConnection);
}

void RequestTable::letGo()
{
    m_holding = false;
    if (!m_held.isValid())
        return;
    const int left = m_view.horizontalScrollBar()->value();
    m_view.scrollTo(m_held, QAbstractItemView::PositionAtTop);
    m_view.verticalScrollBar()->setValue(m_view.verticalScrollBar()->value() + m_heldOffset);
    m_view.horizontalScrollBar()->setValue(left);
    m_held = QPersistentModelIndex();
}

} // namespace drydock
