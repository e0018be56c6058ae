// SPDX-License-Identifier: GPL-3.0-or-later
//
// KeychainStore: the SecretStore of the product, on the desktop's keychain through QtKeychain. One job at a time:
// QtKeychain's executor is serial, so a job that hangs would block every later one; a job that has not answered after
// 5 s is answered for as Unavailable, and until it ends the others are answered at once. What the keychain refuses
// to keep is kept in memory for this run and `onFallback` is told, once. There is no plaintext fallback.
// Owned by Application, GUI thread. Do not use it before the window is shown: finding the backend may block.
#pragma once

#include "models/core/clock.h"
#include "models/core/secretstore.h"

#include <QObject>
#include <QPointer>

#include <deque>

namespace drydock {

class KeychainStore final : public QObject, public SecretStore {
    Q_OBJECT

public:
    enum class Operation { Read, Write, Remove };
    //! What a backend says, in QtKeychain's numbers (QKeychain::Error).
    struct RawAnswer {
        int code = 0;
        QByteArray secret;
        QString text;
    };
    using Backend = std::function<void(Operation, const QString &key, const QByteArray &secret, std::function<void(RawAnswer)>)>;

    static constexpr std::chrono::seconds kWatchdog { 5 };

    //! The desktop's keychain, service "drydock".
    explicit KeychainStore(Clock &clock, QObject *parent = nullptr);
    //! Another backend, for tests of the queue and of the mapping.
    KeychainStore(Clock &clock, Backend backend, QObject *parent = nullptr);
    ~KeychainStore() override;

    void read(const QString &key, QObject *context, Done done) override;
    void write(const QString &key, const QByteArray &secret, QObject *context, Done done) override;
    void remove(const QString &key, QObject *context, Done done) override;
    //! False as soon as something had to be kept in memory.
    bool isPersistent() const override { return m_fallback.isEmpty(); }

    //! QtKeychain's error as ours. Codes differ between desktops, so the text is read too.
    [[nodiscard]] static SecretError errorOf(int code, const QString &text);

Q_SIGNALS:
    //! Once per run: secrets live in memory from now on. `detail` is the backend's own text, redacted.
    void fellBack(const QString &detail);

private:
    struct Job {
        Operation operation = Operation::Read;
        QString key;
        QByteArray secret;
        QPointer<QObject> context;
        Done done;
    };
    void enqueue(Job job);
    void startNext();
    void finish(quint64 serial, const RawAnswer &answer);
    void expire(quint64 serial);
    void settle(Job &job, SecretAnswer answer);
    void keepInMemory(const Job &job, const QString &detail);

    Clock &m_clock;
    Backend m_backend;
    std::deque<Job> m_queue;
    Job m_current;
    quint64 m_serial = 0;
    bool m_running = false; //!< a job is with the backend
    bool m_answered = false; //!< its caller was answered by the watchdog already
    int m_watchdog = 0;
    QHash<QString, QByteArray> m_fallback;
    bool m_told = false;
};

} // namespace drydock
