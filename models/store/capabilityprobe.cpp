// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/store/capabilityprobe.h"

#include <QRandomGenerator>

#include <algorithm>

namespace drydock {

namespace {

using api::Collection;
using namespace std::chrono_literals;

constexpr Backoff kRetries { 5s, 5min };

constexpr size_t number(Collection collection)
{
    return static_cast<size_t>(collection);
}

} // namespace

template<class Findings> auto CapabilityProbe::slotIn(Findings &findings, size_t question)
{
    using Slot = decltype(&findings.binding);
    if (question < api::kCollectionCount)
        return &findings.collections[question];
    switch (question) {
    case TenantV2: return &findings.tenantV2;
    case TenantV1: return &findings.tenantV1;
    case Binding: return &findings.binding;
    case RolesV2: return &findings.rolesV2;
    case RolesV1: return &findings.rolesV1;
    case PermissionSets: return &findings.sets;
    default: return Slot(nullptr);
    }
}

CapabilityProbe::CapabilityProbe(Transport &transport, Clock &clock, std::function<double()> random, QObject *parent)
    : QObject(parent)
    , m_transport(transport)
    , m_clock(clock)
    , m_random(random ? std::move(random) : [] { return QRandomGenerator::global()->generateDouble(); })
{
    m_progress.fill(Progress::Answered); // nothing is asked before start()
    connect(&m_transport.journal(), &TrafficJournal::finished, this, &CapabilityProbe::learn);
    connect(&m_watch, &CapabilityWatch::askedAgain, this, &CapabilityProbe::refresh);
    connect(&m_transport, &Transport::reachabilityChanged, this, [this](bool reachable) {
        if (reachable && std::exchange(m_unreachable, false))
            retryNow();
    });
}

CapabilityProbe::~CapabilityProbe()
{
    m_clock.cancel(m_retryTimer);
}

void CapabilityProbe::start(const Account &account)
{
    m_findings.userRoles = account.roles;
    m_findings.tokenPlan = account.tokenPlan;
    begin(false);
}

void CapabilityProbe::refresh()
{
    begin(true);
}

void CapabilityProbe::begin(bool withUser)
{
    m_clock.cancel(std::exchange(m_retryTimer, 0));
    m_round = 0;
    m_retryWanted = false;
    m_unreachable = false;
    m_wantsUser = withUser;
    m_findings.refused.fill(false);
    m_progress.fill(Progress::Open);
    tell();
    pump();
}

void CapabilityProbe::pump()
{
    for (size_t question = 0; question < QuestionCount; ++question) {
        if (m_progress[question] == Progress::Open && isWanted(question)) {
            m_progress[question] = Progress::Asked;
            ask(question);
        }
    }
}

bool CapabilityProbe::isAbsent(size_t question) const
{
    return m_progress[question] == Progress::Answered && *slotIn(m_findings, question) == ProbeAnswer::Absent;
}

bool CapabilityProbe::isWanted(size_t question) const
{
    switch (question) {
    case number(Collection::DevicesV1): return isAbsent(number(Collection::DeviceSearch));
    case number(Collection::DeviceLimit): return isAbsent(number(Collection::LimitsByTier));
    case number(Collection::ReleasesV1): return isAbsent(number(Collection::ReleasesV2));
    case number(Collection::Tenants): return m_findings.tenant && m_findings.tenant->serviceProvider;
    case TenantV1: return isAbsent(TenantV2);
    case TenantToken: return m_progress[TenantV2] == Progress::Answered && m_findings.tenantV2 == ProbeAnswer::Yes;
    case OwnUser: return m_wantsUser;
    case RolesV1: return isAbsent(RolesV2);
    case PermissionSets: return m_progress[RolesV2] == Progress::Answered && needsPermissionSets(m_findings);
    default: return true;
    }
}

void CapabilityProbe::ask(size_t question)
{
    if (question < api::kCollectionCount) {
        m_collectionCalls[question] = api::CollectionApi(m_transport)
                                          .ask(static_cast<Collection>(question))
                                          .then(this, [this, question](const Result<Nothing> &result) {
                                              result.ok() ? finish(question, ProbeAnswer::Yes)
                                                          : finish(question, result.error());
                                          });
        return;
    }
    switch (question) {
    case TenantV2:
    case TenantV1: askTenant(question == TenantV2); break;
    case TenantToken:
        m_tokenCall = api::TenantAdmApi(m_transport).token().then(this, [this](const Result<QString> &token) {
            m_tenantToken = token.ok() ? *token : QString();
            token.ok() ? finish(TenantToken, ProbeAnswer::Yes) : finish(TenantToken, token.error());
        });
        break;
    case Binding:
        m_bindingCall = api::PlansApi(m_transport).binding().then(this, [this](const Result<api::PlanBinding> &plan) {
            if (plan.ok())
                m_findings.plan = *plan;
            plan.ok() ? finish(Binding, ProbeAnswer::Yes) : finish(Binding, plan.error());
        });
        break;
    case OwnUser:
        m_userCall = api::UserAdmApi(m_transport).me().then(this, [this](const Result<api::User> &user) {
            if (user.ok())
                m_findings.userRoles = user->roles;
            user.ok() ? finish(OwnUser, ProbeAnswer::Yes) : finish(OwnUser, user.error());
        });
        break;
    case RolesV2:
    case RolesV1: askRoles(question == RolesV2); break;
    case PermissionSets:
        m_setsCall = api::RolesApi(m_transport)
                         .permissionSets()
                         .then(this, [this](const Result<Page<api::PermissionSet>> &page) {
                             if (page.ok())
                                 m_findings.permissionSets = page->items;
                             page.ok() ? finish(PermissionSets, ProbeAnswer::Yes)
                                       : finish(PermissionSets, page.error());
                         });
        break;
    default: break;
    }
}

void CapabilityProbe::askTenant(bool newer)
{
    const api::TenantAdmApi api(m_transport);
    m_tenantCall = (newer ? api.me() : api.own()).then(this, [this, newer](const Result<api::Tenant> &tenant) {
        const size_t question = newer ? TenantV2 : TenantV1;
        if (!tenant.ok()) {
            const ProbeAnswer answer = answerOf(tenant.error());
            if (answer == ProbeAnswer::Absent)
                m_findings.tenant.reset();
            finish(question, answer);
            return;
        }
        m_findings.tenant = *tenant;
        if (!newer)
            m_tenantToken = m_findings.tenant->tenantToken;
        m_findings.tenant->tenantToken.clear();
        finish(question, ProbeAnswer::Yes);
    });
}

void CapabilityProbe::askRoles(bool newer)
{
    const api::RolesApi api(m_transport);
    m_rolesCall = (newer ? api.roles() : api.rolesV1()).then(this, [this, newer](const Result<Page<api::Role>> &page) {
        const size_t question = newer ? RolesV2 : RolesV1;
        if (page.ok())
            m_findings.roles = page->items;
        page.ok() ? finish(question, ProbeAnswer::Yes) : finish(question, page.error());
    });
}

ProbeAnswer CapabilityProbe::answerFor(size_t question, const Error &error)
{
    // The open source server knows one limit by name and calls every other one a bad request (server.md 3.4).
    if (question == number(Collection::LimitsByTier) && error.kind == ErrorKind::Unprocessable)
        return ProbeAnswer::Absent;
    return answerOf(error);
}

void CapabilityProbe::finish(size_t question, ProbeAnswer answer)
{
    m_asOf = isDefinite(answer) ? m_clock.now() : m_asOf;
    m_progress[question] = isDefinite(answer) ? Progress::Answered : Progress::Waiting;
    m_unreachable = m_unreachable || answer == ProbeAnswer::Unreachable;
    // What was known once stays known while the server cannot be asked.
    if (ProbeAnswer *known = slotIn(m_findings, question); known && (isDefinite(answer) || !isDefinite(*known)))
        *known = answer;
    m_retryWanted = m_retryWanted || (!isDefinite(answer) && answer != ProbeAnswer::None);
    tell();
    pump();
    scheduleRetry();
}

void CapabilityProbe::scheduleRetry()
{
    const bool running = std::find(m_progress.begin(), m_progress.end(), Progress::Asked) != m_progress.end();
    if (running || !m_retryWanted || m_retryTimer != 0)
        return;
    m_retryTimer = m_clock.singleShot(kRetries.delay(++m_round, m_random()), this, [this] { retryNow(); });
}

void CapabilityProbe::retryNow()
{
    m_clock.cancel(std::exchange(m_retryTimer, 0));
    m_retryWanted = false;
    std::replace(m_progress.begin(), m_progress.end(), Progress::Waiting, Progress::Open);
    pump();
}

// The one place that learns from what the session was answered, whoever asked.
void CapabilityProbe::learn(quint64 serial)
{
    constexpr int kForbidden = 403;
    const JournalEntry *entry = m_transport.journal().find(serial);
    if (!entry)
        return;
    const bool granted = entry->status >= 200 && entry->status < 300;
    const auto &refused = m_findings.refused;
    if (entry->status != kForbidden && !(granted && std::find(refused.begin(), refused.end(), true) != refused.end()))
        return;
    const std::optional<Capability> capability = api::capabilityOf(entry->verb, entry->url.path());
    if (!capability)
        return;
    bool &known = m_findings.refused[static_cast<size_t>(*capability)];
    if (known == !granted)
        return;
    known = !granted;
    tell();
}

void CapabilityProbe::tell()
{
    const api::ApiVersions versions = deriveVersions(m_findings);
    const bool moved = versions != m_versions;
    m_versions = versions;
    bool complete = true;
    for (size_t question = 0; question < QuestionCount; ++question)
        complete = complete && (m_progress[question] == Progress::Answered || !isWanted(question));
    m_watch.set(deriveCapabilities(m_findings), complete, m_asOf);
    if (moved)
        Q_EMIT versionsChanged();
}

} // namespace drydock
