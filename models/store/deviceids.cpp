// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/store/deviceids.h"

#include <algorithm>
#include <bit>
#include <cstring>
#include <utility>

namespace drydock {

namespace {

constexpr int kLength = 36;

int digitOf(char16_t c)
{
    if (c >= u'0' && c <= u'9')
        return c - u'0';
    return c >= u'a' && c <= u'f' ? c - u'a' + 10 : -1; // capitals would not come back as they were
}

bool isDash(int at)
{
    constexpr quint64 kDashes = 1ULL << 8 | 1ULL << 13 | 1ULL << 18 | 1ULL << 23;
    return (kDashes >> at & 1) != 0;
}

} // namespace

std::optional<DeviceIds::Uuid> DeviceIds::parse(const QString &text)
{
    if (text.size() != kLength)
        return std::nullopt;
    Uuid uuid {};
    size_t digits = 0;
    for (int at = 0; at < kLength; ++at) {
        const char16_t c = text.at(at).unicode();
        if (isDash(at)) {
            if (c != u'-')
                return std::nullopt;
            continue;
        }
        const int digit = digitOf(c);
        if (digit < 0)
            return std::nullopt;
        uuid[digits / 2] = static_cast<quint8>(uuid[digits / 2] << 4 | digit);
        ++digits;
    }
    return uuid == Uuid {} ? std::nullopt : std::optional(uuid);
}

QString DeviceIds::format(const Uuid &uuid)
{
    static constexpr char16_t kDigits[] = u"0123456789abcdef";
    QString text(kLength, Qt::Uninitialized);
    QChar *out = text.data();
    size_t digits = 0;
    for (int at = 0; at < kLength; ++at) {
        if (isDash(at)) {
            out[at] = u'-';
            continue;
        }
        const quint8 byte = uuid[digits / 2];
        out[at] = kDigits[digits % 2 == 0 ? byte >> 4 : byte & 0xF];
        ++digits;
    }
    return text;
}

size_t DeviceIds::hashOf(const Uuid &uuid)
{
    quint64 high = 0;
    quint64 low = 0;
    std::memcpy(&high, uuid.data(), sizeof high);
    std::memcpy(&low, uuid.data() + sizeof high, sizeof low);
    const quint64 mixed = (high ^ std::rotl(low, 29)) * 0x9E3779B97F4A7C15ULL;
    return static_cast<size_t>(mixed ^ mixed >> 32);
}

bool DeviceIds::couldHold(const QString &part)
{
    return part.size() <= kLength && std::all_of(part.begin(), part.end(), [](QChar c) {
        return c == u'-' || digitOf(c.toLower().unicode()) >= 0;
    });
}

bool DeviceIds::isUuid(RowId row) const
{
    return row < m_data->uuids.size() && m_data->uuids[row] != Uuid {};
}

void DeviceIds::rehash(Data &data, size_t slots)
{
    const SharedChunks<RowId, 8> before = std::exchange(data.slots, {});
    data.slots.resize(slots);
    data.used = 0;
    for (size_t at = 0; at < before.size(); ++at) {
        if (before[at] != 0)
            insertSlot(data, before[at] - 1);
    }
}

void DeviceIds::insertSlot(Data &data, RowId row)
{
    const size_t mask = data.slots.size() - 1;
    size_t at = hashOf(data.uuids[row]) & mask;
    while (data.slots[at] != 0)
        at = (at + 1) & mask;
    data.slots.edit(at) = row + 1;
    ++data.used;
}

void DeviceIds::eraseSlot(Data &data, const Uuid &uuid, RowId row)
{
    const size_t mask = data.slots.size() - 1;
    size_t hole = hashOf(uuid) & mask;
    while (data.slots[hole] != row + 1)
        hole = (hole + 1) & mask;
    // Whoever stands behind the hole and could not have his own place moves up.
    for (size_t at = (hole + 1) & mask; data.slots[at] != 0; at = (at + 1) & mask) {
        const size_t home = hashOf(data.uuids[data.slots[at] - 1]) & mask;
        if (((at - home) & mask) >= ((at - hole) & mask)) {
            data.slots.edit(hole) = data.slots[at];
            hole = at;
        }
    }
    data.slots.edit(hole) = 0;
    --data.used;
}

void DeviceIds::reserve(size_t rows)
{
    Data &data = *m_data;
    if (const size_t slots = std::bit_ceil(rows * 4 / 3 + 16); slots > data.slots.size())
        rehash(data, slots);
}

void DeviceIds::set(RowId row, const DeviceId &id)
{
    Data &data = *m_data;
    if (row >= data.uuids.size())
        data.uuids.resize(row + 1);
    ++data.count;
    const std::optional<Uuid> uuid = parse(id.text);
    if (!uuid) {
        data.others.insert(row, id.text);
        data.otherRows.insert(id.text, row);
        return;
    }
    if ((data.used + 1) * 4 > data.slots.size() * 3)
        rehash(data, std::max<size_t>(16, data.slots.size() * 2));
    data.uuids.edit(row) = *uuid;
    insertSlot(data, row);
}

void DeviceIds::hide(RowId row)
{
    Data &data = *m_data;
    if (isUuid(row))
        eraseSlot(data, data.uuids[row], row);
    else
        data.otherRows.remove(data.others.value(row));
    --data.count;
}

void DeviceIds::drop(RowId row)
{
    Data &data = *m_data;
    data.uuids.edit(row) = {};
    data.others.remove(row);
}

DeviceId DeviceIds::at(RowId row) const
{
    return isUuid(row) ? DeviceId(format(m_data->uuids[row])) : DeviceId(m_data->others.value(row));
}

std::optional<RowId> DeviceIds::find(const DeviceId &id) const
{
    const Data &data = *m_data;
    const std::optional<Uuid> uuid = parse(id.text);
    if (!uuid) {
        const auto other = data.otherRows.constFind(id.text);
        return other == data.otherRows.cend() ? std::nullopt : std::optional(*other);
    }
    if (data.slots.isEmpty())
        return std::nullopt;
    const size_t mask = data.slots.size() - 1;
    for (size_t at = hashOf(*uuid) & mask; data.slots[at] != 0; at = (at + 1) & mask) {
        if (data.uuids[data.slots[at] - 1] == *uuid)
            return data.slots[at] - 1;
    }
    return std::nullopt;
}

} // namespace drydock
