// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/lab/http/tlscertificate.h"

#include <QHostAddress>

#include <openssl/evp.h>
#include <openssl/pem.h>
#include <openssl/rand.h>
#include <openssl/x509v3.h>

#include <memory>

namespace drydock::lab {

namespace {

template<auto Free> struct Deleter {
    template<class T> void operator()(T *pointer) const { Free(pointer); }
};
using Key = std::unique_ptr<EVP_PKEY, Deleter<EVP_PKEY_free>>;
using Certificate = std::unique_ptr<X509, Deleter<X509_free>>;
using Bio = std::unique_ptr<BIO, Deleter<BIO_free>>;
using Extension = std::unique_ptr<X509_EXTENSION, Deleter<X509_EXTENSION_free>>;

bool addExtension(X509 *certificate, int nid, const QByteArray &value)
{
    X509V3_CTX context;
    X509V3_set_ctx_nodb(&context);
    X509V3_set_ctx(&context, certificate, certificate, nullptr, nullptr, 0);
    const Extension extension(X509V3_EXT_conf_nid(nullptr, &context, nid, value.constData()));
    return extension && X509_add_ext(certificate, extension.get(), -1) == 1;
}

QByteArray text(BIO *bio)
{
    char *data = nullptr;
    const long size = BIO_get_mem_data(bio, &data);
    return QByteArray(data, static_cast<qsizetype>(size));
}

QByteArray alternativeNames(const QString &host)
{
    QByteArray names = "DNS:localhost,IP:127.0.0.1,IP:::1";
    const QHostAddress address(host);
    if (address.isNull()) {
        if (host != u"localhost")
            names += ",DNS:" + host.toLatin1();
    } else if (!address.isLoopback() && address != QHostAddress(QHostAddress::AnyIPv4)
        && address != QHostAddress(QHostAddress::AnyIPv6)) {
        names += ",IP:" + address.toString().toLatin1();
    }
    return names;
}

bool fill(X509 *certificate, EVP_PKEY *key, const QString &host, int days)
{
    constexpr long kDay = 86400;
    unsigned char serial[8];
    if (RAND_bytes(serial, sizeof serial) != 1)
        return false;
    serial[0] &= 0x7f; // a serial number is positive
    BIGNUM *number = BN_bin2bn(serial, sizeof serial, nullptr);
    const bool hasSerial = number && BN_to_ASN1_INTEGER(number, X509_get_serialNumber(certificate));
    BN_free(number);
    X509_NAME *name = X509_get_subject_name(certificate);
    const unsigned char commonName[] = "drydock-lab";
    const long from = days < 0 ? days * kDay - kDay : -kDay;
    return hasSerial && X509_set_version(certificate, 2) == 1
        && X509_gmtime_adj(X509_getm_notBefore(certificate), from)
        && X509_gmtime_adj(X509_getm_notAfter(certificate), days * kDay) && X509_set_pubkey(certificate, key) == 1
        && X509_NAME_add_entry_by_txt(name, "CN", MBSTRING_ASC, commonName, -1, -1, 0) == 1
        && X509_set_issuer_name(certificate, name) == 1
        && addExtension(certificate, NID_basic_constraints, "critical,CA:TRUE")
        && addExtension(certificate, NID_subject_alt_name, alternativeNames(host))
        && addExtension(certificate, NID_ext_key_usage, "serverAuth") && X509_sign(certificate, key, EVP_sha256()) > 0;
}

} // namespace

TlsMaterial makeSelfSigned(const QString &host, int days)
{
    const Key key(EVP_PKEY_Q_keygen(nullptr, nullptr, "EC", "P-256"));
    const Certificate certificate(X509_new());
    if (!key || !certificate || !fill(certificate.get(), key.get(), host, days))
        return {};
    const Bio keyBio(BIO_new(BIO_s_mem()));
    const Bio certificateBio(BIO_new(BIO_s_mem()));
    if (!keyBio || !certificateBio || PEM_write_bio_X509(certificateBio.get(), certificate.get()) != 1
        || PEM_write_bio_PrivateKey(keyBio.get(), key.get(), nullptr, nullptr, 0, nullptr, nullptr) != 1)
        return {};
    return { text(certificateBio.get()), text(keyBio.get()) };
}

} // namespace drydock::lab
