// SPDX-License-Identifier: GPL-3.0-or-later
//
// From what the network and the server said to a step's state, finding and facts. Pure functions on values: the doctor
// asks, these judge. A finding is of HTTP and TLS alone; which requests are made is not known here.
#pragma once

#include "models/rest/doctor/doctornetwork.h"
#include "models/rest/httpreply.h"

namespace drydock {

//! Sets state and finding; facts that were known before stay.
void judgeAddress(DoctorStep &step, const QUrl &url);
void judgeProxy(DoctorStep &step, const ProxySettings &settings, const QNetworkProxy &proxy);
void judgeNames(DoctorStep &step, const NameAnswer &answer);
//! By the addresses in the step's facts, once all were tried.
void judgeConnect(DoctorStep &step);
//! Of the way through a proxy that itself answers.
void judgeTunnel(DoctorStep &step, const DialAnswer &answer, bool hasPassword);
//! A request without credentials to an operation that wants them.
void judgeHttp(DoctorStep &step, const HttpReply &reply, bool proxyHasPassword);
//! The same with the token, which ends at `expires` by its own word (invalid where it does not say).
void judgeSignIn(DoctorStep &step, const HttpReply &reply, Timestamp expires, Timestamp serverNow);
[[nodiscard]] ServiceOutcome serviceOutcome(const HttpReply &reply);
//! By the services in the step's facts.
void judgeServices(DoctorStep &step);
//! `skewSeconds` is the server's clock minus ours; none where no answer had a date.
void judgeClock(DoctorStep &step, std::optional<qint64> skewSeconds);

//! How far the server's clock is ahead of ours by an answer's Date header; to about a second.
[[nodiscard]] std::optional<qint64> skewOf(const HttpReply &reply);

inline constexpr qint64 kClockOffSeconds = 60;
inline constexpr qint64 kClockFarOffSeconds = 60 * 60;

} // namespace drydock
