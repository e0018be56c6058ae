// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/uicontext.h"

namespace drydock {

UiContext::UiContext(Theme &theme, Clock &clock, UserPrompt &prompt, ActionRegistry &actions, QObject *parent)
    : QObject(parent)
    , m_theme(theme)
    , m_clock(clock)
    , m_prompt(prompt)
    , m_actions(actions)
{
}

void UiContext::setPreferences(const Preferences &preferences)
{
    const QTimeZone zone = preferences.timeZone.isEmpty() ? QTimeZone::systemTimeZone()
                                                          : QTimeZone(preferences.timeZone);
    m_time = TimeText(zone, QLocale());
    m_preferences = preferences;
    if (m_theme.mode() != preferences.theme)
        m_theme.apply(preferences.theme);
    Q_EMIT preferencesChanged();
}

} // namespace drydock
