// SPDX-License-Identifier: GPL-3.0-or-later
//
// The pure half of the lab's HTTP front: targets, ranges, routes, paging headers, multipart bodies in pieces, faults.
#include "app/lab/http/faults.h"
#include "app/lab/http/httpmessage.h"
#include "app/lab/http/multipart.h"
#include "app/lab/http/paging.h"
#include "app/lab/http/router.h"
#include "tests/support/testmain.h"

#include <random>

using namespace drydock::lab;

class TestLabHttp : public QObject {
    Q_OBJECT

private:
    static Request get(const QByteArray &target)
    {
        Request request;
        if (!parseTarget(request, target))
            qFatal("target");
        return request;
    }
    static QByteArrayList links(const Response &response)
    {
        QByteArrayList found;
        for (const auto &[name, value] : response.headers) {
            if (name == "Link")
                found.append(value);
        }
        return found;
    }

private Q_SLOTS:
    void init() { DRYDOCK_FAIL_ON_WARNING(); }
    void targets();
    void brokenTargets_data();
    void brokenTargets();
    void ranges_data();
    void ranges();
    void literalsWin();
    void allowedVerbs();
    void pagingHeaders();
    void pagingWithoutTotal();
    void pagingRefuses();
    void multipartInPieces();
    void multipartBroken();
    void headerParameters();
    void faultProfiles();
    void faultCounts();
    void headIsOneLineEach();
    void errorsCarryTheRequestId();
};

void TestLabHttp::targets()
{
    const Request request = get("//api///v1/groups/a%2Fb%20c?x=1&y=a+b&x=%C3%A4&empty=");
    QCOMPARE(request.path, QStringLiteral("/api/v1/groups/a/b c"));
    QCOMPARE(request.segments, (QStringList { QStringLiteral("api"), QStringLiteral("v1"), QStringLiteral("groups"), QStringLiteral("a/b c") }));
    QCOMPARE(request.queryValues(u"x"), (QStringList { QStringLiteral("1"), QStringLiteral("ä") }));
    QCOMPARE(request.queryText(u"y"), QStringLiteral("a b"));
    QVERIFY(request.queryValue(u"empty").has_value());
    QVERIFY(!request.queryValue(u"absent").has_value());
}

void TestLabHttp::brokenTargets_data()
{
    QTest::addColumn<QByteArray>("target");
    QTest::newRow("absolute") << QByteArray("http://x/y");
    QTest::newRow("half an escape") << QByteArray("/a%2");
    QTest::newRow("no hex") << QByteArray("/a%zz");
    QTest::newRow("zero byte") << QByteArray("/a%00");
    QTest::newRow("no UTF-8") << QByteArray("/a%ff");
    QTest::newRow("in the query") << QByteArray("/a?b=%");
}

void TestLabHttp::brokenTargets()
{
    QFETCH(QByteArray, target);
    Request request;
    QVERIFY(!parseTarget(request, target));
}

void TestLabHttp::ranges_data()
{
    QTest::addColumn<QByteArray>("header");
    QTest::addColumn<int>("kind");
    QTest::addColumn<qint64>("first");
    QTest::addColumn<qint64>("length");
    const auto row = [](const char *header, RangeKind kind, qint64 first, qint64 length) {
        QTest::newRow(header) << QByteArray(header) << static_cast<int>(kind) << first << length;
    };
    row("", RangeKind::Whole, 0, 100);
    row("bytes=0-9", RangeKind::Part, 0, 10);
    row("bytes=90-", RangeKind::Part, 90, 10);
    row("bytes=90-500", RangeKind::Part, 90, 10);
    row("bytes=-7", RangeKind::Part, 93, 7);
    row("bytes=-700", RangeKind::Part, 0, 100);
    row("bytes=100-", RangeKind::Unsatisfiable, 0, 0);
    row("bytes=9-2", RangeKind::Whole, 0, 100);
    row("bytes=0-1,4-5", RangeKind::Whole, 0, 100);
    row("lines=1-2", RangeKind::Whole, 0, 100);
    row("bytes=x-y", RangeKind::Whole, 0, 100);
}

void TestLabHttp::ranges()
{
    QFETCH(QByteArray, header);
    QFETCH(int, kind);
    QFETCH(qint64, first);
    QFETCH(qint64, length);
    const auto [found, range] = parseRange(header, 100);
    QCOMPARE(static_cast<int>(found), kind);
    QCOMPARE(range.first, first);
    QCOMPARE(range.length, length);
}

void TestLabHttp::literalsWin()
{
    Router router;
    const auto answer = [](int status) { return [status](const Request &) { return Response::empty(status); }; };
    router.add(Method::Get, QStringLiteral("/a/{id}"), Access::Public, answer(201));
    router.add(Method::Get, QStringLiteral("/a/list"), Access::Public, answer(202));
    router.add(Method::Get, QStringLiteral("/{any}/list"), Access::Public, answer(203));
    const auto status = [&](const QByteArray &path) {
        const RouteMatch match = router.match(Method::Get, get(path).segments);
        return match.route ? match.route->handler({}).status : 0;
    };
    QCOMPARE(status("/a/list"), 202);
    QCOMPARE(status("/a/7"), 201);
    QCOMPARE(status("/b/list"), 203);
    QCOMPARE(status("/b/7"), 0);
    QCOMPARE(status("/a"), 0);
    QCOMPARE(router.match(Method::Get, get("/a/x%2Fy").segments).params.value(QStringLiteral("id")), QStringLiteral("x/y"));
}

void TestLabHttp::allowedVerbs()
{
    Router router;
    router.add(Method::Get, QStringLiteral("/a"), Access::Public, {});
    router.add(Method::Post, QStringLiteral("/a"), Access::Public, {});
    QVERIFY(router.match(Method::Head, { QStringLiteral("a") }).route);
    const RouteMatch match = router.match(Method::Delete, { QStringLiteral("a") });
    QVERIFY(!match.route);
    QCOMPARE(match.allowed, (QList<Method> { Method::Get, Method::Post }));
    QVERIFY(router.match(Method::Get, { QStringLiteral("b") }).allowed.isEmpty());
}

void TestLabHttp::pagingHeaders()
{
    const Request request = get("/api/x?status=finished&page=2&per_page=20");
    const auto page = std::get<PageRequest>(readPaging(request));
    QCOMPARE(page.offset(), 20);
    Response response;
    addPaging(response, request, page, 55);
    QCOMPARE(response.header("x-total-count"), QByteArray("55"));
    QCOMPARE(links(response),
        (QByteArrayList { "</api/x?page=1&per_page=20&status=finished>; rel=\"first\"",
            "</api/x?page=1&per_page=20&status=finished>; rel=\"prev\"", "</api/x?page=3&per_page=20&status=finished>; rel=\"next\"",
            "</api/x?page=3&per_page=20&status=finished>; rel=\"last\"" }));
    Response none;
    addPaging(none, get("/api/x"), {}, 0);
    QCOMPARE(links(none).size(), 1);
}

void TestLabHttp::pagingWithoutTotal()
{
    Response response;
    addPaging(response, get("/api/x"), {}, std::nullopt, true);
    QCOMPARE(links(response).size(), 2);
    QVERIFY(response.header("X-Total-Count").isEmpty());
}

void TestLabHttp::pagingRefuses()
{
    const auto text = [](const QByteArray &target) {
        const auto paging = readPaging(get(target));
        return std::holds_alternative<Response>(paging) ? std::get<Response>(paging).body : QByteArray();
    };
    // moc stumbles over raw strings with backslashes inside macros.
    const QByteArray tooMany = "{\"error\":\"parameter \\\"per_page\\\" above limit (max: 500)\"}";
    QCOMPARE(text("/x?per_page=501"), tooMany);
    QVERIFY(text("/x?page=0").contains("must be a non-zero positive integer"));
    QVERIFY(text("/x?page=abc").contains("invalid page query: "));
    QVERIFY(text("/x?page=99999999999999999999").contains("invalid page"));
    QVERIFY(text("/x").isEmpty());
    QCOMPARE(readPagingLeniently(get("/x?per_page=501&page=-3")).perPage, 20);
}

void TestLabHttp::multipartInPieces()
{
    QByteArray payload(200'000, 'p');
    payload.replace(1000, 12, "\r\n--boundar\r"); // nearly one
    const QByteArray body = "preamble\r\n--boundary\r\nContent-Disposition: form-data; name=\"Size\"\r\n\r\n200000\r\n"
                            "--boundary\r\ncontent-disposition: form-data; name=unknown; x=\"a;b\"\r\n\r\n\r\n"
                            "--boundary\r\nContent-Disposition: form-data; name=\"artifact\"; filename=\"../../e vil.mender\"\r\n"
                            "Content-Type: application/octet-stream\r\n\r\n"
        + payload + "\r\n--boundary\r\nContent-Disposition: form-data; name=\"late\"\r\n\r\nignored\r\n--boundary--\r\n";
    const QTemporaryDir folder;
    std::mt19937 random(3);
    for (int round = 0; round < 20; ++round) {
        Upload upload;
        MultipartReader reader(upload, "multipart/form-data; boundary=\"boundary\"", QStringLiteral("artifact"), folder.path(), 1 << 20);
        for (qsizetype at = 0; at < body.size();) {
            const qsizetype size = std::min<qsizetype>(body.size() - at, 1 + static_cast<qsizetype>(random() % (round < 2 ? 3 : 9000)));
            reader.feed(QByteArrayView(body).sliced(at, size));
            at += size;
        }
        reader.finish();
        QCOMPARE(upload.error, QString());
        QCOMPARE(upload.fields.value(QStringLiteral("size")), QByteArray("200000"));
        QCOMPARE(upload.fields.value(QStringLiteral("unknown")), QByteArray());
        QVERIFY(!upload.fields.contains(QStringLiteral("late")));
        QCOMPARE(upload.fileName, QStringLiteral("e vil.mender"));
        QCOMPARE(upload.fileSize, payload.size());
        QFile file(upload.filePath);
        QVERIFY(file.open(QIODevice::ReadOnly));
        QCOMPARE(file.readAll(), payload);
    }
    QVERIFY(QDir(folder.path()).isEmpty()); // every upload took its file away
}

void TestLabHttp::multipartBroken()
{
    const QTemporaryDir folder;
    const auto error = [&](const QByteArray &body, const QByteArray &type = "multipart/form-data; boundary=b", qint64 most = 100) {
        Upload upload;
        MultipartReader reader(upload, type, QStringLiteral("artifact"), folder.path(), most);
        reader.feed(body);
        reader.finish();
        return upload.error + u' ' + QString::number(upload.errorStatus);
    };
    const QByteArray head = "--b\r\nContent-Disposition: form-data; name=\"artifact\"; filename=\"x\"\r\n\r\n";
    QCOMPARE(error(head + "abc"), QStringLiteral("unexpected EOF 400"));
    QCOMPARE(error({}), QStringLiteral("unexpected EOF 400"));
    QCOMPARE(error(head + QByteArray(200, 'x')), QStringLiteral("Artifact file too large 413"));
    QCOMPARE(error("--bX\r\n"), QStringLiteral("multipart: malformed boundary 400"));
    QVERIFY(error(head, "application/json").startsWith(QStringLiteral("request Content-Type")));
    QVERIFY(error(head, "multipart/form-data").startsWith(QStringLiteral("request Content-Type")));
    QVERIFY(error("--b\r\n" + QByteArray(20'000, 'h')).startsWith(QStringLiteral("multipart: header too long")));
    QVERIFY(error("--b\r\nContent-Disposition: form-data; name=a\r\n\r\n" + QByteArray(70'000, 'f')).startsWith(QStringLiteral("multipart: message too large")));
    QVERIFY(QDir(folder.path()).isEmpty());
}

void TestLabHttp::headerParameters()
{
    const QByteArray header = R"(form-data; name="a\"b;c"; filename=plain ; X = "1")";
    QCOMPARE(headerParameter(header, "name"), QByteArray("a\"b;c"));
    QCOMPARE(headerParameter(header, "FileName"), QByteArray("plain"));
    QCOMPARE(headerParameter(header, "x"), QByteArray("1"));
    QVERIFY(!headerParameter(header, "y").has_value());
    QVERIFY(!headerParameter("", "y").has_value());
}

void TestLabHttp::faultProfiles()
{
    QVERIFY(FaultInjector::parse(QString())->empty());
    QCOMPARE(FaultInjector::parse(QStringLiteral("flaky"))->size(), size_t { 4 });
    const auto rules = FaultInjector::parse(QStringLiteral("latency=300:0.5@inventory, status=503"));
    QCOMPARE(rules->size(), size_t { 2 });
    QCOMPARE(rules->front().value, 300);
    QCOMPARE(rules->front().share, 0.5);
    QCOMPARE(rules->front().path, QStringLiteral("inventory"));
    for (const char *bad : { "sometimes", "status=200", "latency=x", "latency=1:2", "status", "drop:nan" })
        QVERIFY2(!FaultInjector::parse(QString::fromLatin1(bad)).has_value(), bad);
    QVERIFY(!FaultInjector::parseJson("{}").has_value());
    QVERIFY(!FaultInjector::parseJson(R"([{"kind":"drop","method":"FETCH"}])").has_value());
}

void TestLabHttp::faultCounts()
{
    FaultInjector faults(1);
    faults.set(*FaultInjector::parseJson(R"([{"kind":"status","value":503,"count":2,"path":"/devices","method":"GET","retry_after":3}])"));
    QCOMPARE(faults.decide(Method::Post, QStringLiteral("/api/devices")).status, 0);
    QCOMPARE(faults.decide(Method::Get, QStringLiteral("/api/users")).status, 0);
    QCOMPARE(faults.decide(Method::Get, QStringLiteral("/lab/v1/devices")).status, 0); // the lab's own routes are spared
    QCOMPARE(faults.decide(Method::Get, QStringLiteral("/api/devices")).retryAfter, 3);
    QCOMPARE(faults.decide(Method::Get, QStringLiteral("/api/devices")).status, 503);
    QCOMPARE(faults.decide(Method::Get, QStringLiteral("/api/devices")).status, 0);
    faults.set(*FaultInjector::parse(QStringLiteral("drop:0.25")));
    int dropped = 0;
    for (int i = 0; i < 4000; ++i)
        dropped += faults.decide(Method::Get, QStringLiteral("/api")).drop ? 1 : 0;
    QVERIFY(dropped > 800 && dropped < 1200);
}

void TestLabHttp::headIsOneLineEach()
{
    Response response = Response::text("x", "text/plain");
    response.addHeader("X-Name", "a\r\nSet-Cookie: evil");
    const QByteArray head = encodeHead(response, { "id-1", 1, true, false });
    QVERIFY(head.startsWith("HTTP/1.1 200 OK\r\n"));
    QVERIFY(head.endsWith("\r\n\r\n"));
    QVERIFY(!head.contains("\r\nSet-Cookie"));
    QVERIFY(head.contains("X-MEN-RequestID: id-1\r\n"));
    QVERIFY(!encodeHead(Response::empty(), {}).contains("Content-Length"));
}

void TestLabHttp::errorsCarryTheRequestId()
{
    Response error = apiError(404, QStringLiteral("a \"quoted\" thing"));
    completeError(error, "r-1");
    const QByteArray whole = "{\"error\":\"a \\\"quoted\\\" thing\",\"request_id\":\"r-1\"}";
    QCOMPARE(error.body, whole);
    Response other = Response::json("{}");
    completeError(other, "r-1");
    QCOMPARE(other.body, QByteArray("{}"));
    QCOMPARE(chooseRequestId("mine"), QByteArray("mine"));
    QCOMPARE(chooseRequestId("two words").size(), 36);
    QCOMPARE(chooseRequestId({}).size(), 36);
}

DRYDOCK_TEST_MAIN(TestLabHttp)
#include "tst_labhttp.moc"
