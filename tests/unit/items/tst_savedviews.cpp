// SPDX-License-Identifier: GPL-3.0-or-later
//
// Saved views: they survive settings and files, names stay unique, and no file can do harm.
#include "models/items/savedviews.h"
#include "tests/support/testmain.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QSignalSpy>
#include <QTest>

using namespace drydock;
using Problem = SavedViews::Import::Problem;

class TestSavedViews final : public QObject {
    Q_OBJECT

    static DeviceView sample(const QString &name)
    {
        return { name, QStringLiteral("status:accepted version<2.3"), { QStringLiteral("name"), QStringLiteral("inventory/site"), QStringLiteral("seen") },
            { { QStringLiteral("name"), 220 }, { QStringLiteral("inventory/site"), 90 } }, QStringLiteral("seen"), true };
    }

private Q_SLOTS:
    void roundTrips()
    {
        SavedViews views;
        QSignalSpy changed(&views, &SavedViews::changed);
        QVERIFY(views.put(sample(QStringLiteral("West"))));
        QVERIFY(views.put(sample(QStringLiteral("  East  side "))));
        QCOMPARE(views.names(), (QStringList { QStringLiteral("East side"), QStringLiteral("West") }));
        SavedViews again;
        again.setJson(views.json());
        QCOMPARE(again.views(), views.views());
        SavedViews elsewhere;
        const SavedViews::Import import = elsewhere.import(views.fileContents({}));
        QCOMPARE(import.problem, Problem::None);
        QCOMPARE(import.added, views.names());
        QCOMPARE(elsewhere.views(), views.views());
        QCOMPARE(changed.size(), 2);
        QCOMPARE(QJsonDocument::fromJson(views.fileContents({ QStringLiteral("west") })).object().value(QLatin1String("views")).toArray().size(), 1);
    }
    void rulesTravelWithAView()
    {
        SavedViews views;
        DeviceView view = sample(QStringLiteral("Marked"));
        view.rules = RowRuleList { { { MarkColor::Red, MarkSign::Exclamation, QStringLiteral("Old") }, QStringLiteral("version<2") },
            { { MarkColor::Teal, MarkSign::Star, QStringLiteral("Ours") }, QStringLiteral("group:hq") } };
        QVERIFY(views.put(view));
        QVERIFY(views.put(sample(QStringLiteral("Older than rules"))));
        SavedViews elsewhere;
        elsewhere.import(views.fileContents({}));
        QCOMPARE(elsewhere.views(), views.views());
        QVERIFY(!elsewhere.find(QStringLiteral("Older than rules"))->rules);
        // Of what somebody else wrote the readable part is taken.
        const RowRuleList read = rowRulesFromJson(QJsonDocument::fromJson(R"([7,{"name":"a","query":"x","color":"red","sign":"star"},
            {"name":"a","query":"x","color":"mauve","sign":"star"},{"name":"a","query":"x","color":"red","sign":""},
            {"name":"","query":"x","color":"red","sign":"star"},{"name":"a","query":" ","color":"red","sign":"star"}])").array());
        QCOMPARE(read.size(), size_t { 1 });
    }
    void namesStayUnique()
    {
        SavedViews views;
        QVERIFY(views.put(sample(QStringLiteral("West"))));
        DeviceView other = sample(QStringLiteral("WEST"));
        other.query = QStringLiteral("x");
        QVERIFY(views.put(other));
        QCOMPARE(views.views().size(), size_t { 1 });
        QCOMPARE(views.find(QStringLiteral("west"))->query, QStringLiteral("x"));
        QVERIFY(views.put(sample(QStringLiteral("East"))));
        QVERIFY(!views.rename(QStringLiteral("East"), QStringLiteral("west")));
        QVERIFY(views.rename(QStringLiteral("East"), QStringLiteral("EAST")));
        QVERIFY(!views.rename(QStringLiteral("East"), QStringLiteral(" ")));
        QVERIFY(!views.put(sample(QString())));
        QVERIFY(!views.put(sample(QString(200, u'x'))));
        QCOMPARE(views.names(), (QStringList { QStringLiteral("EAST"), QStringLiteral("WEST") }));
        views.remove(QStringLiteral("east"));
        QCOMPARE(views.names(), QStringList { QStringLiteral("WEST") });
    }
    void anotherOfTheSameNameGetsANumber()
    {
        SavedViews from;
        QVERIFY(from.put(sample(QStringLiteral("West"))));
        SavedViews to;
        QVERIFY(to.put(sample(QStringLiteral("West"))));
        QCOMPARE(to.import(from.fileContents({})).added, QStringList { QStringLiteral("West") });
        QCOMPARE(to.views().size(), size_t { 1 });
        DeviceView changed = sample(QStringLiteral("West"));
        changed.query = QStringLiteral("other");
        QVERIFY(from.put(changed));
        QCOMPARE(to.import(from.fileContents({})).added, QStringList { QStringLiteral("West (2)") });
        QCOMPARE(to.views().size(), size_t { 2 });
    }
    void filesThatAreNone()
    {
        SavedViews views;
        QCOMPARE(views.import("not json").problem, Problem::NotJson);
        QCOMPARE(views.import("{}").problem, Problem::NotViews);
        QCOMPARE(views.import(R"({"drydock":"views","version":2,"views":[]})").problem, Problem::NewerVersion);
        QCOMPARE(views.import(R"({"drydock":"views","version":1,"views":[1,{"name":""},{"name":"a","columns":[{"id":"name","width":-5},{"id":"name"},7]}]})").leftOut, 2);
        QCOMPARE(views.find(QStringLiteral("a"))->columns, QStringList { QStringLiteral("name") });
        QByteArray many = R"({"drydock":"views","version":1,"views":[)";
        for (int i = 0; i < 600; ++i)
            many += QByteArray(i == 0 ? "" : ",") + "{\"name\":\"v" + QByteArray::number(i) + "\"}";
        QCOMPARE(views.import(many + "]}").problem, Problem::TooMany);
        QCOMPARE(views.views().size(), size_t { 1 });
    }
};

DRYDOCK_TEST_MAIN(TestSavedViews)
#include "tst_savedviews.moc"
