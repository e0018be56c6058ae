// SPDX-License-Identifier: GPL-3.0-or-later
//
// NumberVector: one value number per row, in chunks of rows that copies share until one of them writes. A chunk holds
// its numbers in 8, 16 or 32 bits each, as narrow as its largest one allows, and only up to the last row that has one.
// Everything else reads as 0 (absent), so a column costs nothing for rows that never had it. A plain value; owned by
// AttributeTable's columns.
#pragma once

#include <QtGlobal>

#include <algorithm>
#include <atomic>
#include <cstring>
#include <memory>
#include <vector>

namespace drydock {

class NumberVector {
public:
    [[nodiscard]] quint32 at(quint32 row) const
    {
        const size_t chunk = row >> kShift;
        if (chunk >= m_chunks.size())
            return 0;
        const Chunk &in = m_chunks[chunk];
        const quint32 place = row & kMask;
        if (place >= in.rows)
            return 0;
        switch (in.width) {
        case 1:
            return in.bytes[place];
        case 2:
            return read<quint16>(in, place);
        default:
            return read<quint32>(in, place);
        }
    }
    void set(quint32 row, quint32 number)
    {
        const size_t chunk = row >> kShift;
        const quint32 place = row & kMask;
        if (chunk >= m_chunks.size()) {
            if (number == 0)
                return;
            m_chunks.resize(chunk + 1);
        }
        Chunk &in = m_chunks[chunk];
        if (place >= in.rows && number == 0)
            return;
        const quint8 width = number > 0xFFFF ? 4 : number > 0xFF ? 2 : 1;
        if (place >= in.rows || width > in.width)
            grow(in, place, std::max(width, in.width));
        else if (in.bytes.use_count() != 1)
            detach(in);
        switch (in.width) {
        case 1:
            in.bytes[place] = static_cast<quint8>(number);
            break;
        case 2:
            write(in, place, static_cast<quint16>(number));
            break;
        default:
            write(in, place, number);
        }
    }
    [[nodiscard]] size_t memoryBytes() const
    {
        size_t bytes = m_chunks.capacity() * sizeof(Chunk);
        for (const Chunk &in : m_chunks)
            bytes += size_t { in.rows } * in.width;
        return bytes;
    }

private:
    static constexpr unsigned kShift = 12;
    static constexpr quint32 kRows = 1U << kShift;
    static constexpr quint32 kMask = kRows - 1;
    static constexpr quint32 kLeast = 16;

    struct Chunk {
        std::shared_ptr<quint8[]> bytes;
        quint16 rows = 0; //!< that have room
        quint8 width = 0;
    };

    template<class T> [[nodiscard]] static T read(const Chunk &in, quint32 place)
    {
        T number;
        std::memcpy(&number, in.bytes.get() + size_t { place } * sizeof(T), sizeof(T));
        return number;
    }
    template<class T> static void write(Chunk &in, quint32 place, T number)
    {
        std::memcpy(in.bytes.get() + size_t { place } * sizeof(T), &number, sizeof(T));
    }
    static void detach(Chunk &in)
    {
        // Whoever gave the chunk up has ended reading it.
        std::atomic_thread_fence(std::memory_order_acquire);
        const size_t size = size_t { in.rows } * in.width;
        auto own = std::make_shared_for_overwrite<quint8[]>(size);
        std::memcpy(own.get(), in.bytes.get(), size);
        in.bytes = std::move(own);
    }
    //! Room for `place` in numbers of this width; the new ones are 0.
    static void grow(Chunk &in, quint32 place, quint8 width)
    {
        Chunk grown;
        grown.width = width;
        grown.rows = in.rows;
        if (place >= in.rows)
            grown.rows = static_cast<quint16>(std::min(kRows, std::max({ kLeast, quint32 { in.rows } * 4, place + 1 })));
        grown.bytes = std::make_shared<quint8[]>(size_t { grown.rows } * width);
        if (width == in.width) {
            std::memcpy(grown.bytes.get(), in.bytes.get(), size_t { in.rows } * width);
        } else {
            for (quint32 row = 0; row < in.rows; ++row) {
                const quint32 number = in.width == 1 ? in.bytes[row] : read<quint16>(in, row);
                if (width == 2)
                    write(grown, row, static_cast<quint16>(number));
                else
                    write(grown, row, number);
            }
        }
        in = std::move(grown);
    }

    std::vector<Chunk> m_chunks;
};

} // namespace drydock
