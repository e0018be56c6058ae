// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/keychainstore.h"

#include "models/core/redact.h"

#include <qt6keychain/keychain.h>

namespace drydock {

namespace {

const QString kService = QStringLiteral("drydock");

template<class JobType>
void run(JobType *job, const QString &key, QObject *owner, std::function<void(KeychainStore::RawAnswer)> done)
{
    job->setKey(key);
    job->setInsecureFallback(false);
    QObject::connect(job, &QKeychain::Job::finished, owner, [job, done = std::move(done)](QKeychain::Job *) {
        KeychainStore::RawAnswer answer { job->error(), {}, job->errorString() };
        if constexpr (std::is_same_v<JobType, QKeychain::ReadPasswordJob>)
            answer.secret = job->binaryData();
        done(std::move(answer));
    });
    job->start();
}

} // namespace

KeychainStore::KeychainStore(Clock &clock, QObject *parent)
    : KeychainStore(clock, {}, parent)
{
    m_backend = [this](Operation operation, const QString &key, const QByteArray &secret,
                    std::function<void(RawAnswer)> done) {
        switch (operation) {
        case Operation::Read: run(new QKeychain::ReadPasswordJob(kService), key, this, std::move(done)); return;
        case Operation::Write: {
            auto *job = new QKeychain::WritePasswordJob(kService);
            job->setBinaryData(secret);
            run(job, key, this, std::move(done));
            return;
        }
        case Operation::Remove: run(new QKeychain::DeletePasswordJob(kService), key, this, std::move(done)); return;
        }
    };
}

KeychainStore::KeychainStore(Clock &clock, Backend backend, QObject *parent)
    : QObject(parent)
    , m_clock(clock)
    , m_backend(std::move(backend))
{
}

KeychainStore::~KeychainStore()
{
    m_clock.cancel(m_watchdog);
}

void KeychainStore::read(const QString &key, QObject *context, Done done)
{
    // A read that nobody waits for any more is not worth a turn in the queue.
    std::erase_if(m_queue, [](const Job &job) { return job.operation == Operation::Read && job.context.isNull(); });
    enqueue({ Operation::Read, key, {}, context, std::move(done) });
}

void KeychainStore::write(const QString &key, const QByteArray &secret, QObject *context, Done done)
{
    enqueue({ Operation::Write, key, secret, context, std::move(done) });
}

void KeychainStore::remove(const QString &key, QObject *context, Done done)
{
    m_fallback.remove(key);
    enqueue({ Operation::Remove, key, {}, context, std::move(done) });
}

void KeychainStore::enqueue(Job job)
{
    m_queue.push_back(std::move(job));
    QMetaObject::invokeMethod(this, &KeychainStore::startNext, Qt::QueuedConnection);
}

void KeychainStore::startNext()
{
    while (!m_queue.empty()) {
        if (m_running && !m_answered)
            return;
        Job job = std::move(m_queue.front());
        m_queue.pop_front();
        if (job.operation == Operation::Read && m_fallback.contains(job.key)) {
            settle(job, { SecretError::None, m_fallback.value(job.key), {} });
            continue;
        }
        if (m_running) {
            // The backend still hangs on an earlier job: nothing that is asked now would be answered.
            const QString detail = tr("The keychain is not responding.");
            keepInMemory(job, detail);
            settle(job, { SecretError::Unavailable, {}, detail });
            continue;
        }
        m_current = std::move(job);
        m_running = true;
        m_answered = false;
        const quint64 serial = ++m_serial;
        m_watchdog = m_clock.singleShot(kWatchdog, this, [this, serial] { expire(serial); });
        m_backend(m_current.operation, m_current.key, m_current.secret,
            [this, serial](const RawAnswer &answer) { finish(serial, answer); });
    }
}

void KeychainStore::finish(quint64 serial, const RawAnswer &answer)
{
    if (serial != m_serial || !m_running)
        return;
    m_clock.cancel(m_watchdog);
    m_running = false;
    Job job = std::move(m_current);
    const SecretError error = errorOf(answer.code, answer.text);
    if (error == SecretError::None && job.operation == Operation::Write)
        m_fallback.remove(job.key); // also when it succeeds after its caller was told otherwise
    if (!m_answered) {
        SecretAnswer result { error, answer.secret, redact(answer.text) };
        if (error != SecretError::None)
            keepInMemory(job, result.detail);
        settle(job, std::move(result));
    }
    startNext();
}

void KeychainStore::expire(quint64 serial)
{
    if (serial != m_serial || !m_running || m_answered)
        return;
    m_answered = true;
    const QString detail = tr("The keychain did not answer within %n s.", nullptr, static_cast<int>(kWatchdog.count()));
    keepInMemory(m_current, detail);
    settle(m_current, { SecretError::Unavailable, {}, detail });
    startNext();
}

void KeychainStore::settle(Job &job, SecretAnswer answer)
{
    if (!job.context || !job.done)
        return;
    QMetaObject::invokeMethod(
        job.context.data(), [done = std::move(job.done), answer = std::move(answer)] { done(answer); },
        Qt::QueuedConnection);
}

void KeychainStore::keepInMemory(const Job &job, const QString &detail)
{
    if (job.operation != Operation::Write)
        return;
    m_fallback.insert(job.key, job.secret);
    if (!std::exchange(m_told, true))
        Q_EMIT fellBack(detail);
}

SecretError KeychainStore::errorOf(int code, const QString &text)
{
    switch (code) {
    case QKeychain::NoError: return SecretError::None;
    case QKeychain::EntryNotFound: return SecretError::NotFound;
    case QKeychain::AccessDenied:
    case QKeychain::AccessDeniedByUser: return SecretError::Denied;
    case QKeychain::NoBackendAvailable:
    case QKeychain::NotImplemented: return SecretError::Unavailable;
    default: break;
    }
    // Without D-Bus, with a locked collection and with a dismissed prompt QtKeychain 0.13 says OtherError alike.
    const auto says = [&text](const char *word) { return text.contains(QLatin1String(word), Qt::CaseInsensitive); };
    if (says("locked"))
        return SecretError::Locked;
    if (says("dismissed") || says("denied") || says("cancel"))
        return SecretError::Denied;
    if (code == QKeychain::CouldNotDeleteEntry)
        return SecretError::Other;
    return SecretError::Unavailable;
}

} // namespace drydock
