// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/rest/chainedjob.h"

namespace drydock {

ChainedJob::ChainedJob(RequestSpec spec, QObject *parent)
    : HttpJob(std::move(spec), parent)
{
}

ChainedJob::~ChainedJob() = default;

void ChainedJob::settle(const HttpReply &reply)
{
    if (std::exchange(m_over, true))
        return;
    deleteLater();
    Q_EMIT settled(reply);
}

void ChainedJob::fail(const Error &error)
{
    HttpReply reply;
    reply.error = error;
    settle(reply);
}

void ChainedJob::abandon()
{
    if (std::exchange(m_over, true))
        return;
    m_call.reset();
    deleteLater();
}

} // namespace drydock
