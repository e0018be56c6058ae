// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/api/artifactmaking.h"

#include "models/api/multipartbody.h"
#include "models/api/request.h"

#include <QFile>

namespace drydock::api {

namespace {

QStringList path(std::initializer_list<QString> tail)
{
    return QStringList { QStringLiteral("v1"), QStringLiteral("deployments"), QStringLiteral("artifacts") }
    + QStringList(tail);
}

} // namespace

QByteArray encodeSingleFileArguments(const SingleFile &file)
{
    JsonWriter writer;
    writer.beginObject().field("filename", file.fileName).field("dest_dir", file.destinationFolder);
    writer.optField("software_filesystem", file.softwareFilesystem);
    writer.optField("software_name", file.softwareName);
    writer.optField("software_version", file.softwareVersion);
    return writer.endObject().take();
}

DirectUpload decodeDirectUpload(Reader &reader)
{
    DirectUpload upload;
    upload.artifact = ArtifactId(reader.id("id"));
    upload.uri = reader.id("uri");
    upload.expires = reader.optTime("expire");
    upload.method = reader.optString("method").toLatin1();
    reader.members("header", [&upload](const QString &name, Reader &value) {
        upload.headers.append({ name.toUtf8(), value.asText().toUtf8() });
    });
    return upload;
}

void encode(JsonWriter &writer, const DirectUpload &upload)
{
    writer.beginObject().field("id", upload.artifact.text).field("uri", upload.uri);
    writer.optField("expire", upload.expires);
    writer.optField("method", QString::fromLatin1(upload.method));
    writer.key("header").beginObject();
    for (const auto &[name, value] : upload.headers)
        writer.key(QStringView(QString::fromUtf8(name))).value(QString::fromUtf8(value));
    writer.endObject().endObject();
}

Result<UploadCompletion> decodeUploadCompletion(const QByteArray &json)
{
    if (json.trimmed().isEmpty())
        return UploadCompletion {};
    return decodeBody<UploadCompletion>(json, [](Reader &reader) {
        UploadCompletion completion;
        if (!reader.isObject())
            reader.fail("expected an object");
        completion.size = reader.optInteger("size");
        reader.each("updates", [&](Reader &each) { completion.updates.push_back(decodeArtifactUpdate(each)); });
        return completion;
    });
}

QByteArray encodeUploadCompletion(const UploadCompletion &completion)
{
    JsonWriter writer;
    writer.beginObject();
    if (completion.size > 0)
        writer.field("size", completion.size);
    if (!completion.updates.empty()) {
        writer.key("updates").beginArray();
        for (const ArtifactUpdate &update : completion.updates)
            encode(writer, update);
        writer.endArray();
    }
    return writer.endObject().take();
}

Call<ArtifactId> ArtifactMakingApi::generate(const SingleFile &file) const
{
    RequestSpec spec = request::make(
        Verb::Post, QStringLiteral("Generate Artifact"), path({ QStringLiteral("generate") }), Lane::Transfer);
    const QByteArray boundary = MultipartBody::makeBoundary();
    spec.contentType = MultipartBody::contentType(boundary);
    // The server reads the parts as they come: all that says what the file is must stand before it.
    const std::vector<MultipartBody::Part> parts { { "name", file.name.toUtf8() },
        { "description", file.description.toUtf8() },
        { "device_types_compatible", file.deviceTypes.join(QLatin1Char(',')).toUtf8() }, { "type", "single_file" },
        { "args", encodeSingleFileArguments(file) } };
    spec.bodySource = [boundary, parts, path = file.filePath]() -> std::unique_ptr<QIODevice> {
        return MultipartBody::open(boundary, parts, "file", path);
    };
    return { m_transport.send(std::move(spec)), decodeCreatedArtifact };
}

Call<DirectUpload> ArtifactMakingApi::startDirectUpload() const
{
    return { m_transport.send(request::make(Verb::Post, QStringLiteral("Request Direct Upload"),
                 path({ QStringLiteral("directupload") }), Lane::Interactive)),
        [](const HttpReply &reply) { return decodeObject<DirectUpload>(reply, decodeDirectUpload); } };
}

Call<Nothing> ArtifactMakingApi::uploadToStorage(const DirectUpload &link, const QString &filePath) const
{
    RequestSpec spec;
    spec.verb = link.method == "POST" ? Verb::Post : Verb::Put;
    spec.operation = QStringLiteral("Direct Upload");
    spec.absoluteUrl = link.uri;
    spec.credentials = Credentials::None;
    spec.lane = Lane::Transfer;
    // The link's signature may cover its headers: they are sent as they are, and ours gives way.
    spec.contentType = QByteArrayLiteral("application/vnd.mender-artifact");
    for (const auto &header : link.headers) {
        if (header.first.compare("Content-Type", Qt::CaseInsensitive) == 0)
            spec.contentType = header.second;
        else
            spec.headers.append(header);
    }
    spec.bodySource = [filePath]() -> std::unique_ptr<QIODevice> {
        auto file = std::make_unique<QFile>(filePath);
        return file->open(QIODevice::ReadOnly | QIODevice::Unbuffered) ? std::move(file) : nullptr;
    };
    return { m_transport.send(std::move(spec)), decodeNothing };
}

Call<Nothing> ArtifactMakingApi::completeDirectUpload(const ArtifactId &id, const UploadCompletion &completion) const
{
    return { m_transport.send(request::withJson(
                 request::make(Verb::Post, QStringLiteral("Complete Direct Upload"),
                     path({ QStringLiteral("directupload"), id.text, QStringLiteral("complete") }), Lane::Interactive),
                 encodeUploadCompletion(completion))),
        decodeNothing };
}

} // namespace drydock::api
