// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/lab/software/softwareservice.h"

#include "app/lab/tokenservice.h"
#include "models/artifact/artifactreader.h"

#include <QUrl>
#include <QUuid>

#include <algorithm>

namespace drydock::lab {

namespace {

constexpr qint64 kMaxArtifact = 10LL << 30;
constexpr qint64 kMultipartOverhead = 1 << 20;
constexpr std::chrono::seconds kLinkLife { 900 };
const QString kV1 = QStringLiteral("/api/management/v1/deployments");
// As an object store's links are: outside the API.
const QString kDownload = QStringLiteral("/storage/artifacts/");

bool isUuid(const QString &text)
{
    return text.size() == 36 && !QUuid::fromString(text).isNull();
}

Response artifactList(const std::vector<const api::Artifact *> &artifacts, size_t from, size_t count)
{
    api::JsonWriter writer;
    writer.beginArray();
    for (size_t i = from; i < std::min(artifacts.size(), from + count); ++i)
        api::encode(writer, *artifacts[i]);
    return Response::json(writer.endArray().take());
}

QByteArray linkText(const QString &id, const QString &expire)
{
    return "GET\n" + (kDownload + id).toUtf8() + '\n' + expire.toUtf8();
}

} // namespace

Response SoftwareService::conflictAnswer(const QString &name, const FlatDepends &depends)
{
    api::JsonWriter writer;
    writer.beginObject().field("error", QStringLiteral("an artifact with the same name and depends already exists"));
    writer.key("metadata").beginObject().key("conflict").beginObject().field("artifact_name", name);
    for (auto it = depends.begin(); it != depends.end(); ++it)
        writer.key(QStringView(it.key())).value(it.value());
    writer.endObject().endObject().endObject();
    Response response = Response::json(writer.take(), 409);
    response.isError = true;
    return response;
}

SoftwareService::SoftwareService(LabContext &context)
    : m_context(context)
    , m_store(context)
{
    addArtifactRoutes();
    addMakingRoutes();
    addStorageRoutes();
    addReleaseRoutes();
    context.rolledBack.push_back([this] { opened(); });
}

void SoftwareService::addArtifactRoutes()
{
    Router &router = m_context.router;
    const auto jwt = Access::ManagementJwt;
    RouteOptions uploadOptions;
    uploadOptions.body = BodyKind::Upload;
    uploadOptions.maxBody = kMaxArtifact + kMultipartOverhead;
    uploadOptions.filePart = QStringLiteral("artifact");
    uploadOptions.prepare = [](const Upload &upload) -> std::any {
        if (upload.filePath.isEmpty())
            return {};
        return artifact::readArtifact(upload.filePath);
    };
    router.add(Method::Post, kV1 + QStringLiteral("/artifacts"), jwt, [this](const Request &r) { return upload(r); }, uploadOptions);
    router.add(Method::Post, QStringLiteral("/api/internal/v1/deployments/tenants/{id}/artifacts"), Access::Internal,
        [this](const Request &r) { return upload(r); }, uploadOptions);
    router.add(Method::Get, kV1 + QStringLiteral("/artifacts"), jwt, [this](const Request &r) { return listAll(r); });
    router.add(Method::Get, kV1 + QStringLiteral("/artifacts/list"), jwt, [this](const Request &r) { return listPage(r); });
    router.add(Method::Get, kV1 + QStringLiteral("/artifacts/{id}"), jwt, [this](const Request &r) { return show(r); });
    router.add(Method::Put, kV1 + QStringLiteral("/artifacts/{id}"), jwt, [this](const Request &r) { return describe(r); });
    router.add(Method::Delete, kV1 + QStringLiteral("/artifacts/{id}"), jwt, [this](const Request &r) { return remove(r); });
    router.add(Method::Get, kV1 + QStringLiteral("/artifacts/{id}/download"), jwt, [this](const Request &r) { return showLink(r); });
    router.add(Method::Get, QStringLiteral("/api/management/v2/deployments/artifacts"), jwt, [this](const Request &r) { return listV2(r); });
    router.add(Method::Get, kDownload + QStringLiteral("{id}"), Access::Public, [this](const Request &r) { return download(r); });
}

Response SoftwareService::upload(const Request &request)
{
    Upload &upload = *request.upload;
    const auto *parsed = std::any_cast<Result<artifact::ArtifactInfo>>(&request.prepared);
    if (upload.filePath.isEmpty() || !parsed)
        return apiError(400, QStringLiteral("request does not contain the artifact file"));
    if (upload.fileSize > kMaxArtifact)
        return apiError(413, QStringLiteral("Artifact file too large"));
    if (const QByteArray given = upload.fields.value(QStringLiteral("size")).trimmed(); !given.isEmpty()) {
        bool isNumber = false;
        const qint64 size = given.toLongLong(&isNumber);
        if (!isNumber || given.size() > 20)
            return apiError(400, QStringLiteral("invalid size: %1").arg(QString::fromLatin1(given.left(20))));
        if (size > 0 && upload.fileSize < size)
            return apiError(400, QStringLiteral("Cannot parse artifact file: unexpected EOF"));
        if (size > 0 && upload.fileSize > size)
            return apiError(413, QStringLiteral("Artifact file too large"));
    }
    if (!parsed->ok())
        return apiError(400, QStringLiteral("Cannot parse artifact file: %1").arg(parsed->error().apiMessage));
    QString id = QString::fromUtf8(upload.fields.value(QStringLiteral("artifact_id")).trimmed()).toLower();
    if (!id.isEmpty() && !isUuid(id))
        return apiError(400, QStringLiteral("artifact_id is not a valid UUID"));
    if (m_store.find(id))
        return apiError(422, QStringLiteral("Artifact not unique"));
    const artifact::ArtifactInfo &info = parsed->value();
    if (const std::optional<FlatDepends> conflict = m_store.conflict(info))
        return conflictAnswer(info.name, *conflict);
    if (id.isEmpty())
        id = newUuid();
    const QString description = QString::fromUtf8(upload.fields.value(QStringLiteral("description")));
    if (const auto full = refusedForSpace(upload.fileSize))
        return *full;
    if (!keep(request, id, info, description, upload.filePath, QStringLiteral("upload")))
        return apiError(500, QStringLiteral("internal error"));
    upload.release();
    return Response::created(request.path + u'/' + id);
}

bool SoftwareService::keep(const Request &request, const QString &id, const artifact::ArtifactInfo &info, const QString &description, const QString &path, const QString &action)
{
    if (!m_store.add(id, info, description, path, m_context.clock.now()))
        return false;
    const api::Artifact &artifact = *m_store.find(id);
    if (m_usage.added)
        m_usage.added(artifact);
    audit(request, action, artifact);
    return true;
}

std::vector<const api::Artifact *> SoftwareService::filtered(const Request &request) const
{
    const QString name = request.queryText(u"name");
    const QString description = request.queryText(u"description");
    const QString type = request.queryText(u"device_type");
    std::vector<const api::Artifact *> found;
    for (const auto &[id, artifact] : m_store.artifacts()) {
        const bool fits = artifact.name.contains(name, Qt::CaseInsensitive)
            && artifact.description.contains(description, Qt::CaseInsensitive)
            && (type.isEmpty() || artifact.deviceTypes.join(u'\n').contains(type, Qt::CaseInsensitive));
        if (fits)
            found.push_back(&artifact);
    }
    const QString sort = request.queryText(u"sort");
    const bool descending = sort.endsWith(QStringLiteral(":desc"));
    const bool byDate = sort.startsWith(QStringLiteral("modified:"));
    std::sort(found.begin(), found.end(), [&](const api::Artifact *a, const api::Artifact *b) {
        if (descending)
            std::swap(a, b);
        if (byDate && a->modified != b->modified)
            return a->modified < b->modified;
        return a->name != b->name ? a->name < b->name : a->id < b->id;
    });
    return found;
}

Response SoftwareService::listAll(const Request &request)
{
    const auto all = filtered(request);
    return artifactList(all, 0, all.size());
}

Response SoftwareService::listPage(const Request &request)
{
    const PageRequest page = readPagingLeniently(request);
    const auto all = filtered(request);
    Response response = artifactList(all, static_cast<size_t>(page.offset()), static_cast<size_t>(page.perPage));
    addPaging(response, request, page, std::ssize(all));
    return response;
}

Response SoftwareService::listV2(const Request &request)
{
    const auto paging = readPaging(request);
    if (const auto *refusal = std::get_if<Response>(&paging))
        return *refusal;
    const auto page = std::get<PageRequest>(paging);
    const QStringList names = request.queryValues(u"name");
    if (names.size() > 100)
        return apiError(400, QStringLiteral("too many names"));
    const bool prefix = names.size() == 1 && names.first().endsWith(u'*') && !names.first().endsWith(QStringLiteral("\\*"));
    std::vector<const api::Artifact *> found;
    Request rest = request; // the substring filters apply to description and device type alone
    rest.query.removeIf([](const auto &item) { return item.first == u"name"; });
    for (const api::Artifact *artifact : filtered(rest)) {
        const bool fits = names.isEmpty() || (prefix && artifact->name.startsWith(names.first().chopped(1)))
            || names.contains(artifact->name);
        if (fits)
            found.push_back(artifact);
    }
    Response response = artifactList(found, static_cast<size_t>(page.offset()), static_cast<size_t>(page.perPage));
    addPaging(response, request, page, std::nullopt, std::ssize(found) > page.offset() + page.perPage);
    return response;
}

std::variant<const api::Artifact *, Response> SoftwareService::artifactOf(const Request &request) const
{
    const QString id = request.param(QStringLiteral("id"));
    if (!isUuid(id))
        return apiError(400, QStringLiteral("ID is not a valid UUID"));
    const api::Artifact *artifact = m_store.find(id);
    if (!artifact)
        return apiError(404, QStringLiteral("Resource not found"));
    return artifact;
}

Response SoftwareService::show(const Request &request)
{
    const auto found = artifactOf(request);
    if (const auto *refusal = std::get_if<Response>(&found))
        return *refusal;
    return Response::json(api::toJson(*std::get<const api::Artifact *>(found)));
}

Response SoftwareService::describe(const Request &request)
{
    const auto found = artifactOf(request);
    if (const auto *refusal = std::get_if<Response>(&found))
        return *refusal;
    const Result<QString> description = api::decodeDescriptionBody(request.body);
    if (!description.ok())
        return apiError(400, QStringLiteral("Validating request body: %1").arg(description.error().apiMessage));
    const api::Artifact &artifact = *std::get<const api::Artifact *>(found);
    if (m_usage.everUsed && m_usage.everUsed(artifact.id.text))
        return apiError(422, QStringLiteral("Image has already been used in deployment"));
    m_store.setDescription(artifact.id.text, *description);
    audit(request, QStringLiteral("update"), artifact);
    return Response::empty();
}

Response SoftwareService::remove(const Request &request)
{
    const auto found = artifactOf(request);
    if (const auto *refusal = std::get_if<Response>(&found))
        return *refusal;
    const api::Artifact artifact = *std::get<const api::Artifact *>(found);
    if (m_usage.activeDeployments && !m_usage.activeDeployments(artifact.id.text).isEmpty())
        return apiError(409, QStringLiteral("Artifact is used in active deployment"));
    m_store.remove(artifact.id.text);
    if (m_usage.removed)
        m_usage.removed(artifact.id.text);
    audit(request, QStringLiteral("delete"), artifact);
    return Response::empty();
}

api::DownloadLink SoftwareService::link(const Request &request, const QString &artifactId, std::chrono::seconds validFor) const
{
    const Timestamp expires { m_context.clock.now().ms + std::chrono::milliseconds(validFor).count() };
    const QString text = QString::fromLatin1(expires.toRfc3339());
    const QString signature = QString::fromLatin1(m_context.tokens.sign(linkText(artifactId, text)));
    const QString uri = request.origin() + kDownload + artifactId + QStringLiteral("?x-men-expire=")
        + QString::fromLatin1(QUrl::toPercentEncoding(text)) + QStringLiteral("&x-men-signature=") + signature;
    return { uri, expires };
}

Response SoftwareService::showLink(const Request &request)
{
    const auto found = artifactOf(request);
    if (const auto *refusal = std::get_if<Response>(&found))
        return *refusal;
    return Response::json(api::toJson(link(request, request.param(QStringLiteral("id")), kLinkLife)));
}

Response SoftwareService::download(const Request &request)
{
    const QString id = request.param(QStringLiteral("id"));
    const QString expire = request.queryText(u"x-men-expire");
    const Timestamp expires = Timestamp::fromRfc3339(expire);
    if (request.queryText(u"x-men-signature").toLatin1() != m_context.tokens.sign(linkText(id, expire)))
        return apiError(403, QStringLiteral("signature invalid"));
    if (!expires.isValid() || expires < m_context.clock.now())
        return apiError(403, QStringLiteral("URL expired"));
    const api::Artifact *artifact = m_store.find(id);
    if (!artifact)
        return apiError(404, QStringLiteral("Resource not found"));
    return Response::fromFile(m_store.filePath(id), "application/vnd.mender-artifact", artifact->name + QStringLiteral(".mender"));
}

void SoftwareService::audit(const Request &request, const QString &action, const api::Artifact &artifact)
{
    AuditRecord record;
    record.action = action;
    record.objectType = QStringLiteral("artifact");
    record.objectId = artifact.id.text;
    record.name = artifact.name;
    m_context.audit.record(request.identity, record);
}

} // namespace drydock::lab
