// SPDX-License-Identifier: GPL-3.0-or-later
//
// Lists of devices as people have them: what is matched, what is ambiguous, what is unknown; tables of devices to
// preauthorise; and the CSV that both are read from.
#include "models/core/csv.h"
#include "models/items/idlist.h"
#include "models/items/preauthlist.h"
#include "tests/support/devicetables.h"

#include <QElapsedTimer>
#include <QRandomGenerator>
#include <QTest>

using namespace drydock;

namespace {

api::Device device(int number)
{
    api::Device device;
    device.id = DeviceId(QStringLiteral("%1-dead-4bee-8f00-00000000beef").arg(number, 8, 16, QLatin1Char('0')));
    const auto add = [&device](const char *scope, const char *name, const QString &value) {
        api::Attribute attribute;
        attribute.scope = QString::fromLatin1(scope);
        attribute.name = QString::fromLatin1(name);
        attribute.value = value;
        device.attributes.push_back(attribute);
    };
    add("identity", "status", QStringLiteral("accepted"));
    add("identity", "mac", QStringLiteral("00:16:3e:%1:%2:%3").arg(number >> 16 & 0xff, 2, 16, QLatin1Char('0')).arg(number >> 8 & 0xff, 2, 16, QLatin1Char('0')).arg(number & 0xff, 2, 16, QLatin1Char('0')));
    add("inventory", "serial_no", QStringLiteral("SN-%1").arg(number, 6, 10, QLatin1Char('0')));
    add("inventory", "kernel", QStringLiteral("6.1"));
    add("tags", "name", number % 50 == 0 ? QStringLiteral("twin") : QStringLiteral("host-%1").arg(number));
    return device;
}

FleetTable fleetOf(int devices)
{
    FleetTable fleet;
    fleet.beginBatch();
    Delta delta;
    for (int i = 0; i < devices; ++i)
        test::putDevice(fleet, device(i), delta);
    return fleet;
}

} // namespace

class TestDeviceLists final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void csvAsSpreadsheetsWriteIt()
    {
        QCOMPARE(parseCsv(QStringLiteral("a,b\r\n\"x, \"\"y\"\"\",\"two\nlines\"\r\n\r\n,,\n3,4")),
            (QList<QStringList> { { QStringLiteral("a"), QStringLiteral("b") }, { QStringLiteral("x, \"y\""), QStringLiteral("two\nlines") }, { QStringLiteral("3"), QStringLiteral("4") } }));
        QCOMPARE(parseCsv(QStringLiteral("\ufeffa;b\n1;2")).at(1), (QStringList { QStringLiteral("1"), QStringLiteral("2") }));
        QCOMPARE(parseCsv(QStringLiteral("\"never closed,1\n2")).size(), 1);
        QVERIFY(parseCsv(QString()).isEmpty());
    }

    void everySpellingOfADeviceIsFound()
    {
        const FleetTable fleet = fleetOf(300);
        const DeviceId wanted = device(17).id;
        for (const QString &entry : { wanted.text, wanted.text.toUpper(), QStringLiteral("  00:16:3E:00:00:11 "), QStringLiteral("00-16-3e-00-00-11"), QStringLiteral("0016.3e00.0011"),
                 QStringLiteral("\"sn-000017\""), QStringLiteral("host-17"), QStringLiteral("Oslo;SN-000017;x"), QStringLiteral("comment,unknown,00163e000011") }) {
            const IdMatches matches = matchIdList(fleet, idListEntries(entry));
            QVERIFY2(matches.matched == QList<DeviceId> { wanted }, qPrintable(entry));
            QVERIFY(matches.unknown.isEmpty() && matches.ambiguous.empty());
        }
        // A kernel is nobody's identity.
        QCOMPARE(matchIdList(fleet, idListEntries(QStringLiteral("6.1"))).unknown, QStringList { QStringLiteral("6.1") });
    }

    void tenThousandLinesAreToldApartExactly()
    {
        const FleetTable fleet = fleetOf(20'000);
        QRandomGenerator random(7);
        QString text = QStringLiteral("# from the warehouse\n\n");
        QSet<DeviceId> matched;
        int ambiguous = 0;
        int repeated = 0;
        QStringList unknown;
        for (int i = 0; i < 10'000; ++i) {
            const int number = static_cast<int>(random.bounded(20'000));
            const api::Device of = device(number);
            QString line;
            switch (random.bounded(6)) {
            case 0: line = of.id.text; break;
            case 1: line = attributeText(*of.find(u"identity", u"mac")).toUpper().replace(u':', u'-'); break;
            case 2: line = attributeText(*of.find(u"inventory", u"serial_no")); break;
            case 3: line = QStringLiteral("row %1\t%2").arg(i).arg(attributeText(*of.find(u"inventory", u"serial_no"))); break;
            case 4:
                line = QStringLiteral("twin");
                ++ambiguous;
                text += line + u'\n';
                continue;
            default:
                line = QStringLiteral("gone-%1").arg(i);
                unknown.append(line);
                text += line + u'\n';
                continue;
            }
            repeated += matched.contains(of.id) ? 1 : 0;
            matched.insert(of.id);
            text += line + u'\n';
        }
        QElapsedTimer watch;
        watch.start();
        const IdMatches matches = matchIdList(fleet, idListEntries(text));
        QVERIFY2(watch.elapsed() < 20'000, qPrintable(QString::number(watch.elapsed()))); // sanitizers are slow
        QCOMPARE(QSet<DeviceId>(matches.matched.cbegin(), matches.matched.cend()), matched);
        QCOMPARE(matches.matched.size(), matched.size());
        QCOMPARE(std::ssize(matches.ambiguous), ambiguous);
        QVERIFY(matches.ambiguous.front().rows.size() > 1);
        QCOMPARE(matches.repeated, repeated);
        QCOMPARE(matches.unknown, unknown);
    }

    void preauthorisationsArePreviewed()
    {
        const QString pem = QStringLiteral("-----BEGIN PUBLIC KEY-----\nMFkwEwYHKoZIzj0CAQYIKoZIzj0DAQcDQgAE\n-----END PUBLIC KEY-----");
        const auto readKey = [&pem](const QString &name) { return name == u"good.pub" ? std::optional(pem) : std::nullopt; };
        const QString csv = QStringLiteral("mac,serial,public_key,key_file\n"
                                           "aa,1,\"%1\",\n"
                                           "bb,,,good.pub\n"
                                           "cc,3,,missing.pub\n"
                                           ",,\"%1\",\n"
                                           "dd,4,,\n"
                                           "ee,5,not a key,\n"
                                           "aa,1,\"%1\",\n").arg(pem);
        const PreauthList list = readPreauthList(csv, readKey);
        using Problem = PreauthRow::Problem;
        std::vector<Problem> problems;
        for (const PreauthRow &row : list.rows)
            problems.push_back(row.problem);
        QCOMPARE(problems, (std::vector<Problem> { Problem::None, Problem::None, Problem::KeyFile, Problem::NoIdentity, Problem::NoKey, Problem::BadKey, Problem::Repeated }));
        QCOMPARE(list.good(), 2);
        QCOMPARE(list.rows[0].identityText(), QStringLiteral("mac=aa, serial=1"));
        QCOMPARE(list.rows[1].request.identity.size(), size_t { 1 });
        QCOMPARE(list.rows[1].request.publicKey.trimmed(), pem);
        QVERIFY(readPreauthList(QStringLiteral("mac,serial\naa,1"), readKey).lacksHeader);
        QVERIFY(readPreauthList(QStringLiteral("public_key\nx"), readKey).lacksHeader);
        QVERIFY(readPreauthList(QString(), readKey).lacksHeader);
    }
};

QTEST_APPLESS_MAIN(TestDeviceLists)
#include "tst_devicelists.moc"
