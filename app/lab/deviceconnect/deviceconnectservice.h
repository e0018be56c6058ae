// SPDX-License-Identifier: GPL-3.0-or-later
//
// DeviceConnectService: sockets of devices and of people, and what runs between them (server.md 7): terminals, port
// forwards, files by REST, "check for an update", recordings and their playback. Owned by LabServices; service thread.
// It passes messages on and interprets only what it must: session ids, who asks, what a terminal shows.
#pragma once

#include "app/lab/deviceconnect/filetransfer.h"
#include "app/lab/deviceconnect/recordings.h"
#include "app/lab/fleet.h"

namespace drydock::lab {

class DeviceConnectService final : public Service {
public:
    DeviceConnectService(LabContext &context, Fleet &fleet);
    ~DeviceConnectService() override;

    //! How long a device may be silent in a file transfer; for tests.
    void setSilence(std::chrono::milliseconds silence) { m_silence = silence; }

private:
    struct Manager;
    struct Playback;

    void addManagementRoutes();
    void addInternalRoutes();
    std::optional<Response> connectDevice(const Request &request, const std::shared_ptr<Socket> &socket);
    std::optional<Response> connectManager(const Request &request, const std::shared_ptr<Socket> &socket);
    std::optional<Response> playBack(const Request &request, const std::shared_ptr<Socket> &socket);
    void fromManager(const std::shared_ptr<Manager> &manager, const QByteArray &frame);
    void fromDevice(const std::shared_ptr<Manager> &manager, const api::ProtoMessage &message);
    void managerLeft(const std::shared_ptr<Manager> &manager);
    void step(const std::shared_ptr<Playback> &playback);
    Response show(const Request &request);
    Response nudge(const Request &request, const char *what);
    void download(const std::shared_ptr<const Request> &request, const Responder &answer);
    void upload(const std::shared_ptr<const Request> &request, const Responder &answer);
    void transfer(const Request &request, FileTransfer::Job job, const Responder &answer);

    //! Whether it was ever accepted.
    [[nodiscard]] bool isKnown(const QString &device) const;
    void noteConnection(const QString &device, const QString &status);
    void forget(const QString &device);
    void audit(const Identity &who, const QString &action, const QString &device, const QMap<QString, QStringList> &meta);

    LabContext &m_context;
    Fleet &m_fleet;
    DeviceHub m_hub;
    Recordings m_recordings;
    std::chrono::milliseconds m_silence;
    QObject m_timers; //!< what waits goes with it
};

} // namespace drydock::lab
