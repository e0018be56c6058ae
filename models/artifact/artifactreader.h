// SPDX-License-Identifier: GPL-3.0-or-later
//
// Reads .mender files of version 3 as a stream with libarchive, trusting nothing: order of members, checksums and
// names are checked, sizes are bounded. Pure functions; slow for big files, so not on the GUI thread unless HeaderOnly.
#pragma once

#include "models/artifact/artifactinfo.h"
#include "models/core/result.h"

class QIODevice;

namespace drydock::artifact {

enum class ReadDepth {
    HeaderOnly, //!< stops before the payload: names and checksums of files, no sizes
    Whole, //!< reads the payload to its end and verifies every checksum
};

struct ReadLimits {
    qint64 header = 16LL << 20; //!< uncompressed bytes of header.tar
    qint64 document = 1LL << 20; //!< of one JSON document or of the manifest
    qint64 payload = 64LL << 30; //!< uncompressed bytes of all payload files
    int files = 10'000;
    int payloads = 128;
};

//! Errors are of kind Decode; their text is for people and goes on after "Cannot parse artifact file: ".
Result<ArtifactInfo> readArtifact(const QString &path, ReadDepth depth = ReadDepth::Whole, const ReadLimits &limits = {});
//! From the device's position on; `size` of the result is what was read.
Result<ArtifactInfo> readArtifact(QIODevice &device, ReadDepth depth = ReadDepth::Whole, const ReadLimits &limits = {});

} // namespace drydock::artifact
