// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/lab/labservices.h"

#include "app/lab/audit/auditservice.h"
#include "app/lab/useradm/accountservice.h"
#include "app/lab/useradm/useradmservice.h"

namespace drydock::lab {

struct LabServices::Private {
    Private(LabContext &context, AuditService &audit)
        : users(context)
        , account(context, users.store())
        , all { &audit, &users, &account }
    {
    }

    UserAdmService users;
    AccountService account;
    std::vector<Service *> all; //!< in the order of opening and seeding
};

LabServices::LabServices(LabContext &context, AuditService &audit)
    : d(std::make_unique<Private>(context, audit))
{
}

LabServices::~LabServices() = default;

QString LabServices::open(bool isNew, const QString &administrator, const QByteArray &password)
{
    d->users.ensureAdministrator(administrator, password);
    for (Service *service : d->all)
        service->opened();
    if (isNew) {
        for (Service *service : d->all)
            service->seed();
    }
    return {};
}

} // namespace drydock::lab
