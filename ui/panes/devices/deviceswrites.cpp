// SPDX-License-Identifier: GPL-3.0-or-later
//
// The half of DevicesPane that asks and writes. Ids are copied before a question is asked: a poll may take rows away
// while the user reads it.
#include "ui/panes/devices/devicespane.h"

#include <QRegularExpression>

namespace drydock {

namespace {

//! From here on a destructive write asks for its number to be typed.
constexpr int kTypeNumberFrom = 20;
constexpr int kMostNames = 1'000;
constexpr int kGroupNameLength = 256;

} // namespace

QStringList DevicesPane::namesOf(const QList<DeviceId> &ids) const
{
    QStringList names;
    for (const DeviceId &id : ids.mid(0, kMostNames))
        names.append(m_fleet.displayName(id));
    return names;
}

void DevicesPane::decide(api::AuthStatus status)
{
    const QList<DeviceId> ids = selectedDevices();
    if (ids.isEmpty())
        return;
    m_fleet.prepareDecision(ids, status, this, [this, status](const Result<AuthDecision> &result) {
        if (result.ok())
            confirmDecision(status, result.value());
        else
            showFailure(ErrorText::words(tr("Authentication sets could not be read"), result.error()));
    });
}

void DevicesPane::confirmDecision(api::AuthStatus status, const AuthDecision &decision)
{
    const bool accepts = status == api::AuthStatus::Accepted;
    const auto count = static_cast<int>(decision.clear.size());
    const auto ambiguous = static_cast<int>(decision.ambiguous.size());
    if (count == 0) {
        ErrorWords words;
        words.what = ambiguous > 0
            ? tr("%n device(s) wait with several keys each, and only you can know the right one.", nullptr, ambiguous)
            : accepts ? tr("Nothing is left to accept on these devices.")
                      : tr("Nothing is left to reject on these devices.");
        if (ambiguous > 0)
            words.next = tr("Choose the key in the Device pane under Authentication.");
        showFailure(words);
        if (ambiguous > 0)
            m_links.showDevice(decision.ambiguous.constFirst());
        return;
    }
    QList<DeviceId> ids;
    for (const auto &entry : decision.clear)
        ids.append(entry.first);
    Confirmation question;
    question.title = accepts ? tr("Accept %n device(s)", nullptr, count) : tr("Reject %n device(s)", nullptr, count);
    question.text = accepts
        ? tr("They may then sign in with the key they showed, and receive updates.")
        : tr("They can no longer sign in with the key they showed, until they are accepted again.");
    if (ambiguous > 0) {
        question.text += QLatin1Char('\n')
            + tr("%n more wait(s) with several keys and is left out: choose the key in the Device pane.", nullptr,
                ambiguous);
    }
    question.verb = question.title;
    question.destructive = !accepts;
    question.items = namesOf(ids);
    ui().prompt().confirm(question, this, [this, title = question.title, sets = decision.clear, status](bool agreed) {
        if (agreed)
            watch(m_fleet.decide(title, sets, status));
    });
}

void DevicesPane::decommission()
{
    const QList<DeviceId> ids = selectedDevices();
    if (ids.isEmpty())
        return;
    const auto count = static_cast<int>(ids.size());
    Confirmation question;
    question.title = tr("Decommission %n device(s)", nullptr, count);
    question.text = tr("Their keys, attributes and deployment history are removed from the server. A device that "
                       "still runs asks to be accepted again as a new one.");
    question.verb = question.title;
    question.destructive = true;
    question.items = namesOf(ids);
    question.typedNumber = count >= kTypeNumberFrom ? count : 0;
    ui().prompt().confirm(question, this, [this, title = question.title, ids](bool agreed) {
        if (agreed)
            watch(m_fleet.decommission(title, ids));
    });
}

void DevicesPane::addToGroup()
{
    const QList<DeviceId> ids = selectedDevices();
    if (ids.isEmpty())
        return;
    const auto count = static_cast<int>(ids.size());
    TextQuestion question;
    question.title = tr("Move %n device(s) to a group", nullptr, count);
    question.label = tr("Group");
    question.verb = question.title;
    question.hint = tr("A device is in one group at most. A new name makes a new group.");
    question.suggestions = m_fleet.groups();
    question.check = [](const QString &name) {
        static const QRegularExpression allowed(QStringLiteral("^[A-Za-z0-9_-]+$"));
        if (name.isEmpty())
            return tr("Type the name of a group.");
        if (name.size() > kGroupNameLength)
            return tr("A group's name has at most 256 characters.");
        return allowed.match(name).hasMatch() ? QString()
                                              : tr("A group's name is made of letters, digits, - and _ only.");
    };
    ui().prompt().askText(question, this, [this, ids, count](const std::optional<QString> &group) {
        if (group)
            //: %1 is a group
            watch(m_fleet.addToGroup(tr("Move %n device(s) to %1", nullptr, count).arg(*group), *group, ids));
    });
}

void DevicesPane::removeFromGroup()
{
    QHash<QString, QList<DeviceId>> byGroup;
    qsizetype count = 0;
    for (const DeviceId &id : selectedDevices()) {
        const auto row = m_fleet.table().rowOf(id);
        const QString group = row ? m_fleet.table().group(*row) : QString();
        if (!group.isEmpty()) {
            byGroup[group].append(id);
            ++count;
        }
    }
    if (byGroup.isEmpty())
        return;
    Confirmation question;
    question.title = tr("Remove %n device(s) from their group", nullptr, static_cast<int>(count));
    question.text = tr("They are in no group then. Deployments that run already are not changed.");
    question.verb = question.title;
    question.items = byGroup.keys();
    ui().prompt().confirm(question, this, [this, byGroup](bool agreed) {
        if (!agreed)
            return;
        for (auto it = byGroup.cbegin(); it != byGroup.cend(); ++it) {
            const QString title
                = tr("Remove %n device(s) from %1", nullptr, static_cast<int>(it.value().size())).arg(it.key());
            watch(m_fleet.removeFromGroup(title, it.key(), it.value()));
        }
    });
}

void DevicesPane::watch(quint64 operation)
{
    m_watched.insert(operation);
    clearFailure();
}

void DevicesPane::onOperationChanged(quint64 id)
{
    const PendingOperation *operation = m_watched.contains(id) ? m_fleet.operations().find(id) : nullptr;
    if (!operation || !operation->isOver())
        return;
    m_watched.remove(id);
    if (operation->failures.empty())
        return;
    const PendingOperation::Failure &first = operation->failures.front();
    //: %1 is what was tried ("Accept 37 devices"), %2 the first device that it failed for; %n did fail
    const QString subject = operation->total > 1
        ? tr("%1: %n failed, the first being %2", nullptr, operation->failed)
              .arg(operation->title, m_fleet.displayName(DeviceId(first.subject)))
        : tr("%1 failed").arg(operation->title);
    showFailure(ErrorText::words(subject, first.error));
}

} // namespace drydock
