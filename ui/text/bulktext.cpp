// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/text/bulktext.h"

#include "ui/text/errortext.h"
#include "ui/text/sizetext.h"

namespace drydock {

QString BulkText::title(BulkKind kind, qsizetype devices, const QString &argument, const QString &value)
{
    const auto n = static_cast<int>(devices);
    switch (kind) {
    case BulkKind::Accept: return tr("Accept %n device(s)", nullptr, n);
    case BulkKind::Reject: return tr("Reject %n device(s)", nullptr, n);
    case BulkKind::Decommission: return tr("Decommission %n device(s)", nullptr, n);
    //: %1 is a group
    case BulkKind::MoveToGroup: return tr("Move %n device(s) to %1", nullptr, n).arg(argument);
    //: %1 is a group
    case BulkKind::LeaveGroup: return tr("Remove %n device(s) from %1", nullptr, n).arg(argument);
    //: %1 is a tag's name, %2 its value
    case BulkKind::SetTag: return tr("Tag %n device(s) with %1: %2", nullptr, n).arg(argument, value);
    //: %1 is a tag's name
    case BulkKind::RemoveTag: return tr("Remove the tag %1 from %n device(s)", nullptr, n).arg(argument);
    case BulkKind::CheckUpdate: return tr("Let %n device(s) check for updates", nullptr, n);
    case BulkKind::SendInventory: return tr("Let %n device(s) send their inventory", nullptr, n);
    case BulkKind::AbortDeployments: break;
    }
    return tr("Abort the deployments of %n device(s)", nullptr, n);
}

QString BulkText::explanation(BulkKind kind)
{
    switch (kind) {
    case BulkKind::Accept: return tr("They may then sign in with the key they showed, and receive updates.");
    case BulkKind::Reject: return tr("They can no longer sign in with the key they showed, until they are accepted again.");
    case BulkKind::Decommission:
        return tr("Their keys, attributes and deployment history are removed from the server. A device that still runs asks to be accepted again as a new one.");
    case BulkKind::MoveToGroup: return tr("A device is in one group at most. Deployments that run already are not changed.");
    case BulkKind::LeaveGroup: return tr("They are in no group then. Deployments that run already are not changed.");
    case BulkKind::SetTag: return tr("A tag of that name that they have already gets the new value.");
    case BulkKind::RemoveTag: return tr("Their other tags stay as they are.");
    case BulkKind::CheckUpdate:
    case BulkKind::SendInventory: return tr("Devices that are not connected now cannot be told; they do so by themselves at their next interval.");
    case BulkKind::AbortDeployments: break;
    }
    return tr("What they are installing is stopped where that is still possible. What is installed already stays installed.");
}

QString BulkText::progress(const BulkJob &job)
{
    const qsizetype failed = job.count(BulkItem::State::Failed);
    const qsizetype done = job.count(BulkItem::State::Done);
    //: %1 of %2 devices
    QString text = tr("%1 of %2 done").arg(SizeText::count(done), SizeText::count(std::ssize(job.items)));
    if (failed > 0)
        //: Follows "120 of 500 done"
        text += tr(", %1 failed").arg(SizeText::count(failed));
    return text;
}

QString BulkText::problem(const BulkProblem &problem)
{
    const Error error = makeError(problem.kind, problem.message, problem.httpStatus);
    switch (problem.why) {
    case BulkProblem::Why::None: return {};
    case BulkProblem::Why::AnswerLost: return tr("The server's answer was lost, and it has not happened.");
    //: %1 is why the server could not be asked
    case BulkProblem::Why::Unknown: return tr("The server's answer was lost, and it could not be asked what happened. %1").arg(ErrorText::line(error));
    case BulkProblem::Why::Refused: break;
    }
    return problem.message.isEmpty() ? ErrorText::line(error) : problem.message;
}

} // namespace drydock
