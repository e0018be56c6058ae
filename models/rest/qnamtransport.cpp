// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/rest/qnamtransport.h"

#include "models/rest/qnamwire.h"

namespace drydock {

QnamTransport::QnamTransport(const ServerEndpoint &endpoint, Clock &clock, QObject *parent)
    : QnamTransport(endpoint, clock, Options {}, parent)
{
}

QnamTransport::QnamTransport(const ServerEndpoint &endpoint, Clock &clock, Options options, QObject *parent)
    : LaneTransport(std::make_unique<QnamWire>(endpoint), endpoint.baseUrl, clock, std::move(options), parent)
{
}

QnamTransport::~QnamTransport() = default;

} // namespace drydock
