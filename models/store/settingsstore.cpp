// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/store/settingsstore.h"

namespace drydock {

namespace {

//! Runs in a worker where the answer is long.
Result<DocumentVersion> versionOf(const api::Settings &settings)
{
    const Result<KeyedValues> members = api::settingsMembers(settings.json);
    if (!members.ok())
        return members.error();
    return DocumentVersion { *members, settings.etag };
}

api::Settings settingsOf(const DocumentVersion &version)
{
    api::Settings settings;
    settings.json = api::settingsObject(version.values);
    settings.etag = version.etag;
    return settings;
}

} // namespace

SettingsStore::SettingsStore(
    Transport &transport, PollScheduler &scheduler, PendingOperations &operations, QObject *parent)
    : QObject(parent)
    , m_tenant(QStringLiteral("settings"),
          { [api = api::UserAdmApi(transport)](Lane lane) { return api.settings(lane).map<DocumentVersion>(versionOf); },
              [api = api::UserAdmApi(transport)](
                  const DocumentVersion &version) { return api.storeSettings(settingsOf(version)); } },
          scheduler, operations)
    , m_own(QStringLiteral("settings/me"),
          { [api = api::UserAdmApi(transport)](
                Lane lane) { return api.mySettings(lane).map<DocumentVersion>(versionOf); },
              [api = api::UserAdmApi(transport)](
                  const DocumentVersion &version) { return api.storeMySettings(settingsOf(version)); } },
          scheduler, operations)
{
}

SettingsStore::~SettingsStore() = default;

api::IdAttribute SettingsStore::idAttribute() const
{
    const auto &version = m_tenant.current();
    return api::decodeIdAttribute(version ? version->values.value(api::kIdAttributeSetting) : QByteArray());
}

std::optional<api::OfflineThreshold> SettingsStore::offlineThreshold() const
{
    const auto &version = m_tenant.current();
    return api::decodeOfflineThreshold(version ? version->values.value(api::kOfflineThresholdSetting) : QByteArray());
}

void SettingsStore::change(SharedDocument &document, const QString &title, const QString &key,
    const std::optional<QByteArray> &valueJson, QObject *context, SharedDocument::Done done)
{
    const auto canonical
        = valueJson ? std::optional(api::canonicalJson(*valueJson)) : std::optional<QByteArray>();
    const auto &known = document.current();
    document.save(title, known ? std::optional(known->values) : std::nullopt, { { key, canonical } }, context,
        std::move(done));
}

} // namespace drydock
