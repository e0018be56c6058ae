// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/tlskit.h"

#include <QCryptographicHash>
#include <QHostAddress>

#include <openssl/bio.h>
#include <openssl/ec.h>
#include <openssl/evp.h>
#include <openssl/pem.h>
#include <openssl/rand.h>
#include <openssl/x509v3.h>

namespace drydock::test {

namespace {

struct Free {
    void operator()(EVP_PKEY *key) const { EVP_PKEY_free(key); }
    void operator()(X509 *certificate) const { X509_free(certificate); }
    void operator()(BIO *bio) const { BIO_free(bio); }
};
using Key = std::unique_ptr<EVP_PKEY, Free>;
using Certificate = std::unique_ptr<X509, Free>;
using Bio = std::unique_ptr<BIO, Free>;

QByteArray contents(BIO *bio)
{
    char *data = nullptr;
    const long size = BIO_get_mem_data(bio, &data);
    return { data, static_cast<qsizetype>(size) };
}

Identity identity(X509 *certificate, EVP_PKEY *key)
{
    Identity out;
    const Bio certBio(BIO_new(BIO_s_mem()));
    PEM_write_bio_X509(certBio.get(), certificate);
    out.certificatePem = contents(certBio.get());
    const Bio keyBio(BIO_new(BIO_s_mem()));
    // The traditional form names its algorithm, which QSslKey needs.
    PEM_write_bio_PrivateKey_traditional(keyBio.get(), key, nullptr, nullptr, 0, nullptr, nullptr);
    out.keyPem = contents(keyBio.get());
    unsigned char *der = nullptr;
    const int size = i2d_X509(certificate, &der);
    out.sha256 = QCryptographicHash::hash(QByteArray(reinterpret_cast<const char *>(der), size), QCryptographicHash::Sha256);
    OPENSSL_free(der);
    return out;
}

void extend(X509 *certificate, X509 *issuer, int nid, const QByteArray &value)
{
    X509V3_CTX context;
    X509V3_set_ctx_nodb(&context);
    X509V3_set_ctx(&context, issuer, certificate, nullptr, nullptr, 0);
    X509_EXTENSION *extension = X509V3_EXT_conf_nid(nullptr, &context, nid, value.constData());
    X509_add_ext(certificate, extension, -1);
    X509_EXTENSION_free(extension);
}

QByteArray alternativeNames(const QStringList &names)
{
    QByteArrayList list;
    for (const QString &name : names)
        list.append((QHostAddress(name).isNull() ? "DNS:" : "IP:") + name.toLatin1());
    return list.join(',');
}

struct Plan {
    QString name;
    QStringList alternatives;
    bool authority = false;
    bool clientUse = false;
    int firstDay = -1;
    int lastDay = 30;
};

// Signed by `issuer` and `issuerKey`, or by itself where there are none.
Certificate make(const Plan &plan, EVP_PKEY *key, X509 *issuer, EVP_PKEY *issuerKey)
{
    Certificate certificate(X509_new());
    X509 *c = certificate.get();
    X509_set_version(c, 2);
    quint32 serial = 0;
    RAND_bytes(reinterpret_cast<unsigned char *>(&serial), sizeof serial);
    ASN1_INTEGER_set_uint64(X509_get_serialNumber(c), serial);
    X509_gmtime_adj(X509_getm_notBefore(c), plan.firstDay * 86400L);
    X509_gmtime_adj(X509_getm_notAfter(c), plan.lastDay * 86400L);
    X509_set_pubkey(c, key);
    const QByteArray name = plan.name.toUtf8();
    X509_NAME_add_entry_by_txt(X509_get_subject_name(c), "CN", MBSTRING_UTF8,
        reinterpret_cast<const unsigned char *>(name.constData()), -1, -1, 0);
    X509 *signer = issuer ? issuer : c;
    X509_set_issuer_name(c, X509_get_subject_name(signer));
    extend(c, signer, NID_basic_constraints, plan.authority ? "critical,CA:TRUE" : "critical,CA:FALSE");
    extend(c, signer, NID_subject_key_identifier, "hash");
    extend(c, signer, NID_key_usage, plan.authority ? "critical,keyCertSign,cRLSign" : "critical,digitalSignature");
    if (!plan.authority)
        extend(c, signer, NID_ext_key_usage, plan.clientUse ? "clientAuth" : "serverAuth");
    if (!plan.alternatives.isEmpty())
        extend(c, signer, NID_subject_alt_name, alternativeNames(plan.alternatives));
    X509_sign(c, issuerKey ? issuerKey : key, EVP_sha256());
    return certificate;
}

Key newKey()
{
    return Key(EVP_EC_gen("P-256"));
}

} // namespace

struct TlsKit::Private {
    Key key = newKey();
    Certificate certificate = make({ QStringLiteral("Test authority"), {}, true }, key.get(), nullptr, nullptr);
    Identity authority = identity(certificate.get(), key.get());

    Identity issue(const Plan &plan)
    {
        const Key leafKey = newKey();
        const Certificate leaf = make(plan, leafKey.get(), certificate.get(), key.get());
        return identity(leaf.get(), leafKey.get());
    }
};

TlsKit::TlsKit()
    : d(std::make_unique<Private>())
{
}

TlsKit::~TlsKit() = default;

const Identity &TlsKit::authority() const
{
    return d->authority;
}

Identity TlsKit::server(const QStringList &names, int firstDay, int lastDay) const
{
    return d->issue({ names.value(0), names, false, false, firstDay, lastDay });
}

Identity TlsKit::client(const QString &name) const
{
    return d->issue({ name, {}, false, true, -1, 30 });
}

Identity TlsKit::selfSigned(const QStringList &names)
{
    const Key key = newKey();
    const Certificate certificate = make({ names.value(0), names, false, false, -1, 30 }, key.get(), nullptr, nullptr);
    return identity(certificate.get(), key.get());
}

} // namespace drydock::test
