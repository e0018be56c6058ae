// SPDX-License-Identifier: GPL-3.0-or-later
//
// How artifacts come to be in the lab beside their upload, what they may take, and what becomes of their files, against
// a whole lab without sockets.
#include "models/artifact/artifactreader.h"
#include "models/artifact/artifactwriter.h"
#include "tests/support/portlesslab.h"
#include "tests/support/testmain.h"

#include <QRegularExpression>
#include <QTest>
#include <QUrl>

using namespace drydock;
using namespace drydock::lab;
using namespace drydock::lab::test;

namespace {

const QByteArray kBase = "/api/management/v1/deployments/artifacts";
const QByteArray kInternal = "/api/internal/v1/deployments/tenants/t";

QByteArray form(const QList<std::pair<QByteArray, QByteArray>> &fields, const QByteArray &filePart, const QByteArray &content)
{
    QByteArray body;
    for (const auto &[name, value] : fields)
        body += "--x\r\nContent-Disposition: form-data; name=\"" + name + "\"\r\n\r\n" + value + "\r\n";
    if (!filePart.isEmpty())
        body += "--x\r\nContent-Disposition: form-data; name=\"" + filePart + "\"; filename=\"f\"\r\n\r\n" + content + "\r\n";
    return body + "--x--\r\n";
}

QList<std::pair<QByteArray, QByteArray>> wanted(const QByteArray &name)
{
    return { { "name", name }, { "description", "made" }, { "device_types_compatible", "pi, beagle" }, { "type", "single_file" },
        { "args", "{\"filename\":\"app.conf\",\"dest_dir\":\"/etc/app\",\"software_name\":\"app\",\"software_version\":\"7\"}" } };
}

QByteArray artifactFile(const QString &name)
{
    artifact::NewArtifact spec;
    spec.name = name;
    spec.deviceTypes = { QStringLiteral("pi") };
    spec.files = { { QStringLiteral("f"), QByteArray(5000, 'x') } };
    return *artifact::encodeArtifact(spec);
}

} // namespace

class TestArtifactMaking : public QObject {
    Q_OBJECT

private:
    std::optional<Response> post(const QByteArray &target, const QByteArray &body)
    {
        return m_lab->ask(Method::Post, target, body, { PortlessLab::bearer(m_lab->userToken()), { "Content-Type", "multipart/form-data; boundary=x" } });
    }
    QJsonObject get(const QByteArray &target) { return QJsonDocument::fromJson(m_lab->askAsUser(Method::Get, target)->body).object(); }
    QJsonArray names()
    {
        QJsonArray list;
        for (const QJsonValue &each : QJsonDocument::fromJson(m_lab->askAsUser(Method::Get, kBase)->body).array())
            list.append(each.toObject().value(QLatin1String("name")));
        return list;
    }
    QStringList files() { return QDir(m_lab->context().artifactFolder).entryList(QDir::Files); }

    std::unique_ptr<PortlessLab> m_lab;

private Q_SLOTS:
    void init()
    {
        m_lab = std::make_unique<PortlessLab>();
        m_lab->recorded = true;
    }
    void generated();
    void generateIsRefused_data();
    void generateIsRefused();
    void directUpload();
    void directUploadIsJudged();
    void storageLimit();
    void storageSettings();
    void softwareIsListed();
    void deltaSettings();
    void filesFollowTheirRows();
    void openSourceHasLess();
};

void TestArtifactMaking::generated()
{
    const auto made = post(kBase + "/generate", form(wanted("conf-1"), "file", "key=value\n"));
    QCOMPARE(made->status, 201);
    const QByteArray location = made->header("Location");
    QVERIFY(location.startsWith(kBase + "/generate/"));
    const QByteArray id = location.mid(location.lastIndexOf('/') + 1);
    const QJsonObject shown = get(kBase + '/' + id);
    QCOMPARE(shown.value(QLatin1String("name")).toString(), QStringLiteral("conf-1"));
    QCOMPARE(shown.value(QLatin1String("description")).toString(), QStringLiteral("made"));
    QCOMPARE(shown.value(QLatin1String("artifact_provides")).toObject().value(QLatin1String("rootfs-image.app.version")).toString(), QStringLiteral("7"));
    const QString path = m_lab->context().artifactFolder + u'/' + QString::fromLatin1(id) + QStringLiteral(".mender");
    const Result<artifact::ArtifactInfo> info = artifact::readArtifact(path);
    QVERIFY(info.ok());
    QCOMPARE(info->deviceTypes, (QStringList { QStringLiteral("pi"), QStringLiteral("beagle") }));
    QStringList payload;
    for (const artifact::File &file : info->payloads.front().files)
        payload.append(file.name);
    payload.sort();
    QCOMPARE(payload, (QStringList { QStringLiteral("app.conf"), QStringLiteral("dest_dir"), QStringLiteral("filename"), QStringLiteral("permissions") }));
    QCOMPARE(info->clearsProvides, QStringList { QStringLiteral("rootfs-image.app.*") });
    m_lab->odd = true; // the description has no 422, the server does
    QCOMPARE(post(kBase + "/generate", form(wanted("conf-1"), "file", "again"))->status, 422);
    QCOMPARE(QDir(m_lab->context().temporaryFolder).entryList(QDir::Files), QStringList());
}

void TestArtifactMaking::generateIsRefused_data()
{
    QTest::addColumn<QByteArray>("field");
    QTest::addColumn<QByteArray>("value");
    QTest::newRow("no name") << QByteArray("name") << QByteArray();
    QTest::newRow("long name") << QByteArray("name") << QByteArray(257, 'n');
    QTest::newRow("no device types") << QByteArray("device_types_compatible") << QByteArray(" , ");
    QTest::newRow("another type") << QByteArray("type") << QByteArray("rootfs");
    QTest::newRow("no arguments") << QByteArray("args") << QByteArray("{");
    QTest::newRow("a path for a name") << QByteArray("args") << QByteArray("{\"filename\":\"../x\",\"dest_dir\":\"/etc\"}");
    QTest::newRow("a relative folder") << QByteArray("args") << QByteArray("{\"filename\":\"x\",\"dest_dir\":\"etc\"}");
}

void TestArtifactMaking::generateIsRefused()
{
    QFETCH(const QByteArray, field);
    QFETCH(const QByteArray, value);
    auto fields = wanted("conf-1");
    for (auto &[name, content] : fields) {
        if (name == field)
            content = value;
    }
    const QStringList before = files();
    QCOMPARE(post(kBase + "/generate", form(fields, "file", "x"))->status, 400);
    QCOMPARE(post(kBase + "/generate", form(wanted("conf-1"), {}, {}))->status, 400);
    QCOMPARE(files(), before);
    QCOMPARE(QDir(m_lab->context().temporaryFolder).entryList(QDir::Files), QStringList());
}

void TestArtifactMaking::directUpload()
{
    const auto offered = m_lab->askAsUser(Method::Post, kBase + "/directupload");
    QCOMPARE(offered->status, 200);
    const QJsonObject link = QJsonDocument::fromJson(offered->body).object();
    const QByteArray id = link.value(QLatin1String("id")).toString().toLatin1();
    const QUrl uri(link.value(QLatin1String("uri")).toString());
    const QByteArray target = (uri.path(QUrl::FullyEncoded) + u'?' + uri.query(QUrl::FullyEncoded)).toLatin1();
    QVERIFY(!target.startsWith("/api/")); // a storage's link
    const QByteArray complete = kBase + "/directupload/" + id + "/complete";
    QCOMPARE(m_lab->askAsUser(Method::Post, complete)->status, 404);
    QCOMPARE(m_lab->ask(Method::Put, uri.path().toLatin1(), "x")->status, 403);
    QCOMPARE(m_lab->ask(Method::Put, target, artifactFile(QStringLiteral("direct-1")))->status, 200);
    QVERIFY(!names().contains(QStringLiteral("direct-1")));
    QCOMPARE(m_lab->askAsUser(Method::Post, complete, "{\"size\":1}")->status, 202);
    QVERIFY(names().contains(QStringLiteral("direct-1")));
    QCOMPARE(get(kBase + '/' + id).value(QLatin1String("name")).toString(), QStringLiteral("direct-1"));
    QCOMPARE(m_lab->askAsUser(Method::Post, complete)->status, 404); // once
}

void TestArtifactMaking::directUploadIsJudged()
{
    const auto put = [this](const QByteArray &content) {
        const QJsonObject link = QJsonDocument::fromJson(m_lab->askAsUser(Method::Post, kBase + "/directupload")->body).object();
        const QUrl uri(link.value(QLatin1String("uri")).toString());
        if (m_lab->ask(Method::Put, (uri.path(QUrl::FullyEncoded) + u'?' + uri.query(QUrl::FullyEncoded)).toLatin1(), content)->status != 200)
            return 0;
        return m_lab->askAsUser(Method::Post, kBase + "/directupload/" + link.value(QLatin1String("id")).toString().toLatin1() + "/complete")->status;
    };
    QCOMPARE(put("no artifact at all"), 400);
    QCOMPARE(put(artifactFile(QStringLiteral("twice"))), 202);
    m_lab->odd = true; // the description has no 409, the server does
    QCOMPARE(put(artifactFile(QStringLiteral("twice"))), 409);
    m_lab.reset(); // what was put and never completed goes with the lab
}

void TestArtifactMaking::storageLimit()
{
    const qint64 used = get("/api/management/v1/deployments/limits/storage").value(QLatin1String("usage")).toInteger();
    QCOMPARE(get("/api/management/v1/deployments/limits/storage").value(QLatin1String("limit")).toInteger(), 0);
    m_lab->odd = true;
    QCOMPARE(m_lab->ask(Method::Put, kInternal + "/limits/storage", "{\"limit\":-1}")->status, 400);
    m_lab->odd = false;
    QCOMPARE(QJsonDocument::fromJson(m_lab->ask(Method::Get, kInternal + "/limits/storage")->body).object().value(QLatin1String("usage")).toInteger(), used);
    QCOMPARE(m_lab->ask(Method::Put, kInternal + "/limits/storage", "{\"usage\":0,\"limit\":" + QByteArray::number(used + 4000) + '}')->status, 204);
    QCOMPARE(post(kBase, form({}, "artifact", artifactFile(QStringLiteral("too-much"))))->status, 413);
    QCOMPARE(post(kBase + "/generate", form(wanted("too-much"), "file", "x"))->status, 413);
    QVERIFY(!names().contains(QStringLiteral("too-much")));
    QCOMPARE(m_lab->ask(Method::Put, kInternal + "/limits/storage", "{\"limit\":0,\"usage\":0}")->status, 204);
    QCOMPARE(post(kBase, form({}, "artifact", artifactFile(QStringLiteral("too-much"))))->status, 201);
    QCOMPARE(m_lab->askAsUser(Method::Get, "/api/management/v1/deployments/limits/other")->status, 400);
    // As an operator uploads for a tenant.
    QCOMPARE(m_lab->ask(Method::Post, kInternal + "/artifacts", form({}, "artifact", artifactFile(QStringLiteral("inside"))), { { "Content-Type", "multipart/form-data; boundary=x" } })->status, 201);
}

void TestArtifactMaking::storageSettings()
{
    const QByteArray path = kInternal + "/storage/settings";
    m_lab->odd = true; // the description has no null, the server does
    QCOMPARE(m_lab->ask(Method::Get, path)->body, QByteArray("null"));
    m_lab->odd = false;
    QCOMPARE(m_lab->ask(Method::Put, path, "{\"type\":\"s3\",\"region\":\"eu\",\"bucket\":\"b\",\"uri\":\"https://s3\",\"key\":\"k\",\"secret\":\"s\"}")->status, 204);
    const QJsonObject shown = QJsonDocument::fromJson(m_lab->ask(Method::Get, path)->body).object();
    QCOMPARE(shown.value(QLatin1String("bucket")).toString(), QStringLiteral("b"));
    QCOMPARE(shown.value(QLatin1String("secret")).toString(), QStringLiteral("s")); // in clear, as the server answers
    QCOMPARE(m_lab->ask(Method::Put, path, "{\"type\":\"tape\"}")->status, 400);
    QCOMPARE(m_lab->ask(Method::Put, path, "[]")->status, 400);
}

void TestArtifactMaking::softwareIsListed()
{
    post(kBase, form({}, "artifact", artifactFile(QStringLiteral("zz-soft"))));
    m_lab->askAsUser(Method::Put, "/api/management/v2/deployments/deployments/releases/zz-soft/tags", "[\"Stable\"]");
    const auto list = [this](const QByteArray &query) { return QJsonDocument::fromJson(m_lab->askAsUser(Method::Get, "/api/management/v1alpha1/deployments/software" + query)->body).array(); };
    QCOMPARE(list("?name_prefix=zz-").size(), 1);
    QCOMPARE(list("?name=zz-soft&kind=release").at(0).toObject().value(QLatin1String("name")).toString(), QStringLiteral("zz-soft"));
    QCOMPARE(list("?tag=stable").size(), QJsonDocument::fromJson(m_lab->askAsUser(Method::Get, "/api/management/v2/deployments/deployments/releases?tag=stable")->body).array().size());
    QCOMPARE(list("?kind=manifest").size(), 0);
    QCOMPARE(m_lab->askAsUser(Method::Get, "/api/management/v1alpha1/deployments/software?name=a&name_prefix=b")->status, 400);
    QCOMPARE(m_lab->askAsUser(Method::Get, "/api/management/v1alpha1/deployments/software?kind=tape")->status, 400);
    QVERIFY(QJsonDocument::fromJson(m_lab->askAsUser(Method::Get, "/api/management/v1alpha1/deployments/software/tags")->body).array().contains(QStringLiteral("stable")));
}

void TestArtifactMaking::deltaSettings()
{
    QCOMPARE(m_lab->askAsUser(Method::Put, "/api/management/v1/deployments/config/binary_delta", "{\"xdelta_args\":{\"compression_level\":3}}")->status, 204);
    QVERIFY(m_lab->askAsUser(Method::Get, "/api/management/v1/deployments/config")->body.contains("\"compression_level\":3"));
    QCOMPARE(m_lab->askAsUser(Method::Put, "/api/management/v1/deployments/config/binary_delta", "{\"xdelta_args\":{\"compression_level\":99}}")->status, 400);
    QCOMPARE(m_lab->ask(Method::Get, kInternal + "/config")->status, 200);
}

void TestArtifactMaking::filesFollowTheirRows()
{
    const auto made = post(kBase, form({}, "artifact", artifactFile(QStringLiteral("short-lived"))));
    const QByteArray location = made->header("Location");
    const QString file = QString::fromLatin1(location.mid(location.lastIndexOf('/') + 1)) + QStringLiteral(".mender");
    QVERIFY(files().contains(file));
    QCOMPARE(m_lab->askAsUser(Method::Delete, location)->status, 204);
    QVERIFY(!files().contains(file));
    // A write that the database refuses leaves neither row nor file, nor anything in memory.
    const QJsonArray before = names();
    const QStringList filesBefore = files();
    m_lab->db().exec(QStringLiteral("CREATE TRIGGER no_more BEFORE INSERT ON releases BEGIN SELECT RAISE(ABORT, 'disk full'); END"));
    QTest::ignoreMessage(QtWarningMsg, QRegularExpression(QStringLiteral("disk full")));
    QCOMPARE(post(kBase, form({}, "artifact", artifactFile(QStringLiteral("never"))))->status, 500);
    QCOMPARE(names(), before);
    QCOMPARE(files(), filesBefore);
}

void TestArtifactMaking::openSourceHasLess()
{
    LabOptions options;
    options.plan = Plan::OpenSource;
    m_lab = std::make_unique<PortlessLab>(options);
    m_lab->recorded = true;
    QCOMPARE(m_lab->askAsUser(Method::Post, kBase + "/directupload")->status, 405); // an artifact's own address
    QCOMPARE(m_lab->askAsUser(Method::Get, "/api/management/v1/deployments/config")->status, 404);
    QCOMPARE(post(kBase + "/generate", form(wanted("conf-1"), "file", "x"))->status, 201);
    QCOMPARE(m_lab->askAsUser(Method::Get, "/api/management/v1alpha1/deployments/software")->status, 200);
}

DRYDOCK_TEST_MAIN(TestArtifactMaking)
#include "tst_artifactmaking.moc"
