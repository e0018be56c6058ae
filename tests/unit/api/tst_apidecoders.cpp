// SPDX-License-Identifier: GPL-3.0-or-later
//
// Answers as the servers write them (not as our encoders do), and what the decoders make of them.
#include "tests/support/testmain.h"
#include "tests/unit/api/apireply.h"

#include "models/api/artifacts.h"
#include "models/api/auditlogs.h"
#include "models/api/deployments.h"
#include "models/api/deviceauth.h"
#include "models/api/inventory.h"
#include "models/api/tenantadm.h"
#include "tests/support/sametable.h"

#include <QFile>

#include <random>

using namespace drydock;
using namespace drydock::api;
using drydock::test::jsonReply;

namespace {

template<class T> Page<T> page(const char *fixture, T (*decode)(Reader &))
{
    QFile file(qEnvironmentVariable("DRYDOCK_SOURCE") + QStringLiteral("/tests/unit/api/fixtures/")
        + QLatin1String(fixture));
    if (!file.open(QIODevice::ReadOnly))
        qFatal("%s is missing", fixture);
    return decodePage<T>(jsonReply(file.readAll()), decode).value();
}

QString s(const char *text)
{
    return QString::fromUtf8(text);
}

} // namespace

class TestApiDecoders : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init() { DRYDOCK_FAIL_ON_WARNING(); }

    void inventoryDevices()
    {
        const Page<Device> devices = page<Device>("inventory_devices.json", decodeDevice);
        QCOMPARE(devices.rejected, 1); // one without an id
        QCOMPARE(devices.items.size(), size_t(2));
        const Device &device = devices.items.front();
        QCOMPARE(device.id.text, s("e1000000-0000-4000-8000-000000000001"));
        QCOMPARE(device.updated, Timestamp::fromRfc3339(u"2026-01-02T03:04:05.678Z"));
        // Ten of twelve: null and an object are no values.
        QCOMPARE(device.attributes.size(), size_t(10));
        QVERIFY(*device.find(u"identity", u"status") == AttributeValue(s("accepted")));
        QVERIFY(*device.find(u"inventory", u"ipv4") == AttributeValue(QStringList { s("10.0.0.1"), s("10.0.0.2") }));
        QVERIFY(*device.find(u"inventory", u"mem_total_kB") == AttributeValue(1015804.0));
        QVERIFY(*device.find(u"monitor", u"alerts") == AttributeValue(true));
        QVERIFY(device.find(u"inventory", u"status") == nullptr);
        QVERIFY(device.find(u"identity", u"broken") == nullptr);
        const Attribute &tag = device.attributes.back();
        QCOMPARE(tag.description, s("display name"));
        QVERIFY(tag.timestamp.isValid());
        QVERIFY(!devices.items.back().updated.isValid());
    }

    //! Texts are shared by what was seen before: whatever the order, kind and number of attributes, none gets another's.
    void pagesOfManyDevices()
    {
        std::mt19937 random(20261125);
        const auto below = [&random](int n) { return static_cast<int>(random() % static_cast<unsigned>(n)); };
        const QStringList scopes { s("inventory"), s("identity"), s("system"), s("tags"), s("monitor"), s("later"), s("tag5") };
        std::vector<Device> devices;
        for (int i = 0; i < 300; ++i) {
            Device &device = devices.emplace_back();
            device.id = DeviceId(s("d-%1").arg(i));
            for (int a = below(40); a > 0; --a) {
                Attribute &attribute = device.attributes.emplace_back();
                attribute.scope = scopes.at(below(20) > 0 ? below(3) : below(static_cast<int>(scopes.size())));
                attribute.name = below(8) > 0 ? s("name-%1").arg(a) : s("n%1\u00e4").arg(below(1000));
                const int few = below(3) > 0 ? below(4) : below(1'000'000);
                if (const int kind = below(12); kind == 0)
                    attribute.value = few / 4.0;
                else if (kind == 1)
                    attribute.value = QStringList { s("x%1").arg(few), QString() };
                else if (kind == 2)
                    attribute.value = below(2) > 0;
                else
                    attribute.value = kind == 3 ? QString(few % 80, QLatin1Char('y')) : s("value %1 \u20ac").arg(few);
                if (below(30) == 0)
                    attribute.description = s("of %1").arg(a);
                if (below(30) == 0)
                    attribute.timestamp = Timestamp { 1'790'000'000'000 + few };
            }
        }
        HttpReply reply;
        reply.status = 200;
        reply.headers = { { "Content-Type", "application/json" } };
        reply.body = toJson(devices);
        const auto decoded = decodePage<Device>(reply, decodeDevice);
        QVERIFY(decoded.ok());
        QVERIFY(decoded->items == devices);
        const auto table = decodeDeviceTable(reply);
        QVERIFY(table.ok());
        QVERIFY(test::isSame(*decoded, *table));
    }

    void bothWaysToReadDevicesAgree()
    {
        HttpReply reply;
        reply.status = 200;
        reply.headers = { { "Content-Type", "application/json" } };
        // Strange elements, values and members; what is left out, and what only looks like it.
        for (const char *json : { "[]", "null", "{}", "[1]", "not json",
                 R"([{"id":"a","attributes":[{"name":"n","scope":"inventory","value":"x"}]},{"id":"","attributes":[]},{"attributes":[]},)"
                 R"({"id":"b","attributes":7},{"id":"c"},{"id":"d","attributes":null,"updated_ts":"2026-01-02T03:04:05Z"}])",
                 R"([{"id":"a","attributes":[{"name":"n","scope":"inventory","value":{}},{"name":"n","scope":"s","value":[1,"x"]},)"
                 R"({"name":"n","scope":"odd","value":[1,2]},{"name":"n","scope":"inventory"},{"name":5,"scope":"inventory","value":1},)"
                 R"({"name":"t","scope":"tags","value":"1"},{"name":"t","scope":"tags","value":2,"description":"of","timestamp":"2026-01-02T03:04:05Z"},)"
                 R"({"name":"m","scope":"system","scope":"tags","value":"x"},{"name":"e","scope":"inventory","value":""},{"name":"z","scope":"inventory","value":-0.0},)"
                 R"({"name":"b","scope":"inventory","value":true},{"name":"l","scope":"inventory","value":[]},{"name":"g","scope":"inventory","value":1e15}]},)"
                 R"({"id":"a","attributes":[{"name":"t","scope":"tags","value":"\u00e4\u0000\ufeff"},{"name":"updated_ts","scope":"system","value":"2026-01-02T03:04:05.678Z"}]}])" }) {
            reply.body = json;
            const auto page = decodePage<Device>(reply, decodeDevice);
            const auto table = decodeDeviceTable(reply);
            QCOMPARE(table.ok(), page.ok());
            if (page.ok())
                QVERIFY2(test::isSame(*page, *table), json);
        }
    }

    void aTableKnowsItsTimes()
    {
        HttpReply reply;
        reply.status = 200;
        reply.headers = { { "Content-Type", "application/json" } };
        reply.body = R"([{"id":"a","attributes":[{"name":"updated_ts","scope":"system","value":"2026-01-02T03:04:05Z"},)"
                     R"({"name":"check_in_time","scope":"system","value":"2026-01-03T00:00:00Z"}]},)"
                     R"({"id":"b","updated_ts":"2026-02-02T03:04:05Z","attributes":[{"name":"updated_ts","scope":"system","value":"2026-01-02T03:04:05Z"}]},)"
                     R"({"id":"c","attributes":[{"name":"updated_ts","scope":"system","value":7}]}])";
        const auto table = decodeDeviceTable(reply);
        QVERIFY(table.ok());
        const auto at = [](const char *text) { return Timestamp::fromRfc3339(QByteArrayView(text)); };
        QVERIFY(table->updated == (std::vector { at("2026-01-02T03:04:05Z"), at("2026-02-02T03:04:05Z"), Timestamp {} }));
        QVERIFY(table->checkedIn == (std::vector { at("2026-01-03T00:00:00Z"), Timestamp {}, Timestamp {} }));
    }

    void authDevices()
    {
        const Page<AuthDevice> devices = page<AuthDevice>("devauth_devices.json", decodeAuthDevice);
        QCOMPARE(devices.rejected, 0);
        QCOMPARE(devices.items.size(), size_t(2));
        const AuthDevice &device = devices.items.front();
        QCOMPARE(device.status, AuthStatus::Pending);
        QCOMPARE(device.identity.size(), size_t(3));
        QCOMPARE(device.identity.at(0), std::pair(s("sn"), s("007")));
        QCOMPARE(device.identity.at(1), std::pair(s("slot"), s("4")));
        QCOMPARE(device.identity.at(2), std::pair(s("mac"), s("de:ad:be:ef:00:01")));
        QCOMPARE(device.authSets.size(), size_t(1)); // the second has no id and is left out
        QVERIFY(device.authSets.front().publicKey.startsWith(s("-----BEGIN PUBLIC KEY-----\n")));
        QVERIFY(device.authSets.front().requested.isValid());
        QVERIFY(device.checkedIn.isValid());
        QCOMPARE(devices.items.back().status, AuthStatus::Unknown);
        QCOMPARE(devices.items.back().statusText, s("quarantined"));
        QVERIFY(devices.items.back().decommissioning);
    }

    void releases()
    {
        const Page<Release> v2 = page<Release>("releases_v2.json", decodeRelease);
        QCOMPARE(v2.items.size(), size_t(1));
        const Release &release = v2.items.front();
        QCOMPARE(release.name, s("rel-1"));
        QCOMPARE(release.tags, QStringList { s("stable") });
        QCOMPARE(release.artifactCount, 2);
        const Artifact &artifact = release.artifacts.front();
        QCOMPARE(artifact.format, s("mender"));
        QCOMPARE(artifact.version, 3);
        QVERIFY(!artifact.isSigned);
        QCOMPARE(artifact.updates.size(), size_t(2));
        QCOMPARE(artifact.updates.at(0).type, s("single-file"));
        QCOMPARE(artifact.updates.at(0).files.at(0).size, 9);
        QVERIFY(artifact.updates.at(1).files.empty()); // null
        QCOMPARE(artifact.depends.at(0), std::pair(s("device_type"), QStringList { s("qemux86-64") }));
        QCOMPARE(artifact.provides.at(0), std::pair(s("artifact_name"), QStringList { s("rel-1") }));
        QCOMPARE(artifact.clearsProvides, QStringList { s("rootfs-image.single-file.*") });
        QCOMPARE(artifact.size, 4608);

        const Page<Release> v1 = page<Release>("releases_v1.json", decodeRelease);
        QCOMPARE(v1.items.front().name, release.name);
        QCOMPARE(v1.items.front().modified, release.modified);
        QCOMPARE(v1.items.front().artifactCount, 2);
        QCOMPARE(v1.items.front().artifacts.front(), artifact);
    }

    void deployments()
    {
        const Page<Deployment> deployments = page<Deployment>("deployments.json", decodeDeployment);
        QCOMPARE(deployments.items.size(), size_t(2));
        const Deployment &deployment = deployments.items.front();
        QCOMPARE(deployment.status, DeploymentStatus::InProgress);
        QCOMPARE(deployment.maxDevices, 2);
        QCOMPARE(deployment.statistics[DeviceState::Downloading], 1);
        QCOMPARE(deployment.statistics[DeviceState::AlreadyInstalled], 4);
        QCOMPARE(deployment.statistics[DeviceState::Unknown], 3); // artifact_too_big and incompatible_tier
        QCOMPARE(deployment.statistics.total(), 9);
        QCOMPARE(deployment.statistics.finished(), 4);
        QCOMPARE(deployment.totalSize, 4608);
        QCOMPARE(deployment.groups, QStringList { s("prod") });
        QCOMPARE(deployment.phases.size(), size_t(2));
        QCOMPARE(deployment.phases.at(0).batchPercent, 12.5);
        const Deployment &other = deployments.items.back();
        QCOMPARE(other.status, DeploymentStatus::Unknown);
        QCOMPARE(other.statusText, s("sleeping"));
        QCOMPARE(other.type, s("software"));
    }

    void history()
    {
        const Page<DeviceHistoryEntry> history
            = page<DeviceHistoryEntry>("device_history.json", decodeHistoryEntry);
        QCOMPARE(history.items.size(), size_t(2));
        QCOMPARE(history.items.at(0).device.state, DeviceState::Failure);
        QVERIFY(history.items.at(0).device.hasLog);
        QCOMPARE(history.items.at(0).device.substate, s("ArtifactInstall_Enter"));
        QCOMPARE(history.items.at(0).deployment.name, s("canary"));
        QVERIFY(history.items.at(1).deployment.id.isEmpty());
        QCOMPARE(history.items.at(1).device.stateText, s("artifact_too_big"));
    }

    void auditLog()
    {
        const Page<AuditEntry> entries = page<AuditEntry>("auditlogs.json", decodeAuditEntry);
        QCOMPARE(entries.rejected, 1); // no time
        QCOMPARE(entries.items.size(), size_t(4));
        QCOMPARE(entries.items.at(0).object.name, s("canary"));
        QCOMPARE(entries.items.at(0).object.artifactName, s("rel-1"));
        QCOMPARE(entries.items.at(0).actor.email, s("ada@example.com"));
        QCOMPARE(entries.items.at(1).object.name, s("bob@example.com"));
        QVERIFY(entries.items.at(1).change.startsWith(s("--- ")));
        QCOMPARE(entries.items.at(2).object.name, s("{\"mac\":\"de:ad:be:ef:00:01\"}"));
        QCOMPARE(entries.items.at(3).action, s("teleport"));
        QCOMPARE(entries.items.at(3).object.type, s("spaceship"));
    }

    void statistics()
    {
        const auto read = [](const QByteArray &json) {
            return decodeObject<DeviceStatistics>(jsonReply(json), decodeDeviceStatistics);
        };
        const auto statistics = read(R"({"devices_by_status":{"accepted":{"standard":5,"micro":2,"system":1},
            "pending":{"standard":3},"odd":4,"strange":null}})");
        QCOMPARE(statistics->byStatus.size(), size_t(4));
        QCOMPARE(statistics->byStatus.at(0), std::pair(s("accepted"), qint64(8)));
        QCOMPARE(statistics->byStatus.at(2).second, 4);
        QCOMPARE(statistics->total(), 15);
        QVERIFY(!read("{}").ok());
        QVERIFY(!read(R"({"devices_by_status":[]})").ok());
        // An open source server leaves a zero count out.
        QCOMPARE(decodeObject<GroupChange>(jsonReply("{}"), decodeGroupChange)->matched, 0);
        QVERIFY(!decodeObject<GroupChange>(jsonReply("[]"), decodeGroupChange).ok());
    }

    void searchesThatAServerRefuses_data()
    {
        QTest::addColumn<QByteArray>("body");
        const auto filter = [](const QByteArray &rest) { return "{\"filters\":[{" + rest + "}]}"; };
        QTest::newRow("nothing") << QByteArray();
        QTest::newRow("per_page") << QByteArray(R"({"per_page":501})");
        QTest::newRow("no type") << filter(R"("scope":"a","attribute":"b","value":1)");
        QTest::newRow("odd type") << filter(R"("scope":"a","attribute":"b","type":"$near","value":1)");
        QTest::newRow("null value") << filter(R"("scope":"a","attribute":"b","type":"$eq","value":null)");
        QTest::newRow("no value") << filter(R"("scope":"a","attribute":"b","type":"$eq")");
        QTest::newRow("empty scope") << filter(R"("scope":"","attribute":"b","type":"$eq","value":1)");
        QTest::newRow("$in without list") << filter(R"("scope":"a","attribute":"b","type":"$in","value":"x")");
        QTest::newRow("$exists without boolean") << filter(R"("scope":"a","attribute":"b","type":"$exists","value":1)");
        QTest::newRow("sort without order") << QByteArray(R"({"sort":[{"scope":"a","attribute":"b"}]})");
        QTest::newRow("sort with odd order") << QByteArray(R"({"sort":[{"scope":"a","attribute":"b","order":"up"}]})");
        QTest::newRow("filters as object") << QByteArray(R"({"filters":{}})");
        QTest::newRow("select without scope") << QByteArray(R"({"attributes":[{"attribute":"b"}]})");
    }
    void searchesThatAServerRefuses()
    {
        QFETCH(QByteArray, body);
        const Result<SearchQuery> query = decodeSearchQuery(body);
        QVERIFY(!query.ok());
        QCOMPARE(query.error().kind, ErrorKind::Unprocessable);
    }

    void searchesThatAServerMends()
    {
        const Result<SearchQuery> query = decodeSearchQuery(R"({"page":0,"per_page":-3,"filters":null,"sort":[]})");
        QVERIFY(query.ok());
        QVERIFY(*query == SearchQuery {});
    }

    void deploymentsThatAServerRefuses()
    {
        for (const char *bad : { "", "{}", R"({"name":"n"})", R"({"name":"","artifact_name":"a"})",
                 R"({"name":"n","artifact_name":"a","devices":["d"],"all_devices":true})" })
            QVERIFY2(!decodeNewDeployment(bad).ok(), bad);
        const QByteArray longName = QByteArray(R"({"artifact_name":"a","name":")") + QByteArray(257, 'n') + "\"}";
        QVERIFY(!decodeNewDeployment(longName).ok());
    }

    void logs()
    {
        HttpReply reply = jsonReply("2026-11-23 01:38:21 +0000 UTC info: \xC3\xA4\xFF\r\nline two\n", "text/plain");
        QVERIFY(decodeLog(reply)->startsWith(s("2026-11-23")));
        QVERIFY(decodeLog(reply)->contains(s("\u00e4\uFFFD")));
        reply.body.clear();
        QCOMPARE(*decodeLog(reply), QString());
        QCOMPARE(decodeLog(jsonReply("<html>", "text/html")).error().kind, ErrorKind::Protocol);
    }
};

DRYDOCK_TEST_MAIN(TestApiDecoders)
#include "tst_apidecoders.moc"
