// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/lab/password.h"

#include <QList>
#include <QtEndian>

#include <openssl/crypto.h>
#include <openssl/evp.h>
#include <openssl/hmac.h>
#include <openssl/rand.h>

#include <cstring>

namespace drydock::lab {

namespace {

constexpr quint64 kCost = 1 << 14;
constexpr quint64 kBlock = 8;
constexpr quint64 kParallel = 1;
constexpr size_t kHashSize = 32;

QByteArray derive(const QByteArray &password, const QByteArray &salt)
{
    QByteArray hash(kHashSize, '\0');
    if (EVP_PBE_scrypt(password.constData(), static_cast<size_t>(password.size()),
            reinterpret_cast<const unsigned char *>(salt.constData()), static_cast<size_t>(salt.size()), kCost, kBlock,
            kParallel, 64 << 20, reinterpret_cast<unsigned char *>(hash.data()), kHashSize)
        != 1)
        return {};
    return hash;
}

QByteArray parameters()
{
    return "scrypt$" + QByteArray::number(kCost) + '$' + QByteArray::number(kBlock) + '$' + QByteArray::number(kParallel);
}

} // namespace

QByteArray randomBytes(int count)
{
    QByteArray data(count, '\0');
    if (RAND_bytes(reinterpret_cast<unsigned char *>(data.data()), count) != 1)
        qFatal("no random numbers");
    return data;
}

QByteArray hashPassword(const QByteArray &password)
{
    const QByteArray salt = randomBytes(16);
    return parameters() + '$' + salt.toHex() + '$' + derive(password, salt).toHex();
}

bool checkPassword(const QByteArray &password, const QByteArray &hash)
{
    const QList<QByteArray> parts = hash.split('$');
    if (parts.size() != 6 || !hash.startsWith(parameters()))
        return false;
    const QByteArray expected = QByteArray::fromHex(parts.at(5));
    const QByteArray actual = derive(password, QByteArray::fromHex(parts.at(4)));
    return !actual.isEmpty() && actual.size() == expected.size()
        && CRYPTO_memcmp(actual.constData(), expected.constData(), static_cast<size_t>(actual.size())) == 0;
}

QString randomPassword()
{
    // Without the letters and digits that are taken for one another.
    static constexpr char kAlphabet[] = "abcdefghjkmnpqrstuvwxyz23456789-";
    QString text;
    for (const char byte : randomBytes(20))
        text.append(QLatin1Char(kAlphabet[static_cast<unsigned char>(byte) % 32]));
    return text;
}

QByteArray oneTimeCode(const QByteArray &secret, qint64 unixSeconds)
{
    const quint64 counter = qToBigEndian(static_cast<quint64>(unixSeconds / 30));
    unsigned char message[sizeof counter];
    std::memcpy(message, &counter, sizeof counter);
    unsigned char digest[EVP_MAX_MD_SIZE];
    unsigned int size = 0;
    if (!HMAC(EVP_sha1(), secret.constData(), static_cast<int>(secret.size()), message, sizeof message, digest, &size))
        return {};
    const unsigned int offset = digest[size - 1] & 0x0fU;
    const quint32 code = qFromBigEndian<quint32>(digest + offset) & 0x7fffffffU;
    return QByteArray::number(code % 1'000'000U).rightJustified(6, '0');
}

} // namespace drydock::lab
