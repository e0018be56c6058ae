// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/lab/http/bodystream.h"

namespace drydock::lab {

namespace {

void call(const std::function<void()> &function)
{
    if (function)
        function();
}

} // namespace

void BodyStream::push(const QByteArray &piece)
{
    if (piece.isEmpty())
        return;
    std::function<void()> wake;
    {
        const QMutexLocker lock(&m_mutex);
        if (m_abandoned || m_finished || m_failed)
            return;
        m_pieces.push_back(piece);
        m_waiting += piece.size();
        wake = m_wake;
    }
    call(wake);
}

void BodyStream::finish()
{
    std::function<void()> wake;
    {
        const QMutexLocker lock(&m_mutex);
        m_finished = true;
        wake = m_wake;
    }
    call(wake);
}

void BodyStream::fail()
{
    std::function<void()> wake;
    {
        const QMutexLocker lock(&m_mutex);
        m_failed = true;
        wake = m_wake;
    }
    call(wake);
}

bool BodyStream::wantsMore() const
{
    const QMutexLocker lock(&m_mutex);
    return m_waiting < kWindow;
}

std::optional<QByteArray> BodyStream::take(State &state)
{
    std::optional<QByteArray> piece;
    bool hasRoom = false;
    {
        const QMutexLocker lock(&m_mutex);
        if (!m_pieces.empty()) {
            piece = std::move(m_pieces.front());
            m_pieces.pop_front();
            const bool wasFull = m_waiting >= kWindow;
            m_waiting -= piece->size();
            hasRoom = wasFull && m_waiting < kWindow;
            state = State::More;
        } else {
            state = m_failed ? State::Failed : m_finished ? State::Finished : State::Waiting;
        }
    }
    if (hasRoom)
        call(drained);
    return piece;
}

void BodyStream::setWake(std::function<void()> wake)
{
    const QMutexLocker lock(&m_mutex);
    m_wake = std::move(wake);
}

bool BodyStream::hasNews() const
{
    const QMutexLocker lock(&m_mutex);
    return !m_pieces.empty() || m_finished || m_failed;
}

void BodyStream::wakeNow()
{
    std::function<void()> wake;
    {
        const QMutexLocker lock(&m_mutex);
        wake = m_wake;
    }
    call(wake);
}

void BodyStream::abandon()
{
    {
        const QMutexLocker lock(&m_mutex);
        if (m_abandoned || m_finished || m_failed)
            return;
        m_abandoned = true;
        m_pieces.clear();
        m_waiting = 0;
        m_wake = nullptr;
    }
    call(abandoned);
}

} // namespace drydock::lab
