// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/session.h"

#include "models/artifact/artifactreader.h"

namespace drydock {

namespace {

//! Runs in a worker.
std::optional<ArtifactIdentity> identify(const QString &filePath)
{
    const Result<artifact::ArtifactInfo> info = artifact::readArtifact(filePath, artifact::ReadDepth::HeaderOnly);
    if (!info.ok())
        return std::nullopt;
    ArtifactIdentity identity { info->name, {} };
    for (const artifact::Payload &payload : info->payloads) {
        for (const artifact::File &file : payload.files)
            identity.checksums.append(file.checksum);
    }
    return identity;
}

std::optional<api::InternalApi> internalApiOver(const InternalTransports &transports)
{
    if (transports.empty())
        return std::nullopt;
    std::map<api::InternalService, Transport *> map;
    for (const auto &[service, transport] : transports)
        map.emplace(service, transport.get());
    return api::InternalApi(std::move(map));
}

//! Runs in a worker. What is wrong with the artifact, or empty.
QString verify(const QString &filePath)
{
    const Result<artifact::ArtifactInfo> info = artifact::readArtifact(filePath);
    return info.ok() ? QString() : info.error().apiMessage;
}

} // namespace

Apis::Apis(Transport &transport, const api::ApiVersions &versions)
    : users(transport)
    , userAdmin(transport)
    , account(transport)
    , plans(transport)
    , roles(transport)
    , sso(transport)
    , tenant(transport)
    , billing(transport)
    , devices(transport)
    , inventory(transport)
    , connections(transport)
    , monitor(transport)
    , iot(transport)
    , deployments(transport)
    , deploymentsV2(transport)
    , software(transport, versions)
    , making(transport)
    , manifests(transport)
    , deltas(transport)
    , configuration(transport)
    , audit(transport)
{
}

Stores::Stores(Transport &transport, Clock &clock, const api::ApiVersions &versions)
    : polls(clock)
    , operations(clock)
    , fleet(transport, polls, operations)
    , releases(transport, polls, operations, versions)
    , deployments(transport, polls, operations)
    , deployment(transport, polls, deployments)
    , device(transport, polls, fleet)
    , audit(transport, polls)
    , filters(transport, polls, operations)
    , settings(transport, polls, operations)
    , tags(transport, polls, operations, fleet)
    , uploads(transport, identify)
    , downloads(transport, verify)
{
    QObject::connect(&settings.tenant(), &SharedDocument::changed, &fleet,
        [this] { fleet.setNameAttribute(settings.idAttribute()); });
}

Session::Session(std::unique_ptr<Transport> transport, Clock &clock, SessionIdentity identity,
    InternalTransports internalTransports, const QString &snapshotFile)
    : m_identity(std::move(identity))
    , m_transport(std::move(transport))
    , m_internalTransports(std::move(internalTransports))
    , m_internalApi(internalApiOver(m_internalTransports))
    , m_probe(*m_transport, clock)
    , m_apis(*m_transport, m_probe.versions())
    , m_stores(*m_transport, clock, m_probe.versions())
    , m_snapshot(m_stores.fleet, snapshotFile)
    , m_bulk(*m_transport, m_stores.fleet, snapshotFile.isEmpty() ? QString() : bulkJournalBeside(snapshotFile))
    , m_history(m_stores.fleet, snapshotFile.isEmpty() ? QString() : FleetHistory::beside(snapshotFile))
    , m_activity(&m_transport->journal(), &m_stores.operations)
{
    QObject::connect(&m_probe, &CapabilityProbe::versionsChanged, &m_stores.polls, [this] { m_stores.polls.refreshAll(); });
    const ServerProfile &profile = m_identity.profile;
    m_activity.setCurlServer({ QUrl(profile.url), profile.caFile, profile.clientCertFile, profile.clientKeyFile,
        !profile.pinnedSha256.isEmpty() });
    // The budget is the server's: what an earlier session used up of it counts for this one.
    m_stores.polls.setSlowdown(m_transport->pollSlowdown());
    QObject::connect(m_transport.get(), &Transport::pollSlowdownChanged, &m_stores.polls,
        [this](int factor) { m_stores.polls.setSlowdown(factor); });
}

Session::~Session()
{
    // Nothing new starts while the stores go, and what is under way ends without a word.
    m_stores.polls.setRunning(false);
    m_transport->shutDown();
    for (const auto &[service, transport] : m_internalTransports)
        transport->shutDown();
}

void Session::setWriteGuard(WriteGuard guard)
{
    m_transport->setWriteGuard(guard);
    for (const auto &[service, transport] : m_internalTransports)
        transport->setWriteGuard(guard);
}

void Session::setIdentity(SessionIdentity identity)
{
    m_identity = std::move(identity);
    startProbe();
}

void Session::startProbe()
{
    m_probe.start({ m_identity.user.roles, m_identity.claims.plan });
}

} // namespace drydock
