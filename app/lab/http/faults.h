// SPDX-License-Identifier: GPL-3.0-or-later
//
// FaultInjector: makes a share of the lab's answers late, wrong, cut or missing, for rehearsals and tests. Set by
// --fault and /lab/v1/faults (service thread), asked by the I/O thread; guarded by a mutex. /lab/v1 itself is spared.
#pragma once

#include "app/lab/http/request.h"

#include <QMutex>

#include <optional>
#include <random>
#include <vector>

namespace drydock::lab {

struct FaultRule {
    enum class Kind {
        Latency, //!< value: milliseconds
        Status, //!< value: the HTTP status; the handler does not run
        Drop, //!< the handler runs, the connection closes without an answer
        Hang, //!< the handler runs, no answer ever comes
        Truncate, //!< headers and half of the body, then the end
        Reset, //!< headers and half of the body, then the connection is reset
        Malformed, //!< the body is no JSON any more, though as long as announced
        Drip, //!< value: bytes a second
    };
    Kind kind = Kind::Latency;
    int value = 0;
    double share = 1.0;
    QString path; //!< a part of the path; empty: all
    std::optional<Method> method;
    int count = -1; //!< how many times it may still strike; -1 without end
    int retryAfter = 0; //!< seconds, with Status
};

struct FaultDecision {
    int latencyMs = 0;
    int status = 0;
    int retryAfter = 0;
    bool drop = false;
    bool hang = false;
    bool truncate = false;
    bool reset = false;
    bool malformed = false;
    qint64 dripBytes = 0;

    [[nodiscard]] bool any() const
    {
        return latencyMs > 0 || status > 0 || drop || hang || truncate || reset || malformed || dripBytes > 0;
    }
};

class FaultInjector {
public:
    explicit FaultInjector(quint64 seed);

    //! "latency=300:0.5@inventory,status=503:0.1,drop:0.02,hang,truncate" or one of none, slow, flaky, down.
    static std::optional<std::vector<FaultRule>> parse(const QString &profile);
    static std::optional<std::vector<FaultRule>> parseJson(const QByteArray &json);

    void set(std::vector<FaultRule> rules);
    [[nodiscard]] QByteArray toJson() const;
    FaultDecision decide(Method method, const QString &path);

private:
    mutable QMutex m_mutex;
    std::vector<FaultRule> m_rules;
    std::mt19937_64 m_random;
};

} // namespace drydock::lab
