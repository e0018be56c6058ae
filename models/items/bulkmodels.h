// SPDX-License-Identifier: GPL-3.0-or-later
//
// BulkJobsModel: the bulk work of a session, the newest first; and BulkItemsModel: what became of each device of one of
// them. Both follow a BulkWork, owned by their pane and destroyed before it. GUI thread. No words: states are codes of
// StatusDomain::Bulk, problems are worded by a function of the pane.
#pragma once

#include "models/items/columnheaders.h"
#include "models/items/orderedtablemodel.h"
#include "models/store/bulkwork.h"

#include <QAbstractTableModel>

#include <functional>

namespace drydock {

//! Of a job: "running", "paused", "interrupted", "done", "failed" (some of it), "cancelled".
[[nodiscard]] QString bulkStateCode(const BulkJob &job);
//! Columns id, name, result, problem, as RFC 4180; formula cells are neutralised.
[[nodiscard]] QByteArray bulkResultsCsv(const BulkJob &job, const std::function<QString(const DeviceId &)> &nameOf, const std::function<QString(const BulkProblem &)> &wordsOf);

class BulkJobsModel final : public QAbstractTableModel {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(BulkJobsModel)

public:
    enum Column { Title, State, Progress, Failed, Begun, ColumnCount };

    explicit BulkJobsModel(BulkWork &work, QObject *parent = nullptr);

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;
    void setTitles(const QStringList &titles) { m_headers.setTitles(titles); }
    [[nodiscard]] const BulkJob *jobAt(int row) const;
    [[nodiscard]] int rowOf(const QString &id) const; //!< -1 where it is not there

private:
    BulkWork &m_work;
    ColumnHeaders m_headers;
    QStringList m_ids; //!< newest first
};

class BulkItemsModel final : public OrderedTableModel {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(BulkItemsModel)

public:
    enum Column { Device, Result, Problem, ColumnCount };
    using WordsOf = std::function<QString(const BulkProblem &)>;

    BulkItemsModel(BulkWork &work, WordsOf wordsOf, QObject *parent = nullptr);

    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;
    void setTitles(const QStringList &titles) { m_headers.setTitles(titles); }
    void setJob(const QString &id);
    [[nodiscard]] const QString &job() const { return m_id; }
    //! Only what failed or was not sent.
    void setFailedOnly(bool failedOnly);

protected:
    [[nodiscard]] QVariant cell(RowId row, int column, int role) const override;
    [[nodiscard]] int compareRows(RowId a, RowId b) const override;
    [[nodiscard]] bool accepts(RowId row) const override;
    [[nodiscard]] std::vector<RowId> allRows() const override;

private:
    [[nodiscard]] const BulkItem *item(RowId row) const;
    [[nodiscard]] QString code(const BulkItem &item) const;
    void onChanged(const QString &id);

    BulkWork &m_work;
    WordsOf m_wordsOf;
    ColumnHeaders m_headers;
    QString m_id;
    bool m_failedOnly = false;
};

} // namespace drydock
