// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dialogs/helpdialog.h"

#include "ui/widgets/statepainter.h"

#include <QDialogButtonBox>
#include <QGridLayout>
#include <QLabel>
#include <QPainter>
#include <QPushButton>
#include <QScrollArea>
#include <QVBoxLayout>

namespace drydock {

namespace {

QPixmap shape(State state, const Theme &theme, qreal scale)
{
    QPixmap pixmap(QSize(14, 14) * scale);
    pixmap.setDevicePixelRatio(scale);
    pixmap.fill(Qt::transparent);
    QPainter painter(&pixmap);
    paintState(painter, QRectF(1, 1, 12, 12), state, theme.color(state));
    return pixmap;
}

void addTopic(QVBoxLayout *layout, const QString &title, const QString &text)
{
    auto *heading = new QLabel(title);
    heading->setFont(Theme::titleFont());
    auto *body = new QLabel(text);
    body->setWordWrap(true);
    body->setTextFormat(Qt::PlainText);
    body->setTextInteractionFlags(Qt::TextSelectableByMouse);
    layout->addWidget(heading);
    layout->addWidget(body);
    layout->addSpacing(12);
}

} // namespace

HelpDialog::HelpDialog(UiContext &ui, QWidget *parent)
    : QDialog(parent)
{
    setObjectName(QStringLiteral("help"));
    setWindowTitle(tr("Drydock help"));
    resize(600, 620);
    auto *page = new QWidget;
    auto *topics = new QVBoxLayout(page);
    topics->setContentsMargins(16, 16, 16, 16);
    topics->setSpacing(4);
    addTopic(topics, tr("First steps"),
        tr("File › Connect to server opens the list of servers. Without one, choose “Try it with a local lab”: a "
           "server with simulated devices starts on this computer and ends with Drydock."));
    addTopic(topics, tr("Panes"),
        tr("Each pane shows one subject and how old its data are. Amber means that the data are older than they "
           "should be, and says why. Drag a pane by its title to move, tab or float it; the View menu brings a closed "
           "one back. The three workspaces at the top right are ready arrangements."));
    addTopic(topics, tr("Finding and acting"),
        tr("Type in a table to filter it. Ctrl+K finds every command by a few letters and says why one cannot run "
           "now. What can be done with the selection stands below the table; Ctrl+C copies it."));
    addTopic(topics, tr("Safety"),
        tr("Read-only mode in the Tools menu lets no change leave this computer. A production server is marked by a "
           "red bar on top of the window and stays locked until you allow changes."));
    auto *heading = new QLabel(tr("What the marks mean"));
    heading->setFont(Theme::titleFont());
    topics->addWidget(heading);
    topics->addWidget(buildLegend(ui.theme()));
    topics->addStretch();
    auto *scroll = new QScrollArea(this);
    scroll->setWidget(page);
    scroll->setWidgetResizable(true);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setAccessibleName(windowTitle());
    auto *buttons = new QDialogButtonBox(this);
    QPushButton *close = buttons->addButton(tr("Close"), QDialogButtonBox::RejectRole);
    close->setDefault(true);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 12);
    layout->addWidget(scroll, 1);
    auto *bottom = new QHBoxLayout;
    bottom->setContentsMargins(16, 0, 16, 0);
    bottom->addWidget(buttons);
    layout->addLayout(bottom);
}

QWidget *HelpDialog::buildLegend(const Theme &theme)
{
    const QList<std::pair<State, QString>> rows {
        { State::Good, tr("accepted, success, finished") },
        { State::Moving, tr("downloading, installing, rebooting, in progress") },
        { State::Waiting, tr("pending, scheduled, queued") },
        { State::Paused, tr("paused before a step") },
        { State::Failed, tr("failure, rejected") },
        { State::Warning, tr("needs a look, expires soon") },
        { State::PassedOver, tr("already installed, no artifact, aborted") },
        { State::Unknown, tr("silent, no authentication") },
    };
    auto *legend = new QWidget;
    auto *grid = new QGridLayout(legend);
    grid->setContentsMargins(0, 4, 0, 0);
    grid->setHorizontalSpacing(8);
    grid->setVerticalSpacing(6);
    grid->setColumnStretch(2, 1);
    int row = 0;
    for (const auto &[state, text] : rows) {
        auto *mark = new QLabel;
        mark->setPixmap(shape(state, theme, devicePixelRatioF()));
        grid->addWidget(mark, row, 0);
        grid->addWidget(new QLabel(StatusText::stateName(state)), row, 1);
        auto *words = new QLabel(text);
        words->setWordWrap(true);
        words->setForegroundRole(QPalette::PlaceholderText);
        grid->addWidget(words, row, 2);
        ++row;
    }
    return legend;
}

} // namespace drydock
