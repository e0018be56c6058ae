// SPDX-License-Identifier: GPL-3.0-or-later
//
// SocketNetwork: the DoctorNetwork on real sockets. Stateless; sockets are children of the caller's context and go
// with it. GUI thread; the system's proxy lookup and the resolver run in threads of their own.
#pragma once

#include "models/rest/doctor/doctornetwork.h"

namespace drydock {

class SocketNetwork final : public DoctorNetwork {
public:
    SocketNetwork() = default;
    Q_DISABLE_COPY_MOVE(SocketNetwork)

    void findProxy(const ProxySettings &settings, const QUrl &url, QObject *context,
        std::function<void(const QNetworkProxy &)> done) override;
    void lookUp(const QString &name, QObject *context, std::function<void(const NameAnswer &)> done) override;
    void dial(const DialTarget &target, QObject *context, std::function<void(const DialAnswer &)> done) override;
    void shakeHands(const HandshakeTarget &target, QObject *context,
        std::function<void(const HandshakeAnswer &)> done) override;
};

} // namespace drydock
