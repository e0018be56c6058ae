// SPDX-License-Identifier: GPL-3.0-or-later
//
// SettingsStore: the settings that a server keeps for its clients: the tenant's, which all users share, and the own
// user's. Both are objects of which most keys belong to other clients and survive every change made here. Owned by
// Session, destroyed before the operations. GUI thread. Facts: server.md 2.5.
#pragma once

#include "models/api/useradm.h"
#include "models/store/shareddocument.h"

namespace drydock {

class SettingsStore final : public QObject {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(SettingsStore)

public:
    SettingsStore(Transport &transport, PollScheduler &scheduler, PendingOperations &operations,
        QObject *parent = nullptr);
    ~SettingsStore() override;

    [[nodiscard]] SharedDocument &tenant() { return m_tenant; }
    [[nodiscard]] SharedDocument &own() { return m_own; }

    //! The tenant's settings as far as they are read.
    [[nodiscard]] api::IdAttribute idAttribute() const;
    //! Nothing where the tenant did not set it.
    [[nodiscard]] std::optional<api::OfflineThreshold> offlineThreshold() const;

    //! One key of a document, whatever it was before; no value deletes it.
    static void change(SharedDocument &document, const QString &title, const QString &key,
        const std::optional<QByteArray> &valueJson, QObject *context, SharedDocument::Done done);

private:
    SharedDocument m_tenant;
    SharedDocument m_own;
};

} // namespace drydock
