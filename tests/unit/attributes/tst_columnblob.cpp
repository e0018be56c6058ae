// SPDX-License-Identifier: GPL-3.0-or-later
//
// Columns as bytes: what was packed comes back, and bytes that are none are refused without harm, however they broke.
#include "models/attributes/columnblob.h"
#include "tests/support/testmain.h"

#include <QTest>

#include <random>

using namespace drydock;

namespace {

AttributeValue valueOf(std::mt19937 &random)
{
    switch (random() % 6) {
    case 0:
        return AttributeValue(static_cast<double>(random() % 500));
    case 1:
        return AttributeValue(random() % 2 == 0);
    case 2:
        return AttributeValue(QStringList { QString::number(random() % 9), QString(), QStringLiteral("ü→\u202e") });
    case 3:
        return AttributeValue(std::vector<double> { 1.5, -0.0, static_cast<double>(random() % 3) });
    case 4:
        return AttributeValue(QString());
    default:
        return AttributeValue(QStringLiteral("value %1").arg(random() % 400));
    }
}

} // namespace

class TestColumnBlob final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void comesBack_data()
    {
        QTest::addColumn<int>("rows");
        for (const int rows : { 0, 1, 200, 5'000, 80'000 })
            QTest::addRow("%d rows", rows) << rows;
    }
    void comesBack()
    {
        QFETCH(int, rows);
        std::mt19937 random(static_cast<unsigned>(rows) + 7);
        AttributeTable table;
        const int column = table.addColumn(QStringLiteral("inventory"), QStringLiteral("x"));
        const int wide = table.addColumn(QStringLiteral("identity"), QStringLiteral("mac"));
        std::vector<AttributeRow> kept;
        for (int i = 0; i < rows; ++i) {
            const AttributeRow row = table.addRow();
            if (random() % 10 != 0)
                table.set(row, column, valueOf(random));
            table.set(row, wide, AttributeValue(QStringLiteral("mac-%1").arg(i)));
            if (random() % 7 != 0)
                kept.push_back(row);
        }
        AttributeTable back;
        back.addRows(static_cast<quint32>(kept.size()));
        for (const int each : { column, wide }) {
            const int at = back.addColumn(table.columnKey(each).scope, table.columnKey(each).name);
            QVERIFY(unpackColumn(back, at, packColumn(table, each, kept), static_cast<quint32>(kept.size())));
            for (size_t i = 0; i < kept.size(); ++i)
                QVERIFY(back.value(static_cast<AttributeRow>(i), at) == table.value(kept[i], each));
        }
        QCOMPARE(back.distinctCount(1), static_cast<quint32>(kept.size()));
    }
    void brokenBytesAreRefused()
    {
        std::mt19937 random(20261125);
        AttributeTable table;
        const int column = table.addColumn(QStringLiteral("inventory"), QStringLiteral("x"));
        std::vector<AttributeRow> rows;
        for (int i = 0; i < 60; ++i) {
            rows.push_back(table.addRow());
            table.set(rows.back(), column, valueOf(random));
        }
        const QByteArray whole = packColumn(table, column, rows);
        const auto reads = [&rows](const QByteArray &blob) {
            AttributeTable back;
            back.addRows(static_cast<quint32>(rows.size()));
            const int at = back.addColumn(QStringLiteral("a"), QStringLiteral("b"));
            const bool ok = unpackColumn(back, at, blob, static_cast<quint32>(rows.size()));
            for (const AttributeRow row : rows) // whatever was taken can be shown
                static_cast<void>(back.text(row, at));
            if (!ok && back.filledCount(at) != 0)
                qFatal("a refused blob left something behind");
            return ok;
        };
        QVERIFY(reads(whole));
        for (qsizetype size = 0; size < whole.size(); ++size)
            QVERIFY2(!reads(whole.left(size)), qPrintable(QString::number(size)));
        QVERIFY(!reads(whole + '\0'));
        for (int round = 0; round < 20'000; ++round) {
            QByteArray bent = whole;
            const auto flips = 1 + random() % 4;
            for (unsigned i = 0; i < flips; ++i)
                bent[static_cast<qsizetype>(random() % static_cast<size_t>(bent.size()))] = static_cast<char>(random());
            static_cast<void>(reads(bent));
        }
        // A length that promises gigabytes costs nothing.
        QVERIFY(!reads(QByteArray("\xff\xff\xff\x7f", 4)));
        QVERIFY(!reads(QByteArray("\x01\0\0\0\xff\xff\xff\xff\x02", 9)));
    }
};

DRYDOCK_TEST_MAIN(TestColumnBlob)
#include "tst_columnblob.moc"
