// SPDX-License-Identifier: GPL-3.0-or-later
//
// SoftwareService: the ways in which an artifact comes to be beside its upload (server.md 5.2): made of a single file,
// or put straight into the storage and taken in afterwards.
#include "app/lab/jsonbody.h"
#include "app/lab/software/softwareservice.h"
#include "app/lab/tokenservice.h"
#include "models/api/artifactmaking.h"
#include "models/artifact/artifactreader.h"
#include "models/artifact/artifactwriter.h"

#include <QFile>
#include <QRegularExpression>
#include <QUrl>

namespace drydock::lab {

namespace {

constexpr qint64 kLargestFile = 256LL << 20;
constexpr qint64 kLargestArtifact = 10LL << 30;
constexpr qsizetype kLongestName = 256;
constexpr std::chrono::hours kUploadLinkLife { 1 };
const QString kV1 = QStringLiteral("/api/management/v1/deployments/artifacts");
const QString kStorage = QStringLiteral("/storage/uploads/");

QByteArray uploadLinkText(const QString &id, const QString &expire)
{
    return "PUT\n" + (kStorage + id).toUtf8() + '\n' + expire.toUtf8();
}

//! What the form asks for; nothing with a reason where it cannot be.
struct SingleFile {
    artifact::NewArtifact artifact;
    QString problem;
};

SingleFile readForm(const Upload &upload)
{
    const auto text = [&upload](const char *field) { return QString::fromUtf8(upload.fields.value(QString::fromLatin1(field))).trimmed(); };
    SingleFile made;
    const auto refuse = [&made](const QString &why) {
        made.problem = why;
        return made;
    };
    made.artifact.name = text("name");
    made.artifact.deviceTypes = text("device_types_compatible").split(u',', Qt::SkipEmptyParts);
    for (QString &type : made.artifact.deviceTypes)
        type = type.trimmed();
    const QString type = text("type");
    if (made.artifact.name.isEmpty() || made.artifact.name.size() > kLongestName)
        return refuse(QStringLiteral("name: the length must be between 1 and 256."));
    if (made.artifact.deviceTypes.isEmpty() || made.artifact.deviceTypes.join(QString()).size() > kLongestName)
        return refuse(QStringLiteral("device_types_compatible: cannot be blank."));
    if (type != u"single_file" && type != u"single-file")
        return refuse(QStringLiteral("type: must be a valid value."));
    const QJsonObject args = QJsonDocument::fromJson(upload.fields.value(QStringLiteral("args"))).object();
    const auto argument = [&args](const char *key) { return args.value(QLatin1String(key)).toString(); };
    static const QRegularExpression fileName(QStringLiteral("^[\\w\\-.,]+$"));
    const QString file = argument("filename");
    const QString folder = argument("dest_dir");
    if (!fileName.match(file).hasMatch() || !folder.startsWith(u'/'))
        return refuse(QStringLiteral("args: filename and an absolute dest_dir are needed"));
    const auto orElse = [](const QString &value, const QString &fallback) { return value.isEmpty() ? fallback : value; };
    const QString key = orElse(argument("software_filesystem"), QStringLiteral("rootfs-image")) + u'.' + orElse(argument("software_name"), QStringLiteral("single-file"));
    made.artifact.payloadType = QStringLiteral("single-file");
    made.artifact.provides = { { key + QStringLiteral(".version"), { orElse(argument("software_version"), made.artifact.name) } } };
    made.artifact.clearsProvides = { key + QStringLiteral(".*") };
    made.artifact.files = { { QStringLiteral("dest_dir"), folder.toUtf8() + '\n' }, { QStringLiteral("filename"), file.toUtf8() + '\n' },
        { QStringLiteral("permissions"), "644\n" }, { file, {} } };
    return made;
}

//! In a worker: the whole artifact as a file beside the upload; what it says of itself, or why not.
Result<artifact::ArtifactInfo> makeArtifact(const Upload &upload)
{
    SingleFile made = readForm(upload);
    Error problem;
    problem.kind = ErrorKind::Decode;
    problem.apiMessage = made.problem;
    QFile file(upload.filePath);
    if (problem.apiMessage.isEmpty() && !file.open(QIODevice::ReadOnly))
        problem.apiMessage = QStringLiteral("file: cannot be read");
    if (!problem.apiMessage.isEmpty())
        return problem;
    made.artifact.files.back().content = file.readAll();
    file.close();
    const QString path = upload.filePath + QStringLiteral(".mender");
    const Status written = artifact::writeArtifact(path, made.artifact);
    if (!written)
        return written.error();
    return artifact::readArtifact(path);
}

} // namespace

void SoftwareService::addMakingRoutes()
{
    Router &router = m_context.router;
    RouteOptions form;
    form.body = BodyKind::Upload;
    form.filePart = QStringLiteral("file");
    form.maxBody = kLargestFile + (1 << 20);
    form.prepare = [](const Upload &upload) -> std::any { return upload.filePath.isEmpty() ? std::any() : std::any(makeArtifact(upload)); };
    router.add(
        Method::Post, kV1 + QStringLiteral("/generate"), Access::ManagementJwt, [this](const Request &r) { return generate(r); }, form);
    if (m_context.options.plan == Plan::OpenSource)
        return; // switched off there unless an operator asks for it
    router.add(Method::Post, kV1 + QStringLiteral("/directupload"), Access::ManagementJwt, [this](const Request &r) { return startDirectUpload(r); });
    router.add(Method::Post, kV1 + QStringLiteral("/directupload/{id}/complete"), Access::ManagementJwt,
        [this](const Request &r) { return completeDirectUpload(r); });
    RouteOptions raw;
    raw.body = BodyKind::Raw;
    raw.maxBody = kLargestArtifact;
    raw.prepare = [](const Upload &upload) -> std::any { return artifact::readArtifact(upload.filePath); };
    router.add(
        Method::Put, kStorage + QStringLiteral("{id}"), Access::Public, [this](const Request &r) { return putIntoStorage(r); }, raw);
}

Response SoftwareService::generate(const Request &request)
{
    Upload &upload = *request.upload;
    const auto *made = std::any_cast<Result<artifact::ArtifactInfo>>(&request.prepared);
    if (upload.filePath.isEmpty() || !made)
        return apiError(400, QStringLiteral("request does not contain the file"));
    const QString path = upload.filePath + QStringLiteral(".mender");
    const auto refuse = [&path](Response response) {
        QFile::remove(path);
        return response;
    };
    if (!made->ok())
        return refuse(apiError(400, made->error().apiMessage));
    if (m_store.conflict(**made))
        return refuse(apiError(422, QStringLiteral("Artifact not unique")));
    if (const auto full = refusedForSpace((*made)->size))
        return refuse(*full);
    const QString id = newUuid();
    if (!keep(request, id, **made, QString::fromUtf8(upload.fields.value(QStringLiteral("description"))), path, QStringLiteral("create")))
        return refuse(apiError(500, QStringLiteral("internal error")));
    return Response::created(request.path + u'/' + id);
}

Response SoftwareService::startDirectUpload(const Request &request)
{
    api::DirectUpload link;
    link.artifact = ArtifactId(newUuid());
    link.method = "PUT";
    link.expires = { m_context.clock.now().ms + std::chrono::milliseconds(kUploadLinkLife).count() };
    const QString expire = QString::fromLatin1(link.expires.toRfc3339());
    link.uri = request.origin() + kStorage + link.artifact.text + QStringLiteral("?x-men-expire=") + QString::fromLatin1(QUrl::toPercentEncoding(expire))
        + QStringLiteral("&x-men-signature=") + QString::fromLatin1(m_context.tokens.sign(uploadLinkText(link.artifact.text, expire)));
    api::JsonWriter writer;
    api::encode(writer, link);
    return Response::json(writer.take());
}

Response SoftwareService::putIntoStorage(const Request &request)
{
    const QString id = request.param(QStringLiteral("id"));
    const QString expire = request.queryText(u"x-men-expire");
    const Timestamp expires = Timestamp::fromRfc3339(QStringView(expire));
    if (request.queryText(u"x-men-signature").toLatin1() != m_context.tokens.sign(uploadLinkText(id, expire)))
        return apiError(403, QStringLiteral("signature invalid"));
    if (!expires.isValid() || expires < m_context.clock.now())
        return apiError(403, QStringLiteral("URL expired"));
    const auto *parsed = std::any_cast<Result<artifact::ArtifactInfo>>(&request.prepared);
    if (!parsed)
        return apiError(400, QStringLiteral("unexpected EOF"));
    // What it holds is judged when the upload is completed; a storage takes anything.
    m_inStorage.insert_or_assign(id, StoredUpload { request.upload, *parsed });
    return Response::empty(200);
}

Response SoftwareService::completeDirectUpload(const Request &request)
{
    const QString id = request.param(QStringLiteral("id"));
    if (const auto completion = api::decodeUploadCompletion(request.body); !completion)
        return apiError(400, QStringLiteral("invalid request body: %1").arg(completion.error().apiMessage));
    const auto found = m_inStorage.find(id);
    if (found == m_inStorage.end())
        return apiError(404, QStringLiteral("Resource not found"));
    const StoredUpload stored = found->second;
    if (!stored.info.ok())
        return apiError(400, QStringLiteral("Cannot parse artifact file: %1").arg(stored.info.error().apiMessage));
    if (const std::optional<FlatDepends> conflict = m_store.conflict(*stored.info))
        return conflictAnswer(stored.info->name, *conflict);
    if (const auto full = refusedForSpace(stored.info->size))
        return *full;
    if (!keep(request, id, *stored.info, {}, stored.upload->filePath, QStringLiteral("upload")))
        return apiError(500, QStringLiteral("internal error"));
    stored.upload->release();
    m_inStorage.erase(found);
    return Response::empty(202);
}

} // namespace drydock::lab
