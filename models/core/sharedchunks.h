// SPDX-License-Identifier: GPL-3.0-or-later
//
// SharedChunks: a vector in chunks, which copies share until one of them writes. A copy costs a pointer a chunk; a
// write after it copies one chunk and not the whole, and growing never moves what is there. So a worker can read a
// million rows while the GUI thread goes on writing. A plain value of plain items: each copy may be used by another
// thread. The last chunk grows with its content, so that a short vector is small.
#pragma once

#include <QtGlobal>

#include <algorithm>
#include <atomic>
#include <cstring>
#include <memory>
#include <type_traits>
#include <utility>
#include <vector>

namespace drydock {

template<class T, unsigned kShift = 12> class SharedChunks {
    static_assert(std::is_trivially_copyable_v<T>);

public:
    static constexpr size_t kChunk = size_t { 1 } << kShift;

    [[nodiscard]] size_t size() const { return m_size; }
    [[nodiscard]] bool isEmpty() const { return m_size == 0; }
    [[nodiscard]] const T &operator[](size_t at) const { return m_chunks[at >> kShift][at & kMask]; }
    [[nodiscard]] const T &back() const { return (*this)[m_size - 1]; }
    //! For writing: this copy's own from now on.
    [[nodiscard]] T &edit(size_t at)
    {
        const size_t chunk = at >> kShift;
        if (m_chunks[chunk].use_count() != 1)
            detach(chunk);
        return m_chunks[chunk][at & kMask];
    }
    void push_back(const T &item)
    {
        const T copy = item;
        makeRoom(m_size + 1);
        ++m_size;
        edit(m_size - 1) = copy;
    }
    void pop_back() { resize(m_size - 1); }
    //! New items are `fill`.
    void resize(size_t size, const T &fill = {})
    {
        if (size <= m_size) {
            const size_t before = m_chunks.size();
            m_size = size;
            m_chunks.resize((size + kMask) >> kShift);
            if (m_chunks.size() < before)
                m_room = m_chunks.empty() ? 0 : kChunk; // only the last one can be short
            return;
        }
        while (m_size < size) {
            const size_t end = std::min(size, (m_size | kMask) + 1);
            makeRoom(end);
            const size_t from = std::exchange(m_size, end);
            T *items = &edit(from);
            std::fill(items, items + (end - from), fill);
        }
    }
    void assign(size_t size, const T &fill)
    {
        *this = {};
        resize(size, fill);
    }
    [[nodiscard]] size_t memoryBytes() const
    {
        const size_t full = m_chunks.empty() ? 0 : (m_chunks.size() - 1) * kChunk;
        return (full + m_room) * sizeof(T) + m_chunks.capacity() * sizeof(m_chunks.front());
    }

private:
    static constexpr size_t kMask = kChunk - 1;
    static constexpr size_t kLeast = std::min<size_t>(kChunk, 16);
    static constexpr size_t kGrowth = 4; //!< times, up to a whole chunk

    [[nodiscard]] size_t roomOf(size_t chunk) const { return chunk + 1 == m_chunks.size() ? m_room : kChunk; }
    void detach(size_t chunk)
    {
        // Whoever gave the chunk up has ended reading it.
        std::atomic_thread_fence(std::memory_order_acquire);
        reallocate(chunk, roomOf(chunk));
    }
    void reallocate(size_t chunk, size_t room)
    {
        auto own = std::make_shared_for_overwrite<T[]>(room);
        const size_t begin = chunk << kShift;
        if (const size_t used = std::min(kChunk, m_size - std::min(m_size, begin)); used > 0)
            std::memcpy(own.get(), m_chunks[chunk].get(), used * sizeof(T));
        m_chunks[chunk] = std::move(own);
    }
    //! `size` lies in the last chunk, or at the beginning of the next.
    void makeRoom(size_t size)
    {
        const size_t chunk = (size - 1) >> kShift;
        const size_t wanted = ((size - 1) & kMask) + 1;
        if (chunk == m_chunks.size()) {
            m_room = std::max(chunk == 0 ? kLeast : kChunk, wanted);
            m_chunks.push_back(std::make_shared_for_overwrite<T[]>(m_room));
        } else if (wanted > m_room) {
            m_room = std::min(kChunk, std::max(m_room * kGrowth, wanted));
            reallocate(chunk, m_room);
        }
    }

    std::vector<std::shared_ptr<T[]>> m_chunks;
    size_t m_size = 0;
    size_t m_room = 0; //!< items that the last chunk can hold
};

} // namespace drydock
