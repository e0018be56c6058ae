// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/failurebar.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QPainter>
#include <QPushButton>
#include <QToolButton>
#include <QVBoxLayout>

namespace drydock {

namespace {

QLabel *plainLabel(QWidget *parent)
{
    auto *label = new QLabel(parent);
    label->setTextFormat(Qt::PlainText);
    label->setWordWrap(true);
    label->setTextInteractionFlags(Qt::TextSelectableByMouse);
    return label;
}

} // namespace

FailureBar::FailureBar(const Theme &theme, QWidget *parent)
    : QFrame(parent)
    , m_theme(theme)
    , m_icon(new QLabel(this))
    , m_what(plainLabel(this))
    , m_detail(plainLabel(this))
    , m_button(new QPushButton(this))
    , m_second(new QPushButton(this))
    , m_close(new QToolButton(this))
{
    m_what->setFont(Theme::titleFont());
    m_detail->setForegroundRole(QPalette::PlaceholderText);
    m_close->setAutoRaise(true);
    m_close->setToolTip(tr("Hide this message"));
    m_close->setAccessibleName(tr("Hide this message"));
    m_close->setIcon(theme.icon(QStringLiteral("close")));
    auto *texts = new QVBoxLayout;
    texts->setSpacing(2);
    texts->addWidget(m_what);
    texts->addWidget(m_detail);
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(12, 6, 6, 6);
    layout->addWidget(m_icon, 0, Qt::AlignTop);
    layout->addLayout(texts, 1);
    auto *buttons = new QVBoxLayout;
    buttons->setSpacing(4);
    buttons->addStretch();
    buttons->addWidget(m_button);
    buttons->addWidget(m_second);
    buttons->addStretch();
    layout->addLayout(buttons);
    layout->addWidget(m_close, 0, Qt::AlignTop);
    connect(m_close, &QToolButton::clicked, this, &FailureBar::clear);
    connect(m_button, &QPushButton::clicked, this, [this] {
        // A copy: the handler may clear the bar.
        if (const auto run = m_run)
            run();
    });
    connect(m_second, &QPushButton::clicked, this, [this] {
        if (const auto run = m_runSecond)
            run();
    });
    const auto tint = [this] { m_icon->setPixmap(m_theme.icon(QStringLiteral("failure"), ThemeRole::Failed).pixmap(16)); };
    connect(&theme, &Theme::changed, this, tint);
    tint();
    hide();
}

void FailureBar::showWords(const ErrorWords &words, std::function<void()> run)
{
    m_run = std::move(run);
    m_what->setText(words.what);
    m_detail->setText(words.why.isEmpty() ? words.next : QStringLiteral("%1\n%2").arg(words.why, words.next));
    m_detail->setVisible(!m_detail->text().isEmpty());
    m_button->setText(words.button);
    m_button->setVisible(!words.button.isEmpty() && m_run);
    m_runSecond = nullptr;
    m_second->hide();
    setAccessibleName(text());
    setVisible(true);
}

void FailureBar::offer(const QString &text, std::function<void()> run)
{
    m_runSecond = std::move(run);
    m_second->setText(text);
    m_second->show();
}

void FailureBar::clear()
{
    m_run = nullptr;
    m_runSecond = nullptr;
    hide();
}

QString FailureBar::text() const
{
    return m_what->text() + QLatin1Char('\n') + m_detail->text();
}

void FailureBar::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.fillRect(rect(), m_theme.color(ThemeRole::Base));
    painter.fillRect(QRect(0, 0, 3, height()), m_theme.color(ThemeRole::Failed));
    painter.setPen(m_theme.color(ThemeRole::Line));
    painter.drawLine(0, 0, width(), 0);
    painter.drawLine(0, height() - 1, width(), height() - 1);
}

} // namespace drydock
