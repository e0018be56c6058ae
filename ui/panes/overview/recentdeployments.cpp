// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panes/overview/recentdeployments.h"

#include "models/core/clock.h"
#include "models/items/deploymentfacts.h"
#include "ui/charts/stackedbar.h"
#include "ui/widgets/statelabel.h"

#include <QGridLayout>
#include <QLabel>
#include <QToolButton>

namespace drydock {

namespace {
constexpr int kLineHeight = 28;
constexpr int kBarHeight = 10;
} // namespace

RecentDeployments::RecentDeployments(UiContext &ui, QWidget *parent)
    : QWidget(parent)
    , m_ui(ui)
    , m_lines(kMost)
    , m_note(new QLabel(this))
{
    auto *grid = new QGridLayout(this);
    grid->setContentsMargins(0, 0, 0, 0);
    grid->setHorizontalSpacing(12);
    grid->setVerticalSpacing(2);
    m_note->setTextFormat(Qt::PlainText);
    m_note->setWordWrap(true);
    m_note->setForegroundRole(QPalette::PlaceholderText);
    grid->addWidget(m_note, 0, 0, 1, 5);
    for (int row = 0; row < kMost; ++row) {
        Line &line = m_lines[static_cast<size_t>(row)];
        line.state = new StateLabel(ui.theme(), this);
        line.name = new QToolButton(this);
        line.name->setAutoRaise(true);
        line.name->setMinimumHeight(kLineHeight);
        line.name->setCursor(Qt::PointingHandCursor);
        line.release = new QLabel(this);
        line.release->setTextFormat(Qt::PlainText);
        line.release->setForegroundRole(QPalette::PlaceholderText);
        line.bar = new StackedBar(ui.theme(), tr("Devices by state"), this);
        line.bar->setFixedHeight(kBarHeight);
        line.bar->setMinimumWidth(90);
        line.age = new QLabel(this);
        line.age->setTextFormat(Qt::PlainText);
        line.age->setForegroundRole(QPalette::PlaceholderText);
        line.age->setAlignment(Qt::AlignTrailing | Qt::AlignVCenter);
        grid->addWidget(line.state, row + 1, 0);
        grid->addWidget(line.name, row + 1, 1, Qt::AlignLeading);
        grid->addWidget(line.release, row + 1, 2);
        grid->addWidget(line.bar, row + 1, 3);
        grid->addWidget(line.age, row + 1, 4);
        connect(line.name, &QToolButton::clicked, this,
            [this, row] { Q_EMIT deploymentClicked(m_lines[static_cast<size_t>(row)].id); });
        setShown(line, false);
    }
    grid->setColumnStretch(3, 1);
    grid->setRowStretch(kMost + 1, 1);
}

void RecentDeployments::replace(const std::vector<api::Deployment> &deployments, const QString &note)
{
    QStringList parts;
    for (size_t row = 0; row < m_lines.size(); ++row) {
        Line &line = m_lines[row];
        const bool shown = row < deployments.size();
        if (shown) {
            fill(line, deployments[row]);
            //: A deployment's name and its state, in a sentence for a screen reader
            parts.append(tr("%1 %2").arg(deployments[row].name, line.state->word().word));
        }
        setShown(line, shown);
    }
    m_note->setText(note);
    m_note->setVisible(deployments.empty());
    m_sentence = deployments.empty() ? note : tr("Latest deployments: %1").arg(parts.join(QLatin1String("; ")));
    setAccessibleName(m_sentence);
}

void RecentDeployments::fill(Line &line, const api::Deployment &deployment)
{
    const Timestamp now = m_ui.clock().now();
    const StatusWord word = StatusText::deployment(deploymentStateCode(deployment));
    line.id = deployment.id;
    line.state->setWord(word);
    line.name->setText(deployment.name.left(40).replace(QLatin1Char('&'), QLatin1String("&&")));
    line.name->setToolTip(deployment.name.toHtmlEscaped());
    line.name->setAccessibleName(tr("Deployment %1, %2").arg(deployment.name, word.word));
    line.release->setText(deployment.artifactName.left(40));
    line.release->setToolTip(deployment.artifactName.toHtmlEscaped());
    line.bar->replace(progressParts(deploymentCounts(deployment)));
    line.age->setText(m_ui.time().relative(deployment.created, now));
    line.age->setToolTip(m_ui.time().exact(deployment.created));
}

void RecentDeployments::setShown(Line &line, bool shown)
{
    for (QWidget *widget : std::initializer_list<QWidget *> { line.state, line.name, line.release, line.bar, line.age })
        widget->setVisible(shown);
}

} // namespace drydock
