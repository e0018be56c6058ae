// SPDX-License-Identifier: GPL-3.0-or-later
//
// RoleService: roles and permission sets of the enterprise plan, v1 and v2 (server.md 2.7), and what they admit: the
// dispatcher asks it for every management request. Owned by LabServer; service thread.
#pragma once

#include "app/lab/useradm/rolestore.h"
#include "app/lab/useradm/userstore.h"

#include <QRegularExpression>

namespace drydock::lab {

class RoleService final : public Service {
public:
    RoleService(LabContext &context, const UserStore &users);

    //! What the user may do with this request. A user without any role may do everything.
    [[nodiscard]] Admission admission(const Request &request);

private:
    struct Rule {
        bool anyVerb = false;
        QString verb;
        bool anyPath = false;
        QRegularExpression path;
        QString scopeType; //!< empty: not limited
        QStringList scopeValues;
    };
    using Rules = std::vector<Rule>;

    void addRoleRoutes();
    void addPermissionSetRoutes();
    Response createRole(const Request &request, int takenStatus);
    Response replaceRole(const Request &request, int doneStatus);
    Response removeRole(const Request &request);
    Response createPermissionSet(const Request &request);
    Response replacePermissionSet(const Request &request);
    Response removePermissionSet(const Request &request);
    [[nodiscard]] std::variant<api::Role, Response> readRole(const Request &request) const;
    [[nodiscard]] std::variant<api::PermissionSet, Response> readPermissionSet(const Request &request) const;
    [[nodiscard]] const Rules *rulesOf(const QString &user);
    void addRules(Rules &rules, const api::Role &role) const;
    static void addRules(Rules &rules, const std::vector<api::Permission> &permissions, const QString &scopeType, const QStringList &scopeValues);
    [[nodiscard]] std::optional<QString> groupOf(const Request &request) const;

    LabContext &m_context;
    const UserStore &m_users;
    RoleStore m_store;
    QHash<QString, std::shared_ptr<const Rules>> m_rules; //!< by user; null: everything. Emptied by every change.
    quint64 m_generation = 0; //!< of the users' roles that m_rules were made from
};

} // namespace drydock::lab
