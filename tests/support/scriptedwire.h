// SPDX-License-Identifier: GPL-3.0-or-later
//
// ScriptedWire: the Wire of FakeTransport. Answers from a list of expectations on a virtual clock.
#pragma once

#include "models/rest/wire.h"
#include "tests/support/faketransport.h"

#include <list>

namespace drydock::test {

class ScriptedExchange final : public WireExchange {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(ScriptedExchange)

public:
    ScriptedExchange(QObject *parent, FakeClock &clock, int &onWire);
    ~ScriptedExchange() override;
    void abort() override;
    void answerAfter(std::chrono::milliseconds delay, const WireAnswer &answer, const std::shared_ptr<QIODevice> &sink);

private:
    FakeClock &m_clock;
    int &m_onWire;
    int m_timer = 0;
    bool m_ended = false;
    bool m_aborted = false;
};

class ScriptedWire final : public Wire {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(ScriptedWire)

public:
    explicit ScriptedWire(FakeClock &clock)
        : m_clock(clock)
    {
    }
    ~ScriptedWire() override;
    [[nodiscard]] WireExchange *start(WireRequest request) override;

    Expectation &add(Verb verb, const QString &path);
    void clear() { m_expected.clear(); }
    [[nodiscard]] bool isSatisfied() const;

    std::vector<FakeRequest> requests;
    QStringList unexpected;
    bool tolerant = false;
    int onWire = 0;

private:
    Expectation *match(const FakeRequest &request);

    FakeClock &m_clock;
    std::list<Expectation> m_expected; // a list: callers keep references
};

} // namespace drydock::test
