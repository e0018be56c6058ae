// SPDX-License-Identifier: GPL-3.0-or-later
//
// RawServer: an HTTP server on 127.0.0.1, port 0, that misbehaves on order: hangs, cuts bodies, resets connections,
// drips, and answers in any sequence. With TLS where given an identity. It reads requests properly, so that a test can
// ask what arrived and how much of it at once. Lives in the test's thread.
//
//     server.on("/a").reply(503).reply(200, "{}");   // first 503, then 200 for ever
#pragma once

#include "tests/support/tlskit.h"

#include <QHash>
#include <QObject>
#include <QTcpServer>
#include <QUrl>

#include <functional>
#include <memory>
#include <optional>
#include <vector>

namespace drydock::test {

struct RawRequest {
    QByteArray verb;
    QByteArray target; //!< as on the request line
    QHash<QByteArray, QByteArray> headers; //!< names in lower case
    QByteArray body;
    QByteArray peerCertificateSha256; //!< of the client certificate, with TLS
    [[nodiscard]] QByteArray path() const { return target.split('?').first(); }
};

//! The steps for one path, in order; the last one is repeated for ever.
class RawScript {
public:
    using Headers = QList<std::pair<QByteArray, QByteArray>>;
    RawScript &reply(int status, const QByteArray &body = {}, const Headers &headers = {});
    RawScript &replyAfter(int ms, int status, const QByteArray &body = {}); //!< for counting what runs in parallel
    RawScript &hang(); //!< reads the request and says nothing
    RawScript &closeUnanswered(); //!< reads the request and closes
    RawScript &reset(); //!< reads the request and resets the connection
    RawScript &halfBody(); //!< promises 1,000 bytes, sends 500, closes
    RawScript &halfChunk(); //!< the same with a chunked body
    RawScript &hangInBody(); //!< promises 1,000 bytes, sends 500, says no more
    RawScript &drip(const QByteArray &body, int everyMs); //!< one byte at a time
    RawScript &garbage(); //!< no HTTP at all

private:
    friend class RawServer;
    enum class Kind { Reply, Hang, Close, Reset, HalfBody, HalfChunk, HangInBody, Drip, Garbage };
    struct Step {
        Kind kind = Kind::Reply;
        int status = 200;
        QByteArray body;
        Headers headers;
        int ms = 0;
    };
    std::vector<Step> m_steps;
    size_t m_next = 0;
};

class RawServer final : public QTcpServer {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(RawServer)

public:
    RawServer();
    //! With TLS; `clientAuthority` makes it ask for a client certificate.
    explicit RawServer(const Identity &identity, const QByteArray &clientAuthorityPem = {});
    ~RawServer() override;

    [[nodiscard]] QUrl url() const;
    //! 404 for every path that was not named.
    RawScript &on(const QByteArray &path) { return m_scripts[path]; }
    void setIdentity(const Identity &identity) { m_identity = identity; }
    void dropConnections();

    [[nodiscard]] const std::vector<RawRequest> &requests() const { return m_requests; }
    [[nodiscard]] int count(const QByteArray &path) const;
    [[nodiscard]] int mostInParallel() const { return m_most; }
    [[nodiscard]] int connections() const { return m_connections; }

protected:
    void incomingConnection(qintptr handle) override;

private:
    struct Connection;
    void read(Connection *connection);
    bool takeRequest(Connection *connection, RawRequest &request);
    void answer(Connection *connection, const RawRequest &request);
    void play(Connection *connection, const RawScript::Step &step, bool head);
    void dripNext(Connection *connection, const QByteArray &rest, int ms);

    std::optional<Identity> m_identity;
    QByteArray m_clientAuthority;
    QHash<QByteArray, RawScript> m_scripts;
    std::vector<RawRequest> m_requests;
    int m_busy = 0;
    int m_most = 0;
    int m_connections = 0;
};

} // namespace drydock::test
