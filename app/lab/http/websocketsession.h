// SPDX-License-Identifier: GPL-3.0-or-later
//
// WebSocketSession: the connection's side of a Socket, plain or TLS. Made by an HttpSession for an upgrade request;
// takes the stream over once the service agreed. Its network work happens on the I/O thread. It reads the next frame
// only after the service has dealt with the last one, and bounds what waits for a slow peer.
#pragma once

#include "app/lab/http/httpserver.h"

#include <boost/asio/post.hpp>
#include <boost/beast/core.hpp>
#include <boost/beast/http.hpp>
#include <boost/beast/websocket.hpp>
#include <boost/beast/websocket/ssl.hpp>

#include <atomic>
#include <deque>

namespace drydock::lab {

template<class Stream> class WebSocketSession final : public Socket, public std::enable_shared_from_this<WebSocketSession<Stream>> {
public:
    using Header = boost::beast::http::request<boost::beast::http::empty_body>;
    using Executor = typename Stream::executor_type;

    //! `connections` counts this one until it ends.
    WebSocketSession(Executor executor, Backend &backend, std::atomic<int> &connections)
        : m_executor(std::move(executor))
        , m_backend(backend)
        , m_connections(connections)
    {
    }
    ~WebSocketSession() override
    {
        if (m_socket)
            --m_connections;
    }

    //! I/O thread: answers the upgrade and begins to read. `protocol` is what the peer asked for and gets, or empty.
    void accept(Stream &&stream, const Header &header, const std::string &requestId, const std::string &protocol)
    {
        namespace websocket = boost::beast::websocket;
        ++m_connections;
        boost::beast::get_lowest_layer(stream).expires_never();
        m_socket.emplace(std::move(stream));
        // Half of the idle time without a frame makes a ping (server.md 7.1).
        m_socket->set_option(websocket::stream_base::timeout { kHandshake, kIdle, true });
        m_socket->set_option(websocket::stream_base::decorator([requestId, protocol](websocket::response_type &response) {
            response.set("X-MEN-RequestID", requestId);
            if (!protocol.empty())
                response.set(boost::beast::http::field::sec_websocket_protocol, protocol);
        }));
        m_socket->read_message_max(kLargestFrame);
        m_socket->binary(true);
        m_socket->async_accept(header, [self = this->shared_from_this()](Code ec) {
            if (ec)
                return self->ended();
            self->m_open = true;
            self->writeNext();
            self->readNext();
        });
    }

    void send(const QByteArray &frame) override
    {
        asio::post(m_executor, [self = this->shared_from_this(), frame] {
            if (self->m_closing)
                return;
            self->m_waitingBytes += frame.size();
            if (self->m_waitingBytes > kMostWaiting)
                return self->startClose(closecode::kPolicy, QStringLiteral("too slow"), true);
            self->m_frames.push_back(frame);
            self->writeNext();
        });
    }

    void close(quint16 code, const QString &reason) override
    {
        asio::post(m_executor, [self = this->shared_from_this(), code, reason] { self->startClose(code, reason, false); });
    }

private:
    using Code = boost::beast::error_code;
    static constexpr std::chrono::seconds kHandshake { 30 };
    static constexpr std::chrono::seconds kIdle { 60 };
    static constexpr size_t kLargestFrame = 8 << 20;
    static constexpr qint64 kMostWaiting = 16 << 20;

    void readNext()
    {
        if (m_ended)
            return;
        m_socket->async_read(m_buffer, [self = this->shared_from_this()](Code ec, size_t) {
            if (ec)
                return self->ended();
            if (!self->m_socket->got_binary()) {
                self->startClose(closecode::kUnsupported, QStringLiteral("binary frames only"), true);
                self->m_buffer.consume(self->m_buffer.size());
                return self->readNext();
            }
            const auto data = self->m_buffer.cdata();
            const QByteArray frame(static_cast<const char *>(data.data()), static_cast<qsizetype>(data.size()));
            self->m_buffer.consume(self->m_buffer.size());
            self->m_backend.received(self, frame, [self] {
                asio::post(self->m_executor, [self] { self->readNext(); });
            });
        });
    }

    void writeNext()
    {
        if (!m_open || m_ended || m_writing)
            return;
        if (m_frames.empty()) {
            if (m_closing)
                sendClose();
            return;
        }
        m_writing = true;
        const QByteArray &frame = m_frames.front();
        m_socket->async_write(asio::buffer(frame.constData(), static_cast<size_t>(frame.size())),
            [self = this->shared_from_this()](Code ec, size_t) {
                self->m_writing = false;
                if (ec)
                    return self->ended();
                self->m_waitingBytes -= self->m_frames.front().size();
                self->m_frames.pop_front();
                self->writeNext();
            });
    }

    //! After what waits, or without it.
    void startClose(quint16 code, const QString &reason, bool atOnce)
    {
        if (m_closing)
            return;
        m_closing = true;
        const std::string text = reason.toStdString().substr(0, 120);
        m_reason = boost::beast::websocket::close_reason(static_cast<boost::beast::websocket::close_code>(code), text);
        if (atOnce && m_frames.size() > (m_writing ? 1U : 0U))
            m_frames.resize(m_writing ? 1 : 0);
        writeNext();
    }

    void sendClose()
    {
        m_writing = true;
        m_socket->async_close(m_reason, [self = this->shared_from_this()](Code) { self->ended(); });
    }

    void ended()
    {
        if (m_ended)
            return;
        m_ended = true;
        m_closing = true;
        m_frames.clear();
        Code ignored;
        boost::beast::get_lowest_layer(*m_socket).socket().shutdown(asio::ip::tcp::socket::shutdown_both, ignored);
        m_backend.closed(this->shared_from_this());
    }

    Executor m_executor;
    Backend &m_backend;
    std::atomic<int> &m_connections;
    std::optional<boost::beast::websocket::stream<Stream>> m_socket;
    boost::beast::flat_buffer m_buffer;
    std::deque<QByteArray> m_frames;
    boost::beast::websocket::close_reason m_reason;
    qint64 m_waitingBytes = 0;
    bool m_open = false; //!< the upgrade was answered
    bool m_writing = false;
    bool m_closing = false;
    bool m_ended = false;
};

} // namespace drydock::lab
