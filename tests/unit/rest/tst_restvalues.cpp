// SPDX-License-Identifier: GPL-3.0-or-later
//
// The pure functions and small values of rest: URLs, paging headers, the allow-list of reads, the retry policy, HTTP
// dates, statuses to errors, lane slots, the link's health.
#include "models/rest/allowlist.h"
#include "models/rest/httperror.h"
#include "models/rest/laneslots.h"
#include "models/rest/linkhealth.h"
#include "models/rest/networkerror.h"
#include "models/rest/oncedevice.h"
#include "models/rest/paging.h"
#include "models/rest/retrypolicy.h"
#include "tests/support/testmain.h"

#include <QBuffer>

using namespace drydock;
using namespace std::chrono_literals;

Q_DECLARE_METATYPE(drydock::Verb)


class TestRestValues : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init() { DRYDOCK_FAIL_ON_WARNING(); }
    void urlsAreEncodedSegmentBySegment();
    void dangerousSegmentsAreRefused();
    void absoluteUrlsAreHttpOnly();
    void originsCompareWithDefaultPorts();
    void pagingHeaders();
    void pagesKnowWhetherMoreFollow();
    void reads_data();
    void reads();
    void aHiddenSlashSmugglesNothing();
    void retries_data();
    void retries();
    void aSearchByPostIsARead();
    void retryAfterHoldsTheLane();
    void httpDates();
    void statusesBecomeKinds();
    void errorBodiesAreReadTolerantly();
    void slotsPerLane();
    void bulkBorrowsButLeavesOneFree();
    void offlineIsSaidAtTheSecondFailure();
    void clockSkewComesFromTheDate();
    void networkErrorsBecomeKinds();
    void onceDeviceIsReadOnce();
};

void TestRestValues::urlsAreEncodedSegmentBySegment()
{
    RequestSpec spec;
    spec.path = { QStringLiteral("groups"), QStringLiteral("a/b c%?#&ü"), QStringLiteral("devices") };
    spec.query = { { QStringLiteral("name"), QStringLiteral("x&y=z+ü") }, { QStringLiteral("id"), QStringLiteral("1") },
        { QStringLiteral("id"), QStringLiteral("2") } };
    const QUrl url = requestUrl(QUrl(QStringLiteral("https://h:8443/mender/")), spec);
    QCOMPARE(url.toEncoded(),
        QByteArray("https://h:8443/mender/groups/a%2Fb%20c%25%3F%23%26%C3%BC/devices?name=x%26y%3Dz%2B%C3%BC&id=1&id=2"));
    QCOMPARE(requestUrl(QUrl(QStringLiteral("http://h")), RequestSpec {}).toEncoded(), QByteArray("http://h/"));
}

void TestRestValues::dangerousSegmentsAreRefused()
{
    for (const char *bad : { "", ".", ".." }) {
        RequestSpec spec;
        spec.path = { QStringLiteral("devices"), QString::fromLatin1(bad) };
        QVERIFY(!requestUrl(QUrl(QStringLiteral("https://h")), spec).isValid());
    }
}

void TestRestValues::absoluteUrlsAreHttpOnly()
{
    const auto valid = [](const char *url) {
        RequestSpec spec;
        spec.absoluteUrl = QString::fromLatin1(url);
        return requestUrl(QUrl(QStringLiteral("https://h")), spec).isValid();
    };
    QVERIFY(valid("https://s3.example/a?X-Amz-Signature=1"));
    QVERIFY(valid("http://s3.example/a"));
    QVERIFY(!valid("file:///etc/passwd"));
    QVERIFY(!valid("https://user:pw@s3.example/a"));
    QVERIFY(!valid("/relative"));
}

void TestRestValues::originsCompareWithDefaultPorts()
{
    const auto same = [](const char *a, const char *b) {
        return sameOrigin(QUrl(QString::fromLatin1(a)), QUrl(QString::fromLatin1(b)));
    };
    QVERIFY(same("https://h/a", "https://h:443/b"));
    QVERIFY(same("http://H/a", "http://h:80/b"));
    QVERIFY(!same("http://h/a", "https://h/a"));
    QVERIFY(!same("https://h/a", "https://h:8443/a"));
    QVERIFY(!same("https://h/a", "https://i/a"));
}

void TestRestValues::pagingHeaders()
{
    HttpReply reply;
    reply.headers = { { "x-total-count", "1234" }, { "Link", "</api/0.1.0/devices?page=1&per_page=20>; rel=\"first\"" },
        { "Link", "</api/0.1.0/devices?page=3&per_page=20>; rel=\"next\"" } };
    reply.finishedAt = { 5 };
    QCOMPARE(pageInfo(reply).total, 1234);
    QCOMPARE(pageInfo(reply).next, 3);
    QCOMPARE(pageInfo(reply).answeredAt.ms, 5);
    QCOMPARE(reply.header("X-TOTAL-COUNT"), QByteArray("1234"));
    QVERIFY(reply.header("Missing").isEmpty());

    reply.headers = { { "link", "</d?page=1>; rel=\"first\", </d?page=2&per_page=5>; rel=\"next\", </d?page=9>; rel=\"last\"" } };
    QCOMPARE(pageInfo(reply).next, 2);
    QCOMPARE(pageInfo(reply).total, -1);

    reply.headers = { { "Link", "</d?page=1>; rel=\"prev\"" }, { "X-Total-Count", "many" } };
    QCOMPARE(pageInfo(reply).next, 0);
    QCOMPARE(pageInfo(reply).total, -1);
    reply.headers = { { "Link", "<<<>;;rel=\"next\"" }, { "Link", "</d?page=-4>; rel=\"next\"" } };
    QCOMPARE(pageInfo(reply).next, 0);
}

void TestRestValues::pagesKnowWhetherMoreFollow()
{
    Page<int> page;
    page.info.total = 1001;
    QVERIFY(page.hasMore(1, 500));
    QVERIFY(page.hasMore(2, 500));
    QVERIFY(!page.hasMore(3, 500));
    page.info = { -1, 2, {} };
    QVERIFY(page.hasMore(1, 20));
    QVERIFY(!page.hasMore(2, 20)); // a server that names the same page for ever ends the walk
    page.info = {};
    QVERIFY(!page.hasMore(1, 20));
}

void TestRestValues::reads_data()
{
    QTest::addColumn<Verb>("verb");
    QTest::addColumn<QString>("where");
    QTest::addColumn<bool>("read");
    const auto row = [](Verb verb, const char *where, bool read) {
        QTest::addRow("%s %s", verbName(verb).constData(), where) << verb << QString::fromLatin1(where) << read;
    };
    row(Verb::Get, "api/management/v2/inventory/filters/attributes", true);
    row(Verb::Head, "api/management/v1/deployments/artifacts", true);
    row(Verb::Get, "api/management/v1/deviceconnect/devices/abc/connect", false);
    row(Verb::Get, "api/devices/v1/deviceconnect/connect", false);
    row(Verb::Get, "api/management/v1/deviceconnect/devices/abc", true);
    row(Verb::Get, "api/internal/v1/deviceconnect/shutdown", false);
    row(Verb::Post, "api/management/v2/inventory/filters/search", true);
    row(Verb::Post, "api/management/v2alpha1/inventory/identities/search", true);
    row(Verb::Post, "api/management/v2/devauth/devices/search", true);
    row(Verb::Post, "api/management/v1/deployments/deployments/statistics/list", true);
    row(Verb::Post, "api/management/v1/useradm/auth/login", true);
    row(Verb::Post, "api/management/v1/useradm/auth/logout", true);
    row(Verb::Post, "api/management/v2/inventory/filters", false);
    row(Verb::Post, "api/management/v1/deployments/deployments", false);
    row(Verb::Post, "api/management/v1/useradm/users", false);
    row(Verb::Post, "api/management/v3/inventory/filters/search", false);
    row(Verb::Put, "api/management/v2/inventory/filters/search", false);
    row(Verb::Patch, "api/management/v1/inventory/groups", false);
    row(Verb::Delete, "api/management/v2/devauth/devices/x", false);
}

void TestRestValues::reads()
{
    QFETCH(Verb, verb);
    QFETCH(QString, where);
    QFETCH(bool, read);
    QCOMPARE(isRead(verb, where.split(QLatin1Char('/'))), read);
}

void TestRestValues::aHiddenSlashSmugglesNothing()
{
    QVERIFY(!isRead(Verb::Post, { QStringLiteral("api/management/v2/inventory/filters/search") }));
    QVERIFY(!isRead(Verb::Get, { QStringLiteral("api"), QStringLiteral("deviceconnect/devices/x/connect") }));
    RequestSpec spec;
    spec.credentials = Credentials::None;
    spec.absoluteUrl = QStringLiteral("https://h/api/management/v1/deviceconnect/devices/x/connect?a=1");
    QVERIFY(!isRead(spec));
    spec.absoluteUrl = QStringLiteral("https://s3/artifact.mender");
    QVERIFY(isRead(spec));
}

struct Case {
    Verb verb = Verb::Get;
    bool idempotent = false;
    ErrorKind kind = ErrorKind::Server;
    int status = 0;
    int attempt = 1;
    bool again = true;
};
Q_DECLARE_METATYPE(Case)

void TestRestValues::retries_data()
{
    QTest::addColumn<Case>("c");
    const auto row = [](const char *name, const Case &c) { QTest::newRow(name) << c; };
    row("a read after 500", { .kind = ErrorKind::Server, .status = 500 });
    row("a read that timed out", { .kind = ErrorKind::Timeout });
    row("a read on a lost connection", { .kind = ErrorKind::Offline });
    row("a read when refused", { .kind = ErrorKind::Refused });
    row("HEAD", { .verb = Verb::Head, .kind = ErrorKind::Offline });
    row("the third attempt", { .attempt = 3 });
    row("the fourth is the last", { .attempt = 4, .again = false });
    row("a write after 500", { .verb = Verb::Post, .again = false });
    row("a write after 503", { .verb = Verb::Delete, .status = 503, .again = false });
    row("an idempotent write after 503", { .verb = Verb::Put, .idempotent = true, .status = 503 });
    row("an idempotent write that timed out", { .verb = Verb::Post, .idempotent = true, .kind = ErrorKind::Timeout, .again = false });
    for (const ErrorKind kind : { ErrorKind::Tls, ErrorKind::Auth, ErrorKind::Forbidden, ErrorKind::NotFound,
             ErrorKind::Conflict, ErrorKind::PreconditionFailed, ErrorKind::Unprocessable, ErrorKind::TooLarge,
             ErrorKind::Protocol, ErrorKind::Decode, ErrorKind::Cancelled, ErrorKind::ReadOnly }) {
        row(qPrintable(errorKindName(kind)), { .kind = kind, .again = false });
    }
}

void TestRestValues::retries()
{
    QFETCH(Case, c);
    RequestSpec spec;
    spec.verb = c.verb;
    spec.idempotent = c.idempotent;
    const RetryDecision decision = decideRetry({}, spec, c.attempt, makeError(c.kind, {}, c.status), 1.0);
    QCOMPARE(decision.again, c.again);
    if (c.again)
        QCOMPARE(decision.wait, Backoff {}.delay(c.attempt, 1.0));
    QVERIFY(!decision.holdLane);
}

void TestRestValues::aSearchByPostIsARead()
{
    RequestSpec search;
    search.verb = Verb::Post;
    search.path = QStringLiteral("api/management/v2/inventory/filters/search").split(QLatin1Char('/'));
    QVERIFY(!isRepeatableRead(search)); // unless the API's own word says so
    search.idempotent = true;
    QVERIFY(isRepeatableRead(search));
    QVERIFY(decideRetry({}, search, 1, makeError(ErrorKind::Timeout), 0.5).again);
    search.verb = Verb::Put;
    QVERIFY(!isRepeatableRead(search));
}

void TestRestValues::retryAfterHoldsTheLane()
{
    RequestSpec spec;
    Error error = makeError(ErrorKind::TooMany, {}, 429);
    error.retryAfter = 7s;
    RetryDecision decision = decideRetry({}, spec, 1, error, 0.5);
    QVERIFY(decision.again);
    QCOMPARE(decision.wait, 0ms);
    QCOMPARE(*decision.holdLane, 7000ms);

    spec.verb = Verb::Post; // the write is not repeated, its lane waits all the same
    decision = decideRetry({}, spec, 1, error, 0.5);
    QVERIFY(!decision.again);
    QCOMPARE(*decision.holdLane, 7000ms);

    spec.verb = Verb::Get;
    error.retryAfter = 24h; // told, not waited for
    decision = decideRetry({}, spec, 1, error, 0.5);
    QVERIFY(!decision.again);
    QCOMPARE(*decision.holdLane, 300'000ms);

    error = makeError(ErrorKind::Server, {}, 500);
    error.retryAfter = 7s; // only 429 and 503 mean it
    QVERIFY(!decideRetry({}, spec, 1, error, 0.5).holdLane);
}

void TestRestValues::httpDates()
{
    QCOMPARE(fromHttpDate("Mon, 23 Nov 2026 06:00:00 GMT").ms, 1795413600000LL);
    QVERIFY(!fromHttpDate("Mon, 23 Foo 2026 06:00:00 GMT").isValid());
    QVERIFY(!fromHttpDate("2026-11-23T06:00:00Z").isValid());
    QVERIFY(!fromHttpDate("").isValid());
    const Timestamp now { 1795413600000LL };
    QCOMPARE(parseRetryAfter(" 12 ", now), std::optional(12s));
    QCOMPARE(parseRetryAfter("0", now), std::optional(0s));
    QCOMPARE(parseRetryAfter("Mon, 23 Nov 2026 06:01:30 GMT", now), std::optional(90s));
    QCOMPARE(parseRetryAfter("Mon, 23 Nov 2026 05:00:00 GMT", now), std::optional(0s));
    for (const char *bad : { "", "-3", "soon", "1.5" })
        QVERIFY(!parseRetryAfter(bad, now));
}

void TestRestValues::statusesBecomeKinds()
{
    const QHash<int, ErrorKind> expected { { 301, ErrorKind::Protocol }, { 304, ErrorKind::Protocol },
        { 400, ErrorKind::Unprocessable }, { 401, ErrorKind::Auth }, { 403, ErrorKind::Forbidden },
        { 404, ErrorKind::NotFound }, { 405, ErrorKind::Protocol }, { 407, ErrorKind::Auth }, { 408, ErrorKind::Timeout },
        { 409, ErrorKind::Conflict }, { 412, ErrorKind::PreconditionFailed }, { 413, ErrorKind::TooLarge },
        { 415, ErrorKind::Unprocessable }, { 422, ErrorKind::Unprocessable }, { 429, ErrorKind::TooMany },
        { 500, ErrorKind::Server }, { 503, ErrorKind::Server }, { 599, ErrorKind::Server } };
    for (auto it = expected.begin(); it != expected.end(); ++it)
        QCOMPARE(kindOfStatus(it.key()), it.value());
}

void TestRestValues::errorBodiesAreReadTolerantly()
{
    const QUrl asked(QStringLiteral("https://h/api/x?token=abc"));
    WireAnswer answer;
    answer.status = 422;
    answer.headers = { { "X-MEN-RequestID", "abc-123" } };
    answer.body = R"({"error":"password is too short","request_id":"from-body"})";
    Error error = *errorOf(answer, asked, {});
    QCOMPARE(error.kind, ErrorKind::Unprocessable);
    QCOMPARE(error.apiMessage, QStringLiteral("password is too short"));
    QCOMPARE(error.requestId, QByteArray("abc-123"));
    QCOMPARE(error.where, QUrl(QStringLiteral("https://h/api/x")));

    answer.headers.clear();
    QCOMPARE(errorOf(answer, asked, {})->requestId, QByteArray("from-body"));
    for (const char *body : { "", "{", "[]", "null", "{\"error\":{\"code\":1}}", "<html><body>Bad</body></html>" }) {
        answer.body = body;
        error = *errorOf(answer, asked, {});
        QVERIFY(error.apiMessage.isEmpty());
        QVERIFY(error.requestId.isEmpty());
    }
    answer.status = 204;
    QVERIFY(!errorOf(answer, asked, {}));
}

void TestRestValues::slotsPerLane()
{
    LaneSlots slots_;
    for (const Lane lane : kAllLanes) {
        int started = 0;
        for (; slots_.mayStart(lane, true); ++started)
            QCOMPARE(slots_.take(lane), lane);
        QCOMPARE(started, LaneSlots::capacity(lane));
    }
    QCOMPARE(LaneSlots::capacity(Lane::Interactive) + LaneSlots::capacity(Lane::Polling) + LaneSlots::capacity(Lane::Bulk), 6);
    slots_.giveBack(Lane::Polling);
    QVERIFY(slots_.mayStart(Lane::Polling, true));
}

void TestRestValues::bulkBorrowsButLeavesOneFree()
{
    LaneSlots slots_;
    QCOMPARE(slots_.take(Lane::Bulk), Lane::Bulk);
    QCOMPARE(slots_.take(Lane::Bulk), Lane::Bulk);
    QVERIFY(!slots_.mayStart(Lane::Bulk, true));
    QVERIFY(slots_.mayStart(Lane::Bulk, false));
    QCOMPARE(slots_.take(Lane::Bulk), Lane::Interactive);
    QCOMPARE(slots_.take(Lane::Bulk), Lane::Interactive);
    QVERIFY(!slots_.mayStart(Lane::Bulk, false));
    QVERIFY(slots_.mayStart(Lane::Interactive, true));
    QCOMPARE(slots_.take(Lane::Interactive), Lane::Interactive);
    QVERIFY(!slots_.mayStart(Lane::Interactive, true));
    QVERIFY(slots_.mayStart(Lane::Polling, true));
}

void TestRestValues::offlineIsSaidAtTheSecondFailure()
{
    WireAnswer good;
    good.status = 500;
    WireAnswer lost;
    lost.failure = makeError(ErrorKind::Offline);
    WireAnswer untrusted;
    untrusted.failure = makeError(ErrorKind::Tls);
    LinkHealth health;
    QCOMPARE(health.noteReachable(good, false), std::optional(true));
    QCOMPARE(health.noteReachable(lost, false), std::nullopt);
    QCOMPARE(health.noteReachable(good, false), std::nullopt);
    QCOMPARE(health.noteReachable(lost, false), std::nullopt);
    QCOMPARE(health.noteReachable(lost, false), std::optional(false));
    QCOMPARE(health.noteReachable(lost, true), std::nullopt);
    QCOMPARE(health.noteReachable(good, false), std::optional(true));
    QCOMPARE(health.noteReachable(lost, true), std::optional(false));
    QCOMPARE(LinkHealth().noteReachable(untrusted, true), std::nullopt);
}

void TestRestValues::clockSkewComesFromTheDate()
{
    const Timestamp now { 1795413600000LL };
    WireAnswer answer;
    answer.headers = { { "date", "Tue, 24 Nov 2026 06:00:00 GMT" } };
    LinkHealth health;
    QVERIFY(!health.skew());
    QCOMPARE(health.noteClock(answer, now), std::optional(86400s));
    QCOMPARE(health.noteClock(answer, { now.ms + 2000 }), std::nullopt);
    QCOMPARE(health.noteClock(answer, { now.ms + 86'400'000 }), std::optional(0s));
    QCOMPARE(health.skew(), std::optional(0s));
    answer.headers.clear();
    QCOMPARE(health.noteClock(answer, now), std::nullopt);
}

void TestRestValues::networkErrorsBecomeKinds()
{
    QCOMPARE(kindOf(QNetworkReply::HostNotFoundError), ErrorKind::Dns);
    QCOMPARE(kindOf(QNetworkReply::ConnectionRefusedError), ErrorKind::Refused);
    QCOMPARE(kindOf(QNetworkReply::RemoteHostClosedError), ErrorKind::Offline);
    QCOMPARE(kindOf(QNetworkReply::ContentReSendError), ErrorKind::Offline);
    QCOMPARE(kindOf(QNetworkReply::OperationCanceledError), ErrorKind::Timeout);
    QCOMPARE(networkError(QNetworkReply::SslHandshakeFailedError, {}).tls, TlsProblem::Handshake);
    QCOMPARE(networkError(QNetworkReply::ProxyAuthenticationRequiredError, {}).httpStatus, 407);
    QCOMPARE(kindOf(QNetworkReply::ProtocolFailure), ErrorKind::Protocol);
    QVERIFY(isHttpAnswer(QNetworkReply::ContentNotFoundError, 404));
    QVERIFY(!isHttpAnswer(QNetworkReply::RemoteHostClosedError, 200)); // half a body
    QVERIFY(!isHttpAnswer(QNetworkReply::NoError, 0));
}

void TestRestValues::onceDeviceIsReadOnce()
{
    auto source = std::make_unique<QBuffer>();
    source->setData("0123456789");
    source->open(QIODevice::ReadOnly);
    source->seek(2);
    OnceDevice device(std::move(source));
    QVERIFY(device.isSequential());
    QCOMPARE(device.size(), 8);
    QCOMPARE(device.read(3), QByteArray("234"));
    QVERIFY(!device.reset());
    QCOMPARE(device.readAll(), QByteArray("56789"));
    QVERIFY(device.atEnd());
}

DRYDOCK_TEST_MAIN(TestRestValues)
#include "tst_restvalues.moc"
