// SPDX-License-Identifier: GPL-3.0-or-later
//
// FileExchange: files in and out of one folder of a virtual device, a chunk at a time (server.md 7.5). Paths are
// absolute and have to lie below the folder, whatever links say. Owned by RemoteSession; its thread. A file that comes
// appears under its name only when it is whole.
#pragma once

#include "models/api/protomsg.h"

#include <QFile>
#include <QObject>
#include <QSaveFile>

#include <functional>
#include <memory>

namespace drydock::device {

class FileExchange final : public QObject {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(FileExchange)

public:
    using Send = std::function<void(const char *type, const QByteArray &body, const api::ProtoMap &properties)>;
    static constexpr qsizetype kChunk = 4096;
    static constexpr int kWindow = 10; //!< chunks before an acknowledgement

    FileExchange(const QString &folder, Send send);

    void receive(const api::ProtoMessage &message);

Q_SIGNALS:
    void happened(const QString &event, const QString &detail);

private:
    void stat(const api::ProtoMap &body, const QString &type);
    void beginGet(const api::ProtoMap &body, const QString &type);
    void beginPut(const api::ProtoMap &body, const QString &type);
    void take(const api::ProtoMessage &message);
    void acknowledged(qint64 offset);
    void sendChunks();
    void refuse(const QString &type, const QString &why, qint64 code = 0);
    //! Where it lies, or nothing where it is not below the folder.
    [[nodiscard]] std::optional<QString> inside(const QString &path) const;

    QString m_folder;
    Send m_send;
    QFile m_source;
    std::unique_ptr<QSaveFile> m_target;
    QFileDevice::Permissions m_permissions {};
    qint64 m_offset = 0;
    qint64 m_acknowledged = 0;
    int m_unacknowledged = 0;
    bool m_sentEnd = false;
};

} // namespace drydock::device
