// SPDX-License-Identifier: GPL-3.0-or-later
//
// The columns of the fleet's table that its own code asks for by meaning. Private to fleet*.cpp.
#pragma once

#include "app/lab/fleet.h"
#include "app/lab/recipe.h"

namespace drydock::lab {

namespace scopes {
inline const QString kIdentity = QStringLiteral("identity");
inline const QString kInventory = QStringLiteral("inventory");
inline const QString kSystem = QStringLiteral("system");
inline const QString kTags = QStringLiteral("tags");
} // namespace scopes

struct Fleet::Columns {
    int status = 0;
    int group = 0;
    int created = 0;
    int updated = 0;
    int checkIn = 0;
    int deviceType = 0;
    int artifactName = 0;
    std::vector<int> rules; //!< by position in Recipe::rules()
};

inline quint64 pinKey(Row row, int column)
{
    return quint64 { row } << 32 | static_cast<quint32>(column);
}

//! Device authentication's "heaviest" rule.
AuthStatus heaviestStatus(const std::vector<AuthSetRecord> &sets);

} // namespace drydock::lab
