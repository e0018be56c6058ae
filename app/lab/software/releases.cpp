// SPDX-License-Identifier: GPL-3.0-or-later
//
// SoftwareService: the half that speaks of releases, in the shapes of API v1 and v2.
#include "app/lab/jsonbody.h"
#include "app/lab/software/softwareservice.h"
#include "models/api/manifests.h"

#include <QRegularExpression>

#include <algorithm>

namespace drydock::lab {

namespace {

constexpr qsizetype kMaxNotes = 1024; // bytes
constexpr qsizetype kMaxTags = 20; // of a release
constexpr qsizetype kMaxAllTags = 100;
constexpr size_t kUnpaged = 20; // what the old route shows, whatever there is
const QString kV2 = QStringLiteral("/api/management/v2/deployments");

void encodeV1(api::JsonWriter &writer, const api::Release &release)
{
    writer.beginObject().field("Name", release.name).field("Modified", release.modified).key("Artifacts").beginArray();
    for (const api::Artifact &artifact : release.artifacts)
        api::encode(writer, artifact);
    writer.endArray().field("ArtifactsCount", release.artifactCount).field("tags", release.tags);
    writer.field("notes", release.notes).endObject();
}

Response stringsAnswer(const QStringList &texts)
{
    api::JsonWriter writer;
    return Response::json(writer.value(texts).take());
}

bool hasType(const api::Release &release, const QString &type)
{
    return std::any_of(release.artifacts.begin(), release.artifacts.end(), [&](const api::Artifact &artifact) {
        return std::any_of(artifact.updates.begin(), artifact.updates.end(), [&](const auto &update) { return update.type == type; });
    });
}

bool hasDeviceType(const api::Release &release, const QString &type)
{
    return std::any_of(release.artifacts.begin(), release.artifacts.end(),
        [&](const api::Artifact &artifact) { return artifact.deviceTypes.contains(type); });
}

void sortReleases(std::vector<api::Release> &releases, const QString &sort)
{
    const QString key = sort.section(u':', 0, 0);
    const QString direction = sort.section(u':', 1);
    const bool known = (direction == u"asc" || direction == u"desc")
        && (key == u"name" || key == u"modified" || key == u"artifacts_count" || key == u"tags");
    if (!known)
        return; // by name, as they come
    std::stable_sort(releases.begin(), releases.end(), [&](const api::Release &left, const api::Release &right) {
        const api::Release &a = direction == u"asc" ? left : right;
        const api::Release &b = direction == u"asc" ? right : left;
        if (key == u"modified")
            return a.modified < b.modified;
        if (key == u"artifacts_count")
            return a.artifactCount < b.artifactCount;
        if (key == u"tags")
            return a.tags < b.tags;
        return a.name < b.name;
    });
}

} // namespace

void SoftwareService::addReleaseRoutes()
{
    Router &router = m_context.router;
    const auto jwt = Access::ManagementJwt;
    const QString v1 = QStringLiteral("/api/management/v1/deployments/deployments/releases");
    const QString v2 = kV2 + QStringLiteral("/deployments/releases");
    const QString software = QStringLiteral("/api/management/v1alpha1/deployments/software");
    router.add(Method::Get, software, jwt, [this](const Request &r) { return softwareList(r); });
    router.add(Method::Get, software + QStringLiteral("/tags"), jwt, [this](const Request &r) { return softwareTags(r); });
    router.add(Method::Get, v1, jwt, [this](const Request &r) { return releasesV1(r, false); });
    router.add(Method::Get, v1 + QStringLiteral("/list"), jwt, [this](const Request &r) { return releasesV1(r, true); });
    router.add(Method::Get, v2, jwt, [this](const Request &r) { return releasesV2(r); });
    router.add(Method::Delete, v2, jwt, [this](const Request &r) { return removeReleases(r); });
    router.add(Method::Get, v2 + QStringLiteral("/{name}"), jwt, [this](const Request &r) { return showRelease(r); });
    router.add(Method::Patch, v2 + QStringLiteral("/{name}"), jwt, [this](const Request &r) { return setNotes(r); });
    router.add(Method::Put, v2 + QStringLiteral("/{name}/tags"), jwt, [this](const Request &r) { return setTags(r); });
    router.add(Method::Get, kV2 + QStringLiteral("/releases/all/tags"), jwt,
        [this](const Request &) { return stringsAnswer(m_store.allTags()); });
    router.add(Method::Get, kV2 + QStringLiteral("/releases/all/types"), jwt,
        [this](const Request &) { return stringsAnswer(m_store.allTypes()); });
}

std::vector<api::Release> SoftwareService::filteredReleases(const Request &request, bool v1) const
{
    const QString name = request.queryText(u"name");
    const QString type = request.queryText(u"update_type");
    const QString deviceType = v1 ? request.queryText(u"device_type") : QString();
    const QString description = v1 ? request.queryText(u"description") : QString();
    QStringList tags = request.queryValues(u"tag");
    for (QString &tag : tags)
        tag = tag.toLower();
    std::vector<api::Release> found = m_store.releases();
    if (const std::optional<QStringList> &visible = request.admission.releaseTags) {
        std::erase_if(found, [&visible](const api::Release &release) {
            return std::none_of(release.tags.begin(), release.tags.end(), [&visible](const QString &tag) { return visible->contains(tag); });
        });
    }
    std::erase_if(found, [&](const api::Release &release) {
        const auto described = [&](const api::Artifact &artifact) { return artifact.description.contains(description, Qt::CaseInsensitive); };
        const auto tagged = [&](const QString &tag) { return release.tags.contains(tag); };
        return !release.name.contains(name, Qt::CaseInsensitive) || (!type.isEmpty() && !hasType(release, type))
            || (!deviceType.isEmpty() && !hasDeviceType(release, deviceType))
            || (!description.isEmpty() && std::none_of(release.artifacts.begin(), release.artifacts.end(), described))
            || (!tags.isEmpty() && std::none_of(tags.begin(), tags.end(), tagged));
    });
    sortReleases(found, request.queryText(u"sort"));
    return found;
}

Response SoftwareService::releasesV1(const Request &request, bool paged)
{
    const std::vector<api::Release> all = filteredReleases(request, true);
    const PageRequest page = paged ? readPagingLeniently(request) : PageRequest {};
    const size_t from = paged ? static_cast<size_t>(page.offset()) : 0;
    const size_t count = paged ? static_cast<size_t>(page.perPage) : kUnpaged;
    api::JsonWriter writer;
    writer.beginArray();
    for (size_t i = from; i < std::min(all.size(), from + count); ++i)
        encodeV1(writer, all[i]);
    Response response = Response::json(writer.endArray().take());
    if (paged)
        addPaging(response, request, page, std::ssize(all));
    return response;
}

Response SoftwareService::releasesV2(const Request &request)
{
    const PageRequest page = readPagingLeniently(request);
    const std::vector<api::Release> all = filteredReleases(request, false);
    const size_t from = static_cast<size_t>(page.offset());
    api::JsonWriter writer;
    writer.beginArray();
    for (size_t i = from; i < std::min(all.size(), from + static_cast<size_t>(page.perPage)); ++i)
        api::encode(writer, all[i]);
    Response response = Response::json(writer.endArray().take());
    addPaging(response, request, page, std::ssize(all));
    return response;
}

Response SoftwareService::showRelease(const Request &request)
{
    const std::optional<api::Release> release = m_store.release(request.param(QStringLiteral("name")));
    if (!release)
        return apiError(404, QStringLiteral("release not found"));
    return Response::json(api::toJson(*release));
}

Response SoftwareService::setNotes(const Request &request)
{
    const QString name = request.param(QStringLiteral("name"));
    const Result<QString> notes = api::decodeNotesBody(request.body);
    const auto graphic = [](QChar c) { return c.isPrint() || c.isSurrogate(); };
    if (!notes.ok() || notes->toUtf8().size() > kMaxNotes || !std::all_of(notes->begin(), notes->end(), graphic))
        return apiError(400, QStringLiteral("invalid request body: notes"));
    if (!m_store.release(name))
        return apiError(404, QStringLiteral("release not found"));
    m_store.setNotes(name, *notes, m_context.clock.now());
    return Response::empty();
}

Response SoftwareService::setTags(const Request &request)
{
    static const QRegularExpression pattern(QStringLiteral("^[A-Za-z0-9\\-_.]{1,1024}$"));
    const QString name = request.param(QStringLiteral("name"));
    const std::optional<QJsonArray> body = jsonArray(request.body);
    const std::optional<QStringList> given = body ? stringList(*body) : std::nullopt;
    if (!given)
        return apiError(400, QStringLiteral("malformed JSON in request body"));
    QStringList tags;
    for (const QString &tag : *given) {
        if (!pattern.match(tag).hasMatch())
            return apiError(400, QStringLiteral("invalid tag '%1': must be a string of letters, numbers and -_.").arg(tag.left(100)));
        if (!tags.contains(tag.toLower()))
            tags.append(tag.toLower());
    }
    if (tags.size() > kMaxTags)
        return apiError(400, QStringLiteral("too many tags: %1 is the most").arg(kMaxTags));
    if (!m_store.release(name))
        return apiError(404, QStringLiteral("release not found"));
    QStringList all = m_store.allTags() + tags;
    if (all.removeDuplicates(); all.size() > kMaxAllTags)
        return apiError(409, QStringLiteral("too many unique tags"));
    m_store.setTags(name, tags, m_context.clock.now());
    return Response::empty();
}

Response SoftwareService::removeReleases(const Request &request)
{
    const QStringList names = request.queryValues(u"name");
    if (names.isEmpty())
        return apiError(400, QStringLiteral("name: missing release names"));
    QStringList active;
    for (const QString &name : names) {
        for (const api::Artifact *artifact : m_store.ofRelease(name)) {
            if (m_usage.activeDeployments)
                active += m_usage.activeDeployments(artifact->id.text);
        }
    }
    active.removeDuplicates();
    if (!active.isEmpty()) {
        api::JsonWriter writer;
        writer.beginObject().field("error", QStringLiteral("release(s) used in active deployment"));
        Response response = Response::json(writer.field("active_deployments", active).endObject().take(), 409);
        response.isError = true;
        return response;
    }
    for (const QString &name : names) {
        for (const api::Artifact *found : m_store.ofRelease(name)) {
            const api::Artifact artifact = *found;
            m_store.remove(artifact.id.text);
            if (m_usage.removed)
                m_usage.removed(artifact.id.text);
            audit(request, QStringLiteral("delete"), artifact);
        }
    }
    return Response::empty();
}

Response SoftwareService::softwareList(const Request &request)
{
    const auto paging = readPaging(request);
    if (const auto *refusal = std::get_if<Response>(&paging))
        return *refusal;
    const QStringList names = request.queryValues(u"name");
    const QString prefix = request.queryText(u"name_prefix");
    const QString kind = request.queryText(u"kind");
    const QString type = request.queryText(u"update_type");
    if (!names.isEmpty() && !prefix.isEmpty())
        return apiError(400, QStringLiteral("name and name_prefix exclude each other"));
    if (!kind.isEmpty() && kind != u"release" && kind != u"manifest")
        return apiError(400, QStringLiteral("kind must be release or manifest"));
    QStringList tags = request.queryValues(u"tag");
    for (QString &tag : tags)
        tag = tag.toLower();
    std::vector<api::Release> found = kind == u"manifest" ? std::vector<api::Release>() : m_store.releases();
    std::erase_if(found, [&](const api::Release &release) {
        const bool tagged = tags.isEmpty() || std::any_of(tags.begin(), tags.end(), [&](const QString &tag) { return release.tags.contains(tag); });
        return (!names.isEmpty() && !names.contains(release.name)) || !release.name.startsWith(prefix) || !tagged || (!type.isEmpty() && !hasType(release, type));
    });
    sortReleases(found, request.queryText(u"sort"));
    const auto page = std::get<PageRequest>(paging);
    const auto from = std::min(found.size(), static_cast<size_t>(page.offset()));
    const auto to = std::min(found.size(), from + static_cast<size_t>(page.perPage));
    api::JsonWriter writer;
    writer.beginArray();
    for (size_t i = from; i < to; ++i) {
        const api::Release &release = found[i];
        api::SoftwareItem item { release.name, release.modified, {}, api::SoftwareKind::Release, api::softwareKindToWire(api::SoftwareKind::Release), release.tags, release.notes };
        for (const api::Artifact &artifact : release.artifacts)
            item.compatibleTypes += artifact.deviceTypes;
        item.compatibleTypes.removeDuplicates();
        api::encode(writer, item);
    }
    Response response = Response::json(writer.endArray().take());
    addPaging(response, request, page, std::ssize(found));
    return response;
}

Response SoftwareService::softwareTags(const Request &request)
{
    return stringsAnswer(request.queryText(u"kind") == u"manifest" ? QStringList() : m_store.allTags());
}

} // namespace drydock::lab
