// SPDX-License-Identifier: GPL-3.0-or-later
//
// BulkJob: one kind of write on many devices, with what became of each; and BulkJournal: the same on disk, one line of
// JSON per step, so that work which the program's end interrupted can go on. Plain values and a file; GUI thread. They
// must not know the network or words: titles arrive translated.
#pragma once

#include "models/api/deviceauth.h"
#include "models/core/error.h"
#include "models/core/ids.h"
#include "models/core/timestamp.h"

#include <QFile>
#include <QString>

#include <memory>
#include <optional>
#include <vector>

namespace drydock {

enum class BulkKind { Accept, Reject, Decommission, MoveToGroup, LeaveGroup, SetTag, RemoveTag, CheckUpdate, SendInventory, AbortDeployments };
[[nodiscard]] QString bulkKindWord(BulkKind kind); //!< for files: "accept", …
[[nodiscard]] std::optional<BulkKind> bulkKindOf(const QString &word);

//! Why a device's write failed, in a form that files can hold.
struct BulkProblem {
    enum class Why : quint8 {
        None,
        Refused, //!< the server said no, or could not be reached: kind, httpStatus and message say how
        AnswerLost, //!< looked up: it did not happen
        Unknown, //!< the answer was lost and it could not be looked up
    };
    Why why = Why::None;
    ErrorKind kind = ErrorKind::Server;
    int httpStatus = 0;
    QString message; //!< the server's own

    [[nodiscard]] static BulkProblem of(Why why, const Error &error);
    bool operator==(const BulkProblem &) const = default;
};

struct BulkItem {
    enum class State : quint8 {
        Waiting,
        Sent, //!< and no answer yet, or none that arrived
        Done,
        Failed,
    };
    DeviceId device = {};
    QString with = {}; //!< Accept, Reject: the authentication set; LeaveGroup: the group
    QString before = {}; //!< what undoing would bring back: a status, a group, a tag's value
    State state = State::Waiting;
    BulkProblem problem = {};
};

[[nodiscard]] QString bulkStateWord(BulkItem::State state); //!< for files: "waiting", "sent", "done", "failed"

struct BulkJob {
    enum class State {
        Running,
        Paused,
        Interrupted, //!< by the end of the program that began it
        Cancelled, //!< what was not sent yet never will be
        Ended,
    };
    QString id;
    BulkKind kind = BulkKind::Accept;
    QString argument; //!< a group, a tag's name
    QString value; //!< a tag's value
    QString title; //!< "Move 500 devices to eu"
    Timestamp begun;
    Timestamp ended;
    State state = State::Running;
    std::vector<BulkItem> items;
    qsizetype undoable = 0; //!< devices, once it has ended

    [[nodiscard]] qsizetype count(BulkItem::State state) const;
    [[nodiscard]] bool isOver() const { return state == State::Cancelled || state == State::Ended; }
};

//! What Accept or Reject makes of a device.
[[nodiscard]] api::AuthStatus authStatusOf(BulkKind kind);
//! The jobs that bring back what was before one that was done: one for each place that devices go back to. Titles are
//! left empty.
[[nodiscard]] std::vector<BulkJob> reverseOf(const BulkJob &job);

//! Beside a fleet's snapshot, and forgotten with it: "PATH.bulk".
[[nodiscard]] QString bulkJournalBeside(const QString &snapshotFile);

class BulkJournal {
public:
    //! An empty path keeps nothing.
    explicit BulkJournal(QString path = {});
    //! What had not come to its end, oldest first; a line that cannot be read is passed over. Then begins a new file that
    //! holds these alone.
    [[nodiscard]] std::vector<BulkJob> open();
    void begin(const BulkJob &job);
    //! These items are in that state now.
    void note(const BulkJob &job, const std::vector<size_t> &items, BulkItem::State state, const BulkProblem &problem = {});
    void end(const BulkJob &job);
    //! Empty while all is well, else why work cannot be resumed after a crash.
    [[nodiscard]] QString problem() const { return m_problem; }

private:
    void append(const QByteArray &line);

    QString m_path;
    std::unique_ptr<QFile> m_file;
    QString m_problem;
};

} // namespace drydock
