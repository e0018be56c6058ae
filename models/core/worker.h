// SPDX-License-Identifier: GPL-3.0-or-later
//
// inWorker(): runs a pure function on values in the thread pool and hands its result to `done` in the caller's thread,
// at most once, never synchronously, and not after `context` died. Use this instead of QFuture::then(context, …):
// in Qt 6.4 that asserts when the context died first, and its QPointer check races with the context's destructor.
#pragma once

#include <QFutureWatcher>
#include <QObject>
#include <QPromise>
#include <QThreadPool>

#include <memory>
#include <type_traits>
#include <utility>

namespace drydock {

//! For long work that nobody waits for: one thread, which gets what processor time the others leave. What is given to it
//! is done in the order in which it was given; of two writes of one file the later one stays.
[[nodiscard]] QThreadPool &patientPool();

//! `work` must not throw and must not touch a QObject; its result is copyable. `context` lives in the calling thread.
template<class Work, class Done>
void inWorker(QObject *context, Work work, Done done, QThreadPool &pool = *QThreadPool::globalInstance())
{
    using R = std::invoke_result_t<Work &>;
    auto promise = std::make_shared<QPromise<R>>();
    auto *watcher = new QFutureWatcher<R>(context);
    // Nothing is touched after done(): it may delete the context and with it the watcher.
    QObject::connect(watcher, &QFutureWatcher<R>::finished, context, [watcher, done = std::move(done)]() mutable {
        watcher->deleteLater();
        const R result = watcher->result();
        done(result);
    });
    promise->start();
    watcher->setFuture(promise->future());
    pool.start([promise, work = std::move(work)]() mutable {
        promise->addResult(work());
        promise->finish();
    });
}

//! For what must be done though nobody waits for it: it ends before the program does.
template<class Work> void inBackground(Work work, QThreadPool &pool = *QThreadPool::globalInstance())
{
    pool.start([work = std::move(work)]() mutable { work(); });
}

} // namespace drydock
