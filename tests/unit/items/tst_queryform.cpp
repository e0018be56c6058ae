// SPDX-License-Identifier: GPL-3.0-or-later
//
// A query as a form and back: the same meaning, and what no form can show is kept as it was written.
#include "models/items/queryform.h"
#include "tests/support/testmain.h"

#include <QTest>

using namespace drydock;
using Op = QueryCondition::Op;

class TestQueryForm final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void conditionsComeBack()
    {
        const QueryForm form = formOf(parseDeviceQuery(QStringLiteral("status:accepted -group:east version<2.3 exists:site last_seen>2d")));
        const std::vector<QueryCondition> expected { { QStringLiteral("status"), Op::Is, QStringLiteral("accepted") },
            { QStringLiteral("group"), Op::IsNot, QStringLiteral("east") }, { QStringLiteral("version"), Op::Less, QStringLiteral("2.3") },
            { QStringLiteral("site"), Op::Exists, {} }, { QStringLiteral("last_seen"), Op::Greater, QStringLiteral("2d") } };
        QCOMPARE(form.conditions, expected);
        QVERIFY(!form.any);
        QVERIFY(form.rest.isEmpty());
    }
    void everyOperatorSurvives_data()
    {
        QTest::addColumn<int>("op");
        QTest::addColumn<QString>("value");
        for (int op = 0; op <= static_cast<int>(Op::Missing); ++op) {
            for (const char *value : { "plain", "with blank", "a/b", "quote\" and \\", "x.y*z?", "OR", "(1, 2)" })
                QTest::addRow("%d %s", op, value) << op << QString::fromLatin1(value);
        }
    }
    void everyOperatorSurvives()
    {
        QFETCH(int, op);
        QFETCH(QString, value);
        QueryCondition condition { QStringLiteral("tags/odd name"), static_cast<Op>(op), value };
        if (condition.op == Op::Exists || condition.op == Op::Missing)
            condition.value.clear();
        if (condition.op == Op::Matches)
            condition.value = QStringLiteral("^a/b+$");
        for (const bool any : { false, true }) {
            const QueryForm form { { condition, { QStringLiteral("other"), Op::Is, QStringLiteral("1") } }, any, {} };
            const DeviceQuery query = parseDeviceQuery(textOf(form));
            QVERIFY2(query.isValid(), qPrintable(query.text));
            QCOMPARE(formOf(query), form);
        }
    }
    void theRestStays_data()
    {
        QTest::addColumn<QString>("text");
        for (const char *text : { "\"free text\"", "group:(a, b)", "(a:1 OR b:2) c:3", "a:1 OR (b:2 c:3)", "NOT (a:1 OR b:2)",
                 "version:2.*", "a:1 word (b:2 OR c~/x/i)", "a!=b", "x!~/y/", "-version<2", "" })
            QTest::addRow("%s", text) << QString::fromLatin1(text);
    }
    void theRestStays()
    {
        QFETCH(QString, text);
        const DeviceQuery query = parseDeviceQuery(text);
        const DeviceQuery back = parseDeviceQuery(textOf(formOf(query)));
        QVERIFY(back.isValid());
        // Conditions come before the rest: the same parts in another order.
        const auto parts = [](const DeviceQuery &of) {
            QStringList texts;
            if (of.root && of.root->kind == QueryNode::Kind::All) {
                for (const QueryNodePointer &child : of.root->children)
                    texts.append(describeQuery(child));
            } else {
                texts.append(describeQuery(of.root));
            }
            texts.sort();
            return texts;
        };
        QCOMPARE(parts(back), parts(query));
    }
    void anyAndARest()
    {
        QueryForm form { { { QStringLiteral("a"), Op::Is, QStringLiteral("1") }, { QStringLiteral("b"), Op::Is, QStringLiteral("2") } }, true,
            QStringLiteral("x OR y") };
        QCOMPARE(textOf(form), QStringLiteral("(a:1 OR b:2) (x OR y)"));
        form.conditions.push_back({ QStringLiteral("unfinished"), Op::Is, {} });
        QCOMPARE(textOf(form), QStringLiteral("(a:1 OR b:2) (x OR y)"));
    }
    void aBrokenQueryIsKept()
    {
        QCOMPARE(textOf(formOf(parseDeviceQuery(QStringLiteral("a:1 (b")))), QStringLiteral("a:1 (b"));
    }
};

DRYDOCK_TEST_MAIN(TestQueryForm)
#include "tst_queryform.moc"
