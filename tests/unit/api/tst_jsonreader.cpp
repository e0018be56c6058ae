// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/api/jsonreader.h"
#include "models/api/jsonrepair.h"
#include "tests/support/testmain.h"
#include "tests/unit/api/apireply.h"

using namespace drydock;
using namespace drydock::api;
using drydock::test::jsonReply;

namespace {

struct Thing {
    QString name;
    qint64 size = 0;
    QStringList tags;
    bool operator==(const Thing &) const = default;
};

Thing decodeThing(Reader &reader)
{
    Thing thing;
    thing.name = reader.string("name");
    thing.size = reader.optInteger("size");
    thing.tags = reader.optStrings("tags");
    return thing;
}

Result<Page<Thing>> page(const HttpReply &reply)
{
    return decodePage<Thing>(reply, decodeThing);
}

QByteArray nested(int depth)
{
    return QByteArray(depth, '[') + QByteArray(depth, ']');
}

} // namespace

class TestJsonReader : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init() { DRYDOCK_FAIL_ON_WARNING(); }

    void goodPage()
    {
        const auto result = page(jsonReply("\xEF\xBB\xBF[{\"name\":\"a\",\"size\":3.0,\"new\":{}},\r\n{\"name\":\"b\"}]\r\n"));
        QVERIFY(result.ok());
        QCOMPARE(result->items.size(), size_t(2));
        QCOMPARE(result->items.at(0).size, 3);
        QCOMPARE(result->rejected, 0);
        QCOMPARE(result->info.total, 55);
    }

    void badElementsAreDroppedAndCounted()
    {
        const auto result = page(jsonReply(
            R"([{"name":"a"},{"size":1},{"name":null},{"name":4},null,"x",[],{"name":"a","tags":["t",1,null]}])"));
        QVERIFY(result.ok());
        QCOMPARE(result->rejected, 6);
        QCOMPARE(result->items.size(), size_t(2));
        // The same name twice is the subject's business, not the reader's.
        QCOMPARE(result->items.at(1).name, QStringLiteral("a"));
        QCOMPARE(result->items.at(1).tags, QStringList { QStringLiteral("t") });
    }

    void nullAndEmptyPages()
    {
        QVERIFY(page(jsonReply("null")).value().items.empty());
        QVERIFY(page(jsonReply(" [] ")).value().items.empty());
    }

    void broken_data()
    {
        QTest::addColumn<QByteArray>("body");
        QTest::addColumn<QByteArray>("type");
        QTest::addColumn<ErrorKind>("kind");
        const QByteArray json = "application/json";
        QTest::newRow("empty") << QByteArray() << json << ErrorKind::Decode;
        QTest::newRow("blank") << QByteArray(" \r\n ") << json << ErrorKind::Decode;
        QTest::newRow("object") << QByteArray("{}") << json << ErrorKind::Decode;
        QTest::newRow("scalar") << QByteArray("17") << json << ErrorKind::Decode;
        QTest::newRow("truncated") << QByteArray("[{\"name\":\"a\"},{\"na") << json << ErrorKind::Decode;
        QTest::newRow("two documents") << QByteArray("[][]") << json << ErrorKind::Decode;
        QTest::newRow("trailing comma") << QByteArray("[1,]") << json << ErrorKind::Decode;
        QTest::newRow("deep") << nested(200'000) << json << ErrorKind::Decode;
        QTest::newRow("bad UTF-8") << QByteArray("[{\"name\":\"a\xFF\xC3\"},{\"name\":\"b\"}]") << json << ErrorKind::Decode;
        QTest::newRow("beyond a double") << QByteArray("[{\"name\":\"a\",\"size\":-1e999}]") << json << ErrorKind::Decode;
        QTest::newRow("zero byte") << QByteArray("[\0]", 3) << json << ErrorKind::Decode;
        QTest::newRow("web page") << QByteArray("<!DOCTYPE html><title>x</title>") << QByteArray("text/html")
                                  << ErrorKind::Protocol;
        QTest::newRow("web page that says JSON") << QByteArray("\n <html>") << json << ErrorKind::Protocol;
        QTest::newRow("JSON that says web page") << QByteArray("[]") << QByteArray("Text/HTML; charset=x")
                                                 << ErrorKind::Protocol;
        QTest::newRow("plain text") << QByteArray("[]") << QByteArray("text/plain") << ErrorKind::Protocol;
    }
    void broken()
    {
        QFETCH(QByteArray, body);
        QFETCH(QByteArray, type);
        QFETCH(ErrorKind, kind);
        const auto result = page(jsonReply(body, type));
        QVERIFY(!result.ok());
        QCOMPARE(result.error().kind, kind);
        QCOMPARE(result.error().httpStatus, 200);
        QCOMPARE(result.error().requestId, QByteArray("req-7"));
        QCOMPARE(result.error().where, QUrl(QStringLiteral("https://mender.example.com/api/things")));
        QVERIFY(!result.error().apiMessage.isEmpty());
    }

    void everyTruncationIsOneError()
    {
        const QByteArray whole = R"([{"name":"a\u00e4","size":-1.5e3,"tags":["x","y"],"n":null,"b":true}])";
        QVERIFY(page(jsonReply(whole)).ok());
        for (qsizetype length = 0; length < whole.size(); ++length)
            QVERIFY2(!page(jsonReply(whole.left(length))).ok(), QByteArray::number(length).constData());
    }

    void otherJsonTypes()
    {
        QVERIFY(page(jsonReply("[]", "application/problem+json")).ok());
        QVERIFY(page(jsonReply("[]", {})).ok());
        QVERIFY(page(jsonReply("[]", "APPLICATION/JSON ; x=y")).ok());
    }

    void objectProblemHasItsPath()
    {
        const auto result = decodeObject<int>(jsonReply(R"({"outer":[{"a":1},{"a":"x"}]})"), [](Reader &reader) {
            reader.each("outer", [](Reader &each) { static_cast<void>(each.integer("a")); });
            return 0;
        });
        QVERIFY(!result.ok());
        QCOMPARE(result.error().apiMessage, QStringLiteral("$.outer[1].a: expected an integer"));
        const auto missing = decodeObject<int>(jsonReply("[]"), [](Reader &reader) {
            static_cast<void>(reader.boolean("flag"));
            return 0;
        });
        QCOMPARE(missing.error().apiMessage, QStringLiteral("$.flag: missing"));
    }

    void forgivenPartsAreLeftOut()
    {
        const auto result = decodePage<int>(jsonReply(R"([{"l":[1,"x",2]}])"), [](Reader &reader) {
            int sum = 0;
            reader.each("l", [&sum](Reader &each) {
                if (const auto number = each.asInteger())
                    sum += static_cast<int>(*number);
                else
                    each.fail("no number");
                each.forgive();
            });
            return sum;
        });
        QVERIFY(result.ok());
        QCOMPARE(result->items, std::vector<int> { 3 });
        QCOMPARE(result->rejected, 0);
    }

    void integers_data()
    {
        QTest::addColumn<QByteArray>("json");
        QTest::addColumn<qint64>("expected");
        QTest::newRow("plain") << QByteArray("7") << qint64(7);
        QTest::newRow("least") << QByteArray("-9223372036854775808") << std::numeric_limits<qint64>::min();
        QTest::newRow("without fraction") << QByteArray("1e3") << qint64(1000);
        QTest::newRow("with fraction") << QByteArray("1.5") << qint64(-1);
        QTest::newRow("unsigned") << QByteArray("18446744073709551615") << qint64(-1);
        QTest::newRow("beyond 64 bits") << QByteArray("99999999999999999999999") << qint64(-1);
        QTest::newRow("text") << QByteArray("\"7\"") << qint64(-1);
        QTest::newRow("true") << QByteArray("true") << qint64(-1);
    }
    void integers()
    {
        QFETCH(QByteArray, json);
        QFETCH(qint64, expected);
        const auto result = decodeObject<qint64>(
            jsonReply("{\"n\":" + json + "}"), [](Reader &reader) { return reader.optInteger("n", -1); });
        QCOMPARE(*result, expected);
    }

    void hugeNumbersCostNotThePage()
    {
        const auto result = page(jsonReply("[{\"name\":\"a\",\"size\":123456789012345678901234567890},"
                                           "{\"name\":\"1e999 stays \\\" in text\",\"size\":-1e-999},"
                                           "{\"name\":\"c\",\"size\":4}]"));
        QVERIFY(result.ok());
        QCOMPARE(result->items.size(), size_t(3));
        QCOMPARE(result->items.at(0).size, 0);
        QCOMPARE(result->items.at(1).name, QStringLiteral("1e999 stays \" in text"));
        QCOMPARE(result->items.at(2).size, 4);
    }

    void halfPairsCostNotThePage()
    {
        const auto lone = page(jsonReply(R"([{"name":"x\ud800y\udc00\ud83d\ude80"}])"));
        QVERIFY(lone.ok());
        QCOMPARE(lone->items.at(0).name, QStringLiteral("x\uFFFDy\uFFFD\U0001F680"));
    }

    void repairChangesNothingElse()
    {
        const QByteArray good = "{\"a\":[1,-2.5e-3,\"1e999\",\"\\\\\",123456789012345678],"
                                "\"b\\\"\":\"\\u0041\\ud83d\\ude80\"}";
        QCOMPARE(repairJson(good), good);
        QCOMPARE(repairJson("[-1e-999]"), QByteArray("[0]"));
        QCOMPARE(repairJson("[1e999,"), QByteArray("[1e999,"));
        QCOMPARE(repairJson("[\"\xFF\"]"), QByteArray("[\"\xFF\"]"));
        QCOMPARE(repairJson("\"\\"), QByteArray("\"\\"));
    }

    void attributeValues()
    {
        const auto read = [](const QByteArray &json) {
            return *decodeObject<std::optional<AttributeValue>>(jsonReply("{\"v\":" + json + "}"),
                [](Reader &reader) { return reader.attributeValue("v"); });
        };
        QVERIFY(read("\"x\"") == AttributeValue(QStringLiteral("x")));
        QVERIFY(read("1") == AttributeValue(1.0));
        QVERIFY(read("18446744073709551615") == AttributeValue(18446744073709551615.0));
        QVERIFY(read("true") == AttributeValue(true));
        QVERIFY(read("[]") == AttributeValue(QStringList {}));
        QVERIFY(read("[\"a\",\"\"]") == AttributeValue(QStringList { QStringLiteral("a"), QString() }));
        QVERIFY(read("[1,2.5]") == AttributeValue(std::vector<double> { 1, 2.5 }));
        for (const char *none : { "null", "{}", "[1,\"a\"]", "[null]", "[[]]", "[true]" })
            QVERIFY2(!read(none), none);
    }

    void scalarsAsText()
    {
        const auto result = decodeObject<QStringList>(
            jsonReply(R"({"i":{"a":"t","b":17,"c":1.5,"d":true,"e":null,"f":{"x":[1]}}})"), [](Reader &reader) {
                QStringList texts;
                reader.members("i", [&texts](const QString &name, Reader &value) { texts += name + value.asText(); });
                return texts;
            });
        QCOMPARE(result->join(QLatin1Char(' ')), QStringLiteral("at b17 c1.5 dtrue enull f{\"x\":[1]}"));
    }

    void namesAreShared()
    {
        std::vector<QString> names;
        QVERIFY(decodePage<int>(jsonReply(R"([{"n":"same"},{"n":"same"},{"n":"other"}])"), [&names](Reader &reader) {
            names.push_back(reader.shared("n"));
            return 0;
        }).ok());
        QCOMPARE(names.size(), size_t(3));
        QVERIFY(names.at(0).constData() == names.at(1).constData());
        QCOMPARE(names.at(2), QStringLiteral("other"));
    }

    void locations_data()
    {
        QTest::addColumn<QByteArray>("location");
        QTest::addColumn<QString>("id");
        QTest::newRow("absolute path") << QByteArray("/api/management/v1/x/abc") << QStringLiteral("abc");
        QTest::newRow("relative") << QByteArray("devices/abc") << QStringLiteral("abc");
        QTest::newRow("bare") << QByteArray("abc") << QStringLiteral("abc");
        QTest::newRow("encoded") << QByteArray(" x/a%20b ") << QStringLiteral("a b");
        QTest::newRow("slash at the end") << QByteArray("x/") << QString();
        QTest::newRow("none") << QByteArray() << QString();
    }
    void locations()
    {
        QFETCH(QByteArray, location);
        QFETCH(QString, id);
        HttpReply reply = jsonReply({});
        reply.status = 201;
        if (!location.isEmpty())
            reply.headers.append({ "location", location });
        const Result<QString> result = decodeLocation(reply);
        QCOMPARE(result.ok(), !id.isEmpty());
        if (result.ok())
            QCOMPARE(*result, id);
        else
            QCOMPARE(result.error().kind, ErrorKind::Protocol);
    }

    void bodiesOfRequests()
    {
        const auto read = [](const QByteArray &json) {
            return decodeBody<QString>(json, [](Reader &reader) { return reader.id("name"); });
        };
        QCOMPARE(*read(R"({"name":"x"})"), QStringLiteral("x"));
        for (const char *bad : { "", " ", "{", "{}", "[]", "<html>", R"({"name":""})", R"({"name":1})" }) {
            const auto result = read(bad);
            QVERIFY2(!result.ok(), bad);
            QCOMPARE(result.error().kind, ErrorKind::Unprocessable);
            QCOMPARE(result.error().httpStatus, 400);
        }
    }
};

DRYDOCK_TEST_MAIN(TestJsonReader)
#include "tst_jsonreader.moc"
