// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/rest/doctor/doctorverdicts.h"

#include "models/core/redact.h"
#include "models/rest/doctor/certificatejudge.h"
#include "models/rest/proxychoice.h"
#include "models/rest/retrypolicy.h"

#include <algorithm>

namespace drydock {

namespace {

using enum DoctorStep::Finding;
using State = DoctorStep::State;

constexpr qint64 kEndsSoonMs = 60LL * 60 * 1000;
constexpr qint64 kMsPerSecond = 1000;
constexpr qsizetype kLongestSoftware = 80;

void set(DoctorStep &step, State state, DoctorStep::Finding finding)
{
    step.state = state;
    step.finding = finding;
}

void noteAnswer(DoctorStep &step, const HttpReply &reply)
{
    step.facts.httpStatus = reply.status;
    step.facts.software = redact(QString::fromLatin1(reply.header("Server")).simplified().left(kLongestSoftware));
    step.facts.requestId = reply.error ? reply.error->requestId : redact(reply.header("X-MEN-RequestID"));
    if (reply.error) {
        step.facts.detail = reply.error->apiMessage;
        if (reply.error->httpStatus > 0)
            step.facts.httpStatus = reply.error->httpStatus;
    }
}

bool isKind(const HttpReply &reply, const char *kind)
{
    return reply.header("Content-Type").toLower().contains(kind);
}

// The server's own gateway and services answer in JSON and number their requests.
bool soundsLikeMender(const HttpReply &reply)
{
    return isKind(reply, "json") || !reply.header("X-MEN-RequestID").isEmpty()
        || (reply.error && !reply.error->requestId.isEmpty());
}

DoctorStep::Finding refusalOf(const HttpReply &reply)
{
    const QByteArray scheme = reply.header("WWW-Authenticate").trimmed().toLower();
    const bool other = !scheme.isEmpty() && !scheme.startsWith("bearer");
    if (!other && (soundsLikeMender(reply) || scheme.startsWith("bearer")))
        return HttpMender;
    return other || !isKind(reply, "html") ? HttpOtherSignIn : HttpWebPage;
}

DoctorStep::Finding networkFault(const Error &error)
{
    if (error.kind == ErrorKind::Timeout)
        return TimedOut;
    // The server may say no to our certificate only now, long after the handshake.
    if (isClientCertificateAlert(error.apiMessage))
        return ClientCertificateRefused;
    return HttpLost;
}

DoctorStep::Finding httpFault(const HttpReply &reply, const Error &error)
{
    switch (error.kind) {
    case ErrorKind::Auth: return refusalOf(reply);
    case ErrorKind::Forbidden: return HttpForbidden;
    case ErrorKind::NotFound: return isKind(reply, "html") ? HttpWebPage : HttpNotFound;
    case ErrorKind::TooMany: return HttpTooMany;
    case ErrorKind::Server: return HttpServerError;
    default: break;
    }
    const bool redirected = reply.status >= 300 && reply.status < 400 && error.kind == ErrorKind::Protocol;
    if (redirected)
        return HttpRedirect;
    return isKind(reply, "html") ? HttpWebPage : HttpNotMender;
}

} // namespace

void judgeAddress(DoctorStep &step, const QUrl &url)
{
    const bool https = url.scheme() == QLatin1String("https");
    if (!url.isValid() || url.host().isEmpty() || (!https && url.scheme() != QLatin1String("http"))) {
        set(step, State::Failed, AddressInvalid);
        return;
    }
    step.facts.host = url.host();
    step.facts.port = url.port(https ? 443 : 80);
    if (https || isLoopback(url.host()))
        set(step, State::Ok, AddressGood);
    else
        set(step, State::Warning, AddressUnencrypted);
}

void judgeProxy(DoctorStep &step, const ProxySettings &settings, const QNetworkProxy &proxy)
{
    const bool own = settings.kind == ProxySettings::Kind::Http || settings.kind == ProxySettings::Kind::Socks5;
    if (proxy.type() == QNetworkProxy::NoProxy) {
        set(step, State::Ok, ProxyNone);
        return;
    }
    step.facts.viaProxy = true;
    step.facts.host = proxy.hostName();
    step.facts.port = proxy.port();
    step.facts.protocol
        = proxy.type() == QNetworkProxy::Socks5Proxy ? QStringLiteral("SOCKS 5") : QStringLiteral("HTTP");
    if (proxy.hostName().isEmpty() || proxy.port() == 0)
        set(step, State::Failed, ProxyIncomplete);
    else
        set(step, State::Ok, own ? ProxyOwn : ProxySystem);
}

void judgeNames(DoctorStep &step, const NameAnswer &answer)
{
    for (const QHostAddress &address : answer.addresses)
        step.facts.addresses.append(
            { address.toString(), address.protocol() == QAbstractSocket::IPv6Protocol, {}, 0, {} });
    step.facts.detail = answer.failure;
    if (answer.addresses.isEmpty())
        set(step, State::Failed, NameUnknown);
    else
        set(step, State::Ok, QHostAddress(step.facts.host).isNull() ? NamesFound : NameIsAddress);
}

void judgeConnect(DoctorStep &step)
{
    const QList<AddressFact> &all = step.facts.addresses;
    const auto count = [&all](DialOutcome outcome) {
        return std::count_if(
            all.begin(), all.end(), [outcome](const AddressFact &each) { return each.outcome == outcome; });
    };
    const auto tried = std::count_if(all.begin(), all.end(), [](const AddressFact &each) { return each.outcome; });
    if (const auto good = count(DialOutcome::Connected); good > 0) {
        set(step, good == tried ? State::Ok : State::Warning, good == tried ? Connected : ConnectedPartly);
        return;
    }
    for (const AddressFact &each : all) {
        if (step.facts.detail.isEmpty())
            step.facts.detail = each.detail;
    }
    // Refused is the surest word: somebody answered.
    if (count(DialOutcome::Refused) > 0)
        set(step, State::Failed, ConnectRefused);
    else if (count(DialOutcome::TimedOut) > 0)
        set(step, State::Failed, ConnectTimedOut);
    else if (count(DialOutcome::Unreachable) > 0)
        set(step, State::Failed, ConnectUnreachable);
    else
        set(step, State::Failed, count(DialOutcome::Denied) > 0 ? ConnectDenied : ConnectFailed);
}

void judgeTunnel(DoctorStep &step, const DialAnswer &answer, bool hasPassword)
{
    step.facts.detail = answer.detail;
    switch (answer.outcome) {
    case DialOutcome::Connected: judgeConnect(step); return;
    case DialOutcome::ProxyWantsPassword:
        set(step, State::Failed, hasPassword ? ProxyRefusesPassword : ProxyWantsPassword);
        return;
    case DialOutcome::Denied:
    case DialOutcome::ProxyDenied: set(step, State::Failed, ProxyDenied); return;
    case DialOutcome::ProxyStrange: set(step, State::Failed, ProxyStrange); return;
    default: set(step, State::Failed, ProxyCannotReach); return;
    }
}

void judgeHttp(DoctorStep &step, const HttpReply &reply, bool proxyHasPassword)
{
    noteAnswer(step, reply);
    if (!reply.error) {
        // Without credentials no Mender server says yes here; some stand behind a web application that always does.
        const bool mender = soundsLikeMender(reply) && !isKind(reply, "html");
        set(step, mender ? State::Ok : State::Failed,
            mender ? HttpMender : isKind(reply, "html") ? HttpWebPage : HttpNotMender);
        return;
    }
    const Error &error = *reply.error;
    if (error.httpStatus == 407) {
        set(step, State::Failed, proxyHasPassword ? ProxyRefusesPassword : ProxyWantsPassword);
        return;
    }
    const DoctorStep::Finding finding = reply.status == 0 ? networkFault(error) : httpFault(reply, error);
    if (finding == HttpRedirect)
        step.facts.url = redact(error.where);
    set(step, finding == HttpMender ? State::Ok : State::Failed, finding);
}

void judgeSignIn(DoctorStep &step, const HttpReply &reply, Timestamp expires, Timestamp serverNow)
{
    noteAnswer(step, reply);
    step.facts.expires = expires;
    if (!reply.error) {
        const bool soon = expires.isValid() && expires.ms - serverNow.ms < kEndsSoonMs;
        set(step, soon ? State::Warning : State::Ok, soon ? SignInEndsSoon : SignedIn);
        return;
    }
    switch (reply.error->kind) {
    case ErrorKind::Auth:
        set(step, State::Failed, expires.isValid() && expires < serverNow ? TokenExpired : TokenRefused);
        return;
    case ErrorKind::Forbidden: set(step, State::Warning, TokenForbidden); return;
    case ErrorKind::Timeout: set(step, State::Failed, TimedOut); return;
    default: set(step, State::Failed, TokenUnchecked); return;
    }
}

ServiceOutcome serviceOutcome(const HttpReply &reply)
{
    if (!reply.error)
        return isKind(reply, "html") ? ServiceOutcome::Absent : ServiceOutcome::Answers;
    switch (reply.error->kind) {
    case ErrorKind::Forbidden: return ServiceOutcome::Forbidden;
    case ErrorKind::NotFound:
    case ErrorKind::Protocol: return ServiceOutcome::Absent;
    default: return ServiceOutcome::Failed;
    }
}

void judgeServices(DoctorStep &step)
{
    const auto any = [&step](ServiceOutcome outcome, bool needed) {
        return std::any_of(step.facts.services.begin(), step.facts.services.end(),
            [=](const ServiceFact &each) { return each.outcome == outcome && (each.needed || !needed); });
    };
    if (any(ServiceOutcome::Failed, true))
        set(step, State::Failed, ApiFailing);
    else if (any(ServiceOutcome::Absent, true))
        set(step, State::Failed, ApiMissing);
    else if (any(ServiceOutcome::Forbidden, true))
        set(step, State::Warning, ApiForbidden);
    else if (any(ServiceOutcome::Failed, false))
        set(step, State::Warning, ApiFailing);
    else if (any(ServiceOutcome::Absent, false) || any(ServiceOutcome::Forbidden, false))
        set(step, State::Ok, ApiPartly);
    else
        set(step, State::Ok, ApiAll);
}

void judgeClock(DoctorStep &step, std::optional<qint64> skewSeconds)
{
    if (!skewSeconds) {
        set(step, State::Skipped, ClockUnknown);
        return;
    }
    step.facts.skewSeconds = *skewSeconds;
    const qint64 off = qAbs(*skewSeconds);
    if (off >= kClockFarOffSeconds)
        set(step, State::Failed, ClockFarOff);
    else
        set(step, off >= kClockOffSeconds ? State::Warning : State::Ok, off >= kClockOffSeconds ? ClockOff : ClockGood);
}

std::optional<qint64> skewOf(const HttpReply &reply)
{
    const Timestamp theirs = fromHttpDate(reply.header("Date"));
    if (reply.status == 0 || !theirs.isValid() || !reply.finishedAt.isValid())
        return std::nullopt;
    // They wrote it somewhere between our question and their answer, and cut the second off.
    const qint64 ours = reply.finishedAt.ms - reply.elapsedMs / 2;
    const qint64 off = theirs.ms + kMsPerSecond / 2 - ours;
    return qAbs(off) < 2 * kMsPerSecond ? 0 : off / kMsPerSecond;
}

} // namespace drydock
