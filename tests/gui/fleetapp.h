// SPDX-License-Identifier: GPL-3.0-or-later
//
// FleetApp: what the tests of a fleet at work share: the real application, signed in to a real lab of the test's own in
// which nothing moves by itself, curl behind its back, and the lab's counters. A test derives from it.
#pragma once

#include "app/desktop/application.h"
#include "app/desktop/sessionpanes.h"
#include "models/store/bulkwork.h"
#include "tests/gui/labserver.h"
#include "tests/integration/labwire.h"
#include "ui/panes/devices/devicespane.h"
#include "ui/widgets/querybar.h"

#include <QLineEdit>
#include <QProcess>
#include <QTemporaryDir>

namespace drydock::test {

class FleetApp : public QObject {
protected:
    static constexpr int kDevices = 600;
    static constexpr int kPatience = 60'000; // ms; the machines that run this are slow and shared

    ~FleetApp() override = default;
    void startLab();
    void stop()
    {
        m_app.reset();
        m_lab.reset();
    }
    void begin();
    void restart();
    void signIn();
    FleetStore &fleet() { return m_app->session()->stores().fleet; }
    BulkWork &bulk() { return m_app->session()->bulk(); }
    DevicesPane *devices() { return qobject_cast<DevicesPane *>(m_app->window().docks().show(QStringLiteral("devices"))); }
    QAction *action(ActionId id) { return m_app->ui().actions().action(id); }
    //! What curl prints; empty where it failed.
    QByteArray curl(const QStringList &arguments);
    bool curlWrites(const QString &verb, const QString &path, const QByteArray &body = {});
    lab::test::Answer control(const QByteArray &verb, const QByteArray &path, const QByteArray &body = {});
    qint64 requests() { return QJsonDocument::fromJson(control("GET", "/lab/v1/traffic").body).object().value(QLatin1String("requests")).toInteger(-1); }
    //! What was under way has ended, and for a while nothing is asked; the counters stand at nothing then.
    bool becomesQuiet();
    void setFilter(const QString &query);
    QString text(const DeviceId &id, const char *scope, const char *name);
    QList<DeviceId> some(const QString &status, int count);

    std::unique_ptr<test::LabUnderTest> m_lab;
    std::unique_ptr<Application> m_app;
    QTemporaryDir m_folder;
    ServerProfile m_profile;
    QByteArray m_token;
};

inline void FleetApp::startLab()
{
    m_lab = std::make_unique<test::LabUnderTest>(kDevices);
    QVERIFY2(m_lab->start(), "drydock-lab did not start: is DRYDOCK_BIN set?");
    m_profile = makeProfile(QStringLiteral("Under test"), m_lab->url().toString(), ServerClass::Lab);
    m_profile.proxy = ProxyChoice::None;
    // Nothing moves by itself: what changes here was changed by somebody.
    QCOMPARE(control("PUT", "/lab/v1/simulation", "{\"running\":false}").status, 200);
    begin();
    signIn();
}

inline void FleetApp::begin()
{
    CommandLine line;
    line.language = QStringLiteral("en");
    m_app = std::make_unique<Application>(line);
    m_app->window().show();
}

inline void FleetApp::signIn()
{
    SignInForm form;
    form.email = m_lab->user();
    form.password = m_lab->password();
    m_app->controller().signIn(m_profile, form);
    QTRY_VERIFY_WITH_TIMEOUT(m_app->session() != nullptr, kPatience);
    QVERIFY(devices());
    QTRY_VERIFY_WITH_TIMEOUT(fleet().isComplete(), kPatience);
    QTRY_COMPARE_WITH_TIMEOUT(devices()->model().rowCount(), static_cast<int>(fleet().count()), kPatience);
    m_token = m_app->controller().runningToken();
}

inline void FleetApp::restart()
{
    m_app.reset();
    begin();
    signIn();
}

inline QByteArray FleetApp::curl(const QStringList &arguments)
{
    // The token goes in by a file: arguments are for all to see.
    QFile config(m_folder.filePath(QStringLiteral("curl.conf")));
    if (!config.open(QIODevice::WriteOnly | QIODevice::Truncate))
        return {};
    config.write("header = \"Authorization: Bearer " + m_token + "\"\nheader = \"Content-Type: application/json\"\n");
    config.close();
    QProcess process;
    process.start(QStringLiteral("curl"), QStringList { QStringLiteral("-q"), QStringLiteral("-sS"), QStringLiteral("--fail"), QStringLiteral("--noproxy"), QStringLiteral("*"), QStringLiteral("-K"), config.fileName() } + arguments);
    process.waitForFinished(30'000);
    if (process.exitCode() != 0)
        qInfo("curl: %s", process.readAllStandardError().constData());
    return process.exitCode() == 0 ? process.readAllStandardOutput() + '\n' : QByteArray();
}

inline bool FleetApp::curlWrites(const QString &verb, const QString &path, const QByteArray &body)
{
    QStringList arguments { QStringLiteral("-X"), verb, m_lab->url().toString() + QStringLiteral("/api/management/") + path };
    if (!body.isEmpty())
        arguments += QStringList { QStringLiteral("--data"), QString::fromUtf8(body) };
    return !curl(arguments).isEmpty();
}

inline lab::test::Answer FleetApp::control(const QByteArray &verb, const QByteArray &path, const QByteArray &body)
{
    lab::test::LabWire wire(static_cast<quint16>(m_lab->url().port()));
    return wire.ask(verb, path, { "Content-Type: application/json" }, body);
}

inline bool FleetApp::becomesQuiet()
{
    for (int i = 0; i < 30; ++i) {
        if (control("DELETE", "/lab/v1/counters").status != 204)
            return false;
        if (!QTest::qWaitFor([this] { return requests() != 0; }, 2'000))
            return true;
    }
    return false;
}

inline void FleetApp::setFilter(const QString &query)
{
    devices()->findChild<QueryBar *>()->setText(query);
    QTRY_VERIFY_WITH_TIMEOUT(!devices()->model().isSearching(), kPatience);
}

inline QString FleetApp::text(const DeviceId &id, const char *scope, const char *name)
{
    const auto row = fleet().table().rowOf(id);
    const int column = fleet().table().attributes().findColumn(QString::fromLatin1(scope), QString::fromLatin1(name));
    return row && column != AttributeTable::kNoColumn ? fleet().table().attributes().text(*row, column) : QString();
}

inline QList<DeviceId> FleetApp::some(const QString &status, int count)
{
    QList<DeviceId> ids;
    for (const RowId row : fleet().table().rows()) {
        if (ids.size() < count && fleet().table().status(row) == status)
            ids.append(fleet().table().id(row));
    }
    return ids;
}

} // namespace drydock::test
