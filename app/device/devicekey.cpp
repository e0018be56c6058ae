// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/device/devicekey.h"

#include <QFile>
#include <QSaveFile>

#include <openssl/err.h>
#include <openssl/evp.h>
#include <openssl/pem.h>

namespace drydock::device {

namespace {

struct KeyFree {
    void operator()(EVP_PKEY *key) const { EVP_PKEY_free(key); }
};
struct DigestFree {
    void operator()(EVP_MD_CTX *context) const { EVP_MD_CTX_free(context); }
};
struct BioFree {
    void operator()(BIO *bio) const { BIO_free(bio); }
};
using Bio = std::unique_ptr<BIO, BioFree>;

QByteArray contents(BIO *bio)
{
    QByteArray text(static_cast<qsizetype>(BIO_ctrl_pending(bio)), Qt::Uninitialized);
    BIO_read(bio, text.data(), static_cast<int>(text.size()));
    return text;
}

} // namespace

struct DeviceKey::Private {
    std::unique_ptr<EVP_PKEY, KeyFree> key;
};

DeviceKey::DeviceKey(std::unique_ptr<Private> key)
    : d(std::move(key))
{
}

DeviceKey::~DeviceKey() = default;
DeviceKey::DeviceKey(DeviceKey &&other) noexcept = default;
DeviceKey &DeviceKey::operator=(DeviceKey &&other) noexcept = default;

std::optional<DeviceKey> DeviceKey::generate(KeyType type)
{
    auto key = std::make_unique<Private>();
    switch (type) {
    case KeyType::Ed25519:
        key->key.reset(EVP_PKEY_Q_keygen(nullptr, nullptr, "ED25519"));
        break;
    case KeyType::EcP256:
        key->key.reset(EVP_PKEY_Q_keygen(nullptr, nullptr, "EC", "P-256"));
        break;
    case KeyType::Rsa3072:
        key->key.reset(EVP_PKEY_Q_keygen(nullptr, nullptr, "RSA", size_t { 3072 }));
        break;
    }
    if (!key->key)
        return std::nullopt;
    return DeviceKey(std::move(key));
}

std::optional<DeviceKey> DeviceKey::fromPem(const QByteArray &privatePem)
{
    const Bio source(BIO_new_mem_buf(privatePem.constData(), static_cast<int>(privatePem.size())));
    auto key = std::make_unique<Private>();
    if (source)
        key->key.reset(PEM_read_bio_PrivateKey(source.get(), nullptr, nullptr, nullptr));
    ERR_clear_error();
    if (!key->key)
        return std::nullopt;
    return DeviceKey(std::move(key));
}

std::optional<DeviceKey> DeviceKey::loadOrGenerate(const QString &file, KeyType type, QString *error)
{
    if (QFile existing(file); existing.exists()) {
        if (!existing.open(QIODevice::ReadOnly)) {
            *error = QStringLiteral("%1: %2").arg(file, existing.errorString());
            return std::nullopt;
        }
        auto key = fromPem(existing.readAll());
        if (!key)
            *error = QStringLiteral("%1 holds no private key").arg(file);
        return key;
    }
    auto key = generate(type);
    QSaveFile out(file);
    if (!key || !out.open(QIODevice::WriteOnly)
        || !out.setPermissions(QFileDevice::ReadOwner | QFileDevice::WriteOwner)
        || out.write(key->privatePem()) <= 0 || !out.commit()) {
        *error = QStringLiteral("%1: %2").arg(file, out.errorString());
        return std::nullopt;
    }
    return key;
}

QByteArray DeviceKey::privatePem() const
{
    const Bio out(BIO_new(BIO_s_mem()));
    if (!out || PEM_write_bio_PrivateKey(out.get(), d->key.get(), nullptr, nullptr, 0, nullptr, nullptr) != 1)
        return {};
    return contents(out.get());
}

QByteArray DeviceKey::publicPem() const
{
    const Bio out(BIO_new(BIO_s_mem()));
    if (!out || PEM_write_bio_PUBKEY(out.get(), d->key.get()) != 1)
        return {};
    return contents(out.get());
}

QByteArray DeviceKey::sign(const QByteArray &bytes) const
{
    const std::unique_ptr<EVP_MD_CTX, DigestFree> context(EVP_MD_CTX_new());
    const auto *data = reinterpret_cast<const uchar *>(bytes.constData());
    const auto size = static_cast<size_t>(bytes.size());
    // Edwards curves hash by themselves.
    const EVP_MD *digest = EVP_PKEY_get_base_id(d->key.get()) == EVP_PKEY_ED25519 ? nullptr : EVP_sha256();
    size_t length = 0;
    if (!context || EVP_DigestSignInit(context.get(), nullptr, digest, nullptr, d->key.get()) != 1
        || EVP_DigestSign(context.get(), nullptr, &length, data, size) != 1)
        return {};
    QByteArray signature(static_cast<qsizetype>(length), Qt::Uninitialized);
    if (EVP_DigestSign(context.get(), reinterpret_cast<uchar *>(signature.data()), &length, data, size) != 1)
        return {};
    signature.truncate(static_cast<qsizetype>(length));
    return signature;
}

} // namespace drydock::device
