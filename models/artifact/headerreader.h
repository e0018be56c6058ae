// SPDX-License-Identifier: GPL-3.0-or-later
//
// The JSON documents of a .mender file: version, header-info, type-info, meta-data. Internal to models/artifact; throws
// ReadError.
#pragma once

#include "models/artifact/artifactreader.h"
#include "models/artifact/tarstream.h"

namespace drydock::artifact {

void parseVersion(const QByteArray &document, ArtifactInfo &info);
//! All members of header.tar, in their order.
void readHeader(TarReader &header, const ReadLimits &limits, ArtifactInfo &info);
//! The views that the server shows: provides, depends and clears of header and payloads together.
void flatten(ArtifactInfo &info);

} // namespace drydock::artifact
