// SPDX-License-Identifier: GPL-3.0-or-later
//
// DemoContent: what a new lab with a simulated fleet has to look at: the recipe's releases as real artifacts, finished
// deployments with their devices and logs, one that runs and one that waits. Owned by LabServices; service thread.
#pragma once

#include "app/lab/audit/auditservice.h"
#include "app/lab/deployments/rollout.h"

#include <random>

namespace drydock::lab {

struct RecipeRelease;

class DemoContent final : public Service {
public:
    DemoContent(LabContext &context, AuditService &audit, Fleet &fleet, SoftwareStore &software, DeploymentStore &store, Rollout &rollout);

    void seed() override;
    //! The user in whose name the past happened.
    void setAuthor(const Identity &author) { m_author = author; }

private:
    struct Past {
        QString name;
        QString release;
        std::chrono::hours ago;
        size_t most; //!< devices
    };
    void addRelease(const RecipeRelease &release, Timestamp when);
    void addArtifact(const RecipeRelease &release, const QStringList &types, Timestamp when);
    void addFinished(const Past &past);
    void addRunning();
    void addScheduled();
    [[nodiscard]] std::vector<Row> rowsWith(const QString &release, size_t most) const;
    void addRecord(StoredDeployment &deployment, Row row, Timestamp started, const api::Artifact *artifact);
    void audit(Timestamp when, const QString &action, const QString &type, const QString &id, const QString &name, const QString &artifact);

    LabContext &m_context;
    AuditService &m_audit;
    Fleet &m_fleet;
    SoftwareStore &m_software;
    DeploymentStore &m_store;
    Rollout &m_rollout;
    Identity m_author;
    std::mt19937_64 m_random;
    std::vector<Row> m_accepted;
    int m_releases = 0;
};

} // namespace drydock::lab
