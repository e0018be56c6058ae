// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/logfile.h"
#include "tests/support/testmain.h"

#include <QDir>

using namespace drydock;

class TestLogFile : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void writesRedactedLines();
    void staysSmall();
    void installedAndGone();

private:
    static QByteArray contentOf(const QString &path)
    {
        QFile file(path);
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }
};

void TestLogFile::writesRedactedLines()
{
    const QTemporaryDir dir;
    LogFile log(dir.path());
    log.write(QtInfoMsg, QStringLiteral("drydock.test"), QStringLiteral("Authorization: Bearer eyJhbGciOiJSUzI1NiJ9.eyJqdGkiOiIxIn0.c2lnbmF0dXJl\nsecond line"));
    const QByteArray text = contentOf(log.path());
    QVERIFY(text.contains("info drydock.test: "));
    QVERIFY(text.contains("\n    second line\n"));
    QVERIFY(!text.contains("c2lnbmF0dXJl"));
    QVERIFY(!(QFile::permissions(log.path()) & (QFileDevice::ReadOther | QFileDevice::ReadGroup)));
}

void TestLogFile::staysSmall()
{
    const QTemporaryDir dir;
    LogFile log(dir.path(), 2000);
    for (int i = 0; i < 200; ++i)
        log.write(QtWarningMsg, QStringLiteral("c"), QStringLiteral("line %1").arg(i));
    const QStringList files = QDir(dir.path()).entryList(QDir::Files, QDir::Name);
    QCOMPARE(files, (QStringList { QStringLiteral("drydock.1.log"), QStringLiteral("drydock.log") }));
    for (const QString &file : files)
        QVERIFY(QFileInfo(dir.filePath(file)).size() <= 2000);
    QVERIFY(contentOf(log.path()).contains("line 199"));
    log.write(QtWarningMsg, QStringLiteral("c"), QString(10'000, QLatin1Char('x')));
    QVERIFY(QFileInfo(log.path()).size() <= 2000);
}

void TestLogFile::installedAndGone()
{
    const QTemporaryDir dir;
    {
        LogFile log(dir.path());
        log.install();
        qInfo("kept");
    }
    qInfo("not kept");
    const QByteArray text = contentOf(dir.filePath(QStringLiteral("drydock.log")));
    QVERIFY(text.contains("kept"));
    QVERIFY(!text.contains("not kept"));
}

DRYDOCK_TEST_MAIN(TestLogFile)
#include "tst_logfile.moc"
