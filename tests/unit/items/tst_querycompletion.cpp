// SPDX-License-Identifier: GPL-3.0-or-later
//
// What a query bar offers at its cursor: names and values that devices have, most frequent first, and the very piece of
// text that an accepted offer replaces.
#include "models/items/querycompletion.h"
#include "tests/support/devicetables.h"
#include "tests/support/testmain.h"

#include <QTest>

using namespace drydock;

class TestQueryCompletion final : public QObject {
    Q_OBJECT

    FleetTable m_fleet;

    //! `text` has a bar where the cursor stands; the answer is each text that would result.
    QStringList offers(const char *marked)
    {
        QString text = QString::fromUtf8(marked);
        const qsizetype cursor = text.indexOf(u'|');
        text.remove(cursor, 1);
        const QueryCompletion completion = completeQuery(m_fleet, text, cursor);
        QStringList results;
        for (const auto &candidate : completion.candidates)
            results.append(QString(text).replace(completion.range.from, completion.range.length, candidate.text));
        return results;
    }

private Q_SLOTS:
    void initTestCase()
    {
        m_fleet.beginBatch();
        Delta delta;
        for (int i = 0; i < 30; ++i) {
            api::Device device;
            device.id = DeviceId(QStringLiteral("device-%1").arg(i));
            const auto add = [&device](const char *scope, const char *name, const QString &value) {
                device.attributes.push_back({ QString::fromLatin1(scope), QString::fromLatin1(name), AttributeValue(value), {}, {} });
            };
            add("identity", "status", i < 20 ? QStringLiteral("accepted") : QStringLiteral("pending"));
            add("inventory", "device_type", i % 3 == 0 ? QStringLiteral("raspberrypi4") : QStringLiteral("qemux86"));
            add("inventory", "site", QStringLiteral("Site %1").arg(i % 2));
            add("system", "group", i < 5 ? QStringLiteral("east") : QStringLiteral("west"));
            if (i == 0)
                add("tags", "odd name", QStringLiteral("x"));
            test::putDevice(m_fleet, device, delta);
        }
    }
    void namesOfAttributes()
    {
        QCOMPARE(offers("dev|"), QStringList { QStringLiteral("device_type:") });
        QCOMPARE(offers("status:accepted -gro|"), QStringList { QStringLiteral("status:accepted -group:") });
        QVERIFY(offers("|").contains(QStringLiteral("last_seen:")));
        QCOMPARE(offers("exists:si|"), QStringList { QStringLiteral("exists:site") });
        QVERIFY(offers("nothing_like_it|").isEmpty());
        QCOMPARE(offers("(a OR sit|) group:east"), QStringList { QStringLiteral("(a OR site:) group:east") });
        QCOMPARE(offers("inventory/sit|"), QStringList { QStringLiteral("inventory/site:") });
    }
    void valuesMostFrequentFirst()
    {
        QCOMPARE(offers("device_type:|"), (QStringList { QStringLiteral("device_type:qemux86"), QStringLiteral("device_type:raspberrypi4") }));
        QCOMPARE(offers("device_type!=rasp|"), QStringList { QStringLiteral("device_type!=raspberrypi4") });
        QCOMPARE(offers("group:(east, w|)"), QStringList { QStringLiteral("group:(east, west)") });
        QCOMPARE(offers("status:pen| x"), QStringList { QStringLiteral("status:pending x") });
        QCOMPARE(offers("last_seen>1|"), (QStringList { QStringLiteral("last_seen>15min"), QStringLiteral("last_seen>1h"),
                                             QStringLiteral("last_seen>1d"), QStringLiteral("last_seen>1w") }));
    }
    void valuesThatNeedQuotesGetThem()
    {
        QCOMPARE(offers("site:site|"), (QStringList { QStringLiteral("site:\"Site 0\""), QStringLiteral("site:\"Site 1\"") }));
        QCOMPARE(offers("site:\"Site 1|"), QStringList { QStringLiteral("site:\"Site 1\"") });
        for (const QString &offer : offers("site:|"))
            QVERIFY2(parseDeviceQuery(offer).isValid(), qPrintable(offer));
    }
    void nothingToOffer()
    {
        QVERIFY(offers("\"device|").isEmpty());
        QVERIFY(offers("device_type~/rasp|").isEmpty());
        QVERIFY(offers("status:accepted|").isEmpty());
        for (qsizetype cursor = -5; cursor < 60; ++cursor)
            static_cast<void>(completeQuery(m_fleet, QStringLiteral("a:(b \"c\\\" d) -e!=~ ) ( \" x"), cursor));
    }
};

DRYDOCK_TEST_MAIN(TestQueryCompletion)
#include "tst_querycompletion.moc"
