// SPDX-License-Identifier: GPL-3.0-or-later
//
// ReleaseStore: all releases of the server with their artifacts, one Delta per batch, and the writes on them: delete,
// notes, tags. Uploads are UploadQueue's, downloads DownloadQueue's. Read whole under kKey (paged, in the version that the
// probe chose) while a pane subscribes; of a first listing the pages are told as they come. Owned by Session, outlives
// every pane. GUI thread. No words, no widgets.
#pragma once

#include "models/api/artifacts.h"
#include "models/store/delta.h"
#include "models/store/entitytable.h"
#include "models/store/pendingoperations.h"
#include "models/store/pollscheduler.h"

#include <QObject>

#include <functional>
#include <optional>

namespace drydock {

class ReleaseStore final : public QObject {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(ReleaseStore)

public:
    static inline const QString kKey = QStringLiteral("releases");
    static constexpr std::chrono::milliseconds kInterval { 30'000 };

    using Table = EntityTable<QString, api::Release>;
    using Done = std::function<void(const Status &)>;

    //! All references outlive it.
    ReleaseStore(Transport &transport, PollScheduler &polls, PendingOperations &pending,
        const api::ApiVersions &versions = api::kPreferredVersions, QObject *parent = nullptr);
    ~ReleaseStore() override;

    [[nodiscard]] PollScheduler::Subscription subscribe(std::chrono::milliseconds interval = kInterval);
    void refresh();
    //! One release anew, without waiting for the next listing.
    void refreshRelease(const QString &name);

    [[nodiscard]] const Table &table() const { return m_table; }
    [[nodiscard]] Table &table() { return m_table; }
    [[nodiscard]] const api::Release *find(const QString &name) const { return m_table.find(name); }
    [[nodiscard]] Freshness freshness() const { return m_polls.freshness(kKey); }
    //! Nothing until the server said; limit 0 is unlimited.
    [[nodiscard]] std::optional<api::StorageUse> storage() const { return m_storage; }
    //! A write on it is on its way.
    [[nodiscard]] bool isPending(const QString &name) const { return m_pending.isPending(pendingSubject(name)); }
    [[nodiscard]] static QString pendingSubject(const QString &name) { return QStringLiteral("release/") + name; }

    //! `title` is what the activity pane shows. `done` runs once unless `context` died; the write runs on without it.
    void removeReleases(const QString &title, const QStringList &names, QObject *context, Done done);
    void removeArtifact(
        const QString &title, const QString &release, const ArtifactId &id, QObject *context, Done done);
    void setNotes(const QString &title, const QString &release, const QString &notes, QObject *context, Done done);
    void setTags(const QString &title, const QString &release, const QStringList &tags, QObject *context, Done done);

Q_SIGNALS:
    void changed(const drydock::Delta &delta);
    //! freshness() or storage().
    void stateChanged();
    //! The PendingRole of the releases of these names.
    void pendingChanged(const QStringList &names);

private:
    void poll(const PollScheduler::Completion &completion);
    void readPage();
    void pageArrived(const Result<Page<api::Release>> &result);
    void readStorage();
    void tell(const Delta &delta);
    void write(const QString &title, const QString &release, Call<Nothing> call, QObject *context, Done done);

    api::SoftwareApi m_api;
    PollScheduler &m_polls;
    PendingOperations &m_pending;
    Table m_table { &api::Release::name };
    std::optional<api::StorageUse> m_storage;
    bool m_loaded = false;
    int m_page = 1;
    std::vector<api::Release> m_found;
    PollScheduler::Completion m_completion;
    Call<Page<api::Release>> m_pageCall;
    Call<api::StorageUse> m_storageCall;
    Call<api::Release> m_releaseCall;
};

} // namespace drydock
