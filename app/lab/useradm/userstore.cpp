// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/lab/useradm/userstore.h"

#include "app/lab/password.h"

namespace drydock::lab {

namespace {

const QString kColumns = QStringLiteral("id, email, password, created, updated, login, roles, tfa_state, tfa_secret");

Timestamp time(const Statement &row, int column)
{
    return row.isNull(column) ? Timestamp {} : Timestamp { row.number(column) };
}

} // namespace

UserStore::UserStore(Database &db, LabClock &clock)
    : m_db(db)
    , m_clock(clock)
{
    m_db.registerSchema(QStringLiteral("useradm"),
        { {
            QStringLiteral("CREATE TABLE users (id TEXT PRIMARY KEY, email TEXT NOT NULL UNIQUE, password TEXT NOT NULL, "
                           "created INTEGER NOT NULL, updated INTEGER NOT NULL, login INTEGER, roles TEXT NOT NULL, "
                           "tfa_state TEXT NOT NULL DEFAULT 'disabled', tfa_secret TEXT NOT NULL DEFAULT '')"),
            QStringLiteral("CREATE TABLE user_tokens (id TEXT PRIMARY KEY, user TEXT NOT NULL REFERENCES users(id) "
                           "ON DELETE CASCADE, name TEXT, created INTEGER NOT NULL, expires INTEGER, last_used INTEGER)"),
            QStringLiteral("CREATE INDEX user_tokens_user ON user_tokens(user, created)"),
            QStringLiteral("CREATE TABLE user_settings (owner TEXT PRIMARY KEY, json TEXT NOT NULL, etag TEXT NOT NULL)"),
        } });
}

StoredUser UserStore::readUser(const Statement &row)
{
    StoredUser result;
    result.user.id = UserId(row.text(0));
    result.user.email = row.text(1);
    result.passwordHash = row.text(2).toLatin1();
    result.user.created = time(row, 3);
    result.user.updated = time(row, 4);
    result.user.lastSignIn = time(row, 5);
    result.user.roles = row.text(6).split(u' ', Qt::SkipEmptyParts);
    result.secondFactorState = row.text(7);
    result.secondFactorSecret = QByteArray::fromHex(row.text(8).toLatin1());
    result.user.secondFactor = result.secondFactorState;
    return result;
}

std::optional<StoredUser> UserStore::byId(const QString &id) const
{
    Statement read = m_db.prepare(QStringLiteral("SELECT ") + kColumns + QStringLiteral(" FROM users WHERE id = ?"));
    return read.bind(id).next() ? std::optional(readUser(read)) : std::nullopt;
}

std::optional<StoredUser> UserStore::byEmail(const QString &email) const
{
    Statement read = m_db.prepare(QStringLiteral("SELECT ") + kColumns + QStringLiteral(" FROM users WHERE email = ?"));
    return read.bind(email).next() ? std::optional(readUser(read)) : std::nullopt;
}

std::vector<StoredUser> UserStore::all() const
{
    std::vector<StoredUser> users;
    Statement read = m_db.prepare(QStringLiteral("SELECT ") + kColumns + QStringLiteral(" FROM users ORDER BY created, id"));
    while (read.next())
        users.push_back(readUser(read));
    return users;
}

qint64 UserStore::count() const
{
    Statement read = m_db.prepare(QStringLiteral("SELECT count(*) FROM users"));
    return read.next() ? read.number(0) : 0;
}

QString UserStore::add(const QString &email, const QByteArray &password, const QStringList &roles)
{
    ++m_roleGeneration;
    const QString id = newUuid();
    const qint64 now = m_clock.now().ms;
    m_db.prepare(QStringLiteral("INSERT INTO users (id, email, password, created, updated, roles) VALUES (?, ?, ?, ?, ?, ?)"))
        .bind(id)
        .bind(email)
        .bind(QString::fromLatin1(hashPassword(password)))
        .bind(now)
        .bind(now)
        .bind(roles.join(u' '))
        .run();
    return id;
}

void UserStore::setEmail(const QString &id, const QString &email)
{
    m_db.prepare(QStringLiteral("UPDATE users SET email = ?, updated = ? WHERE id = ?"))
        .bind(email)
        .bind(m_clock.now().ms)
        .bind(id)
        .run();
}

void UserStore::setPassword(const QString &id, const QByteArray &password)
{
    m_db.prepare(QStringLiteral("UPDATE users SET password = ?, updated = ? WHERE id = ?"))
        .bind(QString::fromLatin1(hashPassword(password)))
        .bind(m_clock.now().ms)
        .bind(id)
        .run();
}

void UserStore::setRoles(const QString &id, const QStringList &roles)
{
    ++m_roleGeneration;
    m_db.prepare(QStringLiteral("UPDATE users SET roles = ?, updated = ? WHERE id = ?"))
        .bind(roles.join(u' '))
        .bind(m_clock.now().ms)
        .bind(id)
        .run();
}

void UserStore::setSecondFactor(const QString &id, const QString &state, const QByteArray &secret)
{
    m_db.prepare(QStringLiteral("UPDATE users SET tfa_state = ?, tfa_secret = ? WHERE id = ?"))
        .bind(state)
        .bind(QString::fromLatin1(secret.toHex()))
        .bind(id)
        .run();
}

void UserStore::setSignedIn(const QString &id)
{
    m_db.prepare(QStringLiteral("UPDATE users SET login = ? WHERE id = ?")).bind(m_clock.now().ms).bind(id).run();
}

void UserStore::remove(const QString &id)
{
    ++m_roleGeneration;
    m_db.prepare(QStringLiteral("DELETE FROM user_settings WHERE owner = ?")).bind(id).run();
    m_db.prepare(QStringLiteral("DELETE FROM users WHERE id = ?")).bind(id).run();
}

void UserStore::addToken(const QString &id, const QString &user, const QString &name, qint64 expiresAt)
{
    m_db.prepare(QStringLiteral("INSERT INTO user_tokens (id, user, name, created, expires) VALUES (?, ?, ?, ?, ?)"))
        .bind(id)
        .bind(user)
        .bind(name.isEmpty() ? QVariant() : QVariant(name))
        .bind(m_clock.now().ms)
        .bind(expiresAt > 0 ? QVariant(expiresAt) : QVariant())
        .run();
}

void UserStore::pruneSessions(const QString &user, int keep)
{
    m_db.prepare(QStringLiteral("DELETE FROM user_tokens WHERE user = ? AND name IS NULL AND id NOT IN (SELECT id FROM "
                                "user_tokens WHERE user = ? AND name IS NULL ORDER BY created DESC, rowid DESC LIMIT ?)"))
        .bind(user)
        .bind(user)
        .bind(keep)
        .run();
}

std::optional<QString> UserStore::useToken(const QString &id, const QString &user)
{
    constexpr qint64 kUseEvery = 5 * 60 * 1000; // the server writes last_used at most that often
    QString email;
    bool note = false;
    const qint64 now = m_clock.now().ms;
    {
        Statement read = m_db.prepare(
            QStringLiteral("SELECT users.email, user_tokens.name, user_tokens.last_used FROM user_tokens JOIN users ON "
                           "users.id = user_tokens.user WHERE user_tokens.id = ? AND user_tokens.user = ?"));
        if (!read.bind(id).bind(user).next())
            return std::nullopt;
        email = read.text(0);
        note = !read.isNull(1) && (read.isNull(2) || now - read.number(2) >= kUseEvery);
    }
    if (note)
        m_db.prepare(QStringLiteral("UPDATE user_tokens SET last_used = ? WHERE id = ?")).bind(now).bind(id).run();
    return email;
}

void UserStore::removeToken(const QString &id)
{
    m_db.prepare(QStringLiteral("DELETE FROM user_tokens WHERE id = ?")).bind(id).run();
}

bool UserStore::removeAccessToken(const QString &id, const QString &user)
{
    return m_db.prepare(QStringLiteral("DELETE FROM user_tokens WHERE id = ? AND user = ? AND name IS NOT NULL"))
               .bind(id)
               .bind(user)
               .run()
        > 0;
}

void UserStore::removeOtherTokens(const QString &user, const QString &exceptId)
{
    m_db.prepare(QStringLiteral("DELETE FROM user_tokens WHERE user = ? AND id <> ?")).bind(user).bind(exceptId).run();
}

std::vector<api::PersonalAccessToken> UserStore::accessTokens(const QString &user) const
{
    std::vector<api::PersonalAccessToken> tokens;
    Statement read = m_db.prepare(QStringLiteral("SELECT id, name, created, expires, last_used FROM user_tokens "
                                                 "WHERE user = ? AND name IS NOT NULL ORDER BY created, rowid"));
    read.bind(user);
    while (read.next()) {
        api::PersonalAccessToken token;
        token.id = read.text(0);
        token.name = read.text(1);
        token.created = time(read, 2);
        token.expires = read.isNull(3) ? Timestamp {} : Timestamp { read.number(3) * 1000 };
        token.lastUsed = time(read, 4);
        tokens.push_back(token);
    }
    return tokens;
}

StoredSettings UserStore::settings(const QString &owner) const
{
    Statement read = m_db.prepare(QStringLiteral("SELECT json, etag FROM user_settings WHERE owner = ?"));
    if (!read.bind(owner).next())
        return { "{}", {} };
    return { read.text(0).toUtf8(), read.text(1).toLatin1() };
}

void UserStore::setSettings(const QString &owner, const QByteArray &json)
{
    m_db.prepare(QStringLiteral("INSERT INTO user_settings (owner, json, etag) VALUES (?, ?, ?) ON CONFLICT (owner) DO "
                                "UPDATE SET json = excluded.json, etag = excluded.etag"))
        .bind(owner)
        .bind(QString::fromUtf8(json))
        .bind(newUuid())
        .run();
}

} // namespace drydock::lab
