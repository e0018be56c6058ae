// SPDX-License-Identifier: GPL-3.0-or-later
//
// TlsKit: authorities, server and client certificates made at test time with OpenSSL, valid, expired or for another
// host, so that no key lies in the repository and no certificate in it ever runs out.
#pragma once

#include <QByteArray>
#include <QString>
#include <QStringList>

#include <memory>

namespace drydock::test {

struct Identity {
    QByteArray certificatePem;
    QByteArray keyPem;
    QByteArray sha256; //!< of the certificate's DER, 32 raw bytes
};

class TlsKit {
public:
    //! An authority of its own.
    TlsKit();
    ~TlsKit();
    TlsKit(const TlsKit &) = delete;
    TlsKit &operator=(const TlsKit &) = delete;

    [[nodiscard]] const Identity &authority() const;
    //! Signed by the authority for these DNS names and addresses; from `firstDay` to `lastDay`, counted from today.
    [[nodiscard]] Identity server(const QStringList &names, int firstDay = -1, int lastDay = 30) const;
    [[nodiscard]] Identity client(const QString &name) const;
    //! Signed by itself: nobody vouches for it.
    [[nodiscard]] static Identity selfSigned(const QStringList &names);

private:
    struct Private;
    std::unique_ptr<Private> d;
};

} // namespace drydock::test
