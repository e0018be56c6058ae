// SPDX-License-Identifier: GPL-3.0-or-later
//
// Mender's deployments service, API v1alpha1: manifests (which releases the components of a system device get, in which
// order) and the list that shows releases and manifests together. Structs are plain values; ManifestsApi is a stateless
// façade. The software list is on every server, manifests on commercial ones. Facts: contract
// `/api/management/v1alpha1/deployments/{manifests,software}*`, server.md 5.3.
#pragma once

#include "models/api/artifacts.h"

namespace drydock::api {

struct ManifestComponent {
    QString type;
    QString artifactName;
    QString artifactPath;
    int order = 0; //!< of its update among the others
    bool operator==(const ManifestComponent &) const = default;
};

struct Manifest {
    QString name;
    Timestamp modified;
    Artifact artifact; //!< that carries it
    QString apiVersion;
    QString kind;
    QStringList systemTypes; //!< system_types_compatible
    std::vector<ManifestComponent> components;
    QStringList tags;
    QString notes;
    bool operator==(const Manifest &) const = default;
};
Manifest decodeManifest(Reader &reader);
void encode(JsonWriter &writer, const Manifest &manifest);

enum class SoftwareKind { Any, Release, Manifest };
QString softwareKindToWire(SoftwareKind kind); //!< empty for Any

struct SoftwareItem {
    QString name;
    Timestamp modified;
    QStringList compatibleTypes;
    SoftwareKind kind = SoftwareKind::Any; //!< Any: a word that is not known here
    QString kindText; //!< raw
    QStringList tags;
    QString notes;
    bool operator==(const SoftwareItem &) const = default;
};
SoftwareItem decodeSoftwareItem(Reader &reader);
void encode(JsonWriter &writer, const SoftwareItem &item);

struct ManifestQuery {
    QString name;
    QStringList tags;
    QString sort; //!< "name:asc", "modified:desc", "tags:asc", …
    int page = 1;
    int perPage = kMaxPerPage;
};

struct SoftwareQuery {
    QStringList names; //!< exact; excludes namePrefix
    QString namePrefix;
    SoftwareKind kind = SoftwareKind::Any;
    QStringList tags;
    QString updateType;
    QString sort;
    int page = 1;
    int perPage = kMaxPerPage;
};

struct ManifestChange {
    QString notes;
    QStringList tags;
    bool operator==(const ManifestChange &) const = default;
};
Result<ManifestChange> decodeManifestChange(const QByteArray &json);
QByteArray encodeManifestChange(const ManifestChange &change);

struct ManifestUpload {
    QString filePath; //!< streamed from disk
    QString description;
    QStringList tags;
};

class ManifestsApi {
public:
    explicit ManifestsApi(Transport &transport)
        : m_transport(transport)
    {
    }
    Call<Page<SoftwareItem>> software(const SoftwareQuery &query, Lane lane = Lane::Polling) const;
    Call<QStringList> softwareTags(SoftwareKind kind = SoftwareKind::Any) const;
    Call<Page<Manifest>> manifests(const ManifestQuery &query, Lane lane = Lane::Polling) const;
    Call<Manifest> manifest(const QString &name) const;
    //! A file that is an artifact already; answers the new artifact.
    Call<ArtifactId> upload(const ManifestUpload &upload) const;
    //! A bare manifest, of which the server makes an artifact in its own time.
    Call<ArtifactId> generate(const ManifestUpload &upload) const;
    Call<Nothing> change(const QString &name, const ManifestChange &change) const;
    Call<Nothing> remove(const QStringList &names) const;

private:
    Call<ArtifactId> send(RequestSpec spec, const ManifestUpload &upload, const QByteArray &fileField) const;

    Transport &m_transport;
};

} // namespace drydock::api
