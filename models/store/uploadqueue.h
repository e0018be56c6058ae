// SPDX-License-Identifier: GPL-3.0-or-later
//
// UploadQueue: artifacts on their way to the server, one at a time, streamed from disk, with progress, cancel and
// result. An upload whose answer was lost is never sent again by itself: the server's artifacts are searched for it,
// and only when it is not there is the upload called failed. Owned by Session, so an upload outlives the pane that
// began it; one per session. GUI thread. It knows no words: a refusal is an Error, ui/text makes it a sentence.
#pragma once

#include "models/api/artifacts.h"
#include "models/core/clock.h"

#include <QObject>

#include <functional>
#include <memory>
#include <optional>
#include <vector>

namespace drydock {

//! What of a file on disk can be recognised in the server's list.
struct ArtifactIdentity {
    QString name; //!< of the release
    QStringList checksums; //!< of its payload files, SHA-256 in hex
    bool operator==(const ArtifactIdentity &) const = default;
};

struct Upload {
    enum class State {
        Queued,
        Uploading,
        Processing, //!< all bytes are sent; the server reads them
        Checking, //!< the answer was lost; the server's list is searched
        Done,
        Failed,
        Cancelled,
    };
    quint64 id = 0;
    QString filePath;
    QString description;
    State state = State::Queued;
    qint64 sent = 0; //!< bytes
    qint64 total = 0; //!< bytes: the size of the file
    std::optional<Error> error; //!< Failed only
    ArtifactId artifact; //!< Done only
    QString release; //!< empty where the file could not be read as an artifact
    Timestamp started;
    Timestamp finished;

    [[nodiscard]] bool isOver() const
    {
        return state == State::Done || state == State::Failed || state == State::Cancelled;
    }
};

class UploadQueue final : public QObject {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(UploadQueue)

public:
    //! Reads a file's identity; called in a worker. Nothing where it is no artifact.
    using Identify = std::function<std::optional<ArtifactIdentity>(const QString &filePath)>;
    static constexpr int kAtATime = 1;
    //! A server that lost the connection may still be reading the file: it is asked this often before giving up.
    static constexpr int kLookUps = 4;
    static constexpr std::chrono::milliseconds kLookUpEvery { 5'000 };

    UploadQueue(Transport &transport, Identify identify, QObject *parent = nullptr);
    ~UploadQueue() override;

    //! The id of the new upload. A file that cannot be read ends as Failed, not as a refusal here.
    quint64 add(const QString &filePath, const QString &description);
    //! Ends a queued or running upload; what the server already took whole stays there.
    void cancel(quint64 id);
    //! The user's own decision to send a failed or cancelled one again.
    void retry(quint64 id);
    void clearFinished();

    [[nodiscard]] const std::vector<Upload> &uploads() const { return m_uploads; } //!< oldest first
    [[nodiscard]] const Upload *find(quint64 id) const;
    [[nodiscard]] int unfinishedCount() const;

Q_SIGNALS:
    void uploadAdded(quint64 id);
    void uploadChanged(quint64 id);
    void uploadsCleared();
    //! The server has it.
    void uploaded(quint64 id, const drydock::ArtifactId &artifact);

private:
    struct Running {
        quint64 id = 0;
        std::optional<ArtifactIdentity> identity;
        int lookUp = 0;
        int page = 1;
        int timer = 0;
        Error lost;
        Call<ArtifactId> call;
        Call<Page<api::Artifact>> listing;
    };

    Upload *edit(quint64 id);
    void startNext();
    void send(quint64 id, const std::optional<ArtifactIdentity> &identity);
    void answered(const Result<ArtifactId> &result);
    void lookUpLater(std::chrono::milliseconds delay);
    void readListing();
    void listingArrived(const Result<Page<api::Artifact>> &result);
    [[nodiscard]] bool isSame(const api::Artifact &artifact, const Upload &upload) const;
    void finish(Upload::State state, const std::optional<Error> &error, const ArtifactId &artifact = {});

    Transport &m_transport;
    api::SoftwareApi m_api;
    Identify m_identify;
    std::vector<Upload> m_uploads;
    quint64 m_lastId = 0;
    std::unique_ptr<Running> m_running;
};

} // namespace drydock
