// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/inspector/timingbar.h"

#include <QPainter>

#include <algorithm>

namespace drydock {

namespace {
constexpr int kMargin = 8;
constexpr int kBarHeight = 10;
constexpr int kGap = 6;
constexpr int kSquare = 9;
constexpr int kLeastPart = 3;
} // namespace

TimingBar::TimingBar(const Theme &theme, const TimeText &time, QWidget *parent)
    : QWidget(parent)
    , m_theme(theme)
    , m_time(time)
{
    QSizePolicy policy(QSizePolicy::Preferred, QSizePolicy::Fixed);
    policy.setHeightForWidth(true);
    setSizePolicy(policy);
    connect(&theme, &Theme::changed, this, qOverload<>(&QWidget::update));
}

void TimingBar::setTiming(const RequestTiming &timing)
{
    m_timing = timing;
    setAccessibleName(sentence());
    updateGeometry();
    update();
}

QList<TimingBar::Part> TimingBar::parts() const
{
    QList<Part> parts { { tr("Queued"), std::max<qint64>(0, m_timing.queuedMs), ThemeRole::Waiting } };
    if (m_timing.elapsedMs < 0)
        return parts;
    if (m_timing.waitedMs < 0) {
        parts.append({ tr("Sent and answered"), m_timing.elapsedMs, ThemeRole::Moving });
        return parts;
    }
    const qint64 waited = std::min(m_timing.waitedMs, m_timing.elapsedMs);
    parts.append({ tr("Waiting for the answer"), waited, ThemeRole::Moving });
    parts.append({ tr("Receiving"), m_timing.elapsedMs - waited, ThemeRole::Good });
    return parts;
}

QString TimingBar::legend(const Part &part) const
{
    //: %1 is a phase of a request ("Queued"), %2 how long it took ("3 ms")
    return tr("%1 %2").arg(part.label, m_time.duration(part.ms));
}

QString TimingBar::sentence() const
{
    QStringList texts;
    for (const Part &part : parts())
        texts.append(legend(part));
    return texts.join(QStringLiteral(", "));
}

template<class Place> int TimingBar::layOut(int width, Place place) const
{
    const int line = fontMetrics().height() + 4;
    int x = kMargin;
    int y = kMargin + kBarHeight + kGap;
    const QList<Part> all = parts();
    for (const Part &part : all) {
        const QString text = legend(part);
        const int wanted = kSquare + kGap + fontMetrics().horizontalAdvance(text);
        if (x > kMargin && x + wanted > width - kMargin) {
            x = kMargin;
            y += line;
        }
        place(part, text, QRect(x, y, wanted, line));
        x += wanted + 2 * kGap;
    }
    return y + line + 2;
}

QSize TimingBar::sizeHint() const
{
    constexpr int kWidth = 300;
    return { kWidth, heightForWidth(kWidth) };
}

int TimingBar::heightForWidth(int width) const
{
    return layOut(width, [](const Part &, const QString &, const QRect &) { });
}

void TimingBar::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.fillRect(rect(), m_theme.color(ThemeRole::Base));
    const bool rtl = layoutDirection() == Qt::RightToLeft;
    const auto mirrored = [this, rtl](const QRect &r) {
        return rtl ? QRect(width() - r.right() - 1, r.top(), r.width(), r.height()) : r;
    };
    const QList<Part> all = parts();
    qint64 total = 0;
    for (const Part &part : all)
        total += part.ms;
    const int whole = std::max(0, width() - 2 * kMargin);
    painter.fillRect(QRect(kMargin, kMargin, whole, kBarHeight), m_theme.color(ThemeRole::Line));
    int x = kMargin;
    for (const Part &part : all) {
        if (part.ms <= 0 || total <= 0)
            continue;
        const auto share = static_cast<int>(static_cast<double>(part.ms) / static_cast<double>(total) * whole);
        const int end = std::min(kMargin + whole, x + std::max(kLeastPart, share));
        painter.fillRect(mirrored(QRect(x, kMargin, end - x, kBarHeight)), m_theme.color(part.role));
        x = end;
    }
    layOut(width(), [&](const Part &part, const QString &text, const QRect &place) {
        const QRect at = mirrored(place);
        const int left = rtl ? at.right() - kSquare : at.left();
        painter.fillRect(QRect(left, at.center().y() - kSquare / 2, kSquare, kSquare), m_theme.color(part.role));
        painter.setPen(m_theme.color(ThemeRole::Text));
        const int used = kSquare + kGap;
        painter.drawText(at.adjusted(rtl ? 0 : used, 0, rtl ? -used : 0, 0),
            static_cast<int>(Qt::AlignVCenter | Qt::AlignLeading) | Qt::TextSingleLine, text);
    });
}

} // namespace drydock
