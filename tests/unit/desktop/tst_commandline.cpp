// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/commandline.h"
#include "tests/support/testmain.h"

using namespace drydock;

class TestCommandLine : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void nothing();
    void everything();
    void nonsense_data();
    void nonsense();
    void helpNamesEveryOption();

private:
    static CommandLine parse(const QString &line)
    {
        return parseCommandLine(QStringList { QStringLiteral("drydock") } + line.split(QLatin1Char(' '), Qt::SkipEmptyParts));
    }
};

void TestCommandLine::nothing()
{
    const CommandLine line = parse({});
    QCOMPARE(line, CommandLine());
    QVERIFY(!line.isTemporary());
    QVERIFY(line.needsWindow());
}

void TestCommandLine::everything()
{
    const CommandLine line = parse(QStringLiteral(
        "--lab --devices 10 --tour pics --theme both --lang de --scale 2 --har run.har --safe-mode --lab-data d"));
    QCOMPARE(line.problem, QString());
    QVERIFY(line.lab);
    QVERIFY(line.isTour());
    QVERIFY(line.isTemporary());
    QCOMPARE(line.devices, 10);
    QCOMPARE(line.tourFolder, QStringLiteral("pics"));
    QCOMPARE(line.theme, ThemeChoice::Both);
    QCOMPARE(line.language, QStringLiteral("de"));
    QCOMPARE(line.scale, 2.0);
    QCOMPARE(line.harFile, QStringLiteral("run.har"));
    QCOMPARE(line.labData, QStringLiteral("d"));
    QVERIFY(line.safeMode);
    const CommandLine at = parse(QStringLiteral("--lab-at ready.json --figures f.json"));
    QCOMPARE(at.problem, QString());
    QCOMPARE(at.labAt, QStringLiteral("ready.json"));
    QVERIFY(at.isTemporary());
    QCOMPARE(parse(QStringLiteral("--profile Hosted")).profile, QStringLiteral("Hosted"));
    QVERIFY(parse(QStringLiteral("--version")).showVersion);
    QVERIFY(!parse(QStringLiteral("--help")).needsWindow());
}

void TestCommandLine::nonsense_data()
{
    QTest::addColumn<QString>("line");
    for (const char *line : { "--unknown", "stray", "--devices many --lab", "--devices -1 --lab", "--scale 9",
             "--theme pink", "--theme both", "--lab --profile x", "--tour t --profile x", "--devices 5", "--lang 12",
             "--tour", "--lab --lab-at f", "--lab-at f --profile x", "--tour t --lab-at f", "--lab-at f --devices 5", "--figures f" })
        QTest::newRow(line) << QString::fromLatin1(line);
}

void TestCommandLine::nonsense()
{
    QFETCH(QString, line);
    const CommandLine parsed = parse(line);
    QVERIFY(!parsed.problem.isEmpty());
    QVERIFY(!parsed.needsWindow());
}

void TestCommandLine::helpNamesEveryOption()
{
    for (const char *name : { "--lab", "--devices", "--tour", "--theme", "--lang", "--scale", "--har", "--profile",
             "--safe-mode", "--version", "--help", "Exit codes" })
        QVERIFY2(helpText().contains(QLatin1String(name)), name);
    QVERIFY(versionText().contains(QLatin1String(DRYDOCK_VERSION)));
}

DRYDOCK_TEST_MAIN(TestCommandLine)
#include "tst_commandline.moc"
