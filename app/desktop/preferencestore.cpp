// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/preferencestore.h"

namespace drydock {

namespace {

constexpr std::pair<ThemeMode, const char *> kThemes[] = { { ThemeMode::Light, "light" }, { ThemeMode::Dark, "dark" },
    { ThemeMode::FollowSystem, "follow" }, { ThemeMode::SystemStyle, "system" } };
constexpr std::pair<Density, const char *> kDensities[]
    = { { Density::Compact, "compact" }, { Density::Normal, "normal" }, { Density::Relaxed, "relaxed" } };

template<class E, size_t N> E valueOf(const std::pair<E, const char *> (&words)[N], const QString &text, E fallback)
{
    for (const auto &[value, word] : words) {
        if (text == QLatin1String(word))
            return value;
    }
    return fallback;
}

template<class E, size_t N> QString wordOf(const std::pair<E, const char *> (&words)[N], E wanted)
{
    for (const auto &[value, word] : words) {
        if (value == wanted)
            return QLatin1String(word);
    }
    return {};
}

} // namespace

Preferences readPreferences(const Settings &settings)
{
    Preferences preferences;
    preferences.theme = valueOf(kThemes, settings.value(keys::kTheme), preferences.theme);
    preferences.density = valueOf(kDensities, settings.value(keys::kDensity), preferences.density);
    preferences.language = settings.value(keys::kLanguage);
    preferences.timeZone = settings.value(keys::kTimeZone).toLatin1();
    preferences.pollInterval = std::chrono::seconds(settings.value(keys::kPollSeconds));
    preferences.offlineThreshold = std::chrono::minutes(settings.value(keys::kOfflineMinutes));
    preferences.readOnly = settings.value(keys::kReadOnly);
    preferences.restoreLayout = settings.value(keys::kRestoreLayout);
    return preferences;
}

void writePreferences(Settings &settings, const Preferences &preferences)
{
    settings.set(keys::kTheme, wordOf(kThemes, preferences.theme));
    settings.set(keys::kDensity, wordOf(kDensities, preferences.density));
    settings.set(keys::kLanguage, preferences.language);
    settings.set(keys::kTimeZone, QString::fromLatin1(preferences.timeZone));
    settings.set(keys::kPollSeconds, static_cast<int>(preferences.pollInterval.count()));
    settings.set(keys::kOfflineMinutes, static_cast<int>(preferences.offlineThreshold.count()));
    settings.set(keys::kReadOnly, preferences.readOnly);
    settings.set(keys::kRestoreLayout, preferences.restoreLayout);
}

} // namespace drydock
