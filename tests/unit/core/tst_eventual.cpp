// SPDX-License-Identifier: GPL-3.0-or-later
//
// What answers later: SystemClock, FakeClock, MemorySecretStore and inWorker(). None may call back synchronously, and
// none after its context died.
#include "models/core/clock.h"
#include "models/core/secretstore.h"
#include "models/core/worker.h"
#include "tests/support/fakeclock.h"
#include "tests/support/testmain.h"

#include <QSemaphore>
#include <QThread>

#include <atomic>

using namespace drydock;
using namespace std::chrono_literals;
using drydock::test::FakeClock;

class TestEventual : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init() { DRYDOCK_FAIL_ON_WARNING(); }
    void systemClockFiresOnceAndCancels();
    void systemClockForgetsADeadContext();
    void fakeClockFiresInOrder();
    void fakeClockForgetsADeadContext();
    void secretsComeLater();
    void secretsForgetADeadContext();
    void workerAnswersInTheCallersThread();
    void workerForgetsADeadContext();
    void workerHandlerMayDeleteItsContext();
};

void TestEventual::systemClockFiresOnceAndCancels()
{
    SystemClock clock;
    QObject context;
    int fired = 0;
    bool cancelled = true;
    const int kept = clock.singleShot(0ms, &context, [&] { ++fired; });
    const int dropped = clock.singleShot(0ms, &context, [&] { cancelled = false; });
    QVERIFY(kept != 0 && dropped != 0 && kept != dropped);
    clock.cancel(dropped);
    clock.cancel(12345);
    QCOMPARE(fired, 0);
    QTRY_COMPARE(fired, 1);
    clock.cancel(kept);
    QVERIFY(cancelled);
    QVERIFY(clock.now().isValid());
    const qint64 before = clock.steadyMs();
    QVERIFY(clock.steadyMs() >= before);
}

void TestEventual::systemClockForgetsADeadContext()
{
    SystemClock clock;
    QObject lasting;
    bool fired = false;
    bool later = false;
    auto mortal = std::make_unique<QObject>();
    clock.singleShot(0ms, mortal.get(), [&] { fired = true; });
    mortal.reset();
    clock.singleShot(5ms, &lasting, [&] { later = true; });
    QTRY_VERIFY(later);
    QVERIFY(!fired);
}

void TestEventual::fakeClockFiresInOrder()
{
    FakeClock clock;
    QObject context;
    QStringList order;
    clock.singleShot(20ms, &context, [&] { order << QStringLiteral("b"); });
    clock.singleShot(10ms, &context, [&] {
        order << QStringLiteral("a");
        clock.singleShot(5ms, &context, [&] { order << QStringLiteral("a2"); });
    });
    const int never = clock.singleShot(15ms, &context, [&] { order << QStringLiteral("x"); });
    clock.cancel(never);
    QCOMPARE(clock.nextIn(), 10);
    const Timestamp start = clock.now();
    clock.advance(9);
    QVERIFY(order.isEmpty());
    clock.advance(11);
    QCOMPARE(order, QStringList({ QStringLiteral("a"), QStringLiteral("a2"), QStringLiteral("b") }));
    QCOMPARE(clock.now().ms - start.ms, 20);
    QCOMPARE(clock.steadyMs(), 20);
    QCOMPARE(clock.pendingTimers(), 0);
    clock.jumpWall(1h);
    QCOMPARE(clock.steadyMs(), 20);
    QCOMPARE(start.toRfc3339(), QByteArray("2026-11-23T06:00:00.000Z"));
}

void TestEventual::fakeClockForgetsADeadContext()
{
    FakeClock clock;
    bool fired = false;
    {
        QObject context;
        clock.singleShot(1ms, &context, [&] { fired = true; });
    }
    clock.advance(10);
    QVERIFY(!fired);
}

void TestEventual::secretsComeLater()
{
    MemorySecretStore store;
    QObject context;
    QVERIFY(!store.isPersistent());
    SecretAnswer missing;
    SecretAnswer found;
    SecretAnswer gone;
    int answers = 0;
    const QString key = QStringLiteral("token/one");
    store.read(key, &context, [&](const SecretAnswer &a) { missing = a; ++answers; });
    store.write(key, "s3cret", &context, [&](const SecretAnswer &a) { QCOMPARE(a.error, SecretError::None); ++answers; });
    store.read(key, &context, [&](const SecretAnswer &a) { found = a; ++answers; });
    store.remove(key, &context, [&](const SecretAnswer &) { ++answers; });
    store.read(key, &context, [&](const SecretAnswer &a) { gone = a; ++answers; });
    QCOMPARE(answers, 0);
    QTRY_COMPARE(answers, 5);
    QCOMPARE(missing.error, SecretError::NotFound);
    QCOMPARE(found.secret, QByteArray("s3cret"));
    QCOMPARE(gone.error, SecretError::NotFound);
}

void TestEventual::secretsForgetADeadContext()
{
    MemorySecretStore store;
    bool answered = false;
    {
        QObject context;
        store.read(QStringLiteral("x"), &context, [&](const SecretAnswer &) { answered = true; });
    }
    FakeClock::settle();
    QVERIFY(!answered);
}

void TestEventual::workerAnswersInTheCallersThread()
{
    QObject context;
    int result = 0;
    bool here = false;
    std::atomic<bool> elsewhere = false;
    QThread *const mine = QThread::currentThread();
    inWorker(
        &context,
        [&elsewhere, mine] {
            elsewhere = QThread::currentThread() != mine;
            return 42;
        },
        [&](int value) {
            result = value;
            here = QThread::currentThread() == mine;
        });
    QCOMPARE(result, 0);
    QTRY_COMPARE(result, 42);
    QVERIFY(elsewhere.load() && here);
}

void TestEventual::workerForgetsADeadContext()
{
    auto context = std::make_unique<QObject>();
    QSemaphore go;
    QSemaphore done;
    bool called = false;
    inWorker(
        context.get(),
        [&] {
            go.acquire();
            done.release();
            return QByteArray("late");
        },
        [&](const QByteArray &) { called = true; });
    context.reset();
    go.release();
    QVERIFY(done.tryAcquire(1, 5000));
    QThreadPool::globalInstance()->waitForDone();
    FakeClock::settle();
    QVERIFY(!called);
}

void TestEventual::workerHandlerMayDeleteItsContext()
{
    auto *context = new QObject;
    bool called = false;
    inWorker(
        context, [] { return 1; },
        [&called, context](int) {
            delete context;
            called = true;
        });
    QTRY_VERIFY(called);
}

DRYDOCK_TEST_MAIN(TestEventual)
#include "tst_eventual.moc"
