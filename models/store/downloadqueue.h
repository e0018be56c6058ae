// SPDX-License-Identifier: GPL-3.0-or-later
//
// DownloadQueue: artifacts, CSV exports and logs on their way to the disk, one at a time, streamed into a temporary file
// beside the target. An artifact's link may point to another host and is fetched without credentials; after a lost
// connection the rest is asked for where the server can continue (the same ETag and size), else all of it anew. What
// arrived is checked in a worker before it gets its name. Owned by Session; GUI thread. It knows no words.
// Facts: server.md 5.2, section 9; RFC 9110 sections 13 and 14.
#pragma once

#include "models/api/artifacts.h"
#include "models/api/auditlogs.h"
#include "models/core/backoff.h"
#include "models/store/downloadtarget.h"
#include "models/store/transferqueue.h"

#include <functional>
#include <memory>
#include <unordered_map>

namespace drydock {

class DownloadQueue final : public TransferQueue {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(DownloadQueue)

public:
    //! Reads a whole artifact; called in a worker. What is wrong with it, or empty.
    using Verify = std::function<QString(const QString &filePath)>;
    using OpenTarget = std::function<Result<std::shared_ptr<DownloadTarget>>(const QString &finalPath)>;
    //! In a row without a byte in between; then the user is asked.
    static constexpr int kAttempts = 4;
    static constexpr Backoff kBackoff { std::chrono::milliseconds(1'000), std::chrono::milliseconds(30'000) };
    static constexpr qint64 kLargestArtifact = 64LL << 30; //!< bytes; the server's own bound is 10 GiB
    static constexpr qint64 kLargestText = 4LL << 30; //!< bytes of an export or a log

    DownloadQueue(Transport &transport, Verify verify, OpenTarget openTarget = {}, QObject *parent = nullptr);
    ~DownloadQueue() override;

    //! `size` is what the API says of the artifact; 0 where it is not known.
    quint64 addArtifact(const ArtifactId &id, qint64 size, const QString &filePath);
    quint64 addAuditExport(const api::AuditQuery &query, const QString &filePath);
    quint64 addDeploymentLog(const DeploymentId &deployment, const DeviceId &device, const QString &filePath);

Q_SIGNALS:
    void downloaded(quint64 id);

private:
    //! What is kept of a download from one attempt to the next, also from a failed one to the user's retry.
    struct Kept {
        RequestSpec request; //!< empty path for artifacts: their link is asked for anew, it expires
        qint64 size = 0; //!< what the API says it must have; 0 where it does not say
        std::shared_ptr<DownloadTarget> target;
        QByteArray validator; //!< for If-Range; empty where the server cannot continue
    };
    struct Running {
        int fruitless = 0; //!< attempts in a row that brought nothing
        qint64 begunAt = 0; //!< bytes that were there when the attempt began
        int timer = 0;
        Call<api::DownloadLink> link;
        Call<Nothing> content;
    };

    quint64 add(const Transfer &transfer, RequestSpec request);
    void begin() override;
    void drop() override;
    void forget(quint64 id) override;
    [[nodiscard]] Kept &kept() { return m_kept.at(runningId()); }
    void attempt();
    void fetch(RequestSpec request);
    void answerBegan(int status, const QList<std::pair<QByteArray, QByteArray>> &headers);
    bool goesOn(const QList<std::pair<QByteArray, QByteArray>> &headers);
    void beginAnew();
    [[nodiscard]] std::optional<Error> shortOfRoom();
    void linkArrived(const Result<api::DownloadLink> &link);
    void contentArrived(const Status &status);
    [[nodiscard]] Error explained(const Error &error);
    void attemptFailed(const Error &error);
    void attemptLater(std::chrono::milliseconds delay);
    void allArrived();
    void checked(const QString &problem);
    void fail(const Error &error);

    Transport &m_transport;
    api::SoftwareApi m_api;
    Verify m_verify;
    OpenTarget m_openTarget;
    std::unordered_map<quint64, Kept> m_kept;
    std::unique_ptr<Running> m_run; //!< null unless one is under way
};

} // namespace drydock
