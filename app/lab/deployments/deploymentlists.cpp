// SPDX-License-Identifier: GPL-3.0-or-later
//
// DeploymentService: lists of deployments and what they may be filtered by (server.md 5.6).
#include "app/lab/deployments/deploymentservice.h"
#include "app/lab/jsonbody.h"

#include <algorithm>

namespace drydock::lab {

namespace {

struct ListFilter {
    std::optional<api::DeploymentStatus> status;
    QString type;
    Timestamp after;
    Timestamp before;
    bool oldestFirst = false;

    [[nodiscard]] bool fits(const api::Deployment &deployment) const
    {
        return (!status || deployment.status == *status) && (type.isEmpty() || deployment.type == type)
            && (!after.isValid() || deployment.created >= after) && (!before.isValid() || deployment.created.ms < before.ms + 1000);
    }
};

std::variant<ListFilter, Response> readFilter(const Request &request, bool commercial)
{
    ListFilter filter;
    const QString status = request.queryText(u"status");
    if (status == u"aborted") {
        filter.status = api::DeploymentStatus::Finished;
    } else if (!status.isEmpty()) {
        filter.status = api::deploymentStatusFromWire(status);
        if (*filter.status == api::DeploymentStatus::Unknown || (*filter.status == api::DeploymentStatus::Scheduled && !commercial))
            return apiError(400, QStringLiteral("unknown status %1").arg(status.left(64)));
    }
    filter.type = request.queryText(u"type");
    if (!filter.type.isEmpty() && filter.type != u"software" && filter.type != u"configuration")
        return apiError(400, QStringLiteral("unknown deployment type %1").arg(filter.type.left(64)));
    filter.after = unixSeconds(request, u"created_after");
    filter.before = unixSeconds(request, u"created_before");
    for (const QStringView name : { QStringView(u"created_after"), QStringView(u"created_before") }) {
        const QString text = request.queryText(name);
        if (!text.isEmpty() && !unixSeconds(request, name).isValid())
            return apiError(400, QStringLiteral("timestamp parsing failed for %1 parameter: invalid timestamp: %2").arg(name, text.left(64)));
    }
    const QString sort = request.queryText(u"sort").toLower();
    if (!sort.isEmpty() && sort != u"asc" && sort != u"desc")
        return apiError(400, QStringLiteral("invalid form value: must be one of \"asc\" or \"desc\""));
    filter.oldestFirst = sort == u"asc";
    return filter;
}

} // namespace

std::optional<QList<DeviceState>> statesOf(const QString &word)
{
    using S = DeviceState;
    if (word.isEmpty())
        return QList<S> {};
    if (word == u"pause")
        return QList<S> { S::PauseBeforeInstalling, S::PauseBeforeRebooting, S::PauseBeforeCommitting };
    if (word == u"active") {
        return QList<S> { S::Pending, S::Downloading, S::Installing, S::Rebooting, S::PauseBeforeInstalling,
            S::PauseBeforeRebooting, S::PauseBeforeCommitting };
    }
    if (word == u"finished")
        return QList<S> { S::Success, S::Failure, S::AlreadyInstalled, S::NoArtifact, S::Aborted, S::Decommissioned };
    if (word == u"artifact_too_big" || word == u"incompatible_tier")
        return QList<S> { S::Unknown }; // words of the API that no device of the lab ever comes to
    const S state = api::deviceStateFromWire(word);
    return state == S::Unknown ? std::nullopt : std::optional(QList<S> { state });
}

api::Deployment DeploymentService::toApi(const Request &request, const api::Deployment &deployment)
{
    api::Deployment shown = deployment;
    // The internal operations do not know the word.
    if (request.identity.kind == Identity::Kind::None && shown.status == api::DeploymentStatus::Scheduled)
        shown.status = api::DeploymentStatus::Pending;
    if (shown.status != deployment.status)
        shown.statusText.clear();
    return shown;
}

Response DeploymentService::answerPage(const Request &request, const std::vector<const api::Deployment *> &found)
{
    const auto paging = readPaging(request);
    if (const auto *refusal = std::get_if<Response>(&paging))
        return *refusal;
    const auto page = std::get<PageRequest>(paging);
    api::JsonWriter writer;
    writer.beginArray();
    const auto from = static_cast<size_t>(page.offset());
    for (size_t i = from; i < std::min(found.size(), from + static_cast<size_t>(page.perPage)); ++i)
        api::encode(writer, toApi(request, *found[i]));
    Response response = Response::json(writer.endArray().take());
    addPaging(response, request, page, std::ssize(found));
    return response;
}

Response DeploymentService::list(const Request &request)
{
    const auto filter = readFilter(request, isCommercial());
    if (const auto *refusal = std::get_if<Response>(&filter))
        return *refusal;
    const QString search = request.queryText(u"search");
    std::vector<const api::Deployment *> found;
    for (const auto &[seq, deployment] : m_store.all()) {
        const bool named = deployment.d.name.contains(search, Qt::CaseInsensitive)
            || deployment.d.artifactName.contains(search, Qt::CaseInsensitive);
        if (named && std::get<ListFilter>(filter).fits(deployment.d))
            found.push_back(&deployment.d);
    }
    if (!std::get<ListFilter>(filter).oldestFirst)
        std::reverse(found.begin(), found.end());
    return answerPage(request, found);
}

//! Oldest first; no names: all.
std::vector<const api::Deployment *> DeploymentService::withNames(const Request &request, const QStringList &names) const
{
    const auto filter = readFilter(request, isCommercial());
    const QStringList ids = request.queryValues(u"id");
    std::vector<const api::Deployment *> found;
    for (const auto &[seq, deployment] : m_store.all()) {
        if ((ids.isEmpty() || ids.contains(deployment.d.id.text)) && (names.isEmpty() || names.contains(deployment.d.name))
            && std::get<ListFilter>(filter).fits(deployment.d))
            found.push_back(&deployment.d);
    }
    return found;
}

//! The ids of devices whose attribute that the request names has this value.
QStringList DeploymentService::devicesCalled(const Request &request, const QString &value) const
{
    constexpr size_t kMost = 100;
    const QString scope = request.queryText(u"id_scope");
    api::SearchQuery query;
    api::FilterTerm term;
    term.scope = scope.isEmpty() ? QStringLiteral("identity") : scope;
    term.attribute = request.queryText(u"id_attribute");
    term.type = QStringLiteral("$eq");
    term.value = value;
    query.filters.push_back(term);
    QStringList ids;
    for (const Row row : QueryPlan(m_fleet, query).run()) {
        if (static_cast<size_t>(ids.size()) < kMost)
            ids.append(m_fleet.id(row).text);
    }
    return ids;
}

Response DeploymentService::listV2(const Request &request)
{
    const auto filter = readFilter(request, isCommercial());
    if (const auto *refusal = std::get_if<Response>(&filter))
        return *refusal;
    const QStringList names = request.queryValues(u"name");
    std::vector<const api::Deployment *> found = withNames(request, names);
    // Deployments to a single device are named after its id; people know the device by another word.
    if (found.empty() && names.size() == 1 && !request.queryText(u"id_attribute").isEmpty()) {
        if (const QStringList devices = devicesCalled(request, names.first()); !devices.isEmpty())
            found = withNames(request, devices);
    }
    if (!std::get<ListFilter>(filter).oldestFirst)
        std::reverse(found.begin(), found.end());
    return answerPage(request, found);
}

} // namespace drydock::lab
