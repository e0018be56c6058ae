// SPDX-License-Identifier: GPL-3.0-or-later
//
// What every call of every façade puts into its RequestSpec, letter by letter, and how its answer arrives.
#include "tests/support/testmain.h"
#include "tests/unit/api/apicalls.h"

#include <QTemporaryDir>

using namespace drydock;
using namespace drydock::api;
using drydock::test::ApiCall;
using drydock::test::RecordingTransport;
namespace sample = drydock::test::sample;

namespace {

//! One line that says everything: "GET path?query | lane | repeatable | operation | headers | body".
QString describe(const RequestSpec &spec)
{
    static constexpr const char *kLanes[] = { "interactive", "polling", "bulk", "transfer" };
    QString line = QString::fromLatin1(verbName(spec.verb)) + QLatin1Char(' ') + spec.path.join(QLatin1Char('/'));
    QChar separator = QLatin1Char('?');
    for (const auto &[name, value] : spec.query) {
        line += separator + name + QLatin1Char('=') + value;
        separator = QLatin1Char('&');
    }
    line += QStringLiteral(" | ") + QLatin1String(kLanes[static_cast<int>(spec.lane)]);
    line += spec.idempotent ? QStringLiteral(" | repeatable | ") : QStringLiteral(" | once | ");
    line += spec.operation;
    for (const auto &[name, value] : spec.headers)
        line += QStringLiteral(" | ") + QString::fromUtf8(name + ": " + value);
    if (!spec.body.isEmpty())
        line += QStringLiteral(" | ") + QString::fromUtf8(spec.body);
    return line;
}

const char *const kExpected[] = {
    // useradm
    R"(POST api/management/v1/useradm/auth/login | interactive | once | Login | {"no_expiry":true,"token2fa":"123456"})",
    R"(POST api/management/v1/useradm/auth/login | interactive | once | Login | {"no_expiry":false})",
    "POST api/management/v1/useradm/auth/logout | interactive | once | Logout",
    "GET api/management/v1/useradm/users/me | interactive | repeatable | Show Own User Data",
    "GET api/management/v1/useradm/users | interactive | repeatable | List Users Management",
    "GET api/management/v1/useradm/settings | interactive | repeatable | Show User Settings",
    "GET api/management/v1/useradm/settings/me | interactive | repeatable | Show My User Settings",
    "POST api/management/v1/useradm/settings | interactive | once | Update User Settings | If-Match: e-1 | "
    R"({"2fa":"enabled","id_attribute":{"attribute":"mac","scope":"identity"}})",
    "POST api/management/v1/useradm/settings/me | interactive | once | Update My User Settings | {}",
    "GET api/management/v1/useradm/settings/tokens | interactive | repeatable | List User Personal Access Tokens",
    "POST api/management/v1/useradm/settings/tokens | interactive | once | Create Personal Access Token | "
    R"({"name":"build","expires_in":3600})",
    "DELETE api/management/v1/useradm/settings/tokens/00000000-0000-4000-8000-000000000002 | interactive | repeatable | "
    "Revoke Personal Access Token",
    // deviceauth
    "GET api/management/v2/devauth/devices?page=1&per_page=500 | bulk | repeatable | DeviceAuth Management List Devices",
    "GET api/management/v2/devauth/devices?status=pending&page=2&per_page=100 | bulk | repeatable | DeviceAuth "
    "Management List Devices",
    "POST api/management/v2/devauth/devices/search?page=2&per_page=100 | polling | repeatable | DeviceAuth Management "
    R"(Search Devices | {"status":["accepted","rejected"]})",
    "POST api/management/v2/devauth/devices/search?page=1&per_page=500 | interactive | repeatable | DeviceAuth Management "
    R"(Search Devices | {"id":["00000000-0000-4000-8000-000000000004"]})",
    "GET api/management/v2/devauth/devices/00000000-0000-4000-8000-000000000004 | interactive | repeatable | DeviceAuth "
    "Management Get Device",
    "GET api/management/v2/devauth/devices/count | polling | repeatable | DeviceAuth Management Count Devices",
    "GET api/management/v2/devauth/devices/count?status=accepted | polling | repeatable | DeviceAuth Management Count "
    "Devices",
    "PUT api/management/v2/devauth/devices/00000000-0000-4000-8000-000000000004/auth/"
    "00000000-0000-4000-8000-000000000003/status | interactive | repeatable | DeviceAuth Management Set Authentication "
    R"(Status | {"status":"accepted"})",
    "DELETE api/management/v2/devauth/devices/00000000-0000-4000-8000-000000000004/auth/"
    "00000000-0000-4000-8000-000000000003 | interactive | once | DeviceAuth Management Remove authentication",
    "DELETE api/management/v2/devauth/devices/00000000-0000-4000-8000-000000000004 | interactive | once | DeviceAuth "
    "Management Decommission device",
    nullptr, // preauthorize: its identity is looked at below
    "GET api/management/v2/devauth/limits/max_devices | interactive | repeatable | DeviceAuth Management Get Device "
    "Limit",
    // inventory
    nullptr, // search: its body is tst_apiroundtrip's
    "POST api/management/v2/inventory/filters/search | interactive | repeatable | Inventory V2 Search Device Inventories "
    R"(| {"page":1,"per_page":20})",
    "GET api/management/v1/inventory/devices/00000000-0000-4000-8000-000000000004 | interactive | repeatable | Get "
    "Device Inventory",
    "GET api/management/v2/inventory/filters/attributes | interactive | repeatable | Get filterable attributes",
    "GET api/management/v2/inventory/statistics | polling | repeatable | Get Statistics",
    "GET api/management/v1/inventory/groups | polling | repeatable | List Groups",
    "PATCH api/management/v1/inventory/groups/prod/devices | interactive | once | Add Devices to Group | "
    R"(["00000000-0000-4000-8000-000000000004","00000000-0000-4000-8000-000000000005"])",
    "DELETE api/management/v1/inventory/groups/prod/devices | interactive | once | Remove Devices from Group | "
    R"(["00000000-0000-4000-8000-000000000004","00000000-0000-4000-8000-000000000005"])",
    "DELETE api/management/v1/inventory/groups/prod | interactive | once | Remove a Group",
    "PUT api/management/v1/inventory/devices/00000000-0000-4000-8000-000000000004/tags | interactive | once | Assign "
    R"(Tags | If-Match: e-2 | [{"name":"name","value":"Bench","description":"d"}])",
    "PUT api/management/v1/inventory/devices/00000000-0000-4000-8000-000000000004/tags | interactive | repeatable | "
    "Assign Tags | []",
    // releases and artifacts
    "GET api/management/v2/deployments/deployments/releases?name=rel &1&tag=stable&tag=eu&update_type=rootfs-image&"
    "sort=modified:desc&page=2&per_page=50 | bulk | repeatable | Deployments V2 List Releases with pagination",
    "GET api/management/v2/deployments/deployments/releases/rel/1 \u00fc | interactive | repeatable | Get Release with "
    "given name",
    "GET api/management/v1/deployments/artifacts/list?page=3&per_page=100 | bulk | repeatable | Deployments V1 List "
    "Artifacts with pagination",
    "GET api/management/v1/deployments/artifacts/00000000-0000-4000-8000-000000000006 | interactive | repeatable | Show "
    "Artifact",
    "POST api/management/v1/deployments/artifacts | transfer | once | Upload Artifact",
    "PUT api/management/v1/deployments/artifacts/00000000-0000-4000-8000-000000000006 | interactive | repeatable | "
    R"(Update Artifact Info | {"description":"new"})",
    "DELETE api/management/v1/deployments/artifacts/00000000-0000-4000-8000-000000000006 | interactive | once | Delete "
    "Artifact",
    "DELETE api/management/v2/deployments/deployments/releases?name=rel-1&name=rel-2 | interactive | once | Delete "
    "Releases",
    "PATCH api/management/v2/deployments/deployments/releases/rel-1 | interactive | repeatable | Update Release "
    R"(information | {"notes":"a note"})",
    "PUT api/management/v2/deployments/deployments/releases/rel-1/tags | interactive | repeatable | Assign Release Tags "
    R"(| ["stable"])",
    "GET api/management/v1/deployments/artifacts/00000000-0000-4000-8000-000000000006/download | interactive | "
    "repeatable | Download Artifact",
    "GET api/management/v1/deployments/limits/storage | polling | repeatable | Deployments Get Storage Usage",
    // deployments
    "GET api/management/v1/deployments/deployments?status=inprogress&search=canary&created_after=1790000000&"
    "created_before=1790000060&sort=asc&page=2&per_page=20 | polling | repeatable | Deployments V1 List Deployments",
    "GET api/management/v1/deployments/deployments?page=1&per_page=100 | bulk | repeatable | Deployments V1 List "
    "Deployments",
    "GET api/management/v1/deployments/deployments/00000000-0000-4000-8000-000000000007 | polling | repeatable | Show "
    "Deployment",
    "POST api/management/v1/deployments/deployments/statistics/list | polling | repeatable | Deployment Status "
    R"(Statistics List | {"deployment_ids":["00000000-0000-4000-8000-000000000007"]})",
    "GET api/management/v1/deployments/deployments/00000000-0000-4000-8000-000000000007/devices/list?page=2&"
    "per_page=500 | polling | repeatable | List Devices in Deployment",
    "GET api/management/v1/deployments/deployments/00000000-0000-4000-8000-000000000007/device_list | interactive | "
    "repeatable | List Device IDs in Deployment",
    "GET api/management/v1/deployments/deployments/00000000-0000-4000-8000-000000000007/devices/"
    "00000000-0000-4000-8000-000000000004/log | interactive | repeatable | Get Deployment Log for Device",
    "POST api/management/v1/deployments/deployments | interactive | once | Deployments Create Deployment | "
    R"({"name":"canary","artifact_name":"rel-1","devices":["00000000-0000-4000-8000-000000000004",)"
    R"("00000000-0000-4000-8000-000000000005"],"force_installation":true,"retries":3,"phases":[{"batch_size":10,)"
    R"("start_ts":"2026-09-21T14:31:20.123Z"},{"start_ts":"2026-09-21T14:32:20.123Z"}]})",
    "POST api/management/v1/deployments/deployments | interactive | once | Deployments Create Deployment | "
    R"({"name":"canary","artifact_name":"rel-1","all_devices":true,"force_installation":true,"retries":3,)"
    R"("phases":[{"batch_size":10,"start_ts":"2026-09-21T14:31:20.123Z"},{"start_ts":"2026-09-21T14:32:20.123Z"}]})",
    "POST api/management/v1/deployments/deployments/group/prod | interactive | once | Create Deployment for a Group of "
    R"(Devices | {"name":"canary","artifact_name":"rel-1","force_installation":true,"retries":3,)"
    R"("phases":[{"batch_size":10,"start_ts":"2026-09-21T14:31:20.123Z"},{"start_ts":"2026-09-21T14:32:20.123Z"}]})",
    "PUT api/management/v1/deployments/deployments/00000000-0000-4000-8000-000000000007/status | interactive | once | "
    R"(Abort Deployment | {"status":"aborted"})",
    "GET api/management/v1/deployments/deployments/devices/00000000-0000-4000-8000-000000000004?page=3&per_page=20 | "
    "interactive | repeatable | Deployments List Deployments for a Device",
    "DELETE api/management/v1/deployments/deployments/devices/00000000-0000-4000-8000-000000000004 | interactive | "
    "repeatable | Abort Deployments for a Device",
    // audit log and tenant
    "GET api/management/v1/auditlogs/logs?created_after=1790000000&created_before=1790000060&"
    "actor_id=00000000-0000-4000-8000-000000000001&actor_email=ada@example.com&actor_type=user&"
    "object_id=00000000-0000-4000-8000-000000000007&object_type=deployment&object_deployment_name=canary&sort=asc&page=2&"
    "per_page=100 | polling | repeatable | GetAuditLogs",
    "GET api/management/v1/tenantadm/user/tenant | interactive | repeatable | TenantInfo",
};

} // namespace

class TestApiFacades : public QObject {
    Q_OBJECT

private:
    QTemporaryDir m_folder;

    QString artifactFile() const
    {
        QFile file(m_folder.filePath(QStringLiteral("rel-1.mender")));
        if (file.open(QIODevice::WriteOnly))
            file.write("0123456789");
        return file.fileName();
    }

private Q_SLOTS:
    void init() { DRYDOCK_FAIL_ON_WARNING(); }

    void everyCall()
    {
        const std::vector<ApiCall> calls = drydock::test::allCalls(artifactFile());
        QCOMPARE(calls.size(), std::size(kExpected));
        for (size_t i = 0; i < calls.size(); ++i) {
            RecordingTransport transport;
            calls.at(i).send(transport);
            QCOMPARE(transport.specs.size(), size_t(1));
            const RequestSpec &spec = transport.specs.front();
            if (kExpected[i] != nullptr)
                QCOMPARE(describe(spec), QString::fromUtf8(kExpected[i]));
            QCOMPARE(!spec.contentType.isEmpty(), !spec.body.isEmpty() || static_cast<bool>(spec.bodySource));
            if (!spec.body.isEmpty())
                QCOMPARE(spec.contentType, QByteArray("application/json"));
            QVERIFY(spec.absoluteUrl.isEmpty());
        }
    }

    void credentialsOfSignInOnly()
    {
        for (const ApiCall &call : drydock::test::allCalls(artifactFile())) {
            RecordingTransport transport;
            call.send(transport);
            const RequestSpec &spec = transport.specs.front();
            const bool signIn = call.name.startsWith("signIn");
            QCOMPARE(spec.credentials, signIn ? Credentials::Basic : Credentials::Bearer);
            QCOMPARE(!spec.user.isEmpty(), signIn);
        }
        RecordingTransport transport;
        drydock::test::userAdmCalls().front().send(transport);
        QCOMPARE(transport.specs.front().user, QByteArray("ada@example.com"));
        QCOMPARE(transport.specs.front().password, QByteArray("p\xC3\xA4ss"));
    }

    void aReleaseNameIsOneSegment()
    {
        RecordingTransport transport;
        auto call = SoftwareApi(transport).release(QStringLiteral("a/../b"));
        QCOMPARE(transport.specs.front().path.last(), QStringLiteral("a/../b"));
    }

    void preauthorizeBody()
    {
        RecordingTransport transport;
        auto call = DeviceAuthApi(transport).preauthorize(
            { { { QStringLiteral("mac"), QStringLiteral("x") } }, QStringLiteral("PEM"), false });
        QCOMPARE(describe(transport.specs.front()),
            QStringLiteral("POST api/management/v2/devauth/devices | interactive | once | DeviceAuth Management "
                           R"(Preauthorize | {"identity_data":{"mac":"x"},"pubkey":"PEM"})"));
    }

    void uploadBodyPerAttempt()
    {
        RecordingTransport transport;
        auto call = SoftwareApi(transport).upload({ artifactFile(), QStringLiteral("text") });
        const RequestSpec &spec = transport.specs.front();
        QVERIFY(spec.contentType.startsWith("multipart/form-data; boundary="));
        const QByteArray boundary = spec.contentType.mid(spec.contentType.indexOf('=') + 1);
        for (int attempt = 0; attempt < 2; ++attempt) {
            const std::unique_ptr<QIODevice> body = spec.bodySource();
            QVERIFY(body && body->isOpen());
            const QByteArray whole = body->readAll();
            QCOMPARE(whole.size(), body->size());
            QVERIFY(whole.startsWith("--" + boundary + "\r\n"));
            QVERIFY(whole.contains("name=\"description\"\r\n\r\ntext\r\n"));
            QVERIFY(whole.contains("name=\"size\"\r\n\r\n10\r\n"));
            QVERIFY(whole.indexOf("name=\"size\"") < whole.indexOf("name=\"artifact\""));
            QVERIFY(whole.contains("filename=\"rel-1.mender\""));
            QVERIFY(whole.endsWith("\r\n\r\n0123456789\r\n--" + boundary + "--\r\n"));
        }
        auto missing = SoftwareApi(transport).upload({ m_folder.filePath(QStringLiteral("missing")), {} });
        QVERIFY(!transport.specs.back().bodySource());
    }

    void answersArrive()
    {
        RecordingTransport transport;
        const UserAdmApi users(transport);
        std::optional<Result<SignInAnswer>> answer;
        const auto keep = [&answer](const Result<SignInAnswer> &result) { answer = result; };
        auto call = users.signIn({}).then(this, keep);
        transport.reply(200, "eyJh.e30.c2ln\n", { { "Content-Type", "application/jwt" } });
        QCOMPARE(answer->value().token, QByteArray("eyJh.e30.c2ln"));
        call = users.signIn({}).then(this, keep);
        transport.reply(200, "\"eyJh.e30.c2ln\"", { { "Content-Type", "application/json" } });
        QCOMPARE(answer->value().token, QByteArray("eyJh.e30.c2ln"));
        call = users.signIn({}).then(this, keep);
        transport.reply(200, R"({"id":"i","kind":"sso/saml"})", { { "Content-Type", "application/json" } });
        QVERIFY(answer->value().token.isEmpty());
        QCOMPARE(answer->value().providerKind, QStringLiteral("sso/saml"));
        for (const char *odd : { "", "<html>a.b.c</html>", "welcome", "a.b", "{}", "null" }) {
            call = users.signIn({}).then(this, keep);
            transport.reply(200, odd, { { "Content-Type", "text/html" } });
            QVERIFY2(!answer->ok(), odd);
            QCOMPARE(answer->error().kind, ErrorKind::Protocol);
        }
    }

    void settingsArriveWithEtag()
    {
        RecordingTransport transport;
        std::optional<Result<Settings>> settings;
        auto call = UserAdmApi(transport).settings().then(this, [&](const Result<Settings> &r) { settings = r; });
        transport.reply(200, R"( {"x":1,"id_attribute":{"attribute":"sn","scope":"identity"}} )",
            { { "Content-Type", "application/json" }, { "etag", " 0f-1 " } });
        QCOMPARE(settings->value().etag, QByteArray("0f-1"));
        QCOMPARE(settings->value().idAttributeName, QStringLiteral("sn"));
        QCOMPARE(settings->value().json, QByteArray(R"({"x":1,"id_attribute":{"attribute":"sn","scope":"identity"}})"));
        call = UserAdmApi(transport).settings().then(this, [&](const Result<Settings> &r) { settings = r; });
        transport.reply(200, "<html>", { { "Content-Type", "text/html" } });
        QCOMPARE(settings->error().kind, ErrorKind::Protocol);
    }

    void createdThingsHaveTheirId()
    {
        RecordingTransport transport;
        std::optional<Result<DeploymentId>> id;
        const auto keep = [&id](const Result<DeploymentId> &result) { id = result; };
        auto call = DeploymentsApi(transport).create({}).then(this, keep);
        transport.reply(201, "whatever", { { "Location", "/api/management/v1/deployments/deployments/d-1" } });
        QCOMPARE(id->value().text, QStringLiteral("d-1"));
        call = DeploymentsApi(transport).create({}).then(this, keep);
        transport.reply(201, {});
        QCOMPARE(id->error().kind, ErrorKind::Protocol);
    }

    void emptyAnswersAreFine()
    {
        RecordingTransport transport;
        int done = 0;
        const auto count = [&done](const Status &status) { done += status.ok() ? 1 : 0; };
        auto first = DeviceAuthApi(transport).decommission({}).then(this, count);
        transport.reply(204, {});
        auto second = UserAdmApi(transport).signOut().then(this, count);
        transport.reply(202, "<anything>", { { "Content-Type", "text/html" } });
        QCOMPARE(done, 2);
    }

    void statisticsOfNothing()
    {
        RecordingTransport transport;
        std::optional<Result<std::vector<StatisticsOfDeployment>>> list;
        auto call = DeploymentsApi(transport).statistics({}).then(this, [&](const auto &result) { list = result; });
        transport.reply(200, "{}\n", { { "Content-Type", "application/json" } });
        QVERIFY(list->value().empty());
    }

    void deviceCarriesItsTagsEtag()
    {
        RecordingTransport transport;
        std::optional<Result<DeviceWithEtag>> device;
        auto call = InventoryApi(transport).device(DeviceId(QStringLiteral("d")))
                        .then(this, [&](const Result<DeviceWithEtag> &result) { device = result; });
        transport.reply(200, R"({"id":"d"})", { { "Content-Type", "application/json" }, { "ETag", "t-9" } });
        QCOMPARE(device->value().tagsEtag, QByteArray("t-9"));
        QCOMPARE(device->value().device.id.text, QStringLiteral("d"));
    }

    void everySampleAnswerDecodes()
    {
        // Nothing that our own encoders write is refused by the façade that asked for it.
        RecordingTransport transport;
        std::optional<Result<Page<AuditEntry>>> entries;
        auto audit = AuditLogsApi(transport).logs({}).then(this, [&](const auto &result) { entries = result; });
        const ApiCall sampleCall = drydock::test::otherCalls().front();
        transport.reply(sampleCall.status, sampleCall.body, { { "Content-Type", sampleCall.contentType } });
        QCOMPARE(entries->value().items.size(), size_t(2));
        QCOMPARE(entries->value().rejected, 0);
    }
};

DRYDOCK_TEST_MAIN(TestApiFacades)
#include "tst_apifacades.moc"
