// SPDX-License-Identifier: GPL-3.0-or-later
//
// bodyText(): the body of a recorded message as text to be shown: JSON with indentation, other text as it is, anything
// else as the first bytes in hexadecimal. Bounded in size and in the length of a line, because a text widget lays out
// whole lines. A pure function on values, any thread: bodies over 64 KiB pass here in a worker. It knows no words.
#pragma once

#include <QByteArray>
#include <QString>

namespace drydock {

struct BodyText {
    enum class Kind { Empty, Json, Text, Bytes };
    Kind kind = Kind::Empty;
    QString text;
    bool cut = false; //!< `text` shows the first `shownBytes` of `totalBytes`
    qint64 shownBytes = 0;
    qint64 totalBytes = 0; //!< of the text as it is shown; of the body itself for Bytes
    bool longLines = false; //!< some lines end in "…"

    bool operator==(const BodyText &) const = default;
};

struct BodyTextLimits {
    qsizetype bytes = 256 << 10;
    qsizetype line = 4'000; //!< characters
    qsizetype hexBytes = 256;
};

BodyText bodyText(const QByteArray &body, BodyTextLimits limits = {});

} // namespace drydock
