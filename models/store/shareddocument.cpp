// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/store/shareddocument.h"

namespace drydock {

SharedDocument::SharedDocument(const QString &key, Access access, PollScheduler &scheduler,
    PendingOperations &operations, QObject *parent)
    : QObject(parent)
    , m_key(key)
    , m_access(std::move(access))
    , m_scheduler(scheduler)
    , m_operations(operations)
{
    connect(&m_scheduler, &PollScheduler::freshnessChanged, this, [this](const QString &changedKey) {
        if (changedKey == m_key)
            Q_EMIT freshnessChanged();
    });
}

SharedDocument::~SharedDocument()
{
    for (const Save &save : m_saves)
        m_operations.end(save.operation, makeError(ErrorKind::Cancelled));
}

PollScheduler::Subscription SharedDocument::subscribe(std::chrono::milliseconds interval)
{
    return m_scheduler.subscribe(
        m_key, interval, [self = QPointer<SharedDocument>(this)](PollScheduler::Completion completion) {
            if (!self)
                return;
            self->m_pollCall = self->m_access.read(Lane::Polling)
                                   .then(self, [self, completion](const Result<DocumentVersion> &result) {
                                       if (result.ok()) {
                                           completion.succeeded();
                                           self->take(*result);
                                       } else {
                                           completion.failed(result.error());
                                       }
                                   });
        });
}

void SharedDocument::refresh()
{
    m_refreshCall
        = m_access.read(Lane::Interactive).then(this, [this](const Result<DocumentVersion> &result) {
              if (!result.ok()) {
                  Q_EMIT readFailed(result.error());
                  return;
              }
              m_scheduler.setLastSuccess(m_key, m_scheduler.clock().now());
              take(*result);
          });
}

void SharedDocument::take(const DocumentVersion &version)
{
    m_current = version;
    Q_EMIT changed();
}

void SharedDocument::save(
    const QString &title, std::optional<KeyedValues> base, KeyedChanges changes, QObject *context, Done done)
{
    Save save;
    save.title = title;
    save.base = std::move(base);
    save.changes = std::move(changes);
    save.context = context;
    save.done = std::move(done);
    save.operation = m_operations.begin(title, { m_key });
    m_saves.push_back(std::move(save));
    if (m_saves.size() == 1)
        start();
}

// Always from a fresh reading: what was never stored has no ETag, and If-Match cannot guard it.
void SharedDocument::start()
{
    read(Phase::Merging);
}

void SharedDocument::read(Phase phase)
{
    m_saves.front().phase = phase;
    m_readCall = m_access.read(Lane::Interactive)
                     .then(this, [this](const Result<DocumentVersion> &result) { onRead(result); });
}

void SharedDocument::onRead(const Result<DocumentVersion> &result)
{
    Save &save = m_saves.front();
    const Phase phase = save.phase;
    if (!result.ok()) {
        // Written under the guard of If-Match it is written, whether or not it can be read now.
        if (phase == Phase::Refreshing)
            finish({ SaveOutcome::Kind::Saved, {}, {}, m_current->values });
        else
            fail(phase == Phase::LookingUp ? *save.error : result.error());
        return;
    }
    const QPointer<SharedDocument> self(this);
    take(*result);
    if (!self || m_saves.empty())
        return;
    Save &now = m_saves.front();
    if (phase == Phase::Refreshing || (phase != Phase::Merging && containsChanges(m_current->values, now.changes)))
        finish({ SaveOutcome::Kind::Saved, {}, {}, m_current->values });
    else if (phase == Phase::LookingUp)
        fail(*now.error);
    else
        merge();
}

void SharedDocument::merge()
{
    Save &save = m_saves.front();
    const KeyedValues &theirs = m_current->values;
    if (!save.base)
        save.base = theirs;
    MergeResult result = mergeThreeWays(*save.base, withChanges(*save.base, save.changes), theirs);
    if (!result.collisions.isEmpty()) {
        finish({ SaveOutcome::Kind::Collided, std::move(result.collisions), {}, theirs });
    } else if (result.merged == theirs) {
        finish({ SaveOutcome::Kind::Saved, {}, {}, theirs });
    } else if (save.writesLeft-- <= 0) {
        fail(save.error.value_or(makeError(ErrorKind::PreconditionFailed)));
    } else {
        const bool guarded = !m_current->etag.isEmpty();
        m_writeCall = m_access.write({ std::move(result.merged), m_current->etag })
                          .then(this, [this, guarded](const Status &status) { onWritten(status, guarded); });
    }
}

void SharedDocument::onWritten(const Status &status, bool guarded)
{
    Save &save = m_saves.front();
    if (status.ok()) {
        read(guarded ? Phase::Refreshing : Phase::Confirming);
        return;
    }
    save.error = status.error();
    if (status.error().kind == ErrorKind::PreconditionFailed) {
        read(Phase::Merging);
    } else if (PendingOperations::isAnswerLost(status.error())) {
        m_operations.setVerifying(save.operation);
        read(Phase::LookingUp);
    } else {
        fail(status.error());
    }
}

void SharedDocument::fail(const Error &error)
{
    finish({ SaveOutcome::Kind::Failed, {}, error, m_current ? m_current->values : KeyedValues() });
}

void SharedDocument::finish(SaveOutcome outcome)
{
    const Save save = std::move(m_saves.front());
    m_saves.pop_front();
    std::optional<Error> error = outcome.error;
    if (outcome.kind == SaveOutcome::Kind::Collided)
        error = makeError(ErrorKind::PreconditionFailed);
    // A handler may delete this document, or save again.
    const QPointer<SharedDocument> self(this);
    m_operations.end(save.operation, error);
    if (self && outcome.kind == SaveOutcome::Kind::Saved)
        Q_EMIT saved();
    if (self && !m_saves.empty())
        start();
    if (save.context && save.done)
        save.done(outcome);
}

} // namespace drydock
