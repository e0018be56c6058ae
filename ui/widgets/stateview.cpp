// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/stateview.h"

#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

namespace drydock {

StateView::StateView(const Theme &theme, QWidget *parent)
    : QWidget(parent)
    , m_theme(theme)
    , m_icon(new QLabel(this))
    , m_sentence(new QLabel(this))
    , m_button(new QPushButton(this))
{
    m_icon->setAlignment(Qt::AlignCenter);
    m_sentence->setAlignment(Qt::AlignCenter);
    m_sentence->setTextFormat(Qt::PlainText);
    m_sentence->setWordWrap(true);
    m_sentence->setMinimumWidth(120);
    setAutoFillBackground(true);
    setBackgroundRole(QPalette::Base);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(24, 12, 24, 12);
    layout->setSpacing(12);
    layout->addStretch(2);
    layout->addWidget(m_icon);
    layout->addWidget(m_sentence);
    layout->addWidget(m_button, 0, Qt::AlignHCenter);
    layout->addStretch(3);
    connect(m_button, &QPushButton::clicked, this, [this] {
        if (const auto run = m_run)
            run();
    });
    connect(&theme, &Theme::changed, this, &StateView::tint);
}

void StateView::showMessage(
    const QString &icon, const QString &sentence, const QString &button, std::function<void()> run)
{
    m_iconName = icon;
    m_run = std::move(run);
    m_sentence->setText(sentence);
    m_button->setText(button);
    m_button->setVisible(!button.isEmpty() && m_run);
    setAccessibleName(sentence);
    tint();
}

QString StateView::sentence() const
{
    return m_sentence->text();
}

void StateView::tint()
{
    if (!m_iconName.isEmpty())
        m_icon->setPixmap(m_theme.icon(m_iconName, ThemeRole::Muted).pixmap(QSize(32, 32), devicePixelRatioF()));
}

} // namespace drydock
