// SPDX-License-Identifier: GPL-3.0-or-later
//
// ResponseSender: writes one answer at a time to a connection: head, then a body from memory, from a file or from a
// stream, never holding more of it than one piece, and with the faults that were decided for it. Owned by an
// HttpSession, whose life its pending operations extend; I/O thread only. It reads nothing.
#pragma once

#include "app/lab/http/bodystream.h"
#include "app/lab/http/faults.h"
#include "app/lab/http/httpmessage.h"
#include "app/lab/http/httpserver.h"

#include <boost/asio/post.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/write.hpp>
#include <boost/beast/core.hpp>

#include <QFile>

#include <array>
#include <set>

namespace drydock::lab {

namespace asio = boost::asio;

//! An answer and how it is to be sent.
struct SendJob {
    Response response;
    QByteArray requestId;
    QByteArray range; //!< the request's Range header
    FaultDecision fault;
    bool isHead = false; //!< the request's verb: the head alone
    bool keepAlive = true;
    bool secure = false;
    bool chunks = true; //!< the peer understands chunked transfer (HTTP/1.1)
};

template<class Stream> class ResponseSender {
public:
    using Done = std::function<void(SendOutcome)>;

    //! `waiting` holds the owners that no pending operation holds.
    ResponseSender(Stream &stream, const HttpLimits &limits, std::set<std::shared_ptr<void>> &waiting)
        : m_stream(stream)
        , m_limits(limits)
        , m_waiting(waiting)
        , m_timer(stream.get_executor())
    {
    }
    Q_DISABLE_COPY_MOVE(ResponseSender)

    //! What is under way holds `owner`; when a server stops, that and with it the owner goes.
    void send(const std::shared_ptr<void> &owner, SendJob job, Done done)
    {
        m_owner = owner;
        m_job = std::move(job);
        m_done = std::move(done);
        completeError(m_job.response, m_job.requestId);
        m_from = 0;
        m_sent = 0;
        m_left = m_job.response.body.size();
        m_stopAfter = -1;
        if (m_job.response.file)
            openFile();
        if (m_job.fault.malformed)
            garble();
        if (m_job.fault.truncate || m_job.fault.reset)
            m_stopAfter = m_left / 2;
        const bool streams = m_job.response.stream != nullptr;
        m_job.keepAlive = m_job.keepAlive && m_stopAfter < 0 && (!streams || m_job.chunks);
        HeadOptions options { m_job.requestId, m_left, m_job.keepAlive, m_job.secure };
        options.chunked = streams && m_job.chunks;
        options.hasLength = !streams;
        m_head = encodeHead(m_job.response, options);
        if (m_job.isHead || m_job.response.status == 204 || m_job.response.status == 304)
            return sendHeadAlone();
        // Small answers leave in one segment: one write, one packet.
        if (!m_file && !streams && m_left > 0 && m_left <= kPiece && m_stopAfter < 0 && m_job.fault.dripBytes <= 0) {
            m_head += m_job.response.body;
            m_left = 0;
        }
        write(asio::buffer(m_head.constData(), static_cast<size_t>(m_head.size())));
    }

    [[nodiscard]] qint64 bytesSent() const { return m_sent; } //!< of the body

private:
    static constexpr qsizetype kPiece = 64 << 10;
    using Code = boost::beast::error_code;

    void sendHeadAlone()
    {
        m_file.reset();
        m_left = 0;
        if (const auto stream = std::exchange(m_job.response.stream, nullptr))
            stream->abandon();
        write(asio::buffer(m_head.constData(), static_cast<size_t>(m_head.size())));
    }

    //! Sets the part of the file to send; changes the answer where there is none.
    void openFile()
    {
        Response &response = m_job.response;
        m_file = std::make_unique<QFile>(response.file->path);
        if (!m_file->open(QIODevice::ReadOnly))
            return refuse(apiError(404, QStringLiteral("Resource not found")));
        const qint64 size = m_file->size();
        const auto [kind, range] = parseRange(m_job.range, size);
        if (kind == RangeKind::Unsatisfiable) {
            Response refusal = apiError(416, QStringLiteral("range not satisfiable"));
            return refuse(refusal.addHeader("Content-Range", "bytes */" + QByteArray::number(size)));
        }
        response.addHeader("Accept-Ranges", "bytes");
        m_left = range.length;
        if (kind == RangeKind::Part) {
            response.status = 206;
            response.addHeader("Content-Range",
                "bytes " + QByteArray::number(range.first) + '-' + QByteArray::number(range.first + range.length - 1) + '/'
                    + QByteArray::number(size));
            m_file->seek(range.first);
        }
    }

    void refuse(const Response &refusal)
    {
        m_file.reset();
        m_job.response = refusal;
        completeError(m_job.response, m_job.requestId);
        m_left = m_job.response.body.size();
    }

    //! JSON that no parser takes, of the same length.
    void garble()
    {
        QByteArray &body = m_job.response.body;
        if (body.size() >= 2)
            body.replace(body.size() / 2, 2, "\x01{");
    }

    void expireAfter(std::chrono::milliseconds time) { boost::beast::get_lowest_layer(m_stream).expires_after(time); }

    void write(asio::const_buffer data)
    {
        expireAfter(m_limits.body);
        asio::async_write(m_stream, data, [owner = m_owner.lock(), this](Code ec, size_t) {
            if (ec)
                return finish(SendOutcome::Broken);
            writeNext();
        });
    }

    void writeNext()
    {
        if (m_stopAfter == 0)
            return finish(m_job.fault.reset ? SendOutcome::Reset : SendOutcome::Broken);
        if (m_job.response.stream)
            return writeStream();
        if (m_left <= 0)
            return finish(SendOutcome::Whole);
        qint64 size = std::min<qint64>(m_left, kPiece);
        if (m_stopAfter > 0)
            size = std::min(size, m_stopAfter);
        if (m_job.fault.dripBytes > 0)
            return drip(std::min<qint64>(size, m_job.fault.dripBytes));
        writePiece(size);
    }

    void writePiece(qint64 size)
    {
        const char *from = m_job.response.body.constData() + m_from;
        if (m_file) {
            size = m_file->read(m_piece.data(), size);
            if (size <= 0)
                return finish(SendOutcome::Broken); // the file shrank: a short answer is the honest one
            from = m_piece.data();
        }
        m_from += size;
        m_left -= size;
        m_sent += size;
        if (m_stopAfter > 0)
            m_stopAfter -= size;
        write(asio::buffer(from, static_cast<size_t>(size)));
    }

    //! So many bytes a second.
    void drip(qint64 size)
    {
        m_timer.expires_after(std::chrono::seconds(1));
        m_timer.async_wait([owner = m_owner.lock(), this, size](Code ec) {
            if (ec)
                return finish(SendOutcome::Broken);
            writePiece(size);
        });
    }

    void writeStream()
    {
        BodyStream::State state {};
        const std::optional<QByteArray> piece = m_job.response.stream->take(state);
        if (piece) {
            m_sent += piece->size();
            m_head = m_job.chunks ? QByteArray::number(piece->size(), 16) + "\r\n" + *piece + "\r\n" : *piece;
            return write(asio::buffer(m_head.constData(), static_cast<size_t>(m_head.size())));
        }
        if (state == BodyStream::State::Failed)
            return finish(SendOutcome::Reset);
        if (state == BodyStream::State::Finished) {
            m_job.response.stream.reset();
            if (!m_job.chunks)
                return finish(SendOutcome::Whole);
            static constexpr std::string_view kEnd = "0\r\n\r\n";
            return write(asio::buffer(kEnd));
        }
        // Nothing yet: the producer wakes this connection. Asked again behind the setting, or a piece could be missed.
        const auto woken = std::make_shared<bool>(false);
        m_job.response.stream->setWake([owner = m_owner, this, woken, executor = m_stream.get_executor()] {
            asio::post(executor, [owner, this, woken] {
                const auto alive = owner.lock();
                if (!alive || std::exchange(*woken, true))
                    return;
                m_waiting.erase(alive);
                if (m_job.response.stream) {
                    m_job.response.stream->setWake(nullptr);
                    writeStream();
                }
            });
        });
        m_waiting.insert(m_owner.lock());
        expireAfter(std::chrono::hours(2));
        if (m_job.response.stream->hasNews())
            m_job.response.stream->wakeNow();
    }

    void finish(SendOutcome outcome)
    {
        m_file.reset();
        const auto owner = m_owner.lock(); // until the end of this call
        m_waiting.erase(owner);
        if (m_job.response.stream) {
            m_job.response.stream->setWake(nullptr);
            m_job.response.stream->abandon();
        }
        if (m_job.response.file && m_job.response.file->removeAfterwards)
            QFile::remove(m_job.response.file->path);
        if (outcome == SendOutcome::Whole && !m_job.keepAlive)
            outcome = SendOutcome::Last;
        if (const Done done = std::exchange(m_done, nullptr))
            done(outcome);
    }

    Stream &m_stream;
    const HttpLimits &m_limits;
    std::set<std::shared_ptr<void>> &m_waiting;
    asio::steady_timer m_timer;
    std::weak_ptr<void> m_owner;
    SendJob m_job;
    Done m_done;
    std::unique_ptr<QFile> m_file;
    QByteArray m_head;
    std::array<char, kPiece> m_piece {};
    qint64 m_from = 0;
    qint64 m_left = 0;
    qint64 m_sent = 0;
    qint64 m_stopAfter = -1; //!< bytes of the body until a fault ends it; -1 never
};

} // namespace drydock::lab
