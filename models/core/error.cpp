// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/core/error.h"

#include "models/core/redact.h"

#include <array>

namespace drydock {

QString errorKindName(ErrorKind kind)
{
    static constexpr std::array kNames { "Offline", "Dns", "Refused", "Timeout", "Tls", "Auth", "Forbidden",
        "NotFound", "Conflict", "PreconditionFailed", "Unprocessable", "TooLarge", "TooMany", "Server",
        "Protocol", "Decode", "Cancelled", "ReadOnly" };
    return QString::fromLatin1(kNames.at(static_cast<size_t>(kind)));
}

Error makeError(ErrorKind kind, const QString &message, int httpStatus)
{
    constexpr qsizetype kLongest = 2000;
    Error error;
    error.kind = kind;
    error.httpStatus = httpStatus;
    error.apiMessage = redact(message).left(kLongest);
    return error;
}

Error makeLocalError(LocalProblem problem, const QString &message)
{
    Error error = makeError(ErrorKind::Unprocessable, message);
    error.local = problem;
    return error;
}

} // namespace drydock
