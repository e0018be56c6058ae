// SPDX-License-Identifier: GPL-3.0-or-later
//
// How LaneTransport turns a job into what goes on the wire, and into what the journal keeps of it.
#include "models/rest/httperror.h"
#include "models/rest/lanejob.h"
#include "models/rest/lanetransport.h"

namespace drydock {

WireRequest LaneTransport::wireRequest(const LaneJob *job) const
{
    const RequestSpec &spec = job->spec();
    WireRequest request;
    request.verb = spec.verb;
    request.url = job->url;
    request.headers.emplaceBack("User-Agent", "drydock/" DRYDOCK_VERSION);
    if (spec.credentials == Credentials::Bearer && spec.absoluteUrl.isEmpty())
        request.headers.emplaceBack("Authorization", "Bearer " + m_token);
    else if (spec.credentials == Credentials::Basic && spec.absoluteUrl.isEmpty())
        request.headers.emplaceBack("Authorization", "Basic " + (spec.user + ':' + spec.password).toBase64());
    else if (spec.credentials == Credentials::Token && spec.absoluteUrl.isEmpty())
        request.headers.emplaceBack("Authorization", "Bearer " + spec.password);
    if (!spec.contentType.isEmpty())
        request.headers.emplaceBack("Content-Type", spec.contentType);
    for (const auto &header : spec.headers) {
        if (header.first.compare("authorization", Qt::CaseInsensitive) != 0)
            request.headers.append(header);
    }
    if (spec.bodySource)
        request.bodyDevice = spec.bodySource();
    else
        request.body = spec.body;
    if (request.bodyDevice && !request.bodyDevice->isReadable())
        request.bodyDevice.reset();
    request.timeout = spec.timeout;
    request.maxBody = spec.maxBody;
    request.sink = spec.sink;
    request.transfer = spec.lane == Lane::Transfer;
    request.ownServer = sameOrigin(request.url, m_baseUrl);
    return request;
}

quint64 LaneTransport::journalStart(const LaneJob *job, const WireRequest &request)
{
    JournalEntry entry;
    entry.operation = job->spec().operation;
    entry.lane = job->spec().lane;
    entry.attempt = job->attempts();
    entry.mostAttempts = isRepeatable(job->spec()) ? m_options.retry.attempts : 1;
    entry.verb = verbName(request.verb);
    entry.url = request.url;
    entry.requestHeaders = request.headers;
    entry.requestBody = request.body;
    entry.requestBodySize = request.bodyDevice ? request.bodyDevice->size() : request.body.size();
    entry.requestBodyOmitted = request.bodyDevice != nullptr;
    entry.started = m_clock.now();
    entry.queuedMs = job->startedAtMs - job->queuedAtMs;
    return m_journal.begin(std::move(entry));
}

} // namespace drydock
