// SPDX-License-Identifier: GPL-3.0-or-later
//
// FileTransfer: one file from or to a device for a REST request (server.md 7.5, 7.6): handshake, stat, chunks with
// offsets and acknowledgements in windows. Lives until it has answered and, for a download, until its body is sent;
// shared by its session and its stream. Service thread. A slow reader holds the device back: chunks are acknowledged only
// while there is room.
#pragma once

#include "app/lab/deviceconnect/devicehub.h"
#include "app/lab/http/bodystream.h"
#include "app/lab/http/router.h"

#include <QFile>
#include <QObject>
#include <QTimer>

namespace drydock::lab {

class FileTransfer final : public QObject {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(FileTransfer)

public:
    static constexpr qsizetype kChunk = 4096;
    static constexpr int kWindow = 10; //!< chunks

    enum class Kind { Stat, Download, Upload };
    struct Job {
        Kind kind = Kind::Stat;
        QString device;
        QString path; //!< on the device
        // Upload
        std::shared_ptr<Upload> source;
        std::optional<qint64> uid;
        std::optional<qint64> gid;
        std::optional<qint64> mode;
    };
    //! `answer` is called once. `silence` is how long a device may say nothing.
    FileTransfer(DeviceHub &hub, Job job, Responder answer, std::chrono::milliseconds silence);
    ~FileTransfer() override;

    //! Keeps `self` until it is over.
    void start(const std::shared_ptr<FileTransfer> &self);

private:
    enum class Step { Handshake, Stat, Get, Put, Sending, LastAck, Over };

    void received(const api::ProtoMessage &message);
    void control(const api::ProtoMessage &message);
    void fileInfo(const api::ProtoMessage &message);
    void chunk(const api::ProtoMessage &message);
    void acknowledged(const api::ProtoMessage &message);
    void sendChunks();
    void acknowledge();
    void failed(const api::ProtoMessage &message);
    void fail(int status, const QString &why);
    void give(Response response);
    void over();
    void send(quint16 protocol, const char *type, const QByteArray &body = {}, const api::ProtoMap &properties = {});
    [[nodiscard]] Response headers() const;

    DeviceHub &m_hub;
    Job m_job;
    Responder m_answer;
    QTimer m_silence;
    QString m_session;
    Step m_step = Step::Handshake;
    std::shared_ptr<FileTransfer> m_self;
    std::shared_ptr<BodyStream> m_stream;
    api::ProtoMap m_info;
    QFile m_file;
    qint64 m_offset = 0; //!< bytes received, or sent
    qint64 m_acknowledged = 0;
    int m_unacknowledged = 0; //!< chunks received since the last acknowledgement
    bool m_ackWaits = false; //!< for room in the stream
};

} // namespace drydock::lab
