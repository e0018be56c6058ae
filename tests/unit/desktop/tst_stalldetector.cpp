// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/stalldetector.h"
#include "tests/support/testmain.h"

#include <QSignalSpy>

#include <thread>

using namespace drydock;
using namespace std::chrono_literals;

class TestStallDetector : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aPlantedSleepIsCounted();
    void shortGapsAreNot();
    void oneLongGapIsOneStall();
    void resetForgets();
    void goesWhileStalled();
};

void TestStallDetector::aPlantedSleepIsCounted()
{
    StallDetector detector(50ms);
    QSignalSpy spy(&detector, &StallDetector::stalled);
    QTRY_VERIFY(detector.report().beats > 2);
    detector.reset();
    std::this_thread::sleep_for(80ms);
    QTRY_VERIFY(detector.report().stalls >= 1);
    QVERIFY(detector.report().longestMs >= 70);
    QVERIFY(spy.first().first().toLongLong() >= 70);
}

void TestStallDetector::shortGapsAreNot()
{
    // A threshold far over what a busy machine adds by itself: what is shown is that the threshold counts.
    StallDetector detector(5s);
    for (int i = 0; i < 5; ++i) {
        const qint64 before = detector.report().beats;
        std::this_thread::sleep_for(20ms);
        QTRY_VERIFY(detector.report().beats > before);
    }
    QCOMPARE(detector.report().stalls, 0);
    QVERIFY(detector.report().longestMs >= 10);
}

void TestStallDetector::oneLongGapIsOneStall()
{
    StallDetector detector(100ms);
    QTRY_VERIFY(detector.report().beats > 2);
    detector.reset();
    QVERIFY(!detector.isStalledNow());
    std::this_thread::sleep_for(400ms);
    QVERIFY(detector.isStalledNow());
    QTRY_VERIFY(detector.report().beats >= 1);
    QCOMPARE(detector.report().stalls, 1);
    QVERIFY(detector.report().longestMs >= 390);
}

void TestStallDetector::resetForgets()
{
    StallDetector detector(10ms);
    std::this_thread::sleep_for(40ms);
    QTRY_VERIFY(detector.report().stalls > 0);
    detector.reset();
    QCOMPARE(detector.report().stalls, 0);
    QCOMPARE(detector.report().longestMs, 0);
}

void TestStallDetector::goesWhileStalled()
{
    for (int i = 0; i < 20; ++i) {
        StallDetector detector(1ms);
        std::this_thread::sleep_for(std::chrono::milliseconds(i));
    }
}

DRYDOCK_TEST_MAIN(TestStallDetector)
#include "tst_stalldetector.moc"
