// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/store/bulkwork.h"

#include <QPointer>
#include <QUuid>

#include <algorithm>

namespace drydock {

namespace {

constexpr std::chrono::milliseconds kFlushAfter { 100 };

Result<Nothing> nothingOf(const api::GroupChange &)
{
    return Nothing {};
}

std::vector<api::Attribute> tagOf(const QString &name, const QString &value)
{
    api::Attribute tag;
    tag.scope = QStringLiteral("tags");
    tag.name = name;
    tag.value = value;
    return { tag };
}

} // namespace

//! What belongs to a job only while it is being sent or looked up.
struct BulkWork::Run {
    quint64 operation = 0;
    QHash<QString, size_t> at; //!< an item by its device
    QList<DeviceId> done; //!< not applied to the fleet yet
    int flushTimer = 0;
    bool cancelled = false;
    // Looking up
    QList<DeviceId> lost;
    std::function<void()> then;
    Call<Page<api::AuthDevice>> authCall;
    Call<Page<api::Device>> inventoryCall;
};

BulkWork::BulkWork(Transport &transport, FleetStore &fleet, const QString &journal, QObject *parent)
    : QObject(parent)
    , m_fleet(fleet)
    , m_operations(fleet.operations())
    , m_deviceAuth(transport)
    , m_inventory(transport)
    , m_connect(transport)
    , m_deployments(transport)
    , m_journal(journal)
{
    for (BulkJob &job : m_journal.open())
        m_jobs.push_back(std::move(job));
}

BulkWork::~BulkWork() = default;

const BulkJob *BulkWork::find(const QString &id) const
{
    const auto it = std::find_if(m_jobs.begin(), m_jobs.end(), [&id](const BulkJob &job) { return job.id == id; });
    return it == m_jobs.end() ? nullptr : &*it;
}

BulkJob *BulkWork::edit(const QString &id)
{
    return const_cast<BulkJob *>(find(id)); // ours, and not const
}

QString BulkWork::start(BulkJob job)
{
    job.id = QUuid::createUuid().toString(QUuid::WithoutBraces);
    job.begun = m_fleet.clock().now();
    job.state = BulkJob::State::Running;
    m_journal.begin(job);
    m_jobs.push_back(std::move(job));
    const QString id = m_jobs.back().id;
    Q_EMIT jobAdded(id);
    if (BulkJob *added = edit(id))
        send(*added);
    return id;
}

PendingOperations::StartMany BulkWork::starter(const BulkJob &job)
{
    QHash<QString, QString> with;
    if (job.kind == BulkKind::Accept || job.kind == BulkKind::Reject) {
        for (const BulkItem &item : job.items)
            with.insert(item.device.text, item.with);
    }
    const auto idsOf = [](const QStringList &subjects) {
        QList<DeviceId> ids;
        for (const QString &subject : subjects)
            ids.append(DeviceId(subject));
        return ids;
    };
    const auto start = [this, kind = job.kind, argument = job.argument, value = job.value, with, idsOf](const QStringList &subjects) -> Call<Nothing> {
        const DeviceId device(subjects.first());
        switch (kind) {
        case BulkKind::Accept:
        case BulkKind::Reject: return m_deviceAuth.setStatus(device, AuthSetId(with.value(device.text)), authStatusOf(kind));
        case BulkKind::Decommission: return m_deviceAuth.decommission(device);
        case BulkKind::MoveToGroup: return m_inventory.addToGroup(argument, idsOf(subjects)).map<Nothing>(nothingOf);
        case BulkKind::LeaveGroup: return m_inventory.removeFromGroup(argument, idsOf(subjects)).map<Nothing>(nothingOf);
        case BulkKind::SetTag: return m_inventory.addTags(device, tagOf(argument, value), {});
        case BulkKind::RemoveTag: return m_inventory.removeTag(device, argument);
        case BulkKind::CheckUpdate: return m_connect.checkUpdate(device);
        case BulkKind::SendInventory: return m_connect.sendInventory(device);
        case BulkKind::AbortDeployments: break;
        }
        return m_deployments.abortForDevice(device);
    };
    return [this, start, id = job.id](const QStringList &subjects) {
        // Written down before it is sent: after a crash it is known to have been on its way.
        onSent(id, subjects);
        return start(subjects);
    };
}

void BulkWork::send(BulkJob &job)
{
    const QString id = job.id;
    auto run = std::make_shared<Run>();
    QStringList subjects;
    for (size_t i = 0; i < job.items.size(); ++i) {
        if (job.items[i].state != BulkItem::State::Waiting)
            continue;
        run->at.insert(job.items[i].device.text, i);
        subjects.append(job.items[i].device.text);
    }
    m_runs.insert(id, run);
    job.state = BulkJob::State::Running;
    if (subjects.isEmpty()) {
        onSettled(id);
        return;
    }
    const bool ofGroups = job.kind == BulkKind::MoveToGroup || job.kind == BulkKind::LeaveGroup;
    const QPointer<BulkWork> self(this);
    const PendingOperations::StartMany start = starter(job);
    run->operation = m_operations.runBatchOf(
        ofGroups ? kGroupsPerRequest : 1, job.title, subjects, start,
        [self, id](const QString &subject, const Status &status) {
            if (self)
                self->onResult(id, subject, status);
        },
        [self, id](const PendingOperation &) {
            if (self)
                self->onSettled(id);
        });
    Q_EMIT jobChanged(id);
}

void BulkWork::onSent(const QString &id, const QStringList &subjects)
{
    BulkJob *job = edit(id);
    const auto run = m_runs.value(id);
    if (!job || !run)
        return;
    std::vector<size_t> items;
    for (const QString &subject : subjects) {
        items.push_back(run->at.value(subject));
        job->items[items.back()].state = BulkItem::State::Sent;
    }
    m_journal.note(*job, items, BulkItem::State::Sent);
}

void BulkWork::onResult(const QString &id, const QString &subject, const Status &status)
{
    BulkJob *job = edit(id);
    const auto run = m_runs.value(id);
    if (!job || !run)
        return;
    const size_t at = run->at.value(subject);
    BulkItem &item = job->items[at];
    // A device that is not there any more is what decommissioning wanted.
    const bool isGone = !status.ok() && status.error().kind == ErrorKind::NotFound && job->kind == BulkKind::Decommission;
    if (status.ok() || isGone) {
        item.state = BulkItem::State::Done;
        run->done.append(item.device);
        m_journal.note(*job, { at }, item.state);
    } else if (!PendingOperations::isAnswerLost(status.error())) {
        item.state = BulkItem::State::Failed;
        item.problem = BulkProblem::of(BulkProblem::Why::Refused, status.error());
        m_journal.note(*job, { at }, item.state, item.problem);
    }
    flushSoon(id);
}

void BulkWork::flushSoon(const QString &id)
{
    const auto run = m_runs.value(id);
    if (run && run->flushTimer == 0)
        run->flushTimer = m_fleet.clock().singleShot(kFlushAfter, this, [this, id] { flush(id); });
}

//! The fleet is told of many at once: each telling costs what the fleet has of rows.
void BulkWork::flush(const QString &id)
{
    const BulkJob *job = find(id);
    const auto run = m_runs.value(id);
    if (!job || !run)
        return;
    run->flushTimer = 0;
    apply(*job, std::exchange(run->done, {}));
    Q_EMIT jobChanged(id);
}

void BulkWork::apply(const BulkJob &job, const QList<DeviceId> &ids)
{
    if (ids.isEmpty())
        return;
    switch (job.kind) {
    case BulkKind::Accept:
    case BulkKind::Reject:
        m_fleet.applyStatus(ids, api::authStatusToWire(authStatusOf(job.kind)));
        for (const DeviceId &id : ids)
            Q_EMIT m_fleet.authSetsChanged(id);
        break;
    case BulkKind::Decommission: m_fleet.applyGone(ids); break;
    case BulkKind::MoveToGroup: m_fleet.applyGroup(ids, job.argument); break;
    case BulkKind::LeaveGroup: m_fleet.applyGroup(ids, {}); break;
    case BulkKind::SetTag:
    case BulkKind::RemoveTag: m_fleet.reread(ids); break;
    case BulkKind::CheckUpdate:
    case BulkKind::SendInventory:
    case BulkKind::AbortDeployments: break;
    }
}

void BulkWork::onSettled(const QString &id)
{
    flush(id);
    lookUp(id, [this, id] {
        BulkJob *job = edit(id);
        if (!job)
            return;
        // What did not happen though it was sent is a failure that can be tried again.
        for (size_t i = 0; i < job->items.size(); ++i) {
            if (job->items[i].state != BulkItem::State::Waiting || m_runs.value(id)->cancelled)
                continue;
            job->items[i].state = BulkItem::State::Failed;
            job->items[i].problem = BulkProblem::of(BulkProblem::Why::AnswerLost, {});
            m_journal.note(*job, { i }, BulkItem::State::Failed, job->items[i].problem);
        }
        finish(*job);
    });
}

void BulkWork::finish(BulkJob &job)
{
    const auto run = m_runs.take(job.id);
    job.state = run && run->cancelled ? BulkJob::State::Cancelled : BulkJob::State::Ended;
    job.ended = m_fleet.clock().now();
    job.undoable = 0;
    for (const BulkJob &back : reverseOf(job))
        job.undoable += std::ssize(back.items);
    m_journal.end(job);
    Q_EMIT jobChanged(job.id);
}

// Looking up what became of a write without an answer

void BulkWork::lookUp(const QString &id, std::function<void()> then)
{
    const BulkJob *job = find(id);
    const auto run = m_runs.value(id);
    if (!job || !run)
        return;
    run->then = std::move(then);
    run->lost.clear();
    for (const BulkItem &item : job->items) {
        if (item.state == BulkItem::State::Sent)
            run->lost.append(item.device);
    }
    lookUpNext(id);
}

void BulkWork::judge(BulkJob &job, const QList<DeviceId> &asked, const std::function<std::optional<bool>(const BulkItem &)> &happened)
{
    const QSet<DeviceId> wanted(asked.cbegin(), asked.cend());
    QList<DeviceId> done;
    for (size_t i = 0; i < job.items.size(); ++i) {
        BulkItem &item = job.items[i];
        if (item.state != BulkItem::State::Sent || !wanted.contains(item.device))
            continue;
        const std::optional<bool> known = happened(item);
        if (!known)
            continue;
        item.state = *known ? BulkItem::State::Done : BulkItem::State::Waiting;
        m_journal.note(job, { i }, item.state);
        if (*known)
            done.append(item.device);
    }
    apply(job, done);
}

//! Nobody knows what became of what was sent: that is said, and a person can try again.
void BulkWork::failLookUp(const QString &id, const Error &error)
{
    BulkJob *job = edit(id);
    for (size_t i = 0; i < job->items.size(); ++i) {
        BulkItem &item = job->items[i];
        if (item.state != BulkItem::State::Sent)
            continue;
        item.state = BulkItem::State::Failed;
        item.problem = BulkProblem::of(BulkProblem::Why::Unknown, error);
        m_journal.note(*job, { i }, item.state, item.problem);
    }
    m_runs.value(id)->lost.clear();
}

template<class T, class Judge> auto BulkWork::lookedUp(const QString &id, Judge judgeAll)
{
    return [this, id, judgeAll](const Result<Page<T>> &result) {
        BulkJob *job = edit(id);
        if (!job || !m_runs.contains(id))
            return;
        if (result.ok())
            judgeAll(*job, result.value().items);
        else
            failLookUp(id, result.error());
        lookUpNext(id);
    };
}

void BulkWork::lookUpNext(const QString &id)
{
    BulkJob *job = edit(id);
    const auto run = m_runs.value(id);
    if (!job || !run)
        return;
    if (run->lost.isEmpty()) {
        if (const auto then = std::exchange(run->then, nullptr))
            then();
        return;
    }
    const QList<DeviceId> ids = run->lost.mid(0, kMaxPerPage);
    run->lost.remove(0, ids.size());
    switch (job->kind) {
    case BulkKind::CheckUpdate:
    case BulkKind::SendInventory:
    case BulkKind::AbortDeployments:
        // Saying it twice does no harm, and no question would tell.
        judge(*job, ids, [](const BulkItem &) { return false; });
        lookUpNext(id);
        return;
    case BulkKind::Accept:
    case BulkKind::Reject:
    case BulkKind::Decommission: lookUpStatus(id, ids); return;
    case BulkKind::MoveToGroup:
    case BulkKind::LeaveGroup: lookUpAttribute(id, ids, { QStringLiteral("system"), QStringLiteral("group") }, job->kind == BulkKind::MoveToGroup ? job->argument : QString()); return;
    case BulkKind::RemoveTag:
    case BulkKind::SetTag: lookUpAttribute(id, ids, { QStringLiteral("tags"), job->argument }, job->value); return;
    }
}

void BulkWork::lookUpStatus(const QString &id, const QList<DeviceId> &ids)
{
    m_runs.value(id)->authCall = m_deviceAuth.devicesById(ids, Lane::Interactive)
                                     .then(this, lookedUp<api::AuthDevice>(id, [this, ids](BulkJob &job, const std::vector<api::AuthDevice> &devices) {
                                         QHash<QString, const api::AuthDevice *> found;
                                         for (const api::AuthDevice &device : devices)
                                             found.insert(device.id.text, &device);
                                         judge(job, ids, [&](const BulkItem &item) -> std::optional<bool> {
                                             const api::AuthDevice *device = found.value(item.device.text);
                                             if (job.kind == BulkKind::Decommission)
                                                 return device == nullptr || device->decommissioning;
                                             return device && std::any_of(device->authSets.begin(), device->authSets.end(), [&](const api::AuthSet &set) {
                                                 return set.id.text == item.with && set.status == authStatusOf(job.kind);
                                             });
                                         });
                                     }));
}

void BulkWork::lookUpAttribute(const QString &id, const QList<DeviceId> &ids, const api::AttributeName &name, const QString &wanted)
{
    api::SearchQuery query;
    query.page = 1;
    query.perPage = kMaxPerPage;
    query.deviceIds = ids;
    query.attributes = { name };
    m_runs.value(id)->inventoryCall = m_inventory.search(query, Lane::Interactive)
                                          .then(this, lookedUp<api::Device>(id, [this, ids, name, wanted](BulkJob &job, const std::vector<api::Device> &devices) {
                                              QHash<QString, QString> found;
                                              for (const api::Device &device : devices) {
                                                  const AttributeValue *value = device.find(name.scope, name.name);
                                                  found.insert(device.id.text, value ? attributeText(*value) : QString());
                                              }
                                              judge(job, ids, [&](const BulkItem &item) -> std::optional<bool> {
                                                  return found.contains(item.device.text) && found.value(item.device.text) == wanted;
                                              });
                                          }));
}

// What a person does with a job

void BulkWork::setPaused(const QString &id, bool paused)
{
    BulkJob *job = edit(id);
    const auto run = m_runs.value(id);
    if (!job || !run || run->operation == 0)
        return;
    m_operations.setPaused(run->operation, paused);
    job->state = paused ? BulkJob::State::Paused : BulkJob::State::Running;
    Q_EMIT jobChanged(id);
}

void BulkWork::cancel(const QString &id)
{
    const auto run = m_runs.value(id);
    if (!run || run->operation == 0)
        return;
    run->cancelled = true;
    m_operations.cancel(run->operation);
    Q_EMIT jobChanged(id);
}

void BulkWork::retryFailed(const QString &id)
{
    BulkJob *job = edit(id);
    if (!job || !job->isOver())
        return;
    m_journal.begin(*job); // it had ended there
    for (size_t i = 0; i < job->items.size(); ++i) {
        BulkItem &item = job->items[i];
        if (item.state == BulkItem::State::Failed || item.state == BulkItem::State::Waiting) {
            item.state = BulkItem::State::Waiting;
            item.problem = {};
        } else {
            m_journal.note(*job, { i }, item.state);
        }
    }
    send(*job);
}

void BulkWork::resume(const QString &id)
{
    BulkJob *job = edit(id);
    if (!job || job->state != BulkJob::State::Interrupted)
        return;
    job->state = BulkJob::State::Running;
    m_runs.insert(id, std::make_shared<Run>());
    Q_EMIT jobChanged(id);
    lookUp(id, [this, id] {
        if (BulkJob *known = edit(id))
            send(*known);
    });
}

void BulkWork::forget(const QString &id)
{
    const BulkJob *job = find(id);
    if (!job || (!job->isOver() && job->state != BulkJob::State::Interrupted))
        return;
    if (job->state == BulkJob::State::Interrupted)
        m_journal.end(*job);
    std::erase_if(m_jobs, [&id](const BulkJob &known) { return known.id == id; });
    Q_EMIT jobForgotten(id);
}

qsizetype BulkWork::undoable(const QString &id) const
{
    const BulkJob *job = find(id);
    const bool inTime = job && job->isOver() && job->ended.isValid() && m_fleet.clock().now().ms - job->ended.ms <= std::chrono::milliseconds(kUndoWindow).count();
    return inTime ? job->undoable : 0;
}

QStringList BulkWork::undo(const QString &id, const TitleOf &titleOf)
{
    QStringList begun;
    if (undoable(id) == 0)
        return begun;
    for (BulkJob &back : reverseOf(*find(id))) {
        back.title = titleOf(back);
        begun.append(start(std::move(back)));
    }
    // Undone once is enough.
    if (BulkJob *job = edit(id)) {
        job->undoable = 0;
        Q_EMIT jobChanged(id);
    }
    return begun;
}

} // namespace drydock
