// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/fuzzymatch.h"

#include <array>
#include <vector>

namespace drydock {

namespace {

bool isWordStart(const QString &text, qsizetype at)
{
    return at == 0 || !text.at(at - 1).isLetterOrNumber();
}

// The best sum of letter scores of matching all of `pattern` in `text`, -1 where it does not. By tables from the end,
// so that repeated letters cost nothing: best[t][run] is that of the rest from t, `run` where the letter before matched.
int bestMatch(const QString &pattern, const QString &text)
{
    constexpr int kNone = -1;
    using Row = std::vector<std::array<int, 2>>;
    const auto length = static_cast<size_t>(text.size());
    Row next(length + 1, { 0, 0 }); // of the empty rest of the pattern
    for (qsizetype p = pattern.size() - 1; p >= 0; --p) {
        Row row(length + 1, { kNone, kNone });
        for (size_t t = length; t-- > 0;) {
            const int skipped = row[t + 1][0];
            row[t] = { skipped, skipped };
            const auto at = static_cast<qsizetype>(t);
            const int rest = next[t + 1][1];
            if (text.at(at) != pattern.at(p) || rest == kNone)
                continue;
            const int score = rest + 1 + (isWordStart(text, at) ? 8 : 0) + (at == 0 ? 3 : 0);
            row[t][0] = qMax(skipped, score);
            row[t][1] = qMax(skipped, score + 9);
        }
        next = std::move(row);
    }
    return next[0][0];
}

} // namespace

int fuzzyScore(const QString &pattern, const QString &text)
{
    QString letters;
    for (const QChar c : pattern.left(32)) {
        if (!c.isSpace())
            letters += c.toLower();
    }
    if (letters.isEmpty())
        return 0;
    const QString lower = text.left(80).toLower();
    const int score = bestMatch(letters, lower);
    // Among equals the shorter name is the closer one.
    return score < 0 ? -1 : score * 100 + qMax(0, 99 - static_cast<int>(lower.size()));
}

} // namespace drydock
