// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/svgicon.h"

#include <QFile>
#include <QPainter>
#include <QPixmapCache>
#include <QSvgRenderer>

namespace drydock {

namespace {

QString path(const QString &name)
{
    return QStringLiteral(":/drydock/icons/%1.svg").arg(name);
}

// Some icons are drawn a second time on a 24 grid, so that their strokes stay thin in an empty pane.
QString pathFor(const QString &name, qreal side)
{
    const QString large = path(name + QStringLiteral("@24"));
    return side >= 24 && QFile::exists(large) ? large : path(name);
}

QPixmap render(const QString &file, const QSize &pixels, const QColor &color)
{
    const QString key
        = QStringLiteral("drydock/%1/%2x%3/%4").arg(file).arg(pixels.width()).arg(pixels.height()).arg(color.rgba());
    QPixmap pixmap;
    if (QPixmapCache::find(key, &pixmap))
        return pixmap;
    QFile source(file);
    if (pixels.isEmpty() || !source.open(QIODevice::ReadOnly))
        return {};
    QByteArray svg = source.readAll();
    svg.replace("currentColor", color.name(QColor::HexRgb).toLatin1());
    QSvgRenderer renderer(svg);
    pixmap = QPixmap(pixels);
    pixmap.fill(Qt::transparent);
    QPainter painter(&pixmap);
    renderer.setAspectRatioMode(Qt::KeepAspectRatio);
    renderer.render(&painter, QRectF(QPointF(), pixels));
    painter.end();
    QPixmapCache::insert(key, pixmap);
    return pixmap;
}

} // namespace

SvgIconEngine::SvgIconEngine(const Theme &theme, QString name, ThemeRole role)
    : m_theme(&theme)
    , m_name(std::move(name))
    , m_role(role)
{
}

void SvgIconEngine::paint(QPainter *painter, const QRect &rect, QIcon::Mode mode, QIcon::State state)
{
    const qreal scale = painter->device() ? painter->device()->devicePixelRatio() : 1.0;
    painter->drawPixmap(rect, scaledPixmap(rect.size() * scale, mode, state, scale));
}

QPixmap SvgIconEngine::pixmap(const QSize &size, QIcon::Mode mode, QIcon::State state)
{
    return scaledPixmap(size, mode, state, 1.0);
}

QPixmap SvgIconEngine::scaledPixmap(const QSize &size, QIcon::Mode mode, QIcon::State, qreal scale)
{
    if (!m_theme)
        return {};
    QColor color = m_theme->color(m_role);
    if (mode == QIcon::Disabled)
        color = m_theme->palette(m_theme->isDark()).color(QPalette::Disabled, QPalette::Text);
    QPixmap pixmap = render(pathFor(m_name, size.width() / scale), size, color);
    pixmap.setDevicePixelRatio(scale);
    return pixmap;
}

QIconEngine *SvgIconEngine::clone() const
{
    return new SvgIconEngine(*this);
}

bool SvgIconEngine::isNull()
{
    return !QFile::exists(path(m_name));
}

} // namespace drydock
