// SPDX-License-Identifier: GPL-3.0-or-later
//
// SoftwareStore: the lab's artifacts and releases: rows in SQLite, files in the artifact folder, all metadata in memory
// (there are hundreds, not millions). A release is all artifacts of one name plus its notes and tags. Owned by
// LabServices; service thread. It knows nothing of HTTP.
#pragma once

#include "app/lab/labcontext.h"
#include "models/api/artifacts.h"
#include "models/artifact/artifactinfo.h"

#include <map>

namespace drydock::lab {

//! A release's values flattened for one of the combinations that its depends allow; what uniqueness is decided by.
using FlatDepends = QMap<QString, QString>;

class SoftwareStore {
public:
    explicit SoftwareStore(LabContext &context);
    //! The database is open, or a transaction was rolled back: reads all metadata. Throws DatabaseError.
    void load();
    //! Removes files that no row knows: of a transaction that failed, or was cut off.
    void sweep() const;

    [[nodiscard]] const std::map<QString, api::Artifact> &artifacts() const { return m_artifacts; } //!< by id
    [[nodiscard]] const api::Artifact *find(const QString &id) const;
    [[nodiscard]] std::vector<const api::Artifact *> ofRelease(const QString &name) const; //!< oldest first
    [[nodiscard]] QString filePath(const QString &id) const;
    [[nodiscard]] qint64 usedBytes() const;

    //! The combination that an artifact of this name already has.
    [[nodiscard]] std::optional<FlatDepends> conflict(const artifact::ArtifactInfo &info) const;
    //! Takes the file at `path` over. False where it cannot be moved.
    bool add(const QString &id, const artifact::ArtifactInfo &info, const QString &description, const QString &path, Timestamp when);
    void setDescription(const QString &id, const QString &description);
    void remove(const QString &id);

    [[nodiscard]] std::vector<api::Release> releases() const; //!< by name
    [[nodiscard]] std::optional<api::Release> release(const QString &name) const;
    void setNotes(const QString &release, const QString &notes, Timestamp when);
    void setTags(const QString &release, const QStringList &tags, Timestamp when);
    [[nodiscard]] QStringList allTags() const;
    [[nodiscard]] QStringList allTypes() const;

private:
    struct ReleaseRow {
        QString notes;
        QStringList tags;
        Timestamp modified;
    };
    void store(const api::Artifact &artifact);
    void storeRelease(const QString &name);
    [[nodiscard]] api::Release assemble(const QString &name, const ReleaseRow &row) const;

    LabContext &m_context;
    std::map<QString, api::Artifact> m_artifacts;
    std::map<QString, ReleaseRow> m_releases;
};

} // namespace drydock::lab
