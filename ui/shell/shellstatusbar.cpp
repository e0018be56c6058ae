// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/shellstatusbar.h"

#include "models/core/clock.h"
#include "models/core/visibletext.h"
#include "ui/actions/actionregistry.h"

#include <QLabel>
#include <QToolButton>

namespace drydock {

namespace {

void setText(QLabel *label, const QString &text, const QColor &color)
{
    QPalette palette = label->palette();
    palette.setColor(QPalette::WindowText, color);
    label->setPalette(palette);
    label->setText(visibleLine(text));
    label->setVisible(!text.isEmpty());
}

} // namespace

ShellStatusBar::ShellStatusBar(UiContext &ui, QWidget *parent)
    : QStatusBar(parent)
    , m_ui(ui)
    , m_server(addLabel("status.server"))
    , m_user(addLabel("status.user"))
    , m_notice(addLabel("status.notice", 1))
    , m_offline(addLabel("status.offline"))
    , m_diagnose(new QToolButton(this))
    , m_writes(addLabel("status.writes"))
    , m_held(addLabel("status.held"))
    , m_requests(new QToolButton(this))
{
    setSizeGripEnabled(false);
    setContentsMargins(4, 0, 4, 0);
    m_server->setFont(Theme::titleFont());
    m_notice->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    m_requests->setAutoRaise(true);
    m_requests->setObjectName(QStringLiteral("status.requests"));
    m_requests->setToolTip(tr("Requests under way; press to see them all"));
    // Beside the word that it explains; a status bar inserts at a place of its own labels.
    insertWidget(4, m_diagnose);
    m_diagnose->setAutoRaise(true);
    m_diagnose->setObjectName(QStringLiteral("status.diagnose"));
    m_diagnose->setText(tr("Diagnose…"));
    m_diagnose->setToolTip(tr("Find out why the server cannot be reached"));
    connect(m_diagnose, &QToolButton::clicked, this,
        [this] { m_ui.actions().action(ActionId::DiagnoseConnection)->trigger(); });
    addPermanentWidget(m_requests);
    m_requests->show();
    connect(m_requests, &QToolButton::clicked, this, &ShellStatusBar::activityWanted);
    connect(&ui.theme(), &Theme::changed, this, &ShellStatusBar::render);
    connect(&ui.ticker(), &Ticker::ticked, this, &ShellStatusBar::render);
    ui.ticker().hold();
    render();
}

ShellStatusBar::~ShellStatusBar()
{
    m_ui.ticker().release();
}

QLabel *ShellStatusBar::addLabel(const char *name, int stretch)
{
    auto *label = new QLabel(this);
    label->setObjectName(QString::fromLatin1(name));
    label->setTextFormat(Qt::PlainText);
    label->setContentsMargins(4, 0, 4, 0);
    addWidget(label, stretch);
    return label;
}

QString ShellStatusBar::className(ServerClass serverClass)
{
    switch (serverClass) {
    //: The class of a server
    case ServerClass::Lab: return tr("lab");
    //: The class of a server
    case ServerClass::Staging: return tr("staging");
    //: The class of a server
    case ServerClass::Production: return tr("production");
    }
    return {};
}

QColor ShellStatusBar::classColor(const Theme &theme, const ShellStatus &status)
{
    if (!status.signedIn)
        return theme.color(ThemeRole::Line);
    if (status.colour.isValid())
        return status.colour;
    switch (status.serverClass) {
    case ServerClass::Lab: return theme.color(ThemeRole::Accent);
    case ServerClass::Staging: return theme.color(ThemeRole::Warning);
    case ServerClass::Production: return theme.color(ThemeRole::Failed);
    }
    return theme.color(ThemeRole::Accent);
}

void ShellStatusBar::setStatus(const ShellStatus &status)
{
    m_status = status;
    render();
}

void ShellStatusBar::render()
{
    const Theme &theme = m_ui.theme();
    const Timestamp now = m_ui.clock().now();
    const QColor muted = theme.color(ThemeRole::Muted);
    ShellStatus classOnly = m_status; // the word is read on the window's ground: never in a colour of the user's own
    classOnly.colour = QColor();
    if (!m_status.signedIn) {
        setText(m_server, tr("Not connected"), muted);
    } else {
        //: %1 a server's name, %2 its class: lab, staging or production
        setText(m_server, tr("%1 · %2").arg(m_status.serverName.left(60), className(m_status.serverClass)),
            classColor(theme, classOnly));
        m_server->setToolTip(m_status.serverUrl.toHtmlEscaped());
    }
    setText(m_user, m_status.signedIn ? m_status.user.left(80) : QString(), muted);
    setText(m_notice, m_status.notices.join(QStringLiteral(" · ")).left(300), theme.color(ThemeRole::Warning));
    m_notice->setVisible(true); // it is the stretch between left and right
    m_notice->setToolTip(m_status.notices.join(QLatin1Char('\n')).toHtmlEscaped());
    QString offline;
    if (m_status.signedIn && !m_status.online) {
        const QString age = m_ui.time().age(m_status.lastAnswer, now);
        //: %1 is an age such as "12 min"
        offline = age.isEmpty() ? tr("Offline") : tr("Offline, last answer %1 ago").arg(age);
    }
    setText(m_offline, offline, theme.color(ThemeRole::Warning));
    m_diagnose->setVisible(!offline.isEmpty());
    setText(m_writes,
        m_status.writes == WriteState::ReadOnly         ? tr("Read-only")
            : m_status.writes == WriteState::ProductionLocked ? tr("Production, changes locked")
                                                              : QString(),
        theme.color(ThemeRole::Warning));
    const bool held = m_status.heldUntil.isValid() && now < m_status.heldUntil;
    //: %1 is a duration such as "12 s"
    setText(m_held, held ? tr("Rate limited: continues in %1").arg(m_ui.time().countdown(m_status.heldUntil.ms - now.ms)) : QString(),
        theme.color(ThemeRole::Warning));
    m_held->setToolTip(m_status.clicksHeld
            ? tr("The server answered that it is asked too often. What you start now waits for that long.")
            : tr("The server answered that it is asked too often. Lists are read again after that; what you start "
                 "yourself does not wait."));
    m_held->setAccessibleDescription(m_held->toolTip());
    m_requests->setText(m_status.requestsInFlight > 0 ? tr("%n request(s)", nullptr, m_status.requestsInFlight)
                                                      : tr("Idle"));
    m_requests->setVisible(m_status.signedIn);
    setAccessibleName(texts().join(QStringLiteral(", ")));
}

QStringList ShellStatusBar::texts() const
{
    QStringList list;
    for (const QLabel *label : { m_server, m_user, m_notice, m_offline, m_writes, m_held }) {
        if (!label->isHidden() && !label->text().isEmpty())
            list.append(label->text());
    }
    if (!m_requests->isHidden())
        list.append(m_requests->text());
    return list;
}

} // namespace drydock
