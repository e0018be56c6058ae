// SPDX-License-Identifier: GPL-3.0-or-later
//
// Tokens and settings: the parts of useradm that are more than one struct.
#include "models/api/useradm.h"
#include "tests/support/testmain.h"

using namespace drydock;
using namespace drydock::api;

namespace {

QByteArray tokenOf(const QByteArray &claims)
{
    const auto options = QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals;
    return QByteArray(R"({"alg":"RS256"})").toBase64(options) + '.' + claims.toBase64(options) + ".c2ln";
}

} // namespace

class TestApiUseradm : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init() { DRYDOCK_FAIL_ON_WARNING(); }

    void claims()
    {
        const auto read = readTokenClaims(tokenOf(R"({"jti":"t1","sub":"u1","exp":1800000000,"iat":1700000000,)"
                                                  R"("mender.tenant":"acme","mender.plan":"enterprise","x":[]})")
            + '\n');
        QVERIFY(read.has_value());
        QCOMPARE(*read,
            (TokenClaims { QStringLiteral("t1"), UserId(QStringLiteral("u1")), Timestamp { 1'800'000'000'000 },
                Timestamp { 1'700'000'000'000 }, QStringLiteral("acme"), QStringLiteral("enterprise") }));
    }

    void claimsWithoutExpiry()
    {
        const auto read = readTokenClaims(tokenOf(R"({"sub":"u1"})"));
        QVERIFY(read.has_value());
        QVERIFY(!read->expires.isValid());
        QVERIFY(read->plan.isEmpty());
        for (const char *odd : { R"({"exp":-5})", R"({"exp":"soon"})", R"({"exp":1e300})", R"({"exp":99999999999999})" })
            QVERIFY2(!readTokenClaims(tokenOf(odd))->expires.isValid(), odd);
    }

    void noClaims_data()
    {
        QTest::addColumn<QByteArray>("token");
        QTest::newRow("empty") << QByteArray();
        QTest::newRow("text") << QByteArray("hello");
        QTest::newRow("two parts") << QByteArray("a.b");
        QTest::newRow("four parts") << QByteArray("a.b.c.d");
        QTest::newRow("not base64") << QByteArray("a.$$$.c");
        QTest::newRow("not JSON") << tokenOf("hello");
        QTest::newRow("no object") << tokenOf("[1]");
        QTest::newRow("web page") << QByteArray("<html>a.b.c</html>");
    }
    void noClaims()
    {
        QFETCH(QByteArray, token);
        QVERIFY(!readTokenClaims(token).has_value());
    }

    void idAttribute_data()
    {
        QTest::addColumn<QByteArray>("json");
        QTest::addColumn<QString>("scope");
        QTest::addColumn<QString>("name");
        const QString none;
        QTest::newRow("object") << QByteArray(R"({"id_attribute":{"attribute":"name","scope":"tags"}})")
                                << QStringLiteral("tags") << QStringLiteral("name");
        QTest::newRow("older string") << QByteArray(R"({"id_attribute":"mac"})") << QStringLiteral("identity")
                                      << QStringLiteral("mac");
        QTest::newRow("without scope") << QByteArray(R"({"id_attribute":{"attribute":"sn"}})")
                                       << QStringLiteral("identity") << QStringLiteral("sn");
        QTest::newRow("the id itself") << QByteArray(R"({"id_attribute":"Device ID"})") << none << none;
        QTest::newRow("the id as object")
            << QByteArray(R"({"id_attribute":{"attribute":"id","scope":"identity"}})") << none << none;
        QTest::newRow("nothing") << QByteArray("{}") << none << none;
        QTest::newRow("null") << QByteArray(R"({"id_attribute":null})") << none << none;
        QTest::newRow("number") << QByteArray(R"({"id_attribute":5})") << none << none;
    }
    void idAttribute()
    {
        QFETCH(QByteArray, json);
        QFETCH(QString, scope);
        QFETCH(QString, name);
        const Result<Settings> settings = decodeSettings(json, "e-1");
        QVERIFY(settings.ok());
        QCOMPARE(settings->json, json);
        QCOMPARE(settings->etag, QByteArray("e-1"));
        QCOMPARE(settings->idAttributeScope, scope);
        QCOMPARE(settings->idAttributeName, name);
    }

    void idAttributeRoundTrip()
    {
        const auto json = withSetting("{}", kIdAttributeSetting,
            encodeIdAttribute(QStringLiteral("inventory"), QStringLiteral("serial \"no\"")));
        const auto settings = decodeSettings(*json, {});
        QCOMPARE(settings->idAttributeScope, QStringLiteral("inventory"));
        QCOMPARE(settings->idAttributeName, QStringLiteral("serial \"no\""));
    }

    void settingsAreObjects()
    {
        for (const char *bad : { "", "[]", "null", "\"x\"", "{", "<html>" })
            QVERIFY2(!decodeSettings(bad, {}).ok(), bad);
    }

    void otherKeysSurvive()
    {
        const QByteArray json = R"({"2fa":"enabled","previousFilters":[{"k":1.50,"v":"\u00e4"}],"b":{"c":null}})";
        QCOMPARE(*withSetting(json, QStringLiteral("retries"), "3"),
            QByteArray("{\"2fa\":\"enabled\",\"previousFilters\":[{\"k\":1.5,\"v\":\"\u00e4\"}],"
                       "\"b\":{\"c\":null},\"retries\":3}"));
        QCOMPARE(*withSetting(json, QStringLiteral("2fa"), "\"disabled\""),
            QByteArray("{\"2fa\":\"disabled\",\"previousFilters\":[{\"k\":1.5,\"v\":\"\u00e4\"}],\"b\":{\"c\":null}}"));
        QCOMPARE(*withoutSetting(json, QStringLiteral("previousFilters")),
            QByteArray(R"({"2fa":"enabled","b":{"c":null}})"));
        QCOMPARE(*withoutSetting(json, QStringLiteral("absent")), *withoutSetting(json, QStringLiteral("absent2")));
        QCOMPARE(settingValue(json, QStringLiteral("b")), QByteArray(R"({"c":null})"));
        QCOMPARE(settingValue(json, QStringLiteral("absent")), QByteArray());
        QVERIFY(!withSetting("[]", QStringLiteral("a"), "1").ok());
        QVERIFY(!withoutSetting("", QStringLiteral("a")).ok());
    }

    void signInBodies()
    {
        QCOMPARE(*decodeSignInBody({}), SignInOptions {});
        const SignInOptions options { true, QStringLiteral("123456") };
        QCOMPARE(encodeSignInBody(options), QByteArray(R"({"no_expiry":true,"token2fa":"123456"})"));
        QCOMPARE(*decodeSignInBody(encodeSignInBody(options)), options);
        QCOMPARE(encodeSignInBody({}), QByteArray(R"({"no_expiry":false})"));
        QCOMPARE(decodeSignInBody("garbage").error().kind, ErrorKind::Unprocessable);
        QCOMPARE(decodeSignInBody("[]").error().kind, ErrorKind::Unprocessable);
    }

    void newTokens()
    {
        const NewToken token { QStringLiteral("build"), 3600 };
        QCOMPARE(*decodeNewToken(encodeNewToken(token)), token);
        QCOMPARE(decodeNewToken(R"({"name":"x"})")->expiresInSeconds, 0);
        QVERIFY(!decodeNewToken(R"({"name":""})").ok());
    }
};

DRYDOCK_TEST_MAIN(TestApiUseradm)
#include "tst_apiuseradm.moc"
