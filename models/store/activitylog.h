// SPDX-License-Identifier: GPL-3.0-or-later
//
// ActivityLog: the last requests and writes of a session in one list, as plain values that ui may see: the traffic
// journal's entries without headers and bodies, and the pending operations with what became of them. Headers, bodies,
// the curl command and the HAR of an entry are fetched by its key. A ring bounded by count. Owned by Session, destroyed
// before journal and operations; GUI thread. It sends nothing.
#pragma once

#include "models/core/error.h"
#include "models/core/timestamp.h"
#include "models/rest/curlcommand.h"
#include "models/store/requestdetails.h"

#include <QHash>
#include <QObject>

#include <deque>
#include <functional>
#include <optional>

namespace drydock {

class PendingOperations;
struct PendingOperation;

struct ActivityEntry {
    enum class Kind { Request, Operation };
    enum class State { Running, Done, Failed, Cancelled };

    quint64 key = 0; //!< grows by one with every entry
    Kind kind = Kind::Request;
    State state = State::Running;
    Timestamp started;
    qint64 queuedMs = 0; //!< in the lane, before it went on the wire
    qint64 elapsedMs = -1; //!< -1 while it runs
    qint64 sentBytes = -1; //!< of the body; -1 for operations
    qint64 receivedBytes = -1; //!< -1 while it runs, and for operations
    QString title; //!< an operation's translated title, or the request's operation id
    QByteArray verb; //!< "GET"; empty for operations
    QString path; //!< of the URL, without host and query
    QString lane; //!< "interactive", …; empty for operations
    int attempt = 1;
    int status = 0; //!< HTTP; 0 where no answer arrived
    QByteArray requestId;
    std::optional<Error> error;
    int total = 0; //!< of an operation: subjects
    int done = 0;
    int failed = 0;

    //! Whether it changes something on the server.
    [[nodiscard]] bool isWrite() const;
    bool operator==(const ActivityEntry &) const = default;
};

class ActivityLog final : public QObject {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(ActivityLog)

public:
    static constexpr size_t kMostEntries = 5000;

    //! Either may be null: sign-in has requests and no operations.
    ActivityLog(TrafficJournal *journal, PendingOperations *operations, QObject *parent = nullptr,
        size_t mostEntries = kMostEntries);
    ~ActivityLog() override;

    [[nodiscard]] const std::deque<ActivityEntry> &entries() const { return m_entries; } //!< oldest first
    [[nodiscard]] const ActivityEntry *find(quint64 key) const;
    [[nodiscard]] int runningCount() const { return m_running; }
    [[nodiscard]] int failedCount() const { return m_failed; }
    //! None for an operation, and where the journal has let the request go.
    [[nodiscard]] std::optional<RequestDetails> details(quint64 key) const;
    [[nodiscard]] std::optional<CurlCommand> curl(quint64 key) const;
    //! How the profile reaches its server, for the curl commands.
    void setCurlServer(const CurlServer &server) { m_curlServer = server; }
    //! Writes the finished requests among `keys`, or all of the journal, as HAR 1.2, in a worker. `done` gets how many
    //! were written, or the system's word on why the file could not be; not after `context` died.
    void exportHar(const QString &path, const std::optional<QList<quint64>> &keys, QObject *context,
        std::function<void(qsizetype written, const QString &problem)> done) const;
    //! Forgets everything that has ended, also in the journal.
    void clear();

Q_SIGNALS:
    void entryAdded(quint64 key);
    void entryChanged(quint64 key);
    //! Entries older than `firstKept` have left the ring.
    void trimmed(quint64 firstKept);
    void cleared();

private:
    void requestBegan(quint64 serial);
    void requestFinished(quint64 serial);
    void operationChanged(quint64 id);
    void add(ActivityEntry entry);
    void set(quint64 key, ActivityEntry entry);
    [[nodiscard]] size_t indexOf(quint64 key) const;
    [[nodiscard]] const JournalEntry *recorded(quint64 key) const;
    void count(const ActivityEntry &entry, int sign);

    TrafficJournal *m_journal;
    PendingOperations *m_operations;
    size_t m_most;
    std::deque<ActivityEntry> m_entries;
    CurlServer m_curlServer;
    QHash<quint64, quint64> m_keyOfRequest; //!< of those under way
    QHash<quint64, quint64> m_serialOfKey;
    QHash<quint64, quint64> m_keyOfOperation;
    quint64 m_next = 1;
    int m_running = 0;
    int m_failed = 0;
};

} // namespace drydock
