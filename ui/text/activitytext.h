// SPDX-License-Identifier: GPL-3.0-or-later
//
// ActivityText: the request inspector's codes as sentences: what is wrong with a filter, why a body is not there, what
// a curl command needs, how a request waited. Pure; the texts are plain.
#pragma once

#include "models/core/bodygap.h"
#include "models/items/bodytext.h"
#include "models/items/requestfilter.h"

#include <QCoreApplication>
#include <QString>

namespace drydock {

class ActivityText {
    Q_DECLARE_TR_FUNCTIONS(drydock::ActivityText)

public:
    [[nodiscard]] static QString problem(const RequestFilter::Problem &problem);
    //! Every term of the filter with an example, for the field's tooltip; lines of plain text.
    [[nodiscard]] static QString filterHelp();
    //! Why `size` bytes of a body are not shown; empty where they are.
    [[nodiscard]] static QString gap(BodyGap gap, qint64 size);
    //! "Showing the first 256.0 KiB of 1.2 MiB."; empty where all of it is shown.
    [[nodiscard]] static QString extent(const BodyText &body);
    //! What the command needs besides itself; one sentence each.
    [[nodiscard]] static QString notes(const CurlCommand &command);
    //! "Interactive" for "interactive"; other codes stay as they are.
    [[nodiscard]] static QString lane(const QString &code);
};

} // namespace drydock
