// SPDX-License-Identifier: GPL-3.0-or-later
//
// The structs of the internal API (internal.h), as plain values with their decoders and encoders. Any thread.
#pragma once

#include "models/api/jsonreader.h"
#include "models/api/jsonwriter.h"
#include "models/core/ids.h"

#include <optional>

namespace drydock::api {

//! Where a tenant's artifacts are kept. Everything from `secret` on is a secret in whole or in part, never logged.
struct StorageSettings {
    QString type; //!< "s3", "azure"; empty: s3
    QString region;
    QString bucket; //!< or Azure's container
    QString uri;
    QString externalUri; //!< as devices reach it
    QString proxyUri;
    bool forcePathStyle = false;
    bool useAccelerate = false;
    QString containerName; //!< Azure
    QString accountName; //!< Azure
    QString key; //!< id of the access key
    QString secret;
    QString token;
    QString connectionString; //!< Azure
    QString accountKey; //!< Azure
    bool operator==(const StorageSettings &) const = default;
};
StorageSettings decodeStorageSettings(Reader &reader);
void encode(JsonWriter &writer, const StorageSettings &settings);
Result<StorageSettings> decodeStorageSettingsBody(const QByteArray &json);

struct InternalUserQuery {
    QString id;
    QString email;
    Timestamp createdAfter; //!< not sent while invalid
    Timestamp createdBefore;
    Timestamp updatedAfter;
    Timestamp updatedBefore;
};

struct InternalNewUser {
    QString email;
    QString password; //!< sent once, never stored
    bool propagate = true; //!< to the tenant service too, where there is one
    bool operator==(const InternalNewUser &) const = default;
};
Result<InternalNewUser> decodeInternalNewUser(const QByteArray &json);
QByteArray encodeInternalNewUser(const InternalNewUser &user);

Result<TenantId> decodeNewTenantBody(const QByteArray &json);
QByteArray encodeNewTenantBody(const TenantId &tenant);

//! {"status": …} of workflows.
QByteArray encodeWorkflowsStatus(const QString &status);

} // namespace drydock::api
