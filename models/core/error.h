// SPDX-License-Identifier: GPL-3.0-or-later
//
// Error: the one way in which anything below ui/ says that something failed.
// A plain value, made on any thread. Its texts have passed redact(). It knows no translated words:
// ui/text/errortext turns it into a sentence. Codes follow the Mender API: 401 Auth, 403 Forbidden,
// 409 Conflict, 412 PreconditionFailed, 400 and 422 Unprocessable, 413 TooLarge, 429 TooMany, 5xx Server.
#pragma once

#include <QByteArray>
#include <QString>
#include <QUrl>

#include <chrono>
#include <optional>

namespace drydock {

enum class ErrorKind {
    Offline, //!< no network, host unreachable, connection lost in mid-answer
    Dns, //!< the host name has no address
    Refused, //!< nobody listens on that port
    Timeout,
    Tls, //!< certificate unknown, expired, wrong host, or not the pinned one
    Auth, //!< 401; 407 when httpStatus says so (a proxy wants a password)
    Forbidden,
    NotFound,
    Conflict,
    PreconditionFailed,
    Unprocessable, //!< 400, 415, 422: the server read the request and refused what it asks
    TooLarge, //!< 413, or an answer longer than the caller's bound
    TooMany,
    Server,
    Protocol, //!< not an API: a web page, a redirect elsewhere (`where` is its target), 405
    Decode, //!< an answer that is not the JSON it should be
    Cancelled,
    ReadOnly, //!< stopped in the transport by read-only mode or the production guard
};

//! What exactly is wrong with a server's certificate, so that the dialog can say its own sentence for each.
enum class TlsProblem {
    None,
    Untrusted, //!< self-signed, or issued by an authority nobody here knows
    Expired,
    NotYetValid,
    WrongHost,
    NotPinned, //!< another certificate than the one the user pinned
    Handshake, //!< no common protocol, or the server wants a client certificate
    LocalFile, //!< our own CA file, client certificate or key cannot be read
};

//! What on this computer ended a transfer: no server and no network is to blame.
enum class LocalProblem {
    None,
    DiskFull, //!< before the start or in the middle
    CannotWrite, //!< the target folder or file
    CannotRead, //!< the file to send is not there or not ours to read
    FileChanged, //!< the file to send was removed, shortened or rewritten while it was sent
    Damaged, //!< what arrived is not what was promised
};

//! How much room there was for a file: on the server with kind TooLarge, on this disk with LocalProblem::DiskFull.
struct Room {
    qint64 wanted = 0; //!< bytes
    qint64 free = 0; //!< bytes
    qint64 limit = 0; //!< bytes of all; 0 where it is not known
    bool operator==(const Room &) const = default;
};

struct Error {
    ErrorKind kind = ErrorKind::Protocol;
    int httpStatus = 0; //!< 0 where no answer arrived
    QString apiMessage; //!< the server's own `error` text, or the library's; redacted, at most 2,000 characters
    QByteArray requestId; //!< X-MEN-RequestID, to quote to the server's operator
    std::optional<std::chrono::seconds> retryAfter;
    QUrl where; //!< what was asked (without query), or where a refused redirect pointed
    TlsProblem tls = TlsProblem::None; //!< with kind Tls
    QByteArray certificateSha256; //!< with kind Tls: the server's leaf certificate, 32 raw bytes, to offer as a pin

    LocalProblem local = LocalProblem::None; //!< with kind Unprocessable and no status
    std::optional<Room> room;

    bool operator==(const Error &) const = default;
};

//! A stable, untranslated name for logs and tests ("Timeout").
QString errorKindName(ErrorKind kind);

//! Builds an Error whose message went through redact(). Use this, not the aggregate, wherever text comes from outside.
Error makeError(ErrorKind kind, const QString &message = {}, int httpStatus = 0);
//! Kind Unprocessable without a status: the file, not the server, is at fault.
Error makeLocalError(LocalProblem problem, const QString &message = {});

} // namespace drydock
