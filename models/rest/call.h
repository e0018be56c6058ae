// SPDX-License-Identifier: GPL-3.0-or-later
//
// Call<T>: a move-only handle on a request whose answer is a T. Its owner keeps it as a member; destroying or
// re-assigning it aborts the request, and abort reaches nobody. GUI thread.
//
//     m_refresh = m_api.search(query).then(this, [this](Result<Page<Device>> r) { … });
//
// A handler runs at most once, never synchronously, and not after `context` died. Inside it, deleting the owner,
// re-issuing the call and signing out are legal. Answers over 64 KiB are decoded in the thread pool.
#pragma once

#include "models/core/worker.h"
#include "models/rest/chainedjob.h"

#include <QPointer>

#include <functional>
#include <memory>
#include <utility>

namespace drydock {

//! Answers longer than this (bytes) never decode on the GUI thread.
inline constexpr qsizetype kDecodeInWorkerAbove = 64 * 1024;

template<class T> class [[nodiscard]] Call {
public:
    using Decode = std::function<Result<T>(const HttpReply &)>;

    Call() = default;
    //! `decode` is called only for good answers (HttpReply), possibly in a worker: it must be a pure function of its argument.
    Call(HttpJob *job, Decode decode)
        : m_job(job)
        , m_decode(std::move(decode))
    {
    }
    Call(Call &&other) noexcept
        : m_job(std::exchange(other.m_job, nullptr))
        , m_decode(std::move(other.m_decode))
        , m_state(std::exchange(other.m_state, nullptr))
    {
    }
    Call &operator=(Call &&other) noexcept
    {
        if (this != &other) {
            cancel();
            m_job = std::exchange(other.m_job, nullptr);
            m_decode = std::move(other.m_decode);
            m_state = std::exchange(other.m_state, nullptr);
        }
        return *this;
    }
    Call(const Call &) = delete;
    Call &operator=(const Call &) = delete;
    ~Call() { cancel(); }

    //! `handler` is called with a Result<T>. `context` is mandatory: it bounds the handler's life.
    template<class Handler> Call then(QObject *context, Handler handler) &&
    {
        if (m_job.isNull())
            return std::move(*this);
        m_state = std::make_shared<State>();
        // The slot object outlives its own call (Qt references it), but neither this Call nor the context has to: after
        // handler() nothing is touched.
        QObject::connect(m_job.data(), &HttpJob::settled, context,
            [state = m_state, decode = m_decode, handler = std::move(handler), context](
                const HttpReply &reply) mutable {
                if (!state->alive)
                    return;
                if (reply.error || reply.body.size() <= kDecodeInWorkerAbove) {
                    state->alive = false;
                    handler(reply.error ? Result<T>(*reply.error) : decode(reply));
                    return;
                }
                state->decoding = true;
                inWorker(
                    context, [decode = std::move(decode), reply] { return std::make_shared<Result<T>>(decode(reply)); },
                    [state, handler = std::move(handler)](const std::shared_ptr<Result<T>> &result) mutable {
                        if (std::exchange(state->alive, false))
                            handler(std::move(*result));
                    });
            });
        return std::move(*this);
    }

    //! The same request, its answer read as something else. Before then() only; `convert` is as pure as the decoding.
    template<class U> Call<U> map(std::function<Result<U>(const T &)> convert) &&
    {
        HttpJob *job = m_job.data();
        m_job.clear();
        return { job, [decode = std::move(m_decode), convert = std::move(convert)](const HttpReply &reply) -> Result<U> {
                    const Result<T> value = decode(reply);
                    return value.ok() ? convert(*value) : Result<U>(value.error());
                } };
    }

    //! A second request that is made of the first one's answer: both are one Call. Before then() only.
    template<class U> Call<U> andThen(std::function<Call<U>(const T &)> next) &&
    {
        if (m_job.isNull())
            return {};
        auto *chain = new ChainedJob(m_job->spec(), m_job->parent());
        // Known once the second request is made, and read after it is answered.
        auto decode = std::make_shared<typename Call<U>::Decode>();
        chain->hold(std::make_shared<Call>(std::move(*this).then(chain, [chain, decode, next = std::move(next)](const Result<T> &first) {
            if (!first.ok()) {
                chain->fail(first.error());
                return;
            }
            auto second = std::make_shared<Call<U>>(next(*first));
            *decode = second->m_decode;
            QObject::connect(second->job(), &HttpJob::settled, chain, &ChainedJob::settle);
            chain->hold(second);
        })));
        return { chain, [decode](const HttpReply &reply) { return (*decode)(reply); } };
    }

    //! Lets the request run to its end without this handle; only for writes that PendingOperations has taken over.
    void detach() &&
    {
        m_job.clear();
        m_state.reset();
    }
    void cancel()
    {
        if (m_state)
            m_state->alive = false;
        m_state.reset();
        if (HttpJob *job = m_job.data()) {
            m_job.clear();
            job->abandon();
        }
    }
    //! True until the handler has run, was cancelled, or never can run because the transport is gone.
    [[nodiscard]] bool isRunning() const
    {
        return m_state ? m_state->alive && (m_state->decoding || !m_job.isNull()) : !m_job.isNull();
    }
    [[nodiscard]] HttpJob *job() const { return m_job.data(); }

private:
    template<class U> friend class Call;
    struct State {
        bool alive = true; //!< the handler has neither run nor been cancelled
        bool decoding = false; //!< the job is settled and its answer is in the worker
    };
    QPointer<HttpJob> m_job;
    Decode m_decode;
    std::shared_ptr<State> m_state;
};

} // namespace drydock
