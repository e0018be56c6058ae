// SPDX-License-Identifier: GPL-3.0-or-later
//
// BodyStream: an answer's body of unknown length that is made while it is sent (chunked transfer). A producer on the
// service thread pushes pieces, the connection takes them on the I/O thread; shared by both. The producer stops while
// `wantsMore()` is false and goes on when `drained` is called, so that a slow reader costs one window of memory.
#pragma once

#include <QByteArray>
#include <QMutex>

#include <deque>
#include <functional>
#include <optional>

namespace drydock::lab {

class BodyStream {
public:
    static constexpr qsizetype kWindow = 256 << 10; //!< bytes that may wait

    BodyStream() = default;
    Q_DISABLE_COPY_MOVE(BodyStream)

    // Producer, service thread.
    void push(const QByteArray &piece);
    void finish(); //!< the body is whole
    void fail(); //!< it will never be: the connection is cut, so that nobody takes it for whole
    [[nodiscard]] bool wantsMore() const;
    //! Set before the answer is given; both are called on the I/O thread (post to your own).
    std::function<void()> drained; //!< there is room again
    std::function<void()> abandoned; //!< the reader has gone

    // Consumer, I/O thread.
    enum class State { More, Waiting, Finished, Failed };
    //! The next piece; `state` says what it means when there is none.
    std::optional<QByteArray> take(State &state);
    void setWake(std::function<void()> wake); //!< called on the producer's thread when something changed
    [[nodiscard]] bool hasNews() const; //!< take() would not say Waiting
    void wakeNow();
    void abandon();

private:
    mutable QMutex m_mutex;
    std::deque<QByteArray> m_pieces;
    qsizetype m_waiting = 0;
    bool m_finished = false;
    bool m_failed = false;
    bool m_abandoned = false;
    std::function<void()> m_wake;
};

} // namespace drydock::lab
