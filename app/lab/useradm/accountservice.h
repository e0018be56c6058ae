// SPDX-License-Identifier: GPL-3.0-or-later
//
// AccountService: what surrounds the users: settings with their ETags, personal access tokens and plans (server.md
// 2.4 to 2.6). Owned by LabServer; service thread.
#pragma once

#include "app/lab/useradm/userstore.h"

namespace drydock::lab {

class AccountService final : public Service {
public:
    AccountService(LabContext &context, UserStore &store);

private:
    Response showSettings(const QString &owner);
    Response storeSettings(const Request &request, const QString &owner);
    Response addToken(const Request &request);
    Response listTokens(const Request &request);
    Response showPlans(const Request &request);
    [[nodiscard]] QByteArray planJson() const;

    LabContext &m_context;
    UserStore &m_store;
};

} // namespace drydock::lab
