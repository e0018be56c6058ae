// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/attributes/attributetable.h"
#include "models/attributes/predicate.h"
#include "tests/support/testmain.h"

#include <QRandomGenerator>
#include <QTest>

#include <algorithm>
#include <map>
#include <random>

using namespace drydock;

namespace {

using Model = std::map<AttributeRow, std::map<int, AttributeValue>>;

AttributeValue randomValue(std::mt19937 &random)
{
    const auto pick = [&random](int n) { return static_cast<int>(random() % static_cast<unsigned>(n)); };
    switch (pick(6)) {
    case 0:
        return pick(20) / 2.0 - 3;
    case 1:
        return pick(2) == 0;
    case 2: {
        QStringList texts;
        for (int n = pick(3); n > 0; --n)
            texts.append(QStringLiteral("e%1").arg(pick(6)));
        return texts;
    }
    case 3: {
        std::vector<double> numbers;
        for (int n = pick(3); n > 0; --n)
            numbers.push_back(pick(6));
        return numbers;
    }
    default:
        return QStringLiteral("value %1 \u00e9").arg(pick(400));
    }
}

std::optional<AttributeValue> cell(const Model &model, AttributeRow row, int column)
{
    const auto &cells = model.at(row);
    const auto found = cells.find(column);
    return found == cells.end() ? std::nullopt : std::optional(found->second);
}

//! The semantics of a predicate once more, written for one value and without dictionaries.
bool naiveMatch(const Predicate &predicate, const std::optional<AttributeValue> &value)
{
    if (predicate.op == PredicateOp::Exists)
        return value.has_value() == std::get<bool>(predicate.operand);
    if (!value)
        return predicate.op == PredicateOp::NotEqual || predicate.op == PredicateOp::NotIn
            || predicate.op == PredicateOp::LessOrMissing;
    if (predicate.op == PredicateOp::Contains)
        return attributeText(*value).toLower().contains(attributeText(predicate.operand).toLower());
    std::vector<AttributeValue> candidates { *value };
    if (const auto *texts = std::get_if<QStringList>(&*value))
        candidates.insert(candidates.end(), texts->begin(), texts->end());
    if (const auto *numbers = std::get_if<std::vector<double>>(&*value))
        candidates.insert(candidates.end(), numbers->begin(), numbers->end());
    bool any = false;
    for (const AttributeValue &candidate : candidates) {
        const bool sameKind = candidate.index() == predicate.operand.index();
        const int order = sameKind ? compareAttributeValues(candidate, predicate.operand) : 0;
        switch (predicate.op) {
        case PredicateOp::Equal:
        case PredicateOp::NotEqual:
            any = any || candidate == predicate.operand;
            break;
        case PredicateOp::Less:
        case PredicateOp::LessOrMissing:
            any = any || (sameKind && order < 0);
            break;
        case PredicateOp::LessOrEqual:
            any = any || (sameKind && order <= 0);
            break;
        case PredicateOp::Greater:
            any = any || (sameKind && order > 0);
            break;
        case PredicateOp::GreaterOrEqual:
            any = any || (sameKind && order >= 0);
            break;
        case PredicateOp::In:
        case PredicateOp::NotIn: {
            const auto *texts = std::get_if<QStringList>(&predicate.operand);
            const auto *text = std::get_if<QString>(&candidate);
            any = any || (texts && text && texts->contains(*text));
            break;
        }
        default:
            break;
        }
    }
    return (predicate.op == PredicateOp::NotEqual || predicate.op == PredicateOp::NotIn) ? !any : any;
}

void compareWithModel(const AttributeTable &table, const Model &model, int columns)
{
    QCOMPARE(table.rowCount(), static_cast<quint32>(model.size()));
    std::vector<AttributeRow> rows;
    for (const auto &[row, cells] : model)
        rows.push_back(row);
    QCOMPARE(table.rows(), rows);
    for (int column = 0; column < columns; ++column) {
        quint32 filled = 0;
        std::vector<AttributeValue> distinct;
        for (const AttributeRow row : rows) {
            const auto expected = cell(model, row, column);
            QVERIFY(table.value(row, column) == expected);
            if (!expected)
                continue;
            ++filled;
            if (std::find(distinct.begin(), distinct.end(), *expected) == distinct.end())
                distinct.push_back(*expected);
        }
        QCOMPARE(table.filledCount(column), filled);
        QCOMPARE(table.distinctCount(column), static_cast<quint32>(distinct.size()));
    }
}

} // namespace

class TestAttributeTable : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init() { DRYDOCK_FAIL_ON_WARNING(); }
    void randomOperationsAgreeWithANaiveModel();
    void snapshotIsUnmovedByLaterWrites();
    void wideColumnsKeepEveryNumber();
    void ranksFollowTheOrder();
    void predicatesAgreeWithANaiveFilter();
    void regularExpressions();
    void wordsAreFoundAsQtFindsThem();
    void garbageIsGivenBack();
    void bulkLoad();
    void millionRowsFitTheirBudget();
};

void TestAttributeTable::randomOperationsAgreeWithANaiveModel()
{
    constexpr int kColumns = 5;
    for (unsigned seed = 1; seed <= 4; ++seed) {
        std::mt19937 random(seed);
        AttributeTable table;
        Model model;
        for (int column = 0; column < kColumns; ++column)
            QCOMPARE(table.addColumn(QStringLiteral("inventory"), QString::number(column)), column);
        for (int step = 0; step < 4000; ++step) {
            const auto dice = random() % 100;
            if (dice < 15 || model.empty()) {
                const AttributeRow row = table.addRow();
                QVERIFY(!model.contains(row));
                model[row] = {};
                continue;
            }
            auto at = model.begin();
            std::advance(at, static_cast<long>(random() % model.size()));
            const int column = static_cast<int>(random() % kColumns);
            if (dice < 22) {
                table.removeRow(at->first);
                model.erase(at);
            } else if (dice < 35) {
                QCOMPARE(table.clear(at->first, column), at->second.erase(column) > 0);
            } else {
                const AttributeValue value = randomValue(random);
                const quint64 revision = table.columnRevision(column);
                const bool differs = cell(model, at->first, column) != std::optional(value);
                QCOMPARE(table.set(at->first, column, value), differs);
                QCOMPARE(table.columnRevision(column) != revision, differs);
                at->second[column] = value;
            }
            if (step % 500 == 499)
                compareWithModel(table, model, kColumns);
        }
        compareWithModel(table, model, kColumns);
    }
}

void TestAttributeTable::snapshotIsUnmovedByLaterWrites()
{
    AttributeTable table;
    const int column = table.addColumn(QStringLiteral("tags"), QStringLiteral("name"));
    const AttributeRow row = table.addRow();
    table.set(row, column, QStringLiteral("before"));
    const AttributeTable snapshot = table;
    table.set(row, column, QStringLiteral("after"));
    table.addRow();
    QCOMPARE(snapshot.text(row, column), QStringLiteral("before"));
    QCOMPARE(snapshot.rowCount(), 1U);
    QCOMPARE(table.text(row, column), QStringLiteral("after"));
    QCOMPARE(table.findColumn(QStringLiteral("inventory"), QStringLiteral("name")), AttributeTable::kNoColumn);
}

void TestAttributeTable::wideColumnsKeepEveryNumber()
{
    AttributeTable table;
    const int column = table.addColumn(QStringLiteral("identity"), QStringLiteral("serial"));
    constexpr quint32 kRows = 70'000; // beyond what 8 and 16 bits can number
    table.addRows(kRows);
    for (quint32 row = 0; row < kRows; ++row)
        table.set(row, column, QString::number(row));
    for (quint32 row = 0; row < kRows; row += 97)
        QCOMPARE(table.text(row, column), QString::number(row));
    QCOMPARE(table.distinctCount(column), kRows);
}

void TestAttributeTable::ranksFollowTheOrder()
{
    std::mt19937 random(5);
    AttributeTable table;
    const int column = table.addColumn(QStringLiteral("inventory"), QStringLiteral("x"));
    for (int i = 0; i < 600; ++i)
        table.set(table.addRow(), column, randomValue(random));
    for (const QString &text : { QStringLiteral("v1.9"), QStringLiteral("v1.10"), QStringLiteral("V1.9"),
             QStringLiteral("a\U0001F600"), QStringLiteral("a\uFFFD"), QStringLiteral("v1.9.1") })
        table.set(table.addRow(), column, text);
    for (const ValueOrder order : { ValueOrder::Server, ValueOrder::Natural }) {
        const std::vector<quint32> ranks = table.ranks(column, order);
        const auto compare
            = order == ValueOrder::Server ? compareAttributeValues : compareAttributeValuesNaturally;
        QCOMPARE(ranks[0], 0U);
        for (ValueNumber a = 1; a < table.numberBound(column); ++a) {
            for (ValueNumber b = 1; b < a; ++b) {
                const int expected = compare(table.valueOf(column, a), table.valueOf(column, b));
                QVERIFY(expected != 0);
                QCOMPARE(ranks[a] < ranks[b], expected < 0);
            }
        }
    }
    QVERIFY(compareAttributeValuesNaturally(QStringLiteral("v1.9"), QStringLiteral("v1.10")) < 0);
    QVERIFY(compareAttributeValues(QStringLiteral("v1.9"), QStringLiteral("v1.10")) > 0);
}

void TestAttributeTable::predicatesAgreeWithANaiveFilter()
{
    std::mt19937 random(11);
    AttributeTable table;
    Model model;
    for (int column = 0; column < 3; ++column)
        table.addColumn(QStringLiteral("inventory"), QString::number(column));
    for (int i = 0; i < 500; ++i) {
        const AttributeRow row = table.addRow();
        model[row] = {};
        for (int column = 0; column < 3; ++column) {
            if (random() % 4 == 0)
                continue;
            const AttributeValue value = randomValue(random);
            table.set(row, column, value);
            model[row][column] = value;
        }
    }
    const PredicateOp ops[] = { PredicateOp::Equal, PredicateOp::NotEqual, PredicateOp::Less, PredicateOp::LessOrEqual,
        PredicateOp::Greater, PredicateOp::GreaterOrEqual, PredicateOp::LessOrMissing, PredicateOp::In,
        PredicateOp::NotIn, PredicateOp::Exists, PredicateOp::Contains };
    size_t hits = 0;
    for (int round = 0; round < 150; ++round) {
        std::vector<Predicate> predicates;
        for (size_t n = 1 + random() % 2; n > 0; --n) {
            Predicate predicate { QStringLiteral("inventory"), QString::number(random() % 4),
                ops[random() % std::size(ops)], randomValue(random) };
            if (predicate.op == PredicateOp::In || predicate.op == PredicateOp::NotIn)
                predicate.operand = QStringList { QStringLiteral("e1"), QStringLiteral("value 7 \u00e9") };
            if (predicate.op == PredicateOp::Exists)
                predicate.operand = random() % 2 == 0;
            if (predicate.op == PredicateOp::Contains)
                predicate.operand = QStringLiteral("LUE 1");
            predicates.push_back(predicate);
        }
        std::vector<AttributeRow> expected;
        for (const auto &[row, cells] : model) {
            bool all = true;
            for (const Predicate &predicate : predicates)
                all = all && naiveMatch(predicate, cell(model, row, predicate.name.toInt()));
            if (all)
                expected.push_back(row);
        }
        QCOMPARE(matchingRows(table, predicates), expected);
        for (const auto &[row, cells] : model) {
            for (const Predicate &predicate : predicates)
                QCOMPARE(matchesRow(table, row, predicate, Matcher(predicate)),
                    naiveMatch(predicate, cell(model, row, predicate.name.toInt())));
        }
        hits += expected.size();
    }
    QVERIFY(hits > 400);
}

void TestAttributeTable::regularExpressions()
{
    AttributeTable table;
    const int column = table.addColumn(QStringLiteral("inventory"), QStringLiteral("ip"));
    const AttributeRow one = table.addRow();
    const AttributeRow two = table.addRow();
    const AttributeRow three = table.addRow();
    table.set(one, column, QStringLiteral("10.0.0.17"));
    table.set(two, column, QStringList { QStringLiteral("192.168.0.1"), QStringLiteral("10.0.0.18") });
    table.set(three, column, 10.0);
    Predicate predicate { QStringLiteral("inventory"), QStringLiteral("ip"), PredicateOp::Regex,
        QStringLiteral("^10\\.0") };
    QCOMPARE(matchingRows(table, { predicate }), (std::vector<AttributeRow> { one, two }));
    predicate.operand = QStringLiteral("0.1$");
    QCOMPARE(matchingRows(table, { predicate }), (std::vector<AttributeRow> { two }));
    predicate.operand = QStringLiteral("(");
    QVERIFY(!Matcher(predicate).isValid());
    QVERIFY(matchingRows(table, { predicate }).empty());
}

//! Eight bytes at once, characters that a column lacks, letters that fold to others: all as Qt decides it.
void TestAttributeTable::wordsAreFoundAsQtFindsThem()
{
    QRandomGenerator random(23);
    const QString alphabet = QStringLiteral("aAbBzZ@[`{_09-:. \u00e9\u212a\u017fkKsS");
    const auto text = [&](int longest, qsizetype letters) {
        QString made;
        for (int n = static_cast<int>(random.bounded(longest + 1)); n > 0; --n)
            made += alphabet.at(random.bounded(static_cast<int>(letters)));
        return made;
    };
    int found = 0;
    int impossible = 0;
    for (int round = 0; round < 3'000; ++round) {
        AttributeTable table;
        const int column = table.addColumn(QStringLiteral("inventory"), QStringLiteral("word"));
        // Mostly ASCII, so that a column can lack a character.
        const qsizetype letters = random.bounded(4) == 0 ? alphabet.size() : random.bounded(4, 18);
        std::vector<AttributeValue> values;
        for (int n = static_cast<int>(random.bounded(1, 6)); n > 0; --n) {
            values.emplace_back(text(40, letters));
            if (random.bounded(10) == 0)
                values.emplace_back(double(random.bounded(1000)) / 8);
            if (random.bounded(20) == 0)
                values.emplace_back(QStringList { text(9, letters), text(9, letters) });
        }
        for (const AttributeValue &value : values)
            table.set(table.addRow(), column, value);
        QString needle = text(4, alphabet.size());
        if (random.bounded(2) == 0)
            needle = attributeText(values.front()).mid(random.bounded(20), random.bounded(12)).toUpper();
        if (needle.isEmpty())
            continue;
        const Matcher matcher({ QStringLiteral("inventory"), QStringLiteral("word"), PredicateOp::Contains, needle });
        const std::vector<bool> decided = decide(table, column, matcher);
        impossible += !matcher.couldMatchIn(table, column);
        for (const AttributeValue &value : values) {
            const bool expected = attributeText(value).contains(needle, Qt::CaseInsensitive);
            QVERIFY2(decided[table.findNumber(column, value)] == expected, qPrintable(attributeText(value) + QStringLiteral(" | ") + needle));
            found += expected;
        }
    }
    QVERIFY2(found > 500 && impossible > 200, qPrintable(QStringLiteral("%1 found, %2 impossible").arg(found).arg(impossible)));
}

void TestAttributeTable::garbageIsGivenBack()
{
    AttributeTable table;
    const int column = table.addColumn(QStringLiteral("inventory"), QStringLiteral("uptime"));
    const AttributeRow row = table.addRow();
    const AttributeRow other = table.addRow();
    table.set(other, column, QStringLiteral("stays"));
    for (int i = 0; i < 60'000; ++i)
        table.set(row, column, QStringLiteral("uptime of %1 seconds, never the same twice").arg(i));
    QCOMPARE(table.distinctCount(column), 2U);
    QVERIFY2(table.memoryBytes() < 1'000'000, qPrintable(QString::number(table.memoryBytes())));
    QCOMPARE(table.text(other, column), QStringLiteral("stays"));
    QCOMPARE(table.text(row, column), QStringLiteral("uptime of 59999 seconds, never the same twice"));
}

void TestAttributeTable::bulkLoad()
{
    AttributeTable table;
    const int column = table.addColumn(QStringLiteral("inventory"), QStringLiteral("device_type"));
    const ValueNumber board = table.intern(column, QStringLiteral("board"));
    const ValueNumber unused = table.intern(column, QStringLiteral("never"));
    const AttributeRow first = table.addRows(1000);
    for (AttributeRow row = first; row < first + 1000; row += 2)
        table.setNumber(row, column, board);
    table.dropUnused(column, unused);
    table.dropUnused(column, board);
    QCOMPARE(table.distinctCount(column), 1U);
    QCOMPARE(table.filledCount(column), 500U);
    QCOMPARE(table.usesOf(column, board), 500U);
    QCOMPARE(table.findNumber(column, QStringLiteral("board")), board);
    QCOMPARE(table.findNumber(column, QStringLiteral("never")), 0U);
}

void TestAttributeTable::millionRowsFitTheirBudget()
{
    // 20,000 rows with the lab's mix of columns: a fiftieth of what a million rows may cost (700 MiB).
    AttributeTable table;
    constexpr quint32 kRows = 20'000;
    table.addRows(kRows);
    for (int column = 0; column < 30; ++column) {
        table.addColumn(QStringLiteral("inventory"), QString::number(column));
        const quint32 distinct = column < 8 ? kRows : (column < 14 ? 1000 : 12);
        std::vector<ValueNumber> numbers;
        for (quint32 i = 0; i < distinct; ++i)
            numbers.push_back(table.intern(column, QStringLiteral("value-%1-of-%2").arg(i, 8).arg(column)));
        for (quint32 row = 0; row < kRows; ++row)
            table.setNumber(row, column, numbers[row % distinct]);
    }
    qInfo("%u rows x 30 columns: %.1f MiB", kRows, static_cast<double>(table.memoryBytes()) / 1048576.0);
    QVERIFY(table.memoryBytes() < 14U * 1024 * 1024);
}

DRYDOCK_TEST_MAIN(TestAttributeTable)
#include "tst_attributetable.moc"
