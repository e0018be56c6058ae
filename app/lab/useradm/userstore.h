// SPDX-License-Identifier: GPL-3.0-or-later
//
// UserStore: the lab's users, their sessions, personal access tokens and settings, over SQLite. Owned by
// UserAdmService; service thread. It knows nothing of HTTP.
#pragma once

#include "app/lab/labcontext.h"
#include "models/api/useradm.h"

namespace drydock::lab {

struct StoredUser {
    api::User user;
    QByteArray passwordHash;
    QString secondFactorState; //!< "enabled", "disabled" or "unverified"
    QByteArray secondFactorSecret;
};

struct StoredSettings {
    QByteArray json;
    QByteArray etag; //!< empty: nothing stored
};

class UserStore {
public:
    UserStore(Database &db, LabClock &clock);

    [[nodiscard]] std::optional<StoredUser> byId(const QString &id) const;
    [[nodiscard]] std::optional<StoredUser> byEmail(const QString &email) const; //!< lower case
    [[nodiscard]] std::vector<StoredUser> all() const;
    [[nodiscard]] qint64 count() const;
    QString add(const QString &email, const QByteArray &password, const QStringList &roles);
    void setEmail(const QString &id, const QString &email);
    void setPassword(const QString &id, const QByteArray &password);
    void setRoles(const QString &id, const QStringList &roles);
    void setSecondFactor(const QString &id, const QString &state, const QByteArray &secret);
    void setSignedIn(const QString &id);
    void remove(const QString &id);
    //! Another number after every change of who has which roles.
    [[nodiscard]] quint64 roleGeneration() const { return m_roleGeneration; }

    //! A session or, with a name, a personal access token. `expiresAt` in Unix seconds, 0 never.
    void addToken(const QString &id, const QString &user, const QString &name, qint64 expiresAt);
    //! Deletes all but the newest `keep` sessions of the user.
    void pruneSessions(const QString &user, int keep);
    //! The user's e-mail while the token lives; notes its use.
    std::optional<QString> useToken(const QString &id, const QString &user);
    void removeToken(const QString &id);
    bool removeAccessToken(const QString &id, const QString &user);
    void removeOtherTokens(const QString &user, const QString &exceptId);
    [[nodiscard]] std::vector<api::PersonalAccessToken> accessTokens(const QString &user) const;

    //! `owner` is a user's id, empty for the tenant's.
    [[nodiscard]] StoredSettings settings(const QString &owner) const;
    void setSettings(const QString &owner, const QByteArray &json);

private:
    static StoredUser readUser(const Statement &row);

    Database &m_db;
    LabClock &m_clock;
    quint64 m_roleGeneration = 1;
};

} // namespace drydock::lab
