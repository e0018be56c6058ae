// SPDX-License-Identifier: GPL-3.0-or-later
//
// The merge against a model that decides each key by itself, over many random documents, and the spelling of JSON that
// it compares.
#include "models/store/threewaymerge.h"
#include "tests/support/testmain.h"

#include <QRandomGenerator>
#include <QSet>

using namespace drydock;

namespace {

KeyedValues randomDocument(QRandomGenerator &random)
{
    KeyedValues values;
    for (const char *key : { "a", "b", "c", "d", "e" }) {
        if (const quint32 value = random.bounded(4U); value > 0)
            values.insert(QString::fromLatin1(key), QByteArray::number(value));
    }
    return values;
}

std::optional<QByteArray> at(const KeyedValues &values, const QString &key)
{
    return values.contains(key) ? std::optional(values.value(key)) : std::nullopt;
}

//! One key after the other, written without the code under test.
MergeResult model(const KeyedValues &base, const KeyedValues &mine, const KeyedValues &theirs)
{
    MergeResult result;
    for (const char *letter : { "a", "b", "c", "d", "e" }) {
        const QString key = QString::fromLatin1(letter);
        const auto b = at(base, key), m = at(mine, key), t = at(theirs, key);
        std::optional<QByteArray> outcome = t;
        if (m != b && t != b && m != t)
            result.collisions.append({ key, b, m, t });
        else if (m != b)
            outcome = m;
        if (outcome)
            result.merged.insert(key, *outcome);
    }
    return result;
}

} // namespace

class TestThreeWayMerge : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init() { DRYDOCK_FAIL_ON_WARNING(); }

    void agreesWithTheModel()
    {
        QRandomGenerator random(20261123);
        int collided = 0;
        for (int round = 0; round < 20'000; ++round) {
            const KeyedValues base = randomDocument(random);
            const KeyedValues mine = randomDocument(random);
            const KeyedValues theirs = randomDocument(random);
            const MergeResult result = mergeThreeWays(base, mine, theirs);
            QVERIFY2(result == model(base, mine, theirs), qPrintable(QStringLiteral("round %1").arg(round)));
            collided += result.collisions.isEmpty() ? 0 : 1;
            // Who changed nothing gets what the other has; who is alone gets his own.
            QCOMPARE(mergeThreeWays(base, base, theirs), (MergeResult { theirs, {} }));
            QCOMPARE(mergeThreeWays(base, mine, base), (MergeResult { mine, {} }));
            QCOMPARE(mergeThreeWays(base, mine, mine), (MergeResult { mine, {} }));
            // Merged the other way round the same keys collide, and without collisions the same comes out.
            const MergeResult other = mergeThreeWays(base, theirs, mine);
            QCOMPARE(other.collisions.size(), result.collisions.size());
            if (result.collisions.isEmpty())
                QCOMPARE(other.merged, result.merged);
        }
        QVERIFY(collided > 1000 && collided < 19'000);
    }

    void changesLeadFromOneToTheOther()
    {
        QRandomGenerator random(7);
        for (int round = 0; round < 5'000; ++round) {
            const KeyedValues base = randomDocument(random);
            const KeyedValues mine = randomDocument(random);
            const KeyedChanges changes = changesBetween(base, mine);
            QCOMPARE(withChanges(base, changes), mine);
            QVERIFY(containsChanges(mine, changes));
            QCOMPARE(containsChanges(base, changes), base == mine);
            QCOMPARE(changes.isEmpty(), base == mine);
        }
    }

    void deletionsAreChanges()
    {
        const QString key = QStringLiteral("k");
        const KeyedValues base { { key, "1" } };
        QVERIFY(mergeThreeWays(base, {}, base).merged.isEmpty());
        QVERIFY(mergeThreeWays(base, {}, {}).collisions.isEmpty());
        const MergeResult result = mergeThreeWays(base, {}, { { key, "2" } });
        QCOMPARE(result.collisions, (QList<MergeCollision> { { key, "1", std::nullopt, "2" } }));
        QCOMPARE(result.merged, (KeyedValues { { key, "2" } })); // nothing of theirs is lost unasked
    }

    void equalJsonIsEqualBytes_data()
    {
        QTest::addColumn<QByteArray>("one");
        QTest::addColumn<QByteArray>("other");
        QTest::addColumn<bool>("equal");
        QTest::newRow("blanks") << QByteArray(R"({ "a" : [ 1 , 2 ] })") << QByteArray(R"({"a":[1,2]})") << true;
        QTest::newRow("order of members") << QByteArray(R"({"b":1,"a":{"d":1,"c":2}})")
                                          << QByteArray(R"({"a":{"c":2,"d":1},"b":1})") << true;
        QTest::newRow("order in a list") << QByteArray("[1,2]") << QByteArray("[2,1]") << false;
        QTest::newRow("whole numbers") << QByteArray("3.0") << QByteArray("3") << true;
        QTest::newRow("exponents") << QByteArray("1e2") << QByteArray("100") << true;
        QTest::newRow("large numbers") << QByteArray("18446744073709551615") << QByteArray("18446744073709551614") << false;
        QTest::newRow("escapes") << QByteArray("\"\\u00e9\"") << QByteArray("\"\xc3\xa9\"") << true;
        QTest::newRow("number and text") << QByteArray("1") << QByteArray("\"1\"") << false;
        QTest::newRow("null and false") << QByteArray("null") << QByteArray("false") << false;
    }
    void equalJsonIsEqualBytes()
    {
        QFETCH(QByteArray, one);
        QFETCH(QByteArray, other);
        QFETCH(bool, equal);
        QCOMPARE(api::canonicalJson(one) == api::canonicalJson(other), equal);
        QCOMPARE(api::canonicalJson(api::canonicalJson(one)), api::canonicalJson(one));
    }
};

DRYDOCK_TEST_MAIN(TestThreeWayMerge)
#include "tst_threewaymerge.moc"
