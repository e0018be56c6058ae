// SPDX-License-Identifier: GPL-3.0-or-later
//
// Mender's useradm service: the administration of users. The own user is in useradmaccount.h.
// Structs are plain values on any thread; UsersApi is a stateless façade over a Transport, used on the GUI thread.
// Facts: contract `/api/management/{v1,v2}/useradm/users`, server.md section 2.3. v1 is what is used; v2 invites a user
// without a password, on commercial servers. Roles, second factor, tenants and `exists` are commercial (404 elsewhere).
#pragma once

#include "models/api/useradm.h"

namespace drydock::api {

struct UserFilter {
    QStringList ids;
    QStringList emails;
    Timestamp createdAfter;
    Timestamp createdBefore;
    Timestamp updatedAfter;
    Timestamp updatedBefore;
    bool operator==(const UserFilter &) const = default;
};

struct NewUser {
    QString email;
    QString password; //!< empty where he signs in elsewhere, or sets it by the e-mail
    QByteArray loginJson; //!< other ways to sign in, an object of the server's; empty: none
    std::vector<SsoLink> sso;
    QStringList roles;
    std::optional<bool> sendResetPassword;
    bool operator==(const NewUser &) const = default;
};
NewUser decodeNewUser(Reader &reader);
void encode(JsonWriter &writer, const NewUser &user);

//! What is not there stays. Password and own e-mail address ask for the current password.
struct UserChange {
    std::optional<QString> email;
    std::optional<QString> password;
    std::optional<QString> currentPassword;
    std::optional<QStringList> roles;
    bool operator==(const UserChange &) const = default;
};
UserChange decodeUserChange(Reader &reader);
void encode(JsonWriter &writer, const UserChange &change);

struct Invitation {
    QString email;
    QStringList roles;
    bool operator==(const Invitation &) const = default;
};
Invitation decodeInvitation(Reader &reader);
void encode(JsonWriter &writer, const Invitation &invitation);

struct TenantAssignment {
    QStringList tenantIds;
    QString role; //!< empty: as it is
    bool operator==(const TenantAssignment &) const = default;
};
TenantAssignment decodeTenantAssignment(Reader &reader);
void encode(JsonWriter &writer, const TenantAssignment &assignment);

bool decodeUserExists(Reader &reader);
QByteArray encodeUserExists(bool exists);

//! Where the API takes "me" for an id.
inline const UserId kOwnUser { QStringLiteral("me") };

class UsersApi {
public:
    explicit UsersApi(Transport &transport)
        : m_transport(transport)
    {
    }
    Call<Page<User>> users(const UserFilter &filter) const; //!< the whole list, in no order
    Call<User> user(const UserId &id) const;
    //! 422 (Unprocessable): the address is taken, or the password too short or too similar to it.
    Call<UserId> create(const NewUser &user) const;
    Call<Nothing> invite(const Invitation &invitation) const;
    //! Ends every session and access token of that user but the one that carried the request.
    Call<Nothing> change(const UserId &id, const UserChange &change) const;
    Call<Nothing> remove(const UserId &id) const; //!< well also where there is no such user
    Call<bool> exists(const QString &email) const;
    Call<Nothing> enableSecondFactor(const UserId &id) const; //!< it then waits for its first code
    Call<Nothing> disableSecondFactor(const UserId &id) const;
    Call<Nothing> assignTenants(const UserId &id, const TenantAssignment &assignment) const;

private:
    Transport &m_transport;
};

} // namespace drydock::api
