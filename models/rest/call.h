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

#include "models/rest/httpjob.h"

#include <QPointer>
#include <QtConcurrent/QtConcurrentRun>
#include <QFuture>

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
    //! `decode` is called only for 2xx answers, possibly in a worker: it must be a pure function of its argument.
    Call(HttpJob *job, Decode decode)
        : m_job(job)
        , m_decode(std::move(decode))
    {
    }
    Call(Call &&other) noexcept
        : m_job(std::exchange(other.m_job, nullptr))
        , m_decode(std::move(other.m_decode))
        , m_alive(std::exchange(other.m_alive, nullptr))
    {
    }
    Call &operator=(Call &&other) noexcept
    {
        if (this != &other) {
            cancel();
            m_job = std::exchange(other.m_job, nullptr);
            m_decode = std::move(other.m_decode);
            m_alive = std::exchange(other.m_alive, nullptr);
        }
        return *this;
    }
    Call(const Call &) = delete;
    Call &operator=(const Call &) = delete;
    ~Call() { cancel(); }

    //! `handler` is called with a Result<T>. `context` is mandatory: it bounds the handler's life.
    template<class Handler> Call then(QObject *context, Handler handler) &&
    {
        m_alive = std::make_shared<bool>(true);
        QObject::connect(m_job, &HttpJob::settled, context,
            [alive = m_alive, decode = m_decode, handler = std::move(handler), context](
                const HttpReply &reply) mutable {
                if (!*alive)
                    return;
                if (reply.error) {
                    *alive = false;
                    handler(Result<T>(*reply.error));
                } else if (reply.body.size() <= kDecodeInWorkerAbove) {
                    *alive = false;
                    handler(decode(reply));
                } else {
                    QtConcurrent::run([decode = std::move(decode), reply] { return decode(reply); })
                        .then(context, [alive, handler = std::move(handler)](const Result<T> &result) mutable {
                            if (std::exchange(*alive, false))
                                handler(result);
                        });
                }
            });
        return std::move(*this);
    }

    //! Lets the request run to its end without this handle; only for writes that PendingOperations has taken over.
    void detach() &&
    {
        m_job.clear();
        m_alive.reset();
    }
    void cancel()
    {
        if (m_alive)
            *m_alive = false;
        m_alive.reset();
        if (HttpJob *job = m_job.data()) {
            m_job.clear();
            job->abandon();
        }
    }
    //! True until the handler has run.
    [[nodiscard]] bool isRunning() const { return m_alive ? *m_alive : !m_job.isNull(); }
    [[nodiscard]] HttpJob *job() const { return m_job.data(); }

private:
    QPointer<HttpJob> m_job;
    Decode m_decode;
    std::shared_ptr<bool> m_alive;
};

} // namespace drydock
