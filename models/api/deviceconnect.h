// SPDX-License-Identifier: GPL-3.0-or-later
//
// Mender's device connection service, management API v1: whether a device is connected, its file transfer, and the
// handshakes of its two WebSockets (terminal and playback). Structs are plain values; DeviceConnectApi is a stateless
// façade. Facts: contract `/api/management/v1/deviceconnect/*`, server.md section 7.
//
// A handshake here is one exchange that ends with 101; what speaks over the socket afterwards takes the request from
// connectRequest() and playbackRequest() and opens it itself.
#pragma once

#include "models/api/jsonreader.h"
#include "models/api/jsonwriter.h"
#include "models/core/ids.h"
#include "models/rest/call.h"
#include "models/rest/transport.h"

#include <memory>
#include <optional>

namespace drydock::api {

enum class ConnectionStatus { Unknown, Connected, Disconnected };
ConnectionStatus connectionStatusFromWire(QStringView text);
QString connectionStatusToWire(ConnectionStatus status); //!< "unknown" for Unknown: never connected

struct ConnectionState {
    DeviceId device;
    ConnectionStatus status = ConnectionStatus::Unknown;
    QString statusText; //!< raw
    Timestamp created;
    Timestamp updated;
    bool operator==(const ConnectionState &) const = default;
};
ConnectionState decodeConnectionState(Reader &reader);
void encode(JsonWriter &writer, const ConnectionState &state);

//! What a download's headers say of the file on the device.
struct DeviceFile {
    QString path;
    std::optional<qint64> uid;
    std::optional<qint64> gid;
    std::optional<quint32> mode; //!< as of chmod: permissions, set-uid 04000, set-gid 02000, sticky 01000
    std::optional<qint64> size; //!< bytes; the answer has no Content-Length
    bool operator==(const DeviceFile &) const = default;
};
DeviceFile decodeDeviceFile(const HttpReply &reply); //!< what is missing or no number stays unknown
QList<std::pair<QByteArray, QByteArray>> encodeDeviceFile(const DeviceFile &file); //!< the headers

struct FileUpload {
    QString filePath; //!< streamed from disk as multipart/form-data, `file` last
    QString targetPath; //!< absolute, on the device
    std::optional<qint64> uid = {};
    std::optional<qint64> gid = {};
    std::optional<quint32> mode = {}; //!< sent as octal digits
};

class DeviceConnectApi {
public:
    explicit DeviceConnectApi(Transport &transport)
        : m_transport(transport)
    {
    }
    Call<ConnectionState> state(const DeviceId &id, Lane lane = Lane::Polling) const; //!< 404: never accepted
    Call<Nothing> checkUpdate(const DeviceId &id) const; //!< 404, 409: not connected
    Call<Nothing> sendInventory(const DeviceId &id) const;
    //! Progress and cancel through the Call's job. 1 GiB at most; 408: the device did not answer within a minute.
    Call<Nothing> upload(const DeviceId &id, const FileUpload &upload) const;
    //! The file's bytes go to `sink`, which outlives the call.
    Call<DeviceFile> download(const DeviceId &id, const QString &path, const std::shared_ptr<QIODevice> &sink) const;

    //! `key`: of makeHandshakeKey(), once per socket.
    static QByteArray makeHandshakeKey();
    static RequestSpec connectRequest(const DeviceId &id, const QByteArray &key);
    static RequestSpec playbackRequest(const QString &sessionId, int pauseMs, const QByteArray &key);
    Call<Nothing> connect(const DeviceId &id, const QByteArray &key) const; //!< a write: it opens a terminal
    Call<Nothing> playback(const QString &sessionId, int pauseMs, const QByteArray &key) const;

private:
    Transport &m_transport;
};

} // namespace drydock::api
