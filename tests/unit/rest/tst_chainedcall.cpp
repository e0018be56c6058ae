// SPDX-License-Identifier: GPL-3.0-or-later
//
// Two requests as one Call: the second is made of the first one's answer, either one's error is the whole's, and letting
// go takes whichever is under way off the wire.
#include "models/rest/call.h"
#include "restprobe.h"
#include "tests/support/faketransport.h"
#include "tests/support/testmain.h"

using namespace drydock;
using namespace drydock::test;

namespace {

Result<QByteArray> body(const HttpReply &reply)
{
    return reply.body;
}

} // namespace

class TestChainedCall final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void twoRequestsAreOneCall();
    void lettingGoEndsEitherOfTwo();
    void theTransportMayDieBetween();

private:
    Call<QByteArray> ask(const char *path)
    {
        return { m_transport->send(get(path)), body };
    }

    std::unique_ptr<FakeClock> m_clock;
    std::unique_ptr<FakeTransport> m_transport;
};

void TestChainedCall::init()
{
    DRYDOCK_FAIL_ON_WARNING();
    m_clock = std::make_unique<FakeClock>();
    m_transport = std::make_unique<FakeTransport>(*m_clock);
}

void TestChainedCall::cleanup()
{
    FakeClock::settle();
    m_transport.reset();
    m_clock.reset();
}

void TestChainedCall::twoRequestsAreOneCall()
{
    const auto second = [this](const QByteArray &first) { return Call<QByteArray>(m_transport->send(spec(Verb::Put, ("b/" + first).constData())), body); };
    const auto askBoth = [&] { return ask("a").andThen<QByteArray>(second); };
    QByteArray got;
    std::optional<Error> error;
    const auto take = [&](const Result<QByteArray> &r) {
        if (r.ok())
            got = r.value();
        else
            error = r.error();
    };
    m_transport->expect(Verb::Get, "/a").reply(200, "7");
    m_transport->expect(Verb::Put, "/b/7").reply(200, "done");
    Call<QByteArray> call = askBoth().then(this, take);
    m_clock->settle();
    QCOMPARE(got, QByteArray("done"));
    QVERIFY(!call.isRunning());
    // The first one's error ends both; so does the second one's.
    m_transport->expect(Verb::Get, "/a").reply(404);
    call = askBoth().then(this, take);
    m_clock->settle();
    QCOMPARE(error->httpStatus, 404);
    m_transport->expect(Verb::Get, "/a").reply(200, "8");
    m_transport->expect(Verb::Put, "/b/8").reply(412);
    call = askBoth().then(this, take);
    m_clock->settle();
    QCOMPARE(error->kind, ErrorKind::PreconditionFailed);
    QVERIFY(m_transport->isSatisfied());
}

void TestChainedCall::lettingGoEndsEitherOfTwo()
{
    int handled = 0;
    const auto second = [this](const QByteArray &) { return Call<QByteArray>(m_transport->send(spec(Verb::Put, "b")), body); };
    m_transport->expect(Verb::Get, "/a").hang();
    Call<QByteArray> call = ask("a").andThen<QByteArray>(second).then(this, [&](const Result<QByteArray> &) { ++handled; });
    m_clock->settle();
    QCOMPARE(m_transport->onWire(), 1);
    call.cancel();
    m_clock->settle();
    QCOMPARE(m_transport->onWire(), 0);
    m_transport->clearExpectations();
    m_transport->expect(Verb::Get, "/a").reply(200, "x");
    m_transport->expect(Verb::Put, "/b").hang();
    call = ask("a").andThen<QByteArray>(second).then(this, [&](const Result<QByteArray> &) { ++handled; });
    m_clock->settle();
    QCOMPARE(m_transport->onWire(), 1);
    QVERIFY(call.isRunning());
    call = {};
    m_clock->settle();
    QCOMPARE(m_transport->onWire(), 0);
    QCOMPARE(handled, 0);
}

void TestChainedCall::theTransportMayDieBetween()
{
    int handled = 0;
    m_transport->expect(Verb::Get, "/a").hang();
    const Call<QByteArray> call = ask("a").andThen<QByteArray>([this](const QByteArray &) { return ask("b"); }).then(this, [&](const Result<QByteArray> &) { ++handled; });
    m_clock->settle();
    m_transport.reset();
    m_clock->settle();
    QVERIFY(!call.isRunning());
    QCOMPARE(handled, 0);
}

DRYDOCK_TEST_MAIN(TestChainedCall)
#include "tst_chainedcall.moc"
