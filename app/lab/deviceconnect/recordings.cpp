// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/lab/deviceconnect/recordings.h"

#include <QtEndian>

#include <algorithm>

namespace drydock::lab {

namespace {

constexpr qint64 kKeptMs = 30LL * 86'400'000;
constexpr std::chrono::hours kSweep { 1 };

} // namespace

QByteArray packRecords(const QList<ControlRecord> &records)
{
    QByteArray packed;
    for (const ControlRecord &record : records) {
        char bytes[9];
        bytes[0] = static_cast<char>(record.kind);
        qToLittleEndian(record.offset, bytes + 1);
        qToLittleEndian(record.first, bytes + 5);
        qToLittleEndian(record.second, bytes + 7);
        packed.append(bytes, record.kind == ControlRecord::Kind::Resize ? 9 : 7);
    }
    return packed;
}

QList<ControlRecord> unpackRecords(const QByteArray &packed)
{
    QList<ControlRecord> records;
    for (qsizetype at = 0; at + 7 <= packed.size();) {
        ControlRecord record;
        const char *bytes = packed.constData() + at;
        record.kind = static_cast<ControlRecord::Kind>(bytes[0]);
        record.offset = qFromLittleEndian<quint32>(bytes + 1);
        record.first = qFromLittleEndian<quint16>(bytes + 5);
        at += 7;
        if (record.kind == ControlRecord::Kind::Resize) {
            if (at + 2 > packed.size())
                break;
            record.second = qFromLittleEndian<quint16>(bytes + 7);
            at += 2;
        }
        records.append(record);
    }
    return records;
}

Recordings::Recordings(LabContext &context)
    : m_context(context)
{
    context.db.registerSchema(QStringLiteral("deviceconnect_recordings"),
        { { QStringLiteral("CREATE TABLE terminal_recordings (session TEXT PRIMARY KEY, device TEXT NOT NULL, user TEXT NOT NULL,"
                           " ended INTEGER NOT NULL, output BLOB NOT NULL, records BLOB NOT NULL) WITHOUT ROWID"),
            QStringLiteral("CREATE INDEX terminal_recordings_ended ON terminal_recordings (ended)") } });
    context.tickers.push_back({ kSweep, [this](Timestamp now) {
                                   m_context.db.prepare(QStringLiteral("DELETE FROM terminal_recordings WHERE ended < ?")).bind(now.ms - kKeptMs).run();
                               } });
}

bool Recordings::addOutput(Running &running, const QByteArray &bytes) const
{
    const Timestamp now = m_context.clock.now();
    const auto offset = static_cast<quint32>(running.output.size());
    if (running.lastOutput.isValid() && now.ms - running.lastOutput.ms >= kWorthDelay.count()) {
        const auto pause = static_cast<quint16>(std::min<qint64>(now.ms - running.lastOutput.ms, 65535));
        running.records.append({ ControlRecord::Kind::Delay, offset, pause, 0 });
    }
    running.lastOutput = now;
    running.output += bytes.left(kMostBytes - running.output.size());
    return running.output.size() < kMostBytes;
}

void Recordings::addResize(Running &running, quint16 width, quint16 height) const
{
    running.records.append({ ControlRecord::Kind::Resize, static_cast<quint32>(running.output.size()), width, height });
}

void Recordings::store(const Running &running, const QString &device, const QString &user)
{
    m_context.db
        .prepare(QStringLiteral("INSERT OR REPLACE INTO terminal_recordings (session, device, user, ended, output, records) VALUES (?, ?, ?, ?, ?, ?)"))
        .bind(running.session)
        .bind(device)
        .bind(user)
        .bind(m_context.clock.now().ms)
        .bind(qCompress(running.output))
        .bind(packRecords(running.records))
        .run();
}

std::optional<Recordings::Recording> Recordings::find(const QString &session) const
{
    Statement read = m_context.db.prepare(QStringLiteral("SELECT output, records FROM terminal_recordings WHERE session = ?"));
    if (!read.bind(session).next())
        return std::nullopt;
    return Recording { qUncompress(read.bytes(0)), unpackRecords(read.bytes(1)) };
}

void Recordings::removeOf(const QString &device)
{
    m_context.db.prepare(QStringLiteral("DELETE FROM terminal_recordings WHERE device = ?")).bind(device).run();
}

} // namespace drydock::lab
