// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/fuzzymatch.h"

namespace drydock {

namespace {

bool isWordStart(const QString &text, qsizetype at)
{
    return at == 0 || !text.at(at - 1).isLetterOrNumber();
}

// The best score of matching pattern[p…] in text[t…]; `run` tells that the letter before matched at t - 1.
int best(const QString &pattern, qsizetype p, const QString &text, qsizetype t, bool run, int depth)
{
    if (p == pattern.size())
        return 0;
    constexpr int kDeepest = 12; // bounds the search; beyond it the first place is taken
    int result = -1;
    for (qsizetype i = t; i < text.size(); ++i) {
        if (text.at(i) != pattern.at(p))
            continue;
        const int rest = best(pattern, p + 1, text, i + 1, true, depth + 1);
        if (rest >= 0) {
            int score = rest + 1;
            score += isWordStart(text, i) ? 8 : 0;
            score += run && i == t ? 5 : 0;
            score += i == 0 ? 3 : 0;
            result = qMax(result, score);
        }
        if (depth > kDeepest)
            break;
    }
    return result;
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
    const int score = best(letters, 0, lower, 0, false, 0);
    // Among equals the shorter name is the closer one.
    return score < 0 ? -1 : score * 100 + qMax(0, 99 - static_cast<int>(lower.size()));
}

} // namespace drydock
