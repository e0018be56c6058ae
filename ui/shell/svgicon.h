// SPDX-License-Identifier: GPL-3.0-or-later
//
// SvgIconEngine: renders one of our one-colour SVGs in the theme's colour at the moment of painting, so icons follow
// a theme change without being made anew. Owned by the QIcon; GUI thread; the Theme must outlive it.
#pragma once

#include "ui/shell/theme.h"

#include <QIconEngine>
#include <QPointer>

namespace drydock {

class SvgIconEngine final : public QIconEngine {
public:
    SvgIconEngine(const Theme &theme, QString name, ThemeRole role);

    void paint(QPainter *painter, const QRect &rect, QIcon::Mode mode, QIcon::State state) override;
    QPixmap pixmap(const QSize &size, QIcon::Mode mode, QIcon::State state) override;
    QPixmap scaledPixmap(const QSize &size, QIcon::Mode mode, QIcon::State state, qreal scale) override;
    [[nodiscard]] QIconEngine *clone() const override;
    bool isNull() override;

private:
    QPointer<const Theme> m_theme;
    QString m_name;
    ThemeRole m_role;
};

} // namespace drydock
