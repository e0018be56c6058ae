// SPDX-License-Identifier: GPL-3.0-or-later
//
// TransferQueue: what uploads and downloads have in common: a list of transfers as values, one of them under way, its
// progress and speed, cancel, retry by the user's own decision, and the end. Base of UploadQueue and DownloadQueue,
// owned as they are by Session; GUI thread. It sends nothing and knows no words.
#pragma once

#include "models/core/clock.h"
#include "models/core/error.h"
#include "models/core/ids.h"

#include <QObject>

#include <optional>
#include <vector>

namespace drydock {

struct Transfer {
    enum class Kind { Upload, Artifact, AuditExport, DeviceLog };
    enum class State {
        Queued,
        Running, //!< bytes move
        Waiting, //!< the connection was lost; it goes on by itself in a moment
        Processing, //!< all bytes are over; the server, or this computer, reads them
        Checking, //!< an upload's answer was lost; the server is asked what it has
        Done,
        Failed,
        Cancelled,
    };
    quint64 id = 0;
    Kind kind = Kind::Upload;
    QString filePath; //!< where it comes from or goes to
    QString description; //!< uploads only
    State state = State::Queued;
    qint64 moved = 0; //!< bytes
    qint64 total = 0; //!< bytes of the file; 0 where it is not known yet
    double bytesPerSecond = 0; //!< of late; 0 where it cannot be said yet
    std::optional<Error> error; //!< Failed only
    ArtifactId artifact; //!< of a download, and of an upload that is Done
    QString release; //!< of an upload: empty where the file could not be read as an artifact
    Timestamp started;
    Timestamp finished;

    [[nodiscard]] bool isOver() const
    {
        return state == State::Done || state == State::Failed || state == State::Cancelled;
    }
    [[nodiscard]] bool isDownload() const { return kind != Kind::Upload; }
    //! Seconds to go; -1 where nobody can say.
    [[nodiscard]] qint64 secondsLeft() const;
};

class TransferQueue : public QObject {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(TransferQueue)

public:
    //! Speed is measured over at least this long.
    static constexpr qint64 kMeasureMs = 500;

    ~TransferQueue() override;

    //! Ends a queued or running transfer. Of a download nothing stays; what the server took whole of an upload stays.
    void cancel(quint64 id);
    //! The user's own decision to begin a failed or cancelled one again.
    void retry(quint64 id);
    //! Of these kinds.
    void clearFinished(const QList<Transfer::Kind> &kinds);

    [[nodiscard]] const std::vector<Transfer> &transfers() const { return m_transfers; } //!< oldest first
    [[nodiscard]] const Transfer *find(quint64 id) const;
    [[nodiscard]] int unfinishedCount() const;

Q_SIGNALS:
    void transferAdded(quint64 id);
    void transferChanged(quint64 id);
    void transfersCleared();

protected:
    TransferQueue(Clock &clock, QObject *parent);

    [[nodiscard]] Clock &clock() const { return m_clock; }
    //! Behind the others; startNext() begins with it when its turn has come.
    quint64 append(Transfer transfer);
    void startNext();
    //! The one under way. Null only where nothing is.
    [[nodiscard]] Transfer *running();
    [[nodiscard]] quint64 runningId() const { return m_running; }
    void setState(Transfer::State state);
    void setTotal(qint64 total);
    void progress(qint64 moved);
    //! Ends the one under way, drops what runs for it, and starts the next.
    void finish(Transfer::State state, const std::optional<Error> &error);

    //! Starts what running() says; its state is Running.
    virtual void begin() = 0;
    //! Takes everything off the network that runs for the one under way.
    virtual void drop() = 0;
    //! Nothing of it is to be kept for a retry: it was cancelled or is done.
    virtual void forget(quint64 id) { Q_UNUSED(id) }

private:
    Transfer *edit(quint64 id);

    Clock &m_clock;
    std::vector<Transfer> m_transfers;
    quint64 m_lastId = 0;
    quint64 m_running = 0; //!< 0: none
    qint64 m_measuredAtMs = 0;
    qint64 m_measuredBytes = 0;
};

} // namespace drydock
