// SPDX-License-Identifier: GPL-3.0-or-later
//
// ShellStatus: what the main window shows of the session, as a plain value that Application pushes. No domain types.
#pragma once

#include "models/core/timestamp.h"
#include "ui/actions/actionrules.h"
#include "ui/dialogs/connectionprofile.h"

#include <QColor>
#include <QString>
#include <QStringList>

namespace drydock {

struct ShellStatus {
    bool signedIn = false;
    QString serverName;
    QString serverUrl;
    ServerClass serverClass = ServerClass::Lab;
    QColor colour; //!< the user's own for this server; invalid for the class's
    QString user;
    bool online = true;
    Timestamp lastAnswer; //!< of the server, shown when offline
    int requestsInFlight = 0;
    Timestamp heldUntil; //!< rate limited until then
    bool clicksHeld = false; //!< not only what is read in the background
    WriteState writes = WriteState::Allowed;
    QStringList notices; //!< "The token is kept in memory for this session"

    bool operator==(const ShellStatus &) const = default;
};

} // namespace drydock
