// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/panetitle.h"

#include <QDockWidget>
#include <QHBoxLayout>
#include <QLabel>
#include <QPainter>
#include <QTimer>
#include <QToolButton>

#include <chrono>

namespace drydock {

using namespace std::chrono_literals;

namespace {

constexpr int kFrames = 24;

QToolButton *lineButton(QWidget *parent, const QIcon &icon, const QString &name)
{
    auto *button = new QToolButton(parent);
    button->setAutoRaise(true);
    button->setIcon(icon);
    button->setIconSize({ 16, 16 });
    button->setFixedSize(24, 24);
    button->setToolTip(name);
    button->setAccessibleName(name);
    button->setFocusPolicy(Qt::TabFocus);
    return button;
}

QLabel *lineLabel(QWidget *parent)
{
    auto *label = new QLabel(parent);
    label->setTextFormat(Qt::PlainText);
    return label;
}

} // namespace

PaneTitle::PaneTitle(const Theme &theme, const QString &title, QWidget *parent)
    : QWidget(parent)
    , m_theme(theme)
    , m_titleText(title)
    , m_title(lineLabel(this))
    , m_count(lineLabel(this))
    , m_age(lineLabel(this))
    , m_refresh(lineButton(this, theme.icon(QStringLiteral("refresh"), ThemeRole::Muted), tr("Refresh")))
    , m_float(lineButton(this, theme.icon(QStringLiteral("float"), ThemeRole::Muted), tr("Float or dock this pane")))
    , m_close(lineButton(this, theme.icon(QStringLiteral("close"), ThemeRole::Muted), tr("Close this pane")))
    , m_busyDelay(new QTimer(this))
    , m_busyFrames(new QTimer(this))
{
    m_title->setFont(Theme::titleFont());
    m_title->setText(title);
    m_title->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    m_count->setForegroundRole(QPalette::PlaceholderText);
    m_float->hide();
    m_close->hide();
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(8, 2, 4, 2);
    layout->setSpacing(6);
    layout->addWidget(m_title, 1);
    layout->addWidget(m_count);
    layout->addWidget(m_age);
    layout->addSpacing(2);
    layout->addWidget(m_refresh);
    layout->addWidget(m_float);
    layout->addWidget(m_close);
    m_busyDelay->setSingleShot(true);
    m_busyDelay->setInterval(100ms); // nothing is shown for work that is done sooner
    m_busyFrames->setInterval(50ms);
    connect(m_busyDelay, &QTimer::timeout, m_busyFrames, qOverload<>(&QTimer::start));
    connect(m_busyFrames, &QTimer::timeout, this, &PaneTitle::advance);
    connect(m_refresh, &QToolButton::clicked, this, &PaneTitle::refreshRequested);
    connect(&theme, &Theme::changed, this, &PaneTitle::elide);
}

void PaneTitle::setTitle(const QString &title)
{
    m_titleText = title;
    elide();
}

void PaneTitle::setTitleShown(bool shown)
{
    if (m_titleShown == shown)
        return;
    m_titleShown = shown;
    elide();
}

void PaneTitle::setCount(const QString &text)
{
    m_countText = text;
    elide();
}

void PaneTitle::setAge(const QString &text, const QString &toolTip, bool stale)
{
    m_ageText = text;
    m_stale = stale;
    m_age->setToolTip(toolTip);
    elide();
}

// The title gives way first, then the count: the age is what must always be seen.
void PaneTitle::elide()
{
    m_count->setVisible(!m_countText.isEmpty() && width() > 340);
    m_count->setText(m_ageText.isEmpty() ? m_countText : tr("%1 ·", "count before the age").arg(m_countText));
    m_age->setVisible(!m_ageText.isEmpty());
    m_age->setText(fontMetrics().elidedText(m_ageText, Qt::ElideRight, qMax(60, width() / 2)));
    QPalette p = palette();
    p.setColor(QPalette::WindowText, m_theme.color(m_stale ? ThemeRole::Warning : ThemeRole::Muted));
    m_age->setPalette(p);
    layout()->activate();
    const QString title
        = m_title->fontMetrics().elidedText(m_titleText, Qt::ElideMiddle, qMax(20, m_title->width()));
    m_title->setText(m_titleShown ? title : QString());
    m_title->setToolTip(title == m_titleText ? QString() : m_titleText.toHtmlEscaped());
    setAccessibleName(m_titleText);
    setAccessibleDescription(statusText());
}

QString PaneTitle::statusText() const
{
    return m_ageText.isEmpty() ? m_countText
        : m_countText.isEmpty() ? m_ageText
                                : QStringLiteral("%1 · %2").arg(m_countText, m_ageText);
}

void PaneTitle::setBusy(bool busy)
{
    if (busy) {
        if (!m_busyFrames->isActive() && !m_busyDelay->isActive())
            m_busyDelay->start();
        return;
    }
    m_busyDelay->stop();
    m_busyFrames->stop();
    m_frame = -1;
    update();
}

void PaneTitle::advance()
{
    m_frame = (m_frame + 1) % kFrames;
    update(0, height() - 2, width(), 2);
}

void PaneTitle::attachTo(QDockWidget *dock)
{
    m_float->show();
    m_close->show();
    connect(m_float, &QToolButton::clicked, dock, [dock] { dock->setFloating(!dock->isFloating()); });
    connect(m_close, &QToolButton::clicked, dock, &QDockWidget::close);
}

QSize PaneTitle::minimumSizeHint() const
{
    return { 160, 28 };
}

void PaneTitle::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.fillRect(rect(), m_theme.color(ThemeRole::Window));
    painter.fillRect(QRect(0, height() - 1, width(), 1), m_theme.color(ThemeRole::Line));
    if (m_frame >= 0) {
        const int part = qMax(40, width() / 5);
        const int x = (width() + part) * m_frame / kFrames - part;
        painter.fillRect(QRect(x, height() - 2, part, 2), m_theme.color(ThemeRole::Accent));
    }
}

void PaneTitle::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    elide();
}

} // namespace drydock
