// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/api/manifests.h"

#include "models/api/multipartbody.h"
#include "models/api/request.h"

#include <algorithm>
#include <array>
#include <limits>

namespace drydock::api {

namespace {

const QString kManifests = QStringLiteral("manifests");
const QString kSoftware = QStringLiteral("software");

QStringList path(std::initializer_list<QString> tail)
{
    return QStringList { QStringLiteral("v1alpha1"), QStringLiteral("deployments") } + QStringList(tail);
}

struct KindWord {
    SoftwareKind kind;
    QLatin1StringView text;
};
constexpr std::array kKindWords {
    KindWord { SoftwareKind::Release, QLatin1StringView("release") },
    KindWord { SoftwareKind::Manifest, QLatin1StringView("manifest") },
};

ManifestComponent decodeComponent(const QString &type, const Reader &reader)
{
    ManifestComponent component;
    component.type = type;
    component.artifactName = reader.optString("artifact_name");
    component.artifactPath = reader.optString("artifact_path");
    if (const auto strategy = reader.object("update_strategy")) {
        component.order = static_cast<int>(std::clamp<qint64>(
            strategy->optInteger("order"), std::numeric_limits<int>::min(), std::numeric_limits<int>::max()));
    }
    return component;
}

void encodeComponent(JsonWriter &writer, const ManifestComponent &component)
{
    writer.key(QStringView(component.type)).beginObject();
    writer.optField("artifact_name", component.artifactName);
    writer.optField("artifact_path", component.artifactPath);
    writer.key("update_strategy").beginObject().field("order", component.order).endObject().endObject();
}

void addAll(RequestSpec &spec, const QString &name, const QStringList &values)
{
    for (const QString &value : values)
        request::addQuery(spec, name, value);
}

} // namespace

Manifest decodeManifest(Reader &reader)
{
    Manifest manifest;
    manifest.name = reader.id("name");
    manifest.modified = reader.optTime("modified");
    if (auto artifact = reader.object("artifact")) {
        manifest.artifact = decodeArtifact(*artifact);
        if (!artifact->ok())
            reader.fail(artifact->problem());
    } else {
        reader.fail("artifact: expected an object");
    }
    if (const auto content = reader.object("manifest")) {
        manifest.apiVersion = content->optString("api_version");
        manifest.kind = content->optString("kind");
        manifest.systemTypes = content->optStrings("system_types_compatible");
        content->members("component_types", [&manifest](const QString &type, Reader &value) {
            manifest.components.push_back(decodeComponent(type, value));
        });
    }
    manifest.tags = reader.optStrings("tags");
    manifest.notes = reader.optString("notes");
    return manifest;
}

void encode(JsonWriter &writer, const Manifest &manifest)
{
    writer.beginObject().field("name", manifest.name);
    writer.optField("modified", manifest.modified);
    writer.key("artifact");
    encode(writer, manifest.artifact);
    writer.key("manifest").beginObject().field("api_version", manifest.apiVersion).field("kind", manifest.kind);
    writer.field("name", manifest.name).field("system_types_compatible", manifest.systemTypes);
    writer.key("component_types").beginObject();
    for (const ManifestComponent &component : manifest.components)
        encodeComponent(writer, component);
    writer.endObject().endObject();
    writer.field("tags", manifest.tags).field("notes", manifest.notes).endObject();
}

QString softwareKindToWire(SoftwareKind kind)
{
    for (const KindWord &word : kKindWords) {
        if (word.kind == kind)
            return word.text;
    }
    return {};
}

SoftwareItem decodeSoftwareItem(Reader &reader)
{
    SoftwareItem item;
    item.name = reader.id("name");
    item.modified = reader.optTime("modified");
    item.compatibleTypes = reader.optStrings("compatible_types");
    item.kindText = reader.string("kind");
    for (const KindWord &word : kKindWords) {
        if (item.kindText == word.text)
            item.kind = word.kind;
    }
    item.tags = reader.optStrings("tags");
    item.notes = reader.optString("notes");
    return item;
}

void encode(JsonWriter &writer, const SoftwareItem &item)
{
    writer.beginObject().field("name", item.name);
    writer.optField("modified", item.modified);
    writer.field("compatible_types", item.compatibleTypes).field("kind", item.kindText);
    writer.field("tags", item.tags).field("notes", item.notes).endObject();
}

Result<ManifestChange> decodeManifestChange(const QByteArray &json)
{
    return decodeBody<ManifestChange>(json, [](Reader &reader) {
        if (!reader.isObject())
            reader.fail("expected an object");
        return ManifestChange { reader.optString("notes"), reader.optStrings("tags") };
    });
}

QByteArray encodeManifestChange(const ManifestChange &change)
{
    return JsonWriter().beginObject().field("notes", change.notes).field("tags", change.tags).endObject().take();
}

Call<Page<SoftwareItem>> ManifestsApi::software(const SoftwareQuery &query, Lane lane) const
{
    RequestSpec spec = request::get(QStringLiteral("Get Deployment Software"), path({ kSoftware }), lane);
    addAll(spec, QStringLiteral("name"), query.names);
    request::addQuery(spec, QStringLiteral("name_prefix"), query.namePrefix);
    request::addQuery(spec, QStringLiteral("kind"), softwareKindToWire(query.kind));
    addAll(spec, QStringLiteral("tag"), query.tags);
    request::addQuery(spec, QStringLiteral("update_type"), query.updateType);
    request::addQuery(spec, QStringLiteral("sort"), query.sort);
    request::addPaging(spec, query.page, query.perPage);
    return { m_transport.send(std::move(spec)),
        [](const HttpReply &reply) { return decodePage<SoftwareItem>(reply, decodeSoftwareItem); } };
}

Call<QStringList> ManifestsApi::softwareTags(SoftwareKind kind) const
{
    RequestSpec spec = request::get(
        QStringLiteral("List software tags"), path({ kSoftware, QStringLiteral("tags") }), Lane::Interactive);
    request::addQuery(spec, QStringLiteral("kind"), softwareKindToWire(kind));
    return { m_transport.send(std::move(spec)), decodeStrings };
}

Call<Page<Manifest>> ManifestsApi::manifests(const ManifestQuery &query, Lane lane) const
{
    RequestSpec spec = request::get(QStringLiteral("GetDeploymentManifests"), path({ kManifests }), lane);
    request::addQuery(spec, QStringLiteral("name"), query.name);
    addAll(spec, QStringLiteral("tag"), query.tags);
    request::addQuery(spec, QStringLiteral("sort"), query.sort);
    request::addPaging(spec, query.page, query.perPage);
    return { m_transport.send(std::move(spec)),
        [](const HttpReply &reply) { return decodePage<Manifest>(reply, decodeManifest); } };
}

Call<Manifest> ManifestsApi::manifest(const QString &name) const
{
    return { m_transport.send(request::get(
                 QStringLiteral("GetDeploymentManifestByName"), path({ kManifests, name }), Lane::Interactive)),
        [](const HttpReply &reply) { return decodeObject<Manifest>(reply, decodeManifest); } };
}

Call<ArtifactId> ManifestsApi::send(RequestSpec spec, const ManifestUpload &upload, const QByteArray &fileField) const
{
    const QByteArray boundary = MultipartBody::makeBoundary();
    spec.contentType = MultipartBody::contentType(boundary);
    std::vector<MultipartBody::Part> parts;
    if (!upload.description.isEmpty())
        parts.push_back({ "description", upload.description.toUtf8() });
    for (const QString &tag : upload.tags)
        parts.push_back({ "tags", tag.toUtf8() });
    spec.bodySource = [boundary, parts, fileField, path = upload.filePath]() -> std::unique_ptr<QIODevice> {
        return MultipartBody::open(boundary, parts, fileField, path);
    };
    return { m_transport.send(std::move(spec)), decodeCreatedArtifact };
}

Call<ArtifactId> ManifestsApi::upload(const ManifestUpload &upload) const
{
    return send(request::make(
                    Verb::Post, QStringLiteral("UploadDeploymentManifestArtifact"), path({ kManifests }), Lane::Transfer),
        upload, "artifact");
}

Call<ArtifactId> ManifestsApi::generate(const ManifestUpload &upload) const
{
    return send(request::make(Verb::Post, QStringLiteral("GenerateDeploymentManifestArtifact"),
                    path({ kManifests, QStringLiteral("generate") }), Lane::Transfer),
        upload, "file");
}

Call<Nothing> ManifestsApi::change(const QString &name, const ManifestChange &change) const
{
    return { m_transport.send(request::repeatable(request::withJson(
                 request::make(
                     Verb::Patch, QStringLiteral("UpdateManifestInformation"), path({ kManifests, name }), Lane::Interactive),
                 encodeManifestChange(change)))),
        decodeNothing };
}

Call<Nothing> ManifestsApi::remove(const QStringList &names) const
{
    RequestSpec spec = request::make(
        Verb::Delete, QStringLiteral("DeleteDeploymentManifests"), path({ kManifests }), Lane::Interactive);
    addAll(spec, QStringLiteral("name"), names);
    return { m_transport.send(std::move(spec)), decodeNothing };
}

} // namespace drydock::api
