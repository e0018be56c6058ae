// SPDX-License-Identifier: GPL-3.0-or-later
//
// IntegrationStore: the tenant's integration, what devices it knows with their states, and the events that it heard, over
// SQLite. Owned by IotManagerService; service thread. It knows nothing of HTTP.
#pragma once

#include "app/lab/database.h"
#include "models/api/iotmanager.h"

namespace drydock::lab {

class IntegrationStore {
public:
    explicit IntegrationStore(Database &db);

    [[nodiscard]] std::vector<api::Integration> integrations() const; //!< secrets included; one at most
    void put(const api::Integration &integration);
    void remove(const IntegrationId &id); //!< its devices and events too

    [[nodiscard]] bool isUsed(const IntegrationId &id) const;
    [[nodiscard]] std::optional<api::IotDeviceState> state(const QString &device, const IntegrationId &id) const;
    void setState(const QString &device, const IntegrationId &id, const api::IotDeviceState &state);
    void forgetDevice(const QString &device);

    void addEvent(const api::IotEvent &event); //!< drops what is older than a week
    //! Newest first; up to `limit` from `offset`. `id` empty: of all.
    [[nodiscard]] std::vector<api::IotEvent> events(const QString &id, qint64 offset, qint64 limit) const;

private:
    Database &m_db;
};

} // namespace drydock::lab
