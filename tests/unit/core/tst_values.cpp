// SPDX-License-Identifier: GPL-3.0-or-later
//
// The small values of core: Backoff, Error, Result, Timestamp, Id.
#include "models/core/backoff.h"
#include "models/core/error.h"
#include "models/core/ids.h"
#include "models/core/result.h"
#include "models/core/timestamp.h"
#include "tests/support/testmain.h"

#include <QHash>

#include <set>

using namespace drydock;

class TestValues : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init() { DRYDOCK_FAIL_ON_WARNING(); }
    void backoffDoublesToItsBound();
    void everyKindHasItsName();
    void errorsAreRedactedAndBounded();
    void resultIsOneOrTheOther();
    void timestamps_data();
    void timestamps();
    void timestampsRoundTrip();
    void idsAreValues();
};

void TestValues::backoffDoublesToItsBound()
{
    const Backoff backoff;
    using ms = std::chrono::milliseconds;
    QCOMPARE(backoff.delay(1, 1.0), ms(500));
    QCOMPARE(backoff.delay(2, 1.0), ms(1000));
    QCOMPARE(backoff.delay(4, 0.5), ms(2000));
    QCOMPARE(backoff.delay(20, 1.0), ms(60'000));
    QCOMPARE(backoff.delay(1'000'000, 1.0), ms(60'000));
    QCOMPARE(backoff.delay(1, 0.0), ms(1)); // never 0: nobody spins
    QCOMPARE(backoff.delay(0, 1.0), ms(500));
}

void TestValues::everyKindHasItsName()
{
    std::set<QString> names;
    for (int i = 0; i <= static_cast<int>(ErrorKind::ReadOnly); ++i)
        names.insert(errorKindName(static_cast<ErrorKind>(i)));
    QCOMPARE(names.size(), size_t(18));
    QCOMPARE(errorKindName(ErrorKind::ReadOnly), QStringLiteral("ReadOnly"));
    QCOMPARE(errorKindName(ErrorKind::Offline), QStringLiteral("Offline"));
}

void TestValues::errorsAreRedactedAndBounded()
{
    const Error error = makeError(ErrorKind::Server, QStringLiteral("{\"token\":\"abc\"} ") + QString(5000, QLatin1Char('x')), 500);
    QCOMPARE(error.apiMessage.size(), 2000);
    QVERIFY(!error.apiMessage.contains(QLatin1String("abc")));
    QCOMPARE(error.httpStatus, 500);
    QVERIFY(error == makeError(ErrorKind::Server, QStringLiteral("{\"token\":\"abc\"} ") + QString(5000, QLatin1Char('x')), 500));
}

void TestValues::resultIsOneOrTheOther()
{
    const Result<int> good(7);
    QVERIFY(good.ok() && good);
    QCOMPARE(*good, 7);
    const Result<int> bad(makeError(ErrorKind::NotFound));
    QVERIFY(!bad.ok());
    QCOMPARE(bad.error().kind, ErrorKind::NotFound);
    Result<QString> text(QStringLiteral("moved"));
    QCOMPARE(std::move(text).value(), QStringLiteral("moved"));
}

void TestValues::timestamps_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<qint64>("ms");
    QTest::newRow("seconds") << QByteArray("2026-11-23T06:00:00Z") << 1795413600000LL;
    QTest::newRow("millis") << QByteArray("2026-11-23T06:00:00.123Z") << 1795413600123LL;
    QTest::newRow("nanos") << QByteArray("2026-11-23T06:00:00.123456789Z") << 1795413600123LL;
    QTest::newRow("one digit") << QByteArray("2026-11-23T06:00:00.1Z") << 1795413600100LL;
    QTest::newRow("zone") << QByteArray("2026-11-23T08:30:00+02:30") << 1795413600000LL;
    QTest::newRow("before the epoch") << QByteArray("1969-12-31T23:59:59.999Z") << -1LL;
    QTest::newRow("go's zero") << QByteArray("0001-01-01T00:00:00Z") << Timestamp::kNone;
    QTest::newRow("no zone") << QByteArray("2026-11-23T06:00:00") << Timestamp::kNone;
    QTest::newRow("words") << QByteArray("yesterday, at about noon") << Timestamp::kNone;
    QTest::newRow("empty") << QByteArray() << Timestamp::kNone;
}

void TestValues::timestamps()
{
    QFETCH(QByteArray, text);
    QFETCH(qint64, ms);
    QCOMPARE(Timestamp::fromRfc3339(QByteArrayView(text)).ms, ms);
    QCOMPARE(Timestamp::fromRfc3339(QString::fromLatin1(text)).ms, ms);
}

void TestValues::timestampsRoundTrip()
{
    for (const qint64 ms : { 0LL, -1LL, 1795413600123LL, 951782400000LL, 4107542399999LL })
        QCOMPARE(Timestamp::fromRfc3339(QByteArrayView(Timestamp { ms }.toRfc3339())).ms, ms);
    QVERIFY(Timestamp {}.toRfc3339().isEmpty());
}

void TestValues::idsAreValues()
{
    const DeviceId a(QStringLiteral("a"));
    const DeviceId b(QStringLiteral("b"));
    QVERIFY(a < b);
    QVERIFY(!(a == b));
    QVERIFY(DeviceId().isEmpty());
    QHash<DeviceId, int> hash { { a, 1 }, { b, 2 } };
    QCOMPARE(hash.value(b), 2);
    static_assert(!std::is_convertible_v<DeviceId, DeploymentId>);
}

DRYDOCK_TEST_MAIN(TestValues)
#include "tst_values.moc"
