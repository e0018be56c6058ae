// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/store/deviceids.h"

#include <QTest>

#include <map>
#include <random>

using namespace drydock;

class TestDeviceIds final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void whatGoesInComesOut()
    {
        DeviceIds ids;
        const QStringList texts { QStringLiteral("0123abcd-4567-89ab-cdef-0123456789ab"), QStringLiteral("0123ABCD-4567-89ab-cdef-0123456789ab"), QStringLiteral("00000000-0000-0000-0000-000000000000"),
            QStringLiteral("0123abcd-4567-89ab-cdef_0123456789ab"), QStringLiteral("device-7"), QStringLiteral("\u202eabc"), QStringLiteral("0123abcd456789abcdef0123456789ab1234") };
        for (int i = 0; i < texts.size(); ++i)
            ids.set(static_cast<RowId>(i), DeviceId(texts.at(i)));
        QCOMPARE(ids.count(), texts.size());
        for (int i = 0; i < texts.size(); ++i) {
            QCOMPARE(ids.at(static_cast<RowId>(i)).text, texts.at(i));
            QCOMPARE(ids.find(DeviceId(texts.at(i))).value_or(99), static_cast<RowId>(i));
            QCOMPARE(ids.isUuid(static_cast<RowId>(i)), i == 0);
        }
        QVERIFY(!ids.find(DeviceId(QStringLiteral("nobody"))));
        QVERIFY(ids.at(50).isEmpty());
        QVERIFY(DeviceIds::couldHold(QStringLiteral("3a-F")));
        QVERIFY(!DeviceIds::couldHold(QStringLiteral("oslo")));
    }

    void agreesWithAMap()
    {
        std::mt19937_64 random(5);
        DeviceIds ids;
        std::map<QString, RowId> naive;
        std::map<RowId, QString> rows;
        std::vector<RowId> free;
        RowId next = 0;
        for (int step = 0; step < 20'000; ++step) {
            const bool adds = rows.size() < 50 || random() % 3 != 0;
            if (adds && rows.size() < 1'500) {
                // Few different first bytes, so that places are fought for.
                QString text = QStringLiteral("%1-0000-4000-8000-%2").arg(random() % 16, 8, 16, QLatin1Char('0')).arg(random() % 4'000, 12, 16, QLatin1Char('0'));
                if (random() % 20 == 0)
                    text = QStringLiteral("named %1").arg(random() % 500);
                if (naive.contains(text))
                    continue;
                RowId row = next;
                if (!free.empty()) {
                    row = free.back();
                    free.pop_back();
                } else {
                    ++next;
                }
                ids.set(row, DeviceId(text));
                naive[text] = row;
                rows[row] = text;
            } else {
                const auto victim = std::next(rows.begin(), static_cast<std::ptrdiff_t>(random() % rows.size()));
                const DeviceIds copy = ids;
                ids.hide(victim->first);
                QVERIFY(!ids.find(DeviceId(victim->second)));
                QCOMPARE(ids.at(victim->first).text, victim->second);
                QCOMPARE(copy.find(DeviceId(victim->second)).value_or(0), victim->first);
                ids.drop(victim->first);
                free.push_back(victim->first);
                naive.erase(victim->second);
                rows.erase(victim);
            }
            QCOMPARE(ids.count(), std::ssize(naive));
            if (step % 500 != 0)
                continue;
            for (const auto &[text, row] : naive) {
                QCOMPARE(ids.find(DeviceId(text)).value_or(99'999), row);
                QCOMPARE(ids.at(row).text, text);
            }
        }
    }

    //! A device that goes and comes back in one batch: the row of before still says its id, the new one is found.
    void hiddenAndAddedAgain()
    {
        DeviceIds ids;
        const DeviceId id(QStringLiteral("0123abcd-4567-89ab-cdef-0123456789ab"));
        ids.set(0, id);
        ids.hide(0);
        ids.set(1, id);
        for (RowId row = 2; row < 100; ++row) // grows meanwhile
            ids.set(row, DeviceId(QStringLiteral("%1-4567-89ab-cdef-0123456789ab").arg(row, 8, 16, QLatin1Char('0'))));
        QCOMPARE(ids.find(id).value_or(9), RowId { 1 });
        QCOMPARE(ids.at(0), id);
        ids.drop(0);
        QVERIFY(ids.at(0).isEmpty());
        QCOMPARE(ids.find(id).value_or(9), RowId { 1 });
        QCOMPARE(ids.count(), 99);
    }
};

QTEST_APPLESS_MAIN(TestDeviceIds)
#include "tst_deviceids.moc"
