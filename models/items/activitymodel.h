// SPDX-License-Identifier: GPL-3.0-or-later
//
// ActivityModel: the activity log as a table, newest first, with one of four views of it and a filter. Times, states,
// sizes and durations are given as numbers and codes; ui makes words of them. Paused, it takes no new rows until it
// goes on. Owned by the activity pane; GUI thread. The log may be exchanged (another session) or absent.
#pragma once

#include "models/items/columnheaders.h"
#include "models/items/requestfilter.h"
#include "models/store/activitylog.h"

#include <QAbstractTableModel>
#include <QPointer>

#include <deque>

namespace drydock {

class ActivityModel final : public QAbstractTableModel {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(ActivityModel)

public:
    enum Column {
        StateColumn,
        TimeColumn,
        MethodColumn,
        PathColumn,
        AnswerColumn,
        DurationColumn,
        QueuedColumn,
        SentColumn,
        ReceivedColumn,
        LaneColumn,
        AttemptColumn,
        WhatColumn,
        RequestIdColumn,
        ColumnCount
    };
    enum class View { All, Running, Failed, Changes };

    explicit ActivityModel(QObject *parent = nullptr);

    void setLog(ActivityLog *log);
    void setView(View view);
    [[nodiscard]] View view() const { return m_view; }
    void setFilter(const RequestFilter &filter);
    [[nodiscard]] const RequestFilter &filter() const { return m_filter; }
    void setPaused(bool paused);
    [[nodiscard]] bool isPaused() const { return m_paused; }
    //! How many entries came and were not taken since it was paused, whether the view would show them or not.
    [[nodiscard]] qint64 missed() const;
    void setTitles(const QStringList &titles) { m_headers.setTitles(titles); }
    [[nodiscard]] const ActivityEntry *entryAt(int row) const;
    //! -1 where the view does not show it.
    [[nodiscard]] int rowOf(quint64 key) const;
    [[nodiscard]] const std::deque<quint64> &keys() const { return m_keys; }

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    [[nodiscard]] bool accepts(const ActivityEntry &entry) const;
    [[nodiscard]] QVariant display(const ActivityEntry &entry, int column) const;
    [[nodiscard]] int lowerRow(quint64 key) const;
    void reload();
    void added(quint64 key);
    void changed(quint64 key);
    void trimmed(quint64 firstKept);
    void insert(quint64 key);
    void catchUp();

    ColumnHeaders m_headers;
    QPointer<ActivityLog> m_log;
    View m_view = View::All;
    RequestFilter m_filter;
    bool m_paused = false;
    quint64 m_pausedAt = 0; //!< the newest key when it was paused
    std::deque<quint64> m_keys; //!< newest first
};

} // namespace drydock
