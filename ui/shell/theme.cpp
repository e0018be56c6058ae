// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/theme.h"

#include "ui/shell/drydockstyle.h"
#include "ui/shell/svgicon.h"

#include <QApplication>
#include <QDir>
#include <QEvent>
#include <QFontDatabase>
#include <QPixmapCache>
#include <QStyle>
#include <QStyleFactory>
#include <QToolTip>

#include <array>

namespace drydock {

namespace {

struct Pair {
    QRgb light;
    QRgb dark;
};

// In the order of ThemeRole.
constexpr std::array kColors {
    Pair { 0xFFFFFF, 0x15191D },
    Pair { 0xF4F6F8, 0x1D2227 },
    Pair { 0xE3F0F5, 0x173440 },
    Pair { 0x1C2127, 0xE4E9EE },
    Pair { 0x56616C, 0x9CA8B3 },
    Pair { 0xD8DEE4, 0x313940 },
    Pair { 0x0B6783, 0x58B8D6 },
    Pair { 0x1C7445, 0x54C08A },
    Pair { 0x1D5FB8, 0x74ABF5 },
    Pair { 0x655E72, 0xABA3B8 },
    Pair { 0x865800, 0xE0AC48 },
    Pair { 0x865800, 0xE0AC48 },
    Pair { 0xB3261E, 0xF47C74 },
    Pair { 0x5A6671, 0x929EA9 },
};

QColor mix(const QColor &a, const QColor &b, qreal part)
{
    return QColor::fromRgbF(static_cast<float>(a.redF() * (1 - part) + b.redF() * part),
        static_cast<float>(a.greenF() * (1 - part) + b.greenF() * part),
        static_cast<float>(a.blueF() * (1 - part) + b.blueF() * part));
}

} // namespace

int rowHeight(Density density)
{
    switch (density) {
    case Density::Compact: return 24;
    case Density::Normal: return 28;
    case Density::Relaxed: return 36;
    }
    return 28;
}

Theme::Theme(QObject *parent)
    : QObject(parent)
    , m_systemStyle(QApplication::style()->name())
{
    m_dark = systemIsDark();
    qApp->installEventFilter(this);
}

QColor Theme::color(ThemeRole role, bool dark)
{
    const Pair &pair = kColors.at(static_cast<size_t>(role));
    return QColor(dark ? pair.dark : pair.light);
}

ThemeRole Theme::roleOf(State state)
{
    switch (state) {
    case State::Good: return ThemeRole::Good;
    case State::Moving: return ThemeRole::Moving;
    case State::Waiting: return ThemeRole::Waiting;
    case State::Paused: return ThemeRole::Paused;
    case State::Failed: return ThemeRole::Failed;
    case State::Warning: return ThemeRole::Warning;
    case State::PassedOver:
    case State::Unknown: break;
    }
    return ThemeRole::Unknown;
}

ThemeRole Theme::roleOf(MarkColor mark)
{
    switch (mark) {
    case MarkColor::Red: return ThemeRole::Failed;
    case MarkColor::Amber: return ThemeRole::Warning;
    case MarkColor::Green: return ThemeRole::Good;
    case MarkColor::Blue: return ThemeRole::Moving;
    case MarkColor::Teal: return ThemeRole::Accent;
    case MarkColor::Grey: break;
    }
    return ThemeRole::Unknown;
}

QColor Theme::tint(MarkColor mark) const
{
    return mix(color(ThemeRole::Base), color(mark), m_dark ? 0.2 : 0.12);
}

QPalette Theme::palette(bool dark)
{
    const auto c = [dark](ThemeRole role) { return color(role, dark); };
    const QColor window = c(ThemeRole::Window);
    const QColor text = c(ThemeRole::Text);
    const QColor line = c(ThemeRole::Line);
    const QColor off = mix(c(ThemeRole::Muted), window, 0.35);
    QPalette p;
    p.setColor(QPalette::Window, window);
    p.setColor(QPalette::WindowText, text);
    p.setColor(QPalette::Base, c(ThemeRole::Base));
    p.setColor(QPalette::AlternateBase, window);
    p.setColor(QPalette::Text, text);
    p.setColor(QPalette::Button, dark ? mix(window, line, 0.6) : c(ThemeRole::Base));
    p.setColor(QPalette::ButtonText, text);
    p.setColor(QPalette::BrightText, c(ThemeRole::Failed));
    p.setColor(QPalette::PlaceholderText, c(ThemeRole::Muted));
    p.setColor(QPalette::ToolTipBase, c(ThemeRole::Base));
    p.setColor(QPalette::ToolTipText, text);
    p.setColor(QPalette::Highlight, c(ThemeRole::Selected));
    p.setColor(QPalette::HighlightedText, text);
    p.setColor(QPalette::Link, c(ThemeRole::Accent));
    p.setColor(QPalette::LinkVisited, c(ThemeRole::Accent));
    p.setColor(QPalette::Light, dark ? mix(window, line, 0.5) : c(ThemeRole::Base));
    p.setColor(QPalette::Midlight, mix(window, line, 0.5));
    p.setColor(QPalette::Mid, line);
    p.setColor(QPalette::Dark, mix(line, text, 0.25));
    p.setColor(QPalette::Shadow, mix(line, text, 0.5));
    for (const QPalette::ColorRole role : { QPalette::WindowText, QPalette::Text, QPalette::ButtonText,
             QPalette::HighlightedText, QPalette::PlaceholderText, QPalette::Link })
        p.setColor(QPalette::Disabled, role, off);
    p.setColor(QPalette::Disabled, QPalette::Base, window);
    p.setColor(QPalette::Disabled, QPalette::Highlight, line);
    return p;
}

bool Theme::systemIsDark() const
{
    const QPalette p = QApplication::palette();
    return p.color(QPalette::Window).lightness() < p.color(QPalette::WindowText).lightness();
}

void Theme::apply(ThemeMode mode)
{
    m_applying = true;
    m_mode = mode;
    if (mode == ThemeMode::FollowSystem || mode == ThemeMode::SystemStyle) {
        // An empty palette falls back to the desktop's own: only so can its lightness be read.
        QApplication::setStyle(QStyleFactory::create(m_systemStyle));
        QApplication::setPalette(QPalette());
        m_dark = systemIsDark();
    } else {
        m_dark = mode == ThemeMode::Dark;
    }
    if (mode != ThemeMode::SystemStyle) {
        QApplication::setStyle(new DrydockStyle);
        QApplication::setPalette(palette(m_dark));
        QToolTip::setPalette(palette(m_dark));
    }
    QPixmapCache::clear();
    m_applying = false;
    Q_EMIT changed();
}

bool Theme::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::ThemeChange && !m_applying && watched->isWidgetType()
        && (m_mode == ThemeMode::FollowSystem || m_mode == ThemeMode::SystemStyle)) {
        m_applying = true; // one event comes per window: the rest of this round is answered by the queued call
        QMetaObject::invokeMethod(this, [this] { apply(m_mode); }, Qt::QueuedConnection);
    }
    return QObject::eventFilter(watched, event);
}

QIcon Theme::icon(const QString &name) const
{
    return icon(name, ThemeRole::Text);
}

QIcon Theme::icon(const QString &name, ThemeRole role) const
{
    return QIcon(new SvgIconEngine(*this, name, role));
}

QIcon Theme::applicationIcon()
{
    return QIcon(QStringLiteral(":/drydock/icons/drydock.svg"));
}

QStringList Theme::iconNames()
{
    QStringList names;
    const QStringList files
        = QDir(QStringLiteral(":/drydock/icons")).entryList({ QStringLiteral("*.svg") }, QDir::Files, QDir::Name);
    for (const QString &file : files)
        names.append(file.chopped(4));
    return names;
}

QFont Theme::fixedFont()
{
    return QFontDatabase::systemFont(QFontDatabase::FixedFont);
}

QFont Theme::titleFont()
{
    QFont font = QApplication::font();
    font.setWeight(QFont::DemiBold);
    return font;
}

} // namespace drydock
