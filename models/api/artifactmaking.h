// SPDX-License-Identifier: GPL-3.0-or-later
//
// Mender's deployments service, the other two ways to an artifact: made by the server from a single file, or uploaded
// straight to its storage. Structs are plain values; ArtifactMakingApi is a stateless façade; files are streamed from
// disk. Facts: contract `/api/management/v1/deployments/artifacts/{generate,directupload*}`, server.md 5.2.
#pragma once

#include "models/api/artifacts.h"

namespace drydock::api {

//! A single-file artifact that the server is to make; at most 256 MiB.
struct SingleFile {
    QString filePath;
    QString name; //!< of the release
    QString description;
    QStringList deviceTypes;
    QString fileName; //!< on the device
    QString destinationFolder; //!< on the device, absolute
    QString softwareFilesystem; //!< "rootfs-image" where empty
    QString softwareName; //!< "single-file" where empty
    QString softwareVersion; //!< the release's name where empty
};
QByteArray encodeSingleFileArguments(const SingleFile &file); //!< the part `args`

//! Where a file may be put: given for an hour, on any host, used without our credentials.
struct DirectUpload {
    ArtifactId artifact;
    QString uri;
    QByteArray method; //!< "PUT" where the server names none
    QList<std::pair<QByteArray, QByteArray>> headers; //!< to be sent with the file as they are
    Timestamp expires;
    bool operator==(const DirectUpload &) const = default;
};
DirectUpload decodeDirectUpload(Reader &reader);
void encode(JsonWriter &writer, const DirectUpload &upload);

//! What the client knows of the file already, so that the server need not read it; all of it may be left out.
struct UploadCompletion {
    qint64 size = 0;
    std::vector<ArtifactUpdate> updates;
    bool operator==(const UploadCompletion &) const = default;
};
Result<UploadCompletion> decodeUploadCompletion(const QByteArray &json); //!< an empty body is the default
QByteArray encodeUploadCompletion(const UploadCompletion &completion);

class ArtifactMakingApi {
public:
    explicit ArtifactMakingApi(Transport &transport)
        : m_transport(transport)
    {
    }
    //! The id under which the artifact will appear some seconds later.
    Call<ArtifactId> generate(const SingleFile &file) const;
    //! 404 or 405 where the server has it switched off.
    Call<DirectUpload> startDirectUpload() const;
    //! The file to the storage: no token goes there. Progress and cancel through the Call's job.
    Call<Nothing> uploadToStorage(const DirectUpload &link, const QString &filePath) const;
    Call<Nothing> completeDirectUpload(const ArtifactId &id, const UploadCompletion &completion) const;

private:
    Transport &m_transport;
};

} // namespace drydock::api
