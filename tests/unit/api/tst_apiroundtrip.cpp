// SPDX-License-Identifier: GPL-3.0-or-later
//
// What our encoders write, our decoders read back equal: for every struct of the API. And the words on the wire.
#include "tests/support/testmain.h"
#include "tests/unit/api/apiroundtrip.h"
#include "tests/unit/api/apisamples.h"

using namespace drydock;
using namespace drydock::api;
using drydock::test::jsonReply;
using drydock::test::roundTrip;
using drydock::test::there;
namespace sample = drydock::test::sample;

class TestApiRoundTrip : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init() { DRYDOCK_FAIL_ON_WARNING(); }

    void user() { roundTrip<User>(sample::user(), decodeUser); }
    void token() { roundTrip<PersonalAccessToken>(sample::token(), decodePersonalAccessToken); }
    void authSet() { roundTrip<AuthSet>(sample::authSet(), decodeAuthSet); }
    void authDevice() { roundTrip<AuthDevice>(sample::authDevice(), decodeAuthDevice); }
    void device() { roundTrip<Device>(sample::device(), decodeDevice); }
    void artifact() { roundTrip<Artifact>(sample::artifact(), decodeArtifact); }
    void release() { roundTrip<Release>(sample::release(), decodeRelease); }
    void downloadLink() { roundTrip<DownloadLink>(sample::downloadLink(), decodeDownloadLink); }
    void storageUse() { roundTrip<StorageUse>(sample::storageUse(), decodeStorageUse); }
    void statistics() { roundTrip<DeploymentStatistics>(sample::statistics(), decodeStatistics); }
    void deployment() { roundTrip<Deployment>(sample::deployment(), decodeDeployment); }
    void deploymentDevice() { roundTrip<DeploymentDevice>(sample::deploymentDevice(), decodeDeploymentDevice); }
    void history() { roundTrip<DeviceHistoryEntry>(sample::historyEntry(), decodeHistoryEntry); }
    void auditEntry() { roundTrip<AuditEntry>(sample::auditEntry(), decodeAuditEntry); }
    void deviceAuditEntry() { roundTrip<AuditEntry>(sample::deviceAuditEntry(), decodeAuditEntry); }
    void attributeUse()
    {
        roundTrip<AttributeUse>({ { QStringLiteral("tags"), QStringLiteral("name") }, 17 }, decodeAttributeUse);
    }

    void attributes()
    {
        for (const Attribute &attribute : sample::device().attributes)
            roundTrip<Attribute>(attribute, decodeAttribute);
    }

    void auditObjects()
    {
        for (const char *type : { "user", "artifact", "tenant", "device" }) {
            AuditEntry entry = sample::auditEntry();
            entry.object = { sample::uuid(1), QLatin1String(type), QStringLiteral("a name"), {} };
            roundTrip<AuditEntry>(entry, decodeAuditEntry);
        }
        AuditEntry unknown = sample::auditEntry();
        unknown.action = QStringLiteral("teleport");
        unknown.object = { sample::uuid(1), QStringLiteral("spaceship"), {}, {} };
        roundTrip<AuditEntry>(unknown, decodeAuditEntry);
    }

    void smallest()
    {
        // Only what must be there.
        User user;
        user.id = UserId(QStringLiteral("u"));
        roundTrip<User>(user, decodeUser);
        Device device;
        device.id = DeviceId(QStringLiteral("d"));
        roundTrip<Device>(device, decodeDevice);
        Release release;
        release.name = QStringLiteral("r");
        roundTrip<Release>(release, decodeRelease);
        Artifact artifact;
        artifact.id = ArtifactId(QStringLiteral("a"));
        roundTrip<Artifact>(artifact, decodeArtifact);
        DeviceHistoryEntry gone;
        gone.device = sample::deploymentDevice();
        roundTrip<DeviceHistoryEntry>(gone, decodeHistoryEntry);
    }

    void searchQuery()
    {
        const Result<SearchQuery> back = decodeSearchQuery(encodeSearchQuery(sample::searchQuery()));
        QVERIFY2(back.ok(), back.ok() ? "" : qPrintable(back.error().apiMessage));
        QVERIFY(*back == sample::searchQuery());
        QVERIFY(*decodeSearchQuery(encodeSearchQuery({})) == SearchQuery {});
    }

    void newDeployments()
    {
        for (const auto target : { DeploymentTarget::AllDevices, DeploymentTarget::Group, DeploymentTarget::Devices }) {
            const NewDeployment deployment = sample::newDeployment(target);
            const Result<NewDeployment> back = decodeNewDeployment(encodeNewDeployment(deployment));
            QVERIFY(back.ok());
            QVERIFY(*back == deployment);
        }
    }

    void bodies()
    {
        QVERIFY(*there<DeviceStatistics>(encodeStatistics(sample::deviceStatistics()), decodeDeviceStatistics)
            == sample::deviceStatistics());
        QCOMPARE(sample::deviceStatistics().total(), 16);
        const GroupChange change { 4, 3 };
        QVERIFY(*there<GroupChange>(encodeGroupChange(change), decodeGroupChange) == change);
        const std::vector<Attribute> tags { { {}, QStringLiteral("name"), QStringLiteral("Bench"),
            QStringLiteral("d"), {} } };
        QVERIFY(*decodeAttributesBody(encodeAttributesBody(tags)) == tags);
        const QStringList texts { QStringLiteral("a"), sample::nasty() };
        QCOMPARE(*decodeStringsBody(toJson(texts)), texts);
        const AuthSearch search { { QStringLiteral("pending") }, { DeviceId(QStringLiteral("d")) } };
        QVERIFY(*decodeAuthSearch(encodeAuthSearch(search)) == search);
        QVERIFY(*decodeAuthSearch(R"({"status":"pending","id":"d"})") == search);
        QVERIFY(*decodeAuthSearch("{}") == AuthSearch {});
        const Preauthorization preauthorization { sample::authDevice().identity, QStringLiteral("PEM"), true };
        QVERIFY(*decodePreauthorization(encodePreauthorization(preauthorization)) == preauthorization);
        QCOMPARE(*decodeStatusBody(encodeStatusBody(QStringLiteral("aborted"))), QStringLiteral("aborted"));
        QCOMPARE(*decodeDescriptionBody(encodeDescriptionBody(sample::nasty())), sample::nasty());
        QCOMPARE(*decodeNotesBody(encodeNotesBody({})), QString());
        const QList<DeploymentId> ids { DeploymentId(QStringLiteral("x")) };
        QVERIFY(*decodeDeploymentIdsBody(encodeDeploymentIdsBody(ids)) == ids);
        const std::vector<StatisticsOfDeployment> list { { ids.first(), sample::statistics() } };
        const auto back
            = decodePage<StatisticsOfDeployment>(jsonReply(encodeStatisticsList(list)), decodeStatisticsOfDeployment);
        QVERIFY(back->items == list);
    }

    void statusWords()
    {
        const std::pair<AuthStatus, const char *> words[] = { { AuthStatus::Accepted, "accepted" },
            { AuthStatus::Pending, "pending" }, { AuthStatus::Rejected, "rejected" },
            { AuthStatus::Preauthorized, "preauthorized" }, { AuthStatus::NoAuth, "noauth" },
            { AuthStatus::Unknown, "" } };
        for (const auto &[status, word] : words) {
            QCOMPARE(authStatusToWire(status), QLatin1String(word));
            QCOMPARE(authStatusFromWire(QString::fromLatin1(word)), status);
        }
        QCOMPARE(authStatusFromWire(u"Accepted"), AuthStatus::Unknown);

        const std::pair<DeploymentStatus, const char *> statuses[] = { { DeploymentStatus::Pending, "pending" },
            { DeploymentStatus::Scheduled, "scheduled" }, { DeploymentStatus::InProgress, "inprogress" },
            { DeploymentStatus::Finished, "finished" }, { DeploymentStatus::Unknown, "" } };
        for (const auto &[status, word] : statuses) {
            QCOMPARE(deploymentStatusToWire(status), QLatin1String(word));
            QCOMPARE(deploymentStatusFromWire(QString::fromLatin1(word)), status);
        }
    }

    void stateWords()
    {
        const std::tuple<DeviceState, const char *, bool> words[] = { { DeviceState::Unknown, "", false },
            { DeviceState::Pending, "pending", false }, { DeviceState::Downloading, "downloading", false },
            { DeviceState::Installing, "installing", false }, { DeviceState::Rebooting, "rebooting", false },
            { DeviceState::PauseBeforeInstalling, "pause_before_installing", false },
            { DeviceState::PauseBeforeRebooting, "pause_before_rebooting", false },
            { DeviceState::PauseBeforeCommitting, "pause_before_committing", false },
            { DeviceState::Success, "success", true }, { DeviceState::Failure, "failure", true },
            { DeviceState::AlreadyInstalled, "already-installed", true },
            { DeviceState::NoArtifact, "noartifact", true }, { DeviceState::Aborted, "aborted", true },
            { DeviceState::Decommissioned, "decommissioned", true } };
        QCOMPARE(std::size(words), kDeviceStateCount);
        for (const auto &[state, word, final] : words) {
            QCOMPARE(deviceStateToWire(state), QLatin1String(word));
            QCOMPARE(deviceStateFromWire(QString::fromLatin1(word)), state);
            QCOMPARE(isFinal(state), final);
        }
    }

    void unknownWordsKeepTheirText()
    {
        Deployment deployment = sample::deployment();
        deployment.status = DeploymentStatus::Unknown;
        deployment.statusText = QStringLiteral("hibernating");
        roundTrip<Deployment>(deployment, decodeDeployment);
        DeploymentDevice device = sample::deploymentDevice();
        device.state = DeviceState::Unknown;
        device.stateText = QStringLiteral("artifact_too_big");
        roundTrip<DeploymentDevice>(device, decodeDeploymentDevice);
        AuthDevice auth = sample::authDevice();
        auth.status = AuthStatus::Unknown;
        auth.statusText = QStringLiteral("limbo");
        roundTrip<AuthDevice>(auth, decodeAuthDevice);
    }
};

DRYDOCK_TEST_MAIN(TestApiRoundTrip)
#include "tst_apiroundtrip.moc"
