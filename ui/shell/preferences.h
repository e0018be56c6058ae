// SPDX-License-Identifier: GPL-3.0-or-later
//
// Preferences: what the settings dialog edits, as a plain value. Application keeps and stores it; UiContext hands it
// to the panes. No QSettings here.
#pragma once

#include "ui/shell/theme.h"

#include <QByteArray>
#include <QString>

#include <chrono>

namespace drydock {

struct Preferences {
    ThemeMode theme = ThemeMode::FollowSystem;
    QString language; //!< "de"; empty follows the system
    QByteArray timeZone; //!< an IANA id; empty follows the system
    Density density = Density::Normal;
    std::chrono::seconds pollInterval { 5 };
    std::chrono::minutes offlineThreshold { 24 * 60 }; //!< a device silent for longer counts as offline
    bool readOnly = false; //!< start every session without the right to write
    bool restoreLayout = true;

    bool operator==(const Preferences &) const = default;
};

} // namespace drydock
