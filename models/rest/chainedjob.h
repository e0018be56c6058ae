// SPDX-License-Identifier: GPL-3.0-or-later
//
// ChainedJob: two requests as one, the second of which depends on the first one's answer: read, then write what was read.
// Made by Call::andThen(); it settles with the second's answer, or with the first's error. Child of the transport, GUI
// thread.
#pragma once

#include "models/rest/httpjob.h"

#include <memory>

namespace drydock {

class ChainedJob final : public HttpJob {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(ChainedJob)

public:
    ChainedJob(RequestSpec spec, QObject *parent);
    ~ChainedJob() override;

    //! The Call that is under way; letting go of it ends it.
    void hold(std::shared_ptr<void> call) { m_call = std::move(call); }
    void settle(const HttpReply &reply);
    void fail(const Error &error);
    void abandon() override;

private:
    std::shared_ptr<void> m_call;
    bool m_over = false;
};

} // namespace drydock
