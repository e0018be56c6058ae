// SPDX-License-Identifier: GPL-3.0-or-later
//
// DeviceAuthService: admission of devices over HTTP: auth requests with their signatures, device tokens, and the
// management of devices and authentication sets. Owned by LabServices; service thread. Devices themselves are the
// fleet's. Facts: server.md section 3.
#pragma once

#include "app/lab/fleet.h"
#include "app/lab/fleetqueries.h"
#include "app/lab/labcontext.h"
#include "models/api/deviceauth.h"

namespace drydock::lab {

class DeviceAuthService final : public Service {
public:
    DeviceAuthService(LabContext &context, Fleet &fleet);

    //! A token for an accepted device, simulated ones included; empty where it has no accepted set.
    QByteArray issueToken(Row row);

private:
    void addManagementRoutes();
    // internalapi.cpp
    void addInternalRoutes();
    void addLimitRoutes();
    Response dropTokens(const Request &request);
    Response verifyToken(const Request &request);

    Response authRequest(const Request &request);
    Response decideAuthRequest(const QByteArray &identityJson, const QByteArray &publicKey);
    Response list(const Request &request, const api::AuthSearch &search);
    Response listByQuery(const Request &request);
    Response listByBody(const Request &request);
    Response count(const Request &request) const;
    Response show(const Request &request) const;
    Response preauthorize(const Request &request);
    Response decommission(const Request &request);
    Response showSetStatus(const Request &request) const;
    Response putSetStatus(const Request &request);
    Response removeSet(const Request &request);
    Response revokeToken(const Request &request);
    Response showLimit(const Request &request) const;
    Response putLimit(const Request &request);
    Response putLimits(const Request &request);
    [[nodiscard]] Response listLimits(const QString &tenant) const;
    [[nodiscard]] Response limitOfTenants(const Request &request) const;
    Response setFlags(const Request &request);

    //! Changes one set of a device by the server's rules; a refusal, or nothing.
    std::optional<Response> applyStatus(Row row, const AuthSetId &set, AuthStatus to);
    [[nodiscard]] api::AuthDevice toAuthDevice(Row row) const;
    [[nodiscard]] bool limitReached(Row row) const;
    [[nodiscard]] qint64 limit(const QString &name) const; //!< -1: none
    void setLimit(const QString &name, qint64 value);
    void dropToken(const QString &authSetId);
    [[nodiscard]] bool isTokenGood(const QString &authSetId, const QString &deviceId) const;
    void audit(const Request &request, const QString &action, Row row, const QString &change = {});

    LabContext &m_context;
    Fleet &m_fleet;
    FleetQueries m_queries;
};

} // namespace drydock::lab
