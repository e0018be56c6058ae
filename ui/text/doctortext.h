// SPDX-License-Identifier: GPL-3.0-or-later
//
// DoctorText: the connection doctor's findings as sentences: what was found, what to do next, and what a button can
// offer; and the facts behind them as lines. Pure functions; texts are plain. Facts keep the protocols' own words.
#pragma once

#include "models/core/doctorstep.h"
#include "ui/text/connectiontext.h"
#include "ui/text/statustext.h"
#include "ui/text/timetext.h"

namespace drydock {

struct DoctorWords {
    QString title; //!< "Names"
    StatusWord status; //!< shape and word of the state
    QString what; //!< empty while it waits or runs
    QString next; //!< empty where nothing need be done
    QString button; //!< empty where nothing is offered
    TroubleOffer offer = TroubleOffer::None;
};

class DoctorText {
    Q_DECLARE_TR_FUNCTIONS(drydock::DoctorText)

public:
    [[nodiscard]] static DoctorWords words(const DoctorStep &step, const TimeText &time);
    [[nodiscard]] static QString title(DoctorStep::Id id);
    [[nodiscard]] static StatusWord status(DoctorStep::State state);
    //! Addresses, certificates, services: one fact a line.
    [[nodiscard]] static QStringList details(const DoctorStep &step, const TimeText &time);
    //! The whole in one sentence: "Everything works.", "TLS failed: …".
    [[nodiscard]] static QString summary(const QList<DoctorStep> &steps, bool running, const TimeText &time);

private:
    [[nodiscard]] static DoctorWords general(const DoctorStep &step);
    [[nodiscard]] static DoctorWords route(const DoctorStep &step);
    [[nodiscard]] static DoctorWords connection(const DoctorStep &step);
    [[nodiscard]] static DoctorWords proxy(const DoctorStep &step);
    [[nodiscard]] static DoctorWords certificate(const DoctorStep &step, const TimeText &time);
    [[nodiscard]] static DoctorWords handshake(const DoctorStep &step, const TimeText &time);
    [[nodiscard]] static DoctorWords http(const DoctorStep &step);
    [[nodiscard]] static DoctorWords signIn(const DoctorStep &step, const TimeText &time);
    [[nodiscard]] static DoctorWords api(const DoctorStep &step);
    [[nodiscard]] static DoctorWords clock(const DoctorStep &step, const TimeText &time);
};

} // namespace drydock
