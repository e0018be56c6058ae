// SPDX-License-Identifier: GPL-3.0-or-later
//
// Mender's deployments service, the half that keeps software: artifacts (API v1) and releases (API v2; all artifacts
// of one name; v1's where the probe found no v2). Structs are plain values; SoftwareApi is a stateless façade.
// Facts: contract `/api/management/v1/deployments/artifacts*`, `/api/management/v2/deployments/deployments/releases*`,
// server.md 5.1 to 5.3.
#pragma once

#include "models/api/jsonreader.h"
#include "models/api/jsonwriter.h"
#include "models/api/versions.h"
#include "models/core/ids.h"
#include "models/rest/call.h"
#include "models/rest/transport.h"

namespace drydock::api {

struct ArtifactFile {
    QString name;
    QString checksum; //!< SHA-256, hex
    qint64 size = 0; //!< bytes
    Timestamp date;
    bool operator==(const ArtifactFile &) const = default;
};
struct ArtifactUpdate {
    QString type; //!< type_info.type: "rootfs-image", "single-file", …
    std::vector<ArtifactFile> files;
    std::vector<std::pair<QString, QString>> metadata {}; //!< values as text; `meta_data` of old servers is read too
    bool operator==(const ArtifactUpdate &) const = default;
};
ArtifactUpdate decodeArtifactUpdate(Reader &reader);
void encode(JsonWriter &writer, const ArtifactUpdate &update);
//! The artifact that a 201 or 202 names in Location.
Result<ArtifactId> decodeCreatedArtifact(const HttpReply &reply);
//! Depends and provides: a value is one string or a list of alternatives.
using ArtifactRelations = std::vector<std::pair<QString, QStringList>>;

struct Artifact {
    ArtifactId id;
    QString name; //!< the release it belongs to
    QString description;
    QStringList deviceTypes;
    QString format; //!< info.format, "mender"
    int version = 0; //!< info.version
    bool isSigned = false;
    std::vector<ArtifactUpdate> updates;
    ArtifactRelations provides;
    ArtifactRelations depends;
    QStringList clearsProvides;
    qint64 size = 0; //!< bytes
    Timestamp modified;
    bool operator==(const Artifact &) const = default;
};
Artifact decodeArtifact(Reader &reader);
void encode(JsonWriter &writer, const Artifact &artifact);

struct Release {
    QString name;
    std::vector<Artifact> artifacts;
    qint64 artifactCount = 0;
    Timestamp modified;
    QString notes;
    QStringList tags;
    bool operator==(const Release &) const = default;
};
Release decodeRelease(Reader &reader); //!< v2 keys; v1's capitalised ones are read too
QByteArray encodeReleasesV1(const std::vector<Release> &releases); //!< v1 keys
void encode(JsonWriter &writer, const Release &release); //!< v2 keys

struct DownloadLink {
    QString uri; //!< may point to another host; fetched without credentials
    Timestamp expires;
    bool operator==(const DownloadLink &) const = default;
};

DownloadLink decodeDownloadLink(Reader &reader);
void encode(JsonWriter &writer, const DownloadLink &link);

struct StorageUse {
    qint64 limit = 0; //!< bytes; 0 unlimited
    qint64 used = 0;
    bool operator==(const StorageUse &) const = default;
};

StorageUse decodeStorageUse(Reader &reader);
void encode(JsonWriter &writer, const StorageUse &use);

// Bodies of small writes, both ways.
Result<QString> decodeDescriptionBody(const QByteArray &json); //!< absent is empty
QByteArray encodeDescriptionBody(const QString &description);
Result<QString> decodeNotesBody(const QByteArray &json); //!< absent is empty
QByteArray encodeNotesBody(const QString &notes);

struct ReleaseQuery {
    QString name; //!< case-insensitive substring
    QStringList tags;
    QString updateType;
    QString sort; //!< "name:asc", "modified:desc", …
    int page = 1;
    int perPage = kMaxPerPage;
};

struct ArtifactQuery {
    QStringList names; //!< v2: exact, or one "prefix*"; v1: the first, a case-insensitive substring
    QString description; //!< substring
    QString deviceType; //!< substring
    int page = 1;
    int perPage = kMaxPerPage;
};

struct ArtifactUpload {
    QString filePath; //!< streamed from disk as multipart/form-data, `size` and `description` before `artifact`
    QString description;
};

class SoftwareApi {
public:
    //! `versions` outlives it.
    explicit SoftwareApi(Transport &transport, const ApiVersions &versions = kPreferredVersions)
        : m_transport(transport)
        , m_versions(versions)
    {
    }
    Call<Page<Release>> releases(const ReleaseQuery &query, Lane lane = Lane::Polling) const;
    //! v1 releases/list, for servers without v2; knows one tag at most.
    Call<Page<Release>> releasesV1(const ReleaseQuery &query, Lane lane = Lane::Polling) const;
    //! v1 releases: the server silently stops after 20.
    Call<Page<Release>> firstReleasesV1(const ReleaseQuery &query) const;
    Call<QStringList> tagsInUse() const; //!< of all releases
    Call<QStringList> updateTypesInUse() const;
    Call<Release> release(const QString &name) const;
    Call<Page<Artifact>> artifacts(int page, int perPage, Lane lane = Lane::Bulk) const; //!< artifacts/list
    //! v2: filters on the server, but says no total.
    Call<Page<Artifact>> artifactsV2(const ArtifactQuery &query, Lane lane = Lane::Bulk) const;
    //! v1, not paged: the whole list at once.
    Call<Page<Artifact>> allArtifacts(const ArtifactQuery &query) const;
    Call<Artifact> artifact(const ArtifactId &id) const;
    Call<ArtifactId> upload(const ArtifactUpload &upload) const; //!< progress and cancel through the Call's job
    Call<Nothing> setDescription(const ArtifactId &id, const QString &description) const;
    Call<Nothing> remove(const ArtifactId &id) const; //!< 409 while an active deployment uses it
    Call<Nothing> removeReleases(const QStringList &names) const;
    Call<Nothing> setNotes(const QString &release, const QString &notes) const;
    Call<Nothing> setTags(const QString &release, const QStringList &tags) const;
    Call<DownloadLink> downloadLink(const ArtifactId &id) const;
    Call<StorageUse> storage() const;

private:
    Transport &m_transport;
    const ApiVersions &m_versions;
};

} // namespace drydock::api
