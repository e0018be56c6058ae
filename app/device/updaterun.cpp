// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/device/updaterun.h"

#include "models/artifact/artifactreader.h"
#include "models/core/worker.h"

#include <QDateTime>
#include <QFile>
#include <QFuture>
#include <QJsonDocument>
#include <QTimer>

namespace drydock::device {

std::optional<Instructions> Instructions::fromJson(const QByteArray &json)
{
    const QJsonObject root = QJsonDocument::fromJson(json).object();
    const QJsonObject artifact = root.value(QLatin1String("artifact")).toObject();
    Instructions read;
    read.deploymentId = root.value(QLatin1String("id")).toString();
    read.artifactName = artifact.value(QLatin1String("artifact_name")).toString();
    read.uri = QUrl(artifact.value(QLatin1String("source")).toObject().value(QLatin1String("uri")).toString(),
        QUrl::StrictMode);
    for (const QJsonValue &type : artifact.value(QLatin1String("device_types_compatible")).toArray())
        read.deviceTypes.append(type.toString());
    const auto map = api::decodeBody<std::optional<api::UpdateControlMap>>(json, [](api::Reader &reader) { return api::updateControlOf(reader); });
    if (map)
        read.updateControl = *map;
    if (read.deploymentId.isEmpty() || read.artifactName.isEmpty() || !read.uri.isValid() || read.uri.isEmpty()
        || read.deviceTypes.isEmpty())
        return std::nullopt;
    return read;
}

UpdateRun::UpdateRun(
    DeviceApi &api, const Options &options, const QString &folder, Instructions instructions, std::function<double()> chance, QObject *parent)
    : QObject(parent)
    , m_api(api)
    , m_options(options)
    , m_file(folder + QStringLiteral("/download.mender"))
    , m_instructions(std::move(instructions))
    , m_control(api, m_instructions.deploymentId, options.pollInterval)
    , m_isBad(chance() < options.failureShare)
{
    m_control.setMap(m_instructions.updateControl);
}

void UpdateRun::pass(UpdateControl::Door door, std::function<void()> next)
{
    m_control.pass(
        door, [this, door] { report(UpdateControl::pauseState(door), [] {}); }, std::move(next),
        [this] { fail(QStringLiteral("update control asked to fail")); });
}

bool UpdateRun::failsHere(const char *state)
{
    if (!m_isBad || m_options.failIn != QLatin1String(state))
        return false;
    note(QStringLiteral("error"), QStringLiteral("Module returned exit status 1 while %1").arg(QLatin1String(state)));
    fail(QStringLiteral("%1 failed, as --failure-rate asked").arg(QLatin1String(state)));
    return true;
}

std::optional<QJsonObject> UpdateRun::configuration() const
{
    for (const artifact::Payload &payload : m_artifact.payloads) {
        if (payload.type == u"mender-configure")
            return QJsonDocument::fromJson(payload.metaData).object();
    }
    return std::nullopt;
}

void UpdateRun::start()
{
    note(QStringLiteral("info"), QStringLiteral("Deployment %1 begins").arg(m_instructions.deploymentId));
    report(QStringLiteral("downloading"), [this] { fetch(); });
}

void UpdateRun::after(std::chrono::milliseconds delay, std::function<void()> next)
{
    QTimer::singleShot(delay, this, std::move(next));
}

void UpdateRun::note(const QString &level, const QString &message)
{
    m_log.append(QJsonObject { { QStringLiteral("level"), level }, { QStringLiteral("message"), message },
        { QStringLiteral("timestamp"), QDateTime::currentDateTimeUtc().toString(Qt::ISODateWithMs) } });
}

void UpdateRun::report(const QString &status, std::function<void()> next)
{
    const QByteArray body
        = QJsonDocument(QJsonObject { { QStringLiteral("status"), status } }).toJson(QJsonDocument::Compact);
    m_api.send("PUT", QStringLiteral("v1/deployments/device/deployments/%1/status").arg(m_instructions.deploymentId),
        body, [this, status, next = std::move(next)](const Answer &answer) {
            if (answer.status == 204) {
                Q_EMIT happened(status, m_instructions.artifactName);
                next();
            } else if (answer.status == 409 && !m_failing) {
                // Aborted on the server: one last word, then idle, as the real client does.
                m_failing = true;
                Q_EMIT happened(QStringLiteral("aborted"), m_instructions.artifactName);
                report(QStringLiteral("failure"), [this] { Q_EMIT finished(false); });
            } else if (m_failing) {
                Q_EMIT finished(false);
            } else {
                fail(QStringLiteral("reporting %1 was answered with %2 %3")
                         .arg(status)
                         .arg(answer.status)
                         .arg(answer.problem));
            }
        });
}

void UpdateRun::fetch()
{
    note(QStringLiteral("info"), QStringLiteral("Fetching %1").arg(m_instructions.artifactName));
    m_api.download(m_instructions.uri, m_file, [this](const Answer &answer) {
        if (answer.status != 200 || !answer.problem.isEmpty()) {
            fail(QStringLiteral("fetching the artifact failed: %1 %2").arg(answer.status).arg(answer.problem));
            return;
        }
        // Checksums of a big payload take a while: not on the thread that serves the other devices.
        inWorker(this, [file = m_file] { return artifact::readArtifact(file); },
            [this](const Result<artifact::ArtifactInfo> &read) { check(read); });
    });
}

void UpdateRun::check(const Result<artifact::ArtifactInfo> &read)
{
    if (!read) {
        fail(QStringLiteral("the artifact cannot be read: %1").arg(read.error().apiMessage));
        return;
    }
    m_artifact = *read;
    if (m_artifact.name != m_instructions.artifactName) {
        fail(QStringLiteral("Artifact name in artifact is not what the server claims (%1 != %2)")
                 .arg(m_artifact.name, m_instructions.artifactName));
    } else if (!m_artifact.deviceTypes.contains(m_options.deviceType)) {
        fail(QStringLiteral("the artifact is for %1, not for %2")
                 .arg(m_artifact.deviceTypes.join(QLatin1String(", ")), m_options.deviceType));
    } else {
        note(QStringLiteral("info"), QStringLiteral("%1 bytes, checksums match").arg(m_artifact.size));
        Q_EMIT happened(QStringLiteral("verified"), QStringLiteral("%1 bytes").arg(m_artifact.size));
        if (!failsHere("downloading"))
            pass(UpdateControl::Door::Install, [this] { report(QStringLiteral("installing"), [this] { install(); }); });
    }
}

void UpdateRun::install()
{
    after(m_options.stepDuration, [this] {
        if (failsHere("installing"))
            return;
        // A configuration needs no reboot.
        if (m_options.reboots && !configuration())
            pass(UpdateControl::Door::Reboot, [this] { report(QStringLiteral("rebooting"), [this] { reboot(); }); });
        else if (!failsHere("rebooting"))
            Q_EMIT needsAuthentication();
    });
}

void UpdateRun::reboot()
{
    after(m_options.stepDuration, [this] {
        if (!failsHere("rebooting"))
            Q_EMIT needsAuthentication();
    });
}

void UpdateRun::resume()
{
    if (!m_failing)
        pass(UpdateControl::Door::Commit, [this] { commit(); });
}

void UpdateRun::commit()
{
    report(QStringLiteral("success"), [this] {
        QFile::remove(m_file);
        Q_EMIT finished(true);
    });
}

void UpdateRun::fail(const QString &reason)
{
    m_failing = true;
    note(QStringLiteral("error"), reason);
    QFile::remove(m_file);
    Q_EMIT happened(QStringLiteral("failed"), reason);
    report(QStringLiteral("failure"), [this] { sendLog(); });
}

void UpdateRun::sendLog()
{
    const QByteArray body
        = QJsonDocument(QJsonObject { { QStringLiteral("messages"), m_log } }).toJson(QJsonDocument::Compact);
    m_api.send("PUT", QStringLiteral("v1/deployments/device/deployments/%1/log").arg(m_instructions.deploymentId), body,
        [this](const Answer &answer) {
            Q_EMIT happened(QStringLiteral("log sent"), QString::number(answer.status));
            Q_EMIT finished(false);
        });
}

void UpdateRun::applyTo(DeviceState &state) const
{
    const QString installed = state.artifactName();
    state.clearProvides(m_artifact.clearsProvides);
    for (const auto &[name, values] : m_artifact.provides)
        state.provides.insert(name, values.join(QLatin1Char(',')));
    // A configuration is no software: what runs is what ran.
    state.provides.insert(QStringLiteral("artifact_name"), configuration() ? installed : m_artifact.name);
}

} // namespace drydock::device
