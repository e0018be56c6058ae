// SPDX-License-Identifier: GPL-3.0-or-later
//
// QnamTransport: the Transport of the product: LaneTransport on a QnamWire. Owned by Session; GUI thread.
#pragma once

#include "models/rest/lanetransport.h"
#include "models/rest/serverendpoint.h"

namespace drydock {

class QnamTransport final : public LaneTransport {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(QnamTransport)

public:
    QnamTransport(const ServerEndpoint &endpoint, Clock &clock, QObject *parent = nullptr);
    //! With other retries than the product's, for tests against real sockets.
    QnamTransport(const ServerEndpoint &endpoint, Clock &clock, Options options, QObject *parent = nullptr);
    ~QnamTransport() override;
};

} // namespace drydock
