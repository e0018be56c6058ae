// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/store/bulkjob.h"

#include <QDir>
#include <QFileInfo>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QSaveFile>

#include <algorithm>
#include <map>

namespace drydock {

namespace {

constexpr qint64 kLongestJournal = 256 << 20;

struct Word {
    BulkKind kind;
    const char *word;
};
constexpr Word kWords[] = {
    { BulkKind::Accept, "accept" },
    { BulkKind::Reject, "reject" },
    { BulkKind::Decommission, "decommission" },
    { BulkKind::MoveToGroup, "move-to-group" },
    { BulkKind::LeaveGroup, "leave-group" },
    { BulkKind::SetTag, "set-tag" },
    { BulkKind::RemoveTag, "remove-tag" },
    { BulkKind::CheckUpdate, "check-update" },
    { BulkKind::SendInventory, "send-inventory" },
    { BulkKind::AbortDeployments, "abort-deployments" },
};

BulkItem::State stateOf(const QString &word)
{
    for (const BulkItem::State state : { BulkItem::State::Sent, BulkItem::State::Done, BulkItem::State::Failed }) {
        if (word == bulkStateWord(state))
            return state;
    }
    return BulkItem::State::Waiting;
}

QByteArray lineOf(const QJsonObject &object)
{
    return QJsonDocument(object).toJson(QJsonDocument::Compact) + '\n';
}

QByteArray headOf(const BulkJob &job)
{
    QJsonArray items;
    for (const BulkItem &item : job.items)
        items.append(QJsonArray { item.device.text, item.with, item.before });
    return lineOf({ { QStringLiteral("job"), job.id }, { QStringLiteral("kind"), bulkKindWord(job.kind) }, { QStringLiteral("argument"), job.argument },
        { QStringLiteral("value"), job.value }, { QStringLiteral("title"), job.title }, { QStringLiteral("begun"), QString::fromLatin1(job.begun.toRfc3339()) },
        { QStringLiteral("items"), items } });
}

QByteArray noteOf(const BulkJob &job, const std::vector<size_t> &items, BulkItem::State state, const BulkProblem &problem)
{
    QJsonArray numbers;
    for (const size_t item : items)
        numbers.append(static_cast<qint64>(item));
    QJsonObject object { { QStringLiteral("job"), job.id }, { QStringLiteral("state"), bulkStateWord(state) }, { QStringLiteral("at"), numbers } };
    if (problem.why != BulkProblem::Why::None) {
        object.insert(QStringLiteral("problem"),
            QJsonArray { static_cast<int>(problem.why), static_cast<int>(problem.kind), problem.httpStatus, problem.message });
    }
    return lineOf(object);
}

std::optional<BulkJob> jobOf(const QJsonObject &head)
{
    const std::optional<BulkKind> kind = bulkKindOf(head.value(QLatin1String("kind")).toString());
    if (!kind)
        return std::nullopt;
    BulkJob job;
    job.id = head.value(QLatin1String("job")).toString();
    job.kind = *kind;
    job.argument = head.value(QLatin1String("argument")).toString();
    job.value = head.value(QLatin1String("value")).toString();
    job.title = head.value(QLatin1String("title")).toString();
    job.begun = Timestamp::fromRfc3339(head.value(QLatin1String("begun")).toString());
    job.state = BulkJob::State::Interrupted;
    for (const QJsonValue &entry : head.value(QLatin1String("items")).toArray()) {
        const QJsonArray item = entry.toArray();
        job.items.push_back({ DeviceId(item.at(0).toString()), item.at(1).toString(), item.at(2).toString(), BulkItem::State::Waiting, {} });
    }
    return job;
}

BulkProblem problemOf(const QJsonArray &parts)
{
    BulkProblem problem;
    if (parts.size() != 4)
        return problem;
    problem.why = static_cast<BulkProblem::Why>(qBound(0, parts.at(0).toInt(), static_cast<int>(BulkProblem::Why::Unknown)));
    problem.kind = static_cast<ErrorKind>(qBound(0, parts.at(1).toInt(), static_cast<int>(ErrorKind::ReadOnly)));
    problem.httpStatus = parts.at(2).toInt();
    problem.message = parts.at(3).toString();
    return problem;
}

void takeNote(BulkJob &job, const QJsonObject &note)
{
    const BulkItem::State state = stateOf(note.value(QLatin1String("state")).toString());
    for (const QJsonValue &number : note.value(QLatin1String("at")).toArray()) {
        const qint64 at = number.toInteger(-1);
        if (at < 0 || at >= std::ssize(job.items))
            continue;
        BulkItem &item = job.items[static_cast<size_t>(at)];
        item.state = state;
        item.problem = problemOf(note.value(QLatin1String("problem")).toArray());
    }
}

} // namespace

BulkProblem BulkProblem::of(Why why, const Error &error)
{
    return { why, error.kind, error.httpStatus, error.apiMessage };
}

QString bulkStateWord(BulkItem::State state)
{
    switch (state) {
    case BulkItem::State::Sent: return QStringLiteral("sent");
    case BulkItem::State::Done: return QStringLiteral("done");
    case BulkItem::State::Failed: return QStringLiteral("failed");
    case BulkItem::State::Waiting: break;
    }
    return QStringLiteral("waiting");
}

QString bulkKindWord(BulkKind kind)
{
    const auto *word = std::find_if(std::begin(kWords), std::end(kWords), [kind](const Word &entry) { return entry.kind == kind; });
    return QString::fromLatin1(word->word);
}

std::optional<BulkKind> bulkKindOf(const QString &word)
{
    const auto *found = std::find_if(std::begin(kWords), std::end(kWords), [&word](const Word &entry) { return word == QLatin1String(entry.word); });
    return found == std::end(kWords) ? std::nullopt : std::optional(found->kind);
}

qsizetype BulkJob::count(BulkItem::State wanted) const
{
    return std::count_if(items.begin(), items.end(), [wanted](const BulkItem &item) { return item.state == wanted; });
}

api::AuthStatus authStatusOf(BulkKind kind)
{
    return kind == BulkKind::Accept ? api::AuthStatus::Accepted : api::AuthStatus::Rejected;
}

//! One job for each place that devices go back to.
std::vector<BulkJob> reverseOf(const BulkJob &job)
{
    std::vector<BulkJob> jobs;
    const auto add = [&jobs](BulkKind kind, const QString &argument, const QString &value, BulkItem item) {
        auto it = std::find_if(jobs.begin(), jobs.end(), [&](const BulkJob &known) { return known.kind == kind && known.argument == argument && known.value == value; });
        if (it == jobs.end()) {
            BulkJob fresh;
            fresh.kind = kind;
            fresh.argument = argument;
            fresh.value = value;
            it = jobs.insert(jobs.end(), fresh);
        }
        it->items.push_back(std::move(item));
    };
    for (const BulkItem &item : job.items) {
        if (item.state != BulkItem::State::Done)
            continue;
        switch (job.kind) {
        case BulkKind::Accept:
        case BulkKind::Reject: {
            // What was pending cannot be made pending again.
            const QString opposite = api::authStatusToWire(authStatusOf(job.kind == BulkKind::Accept ? BulkKind::Reject : BulkKind::Accept));
            if (item.before == opposite)
                add(job.kind == BulkKind::Accept ? BulkKind::Reject : BulkKind::Accept, {}, {}, { item.device, item.with, api::authStatusToWire(authStatusOf(job.kind)) });
            break;
        }
        case BulkKind::MoveToGroup:
            if (item.before.isEmpty())
                add(BulkKind::LeaveGroup, job.argument, {}, { item.device, job.argument, job.argument });
            else if (item.before != job.argument)
                add(BulkKind::MoveToGroup, item.before, {}, { item.device, {}, job.argument });
            break;
        case BulkKind::LeaveGroup: add(BulkKind::MoveToGroup, job.argument, {}, { item.device, {}, {} }); break;
        case BulkKind::SetTag:
            if (item.before.isEmpty())
                add(BulkKind::RemoveTag, job.argument, {}, { item.device, {}, job.value });
            else if (item.before != job.value)
                add(BulkKind::SetTag, job.argument, item.before, { item.device, {}, job.value });
            break;
        case BulkKind::RemoveTag:
            if (!item.before.isEmpty())
                add(BulkKind::SetTag, job.argument, item.before, { item.device, {}, {} });
            break;
        default: break;
        }
    }
    return jobs;
}

QString bulkJournalBeside(const QString &snapshotFile)
{
    return snapshotFile + QStringLiteral(".bulk");
}

BulkJournal::BulkJournal(QString path)
    : m_path(std::move(path))
{
}

std::vector<BulkJob> BulkJournal::open()
{
    std::vector<BulkJob> jobs;
    if (m_path.isEmpty())
        return jobs;
    QFile before(m_path);
    if (before.open(QIODevice::ReadOnly) && before.size() <= kLongestJournal) {
        std::map<QString, BulkJob> open;
        while (!before.atEnd()) {
            const QJsonObject line = QJsonDocument::fromJson(before.readLine()).object();
            const QString id = line.value(QLatin1String("job")).toString();
            if (line.contains(QLatin1String("kind"))) {
                if (std::optional<BulkJob> job = jobOf(line))
                    open.insert_or_assign(id, *std::move(job));
            } else if (line.value(QLatin1String("end")).toBool()) {
                open.erase(id);
            } else if (const auto job = open.find(id); job != open.end()) {
                takeNote(job->second, line);
            }
        }
        for (auto &[id, job] : open)
            jobs.push_back(std::move(job));
        std::sort(jobs.begin(), jobs.end(), [](const BulkJob &a, const BulkJob &b) { return a.begun < b.begun; });
    }
    before.close();
    QDir().mkpath(QFileInfo(m_path).absolutePath());
    QSaveFile fresh(m_path);
    if (!fresh.open(QIODevice::WriteOnly)) {
        m_problem = fresh.errorString();
        return jobs;
    }
    fresh.setPermissions(QFileDevice::ReadOwner | QFileDevice::WriteOwner);
    for (const BulkJob &job : jobs) {
        fresh.write(headOf(job));
        for (size_t i = 0; i < job.items.size(); ++i) {
            if (job.items[i].state != BulkItem::State::Waiting)
                fresh.write(noteOf(job, { i }, job.items[i].state, job.items[i].problem));
        }
    }
    if (!fresh.commit()) {
        m_problem = fresh.errorString();
        return jobs;
    }
    m_file = std::make_unique<QFile>(m_path);
    if (!m_file->open(QIODevice::WriteOnly | QIODevice::Append | QIODevice::Unbuffered))
        m_problem = m_file->errorString();
    return jobs;
}

void BulkJournal::append(const QByteArray &line)
{
    if (m_file && m_file->isOpen() && m_file->write(line) != line.size())
        m_problem = m_file->errorString();
}

void BulkJournal::begin(const BulkJob &job)
{
    append(headOf(job));
}

void BulkJournal::note(const BulkJob &job, const std::vector<size_t> &items, BulkItem::State state, const BulkProblem &problem)
{
    append(noteOf(job, items, state, problem));
}

void BulkJournal::end(const BulkJob &job)
{
    append(lineOf({ { QStringLiteral("job"), job.id }, { QStringLiteral("end"), true } }));
}

} // namespace drydock
