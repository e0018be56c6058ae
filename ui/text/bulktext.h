// SPDX-License-Identifier: GPL-3.0-or-later
//
// BulkText: what bulk work is called and why it failed, in the user's language. Stateless; GUI thread.
#pragma once

#include "models/store/bulkjob.h"

#include <QCoreApplication>

namespace drydock {

class BulkText {
    Q_DECLARE_TR_FUNCTIONS(drydock::BulkText)

public:
    //! "Move 500 devices to eu"; the same words stand on the button that begins it.
    [[nodiscard]] static QString title(BulkKind kind, qsizetype devices, const QString &argument = {}, const QString &value = {});
    [[nodiscard]] static QString title(const BulkJob &job) { return title(job.kind, std::ssize(job.items), job.argument, job.value); }
    //! What will happen, in a sentence or two.
    [[nodiscard]] static QString explanation(BulkKind kind);
    //! "120 of 500 done, 3 failed".
    [[nodiscard]] static QString progress(const BulkJob &job);
    //! Empty where nothing is wrong.
    [[nodiscard]] static QString problem(const BulkProblem &problem);
};

} // namespace drydock
