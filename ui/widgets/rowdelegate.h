// SPDX-License-Identifier: GPL-3.0-or-later
//
// RowDelegate and its children paint table cells: the tinted ground and accent bar of a selected row, text in the
// text colour always, stale values muted, pending ones italic. text() is what is painted, copied and read aloud.
// Owned by the view; GUI thread; the UiContext's parts that they are given must outlive them. No domain knowledge.
#pragma once

#include "ui/shell/theme.h"
#include "ui/text/statustext.h"
#include "ui/text/timetext.h"

#include <QStyledItemDelegate>

namespace drydock {

class Clock;

class RowDelegate : public QStyledItemDelegate {
    Q_OBJECT

public:
    explicit RowDelegate(const Theme &theme, QObject *parent = nullptr);

    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    //! Tooltips: toolTip(index) as plain text, however the server spelled it.
    bool helpEvent(QHelpEvent *event, QAbstractItemView *view, const QStyleOptionViewItem &option,
        const QModelIndex &index) override;

    //! What the cell shows.
    [[nodiscard]] virtual QString text(const QModelIndex &index) const;
    //! What Ctrl+C takes: the whole of a shortened value, the exact time.
    [[nodiscard]] virtual QString copyText(const QModelIndex &index) const;
    [[nodiscard]] virtual QString toolTip(const QModelIndex &index) const;

    static constexpr int kPadding = 8;

protected:
    //! `rect` is already inset by the padding.
    virtual void paintContent(QPainter *painter, const QRect &rect, const QStyleOptionViewItem &option,
        const QModelIndex &index) const;
    void paintText(QPainter *painter, const QRect &rect, const QString &text, const QColor &color,
        Qt::Alignment alignment, Qt::TextElideMode elide = Qt::ElideRight) const;
    [[nodiscard]] QColor textColor(const QStyleOptionViewItem &option, const QModelIndex &index) const;
    [[nodiscard]] const Theme &theme() const { return m_theme; }

private:
    const Theme &m_theme;
};

//! StatusRole through the vocabulary: shape, word, colour.
class StatusDelegate final : public RowDelegate {
    Q_OBJECT

public:
    StatusDelegate(const Theme &theme, StatusDomain domain, QObject *parent = nullptr);
    [[nodiscard]] QString text(const QModelIndex &index) const override;
    [[nodiscard]] QString toolTip(const QModelIndex &index) const override;

protected:
    void paintContent(QPainter *painter, const QRect &rect, const QStyleOptionViewItem &option,
        const QModelIndex &index) const override;

private:
    [[nodiscard]] StatusWord word(const QModelIndex &index) const;
    StatusDomain m_domain;
};

//! TimestampRole: relative under a day, the exact time in the tooltip and in the copy.
class TimeDelegate final : public RowDelegate {
    Q_OBJECT

public:
    TimeDelegate(const Theme &theme, const TimeText &time, const Clock &clock, QObject *parent = nullptr);
    [[nodiscard]] QString text(const QModelIndex &index) const override;
    [[nodiscard]] QString copyText(const QModelIndex &index) const override;
    [[nodiscard]] QString toolTip(const QModelIndex &index) const override;

private:
    const TimeText &m_time;
    const Clock &m_clock;
};

//! Ids, hashes and versions: fixed width, the middle left out where there is no room.
class IdDelegate final : public RowDelegate {
    Q_OBJECT

public:
    using RowDelegate::RowDelegate;

protected:
    void paintContent(QPainter *painter, const QRect &rect, const QStyleOptionViewItem &option,
        const QModelIndex &index) const override;
};

//! SizeRole as bytes, or DisplayRole as a count; right-aligned.
class NumberDelegate final : public RowDelegate {
    Q_OBJECT

public:
    using RowDelegate::RowDelegate;
    [[nodiscard]] QString text(const QModelIndex &index) const override;

protected:
    void paintContent(QPainter *painter, const QRect &rect, const QStyleOptionViewItem &option,
        const QModelIndex &index) const override;
};

} // namespace drydock
