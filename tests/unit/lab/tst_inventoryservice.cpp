// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/lab/inventory/inventoryservice.h"
#include "app/lab/inventory/savedfilters.h"
#include "tests/support/testmain.h"
#include "tests/unit/lab/labfixture.h"

#include <optional>

using namespace drydock;
using namespace drydock::lab;
using namespace drydock::lab::test;

namespace {

const QString kV1 = QStringLiteral("/api/management/v1/inventory/");
const QString kV2 = QStringLiteral("/api/management/v2/inventory/");

QJsonObject term(const char *scope, const char *attribute, const char *type, const QJsonValue &value)
{
    return { { QStringLiteral("scope"), QLatin1String(scope) }, { QStringLiteral("attribute"), QLatin1String(attribute) },
        { QStringLiteral("type"), QLatin1String(type) }, { QStringLiteral("value"), value } };
}

QStringList idsOf(const Response &response)
{
    QStringList ids;
    for (const QJsonValue &device : LabFixture::array(response))
        ids.append(device.toObject().value(QLatin1String("id")).toString());
    return ids;
}

QJsonValue valueOf(const QJsonObject &device, const char *scope, const char *name)
{
    for (const QJsonValue &attribute : device.value(QLatin1String("attributes")).toArray()) {
        const QJsonObject object = attribute.toObject();
        if (object.value(QLatin1String("scope")) == QLatin1String(scope) && object.value(QLatin1String("name")) == QLatin1String(name))
            return object.value(QLatin1String("value"));
    }
    return QJsonValue::Undefined;
}

} // namespace

class TestInventoryService : public QObject {
    Q_OBJECT

private:
    void open(const QString &path = QStringLiteral(":memory:"), qint64 devices = 60)
    {
        lab = std::make_unique<LabFixture>(devices);
        restart(path);
    }
    void restart(const QString &path)
    {
        lab->start(path, noon(), [this](LabContext &context, Fleet &fleet) {
            service = std::make_unique<InventoryService>(context, fleet);
            filters = std::make_unique<SavedFilters>(context, fleet);
        });
    }
    void close()
    {
        filters.reset();
        service.reset();
        lab->stop();
    }
    Response search(const QJsonObject &query)
    {
        return lab->call(Method::Post, kV2 + QStringLiteral("filters/search"), LabFixture::json(query));
    }
    QStringList found(const QJsonArray &terms)
    {
        const Response response = search({ { QStringLiteral("filters"), terms }, { QStringLiteral("per_page"), 500 } });
        return response.status == 200 ? idsOf(response) : QStringList { QString::number(response.status) };
    }
    //! Attributes under full control: five accepted devices with known values.
    QStringList plant()
    {
        QStringList ids;
        const AttributeValue values[] = { QStringLiteral("alpha"), QStringLiteral("beta"), 1.0, 2.5,
            QStringList { QStringLiteral("eth0"), QStringLiteral("beta") } };
        for (int i = 0; i < 5; ++i) {
            const Row row = lab->rowWith(AuthStatus::Accepted, i);
            lab->fleet->write(row, { { QStringLiteral("inventory"), QStringLiteral("probe"), values[i], {} } });
            ids.append(lab->fleet->id(row).text);
        }
        return ids;
    }

    std::unique_ptr<LabFixture> lab;
    std::unique_ptr<InventoryService> service;
    std::unique_ptr<SavedFilters> filters;

private Q_SLOTS:
    void init() { DRYDOCK_FAIL_ON_WARNING(); }

    void operatorsMeanWhatTheServerMeans();
    void searchPagesSortsAndSelects();
    void searchRefusesNonsense();
    void textFindsWords();
    void timesCompareAsMoments();
    void listFiltersAndLinks();
    void groups();
    void tagsWithEtag();
    void deviceWritesItsInventory();
    void statisticsAndAttributes();
    void savedFilters();
    void writesAreFoundAfterARestart();
};

void TestInventoryService::operatorsMeanWhatTheServerMeans()
{
    open();
    const QStringList ids = plant();
    const auto hits = [&](const char *type, const QJsonValue &value) {
        QStringList which;
        const QStringList all = found({ term("inventory", "probe", type, value) });
        for (int i = 0; i < 5; ++i) {
            if (all.contains(ids[i]))
                which.append(QString::number(i));
        }
        // Rows without the attribute are the 55 others.
        return which.join(QLatin1Char(',')) + (all.size() > 5 ? QStringLiteral("+rest") : QString());
    };
    QCOMPARE(hits("$eq", QStringLiteral("beta")), QStringLiteral("1,4"));
    QCOMPARE(hits("$eq", 1), QStringLiteral("2"));
    QCOMPARE(hits("$eq", QStringLiteral("1")), QString());
    QCOMPARE(hits("$ne", QStringLiteral("beta")), QStringLiteral("0,2,3+rest"));
    QCOMPARE(hits("$gt", 1), QStringLiteral("3"));
    QCOMPARE(hits("$gte", 1), QStringLiteral("2,3"));
    QCOMPARE(hits("$gt", QStringLiteral("alpha")), QStringLiteral("1,4"));
    QCOMPARE(hits("$lt", QStringLiteral("beta")), QStringLiteral("0"));
    QCOMPARE(hits("$lte", QStringLiteral("beta")), QStringLiteral("0,1,4"));
    QCOMPARE(hits("$ltne", 2), QStringLiteral("2+rest"));
    QCOMPARE(hits("$in", QJsonArray { QStringLiteral("alpha"), QStringLiteral("eth0") }), QStringLiteral("0,4"));
    QCOMPARE(hits("$nin", QJsonArray { QStringLiteral("alpha"), QStringLiteral("eth0") }), QStringLiteral("1,2,3+rest"));
    QCOMPARE(hits("$exists", true), QStringLiteral("0,1,2,3,4"));
    QCOMPARE(hits("$exists", false), QStringLiteral("+rest"));
    QCOMPARE(hits("$regex", QStringLiteral("et")), QStringLiteral("1,4"));
    QCOMPARE(hits("$regex", QStringLiteral("^et")), QStringLiteral("4"));
    QCOMPARE(found({ term("identity", "id", "$eq", ids[3]) }), QStringList { ids[3] });
    QCOMPARE(found({ term("identity", "id", "$in", QJsonArray { ids[0], ids[2] }), term("inventory", "probe", "$eq", 1) }),
        QStringList { ids[2] });
    QCOMPARE(found({ term("identity", "status", "$eq", QStringLiteral("accepted")) }).size(),
        static_cast<qsizetype>(lab->fleet->countByStatus(AuthStatus::Accepted)));
    close();
}

void TestInventoryService::searchPagesSortsAndSelects()
{
    open();
    const QJsonArray byId { QJsonObject { { QStringLiteral("scope"), QStringLiteral("identity") },
        { QStringLiteral("attribute"), QStringLiteral("id") }, { QStringLiteral("order"), QStringLiteral("asc") } } };
    QStringList all;
    for (int page = 1; page <= 4; ++page) {
        const Response response = search({ { QStringLiteral("page"), page }, { QStringLiteral("per_page"), 17 }, { QStringLiteral("sort"), byId } });
        QCOMPARE(response.header("X-Total-Count"), QByteArray("60"));
        QVERIFY(response.header("Link").isEmpty());
        QCOMPARE(idsOf(response).size(), page < 4 ? 17 : 9);
        all += idsOf(response);
    }
    QStringList sorted = all;
    sorted.sort();
    QCOMPARE(all, sorted);
    QCOMPARE(QSet<QString>(all.begin(), all.end()).size(), 60);
    QVERIFY(idsOf(search({ { QStringLiteral("page"), 9 } })).isEmpty());

    const QJsonArray only { QJsonObject { { QStringLiteral("scope"), QStringLiteral("identity") }, { QStringLiteral("attribute"), QStringLiteral("mac") } } };
    const Row row = lab->rowWith(AuthStatus::Accepted);
    const QJsonObject device = LabFixture::array(search({ { QStringLiteral("attributes"), only },
        { QStringLiteral("device_ids"), QJsonArray { lab->fleet->id(row).text, QStringLiteral("nobody") } } })).at(0).toObject();
    QCOMPARE(device.value(QLatin1String("attributes")).toArray().size(), 2);
    QCOMPARE(valueOf(device, "identity", "mac").toString(), lab->fleet->text(row, QStringLiteral("identity"), QStringLiteral("mac")));
    QCOMPARE(valueOf(device, "system", "updated_ts"), device.value(QLatin1String("updated_ts")));

    // Two keys, one of them downwards; whoever lacks the attribute is last there.
    const QJsonArray keys { QJsonObject { { QStringLiteral("scope"), QStringLiteral("system") }, { QStringLiteral("attribute"), QStringLiteral("group") }, { QStringLiteral("order"), QStringLiteral("desc") } },
        QJsonObject { { QStringLiteral("scope"), QStringLiteral("inventory") }, { QStringLiteral("attribute"), QStringLiteral("hostname") }, { QStringLiteral("order"), QStringLiteral("asc") } } };
    const QJsonArray ordered = LabFixture::array(search({ { QStringLiteral("sort"), keys }, { QStringLiteral("per_page"), 60 } }));
    for (qsizetype i = 1; i < ordered.size(); ++i) {
        const QString a = valueOf(ordered.at(i - 1).toObject(), "system", "group").toString();
        const QString b = valueOf(ordered.at(i).toObject(), "system", "group").toString();
        QVERIFY(a > b || (a == b && valueOf(ordered.at(i - 1).toObject(), "inventory", "hostname").toString() <= valueOf(ordered.at(i).toObject(), "inventory", "hostname").toString()));
    }
    close();
}

void TestInventoryService::searchRefusesNonsense()
{
    open(QStringLiteral(":memory:"), 5);
    QCOMPARE(lab->call(Method::Post, kV2 + QStringLiteral("filters/search")).status, 400);
    QCOMPARE(search({ { QStringLiteral("per_page"), 501 } }).status, 400);
    QCOMPARE(found({ term("inventory", "x", "$like", 1) }), QStringList { QStringLiteral("400") });
    QCOMPARE(found({ term("inventory", "x", "$in", 1) }), QStringList { QStringLiteral("400") });
    QCOMPARE(found({ term("inventory", "x", "$exists", QStringLiteral("yes")) }), QStringList { QStringLiteral("400") });
    QCOMPARE(found({ term("inventory", "x", "$eq", QJsonValue::Null) }), QStringList { QStringLiteral("400") });
    QCOMPARE(found({ term("inventory", "x", "$regex", QStringLiteral("(")) }), QStringList { QStringLiteral("500") });
    close();
}

void TestInventoryService::textFindsWords()
{
    open();
    const Row one = lab->rowWith(AuthStatus::Accepted, 1);
    const Row two = lab->rowWith(AuthStatus::Accepted, 2);
    lab->fleet->write(one, { { QStringLiteral("tags"), QStringLiteral("notes"), QStringLiteral("Zebra, crossing."), {} } });
    lab->fleet->write(two, { { QStringLiteral("tags"), QStringLiteral("notes"), QStringLiteral("only a crossing"), {} } });
    const QStringList both { lab->fleet->id(one).text, lab->fleet->id(two).text };
    QCOMPARE(idsOf(search({ { QStringLiteral("text"), QStringLiteral("zebra-CROSSING") } })), both);
    QCOMPARE(idsOf(search({ { QStringLiteral("text"), QStringLiteral("zebr") } })), QStringList());
    close();
}

void TestInventoryService::timesCompareAsMoments()
{
    open();
    const Row row = lab->rowWith(AuthStatus::Accepted);
    lab->parts->clock.advance(std::chrono::milliseconds(1500));
    lab->fleet->writeInventory(row, { { QStringLiteral("inventory"), QStringLiteral("probe"), 1.0, {} } }, false);
    const QStringList only { lab->fleet->id(row).text };
    QCOMPARE(found({ term("system", "updated_ts", "$gt", QStringLiteral("2026-11-23T12:00:01Z")) }), only);
    QCOMPARE(found({ term("system", "updated_ts", "$gt", QStringLiteral("2026-11-23T12:00:02Z")) }), QStringList());
    QCOMPARE(found({ term("system", "updated_ts", "$eq", QStringLiteral("2026-11-23T13:00:01.5+01:00")) }), only);
    close();
}

void TestInventoryService::listFiltersAndLinks()
{
    open();
    const QStringList ids = plant();
    Response response = lab->callOdd(Method::Get, kV1 + QStringLiteral("devices?per_page=25&page=2&sort=identity/id:asc"));
    QCOMPARE(response.header("X-Total-Count"), QByteArray("60"));
    QVERIFY(response.headers.contains({ "Link", "</api/management/v1/inventory/devices?page=3&per_page=25&sort=identity%2Fid%3Aasc>; rel=\"next\"" }));
    QCOMPARE(idsOf(response).size(), 25);
    QCOMPARE(idsOf(lab->call(Method::Get, kV1 + QStringLiteral("devices?probe=eq:alpha"))), QStringList { ids[0] });
    QCOMPARE(idsOf(lab->call(Method::Get, kV1 + QStringLiteral("devices?inventory/probe=2.5"))), QStringList { ids[3] });
    const auto groupless = static_cast<qsizetype>(60 - lab->fleet->table().filledCount(lab->fleet->table().findColumn(QStringLiteral("system"), QStringLiteral("group"))));
    QCOMPARE(idsOf(lab->call(Method::Get, kV1 + QStringLiteral("devices?has_group=false&per_page=500"))).size(), groupless);
    QCOMPARE(lab->call(Method::Get, kV1 + QStringLiteral("devices?sort=hostname:up")).status, 400);
    QCOMPARE(lab->call(Method::Get, kV1 + QStringLiteral("devices?per_page=501")).status, 400);
    QCOMPARE(lab->call(Method::Get, kV1 + QStringLiteral("devices/nobody")).status, 404);
    QCOMPARE(LabFixture::object(lab->call(Method::Get, kV1 + QStringLiteral("devices/nobody"))).value(QLatin1String("error")).toString(), QStringLiteral("Device not found"));
    QCOMPARE(lab->call(Method::Delete, kV1 + QStringLiteral("devices/") + ids[0]).status, 204);
    const QJsonObject cleared = LabFixture::object(lab->call(Method::Get, kV1 + QStringLiteral("devices/") + ids[0]));
    QVERIFY(valueOf(cleared, "inventory", "probe").isUndefined());
    QVERIFY(!valueOf(cleared, "identity", "mac").isUndefined());
    close();
}

void TestInventoryService::groups()
{
    open();
    const QStringList ids = plant();
    const QString members = kV1 + QStringLiteral("groups/team_1/devices");
    QCOMPARE(lab->call(Method::Get, members).status, 404);
    Response change = lab->call(Method::Patch, members, QJsonDocument(QJsonArray { ids[0], ids[1], QStringLiteral("nobody") }).toJson());
    QCOMPARE(LabFixture::object(change), (QJsonObject { { QStringLiteral("matched_count"), 2 }, { QStringLiteral("updated_count"), 2 } }));
    QCOMPARE(LabFixture::array(lab->call(Method::Get, members)).size(), 2);
    QVERIFY(LabFixture::array(lab->call(Method::Get, kV1 + QStringLiteral("groups"))).contains(QStringLiteral("team_1")));
    QVERIFY(!LabFixture::array(lab->call(Method::Get, kV1 + QStringLiteral("groups?status=pending"))).contains(QStringLiteral("team_1")));
    QCOMPARE(LabFixture::object(lab->call(Method::Get, kV1 + QStringLiteral("devices/%1/group").arg(ids[0]))).value(QLatin1String("group")).toString(), QStringLiteral("team_1"));
    // One group a device: joining another leaves this one.
    QCOMPARE(lab->call(Method::Put, kV1 + QStringLiteral("devices/%1/group").arg(ids[0]), "{\"group\":\"other\"}").status, 204);
    QCOMPARE(LabFixture::array(lab->call(Method::Get, members)).size(), 1);
    QCOMPARE(lab->call(Method::Delete, kV1 + QStringLiteral("devices/%1/group/team_1").arg(ids[0])).status, 404);
    QCOMPARE(lab->call(Method::Delete, kV1 + QStringLiteral("devices/%1/group/other").arg(ids[0])).status, 204);
    QVERIFY(LabFixture::object(lab->callOdd(Method::Get, kV1 + QStringLiteral("devices/%1/group").arg(ids[0]))).value(QLatin1String("group")).isNull());
    QCOMPARE(lab->call(Method::Put, kV1 + QStringLiteral("devices/%1/group").arg(ids[0]), "{\"group\":\"a b\"}").status, 400);
    QCOMPARE(lab->call(Method::Put, kV1 + QStringLiteral("devices/nobody/group"), "{\"group\":\"ab\"}").status, 404);
    change = lab->call(Method::Delete, members, QJsonDocument(QJsonArray { ids[1], ids[2] }).toJson());
    QCOMPARE(LabFixture::object(change).value(QLatin1String("updated_count")).toInt(), 1);
    lab->call(Method::Patch, members, QJsonDocument(QJsonArray { ids[3] }).toJson());
    QCOMPARE(LabFixture::object(lab->call(Method::Delete, kV1 + QStringLiteral("groups/team_1"))).value(QLatin1String("updated_count")).toInt(), 1);
    QCOMPARE(lab->call(Method::Get, members).status, 404);
    close();
}

void TestInventoryService::tagsWithEtag()
{
    open();
    const QStringList ids = plant();
    const QString path = kV1 + QStringLiteral("devices/%1/tags").arg(ids[0]);
    const QString device = kV1 + QStringLiteral("devices/") + ids[0];
    QVERIFY(lab->call(Method::Get, device).header("ETag").isEmpty());
    QCOMPARE(lab->call(Method::Put, path, "[{\"name\":\"name\",\"value\":\"Bench 3\"},{\"name\":\"room\",\"value\":\"B12\",\"description\":\"where\"}]").status, 200);
    const QByteArray etag = lab->call(Method::Get, device).header("ETag");
    QVERIFY(!etag.isEmpty() && !etag.startsWith('"'));
    QCOMPARE(lab->call(Method::Put, path, "[]", { { "If-Match", "other" } }).status, 412);
    QCOMPARE(lab->call(Method::Patch, path, "[{\"name\":\"room\",\"value\":\"C1\"}]", { { "If-Match", etag } }).status, 200);
    QVERIFY(lab->call(Method::Get, device).header("ETag") != etag);
    QJsonObject shown = LabFixture::object(lab->call(Method::Get, device));
    QCOMPARE(valueOf(shown, "tags", "name").toString(), QStringLiteral("Bench 3"));
    QCOMPARE(valueOf(shown, "tags", "room").toString(), QStringLiteral("C1"));
    // Replacing is how a tag goes.
    QCOMPARE(lab->call(Method::Put, path, "[{\"name\":\"room\",\"value\":\"C1\"}]").status, 200);
    shown = LabFixture::object(lab->call(Method::Get, device));
    QVERIFY(valueOf(shown, "tags", "name").isUndefined());
    QJsonArray many;
    for (int i = 0; i < 21; ++i)
        many.append(QJsonObject { { QStringLiteral("name"), QString::number(i) }, { QStringLiteral("value"), QStringLiteral("x") } });
    QCOMPARE(lab->call(Method::Put, path, QJsonDocument(many).toJson()).status, 400);
    QCOMPARE(lab->call(Method::Put, path, "[{\"name\":\"\",\"value\":\"x\"}]").status, 400);
    QCOMPARE(lab->call(Method::Put, path, "{}").status, 400);
    QCOMPARE(lab->call(Method::Put, kV1 + QStringLiteral("devices/nobody/tags"), "[]").status, 200);
    close();
}

void TestInventoryService::deviceWritesItsInventory()
{
    open();
    const Row row = lab->rowWith(AuthStatus::Accepted);
    const Identity identity = LabFixture::device(lab->fleet->id(row));
    const QString path = QStringLiteral("/api/devices/v1/inventory/device/attributes");
    lab->parts->clock.advance(std::chrono::seconds(5));
    QCOMPARE(lab->callOdd(Method::Patch, path, "[{\"name\":\"probe\",\"value\":[1,2]},{\"name\":\"x\",\"value\":\"y\",\"scope\":\"identity\"}]", identity).status, 200);
    QVERIFY(*lab->fleet->attribute(row, QStringLiteral("inventory"), QStringLiteral("probe")) == AttributeValue(std::vector<double> { 1, 2 }));
    QCOMPARE(lab->fleet->text(row, QStringLiteral("inventory"), QStringLiteral("x")), QStringLiteral("y"));
    QVERIFY(!lab->fleet->attribute(row, QStringLiteral("identity"), QStringLiteral("x")));
    const QString updated = lab->fleet->text(row, QStringLiteral("system"), QStringLiteral("updated_ts"));
    QCOMPARE(updated, QStringLiteral("2026-11-23T12:00:05.000Z"));
    // The same again on the same day is not written.
    lab->parts->clock.advance(std::chrono::seconds(5));
    QCOMPARE(lab->call(Method::Patch, path, "[{\"name\":\"x\",\"value\":\"y\"}]", {}, identity).status, 200);
    QCOMPARE(lab->fleet->text(row, QStringLiteral("system"), QStringLiteral("updated_ts")), updated);
    QCOMPARE(lab->call(Method::Put, path, "[{\"name\":\"x\",\"value\":\"z\"}]", {}, identity).status, 200);
    QVERIFY(lab->fleet->deviceType(row).isEmpty());
    QVERIFY(!lab->fleet->text(row, QStringLiteral("identity"), QStringLiteral("mac")).isEmpty());
    for (const char *bad : { "[{\"name\":\"x\",\"value\":true}]", "[{\"name\":\"x\",\"value\":null}]", "[{\"name\":\"\",\"value\":\"y\"}]", "[{\"name\":\"x\",\"value\":{}}]", "nonsense" })
        QCOMPARE(lab->call(Method::Patch, path, bad, {}, identity).status, 400);
    close();
}

void TestInventoryService::statisticsAndAttributes()
{
    open();
    const QJsonObject byStatus = LabFixture::object(lab->call(Method::Get, kV2 + QStringLiteral("statistics"))).value(QLatin1String("devices_by_status")).toObject();
    int sum = 0;
    for (const QJsonValue &tiers : byStatus)
        sum += tiers.toObject().value(QLatin1String("standard")).toInt();
    QCOMPARE(sum, 60);
    QCOMPARE(byStatus.value(QLatin1String("accepted")).toObject().value(QLatin1String("standard")).toInteger(), lab->fleet->countByStatus(AuthStatus::Accepted));
    const QJsonArray uses = LabFixture::array(lab->call(Method::Get, kV2 + QStringLiteral("filters/attributes")));
    QVERIFY(uses.size() > 25);
    for (qsizetype i = 1; i < uses.size(); ++i)
        QVERIFY(uses.at(i - 1).toObject().value(QLatin1String("count")).toInt() >= uses.at(i).toObject().value(QLatin1String("count")).toInt());
    close();
}

void TestInventoryService::savedFilters()
{
    open();
    const QStringList ids = plant();
    const QString path = kV2 + QStringLiteral("filters");
    const QByteArray body = "{\"name\":\"first\",\"terms\":[{\"scope\":\"inventory\",\"attribute\":\"probe\",\"type\":\"$eq\",\"value\":\"alpha\"}]}";
    const Response made = lab->call(Method::Post, path, body);
    QCOMPARE(made.status, 201);
    const QString one = QString::fromLatin1(made.header("Location"));
    QCOMPARE(lab->call(Method::Post, path, body).status, 409);
    QCOMPARE(LabFixture::object(lab->call(Method::Get, one)).value(QLatin1String("name")).toString(), QStringLiteral("first"));
    QCOMPARE(idsOf(lab->call(Method::Get, one + QStringLiteral("/search"))), QStringList { ids[0] });
    QCOMPARE(lab->call(Method::Put, one, "{\"name\":\"first\",\"terms\":[{\"scope\":\"inventory\",\"attribute\":\"probe\",\"type\":\"$eq\",\"value\":1}]}").status, 204);
    const Response answer = lab->call(Method::Get, one + QStringLiteral("/search"));
    QCOMPARE(idsOf(answer), QStringList { ids[2] });
    QCOMPARE(answer.header("X-Total-Count"), QByteArray("1"));
    QCOMPARE(LabFixture::array(lab->call(Method::Get, path)).size(), 1);
    QCOMPARE(lab->call(Method::Post, path, "{\"name\":\"bad\",\"terms\":[{\"scope\":\"inventory\"}]}").status, 400);
    QCOMPARE(lab->call(Method::Delete, one).status, 204);
    QCOMPARE(lab->call(Method::Get, one).status, 404);
    close();
}

void TestInventoryService::writesAreFoundAfterARestart()
{
    const QTemporaryDir folder;
    const QString path = folder.filePath(QStringLiteral("lab.sqlite"));
    open(path, 800);
    const DeviceId id = lab->fleet->id(734);
    const Identity identity = LabFixture::device(id);
    QCOMPARE(lab->call(Method::Patch, QStringLiteral("/api/devices/v1/inventory/device/attributes"), "[{\"name\":\"hostname\",\"value\":\"~last~\"}]", {}, identity).status, 200);
    const QJsonObject query { { QStringLiteral("per_page"), 1 }, { QStringLiteral("sort"), QJsonArray { QJsonObject { { QStringLiteral("scope"), QStringLiteral("inventory") }, { QStringLiteral("attribute"), QStringLiteral("hostname") }, { QStringLiteral("order"), QStringLiteral("desc") } } } } };
    QCOMPARE(idsOf(search(query)), QStringList { id.text });
    close();
    restart(path);
    QCOMPARE(idsOf(search(query)), QStringList { id.text });
    QCOMPARE(found({ term("inventory", "hostname", "$eq", QStringLiteral("~last~")) }), QStringList { id.text });
    close();
}

DRYDOCK_TEST_MAIN(TestInventoryService)
#include "tst_inventoryservice.moc"
