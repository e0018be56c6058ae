// SPDX-License-Identifier: GPL-3.0-or-later
//
// Settings and tags that two clients change at once, over the product's transport against the lab: the server's own
// ETags decide.
#include "app/lab/labserver.h"
#include "models/rest/qnamtransport.h"
#include "models/store/settingsstore.h"
#include "models/store/tagstore.h"
#include "tests/integration/labwire.h"
#include "tests/support/testmain.h"

#include <QUrl>

using namespace drydock;
using namespace drydock::lab;
using namespace drydock::lab::test;

namespace {

const QByteArray kSettings = "/api/management/v1/useradm/settings";
const QByteArray kInventory = "/api/management/v1/inventory/devices";

} // namespace

class TestSharedWrites : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void settingsOfTwoAreMerged();
    void settingsOfTwoCollide();
    void tagsOfTwoAreMergedAndDeleted();
    void aGoneDeviceIsNotTagged();

private:
    [[nodiscard]] Answer other(const QByteArray &verb, const QByteArray &path, const QByteArray &body = {})
    {
        LabWire wire(static_cast<quint16>(QUrl(m_lab->ready().url).port()));
        return wire.ask(verb, path, { "Authorization: Bearer " + m_token, "Content-Type: application/json" }, body);
    }
    //! Saves, and lets another client in between reading and writing, once.
    SaveOutcome save(SharedDocument::Access access, const KeyedValues &base, const KeyedChanges &changes,
        std::function<void()> meanwhile);

    std::unique_ptr<LabServer> m_lab;
    QByteArray m_token;
    SystemClock m_clock;
    std::unique_ptr<QnamTransport> m_transport;
    std::unique_ptr<PollScheduler> m_polls;
    std::unique_ptr<PendingOperations> m_operations;
};

void TestSharedWrites::init()
{
    DRYDOCK_FAIL_ON_WARNING();
    m_lab = std::make_unique<LabServer>();
    LabOptions options;
    options.devices = 5;
    QString text;
    QCOMPARE(m_lab->start(options, text), LabProblem::None);
    LabWire wire(static_cast<quint16>(QUrl(m_lab->ready().url).port()));
    const QByteArray basic
        = (m_lab->ready().user.toUtf8() + ':' + m_lab->ready().password.toUtf8()).toBase64();
    m_token = wire.ask("POST", "/api/management/v1/useradm/auth/login", { "Authorization: Basic " + basic }).body;
    ServerEndpoint endpoint;
    endpoint.baseUrl = QUrl(m_lab->ready().url);
    m_transport = std::make_unique<QnamTransport>(endpoint, m_clock);
    m_transport->setToken(m_token);
    m_polls = std::make_unique<PollScheduler>(m_clock);
    m_operations = std::make_unique<PendingOperations>(m_clock);
}

void TestSharedWrites::cleanup()
{
    m_operations.reset();
    m_polls.reset();
    m_transport.reset();
    m_lab.reset();
}

SaveOutcome TestSharedWrites::save(SharedDocument::Access access, const KeyedValues &base,
    const KeyedChanges &changes, std::function<void()> meanwhile)
{
    SharedDocument::Access watched { access.read, [access, meanwhile](const DocumentVersion &version) mutable {
                                        if (const auto run = std::exchange(meanwhile, nullptr))
                                            run();
                                        return access.write(version);
                                    } };
    SharedDocument document(QStringLiteral("document"), watched, *m_polls, *m_operations);
    std::optional<SaveOutcome> outcome;
    document.save(QStringLiteral("Change"), base, changes, this, [&outcome](const SaveOutcome &told) { outcome = told; });
    [&outcome] { QTRY_VERIFY_WITH_TIMEOUT(outcome.has_value(), 10'000); }();
    return outcome.value_or(SaveOutcome {});
}

namespace {

SharedDocument::Access settingsAccess(Transport &transport)
{
    const api::UserAdmApi users(transport);
    return { [users](Lane lane) {
                return users.settings(lane).map<DocumentVersion>([](const api::Settings &read) -> Result<DocumentVersion> {
                    return DocumentVersion { *api::settingsMembers(read.json), read.etag };
                });
            },
        [users](const DocumentVersion &version) {
            api::Settings settings;
            settings.json = api::settingsObject(version.values);
            settings.etag = version.etag;
            return users.storeSettings(settings);
        } };
}

} // namespace

void TestSharedWrites::settingsOfTwoAreMerged()
{
    QCOMPARE(other("POST", kSettings, R"({"foreign":{"deep":[1,2]},"retries":1})").status, 201);
    const KeyedValues base = *api::settingsMembers(other("GET", kSettings).body);
    const SaveOutcome outcome = save(settingsAccess(*m_transport), base, { { QStringLiteral("retries"), QByteArray("3") } },
        [this] { QCOMPARE(other("POST", kSettings, R"({"foreign":{"deep":[1,2]},"retries":1,"late":true})").status, 201); });
    QCOMPARE(outcome.kind, SaveOutcome::Kind::Saved);
    const KeyedValues expected = *api::settingsMembers(R"({"foreign":{"deep":[1,2]},"retries":3,"late":true})");
    QCOMPARE(*api::settingsMembers(other("GET", kSettings).body), expected);
    QCOMPARE(outcome.now, expected);
}

void TestSharedWrites::settingsOfTwoCollide()
{
    QCOMPARE(other("POST", kSettings, R"({"retries":1})").status, 201);
    const KeyedValues base = *api::settingsMembers(other("GET", kSettings).body);
    const SaveOutcome outcome = save(settingsAccess(*m_transport), base, { { QStringLiteral("retries"), QByteArray("3") } },
        [this] { QCOMPARE(other("POST", kSettings, R"({"retries":5})").status, 201); });
    QCOMPARE(outcome.kind, SaveOutcome::Kind::Collided);
    QCOMPARE(outcome.collisions, (QList<MergeCollision> { { QStringLiteral("retries"), "1", "3", "5" } }));
    QCOMPARE(other("GET", kSettings).body, QByteArray(R"({"retries":5})")); // nothing was overwritten
}

void TestSharedWrites::tagsOfTwoAreMergedAndDeleted()
{
    const QByteArray list = other("GET", kInventory + "?per_page=1").body;
    const qsizetype at = list.indexOf("\"id\":\"") + 6;
    const QByteArray id = list.mid(at, list.indexOf('"', at) - at);
    QCOMPARE(id.size(), 36);
    const QByteArray path = kInventory + '/' + id;
    QCOMPARE(other("PUT", path + "/tags", R"([{"name":"a","value":"1"},{"name":"doomed","value":"x"}])").status, 200);
    const api::InventoryApi inventory(*m_transport);
    const DeviceId device(QString::fromLatin1(id));
    const SharedDocument::Access access {
        [inventory, device](Lane) {
            return inventory.device(device).map<DocumentVersion>([](const api::DeviceWithEtag &read) -> Result<DocumentVersion> {
                return DocumentVersion { api::tagsOf(read.device), read.tagsEtag };
            });
        },
        [inventory, device](const DocumentVersion &version) {
            return inventory.replaceTags(device, api::attributesFrom(version.values), version.etag);
        }
    };
    const auto content = [](const char *value) { return api::tagContent({ {}, QString::fromLatin1(value), {} }); };
    const KeyedValues base { { QStringLiteral("a"), content("1") }, { QStringLiteral("doomed"), content("x") } };
    const SaveOutcome outcome = save(access, base,
        { { QStringLiteral("name"), content("Bench 3") }, { QStringLiteral("doomed"), std::nullopt } },
        [&] { QCOMPARE(other("PATCH", path + "/tags", R"([{"name":"a","value":"2"}])").status, 200); });
    QCOMPARE(outcome.kind, SaveOutcome::Kind::Saved);
    QCOMPARE(outcome.now,
        (KeyedValues { { QStringLiteral("a"), content("2") }, { QStringLiteral("name"), content("Bench 3") } }));
}

void TestSharedWrites::aGoneDeviceIsNotTagged()
{
    FleetStore fleet(*m_transport, *m_polls, *m_operations);
    TagStore tags(*m_transport, *m_polls, *m_operations, fleet);
    const auto document = tags.open(DeviceId(QStringLiteral("4a1b9c1e-0000-4000-8000-000000000000")));
    std::optional<SaveOutcome> outcome;
    document->save(QStringLiteral("Change"), KeyedValues(), { { QStringLiteral("a"), QByteArray("{}") } }, this,
        [&outcome](const SaveOutcome &told) { outcome = told; });
    QTRY_VERIFY_WITH_TIMEOUT(outcome.has_value(), 10'000);
    QCOMPARE(outcome->kind, SaveOutcome::Kind::Failed);
    QCOMPARE(outcome->error->kind, ErrorKind::NotFound);
}

DRYDOCK_TEST_MAIN(TestSharedWrites)
#include "tst_sharedwrites.moc"
