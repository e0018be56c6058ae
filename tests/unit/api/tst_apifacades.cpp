// SPDX-License-Identifier: GPL-3.0-or-later
//
// What every call of every façade puts into its RequestSpec, letter by letter, and how its answer arrives.
#include "models/rest/allowlist.h"
#include "tests/support/testmain.h"
#include "tests/unit/api/apisamples_devices.h"
#include "tests/unit/api/apisamples_software.h"
#include "tests/unit/api/calls/calls.h"

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
        QVERIFY(!calls.empty());
        for (const ApiCall &call : calls) {
            RecordingTransport transport;
            call.send(transport);
            QCOMPARE(transport.specs.size(), size_t(1));
            const RequestSpec &spec = transport.specs.front();
            if (!call.sent.isEmpty())
                QCOMPARE(describe(spec), QString::fromUtf8(call.sent));
            QCOMPARE(!spec.contentType.isEmpty(), !spec.body.isEmpty() || static_cast<bool>(spec.bodySource));
            if (!spec.body.isEmpty())
                QCOMPARE(spec.contentType, call.sentType);
            QVERIFY(spec.absoluteUrl.isEmpty());
        }
    }

    void credentials()
    {
        for (const ApiCall &call : drydock::test::allCalls(artifactFile())) {
            RecordingTransport transport;
            call.send(transport);
            const RequestSpec &spec = transport.specs.front();
            QVERIFY2(spec.credentials == call.credentials, call.name.constData());
            QCOMPARE(!spec.user.isEmpty(), call.credentials == Credentials::Basic);
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

    void aDirectUploadGoesToTheStorageWithoutOurToken()
    {
        RecordingTransport transport;
        DirectUpload link = sample::directUpload();
        link.headers.append({ QByteArray("content-type"), QByteArray("application/octet-stream") });
        auto call = ArtifactMakingApi(transport).uploadToStorage(link, artifactFile());
        const RequestSpec &spec = transport.specs.front();
        QCOMPARE(spec.verb, Verb::Put);
        QCOMPARE(spec.absoluteUrl, link.uri);
        QCOMPARE(spec.credentials, Credentials::None);
        QCOMPARE(spec.lane, Lane::Transfer);
        QVERIFY(!spec.idempotent);
        QCOMPARE(spec.headers, (QList<std::pair<QByteArray, QByteArray>> { { "x-amz-acl", "private" } }));
        QCOMPARE(spec.contentType, QByteArray("application/octet-stream")); // the link's word, once
        QCOMPARE(spec.bodySource()->readAll(), QByteArray("0123456789"));
        QVERIFY(!isRead(spec)); // read-only mode stops it
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

    void theInternalApiNeverBearsTheSessionsToken()
    {
        int aboutTokens = 0;
        for (const ApiCall &call : drydock::test::internalCalls()) {
            RecordingTransport transport;
            call.send(transport);
            const RequestSpec &spec = transport.specs.front();
            QVERIFY2(spec.credentials == Credentials::None || spec.credentials == Credentials::Token, call.name.constData());
            QCOMPARE(!spec.password.isEmpty(), spec.credentials == Credentials::Token);
            aboutTokens += spec.credentials == Credentials::Token ? 1 : 0;
            QVERIFY(!spec.path.contains(QStringLiteral("shutdown")));
        }
        QCOMPARE(aboutTokens, 2);
    }

    void onlyConfiguredInternalServicesAreReached()
    {
        const InternalApi off;
        QVERIFY(off.services().isEmpty());
        QVERIFY(!off.users() && !off.devices() && !off.deployments());
        RecordingTransport users;
        const InternalApi some({ { InternalService::UserAdm, &users } });
        QCOMPARE(some.services(), QList<InternalService> { InternalService::UserAdm });
        QVERIFY(some.users().has_value());
        QVERIFY(!some.devices() && !some.deployments() && !some.service(InternalService::Workflows));
        auto call = some.service(InternalService::UserAdm)->health();
        QCOMPARE(users.specs.size(), size_t(1));
    }

    void aTenantWithoutAnId()
    {
        // A server without tenants: the path has an empty segment, and nothing else may have one.
        RecordingTransport transport;
        const QUrl base(QStringLiteral("http://localhost:8082"));
        auto limit = InternalDeviceAuthApi(transport).deviceLimit({});
        QCOMPARE(requestUrl(base, transport.specs.back()).toString(),
            QStringLiteral("http://localhost:8082/api/internal/v1/devauth/tenant//limits/max_devices"));
        auto remove = InternalUserAdmApi(transport).removeUser({}, {});
        QVERIFY(!requestUrl(base, transport.specs.back()).isValid());
        auto revoke = InternalUserAdmApi(transport).revokeTokens({}, UserId(QStringLiteral("u")));
        QCOMPARE(requestUrl(base, transport.specs.back()).query(), QStringLiteral("tenant_id=&user_id=u"));
    }

    void fileUploadEndsWithItsFile()
    {
        RecordingTransport transport;
        auto call = DeviceConnectApi(transport).upload(
            DeviceId(QStringLiteral("d")), { artifactFile(), QStringLiteral("/tmp/\u00e4"), 0, 1000, 0644U });
        const RequestSpec &spec = transport.specs.front();
        const QByteArray boundary = spec.contentType.mid(spec.contentType.indexOf('=') + 1);
        const QByteArray whole = spec.bodySource()->readAll();
        QVERIFY(whole.startsWith("--" + boundary + "\r\nContent-Disposition: form-data; name=\"path\"\r\n\r\n/tmp/\xC3\xA4\r\n"));
        QVERIFY(whole.contains("name=\"uid\"\r\n\r\n0\r\n"));
        QVERIFY(whole.contains("name=\"gid\"\r\n\r\n1000\r\n"));
        QVERIFY(whole.contains("name=\"mode\"\r\n\r\n644\r\n"));
        QVERIFY(!whole.contains("name=\"size\""));
        QVERIFY(whole.indexOf("name=\"mode\"") < whole.indexOf("name=\"file\""));
        QVERIFY(whole.endsWith("\r\n\r\n0123456789\r\n--" + boundary + "--\r\n"));
        // Only what was asked for is sent.
        auto plain = DeviceConnectApi(transport).upload(DeviceId(QStringLiteral("d")), { artifactFile(), QStringLiteral("/x") });
        QVERIFY(!transport.specs.back().bodySource()->readAll().contains("name=\"mode\""));
    }

    void aDownloadedFileIsDescribedByItsHeaders()
    {
        RecordingTransport transport;
        std::optional<Result<DeviceFile>> file;
        auto call = DeviceConnectApi(transport).download(DeviceId(QStringLiteral("d")), QStringLiteral("/f"), nullptr)
                        .then(this, [&file](const Result<DeviceFile> &result) { file = result; });
        QVERIFY(transport.specs.front().maxBody > (1LL << 40));
        transport.reply(200, {},
            { { "x-men-file-path", "/etc/x" }, { "X-MEN-File-UID", "0" }, { "X-MEN-File-GID", "-" },
                { "X-MEN-File-Mode", "40000755" }, { "X-MEN-File-Size", "5" } });
        QCOMPARE(file->value().path, QStringLiteral("/etc/x"));
        QCOMPARE(file->value().uid, std::optional<qint64>(0));
        QVERIFY(!file->value().gid);
        QCOMPARE(file->value().mode, std::optional<quint32>(04755U)); // Go's bit for set-uid, as chmod has it
        QCOMPARE(file->value().size, std::optional<qint64>(5));
        QVERIFY(decodeDeviceFile({}) == DeviceFile {});
    }

    void aHandshakeIsOneRequest()
    {
        const RequestSpec spec = DeviceConnectApi::connectRequest(DeviceId(QStringLiteral("d")), "key");
        QVERIFY(spec.upgrade);
        QCOMPARE(spec.credentials, Credentials::Bearer);
        const QByteArray key = DeviceConnectApi::makeHandshakeKey();
        QCOMPARE(QByteArray::fromBase64(key).size(), 16);
        QVERIFY(key != DeviceConnectApi::makeHandshakeKey());
    }

    void storageSettingsMayBeUnset()
    {
        RecordingTransport transport;
        std::optional<Result<std::optional<StorageSettings>>> settings;
        auto call = InternalDeploymentsApi(transport).storageSettings(TenantId(QStringLiteral("t")))
                        .then(this, [&settings](const auto &result) { settings = result; });
        transport.reply(200, "null", { { "Content-Type", "application/json" } });
        QVERIFY(settings->ok());
        QVERIFY(!settings->value().has_value());
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
        const ApiCall sampleCall = drydock::test::auditLogsCalls().front();
        transport.reply(sampleCall.status, sampleCall.body, { { "Content-Type", sampleCall.contentType } });
        QCOMPARE(entries->value().items.size(), size_t(2));
        QCOMPARE(entries->value().rejected, 0);
    }
};

DRYDOCK_TEST_MAIN(TestApiFacades)
#include "tst_apifacades.moc"
