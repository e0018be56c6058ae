// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/api/artifacts.h"

#include "models/api/multipartbody.h"
#include "models/api/request.h"

#include <limits>

namespace drydock::api {

namespace {

const QString kArtifacts = QStringLiteral("artifacts");

QStringList artifactPath(std::initializer_list<QString> tail = {})
{
    return QStringList { QStringLiteral("v1"), QStringLiteral("deployments"), kArtifacts } + QStringList(tail);
}

QStringList releasePath(std::initializer_list<QString> tail = {})
{
    return QStringList { QStringLiteral("v2"), QStringLiteral("deployments"), QStringLiteral("deployments"),
               QStringLiteral("releases") }
    + QStringList(tail);
}

QStringList olderReleasePath(std::initializer_list<QString> tail = {})
{
    return QStringList { QStringLiteral("v1"), QStringLiteral("deployments"), QStringLiteral("deployments"),
        QStringLiteral("releases") }
    + QStringList(tail);
}

// The older API has no path for one release, but a list by name.
Result<Release> oneRelease(const HttpReply &reply, const QString &name)
{
    const Result<Page<Release>> page = decodePage<Release>(reply, decodeRelease);
    if (!page.ok())
        return page.error();
    for (const Release &release : page->items) {
        if (release.name == name)
            return release;
    }
    constexpr int kNotFound = 404;
    Error error = makeError(ErrorKind::NotFound, QStringLiteral("no release of that name"), kNotFound);
    error.where = reply.url;
    return error;
}

ArtifactFile decodeFile(Reader &reader)
{
    ArtifactFile file;
    file.name = reader.optString("name");
    file.checksum = reader.optString("checksum");
    file.size = reader.optInteger("size");
    file.date = reader.optTime("date");
    return file;
}

QStringList v1ReleasePath(std::initializer_list<QString> tail = {})
{
    return QStringList { QStringLiteral("v1"), QStringLiteral("deployments"), QStringLiteral("deployments"),
               QStringLiteral("releases") }
    + QStringList(tail);
}

QStringList inUsePath(const QString &what)
{
    return { QStringLiteral("v2"), QStringLiteral("deployments"), QStringLiteral("releases"), QStringLiteral("all"), what };
}

//! An object, or the older array of {"Key", "Value"}.
std::vector<std::pair<QString, QString>> decodeMetadata(Reader &reader)
{
    std::vector<std::pair<QString, QString>> metadata;
    reader.members("metadata",
        [&metadata](const QString &name, Reader &value) { metadata.emplace_back(name, value.asText()); });
    if (!metadata.empty())
        return metadata;
    if (reader.count("meta_data") == 0)
        return metadata;
    reader.each("meta_data", [&metadata](Reader &each) {
        QString key;
        QString value;
        each.ownMembers([&](const QString &name, Reader &field) {
            if (name == QLatin1String("Key"))
                key = field.asText();
            else if (name == QLatin1String("Value"))
                value = field.asText();
        });
        metadata.emplace_back(key, value);
    });
    return metadata;
}

ArtifactRelations decodeRelations(const Reader &reader, const char *key)
{
    ArtifactRelations relations;
    reader.members(key,
        [&relations](const QString &name, Reader &value) { relations.emplace_back(name, value.asStrings()); });
    return relations;
}

//! What is provided is one value, what is depended on is a list of alternatives.
void encodeProvides(JsonWriter &writer, const ArtifactRelations &relations)
{
    writer.key("artifact_provides").beginObject();
    for (const auto &[name, values] : relations) {
        writer.key(QStringView(name));
        if (values.size() == 1)
            writer.value(values.first());
        else
            writer.value(values);
    }
    writer.endObject();
}

void encodeDepends(JsonWriter &writer, const ArtifactRelations &relations)
{
    writer.key("artifact_depends").beginObject();
    for (const auto &[name, values] : relations)
        writer.key(QStringView(name)).value(values);
    writer.endObject();
}

QByteArray encodeText(QByteArrayView field, const QString &text)
{
    return JsonWriter().beginObject().field(field, text).endObject().take();
}

Result<QString> decodeText(const QByteArray &json, const char *field)
{
    return decodeBody<QString>(json, [field](Reader &reader) {
        if (!reader.isObject())
            reader.fail("expected an object");
        return reader.has(field) ? reader.string(field) : QString();
    });
}

//! What v1's two lists of releases have in common.
RequestSpec releasesV1Spec(const QString &operation, QStringList path, const ReleaseQuery &query, Lane lane)
{
    RequestSpec spec = request::get(operation, std::move(path), lane);
    request::addQuery(spec, QStringLiteral("name"), query.name);
    request::addQuery(spec, QStringLiteral("update_type"), query.updateType);
    return spec;
}

} // namespace

ArtifactUpdate decodeArtifactUpdate(Reader &reader)
{
    ArtifactUpdate update;
    if (const auto info = reader.object("type_info"))
        update.type = info->optString("type");
    // null where there is no payload file.
    reader.each("files", [&update](Reader &each) { update.files.push_back(decodeFile(each)); });
    update.metadata = decodeMetadata(reader);
    return update;
}

void encode(JsonWriter &writer, const ArtifactUpdate &update)
{
    writer.beginObject();
    writer.key("type_info").beginObject().field("type", update.type).endObject();
    writer.key("files").beginArray();
    for (const ArtifactFile &file : update.files) {
        writer.beginObject().field("name", file.name).field("checksum", file.checksum).field("size", file.size);
        writer.optField("date", file.date);
        writer.endObject();
    }
    writer.endArray();
    if (!update.metadata.empty()) {
        writer.key("metadata").beginObject();
        for (const auto &[name, value] : update.metadata)
            writer.key(QStringView(name)).value(value);
        writer.endObject();
    }
    writer.endObject();
}

Result<ArtifactId> decodeCreatedArtifact(const HttpReply &reply)
{
    const Result<QString> id = decodeLocation(reply);
    return id.ok() ? Result<ArtifactId>(ArtifactId(*id)) : Result<ArtifactId>(id.error());
}

Artifact decodeArtifact(Reader &reader)
{
    Artifact artifact;
    artifact.id = ArtifactId(reader.id("id"));
    artifact.name = reader.string("name");
    artifact.description = reader.optString("description");
    artifact.deviceTypes = reader.optStrings("device_types_compatible");
    if (const auto info = reader.object("info")) {
        artifact.format = info->optString("format");
        const qint64 version = info->optInteger("version");
        if (version >= 0 && version <= std::numeric_limits<int>::max())
            artifact.version = static_cast<int>(version);
    }
    artifact.isSigned = reader.optBoolean("signed");
    reader.each("updates", [&artifact](Reader &each) { artifact.updates.push_back(decodeArtifactUpdate(each)); });
    artifact.provides = decodeRelations(reader, "artifact_provides");
    artifact.depends = decodeRelations(reader, "artifact_depends");
    artifact.clearsProvides = reader.optStrings("clears_artifact_provides");
    artifact.size = reader.optInteger("size");
    artifact.modified = reader.optTime("modified");
    return artifact;
}

void encode(JsonWriter &writer, const Artifact &artifact)
{
    writer.beginObject().field("id", artifact.id.text).field("name", artifact.name);
    writer.field("description", artifact.description).field("device_types_compatible", artifact.deviceTypes);
    writer.key("info").beginObject().field("format", artifact.format).field("version", artifact.version).endObject();
    writer.field("signed", artifact.isSigned).key("updates").beginArray();
    for (const ArtifactUpdate &update : artifact.updates)
        encode(writer, update);
    writer.endArray();
    encodeProvides(writer, artifact.provides);
    encodeDepends(writer, artifact.depends);
    if (!artifact.clearsProvides.isEmpty())
        writer.field("clears_artifact_provides", artifact.clearsProvides);
    writer.field("size", artifact.size);
    writer.optField("modified", artifact.modified);
    writer.endObject();
}

Release decodeRelease(Reader &reader)
{
    const bool v1 = !reader.has("name") && reader.has("Name");
    Release release;
    release.name = reader.id(v1 ? "Name" : "name");
    reader.each(v1 ? "Artifacts" : "artifacts", [&release](Reader &each) {
        Artifact artifact = decodeArtifact(each);
        if (each.ok())
            release.artifacts.push_back(std::move(artifact));
        each.forgive();
    });
    release.artifactCount = reader.optInteger(
        v1 ? "ArtifactsCount" : "artifacts_count", static_cast<qint64>(release.artifacts.size()));
    release.modified = reader.optTime(v1 && reader.has("Modified") ? "Modified" : "modified");
    release.notes = reader.optString("notes");
    release.tags = reader.optStrings("tags");
    return release;
}

void encode(JsonWriter &writer, const Release &release)
{
    writer.beginObject().field("name", release.name);
    writer.optField("modified", release.modified);
    writer.key("artifacts").beginArray();
    for (const Artifact &artifact : release.artifacts)
        encode(writer, artifact);
    writer.endArray().field("artifacts_count", release.artifactCount);
    writer.field("tags", release.tags).field("notes", release.notes).endObject();
}

QByteArray encodeReleasesV1(const std::vector<Release> &releases)
{
    JsonWriter writer;
    writer.beginArray();
    for (const Release &release : releases) {
        writer.beginObject().field("Name", release.name);
        writer.optField("Modified", release.modified);
        writer.key("Artifacts").raw(toJson(release.artifacts));
        writer.field("ArtifactsCount", release.artifactCount);
        writer.field("tags", release.tags).field("notes", release.notes).endObject();
    }
    return writer.endArray().take();
}

DownloadLink decodeDownloadLink(Reader &reader)
{
    return { reader.id("uri"), reader.optTime("expire") };
}

void encode(JsonWriter &writer, const DownloadLink &link)
{
    writer.beginObject().field("uri", link.uri);
    writer.optField("expire", link.expires);
    writer.field("method", QStringLiteral("GET")).key("header").beginObject().endObject().endObject();
}

StorageUse decodeStorageUse(Reader &reader)
{
    return { reader.integer("limit"), reader.integer("usage") };
}

void encode(JsonWriter &writer, const StorageUse &use)
{
    writer.beginObject().field("limit", use.limit).field("usage", use.used).endObject();
}

Result<QString> decodeDescriptionBody(const QByteArray &json)
{
    return decodeText(json, "description");
}

QByteArray encodeDescriptionBody(const QString &description)
{
    return encodeText("description", description);
}

Result<QString> decodeNotesBody(const QByteArray &json)
{
    return decodeText(json, "notes");
}

QByteArray encodeNotesBody(const QString &notes)
{
    return encodeText("notes", notes);
}

Call<Page<Release>> SoftwareApi::releases(const ReleaseQuery &query, Lane lane) const
{
    const bool older = m_versions.usesFallback(Family::Releases);
    RequestSpec spec = older
        ? request::get(QStringLiteral("Deployments V1 List Releases with pagination"),
            olderReleasePath({ QStringLiteral("list") }), lane)
        : request::get(QStringLiteral("Deployments V2 List Releases with pagination"), releasePath(), lane);
    request::addQuery(spec, QStringLiteral("name"), query.name);
    // The older list knows no tags.
    for (const QString &tag : older ? QStringList() : query.tags)
        request::addQuery(spec, QStringLiteral("tag"), tag);
    request::addQuery(spec, QStringLiteral("update_type"), query.updateType);
    request::addQuery(spec, QStringLiteral("sort"), query.sort);
    request::addPaging(spec, query.page, query.perPage);
    return { m_transport.send(std::move(spec)),
        [](const HttpReply &reply) { return decodePage<Release>(reply, decodeRelease); } };
}

Call<Release> SoftwareApi::release(const QString &name) const
{
    if (m_versions.usesFallback(Family::Releases)) {
        RequestSpec spec = request::get(QStringLiteral("List Releases"), olderReleasePath(), Lane::Interactive);
        request::addQuery(spec, QStringLiteral("name"), name);
        return { m_transport.send(std::move(spec)), [name](const HttpReply &reply) { return oneRelease(reply, name); } };
    }
    return { m_transport.send(request::get(
                 QStringLiteral("Get Release with given name"), releasePath({ name }), Lane::Interactive)),
        [](const HttpReply &reply) { return decodeObject<Release>(reply, decodeRelease); } };
}

Call<Page<Artifact>> SoftwareApi::artifacts(int page, int perPage, Lane lane) const
{
    if (m_versions.usesFallback(Family::Artifacts)) {
        return { m_transport.send(request::get(QStringLiteral("List Artifacts"), artifactPath(), lane)),
            [](const HttpReply &reply) { return decodePage<Artifact>(reply, decodeArtifact); } };
    }
    RequestSpec spec = request::get(QStringLiteral("Deployments V1 List Artifacts with pagination"),
        artifactPath({ QStringLiteral("list") }), lane);
    request::addPaging(spec, page, perPage);
    return { m_transport.send(std::move(spec)),
        [](const HttpReply &reply) { return decodePage<Artifact>(reply, decodeArtifact); } };
}

Call<Page<Artifact>> SoftwareApi::artifactsV2(const ArtifactQuery &query, Lane lane) const
{
    RequestSpec spec = request::get(QStringLiteral("Deployments V2 List Artifacts with pagination"),
        { QStringLiteral("v2"), QStringLiteral("deployments"), kArtifacts }, lane);
    for (const QString &name : query.names)
        request::addQuery(spec, QStringLiteral("name"), name);
    request::addQuery(spec, QStringLiteral("description"), query.description);
    request::addQuery(spec, QStringLiteral("device_type"), query.deviceType);
    request::addPaging(spec, query.page, query.perPage);
    return { m_transport.send(std::move(spec)),
        [](const HttpReply &reply) { return decodePage<Artifact>(reply, decodeArtifact); } };
}

Call<Page<Artifact>> SoftwareApi::allArtifacts(const ArtifactQuery &query) const
{
    RequestSpec spec = request::get(QStringLiteral("List Artifacts"), artifactPath(), Lane::Bulk);
    request::addQuery(spec, QStringLiteral("name"), query.names.value(0));
    request::addQuery(spec, QStringLiteral("description"), query.description);
    request::addQuery(spec, QStringLiteral("device_type"), query.deviceType);
    return { m_transport.send(std::move(spec)),
        [](const HttpReply &reply) { return decodePage<Artifact>(reply, decodeArtifact); } };
}

Call<Page<Release>> SoftwareApi::releasesV1(const ReleaseQuery &query, Lane lane) const
{
    RequestSpec spec = releasesV1Spec(QStringLiteral("Deployments V1 List Releases with pagination"),
        v1ReleasePath({ QStringLiteral("list") }), query, lane);
    request::addQuery(spec, QStringLiteral("sort"), query.sort);
    request::addPaging(spec, query.page, query.perPage);
    return { m_transport.send(std::move(spec)),
        [](const HttpReply &reply) { return decodePage<Release>(reply, decodeRelease); } };
}

Call<Page<Release>> SoftwareApi::firstReleasesV1(const ReleaseQuery &query) const
{
    return { m_transport.send(
                 releasesV1Spec(QStringLiteral("List Releases"), v1ReleasePath(), query, Lane::Interactive)),
        [](const HttpReply &reply) { return decodePage<Release>(reply, decodeRelease); } };
}

Call<QStringList> SoftwareApi::tagsInUse() const
{
    return { m_transport.send(request::get(
                 QStringLiteral("List Release Tags"), inUsePath(QStringLiteral("tags")), Lane::Interactive)),
        decodeStrings };
}

Call<QStringList> SoftwareApi::updateTypesInUse() const
{
    return { m_transport.send(request::get(
                 QStringLiteral("List Release Types"), inUsePath(QStringLiteral("types")), Lane::Interactive)),
        decodeStrings };
}

Call<Artifact> SoftwareApi::artifact(const ArtifactId &id) const
{
    return { m_transport.send(
                 request::get(QStringLiteral("Show Artifact"), artifactPath({ id.text }), Lane::Interactive)),
        [](const HttpReply &reply) { return decodeObject<Artifact>(reply, decodeArtifact); } };
}

Call<ArtifactId> SoftwareApi::upload(const ArtifactUpload &upload) const
{
    RequestSpec spec = request::make(Verb::Post, QStringLiteral("Upload Artifact"), artifactPath(), Lane::Transfer);
    const QByteArray boundary = MultipartBody::makeBoundary();
    spec.contentType = MultipartBody::contentType(boundary);
    std::vector<MultipartBody::Part> parts;
    if (!upload.description.isEmpty())
        parts.push_back({ "description", upload.description.toUtf8() });
    spec.bodySource = [boundary, parts, path = upload.filePath]() -> std::unique_ptr<QIODevice> {
        return MultipartBody::open(boundary, parts, "artifact", path);
    };
    return { m_transport.send(std::move(spec)), decodeCreatedArtifact };
}

Call<Nothing> SoftwareApi::setDescription(const ArtifactId &id, const QString &description) const
{
    return { m_transport.send(request::repeatable(request::withJson(
                 request::make(
                     Verb::Put, QStringLiteral("Update Artifact Info"), artifactPath({ id.text }), Lane::Interactive),
                 encodeDescriptionBody(description)))),
        decodeNothing };
}

Call<Nothing> SoftwareApi::remove(const ArtifactId &id) const
{
    return { m_transport.send(request::make(
                 Verb::Delete, QStringLiteral("Delete Artifact"), artifactPath({ id.text }), Lane::Interactive)),
        decodeNothing };
}

Call<Nothing> SoftwareApi::removeReleases(const QStringList &names) const
{
    RequestSpec spec
        = request::make(Verb::Delete, QStringLiteral("Delete Releases"), releasePath(), Lane::Interactive);
    for (const QString &name : names)
        spec.query.append({ QStringLiteral("name"), name });
    return { m_transport.send(std::move(spec)), decodeNothing };
}

Call<Nothing> SoftwareApi::setNotes(const QString &release, const QString &notes) const
{
    return { m_transport.send(request::repeatable(request::withJson(
                 request::make(Verb::Patch, QStringLiteral("Update Release information"), releasePath({ release }),
                     Lane::Interactive),
                 encodeNotesBody(notes)))),
        decodeNothing };
}

Call<Nothing> SoftwareApi::setTags(const QString &release, const QStringList &tags) const
{
    return { m_transport.send(request::repeatable(request::withJson(
                 request::make(Verb::Put, QStringLiteral("Assign Release Tags"),
                     releasePath({ release, QStringLiteral("tags") }), Lane::Interactive),
                 toJson(tags)))),
        decodeNothing };
}

Call<DownloadLink> SoftwareApi::downloadLink(const ArtifactId &id) const
{
    return { m_transport.send(request::get(QStringLiteral("Download Artifact"),
                 artifactPath({ id.text, QStringLiteral("download") }), Lane::Interactive)),
        [](const HttpReply &reply) { return decodeObject<DownloadLink>(reply, decodeDownloadLink); } };
}

Call<StorageUse> SoftwareApi::storage() const
{
    return { m_transport.send(request::get(QStringLiteral("Deployments Get Storage Usage"),
                 { QStringLiteral("v1"), QStringLiteral("deployments"), QStringLiteral("limits"),
                     QStringLiteral("storage") },
                 Lane::Polling)),
        [](const HttpReply &reply) { return decodeObject<StorageUse>(reply, decodeStorageUse); } };
}

} // namespace drydock::api
