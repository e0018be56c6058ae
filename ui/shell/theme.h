// SPDX-License-Identifier: GPL-3.0-or-later
//
// Theme: every colour of the program, and the only place where one is spelled out. Applies the palette and Fusion,
// gives state colours, and icons that take their colour when they are painted. Owned by Application, passed by
// reference, outlives every widget; GUI thread. No domain knowledge.
#pragma once

#include "models/items/rowmark.h"
#include "ui/text/statustext.h"

#include <QColor>
#include <QFont>
#include <QIcon>
#include <QObject>
#include <QPalette>

namespace drydock {

enum class ThemeRole {
    Base,
    Window,
    Selected, //!< the ground of a selected row; text on it keeps its colour
    Text,
    Muted,
    Line,
    Accent,
    Good,
    Moving,
    Waiting,
    Paused,
    Warning,
    Failed,
    Unknown,
};

enum class ThemeMode { Light, Dark, FollowSystem, SystemStyle };

enum class Density { Compact, Normal, Relaxed };

//! The height of a table row in device-independent pixels.
[[nodiscard]] int rowHeight(Density density);

class Theme final : public QObject {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(Theme)

public:
    explicit Theme(QObject *parent = nullptr);

    //! Sets the application's style and palette.
    void apply(ThemeMode mode);
    [[nodiscard]] ThemeMode mode() const { return m_mode; }
    [[nodiscard]] bool isDark() const { return m_dark; }

    [[nodiscard]] QColor color(ThemeRole role) const { return color(role, m_dark); }
    [[nodiscard]] QColor color(State state) const { return color(roleOf(state), m_dark); }
    [[nodiscard]] QColor color(MarkColor mark) const { return color(roleOf(mark), m_dark); }
    //! The ground of a marked row: text on it keeps its colour and its contrast.
    [[nodiscard]] QColor tint(MarkColor mark) const;
    [[nodiscard]] static QColor color(ThemeRole role, bool dark);
    [[nodiscard]] static ThemeRole roleOf(State state);
    [[nodiscard]] static ThemeRole roleOf(MarkColor mark);
    [[nodiscard]] static QPalette palette(bool dark);

    //! One of resources/icons by name ("refresh"), in the text colour, muted when disabled. Follows theme changes.
    [[nodiscard]] QIcon icon(const QString &name) const;
    [[nodiscard]] QIcon icon(const QString &name, ThemeRole role) const;
    //! The program's own icon, in its own colours.
    [[nodiscard]] static QIcon applicationIcon();
    [[nodiscard]] static QStringList iconNames();

    [[nodiscard]] static QFont fixedFont();
    [[nodiscard]] static QFont titleFont();

Q_SIGNALS:
    void changed();

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    [[nodiscard]] bool systemIsDark() const;

    QString m_systemStyle;
    ThemeMode m_mode = ThemeMode::SystemStyle;
    bool m_dark = false;
    bool m_applying = false;
};

} // namespace drydock
