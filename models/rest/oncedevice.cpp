// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/rest/oncedevice.h"

#include <utility>

namespace drydock {

OnceDevice::OnceDevice(std::unique_ptr<QIODevice> source)
    : m_source(std::move(source))
    , m_size(m_source->size() - m_source->pos())
{
    open(QIODevice::ReadOnly | QIODevice::Unbuffered);
}

OnceDevice::~OnceDevice() = default;

qint64 OnceDevice::bytesAvailable() const
{
    return m_source->bytesAvailable() + QIODevice::bytesAvailable();
}

bool OnceDevice::atEnd() const
{
    return m_source->atEnd() && QIODevice::bytesAvailable() == 0;
}

qint64 OnceDevice::readData(char *data, qint64 maxSize)
{
    const qint64 count = m_source->read(data, maxSize);
    if (count < 0 && !m_source->atEnd() && !std::exchange(m_failed, true))
        Q_EMIT sourceFailed(m_source->errorString());
    return count == 0 && m_source->atEnd() ? -1 : count;
}

} // namespace drydock
