// SPDX-License-Identifier: GPL-3.0-or-later
//
// A column of an AttributeTable as bytes and back, for files of our own. What is read may be anything: every length is
// held against what is there, and a blob that does not fit leaves the table as it was. Pure functions of values, any
// thread. Little-endian: number of values, each value's length and packed bytes, width of a number, a number per row.
#pragma once

#include "models/attributes/attributetable.h"

#include <QByteArray>

namespace drydock {

//! The cells of `rows` in this order.
[[nodiscard]] QByteArray packColumn(const AttributeTable &table, int column, const std::vector<AttributeRow> &rows);

//! Puts the cells of rows 0 … rows - 1 into a column that has none yet. False: the blob is none, nothing was changed.
[[nodiscard]] bool unpackColumn(AttributeTable &table, int column, QByteArrayView blob, quint32 rows);

} // namespace drydock
