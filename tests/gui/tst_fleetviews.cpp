// SPDX-License-Identifier: GPL-3.0-or-later
//
// What people arrange for themselves, on a real lab: a view comes back after a restart as it was saved, marks and all;
// a query becomes a dynamic group that the server keeps and others can use; tags go on many devices and off again.
#include "tests/gui/fleetapp.h"
#include "tests/support/testmain.h"
#include "ui/dialogs/confirmdialog.h"
#include "ui/dialogs/textdialog.h"
#include "ui/panes/navigator/navigatorpane.h"

#include <QJsonArray>
#include <QPushButton>
#include <QTreeView>

using namespace drydock;

class TstFleetViews final : public test::FleetApp {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { startLab(); }
    void cleanupTestCase() { stop(); }
    void aSavedViewComesBackAfterARestart();
    void aQueryBecomesADynamicGroup();
    void aTagGoesOnAndOffManyDevices();

private:
    void answer(const QString &text);
    void agree();
    QJsonArray atServer(const QString &path) { return QJsonDocument::fromJson(curl({ m_lab->url().toString() + QStringLiteral("/api/management/") + path })).array(); }
};

void TstFleetViews::answer(const QString &text)
{
    QTRY_VERIFY_WITH_TIMEOUT(m_app->window().findChild<TextDialog *>() != nullptr, kPatience);
    auto *dialog = m_app->window().findChild<TextDialog *>();
    dialog->field()->setText(text);
    QVERIFY(dialog->verbButton()->isEnabled());
    dialog->verbButton()->click();
}

void TstFleetViews::agree()
{
    QTRY_VERIFY_WITH_TIMEOUT(m_app->window().findChild<ConfirmDialog *>() != nullptr, kPatience);
    m_app->window().findChild<ConfirmDialog *>()->verbButton()->click();
}

void TstFleetViews::aSavedViewComesBackAfterARestart()
{
    devices()->model().sort(devices()->model().columnOf(DeviceColumn::ofAttribute(QStringLiteral("inventory"), QStringLiteral("device_type"))), Qt::DescendingOrder);
    devices()->table()->sortByColumn(devices()->model().sortColumn(), Qt::DescendingOrder);
    setFilter(QStringLiteral("status:accepted NOT oslo"));
    const DeviceView before = devices()->currentView(QStringLiteral("mine"));
    const int rows = devices()->model().rowCount();
    QVERIFY(rows > 0 && !before.thenBy.isEmpty());
    action(ActionId::ViewSave)->trigger();
    auto *dialog = m_app->window().findChild<TextDialog *>();
    QVERIFY(dialog);
    dialog->field()->setText(before.name);
    dialog->verbButton()->click();
    QTRY_VERIFY_WITH_TIMEOUT(m_app->panes()->views().find(before.name) != nullptr, kPatience);
    setFilter({});
    restart();
    const DeviceView *kept = m_app->panes()->views().find(before.name);
    QVERIFY(kept);
    QCOMPARE(*kept, before);
    m_app->panes()->links().showView(*kept);
    QTRY_VERIFY_WITH_TIMEOUT(!devices()->model().isSearching(), kPatience);
    QCOMPARE(devices()->currentView(before.name), before);
    QTRY_COMPARE_WITH_TIMEOUT(devices()->model().rowCount(), rows, kPatience);
    setFilter({});
}

void TstFleetViews::aQueryBecomesADynamicGroup()
{
    m_app->window().docks().show(QStringLiteral("navigator"));
    auto *navigator = m_app->window().findChild<NavigatorPane *>();
    QVERIFY(navigator);
    const QString type = text(some(QStringLiteral("accepted"), 1).first(), "inventory", "device_type");
    setFilter(QStringLiteral("status:accepted device_type:%1 exists:inventory/device_type").arg(quoteQueryValue(type.toUpper())));
    const int rows = devices()->model().rowCount();
    QVERIFY(rows > 0);
    QTRY_VERIFY_WITH_TIMEOUT(action(ActionId::FilterSave)->isEnabled(), kPatience);
    action(ActionId::FilterSave)->trigger();
    answer(QStringLiteral("Of one kind"));
    QTRY_COMPARE_WITH_TIMEOUT(atServer(QStringLiteral("v2/inventory/filters")).size(), 1, kPatience);
    const QJsonObject made = atServer(QStringLiteral("v2/inventory/filters")).first().toObject();
    QCOMPARE(made.value(QLatin1String("name")).toString(), QStringLiteral("Of one kind"));
    const QString line = QStringLiteral("filter/") + made.value(QLatin1String("id")).toString();
    // The server finds the same devices by it.
    QCOMPARE(atServer(QStringLiteral("v2/inventory/filters/%1/search?per_page=500").arg(line.section(u'/', 1))).size(), rows);
    // It stands in the navigator with its number, and shows them.
    const auto found = [&] { return navigator->model().indexOf(QStringLiteral("filters"), line); };
    QTRY_VERIFY_WITH_TIMEOUT(found().isValid(), kPatience);
    QTRY_COMPARE_WITH_TIMEOUT(navigator->model().lineAt(found())->devices, qint64 { rows }, kPatience);
    setFilter({});
    Q_EMIT navigator->tree()->activated(found());
    QTRY_COMPARE_WITH_TIMEOUT(devices()->model().rowCount(), rows, kPatience);
    // One that somebody else makes comes by itself.
    QVERIFY(curlWrites(QStringLiteral("POST"), QStringLiteral("v2/inventory/filters"),
        R"({"name":"Theirs","terms":[{"scope":"inventory","attribute":"device_type","type":"$ne","value":"none"}]})"));
    m_app->session()->stores().filters.refresh();
    QTRY_COMPARE_WITH_TIMEOUT(m_app->session()->stores().filters.filters().size(), size_t { 2 }, kPatience);
    setFilter({});
}

void TstFleetViews::aTagGoesOnAndOffManyDevices()
{
    const QList<DeviceId> wanted = some(QStringLiteral("accepted"), 12);
    const auto tagsAtServer = [&](const DeviceId &id) {
        QStringList tags;
        const QJsonObject device = QJsonDocument::fromJson(curl({ m_lab->url().toString() + QStringLiteral("/api/management/v1/inventory/devices/") + id.text })).object();
        for (const QJsonValue &attribute : device.value(QLatin1String("attributes")).toArray()) {
            if (attribute[QLatin1String("scope")].toString() == u"tags")
                tags.append(attribute[QLatin1String("name")].toString() + u'=' + attribute[QLatin1String("value")].toString());
        }
        tags.sort();
        return tags;
    };
    QVERIFY(curlWrites(QStringLiteral("PATCH"), QStringLiteral("v1/inventory/devices/%1/tags").arg(wanted.first().text), R"([{"name":"rack","value":"7"}])"));
    devices()->showOnly(wanted);
    QTRY_COMPARE_WITH_TIMEOUT(devices()->selectedCount(), wanted.size(), kPatience);
    QTRY_VERIFY_WITH_TIMEOUT(action(ActionId::DeviceSetTag)->isEnabled(), kPatience);
    action(ActionId::DeviceSetTag)->trigger();
    answer(QStringLiteral("site=oslo"));
    for (const DeviceId &id : wanted)
        QTRY_COMPARE_WITH_TIMEOUT(text(id, "tags", "site"), QStringLiteral("oslo"), kPatience);
    QCOMPARE(tagsAtServer(wanted.first()), (QStringList { QStringLiteral("rack=7"), QStringLiteral("site=oslo") }));
    action(ActionId::DeviceRemoveTag)->trigger();
    answer(QStringLiteral("site"));
    agree();
    for (const DeviceId &id : wanted)
        QTRY_COMPARE_WITH_TIMEOUT(text(id, "tags", "site"), QString(), kPatience);
    QCOMPARE(tagsAtServer(wanted.first()), QStringList { QStringLiteral("rack=7") });
    QCOMPARE(tagsAtServer(wanted.last()), QStringList());
    devices()->setFilter({});
}

DRYDOCK_GUI_TEST_MAIN(TstFleetViews)
#include "tst_fleetviews.moc"
