// SPDX-License-Identifier: GPL-3.0-or-later
//
// UploadQueue: artifacts on their way to the server, one at a time, streamed from disk, with progress, cancel and
// result. An upload whose answer was lost is never sent again by itself: the server's artifacts are searched for it,
// and only when it is not there is the upload called failed. A server that refuses an upload in the middle (413) often
// closes before its word arrives: before the network is blamed, its storage limit is asked. Owned by Session, so an
// upload outlives the pane that began it; one per session. GUI thread. It knows no words: a refusal is an Error,
// ui/text makes it a sentence. Facts: server.md 5.1, 5.11.
#pragma once

#include "models/api/artifacts.h"
#include "models/store/transferqueue.h"

#include <functional>
#include <memory>

namespace drydock {

//! What of a file on disk can be recognised in the server's list.
struct ArtifactIdentity {
    QString name; //!< of the release
    QStringList checksums; //!< of its payload files, SHA-256 in hex
    bool operator==(const ArtifactIdentity &) const = default;
};

class UploadQueue final : public TransferQueue {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(UploadQueue)

public:
    //! Reads a file's identity; called in a worker. Nothing where it is no artifact.
    using Identify = std::function<std::optional<ArtifactIdentity>(const QString &filePath)>;
    static constexpr int kAtATime = 1;
    //! A server that lost the connection may still be reading the file: it is asked this often before giving up.
    static constexpr int kLookUps = 4;
    static constexpr std::chrono::milliseconds kLookUpEvery { 5'000 };
    //! The server's own bound for one artifact unless its operator set another.
    static constexpr qint64 kUsualLimit = 10LL << 30;

    UploadQueue(Transport &transport, Identify identify, QObject *parent = nullptr);
    ~UploadQueue() override;

    //! The id of the new upload. A file that cannot be read ends as Failed, not as a refusal here.
    quint64 add(const QString &filePath, const QString &description);

Q_SIGNALS:
    //! The server has it.
    void uploaded(quint64 id, const drydock::ArtifactId &artifact);

private:
    struct Running {
        std::optional<ArtifactIdentity> identity;
        int lookUp = 0;
        int page = 1;
        int timer = 0;
        bool askedRoom = false;
        Error ending; //!< what is said where the server does not have it
        Call<ArtifactId> call;
        Call<Page<api::Artifact>> listing;
        Call<api::StorageUse> storage;
    };

    void begin() override;
    void drop() override;
    void send(const std::optional<ArtifactIdentity> &identity);
    void sent(qint64 bytes, qint64 total);
    void answered(const Result<ArtifactId> &result);
    void done(const ArtifactId &artifact);
    void lookUpLater(std::chrono::milliseconds delay);
    void readListing();
    void listingArrived(const Result<Page<api::Artifact>> &result);
    void notListed();
    void askRoom(std::function<void()> then);
    void noteRoom(const Result<api::StorageUse> &use);
    [[nodiscard]] bool isSame(const api::Artifact &artifact, const Transfer &upload) const;

    api::SoftwareApi m_api;
    Identify m_identify;
    std::unique_ptr<Running> m_run; //!< null unless one is under way
};

} // namespace drydock
