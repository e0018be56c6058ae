// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/lab/fleet.h"
#include "app/lab/fleetqueries.h"
#include "app/lab/recipe.h"
#include "tests/support/testmain.h"
#include "tests/unit/lab/labfixture.h"

#include <QElapsedTimer>
#include <QRegularExpression>

#include <algorithm>
#include <random>
#include <set>

using namespace drydock;
using namespace drydock::lab;
using namespace drydock::lab::test;

namespace {

const QString kMemory = QStringLiteral(":memory:");
const QString kInventory = QStringLiteral("inventory");
const QString kSystem = QStringLiteral("system");

void nothingMore(LabContext &, Fleet &) { }

QMap<QString, AttributeValue> attributesOf(const Fleet &fleet, Row row)
{
    QMap<QString, AttributeValue> all;
    for (int column = 0; column < fleet.table().columnCount(); ++column) {
        const ColumnKey &key = fleet.table().columnKey(column);
        if (const auto value = fleet.table().value(row, column))
            all.insert(key.scope + QLatin1Char('/') + key.name, *value);
    }
    return all;
}

} // namespace

class TestFleet : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init() { DRYDOCK_FAIL_ON_WARNING(); }

    void isReadyInTime();
    void isItsSeed();
    void looksLikeAFleet();
    void identitiesAreUnique();
    void whatIsWrittenSurvivesARestart();
    void admissionAndRemovalSurviveARestart();
    void contactsFollowTheClock();
    void movesWithoutTouchingWhatWasWritten();
    void appearsUpToItsBound();
    void failuresHaveTheirShare();
    void queriesStayRightWhileTheFleetChanges();
    void badRecipesAreRefused();
};

void TestFleet::isReadyInTime()
{
#ifdef __OPTIMIZE__
    constexpr qint64 kDevices = 100'000;
#else
    constexpr qint64 kDevices = 10'000;
#endif
    LabFixture lab(kDevices);
    QElapsedTimer timer;
    timer.start();
    lab.start(kMemory, noon(), nothingMore);
    const double seconds = static_cast<double>(timer.elapsed()) / 1000.0;
    qInfo("%lld devices ready in %.2f s, %.1f MiB of attributes", static_cast<long long>(kDevices), seconds,
        static_cast<double>(lab.fleet->table().memoryBytes()) / 1048576.0);
    QCOMPARE(lab.fleet->count(), static_cast<quint32>(kDevices));
    QVERIFY(seconds < 20.0);
    lab.stop();
}

void TestFleet::isItsSeed()
{
    LabFixture a(300, 7);
    LabFixture b(300, 7);
    LabFixture other(300, 8);
    for (LabFixture *lab : { &a, &b, &other })
        lab->start(kMemory, noon(), nothingMore);
    for (Row row = 0; row < 300; ++row) {
        QCOMPARE(a.fleet->id(row).text, b.fleet->id(row).text);
        QVERIFY(attributesOf(*a.fleet, row) == attributesOf(*b.fleet, row));
        QVERIFY(a.fleet->authSets(row) == b.fleet->authSets(row));
        QCOMPARE(other.fleet->find(a.fleet->id(row)), Fleet::kNoRow);
        QCOMPARE(a.fleet->find(a.fleet->id(row)), row);
    }
    for (LabFixture *lab : { &a, &b, &other })
        lab->stop();
}

void TestFleet::looksLikeAFleet()
{
    LabFixture lab(5000);
    lab.start(kMemory, noon(), nothingMore);
    const AttributeTable &table = lab.fleet->table();
    int unique = 0;
    int many = 0;
    int few = 0;
    for (int column = 0; column < table.columnCount(); ++column) {
        const quint32 distinct = table.distinctCount(column);
        if (distinct > table.filledCount(column) * 9 / 10)
            ++unique;
        else if (distinct >= 300)
            ++many;
        else
            ++few;
    }
    QVERIFY2(unique >= 8 && unique <= 12, qPrintable(QString::number(unique)));
    QVERIFY2(many >= 5 && many <= 7, qPrintable(QString::number(many)));
    QVERIFY2(few >= 14, qPrintable(QString::number(few)));
    const Row accepted = lab.rowWith(AuthStatus::Accepted);
    const qsizetype attributes = attributesOf(*lab.fleet, accepted).size();
    QVERIFY2(attributes >= 28 && attributes <= 38, qPrintable(QString::number(attributes)));
    // Whoever waits has shown an identity and nothing else.
    const Row pending = lab.rowWith(AuthStatus::Pending);
    QVERIFY(lab.fleet->deviceType(pending).isEmpty());
    QVERIFY(!lab.fleet->text(pending, QStringLiteral("identity"), QStringLiteral("mac")).isEmpty());
    const auto share = [&](AuthStatus status) { return static_cast<double>(lab.fleet->countByStatus(status)) / 5000.0; };
    QVERIFY(share(AuthStatus::Accepted) > 0.85);
    for (const AuthStatus status : { AuthStatus::Pending, AuthStatus::Rejected, AuthStatus::Preauthorized, AuthStatus::NoAuth })
        QVERIFY(share(status) > 0.0 && share(status) < 0.08);
    QVERIFY(lab.fleet->rowsInGroup(QStringLiteral("production")).size() > 500);
    // The release suits the type.
    const RecipeRelease *release = lab.fleet->recipe().release(lab.fleet->artifactName(accepted));
    QVERIFY(release && release->deviceTypes.contains(lab.fleet->deviceType(accepted)));
    QCOMPARE(lab.fleet->text(accepted, kInventory, QStringLiteral("rootfs-image.version")), release->version);
    lab.stop();
}

void TestFleet::identitiesAreUnique()
{
    LabFixture lab(6000);
    lab.start(kMemory, noon(), nothingMore);
    const AttributeTable &table = lab.fleet->table();
    for (const QString &name : { QStringLiteral("mac"), QStringLiteral("serial") })
        QCOMPARE(table.distinctCount(table.findColumn(QStringLiteral("identity"), name)), 6000U);
    const QRegularExpression uuid4(
        QStringLiteral("^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$"));
    std::set<QString> ids;
    for (Row row = 0; row < 2000; ++row) {
        const QString id = lab.fleet->id(row).text;
        QVERIFY2(uuid4.match(id).hasMatch(), qPrintable(id));
        ids.insert(id);
        for (const AuthSetRecord &set : lab.fleet->authSets(row))
            QVERIFY(ids.insert(set.id.text).second);
    }
    const Row some = 4711;
    QCOMPARE(lab.fleet->findByIdentity(lab.fleet->identityJson(some)), some);
    QCOMPARE(lab.fleet->findByIdentity("{\"mac\":\"none\"}"), Fleet::kNoRow);
    lab.stop();
}

void TestFleet::whatIsWrittenSurvivesARestart()
{
    const QTemporaryDir folder;
    const QString path = folder.filePath(QStringLiteral("lab.sqlite"));
    LabFixture lab(1000);
    lab.start(path, noon(), nothingMore);
    const Row row = 734;
    const DeviceId id = lab.fleet->id(row);
    QVERIFY(lab.fleet->writeInventory(row, { { kInventory, QStringLiteral("probe"), QStringLiteral("seen"), {} },
                                               { kInventory, QStringLiteral("kernel"), std::nullopt, {} } }, false));
    QVERIFY(lab.fleet->write(row, { { QStringLiteral("tags"), QStringLiteral("name"), QStringLiteral("Bench 3"), QStringLiteral("ours") } }));
    lab.fleet->setTagsEtag(row, "etag-1");
    lab.fleet->setGroup(row, QStringLiteral("mine"));
    lab.fleet->softwareInstalled(row, QStringLiteral("fresh-1"), { { QStringLiteral("rootfs-image.version"), QStringLiteral("fresh-1") } });
    lab.fleet->setFailureShare(QStringLiteral("fresh-1"), 0.5);
    const QMap<QString, AttributeValue> before = attributesOf(*lab.fleet, row);
    const QMap<QString, AttributeValue> neighbour = attributesOf(*lab.fleet, row + 1);
    QVERIFY(!before.contains(QStringLiteral("inventory/kernel")));
    lab.stop();

    lab.start(path, noon(), nothingMore);
    QCOMPARE(lab.fleet->count(), 1000U);
    const Row again = lab.fleet->find(id);
    QVERIFY(attributesOf(*lab.fleet, again) == before);
    QVERIFY(attributesOf(*lab.fleet, again + 1) == neighbour);
    QCOMPARE(lab.fleet->tagsEtag(again), QByteArray("etag-1"));
    QCOMPARE(lab.fleet->tagDescription(again, QStringLiteral("name")), QStringLiteral("ours"));
    QCOMPARE(lab.fleet->rowsInGroup(QStringLiteral("mine")), std::vector<Row> { again });
    QCOMPARE(lab.fleet->artifactName(again), QStringLiteral("fresh-1"));
    QCOMPARE(lab.fleet->failureShare(QStringLiteral("fresh-1")), 0.5);
    // Found by search, and by its order.
    FleetQueries queries(*lab.fleet);
    api::SearchQuery query;
    query.filters = { { kInventory, QStringLiteral("probe"), QStringLiteral("$eq"), QStringLiteral("seen") } };
    QCOMPARE(*std::get<0>(queries.rows(query)), std::vector<Row> { again });
    query.filters.clear();
    query.sort = { { kInventory, QStringLiteral("probe"), true } };
    QCOMPARE(std::get<0>(queries.rows(query))->front(), again);
    lab.stop();
}

void TestFleet::admissionAndRemovalSurviveARestart()
{
    const QTemporaryDir folder;
    const QString path = folder.filePath(QStringLiteral("lab.sqlite"));
    LabFixture lab(1000);
    lab.start(path, noon(), nothingMore);
    const Row pending = lab.rowWith(AuthStatus::Pending);
    const DeviceId admitted = lab.fleet->id(pending);
    std::vector<AuthSetRecord> sets = lab.fleet->authSets(pending);
    sets.front().status = AuthStatus::Accepted;
    AuthStatus told = AuthStatus::Unknown;
    lab.fleet->onStatusChanged([&](Row row, AuthStatus before) {
        if (row == pending)
            told = before;
    });
    lab.fleet->setAuthSets(pending, sets);
    QCOMPARE(told, AuthStatus::Pending);
    lab.fleet->provision(pending);
    const QMap<QString, AttributeValue> provisioned = attributesOf(*lab.fleet, pending);
    const DeviceId removed = lab.fleet->id(10);
    lab.fleet->removeDevice(10);
    const Row wire = lab.fleet->addDevice("{\"mac\":\"aa:bb\",\"slot\":3}", false);
    const DeviceId wireId = lab.fleet->id(wire);
    lab.fleet->setAuthSets(wire, { { AuthSetId(QStringLiteral("s1")), "{\"mac\":\"aa:bb\",\"slot\":3}", "pem", AuthStatus::Rejected, noon() } });
    const DeviceId appeared = lab.fleet->id(lab.fleet->appear());
    const qint64 accepted = lab.fleet->countByStatus(AuthStatus::Accepted);
    const auto appearedAttributes = attributesOf(*lab.fleet, lab.fleet->find(appeared));
    lab.stop();

    lab.start(path, noon(), nothingMore);
    QCOMPARE(lab.fleet->count(), 1001U); // one gone, two come
    QCOMPARE(lab.fleet->find(removed), Fleet::kNoRow);
    QCOMPARE(lab.fleet->countByStatus(AuthStatus::Accepted), accepted);
    const Row again = lab.fleet->find(admitted);
    QCOMPARE(lab.fleet->status(again), AuthStatus::Accepted);
    QCOMPARE(lab.fleet->authSets(again), sets);
    QVERIFY(attributesOf(*lab.fleet, again) == provisioned);
    const Row wireAgain = lab.fleet->find(wireId);
    QCOMPARE(lab.fleet->status(wireAgain), AuthStatus::Rejected);
    QVERIFY(!lab.fleet->isSimulated(wireAgain));
    QCOMPARE(lab.fleet->findByIdentity("{\"mac\":\"aa:bb\",\"slot\":3}"), wireAgain);
    QCOMPARE(*lab.fleet->attribute(wireAgain, QStringLiteral("identity"), QStringLiteral("slot")), AttributeValue(3.0));
    const Row appearedAgain = lab.fleet->find(appeared);
    QCOMPARE(lab.fleet->status(appearedAgain), AuthStatus::Pending);
    QVERIFY(attributesOf(*lab.fleet, appearedAgain) == appearedAttributes);
    lab.stop();
}

void TestFleet::contactsFollowTheClock()
{
    LabFixture lab(500);
    lab.start(kMemory, noon(), nothingMore);
    int online = 0;
    for (const Row row : lab.fleet->acceptedRows()) {
        const Timestamp seen = lab.fleet->checkedIn(row);
        QVERIFY(seen.isValid() && seen <= noon());
        if (!lab.fleet->isOnline(row))
            continue;
        ++online;
        QVERIFY(noon().ms - seen.ms <= 30 * 60'000);
    }
    QVERIFY(online > 400 && online < static_cast<int>(lab.fleet->acceptedRows().size()));
    QVERIFY(!lab.fleet->checkedIn(lab.rowWith(AuthStatus::Pending)).isValid());
    Row row = Fleet::kNoRow;
    for (const Row candidate : lab.fleet->acceptedRows()) {
        if (lab.fleet->isOnline(candidate))
            row = candidate;
    }
    lab.fleet->setSilent(row, true);
    const Timestamp last = lab.fleet->checkedIn(row);
    lab.parts->clock.advance(std::chrono::hours(30));
    QCOMPARE(lab.fleet->checkedIn(row), last);
    QVERIFY(!lab.fleet->isOnline(row));
    lab.fleet->setSilent(row, false);
    QCOMPARE(lab.fleet->checkedIn(row), lab.parts->clock.now());
    // After a day's silence inventory learns of the contact too.
    QCOMPARE(lab.fleet->text(row, kSystem, QStringLiteral("check_in_time")),
        QString::fromLatin1(lab.parts->clock.now().toRfc3339()));
    lab.stop();
}

void TestFleet::movesWithoutTouchingWhatWasWritten()
{
    LabFixture lab(200);
    lab.start(kMemory, noon(), nothingMore);
    const Row row = lab.rowWith(AuthStatus::Accepted);
    lab.fleet->writeInventory(row, { { kInventory, QStringLiteral("cpu_temperature"), 451.0, {} } }, false);
    const auto uptime = lab.fleet->attribute(row, kInventory, QStringLiteral("uptime"));
    int moved = 0;
    for (quint64 dice = 1; dice <= 20; ++dice) {
        lab.parts->clock.advance(std::chrono::seconds(10));
        lab.fleet->report(row, dice);
        QCOMPARE(lab.fleet->text(row, kSystem, QStringLiteral("updated_ts")),
            QString::fromLatin1(lab.parts->clock.now().toRfc3339()));
        moved += lab.fleet->attribute(row, kInventory, QStringLiteral("uptime")) != uptime ? 1 : 0;
    }
    QCOMPARE(moved, 20);
    QCOMPARE(*lab.fleet->attribute(row, kInventory, QStringLiteral("cpu_temperature")), AttributeValue(451.0));
    lab.stop();
}

void TestFleet::appearsUpToItsBound()
{
    LabFixture lab(100);
    lab.start(kMemory, noon(), nothingMore);
    const int bound = lab.fleet->recipe().maxAppeared();
    QVERIFY(bound > 0);
    for (int i = 0; i < bound; ++i)
        QVERIFY(lab.fleet->appear() != Fleet::kNoRow);
    QCOMPARE(lab.fleet->appear(), Fleet::kNoRow);
    QCOMPARE(lab.fleet->count(), static_cast<quint32>(100 + bound));
    // Whoever is admitted makes room.
    const Row row = 100;
    std::vector<AuthSetRecord> sets = lab.fleet->authSets(row);
    sets.front().status = AuthStatus::Accepted;
    lab.fleet->setAuthSets(row, sets);
    QVERIFY(lab.fleet->appear() != Fleet::kNoRow);
    lab.stop();
}

void TestFleet::failuresHaveTheirShare()
{
    LabFixture lab(2000);
    lab.start(kMemory, noon(), nothingMore);
    const auto failing = [&](const QString &artifact) {
        int count = 0;
        for (const Row row : lab.fleet->rows()) {
            const UpdateBehaviour behaviour = lab.fleet->updateBehaviour(row, artifact, 200 << 20);
            if (!behaviour.fails)
                continue;
            ++count;
            if (behaviour.log.isEmpty() || behaviour.failsIn.isEmpty())
                return -1;
        }
        return count;
    };
    const QString artifact = QStringLiteral("anything-1");
    lab.fleet->setFailureShare(artifact, 0.25);
    QVERIFY(failing(artifact) > 400 && failing(artifact) < 600);
    lab.fleet->setFailureShare(artifact, 0.0);
    QCOMPARE(failing(artifact), 0);
    lab.fleet->setFailureShare(artifact, 1.0);
    QCOMPARE(failing(artifact), 2000);
    lab.fleet->setFailureShare(artifact, -1.0);
    QCOMPARE(lab.fleet->failureShare(artifact), lab.fleet->recipe().failureShare());
    lab.stop();
}

void TestFleet::queriesStayRightWhileTheFleetChanges()
{
    LabFixture lab(150);
    lab.start(kMemory, noon(), nothingMore);
    std::vector<api::SearchQuery> queries(5);
    queries[0].sort = { { QStringLiteral("identity"), QStringLiteral("id"), false } };
    queries[1].sort = { { kSystem, QStringLiteral("updated_ts"), true } };
    queries[2].sort = { { kInventory, QStringLiteral("probe"), true }, { kInventory, QStringLiteral("country"), false } };
    queries[2].filters = { { kSystem, QStringLiteral("group"), QStringLiteral("$exists"), true } };
    queries[3].filters = { { kInventory, QStringLiteral("probe"), QStringLiteral("$gte"), QStringLiteral("5") },
        { QStringLiteral("identity"), QStringLiteral("status"), QStringLiteral("$ne"), QStringLiteral("rejected") } };
    queries[4].text = QStringLiteral("Hamburg 7");
    FleetQueries cached(*lab.fleet);
    std::mt19937 random(3);
    for (int step = 0; step < 60; ++step) {
        const std::vector<Row> rows = lab.fleet->rows();
        const Row row = rows[random() % rows.size()];
        lab.parts->clock.advance(std::chrono::milliseconds(random() % 2000));
        switch (random() % 6) {
        case 0:
            lab.fleet->setGroup(row, random() % 2 ? QStringLiteral("g") : QString());
            break;
        case 1:
            lab.fleet->removeDevice(row);
            break;
        case 2:
            lab.fleet->appear();
            break;
        case 3:
            lab.fleet->report(row, random());
            break;
        default:
            lab.fleet->write(row, { { kInventory, QStringLiteral("probe"), QString::number(random() % 10), {} } });
        }
        for (const api::SearchQuery &query : queries) {
            if (random() % 3 == 0)
                continue;
            const auto got = std::get<0>(cached.rows(query));
            const QueryPlan fresh(*lab.fleet, query);
            const std::vector<Row> expected = fresh.run();
            QCOMPARE(*got, expected);
            for (const Row candidate : lab.fleet->rows())
                QCOMPARE(fresh.matches(candidate), std::find(expected.begin(), expected.end(), candidate) != expected.end());
            for (size_t i = 1; i < expected.size(); ++i)
                QVERIFY(fresh.before(expected[i - 1], expected[i]));
        }
    }
    lab.stop();
}

void TestFleet::badRecipesAreRefused()
{
    for (const char *json : { "", "[]", "{}", "{\"device_types\":[{\"name\":\"x\",\"weight\":1}]}" }) {
        QString problem;
        (void)Recipe::parse(json, &problem);
        QVERIFY2(!problem.isEmpty(), json);
    }
    QString problem;
    (void)Recipe::load({}, &problem);
    QCOMPARE(problem, QString());
}

DRYDOCK_TEST_MAIN(TestFleet)
#include "tst_fleet.moc"
