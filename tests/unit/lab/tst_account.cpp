// SPDX-License-Identifier: GPL-3.0-or-later
//
// The lab's users and what each keeps of the own account: password and address, the second factor with its picture,
// settings, personal access tokens; what the plan has and limits.
#include "app/lab/password.h"
#include "app/lab/useradm/secondfactorpicture.h"
#include "tests/support/portlesslab.h"
#include "tests/support/testmain.h"

#include <QImage>
#include <QTest>

using namespace drydock;
using namespace drydock::lab;
using namespace drydock::lab::test;

namespace {

const QByteArray kV1 = "/api/management/v1/useradm";
const QByteArray kV2 = "/api/management/v2/useradm";
const QByteArray kPassword = "battery staple";

} // namespace

class TestAccount : public QObject {
    Q_OBJECT

private:
    Response ask(Method method, const QByteArray &target, const QByteArray &body = {}) { return *m_lab->askAsUser(method, target, body); }
    int status(Method method, const QByteArray &target, const QByteArray &body = {}) { return ask(method, target, body).status; }
    QJsonObject object(const QByteArray &target) { return QJsonDocument::fromJson(ask(Method::Get, target).body).object(); }
    int asked(const QByteArray &token, Method method, const QByteArray &target, const QByteArray &body = {})
    {
        return m_lab->ask(method, target, body, { PortlessLab::bearer(token), { "Content-Type", "application/json" }, { "Content-Length", QByteArray::number(body.size()) } })->status;
    }
    Response signIn(const QByteArray &email, const QByteArray &password = kPassword, const QByteArray &body = {})
    {
        return *m_lab->ask(Method::Post, kV1 + "/auth/login", body, { { "Authorization", "Basic " + (email + ':' + password).toBase64() }, { "Content-Type", "application/json" }, { "Content-Length", QByteArray::number(body.size()) } });
    }
    QByteArray add(const QByteArray &email)
    {
        const Response made = ask(Method::Post, kV1 + "/users", R"({"email":")" + email + R"(","password":")" + kPassword + R"("})");
        if (made.status != 201)
            qFatal("no user: %s", made.body.constData());
        return made.header("Location").split('/').last();
    }

    std::unique_ptr<PortlessLab> m_lab;

private Q_SLOTS:
    void init()
    {
        LabOptions options;
        options.devices = 5;
        m_lab = std::make_unique<PortlessLab>(options);
        m_lab->recorded = true;
    }
    void usersOfBothVersions();
    void passwordAndAddress();
    void secondFactor();
    void aPictureOfEveryText();
    void settingsOfBothKinds();
    void accessTokens();
    void planAndLimits();
};

void TestAccount::usersOfBothVersions()
{
    const QByteArray older = add("older@lab.example");
    const QByteArray newer = add("newer@lab.example");
    const Response invited = ask(Method::Post, kV2 + "/users", R"({"email":"invited@lab.example","roles":["RBAC_ROLE_OBSERVER"]})");
    QCOMPARE(invited.status, 201);
    QCOMPARE(signIn("invited@lab.example").status, 401); // with a letter that the lab does not write
    QCOMPARE(object(kV1 + "/users/" + invited.header("Location").split('/').last()).value(QLatin1String("roles")).toArray(), QJsonArray { QStringLiteral("RBAC_ROLE_OBSERVER") });
    QCOMPARE(object(kV1 + "/users/" + older).value(QLatin1String("email")).toString(), QStringLiteral("older@lab.example"));
    QCOMPARE(object(kV1 + "/users/exists?email=Newer@lab.example").value(QLatin1String("exists")).toBool(), true);
    QCOMPARE(object(kV1 + "/users/exists?email=nobody@lab.example").value(QLatin1String("exists")).toBool(true), false);
    QCOMPARE(status(Method::Put, kV1 + "/users/" + newer, R"({"email":"renamed@lab.example"})"), 204);
    QCOMPARE(signIn("newer@lab.example").status, 401);
    QCOMPARE(signIn("renamed@lab.example").status, 200);
    QCOMPARE(status(Method::Put, kV1 + "/users/" + newer, R"({"password":"another password"})"), 422);
    QCOMPARE(status(Method::Delete, kV1 + "/users/" + newer), 204);
    QCOMPARE(status(Method::Get, kV1 + "/users/" + newer), 404);
}

void TestAccount::passwordAndAddress()
{
    add("me@lab.example");
    const QByteArray token = signIn("me@lab.example").body;
    const QByteArray other = signIn("me@lab.example").body;
    QCOMPARE(asked(token, Method::Put, kV1 + "/users/me", R"({"password":"another password","current_password":"wrong"})"), 422);
    QCOMPARE(asked(token, Method::Put, kV1 + "/users/me", R"({"email":"i@lab.example","current_password":"battery staple"})"), 204);
    QCOMPARE(asked(token, Method::Put, kV2 + "/users/me", R"({"password":"another password","current_password":"battery staple"})"), 204);
    QCOMPARE(asked(token, Method::Get, kV1 + "/users/me"), 200);
    QCOMPARE(asked(other, Method::Get, kV1 + "/users/me"), 401);
    QCOMPARE(signIn("i@lab.example").status, 401);
    QCOMPARE(signIn("i@lab.example", "another password").status, 200);
}

void TestAccount::secondFactor()
{
    add("careful@lab.example");
    const QByteArray token = signIn("careful@lab.example").body;
    QCOMPARE(asked(token, Method::Post, kV1 + "/users/me/2fa/enable"), 200);
    const auto answer = m_lab->ask(Method::Get, kV1 + "/2faqr", {}, { PortlessLab::bearer(token) });
    QCOMPARE(answer->status, 200);
    const QByteArray png = QByteArray::fromBase64(QJsonDocument::fromJson(answer->body).object().value(QLatin1String("qr")).toString().toLatin1());
    QVERIFY(!QImage::fromData(png, "PNG").isNull());
    const auto shown = m_lab->ask(Method::Get, "/lab/v1/second-factor?email=careful@lab.example");
    const QByteArray secret = QByteArray::fromHex(QJsonDocument::fromJson(shown->body).object().value(QLatin1String("secret")).toString().toLatin1());
    QCOMPARE(png, qrPicture(secondFactorUri(QStringLiteral("careful@lab.example"), secret)));
    const auto code = [&] { return R"({"token2fa":")" + oneTimeCode(secret, m_lab->context().clock.now().ms / 1000) + R"("})"; };
    QCOMPARE(signIn("careful@lab.example").status, 200); // not in force before it is verified
    QCOMPARE(asked(token, Method::Put, kV1 + "/2faverify", R"({"token2fa":"nonsense"})"), 401);
    QCOMPARE(asked(token, Method::Put, kV1 + "/2faverify", code()), 202);
    const Response refused = signIn("careful@lab.example");
    QCOMPARE(refused.status, 401);
    QVERIFY(refused.body.contains("2fa"));
    QCOMPARE(signIn("careful@lab.example", kPassword, code()).status, 200);
    QCOMPARE(asked(token, Method::Post, kV1 + "/users/me/2fa/disable"), 200);
    QCOMPARE(signIn("careful@lab.example").status, 200);
}

void TestAccount::aPictureOfEveryText()
{
    QCOMPARE(secondFactorUri(QStringLiteral("a+b@c.example"), "12345678901234567890"),
        QByteArray("otpauth://totp/Mender:a%2Bb%40c.example?secret=GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ&issuer=Mender"));
    QVERIFY(secondFactorUri(QStringLiteral("a"), "f").contains("secret=MY&")); // RFC 4648, without its padding
    const QImage picture = QImage::fromData(qrPicture("drydock"), "PNG");
    QCOMPARE(picture.width(), picture.height());
    // A corner's mark: a frame of seven modules around a core of three, the quiet zone before it.
    const auto module = [&](int x, int y) { return qGray(picture.pixel(x * 4 + 2, y * 4 + 2)) < 128; };
    for (int at = 0; at < 7; ++at) {
        QVERIFY(!module(3, 4 + at));
        QVERIFY(module(4 + at, 4));
        QVERIFY(module(4, 4 + at));
    }
    QVERIFY(!module(5, 5));
    QVERIFY(module(7, 7));
    QVERIFY(qrPicture(QByteArray(5000, 'x')).isEmpty());
}

void TestAccount::settingsOfBothKinds()
{
    for (const QByteArray &path : { kV1 + "/settings", kV1 + "/settings/me" }) {
        QCOMPARE(status(Method::Post, path, R"({"mode":"dark","nested":{"kept":[1,2]}})"), 201);
        const Response shown = ask(Method::Get, path);
        QCOMPARE(QJsonDocument::fromJson(shown.body).object().value(QLatin1String("mode")).toString(), QStringLiteral("dark"));
        QVERIFY(!shown.header("ETag").isEmpty());
    }
    QCOMPARE(status(Method::Post, kV1 + "/settings/me", R"({"mode":"light"})"), 201);
    QCOMPARE(object(kV1 + "/settings").value(QLatin1String("mode")).toString(), QStringLiteral("dark"));
}

void TestAccount::accessTokens()
{
    const QByteArray path = kV1 + "/settings/tokens";
    const Response made = ask(Method::Post, path, R"({"name":"ci","expires_in":3600})");
    QCOMPARE(made.status, 200);
    QCOMPARE(asked(made.body, Method::Get, kV1 + "/users/me"), 200);
    QCOMPARE(status(Method::Post, path, R"({"name":"ci","expires_in":0})"), 409);
    const QJsonArray listed = QJsonDocument::fromJson(ask(Method::Get, path).body).array();
    QCOMPARE(listed.size(), 1);
    QCOMPARE(status(Method::Delete, path + '/' + listed.at(0).toObject().value(QLatin1String("id")).toString().toLatin1()), 204);
    QCOMPARE(asked(made.body, Method::Get, kV1 + "/users/me"), 401);
}

void TestAccount::planAndLimits()
{
    QVERIFY(QJsonDocument::fromJson(ask(Method::Get, kV1 + "/plans").body).array().size() > 0);
    const QJsonObject features = object(kV1 + "/plan_binding").value(QLatin1String("plan")).toObject().value(QLatin1String("features")).toObject();
    QCOMPARE(features.value(QLatin1String("rbac")).toBool(), true);
    QCOMPARE(object(kV1 + "/limits").value(QLatin1String("users")).toObject().value(QLatin1String("count")).toInt(), 1);
    QCOMPARE(m_lab->ask(Method::Get, "/api/internal/v1/useradm/tenants/t/limits")->body, ask(Method::Get, kV1 + "/limits").body);
    QCOMPARE(m_lab->ask(Method::Get, "/api/internal/v1/useradm/tenants/t/plan_binding")->body, ask(Method::Get, kV1 + "/plan_binding").body);
    QCOMPARE(QJsonDocument::fromJson(m_lab->ask(Method::Get, "/api/internal/v1/useradm/users?per_page=20")->body).array().size(), 1);
}

DRYDOCK_TEST_MAIN(TestAccount)
#include "tst_account.moc"
