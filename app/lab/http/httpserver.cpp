// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/lab/http/httpserver.h"

#include "app/lab/http/httpsession.h"

#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>

#include <thread>

namespace drydock::lab {

using asio::ip::tcp;

struct HttpServer::Private {
    Private(const Router &router, Backend &backend, FaultInjector &faults, QString uploadFolder, Exposure exposure)
        : shared { router, backend, faults, std::move(uploadFolder), exposure, {}, {}, {}, {}, {} }
    {
    }

    void accept();
    void accepted(tcp::socket socket);

    SessionShared shared;
    std::optional<asio::ssl::context> tls;
    asio::io_context io { 1 };
    tcp::acceptor acceptor { io };
    asio::steady_timer retry { io };
    std::thread thread;
    quint16 port = 0;
};

void HttpServer::Private::accept()
{
    acceptor.async_accept([this](beast::error_code ec, tcp::socket socket) {
        if (ec == asio::error::operation_aborted)
            return;
        if (ec) {
            // Out of descriptors: wait for some to come back rather than spin.
            retry.expires_after(std::chrono::milliseconds(100));
            retry.async_wait([this](beast::error_code stopped) {
                if (!stopped)
                    accept();
            });
            return;
        }
        accepted(std::move(socket));
        accept();
    });
}

void HttpServer::Private::accepted(tcp::socket socket)
{
    beast::error_code ec;
    const auto peer = socket.remote_endpoint(ec);
    if (ec || shared.connections >= shared.limits.connections)
        return;
    socket.set_option(tcp::no_delay(true), ec);
    const bool loopback = peer.address().is_loopback()
        || (peer.address().is_v6() && peer.address().to_v6().is_v4_mapped()
            && asio::ip::make_address_v4(asio::ip::v4_mapped, peer.address().to_v6()).is_loopback());
    if (tls) {
        std::make_shared<HttpSession<TlsStream>>(TlsStream(beast::tcp_stream(std::move(socket)), *tls), shared, loopback)
            ->start();
    } else {
        std::make_shared<HttpSession<PlainStream>>(beast::tcp_stream(std::move(socket)), shared, loopback)->start();
    }
}

HttpServer::HttpServer(
    const Router &router, Backend &backend, FaultInjector &faults, QString uploadFolder, Exposure exposure)
    : d(std::make_unique<Private>(router, backend, faults, std::move(uploadFolder), exposure))
{
}

void HttpServer::setOptions(const FrontOptions &options)
{
    d->shared.options = options;
}

void HttpServer::setRecorder(Recorder recorder)
{
    d->shared.record = std::move(recorder);
}

HttpServer::~HttpServer()
{
    stop();
}

QString HttpServer::start(const QString &host, quint16 port, const TlsMaterial &tls, const HttpLimits &limits)
{
    d->shared.limits = limits;
    try {
        if (!tls.isEmpty()) {
            d->tls.emplace(asio::ssl::context::tls_server);
            d->tls->set_options(asio::ssl::context::no_tlsv1 | asio::ssl::context::no_tlsv1_1);
            d->tls->use_certificate_chain(
                asio::buffer(tls.certificatePem.constData(), static_cast<size_t>(tls.certificatePem.size())));
            d->tls->use_private_key(
                asio::buffer(tls.keyPem.constData(), static_cast<size_t>(tls.keyPem.size())), asio::ssl::context::pem);
        }
        const QString name = host == u"localhost" ? QStringLiteral("127.0.0.1") : host;
        const tcp::endpoint endpoint(asio::ip::make_address(name.toStdString()), port);
        d->acceptor.open(endpoint.protocol());
        d->acceptor.set_option(asio::socket_base::reuse_address(true));
        d->acceptor.bind(endpoint);
        d->acceptor.listen();
        d->port = d->acceptor.local_endpoint().port();
    } catch (const boost::system::system_error &error) {
        return QString::fromLocal8Bit(error.what());
    }
    d->accept();
    d->thread = std::thread([this] { d->io.run(); });
    return {};
}

quint16 HttpServer::port() const
{
    return d->port;
}

void HttpServer::stop()
{
    if (!d->thread.joinable())
        return;
    d->io.stop();
    d->thread.join();
    d->shared.waiting.clear();
}

} // namespace drydock::lab
