// SPDX-License-Identifier: GPL-3.0-or-later
//
// The pretty printer: what it writes is the same JSON, what is no JSON is refused, and nothing makes it large or deep.
#include "models/core/prettyjson.h"
#include "tests/support/testmain.h"

#include <QElapsedTimer>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QRandomGenerator>

using drydock::PrettyJson;
using drydock::prettyJson;

namespace {

QByteArray randomJson(QRandomGenerator &random, int depth)
{
    const auto space = [&random] { return QByteArray(" \n\t").left(random.bounded(3)); };
    const int kind = random.bounded(depth > 5 ? 5 : 7);
    QByteArray out;
    switch (kind) {
    case 0: return "null";
    case 1: return random.bounded(2) ? "true" : "false";
    case 2: return QByteArray::number(random.bounded(-1000, 1000)) + (random.bounded(2) ? ".25" : "e3");
    case 3: return "\"\\u00fc\\\"\\n" + QByteArray::number(random.bounded(99)) + "\xc3\xa4{[,:]}\"";
    case 4: return "\"\"";
    case 5:
        for (int i = random.bounded(5); i > 0; --i)
            out += (out.isEmpty() ? "" : ",") + space() + randomJson(random, depth + 1);
        return '[' + out + space() + ']';
    default:
        for (int i = random.bounded(5); i > 0; --i)
            out += (out.isEmpty() ? "" : ",") + space() + "\"k" + QByteArray::number(i) + '"' + space() + ':'
                + randomJson(random, depth + 1);
        return '{' + out + space() + '}';
    }
}

// Without what stands between tokens.
QByteArray squeezed(const QByteArray &json)
{
    QByteArray out;
    bool inString = false;
    for (qsizetype i = 0; i < json.size(); ++i) {
        const char c = json.at(i);
        if (inString && c == '\\') {
            out += c;
            out += json.at(++i);
            continue;
        }
        if (c == '"')
            inString = !inString;
        if (inString || !QByteArrayView(" \n\t\r").contains(c))
            out += c;
    }
    return out;
}

} // namespace

class TestPrettyJson final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init() { DRYDOCK_FAIL_ON_WARNING(); }

    void writesEachMemberOnItsLine()
    {
        const PrettyJson pretty = prettyJson(R"( {"b":[1,{"x":null}],"a":{},"c":[ ],"n":1e400,"a":-0.10} )");
        QVERIFY(pretty.valid && !pretty.cut);
        QCOMPARE(pretty.text,
            QByteArray("{\n  \"b\": [\n    1,\n    {\n      \"x\": null\n    }\n  ],\n  \"a\": {},\n  \"c\": [],\n"
                       "  \"n\": 1e400,\n  \"a\": -0.10\n}"));
        QCOMPARE(prettyJson("\xef\xbb\xbf\"x\"").text, QByteArray("\"x\""));
        QCOMPARE(prettyJson(pretty.text).text, pretty.text);
    }

    void keepsTheJsonAsItWas()
    {
        QRandomGenerator random(20261123);
        for (int i = 0; i < 3000; ++i) {
            const QByteArray json = randomJson(random, 0);
            const PrettyJson pretty = prettyJson(json);
            QVERIFY2(pretty.valid, json.constData());
            QCOMPARE(squeezed(pretty.text), squeezed(json));
        }
    }

    void refusesWhatIsNoJson_data()
    {
        QTest::addColumn<QByteArray>("text");
        for (const char *bad : { "", "   ", "{", "[1,", "[1,]", "{\"a\":1,}", "{\"a\" 1}", "{a:1}", "{\"a\":1}}", "[1]x",
                 "1 2", "nul", "tru", "01", "-", "1.", ".5", "1e", "+1", "'a'", "\"a", "\"a\\", "\"\\x\"", "\"\\u12g4\"",
                 "[1}", "{\"a\":]", "\"a\nb\"", "NaN", "<html>", "]", "}", ",", ":", "[,1]", "{,}", "{\"a\"}" })
            QTest::newRow(bad) << QByteArray(bad);
        QTest::newRow("a zero byte") << QByteArray("[1,\0]", 5);
        QTest::newRow("a zero byte after") << QByteArray("[1]\0", 4);
    }
    void refusesWhatIsNoJson()
    {
        QFETCH(QByteArray, text);
        const PrettyJson pretty = prettyJson(text);
        QVERIFY(!pretty.valid);
        QVERIFY(pretty.text.isEmpty());
    }

    void survivesAnyBytes()
    {
        QRandomGenerator random(7);
        const QByteArray alphabet("{}[]\",:\\u0 1e-.tfn\n\xc3\xff");
        int valid = 0;
        for (int i = 0; i < 30'000; ++i) {
            QByteArray text;
            for (int n = random.bounded(14); n > 0; --n)
                text += alphabet.at(random.bounded(static_cast<int>(alphabet.size())));
            const PrettyJson pretty = prettyJson(text);
            if (!pretty.valid)
                continue;
            ++valid;
            QCOMPARE(squeezed(pretty.text), squeezed(text));
        }
        QVERIFY(valid > 100);
        // One byte of a good text turned into another: never a crash, and what is called good stays what it was.
        for (int i = 0; i < 3000; ++i) {
            QByteArray json = randomJson(random, 0);
            json[random.bounded(static_cast<int>(json.size()))] = static_cast<char>(random.bounded(256));
            if (const PrettyJson pretty = prettyJson(json); pretty.valid)
                QCOMPARE(squeezed(pretty.text), squeezed(json));
        }
    }

    void depthIsBounded()
    {
        QVERIFY(prettyJson(QByteArray(200, '[') + QByteArray(200, ']')).valid);
        QVERIFY(!prettyJson(QByteArray(201, '[') + QByteArray(201, ']')).valid);
        QVERIFY(!prettyJson(QByteArray(1'000'000, '[')).valid);
        QByteArray objects;
        for (int i = 0; i < 100'000; ++i)
            objects += "{\"a\":";
        QVERIFY(!prettyJson(objects).valid);
    }

    void outputIsBoundedAndTheRestStillChecked()
    {
        // Deep and wide: the indentation would make 200 bytes of each of these values.
        QByteArray json(100, '[');
        for (int i = 0; i < 100'000; ++i)
            json += "1,";
        const QByteArray whole = json + '1' + QByteArray(100, ']');
        QElapsedTimer timer;
        timer.start();
        const PrettyJson pretty = prettyJson(whole, { 200, 10'000 });
        QVERIFY(pretty.valid && pretty.cut);
        QVERIFY(pretty.text.size() <= 10'000);
        QVERIFY2(timer.elapsed() < 1000, qPrintable(QString::number(timer.elapsed())));
        QVERIFY(!prettyJson(json + QByteArray(100, ']'), { 200, 10'000 }).valid);
    }
};

DRYDOCK_TEST_MAIN(TestPrettyJson)
#include "tst_prettyjson.moc"
