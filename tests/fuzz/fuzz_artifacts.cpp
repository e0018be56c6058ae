// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/api/artifactmaking.h"
#include "models/api/manifests.h"
#include "tests/fuzz/apifuzz.h"

extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    using namespace drydock;
    const QByteArray json = fuzz::bytes(data, size);
    fuzz::decodeAnswer<api::Release>(json, api::decodeRelease);
    fuzz::decodeAnswer<api::Artifact>(json, api::decodeArtifact);
    fuzz::decodeAnswer<api::DownloadLink>(json, api::decodeDownloadLink);
    fuzz::decodeAnswer<api::StorageUse>(json, api::decodeStorageUse);
    fuzz::decodeAnswer<api::Manifest>(json, api::decodeManifest);
    fuzz::decodeAnswer<api::SoftwareItem>(json, api::decodeSoftwareItem);
    fuzz::decodeAnswer<api::DirectUpload>(json, api::decodeDirectUpload);
    fuzz::decodeRequest(json, api::decodeManifestChange, api::encodeManifestChange);
    fuzz::decodeRequest(json, api::decodeUploadCompletion, api::encodeUploadCompletion);
    fuzz::decodeRequest(json, api::decodeDescriptionBody, api::encodeDescriptionBody);
    fuzz::decodeRequest(json, api::decodeNotesBody, api::encodeNotesBody);
    return 0;
}
