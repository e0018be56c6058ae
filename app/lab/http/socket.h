// SPDX-License-Identifier: GPL-3.0-or-later
//
// Socket: one WebSocket of the lab, as its service sees it: binary frames in and out. Shared by the connection (I/O
// thread) and the service; send() and close() are called from any thread, the handlers run on the service thread, each
// in a transaction of its own, and never after `closed`. It pings by itself every 30 s and ends a peer that is silent
// for 60 s (server.md 7.1). It knows no message.
#pragma once

#include <QByteArray>
#include <QString>

#include <functional>
#include <memory>

namespace drydock::lab {

namespace closecode {
inline constexpr quint16 kNormal = 1000;
inline constexpr quint16 kGoingAway = 1001;
inline constexpr quint16 kUnsupported = 1003;
inline constexpr quint16 kPolicy = 1008;
inline constexpr quint16 kTooBig = 1009;
inline constexpr quint16 kInternal = 1011;
} // namespace closecode

class Socket {
public:
    Socket() = default;
    virtual ~Socket() = default;
    Q_DISABLE_COPY_MOVE(Socket)

    //! A binary frame. Dropped after close(). Where more than 16 MiB wait for a slow peer, the socket is closed.
    virtual void send(const QByteArray &frame) = 0;
    //! Ends it after what was sent; `closed` follows. May be called twice.
    virtual void close(quint16 code = closecode::kNormal, const QString &reason = {}) = 0;

    //! Set by the service's handler before it returns.
    std::function<void(const QByteArray &frame)> received; //!< a text frame closes the socket instead
    std::function<void()> closed; //!< once, whoever ended it; releases what the handlers hold
};

} // namespace drydock::lab
