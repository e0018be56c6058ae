// SPDX-License-Identifier: GPL-3.0-or-later
//
// TourChanges: the few changes that the tour makes in its lab, one after the other: accept a waiting device, put it
// into a group, upload an artifact, create a deployment, abort it. Owned by Tour; GUI thread.
#pragma once

#include "app/desktop/session.h"

#include <QObject>
#include <QStringList>
#include <QTemporaryDir>

namespace drydock {

class TourChanges final : public QObject {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(TourChanges)

public:
    explicit TourChanges(Session &session);
    ~TourChanges() override;

    //! From the event loop on; isDone() says when.
    void start();
    [[nodiscard]] bool isDone() const { return m_next > m_steps.size(); }
    [[nodiscard]] const QStringList &problems() const { return m_problems; }
    //! Everything is there that the changes need: the fleet, releases, deployments.
    [[nodiscard]] bool isReady() const;
    //! A device to look at, and a finished deployment with failures where there is one.
    [[nodiscard]] DeviceId device() const;
    [[nodiscard]] DeploymentId finishedDeployment() const;

private:
    void step();
    void fail(const QString &what, const Error &error);
    void acceptDevice();
    void groupDevice();
    void upload();
    void createDeployment();
    void abortDeployment();

    Session &m_session;
    std::vector<void (TourChanges::*)()> m_steps;
    size_t m_next = 0;
    PollScheduler::Subscription m_fleet;
    PollScheduler::Subscription m_releases;
    PollScheduler::Subscription m_active;
    PollScheduler::Subscription m_finished;
    QTemporaryDir m_folder;
    DeviceId m_device;
    DeploymentId m_deployment;
    QStringList m_problems;
};

} // namespace drydock
