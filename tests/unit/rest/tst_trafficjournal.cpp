// SPDX-License-Identifier: GPL-3.0-or-later
//
// The journal: what enters it is redacted, what leaves it is HAR 1.2, and it stays within its bounds.
#include "models/rest/trafficjournal.h"
#include "restprobe.h"
#include "tests/support/faketransport.h"
#include "tests/support/testmain.h"

#include <QBuffer>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QSignalSpy>

using namespace drydock;
using namespace drydock::test;

static const QByteArray kJwt = "eyJhbGciOiJSUzI1NiIsInR5cCI6IkpXVCJ9.eyJqdGkiOiI3OTVhN2VmYiJ9.c2lnbmF0dXJlLWJ5dGVz";

class TestTrafficJournal : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init() { DRYDOCK_FAIL_ON_WARNING(); }
    void nothingSecretEnters();
    void noSecretLeavesAsHar();
    void aBodyLeftOutSaysWhy();
    void timingsAddUp();
    void clearingKeepsWhatIsUnderWay();
    void bodiesOverTheCapAreLeftOutNeverCut();
    void binaryAndMultipartAreLeftOut();
    void theRingIsBounded();
    void unknownSerialsAreIgnored();
    void harOfARecordedSession();
    void everyAttemptIsAnEntry();

private:
    static JournalEntry request(const QByteArray &body, const QByteArray &type)
    {
        JournalEntry entry;
        entry.verb = "POST";
        entry.url = QUrl(QStringLiteral("https://h/x?token=abc&page=1"));
        entry.requestHeaders = { { "Authorization", "Bearer " + kJwt }, { "Content-Type", type } };
        entry.requestBody = body;
        entry.requestBodySize = body.size();
        return entry;
    }
    static JournalEntry answer(const QByteArray &body, const QByteArray &type)
    {
        JournalEntry entry;
        entry.status = 200;
        entry.elapsedMs = 3;
        entry.responseHeaders = { { "Content-Type", type }, { "Set-Cookie", "JWT=" + kJwt } };
        entry.responseBody = body;
        entry.responseBodySize = body.size();
        return entry;
    }
};

void TestTrafficJournal::nothingSecretEnters()
{
    TrafficJournal journal;
    const quint64 serial = journal.begin(request(R"({"email":"a@b.c","password":"hunter2"})", "application/json"));
    journal.finish(serial, answer(kJwt, "application/jwt"));
    const JournalEntry *entry = journal.find(serial);
    QVERIFY(entry && entry->finished);
    QCOMPARE(entry->requestBody, QByteArray(R"({"email":"a@b.c","password":"[redacted]"})"));
    QCOMPARE(entry->requestHeaders[0].second, QByteArray("[redacted]"));
    QCOMPARE(entry->responseBody, QByteArray("[redacted]"));
    QCOMPARE(entry->responseHeaders[1].second, QByteArray("[redacted]"));
    QVERIFY(!entry->url.toString().contains(QLatin1String("abc")));
    const quint64 opaque = journal.begin(request({}, {}));
    journal.finish(opaque, answer("an-opaque-token-that-is-no-jwt", "application/jwt"));
    const QByteArray har = journal.toHar();
    for (const char *secret : { "eyJ", "hunter2", "abc", "opaque-token" })
        QVERIFY2(!har.contains(secret), secret);
}

void TestTrafficJournal::noSecretLeavesAsHar()
{
    TrafficJournal journal;
    // A personal access token, a link to storage, a tenant, a password reset and a sign-in by a second factor.
    journal.finish(journal.begin(request(R"({"name":"ci","expires_in":10})", "application/json")), answer(kJwt, "application/jwt"));
    JournalEntry link = answer(R"({"uri":"https://s3/b?X-Amz-Credential=cred1&X-Amz-Signature=sig1","expire":"2026"})", "application/json");
    link.responseHeaders.emplaceBack("Location", "https://s3/b?sig=sig2&se=1");
    journal.finish(journal.begin(request({}, {})), link);
    JournalEntry storage = request({}, {});
    storage.url = QUrl(QStringLiteral("https://user1:pass1@s3.example/b?X-Amz-Signature=sig3&X-Amz-Security-Token=st1&sig=sig4&code=cd1"));
    journal.finish(journal.begin(storage), answer(R"({"tenant_token":"tt1","subscription_token":"tt2"})", "application/json"));
    journal.finish(journal.begin(request(R"({"secret_hash":"sh1","password":"pw1"})", "application/json")), answer({}, {}));
    JournalEntry failed = answer({}, {});
    failed.status = 401;
    failed.error = makeError(ErrorKind::Auth, QStringLiteral("bad token Bearer ") + QString::fromLatin1(kJwt), 401);
    journal.finish(journal.begin(request(R"({"token2fa":654321,"current_password":"pw2"})", "application/json")), failed);
    const QByteArray har = journal.toHar();
    QCOMPARE(har.count("startedDateTime"), 5);
    for (const char *secret : { "eyJ", "cred1", "sig1", "sig2", "sig3", "sig4", "st1\"", "cd1", "user1", "pass1", "tt1", "tt2",
             "sh1", "pw1", "pw2", "654321", "=abc", "\"abc" })
        QVERIFY2(!har.contains(secret), secret);
}

void TestTrafficJournal::aBodyLeftOutSaysWhy()
{
    TrafficJournal journal(TrafficJournal::Limits { 10, 1000, 20 }, nullptr);
    const auto gap = [&journal](const JournalEntry &entry) { return journal.find(journal.begin(entry))->requestBodyGap; };
    QCOMPARE(gap(request("{}", "application/json")), BodyGap::None);
    QCOMPARE(gap(request({}, {})), BodyGap::None);
    QCOMPARE(gap(request(QByteArray(21, 'a'), "text/plain")), BodyGap::TooLong);
    QCOMPARE(gap(request(QByteArray(21, 'a'), "multipart/form-data; boundary=b")), BodyGap::Multipart);
    QCOMPARE(gap(request("\xff", "text/plain")), BodyGap::NotText);
    JournalEntry streamed = request({}, "application/vnd.mender-artifact");
    streamed.requestBodySize = 2LL << 30;
    streamed.requestBodyOmitted = true;
    QCOMPARE(gap(streamed), BodyGap::Streamed);
    JournalEntry toFile = answer({}, "application/octet-stream");
    toFile.responseBodySize = 1 << 30;
    toFile.responseBodyGap = BodyGap::Streamed;
    const quint64 serial = journal.begin(request({}, {}));
    journal.finish(serial, toFile);
    QCOMPARE(journal.find(serial)->responseBodyGap, BodyGap::Streamed);
    QVERIFY(journal.find(serial)->responseBodyOmitted);
    QCOMPARE(journal.find(serial)->credentials, Credentials::Bearer);
}

void TestTrafficJournal::timingsAddUp()
{
    TrafficJournal journal;
    for (const qint64 waited : { -1, 30, 500 }) {
        JournalEntry entry = request({}, {});
        entry.started = Timestamp::fromRfc3339(QByteArrayView("2026-11-23T06:00:01.000Z"));
        entry.queuedMs = 250;
        JournalEntry reply = answer("x", "text/plain");
        reply.elapsedMs = 100;
        reply.waitedMs = waited;
        journal.finish(journal.begin(entry), reply);
    }
    const QJsonArray entries = QJsonDocument::fromJson(journal.toHar()).object()[QLatin1String("log")][QLatin1String("entries")].toArray();
    const QList<int> waits { 100, 30, 100 };
    for (int i = 0; i < 3; ++i) {
        const QJsonObject timings = entries[i][QLatin1String("timings")].toObject();
        int sum = 0;
        for (const QJsonValue &part : timings) {
            QVERIFY(part.toInt(-1) >= 0);
            sum += part.toInt();
        }
        QCOMPARE(entries[i][QLatin1String("time")].toInt(), sum);
        QCOMPARE(sum, 350);
        QCOMPARE(timings[QLatin1String("wait")].toInt(), waits.at(i));
        QCOMPARE(entries[i][QLatin1String("startedDateTime")].toString(), QStringLiteral("2026-11-23T06:00:00.750Z"));
    }
}

void TestTrafficJournal::clearingKeepsWhatIsUnderWay()
{
    TrafficJournal journal;
    const quint64 done = journal.begin(request("x", "text/plain"));
    const quint64 running = journal.begin(request("y", "text/plain"));
    journal.finish(done, answer("x", "text/plain"));
    QSignalSpy cleared(&journal, &TrafficJournal::cleared);
    journal.clear();
    QCOMPARE(cleared.size(), 1);
    QVERIFY(!journal.find(done));
    journal.finish(running, answer("y", "text/plain"));
    QVERIFY(journal.find(running)->finished);
}

void TestTrafficJournal::bodiesOverTheCapAreLeftOutNeverCut()
{
    TrafficJournal journal(TrafficJournal::Limits { 10, 1000, 20 }, nullptr);
    const quint64 fits = journal.begin(request(QByteArray(20, 'a'), "text/plain"));
    const quint64 over = journal.begin(request(QByteArray(21, 'a'), "text/plain"));
    QCOMPARE(journal.find(fits)->requestBody.size(), 20);
    QVERIFY(!journal.find(fits)->requestBodyOmitted);
    QVERIFY(journal.find(over)->requestBody.isEmpty());
    QVERIFY(journal.find(over)->requestBodyOmitted);
    QCOMPARE(journal.find(over)->requestBodySize, 21);
    journal.finish(over, answer(QByteArray(21, 'b'), "application/json"));
    const QJsonObject entry = QJsonDocument::fromJson(journal.toHar()).object()[QLatin1String("log")][QLatin1String("entries")][0].toObject();
    const QJsonObject content = entry[QLatin1String("response")][QLatin1String("content")].toObject();
    QVERIFY(!content.contains(QLatin1String("text")));
    QCOMPARE(content[QLatin1String("size")].toInt(), 21);
    QVERIFY(content[QLatin1String("comment")].toString().contains(QLatin1String("left out")));
    const QJsonObject post = entry[QLatin1String("request")][QLatin1String("postData")].toObject();
    QVERIFY(!post.contains(QLatin1String("text")) && post.contains(QLatin1String("comment")));
}

void TestTrafficJournal::binaryAndMultipartAreLeftOut()
{
    TrafficJournal journal;
    const quint64 form = journal.begin(request("--b\r\nx\r\n--b--", "multipart/form-data; boundary=b"));
    QVERIFY(journal.find(form)->requestBodyOmitted);
    const quint64 blob = journal.begin(request("abc", "application/octet-stream"));
    QVERIFY(journal.find(blob)->requestBodyOmitted);
    const quint64 garbage = journal.begin(request(QByteArray("\xff\xfe\x00\x01", 4), "application/json"));
    QVERIFY(journal.find(garbage)->requestBodyOmitted);
    const quint64 umlaut = journal.begin(request("{\"n\":\"\xc3\xbc\"}", "application/json; charset=utf-8"));
    QVERIFY(!journal.find(umlaut)->requestBodyOmitted);
}

void TestTrafficJournal::theRingIsBounded()
{
    TrafficJournal journal(TrafficJournal::Limits { 3, 1000, 100 }, nullptr);
    QSignalSpy trimmed(&journal, &TrafficJournal::trimmed);
    for (int i = 0; i < 5; ++i)
        journal.begin(request("x", "text/plain"));
    QCOMPARE(journal.entries().size(), size_t(3));
    QCOMPARE(journal.entries().front().serial, quint64(3));
    QCOMPARE(trimmed.last()[0].toULongLong(), 3ULL);
    QVERIFY(!journal.find(1));

    TrafficJournal heavy(TrafficJournal::Limits { 100, 250, 100 }, nullptr);
    for (int i = 0; i < 5; ++i)
        heavy.begin(request(QByteArray(100, 'x'), "text/plain"));
    QCOMPARE(heavy.entries().size(), size_t(2));
    for (const JournalEntry &entry : std::deque<JournalEntry>(heavy.entries()))
        heavy.finish(entry.serial, answer({}, {}));
    heavy.clear();
    QVERIFY(heavy.entries().empty());
}

void TestTrafficJournal::unknownSerialsAreIgnored()
{
    TrafficJournal journal;
    QSignalSpy finished(&journal, &TrafficJournal::finished);
    journal.finish(99, answer("x", "text/plain"));
    const quint64 serial = journal.begin(request({}, {}));
    journal.finish(serial, answer("x", "text/plain"));
    journal.finish(serial, answer("twice", "text/plain"));
    QCOMPARE(finished.size(), 1);
    QCOMPARE(journal.find(serial)->responseBody, QByteArray("x"));
}

void TestTrafficJournal::harOfARecordedSession()
{
    FakeClock clock;
    FakeTransport transport(clock);
    transport.setToken(kJwt);
    transport.expect(Verb::Post, "/api/management/v1/useradm/auth/login").reply(200, kJwt, { { "Content-Type", "application/jwt" } }).after(20);
    transport.expect(Verb::Get, "/api/x").json(R"([{"id":"1"}])", { { "X-Total-Count", "1" } });
    transport.expect(Verb::Get, "/api/y").fail(ErrorKind::Dns).times(4);
    RequestSpec login = spec(Verb::Post, "api/management/v1/useradm/auth/login");
    login.credentials = Credentials::Basic;
    login.user = "bob";
    login.password = "hunter2";
    login.body = R"({"token2fa":"123456"})";
    login.contentType = "application/json";
    login.operation = QStringLiteral("Login");
    Outcome one, two, three;
    one.watch(transport.send(login));
    clock.advance(20);
    RequestSpec list = get("api/x", Lane::Polling);
    list.query = { { QStringLiteral("name"), QStringLiteral("a&b=c") } };
    two.watch(transport.send(list));
    three.watch(transport.send(get("api/y")));
    clock.advance(100'000);
    QVERIFY(one.ok() && two.ok() && three.failedWith(ErrorKind::Dns));

    const QByteArray har = transport.journal().toHar();
    for (const char *secret : { "eyJ", "hunter2", "123456" })
        QVERIFY2(!har.contains(secret), secret);
    QVERIFY(!har.contains(QByteArray("bob:hunter2").toBase64()));
    const QJsonObject log = QJsonDocument::fromJson(har).object()[QLatin1String("log")].toObject();
    QCOMPARE(log[QLatin1String("version")].toString(), QStringLiteral("1.2"));
    QCOMPARE(log[QLatin1String("creator")][QLatin1String("version")].toString(), QStringLiteral(DRYDOCK_VERSION));
    const QJsonArray entries = log[QLatin1String("entries")].toArray();
    QCOMPARE(entries.size(), 6);
    for (const QJsonValue &entry : entries) {
        for (const char *key : { "startedDateTime", "time", "request", "response", "cache", "timings" })
            QVERIFY2(entry.toObject().contains(QLatin1String(key)), key);
        for (const char *key : { "method", "url", "httpVersion", "cookies", "headers", "queryString", "headersSize", "bodySize" })
            QVERIFY2(entry[QLatin1String("request")].toObject().contains(QLatin1String(key)), key);
        for (const char *key : { "status", "statusText", "httpVersion", "cookies", "headers", "content", "redirectURL", "headersSize", "bodySize" })
            QVERIFY2(entry[QLatin1String("response")].toObject().contains(QLatin1String(key)), key);
    }
    const QJsonValue first = entries[0];
    QCOMPARE(first[QLatin1String("startedDateTime")].toString(), QStringLiteral("2026-11-23T06:00:00.000Z"));
    QCOMPARE(first[QLatin1String("time")].toInt(), 20);
    QCOMPARE(first[QLatin1String("_operation")].toString(), QStringLiteral("Login"));
    QCOMPARE(first[QLatin1String("request")][QLatin1String("postData")][QLatin1String("mimeType")].toString(), QStringLiteral("application/json"));
    const QJsonValue second = entries[1];
    QCOMPARE(second[QLatin1String("request")][QLatin1String("queryString")][0][QLatin1String("value")].toString(), QStringLiteral("a&b=c"));
    QCOMPARE(second[QLatin1String("response")][QLatin1String("content")][QLatin1String("text")].toString(), QStringLiteral("[{\"id\":\"1\"}]"));
    QCOMPARE(entries[5][QLatin1String("_error")].toString(), QStringLiteral("Dns"));
    QCOMPARE(entries[5][QLatin1String("response")][QLatin1String("status")].toInt(-1), 0);
}

void TestTrafficJournal::everyAttemptIsAnEntry()
{
    FakeClock clock;
    FakeTransport transport(clock);
    transport.always(Verb::Get, "/a").reply(500);
    transport.always(Verb::Get, "/hang").hang();
    Outcome outcome;
    outcome.watch(transport.send(get("a")));
    HttpJob *abandoned = transport.send(get("hang"));
    clock.settle();
    QVERIFY(!transport.journal().entries().back().finished);
    abandoned->abandon();
    QVERIFY(transport.journal().entries().back().finished);
    QCOMPARE(transport.journal().entries().back().error->kind, ErrorKind::Cancelled);
    clock.advance(100'000);
    QCOMPARE(transport.journal().entries().size(), size_t(5));
    QCOMPARE(transport.journal().entries().back().attempt, 4);
}

DRYDOCK_TEST_MAIN(TestTrafficJournal)
#include "tst_trafficjournal.moc"
