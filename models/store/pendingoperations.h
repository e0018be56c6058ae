// SPDX-License-Identifier: GPL-3.0-or-later
//
// PendingOperations: every write on its way to the server. It owns the calls, so a write outlives the pane that
// began it, and keeps what became of each for the activity pane. A write whose answer was lost is looked up by its
// `verify` function and never sent again. One per session, owned by Session, destroyed before the transport.
// GUI thread. Titles arrive translated; it must not know what a write means.
#pragma once

#include "models/core/clock.h"
#include "models/rest/call.h"

#include <QHash>
#include <QObject>
#include <QStringList>

#include <deque>
#include <functional>
#include <memory>
#include <optional>
#include <vector>

namespace drydock {

struct PendingOperation {
    enum class State {
        Running,
        Paused, //!< nothing more of a batch is sent until it is let go on
        Verifying, //!< the answer was lost; the server is being asked whether it happened
        Succeeded,
        Failed, //!< all of it, or for a batch some of it: see `failed`
        Cancelled, //!< the rest of a batch was not sent
    };
    struct Failure {
        QString subject; //!< the id that the write was about
        Error error;
    };

    quint64 id = 0;
    QString title; //!< "Accept 37 devices"
    QStringList subjects; //!< ids; rows of these are marked while it runs
    State state = State::Running;
    Timestamp started;
    Timestamp finished;
    int total = 1;
    int done = 0; //!< succeeded and failed
    int failed = 0;
    std::vector<Failure> failures; //!< at most kMaxFailures

    static constexpr int kMaxFailures = 200;
    [[nodiscard]] bool isOver() const { return state != State::Running && state != State::Paused && state != State::Verifying; }
};

class PendingOperations final : public QObject {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(PendingOperations)

public:
    //! Called with the value when it is known to have happened, with nothing when it is not.
    template<class T> using Verified = std::function<void(std::optional<T>)>;
    template<class T> using Verify = std::function<void(Verified<T>)>;
    template<class T> using Handler = std::function<void(const Result<T> &)>;
    using StartOne = std::function<Call<Nothing>(const QString &subject)>;
    using StartMany = std::function<Call<Nothing>(const QStringList &subjects)>;
    //! Per subject; then once with the whole operation.
    using OneDone = std::function<void(const QString &subject, const Status &status)>;
    using AllDone = std::function<void(const PendingOperation &)>;

    explicit PendingOperations(Clock &clock, QObject *parent = nullptr);
    ~PendingOperations() override;

    //! Takes over a call that has no handler yet. `handler` runs once, with the value that `verify` found where the
    //! answer was lost. It must not capture a pane without a guard: use a QPointer or a store.
    template<class T>
    quint64 run(const QString &title, const QStringList &subjects, Call<T> call, Handler<T> handler = {},
        Verify<T> verify = {});
    //! The same write for many subjects, a few at a time; a failing one does not stop the others.
    quint64 runBatch(const QString &title, const QStringList &subjects, StartOne start, OneDone oneDone = {},
        AllDone allDone = {});
    //! The same where one request is about up to `perRequest` subjects, which then share its outcome.
    quint64 runBatchOf(int perRequest, const QString &title, const QStringList &subjects, StartMany start, OneDone oneDone = {},
        AllDone allDone = {});
    //! For a write of several requests, whose owner outlives the panes: he calls end() once.
    quint64 begin(const QString &title, const QStringList &subjects) { return add(title, subjects, 1); }
    //! The answer was lost and the owner is looking it up.
    void setVerifying(quint64 id) { setState(id, PendingOperation::State::Verifying); }
    void end(quint64 id, const std::optional<Error> &error) { finish(id, error); }
    //! Whether the server may have done it although we were told nothing.
    [[nodiscard]] static bool isAnswerLost(const Error &error);
    //! What was sent stays sent; of a batch, the rest is not sent any more.
    void cancel(quint64 id);
    //! Of a batch: what was sent goes on, the rest waits.
    void setPaused(quint64 id, bool paused);

    [[nodiscard]] const std::deque<PendingOperation> &operations() const { return m_operations; } //!< oldest first
    [[nodiscard]] const PendingOperation *find(quint64 id) const;
    [[nodiscard]] int runningCount() const;
    //! Whether a write on this id is on its way.
    [[nodiscard]] bool isPending(const QString &subject) const { return m_pending.contains(subject); }
    void clearFinished();

Q_SIGNALS:
    void operationAdded(quint64 id);
    void operationChanged(quint64 id);
    void operationsCleared();
    //! Rows of these ids gained or lost their mark.
    void pendingChanged(const QStringList &subjects);

private:
    struct Holder {
        virtual ~Holder() = default;
    };
    template<class T> struct CallHolder final : Holder {
        Call<T> call;
    };
    struct Batch;

    quint64 add(const QString &title, const QStringList &subjects, int total);
    PendingOperation *edit(quint64 id);
    void finish(quint64 id, const std::optional<Error> &error);
    void setState(quint64 id, PendingOperation::State state);
    void mark(const QStringList &subjects);
    void unmark(const QStringList &subjects);
    void trim();
    void pump(quint64 id);
    void settleMany(quint64 id, const QStringList &subjects, const Status &status);
    template<class T>
    void settle(quint64 id, const Result<T> &result, const Handler<T> &handler, const Verify<T> &verify);

    Clock &m_clock;
    quint64 m_lastId = 0;
    std::deque<PendingOperation> m_operations;
    QHash<QString, int> m_pending;
    QHash<quint64, std::shared_ptr<Holder>> m_calls;
    QHash<quint64, std::shared_ptr<Batch>> m_batches;
};

template<class T>
quint64 PendingOperations::run(
    const QString &title, const QStringList &subjects, Call<T> call, Handler<T> handler, Verify<T> verify)
{
    const quint64 id = add(title, subjects, 1);
    auto holder = std::make_shared<CallHolder<T>>();
    holder->call = std::move(call).then(
        this, [this, id, handler = std::move(handler), verify = std::move(verify)](const Result<T> &result) {
            settle<T>(id, result, handler, verify);
        });
    m_calls.insert(id, std::move(holder));
    return id;
}

template<class T>
void PendingOperations::settle(quint64 id, const Result<T> &result, const Handler<T> &handler, const Verify<T> &verify)
{
    // The handler and `verify` are members of the call being dropped: keep copies for as long as they run.
    const auto keepHandler = handler;
    const auto keepVerify = verify;
    const Result<T> kept = result;
    const std::shared_ptr<Holder> keepCall = m_calls.take(id);
    if (!kept.ok() && isAnswerLost(kept.error()) && keepVerify) {
        setState(id, PendingOperation::State::Verifying);
        keepVerify([self = QPointer<PendingOperations>(this), id, kept, keepHandler](std::optional<T> found) {
            if (!self)
                return;
            const Result<T> outcome = found ? Result<T>(*std::move(found)) : kept;
            self->finish(id, outcome.ok() ? std::nullopt : std::optional<Error>(outcome.error()));
            if (keepHandler)
                keepHandler(outcome);
        });
        return;
    }
    finish(id, kept.ok() ? std::nullopt : std::optional<Error>(kept.error()));
    if (keepHandler)
        keepHandler(kept);
}

} // namespace drydock
