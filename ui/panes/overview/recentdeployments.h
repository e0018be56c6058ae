// SPDX-License-Identifier: GPL-3.0-or-later
//
// RecentDeployments: the latest few deployments, each a line with its state, name, progress and age. Lines are made
// once and filled anew. A click or Enter reports the id. GUI thread; it knows DeploymentStore's values only.
#pragma once

#include "models/api/deployments.h"
#include "ui/shell/uicontext.h"

#include <QWidget>

class QLabel;
class QToolButton;

namespace drydock {

class StackedBar;
class StateLabel;

class RecentDeployments final : public QWidget {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(RecentDeployments)

public:
    static constexpr int kMost = 6;

    explicit RecentDeployments(UiContext &ui, QWidget *parent = nullptr);

    //! At most kMost, newest first; `note` is shown where there are none.
    void replace(const std::vector<api::Deployment> &deployments, const QString &note);
    //! "3 of the latest deployments are running: …", for a screen reader.
    [[nodiscard]] QString sentence() const { return m_sentence; }

Q_SIGNALS:
    void deploymentClicked(const drydock::DeploymentId &id);

private:
    struct Line {
        StateLabel *state = nullptr;
        QToolButton *name = nullptr;
        QLabel *release = nullptr;
        StackedBar *bar = nullptr;
        QLabel *age = nullptr;
        DeploymentId id;
    };
    void fill(Line &line, const api::Deployment &deployment);
    void setShown(Line &line, bool shown);

    UiContext &m_ui;
    std::vector<Line> m_lines;
    QLabel *m_note = nullptr;
    QString m_sentence;
};

} // namespace drydock
