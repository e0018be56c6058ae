// SPDX-License-Identifier: GPL-3.0-or-later
//
// WindowedTableModel: base of tables that only the server can page and sort. It knows how many rows there are and, for
// each page, whether it is empty, loading, fresh or outdated; the subclass keeps the pages' rows. data() never fetches:
// Qt itself reads every row at times. The view reports what it shows (setViewport), at most two pages are asked for
// at a time, and the least recently seen pages are dropped. Every change of query is a new generation; answers of
// older ones are ignored. Owned by its pane. GUI thread. It must not know widgets or what a row is.
#pragma once

#include "models/items/itemroles.h"

#include <QAbstractTableModel>
#include <QHash>

#include <functional>
#include <list>

namespace drydock {

class WindowedTableModel : public QAbstractTableModel {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(WindowedTableModel)

public:
    enum class PageState { Empty, Loading, Fresh, Outdated };
    static constexpr int kRowsPerPage = 100;
    static constexpr int kMostPages = 64;
    static constexpr int kMostCalls = 2;

    explicit WindowedTableModel(QObject *parent = nullptr);
    ~WindowedTableModel() override;

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    //! The rows that can be seen now, from the view, after scrolling came to rest.
    void setViewport(int firstRow, int lastRow);
    [[nodiscard]] PageState pageState(int page) const; //!< pages count from 1
    [[nodiscard]] static int pageOfRow(int row) { return row / kRowsPerPage + 1; }
    [[nodiscard]] quint64 generation() const { return m_generation; }
    [[nodiscard]] int loadedPages() const { return static_cast<int>(m_recent.size()); }

protected:
    //! Begins to fetch a page; its answer calls pageArrived() or pageFailed() with the same generation.
    virtual void fetchPage(int page, quint64 generation) = 0;
    //! Nobody looks at that page any more.
    virtual void cancelPage(int page) = 0;
    //! Forget the rows of a page (it left the window) or of all pages (0).
    virtual void dropPage(int page) = 0;

    //! Another subject: a reset to no rows and a request for the first page; without `paged` no page is ever asked for
    //! and the rows are the subclass's own affair.
    void restart(bool paged = true);
    //! The same with the first page at hand: `take` stores its rows during the reset, so no view ever sees it empty.
    void restartWith(int total, const std::function<void()> &take);
    //! The subclass has taken the rows. `total` is what the server counts now. False: the answer is not wanted.
    bool pageArrived(int page, quint64 generation, int total);
    void pageFailed(int page, quint64 generation);
    [[nodiscard]] bool isWanted(int page, quint64 generation) const;
    //! Everything shown may have moved; pages in the viewport are read again, shown as they are until then.
    void outdate();

private:
    void forgetAll();
    void pump();
    void setTotal(int total);
    void touch(int page);
    void trim();

    quint64 m_generation = 0;
    int m_total = 0;
    int m_first = 0; //!< viewport, rows
    int m_last = 0;
    bool m_started = false;
    QHash<int, PageState> m_pages;
    std::list<int> m_recent; //!< pages that hold rows, most recently seen first
    int m_failedPage = 0; //!< not asked for again before the viewport moves
};

} // namespace drydock
