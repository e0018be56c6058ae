// SPDX-License-Identifier: GPL-3.0-or-later
//
// menderConf(): the text of /etc/mender/mender.conf for a device that is to join a server. Pure function. The keys
// are the Mender client's, not the server's API's.
#pragma once

#include <QString>

namespace drydock {

struct MenderConf {
    QString serverUrl;
    QString tenantToken; //!< empty on the open source server
    QString certificateFile; //!< on the device; for a server with a certificate of its own
    int updatePollSeconds = 1800;
    int inventoryPollSeconds = 28800;
};

//! JSON with two spaces of indent; keys without a value are left out.
[[nodiscard]] QString menderConf(const MenderConf &conf);

} // namespace drydock
