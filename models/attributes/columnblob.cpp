// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/attributes/columnblob.h"

#include <QtEndian>

#include <cstring>
#include <optional>

namespace drydock {

namespace {

//! Writes into a blob whose size is known.
class Sink {
public:
    explicit Sink(QByteArray &blob)
        : m_at(blob.data())
    {
    }
    template<class T> void put(T value)
    {
        qToLittleEndian(value, m_at);
        m_at += sizeof(T);
    }
    void put(QByteArrayView bytes)
    {
        std::memcpy(m_at, bytes.data(), static_cast<size_t>(bytes.size()));
        m_at += bytes.size();
    }

private:
    char *m_at;
};

//! Takes from the front; empty-handed where less is left.
class Source {
public:
    explicit Source(QByteArrayView bytes)
        : m_bytes(bytes)
    {
    }
    template<class T> std::optional<T> take()
    {
        if (m_bytes.size() < static_cast<qsizetype>(sizeof(T)))
            return std::nullopt;
        const T value = qFromLittleEndian<T>(m_bytes.data());
        m_bytes = m_bytes.sliced(sizeof(T));
        return value;
    }
    std::optional<QByteArrayView> take(qsizetype size)
    {
        if (size < 0 || m_bytes.size() < size)
            return std::nullopt;
        const QByteArrayView taken = m_bytes.first(size);
        m_bytes = m_bytes.sliced(size);
        return taken;
    }
    [[nodiscard]] qsizetype left() const { return m_bytes.size(); }

private:
    QByteArrayView m_bytes;
};

quint8 widthFor(quint32 largest)
{
    return largest > 0xFFFF ? 4 : largest > 0xFF ? 2 : 1;
}

quint32 numberAt(QByteArrayView numbers, quint8 width, quint32 row)
{
    const char *at = numbers.data() + qsizetype { row } * width;
    switch (width) {
    case 1:
        return static_cast<quint8>(*at);
    case 2:
        return qFromLittleEndian<quint16>(at);
    default:
        return qFromLittleEndian<quint32>(at);
    }
}

} // namespace

QByteArray packColumn(const AttributeTable &table, int column, const std::vector<AttributeRow> &rows)
{
    // Only values that one of these rows has, numbered anew.
    std::vector<quint32> renumbered(table.numberBound(column), 0);
    std::vector<ValueNumber> used;
    for (const AttributeRow row : rows) {
        const ValueNumber number = table.number(row, column);
        if (number == 0 || renumbered[number] != 0)
            continue;
        used.push_back(number);
        renumbered[number] = static_cast<quint32>(used.size());
    }
    const quint8 width = widthFor(static_cast<quint32>(used.size()));
    qsizetype size = static_cast<qsizetype>(sizeof(quint32) + sizeof width) + std::ssize(used) * static_cast<qsizetype>(sizeof(quint32)) + std::ssize(rows) * width;
    for (const ValueNumber number : used)
        size += table.packedOf(column, number).size();
    QByteArray blob(size, Qt::Uninitialized);
    Sink sink(blob);
    sink.put(static_cast<quint32>(used.size()));
    for (const ValueNumber number : used) {
        const QByteArrayView packed = table.packedOf(column, number);
        sink.put(static_cast<quint32>(packed.size()));
        sink.put(packed);
    }
    sink.put(width);
    for (const AttributeRow row : rows) {
        const quint32 number = renumbered[table.number(row, column)];
        if (width == 1)
            sink.put(static_cast<quint8>(number));
        else if (width == 2)
            sink.put(static_cast<quint16>(number));
        else
            sink.put(number);
    }
    return blob;
}

bool unpackColumn(AttributeTable &table, int column, QByteArrayView blob, quint32 rows)
{
    Source source(blob);
    const std::optional<quint32> count = source.take<quint32>();
    // Each value takes its length and a tag at least: what is announced can be there.
    if (!count || qsizetype { *count } * 5 > source.left())
        return false;
    std::vector<QByteArrayView> values;
    values.reserve(*count);
    for (quint32 i = 0; i < *count; ++i) {
        const std::optional<quint32> size = source.take<quint32>();
        const std::optional<QByteArrayView> packed = size ? source.take(qsizetype { *size }) : std::nullopt;
        if (!packed || !isPackedValue(*packed))
            return false;
        values.push_back(*packed);
    }
    const std::optional<quint8> width = source.take<quint8>();
    if (!width || *width != widthFor(*count) || source.left() != qsizetype { rows } * *width)
        return false;
    const QByteArrayView numbers = *source.take(source.left());
    for (quint32 row = 0; row < rows; ++row) {
        if (numberAt(numbers, *width, row) > *count)
            return false;
    }
    table.reserve(column, *count);
    std::vector<ValueNumber> interned(values.size() + 1, 0);
    for (size_t i = 0; i < values.size(); ++i)
        interned[i + 1] = table.internPacked(column, values[i]);
    for (quint32 row = 0; row < rows; ++row) {
        if (const quint32 number = numberAt(numbers, *width, row); number != 0)
            table.setNumber(row, column, interned[number]);
    }
    for (size_t i = 1; i < interned.size(); ++i)
        table.dropUnused(column, interned[i]);
    return true;
}

} // namespace drydock
