// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/items/windowedtablemodel.h"

#include <algorithm>

namespace drydock {

WindowedTableModel::WindowedTableModel(QObject *parent)
    : QAbstractTableModel(parent)
{
}

WindowedTableModel::~WindowedTableModel() = default;

int WindowedTableModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : m_total;
}

WindowedTableModel::PageState WindowedTableModel::pageState(int page) const
{
    return m_pages.value(page, PageState::Empty);
}

bool WindowedTableModel::isWanted(int page, quint64 generation) const
{
    return generation == m_generation && pageState(page) == PageState::Loading;
}

void WindowedTableModel::forgetAll()
{
    ++m_generation;
    for (auto it = m_pages.cbegin(); it != m_pages.cend(); ++it) {
        if (it.value() == PageState::Loading)
            cancelPage(it.key());
    }
    dropPage(0);
    m_pages.clear();
    m_recent.clear();
    m_total = 0;
    m_first = 0;
    m_last = 0;
    m_failedPage = 0;
}

void WindowedTableModel::restart(bool paged)
{
    beginResetModel();
    forgetAll();
    m_started = paged;
    endResetModel();
    pump();
}

void WindowedTableModel::restartWith(int total, const std::function<void()> &take)
{
    beginResetModel();
    forgetAll();
    take();
    m_total = total;
    m_pages.insert(1, PageState::Fresh);
    touch(1);
    m_started = true;
    endResetModel();
    pump();
}

void WindowedTableModel::setViewport(int firstRow, int lastRow)
{
    m_first = std::clamp(firstRow, 0, std::max(0, m_total - 1));
    m_last = std::clamp(lastRow, m_first, std::max(m_first, m_total - 1));
    m_failedPage = 0;
    for (int page = pageOfRow(m_last); page >= pageOfRow(m_first); --page) {
        if (std::find(m_recent.begin(), m_recent.end(), page) != m_recent.end())
            touch(page);
    }
    pump();
}

void WindowedTableModel::outdate()
{
    for (PageState &state : m_pages) {
        if (state == PageState::Fresh)
            state = PageState::Outdated;
    }
    m_failedPage = 0;
    pump();
}

//! Asks for what can be seen first, then for the neighbour below; lets go of what nobody looks at any more.
void WindowedTableModel::pump()
{
    if (!m_started)
        return;
    const int lastPage = m_total > 0 ? pageOfRow(m_total - 1) : 1;
    const int from = pageOfRow(m_first);
    const int to = std::min(pageOfRow(m_last), lastPage);
    const int neighbour = std::min(to + 1, lastPage);
    int calls = 0;
    for (auto it = m_pages.begin(); it != m_pages.end(); ++it) {
        if (it.value() != PageState::Loading)
            continue;
        if (it.key() < from || it.key() > neighbour) {
            cancelPage(it.key());
            const bool kept = std::find(m_recent.begin(), m_recent.end(), it.key()) != m_recent.end();
            it.value() = kept ? PageState::Outdated : PageState::Empty;
        } else {
            ++calls;
        }
    }
    for (int page = from; page <= neighbour && calls < kMostCalls; ++page) {
        const PageState state = pageState(page);
        if (state == PageState::Fresh || state == PageState::Loading || page == m_failedPage)
            continue;
        m_pages.insert(page, PageState::Loading);
        ++calls;
        fetchPage(page, m_generation);
    }
}

bool WindowedTableModel::pageArrived(int page, quint64 generation, int total)
{
    if (!isWanted(page, generation))
        return false;
    m_pages.insert(page, PageState::Fresh);
    touch(page);
    setTotal(total);
    trim();
    const int first = (page - 1) * kRowsPerPage;
    const int last = std::min(first + kRowsPerPage, m_total) - 1;
    if (first <= last)
        Q_EMIT dataChanged(index(first, 0), index(last, columnCount() - 1));
    pump();
    return true;
}

void WindowedTableModel::pageFailed(int page, quint64 generation)
{
    if (!isWanted(page, generation))
        return;
    const bool kept = std::find(m_recent.begin(), m_recent.end(), page) != m_recent.end();
    m_pages.insert(page, kept ? PageState::Outdated : PageState::Empty);
    m_failedPage = page;
}

//! Rows come and go at the end: where they really moved, the pages are outdated and read again.
void WindowedTableModel::setTotal(int total)
{
    if (total > m_total) {
        beginInsertRows({}, m_total, total - 1);
        m_total = total;
        endInsertRows();
    } else if (total < m_total) {
        beginRemoveRows({}, total, m_total - 1);
        m_total = total;
        endRemoveRows();
    }
}

void WindowedTableModel::touch(int page)
{
    m_recent.remove(page);
    m_recent.push_front(page);
}

void WindowedTableModel::trim()
{
    while (m_recent.size() > static_cast<size_t>(kMostPages)) {
        const int page = m_recent.back();
        m_recent.pop_back();
        m_pages.remove(page);
        dropPage(page);
    }
}

} // namespace drydock
