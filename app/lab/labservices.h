// SPDX-License-Identifier: GPL-3.0-or-later
//
// LabServices: builds the lab's services in the order in which they need one another, opens and seeds them. Owned by
// LabServer; made and destroyed on the service thread.
#pragma once

#include "app/lab/labcontext.h"

namespace drydock::lab {

class AuditService;

class LabServices {
public:
    LabServices(LabContext &context, AuditService &audit);
    ~LabServices();
    Q_DISABLE_COPY_MOVE(LabServices)

    //! The database is open. `isNew`: it holds nothing yet. Empty, or what is wrong with the options. May throw.
    [[nodiscard]] QString open(bool isNew, const QString &administrator, const QByteArray &password);

private:
    struct Private;
    std::unique_ptr<Private> d;
};

} // namespace drydock::lab
