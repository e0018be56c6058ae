// SPDX-License-Identifier: GPL-3.0-or-later
//
// HttpSession: one connection of the lab's front, plain or TLS. Owned by its own pending operations; I/O thread only.
// Internal to httpserver.cpp. One request at a time: read headers, read the body as its route wants it, ask the
// backend, write the answer piece by piece, begin anew.
#pragma once

#include "app/lab/http/httpmessage.h"
#include "app/lab/http/httpserver.h"
#include "app/lab/http/multipart.h"
#include "app/lab/http/responsesender.h"
#include "app/lab/http/websocketsession.h"

#include <boost/asio/post.hpp>
#include <boost/asio/ssl.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/write.hpp>
#include <boost/beast/core.hpp>
#include <boost/beast/http.hpp>
#include <boost/beast/ssl.hpp>

#include <QDateTime>

#include <array>
#include <atomic>
#include <set>
#include <type_traits>

namespace drydock::lab {

namespace beast = boost::beast;
namespace http = boost::beast::http;
using PlainStream = beast::tcp_stream;
using TlsStream = beast::ssl_stream<beast::tcp_stream>;

//! What all sessions of a server share.
struct SessionShared {
    const Router &router;
    Backend &backend;
    FaultInjector &faults;
    QString uploadFolder;
    Exposure exposure = Exposure::Public;
    FrontOptions options;
    HttpLimits limits;
    std::atomic<int> connections { 0 };
    //! Sessions that wait for the backend: no pending socket operation holds them meanwhile.
    std::set<std::shared_ptr<void>> waiting;
    Recorder record; //!< empty: nobody wants to know
};

template<class Stream> class HttpSession : public std::enable_shared_from_this<HttpSession<Stream>> {
public:
    HttpSession(Stream stream, SessionShared &shared, bool loopback)
        : m_stream(std::move(stream))
        , m_shared(shared)
        , m_timer(m_stream.get_executor())
        , m_sender(m_stream, shared.limits, shared.waiting)
        , m_loopback(loopback)
    {
        ++m_shared.connections;
    }
    ~HttpSession() { --m_shared.connections; }
    Q_DISABLE_COPY_MOVE(HttpSession)

    void start()
    {
        if constexpr (kSecure) {
            expireAfter(m_shared.limits.header);
            m_stream.async_handshake(asio::ssl::stream_base::server, [self = this->shared_from_this()](beast::error_code ec) {
                if (!ec)
                    self->waitForRequest();
            });
        } else {
            waitForRequest();
        }
    }

private:
    static constexpr bool kSecure = std::is_same_v<Stream, TlsStream>;
    static constexpr qsizetype kPiece = 64 << 10;
    using Code = beast::error_code;
    using Parser = http::request_parser<http::buffer_body>;

    void expireAfter(std::chrono::milliseconds time) { beast::get_lowest_layer(m_stream).expires_after(time); }

    // ── reading ───────────────────────────────────────────────────────────────────────────────────────────────────

    void waitForRequest()
    {
        m_parser.emplace();
        m_parser->header_limit(static_cast<std::uint32_t>(m_shared.limits.headerBytes));
        // The limit is ours (readBody); "none" would refuse every body of known length in Boost 1.74.
        m_parser->body_limit(std::uint64_t { 1 } << 62);
        m_request.reset();
        m_route = nullptr;
        m_fault = {};
        m_upload.reset();
        m_sentContinue = false;
        m_closing = false;
        if (m_buffer.size() > 0)
            return readHeader();
        expireAfter(m_shared.limits.idle);
        m_stream.async_read_some(m_buffer.prepare(4096), [self = this->shared_from_this()](Code ec, size_t bytes) {
            if (ec)
                return self->close();
            self->m_buffer.commit(bytes);
            self->readHeader();
        });
    }

    void readHeader()
    {
        // One deadline for the whole header: a client that sends a byte a second does not keep the connection.
        expireAfter(m_shared.limits.header);
        http::async_read_header(m_stream, m_buffer, *m_parser, [self = this->shared_from_this()](Code ec, size_t) {
            if (!ec)
                return self->headerRead();
            self->m_request = std::make_shared<Request>();
            self->m_request->received = { QDateTime::currentMSecsSinceEpoch() };
            self->m_request->requestId = chooseRequestId({});
            if (ec == http::error::header_limit || ec == http::error::buffer_overflow)
                self->refuse(apiError(431, QStringLiteral("request header fields too large")));
            else if (ec.category() == http::make_error_code(http::error::bad_method).category()
                && ec != http::error::end_of_stream && ec != http::error::partial_message)
                self->refuse(apiError(400, QStringLiteral("bad request")));
            else
                self->close();
        });
    }

    void headerRead()
    {
        const auto &message = m_parser->get();
        m_request = std::make_shared<Request>();
        m_request->received = { QDateTime::currentMSecsSinceEpoch() };
        for (const auto &field : message) {
            m_request->headers.emplaceBack(bytes(field.name_string()), bytes(field.value()));
        }
        m_request->method = methodFromName(bytes(message.method_string()));
        m_request->requestId = chooseRequestId(m_request->header("X-MEN-RequestID"));
        m_request->peerIsLoopback = m_loopback;
        m_request->secure = kSecure;
        if (!parseTarget(*m_request, bytes(message.target())))
            return refuse(apiError(400, QStringLiteral("malformed request target")));
        const RouteMatch match = m_shared.router.match(m_request->method, m_request->segments);
        m_route = match.route;
        m_allowed = match.allowed;
        m_request->params = match.params;
        if (!isExposed(match.access)) {
            m_route = nullptr;
            m_allowed.clear();
        }
        m_fault = m_shared.faults.decide(m_request->method, m_request->path);
        const qint64 limit = m_route ? m_route->options.maxBody : RouteOptions().maxBody;
        const auto length = m_parser->content_length();
        if (length && *length > static_cast<std::uint64_t>(limit))
            return refuse(apiError(413, QStringLiteral("http: request body too large")));
        if (m_route && m_route->socketHandler && beast::websocket::is_upgrade(message))
            return upgrade();
        if (m_route && m_route->options.body != BodyKind::Small)
            return authoriseUpload();
        readBody();
    }

    //! A path's routes share their access; what a port does not show is unknown there.
    bool isExposed(Access access) const
    {
        if (m_shared.exposure == Exposure::Internal || access == Access::Internal)
            return m_shared.exposure == Exposure::Internal && access == Access::Internal;
        return access != Access::LoopbackOnly || m_loopback;
    }

    void authoriseUpload()
    {
        m_shared.waiting.insert(this->shared_from_this());
        m_shared.backend.authorise(m_request, *m_route, [weak = this->weak_from_this(), executor = m_stream.get_executor()](std::optional<Response> no) {
            asio::post(executor, [weak, no = std::move(no)]() mutable {
                const auto self = weak.lock();
                if (!self)
                    return;
                self->m_shared.waiting.erase(self);
                if (no)
                    return self->refuse(std::move(*no));
                self->beginUpload();
                self->readBody();
            });
        });
    }

    void beginUpload()
    {
        m_request->upload = std::make_shared<Upload>();
        const RouteOptions &options = m_route->options;
        if (options.body == BodyKind::Raw) {
            m_upload = std::make_unique<RawReader>(*m_request->upload, m_shared.uploadFolder, options.maxBody);
        } else {
            m_upload = std::make_unique<MultipartReader>(*m_request->upload, m_request->header("Content-Type"),
                options.filePart, m_shared.uploadFolder, options.maxBody);
        }
    }

    //! The service decides; then the connection is a socket's, and this session ends.
    void upgrade()
    {
        if (m_fault.any() && (m_fault.status > 0 || m_fault.drop || m_fault.hang))
            return bodyRead();
        expireAfter(std::chrono::hours(2));
        const auto socket = std::make_shared<WebSocketSession<Stream>>(m_stream.get_executor(), m_shared.backend, m_shared.connections);
        m_shared.waiting.insert(this->shared_from_this());
        m_shared.backend.open(m_request, *m_route, socket, [weak = this->weak_from_this(), socket, executor = m_stream.get_executor()](std::optional<Response> no) {
            asio::post(executor, [weak, socket, no = std::move(no)]() mutable {
                if (const auto self = weak.lock())
                    self->upgradeDecided(socket, std::move(no));
            });
        });
    }

    void upgradeDecided(const std::shared_ptr<WebSocketSession<Stream>> &socket, std::optional<Response> no)
    {
        m_shared.waiting.erase(this->shared_from_this());
        if (no)
            return refuse(std::move(*no));
        if (m_shared.record)
            m_shared.record({ m_request, m_route, Response::empty(101), m_fault.any(), SendOutcome::Whole, 0 });
        typename WebSocketSession<Stream>::Header header;
        header.base() = m_parser->get().base();
        const QByteArray protocols = m_request->header("Sec-WebSocket-Protocol");
        socket->accept(std::move(m_stream), header, m_request->requestId.toStdString(),
            protocols.contains("protomsg/msgpack") ? "protomsg/msgpack" : "");
    }

    void readBody()
    {
        if (m_parser->is_done())
            return bodyRead();
        if (!m_sentContinue && m_request->header("Expect").compare("100-continue", Qt::CaseInsensitive) == 0) {
            m_sentContinue = true;
            static constexpr std::string_view kContinue = "HTTP/1.1 100 Continue\r\n\r\n";
            expireAfter(m_shared.limits.body);
            asio::async_write(m_stream, asio::buffer(kContinue), [self = this->shared_from_this()](Code ec, size_t) {
                if (!ec)
                    self->readBody();
            });
            return;
        }
        auto &body = m_parser->get().body();
        body.data = m_piece.data();
        body.size = m_piece.size();
        body.more = true;
        expireAfter(m_shared.limits.body);
        http::async_read_some(m_stream, m_buffer, *m_parser, [self = this->shared_from_this()](Code ec, size_t) {
            self->pieceRead(ec == http::error::need_buffer ? Code() : ec);
        });
    }

    void pieceRead(Code ec)
    {
        if (ec) {
            if (ec == http::error::end_of_stream || ec == http::error::partial_message || ec == asio::error::eof
                || ec == beast::error::timeout || ec == asio::error::connection_reset)
                return close();
            return refuse(apiError(400, QStringLiteral("bad request")));
        }
        const size_t count = m_piece.size() - m_parser->get().body().size;
        const QByteArrayView piece(m_piece.data(), static_cast<qsizetype>(count));
        if (m_upload) {
            m_upload->feed(piece);
            if (m_upload->failed())
                return refuse(apiError(m_request->upload->errorStatus, m_request->upload->error));
        } else {
            m_request->body.append(piece.data(), piece.size());
            const qint64 limit = m_route ? m_route->options.maxBody : RouteOptions().maxBody;
            if (m_request->body.size() > limit)
                return refuse(apiError(413, QStringLiteral("http: request body too large")));
        }
        readBody();
    }

    void bodyRead()
    {
        expireAfter(std::chrono::hours(2)); // a handler takes what it takes; the socket is not watched meanwhile
        if (m_upload)
            m_upload->finish();
        if (m_fault.status > 0) {
            Response response = apiError(m_fault.status, QStringLiteral("injected fault"));
            if (m_fault.retryAfter > 0)
                response.addHeader("Retry-After", QByteArray::number(m_fault.retryAfter));
            return answer(std::move(response));
        }
        if (m_request->method == Method::Options && !m_allowed.isEmpty())
            return answer(allowed(200));
        if (!m_route)
            return answer(m_allowed.isEmpty() ? notFound() : allowed(405));
        m_shared.waiting.insert(this->shared_from_this());
        m_shared.backend.handle(m_request, *m_route, [weak = this->weak_from_this(), executor = m_stream.get_executor()](Response response) {
            asio::post(executor, [weak, response = std::move(response)]() mutable {
                if (const auto self = weak.lock())
                    self->answer(std::move(response));
            });
        });
    }

    Response allowed(int status) const
    {
        QByteArrayList names;
        for (const Method method : m_allowed)
            names.append(methodName(method));
        Response response = status == 405 ? apiError(405, QStringLiteral("method not allowed")) : Response::empty(status);
        return response.addHeader("Allow", names.join(", "));
    }

    // ── writing ───────────────────────────────────────────────────────────────────────────────────────────────────

    //! An answer before the body was read: the connection cannot go on.
    void refuse(Response response)
    {
        m_closing = true;
        answer(std::move(response));
    }

    void answer(Response response)
    {
        const auto self = this->shared_from_this();
        m_shared.waiting.erase(self);
        if (m_fault.latencyMs <= 0)
            return send(std::move(response));
        m_timer.expires_after(std::chrono::milliseconds(m_fault.latencyMs));
        m_timer.async_wait([self, response = std::move(response)](Code ec) mutable {
            if (!ec)
                self->send(std::move(response));
        });
    }

    void send(Response response)
    {
        if (m_fault.drop)
            return reset();
        if (m_fault.hang) {
            m_timer.expires_after(std::chrono::hours(2));
            m_timer.async_wait([self = this->shared_from_this()](Code) {});
            return;
        }
        if (m_shared.record)
            m_recorded = response;
        if (m_shared.options.gzip && m_request->header("Accept-Encoding").contains("gzip"))
            compress(response);
        SendJob job;
        job.response = std::move(response);
        job.requestId = m_request->requestId;
        job.range = m_request->header("Range");
        job.fault = m_fault;
        job.isHead = m_request->method == Method::Head;
        job.keepAlive = !m_closing && m_parser && m_parser->is_header_done() && m_parser->get().keep_alive();
        job.secure = kSecure;
        job.chunks = !m_parser || m_parser->get().version() >= 11;
        const auto self = this->shared_from_this();
        m_sender.send(self, std::move(job), [this](SendOutcome outcome) { finished(outcome); });
    }

    void finished(SendOutcome outcome)
    {
        if (m_shared.record)
            m_shared.record({ m_request, m_route, std::exchange(m_recorded, {}), m_fault.any(), outcome, m_sender.bytesSent() });
        switch (outcome) {
        case SendOutcome::Whole:
            return waitForRequest();
        case SendOutcome::Last:
            return linger();
        case SendOutcome::Broken:
            return close();
        case SendOutcome::Reset:
            return reset();
        }
    }

    // ── ending ────────────────────────────────────────────────────────────────────────────────────────────────────

    //! Sends our end, then reads what is still coming for a moment: closing at once would reset the connection and
    //! could take the answer with it.
    void linger()
    {
        Code ignored;
        beast::get_lowest_layer(m_stream).socket().shutdown(asio::ip::tcp::socket::shutdown_send, ignored);
        expireAfter(std::chrono::seconds(2));
        drain(64);
    }

    void drain(int pieces)
    {
        if (pieces == 0)
            return close();
        beast::get_lowest_layer(m_stream).async_read_some(asio::buffer(m_piece), [self = this->shared_from_this(), pieces](Code ec, size_t) {
            if (ec)
                return self->close();
            self->drain(pieces - 1);
        });
    }

    void close()
    {
        Code ignored;
        beast::get_lowest_layer(m_stream).socket().shutdown(asio::ip::tcp::socket::shutdown_both, ignored);
        beast::get_lowest_layer(m_stream).close();
    }

    void reset()
    {
        Code ignored;
        beast::get_lowest_layer(m_stream).socket().set_option(asio::socket_base::linger(true, 0), ignored);
        beast::get_lowest_layer(m_stream).close();
    }

    static QByteArray bytes(beast::string_view text)
    {
        return QByteArray(text.data(), static_cast<qsizetype>(text.size()));
    }

    Stream m_stream;
    SessionShared &m_shared;
    asio::steady_timer m_timer;
    ResponseSender<Stream> m_sender;
    bool m_loopback;
    beast::flat_buffer m_buffer { 128 << 10 };
    std::optional<Parser> m_parser;
    std::array<char, kPiece> m_piece {};
    std::shared_ptr<Request> m_request;
    std::unique_ptr<UploadReader> m_upload;
    const Route *m_route = nullptr;
    QList<Method> m_allowed;
    FaultDecision m_fault;
    Response m_recorded; //!< a copy of what is sent, where exchanges are recorded
    bool m_sentContinue = false;
    bool m_closing = false;
};

} // namespace drydock::lab
