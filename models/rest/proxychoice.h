// SPDX-License-Identifier: GPL-3.0-or-later
//
// Which proxy a request goes through, by a server's ProxySettings: the one rule for QnamWire and for the connection
// doctor. Pure but for the system's own proxy lookup, which may block (a PAC file): any thread.
#pragma once

#include "models/rest/serverendpoint.h"

#include <QList>
#include <QNetworkProxy>

namespace drydock {

[[nodiscard]] bool isLoopback(const QString &host);
//! In the order in which they are tried; never empty.
[[nodiscard]] QList<QNetworkProxy> proxiesFor(const ProxySettings &settings, const QNetworkProxyQuery &query);

} // namespace drydock
