// SPDX-License-Identifier: GPL-3.0-or-later
//
// ArtifactInfo: what a .mender file says of itself, as a plain value. Format version 3 (server.md 14).
#pragma once

#include "models/core/timestamp.h"

#include <QByteArray>
#include <QString>
#include <QStringList>

#include <utility>
#include <vector>

namespace drydock::artifact {

//! A value is one string or a list of alternatives; in the file's order.
using Relations = std::vector<std::pair<QString, QStringList>>;

struct File {
    QString name;
    QString checksum; //!< SHA-256 of the content, hex
    qint64 size = 0; //!< bytes; -1 where only the header was read
    Timestamp date;
    bool operator==(const File &) const = default;
};

struct Payload {
    QString type; //!< empty for the bootstrap artifact's null
    std::vector<File> files;
    Relations provides;
    Relations depends;
    QStringList clearsProvides;
    QByteArray metaData; //!< JSON object, empty where there is none
    bool operator==(const Payload &) const = default;
};

enum class Compression { None, Gzip, Xz, Zstd };

struct ArtifactInfo {
    QString format;
    int version = 0;
    QString name;
    QString group;
    QStringList deviceTypes;
    Relations provides; //!< header and payloads together, artifact_name included
    Relations depends; //!< header and payloads together, device_type included
    QStringList clearsProvides;
    std::vector<Payload> payloads;
    QStringList scripts;
    Compression compression = Compression::None;
    bool isSigned = false; //!< a signature is present; nobody has verified it
    qint64 size = 0; //!< of the whole file
    bool operator==(const ArtifactInfo &) const = default;
};

} // namespace drydock::artifact
