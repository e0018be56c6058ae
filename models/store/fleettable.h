// SPDX-License-Identifier: GPL-3.0-or-later
//
// FleetTable: all devices that are known, as rows of an AttributeTable with their ids and times. A value type with
// implicitly shared parts: a copy is a cheap snapshot for a worker. Owned by FleetStore; one thread writes. Removed
// rows stay readable until the next batch begins, because views ask for them while a Delta is being told.
// It must not know the network, models or words.
#pragma once

#include "models/api/deviceauth.h"
#include "models/api/inventory.h"
#include "models/attributes/attributetable.h"
#include "models/core/sharedchunks.h"
#include "models/store/delta.h"
#include "models/store/deviceids.h"

#include <QHash>
#include <QList>

#include <array>
#include <optional>

namespace drydock {

//! When a device was last heard of. Device authentication knows it exactly, inventory to a day.
struct LastSeen {
    Timestamp time;
    bool exact = false;
    Timestamp askedAt; //!< when the exact time was read
};

//! The moments of a row beside its attributes; each may be invalid.
struct RowTimes {
    Timestamp updated;
    Timestamp reported; //!< the later of updated and inventory's own check-in time
    Timestamp checkedIn;
    Timestamp askedAt;
    bool operator==(const RowTimes &) const = default;
};

class FleetTable {
public:
    FleetTable();
    //! From a file: row i has its id, times[i] and row i of `attributes`; none is missing.
    FleetTable(AttributeTable attributes, DeviceIds ids, const std::vector<RowTimes> &times);

    // Reading
    [[nodiscard]] const AttributeTable &attributes() const { return m_attributes; }
    [[nodiscard]] qsizetype count() const { return m_ids.count(); }
    [[nodiscard]] bool isLive(RowId row) const { return row < bound() && m_rows[row].live; }
    [[nodiscard]] RowId bound() const { return static_cast<RowId>(m_rows.size()); }
    [[nodiscard]] std::vector<RowId> rows() const; //!< ascending
    [[nodiscard]] DeviceId id(RowId row) const { return m_ids.at(row); }
    [[nodiscard]] bool hasUuid(RowId row) const { return m_ids.isUuid(row); } //!< see DeviceIds::couldHold()
    [[nodiscard]] std::optional<RowId> rowOf(const DeviceId &id) const;
    //! The server's word: "accepted", "pending", …; empty where it is not known.
    [[nodiscard]] QString status(RowId row) const { return m_attributes.text(row, m_statusColumn); }
    //! status(), but silentStatus() for an accepted device that was not heard of for longer than silentAfter().
    [[nodiscard]] QString shownStatus(RowId row, Timestamp now) const;
    [[nodiscard]] static QString silentStatus() { return QStringLiteral("silent"); }
    [[nodiscard]] bool isShownSilent(RowId row, Timestamp now) const; //!< shownStatus() would say silentStatus()
    [[nodiscard]] QString group(RowId row) const { return m_attributes.text(row, m_groupColumn); }
    [[nodiscard]] LastSeen lastSeen(RowId row) const;
    [[nodiscard]] Timestamp updated(RowId row) const { return m_rows[row].updated; }
    [[nodiscard]] RowTimes times(RowId row) const;
    [[nodiscard]] Timestamp created(RowId row) const;
    //! The `name` tag, else the attribute that the server's settings choose, else the id.
    [[nodiscard]] QString displayName(RowId row) const;
    //! displayName() with the rows that go by their id after all that have a name.
    [[nodiscard]] QString sortName(RowId row) const;
    [[nodiscard]] QHash<QString, qint64> countByStatus() const;
    [[nodiscard]] QHash<QString, qint64> countByShownStatus(Timestamp now) const;

    [[nodiscard]] int statusColumn() const { return m_statusColumn; }
    [[nodiscard]] int groupColumn() const { return m_groupColumn; }
    //! Where displayName() comes from, in that order; kNoColumn for none.
    [[nodiscard]] std::array<int, 2> nameColumns() const { return { m_tagNameColumn, m_nameColumn }; }
    [[nodiscard]] int createdColumn() const { return m_createdColumn; }
    [[nodiscard]] const ColumnKey &nameAttribute() const { return m_nameKey; }
    [[nodiscard]] std::chrono::milliseconds silentAfter() const { return m_silentAfter; }

    // Writing
    void setNameAttribute(const QString &scope, const QString &name); //!< empty name: the id
    //! A tag of that name is in use somewhere: from now on it is read with the others.
    void addTag(const QString &name);
    void setSilentAfter(std::chrono::milliseconds silentAfter) { m_silentAfter = silentAfter; }
    //! Frees what the batch before removed. Every batch of the calls below starts with it.
    void beginBatch();
    // What an answer brings is taken over by a FleetIntake, from these.
    RowId add(const DeviceId &id); //!< one that is not known
    int addColumn(const ColumnKey &key) { return m_attributes.addColumn(key.scope, key.name); } //!< finds or makes
    //! AttributeTable::takeColumn()
    void takeColumn(int column, const AttributeTable &from, int fromColumn, const std::vector<RowId> &rows, std::vector<bool> &changed)
    {
        m_attributes.takeColumn(column, from, fromColumn, rows, changed);
    }
    //! The device's own last inventory write and inventory's check-in time. False: the write was the same.
    bool setReported(RowId row, Timestamp updated, Timestamp checkedIn);
    bool setStatus(RowId row, const QString &status, Delta &delta);
    bool setGroup(RowId row, const QString &group, Delta &delta); //!< empty: in no group
    bool setLastSeen(RowId row, Timestamp checkedIn, Timestamp askedAt, Delta &delta);
    void remove(RowId row, Delta &delta);

    // Listings: which rows were met in which one
    void markSeen(RowId row, quint32 listing) { m_rows.edit(row).seenIn = listing; }
    [[nodiscard]] quint32 seenIn(RowId row) const { return m_rows[row].seenIn; }

private:
    struct Row {
        Timestamp updated;
        Timestamp reported; //!< the later of updated and inventory's own check-in time
        Timestamp checkedIn;
        Timestamp askedAt;
        quint32 seenIn = 0;
        bool live = false;
    };

    [[nodiscard]] Timestamp timeIn(RowId row, int column) const;
    [[nodiscard]] QString ownName(RowId row) const; //!< empty where the device goes by its id
    [[nodiscard]] bool isSilent(RowId row, Timestamp now) const;

    AttributeTable m_attributes;
    SharedChunks<Row, 8> m_rows;
    DeviceIds m_ids;
    std::vector<RowId> m_doomed;
    ColumnKey m_nameKey;
    std::chrono::milliseconds m_silentAfter { 24 * 3600 * 1000 };
    int m_statusColumn;
    int m_groupColumn;
    int m_tagNameColumn;
    int m_createdColumn;
    int m_nameColumn = AttributeTable::kNoColumn;
};

//! When the device's own inventory write was, from wherever the answer carries it.
[[nodiscard]] Timestamp updatedOf(const api::Device &device);

} // namespace drydock
