// SPDX-License-Identifier: GPL-3.0-or-later
//
// NumberVector: one value number per row, held in 8, 16 or 32 bits each: as narrow as the largest number stored
// so far allows. Rows beyond its end read as 0 (absent), so a column costs nothing for rows that never had it.
// A plain value; owned by AttributeTable's columns.
#pragma once

#include <QtGlobal>

#include <cstring>
#include <vector>

namespace drydock {

class NumberVector {
public:
    [[nodiscard]] quint32 size() const { return m_size; }
    [[nodiscard]] quint32 at(quint32 row) const
    {
        if (row >= m_size)
            return 0;
        switch (m_width) {
        case 1:
            return m_bytes[row];
        case 2:
            return read<quint16>(row);
        default:
            return read<quint32>(row);
        }
    }
    void set(quint32 row, quint32 number)
    {
        if (row >= m_size) {
            if (number == 0)
                return;
            resize(row + 1);
        }
        if (number > 0xFFFF)
            widen(4);
        else if (number > 0xFF)
            widen(2);
        switch (m_width) {
        case 1:
            m_bytes[row] = static_cast<quint8>(number);
            break;
        case 2:
            write(row, static_cast<quint16>(number));
            break;
        default:
            write(row, number);
        }
    }
    void reserve(quint32 rows) { m_bytes.reserve(size_t { rows } * m_width); }
    void squeeze() { m_bytes.shrink_to_fit(); }
    [[nodiscard]] size_t memoryBytes() const { return m_bytes.capacity(); }

private:
    template<class T> [[nodiscard]] T read(quint32 row) const
    {
        T number;
        std::memcpy(&number, m_bytes.data() + size_t { row } * sizeof(T), sizeof(T));
        return number;
    }
    template<class T> void write(quint32 row, T number)
    {
        std::memcpy(m_bytes.data() + size_t { row } * sizeof(T), &number, sizeof(T));
    }
    void resize(quint32 size)
    {
        m_bytes.resize(size_t { size } * m_width);
        m_size = size;
    }
    void widen(quint8 width)
    {
        if (width <= m_width)
            return;
        NumberVector wider;
        wider.m_width = width;
        wider.m_bytes.reserve(m_bytes.capacity() / m_width * width);
        wider.resize(m_size);
        for (quint32 row = 0; row < m_size; ++row) {
            if (width == 2)
                wider.write(row, static_cast<quint16>(at(row)));
            else
                wider.write(row, at(row));
        }
        *this = std::move(wider);
    }

    std::vector<quint8> m_bytes;
    quint32 m_size = 0;
    quint8 m_width = 1;
};

} // namespace drydock
