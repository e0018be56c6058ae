// SPDX-License-Identifier: GPL-3.0-or-later
//
// Many requests at once on real sockets, long ones, and everything that can die while they run.
#include "models/rest/call.h"
#include "models/rest/qnamtransport.h"
#include "tests/support/rawserver.h"
#include "tests/support/testmain.h"
#include "tests/unit/rest/restprobe.h"

#include <QSignalSpy>
#include <QTemporaryFile>

#include <list>

using namespace drydock;
using namespace drydock::test;
using namespace std::chrono_literals;

class TestLiveTraffic : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void twentyParallelRequests();
    void uploadFromDisk();
    void downloadToASink();
    void twoTransfersAtATime();
    void ownerDiesAtEveryMoment();
    void signOutWithTwentyHangingRequests();
    void transportDiesInAHandler();
    void serverDiesAndComesBack();

private:
    void connectTo(const QUrl &url);
    Outcome &send(RequestSpec request)
    {
        Outcome &outcome = m_outcomes.emplace_back();
        outcome.watch(m_transport->send(std::move(request)));
        return outcome;
    }
    Outcome &sendAndWait(const RequestSpec &request)
    {
        Outcome &outcome = send(request);
        [&] { QTRY_COMPARE_WITH_TIMEOUT(outcome.settled, 1, 10'000); }();
        return outcome;
    }

    SystemClock m_clock;
    std::unique_ptr<RawServer> m_server;
    std::unique_ptr<QnamTransport> m_transport;
    std::list<Outcome> m_outcomes;
};

void TestLiveTraffic::init()
{
    DRYDOCK_FAIL_ON_WARNING();
    m_server = std::make_unique<RawServer>();
    QVERIFY(m_server->isListening());
    connectTo(m_server->url());
}

void TestLiveTraffic::connectTo(const QUrl &url)
{
    ServerEndpoint endpoint;
    endpoint.baseUrl = url;
    LaneTransport::Options options;
    options.retry.backoff = { 20ms, 100ms };
    m_transport = std::make_unique<QnamTransport>(endpoint, m_clock, options);
    m_transport->setToken("real-token");
}

void TestLiveTraffic::cleanup()
{
    for (const Outcome &outcome : m_outcomes)
        QVERIFY(outcome.settled <= 1);
    m_outcomes.clear();
    m_transport.reset();
    m_server.reset();
}

void TestLiveTraffic::twentyParallelRequests()
{
    m_server->on("/a").replyAfter(30, 200, "{}");
    for (int i = 0; i < 20; ++i)
        send(get("a", std::array { Lane::Interactive, Lane::Polling, Lane::Bulk }[static_cast<size_t>(i % 3)]));
    QTRY_VERIFY(std::all_of(m_outcomes.begin(), m_outcomes.end(), [](const Outcome &o) { return o.ok(); }));
    QCOMPARE(m_server->count("/a"), 20);
    QCOMPARE(m_server->mostInParallel(), 6);
    QVERIFY(m_server->connections() <= 6);
    QCOMPARE(m_transport->requestsInFlight(), 0);
}

void TestLiveTraffic::uploadFromDisk()
{
    QTemporaryFile file;
    QVERIFY(file.open());
    const QByteArray contents(3 << 20, 'u');
    file.write(contents);
    file.flush();
    m_server->on("/up").reply(201);
    RequestSpec request = spec(Verb::Post, "up", Lane::Transfer);
    request.contentType = "application/octet-stream";
    request.bodySource = [name = file.fileName()]() -> std::unique_ptr<QIODevice> {
        auto source = std::make_unique<QFile>(name);
        return source->open(QIODevice::ReadOnly) ? std::move(source) : nullptr;
    };
    Outcome &outcome = send(request);
    QSignalSpy progress(outcome.job, &HttpJob::uploadProgressed);
    QTRY_VERIFY(outcome.ok());
    QCOMPARE(m_server->requests().back().body, contents);
    QCOMPARE(m_server->requests().back().headers.value("content-length"), QByteArray::number(contents.size()));
    QVERIFY(progress.size() > 1);
    QCOMPARE(progress.last()[0].toLongLong(), contents.size());
    QCOMPARE(progress.last()[1].toLongLong(), contents.size());
}

void TestLiveTraffic::downloadToASink()
{
    const QByteArray contents(2 << 20, 'd');
    m_server->on("/down").halfBody().reply(200, contents);
    auto sink = std::make_shared<QTemporaryFile>();
    QVERIFY(sink->open());
    RequestSpec request = get("down", Lane::Transfer);
    request.sink = sink;
    Outcome &outcome = send(request);
    QSignalSpy progress(outcome.job, &HttpJob::downloadProgressed);
    QTRY_VERIFY(outcome.ok());
    QVERIFY(outcome.reply.body.isEmpty());
    QCOMPARE(sink->size(), contents.size());
    sink->seek(0);
    QCOMPARE(sink->readAll(), contents);
    QVERIFY(progress.size() > 1);
    QCOMPARE(progress.last()[0].toLongLong(), contents.size());
}

void TestLiveTraffic::twoTransfersAtATime()
{
    m_server->on("/t").replyAfter(300, 200, "x"); // long enough for a loaded machine to see both before either ends
    m_server->on("/click").reply(200, "{}");
    for (int i = 0; i < 5; ++i)
        send(get("t", Lane::Transfer));
    QTRY_COMPARE(m_server->count("/t"), 2);
    QVERIFY(sendAndWait(get("click")).ok());
    QTRY_VERIFY(std::all_of(m_outcomes.begin(), m_outcomes.end(), [](const Outcome &o) { return o.ok(); }));
    QCOMPARE(m_server->mostInParallel() <= 3, true);
}

void TestLiveTraffic::ownerDiesAtEveryMoment()
{
    m_server->on("/hang").hang();
    m_server->on("/body").hangInBody();
    m_server->on("/bad").reply(500);
    m_server->on("/ok").reply(200, QByteArray(200'000, 'x'));
    struct Owner : QObject {
        Call<qsizetype> call;
    };
    int handled = 0;
    const auto ask = [&](const char *path) {
        auto owner = std::make_unique<Owner>();
        owner->call = Call<qsizetype>(m_transport->send(get(path)), [](const HttpReply &r) -> Result<qsizetype> {
            return r.body.size();
        }).then(owner.get(), [&handled](const Result<qsizetype> &) { ++handled; });
        return owner;
    };
    ask("ok").reset(); // before it started
    auto hanging = ask("hang");
    QTRY_COMPARE(m_server->count("/hang"), 1);
    hanging.reset(); // in flight
    auto reading = ask("body");
    QTRY_COMPARE(m_server->count("/body"), 1);
    reading.reset(); // in mid-answer
    auto waiting = ask("bad");
    QTRY_VERIFY(waiting->call.job() && waiting->call.job()->attempts() >= 1);
    waiting.reset();
    auto decoding = ask("ok");
    const QPointer<HttpJob> job = decoding->call.job();
    QTRY_VERIFY(job.isNull()); // settled; the worker or the event loop has it
    decoding.reset();
    QThreadPool::globalInstance()->waitForDone();
    auto last = ask("ok");
    QTRY_COMPARE(handled, 1);
    QCOMPARE(m_transport->requestsInFlight(), 0);
}

void TestLiveTraffic::signOutWithTwentyHangingRequests()
{
    m_server->on("/hang").hang();
    for (int i = 0; i < 20; ++i)
        send(get("hang", kAllLanes[static_cast<size_t>(i) % kAllLanes.size()]));
    QTRY_COMPARE(m_server->count("/hang"), 8);
    m_transport->shutDown();
    QCOMPARE(m_transport->requestsInFlight(), 0);
    QVERIFY(sendAndWait(get("hang")).failedWith(ErrorKind::Cancelled));
    m_transport.reset();
    QTRY_VERIFY(m_server->findChildren<QObject *>(QString(), Qt::FindDirectChildrenOnly).size() <= 1); // sockets closed
    QCOMPARE(m_server->count("/hang"), 8);
    QCOMPARE(std::count_if(m_outcomes.begin(), m_outcomes.end(), [](const Outcome &o) { return o.settled > 0; }), 1);
}

void TestLiveTraffic::transportDiesInAHandler()
{
    m_server->on("/ok").reply(200, "{}");
    m_server->on("/hang").hang();
    for (int i = 0; i < 5; ++i)
        send(get("hang", Lane::Bulk));
    bool done = false;
    connect(m_transport->send(get("ok")), &HttpJob::settled, this, [&] {
        m_transport.reset();
        done = true;
    });
    QTRY_VERIFY(done);
    QVERIFY(std::all_of(m_outcomes.begin(), m_outcomes.end(), [](const Outcome &o) { return o.settled == 0; }));
}

void TestLiveTraffic::serverDiesAndComesBack()
{
    m_server->on("/a").reply(200, "{}");
    QSignalSpy reachable(m_transport.get(), &Transport::reachabilityChanged);
    QVERIFY(sendAndWait(get("a")).ok());
    const quint16 port = m_server->serverPort();
    m_server->close();
    m_server->dropConnections();
    const Outcome &lost = sendAndWait(get("a"));
    QVERIFY(lost.reply.error && lost.reply.error->kind == ErrorKind::Refused);
    QVERIFY(m_server->listen(QHostAddress::LocalHost, port));
    QVERIFY(sendAndWait(get("a")).ok());
    QCOMPARE(reachable.size(), 3);
    QCOMPARE(reachable[1][0].toBool(), false);
    QCOMPARE(reachable[2][0].toBool(), true);
}

DRYDOCK_TEST_MAIN(TestLiveTraffic)
#include "tst_livetraffic.moc"
