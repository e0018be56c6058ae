// SPDX-License-Identifier: GPL-3.0-or-later
//
// The contract of a Call, line by line (design 2): never synchronous, at most once, cancelled by destruction and
// assignment, detached, and every way in which an owner can die.
#include "models/rest/call.h"
#include "restprobe.h"
#include "tests/support/faketransport.h"
#include "tests/support/testmain.h"

#include <QSemaphore>

#include <vector>

using namespace drydock;
using namespace drydock::test;

namespace {

Result<QByteArray> body(const HttpReply &reply)
{
    return reply.body;
}

// What a pane is to a Call: a QObject that keeps it as a member.
class Owner : public QObject {
public:
    Call<QByteArray> call;
    int handled = 0;
};

const QByteArray kLarge(kDecodeInWorkerAbove + 1, 'x');

} // namespace

class TestCall : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void completionIsNeverSynchronous();
    void theHandlerRunsOnce();
    void errorsAreNotDecoded();
    void decodingMayFail();
    void destroyingTheCallAborts();
    void assigningAbortsTheOlder();
    void latestWinsTenTimes();
    void detachLetsItRun();
    void aDeadContextHearsNothing();
    void theTransportMayDieFirst();
    void ownerDiesAtEveryMoment_data();
    void ownerDiesAtEveryMoment();
    void ownerDiesInItsHandler();
    void contextDiesInItsHandler();
    void reissuingInTheHandler();
    void signingOutInTheHandler();
    void largeAnswersAreDecodedInAWorker();
    void ownerDiesDuringWorkerDecode();
    void contextDiesDuringWorkerDecode();
    void reassignmentDuringWorkerDecode();
    void ownerDiesInItsHandlerAfterWorkerDecode();
    void anEmptyCallIsHarmless();
    void movingKeepsItRunning();

private:
    Call<QByteArray> ask(const char *path)
    {
        return { m_transport->send(get(path)), body };
    }

    std::unique_ptr<FakeClock> m_clock;
    std::unique_ptr<FakeTransport> m_transport;
};

void TestCall::init()
{
    DRYDOCK_FAIL_ON_WARNING();
    m_clock = std::make_unique<FakeClock>();
    m_transport = std::make_unique<FakeTransport>(*m_clock);
}

void TestCall::cleanup()
{
    QThreadPool::globalInstance()->waitForDone();
    FakeClock::settle();
    m_transport.reset();
    m_clock.reset();
}

void TestCall::completionIsNeverSynchronous()
{
    m_transport->expect(Verb::Get, "/a").reply(200, "hello");
    m_transport->setWriteGuard(WriteGuard::ReadOnly);
    QByteArray got;
    bool refused = false;
    Call<QByteArray> call = ask("a");
    Call<QByteArray> write(m_transport->send(spec(Verb::Delete, "w")), body);
    call = std::move(call).then(this, [&](const Result<QByteArray> &r) { got = r.value(); });
    write = std::move(write).then(this, [&](const Result<QByteArray> &r) { refused = r.error().kind == ErrorKind::ReadOnly; });
    QVERIFY(got.isEmpty() && !refused);
    QVERIFY(call.isRunning());
    m_clock->settle();
    QCOMPARE(got, QByteArray("hello"));
    QVERIFY(refused);
    QVERIFY(!call.isRunning());
}

void TestCall::theHandlerRunsOnce()
{
    m_transport->expect(Verb::Get, "/a").reply(503);
    m_transport->expect(Verb::Get, "/a").reply(200, "x");
    int handled = 0;
    const Call<QByteArray> call = ask("a").then(this, [&](const Result<QByteArray> &) { ++handled; });
    m_clock->settle();
    QCOMPARE(handled, 0);
    QCOMPARE(call.job()->attempts(), 1);
    m_clock->advance(120'000);
    QCOMPARE(handled, 1);
    QVERIFY(!call.job());
}

void TestCall::errorsAreNotDecoded()
{
    m_transport->expect(Verb::Get, "/a").reply(404, kLarge);
    bool decoded = false;
    std::optional<Error> error;
    const Call<int> call = Call<int>(m_transport->send(get("a")), [&decoded](const HttpReply &) -> Result<int> {
        decoded = true;
        return 1;
    }).then(this, [&](const Result<int> &r) { error = r.error(); });
    m_clock->settle();
    QVERIFY(!decoded);
    QCOMPARE(error->kind, ErrorKind::NotFound);
}

void TestCall::decodingMayFail()
{
    m_transport->expect(Verb::Get, "/a").reply(200, "not json");
    std::optional<Error> error;
    const Call<int> call = Call<int>(m_transport->send(get("a")), [](const HttpReply &) -> Result<int> {
        return makeError(ErrorKind::Decode, QStringLiteral("$"));
    }).then(this, [&](const Result<int> &r) { error = r.error(); });
    m_clock->settle();
    QCOMPARE(error->kind, ErrorKind::Decode);
}

void TestCall::destroyingTheCallAborts()
{
    m_transport->expect(Verb::Get, "/a").hang();
    bool handled = false;
    {
        const Call<QByteArray> call = ask("a").then(this, [&](const Result<QByteArray> &) { handled = true; });
        m_clock->settle();
        QCOMPARE(m_transport->onWire(), 1);
    }
    QCOMPARE(m_transport->onWire(), 0);
    m_clock->advance(120'000);
    QVERIFY(!handled);
}

void TestCall::assigningAbortsTheOlder()
{
    m_transport->expect(Verb::Get, "/old").hang();
    m_transport->expect(Verb::Get, "/new").reply(200, "new");
    QList<QByteArray> got;
    const auto handler = [&](const Result<QByteArray> &r) { got << r.value(); };
    Call<QByteArray> call = ask("old").then(this, handler);
    m_clock->settle();
    call = ask("new").then(this, handler);
    QCOMPARE(m_transport->onWire(), 0);
    m_clock->advance(120'000);
    QCOMPARE(got, QList<QByteArray> { "new" });
}

void TestCall::latestWinsTenTimes()
{
    m_transport->always(Verb::Get, "/a").reply(200, "x").after(5);
    int handled = 0;
    Call<QByteArray> call;
    for (int i = 0; i < 10; ++i) {
        call = ask("a").then(this, [&handled](const Result<QByteArray> &) { ++handled; });
        m_clock->advance(i % 3);
    }
    m_clock->advance(100);
    QCOMPARE(handled, 1);
}

void TestCall::detachLetsItRun()
{
    m_transport->expect(Verb::Post, "/w").reply(201).after(100);
    bool handled = false;
    {
        Call<QByteArray> call = Call<QByteArray>(m_transport->send(spec(Verb::Post, "w")), body)
                                    .then(this, [&](const Result<QByteArray> &r) { handled = r.ok(); });
        m_clock->settle();
        std::move(call).detach();
        QVERIFY(!call.isRunning());
    }
    m_clock->advance(100);
    QVERIFY(handled);
}

void TestCall::aDeadContextHearsNothing()
{
    m_transport->expect(Verb::Get, "/a").reply(200).after(10);
    bool handled = false;
    auto context = std::make_unique<QObject>();
    const Call<QByteArray> call = ask("a").then(context.get(), [&](const Result<QByteArray> &) { handled = true; });
    m_clock->settle();
    context.reset();
    m_clock->advance(10);
    QVERIFY(!handled);
}

void TestCall::theTransportMayDieFirst()
{
    m_transport->expect(Verb::Get, "/a").hang();
    bool handled = false;
    const Call<QByteArray> call = ask("a").then(this, [&](const Result<QByteArray> &) { handled = true; });
    m_clock->settle();
    m_transport.reset();
    QVERIFY(!call.isRunning());
    m_clock->advance(120'000);
    QVERIFY(!handled);
}

void TestCall::ownerDiesAtEveryMoment_data()
{
    QTest::addColumn<int>("moment");
    QTest::newRow("before it started") << 0;
    QTest::newRow("queued") << 1;
    QTest::newRow("in flight") << 2;
    QTest::newRow("waiting for its second attempt") << 3;
    QTest::newRow("waiting for a sign-in") << 4;
    QTest::newRow("settled, not yet told") << 5;
}

void TestCall::ownerDiesAtEveryMoment()
{
    QFETCH(int, moment);
    m_transport->always(Verb::Get, "/hang").hang();
    m_transport->always(Verb::Get, "/bad").reply(500);
    m_transport->always(Verb::Get, "/no").reply(401);
    m_transport->always(Verb::Get, "/ok").reply(200).after(10);
    std::vector<Call<QByteArray>> blockers;
    if (moment == 1) {
        for (int i = 0; i < 3; ++i)
            blockers.push_back(ask("hang"));
    }
    static constexpr std::array kPaths { "ok", "ok", "hang", "bad", "no", "ok" };
    bool handled = false;
    auto owner = std::make_unique<Owner>();
    owner->call = ask(kPaths[static_cast<size_t>(moment)]).then(owner.get(), [&](const Result<QByteArray> &) { handled = true; });
    const QPointer<HttpJob> job = owner->call.job();
    if (moment == 5) {
        // Dies in the turn of the event loop between the answer's arrival and its delivery.
        connect(m_transport.get(), &Transport::inFlightChanged, this, [&owner](int count) {
            if (count == 0)
                owner.reset();
        });
        m_clock->advance(10);
    } else if (moment > 0) {
        m_clock->settle();
    }
    owner.reset();
    QCOMPARE(m_transport->onWire(), moment == 1 ? 3 : 0);
    m_clock->advance(120'000);
    QVERIFY(!handled);
    QVERIFY(job.isNull());
}

void TestCall::ownerDiesInItsHandler()
{
    m_transport->expect(Verb::Get, "/a").reply(200, "x");
    m_transport->always(Verb::Get, "/more").hang();
    auto owner = std::make_unique<Owner>();
    const QByteArray captured(1000, 'c'); // the sanitizer sees whether the lambda outlives its call
    QByteArray after;
    const Call<QByteArray> other = ask("more");
    owner->call = ask("a").then(owner.get(), [&owner, &after, captured](const Result<QByteArray> &r) {
        owner.reset();
        after = captured + r.value();
    });
    m_clock->settle();
    QVERIFY(!owner);
    QCOMPARE(after.size(), 1001);
    QCOMPARE(m_transport->onWire(), 1);
}

void TestCall::contextDiesInItsHandler()
{
    m_transport->expect(Verb::Get, "/a").reply(200, "x");
    auto *context = new QObject;
    QByteArray got;
    const Call<QByteArray> call = ask("a").then(context, [context, &got](const Result<QByteArray> &r) {
        delete context;
        got = r.value();
    });
    m_clock->settle();
    QCOMPARE(got, QByteArray("x"));
}

void TestCall::reissuingInTheHandler()
{
    m_transport->expect(Verb::Get, "/a").reply(200, "1").times(5);
    Owner owner;
    std::function<void(const Result<QByteArray> &)> handler = [&](const Result<QByteArray> &) {
        if (++owner.handled < 5)
            owner.call = ask("a").then(&owner, handler);
    };
    owner.call = ask("a").then(&owner, handler);
    m_clock->advance(0);
    m_clock->advance(0);
    QCOMPARE(owner.handled, 5);
    QVERIFY(m_transport->isSatisfied());
}

void TestCall::signingOutInTheHandler()
{
    m_transport->expect(Verb::Get, "/a").reply(200, "x");
    m_transport->always(Verb::Get, "/hang").hang();
    int others = 0;
    std::vector<Call<QByteArray>> calls;
    for (int i = 0; i < 5; ++i)
        calls.push_back(ask("hang").then(this, [&](const Result<QByteArray> &) { ++others; }));
    m_clock->settle();
    RequestSpec poll = get("a", Lane::Polling);
    bool done = false;
    Call<QByteArray> call = Call<QByteArray>(m_transport->send(poll), body).then(this, [&](const Result<QByteArray> &) {
        m_transport->shutDown();
        m_transport.reset();
        done = true;
    });
    m_clock->advance(120'000);
    QVERIFY(done);
    QCOMPARE(others, 0);
    QVERIFY(!call.isRunning());
}

void TestCall::largeAnswersAreDecodedInAWorker()
{
    m_transport->expect(Verb::Get, "/small").reply(200, QByteArray(kDecodeInWorkerAbove, 'x'));
    m_transport->expect(Verb::Get, "/large").reply(200, kLarge);
    QThread *decodedIn = nullptr;
    QThread *handledIn = nullptr;
    const auto ask2 = [&](const char *path) {
        return Call<qsizetype>(m_transport->send(get(path)), [&decodedIn](const HttpReply &r) -> Result<qsizetype> {
            decodedIn = QThread::currentThread();
            return r.body.size();
        });
    };
    qsizetype got = 0;
    const auto handler = [&](const Result<qsizetype> &r) {
        handledIn = QThread::currentThread();
        got = *r;
    };
    Call<qsizetype> call = ask2("small").then(this, handler);
    m_clock->settle();
    QCOMPARE(got, kDecodeInWorkerAbove);
    QCOMPARE(decodedIn, QThread::currentThread());
    call = ask2("large").then(this, handler);
    m_clock->settle();
    QTRY_COMPARE(got, kLarge.size());
    QVERIFY(decodedIn != QThread::currentThread());
    QCOMPARE(handledIn, QThread::currentThread());
    QVERIFY(!call.isRunning());
}

namespace {

// A decoder that waits in its worker until the test lets it go.
struct SlowDecode {
    std::shared_ptr<QSemaphore> begun = std::make_shared<QSemaphore>();
    std::shared_ptr<QSemaphore> go = std::make_shared<QSemaphore>();
    Result<QByteArray> operator()(const HttpReply &reply) const
    {
        begun->release();
        go->acquire();
        return reply.body;
    }
};

} // namespace

void TestCall::ownerDiesDuringWorkerDecode()
{
    m_transport->expect(Verb::Get, "/a").reply(200, kLarge);
    const SlowDecode decode;
    bool handled = false;
    auto owner = std::make_unique<Owner>();
    owner->call = Call<QByteArray>(m_transport->send(get("a")), decode).then(this, [&](const Result<QByteArray> &) { handled = true; });
    m_clock->settle();
    QVERIFY(decode.begun->tryAcquire(1, 5000));
    QVERIFY(owner->call.isRunning());
    owner.reset(); // the Call dies, its context lives
    decode.go->release();
    QThreadPool::globalInstance()->waitForDone();
    m_clock->settle();
    QVERIFY(!handled);
}

void TestCall::contextDiesDuringWorkerDecode()
{
    m_transport->expect(Verb::Get, "/a").reply(200, kLarge);
    const SlowDecode decode;
    bool handled = false;
    auto owner = std::make_unique<Owner>();
    owner->call = Call<QByteArray>(m_transport->send(get("a")), decode).then(owner.get(), [&](const Result<QByteArray> &) { handled = true; });
    m_clock->settle();
    QVERIFY(decode.begun->tryAcquire(1, 5000));
    owner.reset();
    m_transport.reset();
    decode.go->release();
    QThreadPool::globalInstance()->waitForDone();
    FakeClock::settle();
    QVERIFY(!handled);
}

void TestCall::reassignmentDuringWorkerDecode()
{
    m_transport->expect(Verb::Get, "/a").reply(200, kLarge);
    m_transport->expect(Verb::Get, "/b").reply(200, "b");
    const SlowDecode decode;
    QList<qsizetype> sizes;
    const auto handler = [&](const Result<QByteArray> &r) { sizes << r.value().size(); };
    Call<QByteArray> call = Call<QByteArray>(m_transport->send(get("a")), decode).then(this, handler);
    m_clock->settle();
    QVERIFY(decode.begun->tryAcquire(1, 5000));
    call = ask("b").then(this, handler);
    decode.go->release();
    QThreadPool::globalInstance()->waitForDone();
    m_clock->settle();
    QCOMPARE(sizes, QList<qsizetype> { 1 });
}

void TestCall::ownerDiesInItsHandlerAfterWorkerDecode()
{
    m_transport->expect(Verb::Get, "/a").reply(200, kLarge);
    auto owner = std::make_unique<Owner>();
    qsizetype size = 0;
    owner->call = ask("a").then(owner.get(), [&owner, &size](const Result<QByteArray> &r) {
        owner.reset();
        size = r.value().size();
    });
    m_clock->settle();
    QTRY_COMPARE(size, kLarge.size());
    QVERIFY(!owner);
}

void TestCall::anEmptyCallIsHarmless()
{
    Call<QByteArray> call;
    QVERIFY(!call.isRunning());
    QVERIFY(!call.job());
    call.cancel();
    call = Call<QByteArray>().then(this, [](const Result<QByteArray> &) {});
    std::move(call).detach();
}

void TestCall::movingKeepsItRunning()
{
    m_transport->expect(Verb::Get, "/a").reply(200, "x").after(10);
    int handled = 0;
    Call<QByteArray> first = ask("a").then(this, [&](const Result<QByteArray> &) { ++handled; });
    m_clock->settle();
    Call<QByteArray> second = std::move(first);
    QVERIFY(second.isRunning());
    Call<QByteArray> third;
    third = std::move(second);
    m_clock->advance(10);
    QCOMPARE(handled, 1);
}

DRYDOCK_TEST_MAIN(TestCall)
#include "tst_call.moc"
