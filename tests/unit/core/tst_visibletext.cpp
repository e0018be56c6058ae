// SPDX-License-Identifier: GPL-3.0-or-later
//
// Names that try to pass for others, or to break a line, are shown as what they are; ordinary ones of any script stay.
#include "models/core/visibletext.h"
#include "tests/support/testmain.h"

#include <QTest>

using namespace drydock;

class TestVisibleText final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void texts_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("shown");
        QTest::newRow("plain") << QStringLiteral("edge-1 äöü 日本 שלום") << QStringLiteral("edge-1 äöü 日本 שלום");
        QTest::newRow("override") << QStringLiteral("gate\u202egnp.exe") << QStringLiteral("gate\\u202egnp.exe");
        QTest::newRow("isolate") << QStringLiteral("a\u2066b\u2069") << QStringLiteral("a\\u2066b\\u2069");
        QTest::newRow("no width") << QStringLiteral("a\u200bdmin\ufeff") << QStringLiteral("a\\u200bdmin\\ufeff");
        QTest::newRow("escape") << QStringLiteral("a\u001b[31m\u0007") << QStringLiteral("a\\u001b[31m\\u0007");
        QTest::newRow("nul") << QString::fromLatin1("a\0b", 3) << QStringLiteral("a\\u0000b");
        QTest::newRow("joiner") << QStringLiteral("\u0646\u200c\u0647") << QStringLiteral("\u0646\u200c\u0647");
        QTest::newRow("line separator") << QStringLiteral("a\u2028b") << QStringLiteral("a\\u2028b");
    }
    void texts()
    {
        QFETCH(QString, text);
        QFETCH(QString, shown);
        QCOMPARE(visibleText(text), shown);
        QCOMPARE(visibleLine(text), shown);
    }
    void lines()
    {
        QCOMPARE(visibleText(QStringLiteral("a\nb\tc")), QStringLiteral("a\nb\tc"));
        QCOMPARE(visibleLine(QStringLiteral("a\nb\tc\r")), QStringLiteral("a b c\\u000d"));
    }
};

DRYDOCK_TEST_MAIN(TestVisibleText)
#include "tst_visibletext.moc"
