// SPDX-License-Identifier: GPL-3.0-or-later
//
// The activity pane's filter line and the text of a body.
#include "models/items/bodytext.h"
#include "models/items/requestfilter.h"
#include "tests/support/testmain.h"

#include <QElapsedTimer>
#include <QRandomGenerator>

using namespace drydock;
using Kind = RequestFilter::Problem::Kind;

namespace {

ActivityEntry entry()
{
    ActivityEntry e;
    e.title = QStringLiteral("List Devices");
    e.verb = "GET";
    e.path = QStringLiteral("/api/management/v2/devauth/devices");
    e.requestId = "req-4711";
    e.status = 404;
    e.state = ActivityEntry::State::Failed;
    e.elapsedMs = 600;
    e.sentBytes = 10;
    e.receivedBytes = 4096;
    e.lane = QStringLiteral("polling");
    return e;
}

} // namespace

class TestRequestFilter final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init() { DRYDOCK_FAIL_ON_WARNING(); }

    void accepts_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<bool>("accepted");
        const auto row = [](const char *text, bool accepted) { QTest::newRow(text) << QString::fromUtf8(text) << accepted; };
        row("", true);
        row("   ", true);
        row("DEVAUTH", true);
        row("devices 4711", true);
        row("devices nothing", false);
        row("\"list dev\"", true);
        row("\"status:200\"", false);
        row("-devauth", false);
        row("-inventory", true);
        row("-", true); // in the request id; a dash alone negates nothing
        row("\"\"", true);
        row("status:404", true);
        row("STATUS:4XX", true);
        row("status:5xx,404", true);
        row("status:200,5xx", false);
        row("-status:2xx", true);
        row("method:get", true);
        row("method:post,put", false);
        row("failed", true);
        row("-failed", false);
        row("\"failed\"", false);
        row("running", false);
        row("changes", false);
        row("slower:500ms", true);
        row("slower:0.5s", true);
        row("slower:600", false);
        row("slower:1m", false);
        row("larger:4k", false);
        row("larger:4000", true);
        row("lane:polling", true);
        row("lane:bulk,transfer", false);
        row("failed method:get devauth slower:100ms", true);
        row("/api:x", false);
    }
    void accepts()
    {
        QFETCH(QString, text);
        const auto parsed = RequestFilter::parse(text);
        QVERIFY(!parsed.problem);
        QTEST(parsed.filter.accepts(entry()), "accepted");
    }

    void problemsNameTheToken_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<int>("kind");
        QTest::addColumn<QString>("token");
        const auto row = [](const char *text, Kind kind, const char *token) {
            QTest::newRow(text) << QString::fromUtf8(text) << static_cast<int>(kind) << QString::fromUtf8(token);
        };
        row("devices colour:red", Kind::UnknownKey, "colour:red");
        row("status:", Kind::NoValue, "status:");
        row("status:,", Kind::NoValue, "status:,");
        row("status:abc", Kind::BadStatus, "status:abc");
        row("status:4x", Kind::BadStatus, "status:4x");
        row("status:600", Kind::BadStatus, "status:600");
        row("status:200,nope x", Kind::BadStatus, "status:200,nope");
        row("method:fetch", Kind::BadMethod, "method:fetch");
        row("lane:fast", Kind::BadLane, "lane:fast");
        row("slower:soon", Kind::BadDuration, "slower:soon");
        row("slower:-5", Kind::BadDuration, "slower:-5");
        row("slower:1e9s", Kind::BadDuration, "slower:1e9s");
        row("slower:99999999999999999999", Kind::BadDuration, "slower:99999999999999999999");
        row("larger:big", Kind::BadSize, "larger:big");
        row("-larger:big", Kind::BadSize, "-larger:big");
        row("a \"b c", Kind::OpenQuote, "\"b c");
    }
    void problemsNameTheToken()
    {
        QFETCH(QString, text);
        QFETCH(int, kind);
        QFETCH(QString, token);
        const auto parsed = RequestFilter::parse(text);
        QVERIFY(parsed.problem);
        QCOMPARE(static_cast<int>(parsed.problem->kind), kind);
        QCOMPARE(parsed.problem->token, token);
        QVERIFY(parsed.filter.isEmpty());
    }

    void anyTextIsReadOrRefused()
    {
        QRandomGenerator random(3);
        const QStringList parts { QStringLiteral("status:"), QStringLiteral("4xx"), QStringLiteral("\""), QStringLiteral(" "),
            QStringLiteral("-"), QStringLiteral(","), QStringLiteral("slower:"), QStringLiteral("9.9.9s"), QStringLiteral(":"),
            QStringLiteral("ü"), QString(QChar(0xd83d)), QStringLiteral("failed") };
        for (int i = 0; i < 20'000; ++i) {
            QString text;
            for (int n = random.bounded(8); n > 0; --n)
                text += parts.at(random.bounded(static_cast<int>(parts.size())));
            const auto parsed = RequestFilter::parse(text);
            static_cast<void>(parsed.filter.accepts(entry()));
            QVERIFY(!parsed.problem || parsed.filter.isEmpty());
        }
    }

    void bodiesAsText()
    {
        QCOMPARE(bodyText({}).kind, BodyText::Kind::Empty);
        const BodyText json = bodyText(R"({"a":[1]})");
        QCOMPARE(json.kind, BodyText::Kind::Json);
        QCOMPARE(json.text, QStringLiteral("{\n  \"a\": [\n    1\n  ]\n}"));
        QVERIFY(!json.cut && !json.longLines);
        const BodyText broken = bodyText("{\"a\":[1\r\n<b>");
        QCOMPARE(broken.kind, BodyText::Kind::Text);
        QCOMPARE(broken.text, QStringLiteral("{\"a\":[1\n<b>"));
        const BodyText bytes = bodyText(QByteArray("\x89PNG\r\n\x1a\n\0\xff", 10));
        QCOMPARE(bytes.kind, BodyText::Kind::Bytes);
        QVERIFY2(bytes.text.startsWith(QLatin1String("000000  89 50 4e 47 0d 0a 1a 0a 00 ff")), qPrintable(bytes.text));
        QVERIFY(bytes.text.contains(QLatin1String(".PNG....")));
        QCOMPARE(bytes.totalBytes, 10);
        // What would turn the line round or hide in it is shown by its number.
        QCOMPARE(bodyText("a\xe2\x80\xae\x1b[0m").text, QStringLiteral("a\\u202e\\u001b[0m"));
    }

    void longBodiesAreCutAtAWholeCharacter()
    {
        const QByteArray umlauts = QByteArray("\xc3\xbc").repeated(100);
        const BodyText cut = bodyText(umlauts, { 101, 4000, 256 });
        QVERIFY(cut.cut);
        QCOMPARE(cut.text, QString(50, QChar(0xfc)));
        QCOMPARE(cut.shownBytes, 100);
        QCOMPARE(cut.totalBytes, 200);
        const BodyText lines = bodyText(QByteArray(50, 'a') + "\nb\n\n", { 1000, 10, 256 });
        QVERIFY(!lines.cut && lines.longLines);
        QCOMPARE(lines.text, QString(10, QLatin1Char('a')) + QChar(0x2026) + QStringLiteral("\nb\n\n"));
        QCOMPARE(bodyText(QByteArray(300, '\xff')).shownBytes, 256);
    }

    void aMegabyteTakesNoTimeWorthMentioning()
    {
        QByteArray json = "[";
        while (json.size() < 1 << 20)
            json += R"({"id":"5e1f","name":"device","value":[1,2,3]},)";
        json += "null]";
        QElapsedTimer timer;
        timer.start();
        const BodyText text = bodyText(json);
        QVERIFY(text.cut && text.kind == BodyText::Kind::Json);
        QVERIFY(text.totalBytes > text.shownBytes);
        QVERIFY2(timer.elapsed() < 1500, qPrintable(QString::number(timer.elapsed())));
    }
};

DRYDOCK_TEST_MAIN(TestRequestFilter)
#include "tst_requestfilter.moc"
