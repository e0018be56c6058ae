// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/serverprofile.h"
#include "app/desktop/settings.h"
#include "tests/support/testmain.h"

#include <QJsonDocument>
#include <QSignalSpy>

using namespace drydock;

class TestSettings : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();
    void defaultsAndRoundTrip();
    void invalidValuesReadAsDefaults();
    void unknownKeysSurvive();
    void badFileIsSetAside();
    void writesLaterAndOnce();
    void unwritableFolderIsTold();
    void viewStateIsItsOwnFileAndCanBeTaken();
    void profilesRoundTrip();
    void profilesKeepUnknownMembers();
    void nonsenseProfilesArePassedOver();
    void addresses_data();
    void addresses();
    void guards();

private:
    [[nodiscard]] QJsonObject onDisk(const QString &name) const;
    void put(const QString &name, const QByteArray &content) const;
    std::unique_ptr<QTemporaryDir> m_dir;
};

void TestSettings::init()
{
    DRYDOCK_FAIL_ON_WARNING();
    m_dir = std::make_unique<QTemporaryDir>();
}

QJsonObject TestSettings::onDisk(const QString &name) const
{
    QFile file(m_dir->filePath(name));
    return file.open(QIODevice::ReadOnly) ? QJsonDocument::fromJson(file.readAll()).object() : QJsonObject();
}

void TestSettings::put(const QString &name, const QByteArray &content) const
{
    QFile file(m_dir->filePath(name));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(content);
}

void TestSettings::defaultsAndRoundTrip()
{
    {
        Settings settings(m_dir->path());
        QCOMPARE(settings.value(keys::kPollSeconds), keys::kPollSeconds.defaultValue);
        settings.set(keys::kPollSeconds, 7);
        settings.set(keys::kTheme, QStringLiteral("dark"));
        QVERIFY(settings.takeNotices().isEmpty());
    }
    Settings again(m_dir->path());
    QCOMPARE(again.value(keys::kPollSeconds), 7);
    QCOMPARE(again.value(keys::kTheme), QStringLiteral("dark"));
    QCOMPARE(onDisk(QStringLiteral("settings.json")).value(QLatin1String("version")).toInt(), Settings::kVersion);
    const QFileDevice::Permissions open = QFile::permissions(m_dir->filePath(QStringLiteral("settings.json")));
    QVERIFY(!(open & (QFileDevice::ReadOther | QFileDevice::ReadGroup)));
}

void TestSettings::invalidValuesReadAsDefaults()
{
    put(QStringLiteral("settings.json"), R"({"version":1,"pollSeconds":-3,"theme":17,"offlineThresholdMinutes":2.5})");
    Settings settings(m_dir->path());
    QCOMPARE(settings.value(keys::kPollSeconds), keys::kPollSeconds.defaultValue);
    QCOMPARE(settings.value(keys::kTheme), keys::kTheme.defaultValue);
    QCOMPARE(settings.value(keys::kOfflineMinutes), keys::kOfflineMinutes.defaultValue);
    settings.set(keys::kPollSeconds, 100'000'000);
    QCOMPARE(settings.value(keys::kPollSeconds), keys::kPollSeconds.defaultValue);
}

void TestSettings::unknownKeysSurvive()
{
    put(QStringLiteral("settings.json"), R"({"version":9,"future":{"deep":[1,2]},"theme":"light"})");
    {
        Settings settings(m_dir->path());
        settings.set(keys::kPollSeconds, 60);
    }
    const QJsonObject object = onDisk(QStringLiteral("settings.json"));
    QCOMPARE(object.value(QLatin1String("version")).toInt(), 9);
    QCOMPARE(object.value(QLatin1String("future")).toObject().value(QLatin1String("deep")).toArray().size(), 2);
    QCOMPARE(object.value(QLatin1String("theme")).toString(), QStringLiteral("light"));
}

void TestSettings::badFileIsSetAside()
{
    put(QStringLiteral("settings.json"), R"({"theme":"dark","pollSec)");
    {
        Settings settings(m_dir->path());
        QCOMPARE(settings.value(keys::kTheme), keys::kTheme.defaultValue);
        const QStringList notices = settings.takeNotices();
        QCOMPARE(notices.size(), 1);
        QVERIFY(notices.first().contains(QLatin1String("settings.json")));
        QVERIFY(settings.takeNotices().isEmpty());
        settings.set(keys::kTheme, QStringLiteral("light"));
    }
    const QStringList aside = QDir(m_dir->path()).entryList({ QStringLiteral("settings.json.bad-*") });
    QCOMPARE(aside.size(), 1);
    QFile kept(m_dir->filePath(aside.first()));
    QVERIFY(kept.open(QIODevice::ReadOnly));
    QCOMPARE(kept.readAll(), QByteArray(R"({"theme":"dark","pollSec)"));
    QCOMPARE(Settings(m_dir->path()).value(keys::kTheme), QStringLiteral("light"));
}

void TestSettings::writesLaterAndOnce()
{
    Settings settings(m_dir->path());
    QSignalSpy changed(&settings, &Settings::changed);
    settings.set(keys::kPollSeconds, 5);
    settings.set(keys::kPollSeconds, 5);
    QCOMPARE(changed.count(), 1);
    QVERIFY(!QFile::exists(m_dir->filePath(QStringLiteral("settings.json"))));
    QTRY_VERIFY_WITH_TIMEOUT(QFile::exists(m_dir->filePath(QStringLiteral("settings.json"))), 4000);
}

void TestSettings::unwritableFolderIsTold()
{
    put(QStringLiteral("file"), "not a folder");
    Settings settings(m_dir->filePath(QStringLiteral("file")));
    settings.set(keys::kPollSeconds, 5);
    QVERIFY(!settings.flush());
    QCOMPARE(settings.takeNotices().size(), 1);
    QCOMPARE(settings.value(keys::kPollSeconds), 5);
}

void TestSettings::viewStateIsItsOwnFileAndCanBeTaken()
{
    const QByteArray layout("\0\x01\xff layout", 10);
    {
        Settings settings(m_dir->path());
        settings.setViewState(QStringLiteral("layout"), layout);
        settings.setViewState(QStringLiteral("columns/devices"), "abc");
    }
    QVERIFY(!QFile::exists(m_dir->filePath(QStringLiteral("settings.json"))));
    Settings settings(m_dir->path());
    QCOMPARE(settings.viewState(QStringLiteral("layout")), layout);
    QCOMPARE(settings.takeViewState(QStringLiteral("layout")), layout);
    // Gone from the disk at once: a crash now must not meet it again.
    QVERIFY(!onDisk(QStringLiteral("view.json")).contains(QLatin1String("layout")));
    QVERIFY(onDisk(QStringLiteral("view.json")).contains(QLatin1String("columns/devices")));
    QCOMPARE(settings.takeViewState(QStringLiteral("layout")), QByteArray());
}

void TestSettings::profilesRoundTrip()
{
    ServerProfile profile = makeProfile(QStringLiteral("Hosted"), QStringLiteral("https://hosted.mender.io"), ServerClass::Production);
    profile.colour = QStringLiteral("#123456");
    profile.caFile = QStringLiteral("/etc/ca.pem");
    profile.clientCertFile = QStringLiteral("/c.pem");
    profile.clientKeyFile = QStringLiteral("/k.pem");
    profile.proxy = ProxyChoice::Socks5;
    profile.proxyHost = QStringLiteral("proxy");
    profile.proxyPort = 1080;
    profile.proxyUser = QStringLiteral("me");
    profile.pinnedSha256 = QByteArray(32, '\xa5');
    profile.internalAddresses = QStringLiteral("useradm http://localhost:8081\ndevauth http://localhost:8082");
    profile.readOnly = true;
    profile.account = QStringLiteral("a@b.c");
    profile.staySignedIn = true;
    profile.hasSecret = true;
    profile.secretByPassword = true;
    const QList<ServerProfile> profiles { profile, makeProfile({}, QStringLiteral("http://localhost:1"), ServerClass::Lab) };
    QVERIFY(profiles.at(0).id != profiles.at(1).id);
    {
        Settings settings(m_dir->path());
        settings.set(keys::kProfiles, profilesToJson(profiles));
    }
    QCOMPARE(profilesFromJson(Settings(m_dir->path()).value(keys::kProfiles)), profiles);
    QVERIFY(tokenKey(profiles.at(0)) != tokenKey(profiles.at(1)));
}

void TestSettings::profilesKeepUnknownMembers()
{
    const QJsonArray stored = QJsonDocument::fromJson(
        R"([{"id":"1","url":"https://a","class":"moon base","future":true}])").array();
    const QList<ServerProfile> profiles = profilesFromJson(stored);
    QCOMPARE(profiles.size(), 1);
    QCOMPARE(profiles.first().serverClass, ServerClass::Production);
    QVERIFY(profilesToJson(profiles, stored).first().toObject().value(QLatin1String("future")).toBool());
}

void TestSettings::nonsenseProfilesArePassedOver()
{
    const QJsonArray stored = QJsonDocument::fromJson(
        R"([7,{"id":"1"},{"url":"https://a"},{"id":"2","url":"https://b","pinnedSha256":"zz","proxyPort":99999999},{"id":"2","url":"https://c"}])").array();
    const QList<ServerProfile> profiles = profilesFromJson(stored);
    QCOMPARE(profiles.size(), 1);
    QCOMPARE(profiles.first().url, QStringLiteral("https://b"));
    QVERIFY(profiles.first().pinnedSha256.isEmpty());
    QVERIFY(profiles.first().proxyPort <= 65535);
}

void TestSettings::addresses_data()
{
    QTest::addColumn<QString>("typed");
    QTest::addColumn<QString>("url");
    QTest::newRow("whole") << QStringLiteral("https://hosted.mender.io") << QStringLiteral("https://hosted.mender.io");
    QTest::newRow("no scheme") << QStringLiteral(" hosted.mender.io/ ") << QStringLiteral("https://hosted.mender.io");
    QTest::newRow("page") << QStringLiteral("https://m.example.org/ui/devices?x=1#top") << QStringLiteral("https://m.example.org");
    QTest::newRow("api") << QStringLiteral("https://m.example.org:8443/api/management/v1") << QStringLiteral("https://m.example.org:8443");
    QTest::newRow("prefix") << QStringLiteral("https://example.org/mender/") << QStringLiteral("https://example.org/mender");
    QTest::newRow("no cut inside a word") << QStringLiteral("https://example.org/uix") << QStringLiteral("https://example.org/uix");
    QTest::newRow("loopback") << QStringLiteral("localhost:8080") << QStringLiteral("http://localhost:8080");
    QTest::newRow("user info") << QStringLiteral("https://me:secret@example.org") << QStringLiteral("https://example.org");
    QTest::newRow("other scheme") << QStringLiteral("ftp://example.org") << QString();
    QTest::newRow("blank") << QStringLiteral("two words") << QString();
    QTest::newRow("empty") << QString() << QString();
}

void TestSettings::addresses()
{
    QFETCH(QString, typed);
    QFETCH(QString, url);
    QCOMPARE(normalisedServerUrl(typed).toString(), url);
}

void TestSettings::guards()
{
    ServerProfile profile = makeProfile({}, QStringLiteral("https://a"), ServerClass::Staging);
    QCOMPARE(writeGuardFor(profile), WriteGuard::Off);
    profile.serverClass = ServerClass::Production;
    QCOMPARE(writeGuardFor(profile), WriteGuard::Production);
    profile.readOnly = true;
    QCOMPARE(writeGuardFor(profile), WriteGuard::ReadOnly);
}

DRYDOCK_TEST_MAIN(TestSettings)
#include "tst_settings.moc"
