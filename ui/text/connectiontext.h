// SPDX-License-Identifier: GPL-3.0-or-later
//
// ConnectionText: why a sign-in failed, as sentences for the connection dialog: what happened, why, what to do next,
// and the one thing that a button offers. Every kind has words of its own. Pure; texts are plain.
#pragma once

#include "models/core/error.h"
#include "ui/dialogs/connectionprofile.h"

#include <QCoreApplication>
#include <QString>
#include <QUrl>

namespace drydock {

enum class TroubleKind {
    WrongPassword,
    WrongToken, //!< a pasted token that the server does not know
    SessionEnded, //!< the stored token is refused
    AnotherAccount, //!< signing in again, but as somebody else than the running session
    SecondFactorWrong,
    SignsInElsewhere, //!< the account belongs to an identity provider
    UnknownHost,
    Refused,
    Unreachable,
    Timeout,
    NotAnApi, //!< a web page instead of an API
    BadCertificate, //!< which fault it has is in error.tls, its fingerprint in error.certificateSha256
    RedirectsElsewhere,
    ProxyWantsPassword,
    ClockOff,
    Forbidden,
    TooMany,
    NoSecret, //!< the keychain has no token for this profile, or is locked
    BadAddress, //!< what was typed is no http(s) address
    Other,
};

//! Why an attempt did not end signed in.
struct ConnectionTrouble {
    TroubleKind kind = TroubleKind::Other;
    Error error;
    QString host; //!< host and port that were tried
    QUrl url; //!< where a redirect pointed, the page in the browser
    qint64 clockSkewSeconds = 0; //!< server minus ours
};

//! What the bar's button offers; the dialog's owner does it.
enum class TroubleOffer {
    None,
    TryAgain,
    EditAddress,
    PinCertificate,
    UseAddress,
    OpenBrowser,
    ForgotPassword,
    EditProxy,
    EditCertificates,
    SignIn,
};

struct TroubleWords {
    QString what;
    QString why;
    QString next;
    QString button; //!< empty where nothing is offered
    TroubleOffer offer = TroubleOffer::None;
};

class ConnectionText {
    Q_DECLARE_TR_FUNCTIONS(drydock::ConnectionText)

public:
    [[nodiscard]] static TroubleWords words(const ConnectionTrouble &trouble);
    //! "Lab", "Staging", "Production".
    [[nodiscard]] static QString serverClass(ServerClass serverClass);
    //! "AB:CD:…": a fingerprint as other programs write it.
    [[nodiscard]] static QString fingerprint(const QByteArray &sha256);
};

} // namespace drydock
