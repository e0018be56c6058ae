// SPDX-License-Identifier: GPL-3.0-or-later
//
// UpdateRun: one deployment on one virtual device: download, check, "install", "reboot", and every report to the
// server; on failure its log. Owned by VirtualDevice, which deletes it after finished(). Same thread.
#pragma once

#include "app/device/deviceapi.h"
#include "app/device/devicestate.h"
#include "app/device/updatecontrol.h"
#include "models/artifact/artifactinfo.h"
#include "models/core/result.h"

#include <QJsonArray>
#include <QJsonObject>

namespace drydock::device {

//! What the server offered.
struct Instructions {
    QString deploymentId;
    QString artifactName;
    QUrl uri;
    QStringList deviceTypes;
    std::optional<api::UpdateControlMap> updateControl;

    //! Nothing where the answer lacks what a client needs.
    static std::optional<Instructions> fromJson(const QByteArray &json);
};

class UpdateRun final : public QObject {
    Q_OBJECT
public:
    //! `chance` gives numbers in [0, 1): whether it fails.
    UpdateRun(DeviceApi &api, const Options &options, const QString &folder, Instructions instructions, std::function<double()> chance, QObject *parent);
    void start();
    //! After re-authentication that needsAuthentication() asked for.
    void resume();
    //! What the device runs if the update succeeded.
    void applyTo(DeviceState &state) const;
    //! A configuration artifact's values; nothing for software.
    [[nodiscard]] std::optional<QJsonObject> configuration() const;

Q_SIGNALS:
    void happened(const QString &event, const QString &detail);
    //! Emitted before the commit, as after a real reboot: the owner gets a new token and calls resume().
    void needsAuthentication();
    void finished(bool success);

private:
    void report(const QString &status, std::function<void()> next);
    void fetch();
    void check(const Result<artifact::ArtifactInfo> &read);
    void install();
    void reboot();
    void commit();
    //! Through a door of update control, then on.
    void pass(UpdateControl::Door door, std::function<void()> next);
    //! True where chance and --fail-in end it here.
    bool failsHere(const char *state);
    void fail(const QString &reason);
    void sendLog();
    void note(const QString &level, const QString &message);
    void after(std::chrono::milliseconds delay, std::function<void()> next);

    DeviceApi &m_api;
    const Options &m_options;
    QString m_file;
    Instructions m_instructions;
    artifact::ArtifactInfo m_artifact;
    UpdateControl m_control;
    bool m_isBad; //!< chance has decided that it fails
    QJsonArray m_log;
    bool m_failing = false;
};

} // namespace drydock::device
