// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/text/connectiontext.h"

#include "ui/text/errortext.h"

namespace drydock {

namespace {

constexpr qint64 kDay = 24 * 60 * 60;

TroubleWords accountWords(const ConnectionTrouble &trouble)
{
    switch (trouble.kind) {
    case TroubleKind::WrongPassword:
        return { ConnectionText::tr("The server does not accept this e-mail address with this password."), {},
            ConnectionText::tr("Check both for typing errors, or choose a new password in the browser."), ConnectionText::tr("Forgot password"),
            TroubleOffer::ForgotPassword };
    case TroubleKind::WrongToken:
        return { ConnectionText::tr("The server does not accept this access token."), {},
            ConnectionText::tr("Paste the whole token. It may have been revoked or have expired: create another one on the server "
                  "under My profile."),
            {}, TroubleOffer::None };
    case TroubleKind::SessionEnded:
        return { ConnectionText::tr("Your last sign-in has ended."), {}, ConnectionText::tr("Sign in again."), {}, TroubleOffer::None };
    case TroubleKind::AnotherAccount:
        return { ConnectionText::tr("This is another account than the one that is signed in."), {},
            ConnectionText::tr("Sign in with the same account, or sign out first."), {}, TroubleOffer::None };
    case TroubleKind::SecondFactorWrong:
        return { ConnectionText::tr("The server does not accept this code."), {},
            ConnectionText::tr("Enter the code that your authenticator app shows now. Check the clock of that device too."), {},
            TroubleOffer::None };
    case TroubleKind::SignsInElsewhere:
        return { ConnectionText::tr("This account signs in with your organisation's identity provider."), {},
            ConnectionText::tr("Sign in in the browser, create a personal access token there under My profile, and paste it here."),
            ConnectionText::tr("Open browser"), TroubleOffer::OpenBrowser };
    case TroubleKind::Forbidden:
        return { ConnectionText::tr("The server knows this account but does not let it in."), {},
            ConnectionText::tr("An administrator of the server can allow it."), {}, TroubleOffer::None };
    case TroubleKind::NoSecret:
        return { ConnectionText::tr("The keychain has no sign-in for this server, or it is locked."), {},
            ConnectionText::tr("Unlock the keychain and try again, or sign in."), ConnectionText::tr("Try again"), TroubleOffer::TryAgain };
    default: return {};
    }
}

TroubleWords networkWords(const ConnectionTrouble &trouble)
{
    switch (trouble.kind) {
    case TroubleKind::UnknownHost:
        return { ConnectionText::tr("The network does not know a computer named %1.").arg(trouble.host), {},
            ConnectionText::tr("Check the spelling of the address, or connect to the VPN that knows it."), ConnectionText::tr("Edit address"),
            TroubleOffer::EditAddress };
    case TroubleKind::Refused:
        return { ConnectionText::tr("Nothing listens at %1.").arg(trouble.host), {},
            ConnectionText::tr("Check the port, and that the server is running."), ConnectionText::tr("Try again"), TroubleOffer::TryAgain };
    case TroubleKind::Unreachable:
        return { ConnectionText::tr("%1 cannot be reached.").arg(trouble.host), {},
            ConnectionText::tr("Check the network, the VPN and the proxy."), ConnectionText::tr("Try again"), TroubleOffer::TryAgain };
    case TroubleKind::Timeout:
        return { ConnectionText::tr("%1 did not answer in time.").arg(trouble.host), {},
            ConnectionText::tr("It may be busy, or a firewall swallows the connection."), ConnectionText::tr("Try again"),
            TroubleOffer::TryAgain };
    case TroubleKind::ProxyWantsPassword:
        return { ConnectionText::tr("The proxy asks for a user name and a password."), {},
            ConnectionText::tr("Enter them under Advanced. The password goes to the keychain."), ConnectionText::tr("Edit proxy"),
            TroubleOffer::EditProxy };
    case TroubleKind::TooMany:
        return { ConnectionText::tr("The server refuses further attempts for a while."), {},
            trouble.error.retryAfter
                ? ConnectionText::tr("Try again in %n s.", nullptr, static_cast<int>(trouble.error.retryAfter->count()))
                : ConnectionText::tr("Try again in some minutes."),
            ConnectionText::tr("Try again"), TroubleOffer::TryAgain };
    default: return {};
    }
}

TroubleWords addressWords(const ConnectionTrouble &trouble)
{
    switch (trouble.kind) {
    case TroubleKind::NotAnApi:
        return { ConnectionText::tr("What answers at %1 is a web page, not a Mender server.").arg(trouble.host), {},
            ConnectionText::tr("Use the address of the server itself, for example https://hosted.mender.io, without a page behind "
                  "it."),
            ConnectionText::tr("Edit address"), TroubleOffer::EditAddress };
    case TroubleKind::RedirectsElsewhere: {
        const QString target = trouble.url.toDisplayString(QUrl::RemoveUserInfo | QUrl::RemoveQuery);
        return { ConnectionText::tr("%1 sends its visitors to another address.").arg(trouble.host), target,
            ConnectionText::tr("Your password was not sent there. Use that address if you trust it."),
            ConnectionText::tr("Use %1").arg(trouble.url.authority()), TroubleOffer::UseAddress };
    }
    case TroubleKind::BadAddress:
        return { ConnectionText::tr("This is not the address of a server."), {},
            ConnectionText::tr("An address looks like https://hosted.mender.io or http://localhost:8080."), ConnectionText::tr("Edit address"),
            TroubleOffer::EditAddress };
    default: return {};
    }
}

QString certificateFault(const ConnectionTrouble &trouble)
{
    switch (trouble.error.tls) {
    case TlsProblem::Expired: return ConnectionText::tr("The certificate of %1 has expired.").arg(trouble.host);
    case TlsProblem::NotYetValid: return ConnectionText::tr("The certificate of %1 is not valid yet.").arg(trouble.host);
    case TlsProblem::WrongHost: return ConnectionText::tr("The certificate that %1 shows belongs to another server.").arg(trouble.host);
    case TlsProblem::NotPinned:
        return ConnectionText::tr("%1 shows another certificate than the one that you trusted.").arg(trouble.host);
    case TlsProblem::Handshake: return ConnectionText::tr("No secure connection with %1 came about.").arg(trouble.host);
    case TlsProblem::LocalFile: return ConnectionText::tr("A certificate or key file of this server cannot be used.");
    case TlsProblem::None:
    case TlsProblem::Untrusted: break;
    }
    return ConnectionText::tr("The certificate of %1 was issued by nobody that this computer trusts.").arg(trouble.host);
}

QString certificateAdvice(TlsProblem problem)
{
    switch (problem) {
    case TlsProblem::Expired:
    case TlsProblem::NotYetValid:
        return ConnectionText::tr("Check the date of this computer; if it is right, the server's operator must renew the "
                     "certificate.");
    case TlsProblem::NotPinned:
        return ConnectionText::tr("Ask the server's operator whether it was replaced. If not, somebody may be listening.");
    case TlsProblem::Handshake:
        return ConnectionText::tr("Check the port, and under Advanced the client certificate that the server may ask for.");
    case TlsProblem::LocalFile: return ConnectionText::tr("Check the files under Advanced: they must be PEM and readable.");
    default: break;
    }
    return ConnectionText::tr("Compare the fingerprint with the server's operator before you trust it, or add the authority's "
                 "certificate under Advanced.");
}

TroubleWords certificateWords(const ConnectionTrouble &trouble)
{
    const TlsProblem problem = trouble.error.tls;
    const bool canPin = !trouble.error.certificateSha256.isEmpty() && problem != TlsProblem::Handshake
        && problem != TlsProblem::LocalFile;
    QStringList why;
    if (!trouble.error.apiMessage.isEmpty())
        why << trouble.error.apiMessage.simplified().left(300);
    if (canPin)
        why << ConnectionText::tr("SHA-256 fingerprint: %1").arg(ConnectionText::fingerprint(trouble.error.certificateSha256));
    return { certificateFault(trouble), why.join(QLatin1Char('\n')), certificateAdvice(problem),
        canPin ? ConnectionText::tr("Trust this certificate…") : QString(),
        canPin ? TroubleOffer::PinCertificate : TroubleOffer::None };
}

TroubleWords clockWords(const ConnectionTrouble &trouble)
{
    const int days = static_cast<int>(qAbs(trouble.clockSkewSeconds) / kDay);
    const QString what = trouble.clockSkewSeconds > 0
        ? ConnectionText::tr("The clock of this computer is %n day(s) behind the server's.", nullptr, days)
        : ConnectionText::tr("The clock of this computer is %n day(s) ahead of the server's.", nullptr, days);
    return { what, {}, ConnectionText::tr("Set the date and time of this computer, then try again: sign-ins are only valid for a time."),
        ConnectionText::tr("Try again"), TroubleOffer::TryAgain };
}

} // namespace

TroubleWords ConnectionText::words(const ConnectionTrouble &trouble)
{
    if (trouble.kind == TroubleKind::BadCertificate)
        return certificateWords(trouble);
    TroubleWords words = trouble.kind == TroubleKind::ClockOff ? clockWords(trouble) : accountWords(trouble);
    if (words.what.isEmpty())
        words = networkWords(trouble);
    if (words.what.isEmpty())
        words = addressWords(trouble);
    const ErrorWords general = ErrorText::words(trouble.error);
    if (words.what.isEmpty()) {
        words = { general.what, {}, general.next, tr("Try again"), TroubleOffer::TryAgain };
    }
    if (words.why.isEmpty() && (trouble.error.httpStatus > 0 || !trouble.error.apiMessage.isEmpty()))
        words.why = general.why;
    return words;
}

QString ConnectionText::serverClass(ServerClass serverClass)
{
    switch (serverClass) {
    //: The class of a server
    case ServerClass::Lab: return tr("Lab");
    //: The class of a server
    case ServerClass::Staging: return tr("Staging");
    case ServerClass::Production: break;
    }
    //: The class of a server
    return tr("Production");
}

QString ConnectionText::fingerprint(const QByteArray &sha256)
{
    return QString::fromLatin1(sha256.toHex(':').toUpper());
}

} // namespace drydock
