// SPDX-License-Identifier: GPL-3.0-or-later
//
// RowMark: how a marked row of a table looks and reads: a colour, a sign and a name, since colour is never the only sign.
// Plain values. What a colour looks like is the theme's, its word is MarkText's.
#pragma once

#include <QMetaType>
#include <QString>

namespace drydock {

enum class MarkColor : quint8 { Red, Amber, Green, Blue, Teal, Grey };
enum class MarkSign : quint8 {
    None, //!< no rule fits this row, but others have one: the place stays free
    Exclamation,
    Question,
    Triangle,
    Square,
    Circle,
    Diamond,
    Star,
    Check,
};
inline constexpr int kMarkColors = static_cast<int>(MarkColor::Grey) + 1;
inline constexpr int kMarkSigns = static_cast<int>(MarkSign::Check) + 1;

[[nodiscard]] QChar signCharacter(MarkSign sign); //!< what stands in the row; null for None

struct RowMark {
    MarkColor color = MarkColor::Amber;
    MarkSign sign = MarkSign::None;
    QString name; //!< what it means, in the user's words
    bool operator==(const RowMark &) const = default;
};

} // namespace drydock

Q_DECLARE_METATYPE(drydock::RowMark)
