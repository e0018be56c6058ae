// SPDX-License-Identifier: GPL-3.0-or-later
//
// What a TLS handshake that was looked at says: the chain as facts, and the one fault that matters most. Pure
// functions of their arguments.
#pragma once

#include "models/rest/doctor/doctornetwork.h"

namespace drydock {

struct TlsVerdict {
    DoctorStep::State state = DoctorStep::State::Failed;
    DoctorStep::Finding finding = DoctorStep::Finding::TlsFailed;

    bool operator==(const TlsVerdict &) const = default;
};

//! What we brought to the handshake, and when it was.
struct TlsSide {
    QByteArray pinnedSha256;
    bool hasClientCertificate = false;
    Timestamp now;
};

[[nodiscard]] CertificateFact certificateFact(const QSslCertificate &certificate);
[[nodiscard]] TlsVerdict judgeHandshake(const HandshakeAnswer &answer, const TlsSide &ours);
//! A TLS alert in a library's words that is about our client certificate.
[[nodiscard]] bool isClientCertificateAlert(const QString &text);

} // namespace drydock
