// SPDX-License-Identifier: GPL-3.0-or-later
//
// CreateDeploymentDialog: what to install, on which devices, under which name; with the number of devices it means
// before anything is sent. It stays open with everything typed while the server decides and when it refuses, and
// closes when the deployment exists. Window-modal by open(), deletes itself. GUI thread.
#pragma once

#include "models/store/deploymentstore.h"

#include <QDialog>

class QCheckBox;
class QComboBox;
class QFormLayout;
class QLabel;
class QLineEdit;
class QPushButton;
class QRadioButton;
class QSpinBox;

namespace drydock {

class FailureBar;
class FleetStore;
class ReleaseStore;
class UiContext;

//! What is known when the dialog opens.
struct DeploymentDraft {
    QString release;
    QString group;
    QList<DeviceId> devices;
};

class CreateDeploymentDialog final : public QDialog {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(CreateDeploymentDialog)

public:
    CreateDeploymentDialog(UiContext &ui, DeploymentStore &deployments, ReleaseStore &releases, FleetStore &fleet,
        const DeploymentDraft &draft, QWidget *parent = nullptr);

    //! As it would be sent now.
    [[nodiscard]] api::NewDeployment deployment() const;
    //! Accepted devices in the chosen target; -1 while the fleet is not known whole.
    [[nodiscard]] qint64 targetSize() const;
    [[nodiscard]] bool isSending() const { return m_sending; }

Q_SIGNALS:
    void created(const drydock::DeploymentId &id);

private:
    void buildRelease(QFormLayout &form);
    void buildTarget(QFormLayout &form);
    void buildOptions(QFormLayout &form);
    void buildButtons();
    void fillReleases();
    void fillGroups();
    void refreshView();
    void updateName();
    void updatePreview();
    [[nodiscard]] QString problem() const;
    [[nodiscard]] qint64 countAccepted(const QString &group, const QStringList &deviceTypes) const;
    [[nodiscard]] QStringList deviceTypes() const;
    void send();
    void answered(const Result<DeploymentId> &result);

    UiContext &m_ui;
    DeploymentStore &m_deployments;
    ReleaseStore &m_releases;
    FleetStore &m_fleet;
    QList<DeviceId> m_devices;
    PollScheduler::Subscription m_releaseSubscription;
    PollScheduler::Subscription m_fleetSubscription;
    bool m_sending = false;
    bool m_nameTyped = false;
    FailureBar *m_failure = nullptr;
    QComboBox *m_release = nullptr;
    QLabel *m_releaseNote = nullptr;
    QRadioButton *m_all = nullptr;
    QRadioButton *m_group = nullptr;
    QRadioButton *m_given = nullptr;
    QComboBox *m_groups = nullptr;
    QLineEdit *m_name = nullptr;
    QCheckBox *m_force = nullptr;
    QSpinBox *m_attempts = nullptr;
    QLabel *m_preview = nullptr;
    QPushButton *m_create = nullptr;
};

//! Opens it over `parent`'s window.
CreateDeploymentDialog *openCreateDeployment(UiContext &ui, DeploymentStore &deployments, ReleaseStore &releases,
    FleetStore &fleet, const DeploymentDraft &draft, QWidget *parent);

} // namespace drydock
