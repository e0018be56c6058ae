// SPDX-License-Identifier: GPL-3.0-or-later
//
// RolloutRig: the lab's deployments on a LabFixture, for the tests that look at them from several sides: services,
// artifacts made on the spot, and the calls that a person and a device make.
#pragma once

#include "app/lab/deployments/deploymentengine.h"
#include "app/lab/deviceconfig/deviceconfigservice.h"
#include "app/lab/deployments/deploymentservice.h"
#include "app/lab/inventory/savedfilters.h"
#include "models/artifact/artifactreader.h"
#include "models/artifact/artifactwriter.h"
#include "tests/unit/lab/labfixture.h"

namespace drydock::lab::test {

class RolloutRig {
public:
    const QString kBase = QStringLiteral("/api/management/v1/deployments/deployments");
    const QString kBaseV2 = QStringLiteral("/api/management/v2/deployments/deployments");
    const QString kDevice = QStringLiteral("/api/devices/v1/deployments/device/deployments");
    const QString kDeviceV2 = QStringLiteral("/api/devices/v2/deployments/device/deployments");

    explicit RolloutRig(qint64 devices, Plan plan = Plan::Enterprise, const QString &path = QStringLiteral(":memory:"))
    {
        lab = std::make_unique<LabFixture>(devices, 7, plan);
        start(path);
        for (const Row row : lab->fleet->rows()) {
            if (const QString type = lab->fleet->deviceType(row); !type.isEmpty() && !types.contains(type))
                types.append(type);
        }
    }
    ~RolloutRig() { stop(); }
    Q_DISABLE_COPY_MOVE(RolloutRig)

    void start(const QString &path)
    {
        lab->start(path, noon(), [this](LabContext &context, Fleet &fleet) {
            context.artifactFolder = folder.path();
            software = std::make_unique<SoftwareService>(context);
            store = std::make_unique<DeploymentStore>(context);
            rollout = std::make_unique<Rollout>(context, fleet, software->store(), *store);
            engine = std::make_unique<DeploymentEngine>(context, fleet, *rollout, *store, software->store());
            configurations = std::make_unique<ConfigurationDeployments>(context, *rollout);
            service = std::make_unique<DeploymentService>(context, fleet, *rollout, *store, *software, *configurations);
            config = std::make_unique<DeviceConfigService>(context, fleet, *configurations);
            engine->configured = [this](const QString &deployment, Row row) { config->applied(deployment, row); };
            if (context.options.plan == Plan::OpenSource)
                return;
            filters = std::make_unique<SavedFilters>(context, fleet);
            rollout->savedFilter = [this](const QString &id) -> std::optional<FilterOfDeployment> {
                const auto filter = filters->find(id);
                return filter ? std::optional(FilterOfDeployment { filter->name, filter->terms }) : std::nullopt;
            };
        });
        software->opened();
        service->opened();
        engine->opened();
    }
    void stop()
    {
        filters.reset();
        config.reset();
        service.reset();
        configurations.reset();
        engine.reset();
        rollout.reset();
        store.reset();
        software.reset();
        lab->stop();
    }

    void addArtifact(const QString &name, const QStringList &deviceTypes, const artifact::NewArtifact &like = {}, qsizetype bytes = 10)
    {
        artifact::NewArtifact wanted = like;
        wanted.name = name;
        wanted.deviceTypes = deviceTypes;
        if (wanted.provides.empty())
            wanted.provides = { { QStringLiteral("rootfs-image.single-file.version"), { name } } };
        QByteArray content(bytes, '\0'); // noise: zeros would compress to one size
        for (qsizetype i = 0; i < bytes; ++i)
            content[i] = static_cast<char>(qHash(i));
        wanted.files = { { QStringLiteral("f"), content } };
        const QString path = folder.filePath(QStringLiteral("new"));
        QVERIFY(artifact::writeArtifact(path, wanted).ok());
        QVERIFY(software->store().add(newUuid(), *artifact::readArtifact(path), {}, path, noon()));
    }
    //! The id, or the empty string where it was refused.
    QString create(const QJsonObject &body)
    {
        QJsonObject whole { { QStringLiteral("name"), QStringLiteral("d") }, { QStringLiteral("artifact_name"), QStringLiteral("rel-1") } };
        for (auto it = body.begin(); it != body.end(); ++it)
            whole.insert(it.key(), it.value());
        const QString path = whole.contains(QLatin1String("filter_id")) ? kBaseV2 : kBase;
        return QString::fromLatin1(lab->call(Method::Post, path, LabFixture::json(whole)).header("Location")).section(u'/', -1);
    }
    //! A deployment of its own name, so that no other equals it.
    QString createFor(const DeviceId &device, QJsonObject body = {})
    {
        body.insert(QStringLiteral("name"), QStringLiteral("d%1").arg(++made));
        body.insert(QStringLiteral("devices"), QJsonArray { device.text });
        return create(body);
    }
    //! A saved filter on a tag; its id.
    QString addFilter(const QString &tag, const QString &value)
    {
        const QJsonObject term { { QStringLiteral("scope"), QStringLiteral("tags") }, { QStringLiteral("attribute"), tag },
            { QStringLiteral("type"), QStringLiteral("$eq") }, { QStringLiteral("value"), value } };
        const QJsonObject body { { QStringLiteral("name"), tag + value }, { QStringLiteral("terms"), QJsonArray { term } } };
        const Response response = lab->call(Method::Post, QStringLiteral("/api/management/v2/inventory/filters"), LabFixture::json(body));
        return QString::fromLatin1(response.header("Location")).section(u'/', -1);
    }
    QJsonObject deployment(const QString &id) { return LabFixture::object(lab->call(Method::Get, kBase + u'/' + id)); }
    QString status(const QString &id) { return deployment(id).value(QLatin1String("status")).toString(); }
    qint64 counted(const QString &id, const QString &state)
    {
        return LabFixture::object(lab->call(Method::Get, kBase + u'/' + id + QStringLiteral("/statistics"))).value(state).toInteger();
    }
    QString recordState(const QString &id, const DeviceId &device)
    {
        const auto record = store->record(store->find(id)->seq, QUuid::fromString(device.text));
        return record ? api::deviceStateToWire(record->state) : QString();
    }
    Response next(const DeviceId &device, const QString &artifact = QStringLiteral("old"), const QJsonObject &more = {})
    {
        QJsonObject question { { QStringLiteral("artifact_name"), artifact },
            { QStringLiteral("device_type"), lab->fleet->deviceType(lab->fleet->find(device)) } };
        for (auto it = more.begin(); it != more.end(); ++it)
            question.insert(it.key(), it.value());
        return lab->call(Method::Post, kDevice + QStringLiteral("/next"), LabFixture::json(question), {}, LabFixture::device(device));
    }
    Response nextV2(const DeviceId &device, const QJsonObject &provides = {})
    {
        QJsonObject has { { QStringLiteral("artifact_name"), QStringLiteral("old") },
            { QStringLiteral("device_type"), lab->fleet->deviceType(lab->fleet->find(device)) } };
        for (auto it = provides.begin(); it != provides.end(); ++it)
            has.insert(it.key(), it.value());
        return lab->call(Method::Post, kDeviceV2 + QStringLiteral("/next"),
            LabFixture::json({ { QStringLiteral("device_provides"), has }, { QStringLiteral("update_control_map"), true } }), {},
            LabFixture::device(device));
    }
    int report(const DeviceId &device, const QString &id, const QString &state)
    {
        return lab->call(Method::Put, kDevice + u'/' + id + QStringLiteral("/status"),
                      LabFixture::json({ { QStringLiteral("status"), state } }), {}, LabFixture::device(device)).status;
    }
    int abort(const QString &id)
    {
        return lab->call(Method::Put, kBase + u'/' + id + QStringLiteral("/status"), R"({"status":"aborted"})").status;
    }
    //! Lets the engine run for so long of the lab's time.
    void pass(std::chrono::milliseconds time, std::chrono::milliseconds step = std::chrono::seconds(10))
    {
        for (std::chrono::milliseconds done { 0 }; done < time; done += step) {
            lab->parts->clock.advance(step);
            Transaction transaction(lab->parts->db);
            while (engine->run(lab->parts->clock.now(), 1000) > 0) {
            }
            transaction.commit();
        }
    }
    DeviceId accepted(int n) const { return lab->fleet->id(lab->rowWith(AuthStatus::Accepted, n)); }
    //! A device of the wire that has been accepted: the engine leaves it alone.
    DeviceId addWired(const QString &type, int n)
    {
        Transaction transaction(lab->parts->db);
        const QByteArray identity = QStringLiteral("{\"serial\":\"wired-%1\"}").arg(n).toUtf8();
        const Row row = lab->fleet->addDevice(identity, false);
        lab->fleet->setAuthSets(row, { AuthSetRecord { AuthSetId(newUuid()), identity, "key", AuthStatus::Accepted, noon() } });
        lab->fleet->write(row, { { QStringLiteral("inventory"), QStringLiteral("device_type"), AttributeValue(type), {} } });
        transaction.commit();
        return lab->fleet->id(row);
    }

    QTemporaryDir folder;
    QStringList types; //!< of the simulated fleet
    std::unique_ptr<LabFixture> lab;
    std::unique_ptr<SoftwareService> software;
    std::unique_ptr<DeploymentStore> store;
    std::unique_ptr<Rollout> rollout;
    std::unique_ptr<DeploymentEngine> engine;
    std::unique_ptr<ConfigurationDeployments> configurations;
    std::unique_ptr<DeviceConfigService> config;
    std::unique_ptr<DeploymentService> service;
    std::unique_ptr<SavedFilters> filters;
    int made = 0;
};

} // namespace drydock::lab::test
