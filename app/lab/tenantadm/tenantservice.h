// SPDX-License-Identifier: GPL-3.0-or-later
//
// TenantService: the lab's own tenant and, where it is a service provider (--service-provider), the tenants below it
// (server.md 10, 13.4). Those have a name, limits, a state and a token of their own, but no devices: one lab holds one
// fleet. Owned by LabServer; service thread.
#pragma once

#include "app/lab/labcontext.h"
#include "models/api/tenantadm.h"

namespace drydock::lab {

class TenantService final : public Service {
public:
    explicit TenantService(LabContext &context);

    void opened() override;
    [[nodiscard]] const QString &tenantId() const { return m_id; }

private:
    void addOwnRoutes();
    void addChildRoutes();
    void addInternalRoutes();

    [[nodiscard]] api::Tenant own(bool withToken) const;
    [[nodiscard]] std::vector<api::Tenant> children() const; //!< by name
    [[nodiscard]] std::optional<api::Tenant> child(const QString &id) const;
    void put(const api::Tenant &tenant);
    void remove(const QString &id);

    Response list(const Request &request) const;
    Response create(const Request &request);
    Response change(const Request &request);
    Response setStatus(const Request &request, int doneStatus);
    Response startRemoval(const Request &request);
    Response removeInactive(const Request &request);
    Response listInternally(const Request &request) const;
    Response showInternally(const Request &request) const;
    Response verifyToken(const Request &request) const;
    Response changeInternally(const Request &request);
    //! What a provider alone may do; nothing where this tenant is one.
    [[nodiscard]] std::optional<Response> refuseUnlessProvider() const;
    void audit(const Request &request, const QString &action, const api::Tenant &tenant);

    LabContext &m_context;
    QString m_id;
    QString m_token;
};

} // namespace drydock::lab
