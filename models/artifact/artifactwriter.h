// SPDX-License-Identifier: GPL-3.0-or-later
//
// Writes small valid .mender files of version 3, reproducibly: same spec, same bytes. For the lab's demo releases and
// for tests. Pure function; payload files are held in memory.
#pragma once

#include "models/artifact/artifactinfo.h"
#include "models/core/result.h"

namespace drydock::artifact {

struct NewFile {
    QString name;
    QByteArray content;
};

struct NewArtifact {
    QString name;
    QString group;
    QStringList deviceTypes;
    QString payloadType = QStringLiteral("single-file"); //!< empty: the bootstrap artifact, without files
    Relations provides; //!< of the payload: one string each
    Relations depends; //!< of the payload
    QStringList clearsProvides;
    QByteArray metaData; //!< JSON object or empty
    std::vector<NewFile> files;
    Compression compression = Compression::Gzip;
    Timestamp date; //!< of the files; the epoch where invalid
};

//! The file's bytes. Fails on names that a reader would refuse.
Result<QByteArray> encodeArtifact(const NewArtifact &artifact);
Status writeArtifact(const QString &path, const NewArtifact &artifact);

} // namespace drydock::artifact
