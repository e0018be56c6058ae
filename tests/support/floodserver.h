// SPDX-License-Identifier: GPL-3.0-or-later
//
// FloodServer: the few routes that transfers need, on 127.0.0.1, as fast as the machine can: it takes uploads of any
// size without keeping them, and sends bodies of any size without having them. It can refuse an upload in the middle as
// real servers do, and lose a download. Blocking sockets in threads of its own, so that a test's event loop is the
// client's alone. Owned by a test; its options are set before the first request.
#pragma once

#include <QByteArray>
#include <QUrl>

#include <atomic>
#include <mutex>
#include <thread>
#include <vector>

namespace drydock::test {

class FloodServer {
public:
    struct Options {
        qint64 bodySize = 0; //!< of the artifact that can be downloaded
        qint64 refuseAfter = -1; //!< bytes of an upload; then 413 and the end of the connection, mid-stream
        bool silent = false; //!< the refusal is only the end of the connection
        qint64 loseAfter = -1; //!< bytes of the first download
        QByteArray storage = R"({"limit":0,"usage":0})";
    };
    explicit FloodServer(Options options);
    ~FloodServer();
    FloodServer(const FloodServer &) = delete;
    FloodServer &operator=(const FloodServer &) = delete;

    [[nodiscard]] QUrl url() const;
    [[nodiscard]] qint64 received() const { return m_received; } //!< bytes of the bodies of uploads
    [[nodiscard]] int uploads() const { return m_uploads; } //!< requests, whole or not
    [[nodiscard]] int partials() const { return m_partials; } //!< downloads that were continued

private:
    void accept();
    void serve(int socket);
    bool answer(int socket, const QByteArray &head, QByteArray rest);
    bool takeUpload(int socket, const QByteArray &head, qint64 have);
    bool sendBody(int socket, const QByteArray &head);

    Options m_options;
    int m_listener = -1;
    quint16 m_port = 0;
    std::atomic<bool> m_stopping = false;
    std::atomic<qint64> m_received = 0;
    std::atomic<int> m_uploads = 0;
    std::atomic<int> m_partials = 0;
    std::atomic<int> m_downloads = 0;
    std::mutex m_mutex; //!< guards the two below
    std::vector<int> m_sockets;
    std::vector<std::thread> m_threads;
    std::thread m_acceptor;
};

} // namespace drydock::test
