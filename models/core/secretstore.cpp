// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/core/secretstore.h"

#include <QMetaObject>

namespace drydock {

namespace {

void answerLater(QObject *context, SecretStore::Done done, SecretAnswer answer)
{
    QMetaObject::invokeMethod(
        context, [done = std::move(done), answer = std::move(answer)] { done(answer); }, Qt::QueuedConnection);
}

} // namespace

void MemorySecretStore::read(const QString &key, QObject *context, Done done)
{
    const auto it = m_secrets.constFind(key);
    SecretAnswer answer;
    if (it == m_secrets.constEnd())
        answer.error = SecretError::NotFound;
    else
        answer.secret = *it;
    answerLater(context, std::move(done), std::move(answer));
}

void MemorySecretStore::write(const QString &key, const QByteArray &secret, QObject *context, Done done)
{
    m_secrets.insert(key, secret);
    answerLater(context, std::move(done), {});
}

void MemorySecretStore::remove(const QString &key, QObject *context, Done done)
{
    m_secrets.remove(key);
    answerLater(context, std::move(done), {});
}

} // namespace drydock
