// SPDX-License-Identifier: GPL-3.0-or-later
//
// EchoBackend: runs handlers at once on the front's own thread, for tests of the front alone.
#pragma once

#include "app/lab/http/httpserver.h"

namespace drydock::lab::test {

class EchoBackend final : public Backend {
public:
    void authorise(std::shared_ptr<Request>, const Route &, Checked done) override { done(std::nullopt); }
    void handle(std::shared_ptr<Request> request, const Route &route, Done done) override
    {
        if (request->path == u"/silent")
            return;
        if (route.asyncHandler)
            return route.asyncHandler(request, done);
        done(route.handler ? route.handler(*request) : apiError(400, QStringLiteral("no upgrade")));
    }
    void open(std::shared_ptr<Request> request, const Route &route, std::shared_ptr<Socket> socket, Checked done) override
    {
        done(route.socketHandler(*request, std::move(socket)));
    }
    void received(std::shared_ptr<Socket> socket, QByteArray frame, std::function<void()> done) override
    {
        if (socket->received)
            socket->received(frame);
        done();
    }
    void closed(std::shared_ptr<Socket> socket) override
    {
        socket->received = nullptr;
        if (const auto tell = std::exchange(socket->closed, nullptr))
            tell();
    }
};

} // namespace drydock::lab::test
