// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/rest/doctor/certificatejudge.h"

#include "models/core/redact.h"
#include "models/rest/tlssettings.h"

#include <QDateTime>
#include <QSslCertificateExtension>

#include <algorithm>

namespace drydock {

namespace {

using enum DoctorStep::Finding;
using State = DoctorStep::State;

constexpr qint64 kSoonMs = 14LL * 24 * 60 * 60 * 1000;
constexpr qsizetype kLongestName = 300;
constexpr qsizetype kMostNames = 50;

QString nameOf(const QSslCertificate &certificate, bool issuer)
{
    QStringList parts;
    for (const QSslCertificate::SubjectInfo part : { QSslCertificate::CommonName, QSslCertificate::Organization }) {
        const QStringList values = issuer ? certificate.issuerInfo(part) : certificate.subjectInfo(part);
        for (const QString &value : values) {
            if (!parts.contains(value))
                parts.append(value);
        }
    }
    return redact(parts.join(QLatin1String(", ")).simplified().left(kLongestName));
}

Timestamp timestamp(const QDateTime &time)
{
    return time.isValid() ? Timestamp { time.toMSecsSinceEpoch() } : Timestamp {};
}

bool has(const QList<QSslError> &errors, std::initializer_list<QSslError::SslError> wanted)
{
    return std::any_of(errors.begin(), errors.end(), [&wanted](const QSslError &error) {
        return std::find(wanted.begin(), wanted.end(), error.error()) != wanted.end();
    });
}

bool contains(const QString &text, std::initializer_list<const char *> words)
{
    return std::any_of(words.begin(), words.end(),
        [&text](const char *word) { return text.contains(QLatin1String(word), Qt::CaseInsensitive); });
}

bool isOutdated(const QSslCertificate &certificate, Timestamp now)
{
    const Timestamp from = timestamp(certificate.effectiveDate());
    const Timestamp to = timestamp(certificate.expiryDate());
    return (from.isValid() && now < from) || (to.isValid() && to < now);
}

DoctorStep::Finding faultOf(const HandshakeAnswer &answer, Timestamp now)
{
    const QList<QSslError> &errors = answer.errors;
    const bool dates = has(errors, { QSslError::CertificateExpired, QSslError::CertificateNotYetValid });
    // Authorities live for decades: where none of the chain is valid today, it is rather today that is wrong.
    if (dates && answer.chain.size() > 1
        && std::all_of(answer.chain.begin(), answer.chain.end(),
            [now](const QSslCertificate &each) { return isOutdated(each, now); }))
        return CertificatesOrClock;
    const auto known = { QSslError::CertificateExpired, QSslError::CertificateNotYetValid, QSslError::HostNameMismatch };
    const bool believed = std::all_of(errors.begin(), errors.end(), [&known](const QSslError &error) {
        return std::find(known.begin(), known.end(), error.error()) != known.end();
    });
    if (!believed)
        return has(errors, { QSslError::SelfSignedCertificate }) ? CertificateSelfSigned : CertificateUnknownIssuer;
    if (has(errors, { QSslError::CertificateExpired }))
        return CertificateExpired;
    return has(errors, { QSslError::CertificateNotYetValid }) ? CertificateNotYetValid : CertificateWrongHost;
}

// The library names only what its peer said; these are the words of OpenSSL 1.1 to 3.
DoctorStep::Finding failureOf(const HandshakeAnswer &answer, bool hasClientCertificate)
{
    const QString &text = answer.failure;
    if (isClientCertificateAlert(text) || answer.closedAtOnce)
        return hasClientCertificate ? ClientCertificateRefused : ClientCertificateWanted;
    if (contains(text, { "wrong version number", "packet length too long", "http request", "record layer failure" }))
        return TlsNotSpoken;
    if (contains(text, { "handshake failure", "protocol version", "no shared cipher", "unsupported protocol",
                           "insufficient security", "no protocols available" }))
        return TlsNoCommon;
    return text.isEmpty() ? TimedOut : TlsFailed;
}

} // namespace

CertificateFact certificateFact(const QSslCertificate &certificate)
{
    CertificateFact fact;
    fact.subject = nameOf(certificate, false);
    fact.issuer = nameOf(certificate, true);
    const auto names = certificate.subjectAlternativeNames();
    for (const QSsl::AlternativeNameEntryType kind : { QSsl::DnsEntry, QSsl::IpAddressEntry })
        fact.names += names.values(kind);
    fact.names.sort();
    fact.names = fact.names.mid(0, kMostNames);
    fact.validFrom = timestamp(certificate.effectiveDate());
    fact.validTo = timestamp(certificate.expiryDate());
    fact.sha256 = sha256Of(certificate);
    return fact;
}

bool isClientCertificateAlert(const QString &text)
{
    return contains(text, { "alert certificate required", "alert bad certificate", "alert unknown ca",
                              "alert certificate unknown", "alert certificate expired", "alert certificate revoked",
                              "alert unsupported certificate", "alert access denied" });
}

TlsVerdict judgeHandshake(const HandshakeAnswer &answer, const TlsSide &ours)
{
    const QSslCertificate leaf = answer.chain.value(0);
    const bool pinned = !ours.pinnedSha256.isEmpty();
    if (pinned && !leaf.isNull() && sha256Of(leaf) != ours.pinnedSha256)
        return { State::Failed, CertificateNotPinned };
    if (!pinned && !answer.errors.isEmpty())
        return { State::Failed, faultOf(answer, ours.now) };
    if (!answer.encrypted || !answer.failure.isEmpty())
        return { State::Failed, failureOf(answer, ours.hasClientCertificate) };
    if (pinned)
        return { State::Ok, TlsPinned };
    const Timestamp end = timestamp(leaf.expiryDate());
    if (end.isValid() && end.ms - ours.now.ms < kSoonMs)
        return { State::Warning, TlsExpiresSoon };
    return { State::Ok, TlsGood };
}

} // namespace drydock
