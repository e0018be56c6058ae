// SPDX-License-Identifier: GPL-3.0-or-later
//
// DoctorFixture: a connection doctor on real sockets with the product's transport, and servers for it to look at.
#pragma once

#include "models/api/doctorchecks.h"
#include "models/rest/doctor/socketnetwork.h"
#include "models/rest/qnamtransport.h"
#include "tests/support/rawserver.h"
#include "tests/support/testmain.h"

#include <QTemporaryDir>

namespace drydock::test {

using Id = DoctorStep::Id;
using State = DoctorStep::State;
using Finding = DoctorStep::Finding;

inline const QStringList kHere { QStringLiteral("127.0.0.1"), QStringLiteral("localhost") };
inline const QByteArray kMe = "/api/management/v1/useradm/users/me";
inline const RawScript::Headers kJson { { "Content-Type", "application/json" }, { "X-MEN-RequestID", "r-1" } };
inline const RawScript::Headers kHtml { { "Content-Type", "text/html; charset=utf-8" } };
inline const QByteArray kToken = "marker-secret-token";

class DoctorFixture : public QObject {
public:
    bool prepareFiles()
    {
        m_caFile = write("ca.pem", m_kit.authority().certificatePem);
        return !m_caFile.isEmpty();
    }

protected:
    QString write(const char *name, const QByteArray &contents)
    {
        QFile file(m_dir.filePath(QString::fromLatin1(name)));
        return file.open(QIODevice::WriteOnly) && file.write(contents) == contents.size() ? file.fileName() : QString();
    }
    static ServerEndpoint at(const QUrl &url)
    {
        ServerEndpoint endpoint;
        endpoint.baseUrl = url;
        endpoint.proxy.kind = ProxySettings::Kind::None;
        return endpoint;
    }
    ServerEndpoint trusting(const RawServer &server) const
    {
        ServerEndpoint endpoint = at(server.url());
        endpoint.extraCaFile = m_caFile;
        return endpoint;
    }
    static void answerAll(RawServer &server)
    {
        server.on(kMe).reply(401, R"({"error":"unauthorized"})", kJson).reply(200, "{}", kJson);
        const DoctorChecks checks = api::doctorChecks();
        for (const DoctorService &each : checks.services)
            server.on('/' + each.spec.path.join(QLatin1Char('/')).toLatin1()).reply(200, "[]", kJson);
    }
    void prepare(const ServerEndpoint &endpoint, const QByteArray &token = {}, Timestamp expires = {})
    {
        DoctorLimits limits;
        limits.connect = std::chrono::seconds(2);
        limits.handshake = std::chrono::seconds(3);
        limits.request = std::chrono::seconds(3);
        m_doctor = std::make_unique<ConnectionDoctor>(
            ConnectionDoctor::Services { m_network, m_clock,
                [this](const ServerEndpoint &e) -> std::unique_ptr<Transport> {
                    LaneTransport::Options once;
                    once.retry.attempts = 1;
                    return std::make_unique<QnamTransport>(e, m_clock, once);
                } },
            DoctorPatient { endpoint, token, expires, api::doctorChecks() }, limits);
    }
    void examine(const ServerEndpoint &endpoint, const QByteArray &token = {}, Timestamp expires = {})
    {
        prepare(endpoint, token, expires);
        m_doctor->start();
        [this] { QTRY_VERIFY_WITH_TIMEOUT(!m_doctor->isRunning(), 20'000); }();
    }
    [[nodiscard]] Finding finding(Id id) const { return m_doctor->step(id).finding; }
    [[nodiscard]] State state(Id id) const { return m_doctor->step(id).state; }

    QTemporaryDir m_dir;
    TlsKit m_kit;
    QString m_caFile;
    SystemClock m_clock;
    SocketNetwork m_network;
    std::unique_ptr<ConnectionDoctor> m_doctor;
};

} // namespace drydock::test
