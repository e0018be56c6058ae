// SPDX-License-Identifier: GPL-3.0-or-later
//
// DoctorReport: a run of the connection doctor as plain text to send to somebody else. It passes redact(); of e-mail
// addresses only the domain stays, of paths in the home folder the part below it; proxies' names stay, their users and
// passwords are never in it. Finding codes stay untranslated, so that a helper reads every language's report. Pure.
#pragma once

#include "models/core/doctorstep.h"
#include "ui/text/timetext.h"

namespace drydock {

struct DoctorReportHead {
    QString version; //!< Drydock's
    QString qt;
    QString openSsl; //!< as found at run time
    QString system;
    QString homeFolder; //!< shortened to "~" wherever it occurs
    QString server; //!< address
    QString account; //!< e-mail; only its domain is shown
    Timestamp startedAt;

    //! This program on this computer.
    [[nodiscard]] static DoctorReportHead here();
};

class DoctorReport {
    Q_DECLARE_TR_FUNCTIONS(drydock::DoctorReport)

public:
    [[nodiscard]] static QString text(
        const DoctorReportHead &head, const QList<DoctorStep> &steps, const TimeText &time);
    //! "joe@example.org" becomes "…@example.org", anywhere in the text.
    [[nodiscard]] static QString withoutMailboxes(const QString &text);
};

} // namespace drydock
