// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/artifact/artifactwriter.h"

#include "models/artifact/tarstream.h"

#include <QCryptographicHash>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QMap>
#include <QRegularExpression>
#include <QSaveFile>

namespace drydock::artifact {

namespace {

QString suffix(Compression compression)
{
    switch (compression) {
    case Compression::None:
        return {};
    case Compression::Gzip:
        return QStringLiteral(".gz");
    case Compression::Xz:
        return QStringLiteral(".xz");
    case Compression::Zstd:
        return QStringLiteral(".zst");
    }
    return {};
}

QByteArray compact(const QJsonObject &object)
{
    return QJsonDocument(object).toJson(QJsonDocument::Compact);
}

QJsonObject relationsObject(const Relations &relations)
{
    QJsonObject object;
    for (const auto &[key, values] : relations)
        object.insert(key, values.size() == 1 ? QJsonValue(values.first()) : QJsonValue(QJsonArray::fromStringList(values)));
    return object;
}

QByteArray headerInfo(const NewArtifact &artifact)
{
    QJsonObject provides { { QStringLiteral("artifact_name"), artifact.name } };
    if (!artifact.group.isEmpty())
        provides.insert(QStringLiteral("artifact_group"), artifact.group);
    const QJsonValue type = artifact.payloadType.isEmpty() ? QJsonValue() : QJsonValue(artifact.payloadType);
    return compact({
        { QStringLiteral("payloads"), QJsonArray { QJsonObject { { QStringLiteral("type"), type } } } },
        { QStringLiteral("artifact_provides"), provides },
        { QStringLiteral("artifact_depends"),
            QJsonObject { { QStringLiteral("device_type"), QJsonArray::fromStringList(artifact.deviceTypes) } } },
    });
}

QByteArray typeInfo(const NewArtifact &artifact)
{
    QJsonObject info { { QStringLiteral("type"), artifact.payloadType.isEmpty() ? QJsonValue() : QJsonValue(artifact.payloadType) } };
    if (!artifact.provides.empty())
        info.insert(QStringLiteral("artifact_provides"), relationsObject(artifact.provides));
    if (!artifact.depends.empty())
        info.insert(QStringLiteral("artifact_depends"), relationsObject(artifact.depends));
    if (!artifact.clearsProvides.isEmpty())
        info.insert(QStringLiteral("clears_artifact_provides"), QJsonArray::fromStringList(artifact.clearsProvides));
    return compact(info);
}

QString problemOf(const NewArtifact &artifact)
{
    static const QRegularExpression harmless(QStringLiteral("^[\\w\\-.,]+$"));
    if (artifact.name.isEmpty() || artifact.name.size() > 256)
        return QStringLiteral("artifact name");
    if (artifact.deviceTypes.isEmpty() || artifact.deviceTypes.contains(QString()))
        return QStringLiteral("device types");
    if (artifact.payloadType.isEmpty() && !artifact.files.empty())
        return QStringLiteral("files without a payload type");
    for (const NewFile &file : artifact.files) {
        if (!harmless.match(file.name).hasMatch())
            return QStringLiteral("file name \"%1\"").arg(file.name);
    }
    if (!artifact.metaData.isEmpty() && !QJsonDocument::fromJson(artifact.metaData).isObject())
        return QStringLiteral("meta-data");
    return {};
}

QByteArray digest(const QByteArray &content)
{
    return QCryptographicHash::hash(content, QCryptographicHash::Sha256).toHex();
}

} // namespace

Result<QByteArray> encodeArtifact(const NewArtifact &artifact)
{
    if (const QString problem = problemOf(artifact); !problem.isEmpty())
        return makeError(ErrorKind::Unprocessable, QStringLiteral("bad %1").arg(problem));
    const Error refused = makeError(ErrorKind::Unprocessable, QStringLiteral("the archive could not be written"));
    TarWriter header(artifact.compression);
    header.add(QStringLiteral("header-info"), headerInfo(artifact), {});
    header.add(QStringLiteral("headers/0000/type-info"), typeInfo(artifact), {});
    if (!artifact.metaData.isEmpty())
        header.add(QStringLiteral("headers/0000/meta-data"), artifact.metaData, {});
    const std::optional<QByteArray> headerTar = header.finish();
    TarWriter data(artifact.compression);
    QMap<QString, QByteArray> digests; // sorted, as the format wants the manifest
    for (const NewFile &file : artifact.files) {
        data.add(file.name, file.content, artifact.date);
        digests.insert(QStringLiteral("data/0000/") + file.name, digest(file.content));
    }
    const std::optional<QByteArray> dataTar = data.finish();
    if (!headerTar || !dataTar)
        return refused;
    const QByteArray version = R"({"format":"mender","version":3})";
    const QString headerName = QStringLiteral("header.tar") + suffix(artifact.compression);
    digests.insert(headerName, digest(*headerTar));
    digests.insert(QStringLiteral("version"), digest(version));
    QByteArray manifest;
    for (auto it = digests.begin(); it != digests.end(); ++it)
        manifest += it.value() + "  " + it.key().toUtf8() + '\n';

    TarWriter outer(Compression::None);
    outer.add(QStringLiteral("version"), version, {});
    outer.add(QStringLiteral("manifest"), manifest, {});
    outer.add(headerName, *headerTar, {});
    if (!artifact.payloadType.isEmpty())
        outer.add(QStringLiteral("data/0000.tar") + suffix(artifact.compression), *dataTar, {});
    const std::optional<QByteArray> file = outer.finish();
    return file ? Result<QByteArray>(*file) : Result<QByteArray>(refused);
}

Status writeArtifact(const QString &path, const NewArtifact &artifact)
{
    const Result<QByteArray> bytes = encodeArtifact(artifact);
    if (!bytes.ok())
        return bytes.error();
    QSaveFile file(path);
    if (!file.open(QIODevice::WriteOnly) || file.write(*bytes) != bytes->size() || !file.commit())
        return makeError(ErrorKind::Unprocessable, file.errorString());
    return Nothing {};
}

} // namespace drydock::artifact
