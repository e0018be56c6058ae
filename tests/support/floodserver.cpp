// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/floodserver.h"

#include <algorithm>
#include <array>
#include <utility>

#include <arpa/inet.h>
#include <netinet/in.h>
#include <sys/socket.h>
#include <unistd.h>

namespace drydock::test {

namespace {

constexpr size_t kBlock = 256 * 1024;

bool sendAll(int socket, const char *data, qint64 size)
{
    while (size > 0) {
        const ssize_t sent = ::send(socket, data, static_cast<size_t>(size), MSG_NOSIGNAL);
        if (sent <= 0)
            return false;
        data += sent;
        size -= sent;
    }
    return true;
}

bool sendText(int socket, const QByteArray &text)
{
    return sendAll(socket, text.constData(), text.size());
}

bool sendJson(int socket, const QByteArray &body)
{
    return sendText(socket,
        "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nX-Total-Count: 0\r\nContent-Length: "
            + QByteArray::number(body.size()) + "\r\n\r\n" + body);
}

QByteArray headerOf(const QByteArray &head, const QByteArray &name)
{
    for (const QByteArray &line : head.split('\n')) {
        const qsizetype colon = line.indexOf(':');
        if (colon > 0 && line.left(colon).compare(name, Qt::CaseInsensitive) == 0)
            return line.mid(colon + 1).trimmed();
    }
    return {};
}

} // namespace

FloodServer::FloodServer(Options options)
    : m_options(std::move(options))
{
    m_listener = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    sockaddr_in address {};
    address.sin_family = AF_INET;
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    socklen_t length = sizeof address;
    ::bind(m_listener, reinterpret_cast<sockaddr *>(&address), length);
    ::listen(m_listener, 16);
    ::getsockname(m_listener, reinterpret_cast<sockaddr *>(&address), &length);
    m_port = ntohs(address.sin_port);
    m_acceptor = std::thread([this] { accept(); });
}

FloodServer::~FloodServer()
{
    m_stopping = true;
    ::shutdown(m_listener, SHUT_RDWR);
    m_acceptor.join();
    ::close(m_listener);
    std::vector<std::thread> threads;
    {
        const std::lock_guard lock(m_mutex);
        for (const int socket : m_sockets)
            ::shutdown(socket, SHUT_RDWR);
        threads = std::exchange(m_threads, {});
    }
    for (std::thread &thread : threads)
        thread.join();
}

QUrl FloodServer::url() const
{
    return QUrl(QStringLiteral("http://127.0.0.1:%1").arg(m_port));
}

void FloodServer::accept()
{
    while (!m_stopping) {
        const int socket = ::accept4(m_listener, nullptr, nullptr, SOCK_CLOEXEC);
        if (socket < 0)
            return;
        const std::lock_guard lock(m_mutex);
        m_sockets.push_back(socket);
        m_threads.emplace_back([this, socket] { serve(socket); });
    }
}

void FloodServer::serve(int socket)
{
    QByteArray buffer;
    std::vector<char> block(kBlock);
    bool open = true;
    while (open && !m_stopping) {
        const ssize_t got = ::recv(socket, block.data(), block.size(), 0);
        if (got <= 0)
            break;
        buffer.append(block.data(), got);
        const qsizetype end = buffer.indexOf("\r\n\r\n");
        if (end < 0)
            continue;
        open = answer(socket, buffer.left(end + 2), buffer.mid(end + 4));
        buffer.clear();
    }
    const std::lock_guard lock(m_mutex);
    std::erase(m_sockets, socket);
    ::close(socket);
}

bool FloodServer::answer(int socket, const QByteArray &head, QByteArray rest)
{
    const QByteArray target = head.split(' ').value(1).split('?').value(0);
    if (head.startsWith("POST "))
        return takeUpload(socket, head, rest.size());
    if (target.endsWith("/download"))
        return sendJson(socket, "{\"uri\":\"" + url().toEncoded() + "/blob\",\"expire\":\"2030-01-01T00:00:00Z\"}");
    if (target.endsWith("/limits/storage"))
        return sendJson(socket, m_options.storage);
    if (target == "/blob")
        return sendBody(socket, head);
    return sendJson(socket, "[]");
}

bool FloodServer::takeUpload(int socket, const QByteArray &head, qint64 have)
{
    ++m_uploads;
    const qint64 length = headerOf(head, "Content-Length").toLongLong();
    std::vector<char> block(kBlock);
    qint64 taken = have; // what came with the head
    m_received += have;
    while (taken < length) {
        if (m_options.refuseAfter >= 0 && taken >= m_options.refuseAfter) {
            if (!m_options.silent)
                sendText(socket,
                    "HTTP/1.1 413 Payload Too Large\r\nConnection: close\r\nContent-Type: application/json\r\n"
                    "Content-Length: 35\r\n\r\n{\"error\":\"Artifact file too large\"}");
            // With bytes unread, closing sends a reset: what was said before may be lost with it.
            return false;
        }
        const ssize_t got = ::recv(socket, block.data(), block.size(), 0);
        if (got <= 0)
            return false;
        taken += got;
        m_received += got;
    }
    return sendText(socket,
        "HTTP/1.1 201 Created\r\nLocation: /api/management/v1/deployments/artifacts/flood\r\nContent-Length: 0\r\n\r\n");
}

bool FloodServer::sendBody(int socket, const QByteArray &head)
{
    qint64 from = 0;
    const QByteArray range = headerOf(head, "Range");
    if (range.startsWith("bytes=") && headerOf(head, "If-Range") == "\"flood\"") {
        from = range.mid(6).chopped(1).toLongLong();
        ++m_partials;
    }
    const QByteArray total = QByteArray::number(m_options.bodySize);
    QByteArray top = from > 0 ? "HTTP/1.1 206 Partial Content\r\nContent-Range: bytes " + QByteArray::number(from) + '-'
            + QByteArray::number(m_options.bodySize - 1) + '/' + total + "\r\n"
                              : QByteArray("HTTP/1.1 200 OK\r\n");
    top += "ETag: \"flood\"\r\nAccept-Ranges: bytes\r\nContent-Length: " + QByteArray::number(m_options.bodySize - from)
        + "\r\n\r\n";
    if (!sendText(socket, top))
        return false;
    const bool loses = m_options.loseAfter >= 0 && m_downloads++ == 0;
    qint64 left = (loses ? m_options.loseAfter : m_options.bodySize) - from;
    const std::vector<char> block(kBlock, 'x');
    while (left > 0) {
        const qint64 step = std::min<qint64>(left, static_cast<qint64>(block.size()));
        if (!sendAll(socket, block.data(), step))
            return false;
        left -= step;
    }
    return !loses;
}

} // namespace drydock::test
