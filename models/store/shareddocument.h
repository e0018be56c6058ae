// SPDX-License-Identifier: GPL-3.0-or-later
//
// SharedDocument: one document of the server that several people change at once (settings, a device's tags): read with
// its ETag, written whole with If-Match. Whoever saves says what he saw and what he wants changed; what others changed
// meanwhile is kept, and where both changed the same key nothing is written and the collision is told. After 412 it is
// read and merged again, a few times. A write whose answer was lost is looked up, never sent again. Owned by a store;
// GUI thread. It must not know what the keys mean.
#pragma once

#include "models/rest/call.h"
#include "models/store/pendingoperations.h"
#include "models/store/pollscheduler.h"
#include "models/store/threewaymerge.h"

#include <QPointer>

#include <deque>

namespace drydock {

struct DocumentVersion {
    KeyedValues values;
    QByteArray etag; //!< as the server wrote it; empty where nothing was ever stored
    bool operator==(const DocumentVersion &) const = default;
};

struct SaveOutcome {
    enum class Kind {
        Saved, //!< the changes are in force, whoever made them so
        Collided, //!< nothing was written: others changed the same keys
        Failed, //!< nothing was written, as far as is known
    };
    Kind kind = Kind::Failed;
    QList<MergeCollision> collisions;
    std::optional<Error> error; //!< with Failed
    KeyedValues now; //!< what the server has: with Collided the base of the next attempt
};

class SharedDocument final : public QObject {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(SharedDocument)

public:
    static constexpr int kMostRetries = 3; //!< after 412, beyond the first attempt

    struct Access {
        std::function<Call<DocumentVersion>(Lane)> read;
        std::function<Call<Nothing>(const DocumentVersion &)> write; //!< If-Match where there is an ETag
    };
    using Done = std::function<void(const SaveOutcome &)>;

    //! `key` is that of its polling, and the subject of its operations.
    SharedDocument(const QString &key, Access access, PollScheduler &scheduler, PendingOperations &operations,
        QObject *parent = nullptr);
    ~SharedDocument() override;

    //! Nothing before the first answer.
    [[nodiscard]] const std::optional<DocumentVersion> &current() const { return m_current; }
    [[nodiscard]] Freshness freshness() const { return m_scheduler.freshness(m_key); }
    [[nodiscard]] PollScheduler::Subscription subscribe(std::chrono::milliseconds interval);
    //! Reads once now; changed() or readFailed() follows.
    void refresh();
    [[nodiscard]] bool isSaving() const { return !m_saves.empty(); }

    //! `base` is what whoever changes it saw; nothing: whatever the server has, for a change that asks nobody.
    //! `done` comes later, or never if `context` died; the write goes on all the same.
    void save(const QString &title, std::optional<KeyedValues> base, KeyedChanges changes, QObject *context, Done done);

Q_SIGNALS:
    void changed(); //!< read again; current() may be another
    void saved(); //!< changes made here are in force
    void readFailed(const drydock::Error &error); //!< of refresh() alone
    void freshnessChanged();

private:
    enum class Phase {
        Merging, //!< reading, in order to merge and write
        LookingUp, //!< the answer to the write was lost
        Confirming, //!< written without If-Match: somebody may have come between
        Refreshing, //!< written; reading the new ETag
    };
    struct Save {
        QString title;
        std::optional<KeyedValues> base;
        KeyedChanges changes;
        QPointer<QObject> context;
        Done done;
        quint64 operation = 0;
        Phase phase = Phase::Merging;
        int writesLeft = kMostRetries + 1;
        std::optional<Error> error; //!< of the last write
    };

    void take(const DocumentVersion &version);
    void start();
    void read(Phase phase);
    void onRead(const Result<DocumentVersion> &result);
    void merge();
    void onWritten(const Status &status, bool guarded);
    void finish(SaveOutcome outcome);
    void fail(const Error &error);

    QString m_key;
    Access m_access;
    PollScheduler &m_scheduler;
    PendingOperations &m_operations;
    std::optional<DocumentVersion> m_current;
    Call<DocumentVersion> m_refreshCall;
    Call<DocumentVersion> m_pollCall;
    std::deque<Save> m_saves; //!< the first is under way
    Call<DocumentVersion> m_readCall;
    Call<Nothing> m_writeCall;
};

} // namespace drydock
