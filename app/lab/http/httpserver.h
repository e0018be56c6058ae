// SPDX-License-Identifier: GPL-3.0-or-later
//
// HttpServer: the lab's HTTP/1.1 front on Boost.Beast. Owns one thread that does all socket work; hands whole requests
// to a Backend and sends what comes back, in order, per connection. It bounds everything it reads (headers 16 KiB,
// small bodies 1 MiB, time) and never buffers more of an answer than one piece. It knows no Mender service.
#pragma once

#include "app/lab/http/faults.h"
#include "app/lab/http/router.h"
#include "app/lab/http/tlscertificate.h"

#include <chrono>
#include <functional>
#include <memory>

namespace drydock::lab {

//! How the sending of an answer ended.
enum class SendOutcome {
    Whole, //!< the connection may go on
    Last, //!< whole, and the connection ends
    Broken, //!< the rest will not come: the connection is to be closed
    Reset, //!< to be cut at once
};

//! Called on the I/O thread; answers through `done` from any thread, exactly once.
class Backend {
public:
    using Done = std::function<void(Response)>;
    using Checked = std::function<void(std::optional<Response>)>;

    virtual ~Backend() = default;
    //! Before a large body is read: a response means no.
    virtual void authorise(std::shared_ptr<Request> request, const Route &route, Checked done) = 0;
    virtual void handle(std::shared_ptr<Request> request, const Route &route, Done done) = 0;
    //! An upgrade is asked for: a response means no; without one the socket is the service's.
    virtual void open(std::shared_ptr<Request> request, const Route &route, std::shared_ptr<Socket> socket, Checked done) = 0;
    //! What a socket has to tell its service; `done` when that has dealt with it, from any thread.
    virtual void received(std::shared_ptr<Socket> socket, QByteArray frame, std::function<void()> done) = 0;
    virtual void closed(std::shared_ptr<Socket> socket) = 0;
};

//! Which routes a server's port shows.
enum class Exposure { Public, Internal };

struct HttpLimits {
    std::chrono::milliseconds header { 30'000 }; //!< from its first byte to its last
    std::chrono::milliseconds body { 30'000 }; //!< without a byte moving, either way
    std::chrono::milliseconds idle { 75'000 }; //!< between two requests of a connection
    size_t headerBytes = 16 << 10;
    int connections = 8192;
};

struct FrontOptions {
    bool gzip = false; //!< compresses what a client accepts compressed, as the gateway does
};

//! One exchange, after its last byte; for a recorder. Called on the I/O thread.
struct Exchange {
    std::shared_ptr<const Request> request;
    const Route *route = nullptr; //!< nothing where no route took it
    Response response;
    bool hadFault = false;
    SendOutcome outcome = SendOutcome::Whole;
    qint64 bodyBytes = 0;
};
using Recorder = std::function<void(Exchange)>;

class HttpServer {
public:
    HttpServer(const Router &router, Backend &backend, FaultInjector &faults, QString uploadFolder,
        Exposure exposure = Exposure::Public);
    ~HttpServer();
    //! Before start().
    void setOptions(const FrontOptions &options);
    void setRecorder(Recorder recorder);
    Q_DISABLE_COPY_MOVE(HttpServer)

    //! Empty when it listens, else why not. Port 0 takes a free one. TLS where `tls` is not empty.
    QString start(const QString &host, quint16 port, const TlsMaterial &tls, const HttpLimits &limits = {});
    [[nodiscard]] quint16 port() const;
    //! Ends all connections and the thread. The backend must have stopped calling back.
    void stop();

private:
    struct Private;
    std::unique_ptr<Private> d;
};

} // namespace drydock::lab
