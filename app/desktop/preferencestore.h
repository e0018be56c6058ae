// SPDX-License-Identifier: GPL-3.0-or-later
//
// Between Settings and what the widgets know: Preferences as a value, layouts behind LayoutStore. Owned by
// Application, GUI thread.
#pragma once

#include "app/desktop/settings.h"
#include "ui/shell/dockhost.h"
#include "ui/shell/preferences.h"

namespace drydock {

[[nodiscard]] Preferences readPreferences(const Settings &settings);
void writePreferences(Settings &settings, const Preferences &preferences);

class SettingsLayoutStore final : public LayoutStore {
public:
    explicit SettingsLayoutStore(Settings &settings)
        : m_settings(settings)
    {
    }
    [[nodiscard]] QByteArray take(const QString &key) override { return m_settings.takeViewState(key); }
    void put(const QString &key, const QByteArray &blob) override { m_settings.setViewState(key, blob); }

private:
    Settings &m_settings;
};

} // namespace drydock
