// SPDX-License-Identifier: GPL-3.0-or-later
//
// A device's tags: what is sent for what was edited, what other clients wrote is kept, and what is refused before it
// is sent.
#include "models/store/tagstore.h"
#include "tests/support/faketransport.h"
#include "tests/support/testmain.h"

using namespace drydock;
using namespace drydock::test;

namespace {

const QString kDevice = QStringLiteral("/api/management/v1/inventory/devices/d1");
const QString kTags = kDevice + QStringLiteral("/tags");
const QString kSearch = QStringLiteral("/api/management/v2/inventory/filters/search");

QByteArray device(const QByteArray &tags)
{
    return R"({"id":"d1","attributes":[{"name":"mac","value":"aa","scope":"identity"})" + (tags.isEmpty() ? "" : "," + tags)
        + "]}";
}

QByteArray tag(const char *name, const QByteArray &value, const char *description = nullptr)
{
    QByteArray json = QByteArray("{\"scope\":\"tags\",\"name\":\"") + name + "\",\"value\":" + value;
    if (description)
        json += QByteArray(",\"description\":\"") + description + '"';
    return json + ",\"timestamp\":\"2026-11-23T05:00:00Z\"}";
}

struct Rig {
    FakeClock clock;
    FakeTransport transport { clock };
    PollScheduler polls { clock, [] { return 0.5; } };
    PendingOperations operations { clock };
    FleetStore fleet { transport, polls, operations };
    TagStore tags { transport, polls, operations, fleet };
    std::shared_ptr<SharedDocument> document = tags.open(DeviceId(QStringLiteral("d1")));
    std::optional<SaveOutcome> outcome;

    void serve(const QByteArray &content, const char *etag)
    {
        FakeHeaders headers;
        if (etag)
            headers.append(std::pair<QByteArray, QByteArray>("ETag", etag));
        transport.expect(Verb::Get, kDevice).json(device(content), headers);
    }
    void save(const KeyedValues &base, const TagRows &rows)
    {
        document->save(QStringLiteral("Change tags"), base, changesBetween(base, rows.toTags(base)), document.get(),
            [this](const SaveOutcome &told) { outcome = told; });
    }
    KeyedValues read(const QByteArray &content, const char *etag)
    {
        serve(content, etag);
        document->refresh();
        clock.advance(0);
        return document->current()->values;
    }
    [[nodiscard]] QByteArray sent() const
    {
        for (const FakeRequest &request : transport.requests()) {
            if (request.verb == Verb::Put)
                return request.body;
        }
        return {};
    }
};

TagRows::Row row(const char *name, const char *value, const char *description = "")
{
    return { QString::fromUtf8(name), QString::fromUtf8(value), QString::fromUtf8(description) };
}

} // namespace

class TestTagStore : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init() { DRYDOCK_FAIL_ON_WARNING(); }

    void rowsShowAndKeepWhatOthersWrote()
    {
        Rig rig;
        const KeyedValues base = rig.read(tag("name", "\"Bench 3\"", "by hand") + ',' + tag("rack", "12") + ','
                + tag("ports", "[\"a\",\"b\"]") + ',' + tag("notes", "\"spare fan\""),
            "t1");
        TagRows rows = TagRows::from(base);
        QCOMPARE(rows.displayName, QStringLiteral("Bench 3"));
        QCOMPARE(rows.notes, QStringLiteral("spare fan"));
        QCOMPARE(rows.rows, (QList<TagRows::Row> { row("ports", "a, b"), row("rack", "12") }));
        QCOMPARE(rows.toTags(base), base); // untouched: number, list and description stay what they are
        rows.displayName = QStringLiteral("Bench 4");
        rows.notes.clear();
        rows.rows.append(row(" site ", "Oslo", "where it stands"));
        rows.rows.append(row("", "", ""));
        rig.serve(tag("name", "\"Bench 3\"", "by hand") + ',' + tag("rack", "12") + ',' + tag("ports", "[\"a\",\"b\"]")
                + ',' + tag("notes", "\"spare fan\""), "t1");
        rig.transport.expect(Verb::Put, kTags).reply(200);
        rig.serve(tag("rack", "12"), "t2");
        rig.transport.expect(Verb::Post, kSearch).withBody("d1").json("[" + device(tag("rack", "12")) + "]");
        rig.save(base, rows);
        rig.clock.advance(10);
        QCOMPARE(rig.outcome->kind, SaveOutcome::Kind::Saved);
        QCOMPARE(rig.sent(),
            QByteArray(R"([{"name":"name","value":"Bench 4","description":"by hand"},{"name":"ports","value":["a","b"]},)"
                       R"({"name":"rack","value":12},{"name":"site","value":"Oslo","description":"where it stands"}])"));
        QVERIFY2(rig.transport.isSatisfied(), "the fleet reads the device again");
    }

    void anotherTagOfSomebodyElseIsMerged()
    {
        Rig rig;
        const KeyedValues base = rig.read(tag("a", "\"1\""), "t1");
        TagRows rows = TagRows::from(base);
        rows.rows.append(row("b", "2"));
        rig.serve(tag("a", "\"1\""), "t1");
        rig.transport.expect(Verb::Put, kTags).reply(412, R"({"error":"ETag does not match"})");
        rig.serve(tag("a", "\"1\"") + ',' + tag("c", "\"3\""), "t2");
        rig.transport.expect(Verb::Put, kTags)
            .withBody(R"([{"name":"a","value":"1"},{"name":"b","value":"2"},{"name":"c","value":"3"}])")
            .reply(200);
        rig.serve(tag("a", "\"1\""), "t3");
        rig.transport.always(Verb::Post, kSearch).json("[]");
        rig.save(base, rows);
        rig.clock.advance(10);
        QCOMPARE(rig.outcome->kind, SaveOutcome::Kind::Saved);
        QVERIFY(rig.transport.isSatisfied());
    }

    void theFirstTagOfADeviceThatIsGoneIsNoSuccess()
    {
        // Without an ETag the server answers 200 for a device that it does not know, and does nothing.
        Rig rig;
        const KeyedValues base = rig.read({}, nullptr);
        QVERIFY(base.isEmpty());
        rig.serve({}, nullptr);
        rig.transport.expect(Verb::Put, kTags).reply(200);
        rig.transport.expect(Verb::Get, kDevice).reply(404, R"({"error":"Device not found"})");
        TagRows rows;
        rows.displayName = QStringLiteral("ghost");
        rig.save(base, rows);
        rig.clock.advance(10);
        QCOMPARE(rig.outcome->kind, SaveOutcome::Kind::Failed);
        QCOMPARE(rig.outcome->error->kind, ErrorKind::NotFound);
    }

    void aDocumentLivesWhileItIsSaved()
    {
        Rig rig;
        const KeyedValues base = rig.read({}, nullptr);
        rig.serve({}, nullptr);
        rig.transport.expect(Verb::Put, kTags).reply(200).after(100);
        rig.serve(tag("name", "\"x\""), "t1");
        rig.transport.always(Verb::Post, kSearch).json("[]");
        TagRows rows;
        rows.displayName = QStringLiteral("x");
        rig.save(base, rows);
        const SharedDocument *before = rig.document.get();
        rig.document.reset();
        QCOMPARE(rig.tags.open(DeviceId(QStringLiteral("other")))->current().has_value(), false);
        QCOMPARE(rig.tags.open(DeviceId(QStringLiteral("d1"))).get(), before);
        rig.clock.advance(200);
        QCOMPARE(rig.outcome->kind, SaveOutcome::Kind::Saved);
    }

    void problemsAreFoundBeforeTheServerFindsThem_data()
    {
        QTest::addColumn<TagRows>("rows");
        QTest::addColumn<int>("problem");
        QTest::addColumn<int>("at");
        const auto add = [](const char *name, const TagRows &rows, TagProblem problem, int at) {
            QTest::newRow(name) << rows << static_cast<int>(problem) << at;
        };
        QList<TagRows::Row> many;
        for (int i = 0; i < 20; ++i)
            many.append({ QStringLiteral("t%1").arg(i), QStringLiteral("x"), {} });
        add("nothing", {}, TagProblem::None, -1);
        add("twenty", { {}, {}, many }, TagProblem::None, -1);
        add("twenty and a name", { QStringLiteral("n"), {}, many }, TagProblem::TooMany, -1);
        add("no name", { {}, {}, { row("a", "1"), row(" ", "2") } }, TagProblem::NoName, 1);
        add("blank rows count for nothing", { {}, {}, { row("", ""), row("", "") } }, TagProblem::None, -1);
        add("twice", { {}, {}, { row("a", "1"), row("b", ""), row("a ", "2") } }, TagProblem::Duplicate, 2);
        add("name again", { {}, {}, { row("name", "1") } }, TagProblem::ReservedName, 0);
        add("notes again", { {}, {}, { row("notes", "1") } }, TagProblem::ReservedName, 0);
        add("longest", { {}, {}, { { QString(1024, QLatin1Char('x')), {}, {} } } }, TagProblem::None, -1);
        add("too long", { {}, {}, { { QString(1025, QLatin1Char('x')), {}, {} } } }, TagProblem::NameTooLong, 0);
    }
    void problemsAreFoundBeforeTheServerFindsThem()
    {
        QFETCH(TagRows, rows);
        QFETCH(int, problem);
        QFETCH(int, at);
        QCOMPARE(findTagProblem(rows), (TagFinding { static_cast<TagProblem>(problem), at }));
    }
};

DRYDOCK_TEST_MAIN(TestTagStore)
#include "tst_tagstore.moc"
