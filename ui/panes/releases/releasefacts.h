// SPDX-License-Identifier: GPL-3.0-or-later
//
// ReleaseFacts: a release and one of its artifacts as labelled lines, and the rules of tags. Pure functions.
#pragma once

#include "models/api/artifacts.h"
#include "ui/text/timetext.h"
#include "ui/widgets/factlist.h"

#include <QCoreApplication>

namespace drydock {

class ReleaseFacts {
    Q_DECLARE_TR_FUNCTIONS(drydock::ReleaseFacts)

public:
    //! `artifact` may be null.
    [[nodiscard]] static QList<Fact> of(
        const api::Release &release, const api::Artifact *artifact, const TimeText &time, Timestamp now);
    //! Why the server would refuse these tags, or empty.
    [[nodiscard]] static QString tagProblem(const QString &text);

private:
    static void addArtifact(QList<Fact> &facts, const api::Artifact &artifact, const TimeText &time, Timestamp now);
};

} // namespace drydock
