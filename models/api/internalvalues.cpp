// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/api/internalvalues.h"

namespace drydock::api {

StorageSettings decodeStorageSettings(Reader &reader)
{
    StorageSettings settings;
    if (!reader.isObject())
        reader.fail("expected an object");
    settings.type = reader.optString("type");
    settings.region = reader.optString("region");
    settings.bucket = reader.optString("bucket");
    settings.uri = reader.optString("uri");
    settings.externalUri = reader.optString("external_uri");
    settings.proxyUri = reader.optString("proxy_uri");
    settings.forcePathStyle = reader.optBoolean("force_path_style");
    settings.useAccelerate = reader.optBoolean("use_accelerate");
    settings.containerName = reader.optString("container_name");
    settings.accountName = reader.optString("account_name");
    settings.key = reader.optString("key");
    settings.secret = reader.optString("secret");
    settings.token = reader.optString("token");
    settings.connectionString = reader.optString("connection_string");
    settings.accountKey = reader.optString("account_key");
    return settings;
}

void encode(JsonWriter &writer, const StorageSettings &settings)
{
    writer.beginObject();
    writer.optField("type", settings.type);
    writer.optField("region", settings.region);
    writer.field("bucket", settings.bucket);
    writer.optField("uri", settings.uri);
    writer.optField("external_uri", settings.externalUri);
    writer.optField("proxy_uri", settings.proxyUri);
    writer.field("key", settings.key).field("secret", settings.secret);
    writer.optField("token", settings.token);
    writer.field("force_path_style", settings.forcePathStyle).field("use_accelerate", settings.useAccelerate);
    writer.optField("connection_string", settings.connectionString);
    writer.optField("container_name", settings.containerName);
    writer.optField("account_name", settings.accountName);
    writer.optField("account_key", settings.accountKey);
    writer.endObject();
}

Result<StorageSettings> decodeStorageSettingsBody(const QByteArray &json)
{
    return decodeBody<StorageSettings>(json, [](Reader &reader) {
        StorageSettings settings = decodeStorageSettings(reader);
        if (reader.ok() && settings.bucket.isEmpty() && settings.containerName.isEmpty())
            reader.fail("bucket: cannot be blank.");
        return settings;
    });
}

Result<InternalNewUser> decodeInternalNewUser(const QByteArray &json)
{
    return decodeBody<InternalNewUser>(json, [](Reader &reader) {
        InternalNewUser user;
        user.email = reader.id("email");
        user.password = reader.id("password");
        user.propagate = reader.optBoolean("propagate", true);
        return user;
    });
}

QByteArray encodeInternalNewUser(const InternalNewUser &user)
{
    JsonWriter writer;
    writer.beginObject().field("email", user.email).field("password", user.password);
    if (!user.propagate)
        writer.field("propagate", false);
    return writer.endObject().take();
}

Result<TenantId> decodeNewTenantBody(const QByteArray &json)
{
    return decodeBody<TenantId>(json, [](Reader &reader) { return TenantId(reader.string("tenant_id")); });
}

QByteArray encodeNewTenantBody(const TenantId &tenant)
{
    return JsonWriter().beginObject().field("tenant_id", tenant.text).endObject().take();
}

QByteArray encodeWorkflowsStatus(const QString &status)
{
    return JsonWriter().beginObject().field("status", status).endObject().take();
}

} // namespace drydock::api
