// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/store/snapshotkeeper.h"

#include "models/core/worker.h"

namespace drydock {

namespace {
//! A fleet that takes long to write is written less often: at most two hundredths of the time.
constexpr int kRestPerWrite = 50;
} // namespace

SnapshotKeeper::SnapshotKeeper(FleetStore &fleet, QString path, std::chrono::milliseconds every, QObject *parent)
    : QObject(parent)
    , m_fleet(fleet)
    , m_path(std::move(path))
    , m_every(every)
{
    if (m_path.isEmpty())
        return;
    FleetSnapshot::begin(m_path);
    connect(&m_fleet, &FleetStore::changed, this, &SnapshotKeeper::later);
    connect(&m_fleet, &FleetStore::groupsChanged, this, &SnapshotKeeper::later);
    connect(&m_fleet, &FleetStore::namesChanged, this, &SnapshotKeeper::later);
}

SnapshotKeeper::~SnapshotKeeper()
{
    // Only a whole fleet replaces the one before.
    if (m_path.isEmpty() || !m_dirty || !m_fleet.isComplete())
        return;
    // In the same queue as all others: one that still waits there must not replace the last.
    inBackground([path = m_path, kept = contents()] { static_cast<void>(FleetSnapshot::write(path, kept)); }, patientPool());
}

void SnapshotKeeper::load()
{
    if (m_path.isEmpty()) {
        Q_EMIT loaded(FleetSnapshot::Problem::Missing);
        return;
    }
    m_loading = true;
    m_fleet.holdForRestore(true);
    inWorker(this, [path = m_path] { return FleetSnapshot::read(path); },
        [this](const FleetSnapshot::Read &read) {
            m_loading = false;
            if (read.contents)
                m_fleet.restore(*read.contents);
            m_fleet.holdForRestore(false);
            Q_EMIT loaded(read.problem);
        });
}

void SnapshotKeeper::later()
{
    m_dirty = true;
    if (m_timer == 0 && !m_writing) {
        m_timer = m_fleet.clock().singleShot(std::max(m_every, m_lastWrite * kRestPerWrite), this, [this] {
            m_timer = 0;
            write();
        });
    }
}

void SnapshotKeeper::write()
{
    if (!m_fleet.isComplete()) {
        later();
        return;
    }
    m_dirty = false;
    m_writing = true;
    const qint64 began = m_fleet.clock().steadyMs();
    inWorker(this, [path = m_path, kept = contents()] { return FleetSnapshot::write(path, kept); },
        [this, began](const FleetSnapshot::Written &written) {
            m_writing = false;
            m_lastWrite = std::chrono::milliseconds(m_fleet.clock().steadyMs() - began);
            if (written.problem != FleetSnapshot::Problem::None)
                m_dirty = true;
            if (m_dirty)
                later();
            Q_EMIT this->written(written.problem, written.detail);
        },
        patientPool());
}

SnapshotContents SnapshotKeeper::contents() const
{
    return { m_fleet.table(), m_fleet.freshness().lastSuccess, m_fleet.serverTotal(), m_fleet.groups(), m_fleet.table().nameAttribute() };
}

} // namespace drydock
