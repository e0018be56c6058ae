// SPDX-License-Identifier: GPL-3.0-or-later
//
// What is exported is what is seen: a reader of RFC 4180 gets every cell back, spreadsheets run nothing of it, JSON keeps
// kinds, and a hundred thousand rows pass through without gathering.
#include "models/items/tableexport.h"
#include "tests/support/devicetables.h"
#include "tests/support/testmain.h"

#include <QBuffer>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

using namespace drydock;

namespace {

//! RFC 4180, strictly: CRLF ends a record, a quote is doubled inside quotes.
QList<QStringList> readCsv(const QByteArray &bytes)
{
    QList<QStringList> records;
    QStringList record;
    QByteArray cell;
    bool quoted = false;
    for (qsizetype at = 0; at < bytes.size(); ++at) {
        const char c = bytes.at(at);
        if (quoted) {
            if (c == '"' && at + 1 < bytes.size() && bytes.at(at + 1) == '"') {
                cell += '"';
                ++at;
            } else if (c == '"') {
                quoted = false;
            } else {
                cell += c;
            }
        } else if (c == '"') {
            quoted = true;
        } else if (c == ',') {
            record.append(QString::fromUtf8(std::exchange(cell, {})));
        } else if (c == '\r' && at + 1 < bytes.size() && bytes.at(at + 1) == '\n') {
            record.append(QString::fromUtf8(std::exchange(cell, {})));
            records.append(std::exchange(record, {}));
            ++at;
        } else {
            cell += c;
        }
    }
    return records;
}

//! Counts and forgets: what a stream may hold in memory at once.
class Sink final : public QIODevice {
public:
    qint64 written = 0;
    qint64 largest = 0;
    qint64 room = std::numeric_limits<qint64>::max();

protected:
    qint64 readData(char *, qint64) override { return -1; }
    qint64 writeData(const char *, qint64 size) override
    {
        if (written + size > room) {
            setErrorString(QStringLiteral("No space left on device"));
            return -1;
        }
        written += size;
        largest = std::max(largest, size);
        return size;
    }
};

const QStringList kOdd { QStringLiteral("plain"), QStringLiteral("a,b"), QStringLiteral("say \"hi\""), QStringLiteral("two\nlines\r\nthree"),
    QStringLiteral("\u202eevil\u202c"), QString(QChar(1)) + QStringLiteral("x"), QStringLiteral(" edge "), QStringLiteral("ümläut→") };
const QStringList kFormulas { QStringLiteral("=1+1"), QStringLiteral("@SUM(A1)"), QStringLiteral("+cmd|' /C calc'!A0"), QStringLiteral("-2+3"), QStringLiteral("\t=x") };

FleetTable fleetOf(int devices)
{
    FleetTable fleet;
    fleet.beginBatch();
    Delta delta;
    for (int i = 0; i < devices; ++i) {
        api::Device device;
        device.id = DeviceId(QStringLiteral("id-%1").arg(i));
        const auto add = [&device](const char *scope, const QString &name, const AttributeValue &value) { device.attributes.push_back({ QString::fromLatin1(scope), name, value, {}, {} }); };
        add("identity", QStringLiteral("status"), AttributeValue(QStringLiteral("accepted")));
        add("inventory", QStringLiteral("odd"), AttributeValue(kOdd.at(i % kOdd.size())));
        add("inventory", QStringLiteral("formula"), AttributeValue(kFormulas.at(i % kFormulas.size())));
        add("inventory", QStringLiteral("number"), AttributeValue(static_cast<double>(-i)));
        add("inventory", QStringLiteral("flag"), AttributeValue(i % 2 == 0));
        if (i % 3 == 0)
            add("inventory", QStringLiteral("some"), AttributeValue(QStringList { QStringLiteral("a"), QStringLiteral("b") }));
        test::putDevice(fleet, device, delta);
    }
    return fleet;
}

ExportJob jobOf(int devices, ExportFormat format)
{
    ExportJob job;
    job.fleet = fleetOf(devices);
    job.rows = job.fleet.rows();
    std::reverse(job.rows.begin(), job.rows.end());
    job.columns = { { DeviceColumn::Kind::Name, {} }, { DeviceColumn::Kind::AuthStatus, {} }, DeviceColumn::ofAttribute(QStringLiteral("inventory"), QStringLiteral("odd")),
        DeviceColumn::ofAttribute(QStringLiteral("inventory"), QStringLiteral("formula")), DeviceColumn::ofAttribute(QStringLiteral("inventory"), QStringLiteral("number")),
        DeviceColumn::ofAttribute(QStringLiteral("inventory"), QStringLiteral("flag")), DeviceColumn::ofAttribute(QStringLiteral("inventory"), QStringLiteral("some")),
        DeviceColumn::ofAttribute(QStringLiteral("inventory"), QStringLiteral("none such")), { DeviceColumn::Kind::LastSeen, {} } };
    for (const DeviceColumn &column : job.columns)
        job.titles.append(column.id());
    job.format = format;
    job.query = QStringLiteral("status:accepted");
    job.now = { 1'700'000'000'000 };
    return job;
}

QByteArray exported(const ExportJob &job)
{
    QBuffer out;
    out.open(QIODevice::WriteOnly);
    ExportProgress progress;
    const QString problem = exportTable(job, out, progress);
    return problem.isEmpty() && progress.done == std::ssize(job.rows) ? out.data() : QByteArray("failed");
}

} // namespace

class TestTableExport final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void csvComesBackCellByCell()
    {
        const ExportJob job = jobOf(200, ExportFormat::Csv);
        const QList<QStringList> records = readCsv(exported(job));
        QCOMPARE(records.size(), 201);
        QCOMPARE(records.first(), job.titles);
        for (qsizetype i = 0; i < 200; ++i) {
            const auto device = static_cast<int>(199 - i); // the order that is shown
            const QString formula = kFormulas.at(device % kFormulas.size());
            const QStringList expected { QStringLiteral("id-%1").arg(device), QStringLiteral("accepted"), kOdd.at(device % kOdd.size()), u'\'' + formula,
                attributeText(AttributeValue(static_cast<double>(-device))), attributeText(AttributeValue(device % 2 == 0)),
                device % 3 == 0 ? attributeText(AttributeValue(QStringList { QStringLiteral("a"), QStringLiteral("b") })) : QString(), QString(), QString() };
            QCOMPARE(records.at(i + 1), expected);
        }
    }
    void cells()
    {
        QCOMPARE(csvCell(QStringLiteral("-5")), QByteArray("-5"));
        QCOMPARE(csvCell(QStringLiteral("+1.5e3")), QByteArray("+1.5e3"));
        QCOMPARE(csvCell(QStringLiteral("-5+1")), QByteArray("'-5+1"));
        QCOMPARE(csvCell(QStringLiteral("=a,\"b\"")), QByteArray("\"'=a,\"\"b\"\"\""));
        QCOMPARE(csvCell(QString()), QByteArray());
    }
    void jsonKeepsKinds()
    {
        ExportJob job = jobOf(7, ExportFormat::Json);
        const QJsonArray bare = QJsonDocument::fromJson(exported(job)).array();
        QCOMPARE(bare.size(), 7);
        const QJsonObject first = bare.at(0).toObject();
        QCOMPARE(first.value(QLatin1String("device_id")).toString(), QStringLiteral("id-6"));
        QCOMPARE(first.value(QLatin1String("inventory/number")).toDouble(), -6.0);
        QCOMPARE(first.value(QLatin1String("inventory/flag")).toBool(), true);
        QCOMPARE(first.value(QLatin1String("inventory/some")).toArray().size(), 2);
        QVERIFY(first.value(QLatin1String("inventory/none such")).isNull());
        QCOMPARE(first.value(QLatin1String("inventory/formula")).toString(), kFormulas.at(1)); // as it is: no spreadsheet reads this
        job.withProvenance = true;
        const QJsonObject whole = QJsonDocument::fromJson(exported(job)).object();
        QCOMPARE(whole.value(QLatin1String("devices")).toArray(), bare);
        QCOMPARE(whole.value(QLatin1String("provenance")).toObject().value(QLatin1String("query")).toString(), job.query);
        QCOMPARE(whole.value(QLatin1String("provenance")).toObject().value(QLatin1String("count")).toInt(), 7);
        job.format = ExportFormat::NdJson;
        const QByteArrayList lines = exported(job).trimmed().split('\n');
        QCOMPARE(lines.size(), 8);
        for (qsizetype i = 1; i < lines.size(); ++i)
            QCOMPARE(QJsonDocument::fromJson(lines.at(i)).object(), bare.at(i - 1).toObject());
        QVERIFY(QJsonDocument::fromJson(exported(jobOf(0, ExportFormat::Json))).isArray());
    }
    void bigOnesPassThrough()
    {
        const ExportJob job = jobOf(100'000, ExportFormat::Csv);
        Sink sink;
        sink.open(QIODevice::WriteOnly | QIODevice::Unbuffered);
        ExportProgress progress;
        QCOMPARE(exportTable(job, sink, progress), QString());
        QCOMPARE(progress.done.load(), 100'000);
        QVERIFY(sink.written > 5'000'000);
        QVERIFY2(sink.largest < 1'000'000, qPrintable(QString::number(sink.largest)));
    }
    void aFullDiskAndCancel()
    {
        const ExportJob job = jobOf(20'000, ExportFormat::NdJson);
        Sink full;
        full.room = 300'000;
        full.open(QIODevice::WriteOnly | QIODevice::Unbuffered);
        ExportProgress progress;
        QCOMPARE(exportTable(job, full, progress), QStringLiteral("No space left on device"));
        QVERIFY(progress.done < 20'000);
        Sink sink;
        sink.open(QIODevice::WriteOnly);
        ExportProgress stopped;
        stopped.cancelled = true;
        QCOMPARE(exportTable(job, sink, stopped), QString());
        QCOMPARE(stopped.done.load(), 0);
    }
};

DRYDOCK_TEST_MAIN(TestTableExport)
#include "tst_tableexport.moc"
