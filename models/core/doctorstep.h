// SPDX-License-Identifier: GPL-3.0-or-later
//
// DoctorStep: one step of the connection doctor as a plain value: what was looked at, how it went, what was found (a
// code) and the facts behind it. Made by models/rest/doctor, turned into sentences by ui/text/doctortext; any thread.
// It holds no token and no password; texts that come from outside have passed redact().
#pragma once

#include "models/core/timestamp.h"

#include <QByteArray>
#include <QList>
#include <QObject>
#include <QString>
#include <QStringList>
#include <QUrl>

#include <optional>

namespace drydock {

//! What came of one attempt to open a connection.
enum class DialOutcome {
    Connected,
    Refused, //!< nobody listens there
    TimedOut,
    Unreachable, //!< no route
    Denied, //!< by this computer's own rules
    UnknownHost, //!< said by a proxy
    ProxyWantsPassword,
    ProxyDenied, //!< the proxy may not or will not
    ProxyStrange, //!< what answers there is no such proxy
    Other,
};

struct AddressFact {
    QString address;
    bool ipv6 = false;
    std::optional<DialOutcome> outcome; //!< none where it was not tried
    qint64 elapsedMs = 0;
    QString detail; //!< the library's words for a failure

    bool operator==(const AddressFact &) const = default;
};

struct CertificateFact {
    QString subject;
    QString issuer;
    QStringList names; //!< host names and addresses that it is valid for
    Timestamp validFrom;
    Timestamp validTo;
    QByteArray sha256; //!< 32 raw bytes

    bool operator==(const CertificateFact &) const = default;
};

enum class ServiceOutcome { Answers, Forbidden, Absent, Failed };

struct ServiceFact {
    QString name; //!< the service's own name in its URLs
    bool needed = false; //!< Drydock cannot work without it
    ServiceOutcome outcome = ServiceOutcome::Failed;
    int httpStatus = 0; //!< 0 where no answer arrived
    qint64 elapsedMs = 0;
    QByteArray requestId;

    bool operator==(const ServiceFact &) const = default;
};

struct DoctorStep {
    Q_GADGET

public:
    enum class Id { Address, Proxy, Names, Connect, Tls, Http, SignIn, Api, Clock };
    Q_ENUM(Id)
    enum class State { Waiting, Running, Ok, Warning, Failed, Skipped };
    Q_ENUM(State)
    enum class Finding {
        Nothing,
        // any step
        TimedOut,
        SkippedAfter, //!< `cause` failed
        Cancelled,
        // address
        AddressGood,
        AddressInvalid,
        AddressUnencrypted, //!< http to another computer
        // proxy
        ProxyNone,
        ProxySystem,
        ProxyOwn,
        ProxyIncomplete,
        // names
        NamesFound,
        NameIsAddress,
        NameUnknown,
        // connect
        Connected,
        ConnectedPartly, //!< not at every address
        ConnectRefused,
        ConnectTimedOut,
        ConnectUnreachable,
        ConnectDenied,
        ConnectFailed,
        ProxyWantsPassword,
        ProxyRefusesPassword,
        ProxyDenied,
        ProxyCannotReach,
        ProxyStrange,
        // TLS
        TlsGood,
        TlsPinned,
        TlsExpiresSoon,
        TlsNotUsed,
        CertificateExpired,
        CertificateNotYetValid,
        CertificateWrongHost,
        CertificateSelfSigned,
        CertificateUnknownIssuer,
        CertificateNotPinned,
        CertificatesOrClock, //!< nothing in the chain is valid now: it is rather our clock
        ClientCertificateWanted,
        ClientCertificateRefused,
        TlsNoCommon,
        TlsNotSpoken,
        TlsFailed,
        TlsLocalFile,
        // HTTP
        HttpMender,
        HttpWebPage,
        HttpRedirect,
        HttpNotFound,
        HttpOtherSignIn, //!< something in front asks for a password of its own
        HttpForbidden,
        HttpTooMany,
        HttpServerError,
        HttpNotMender,
        HttpLost,
        // sign-in
        SignedIn,
        SignInEndsSoon,
        NoToken,
        TokenExpired,
        TokenRefused,
        TokenForbidden,
        TokenUnchecked,
        // API
        ApiAll,
        ApiPartly,
        ApiForbidden,
        ApiMissing,
        ApiFailing,
        ApiNotAsked, //!< without a sign-in
        // clock
        ClockGood,
        ClockOff,
        ClockFarOff,
        ClockUnknown,
    };
    Q_ENUM(Finding)

    struct Facts {
        QString host; //!< whose: the server's or the proxy's
        int port = 0;
        bool viaProxy = false;
        QUrl url; //!< where a redirect points
        QString detail; //!< the other side's or the library's words
        QString localFile;
        QList<AddressFact> addresses;
        QString protocol;
        QString cipher;
        QList<CertificateFact> chain; //!< the server's own first
        int httpStatus = 0;
        QString software; //!< the Server header
        QByteArray requestId;
        Timestamp expires; //!< of the sign-in, or the leaf certificate
        QList<ServiceFact> services;
        qint64 skewSeconds = 0; //!< server minus ours
        Id cause = Id::Address; //!< of a skipped step

        bool operator==(const Facts &) const = default;
    };

    Id id = Id::Address;
    State state = State::Waiting;
    Finding finding = Finding::Nothing;
    Facts facts;
    qint64 elapsedMs = 0;

    bool operator==(const DoctorStep &) const = default;
};

inline constexpr int kDoctorSteps = static_cast<int>(DoctorStep::Id::Clock) + 1;

//! Stable, untranslated names for reports and tests: "tls", "failed", "CertificateExpired".
[[nodiscard]] QString doctorName(DoctorStep::Id id);
[[nodiscard]] QString doctorName(DoctorStep::State state);
[[nodiscard]] QString doctorName(DoctorStep::Finding finding);

} // namespace drydock
