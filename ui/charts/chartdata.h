// SPDX-License-Identifier: GPL-3.0-or-later
//
// ChartPart: one slice, bar or segment, as a plain value; and what is done to a list of them before it is drawn:
// at most six and "other", a sentence for a screen reader, the table behind the chart. Pure functions.
#pragma once

#include "ui/shell/theme.h"

#include <QCoreApplication>
#include <QList>
#include <QString>

#include <optional>

namespace drydock {

struct ChartPart {
    QString key; //!< what a click reports: a status code, a version
    QString label; //!< what is shown
    qint64 value = 0;
    std::optional<State> state; //!< coloured as this state; else by the categorical palette
    bool operator==(const ChartPart &) const = default;
};

class ChartData {
    Q_DECLARE_TR_FUNCTIONS(drydock::ChartData)

public:
    static constexpr int kMostParts = 6;
    //! The key of the part that gathers the rest.
    [[nodiscard]] static QString otherKey();
    //! The largest `most` in falling order (ties by label) and "Other" for the rest; zero and negative values left out.
    [[nodiscard]] static QList<ChartPart> limited(QList<ChartPart> parts, int most = kMostParts);
    [[nodiscard]] static qint64 total(const QList<ChartPart> &parts);
    //! "Devices by status: Accepted 90, 90 %; Pending 10, 10 %".
    [[nodiscard]] static QString sentence(const QString &title, const QList<ChartPart> &parts);
    [[nodiscard]] static QString tsv(const QString &keyTitle, const QString &valueTitle, const QList<ChartPart> &parts);
    //! The part's state colour, or the categorical one for its place.
    [[nodiscard]] static QColor color(const Theme &theme, const ChartPart &part, int place);
};

} // namespace drydock
