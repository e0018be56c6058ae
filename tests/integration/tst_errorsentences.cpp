// SPDX-License-Identifier: GPL-3.0-or-later
//
// Each kind of error once, from a real socket through transport and façade to the sentence that the user reads.
#include "models/api/deviceauth.h"
#include "models/api/useradm.h"
#include "models/rest/qnamtransport.h"
#include "tests/support/rawserver.h"
#include "tests/support/testmain.h"
#include "ui/text/errortext.h"

using namespace drydock;
using namespace drydock::test;
using namespace std::chrono_literals;

namespace {

const QByteArray kMe = "/api/management/v1/useradm/users/me";
const QByteArray kDevice = "/api/management/v2/devauth/devices/d-1";
const RawScript::Headers kJson { { "Content-Type", "application/json" } };

QByteArray errorBody(const QByteArray &text)
{
    return "{\"error\":\"" + text + "\",\"request_id\":\"r-1\"}";
}

} // namespace

class TestErrorSentences : public QObject {
    Q_OBJECT

private:
    SystemClock m_clock;
    std::unique_ptr<RawServer> m_server;
    std::unique_ptr<QnamTransport> m_transport;
    std::optional<Error> m_error;
    QSet<int> m_seen; //!< kinds

    void connectTo(const QUrl &url)
    {
        ServerEndpoint endpoint;
        endpoint.baseUrl = url;
        m_transport = std::make_unique<QnamTransport>(endpoint, m_clock, LaneTransport::Options { { { 10ms, 50ms } }, {} });
        m_transport->setToken("secret-token");
    }
    //! Waits for the one answer; the error that it ended with.
    template<class T> void settle(Call<T> call)
    {
        m_error.reset();
        bool settled = false;
        const Call<T> running = std::move(call).then(this, [&](const Result<T> &result) {
            settled = true;
            if (!result.ok())
                m_error = result.error();
        });
        [&] { QTRY_VERIFY_WITH_TIMEOUT(settled, 30'000); }();
    }
    void readMe() { settle(api::UserAdmApi(*m_transport).me()); }
    void decommission() { settle(api::DeviceAuthApi(*m_transport).decommission(DeviceId(QStringLiteral("d-1")))); }
    void serveMe(int status, const QByteArray &text)
    {
        m_server->on(kMe).reply(status, errorBody(text), kJson);
        readMe();
    }
    void serveDevice(int status, const QByteArray &text, const RawScript::Headers &more = {})
    {
        m_server->on(kDevice).reply(status, errorBody(text), kJson + more);
        decommission();
    }
    //! The error is of that kind, and the sentences hold these words.
    void says(ErrorKind kind, const QString &what, const QString &next, const QString &why = {})
    {
        QVERIFY(m_error.has_value());
        QCOMPARE(errorKindName(m_error->kind), errorKindName(kind));
        m_seen.insert(static_cast<int>(kind));
        const ErrorWords words = ErrorText::words(*m_error);
        QCOMPARE(words.what, what);
        QVERIFY2(words.next.contains(next), qPrintable(words.next));
        QVERIFY2(words.why.contains(why), qPrintable(words.why));
        const QString all = words.what + words.why + words.next;
        QVERIFY2(!all.contains(QLatin1String("secret-token")), qPrintable(all));
    }

private Q_SLOTS:
    void init()
    {
        DRYDOCK_FAIL_ON_WARNING();
        m_server = std::make_unique<RawServer>();
        connectTo(m_server->url());
    }
    void cleanup()
    {
        m_transport.reset();
        m_server.reset();
    }

    void offline()
    {
        m_server->on(kMe).reset();
        readMe();
        says(ErrorKind::Offline, QStringLiteral("The server cannot be reached."), QStringLiteral("keeps trying"));
    }
    void dns()
    {
        connectTo(QUrl(QStringLiteral("http://no-such-host.invalid")));
        readMe();
        says(ErrorKind::Dns, QStringLiteral("The server's name is not known to the network."), QStringLiteral("VPN"));
    }
    void refused()
    {
        m_server->close();
        readMe();
        says(ErrorKind::Refused, QStringLiteral("Nothing answers at that address and port."), QStringLiteral("running"));
    }
    void timeout()
    {
        m_server->on(kMe).hang();
        RequestSpec spec;
        spec.path = QString::fromLatin1(kMe).split(QLatin1Char('/'), Qt::SkipEmptyParts);
        spec.timeout = 100ms;
        settle(Call<Nothing>(m_transport->send(spec), [](const HttpReply &) -> Status { return Nothing {}; }));
        says(ErrorKind::Timeout, QStringLiteral("The server did not answer in time."), QStringLiteral("looked up"));
    }
    void tls()
    {
        // A server that answers in plain text where TLS is expected.
        QUrl url = m_server->url();
        url.setScheme(QStringLiteral("https"));
        connectTo(url);
        readMe();
        says(ErrorKind::Tls, QStringLiteral("The server's certificate is not trusted."), QStringLiteral("authority"));
    }
    void auth()
    {
        m_server->on(kDevice).reply(401, errorBody("unauthorized"), kJson);
        decommission();
        says(ErrorKind::Auth, QStringLiteral("The server no longer accepts this session."), QStringLiteral("Sign in again"),
            QStringLiteral("unauthorized"));
    }
    void forbidden()
    {
        serveMe(403, "forbidden by role-based access control");
        says(ErrorKind::Forbidden, QStringLiteral("Your account may not do this."), QStringLiteral("role"),
            QStringLiteral("role-based"));
    }
    void notFound()
    {
        serveMe(404, "user not found");
        says(ErrorKind::NotFound, QStringLiteral("It is no longer on the server."), QStringLiteral("Refresh"),
            QStringLiteral("user not found"));
    }
    void conflict()
    {
        serveDevice(409, "in use");
        says(ErrorKind::Conflict, QStringLiteral("It is in use, or there is one of that name already."),
            QStringLiteral("another name"), QStringLiteral("in use"));
    }
    void preconditionFailed()
    {
        serveDevice(412, "ETag does not match");
        says(ErrorKind::PreconditionFailed, QStringLiteral("Somebody else changed it in the meantime."),
            QStringLiteral("Refresh"), QStringLiteral("ETag does not match"));
    }
    void unprocessable()
    {
        serveDevice(422, "maximum number of accepted devices reached");
        says(ErrorKind::Unprocessable, QStringLiteral("The server refused the request as it stands."),
            QStringLiteral("the reason"), QStringLiteral("maximum number of accepted devices reached"));
    }
    void tooLarge()
    {
        serveDevice(413, "http: request body too large");
        says(ErrorKind::TooLarge, QStringLiteral("It is larger than the limit."), QStringLiteral("smaller file"),
            QStringLiteral("too large"));
    }
    void tooMany()
    {
        serveDevice(429, "too many requests", { { "Retry-After", "7" } });
        says(ErrorKind::TooMany, QStringLiteral("The server asks for fewer requests."), QStringLiteral("7 s"),
            QStringLiteral("too many requests"));
    }
    void server()
    {
        serveDevice(500, "internal error");
        says(ErrorKind::Server, QStringLiteral("The server failed while it worked on this."), QStringLiteral("request id"),
            QStringLiteral("internal error"));
        QCOMPARE(m_error->requestId, QByteArray("r-1"));
    }
    void protocol()
    {
        m_server->on(kMe).reply(200, "<!DOCTYPE html><title>Welcome</title>", { { "Content-Type", "text/html" } });
        readMe();
        says(ErrorKind::Protocol, QStringLiteral("What answers there is not a Mender API."), QStringLiteral("address"));
    }
    void decode()
    {
        m_server->on(kMe).reply(200, R"({"id": "u-1", "email": )", kJson);
        readMe();
        says(ErrorKind::Decode, QStringLiteral("The server's answer could not be read."), QStringLiteral("still shown"));
    }
    void cancelled()
    {
        m_transport->shutDown();
        readMe();
        says(ErrorKind::Cancelled, QStringLiteral("It was cancelled."), QStringLiteral("Nothing more was sent."));
    }
    void readOnly()
    {
        m_transport->setWriteGuard(WriteGuard::ReadOnly);
        decommission();
        says(ErrorKind::ReadOnly, QStringLiteral("Drydock is read-only here: nothing was sent."),
            QStringLiteral("Allow changes"));
        QCOMPARE(m_server->count(kDevice), 0);
    }

    void cleanupTestCase()
    {
        QCOMPARE(m_seen.size(), static_cast<int>(ErrorKind::ReadOnly) + 1); // none was forgotten
    }
};

DRYDOCK_TEST_MAIN(TestErrorSentences)
#include "tst_errorsentences.moc"
