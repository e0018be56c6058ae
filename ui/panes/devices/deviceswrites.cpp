// SPDX-License-Identifier: GPL-3.0-or-later
//
// The half of DevicesPane that asks and writes. Ids are copied before a question is asked: a poll may take rows away
// while the user reads it. Whatever is written to one device or to many goes through BulkWork.
#include "ui/panes/devices/devicespane.h"

#include "ui/dialogs/authsetsdialog.h"
#include "ui/panes/devices/groupsdialog.h"
#include "ui/panes/devices/idlistdialog.h"
#include "ui/panes/devices/preauthorizedialog.h"
#include "ui/text/bulktext.h"
#include "ui/text/sizetext.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QRegularExpression>

#include <algorithm>

namespace drydock {

namespace {

//! From here on a destructive write asks for its number to be typed.
constexpr qsizetype kTypeNumberFrom = 20;
constexpr int kMostNames = 1'000;
constexpr int kGroupNameLength = 256;

bool isDestructive(BulkKind kind)
{
    return kind == BulkKind::Reject || kind == BulkKind::Decommission || kind == BulkKind::AbortDeployments;
}

QString problemOfGroupName(const QString &name)
{
    static const QRegularExpression allowed(QStringLiteral("^[A-Za-z0-9_-]+$"));
    if (name.isEmpty())
        return DevicesPane::tr("Type the name of a group.");
    if (name.size() > kGroupNameLength)
        return DevicesPane::tr("A group's name has at most 256 characters.");
    return allowed.match(name).hasMatch() ? QString() : DevicesPane::tr("A group's name is made of letters, digits, - and _ only.");
}

} // namespace

QStringList DevicesPane::namesOf(const std::vector<BulkItem> &items) const
{
    QStringList names;
    for (const BulkItem &item : items) {
        if (names.size() >= kMostNames)
            break;
        names.append(m_fleet.displayName(item.device));
    }
    return names;
}

std::vector<BulkItem> DevicesPane::selectedItems() const
{
    std::vector<BulkItem> items;
    for (const RowId row : selectedRows())
        items.push_back({ m_fleet.table().id(row) });
    return items;
}

void DevicesPane::confirmBulk(BulkJob job, const QString &leftOut)
{
    job.title = BulkText::title(job);
    const qsizetype count = std::ssize(job.items);
    Confirmation question;
    question.title = job.title;
    question.text = BulkText::explanation(job.kind);
    if (!leftOut.isEmpty())
        question.text += QLatin1Char('\n') + leftOut;
    question.verb = job.title;
    question.destructive = isDestructive(job.kind);
    question.items = namesOf(job.items);
    question.concerned = static_cast<int>(count);
    question.typedNumber = question.destructive && count >= kTypeNumberFrom ? static_cast<int>(count) : 0;
    ui().prompt().confirm(question, this, [this, job = std::move(job)](bool agreed) {
        if (agreed)
            begin(job);
    });
}

void DevicesPane::begin(const BulkJob &job)
{
    clearFailure();
    const QString id = m_bulk.start(job);
    m_watched.insert(id);
    showBulk(id);
}

void DevicesPane::decide(api::AuthStatus status)
{
    QList<DeviceId> ids = selectedDevices();
    if (ids.isEmpty())
        return;
    m_fleet.prepareDecision(ids, status, this, [this, status](const Result<AuthDecision> &result) {
        if (!result.ok())
            showFailure(ErrorText::words(tr("Authentication sets could not be read"), result.error()));
        else if (result.value().ambiguous.empty())
            confirmDecision(status, result.value());
        else
            chooseSets(status, result.value());
    });
}

//! Of several sets a person chooses one; what is left open stays as it is.
void DevicesPane::chooseSets(api::AuthStatus status, const AuthDecision &decision)
{
    std::vector<AuthSetsDialog::Subject> subjects;
    for (const api::AuthDevice &device : decision.ambiguous)
        subjects.push_back({ device, m_fleet.displayName(device.id) });
    auto *dialog = new AuthSetsDialog(ui(), status, std::move(subjects), !decision.clear.isEmpty(), this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &AuthSetsDialog::setsChosen, this, [this, status, decision](const AuthSetsDialog::Choice &choice) {
        AuthDecision chosen = decision;
        chosen.clear.append(choice);
        for (const auto &[device, set] : choice)
            std::erase_if(chosen.ambiguous, [&device = device](const api::AuthDevice &known) { return known.id == device; });
        confirmDecision(status, chosen);
    });
    dialog->open();
}

void DevicesPane::confirmDecision(api::AuthStatus status, const AuthDecision &decision)
{
    const bool accepts = status == api::AuthStatus::Accepted;
    if (decision.clear.isEmpty()) {
        ErrorWords words;
        words.what = accepts ? tr("Nothing is left to accept on these devices.") : tr("Nothing is left to reject on these devices.");
        showFailure(words);
        return;
    }
    BulkJob job;
    job.kind = accepts ? BulkKind::Accept : BulkKind::Reject;
    const FleetTable &table = m_fleet.table();
    for (const auto &[device, set] : decision.clear) {
        const auto row = table.rowOf(device);
        job.items.push_back({ device, set.text, row ? table.status(*row) : QString() });
    }
    QStringList leftOut;
    if (const auto open = static_cast<int>(decision.ambiguous.size()); open > 0)
        leftOut.append(tr("%n more wait(s) with several keys, none of which was chosen, and is left out.", nullptr, open));
    if (const auto nothing = static_cast<int>(decision.nothing.size()); nothing > 0)
        leftOut.append(accepts ? tr("%n need(s) no accepting and is left out.", nullptr, nothing) : tr("%n need(s) no rejecting and is left out.", nullptr, nothing));
    if (accepts && m_limit >= 0) {
        // Before the server says no in the middle of it.
        const qint64 accepted = acceptedCount();
        const qint64 room = m_limit - accepted;
        if (room < std::ssize(job.items))
            leftOut.append(tr("This server's limit is %1 accepted devices, and %2 are accepted: there is room for %3 more.")
                               .arg(SizeText::count(m_limit), SizeText::count(accepted), SizeText::count(std::max<qint64>(0, room))));
    }
    confirmBulk(std::move(job), leftOut.join(QLatin1Char('\n')));
}

qint64 DevicesPane::acceptedCount() const
{
    for (const auto &[status, count] : m_fleet.statistics().byStatus) {
        if (status == u"accepted")
            return count;
    }
    return 0;
}

void DevicesPane::bulk(BulkKind kind)
{
    BulkJob job;
    job.kind = kind;
    job.items = selectedItems();
    const bool needsAccepted = kind == BulkKind::CheckUpdate || kind == BulkKind::SendInventory || kind == BulkKind::AbortDeployments;
    qsizetype others = 0;
    if (needsAccepted) {
        const FleetTable &table = m_fleet.table();
        others = static_cast<qsizetype>(std::erase_if(job.items, [&table](const BulkItem &item) {
            const auto row = table.rowOf(item.device);
            return !row || table.status(*row) != u"accepted";
        }));
    }
    if (job.items.empty())
        return;
    confirmBulk(std::move(job), others > 0 ? tr("%n is not accepted and is left out.", nullptr, static_cast<int>(others)) : QString());
}

void DevicesPane::addToGroup()
{
    std::vector<BulkItem> items = selectedItems();
    if (items.empty())
        return;
    for (BulkItem &item : items) {
        if (const auto row = m_fleet.table().rowOf(item.device))
            item.before = m_fleet.table().group(*row);
    }
    TextQuestion question;
    question.title = tr("Move %n device(s) to a group", nullptr, static_cast<int>(items.size()));
    question.label = tr("Group");
    question.verb = question.title;
    question.hint = tr("A device is in one group at most. A new name makes a new group.");
    question.suggestions = m_fleet.groups();
    question.check = &problemOfGroupName;
    ui().prompt().askText(question, this, [this, items = std::move(items)](const std::optional<QString> &group) {
        if (!group)
            return;
        BulkJob job;
        job.kind = BulkKind::MoveToGroup;
        job.argument = *group;
        job.items = items;
        const auto there = static_cast<int>(std::erase_if(job.items, [&](const BulkItem &item) { return item.before == *group; }));
        job.title = BulkText::title(job);
        if (!job.items.empty())
            begin(job);
        else
            //: %1 is a group
            setFooterText(tr("%n device(s) in %1 already.", nullptr, there).arg(*group));
    });
}

void DevicesPane::removeFromGroup()
{
    QMap<QString, std::vector<BulkItem>> byGroup;
    qsizetype count = 0;
    for (const RowId row : selectedRows()) {
        const QString group = m_fleet.table().group(row);
        if (group.isEmpty())
            continue;
        byGroup[group].push_back({ m_fleet.table().id(row), group, group });
        ++count;
    }
    if (byGroup.isEmpty())
        return;
    Confirmation question;
    question.title = tr("Remove %n device(s) from their group", nullptr, static_cast<int>(count));
    question.text = BulkText::explanation(BulkKind::LeaveGroup);
    question.verb = question.title;
    question.items = byGroup.keys();
    question.concerned = static_cast<int>(count);
    ui().prompt().confirm(question, this, [this, byGroup](bool agreed) {
        if (!agreed)
            return;
        for (auto it = byGroup.cbegin(); it != byGroup.cend(); ++it) {
            BulkJob job;
            job.kind = BulkKind::LeaveGroup;
            job.argument = it.key();
            job.items = it.value();
            job.title = BulkText::title(job);
            begin(job);
        }
    });
}

void DevicesPane::setTag()
{
    std::vector<BulkItem> items = selectedItems();
    if (items.empty())
        return;
    TextQuestion question;
    question.title = tr("Tag %n device(s)", nullptr, static_cast<int>(items.size()));
    question.label = tr("Tag, as name=value");
    question.verb = question.title;
    question.hint = BulkText::explanation(BulkKind::SetTag);
    for (const QString &name : tagNames())
        question.suggestions.append(name + u'=');
    question.check = [](const QString &text) {
        const qsizetype equals = text.indexOf(u'=');
        if (equals <= 0)
            return tr("Type the tag's name, an equals sign and its value: site=oslo.");
        return equals == text.size() - 1 ? tr("Type a value behind the equals sign.") : QString();
    };
    ui().prompt().askText(question, this, [this, items = std::move(items)](const std::optional<QString> &text) {
        if (!text)
            return;
        BulkJob job;
        job.kind = BulkKind::SetTag;
        job.argument = text->section(u'=', 0, 0).trimmed();
        job.value = text->section(u'=', 1).trimmed();
        job.items = items;
        for (BulkItem &item : job.items)
            item.before = m_fleet.tagText(item.device, job.argument);
        job.title = BulkText::title(job);
        begin(job);
    });
}

void DevicesPane::removeTag()
{
    std::vector<BulkItem> items = selectedItems();
    if (items.empty())
        return;
    TextQuestion question;
    question.title = tr("Remove a tag from %n device(s)", nullptr, static_cast<int>(items.size()));
    question.label = tr("Name of the tag");
    question.verb = tr("Remove tag");
    question.hint = BulkText::explanation(BulkKind::RemoveTag);
    question.suggestions = tagNames();
    question.check = [this, items](const QString &text) {
        const QString name = text.trimmed();
        const auto has = [&](const BulkItem &item) { return !m_fleet.tagText(item.device, name).isEmpty(); };
        return tagNames().contains(name) && std::any_of(items.begin(), items.end(), has) ? QString() : tr("None of these devices has a tag of that name.");
    };
    ui().prompt().askText(question, this, [this, items = std::move(items)](const std::optional<QString> &text) {
        if (!text)
            return;
        BulkJob job;
        job.kind = BulkKind::RemoveTag;
        job.argument = text->trimmed();
        for (BulkItem item : items) {
            item.before = m_fleet.tagText(item.device, job.argument);
            if (!item.before.isEmpty())
                job.items.push_back(std::move(item));
        }
        job.title = BulkText::title(job);
        const auto others = static_cast<int>(items.size() - job.items.size());
        confirmBulk(job, others > 0 ? tr("%n selected device(s) do not have it.", nullptr, others) : QString());
    });
}

//! Of any device.
QStringList DevicesPane::tagNames() const
{
    QStringList names;
    const AttributeTable &attributes = m_fleet.table().attributes();
    for (int column = 0; column < attributes.columnCount(); ++column) {
        if (const ColumnKey &key = attributes.columnKey(column); key.scope == u"tags" && attributes.filledCount(column) > 0)
            names.append(key.name);
    }
    return names;
}

// Dialogs that lead to work

void DevicesPane::selectByList()
{
    auto *dialog = new IdListDialog(ui(), m_fleet, this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    const QString clipboard = QGuiApplication::clipboard()->text();
    if (clipboard.count(u'\n') > 0)
        dialog->setText(clipboard); // who has copied a list wants that one
    connect(dialog, &IdListDialog::chosen, this, &DevicesPane::showOnly);
    dialog->open();
}

void DevicesPane::showOnly(const QList<DeviceId> &ids)
{
    DeviceFilter filter;
    filter.only = std::make_shared<const QSet<DeviceId>>(ids.cbegin(), ids.cend());
    setFilter(filter);
    m_selectAllFound = true;
    if (!m_model.isSearching())
        selectFound();
}

void DevicesPane::selectFound()
{
    if (std::exchange(m_selectAllFound, false)) {
        m_table->selectAll();
        m_table->setFocus(Qt::OtherFocusReason);
    }
}

void DevicesPane::preauthorize()
{
    auto *dialog = new PreauthorizeDialog(ui(), m_fleet, this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->open();
}

void DevicesPane::manageGroups()
{
    auto *dialog = new GroupsDialog(ui(), m_bulk, &problemOfGroupName, this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &GroupsDialog::shown, this, [this, dialog](const QString &group) {
        DeviceFilter filter;
        filter.predicates = { { QStringLiteral("system"), QStringLiteral("group"), PredicateOp::Equal, group } };
        setFilter(filter);
        dialog->close();
    });
    connect(dialog, &GroupsDialog::begun, this, [this](const QString &job) {
        m_watched.insert(job);
        showBulk(job);
    });
    dialog->open();
}

// What became of it

void DevicesPane::onBulkChanged(const QString &id)
{
    const BulkJob *job = m_bulk.find(id);
    if (!job || !m_watched.contains(id))
        return;
    showBulk(id);
    if (!job->isOver())
        return;
    m_watched.remove(id);
    const auto failed = static_cast<int>(job->count(BulkItem::State::Failed));
    if (failed == 0)
        return;
    const auto first = std::find_if(job->items.begin(), job->items.end(), [](const BulkItem &item) { return item.state == BulkItem::State::Failed; });
    ErrorWords words;
    words.what = job->items.size() > 1
        //: %1 is what was tried ("Accept 37 devices"), %2 the first device that it failed for; %n did fail
        ? tr("%1: %n failed, the first being %2.", nullptr, failed).arg(job->title, m_fleet.displayName(first->device))
        : tr("%1 failed.").arg(job->title);
    words.why = BulkText::problem(first->problem);
    words.next = tr("The Bulk work pane shows each and tries the failed again.");
    words.button = tr("Show results");
    showFailure(words, [this, id] { m_links.showBulk(id); });
}

void DevicesPane::showBulk(const QString &id)
{
    const BulkJob *job = m_bulk.find(id);
    if (!job || job->isOver() || job->items.size() < 2) {
        setProgress(-1);
        return;
    }
    const qsizetype settled = job->count(BulkItem::State::Done) + job->count(BulkItem::State::Failed);
    //: %1 is what is under way ("Accept 37 devices"), %2 how far it is
    setProgress(static_cast<double>(settled) / static_cast<double>(job->items.size()), tr("%1: %2").arg(job->title, BulkText::progress(*job)), [this, id] { m_bulk.cancel(id); });
}

//! Work of an earlier start that did not come to its end.
void DevicesPane::offerInterrupted()
{
    const auto interrupted = std::find_if(m_bulk.jobs().begin(), m_bulk.jobs().end(), [](const BulkJob &job) { return job.state == BulkJob::State::Interrupted; });
    if (interrupted == m_bulk.jobs().end())
        return;
    ErrorWords words;
    //: %1 is work ("Accept 37 devices")
    words.what = tr("Drydock ended before this was done: %1.").arg(interrupted->title);
    words.why = BulkText::progress(*interrupted);
    words.next = tr("It can go on; what was sent without an answer is looked up first.");
    words.button = tr("Go on");
    showFailure(words, [this, id = interrupted->id] {
        clearFailure();
        m_watched.insert(id);
        m_bulk.resume(id);
    });
}

} // namespace drydock
