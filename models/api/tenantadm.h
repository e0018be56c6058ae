// SPDX-License-Identifier: GPL-3.0-or-later
//
// Mender's tenant service, as far as the own tenant goes: its plan and its token. Commercial servers only; the open
// source server answers 404. TenantAdmApi is a stateless façade. Facts: contract
// `/api/management/v1/tenantadm/user/tenant`, web-ui.md (how a client learns what the server offers).
#pragma once

#include "models/api/jsonreader.h"
#include "models/api/jsonwriter.h"
#include "models/rest/call.h"
#include "models/rest/transport.h"

namespace drydock::api {

struct Tenant {
    QString id;
    QString name;
    QString plan; //!< "os", "professional", "enterprise"
    QString tenantToken; //!< shown in "Connect a device"; a secret of the tenant, never logged
    QString status;
    bool serviceProvider = false;
    bool operator==(const Tenant &) const = default;
};
Tenant decodeTenant(Reader &reader);
void encode(JsonWriter &writer, const Tenant &tenant);

class TenantAdmApi {
public:
    explicit TenantAdmApi(Transport &transport)
        : m_transport(transport)
    {
    }
    Call<Tenant> own() const; //!< GET v1 tenantadm/user/tenant; v2 tenants/me leaves the token out

private:
    Transport &m_transport;
};

} // namespace drydock::api
