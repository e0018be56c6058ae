// SPDX-License-Identifier: GPL-3.0-or-later
//
// RequestSpec: everything that a request is, as a value. Built by models/api, read by the transport. Never a raw
// URL: path segments are percent-encoded by the transport, so an id or a name can hold any character.
// It knows no endpoint and no JSON field.
#pragma once

#include <QByteArray>
#include <QIODevice>
#include <QList>
#include <QString>
#include <QStringList>
#include <QUrl>

#include <chrono>
#include <functional>
#include <memory>

namespace drydock {

enum class Verb { Get, Head, Post, Put, Patch, Delete };

QByteArray verbName(Verb verb);

//! Qt opens six connections per host: interactive 3, polling 1, bulk 2. Transfer has a manager of its own, two at a time.
enum class Lane { Interactive, Polling, Bulk, Transfer };

//! "interactive": for logs, HAR and filters.
QByteArray laneName(Lane lane);

enum class Credentials {
    Bearer, //!< the session's token
    Basic, //!< e-mail and password, for sign-in only
    Token, //!< a token that the request is about, in `password`; never the session's, and a 401 is only its answer
    None, //!< signed links, public routes
};

struct RequestSpec {
    Verb verb = Verb::Get;
    QStringList path; //!< unencoded segments after the server's base URL: {"api","management","v1","inventory","devices"}
    QList<std::pair<QString, QString>> query; //!< unencoded, in order, repeatable
    QList<std::pair<QByteArray, QByteArray>> headers; //!< beyond what the transport sets itself
    QByteArray body;
    QByteArray contentType; //!< set where there is a body

    Lane lane = Lane::Interactive;
    bool idempotent = false; //!< GET and HEAD always are; others only where the API's word says so
    bool once = false; //!< never repeated by the transport: whoever sent it goes on where it broke
    std::chrono::milliseconds timeout { 30'000 }; //!< without any byte moving, not for the whole
    qint64 maxBody = 64LL << 20; //!< bytes; a longer answer ends as TooLarge

    Credentials credentials = Credentials::Bearer;
    QByteArray user; //!< Basic only
    QByteArray password; //!< Basic and Token only; never logged, wiped with the spec

    //! A body streamed from disk instead of `body`; called per attempt, must give an opened, sized device.
    std::function<std::unique_ptr<QIODevice>()> bodySource;
    //! Where the answer's bytes go instead of HttpReply::body (2xx only); stays with the caller, outlives the call.
    std::shared_ptr<QIODevice> sink;
    //! An absolute URL instead of base URL + path: artifact links on other hosts. Credentials must be None.
    QString absoluteUrl;

    //! A redirect ends the request well instead of being followed: its Location is the answer. Links for a browser.
    bool redirectIsAnswer = false;
    //! The handshake of a WebSocket: 101 is its success, with no body.
    bool upgrade = false;
    //! The one segment of `path` that may be empty; -1 none. A server without tenants has one whose id is empty.
    int emptySegment = -1;

    QString operation; //!< the API description's operationId, for the journal and the activity pane
};

//! The URL of a request: base URL + percent-encoded path + query. Invalid where a segment is empty (but
//! RequestSpec::emptySegment), "." or "..", or where the absolute URL is not plain http(s).
QUrl requestUrl(const QUrl &base, const RequestSpec &spec);
//! Same scheme, host and port.
bool sameOrigin(const QUrl &a, const QUrl &b);

} // namespace drydock
