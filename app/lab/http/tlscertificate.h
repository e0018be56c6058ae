// SPDX-License-Identifier: GPL-3.0-or-later
//
// A self-signed certificate for the lab's own TLS: ECDSA P-256, for localhost, the loopback addresses and the host
// that is listened on. Pure functions over OpenSSL.
#pragma once

#include <QByteArray>
#include <QString>

namespace drydock::lab {

struct TlsMaterial {
    QByteArray certificatePem;
    QByteArray keyPem;
    [[nodiscard]] bool isEmpty() const { return certificatePem.isEmpty() || keyPem.isEmpty(); }
};

//! Empty where OpenSSL refuses. A negative `days` makes a certificate that has already expired, for tests.
TlsMaterial makeSelfSigned(const QString &host, int days = 825);

} // namespace drydock::lab
