// SPDX-License-Identifier: GPL-3.0-or-later
//
// drydock-lab as a program: its one line, its exit codes, and that it does not outlive its parent.
#include "tests/support/testmain.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>

class TestLabProgram : public QObject {
    Q_OBJECT

private:
    static QString program() { return qEnvironmentVariable("DRYDOCK_BIN") + QStringLiteral("/drydock-lab"); }
    //! Starts it and waits for its line; empty where none came.
    static QJsonObject start(QProcess &process, const QStringList &arguments)
    {
        process.start(program(), arguments);
        while (process.state() != QProcess::NotRunning && !process.canReadLine()) {
            if (!process.waitForReadyRead(30'000))
                break;
        }
        return QJsonDocument::fromJson(process.readLine()).object();
    }
    static int exitCode(const QStringList &arguments)
    {
        QProcess process;
        process.start(program(), arguments);
        return process.waitForFinished(30'000) && process.exitStatus() == QProcess::NormalExit ? process.exitCode() : -1;
    }

private Q_SLOTS:
    void init()
    {
        DRYDOCK_FAIL_ON_WARNING();
        if (!QFile::exists(program()))
            QSKIP("drydock-lab has not been built");
    }
    void saysOneLineAndEndsOnSigterm();
    void endsWithItsParent();
    void exitCodes();
};

void TestLabProgram::saysOneLineAndEndsOnSigterm()
{
    QProcess lab;
    const QJsonObject ready = start(lab, { QStringLiteral("--devices"), QStringLiteral("10") });
    QVERIFY(ready.value(QLatin1String("url")).toString().startsWith(QStringLiteral("http://127.0.0.1:")));
    QCOMPARE(ready.keys(), (QStringList { QStringLiteral("internal"), QStringLiteral("password"), QStringLiteral("url"), QStringLiteral("user") }));
    lab.terminate();
    QVERIFY(lab.waitForFinished(10'000));
    QCOMPARE(lab.exitStatus(), QProcess::NormalExit);
    QCOMPARE(lab.exitCode(), 0);
    QCOMPARE(lab.readAllStandardOutput(), QByteArray());
}

void TestLabProgram::endsWithItsParent()
{
    QProcess lab;
    QVERIFY(!start(lab, { QStringLiteral("--exit-with-parent") }).isEmpty());
    QVERIFY(!lab.waitForFinished(300));
    lab.closeWriteChannel(); // what a crashed parent's end of the pipe does
    QVERIFY(lab.waitForFinished(10'000));
    QCOMPARE(lab.exitCode(), 0);
}

void TestLabProgram::exitCodes()
{
    const QTemporaryDir folder;
    QCOMPARE(exitCode({ QStringLiteral("--help") }), 0);
    QCOMPARE(exitCode({ QStringLiteral("--plan"), QStringLiteral("gold") }), 2);
    QCOMPARE(exitCode({ QStringLiteral("--recipe"), QStringLiteral("/nowhere.json"), QStringLiteral("--devices"), QStringLiteral("1") }), 2);
    QCOMPARE(exitCode({ QStringLiteral("--data"), QStringLiteral("/proc/nowhere") }), 4);
    QProcess first;
    const QJsonObject ready = start(first, { QStringLiteral("--data"), folder.path() });
    QVERIFY(!ready.isEmpty());
    QCOMPARE(exitCode({ QStringLiteral("--data"), folder.path() }), 3);
    const QString port = ready.value(QLatin1String("url")).toString().section(u':', -1);
    QCOMPARE(exitCode({ QStringLiteral("--port"), port }), 5);
    first.terminate();
    QVERIFY(first.waitForFinished(10'000));
}

DRYDOCK_TEST_MAIN(TestLabProgram)
#include "tst_labprogram.moc"
