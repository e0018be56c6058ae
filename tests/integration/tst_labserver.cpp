// SPDX-License-Identifier: GPL-3.0-or-later
//
// The whole lab over real sockets: sign-in and sessions, settings, uploads and downloads, the limits of its front,
// faults, TLS, and a restart on the same folder.
#include "app/lab/labserver.h"
#include "app/lab/password.h"
#include "models/artifact/artifactwriter.h"
#include "tests/integration/labwire.h"
#include "tests/support/testmain.h"

#include <QJsonArray>
#include <QTcpSocket>
#include <QUrl>

using namespace drydock;
using namespace drydock::lab;
using namespace drydock::lab::test;

class TestLabServer : public QObject {
    Q_OBJECT

private:
    const QByteArray kUser = "/api/management/v1/useradm";
    const QByteArray kArtifacts = "/api/management/v1/deployments/artifacts";

    [[nodiscard]] quint16 port() const { return static_cast<quint16>(QUrl(m_lab->ready().url).port()); }
    QByteArray basic(const QByteArray &password = {}) const
    {
        const QByteArray secret = password.isEmpty() ? m_lab->ready().password.toUtf8() : password;
        return "Authorization: Basic " + (m_lab->ready().user.toUtf8() + ':' + secret).toBase64();
    }
    QByteArray signIn()
    {
        LabWire wire(port());
        return "Authorization: Bearer " + wire.ask("POST", kUser + "/auth/login", { basic() }).body;
    }
    static QByteArray multipart(const QByteArray &artifact, const QByteArray &size)
    {
        return "--b\r\nContent-Disposition: form-data; name=\"size\"\r\n\r\n" + size
            + "\r\n--b\r\nContent-Disposition: form-data; name=\"description\"\r\n\r\nfrom a test\r\n"
              "--b\r\nContent-Disposition: form-data; name=\"artifact\"; filename=\"x.mender\"\r\n\r\n"
            + artifact + "\r\n--b--\r\n";
    }
    static QByteArray sampleArtifact(const QString &name)
    {
        artifact::NewArtifact wanted;
        wanted.name = name;
        wanted.deviceTypes = { QStringLiteral("pi") };
        wanted.files = { { QStringLiteral("payload"), QByteArray(300'000, 'x') } };
        wanted.compression = artifact::Compression::None;
        return *artifact::encodeArtifact(wanted);
    }
    Answer uploadChunked(const QByteArray &token, const QByteArray &body);
    void start(const LabOptions &options = {});

    std::unique_ptr<LabServer> m_lab;

private Q_SLOTS:
    void init()
    {
        DRYDOCK_FAIL_ON_WARNING();
        start();
    }
    void cleanup() { m_lab.reset(); }
    void signsInAndOut();
    void refusesCredentials();
    void secondFactor();
    void passwordChangeEndsOtherSessions();
    void settingsAreGuarded();
    void accessTokens();
    void openSourcePlanLacksTheRest();
    void uploadsAndDownloads();
    void refusesUploads();
    void keepsConnectionsAndPipelines();
    void limitsHeadersAndBodies();
    void continues();
    void survivesNonsense_data();
    void survivesNonsense();
    void manyConnections();
    void slowReaderGetsEverything();
    void faults();
    void controlIsOptional();
    void tls();
    void restartKeepsEverything();
};

void TestLabServer::start(const LabOptions &options)
{
    m_lab = std::make_unique<LabServer>();
    QString text;
    const LabProblem problem = m_lab->start(options, text);
    QVERIFY2(problem == LabProblem::None, qPrintable(text));
}

void TestLabServer::signsInAndOut()
{
    LabWire wire(port());
    const Answer login = wire.ask("POST", kUser + "/auth/login", { basic(), "X-MEN-RequestID: my-own-id" });
    QCOMPARE(login.status, 200);
    QCOMPARE(login.header("Content-Type"), QByteArray("application/jwt"));
    QCOMPARE(login.header("X-MEN-RequestID"), QByteArray("my-own-id"));
    QCOMPARE(login.body.count('.'), 2);
    const QByteArray bearer = "Authorization: Bearer " + login.body;
    const Answer me = wire.ask("GET", kUser + "/users/me", { bearer });
    QCOMPARE(me.status, 200);
    QCOMPARE(QJsonDocument::fromJson(me.body).object().value(QLatin1String("email")).toString(), m_lab->ready().user);
    QCOMPARE(wire.ask("GET", kUser + "/users/me", { "Cookie: a=b; JWT=" + login.body }).status, 200);
    QCOMPARE(wire.ask("POST", kUser + "/auth/logout", { bearer }).status, 202);
    QCOMPARE(wire.ask("GET", kUser + "/users/me", { bearer }).status, 401);
    // The eleventh session pushes the first out.
    const QByteArray first = signIn();
    QByteArray last;
    for (int i = 0; i < 10; ++i)
        last = signIn();
    QCOMPARE(wire.ask("GET", kUser + "/users/me", { first }).status, 401);
    QCOMPARE(wire.ask("GET", kUser + "/users/me", { last }).status, 200);
}

void TestLabServer::refusesCredentials()
{
    LabWire wire(port());
    const QByteArray login = kUser + "/auth/login";
    QCOMPARE(wire.ask("POST", login).error(), QStringLiteral("invalid or missing auth header"));
    QCOMPARE(wire.ask("POST", login, { "Authorization: Basic !!!" }).status, 401);
    QCOMPARE(wire.ask("POST", login, { basic("wrong") }).error(), QStringLiteral("unauthorized"));
    QCOMPARE(wire.ask("POST", login, { basic() }, "garbage").status, 400);
    const Answer none = wire.ask("GET", kUser + "/users/me");
    QCOMPARE(none.status, 401);
    QCOMPARE(none.error(), QStringLiteral("Authorization not present in header"));
    QCOMPARE(none.header("WWW-Authenticate"), QByteArray("Bearer realm=\"ManagementJWT\""));
    QCOMPARE(wire.ask("GET", kUser + "/users/me", { "Authorization: Bearer" }).error(), QStringLiteral("malformed Authorization header"));
    QCOMPARE(wire.ask("GET", kUser + "/users/me", { "Authorization: Digest x" }).error(), QStringLiteral("unknown Authorization method Digest"));
    QCOMPARE(wire.ask("GET", "/nowhere").error(), QStringLiteral("not found"));
    QCOMPARE(wire.ask("PATCH", kUser + "/users/me").error(), QStringLiteral("method not allowed"));
    // A token past its time, and one that never expires.
    const QByteArray bearer = signIn();
    const QByteArray forEver = "Authorization: Bearer " + wire.ask("POST", login, { basic() }, R"({"no_expiry":true})").body;
    QCOMPARE(wire.ask("PUT", "/lab/v1/clock", {}, R"({"advance_ms":604801000})").status, 200);
    QCOMPARE(wire.ask("GET", kUser + "/users/me", { bearer }).status, 401);
    QCOMPARE(wire.ask("GET", kUser + "/users/me", { forEver }).status, 200);
}

void TestLabServer::secondFactor()
{
    LabWire wire(port());
    const QByteArray bearer = signIn();
    QCOMPARE(wire.ask("POST", kUser + "/users/me/2fa/enable", { bearer }).status, 200);
    const auto secret = [&] {
        const Answer answer = wire.ask("GET", "/lab/v1/second-factor?email=" + m_lab->ready().user.toUtf8());
        return QByteArray::fromHex(QJsonDocument::fromJson(answer.body).object().value(QLatin1String("secret")).toString().toLatin1());
    };
    const auto code = [&] { return oneTimeCode(secret(), QDateTime::currentSecsSinceEpoch()); };
    QCOMPARE(wire.ask("POST", kUser + "/auth/login", { basic() }).status, 200); // not verified yet
    QCOMPARE(wire.ask("PUT", kUser + "/2faverify", { bearer }, R"({"token2fa":"nonsense"})").status, 401);
    QCOMPARE(wire.ask("PUT", kUser + "/2faverify", { bearer }, "{\"token2fa\":\"" + code() + "\"}").status, 202);
    const Answer asked = wire.ask("POST", kUser + "/auth/login", { basic() });
    QCOMPARE(asked.status, 401);
    QVERIFY(asked.error().contains(QStringLiteral("2fa")));
    QCOMPARE(wire.ask("POST", kUser + "/auth/login", { basic("wrong") }).error(), QStringLiteral("unauthorized")); // says nothing about it
    QCOMPARE(wire.ask("POST", kUser + "/auth/login", { basic() }, "{\"token2fa\":\"" + code() + "\"}").status, 200);
}

void TestLabServer::passwordChangeEndsOtherSessions()
{
    LabWire wire(port());
    const QByteArray bearer = signIn();
    const QByteArray other = signIn();
    const QByteArray old = m_lab->ready().password.toUtf8();
    const QByteArray change = "{\"password\":\"correct horse\",\"current_password\":\"" + old + "\"}";
    QCOMPARE(wire.ask("PUT", kUser + "/users/me", { bearer }, R"({"password":"correct horse","current_password":"no"})").status, 422);
    QCOMPARE(wire.ask("PUT", kUser + "/users/me", { bearer }, "{}").status, 400);
    QCOMPARE(wire.ask("PUT", kUser + "/users/me", { bearer }, change).status, 204);
    QCOMPARE(wire.ask("GET", kUser + "/users/me", { bearer }).status, 200);
    QCOMPARE(wire.ask("GET", kUser + "/users/me", { other }).status, 401);
    QCOMPARE(wire.ask("POST", kUser + "/auth/login", { basic(old) }).status, 401);
    QCOMPARE(wire.ask("POST", kUser + "/auth/login", { basic("correct horse") }).status, 200);
    // Another user, made, listed and removed; each write is in the audit log.
    const Answer made = wire.ask("POST", kUser + "/users", { bearer }, R"({"email":"Ann@Example.com","password":"long enough"})");
    QCOMPARE(made.status, 201);
    const QByteArray ann = made.header("Location");
    QVERIFY(wire.ask("GET", kUser + "/users?email=ann@example.com", { bearer }).body.contains("ann@example.com"));
    QCOMPARE(wire.ask("POST", kUser + "/users", { bearer }, R"({"email":"ann@example.com","password":"long enough"})").status, 422);
    QCOMPARE(wire.ask("POST", kUser + "/users", { bearer }, R"({"email":"bob@example.com","password":"short"})").status, 422);
    QCOMPARE(wire.ask("POST", kUser + "/users", { bearer }, R"({"email":"nobody","password":"long enough"})").status, 400);
    QCOMPARE(wire.ask("DELETE", ann, { bearer }).status, 204);
    QCOMPARE(wire.ask("GET", ann, { bearer }).status, 404);
    const Answer log = wire.ask("GET", "/api/management/v1/auditlogs/logs?sort=asc&object_type=user", { bearer });
    QCOMPARE(log.header("X-Total-Count"), QByteArray("3"));
    const QJsonArray entries = QJsonDocument::fromJson(log.body).array();
    QCOMPARE(entries[1][QLatin1String("action")].toString(), QStringLiteral("create"));
    QCOMPARE(entries[1][QLatin1String("object")][QLatin1String("user")][QLatin1String("email")].toString(), QStringLiteral("ann@example.com"));
    QVERIFY(!log.body.contains("correct horse"));
    QVERIFY(wire.ask("GET", "/api/management/v1/auditlogs/logs/export", { bearer }).body.startsWith("time,action,actor.id"));
}

void TestLabServer::settingsAreGuarded()
{
    LabWire wire(port());
    const QByteArray bearer = signIn();
    for (const QByteArray &path : { kUser + "/settings", kUser + "/settings/me" }) {
        const Answer first = wire.ask("GET", path, { bearer });
        QVERIFY(first.header("ETag").isEmpty() == (first.body == "{}")); // a tag only where something is stored
        QCOMPARE(wire.ask("POST", path, { bearer }, R"({"a":{"b":[1]}})").status, 201);
        const Answer stored = wire.ask("GET", path, { bearer });
        QCOMPARE(stored.body, QByteArray(R"({"a":{"b":[1]}})"));
        const QByteArray etag = stored.header("ETag");
        QCOMPARE(etag.size(), 36);
        QCOMPARE(wire.ask("POST", path, { bearer, "If-Match: other" }, "{}").status, 412);
        QCOMPARE(wire.ask("POST", path, { bearer, "If-Match: " + etag }, R"({"c":1})").status, 201);
        QVERIFY(wire.ask("GET", path, { bearer }).header("ETag") != etag);
        QCOMPARE(wire.ask("POST", path, { bearer }, "[1]").status, 400);
    }
}

void TestLabServer::accessTokens()
{
    LabWire wire(port());
    const QByteArray bearer = signIn();
    const QByteArray path = kUser + "/settings/tokens";
    const Answer made = wire.ask("POST", path, { bearer }, R"({"name":"ci","expires_in":60})");
    QCOMPARE(made.status, 200);
    QCOMPARE(made.header("Content-Type"), QByteArray("application/jwt"));
    QCOMPARE(wire.ask("POST", path, { bearer }, R"({"name":"ci"})").status, 409);
    QCOMPARE(wire.ask("POST", path, { bearer }, R"({"expires_in":60})").status, 400);
    QCOMPARE(wire.ask("POST", path, { bearer }, R"({"name":"x","expires_in":99999999})").status, 400);
    QCOMPARE(wire.ask("GET", kUser + "/users/me", { "Authorization: Bearer " + made.body }).status, 200);
    const QJsonArray list = QJsonDocument::fromJson(wire.ask("GET", path, { bearer }).body).array();
    QCOMPARE(list.size(), 1);
    QVERIFY(list[0].toObject().contains(QLatin1String("last_used")));
    for (int i = 1; i < 10; ++i)
        QCOMPARE(wire.ask("POST", path, { bearer }, "{\"name\":\"t" + QByteArray::number(i) + "\"}").status, 200);
    QCOMPARE(wire.ask("POST", path, { bearer }, R"({"name":"eleven"})").status, 422);
    QCOMPARE(wire.ask("DELETE", path + '/' + list[0][QLatin1String("id")].toString().toLatin1(), { bearer }).status, 204);
    QCOMPARE(wire.ask("GET", kUser + "/users/me", { "Authorization: Bearer " + made.body }).status, 401);
}

void TestLabServer::openSourcePlanLacksTheRest()
{
    LabOptions options;
    options.plan = Plan::OpenSource;
    start(options);
    LabWire wire(port());
    const QByteArray bearer = signIn();
    for (const QByteArray &path : { QByteArray("/api/management/v1/auditlogs/logs"), QByteArray("/api/management/v1/tenantadm/user/tenant"),
             QByteArray("/api/management/v2/tenantadm/tenants/me"), QByteArray("/api/management/v2/useradm/roles") })
        QCOMPARE(wire.ask("GET", path, { bearer }).status, 404);
    QVERIFY(!wire.ask("GET", kUser + "/users/me", { bearer }).body.contains("roles"));
    QVERIFY(wire.ask("GET", kUser + "/plan_binding", { bearer }).body.contains("Mender_Open_Source"));
}

Answer TestLabServer::uploadChunked(const QByteArray &token, const QByteArray &body)
{
    LabWire wire(port());
    wire.send("POST " + kArtifacts + " HTTP/1.1\r\nHost: lab\r\n" + token
        + "\r\nContent-Type: multipart/form-data; boundary=b\r\nTransfer-Encoding: chunked\r\n\r\n");
    for (qsizetype at = 0; at < body.size(); at += 70'001) {
        const QByteArray piece = body.mid(at, 70'001);
        wire.send(QByteArray::number(piece.size(), 16) + "\r\n" + piece + "\r\n");
    }
    wire.send("0\r\n\r\n");
    return wire.read();
}

void TestLabServer::uploadsAndDownloads()
{
    const QByteArray bearer = signIn();
    const QByteArray file = sampleArtifact(QStringLiteral("rel-1"));
    const Answer made = uploadChunked(bearer, multipart(file, QByteArray::number(file.size())));
    QCOMPARE(made.status, 201);
    const QByteArray location = made.header("Location");
    QVERIFY(location.startsWith(kArtifacts + '/'));
    LabWire wire(port());
    const QJsonObject shown = QJsonDocument::fromJson(wire.ask("GET", location, { bearer }).body).object();
    QCOMPARE(shown.value(QLatin1String("name")).toString(), QStringLiteral("rel-1"));
    QCOMPARE(shown.value(QLatin1String("description")).toString(), QStringLiteral("from a test"));
    QCOMPARE(shown.value(QLatin1String("size")).toInteger(), file.size());
    const QJsonObject link = QJsonDocument::fromJson(wire.ask("GET", location + "/download", { bearer }).body).object();
    const QUrl uri(link.value(QLatin1String("uri")).toString());
    QCOMPARE(uri.host(), QStringLiteral("lab")); // the name by which we reached it
    const QByteArray target = uri.path(QUrl::FullyEncoded).toLatin1() + '?' + uri.query(QUrl::FullyEncoded).toLatin1();
    const Answer whole = wire.ask("GET", target);
    QCOMPARE(whole.status, 200);
    QCOMPARE(whole.body, file);
    const Answer head = wire.ask("HEAD", target);
    QCOMPARE(head.header("Content-Length").toLongLong(), file.size());
    const Answer part = wire.ask("GET", target, { "Range: bytes=1000-1999" });
    QCOMPARE(part.status, 206);
    QCOMPARE(part.body, file.mid(1000, 1000));
    QCOMPARE(part.header("Content-Range"), "bytes 1000-1999/" + QByteArray::number(file.size()));
    QCOMPARE(wire.ask("GET", target, { "Range: bytes=99999999-" }).status, 416);
    QCOMPARE(wire.ask("GET", target + "x").error(), QStringLiteral("signature invalid"));
    wire.ask("PUT", "/lab/v1/clock", {}, R"({"advance_ms":901000})");
    QCOMPARE(wire.ask("GET", target).error(), QStringLiteral("URL expired"));
    QCOMPARE(wire.ask("DELETE", location, { bearer }).status, 204);
    QCOMPARE(wire.ask("GET", location, { bearer }).status, 404);
}

void TestLabServer::refusesUploads()
{
    const QByteArray bearer = signIn();
    const QByteArray file = sampleArtifact(QStringLiteral("rel-1"));
    const auto upload = [&](const QByteArray &artifact, const QByteArray &size) { return uploadChunked(bearer, multipart(artifact, size)); };
    QVERIFY(upload("no artifact", "0").error().startsWith(QStringLiteral("Cannot parse artifact file: ")));
    QCOMPARE(upload(file, QByteArray::number(file.size() + 1)).error(), QStringLiteral("Cannot parse artifact file: unexpected EOF"));
    QCOMPARE(upload(file, QByteArray::number(file.size() - 1)).status, 413);
    QByteArray damaged = file;
    damaged[damaged.indexOf("xxxx") + 1000] = 'y';
    QVERIFY(upload(damaged, {}).error().contains(QStringLiteral("invalid checksum")));
    QCOMPARE(upload(file, {}).status, 201);
    const Answer twice = upload(file, {});
    QCOMPARE(twice.status, 409);
    QVERIFY(twice.body.contains(R"("conflict":{"artifact_name":"rel-1","device_type":"pi"})"));
    QCOMPARE(uploadChunked(bearer, "--b\r\nContent-Disposition: form-data; name=\"other\"\r\n\r\n1\r\n--b--\r\n").error(),
        QStringLiteral("request does not contain the artifact file"));
    QCOMPARE(uploadChunked(bearer, multipart(file, {}).left(50'000)).error(), QStringLiteral("unexpected EOF"));
    // Nobody's upload is refused before its body is read.
    LabWire wire(port());
    wire.send("POST " + kArtifacts + " HTTP/1.1\r\nHost: lab\r\nContent-Type: multipart/form-data; boundary=b\r\nContent-Length: 900000000\r\n\r\n");
    QCOMPARE(wire.read().status, 401);
    QVERIFY(wire.endsWithin(5000));
}

void TestLabServer::keepsConnectionsAndPipelines()
{
    LabWire wire(port());
    const QByteArray bearer = signIn();
    const QByteArray one = "GET " + kUser + "/users/me HTTP/1.1\r\nHost: lab\r\n" + bearer + "\r\n\r\n";
    wire.send(one + one + one);
    for (int i = 0; i < 3; ++i)
        QCOMPARE(wire.read().status, 200);
    const Answer last = wire.ask("GET", kUser + "/users/me", { bearer, "Connection: close" });
    QCOMPARE(last.header("Connection"), QByteArray("close"));
    QVERIFY(wire.endsWithin(5000));
}

void TestLabServer::limitsHeadersAndBodies()
{
    const QByteArray bearer = signIn();
    QCOMPARE(LabWire(port()).ask("GET", "/x", { "X-Long: " + QByteArray(17'000, 'a') }).status, 431);
    QCOMPARE(LabWire(port()).ask("GET", "/x", { "X-Long: " + QByteArray(12'000, 'a') }).status, 404);
    const Answer big = LabWire(port()).ask("POST", kUser + "/settings", { bearer }, QByteArray((1 << 20) + 1, ' '));
    QCOMPARE(big.status, 413);
    QCOMPARE(big.error(), QStringLiteral("http: request body too large"));
    LabWire chunked(port());
    chunked.send("POST " + kUser + "/settings HTTP/1.1\r\nHost: lab\r\n" + bearer + "\r\nTransfer-Encoding: chunked\r\n\r\n");
    chunked.send("180000\r\n" + QByteArray(0x180000, ' '));
    QCOMPARE(chunked.read().status, 413);
    const QByteArray just = "{\"a\":\"" + QByteArray(4000, 'x') + "\"}" + QByteArray((1 << 20) - 4008, ' ');
    QCOMPARE(LabWire(port()).ask("POST", kUser + "/settings", { bearer }, just).status, 201);
}

void TestLabServer::continues()
{
    LabWire wire(port());
    wire.send("POST " + kUser + "/settings HTTP/1.1\r\nHost: lab\r\n" + signIn() + "\r\nContent-Length: 2\r\nExpect: 100-continue\r\n\r\n");
    QCOMPARE(wire.read().status, 100);
    wire.send("{}");
    QCOMPARE(wire.read().status, 201);
}

void TestLabServer::survivesNonsense_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::newRow("no HTTP") << QByteArray("hello\r\n\r\n");
    QTest::newRow("TLS on plain") << QByteArray::fromHex("16030100f5010000f10303") + QByteArray(200, 'x') + "\r\n\r\n";
    QTest::newRow("bad length") << QByteArray("POST /x HTTP/1.1\r\nContent-Length: -1\r\n\r\n");
    QTest::newRow("two lengths") << QByteArray("POST /x HTTP/1.1\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\nab");
    QTest::newRow("length and chunks") << QByteArray("POST /x HTTP/1.1\r\nContent-Length: 4\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n");
    QTest::newRow("bad chunk") << QByteArray("POST /x HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n");
}

void TestLabServer::survivesNonsense()
{
    QFETCH(QByteArray, bytes);
    LabWire wire(port());
    wire.send(bytes);
    const int status = wire.read(true, 3000).status;
    QVERIFY2(status == 400 || status == 0, qPrintable(QString::number(status)));
    QVERIFY(wire.endsWithin(5000));
    QCOMPARE(LabWire(port()).ask("GET", "/x").status, 404); // it still serves
}

void TestLabServer::manyConnections()
{
    const QByteArray bearer = signIn();
    std::vector<std::unique_ptr<LabWire>> wires;
    for (int i = 0; i < 200; ++i) {
        wires.push_back(std::make_unique<LabWire>(port()));
        wires.back()->send("GET " + kUser + "/users/me HTTP/1.1\r\nHost: lab\r\n" + bearer + "\r\n\r\n");
    }
    for (const auto &wire : wires)
        QCOMPARE(wire->read().status, 200);
}

void TestLabServer::slowReaderGetsEverything()
{
    const QByteArray bearer = signIn();
    artifact::NewArtifact wanted;
    wanted.name = QStringLiteral("big");
    wanted.deviceTypes = { QStringLiteral("pi") };
    wanted.files = { { QStringLiteral("payload"), QByteArray(24 << 20, 'x') } };
    wanted.compression = artifact::Compression::None;
    const QByteArray file = *artifact::encodeArtifact(wanted);
    const QByteArray location = uploadChunked(bearer, multipart(file, {})).header("Location");
    LabWire wire(port());
    const QUrl uri(QJsonDocument::fromJson(wire.ask("GET", location + "/download", { bearer }).body).object().value(QLatin1String("uri")).toString());
    QTcpSocket slow;
    slow.setReadBufferSize(16 << 10);
    slow.connectToHost(QStringLiteral("127.0.0.1"), port());
    QVERIFY(slow.waitForConnected());
    slow.write("GET " + uri.path(QUrl::FullyEncoded).toLatin1() + '?' + uri.query(QUrl::FullyEncoded).toLatin1() + " HTTP/1.1\r\nHost: lab\r\nConnection: close\r\n\r\n");
    // While this one does not read, others are served.
    QVERIFY(slow.waitForReadyRead());
    QCOMPARE(wire.ask("GET", kUser + "/users/me", { bearer }).status, 200);
    qsizetype total = 0;
    while (slow.bytesAvailable() > 0 || slow.waitForReadyRead(5000))
        total += slow.readAll().size();
    QVERIFY(total > file.size());
}

void TestLabServer::faults()
{
    LabWire wire(port());
    const QByteArray bearer = signIn();
    const QByteArray me = kUser + "/users/me";
    const auto set = [&](const QByteArray &json) { QCOMPARE(wire.ask("PUT", "/lab/v1/faults", {}, json).status, 200); };
    set(R"([{"kind":"status","value":503,"retry_after":2,"count":1}])");
    const Answer late = wire.ask("GET", me, { bearer });
    QCOMPARE(late.status, 503);
    QCOMPARE(late.header("Retry-After"), QByteArray("2"));
    QCOMPARE(wire.ask("GET", me, { bearer }).status, 200);
    set(R"([{"kind":"truncate","path":"users/me"}])");
    const Answer cut = LabWire(port()).ask("GET", me, { bearer });
    QCOMPARE(cut.status, 0);
    QVERIFY(!cut.body.isEmpty() && cut.body.size() < cut.header("Content-Length").toLongLong());
    set(R"([{"kind":"drop","path":"/settings","method":"POST"}])");
    QCOMPARE(LabWire(port()).ask("POST", kUser + "/settings", { bearer }, R"({"lost":1})").status, 0);
    QCOMPARE(wire.ask("GET", kUser + "/settings", { bearer }).body, QByteArray(R"({"lost":1})")); // done, only the answer was lost
    set(R"([{"kind":"latency","value":300}])");
    QElapsedTimer watch;
    watch.start();
    QCOMPARE(wire.ask("GET", me, { bearer }).status, 200);
    QVERIFY(watch.elapsed() >= 290);
    set(R"([{"kind":"hang"}])");
    LabWire hanging(port());
    hanging.send("GET " + me + " HTTP/1.1\r\nHost: lab\r\n" + bearer + "\r\n\r\n");
    QCOMPARE(hanging.read(true, 500).status, 0);
    QVERIFY(hanging.isOpen());
    QCOMPARE(wire.ask("PUT", "/lab/v1/faults", {}, R"([{"kind":"odd"}])").status, 400);
    QCOMPARE(wire.ask("DELETE", "/lab/v1/faults").status, 204);
    QCOMPARE(wire.ask("GET", me, { bearer }).status, 200);
}

void TestLabServer::controlIsOptional()
{
    LabOptions options;
    options.control = false;
    start(options);
    QCOMPARE(LabWire(port()).ask("GET", "/lab/v1/clock").status, 404);
}

void TestLabServer::tls()
{
    LabOptions options;
    options.tls = true;
    start(options);
    QVERIFY(m_lab->ready().url.startsWith(QStringLiteral("https://")));
    LabWire wire(port(), m_lab->ready().certificateFile);
    const Answer login = wire.ask("POST", kUser + "/auth/login", { basic() });
    QCOMPARE(login.status, 200);
    QVERIFY(!login.header("Strict-Transport-Security").isEmpty());
    QVERIFY(LabWire(port()).ask("GET", "/").status == 0); // plain words to a TLS port
}

void TestLabServer::restartKeepsEverything()
{
    const QTemporaryDir folder;
    LabOptions options;
    options.data = folder.filePath(QStringLiteral("lab"));
    start(options);
    const LabReady before = m_lab->ready();
    const QByteArray bearer = signIn();
    LabWire(port()).ask("POST", kUser + "/settings", { bearer }, R"({"kept":true})");
    QCOMPARE(uploadChunked(bearer, multipart(sampleArtifact(QStringLiteral("rel-1")), {})).status, 201);
    options.port = port();
    m_lab.reset();
    start(options);
    QCOMPARE(m_lab->ready().url, before.url);
    QCOMPARE(m_lab->ready().password, before.password);
    LabWire wire(port());
    QCOMPARE(wire.ask("GET", kUser + "/settings", { bearer }).body, QByteArray(R"({"kept":true})")); // the session lives on
    QVERIFY(wire.ask("GET", "/api/management/v2/deployments/deployments/releases/rel-1", { bearer }).body.contains("from a test"));
    const QFileDevice::Permissions secret = QFile::permissions(options.data + QStringLiteral("/administrator.json"));
    QVERIFY(!(secret & (QFileDevice::ReadGroup | QFileDevice::ReadOther)));
    m_lab.reset(); // before its folder goes
}

DRYDOCK_TEST_MAIN(TestLabServer)
#include "tst_labserver.moc"
