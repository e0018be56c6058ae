// SPDX-License-Identifier: GPL-3.0-or-later
//
// AuditModel: the server's audit log as rows, newest first, a window at a time. A listing is anchored at its first
// entry, so that entries written meanwhile do not shift its pages; how many there are is AuditStore::newer().
// Actions are what the server cannot filter by: with an action chosen the newest kMostScanned entries are read and
// the matching ones kept, and the pane says so. Owned by its pane, destroyed before the store. GUI thread. No words.
#pragma once

#include "models/items/columnheaders.h"
#include "models/items/windowedtablemodel.h"
#include "models/store/auditstore.h"

#include <optional>
#include <vector>

namespace drydock {

struct AuditFilter {
    Timestamp after; //!< invalid: no bound
    Timestamp before;
    QString actorEmail; //!< exact, as the server matches it
    QString objectType;
    QString action; //!< matched here
    bool operator==(const AuditFilter &) const = default;
    [[nodiscard]] bool isEmpty() const { return *this == AuditFilter {}; }
};

class AuditModel final : public WindowedTableModel {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(AuditModel)

public:
    enum Column { Time, User, Action, ObjectType, Object, ColumnCount };
    static constexpr int kMostScanned = 5'000;

    explicit AuditModel(AuditStore &store, QObject *parent = nullptr);
    ~AuditModel() override;

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    void setTitles(const QStringList &titles) { m_headers.setTitles(titles); }

    void setFilter(const AuditFilter &filter);
    [[nodiscard]] const AuditFilter &filter() const { return m_filter; }
    //! From the top again, with the same filter. What is shown stays until the answer is here.
    void reload();
    //! Null while the row's page is not here.
    [[nodiscard]] const api::AuditEntry *entry(int row) const;
    //! What tells one entry from another: the log gives them no id.
    [[nodiscard]] static QString keyOf(const api::AuditEntry &entry);
    //! The first row among those loaded with that key, or -1.
    [[nodiscard]] int rowOfKey(const QString &key) const;

    //! A listing has its first answer.
    [[nodiscard]] bool isListed() const { return m_listed; }
    [[nodiscard]] bool isLoading() const;
    [[nodiscard]] const std::optional<Error> &error() const { return m_error; }
    [[nodiscard]] Timestamp asOf() const { return m_asOf; }
    [[nodiscard]] bool isScan() const { return !m_filter.action.isEmpty(); }
    //! Entries read so far to find those of one action, and whether there are older ones that were not read.
    [[nodiscard]] int scanned() const { return m_scanned; }
    [[nodiscard]] bool scanCutShort() const { return m_scanCutShort; }

Q_SIGNALS:
    //! isListed(), isLoading(), error() or a scan's progress.
    void stateChanged();

protected:
    void fetchPage(int page, quint64 generation) override;
    void cancelPage(int page) override;
    void dropPage(int page) override;

private:
    [[nodiscard]] api::AuditQuery query(int page, int perPage) const;
    void pageAnswered(int page, quint64 generation, const Result<AuditStore::Entries> &result);
    void noteFirst(const AuditStore::Entries &page);
    [[nodiscard]] static int totalOf(const AuditStore::Entries &page, int number);
    void reloaded(const Result<AuditStore::Entries> &result);
    void scan(int page);
    void scanAnswered(int page, const Result<AuditStore::Entries> &result);

    AuditStore &m_store;
    ColumnHeaders m_headers;
    AuditFilter m_filter;
    Timestamp m_anchor;
    bool m_listed = false;
    std::optional<Error> m_error;
    Timestamp m_asOf;
    QHash<int, std::vector<api::AuditEntry>> m_rows; //!< by page
    std::vector<std::pair<int, Call<AuditStore::Entries>>> m_calls;
    std::vector<api::AuditEntry> m_matches;
    Call<AuditStore::Entries> m_scanCall;
    Call<AuditStore::Entries> m_reloadCall;
    int m_scanned = 0;
    bool m_scanCutShort = false;
};

} // namespace drydock
