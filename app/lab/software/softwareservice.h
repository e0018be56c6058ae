// SPDX-License-Identifier: GPL-3.0-or-later
//
// SoftwareService: artifacts and releases over HTTP (server.md 5.1 to 5.3, 5.11). Owned by LabServices; service thread.
// It learns from the deployments, through Usage, what may not be deleted, and tells them what came and went.
#pragma once

#include "app/lab/software/softwarestore.h"
#include "models/core/result.h"

namespace drydock::lab {

//! Set by the deployments service.
struct SoftwareUsage {
    std::function<QStringList(const QString &artifactId)> activeDeployments;
    std::function<bool(const QString &artifactId)> everUsed;
    std::function<void(const api::Artifact &artifact)> added;
    std::function<void(const QString &artifactId)> removed;
};

class SoftwareService final : public Service {
public:
    explicit SoftwareService(LabContext &context);

    void opened() override
    {
        m_store.load();
        m_store.sweep();
    }
    [[nodiscard]] SoftwareStore &store() { return m_store; }
    void setUsage(SoftwareUsage usage) { m_usage = std::move(usage); }
    //! A link that needs no credentials until it expires; `request` says under which name the lab was reached.
    [[nodiscard]] api::DownloadLink link(const Request &request, const QString &artifactId, std::chrono::seconds validFor) const;

private:
    void addArtifactRoutes();
    void addReleaseRoutes();
    // artifacts
    Response upload(const Request &request);
    Response listAll(const Request &request);
    Response listPage(const Request &request);
    Response listV2(const Request &request);
    Response show(const Request &request);
    Response describe(const Request &request);
    Response remove(const Request &request);
    Response showLink(const Request &request);
    Response download(const Request &request);
    //! The artifact of an uploaded file, checked; the file is the store's from here on.
    bool keep(const Request &request, const QString &id, const artifact::ArtifactInfo &info, const QString &description, const QString &path, const QString &action);
    static Response conflictAnswer(const QString &name, const FlatDepends &depends);
    // artifactmaking.cpp
    void addMakingRoutes();
    Response generate(const Request &request);
    Response startDirectUpload(const Request &request);
    Response putIntoStorage(const Request &request);
    Response completeDirectUpload(const Request &request);
    // storagesettings.cpp
    void addStorageRoutes();
    [[nodiscard]] qint64 limit(const QString &name) const; //!< 0: none
    Response setLimit(const Request &request, const QString &name);
    //! The answer that refuses so many bytes more, or nothing.
    [[nodiscard]] std::optional<Response> refusedForSpace(qint64 bytes) const;
    [[nodiscard]] QByteArray stored(const QString &name) const;
    void keepSetting(const QString &name, const QByteArray &json);
    Response setStorage(const Request &request);
    [[nodiscard]] Response showDelta() const;
    Response setDelta(const Request &request);
    // releases
    Response softwareList(const Request &request);
    Response softwareTags(const Request &request);
    Response releasesV1(const Request &request, bool paged);
    Response releasesV2(const Request &request);
    Response showRelease(const Request &request);
    Response setNotes(const Request &request);
    Response setTags(const Request &request);
    Response removeReleases(const Request &request);
    [[nodiscard]] std::vector<api::Release> filteredReleases(const Request &request, bool v1) const;
    [[nodiscard]] std::vector<const api::Artifact *> filtered(const Request &request) const;
    [[nodiscard]] std::variant<const api::Artifact *, Response> artifactOf(const Request &request) const;
    void audit(const Request &request, const QString &action, const api::Artifact &artifact);

    LabContext &m_context;
    SoftwareStore m_store;
    SoftwareUsage m_usage;
    //! Put into the storage and not completed yet; gone with the lab, as its link soon would be.
    struct StoredUpload {
        std::shared_ptr<Upload> upload;
        Result<artifact::ArtifactInfo> info;
    };
    std::map<QString, StoredUpload> m_inStorage;
};

} // namespace drydock::lab
