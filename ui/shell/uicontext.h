// SPDX-License-Identifier: GPL-3.0-or-later
//
// UiContext: what every pane and dialog needs of the shell, in one reference: theme, clock, texts, the shared ticker,
// questions to the user, the actions and the preferences. Owned by Application, outlives every widget; GUI thread.
// It knows no store and no server.
#pragma once

#include "ui/shell/preferences.h"
#include "ui/shell/theme.h"
#include "ui/shell/ticker.h"
#include "ui/text/timetext.h"

#include <QObject>

namespace drydock {

class ActionRegistry;
class Clock;
class UserPrompt;

class UiContext final : public QObject {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(UiContext)

public:
    //! All four outlive the context.
    UiContext(Theme &theme, Clock &clock, UserPrompt &prompt, ActionRegistry &actions, QObject *parent = nullptr);

    [[nodiscard]] Theme &theme() const { return m_theme; }
    [[nodiscard]] Clock &clock() const { return m_clock; }
    [[nodiscard]] UserPrompt &prompt() const { return m_prompt; }
    [[nodiscard]] ActionRegistry &actions() const { return m_actions; }
    [[nodiscard]] Ticker &ticker() { return m_ticker; }
    //! Stays at the same address: delegates keep a reference.
    [[nodiscard]] const TimeText &time() const { return m_time; }
    [[nodiscard]] const Preferences &preferences() const { return m_preferences; }
    //! Applies the theme and the time zone and tells the panes. The language needs a restart.
    void setPreferences(const Preferences &preferences);

Q_SIGNALS:
    void preferencesChanged();

private:
    Theme &m_theme;
    Clock &m_clock;
    UserPrompt &m_prompt;
    ActionRegistry &m_actions;
    Ticker m_ticker;
    TimeText m_time;
    Preferences m_preferences;
};

} // namespace drydock
