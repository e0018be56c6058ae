// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/pane.h"

#include "models/core/clock.h"
#include "models/core/visibletext.h"
#include "ui/widgets/failurebar.h"
#include "ui/widgets/panetitle.h"
#include "ui/widgets/stateview.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QMenu>
#include <QPainter>
#include <QProgressBar>
#include <QPushButton>
#include <QStackedLayout>
#include <QToolButton>
#include <QVBoxLayout>

namespace drydock {

namespace {

//! A label that says by "…" that it has more to say; the whole is in its tooltip.
class ElidedLabel final : public QLabel {
public:
    using QLabel::QLabel;

protected:
    void paintEvent(QPaintEvent *) override
    {
        QPainter painter(this);
        painter.setPen(palette().color(isEnabled() ? QPalette::Active : QPalette::Disabled, foregroundRole()));
        painter.drawText(contentsRect(), Qt::AlignLeading | Qt::AlignVCenter | Qt::TextSingleLine,
            fontMetrics().elidedText(text(), Qt::ElideRight, contentsRect().width()));
    }
};

} // namespace

Pane::Pane(UiContext &ui, const QString &id, const QString &title, QWidget *parent)
    : QWidget(parent)
    , m_ui(ui)
    , m_id(id)
    , m_title(new PaneTitle(ui.theme(), title, this))
    , m_stateView(new StateView(ui.theme()))
    , m_failure(new FailureBar(ui.theme(), this))
{
    setObjectName(QStringLiteral("pane.") + id);
    setAccessibleName(title);
    buildLayout();
    setDefaultMessages();
    connect(m_title, &PaneTitle::refreshRequested, this, &Pane::refreshRequested);
    connect(&ui.ticker(), &Ticker::ticked, this, &Pane::showAge);
    connect(&ui, &UiContext::preferencesChanged, this, &Pane::showAge);
    setState(PaneState::Loading);
}

Pane::~Pane()
{
    if (m_active)
        m_ui.ticker().release();
}

void Pane::buildLayout()
{
    m_header = new QWidget(this);
    m_headerLayout = new QHBoxLayout(m_header);
    m_headerLayout->setContentsMargins(8, 6, 8, 6);
    m_headerLayout->setSpacing(6);
    m_header->hide();
    auto *middle = new QWidget(this);
    m_stack = new QStackedLayout(middle);
    m_stack->setContentsMargins(0, 0, 0, 0);
    m_stack->addWidget(m_stateView);
    m_layout = new QVBoxLayout(this);
    m_layout->setContentsMargins(0, 0, 0, 0);
    m_layout->setSpacing(0);
    m_layout->addWidget(m_title);
    m_layout->addWidget(m_header);
    m_layout->addWidget(m_failure);
    m_layout->addWidget(middle, 1);
    m_layout->addWidget(buildFooter());
}

QWidget *Pane::buildFooter()
{
    m_footer = new QWidget(this);
    m_footerText = new ElidedLabel(m_footer);
    m_footerText->setTextFormat(Qt::PlainText);
    m_footerText->setForegroundRole(QPalette::PlaceholderText);
    m_footerText->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    m_progress = new QProgressBar(m_footer);
    m_progress->setMaximumWidth(160);
    m_progress->setFixedHeight(14);
    m_progress->setTextVisible(false);
    m_progress->setRange(0, 1000);
    QPalette p = m_progress->palette();
    p.setColor(QPalette::Highlight, theme().color(ThemeRole::Accent));
    m_progress->setPalette(p);
    m_progress->hide();
    m_cancel = new QPushButton(tr("Cancel"), m_footer);
    m_cancel->hide();
    connect(m_cancel, &QPushButton::clicked, this, [this] {
        if (const auto run = m_cancelRun)
            run();
    });
    auto *layout = new QHBoxLayout(m_footer);
    layout->setContentsMargins(8, 4, 8, 4);
    layout->setSpacing(6);
    layout->addWidget(m_progress);
    layout->addWidget(m_footerText, 1);
    layout->addWidget(m_cancel);
    m_verbs = new QHBoxLayout;
    m_verbs->setSpacing(2);
    layout->addLayout(m_verbs);
    m_footer->hide();
    return m_footer;
}

void Pane::setDefaultMessages()
{
    const auto again = [this] { Q_EMIT refreshRequested(); };
    setStateMessage(PaneState::Loading, { QStringLiteral("loading"), tr("Reading from the server."), {}, {} });
    setStateMessage(PaneState::NothingYet,
        { QStringLiteral("empty"), tr("There is nothing here yet."), tr("Refresh"), again });
    setStateMessage(PaneState::NothingMatches,
        { QStringLiteral("filter"), tr("Nothing matches the filter."), {}, {} });
    setStateMessage(PaneState::NotPermitted,
        { QStringLiteral("locked"), tr("Your account may not see this. An administrator of the server can grant it."),
            tr("Ask again"), again });
    setStateMessage(PaneState::Offline,
        { QStringLiteral("offline"), tr("The server cannot be reached, and nothing is known from before."),
            tr("Try again"), again });
}

QString Pane::title() const
{
    return m_title->title();
}

void Pane::setTitle(const QString &title)
{
    const QString shown = visibleLine(title);
    if (shown == m_title->title())
        return;
    m_title->setTitle(shown);
    setAccessibleName(shown);
    Q_EMIT titleChanged(shown);
}

void Pane::setFocusTarget(QWidget *target)
{
    setFocusProxy(target);
}

void Pane::setActive(bool active)
{
    if (m_active == active)
        return;
    m_active = active;
    if (active) {
        m_ui.ticker().hold();
        showAge();
    } else {
        m_ui.ticker().release();
    }
    activeChanged(active);
    Q_EMIT activated(active);
}

void Pane::activeChanged(bool) { }

void Pane::setBody(QWidget *body)
{
    Q_ASSERT(!m_body);
    m_body = body;
    m_stack->addWidget(body);
    if (!focusProxy())
        setFocusProxy(body);
    setState(m_state);
}

void Pane::focusQueryBar()
{
    if (m_queryBar)
        m_queryBar->setFocus(Qt::ShortcutFocusReason);
}

void Pane::setQueryBar(QWidget *bar)
{
    m_queryBar = bar;
    m_headerLayout->insertWidget(0, bar, 1);
    m_header->show();
}

void Pane::addHeaderControl(QWidget *control)
{
    m_headerLayout->addWidget(control);
    m_header->show();
}

void Pane::addHeaderStretch()
{
    m_headerLayout->addStretch(1);
}

void Pane::titleLineHidesRefresh()
{
    m_title->refreshButton()->hide();
}

void Pane::setCountText(const QString &text)
{
    m_title->setCount(text);
}

void Pane::setFooterText(const QString &text)
{
    m_footerText->setText(text);
    m_footerText->setToolTip(text.toHtmlEscaped());
    if (!text.isEmpty())
        m_footer->show();
}

void Pane::setVerbs(const QList<QAction *> &verbs, const QList<QAction *> &more)
{
    constexpr int kMost = 5;
    Q_ASSERT(verbs.size() <= kMost);
    while (QLayoutItem *item = m_verbs->takeAt(0)) {
        delete item->widget();
        delete item;
    }
    for (QAction *action : verbs.mid(0, kMost)) {
        auto *button = new QToolButton(m_footer);
        button->setDefaultAction(action);
        button->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
        button->setAutoRaise(true);
        button->setMinimumHeight(24);
        button->setFocusPolicy(Qt::TabFocus);
        m_verbs->addWidget(button);
    }
    if (!more.isEmpty()) {
        auto *button = new QToolButton(m_footer);
        button->setIcon(theme().icon(QStringLiteral("more")));
        button->setToolTip(tr("More actions"));
        button->setAccessibleName(tr("More actions"));
        button->setAutoRaise(true);
        button->setMinimumSize(24, 24);
        button->setPopupMode(QToolButton::InstantPopup);
        button->setFocusPolicy(Qt::TabFocus);
        auto *menu = new QMenu(button);
        menu->setToolTipsVisible(true);
        menu->addActions(more);
        button->setMenu(menu);
        m_verbs->addWidget(button);
    }
    m_footer->show();
}

void Pane::setStateMessage(PaneState state, StateMessage message)
{
    m_messages.at(static_cast<size_t>(state)) = std::move(message);
    if (m_state == state)
        setState(state);
}

void Pane::setState(PaneState state)
{
    m_state = state;
    if (state == PaneState::Ready && m_body) {
        m_stack->setCurrentWidget(m_body);
        return;
    }
    const StateMessage &message = m_messages.at(static_cast<size_t>(state));
    m_stateView->showMessage(message.icon, message.sentence, message.button, message.run);
    m_stack->setCurrentWidget(m_stateView);
}

void Pane::setFailed(const QString &subject, const Error &error, bool hasRows)
{
    if (hasRows) {
        showFailure(ErrorText::words(subject, error));
        return;
    }
    const ErrorWords words = ErrorText::words(error);
    const auto again = [this] { Q_EMIT refreshRequested(); };
    if (error.kind == ErrorKind::Forbidden) {
        setState(PaneState::NotPermitted);
        return;
    }
    const bool network = error.kind == ErrorKind::Offline || error.kind == ErrorKind::Dns
        || error.kind == ErrorKind::Refused || error.kind == ErrorKind::Timeout;
    setStateMessage(PaneState::Offline,
        { network ? QStringLiteral("offline") : QStringLiteral("failure"),
            tr("%1. %2", "what failed, then why and what to do").arg(subject, ErrorText::line(error)),
            words.button.isEmpty() ? tr("Try again") : words.button, again });
    setState(PaneState::Offline);
}

void Pane::showFailure(const ErrorWords &words, std::function<void()> run)
{
    ErrorWords shown = words;
    if (!run && (words.step == NextStep::Retry || words.step == NextStep::Refresh)) {
        run = [this] {
            clearFailure();
            Q_EMIT refreshRequested();
        };
    }
    m_failure->showWords(shown, std::move(run));
}

void Pane::clearFailure()
{
    m_failure->clear();
}

void Pane::setFreshness(const DataAge &freshness)
{
    m_freshness = freshness;
    showAge();
}

void Pane::showAge()
{
    const QString age = m_ui.time().age(m_freshness.asOf, m_ui.clock().now());
    //: The age of what a pane shows: %1 is "41 s"
    QString text = age.isEmpty() ? QString() : tr("%1 ago").arg(age);
    if (m_freshness.stale && !m_freshness.why.isEmpty())
        //: %1 why data are old ("offline"), %2 "41 s"
        text = age.isEmpty() ? m_freshness.why : tr("%1, data from %2 ago").arg(m_freshness.why, age);
    m_title->setAge(text, m_ui.time().exact(m_freshness.asOf), m_freshness.stale);
}

void Pane::setBusy(bool busy)
{
    m_title->setBusy(busy);
}

void Pane::setProgress(double fraction, const QString &text, std::function<void()> cancel)
{
    const bool shown = fraction >= 0;
    m_progress->setVisible(shown);
    m_progress->setValue(static_cast<int>(qMin(1.0, fraction) * 1000));
    m_progress->setAccessibleName(text);
    m_cancelRun = std::move(cancel);
    m_cancel->setVisible(shown && m_cancelRun);
    if (shown)
        setFooterText(text);
}

} // namespace drydock
