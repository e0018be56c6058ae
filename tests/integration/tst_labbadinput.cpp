// SPDX-License-Identifier: GPL-3.0-or-later
//
// Every route of the lab, on every plan, meets what a broken or hostile client sends: wrong verbs, tokens, types,
// sizes, ids and bytes. The answer is a refusal with the server's error body, never a 5xx, and nothing was written.
#include "tests/support/portlesslab.h"
#include "tests/support/testmain.h"

#include <QRegularExpression>
#include <QTest>

using namespace drydock;
using namespace drydock::lab;
using namespace drydock::lab::test;

namespace {

const QByteArray kUnknownId = "00000000-0000-4000-8000-000000000000";

QByteArray pathOf(const Route &route, const QByteArray &parameter)
{
    QByteArray path;
    for (const QString &segment : route.pattern)
        path += '/' + (segment.startsWith(u'{') ? parameter : segment.toUtf8());
    return path;
}

bool isApi(const Route &route)
{
    return route.pattern.value(0) == u"api";
}

bool takesBody(const Route &route)
{
    return route.method == Method::Post || route.method == Method::Put || route.method == Method::Patch || route.method == Method::Delete;
}

//! A refusal says why, in the server's form. 404 and the gateway's 401 and 403 may be empty.
bool isProperRefusal(const Response &response)
{
    if (response.body.isEmpty())
        return response.status == 401 || response.status == 403 || response.status == 404;
    const QJsonDocument document = QJsonDocument::fromJson(response.body);
    if (response.status == 409)
        return document.isObject(); // may be the thing that is in the way
    return document.isObject() && !document.object().value(QLatin1String("error")).toString().isEmpty();
}

const QByteArrayList &badBodies()
{
    static const QByteArrayList bodies {
        "",
        "{",
        "nonsense",
        "null",
        "true",
        "42",
        "\"text\"",
        "[]",
        "{}",
        "[null]",
        "[[[[[[[[[[]]]]]]]]]]",
        "{\"\xff\xfe\": \"\xc0\x80\"}",
        "{\"name\": {\"name\": []}, \"status\": 7, \"devices\": \"all\", \"id\": null, \"artifact_name\": [1]}",
        "{\"name\": \"a\\u0000b\", \"status\": \"\\ud800\", \"value\": 1e999}",
        QByteArray("[").repeated(5000),
        "{\"a\":" + QByteArray("[").repeated(600) + QByteArray("]").repeated(600) + "}",
        "[{\"name\": 1, \"value\": {}, \"scope\": null}, 17, \"x\"]",
    };
    return bodies;
}

} // namespace

class TestLabBadInput : public QObject {
    Q_OBJECT

private:
    QByteArrayList strangeIds() const;
    void mustRefuse(const std::optional<Response> &response, const QByteArray &what);

    std::unique_ptr<PortlessLab> m_lab;

private Q_SLOTS:
    void plans_data();
    void plans();
    void stopsRatherThanLies();
};

QByteArrayList TestLabBadInput::strangeIds() const
{
    return { kUnknownId, "..", "%2e%2e%2f%2e%2e%2fetc%2fpasswd", "%00", "%ff%fe", "%F0%9F%98%80", "'%20OR%201=1--", "-1",
        "99999999999999999999", QByteArray(4000, 'a'), "a%2Fb", "%0d%0aX-Injected:%201", "{id}", "null" };
}

void TestLabBadInput::mustRefuse(const std::optional<Response> &response, const QByteArray &what)
{
    if (!response)
        return; // waits for something that never comes: no answer is no harm
    if (response->status >= 500)
        QFAIL(("a server error: " + what + " -> " + QByteArray::number(response->status) + ' ' + response->body).constData());
    if (response->status >= 400 && !isProperRefusal(*response))
        QFAIL(("no proper refusal: " + what + " -> " + QByteArray::number(response->status) + ' ' + response->body.left(200)).constData());
    for (const auto &[name, value] : response->headers) {
        if (name.contains('\n') || name == "X-Injected")
            QFAIL(("a header was injected: " + what).constData());
    }
}

void TestLabBadInput::plans_data()
{
    QTest::addColumn<int>("plan");
    QTest::newRow("os") << static_cast<int>(Plan::OpenSource);
    QTest::newRow("professional") << static_cast<int>(Plan::Professional);
    QTest::newRow("enterprise") << static_cast<int>(Plan::Enterprise);
}

void TestLabBadInput::plans()
{
    QFETCH(const int, plan);
    LabOptions options;
    options.plan = static_cast<Plan>(plan);
    options.devices = 30;
    m_lab = std::make_unique<PortlessLab>(options);
    const QByteArray deviceToken = m_lab->deviceToken();
    QVERIFY(!deviceToken.isEmpty());
    int asked = 0;
    for (const auto &route : m_lab->router().routes()) {
        if (!isApi(*route) || route->socketHandler)
            continue;
        const QByteArray verb = methodName(route->method);
        const QByteArray path = pathOf(*route, kUnknownId);
        const auto silent = [&](const std::optional<Response> &response, const QByteArray &what, qint64 before) {
            mustRefuse(response, what);
            ++asked;
            // Devices' requests note that they were in touch.
            if (response && response->status >= 400 && route->access != Access::DeviceJwt && m_lab->rowsWritten() != before)
                QFAIL(("refused, and yet something was written: " + what + " -> " + response->body).constData());
        };
        qint64 before = m_lab->rowsWritten();
        if (route->access == Access::ManagementJwt || route->access == Access::DeviceJwt) {
            const QByteArray foreign = route->access == Access::DeviceJwt ? m_lab->userToken() : deviceToken;
            for (const QByteArray &token : { QByteArray("garbage"), QByteArray("a.b.c"), foreign, QByteArray() }) {
                const auto response = m_lab->ask(route->method, path, "{}", { PortlessLab::bearer(token) });
                silent(response, verb + ' ' + path + " with a foreign token", before);
                QVERIFY2(response && response->status == 401, (verb + ' ' + path + " let a foreign token in").constData());
            }
            QCOMPARE(m_lab->ask(route->method, path)->status, 401);
            QCOMPARE(m_lab->ask(route->method, path, {}, { { "Authorization", "Bearer" } })->status, 401);
        }
        const QByteArray own = route->access == Access::DeviceJwt ? deviceToken : m_lab->userToken();
        const auto ask = [&](const QByteArray &target, const QByteArray &body) {
            before = m_lab->rowsWritten();
            const QByteArray type = route->options.body == BodyKind::Upload ? QByteArray("multipart/form-data; boundary=x") : QByteArray("application/json");
            silent(m_lab->ask(route->method, target, body, { PortlessLab::bearer(own), { "Content-Type", type }, { "Content-Length", QByteArray::number(body.size()) } }),
                verb + ' ' + target.left(200) + ' ' + body.left(100), before);
        };
        if (path.endsWith("/auth/logout"))
            continue; // it would end the session that asks
        for (const QByteArray &id : strangeIds())
            ask(pathOf(*route, id), takesBody(*route) ? QByteArray("{}") : QByteArray());
        for (const char *query : { "?page=-1&per_page=x", "?per_page=100000", "?page=99999999999999999999", "?sort=;&status=%F0%9F%98%80&id=",
                 "?created_after=nonsense&limit=-5", "?name=%25%25%25&search=%27" })
            ask(path + query, {});
        if (!takesBody(*route))
            continue;
        for (const QByteArray &body : badBodies())
            ask(path, body);
    }
    QVERIFY2(asked > 2000, QByteArray::number(asked).constData());
    // After all of it the lab is in order, and still the same lab.
    Statement check = m_lab->db().prepare(QStringLiteral("PRAGMA integrity_check"));
    QVERIFY(check.next());
    QCOMPARE(check.text(0), QStringLiteral("ok"));
    QCOMPARE(m_lab->askAsUser(Method::Get, "/api/management/v1/useradm/users/me")->status, 200);
}

//! Where the fleet in memory and the one on disk part, no answer is better than a wrong one.
void TestLabBadInput::stopsRatherThanLies()
{
    LabOptions options;
    options.devices = 10;
    m_lab = std::make_unique<PortlessLab>(options);
    const QJsonArray devices = QJsonDocument::fromJson(m_lab->askAsUser(Method::Get, "/api/management/v2/devauth/devices?status=accepted")->body).array();
    const QByteArray id = devices.at(0).toObject().value(QLatin1String("id")).toString().toLatin1();
    const QByteArray group = "/api/management/v1/inventory/devices/" + id + "/group";
    QCOMPARE(m_lab->askAsUser(Method::Put, group, "{\"group\":\"before\"}")->status, 204);
    m_lab->db().exec(QStringLiteral("CREATE TRIGGER no_more BEFORE INSERT ON audit BEGIN SELECT RAISE(ABORT, 'disk full'); END"));
    QTest::ignoreMessage(QtWarningMsg, QRegularExpression(QStringLiteral("disk full")));
    QCOMPARE(m_lab->askAsUser(Method::Put, group, "{\"group\":\"after\"}")->status, 500);
    QVERIFY(!m_lab->context().broken.isEmpty());
    QCOMPARE(m_lab->askAsUser(Method::Get, group)->status, 500);
    Statement kept = m_lab->db().prepare(QStringLiteral("SELECT count(*) FROM fleet_attribute WHERE name = 'group'"));
    QVERIFY(kept.next() && kept.number(0) == 1);
}

DRYDOCK_TEST_MAIN(TestLabBadInput)
#include "tst_labbadinput.moc"
