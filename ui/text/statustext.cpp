// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/text/statustext.h"

#include <algorithm>
#include <array>
#include <span>

namespace drydock {

namespace {

struct Entry {
    const char *code;
    State state;
    const char *word;
    const char *explanation;
};

// The words are marked for translation here and translated in find(): the context is StatusText's own.
constexpr std::array kDevice {
    Entry { "accepted", State::Good, QT_TRANSLATE_NOOP("drydock::StatusText", "Accepted"),
        QT_TRANSLATE_NOOP("drydock::StatusText", "May sign in and receive updates") },
    Entry { "pending", State::Waiting, QT_TRANSLATE_NOOP("drydock::StatusText", "Pending"),
        QT_TRANSLATE_NOOP("drydock::StatusText", "Asks to be accepted") },
    Entry { "preauthorized", State::Paused, QT_TRANSLATE_NOOP("drydock::StatusText", "Preauthorized"),
        QT_TRANSLATE_NOOP("drydock::StatusText", "Will be accepted when it first connects") },
    Entry { "rejected", State::Failed, QT_TRANSLATE_NOOP("drydock::StatusText", "Rejected"),
        QT_TRANSLATE_NOOP("drydock::StatusText", "May not sign in") },
    Entry { "silent", State::Unknown, QT_TRANSLATE_NOOP("drydock::StatusText", "Silent"),
        QT_TRANSLATE_NOOP("drydock::StatusText", "Accepted, but not heard of for longer than the offline threshold") },
    Entry { "noauth", State::Unknown, QT_TRANSLATE_NOOP("drydock::StatusText", "No authentication"),
        QT_TRANSLATE_NOOP("drydock::StatusText", "Has no authentication set on this server") },
    Entry { "decommissioned", State::PassedOver, QT_TRANSLATE_NOOP("drydock::StatusText", "Decommissioned"),
        QT_TRANSLATE_NOOP("drydock::StatusText", "Being removed from this server") },
};

constexpr std::array kDeployment {
    Entry { "inprogress", State::Moving, QT_TRANSLATE_NOOP("drydock::StatusText", "In progress"),
        QT_TRANSLATE_NOOP("drydock::StatusText", "At least one device has begun") },
    Entry { "pending", State::Waiting, QT_TRANSLATE_NOOP("drydock::StatusText", "Pending"),
        QT_TRANSLATE_NOOP("drydock::StatusText", "No device has begun yet") },
    Entry { "scheduled", State::Waiting, QT_TRANSLATE_NOOP("drydock::StatusText", "Scheduled"),
        QT_TRANSLATE_NOOP("drydock::StatusText", "Starts at a later time") },
    Entry { "paused", State::Paused, QT_TRANSLATE_NOOP("drydock::StatusText", "Paused"),
        QT_TRANSLATE_NOOP("drydock::StatusText", "Waits for a word to go on") },
    Entry { "finished", State::Good, QT_TRANSLATE_NOOP("drydock::StatusText", "Finished"),
        QT_TRANSLATE_NOOP("drydock::StatusText", "Every device has ended, well or not") },
    Entry { "aborted", State::PassedOver, QT_TRANSLATE_NOOP("drydock::StatusText", "Aborted"),
        QT_TRANSLATE_NOOP("drydock::StatusText", "Stopped by a user") },
    Entry { "failed", State::Failed, QT_TRANSLATE_NOOP("drydock::StatusText", "Failed"),
        QT_TRANSLATE_NOOP("drydock::StatusText", "No device was updated") },
};

constexpr std::array kDeviceDeployment {
    Entry { "success", State::Good, QT_TRANSLATE_NOOP("drydock::StatusText", "Success"),
        QT_TRANSLATE_NOOP("drydock::StatusText", "The artifact is installed and committed") },
    Entry { "downloading", State::Moving, QT_TRANSLATE_NOOP("drydock::StatusText", "Downloading"), "" },
    Entry { "installing", State::Moving, QT_TRANSLATE_NOOP("drydock::StatusText", "Installing"), "" },
    Entry { "rebooting", State::Moving, QT_TRANSLATE_NOOP("drydock::StatusText", "Rebooting"), "" },
    Entry { "pending", State::Waiting, QT_TRANSLATE_NOOP("drydock::StatusText", "Pending"),
        QT_TRANSLATE_NOOP("drydock::StatusText", "The device has not asked for the update yet") },
    Entry { "pause_before_installing", State::Paused,
        QT_TRANSLATE_NOOP("drydock::StatusText", "Paused before install"), "" },
    Entry { "pause_before_rebooting", State::Paused,
        QT_TRANSLATE_NOOP("drydock::StatusText", "Paused before reboot"), "" },
    Entry { "pause_before_committing", State::Paused,
        QT_TRANSLATE_NOOP("drydock::StatusText", "Paused before commit"), "" },
    Entry { "failure", State::Failed, QT_TRANSLATE_NOOP("drydock::StatusText", "Failure"),
        QT_TRANSLATE_NOOP("drydock::StatusText", "The device kept or restored its former software; see its log") },
    Entry { "already-installed", State::PassedOver, QT_TRANSLATE_NOOP("drydock::StatusText", "Already installed"),
        QT_TRANSLATE_NOOP("drydock::StatusText", "The device runs this artifact already") },
    Entry { "noartifact", State::PassedOver, QT_TRANSLATE_NOOP("drydock::StatusText", "No artifact"),
        QT_TRANSLATE_NOOP("drydock::StatusText", "The release has no artifact for this device type") },
    Entry { "aborted", State::PassedOver, QT_TRANSLATE_NOOP("drydock::StatusText", "Aborted"),
        QT_TRANSLATE_NOOP("drydock::StatusText", "Stopped by a user") },
    Entry { "decommissioned", State::PassedOver, QT_TRANSLATE_NOOP("drydock::StatusText", "Decommissioned"),
        QT_TRANSLATE_NOOP("drydock::StatusText", "The device was removed from this server") },
};

constexpr std::array kRequest {
    Entry { "running", State::Moving, QT_TRANSLATE_NOOP("drydock::StatusText", "Running"), "" },
    Entry { "queued", State::Waiting, QT_TRANSLATE_NOOP("drydock::StatusText", "Queued"), "" },
    Entry { "done", State::Good, QT_TRANSLATE_NOOP("drydock::StatusText", "Done"), "" },
    Entry { "failed", State::Failed, QT_TRANSLATE_NOOP("drydock::StatusText", "Failed"), "" },
    Entry { "cancelled", State::PassedOver, QT_TRANSLATE_NOOP("drydock::StatusText", "Cancelled"), "" },
};

constexpr std::array kBulk {
    Entry { "running", State::Moving, QT_TRANSLATE_NOOP("drydock::StatusText", "Running"), "" },
    Entry { "paused", State::Paused, QT_TRANSLATE_NOOP("drydock::StatusText", "Paused"),
        QT_TRANSLATE_NOOP("drydock::StatusText", "Waits for a word to go on") },
    Entry { "interrupted", State::Warning, QT_TRANSLATE_NOOP("drydock::StatusText", "Interrupted"),
        QT_TRANSLATE_NOOP("drydock::StatusText", "Drydock ended before the work did; it can go on") },
    Entry { "waiting", State::Waiting, QT_TRANSLATE_NOOP("drydock::StatusText", "Waiting"), "" },
    Entry { "sent", State::Moving, QT_TRANSLATE_NOOP("drydock::StatusText", "Sent"),
        QT_TRANSLATE_NOOP("drydock::StatusText", "The server has not answered yet") },
    Entry { "done", State::Good, QT_TRANSLATE_NOOP("drydock::StatusText", "Done"), "" },
    Entry { "failed", State::Failed, QT_TRANSLATE_NOOP("drydock::StatusText", "Failed"), "" },
    Entry { "unsent", State::PassedOver, QT_TRANSLATE_NOOP("drydock::StatusText", "Not sent"), "" },
    Entry { "cancelled", State::PassedOver, QT_TRANSLATE_NOOP("drydock::StatusText", "Cancelled"), "" },
};

std::span<const Entry> entries(StatusDomain domain)
{
    switch (domain) {
    case StatusDomain::Device:
    case StatusDomain::AuthSet: return kDevice;
    case StatusDomain::Deployment: return kDeployment;
    case StatusDomain::DeviceDeployment: return kDeviceDeployment;
    case StatusDomain::Bulk: return kBulk;
    case StatusDomain::Request: return kRequest;
    }
    return {};
}

} // namespace

StatusWord StatusText::of(StatusDomain domain, const QString &code)
{
    for (const Entry &entry : entries(domain)) {
        if (code == QLatin1String(entry.code))
            return { entry.state, tr(entry.word), *entry.explanation ? tr(entry.explanation) : QString() };
    }
    if (code.isEmpty())
        return { State::Unknown, tr("Unknown"), {} };
    return { State::Unknown, code.left(60), tr("A status that this version of Drydock does not know") };
}

StatusWord StatusText::device(const QString &code)
{
    return of(StatusDomain::Device, code);
}

StatusWord StatusText::authSet(const QString &code)
{
    return of(StatusDomain::AuthSet, code);
}

StatusWord StatusText::deployment(const QString &code)
{
    return of(StatusDomain::Deployment, code);
}

StatusWord StatusText::deviceDeployment(const QString &code)
{
    return of(StatusDomain::DeviceDeployment, code);
}

StatusWord StatusText::request(const QString &code)
{
    return of(StatusDomain::Request, code);
}

QString StatusText::stateName(State state)
{
    switch (state) {
    case State::Good: return tr("Good");
    case State::Moving: return tr("In progress");
    case State::Waiting: return tr("Waiting");
    case State::Paused: return tr("Paused");
    case State::Failed: return tr("Failed");
    case State::Warning: return tr("Warning");
    case State::PassedOver: return tr("Passed over");
    case State::Unknown: break;
    }
    return tr("Unknown");
}

QStringList StatusText::codes(StatusDomain domain)
{
    QStringList codes;
    for (const Entry &entry : entries(domain))
        codes.append(QString::fromLatin1(entry.code));
    return codes;
}

} // namespace drydock
