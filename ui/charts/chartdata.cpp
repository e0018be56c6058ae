// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/charts/chartdata.h"

#include "models/core/visibletext.h"
#include "ui/text/sizetext.h"

#include <algorithm>
#include <array>

namespace drydock {

QString ChartData::otherKey()
{
    return QStringLiteral("\x01other");
}

qint64 ChartData::total(const QList<ChartPart> &parts)
{
    qint64 sum = 0;
    for (const ChartPart &part : parts)
        sum += part.value;
    return sum;
}

QList<ChartPart> ChartData::limited(QList<ChartPart> parts, int most)
{
    parts.erase(std::remove_if(parts.begin(), parts.end(), [](const ChartPart &p) { return p.value <= 0; }),
        parts.end());
    std::stable_sort(parts.begin(), parts.end(), [](const ChartPart &a, const ChartPart &b) {
        return a.value != b.value ? a.value > b.value : a.label.localeAwareCompare(b.label) < 0;
    });
    // One part too many is shown as itself: "Other (1)" would take its place to say less.
    if (parts.size() <= most + 1)
        return parts;
    ChartPart other;
    other.key = otherKey();
    const int rest = static_cast<int>(parts.size()) - most;
    other.label = tr("Other (%n)", nullptr, rest);
    for (const ChartPart &part : parts.mid(most))
        other.value += part.value;
    parts.resize(most);
    parts.append(other);
    return parts;
}

QString ChartData::sentence(const QString &title, const QList<ChartPart> &parts)
{
    if (parts.isEmpty())
        //: %1 what a chart shows
        return tr("%1: nothing to show.").arg(title);
    const qint64 whole = total(parts);
    QStringList texts;
    for (const ChartPart &part : parts)
        //: One part of a chart, read aloud: label, number, share
        texts.append(tr("%1 %2, %3").arg(visibleLine(part.label), SizeText::count(part.value), SizeText::share(part.value, whole)));
    return tr("%1: %2.").arg(title, texts.join(tr("; ")));
}

QString ChartData::tsv(const QString &keyTitle, const QString &valueTitle, const QList<ChartPart> &parts)
{
    QString text = keyTitle + QLatin1Char('\t') + valueTitle + QLatin1Char('\n');
    for (const ChartPart &part : parts) {
        QString label = part.label;
        label.replace(QLatin1Char('\t'), QLatin1Char(' ')).replace(QLatin1Char('\n'), QLatin1Char(' '));
        text += label + QLatin1Char('\t') + QString::number(part.value) + QLatin1Char('\n');
    }
    return text;
}

QColor ChartData::color(const Theme &theme, const ChartPart &part, int place)
{
    if (part.state)
        return theme.color(*part.state);
    if (part.key == otherKey())
        return theme.color(ThemeRole::Unknown);
    // Not states: the accent, fading, so that red or green is never taken for one.
    constexpr std::array kStrength { 1.0F, 0.82F, 0.66F, 0.52F, 0.40F, 0.30F };
    const QColor accent = theme.color(ThemeRole::Accent);
    const QColor ground = theme.color(ThemeRole::Base);
    const float s = kStrength.at(static_cast<size_t>(qBound(0, place, static_cast<int>(kStrength.size()) - 1)));
    return QColor::fromRgbF(accent.redF() * s + ground.redF() * (1 - s), accent.greenF() * s + ground.greenF() * (1 - s),
        accent.blueF() * s + ground.blueF() * (1 - s));
}

} // namespace drydock
