// SPDX-License-Identifier: GPL-3.0-or-later
//
// Recordings: what terminals showed, for playback (server.md 7.9): output compressed, and control records (resize,
// delay) at their offsets. A session holds at most 8 MiB; recordings go after 30 days. Owned by DeviceConnectService;
// service thread.
#pragma once

#include "app/lab/labcontext.h"

namespace drydock::lab {

struct ControlRecord {
    enum class Kind : quint8 { Resize = 1, Delay = 2 };
    Kind kind = Kind::Delay;
    quint32 offset = 0; //!< bytes of output in front of it
    quint16 first = 0; //!< Resize: width in characters; Delay: milliseconds
    quint16 second = 0; //!< Resize: height in characters
    bool operator==(const ControlRecord &) const = default;
};
//! As the server stores them, little endian.
QByteArray packRecords(const QList<ControlRecord> &records);
QList<ControlRecord> unpackRecords(const QByteArray &packed);

class Recordings {
public:
    static constexpr qsizetype kMostBytes = 8 << 20;
    static constexpr std::chrono::milliseconds kWorthDelay { 1500 };

    explicit Recordings(LabContext &context);

    struct Running {
        QString session;
        QByteArray output;
        QList<ControlRecord> records;
        Timestamp lastOutput;
    };
    //! False when the session holds all it may: it is to be ended.
    [[nodiscard]] bool addOutput(Running &running, const QByteArray &bytes) const;
    void addResize(Running &running, quint16 width, quint16 height) const;
    void store(const Running &running, const QString &device, const QString &user);

    struct Recording {
        QByteArray output;
        QList<ControlRecord> records;
    };
    [[nodiscard]] std::optional<Recording> find(const QString &session) const;
    void removeOf(const QString &device);

private:
    LabContext &m_context;
};

} // namespace drydock::lab
