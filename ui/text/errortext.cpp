// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/text/errortext.h"

#include "ui/text/sizetext.h"

namespace drydock {

namespace {

constexpr qsizetype kLongestReason = 300;

QString reason(const Error &error)
{
    QString text = error.apiMessage.simplified().left(kLongestReason);
    if (error.httpStatus > 0)
        text = text.isEmpty() ? ErrorText::tr("The answer was HTTP %1.").arg(error.httpStatus)
                              : ErrorText::tr("%1 (HTTP %2)").arg(text).arg(error.httpStatus);
    return text;
}

ErrorWords connectionWords(ErrorKind kind)
{
    switch (kind) {
    case ErrorKind::Offline:
        return { ErrorText::tr("The server cannot be reached."), {},
            ErrorText::tr("Check the network. Drydock keeps trying and shows what it last knew."), ErrorText::tr("Try again"),
            NextStep::Retry };
    case ErrorKind::Dns:
        return { ErrorText::tr("The server's name is not known to the network."), {},
            ErrorText::tr("Check the spelling of the server's address, or the VPN that knows it."), ErrorText::tr("Change server"),
            NextStep::OpenServer };
    case ErrorKind::Refused:
        return { ErrorText::tr("Nothing answers at that address and port."), {},
            ErrorText::tr("Check the port, and that the server is running."), ErrorText::tr("Try again"), NextStep::Retry };
    case ErrorKind::Timeout:
        return { ErrorText::tr("The server did not answer in time."), {},
            ErrorText::tr("It may be busy. A change that was being sent is looked up before it is sent again."),
            ErrorText::tr("Try again"), NextStep::Retry };
    case ErrorKind::Tls:
        return { ErrorText::tr("The server's certificate is not trusted."), {},
            ErrorText::tr("Add the certificate authority or pin the certificate in the server's profile."),
            ErrorText::tr("Change server"), NextStep::OpenServer };
    case ErrorKind::Protocol:
        return { ErrorText::tr("What answers there is not a Mender API."), {},
            ErrorText::tr("Check the server's address: it is the one that opens the web interface, without a path."),
            ErrorText::tr("Change server"), NextStep::OpenServer };
    default: break;
    }
    return {};
}

ErrorWords refusalWords(const Error &error)
{
    switch (error.kind) {
    case ErrorKind::Auth:
        if (error.httpStatus == 407)
            return { ErrorText::tr("The proxy asks for a user name and a password."), {},
                ErrorText::tr("Enter them in the server's profile."), ErrorText::tr("Change server"), NextStep::OpenServer };
        return { ErrorText::tr("The server no longer accepts this session."), {}, ErrorText::tr("Sign in again to go on."),
            ErrorText::tr("Sign in"), NextStep::SignIn };
    case ErrorKind::Forbidden:
        return { ErrorText::tr("Your account may not do this."), {},
            ErrorText::tr("An administrator of the server can grant it with a role."), {}, NextStep::None };
    case ErrorKind::NotFound:
        return { ErrorText::tr("It is no longer on the server."), {}, ErrorText::tr("Refresh to see what is there now."),
            ErrorText::tr("Refresh"), NextStep::Refresh };
    case ErrorKind::Conflict:
        return { ErrorText::tr("It is in use, or there is one of that name already."), {},
            ErrorText::tr("Choose another name, or finish what uses it."), ErrorText::tr("Refresh"), NextStep::Refresh };
    case ErrorKind::PreconditionFailed:
        return { ErrorText::tr("Somebody else changed it in the meantime."), {},
            ErrorText::tr("Refresh, look at their change, and make yours again."), ErrorText::tr("Refresh"), NextStep::Refresh };
    case ErrorKind::Unprocessable:
        return { ErrorText::tr("The server refused the request as it stands."), {},
            ErrorText::tr("Change what the reason names and send it again."), {}, NextStep::None };
    case ErrorKind::TooLarge:
        return { ErrorText::tr("It is larger than the limit."), {}, ErrorText::tr("Ask for less at a time, or send a smaller file."),
            {}, NextStep::None };
    case ErrorKind::TooMany:
        return { ErrorText::tr("The server asks for fewer requests."), {},
            error.retryAfter ? ErrorText::tr("Drydock waits for %n s and goes on by itself.", nullptr,
                static_cast<int>(error.retryAfter->count()))
                             : ErrorText::tr("Drydock waits and goes on by itself."),
            {}, NextStep::None };
    default: break;
    }
    return {};
}

ErrorWords otherWords(ErrorKind kind)
{
    switch (kind) {
    case ErrorKind::Server:
        return { ErrorText::tr("The server failed while it worked on this."), {},
            ErrorText::tr("Try again later; quote the request id from the activity pane to its operator."), ErrorText::tr("Try again"),
            NextStep::Retry };
    case ErrorKind::Decode:
        return { ErrorText::tr("The server's answer could not be read."), {},
            ErrorText::tr("What was known before is still shown. The server may be newer than this Drydock."),
            ErrorText::tr("Try again"), NextStep::Retry };
    case ErrorKind::Cancelled:
        return { ErrorText::tr("It was cancelled."), {}, ErrorText::tr("Nothing more was sent."), {}, NextStep::None };
    case ErrorKind::ReadOnly:
        return { ErrorText::tr("Drydock is read-only here: nothing was sent."), {},
            ErrorText::tr("Allow changes in the Tools menu, then repeat it."), ErrorText::tr("Allow changes"), NextStep::AllowWrites };
    default: break;
    }
    return {};
}

ErrorWords diskFullWords(const Error &error)
{
    ErrorWords words { ErrorText::tr("The disk is full."), {},
        ErrorText::tr("Delete something there, or choose a folder on another disk, and try again."), {}, NextStep::None };
    if (error.room)
        //: %1 and %2 are sizes
        words.what = ErrorText::tr("The disk has too little room: %1 more are needed, %2 are free.")
                         .arg(SizeText::bytes(error.room->wanted), SizeText::bytes(error.room->free));
    return words;
}

//! What this computer and its files did; the server is not named.
ErrorWords localWords(const Error &error)
{
    switch (error.local) {
    case LocalProblem::DiskFull: return diskFullWords(error);
    case LocalProblem::CannotWrite:
        return { ErrorText::tr("The file cannot be written."), {},
            ErrorText::tr("Check that the folder is there and that you may write to it, or choose another one."), {},
            NextStep::None };
    case LocalProblem::CannotRead:
        return { ErrorText::tr("The file cannot be read."), {},
            ErrorText::tr("Check that it is still there and that you may read it."), {}, NextStep::None };
    case LocalProblem::FileChanged:
        return { ErrorText::tr("The file was changed or removed while it was being sent."), {},
            ErrorText::tr("Wait until nothing writes to it any more and send it again."), {}, NextStep::None };
    case LocalProblem::Damaged:
        return { ErrorText::tr("What arrived is damaged or not what the server promised; nothing of it was kept."), {},
            ErrorText::tr("Try again. If it happens again, the artifact on the server is damaged."), {}, NextStep::None };
    case LocalProblem::None: break;
    }
    return {};
}

//! A file that the server has no room for.
ErrorWords roomWords(const Room &room)
{
    if (room.free >= room.limit)
        //: %1 and %2 are sizes
        return { ErrorText::tr("The file has %1; the server takes at most %2 in one file unless its operator allows more.")
                     .arg(SizeText::bytes(room.wanted), SizeText::bytes(room.limit)),
            {}, ErrorText::tr("Make the artifact smaller, or ask the server's operator for a higher limit."), {},
            NextStep::None };
    //: %1, %2 and %3 are sizes
    return { ErrorText::tr("The server's storage has no room for it: the file has %1, and %2 of %3 are free.")
                 .arg(SizeText::bytes(room.wanted), SizeText::bytes(room.free), SizeText::bytes(room.limit)),
        {}, ErrorText::tr("Delete artifacts that nothing uses any more, or ask the server's operator for more storage."), {},
        NextStep::None };
}

} // namespace

ErrorWords ErrorText::words(const Error &error)
{
    ErrorWords words = localWords(error);
    if (words.what.isEmpty() && error.kind == ErrorKind::TooLarge && error.room)
        words = roomWords(*error.room);
    if (words.what.isEmpty())
        words = connectionWords(error.kind);
    if (words.what.isEmpty())
        words = refusalWords(error);
    if (words.what.isEmpty())
        words = otherWords(error.kind);
    words.why = reason(error);
    if (error.kind == ErrorKind::Protocol && error.httpStatus >= 300 && error.httpStatus < 400
        && !error.where.isEmpty()) {
        words.what = tr("The server redirects to another address.");
        words.why = error.where.toDisplayString(QUrl::RemoveUserInfo | QUrl::RemoveQuery);
        words.next = tr("Use that address in the server's profile if you trust it.");
    }
    return words;
}

ErrorWords ErrorText::words(const QString &subject, const Error &error)
{
    ErrorWords result = words(error);
    //: %1 what was tried ("Devices could not be read"), %2 the cause as a sentence
    result.what = tr("%1. %2").arg(subject, result.what);
    return result;
}

QString ErrorText::line(const Error &error)
{
    const ErrorWords w = words(error);
    return tr("%1 %2").arg(w.what, w.next);
}

} // namespace drydock
