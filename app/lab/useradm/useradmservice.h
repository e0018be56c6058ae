// SPDX-License-Identifier: GPL-3.0-or-later
//
// UserAdmService: sign-in and sign-out, users, second factor (server.md 2.1 to 2.3, 2.8). Owned by LabServer; service
// thread. Settings, tokens, plans and roles are AccountService's.
#pragma once

#include "app/lab/useradm/userstore.h"

#include <QJsonObject>

namespace drydock::lab {

class UserAdmService final : public Service {
public:
    explicit UserAdmService(LabContext &context);

    [[nodiscard]] UserStore &store() { return m_store; }
    //! Makes the first user where there is none.
    void ensureAdministrator(const QString &email, const QByteArray &password);

private:
    void addRoutes();
    void addSecondFactorRoutes();
    // internalapi.cpp
    void addInternalRoutes();
    [[nodiscard]] Response verifyToken(const Request &request) const;
    Response dropTokens(const Request &request);
    Response signIn(const Request &request);
    Response signOut(const Request &request);
    Response listUsers(const Request &request);
    Response showUser(const Request &request, const QString &id);
    Response addUser(const Request &request);
    Response changeUser(const Request &request, const QString &id);
    Response removeUser(const Request &request);
    [[nodiscard]] Response showSecondFactor(const Request &request) const;
    Response verifySecondFactor(const Request &request);
    Response setSecondFactor(const Request &request, bool on);
    std::optional<Response> checkNewPassword(const QString &password, const QString &email) const;
    std::optional<Response> checkSecondFactor(const StoredUser &user, const QString &code) const;
    void encodeUser(api::JsonWriter &writer, const StoredUser &user) const;
    void audit(const Request &request, const QString &action, const QString &id, const QString &email);

    LabContext &m_context;
    UserStore m_store;
};

} // namespace drydock::lab
