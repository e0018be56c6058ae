// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/lab/iotmanager/integrationstore.h"

#include "app/lab/http/jsonpage.h"
#include "models/api/jsonreader.h"

#include <chrono>

namespace drydock::lab {

namespace {

constexpr qint64 kEventLifeMs = std::chrono::milliseconds(std::chrono::weeks(1)).count(); // server.md 11

} // namespace

IntegrationStore::IntegrationStore(Database &db)
    : m_db(db)
{
    m_db.registerSchema(QStringLiteral("iotmanager"),
        { {
            QStringLiteral("CREATE TABLE integration (id TEXT PRIMARY KEY, json BLOB NOT NULL) WITHOUT ROWID"),
            QStringLiteral("CREATE TABLE integration_device (device TEXT NOT NULL, integration TEXT NOT NULL REFERENCES integration(id) "
                           "ON DELETE CASCADE, json BLOB NOT NULL, PRIMARY KEY (device, integration)) WITHOUT ROWID"),
            QStringLiteral("CREATE TABLE integration_event (number INTEGER PRIMARY KEY, integration TEXT NOT NULL, time INTEGER NOT NULL, json BLOB NOT NULL)"),
            QStringLiteral("CREATE INDEX integration_event_time ON integration_event(time)"),
        } });
}

std::vector<api::Integration> IntegrationStore::integrations() const
{
    std::vector<api::Integration> all;
    Statement rows = m_db.prepare(QStringLiteral("SELECT json FROM integration ORDER BY id"));
    while (rows.next()) {
        if (Result<api::Integration> one = api::decodeBody<api::Integration>(rows.bytes(0), api::decodeIntegration))
            all.push_back(*std::move(one));
    }
    return all;
}

void IntegrationStore::put(const api::Integration &integration)
{
    m_db.prepare(QStringLiteral("INSERT INTO integration (id, json) VALUES (?, ?) ON CONFLICT (id) DO UPDATE SET json = excluded.json"))
        .bind(integration.id.text)
        .bind(jsonText(integration))
        .run();
}

void IntegrationStore::remove(const IntegrationId &id)
{
    m_db.prepare(QStringLiteral("DELETE FROM integration WHERE id = ?")).bind(id.text).run();
    m_db.prepare(QStringLiteral("DELETE FROM integration_event WHERE integration = ?")).bind(id.text).run();
}

bool IntegrationStore::isUsed(const IntegrationId &id) const
{
    Statement row = m_db.prepare(QStringLiteral("SELECT 1 FROM integration_device WHERE integration = ? LIMIT 1"));
    return row.bind(id.text).next();
}

std::optional<api::IotDeviceState> IntegrationStore::state(const QString &device, const IntegrationId &id) const
{
    Statement row = m_db.prepare(QStringLiteral("SELECT json FROM integration_device WHERE device = ? AND integration = ?"));
    if (!row.bind(device).bind(id.text).next())
        return std::nullopt;
    Result<api::IotDeviceState> state = api::decodeBody<api::IotDeviceState>(row.bytes(0), api::decodeIotDeviceState);
    return state ? *std::move(state) : api::IotDeviceState();
}

void IntegrationStore::setState(const QString &device, const IntegrationId &id, const api::IotDeviceState &state)
{
    m_db.prepare(QStringLiteral("INSERT OR REPLACE INTO integration_device (device, integration, json) VALUES (?, ?, ?)"))
        .bind(device)
        .bind(id.text)
        .bind(jsonText(state))
        .run();
}

void IntegrationStore::forgetDevice(const QString &device)
{
    m_db.prepare(QStringLiteral("DELETE FROM integration_device WHERE device = ?")).bind(device).run();
}

void IntegrationStore::addEvent(const api::IotEvent &event)
{
    m_db.prepare(QStringLiteral("DELETE FROM integration_event WHERE time < ?")).bind(event.time.ms - kEventLifeMs).run();
    m_db.prepare(QStringLiteral("INSERT INTO integration_event (integration, time, json) VALUES (?, ?, ?)"))
        .bind(event.deliveries.empty() ? QString() : event.deliveries.front().integration.text)
        .bind(event.time.ms)
        .bind(jsonText(event))
        .run();
}

std::vector<api::IotEvent> IntegrationStore::events(const QString &id, qint64 offset, qint64 limit) const
{
    std::vector<api::IotEvent> all;
    Statement rows = m_db.prepare(QStringLiteral("SELECT json FROM integration_event WHERE ? IN ('', integration) ORDER BY number DESC LIMIT ? OFFSET ?"));
    rows.bind(id).bind(limit).bind(offset);
    while (rows.next()) {
        if (Result<api::IotEvent> event = api::decodeBody<api::IotEvent>(rows.bytes(0), api::decodeIotEvent))
            all.push_back(*std::move(event));
    }
    return all;
}

} // namespace drydock::lab
