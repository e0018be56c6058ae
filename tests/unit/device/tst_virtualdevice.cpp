// SPDX-License-Identifier: GPL-3.0-or-later
//
// A virtual device against a whole lab in this process: over real sockets, from the first request to a new artifact.
#include "app/device/virtualdevice.h"
#include "app/lab/labserver.h"
#include "models/artifact/artifactwriter.h"
#include "tests/support/testmain.h"

#include <QHttpMultiPart>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QNetworkReply>
#include <QSignalSpy>
#include <QTemporaryDir>

using namespace drydock;
using namespace drydock::device;

class TestVirtualDevice : public QObject {
    Q_OBJECT

private:
    struct Got {
        int status = 0;
        QByteArray body;
        QByteArray location;
    };
    Got finish(QNetworkReply *reply)
    {
        Got got;
        QSignalSpy finished(reply, &QNetworkReply::finished);
        if (reply->isFinished() || finished.wait(10'000))
            got = { reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt(), reply->readAll(), reply->rawHeader("Location") };
        reply->deleteLater();
        return got;
    }
    Got ask(const QByteArray &verb, const QString &path, const QJsonObject &body = {})
    {
        QNetworkRequest request(QUrl(m_lab.ready().url + QStringLiteral("/api/management/") + path));
        request.setRawHeader("Authorization", m_authorization);
        request.setHeader(QNetworkRequest::ContentTypeHeader, QStringLiteral("application/json"));
        return finish(m_network.sendCustomRequest(request, verb, body.isEmpty() ? QByteArray() : QJsonDocument(body).toJson()));
    }
    Got upload(const QByteArray &artifact)
    {
        auto *parts = new QHttpMultiPart(QHttpMultiPart::FormDataType);
        QHttpPart file;
        file.setHeader(QNetworkRequest::ContentDispositionHeader, QStringLiteral("form-data; name=\"artifact\"; filename=\"a.mender\""));
        file.setBody(artifact);
        parts->append(file);
        QNetworkRequest request(QUrl(m_lab.ready().url + QStringLiteral("/api/management/v1/deployments/artifacts")));
        request.setRawHeader("Authorization", m_authorization);
        QNetworkReply *reply = m_network.post(request, parts);
        parts->setParent(reply);
        return finish(reply);
    }
    //! The device's id in the lab once it has asked for admission.
    QJsonObject inAuthList(const QString &mac)
    {
        for (const QJsonValue &device : QJsonDocument::fromJson(ask("GET", QStringLiteral("v2/devauth/devices?per_page=500")).body).array()) {
            if (device.toObject().value(QLatin1String("identity_data")).toObject().value(QLatin1String("mac")) == mac)
                return device.toObject();
        }
        return {};
    }
    QString accept(const QString &mac)
    {
        const QJsonObject device = inAuthList(mac);
        const QString id = device.value(QLatin1String("id")).toString();
        const QString set = device.value(QLatin1String("auth_sets")).toArray().at(0).toObject().value(QLatin1String("id")).toString();
        const Got got = ask("PUT", QStringLiteral("v2/devauth/devices/%1/auth/%2/status").arg(id, set), { { QStringLiteral("status"), QStringLiteral("accepted") } });
        return got.status == 204 ? id : QString();
    }
    QString attribute(const QString &id, const QString &name)
    {
        const QJsonObject device = QJsonDocument::fromJson(ask("GET", QStringLiteral("v1/inventory/devices/") + id).body).object();
        for (const QJsonValue &value : device.value(QLatin1String("attributes")).toArray()) {
            if (value.toObject().value(QLatin1String("name")) == name)
                return value.toObject().value(QLatin1String("value")).toString();
        }
        return {};
    }
    Options options(const QString &mac) const
    {
        Options options;
        options.server = QUrl(m_lab.ready().url);
        options.dataFolder = m_folder.path();
        options.identity = { { QStringLiteral("mac"), mac } };
        options.retryInterval = std::chrono::milliseconds(50);
        options.pollInterval = std::chrono::milliseconds(100);
        options.stepDuration = std::chrono::milliseconds(20);
        return options;
    }
    static std::unique_ptr<VirtualDevice> makeDevice(const Options &options, int number, QNetworkAccessManager &network, QStringList &events)
    {
        auto device = std::make_unique<VirtualDevice>(options, number, network, QSslConfiguration::defaultConfiguration());
        connect(device.get(), &VirtualDevice::happened, device.get(), [&events](const QString &event) { events.append(event); });
        return device;
    }
    QByteArray artifact(const QString &name) const
    {
        artifact::NewArtifact spec;
        spec.name = name;
        spec.deviceTypes = { QStringLiteral("qemux86-64") };
        spec.provides = { { QStringLiteral("rootfs-image.single-file.version"), { name } } };
        spec.clearsProvides = { QStringLiteral("rootfs-image.single-file.*") };
        spec.files = { { QStringLiteral("payload.txt"), QByteArray(20'000, 'x') } };
        const Result<QByteArray> bytes = artifact::encodeArtifact(spec);
        return bytes ? *bytes : QByteArray();
    }
    QString deploy(const QString &name, const QString &device)
    {
        const Got made = ask("POST", QStringLiteral("v1/deployments/deployments"), { { QStringLiteral("name"), QStringLiteral("test ") + name }, { QStringLiteral("artifact_name"), name }, { QStringLiteral("devices"), QJsonArray { device } } });
        return made.status == 201 ? QString::fromLatin1(made.location).section(QLatin1Char('/'), -1) : QString();
    }

    QTemporaryDir m_folder;
    lab::LabServer m_lab;
    QNetworkAccessManager m_network;
    QByteArray m_authorization;

private Q_SLOTS:
    void initTestCase();
    void init() { DRYDOCK_FAIL_ON_WARNING(); }
    void cleanupTestCase() { m_lab.stop(); }

    void isAdmittedAndUpdates();
    void failsAndSendsItsLog();
    void comesBackAfterItsTokenWasRevoked();
    void takesAConfigurationWhenNudged();
    void waitsWhereUpdateControlSaysSo();
    void goesOnWhereADownloadBroke();
    void raisesAlerts();
};

void TestVirtualDevice::initTestCase()
{
    lab::LabOptions labOptions;
    labOptions.devices = 5;
    QString text;
    QVERIFY2(m_lab.start(labOptions, text) == lab::LabProblem::None, qPrintable(text));
    QNetworkRequest request(QUrl(m_lab.ready().url + QStringLiteral("/api/management/v1/useradm/auth/login")));
    request.setRawHeader("Authorization", "Basic " + (m_lab.ready().user + QLatin1Char(':') + m_lab.ready().password).toUtf8().toBase64());
    const Got got = finish(m_network.post(request, QByteArray()));
    QCOMPARE(got.status, 200);
    m_authorization = "Bearer " + got.body;
}

void TestVirtualDevice::isAdmittedAndUpdates()
{
    const QString mac = QStringLiteral("02:00:00:00:00:01");
    const Options own = options(mac);
    QStringList events;
    auto device = makeDevice(own, 1, m_network, events);
    QCOMPARE(device->prepare(), QString());
    device->start();
    QTRY_VERIFY(events.contains(QStringLiteral("pending")));
    const QString id = accept(mac);
    QVERIFY(!id.isEmpty());
    QTRY_VERIFY(events.contains(QStringLiteral("inventory sent")));
    QTRY_VERIFY(events.contains(QStringLiteral("no update")));
    QCOMPARE(events.count(QStringLiteral("pending")), 1); // said once, however often it asked
    QCOMPARE(attribute(id, QStringLiteral("device_type")), QStringLiteral("qemux86-64"));
    QCOMPARE(attribute(id, QStringLiteral("artifact_name")), QStringLiteral("factory"));

    QCOMPARE(upload(artifact(QStringLiteral("fresh-1"))).status, 201);
    const QString deployment = deploy(QStringLiteral("fresh-1"), id);
    QVERIFY(!deployment.isEmpty());
    QTRY_VERIFY(events.contains(QStringLiteral("success")));
    QTRY_COMPARE(attribute(id, QStringLiteral("artifact_name")), QStringLiteral("fresh-1"));
    QCOMPARE(attribute(id, QStringLiteral("rootfs-image.single-file.version")), QStringLiteral("fresh-1"));
    QStringList states;
    for (const QString &event : events) {
        if (event == QLatin1String("downloading") || event == QLatin1String("verified") || event == QLatin1String("installing") || event == QLatin1String("rebooting") || event == QLatin1String("success"))
            states.append(event);
    }
    QCOMPARE(states.join(QLatin1Char(' ')), QStringLiteral("downloading verified installing rebooting success"));
    const QJsonObject statistics = QJsonDocument::fromJson(ask("GET", QStringLiteral("v1/deployments/deployments/%1/statistics").arg(deployment)).body).object();
    QCOMPARE(statistics.value(QLatin1String("success")).toInt(), 1);

    // The same device after a restart: same key, same identity, same software, no second admission.
    const DeviceState before = device->state();
    device.reset();
    QStringList later;
    device = makeDevice(own, 1, m_network, later);
    QCOMPARE(device->prepare(), QString());
    QCOMPARE(device->state(), before);
    QCOMPARE(device->state().artifactName(), QStringLiteral("fresh-1"));
    device->start();
    QTRY_VERIFY(later.contains(QStringLiteral("no update")));
    QCOMPARE(later.first(), QStringLiteral("accepted"));
}

void TestVirtualDevice::failsAndSendsItsLog()
{
    const QString mac = QStringLiteral("02:00:00:00:00:02");
    Options own = options(mac);
    own.failureShare = 1.0;
    own.keyType = KeyType::EcP256;
    QStringList events;
    const auto device = makeDevice(own, 2, m_network, events);
    QCOMPARE(device->prepare(), QString());
    device->start();
    QTRY_VERIFY(events.contains(QStringLiteral("pending")));
    const QString id = accept(mac);
    QTRY_VERIFY(events.contains(QStringLiteral("no update")));
    QCOMPARE(upload(artifact(QStringLiteral("broken-1"))).status, 201);
    const QString deployment = deploy(QStringLiteral("broken-1"), id);
    QTRY_VERIFY(events.contains(QStringLiteral("log sent")));
    QVERIFY(!events.contains(QStringLiteral("success")));
    const Got log = ask("GET", QStringLiteral("v1/deployments/deployments/%1/devices/%2/log").arg(deployment, id));
    QCOMPARE(log.status, 200);
    QVERIFY2(log.body.contains("as --failure-rate asked"), log.body.constData());
    QCOMPARE(device->state().artifactName(), QStringLiteral("factory"));
    QCOMPARE(QJsonDocument::fromJson(ask("GET", QStringLiteral("v1/deployments/deployments/%1/statistics").arg(deployment)).body).object().value(QLatin1String("failure")).toInt(), 1);
}

void TestVirtualDevice::comesBackAfterItsTokenWasRevoked()
{
    const QString mac = QStringLiteral("02:00:00:00:00:03");
    const Options own = options(mac);
    QStringList events;
    const auto device = makeDevice(own, 3, m_network, events);
    QCOMPARE(device->prepare(), QString());
    device->start();
    QTRY_VERIFY(events.contains(QStringLiteral("pending")));
    accept(mac);
    QTRY_VERIFY(events.contains(QStringLiteral("no update")));
    const QString set = inAuthList(mac).value(QLatin1String("auth_sets")).toArray().at(0).toObject().value(QLatin1String("id")).toString();
    QCOMPARE(ask("DELETE", QStringLiteral("v2/devauth/tokens/") + set).status, 204);
    QTRY_VERIFY(events.contains(QStringLiteral("token refused")));
    const qsizetype rounds = events.count(QStringLiteral("no update"));
    QTRY_VERIFY(events.count(QStringLiteral("no update")) > rounds);
    // Decommissioned on the server, it comes back as an unknown device.
    const QString id = inAuthList(mac).value(QLatin1String("id")).toString();
    QCOMPARE(ask("DELETE", QStringLiteral("v2/devauth/devices/") + id).status, 204);
    QTRY_COMPARE(inAuthList(mac).value(QLatin1String("status")).toString(), QStringLiteral("pending"));
    QVERIFY(inAuthList(mac).value(QLatin1String("id")).toString() != id);
}

void TestVirtualDevice::takesAConfigurationWhenNudged()
{
    const QString mac = QStringLiteral("02:00:00:00:00:04");
    Options own = options(mac);
    own.pollInterval = std::chrono::hours(1); // only the word over its socket makes it ask
    QStringList events;
    const auto device = makeDevice(own, 4, m_network, events);
    QCOMPARE(device->prepare(), QString());
    device->start();
    QTRY_VERIFY(events.contains(QStringLiteral("pending")));
    const QString id = accept(mac);
    QTRY_VERIFY(events.contains(QStringLiteral("connected")));
    QTRY_VERIFY(events.contains(QStringLiteral("no update")));
    const QString path = QStringLiteral("v1/deviceconfig/configurations/device/") + id;
    QCOMPARE(ask("PUT", path, { { QStringLiteral("mode"), QStringLiteral("quiet") } }).status, 204);
    QCOMPARE(ask("POST", path + QStringLiteral("/deploy"), { { QStringLiteral("retries"), 0 } }).status, 200);
    QTRY_VERIFY(events.contains(QStringLiteral("configuration reported")));
    const QJsonObject shown = QJsonDocument::fromJson(ask("GET", path).body).object();
    QCOMPARE(shown.value(QLatin1String("reported")).toObject().value(QLatin1String("mode")).toString(), QStringLiteral("quiet"));
    QVERIFY(!events.contains(QStringLiteral("rebooting")));
    QCOMPARE(device->state().artifactName(), QStringLiteral("factory"));
    QVERIFY(device->state().provides.contains(QStringLiteral("data-partition.mender-configure.version")));
}

void TestVirtualDevice::waitsWhereUpdateControlSaysSo()
{
    const QString mac = QStringLiteral("02:00:00:00:00:05");
    QStringList events;
    const Options own = options(mac);
    const auto device = makeDevice(own, 5, m_network, events);
    QCOMPARE(device->prepare(), QString());
    device->start();
    QTRY_VERIFY(events.contains(QStringLiteral("pending")));
    const QString id = accept(mac);
    QTRY_VERIFY(events.contains(QStringLiteral("no update")));
    QCOMPARE(upload(artifact(QStringLiteral("paused-1"))).status, 201);
    const auto map = [](const QString &action) {
        return QJsonObject { { QStringLiteral("priority"), 0 }, { QStringLiteral("states"), QJsonObject { { QStringLiteral("ArtifactReboot_Enter"), QJsonObject { { QStringLiteral("action"), action } } } } } };
    };
    const Got made = ask("POST", QStringLiteral("v1/deployments/deployments"),
        { { QStringLiteral("name"), QStringLiteral("paused") }, { QStringLiteral("artifact_name"), QStringLiteral("paused-1") },
            { QStringLiteral("devices"), QJsonArray { id } }, { QStringLiteral("update_control_map"), map(QStringLiteral("pause")) } });
    QCOMPARE(made.status, 201);
    const QString deployment = QString::fromLatin1(made.location).section(QLatin1Char('/'), -1);
    QTRY_VERIFY(events.contains(QStringLiteral("pause_before_rebooting")));
    QVERIFY(!events.contains(QStringLiteral("rebooting")));
    QCOMPARE(ask("PATCH", QStringLiteral("v1/deployments/deployments/") + deployment, { { QStringLiteral("update_control_map"), map(QStringLiteral("continue")) } }).status, 204);
    QTRY_VERIFY(events.contains(QStringLiteral("success")));
}

void TestVirtualDevice::goesOnWhereADownloadBroke()
{
    const QString mac = QStringLiteral("02:00:00:00:00:06");
    QStringList events;
    const Options own = options(mac);
    const auto device = makeDevice(own, 6, m_network, events);
    QCOMPARE(device->prepare(), QString());
    device->start();
    QTRY_VERIFY(events.contains(QStringLiteral("pending")));
    const QString id = accept(mac);
    QTRY_VERIFY(events.contains(QStringLiteral("no update")));
    QCOMPARE(upload(artifact(QStringLiteral("broken-off-1"))).status, 201);
    // The first three answers to the artifact's link end in the middle.
    QNetworkRequest faults(QUrl(m_lab.ready().url + QStringLiteral("/lab/v1/faults")));
    faults.setHeader(QNetworkRequest::ContentTypeHeader, QStringLiteral("application/json"));
    QCOMPARE(finish(m_network.put(faults, "[{\"kind\":\"truncate\",\"path\":\"/artifacts/\",\"method\":\"GET\",\"count\":3}]")).status, 200);
    QVERIFY(!deploy(QStringLiteral("broken-off-1"), id).isEmpty());
    QTRY_VERIFY(events.contains(QStringLiteral("success")));
    QVERIFY(!events.contains(QStringLiteral("failed")));
    const QJsonArray rules = QJsonDocument::fromJson(finish(m_network.get(faults)).body).array();
    QCOMPARE(rules.at(0).toObject().value(QLatin1String("count")).toInt(), 0); // all three were met
    QCOMPARE(finish(m_network.sendCustomRequest(faults, "DELETE")).status, 204);
}

void TestVirtualDevice::raisesAlerts()
{
    const QString mac = QStringLiteral("02:00:00:00:00:07");
    Options own = options(mac);
    own.alertShare = 1.0;
    own.inventoryInterval = std::chrono::milliseconds(50);
    own.inventory = { { QStringLiteral("rack"), QStringLiteral("r{n}") } };
    QStringList events;
    const auto device = makeDevice(own, 7, m_network, events);
    QCOMPARE(device->prepare(), QString());
    device->start();
    QTRY_VERIFY(events.contains(QStringLiteral("pending")));
    const QString id = accept(mac);
    QTRY_VERIFY(events.count(QStringLiteral("alert sent")) >= 2);
    const QJsonArray alerts = QJsonDocument::fromJson(ask("GET", QStringLiteral("v1/devicemonitor/devices/%1/alerts?sort_ascending=true").arg(id)).body).array();
    QVERIFY(alerts.size() >= 2);
    QCOMPARE(alerts.at(0).toObject().value(QLatin1String("level")).toString(), QStringLiteral("CRITICAL"));
    QCOMPARE(alerts.at(1).toObject().value(QLatin1String("level")).toString(), QStringLiteral("OK"));
    QCOMPARE(attribute(id, QStringLiteral("rack")), QStringLiteral("r7"));
}

DRYDOCK_TEST_MAIN(TestVirtualDevice)
#include "tst_virtualdevice.moc"
