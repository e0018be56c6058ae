// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/lab/simulation.h"

#include "app/lab/recipe.h"

#include <algorithm>
#include <cmath>

namespace drydock::lab {

namespace {

constexpr std::chrono::milliseconds kTick { 250 };
constexpr int kMostPerTick = 60; // reports; about 2 ms of work
constexpr int kMostProvisioned = 200;
constexpr size_t kMostSilenced = 2000;
constexpr int kTries = 12; // of drawing a suitable row before a turn is given up

} // namespace

Simulation::Simulation(LabContext &context, Fleet &fleet)
    : m_context(context)
    , m_fleet(fleet)
    , m_random(static_cast<quint32>(context.options.seed * 2654435761U + 1))
{
    context.tickers.push_back({ kTick, [this](Timestamp now) { tick(now); } });
    fleet.onStatusChanged([this](Row row, AuthStatus before) {
        if (before != AuthStatus::Accepted && m_fleet.status(row) == AuthStatus::Accepted && m_fleet.isSimulated(row))
            m_accepted.push_back(row);
    });
}

int Simulation::due(double &carry, double perSecond, double seconds, int most)
{
    carry += perSecond * seconds;
    const int whole = static_cast<int>(std::min(std::floor(carry), static_cast<double>(most)));
    carry = std::min(carry - whole, 1.0); // what was too much is dropped, not owed
    return whole;
}

void Simulation::tick(Timestamp now)
{
    // A clock that was set makes one ordinary tick, not a thousand.
    const double seconds = std::clamp(static_cast<double>(now.ms - m_lastTickMs), 0.0, 1000.0) / 1000.0;
    m_lastTickMs = now.ms;
    if (!m_running || m_fleet.count() == 0)
        return;
    const double speed = m_context.clock.speed();
    const auto accepted = static_cast<double>(m_fleet.countByStatus(AuthStatus::Accepted));
    // Real devices report every eight hours; that is too seldom for somebody who watches 2,000 of them.
    const double reports = std::clamp(accepted / 2000.0, 0.5, 25.0) * speed;
    for (int n = due(m_reports, accepted > 0 ? reports : 0.0, seconds, kMostPerTick); n > 0; --n)
        reportSomebody();
    for (int n = due(m_silences, std::clamp(accepted / 60'000.0, 0.02, 1.0) * speed, seconds, 5); n > 0; --n)
        silenceSomebody();
    for (int n = due(m_returns, std::clamp(accepted / 60'000.0, 0.02, 1.0) * speed, seconds, 5); n > 0; --n)
        returnSomebody();
    for (int n = due(m_appearances, m_fleet.recipe().appearingPerHour() / 3600.0 * speed, seconds, 3); n > 0; --n)
        appearSomebody();
    for (int n = due(m_alerts, accepted > 0 ? m_fleet.recipe().alertsPerHour() / 3600.0 * speed : 0.0, seconds, 5); n > 0; --n)
        alertSomebody();
    provisionAccepted(kMostProvisioned);
}

template<class Accept> Row Simulation::draw(Accept accept)
{
    const quint32 bound = m_fleet.table().rowBound();
    for (int tries = 0; bound > 0 && tries < kTries; ++tries) {
        const auto row = static_cast<Row>(m_random.bounded(bound));
        if (m_fleet.isDevice(row) && m_fleet.isSimulated(row) && accept(row))
            return row;
    }
    return Fleet::kNoRow;
}

Row Simulation::reportSomebody()
{
    const Row row = draw([this](Row candidate) { return m_fleet.isOnline(candidate); });
    if (row != Fleet::kNoRow)
        m_fleet.report(row, m_random.generate64());
    return row;
}

Row Simulation::silenceSomebody()
{
    if (m_silenced.size() >= kMostSilenced)
        return Fleet::kNoRow;
    const Row row = draw([this](Row candidate) { return m_fleet.isOnline(candidate); });
    if (row == Fleet::kNoRow)
        return row;
    m_fleet.setSilent(row, true);
    m_silenced.push_back(row);
    return row;
}

Row Simulation::returnSomebody()
{
    // Those silenced here come back in turn; now and then one that was silent from the start does.
    Row row = Fleet::kNoRow;
    if (m_silenced.size() > 5) {
        row = m_silenced.front();
        m_silenced.erase(m_silenced.begin());
    } else {
        row = draw([this](Row candidate) {
            return m_fleet.status(candidate) == AuthStatus::Accepted && !m_fleet.isOnline(candidate);
        });
    }
    if (row == Fleet::kNoRow || !m_fleet.isDevice(row) || m_fleet.status(row) != AuthStatus::Accepted)
        return Fleet::kNoRow;
    m_fleet.setSilent(row, false);
    m_fleet.report(row, m_random.generate64());
    return row;
}

Row Simulation::appearSomebody()
{
    return m_fleet.appear();
}

Row Simulation::alertSomebody()
{
    const Row row = alerted ? draw([this](Row candidate) { return m_fleet.isOnline(candidate); }) : Fleet::kNoRow;
    if (row != Fleet::kNoRow)
        alerted(row, m_random.generate64());
    return row;
}

int Simulation::provisionAccepted(int most)
{
    const auto count = std::min(m_accepted.size(), static_cast<size_t>(most));
    for (size_t i = 0; i < count; ++i) {
        const Row row = m_accepted[i];
        if (m_fleet.isDevice(row) && m_fleet.isSimulated(row) && m_fleet.status(row) == AuthStatus::Accepted)
            m_fleet.provision(row);
    }
    m_accepted.erase(m_accepted.begin(), m_accepted.begin() + static_cast<std::ptrdiff_t>(count));
    return static_cast<int>(count);
}

} // namespace drydock::lab
