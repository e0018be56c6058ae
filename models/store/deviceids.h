// SPDX-License-Identifier: GPL-3.0-or-later
//
// DeviceIds: the ids of a fleet's rows, and the rows of ids. Mender's ids are UUIDs: 16 bytes each instead of a text of
// 36 characters in a heap block of its own, twice. Whatever else a server calls its devices is kept as it is. A value type
// whose copies share chunks until one of them writes; one thread writes. It must not know attributes.
#pragma once

#include "models/core/ids.h"
#include "models/core/sharedchunks.h"
#include "models/store/delta.h"

#include <QHash>
#include <QSharedData>
#include <QSharedDataPointer>

#include <array>
#include <optional>
#include <vector>

namespace drydock {

class DeviceIds {
public:
    void reserve(size_t rows); //!< so that they are found at once
    //! The row has none yet, and no other row has this id.
    void set(RowId row, const DeviceId &id);
    //! Found by its id no more, though at() still says it.
    void hide(RowId row);
    void drop(RowId row); //!< one that is hidden: its number can be given out again
    [[nodiscard]] DeviceId at(RowId row) const; //!< empty where it has none
    [[nodiscard]] std::optional<RowId> find(const DeviceId &id) const;
    [[nodiscard]] qsizetype count() const { return m_data->count; }
    //! Whether a UUID can hold such a text at all, so that nobody need look into each.
    [[nodiscard]] static bool couldHold(const QString &part);
    [[nodiscard]] bool isUuid(RowId row) const;

private:
    using Uuid = std::array<quint8, 16>;
    struct Data : QSharedData {
        SharedChunks<Uuid, 10> uuids; //!< by row; all zero: none, or one of `others`
        SharedChunks<RowId, 8> slots; //!< row + 1; 0 is empty; open addressing with linear probing
        QHash<RowId, QString> others;
        QHash<QString, RowId> otherRows;
        qsizetype count = 0;
        size_t used = 0; //!< slots
    };

    [[nodiscard]] static std::optional<Uuid> parse(const QString &text);
    [[nodiscard]] static QString format(const Uuid &uuid);
    [[nodiscard]] static size_t hashOf(const Uuid &uuid);
    static void insertSlot(Data &data, RowId row);
    static void eraseSlot(Data &data, const Uuid &uuid, RowId row);
    static void rehash(Data &data, size_t slots);

    QSharedDataPointer<Data> m_data { new Data };
};

} // namespace drydock
