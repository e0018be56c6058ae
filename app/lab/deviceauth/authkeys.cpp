// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/lab/deviceauth/authkeys.h"

#include <QJsonDocument>

#include <openssl/bio.h>
#include <openssl/err.h>
#include <openssl/evp.h>
#include <openssl/pem.h>

#include <memory>

namespace drydock::lab {

namespace {

using Bio = std::unique_ptr<BIO, decltype(&BIO_free)>;
using Key = std::unique_ptr<EVP_PKEY, decltype(&EVP_PKEY_free)>;
using DigestContext = std::unique_ptr<EVP_MD_CTX, decltype(&EVP_MD_CTX_free)>;

Key readKey(const QByteArray &pem)
{
    const Bio source(BIO_new_mem_buf(pem.constData(), static_cast<int>(pem.size())), &BIO_free);
    Key key(source ? PEM_read_bio_PUBKEY(source.get(), nullptr, nullptr, nullptr) : nullptr, &EVP_PKEY_free);
    ERR_clear_error();
    return key;
}

const uchar *bytes(const QByteArray &data)
{
    return reinterpret_cast<const uchar *>(data.constData());
}

} // namespace

std::optional<QByteArray> canonicalPublicKey(const QByteArray &pem)
{
    const Key key = readKey(pem);
    const Bio out(BIO_new(BIO_s_mem()), &BIO_free);
    if (!key || !out || PEM_write_bio_PUBKEY(out.get(), key.get()) != 1)
        return std::nullopt;
    QByteArray text(static_cast<qsizetype>(BIO_ctrl_pending(out.get())), Qt::Uninitialized);
    if (BIO_read(out.get(), text.data(), static_cast<int>(text.size())) != text.size())
        return std::nullopt;
    return text;
}

bool verifySignature(const QByteArray &pem, const QByteArray &signedBytes, const QByteArray &signature)
{
    const Key key = readKey(pem);
    const DigestContext context(EVP_MD_CTX_new(), &EVP_MD_CTX_free);
    if (!key || !context)
        return false;
    // Edwards curves hash by themselves; everything else signs a SHA-256.
    const bool isEdwards = EVP_PKEY_get_base_id(key.get()) == EVP_PKEY_ED25519;
    const EVP_MD *digest = isEdwards ? nullptr : EVP_sha256();
    const bool ok = EVP_DigestVerifyInit(context.get(), nullptr, digest, nullptr, key.get()) == 1
        && EVP_DigestVerify(context.get(), bytes(signature), static_cast<size_t>(signature.size()), bytes(signedBytes),
               static_cast<size_t>(signedBytes.size()))
            == 1;
    ERR_clear_error();
    return ok;
}

QByteArray canonicalIdentity(const QJsonObject &identity)
{
    // QJsonObject keeps its keys sorted. Outside strings JSON has none of the escaped characters.
    QByteArray json = QJsonDocument(identity).toJson(QJsonDocument::Compact);
    json.replace('<', "\\u003c").replace('>', "\\u003e").replace('&', "\\u0026");
    return json.replace("\xE2\x80\xA8", "\\u2028").replace("\xE2\x80\xA9", "\\u2029");
}

} // namespace drydock::lab
