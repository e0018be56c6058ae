// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/api/jsonwriter.h"
#include "models/api/errorbody.h"
#include "tests/support/testmain.h"

#include <QJsonArray>
#include <QJsonDocument>

#include <limits>

using namespace drydock;
using namespace drydock::api;

class TestJsonWriter : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init() { DRYDOCK_FAIL_ON_WARNING(); }

    void nests()
    {
        JsonWriter writer;
        writer.beginObject().key("a").beginArray().value(1).value(true).null().beginObject().endObject().endArray();
        writer.field("b", QStringLiteral("x")).key("c").raw("[1,2]").endObject();
        QCOMPARE(writer.json(), QByteArray("{\"a\":[1,true,null,{}],\"b\":\"x\",\"c\":[1,2]}"));
    }

    void escapes()
    {
        const QString text = QStringLiteral("\"\\/\b\f\n\r\t\u0001\u001f\u007f\u00e4\u2028\U0001F680");
        const QByteArray json = JsonWriter().beginArray().value(text).endArray().take();
        QCOMPARE(QJsonDocument::fromJson(json).array().at(0).toString(), text);
        QVERIFY(json.startsWith("[\"\\\"\\\\/\\u0008\\u000c\\n\\r\\t\\u0001\\u001f"));
    }

    void loneSurrogateIsValidUtf8()
    {
        const QByteArray json = JsonWriter().value(QString(QChar(0xD800))).take();
        QVERIFY(QString::fromUtf8(json).toUtf8() == json);
    }

    void numbers_data()
    {
        QTest::addColumn<double>("number");
        QTest::addColumn<QByteArray>("json");
        QTest::newRow("integer") << 42.0 << QByteArray("42");
        QTest::newRow("tenth") << 0.1 << QByteArray("0.1");
        QTest::newRow("minus") << -1.5 << QByteArray("-1.5");
        QTest::newRow("large") << 1e22 << QByteArray("1e+22");
        QTest::newRow("largest") << std::numeric_limits<double>::max() << QByteArray("1.7976931348623157e+308");
        QTest::newRow("smallest") << 5e-324 << QByteArray("5e-324");
        QTest::newRow("no number") << std::numeric_limits<double>::quiet_NaN() << QByteArray("null");
        QTest::newRow("infinite") << std::numeric_limits<double>::infinity() << QByteArray("null");
    }
    void numbers()
    {
        QFETCH(double, number);
        QFETCH(QByteArray, json);
        QCOMPARE(JsonWriter().value(number).take(), json);
    }

    void integers()
    {
        QCOMPARE(JsonWriter().value(std::numeric_limits<qint64>::min()).take(), QByteArray("-9223372036854775808"));
        QCOMPARE(JsonWriter().value(std::numeric_limits<qint64>::max()).take(), QByteArray("9223372036854775807"));
    }

    void timesAndOptionals()
    {
        JsonWriter writer;
        writer.beginObject().field("none", Timestamp {}).field("some", Timestamp { 1500 });
        writer.optField("a", Timestamp {}).optField("b", QString());
        writer.optField("c", Timestamp { 0 }).optField("d", QStringLiteral("x")).endObject();
        QCOMPARE(writer.json(),
            QByteArray("{\"none\":null,\"some\":\"1970-01-01T00:00:01.500Z\",\"c\":\"1970-01-01T00:00:00.000Z\",\"d\":\"x\"}"));
    }

    void errorBody()
    {
        const QByteArray json = encodeErrorBody(QStringLiteral("not \"found\""), "r-1");
        QCOMPARE(json, QByteArray("{\"error\":\"not \\\"found\\\"\",\"request_id\":\"r-1\"}"));
        QCOMPARE(decodeErrorBody(json), QStringLiteral("not \"found\""));
        QCOMPARE(encodeErrorBody(QStringLiteral("x")), QByteArray("{\"error\":\"x\"}"));
        QCOMPARE(decodeErrorBody("<html>"), QString());
        QCOMPARE(decodeErrorBody("[]"), QString());
    }
};

DRYDOCK_TEST_MAIN(TestJsonWriter)
#include "tst_jsonwriter.moc"
