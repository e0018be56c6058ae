// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/text/doctortext.h"

#include <algorithm>

namespace drydock {

namespace {

using enum DoctorStep::Finding;
using Id = DoctorStep::Id;
using StepState = DoctorStep::State;

constexpr qsizetype kMostShown = 6;

QString place(const DoctorStep &step)
{
    const QString host = step.facts.host.contains(QLatin1Char(':')) ? QStringLiteral("[%1]").arg(step.facts.host)
                                                                    : step.facts.host;
    return QStringLiteral("%1:%2").arg(host).arg(step.facts.port);
}

DoctorWords said(const QString &what, const QString &next = {}, const QString &button = {},
    TroubleOffer offer = TroubleOffer::None)
{
    return { {}, {}, what, next, button, offer };
}

// With the year: a certificate's is often another one.
QString day(const TimeText &time, Timestamp t)
{
    return time.absolute(t, Timestamp { 0 });
}

QString some(const QStringList &names)
{
    QStringList shown = names.mid(0, kMostShown);
    if (names.size() > shown.size())
        shown.append(QStringLiteral("…"));
    return shown.join(QLatin1String(", "));
}

QStringList servicesThat(const DoctorStep &step, ServiceOutcome outcome, bool neededOnly)
{
    QStringList names;
    for (const ServiceFact &service : step.facts.services) {
        if (service.outcome == outcome && (service.needed || !neededOnly))
            names.append(service.name);
    }
    return names;
}

} // namespace

QString DoctorText::title(Id id)
{
    switch (id) {
    case Id::Address: return tr("Address");
    case Id::Proxy: return tr("Proxy");
    //: A step of the connection doctor: DNS
    case Id::Names: return tr("Name (DNS)");
    //: A step of the connection doctor: the TCP connection
    case Id::Connect: return tr("Connection (TCP)");
    case Id::Tls: return tr("Encryption (TLS)");
    //: A step of the connection doctor: whether HTTP answers and comes from Mender
    case Id::Http: return tr("Mender server (HTTP)");
    case Id::SignIn: return tr("Sign-in");
    case Id::Api: return tr("Services (API)");
    case Id::Clock: return tr("Clock");
    }
    return {};
}

StatusWord DoctorText::status(StepState state)
{
    switch (state) {
    //: A step of the connection doctor
    case StepState::Waiting: return { State::Waiting, tr("Waiting"), {} };
    //: A step of the connection doctor
    case StepState::Running: return { State::Moving, tr("Running"), {} };
    //: A step of the connection doctor went well
    case StepState::Ok: return { State::Good, tr("Good"), {} };
    case StepState::Warning: return { State::Warning, tr("Warning"), {} };
    case StepState::Failed: return { State::Failed, tr("Failed"), {} };
    //: A step of the connection doctor was passed over
    case StepState::Skipped: return { State::PassedOver, tr("Passed over"), {} };
    }
    return {};
}

DoctorWords DoctorText::general(const DoctorStep &step)
{
    switch (step.finding) {
    case TimedOut:
        if (step.id == Id::Names)
            return said(tr("The name service did not answer in time."), tr("Check the network, or connect to the VPN."));
        return said(tr("There was no answer in time."),
            tr("The server may be busy, or a firewall swallows the connection: run this again, then ask the "
               "network's administrator."));
    case SkippedAfter:
        //: %1 the title of a step: "Name (DNS)"
        return said(tr("It needs “%1”, which failed.").arg(title(step.facts.cause)));
    case Cancelled: return said(tr("It was cancelled."));
    default: return {};
    }
}

DoctorWords DoctorText::route(const DoctorStep &step)
{
    switch (step.finding) {
    case AddressGood:
        //: %1 host and port
        return said(tr("The server is to be reached at %1.").arg(place(step)));
    case AddressInvalid:
        return said(tr("This is not the address of a server."),
            tr("An address looks like https://hosted.mender.io or http://localhost:8080."), tr("Edit address"),
            TroubleOffer::EditAddress);
    case AddressUnencrypted:
        return said(tr("The connection to %1 is not encrypted: everybody on the way can read the sign-in.").arg(place(step)),
            tr("Use the server's https address."), tr("Edit address"), TroubleOffer::EditAddress);
    case NamesFound:
        //: %1 a host name, %n the number of its addresses
        return said(tr("%1 has %n address(es).", nullptr, static_cast<int>(step.facts.addresses.size())).arg(step.facts.host));
    case NameIsAddress: return said(tr("%1 is an address; no name need be looked up.").arg(step.facts.host));
    case NameUnknown:
        if (step.facts.viaProxy)
            return said(tr("The network does not know the proxy %1.").arg(step.facts.host),
                tr("Check the proxy under Advanced, or in this computer's settings."), tr("Edit proxy"),
                TroubleOffer::EditProxy);
        return said(tr("The network does not know a computer named %1.").arg(step.facts.host),
            tr("Check the spelling of the address, or connect to the VPN that knows it."), tr("Edit address"),
            TroubleOffer::EditAddress);
    default: return {};
    }
}

DoctorWords DoctorText::connection(const DoctorStep &step)
{
    const bool proxy = step.facts.viaProxy;
    switch (step.finding) {
    case Connected:
        return said(proxy ? tr("The proxy %1 answers and lets through.").arg(place(step))
                          : tr("%1 answers.").arg(place(step)));
    case ConnectedPartly:
        return said(tr("%1 answers, but not at every address.").arg(place(step)),
            tr("It works, and is slower where a dead address is tried first. Its operator should look at the "
               "addresses in the details."));
    case ConnectRefused:
        return said(tr("Nothing listens at %1.").arg(place(step)),
            proxy ? tr("Check the proxy's host and port.") : tr("Check the port, and that the server is running."),
            proxy ? tr("Edit proxy") : tr("Edit address"), proxy ? TroubleOffer::EditProxy : TroubleOffer::EditAddress);
    case ConnectTimedOut:
        return said(tr("%1 did not answer in time.").arg(place(step)),
            tr("A firewall may swallow the connection: connect to the VPN, or ask the network's administrator to let "
               "it through."));
    case ConnectUnreachable:
        return said(tr("There is no way to %1.").arg(place(step)), tr("Check the network and the VPN of this computer."));
    case ConnectDenied:
        return said(tr("This computer's own rules forbid the connection to %1.").arg(place(step)),
            tr("Look at its firewall or sandbox."));
    case ConnectFailed:
        return said(tr("No connection with %1 came about.").arg(place(step)),
            tr("The details have the reason. Check the network and the VPN."));
    default: return {};
    }
}

DoctorWords DoctorText::proxy(const DoctorStep &step)
{
    const auto edit = [](const QString &what, const QString &next) {
        return said(what, next, tr("Edit proxy"), TroubleOffer::EditProxy);
    };
    switch (step.finding) {
    case ProxyNone: return said(tr("Requests go straight to the server."));
    case ProxySystem:
        //: %1 "HTTP" or "SOCKS 5", %2 host and port
        return said(tr("This computer's settings send requests through the %1 proxy %2.").arg(step.facts.protocol, place(step)));
    case ProxyOwn:
        //: %1 "HTTP" or "SOCKS 5", %2 host and port
        return said(tr("The server's profile sends requests through the %1 proxy %2.").arg(step.facts.protocol, place(step)));
    case ProxyIncomplete:
        return edit(tr("A proxy is wanted, but it has no host or no port."), tr("Complete it under Advanced."));
    case ProxyWantsPassword:
        return edit(tr("The proxy asks for a user name and a password."),
            tr("Enter them under Advanced. The password goes to the keychain."));
    case ProxyRefusesPassword:
        return edit(tr("The proxy does not accept this user name with this password."), tr("Enter them again under Advanced."));
    case ProxyDenied:
        return said(tr("The proxy refuses to connect to the server."),
            tr("Ask its administrator to allow the server's host and port."));
    case ProxyCannotReach:
        return said(tr("The proxy answers, but it does not reach the server."),
            tr("Check the server's address, and ask the proxy's administrator whether it may go there."), tr("Edit address"),
            TroubleOffer::EditAddress);
    case ProxyStrange:
        return edit(tr("What answers as the proxy speaks another language than expected."),
            tr("Check the kind of proxy, its host and its port under Advanced."));
    default: return {};
    }
}

DoctorWords DoctorText::certificate(const DoctorStep &step, const TimeText &time)
{
    const auto pin = [](const QString &what, const QString &next) {
        return said(what, next, tr("Trust this certificate…"), TroubleOffer::PinCertificate);
    };
    const CertificateFact leaf = step.facts.chain.value(0);
    const QString compare = tr("Compare the fingerprint in the details with the server's operator before you trust it, or add the "
                               "authority's certificate under Advanced.");
    const QString renew = tr("Check the date of this computer; if it is right, the server's operator must renew the certificate.");
    switch (step.finding) {
    case CertificateExpired:
        return pin(tr("The certificate of %1 expired on %2.").arg(place(step), day(time, leaf.validTo)), renew);
    case CertificateNotYetValid:
        return pin(tr("The certificate of %1 is valid only from %2.").arg(place(step), day(time, leaf.validFrom)), renew);
    case CertificateWrongHost:
        //: %1 the host that was wanted, %2 the names in its certificate
        return said(tr("The certificate that %1 shows is for %2.").arg(place(step), leaf.names.isEmpty() ? leaf.subject : some(leaf.names)),
            tr("Use one of these names as the address, if it is the server that you mean."), tr("Edit address"),
            TroubleOffer::EditAddress);
    case CertificateSelfSigned:
        return pin(tr("The certificate of %1 is signed by itself: nobody vouches for it.").arg(place(step)), compare);
    case CertificateUnknownIssuer:
        //: %1 host and port, %2 the name of a certificate authority
        return pin(tr("The certificate of %1 comes from “%2”, which this computer does not trust.").arg(place(step), leaf.issuer), compare);
    case CertificateNotPinned:
        return pin(tr("%1 shows another certificate than the one that you trusted.").arg(place(step)),
            tr("Ask the server's operator whether it was replaced. If not, somebody may be listening."));
    case CertificatesOrClock:
        return said(tr("No certificate of %1 is valid today, not even its authority's.").arg(place(step)),
            tr("The clock of this computer is probably wrong: set its date and time, then run this again."));
    default: return {};
    }
}

DoctorWords DoctorText::handshake(const DoctorStep &step, const TimeText &time)
{
    const auto files = [](const QString &what, const QString &next) {
        return said(what, next, tr("Edit certificates"), TroubleOffer::EditCertificates);
    };
    switch (step.finding) {
    case TlsGood:
        //: %1 "TLS 1.3", %2 a date
        return said(tr("%1, with a certificate that is trusted and valid until %2.").arg(step.facts.protocol, day(time, step.facts.expires)));
    case TlsPinned: return said(tr("%1, with the certificate that you trusted.").arg(step.facts.protocol));
    case TlsExpiresSoon:
        return said(tr("The certificate is valid only until %1.").arg(day(time, step.facts.expires)),
            tr("The server's operator must renew it before that day."));
    case TlsNotUsed: return said(tr("The address says http: nothing is encrypted."));
    case ClientCertificateWanted:
        return files(tr("%1 asks for a client certificate, and there is none.").arg(place(step)),
            tr("Choose the certificate and the key that you were given, under Advanced."));
    case ClientCertificateRefused:
        return files(tr("%1 does not accept the client certificate.").arg(place(step)),
            tr("It may have expired, or be meant for another server: ask the server's operator for a new one."));
    case TlsNoCommon:
        return files(tr("%1 and this computer have no kind of encryption in common.").arg(place(step)),
            tr("The server's operator should offer TLS 1.2 or 1.3. A server that wants a client certificate may say the same."));
    case TlsNotSpoken:
        return said(tr("What answers at %1 does not speak TLS.").arg(place(step)),
            tr("Check the port; a server without encryption has an address that begins with http://."), tr("Edit address"),
            TroubleOffer::EditAddress);
    case TlsFailed:
        return said(tr("No secure connection with %1 came about.").arg(place(step)),
            tr("The details have the reason. Something on the way may cut such connections off."));
    case TlsLocalFile:
        //: %1 the name of a file
        return files(tr("%1 cannot be used as a certificate or key.").arg(step.facts.localFile),
            tr("It must be a PEM file that you may read."));
    default: return certificate(step, time);
    }
}

DoctorWords DoctorText::http(const DoctorStep &step)
{
    const auto edit = [](const QString &what, const QString &next) {
        return said(what, next, tr("Edit address"), TroubleOffer::EditAddress);
    };
    const QString address = tr("Use the address that opens the web interface, without a page behind it.");
    switch (step.finding) {
    case HttpMender: return said(tr("A Mender server answers."));
    case HttpWebPage: return edit(tr("What answers is a web page, not a Mender server."), address);
    case HttpRedirect: {
        const QString target = step.facts.url.toDisplayString(QUrl::RemoveUserInfo | QUrl::RemoveQuery);
        //: %1 an address
        return said(tr("The server sends its visitors to %1.").arg(target), tr("Use that address if you trust it."),
            tr("Use %1").arg(step.facts.url.authority()), TroubleOffer::UseAddress);
    }
    case HttpNotFound: return edit(tr("A server answers, but there is no Mender API at this address."), address);
    case HttpOtherSignIn:
        return said(tr("Something in front of the server asks for a password of its own."),
            tr("Drydock cannot answer it: ask the server's operator for an address without it, or connect to the VPN."));
    case HttpForbidden:
        return said(tr("The server turns away everybody who comes from here (HTTP 403)."),
            tr("Ask its operator to let this network in, or connect to the VPN."));
    case HttpTooMany: return said(tr("The server refuses further requests for a while."), tr("Run this again in some minutes."));
    case HttpServerError:
        return said(tr("The server is there, but it does not work (HTTP %1).").arg(step.facts.httpStatus),
            tr("Try again later, or tell its operator; the details have the request id where there is one."));
    case HttpNotMender: return edit(tr("What answers is not a Mender server."), address);
    case HttpLost:
        return edit(tr("The connection broke before an answer came."),
            tr("Check whether the address begins with the right one of http:// and https://, then run this again."));
    default: return {};
    }
}

DoctorWords DoctorText::signIn(const DoctorStep &step, const TimeText &time)
{
    const auto again = [](const QString &what, const QString &next) {
        return said(what, next, tr("Sign in"), TroubleOffer::SignIn);
    };
    switch (step.finding) {
    case SignedIn:
        return said(step.facts.expires.isValid() ? tr("The sign-in is valid until %1.").arg(day(time, step.facts.expires))
                                                 : tr("The sign-in is valid."));
    case SignInEndsSoon:
        return said(tr("The sign-in ends at %1.").arg(day(time, step.facts.expires)), tr("Sign in again before that."));
    case NoToken:
        return again(tr("You are not signed in to this server."), tr("Sign in, then run this again to see the rest."));
    case TokenExpired:
        return again(tr("The sign-in ended at %1.").arg(day(time, step.facts.expires)), tr("Sign in again."));
    case TokenRefused:
        return again(tr("The server does not accept the sign-in any more."),
            tr("It was ended elsewhere, or the password was changed: sign in again."));
    case TokenForbidden:
        return said(tr("The server knows this account but does not let it see itself."),
            tr("An administrator of the server can allow it with a role."));
    case TokenUnchecked:
        return said(tr("The server did not say whether the sign-in is valid."),
            tr("Run this again; if it stays so, tell the server's operator."));
    default: return {};
    }
}

DoctorWords DoctorText::api(const DoctorStep &step)
{
    const int all = static_cast<int>(step.facts.services.size());
    switch (step.finding) {
    case ApiAll: return said(tr("All %n service(s) answer.", nullptr, all));
    case ApiPartly: {
        const QStringList missing
            = servicesThat(step, ServiceOutcome::Absent, false) + servicesThat(step, ServiceOutcome::Forbidden, false);
        return said(tr("Everything that Drydock needs answers. This server or account does not offer: %1.").arg(some(missing)));
    }
    case ApiForbidden:
        return said(tr("The account may not use: %1.").arg(some(servicesThat(step, ServiceOutcome::Forbidden, true))),
            tr("An administrator of the server can allow it with a role."));
    case ApiMissing:
        return said(tr("The server lacks services that Drydock needs: %1.").arg(some(servicesThat(step, ServiceOutcome::Absent, true))),
            tr("It may be too old, or a part of it is not running: ask its operator."));
    case ApiFailing:
        return said(tr("Services fail: %1.").arg(some(servicesThat(step, ServiceOutcome::Failed, false))),
            tr("Try again later, or tell the server's operator; the details have the request ids where there are any."));
    case ApiNotAsked: return said(tr("Services are asked only when you are signed in."));
    default: return {};
    }
}

DoctorWords DoctorText::clock(const DoctorStep &step, const TimeText &time)
{
    const QString off = time.duration(qAbs(step.facts.skewSeconds) * 1000);
    //: %1 a duration: "4 min 10 s"
    const QString what = step.facts.skewSeconds > 0 ? tr("The clock of this computer is %1 behind the server's.").arg(off)
                                                    : tr("The clock of this computer is %1 ahead of the server's.").arg(off);
    switch (step.finding) {
    case ClockGood: return said(tr("This computer and the server agree on the time."));
    case ClockOff: return said(what, tr("Ages and times may look wrong. Let this computer set its clock by the network."));
    case ClockFarOff:
        return said(what,
            tr("Certificates and sign-ins are only valid for a time: set the clock of this computer, or tell the "
               "server's operator."));
    case ClockUnknown: return said(tr("No answer said what time it is at the server."));
    default: return {};
    }
}

DoctorWords DoctorText::words(const DoctorStep &step, const TimeText &time)
{
    DoctorWords words = general(step);
    for (const auto &next : { route(step), connection(step), proxy(step), handshake(step, time), http(step),
             signIn(step, time), api(step) }) {
        if (words.what.isEmpty())
            words = next;
    }
    if (words.what.isEmpty())
        words = clock(step, time);
    words.title = title(step.id);
    words.status = status(step.state);
    return words;
}

QString DoctorText::summary(const QList<DoctorStep> &steps, bool running, const TimeText &time)
{
    const auto find = [&steps](StepState state) {
        return std::find_if(
            steps.begin(), steps.end(), [state](const DoctorStep &step) { return step.state == state; });
    };
    if (running) {
        const auto at = find(StepState::Running);
        //: %1 the title of the step that runs
        return at == steps.end() ? tr("Looking at the connection…") : tr("Looking at: %1…").arg(title(at->id));
    }
    for (const StepState state : { StepState::Failed, StepState::Warning }) {
        if (const auto at = find(state); at != steps.end())
            return words(*at, time).what;
    }
    if (std::any_of(steps.begin(), steps.end(), [](const DoctorStep &step) { return step.finding == Cancelled; }))
        return tr("It was cancelled.");
    const bool whole = std::none_of(steps.begin(), steps.end(), [](const DoctorStep &step) { return step.finding == NoToken; });
    return whole ? tr("Everything works.") : tr("The server can be reached.");
}

} // namespace drydock
