// SPDX-License-Identifier: GPL-3.0-or-later
//
// AttributeTable: the attributes of a whole fleet by columns. Each (scope, name) has a dictionary of its distinct
// values and one value number per row. Rows are stable 32-bit numbers; a removed row's number is given out again.
// A value type with implicitly shared columns: a copy is a cheap snapshot for a worker thread, and a write after it
// copies no more than the chunks that it touches. Owned by the client's fleet store and by the lab's fleet; one thread
// writes. It must not know JSON, ids, models or the network.
#pragma once

#include "models/attributes/numbervector.h"
#include "models/attributes/valuedictionary.h"

#include <QHash>
#include <QSharedData>
#include <QSharedDataPointer>

#include <optional>
#include <utility>
#include <vector>

namespace drydock {

using AttributeRow = quint32;

struct ColumnKey {
    QString scope; //!< "identity", "inventory", "system", "tags", "monitor"
    QString name;
    bool operator==(const ColumnKey &) const = default;
    friend size_t qHash(const ColumnKey &key, size_t seed = 0) { return qHashMulti(seed, key.scope, key.name); }
};

enum class ValueOrder { Server, Natural }; //!< compareAttributeValues() and compareAttributeValuesNaturally()

class AttributeTable {
public:
    static constexpr int kNoColumn = -1;
    static constexpr AttributeRow kNoRow = 0xFFFFFFFFU;

    // Rows
    AttributeRow addRow(); //!< the lowest costs: a freed number where there is one, else the next
    AttributeRow addRows(quint32 count); //!< `count` new numbers in a run; the first of them
    void removeRow(AttributeRow row); //!< clears its cells first
    [[nodiscard]] bool isRow(AttributeRow row) const;
    [[nodiscard]] quint32 rowCount() const { return m_rowCount; }
    //! One past the largest row ever given: the size of a vector indexed by row.
    [[nodiscard]] quint32 rowBound() const { return static_cast<quint32>(m_rows->live.size()); }
    [[nodiscard]] std::vector<AttributeRow> rows() const; //!< ascending

    // Columns: never removed, so an index stays valid; an unused one costs next to nothing
    [[nodiscard]] int findColumn(const QString &scope, const QString &name) const;
    int addColumn(const QString &scope, const QString &name); //!< finds or makes
    [[nodiscard]] int columnCount() const { return static_cast<int>(m_columns.size()); }
    [[nodiscard]] const ColumnKey &columnKey(int column) const { return at(column).key; }
    //! How many rows have a value here.
    [[nodiscard]] quint32 filledCount(int column) const { return at(column).filled; }
    //! Grows with every change of a cell in this column; equal revisions mean equal content.
    [[nodiscard]] quint64 columnRevision(int column) const { return at(column).revision; }
    [[nodiscard]] quint64 rowsRevision() const { return m_rowsRevision; } //!< likewise for adding and removing rows

    // Cells
    bool set(AttributeRow row, int column, const AttributeValue &value); //!< false: it held that already
    bool setPacked(AttributeRow row, int column, QByteArrayView packed); //!< the same; isPackedValue() must hold
    bool clear(AttributeRow row, int column); //!< false: it was absent
    //! For every i the cell of row i of another table's column, into rows[i] (kNoRow: nowhere); absent there is absent
    //! here, and a `fromColumn` of kNoColumn is absent everywhere. changed[i] is set where that was another one.
    //! Each distinct value is looked up once.
    void takeColumn(int column, const AttributeTable &from, int fromColumn, const std::vector<AttributeRow> &rows, std::vector<bool> &changed);
    [[nodiscard]] bool has(AttributeRow row, int column) const { return number(row, column) != 0; }
    [[nodiscard]] std::optional<AttributeValue> value(AttributeRow row, int column) const;
    [[nodiscard]] QString text(AttributeRow row, int column) const; //!< attributeText(); empty where absent
    [[nodiscard]] ValueNumber number(AttributeRow row, int column) const { return at(column).numbers.at(row); }

    // Values by number: what is decided once per distinct value is looked up by number per row
    //! See ValueDictionary::characters().
    [[nodiscard]] const CharacterSet &characters(int column) const { return at(column).values.characters(); }
    [[nodiscard]] ValueNumber findNumber(int column, const AttributeValue &value) const;
    [[nodiscard]] AttributeValue valueOf(int column, ValueNumber number) const; //!< number must be live
    [[nodiscard]] QByteArrayView packedOf(int column, ValueNumber number) const { return at(column).values.packed(number); }
    [[nodiscard]] bool isLiveNumber(int column, ValueNumber number) const { return at(column).values.isLive(number); }
    [[nodiscard]] quint32 usesOf(int column, ValueNumber number) const { return at(column).values.uses(number); }
    [[nodiscard]] quint32 numberBound(int column) const { return at(column).values.bound(); }
    [[nodiscard]] quint32 distinctCount(int column) const { return at(column).values.liveCount(); }
    //! Indexed by value number: 0 for absent, then 1… in the given order; equal numbers never occur among live values.
    [[nodiscard]] std::vector<quint32> ranks(int column, ValueOrder order = ValueOrder::Server) const;

    // Bulk load: intern a value once, then set it by number on many rows; dropUnused() those no row got
    void reserve(int column, quint32 distinctValues);
    ValueNumber intern(int column, const AttributeValue &value);
    ValueNumber internPacked(int column, QByteArrayView packed); //!< isPackedValue() must hold
    void setNumber(AttributeRow row, int column, ValueNumber number); //!< 0 clears
    void dropUnused(int column, ValueNumber number); //!< gives back a number of intern() that no row got

    //! Takes over the columns of a table with the same rows, whose keys are not here yet: parts of a table can be made
    //! beside one another.
    void adoptColumns(AttributeTable &&from);

    [[nodiscard]] size_t memoryBytes() const;

private:
    struct Column : QSharedData {
        ColumnKey key;
        NumberVector numbers;
        ValueDictionary values;
        quint32 filled = 0;
        quint64 revision = 0;
    };
    struct Rows : QSharedData {
        std::vector<bool> live;
        std::vector<AttributeRow> free;
    };

    [[nodiscard]] const Column &at(int column) const { return *m_columns[static_cast<size_t>(column)]; }
    [[nodiscard]] Column &edit(int column) { return *m_columns[static_cast<size_t>(column)]; }
    static void place(Column &column, AttributeRow row, ValueNumber before, ValueNumber number);

    QSharedDataPointer<Rows> m_rows = QSharedDataPointer<Rows>(new Rows);
    std::vector<QSharedDataPointer<Column>> m_columns;
    QHash<ColumnKey, int> m_columnByKey;
    quint32 m_rowCount = 0;
    quint64 m_rowsRevision = 0;
};

} // namespace drydock
