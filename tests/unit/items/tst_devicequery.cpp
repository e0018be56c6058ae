// SPDX-License-Identifier: GPL-3.0-or-later
//
// The query language: what texts mean (as trees), what is wrong with broken ones and where, which devices a query
// accepts (row by row and all at once alike), and what of it a server could decide.
#include "models/items/querymatcher.h"
#include "models/items/queryshares.h"
#include "tests/support/devicetables.h"
#include "tests/support/testmain.h"

#include <QTest>

#include <random>

using namespace drydock;

namespace {

constexpr qint64 kDay = 86'400'000;

Timestamp now()
{
    return Timestamp::fromRfc3339(QByteArrayView("2026-11-25T12:00:00Z"));
}

QString describe(const char *text)
{
    return describeQuery(parseDeviceQuery(QString::fromUtf8(text)).root);
}

struct Fleet {
    FleetTable table;
    Delta delta;

    RowId add(const QString &id, const std::vector<std::tuple<const char *, const char *, AttributeValue>> &attributes)
    {
        api::Device device;
        device.id = DeviceId(id);
        for (const auto &[scope, name, value] : attributes)
            device.attributes.push_back({ QString::fromLatin1(scope), QString::fromLatin1(name), value, {}, {} });
        return test::putDevice(table, device, delta);
    }
    //! Ids, in the order of rows; both ways of asking must agree.
    QStringList matching(const QString &text)
    {
        const QueryMatcher matcher(parseDeviceQuery(text));
        const std::vector<bool> all = matcher.acceptedRows(table, now());
        QStringList ids;
        for (const RowId row : table.rows()) {
            if (matcher.accepts(table, row, now()) != all[row])
                return { QStringLiteral("the two ways disagree about ") + table.id(row).text };
            if (all[row])
                ids.append(table.id(row).text);
        }
        return ids;
    }
};

Fleet sample()
{
    Fleet fleet;
    fleet.table.beginBatch();
    const auto s = [](const char *t) { return AttributeValue(QString::fromLatin1(t)); };
    const RowId a = fleet.add(QStringLiteral("a1"), { { "identity", "status", s("accepted") }, { "identity", "mac", s("de:ad:00:01") },
        { "inventory", "device_type", s("rpi4") }, { "inventory", "rootfs-image.version", s("v2.9") }, { "system", "group", s("eu-west") },
        { "inventory", "mem", AttributeValue(512.0) }, { "inventory", "ip", AttributeValue(QStringList { QStringLiteral("10.0.0.1"), QStringLiteral("fe80::1") }) },
        { "tags", "note", s("left of the \"old\" gate") } });
    const RowId b = fleet.add(QStringLiteral("b2"), { { "identity", "status", s("accepted") }, { "inventory", "device_type", s("RPI4") },
        { "inventory", "rootfs-image.version", s("v2.10") }, { "system", "group", s("us-east") }, { "inventory", "mem", AttributeValue(1024.0) } });
    fleet.add(QStringLiteral("c3"), { { "identity", "status", s("pending") }, { "inventory", "device_type", s("bbb") }, { "inventory", "mem", s("much") } });
    fleet.add(QStringLiteral("d4"), { { "identity", "status", s("rejected") }, { "tags", "device_type", s("rpi4") }, { "inventory", "site", s("") } });
    fleet.table.setLastSeen(a, { now().ms - 3 * kDay }, now(), fleet.delta);
    fleet.table.setLastSeen(b, { now().ms - kDay / 24 }, now(), fleet.delta);
    return fleet;
}

} // namespace

class TestDeviceQuery : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void trees_data();
    void trees();
    void problems_data();
    void problems();
    void accepts_data();
    void accepts();
    void ages();
    void quoting();
    void agreesWithItself();
    void shares();
    void filters();
};

void TestDeviceQuery::trees_data()
{
    QTest::addColumn<QString>("tree");
    const std::pair<const char *, const char *> cases[] = {
        { "", "()" },
        { "   ", "()" },
        { "word", "(text \"word\")" },
        { "two words", "(and (text \"two\") (text \"words\"))" },
        { "\"two words\"", "(text \"two words\")" },
        { "\"a \\\"quoted\\\" word\"", "(text \"a \"quoted\" word\")" },
        { "status:accepted", "status:accepted" },
        { "status:accepted device_type:rpi4", "(and status:accepted device_type:rpi4)" },
        { "status:accepted AND device_type:rpi4", "(and status:accepted device_type:rpi4)" },
        { "status:accepted and device_type:rpi4", "(and status:accepted device_type:rpi4)" },
        { "a:1 OR b:2", "(or a:1 b:2)" },
        { "a:1 OR b:2 OR c:3", "(or a:1 b:2 c:3)" },
        { "a:1 b:2 OR c:3 d:4", "(or (and a:1 b:2) (and c:3 d:4))" },
        { "a:1 (b:2 OR c:3)", "(and a:1 (or b:2 c:3))" },
        { "(a:1 OR b:2) AND (c:3 OR d:4)", "(and (or a:1 b:2) (or c:3 d:4))" },
        { "((a:1))", "a:1" },
        { "NOT a:1", "(not a:1)" },
        { "NOT NOT a:1", "(not (not a:1))" },
        { "-a:1", "(not a:1)" },
        { "!a:1", "(not a:1)" },
        { "-(a:1 OR b:2)", "(not (or a:1 b:2))" },
        { "NOT (a:1 b:2)", "(not (and a:1 b:2))" },
        { "a:1 -b:2", "(and a:1 (not b:2))" },
        { "-word", "(not (text \"word\"))" },
        { "version<2.3", "version<2.3" },
        { "version<=2.3", "version<=2.3" },
        { "version>2.3", "version>2.3" },
        { "version>=2.3", "version>=2.3" },
        { "version=2.3", "version=2.3" },
        { "version!=2.3", "version!=2.3" },
        { "mem>=1024 mem<4096", "(and mem>=1024 mem<4096)" },
        { "inventory/device_type:rpi4", "inventory/device_type:rpi4" },
        { "identity/mac=\"de:ad:00:01\"", "identity/mac=de:ad:00:01" },
        { "\"odd name\":x", "odd name:x" },
        { "group:eu*", "group:eu*" },
        { "group:e?-west", "group:e?-west" },
        { "group:(eu, us)", "group:eu|us" },
        { "group:(\"eu west\", us)", "group:eu west|us" },
        { "group:eu,us", "group:eu|us" },
        { "group=(a,b,c)", "group=a|b|c" },
        { "group!=(a, b)", "group!=a|b" },
        { "exists:site", "site exists" },
        { "has:site", "site exists" },
        { "-exists:tags/note", "(not tags/note exists)" },
        { "exists:inventory/rootfs-image.version", "inventory/rootfs-image.version exists" },
        { "hostname~^gw-[0-9]+$", "hostname~^gw-[0-9]+$" },
        { "hostname~/gw|hub/i", "hostname~gw|hub" },
        { "hostname~/a\\/b/", "hostname~a/b" },
        { "hostname!~test", "hostname!~test" },
        { "hostname~(a|b)", "hostname~(a|b)" },
        { "last_seen>2d", "last_seen>2d" },
        { "last_seen<15min status:accepted", "(and last_seen<15min status:accepted)" },
        { "created>2026-01-01", "created>2026-01-01" },
        { "updated<2026-11-25T10:00:00Z", "updated<2026-11-25T10:00:00Z" },
        { "status:accepted device_type:rpi4 version<2.3 group:eu* last_seen>2d \"free text\"",
            "(and status:accepted device_type:rpi4 version<2.3 group:eu* last_seen>2d (text \"free text\"))" },
        { "de:ad:be:ef", "de:ad:be:ef" },
        { "ORDER", "(text \"ORDER\")" },
        { "NOTE:x", "NOTE:x" },
        { "android", "(text \"android\")" },
        { "a:1 ORb:2", "(and a:1 ORb:2)" },
        { "a-b", "(text \"a-b\")" },
        { "10.0.0.1", "(text \"10.0.0.1\")" },
        { "\xc3\xa4\xc3\xb6\xc3\xbc:stra\xc3\x9f" "e", "\xc3\xa4\xc3\xb6\xc3\xbc:stra\xc3\x9f" "e" },
        { "name:\"\xd8\xa7\xd9\x84\"", "name:\xd8\xa7\xd9\x84" },
        { "a:1(b:2)", "(and a:1 b:2)" },
        { "  a:1   OR\tb:2  ", "(or a:1 b:2)" },
        { "status:ACCEPTED", "status:ACCEPTED" },
        { "status:acc*", "status:acc*" },
        { "x:\"\"", "x:" },
    };
    for (const auto &[text, tree] : cases)
        QTest::newRow(text[0] == '\0' ? "empty" : text) << QString::fromUtf8(tree);
}

void TestDeviceQuery::trees()
{
    const char *tag = QTest::currentDataTag();
    const QByteArray text = qstrcmp(tag, "empty") == 0 ? QByteArray() : QByteArray(tag);
    QFETCH(const QString, tree);
    QCOMPARE(describe(text.constData()), tree);
    const DeviceQuery query = parseDeviceQuery(QString::fromUtf8(text));
    QVERIFY(query.isValid());
    QCOMPARE(query.isEmpty(), tree == u"()");
}

void TestDeviceQuery::problems_data()
{
    using Kind = QueryProblem::Kind;
    QTest::addColumn<int>("kind");
    QTest::addColumn<int>("from");
    QTest::addColumn<int>("length");
    const auto row = [](const char *text, Kind kind, int from, int length) { QTest::newRow(text) << static_cast<int>(kind) << from << length; };
    row("a:1 \"open", Kind::UnclosedQuote, 4, 5);
    row("name:\"open", Kind::UnclosedQuote, 5, 5);
    row("(a:1 OR b:2", Kind::UnclosedParenthesis, 0, 1);
    row("a:1)", Kind::UnexpectedParenthesis, 3, 1);
    row("group:(a, b", Kind::UnclosedParenthesis, 6, 1);
    row("version<", Kind::MissingValue, 0, 8);
    row("status: accepted", Kind::MissingValue, 0, 7);
    row("group:()", Kind::MissingValue, 0, 8);
    row("OR a:1", Kind::MissingOperand, 0, 2);
    row("a:1 OR", Kind::MissingOperand, 4, 2);
    row("a:1 OR OR b:2", Kind::MissingOperand, 4, 2);
    row("a:1 AND", Kind::MissingOperand, 4, 3);
    row("AND a:1", Kind::MissingOperand, 0, 3);
    row("NOT", Kind::MissingOperand, 0, 3);
    row("a:1 NOT", Kind::MissingOperand, 4, 3);
    row("()", Kind::EmptyParentheses, 0, 2);
    row("host~[", Kind::BadExpression, 0, 6);
    row("host~/(/i", Kind::BadExpression, 0, 9);
    row("host~/open", Kind::UnclosedQuote, 5, 5);
    row("last_seen>yesterday", Kind::BadTime, 0, 19);
    row("created<2026-13-40", Kind::BadTime, 0, 18);
    row("status:acepted", Kind::BadStatus, 0, 14);
}

void TestDeviceQuery::problems()
{
    const DeviceQuery query = parseDeviceQuery(QString::fromLatin1(QTest::currentDataTag()));
    QVERIFY(!query.isValid());
    QFETCH(const int, kind);
    QCOMPARE(static_cast<int>(query.problems.front().kind), kind);
    QFETCH(const int, from);
    QCOMPARE(static_cast<int>(query.problems.front().range.from), from);
    QFETCH(const int, length);
    QCOMPARE(static_cast<int>(query.problems.front().range.length), length);
    // Nothing is shown that nobody asked for.
    Fleet fleet = sample();
    QCOMPARE(fleet.matching(query.text), QStringList());
}

void TestDeviceQuery::accepts_data()
{
    QTest::addColumn<QString>("ids");
    const std::pair<const char *, const char *> cases[] = {
        { " ", "a1 b2 c3 d4" },
        { "status:accepted", "a1 b2" },
        { "status:(pending, rejected)", "c3 d4" },
        { "device_type:rpi4", "a1 b2 d4" },
        { "device_type=rpi4", "a1 d4" },
        { "inventory/device_type=rpi4", "a1" },
        { "device_type!=rpi4", "b2 c3" },
        { "version<v2.10", "a1" },
        { "version>=v2.9", "a1 b2" },
        { "rootfs-image.version>v2.9", "b2" },
        { "group:eu*", "a1" },
        { "group:?u*", "a1" },
        { "-exists:group", "c3 d4" },
        { "exists:site", "d4" },
        { "mem>600", "b2" },
        { "mem:512", "a1" },
        { "mem=512.0", "a1" },
        { "mem<=1024", "a1 b2" },
        { "mem:much", "c3" },
        { "ip:10.0.0.1", "a1" },
        { "ip:10.*", "a1" },
        { "ip!=10.0.0.1", "b2 c3 d4" },
        { "last_seen>2d", "a1" },
        { "last_seen<2d", "b2" },
        { "exists:last_seen", "a1 b2" },
        { "last_seen>2026-11-24", "b2" },
        { "gate", "a1" },
        { "\"the \\\"old\\\" gate\"", "a1" },
        { "DE:AD:00", "a1" }, // no attribute is called DE: a text after all
        { "-DE:AD:00", "b2 c3 d4" },
        { "DE=AD", "" },
        { "\"DE:AD:00\"", "a1" },
        { "mac~^de:ad", "a1" },
        { "device_type~/^rpi/", "a1 d4" },
        { "device_type~/^rpi/i", "a1 b2 d4" },
        { "device_type!~/^rpi/i", "c3" },
        { "NOT status:accepted", "c3 d4" },
        { "status:accepted OR mem:much", "a1 b2 c3" },
        { "status:accepted (group:us* OR mem<600)", "a1 b2" },
        { "status:accepted -(group:us* OR mem<600)", "" },
        { "id:a1", "a1" },
        { "id:(a1, c3)", "a1 c3" },
        { "c3", "c3" },
        { "nosuch:1", "" },
        { "nosuch!=1", "a1 b2 c3 d4" },
        { "site:\"\"", "d4" },
    };
    for (const auto &[text, ids] : cases)
        QTest::newRow(text) << QString::fromLatin1(ids);
}

void TestDeviceQuery::accepts()
{
    Fleet fleet = sample();
    QFETCH(const QString, ids);
    QCOMPARE(fleet.matching(QString::fromLatin1(QTest::currentDataTag())).join(u' '), ids);
}

void TestDeviceQuery::ages()
{
    using namespace std::chrono_literals;
    QCOMPARE(parseAge(QStringLiteral("30s")), std::optional<std::chrono::milliseconds>(30s));
    QCOMPARE(parseAge(QStringLiteral("15min")), std::optional<std::chrono::milliseconds>(15min));
    QCOMPARE(parseAge(QStringLiteral("1.5h")), std::optional<std::chrono::milliseconds>(90min));
    QCOMPARE(parseAge(QStringLiteral("2d")), std::optional<std::chrono::milliseconds>(48h));
    QCOMPARE(parseAge(QStringLiteral("3w")), std::optional<std::chrono::milliseconds>(504h));
    for (const char *text : { "", "d", "-1d", "2 d", "2days", "1e99d", "two" })
        QVERIFY(!parseAge(QString::fromLatin1(text)));
}

void TestDeviceQuery::quoting()
{
    for (const char *value : { "plain", "two words", "a\"b", "back\\slash", "OR", "NOT", "and", "", "a,b", "(x)", "star*", "what?", "\xc3\xa4" }) {
        const QString text = QString::fromUtf8(value);
        const DeviceQuery query = parseDeviceQuery(QStringLiteral("note=") + quoteQueryValue(text));
        QVERIFY2(query.isValid() && query.root && query.root->values.size() == 1, value);
        QCOMPARE(query.root->values.front().text, text);
        QVERIFY(!query.root->values.front().hasWildcard);
    }
}

//! Random trees over random devices: both ways of asking agree, and AND, OR and NOT are what they are.
void TestDeviceQuery::agreesWithItself()
{
    std::mt19937 random(7);
    Fleet fleet;
    fleet.table.beginBatch();
    const auto pick = [&random](int n) { return static_cast<int>(random() % static_cast<unsigned>(n)); };
    for (int i = 0; i < 60; ++i) {
        std::vector<std::tuple<const char *, const char *, AttributeValue>> attributes;
        attributes.emplace_back("identity", "status", QString::fromLatin1(pick(2) == 0 ? "accepted" : "pending"));
        if (pick(3) > 0)
            attributes.emplace_back("inventory", "v", QStringLiteral("%1.%2").arg(pick(3)).arg(pick(12)));
        if (pick(3) > 0)
            attributes.emplace_back(pick(2) == 0 ? "tags" : "inventory", "n", static_cast<double>(pick(5)));
        const RowId row = fleet.add(QStringLiteral("id-%1").arg(i), attributes);
        if (pick(2) == 0)
            fleet.table.setLastSeen(row, { now().ms - pick(5) * kDay }, now(), fleet.delta);
    }
    const QStringList terms { QStringLiteral("status:accepted"), QStringLiteral("v<1.5"), QStringLiteral("v>=2.10"), QStringLiteral("n:(1,2)"),
        QStringLiteral("n!=3"), QStringLiteral("exists:v"), QStringLiteral("last_seen>2d"), QStringLiteral("\"id-1\""), QStringLiteral("v~/^0/"), QStringLiteral("tags/n<3") };
    for (int round = 0; round < 400; ++round) {
        const QString a = terms.at(pick(10));
        const QString b = terms.at(pick(10));
        const auto setOf = [&fleet](const QString &text) { const QStringList ids = fleet.matching(text); return QSet<QString>(ids.begin(), ids.end()); };
        const QSet<QString> all = setOf(QString());
        QCOMPARE(all.size(), 60);
        QCOMPARE(setOf(a + u' ' + b), setOf(a) & setOf(b));
        QCOMPARE(setOf(a + QStringLiteral(" OR ") + b), setOf(a) | setOf(b));
        QCOMPARE(setOf(QStringLiteral("NOT (%1 OR %2)").arg(a, b)), all - (setOf(a) | setOf(b)));
        QCOMPARE(setOf(QStringLiteral("-(%1 %2)").arg(a, b)), all - (setOf(a) & setOf(b)));
    }
}

void TestDeviceQuery::shares()
{
    const auto sharesOf = [](const char *text) { return shareQuery(parseDeviceQuery(QString::fromLatin1(text))); };
    QueryShares shares = sharesOf("status:Accepted inventory/device_type=rpi4 version<2.3 group=(a,b) -group=c word exists:tags/note");
    QCOMPARE(shares.server.size(), size_t { 4 });
    QCOMPARE(shares.server[0], (Predicate { QStringLiteral("identity"), QStringLiteral("status"), PredicateOp::Equal, QStringLiteral("accepted") }));
    QCOMPARE(shares.server[1], (Predicate { QStringLiteral("inventory"), QStringLiteral("device_type"), PredicateOp::Equal, QStringLiteral("rpi4") }));
    QCOMPARE(shares.server[2], (Predicate { QStringLiteral("system"), QStringLiteral("group"), PredicateOp::In, QStringList { QStringLiteral("a"), QStringLiteral("b") } }));
    QCOMPARE(shares.server[3], (Predicate { QStringLiteral("tags"), QStringLiteral("note"), PredicateOp::Exists, true }));
    QCOMPARE(shares.localRanges.size(), size_t { 3 });
    // Half of an OR says nothing about the whole.
    QCOMPARE(sharesOf("status:accepted OR status:pending").server.size(), size_t { 0 });
    QCOMPARE(sharesOf("status:silent").server.size(), size_t { 0 });
    QCOMPARE(sharesOf("group:eu*").server.size(), size_t { 0 });
    QCOMPARE(sharesOf("status:(").server.size(), size_t { 0 });
}

void TestDeviceQuery::filters()
{
    const auto filterOf = [](const QString &text) { return shareFilter(parseDeviceQuery(text)); };
    const QueryShares shares = filterOf(QStringLiteral("status:accepted device_type:Rpi* inventory/kernel:v5.10 -exists:tags/site group!=(a, \"b c\") inventory/name~/^x/i"));
    QVERIFY(shares.localRanges.empty());
    QCOMPARE(shares.server.size(), size_t { 6 });
    QCOMPARE(shares.server[1], (Predicate { QStringLiteral("inventory"), QStringLiteral("device_type"), PredicateOp::Regex, QStringLiteral("(?i)^Rpi.*$") }));
    QCOMPARE(shares.server[3], (Predicate { QStringLiteral("tags"), QStringLiteral("site"), PredicateOp::Exists, false }));
    // What it says comes back as a query that says the same.
    const std::optional<QString> back = queryOf(shares.server);
    QVERIFY(back);
    QCOMPARE(shareFilter(parseDeviceQuery(*back)).server, shares.server);
    for (const char *local : { "a OR b", "word", "version<2", "last_seen>2d", "kernel:5", "mem:4", "-group=a", "status:silent" })
        QVERIFY2(!filterOf(QString::fromLatin1(local)).localRanges.empty(), local);
    QVERIFY(!queryOf({ { QStringLiteral("inventory"), QStringLiteral("mem"), PredicateOp::Greater, 5.0 } }));
    QVERIFY(!queryOf({ { QStringLiteral("inventory"), QStringLiteral("mem"), PredicateOp::Equal, 5.0 } }));
}

DRYDOCK_TEST_MAIN(TestDeviceQuery)
#include "tst_devicequery.moc"
