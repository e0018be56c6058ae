// SPDX-License-Identifier: GPL-3.0-or-later
//
// LabProcess on scripts that behave like a lab. The real one is started by tests/gui and by the tour.
#include "app/desktop/labprocess.h"
#include "tests/support/testmain.h"

#include <QSignalSpy>

#include <csignal>

using namespace drydock;

class TestLabProcess : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void onlyAReadyLineIsAnAddress();
    void init();
    void getsReadyAndStops();
    void noProgram();
    void endsBeforeReady();
    void saysNonsense();
    void restartsOnItsPortAndData();
    void givesUpOnOneThatKeepsDying();
    void childGoesWithItsParent();

private:
    [[nodiscard]] LabOptions script(const QByteArray &body);
    [[nodiscard]] QList<QByteArray> starts() const;
    std::unique_ptr<QTemporaryDir> m_dir;
};

void TestLabProcess::onlyAReadyLineIsAnAddress()
{
    const auto address = LabAddress::fromReadyLine(R"({"url":"http://127.0.0.1:8080","user":"u","password":"p"})");
    QVERIFY(address);
    QCOMPARE(address->url, QUrl(QStringLiteral("http://127.0.0.1:8080")));
    QCOMPARE(address->user, QStringLiteral("u"));
    for (const char *line : { "", "{}", "no json", "[]", R"({"url":"nowhere"})", R"({"url":7})" })
        QVERIFY2(!LabAddress::fromReadyLine(line), line);
}

void TestLabProcess::init()
{
    m_dir = std::make_unique<QTemporaryDir>();
}

//! A shell script in place of the lab; it notes its arguments in the file "starts".
LabOptions TestLabProcess::script(const QByteArray &body)
{
    QFile file(m_dir->filePath(QStringLiteral("lab")));
    if (!file.open(QIODevice::WriteOnly))
        return {};
    file.write("#!/bin/sh\necho \"$@\" >> '" + m_dir->filePath(QStringLiteral("starts")).toUtf8() + "'\n" + body);
    file.close();
    file.setPermissions(QFile::ReadOwner | QFile::ExeOwner | QFile::WriteOwner);
    LabOptions options;
    options.program = file.fileName();
    options.devices = 12;
    return options;
}

QList<QByteArray> TestLabProcess::starts() const
{
    QFile file(m_dir->filePath(QStringLiteral("starts")));
    return file.open(QIODevice::ReadOnly) ? file.readAll().trimmed().split('\n') : QList<QByteArray>();
}

const QByteArray kReady = R"(echo '{"url":"http://127.0.0.1:4711","user":"me@example.org","password":"pw"}')"
                          "\n";

void TestLabProcess::getsReadyAndStops()
{
    LabProcess lab(script(kReady + "exec sleep 60\n"));
    QSignalSpy ready(&lab, &LabProcess::ready);
    QSignalSpy stopped(&lab, &LabProcess::stopped);
    QSignalSpy died(&lab, &LabProcess::died);
    lab.start();
    QTRY_COMPARE(ready.count(), 1);
    QCOMPARE(lab.address().url.toString(), QStringLiteral("http://127.0.0.1:4711"));
    QCOMPARE(lab.address().user, QStringLiteral("me@example.org"));
    QCOMPARE(lab.address().password, QStringLiteral("pw"));
    QVERIFY(starts().at(0).startsWith("--port 0 --data "));
    QVERIFY(starts().at(0).contains(" --devices 12 --exit-with-parent"));
    const auto pid = static_cast<pid_t>(lab.processId());
    lab.stop();
    QTRY_COMPARE(stopped.count(), 1);
    QVERIFY(::kill(pid, 0) != 0);
    QCOMPARE(died.count(), 0);
}

void TestLabProcess::noProgram()
{
    LabOptions options;
    options.program = m_dir->filePath(QStringLiteral("missing"));
    LabProcess lab(options);
    QSignalSpy failed(&lab, &LabProcess::failed);
    lab.start();
    QTRY_COMPARE(failed.count(), 1);
    QVERIFY(!lab.isReady());
}

void TestLabProcess::endsBeforeReady()
{
    LabProcess lab(script("echo 'the folder is in use' >&2\nexit 3\n"));
    QSignalSpy failed(&lab, &LabProcess::failed);
    QTest::ignoreMessage(QtWarningMsg, QRegularExpression(QStringLiteral("ended by itself")));
    lab.start();
    QTRY_COMPARE(failed.count(), 1);
    QVERIFY(failed.first().first().toString().contains(QLatin1String("the folder is in use")));
    QCOMPARE(starts().size(), 1);
}

void TestLabProcess::saysNonsense()
{
    LabProcess lab(script("echo hello\nexec sleep 60\n"));
    QSignalSpy failed(&lab, &LabProcess::failed);
    lab.start();
    QTRY_COMPARE(failed.count(), 1);
}

void TestLabProcess::restartsOnItsPortAndData()
{
    LabProcess lab(script(kReady + "exec sleep 60\n"));
    QSignalSpy ready(&lab, &LabProcess::ready);
    QSignalSpy died(&lab, &LabProcess::died);
    QSignalSpy restarted(&lab, &LabProcess::restarted);
    lab.start();
    QTRY_COMPARE(ready.count(), 1);
    QTest::ignoreMessage(QtWarningMsg, QRegularExpression(QStringLiteral("ended by itself")));
    ::kill(static_cast<pid_t>(lab.processId()), SIGKILL);
    QTRY_COMPARE(died.count(), 1);
    QTRY_COMPARE(restarted.count(), 1);
    QCOMPARE(ready.count(), 1);
    const QList<QByteArray> all = starts();
    QCOMPARE(all.size(), 2);
    QCOMPARE(all.at(1), QByteArray(all.at(0)).replace("--port 0", "--port 4711"));
}

void TestLabProcess::givesUpOnOneThatKeepsDying()
{
    LabProcess lab(script(kReady + "exit 1\n"));
    QSignalSpy failed(&lab, &LabProcess::failed);
    for (int i = 0; i < 4; ++i)
        QTest::ignoreMessage(QtWarningMsg, QRegularExpression(QStringLiteral("ended by itself")));
    lab.start();
    QTRY_COMPARE(failed.count(), 1);
    QCOMPARE(starts().size(), 4);
}

void TestLabProcess::childGoesWithItsParent()
{
    auto lab = std::make_unique<LabProcess>(script(kReady + "exec sleep 60\n"));
    QSignalSpy ready(lab.get(), &LabProcess::ready);
    lab->start();
    QTRY_COMPARE(ready.count(), 1);
    const auto pid = static_cast<pid_t>(lab->processId());
    lab.reset();
    QVERIFY(::kill(pid, 0) != 0);
}

DRYDOCK_TEST_MAIN(TestLabProcess)
#include "tst_labprocess.moc"
