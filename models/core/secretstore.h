// SPDX-License-Identifier: GPL-3.0-or-later
//
// SecretStore: where tokens live. One interface, asynchronous, GUI thread. The keychain implementation is
// app/desktop/keychainstore (QtKeychain); MemorySecretStore serves tests, tours and desktops without a keychain.
// Never written to a file by us. A missing entry may be a locked keychain: nobody deletes a profile because of it.
#pragma once

#include "models/core/result.h"

#include <QHash>
#include <QObject>

#include <functional>

namespace drydock {

enum class SecretError {
    None,
    Unavailable, //!< no keychain service on this desktop
    Locked,
    Denied,
    NotFound, //!< or locked: QtKeychain cannot tell (see ARCHITECTURE, Secrets)
    Other,
};

struct SecretAnswer {
    SecretError error = SecretError::None;
    QByteArray secret; //!< empty for writes and removals
    QString detail; //!< the backend's own words, redacted
};

class SecretStore {
public:
    using Done = std::function<void(const SecretAnswer &)>;

    SecretStore() = default;
    virtual ~SecretStore() = default;
    Q_DISABLE_COPY_MOVE(SecretStore)

    //! `done` is called once from the event loop, never synchronously, and not after `context` died.
    virtual void read(const QString &key, QObject *context, Done done) = 0;
    virtual void write(const QString &key, const QByteArray &secret, QObject *context, Done done) = 0;
    virtual void remove(const QString &key, QObject *context, Done done) = 0;
    //! True where secrets outlive the process; false shows the notice "kept in memory for this session".
    [[nodiscard]] virtual bool isPersistent() const = 0;
};

class MemorySecretStore final : public SecretStore {
public:
    void read(const QString &key, QObject *context, Done done) override;
    void write(const QString &key, const QByteArray &secret, QObject *context, Done done) override;
    void remove(const QString &key, QObject *context, Done done) override;
    bool isPersistent() const override { return false; }

private:
    QHash<QString, QByteArray> m_secrets;
};

} // namespace drydock
