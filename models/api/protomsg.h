// SPDX-License-Identifier: GPL-3.0-or-later
//
// ProtoMessage: one frame of a device connect socket (session, shell, file transfer, port forward), packed and unpacked
// with MessagePack (server.md 7.2). Plain copyable values and pure functions; any thread. It knows no socket and no
// protocol's order of messages. Frames towards a device must stay below kLargestDeviceFrame bytes.
#pragma once

#include "models/core/result.h"
#include "models/core/timestamp.h"

#include <QByteArray>
#include <QList>
#include <QString>

#include <map>
#include <optional>
#include <variant>

namespace drydock::api {

//! mender-connect drops the connection over a larger frame.
inline constexpr qsizetype kLargestDeviceFrame = 8192;
//! What the server reads of one frame.
inline constexpr qsizetype kLargestFrame = 8 << 20;

namespace proto {
inline constexpr quint16 kShell = 1;
inline constexpr quint16 kFileTransfer = 2;
inline constexpr quint16 kPortForward = 3;
inline constexpr quint16 kMenderClient = 4;
inline constexpr quint16 kControl = 0xFFFF;
} // namespace proto

//! A whole number (always packed as int64: peers assert that type), text, bytes, a time, a truth value or whole numbers.
using ProtoValue = std::variant<qint64, QString, QByteArray, Timestamp, bool, QList<qint64>>;
using ProtoMap = std::map<QString, ProtoValue>;

struct ProtoMessage {
    quint16 protocol = 0;
    QString type; //!< "new", "shell", "get_file", "ping", …
    QString session; //!< hdr.sid
    ProtoMap properties; //!< hdr.props; values of other kinds are dropped in decoding
    QByteArray body; //!< bytes; for some messages a packed map: see packMap()
    bool operator==(const ProtoMessage &) const = default;

    //! Nothing where it is absent or of another kind.
    [[nodiscard]] std::optional<qint64> number(const QString &property) const;
    [[nodiscard]] QString text(const QString &property) const;
};

//! Empty type, session, properties and body are left out.
QByteArray encode(const ProtoMessage &message);
//! Does not depend on the order of members or the width of numbers. A Decode error where it is no such frame.
Result<ProtoMessage> decodeProtoMessage(const QByteArray &frame);

//! Bodies that are maps themselves: {"path": …}, {"versions": [1]}, {"err": …}.
QByteArray packMap(const ProtoMap &map);
Result<ProtoMap> unpackMap(const QByteArray &body);

//! Members of such a body; a missing or foreign one is empty.
std::optional<qint64> mapNumber(const ProtoMap &map, const QString &key);
QString mapText(const ProtoMap &map, const QString &key);

} // namespace drydock::api
