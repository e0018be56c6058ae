// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/items/auditmodel.h"

#include <algorithm>

namespace drydock {

using api::AuditEntry;

namespace {
QString actorText(const AuditEntry &entry)
{
    if (!entry.actor.email.isEmpty())
        return entry.actor.email;
    return entry.actor.identity.isEmpty() ? entry.actor.id : entry.actor.identity;
}

QString objectText(const AuditEntry &entry)
{
    return entry.object.name.isEmpty() ? entry.object.id : entry.object.name;
}
} // namespace

AuditModel::AuditModel(AuditStore &store, QObject *parent)
    : WindowedTableModel(parent)
    , m_store(store)
    , m_headers({ QStringLiteral("time"), QStringLiteral("user"), QStringLiteral("action"),
          QStringLiteral("objectType"), QStringLiteral("object") })
{
}

AuditModel::~AuditModel() = default;

int AuditModel::rowCount(const QModelIndex &parent) const
{
    if (parent.isValid())
        return 0;
    return isScan() ? static_cast<int>(m_matches.size()) : WindowedTableModel::rowCount();
}

int AuditModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant AuditModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    return m_headers.data(section, orientation, role);
}

const AuditEntry *AuditModel::entry(int row) const
{
    if (row < 0 || row >= rowCount())
        return nullptr;
    if (isScan())
        return &m_matches[static_cast<size_t>(row)];
    const auto page = m_rows.constFind(pageOfRow(row));
    const auto at = static_cast<size_t>(row % kRowsPerPage);
    return page == m_rows.cend() || at >= page->size() ? nullptr : &(*page)[at];
}

QVariant AuditModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid())
        return {};
    const AuditEntry *shown = entry(index.row());
    if (!shown) {
        // A placeholder until the page is here; asking for it is the viewport's affair.
        if (role == Qt::DisplayRole && index.column() != Time)
            return QStringLiteral("…");
        return role == StaleRole ? QVariant(true) : QVariant();
    }
    switch (role) {
    case Qt::DisplayRole:
        switch (index.column()) {
        case User: return actorText(*shown);
        case Action: return shown->action;
        case ObjectType: return shown->object.type;
        case Object: return objectText(*shown);
        default: return {};
        }
    case Qt::ToolTipRole: return index.column() == Object ? QVariant(shown->object.id) : QVariant();
    case TimestampRole: return index.column() == Time ? QVariant(shown->time.ms) : QVariant();
    case IdRole: return keyOf(*shown);
    case StaleRole: return !isScan() && pageState(pageOfRow(index.row())) == PageState::Outdated;
    default: return {};
    }
}

QString AuditModel::keyOf(const AuditEntry &entry)
{
    return QString::number(entry.time.ms) + QLatin1Char('/') + entry.actor.id + QLatin1Char('/') + entry.action
        + QLatin1Char('/') + entry.object.type + QLatin1Char('/') + entry.object.id;
}

int AuditModel::rowOfKey(const QString &key) const
{
    if (isScan()) {
        const auto it = std::find_if(m_matches.begin(), m_matches.end(),
            [&](const AuditEntry &entry) { return keyOf(entry) == key; });
        return it == m_matches.end() ? -1 : static_cast<int>(it - m_matches.begin());
    }
    int found = -1;
    for (auto page = m_rows.cbegin(); page != m_rows.cend(); ++page) {
        for (size_t at = 0; at < page->size(); ++at) {
            const int row = (page.key() - 1) * kRowsPerPage + static_cast<int>(at);
            if (keyOf((*page)[at]) == key && (found < 0 || row < found))
                found = row;
        }
    }
    return found;
}

void AuditModel::setFilter(const AuditFilter &filter)
{
    if (m_filter == filter && m_listed)
        return;
    // The reset must see the old way of counting rows end and the new one begin with none.
    m_matches.clear();
    m_scanCall.cancel();
    m_reloadCall.cancel();
    m_anchor = {};
    m_listed = false;
    m_error.reset();
    m_scanned = 0;
    m_scanCutShort = false;
    m_filter = filter;
    restart(!isScan());
    if (isScan())
        scan(1);
    Q_EMIT stateChanged();
}

void AuditModel::reload()
{
    if (isScan() || !m_listed) {
        m_listed = false;
        setFilter(AuditFilter(m_filter));
        return;
    }
    api::AuditQuery head = query(1, kRowsPerPage);
    head.createdBefore = m_filter.before;
    m_reloadCall = m_store.fetch(head, this, [this](const Result<AuditStore::Entries> &result) { reloaded(result); });
    Q_EMIT stateChanged();
}

void AuditModel::reloaded(const Result<AuditStore::Entries> &result)
{
    if (!result.ok()) {
        m_error = result.error();
        Q_EMIT stateChanged();
        return;
    }
    m_error.reset();
    noteFirst(*result);
    restartWith(totalOf(*result, 1), [&] { m_rows.insert(1, result->items); });
    Q_EMIT stateChanged();
}

bool AuditModel::isLoading() const
{
    return m_scanCall.isRunning() || m_reloadCall.isRunning()
        || std::any_of(m_calls.begin(), m_calls.end(), [](const auto &call) { return call.second.isRunning(); });
}

api::AuditQuery AuditModel::query(int page, int perPage) const
{
    api::AuditQuery query;
    query.createdAfter = m_filter.after;
    query.createdBefore = m_filter.before.isValid() ? m_filter.before : m_anchor;
    query.actorEmail = m_filter.actorEmail;
    query.objectType = m_filter.objectType;
    query.page = page;
    query.perPage = perPage;
    return query;
}

void AuditModel::fetchPage(int page, quint64 generation)
{
    std::erase_if(m_calls, [](const auto &call) { return !call.second.isRunning(); });
    m_calls.emplace_back(page,
        m_store.fetch(query(page, kRowsPerPage), this,
            [this, page, generation](
                const Result<AuditStore::Entries> &result) { pageAnswered(page, generation, result); }));
    Q_EMIT stateChanged();
}

void AuditModel::cancelPage(int page)
{
    std::erase_if(m_calls, [page](const auto &call) { return call.first == page; });
}

void AuditModel::dropPage(int page)
{
    if (page == 0)
        m_rows.clear();
    else
        m_rows.remove(page);
}

void AuditModel::noteFirst(const AuditStore::Entries &page)
{
    m_listed = true;
    m_asOf = page.info.answeredAt;
    api::AuditQuery watched = query(1, 1);
    if (!m_filter.before.isValid()) {
        watched.createdBefore = {};
        // The server compares whole seconds; one more keeps the entries of the newest second in.
        if (!page.items.empty())
            m_anchor = { (page.items.front().time.ms / 1000 + 1) * 1000 };
    }
    m_store.watch(watched, page.info.total);
}

int AuditModel::totalOf(const AuditStore::Entries &page, int number)
{
    constexpr qint64 kMost = 10'000'000; // no view scrolls further
    if (page.info.total >= 0)
        return static_cast<int>(std::min(page.info.total, kMost));
    // A server that does not count: what is read, and one row more where there is more.
    const qint64 read = static_cast<qint64>(number - 1) * kRowsPerPage + static_cast<qint64>(page.items.size());
    return static_cast<int>(std::min(read + (page.hasMore(number, kRowsPerPage) ? 1 : 0), kMost));
}

void AuditModel::pageAnswered(int page, quint64 generation, const Result<AuditStore::Entries> &result)
{
    if (!isWanted(page, generation))
        return;
    if (!result.ok()) {
        m_error = result.error();
        pageFailed(page, generation);
        Q_EMIT stateChanged();
        return;
    }
    m_error.reset();
    const int before = rowCount();
    m_rows.insert(page, result->items);
    const bool first = !m_listed;
    if (first)
        noteFirst(*result);
    pageArrived(page, generation, totalOf(*result, page));
    // Entries came or went in the middle of the listing: what the other pages hold has moved.
    if (!first && before != rowCount())
        outdate();
    Q_EMIT stateChanged();
}

void AuditModel::scan(int page)
{
    m_scanCall = m_store.fetch(query(page, kMaxPerPage), this,
        [this, page](const Result<AuditStore::Entries> &result) { scanAnswered(page, result); });
}

void AuditModel::scanAnswered(int page, const Result<AuditStore::Entries> &result)
{
    if (!result.ok()) {
        m_error = result.error();
        Q_EMIT stateChanged();
        return;
    }
    m_error.reset();
    if (page == 1)
        noteFirst(*result);
    std::vector<AuditEntry> matching;
    std::copy_if(result->items.begin(), result->items.end(), std::back_inserter(matching),
        [this](const AuditEntry &entry) { return entry.action == m_filter.action; });
    m_scanned += static_cast<int>(result->items.size());
    if (!matching.empty()) {
        const int first = rowCount();
        beginInsertRows({}, first, first + static_cast<int>(matching.size()) - 1);
        m_matches.insert(m_matches.end(), matching.begin(), matching.end());
        endInsertRows();
    }
    const bool more = result->hasMore(page, kMaxPerPage);
    m_scanCutShort = more && m_scanned >= kMostScanned;
    if (more && !m_scanCutShort)
        scan(page + 1);
    Q_EMIT stateChanged();
}

} // namespace drydock
