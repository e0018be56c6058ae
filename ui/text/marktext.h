// SPDX-License-Identifier: GPL-3.0-or-later
//
// MarkText: the words for the colours and signs of marked rows. Pure functions.
#pragma once

#include "models/items/rowmark.h"

#include <QCoreApplication>

namespace drydock {

class MarkText {
    Q_DECLARE_TR_FUNCTIONS(drydock::MarkText)

public:
    [[nodiscard]] static QString color(MarkColor color);
    [[nodiscard]] static QString sign(MarkSign sign);
    //! "▲ Old software": as it is said of a row; empty where no rule fits it.
    [[nodiscard]] static QString of(const RowMark &mark);
};

} // namespace drydock
