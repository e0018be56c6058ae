// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/device/devicekey.h"
#include "app/lab/deviceauth/authkeys.h"
#include "app/lab/deviceauth/deviceauthservice.h"
#include "app/lab/simulation.h"
#include "tests/support/testmain.h"
#include "tests/unit/lab/labfixture.h"

using namespace drydock;
using namespace drydock::lab;
using namespace drydock::lab::test;
using device::DeviceKey;
using device::KeyType;

namespace {

const QString kBase = QStringLiteral("/api/management/v2/devauth/");
const QString kAuth = QStringLiteral("/api/devices/v1/authentication/auth_requests");

QStringList idsOf(const Response &response)
{
    QStringList ids;
    for (const QJsonValue &device : LabFixture::array(response))
        ids.append(device.toObject().value(QLatin1String("id")).toString());
    return ids;
}

} // namespace

class TestDeviceAuthService : public QObject {
    Q_OBJECT

private:
    void open(const QString &path = QStringLiteral(":memory:"), qint64 devices = 100)
    {
        lab = std::make_unique<LabFixture>(devices);
        restart(path);
    }
    void restart(const QString &path)
    {
        lab->start(path, noon(), [this](LabContext &context, Fleet &fleet) {
            service = std::make_unique<DeviceAuthService>(context, fleet);
            simulation = std::make_unique<Simulation>(context, fleet);
        });
    }
    void close()
    {
        simulation.reset();
        service.reset();
        lab->stop();
    }
    Response ask(const DeviceKey &key, const QByteArray &idData, const QByteArray &suffix = {}, bool spoil = false)
    {
        const QByteArray body = LabFixture::json({ { QStringLiteral("id_data"), QString::fromUtf8(idData) },
                                    { QStringLiteral("pubkey"), QString::fromLatin1(key.publicPem()) } })
            + suffix;
        QByteArray signature = key.sign(body);
        if (spoil)
            signature[signature.size() / 2] = static_cast<char>(signature[signature.size() / 2] ^ 1);
        return lab->call(Method::Post, kAuth, body, { { "X-MEN-Signature", signature.toBase64() } }, {});
    }
    QString statusPath(Row row, const AuthSetId &set) const
    {
        return kBase + QStringLiteral("devices/%1/auth/%2/status").arg(lab->fleet->id(row).text, set.text);
    }
    int setStatus(Row row, const AuthSetId &set, const QByteArray &word)
    {
        return lab->call(Method::Put, statusPath(row, set), "{\"status\":\"" + word + "\"}").status;
    }
    [[nodiscard]] bool tokenGood(const Response &response) const
    {
        const auto claims = lab->parts->tokens.read(response.body);
        return claims && lab->parts->context.deviceTokenCheck(claims->tokenId, claims->subject);
    }

    std::unique_ptr<LabFixture> lab;
    std::unique_ptr<DeviceAuthService> service;
    std::unique_ptr<Simulation> simulation;

private Q_SLOTS:
    void init() { DRYDOCK_FAIL_ON_WARNING(); }

    void signaturesOfEveryKind();
    void aDeviceIsAdmitted();
    void badRequests();
    void transitions();
    void aSecondKeyReplacesTheFirst();
    void preauthorization();
    void limits();
    void decommissioning();
    void listsAndCounts();
    void simulatedDevicesSendInventoryOnceAccepted();
    void survivesARestart();
};

void TestDeviceAuthService::signaturesOfEveryKind()
{
    open();
    for (const KeyType type : { KeyType::Ed25519, KeyType::EcP256, KeyType::Rsa3072 }) {
        const auto key = DeviceKey::generate(type);
        QVERIFY(key.has_value());
        const QByteArray identity = "{\"mac\":\"" + QByteArray::number(static_cast<int>(type)) + "\"}";
        QCOMPARE(ask(*key, identity, {}, true).status, 401);
        QCOMPARE(LabFixture::object(ask(*key, identity, {}, true)).value(QLatin1String("error")).toString(), QStringLiteral("signature verification failed"));
        QCOMPARE(lab->fleet->findByIdentity(identity), Fleet::kNoRow);
        // A newline at the end belongs to the signed bytes.
        QCOMPARE(ask(*key, identity, "\n").status, 401);
        QVERIFY(lab->fleet->findByIdentity(identity) != Fleet::kNoRow);
    }
    QVERIFY(!canonicalPublicKey("nonsense"));
    QCOMPARE(canonicalIdentity({ { QStringLiteral("b"), 1 }, { QStringLiteral("a"), QStringLiteral("<&>") } }),
        QByteArray("{\"a\":\"\\u003c\\u0026\\u003e\",\"b\":1}"));
    close();
}

void TestDeviceAuthService::aDeviceIsAdmitted()
{
    open();
    const auto key = DeviceKey::generate(KeyType::Ed25519);
    QCOMPARE(ask(*key, "{\"sn\": 5, \"mac\":\"a\"}").status, 401);
    const Row row = lab->fleet->findByIdentity("{\"mac\":\"a\",\"sn\":5}");
    QVERIFY(row != Fleet::kNoRow);
    QCOMPARE(lab->fleet->status(row), AuthStatus::Pending);
    QCOMPARE(lab->fleet->count(), 101U);
    // Blanks and order make no other device.
    QCOMPARE(ask(*key, "{\"mac\":\"a\",\"sn\":5}").status, 401);
    QCOMPARE(lab->fleet->count(), 101U);
    const std::vector<AuthSetRecord> sets = lab->fleet->authSets(row);
    QCOMPARE(sets.size(), size_t { 1 });
    QCOMPARE(setStatus(row, sets[0].id, "accepted"), 204);
    QCOMPARE(lab->audit.entries.last().action, QStringLiteral("accept"));
    QCOMPARE(lab->audit.entries.last().objectId, lab->fleet->id(row).text);
    const Response granted = ask(*key, "{\"mac\":\"a\",\"sn\":5}");
    QCOMPARE(granted.status, 200);
    QCOMPARE(granted.header("Content-Type"), QByteArray("application/jwt"));
    const auto claims = lab->parts->tokens.read(granted.body);
    QVERIFY(claims && claims->isDevice);
    QCOMPARE(claims->tokenId, sets[0].id.text);
    QCOMPARE(claims->subject, lab->fleet->id(row).text);
    QCOMPARE(claims->expiresAt - claims->issuedAt, 604'800);
    QVERIFY(tokenGood(granted));
    QVERIFY(!lab->fleet->checkedIn(row).isValid());
    lab->parts->context.deviceSeen(claims->subject);
    QCOMPARE(lab->fleet->checkedIn(row), noon());
    // Revoked for good, until the next request makes a new one.
    QCOMPARE(lab->call(Method::Delete, kBase + QStringLiteral("tokens/") + claims->tokenId).status, 204);
    QCOMPARE(lab->call(Method::Delete, kBase + QStringLiteral("tokens/") + claims->tokenId).status, 404);
    QVERIFY(!tokenGood(granted));
    QVERIFY(tokenGood(ask(*key, "{\"mac\":\"a\",\"sn\":5}")));
    close();
}

void TestDeviceAuthService::badRequests()
{
    open();
    const auto key = DeviceKey::generate(KeyType::Ed25519);
    QCOMPARE(lab->call(Method::Post, kAuth, "{").status, 400);
    QCOMPARE(lab->call(Method::Post, kAuth, "{\"pubkey\":\"x\"}").status, 400);
    QCOMPARE(lab->call(Method::Post, kAuth, "{\"id_data\":\"{}\"}").status, 400);
    QCOMPARE(lab->call(Method::Post, kAuth, "{\"id_data\":\"{}\",\"pubkey\":\"x\"}").status, 400);
    const QByteArray noSignature = LabFixture::json({ { QStringLiteral("id_data"), QStringLiteral("{\"a\":1}") }, { QStringLiteral("pubkey"), QString::fromLatin1(key->publicPem()) } });
    QCOMPARE(LabFixture::object(lab->call(Method::Post, kAuth, noSignature)).value(QLatin1String("error")).toString(), QStringLiteral("missing request signature header"));
    QCOMPARE(ask(*key, "[1]").status, 400);
    QCOMPARE(lab->fleet->count(), 100U);
    close();
}

void TestDeviceAuthService::transitions()
{
    open(QStringLiteral(":memory:"), 400);
    const Row row = lab->rowWith(AuthStatus::Pending);
    const AuthSetId set = lab->fleet->authSets(row).front().id;
    QCOMPARE(setStatus(row, set, "nonsense"), 400);
    QCOMPARE(setStatus(row, set, "preauthorized"), 400);
    QCOMPARE(setStatus(row, AuthSetId(QStringLiteral("none")), "accepted"), 404);
    QCOMPARE(setStatus(row, set, "pending"), 204);
    QCOMPARE(setStatus(row, set, "rejected"), 204);
    QCOMPARE(lab->audit.entries.last().action, QStringLiteral("reject"));
    QCOMPARE(lab->fleet->status(row), AuthStatus::Rejected);
    QCOMPARE(setStatus(row, set, "accepted"), 204);
    const QByteArray token = service->issueToken(row);
    QVERIFY(!token.isEmpty());
    const auto claims = lab->parts->tokens.read(token);
    QVERIFY(lab->parts->context.deviceTokenCheck(claims->tokenId, claims->subject));
    QCOMPARE(setStatus(row, set, "pending"), 204);
    QVERIFY(!lab->parts->context.deviceTokenCheck(claims->tokenId, claims->subject));
    QCOMPARE(LabFixture::object(lab->call(Method::Get, statusPath(row, set))).value(QLatin1String("status")).toString(), QStringLiteral("pending"));
    const Row preauthorized = lab->rowWith(AuthStatus::Preauthorized);
    QCOMPARE(setStatus(preauthorized, lab->fleet->authSets(preauthorized).front().id, "accepted"), 400);
    // Dismissing the last set leaves a device without any; of a preauthorized one nothing is left.
    QCOMPARE(lab->call(Method::Delete, kBase + QStringLiteral("devices/%1/auth/%2").arg(lab->fleet->id(row).text, set.text)).status, 204);
    QCOMPARE(lab->fleet->status(row), AuthStatus::NoAuth);
    const DeviceId gone = lab->fleet->id(preauthorized);
    const QString path = kBase + QStringLiteral("devices/%1/auth/%2").arg(gone.text, lab->fleet->authSets(preauthorized).front().id.text);
    QCOMPARE(lab->call(Method::Delete, path).status, 204);
    QCOMPARE(lab->fleet->find(gone), Fleet::kNoRow);
    QCOMPARE(lab->call(Method::Delete, path).status, 404);
    QVERIFY(lab->call(Method::Delete, path).body.isEmpty());
    close();
}

void TestDeviceAuthService::aSecondKeyReplacesTheFirst()
{
    open();
    const auto first = DeviceKey::generate(KeyType::Ed25519);
    const auto second = DeviceKey::generate(KeyType::EcP256);
    ask(*first, "{\"mac\":\"a\"}");
    const Row row = lab->fleet->findByIdentity("{\"mac\":\"a\"}");
    QCOMPARE(setStatus(row, lab->fleet->authSets(row)[0].id, "accepted"), 204);
    const Response old = ask(*first, "{\"mac\":\"a\"}");
    QCOMPARE(ask(*second, "{\"mac\":\"a\"}").status, 401);
    QCOMPARE(lab->fleet->authSets(row).size(), size_t { 2 });
    QCOMPARE(lab->fleet->status(row), AuthStatus::Accepted);
    QCOMPARE(setStatus(row, lab->fleet->authSets(row)[1].id, "accepted"), 204);
    QCOMPARE(lab->fleet->authSets(row)[0].status, AuthStatus::Rejected);
    QVERIFY(!tokenGood(old));
    QCOMPARE(ask(*first, "{\"mac\":\"a\"}").status, 401);
    QCOMPARE(ask(*second, "{\"mac\":\"a\"}").status, 200);
    close();
}

void TestDeviceAuthService::preauthorization()
{
    open();
    const auto key = DeviceKey::generate(KeyType::Ed25519);
    const QByteArray body = LabFixture::json({ { QStringLiteral("identity_data"), QJsonObject { { QStringLiteral("mac"), QStringLiteral("pre") }, { QStringLiteral("n"), 2 } } },
        { QStringLiteral("pubkey"), QString::fromLatin1(key->publicPem()) } });
    const Response made = lab->call(Method::Post, kBase + QStringLiteral("devices"), body);
    QCOMPARE(made.status, 201);
    const Row row = lab->fleet->findByIdentity("{\"mac\":\"pre\",\"n\":2}");
    QCOMPARE(made.header("Location"), "devices/" + lab->fleet->id(row).text.toLatin1());
    QCOMPARE(lab->fleet->status(row), AuthStatus::Preauthorized);
    const Response conflict = lab->call(Method::Post, kBase + QStringLiteral("devices"), body);
    QCOMPARE(conflict.status, 409);
    QCOMPARE(LabFixture::object(conflict).value(QLatin1String("id")).toString(), lab->fleet->id(row).text);
    QCOMPARE(ask(*key, "{\"n\":2,\"mac\":\"pre\"}").status, 200);
    QCOMPARE(lab->fleet->status(row), AuthStatus::Accepted);
    QCOMPARE(lab->call(Method::Post, kBase + QStringLiteral("devices"), "{\"identity_data\":{\"a\":1},\"pubkey\":\"x\"}").status, 400);
    close();
}

void TestDeviceAuthService::limits()
{
    open();
    const QString path = kBase + QStringLiteral("limits/max_devices");
    QCOMPARE(LabFixture::object(lab->call(Method::Get, path)).value(QLatin1String("limit")).toInt(), -1);
    QCOMPARE(LabFixture::object(lab->call(Method::Get, kBase + QStringLiteral("limits/devices"))).value(QLatin1String("standard")).toInt(), -1);
    QCOMPARE(lab->call(Method::Get, kBase + QStringLiteral("limits/other")).status, 400);
    const QByteArray limit = "{\"limit\":" + QByteArray::number(lab->fleet->countByStatus(AuthStatus::Accepted)) + '}';
    QCOMPARE(lab->call(Method::Put, QStringLiteral("/api/internal/v1/devauth/tenant/t/limits/max_devices"), limit).status, 204);
    const Row row = lab->rowWith(AuthStatus::Pending);
    QCOMPARE(setStatus(row, lab->fleet->authSets(row)[0].id, "accepted"), 422);
    QCOMPARE(lab->fleet->status(row), AuthStatus::Pending);
    QCOMPARE(lab->call(Method::Delete, QStringLiteral("/api/internal/v1/devauth/tenant/t/limits/max_devices")).status, 204);
    QCOMPARE(setStatus(row, lab->fleet->authSets(row)[0].id, "accepted"), 204);
    close();
}

void TestDeviceAuthService::decommissioning()
{
    open();
    QStringList told;
    lab->parts->context.deviceDecommissioned.push_back([&told](const QString &id) { told.append(id); });
    const Row row = lab->rowWith(AuthStatus::Accepted);
    const auto claims = lab->parts->tokens.read(service->issueToken(row));
    const QString path = kBase + QStringLiteral("devices/") + claims->subject;
    QCOMPARE(lab->call(Method::Delete, path).status, 204);
    QCOMPARE(told, QStringList { claims->subject });
    QCOMPARE(lab->audit.entries.last().action, QStringLiteral("decommission"));
    QCOMPARE(lab->fleet->count(), 99U);
    QVERIFY(!lab->parts->context.deviceTokenCheck(claims->tokenId, claims->subject));
    QCOMPARE(lab->call(Method::Delete, path).status, 404);
    QCOMPARE(lab->call(Method::Get, path).status, 404);
    close();
}

void TestDeviceAuthService::listsAndCounts()
{
    open(QStringLiteral(":memory:"), 300);
    const auto count = [this](const QString &query) {
        return LabFixture::object(lab->call(Method::Get, kBase + QStringLiteral("devices/count") + query)).value(QLatin1String("count")).toInteger();
    };
    QCOMPARE(count({}), 300);
    QCOMPARE(count(QStringLiteral("?status=pending")), lab->fleet->countByStatus(AuthStatus::Pending));
    QCOMPARE(lab->call(Method::Get, kBase + QStringLiteral("devices/count?status=odd")).status, 400);
    QCOMPARE(lab->call(Method::Get, kBase + QStringLiteral("devices?status=odd")).status, 400);
    QStringList all;
    for (int page = 1; page <= 3; ++page) {
        const Response response = lab->call(Method::Get, kBase + QStringLiteral("devices?per_page=120&page=%1").arg(page));
        QVERIFY(response.header("X-Total-Count").isEmpty());
        bool hasNext = false;
        for (const auto &[name, value] : response.headers)
            hasNext = hasNext || (name == "Link" && value.endsWith("rel=\"next\""));
        QCOMPARE(hasNext, page < 3);
        all += idsOf(response);
    }
    QCOMPARE(QSet<QString>(all.begin(), all.end()).size(), 300);
    // By status first, then by id.
    const auto accepted = lab->fleet->countByStatus(AuthStatus::Accepted);
    for (qsizetype i = 0; i < accepted; ++i) {
        QCOMPARE(lab->fleet->status(lab->fleet->find(DeviceId(all[i]))), AuthStatus::Accepted);
        QVERIFY(i == 0 || all[i - 1] < all[i]);
    }
    QCOMPARE(idsOf(lab->callOdd(Method::Get, kBase + QStringLiteral("devices?status=pending&status=noauth&per_page=500"))).size(),
        static_cast<qsizetype>(lab->fleet->countByStatus(AuthStatus::Pending) + lab->fleet->countByStatus(AuthStatus::NoAuth)));
    const QByteArray body = LabFixture::json({ { QStringLiteral("id"), QJsonArray { all[5], all[250], QStringLiteral("nobody") } } });
    QCOMPARE(idsOf(lab->call(Method::Post, kBase + QStringLiteral("devices/search"), body)).size(), 2);
    const QJsonObject one = LabFixture::object(lab->call(Method::Get, kBase + QStringLiteral("devices/") + all[5]));
    QVERIFY(one.value(QLatin1String("identity_data")).toObject().contains(QLatin1String("mac")));
    QCOMPARE(one.value(QLatin1String("decommissioning")), QJsonValue(false));
    const QByteArray pem = one.value(QLatin1String("auth_sets")).toArray().at(0).toObject().value(QLatin1String("pubkey")).toString().toLatin1();
    QCOMPARE(canonicalPublicKey(pem), std::optional(pem));
    close();
}

void TestDeviceAuthService::simulatedDevicesSendInventoryOnceAccepted()
{
    open();
    const Row row = lab->rowWith(AuthStatus::Pending);
    QCOMPARE(setStatus(row, lab->fleet->authSets(row)[0].id, "accepted"), 204);
    QVERIFY(lab->fleet->deviceType(row).isEmpty());
    QCOMPARE(simulation->provisionAccepted(10), 1);
    QVERIFY(!lab->fleet->deviceType(row).isEmpty());
    QCOMPARE(simulation->provisionAccepted(10), 0);
    // The ticker alone does it too, and lets somebody report.
    const Row other = lab->rowWith(AuthStatus::Pending);
    QCOMPARE(setStatus(other, lab->fleet->authSets(other)[0].id, "accepted"), 204);
    const quint64 before = lab->fleet->journalEnd();
    QCOMPARE(lab->parts->context.tickers.size(), size_t { 1 });
    for (int i = 0; i < 40; ++i) {
        lab->parts->clock.advance(std::chrono::milliseconds(250));
        Transaction transaction(lab->parts->db);
        lab->parts->context.tickers.front().run(lab->parts->clock.now());
        transaction.commit();
    }
    QVERIFY(!lab->fleet->deviceType(other).isEmpty());
    QVERIFY(lab->fleet->changedSince(before)->size() >= 3);
    close();
}

void TestDeviceAuthService::survivesARestart()
{
    const QTemporaryDir folder;
    const QString path = folder.filePath(QStringLiteral("lab.sqlite"));
    open(path);
    const auto key = DeviceKey::generate(KeyType::Ed25519);
    ask(*key, "{\"mac\":\"a\"}");
    Row row = lab->fleet->findByIdentity("{\"mac\":\"a\"}");
    const DeviceId id = lab->fleet->id(row);
    QCOMPARE(setStatus(row, lab->fleet->authSets(row)[0].id, "accepted"), 204);
    const auto claims = lab->parts->tokens.read(ask(*key, "{\"mac\":\"a\"}").body);
    lab->parts->context.deviceSeen(id.text);
    close();
    restart(path);
    row = lab->fleet->find(id);
    QCOMPARE(lab->fleet->status(row), AuthStatus::Accepted);
    QCOMPARE(lab->fleet->checkedIn(row), noon());
    QVERIFY(lab->parts->context.deviceTokenCheck(claims->tokenId, claims->subject));
    QCOMPARE(ask(*key, "{\"mac\":\"a\"}").status, 200);
    QCOMPARE(lab->fleet->count(), 101U);
    close();
}

DRYDOCK_TEST_MAIN(TestDeviceAuthService)
#include "tst_deviceauthservice.moc"
