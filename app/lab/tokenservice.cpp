// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/lab/tokenservice.h"

#include "models/api/jsonwriter.h"

#include <QJsonDocument>
#include <QJsonObject>

#include <openssl/evp.h>
#include <openssl/hmac.h>
#include <openssl/pem.h>

namespace drydock::lab {

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
using Key = std::unique_ptr<EVP_PKEY, KeyFree>;
using Digest = std::unique_ptr<EVP_MD_CTX, DigestFree>;
using Bio = std::unique_ptr<BIO, BioFree>;

constexpr auto kBase64Url = QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals;

const unsigned char *bytes(const QByteArray &data)
{
    return reinterpret_cast<const unsigned char *>(data.constData());
}

} // namespace

struct TokenService::Private {
    Key key;
    QByteArray linkSecret;
};

TokenService::TokenService()
    : d(std::make_unique<Private>())
{
}

TokenService::~TokenService() = default;

QByteArray TokenService::generateKey()
{
    const Key key(EVP_PKEY_Q_keygen(nullptr, nullptr, "ED25519"));
    const Bio bio(BIO_new(BIO_s_mem()));
    if (!key || !bio || PEM_write_bio_PrivateKey(bio.get(), key.get(), nullptr, nullptr, 0, nullptr, nullptr) != 1)
        return {};
    char *text = nullptr;
    const long size = BIO_get_mem_data(bio.get(), &text);
    return QByteArray(text, static_cast<qsizetype>(size));
}

bool TokenService::setKey(const QByteArray &pem)
{
    const Bio bio(BIO_new_mem_buf(pem.constData(), static_cast<int>(pem.size())));
    Key key(bio ? PEM_read_bio_PrivateKey(bio.get(), nullptr, nullptr, nullptr) : nullptr);
    if (!key || EVP_PKEY_get_base_id(key.get()) != EVP_PKEY_ED25519)
        return false;
    d->key = std::move(key);
    // Signed links get a secret of their own, so that a link never doubles as part of a token.
    unsigned char digest[EVP_MAX_MD_SIZE];
    unsigned int size = 0;
    const QByteArray text = "drydock-lab links" + pem;
    if (EVP_Digest(text.constData(), static_cast<size_t>(text.size()), digest, &size, EVP_sha256(), nullptr) != 1)
        return false;
    d->linkSecret = QByteArray(reinterpret_cast<const char *>(digest), static_cast<qsizetype>(size));
    return true;
}

QByteArray TokenService::issue(const TokenClaims &claims) const
{
    api::JsonWriter writer;
    writer.beginObject().key("jti").value(claims.tokenId).key("sub").value(claims.subject);
    if (claims.expiresAt > 0)
        writer.key("exp").value(claims.expiresAt);
    writer.key("iat").value(claims.issuedAt);
    if (claims.isUser)
        writer.key("nbf").value(claims.issuedAt).key("mender.user").value(true).key("scp").value(u"mender.*");
    if (claims.isDevice)
        writer.key("mender.device").value(true);
    if (!claims.plan.isEmpty())
        writer.key("mender.plan").value(QString::fromLatin1(claims.plan)).key("mender.trial").value(false);
    writer.key("iss").value(claims.isUser ? u"mender.useradm" : u"Mender").endObject();
    const QByteArray head = R"({"alg":"EdDSA","kid":0,"typ":"JWT"})";
    const QByteArray text = head.toBase64(kBase64Url) + '.' + writer.take().toBase64(kBase64Url);

    const Digest context(EVP_MD_CTX_new());
    unsigned char signature[64];
    size_t size = sizeof signature;
    if (!context || EVP_DigestSignInit(context.get(), nullptr, nullptr, nullptr, d->key.get()) != 1
        || EVP_DigestSign(context.get(), signature, &size, bytes(text), static_cast<size_t>(text.size())) != 1)
        return {};
    const QByteArray raw(reinterpret_cast<const char *>(signature), static_cast<qsizetype>(size));
    return text + '.' + raw.toBase64(kBase64Url);
}

std::optional<TokenClaims> TokenService::read(const QByteArray &token) const
{
    const QList<QByteArray> parts = token.split('.');
    if (parts.size() != 3 || token.size() > 8192)
        return std::nullopt;
    const QByteArray text = parts.at(0) + '.' + parts.at(1);
    const auto signature = QByteArray::fromBase64Encoding(parts.at(2), kBase64Url | QByteArray::AbortOnBase64DecodingErrors);
    const Digest context(EVP_MD_CTX_new());
    if (!signature || !context || EVP_DigestVerifyInit(context.get(), nullptr, nullptr, nullptr, d->key.get()) != 1
        || EVP_DigestVerify(context.get(), bytes(*signature), static_cast<size_t>((*signature).size()), bytes(text),
               static_cast<size_t>(text.size()))
            != 1)
        return std::nullopt;
    const QJsonObject json = QJsonDocument::fromJson(QByteArray::fromBase64(parts.at(1), kBase64Url)).object();
    TokenClaims claims;
    claims.tokenId = json.value(QLatin1String("jti")).toString();
    claims.subject = json.value(QLatin1String("sub")).toString();
    claims.isUser = json.value(QLatin1String("mender.user")).toBool();
    claims.isDevice = json.value(QLatin1String("mender.device")).toBool();
    claims.expiresAt = json.value(QLatin1String("exp")).toInteger();
    claims.issuedAt = json.value(QLatin1String("iat")).toInteger();
    claims.plan = json.value(QLatin1String("mender.plan")).toString().toLatin1();
    return claims;
}

QByteArray TokenService::sign(const QByteArray &text) const
{
    unsigned char digest[EVP_MAX_MD_SIZE];
    unsigned int size = 0;
    if (!HMAC(EVP_sha256(), d->linkSecret.constData(), static_cast<int>(d->linkSecret.size()), bytes(text),
            static_cast<size_t>(text.size()), digest, &size))
        return {};
    return QByteArray(reinterpret_cast<const char *>(digest), static_cast<qsizetype>(size)).toBase64(kBase64Url);
}

} // namespace drydock::lab
