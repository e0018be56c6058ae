// SPDX-License-Identifier: GPL-3.0-or-later
//
// Files from and to a device by REST, through a scripted device: whole, refused, cut short, held back by a slow reader.
#include "tests/support/testmain.h"
#include "tests/unit/lab/connectrig.h"

using namespace drydock;
using namespace drydock::lab;
using namespace drydock::lab::test;
using namespace std::chrono_literals;

namespace {

QByteArray readAll(BodyStream &stream, BodyStream::State &state)
{
    QByteArray all;
    while (const std::optional<QByteArray> piece = stream.take(state))
        all += *piece;
    return all;
}

} // namespace

class TestDeviceFiles : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void fileIsDownloaded();
    void fileIsStatted();
    void downloadFails_data();
    void downloadFails();
    void downloadIsCutShort();
    void slowReaderHoldsTheDevice();
    void fileIsUploaded();
    void uploadNeedsItsParts();
};

void TestDeviceFiles::fileIsDownloaded()
{
    ConnectRig rig;
    FileDevice device(rig.connectDevice());
    const auto answer = rig.ask(Method::Get, rig.fileUrl(QStringLiteral("/etc/x")));
    QTRY_VERIFY(answer->has_value());
    QCOMPARE((*answer)->status, 200);
    QCOMPARE((*answer)->header("X-MEN-File-Mode"), QByteArray("644"));
    QCOMPARE((*answer)->header("X-MEN-File-Size"), QByteArray("50000"));
    QCOMPARE((*answer)->header("X-MEN-File-UID"), QByteArray("1000"));
    QCOMPARE((*answer)->header("Content-Disposition"), QByteArray("attachment; filename=\"x\""));
    QByteArray all;
    BodyStream::State state {};
    QTRY_VERIFY((all += readAll(*(*answer)->stream, state), state == BodyStream::State::Finished));
    QCOMPARE(all, device.content);
    QTRY_COMPARE(device.socket->types().last(), QStringLiteral("close"));
    QCOMPARE(rig.actions(), QStringList { QStringLiteral("download_file") });
    QCOMPARE(rig.lab.audit.entries.first().meta.value(QStringLiteral("path")), QStringList { QStringLiteral("/etc/x") });
}

void TestDeviceFiles::fileIsStatted()
{
    ConnectRig rig;
    FileDevice device(rig.connectDevice());
    const auto answer = rig.ask(Method::Head, rig.fileUrl(QStringLiteral("/etc/x")));
    QTRY_VERIFY(answer->has_value());
    QCOMPARE((*answer)->status, 200);
    QVERIFY(!(*answer)->stream);
    QVERIFY(!device.socket->types().contains(QStringLiteral("get_file")));
}

void TestDeviceFiles::downloadFails_data()
{
    QTest::addColumn<QString>("how");
    QTest::addColumn<int>("status");
    QTest::newRow("relative path") << QString() << 400;
    QTest::newRow("a directory") << QStringLiteral("directory") << 400;
    QTest::newRow("no such protocol") << QStringLiteral("protocol") << 502;
    QTest::newRow("an error") << QStringLiteral("error") << 400;
    QTest::newRow("an error with a code") << QStringLiteral("code") << 403;
    QTest::newRow("silence") << QStringLiteral("silence") << 408;
    QTest::newRow("it leaves") << QStringLiteral("leaves") << 409;
    QTest::newRow("it is not there") << QStringLiteral("absent") << 409;
}

void TestDeviceFiles::downloadFails()
{
    QFETCH(const QString, how);
    QFETCH(const int, status);
    ConnectRig rig;
    rig.service->setSilence(50ms);
    FileDevice device(rig.connectDevice());
    if (how == u"directory")
        device.mode = 0x80000000 | 0755;
    if (how == u"protocol")
        device.protocols = { 1, 4 };
    if (how == u"error")
        device.error = { { QStringLiteral("err"), QStringLiteral("no such file or directory") } };
    if (how == u"code")
        device.error = { { QStringLiteral("err"), QStringLiteral("access denied") }, { QStringLiteral("code"), qint64 { 403 } } };
    if (how == u"silence")
        device.silent = true;
    if (how == u"absent")
        device.socket->leave();
    const auto answer = rig.ask(Method::Get, rig.fileUrl(how.isEmpty() ? QStringLiteral("etc/x") : QStringLiteral("/etc/x")));
    if (how == u"leaves")
        device.socket->leave();
    QTRY_VERIFY(answer->has_value());
    QCOMPARE((*answer)->status, status);
    QVERIFY(!LabFixture::object(**answer).value(QLatin1String("error")).toString().isEmpty());
}

void TestDeviceFiles::downloadIsCutShort()
{
    ConnectRig rig;
    FileDevice device(rig.connectDevice());
    device.lies = true;
    const auto answer = rig.ask(Method::Get, rig.fileUrl(QStringLiteral("/etc/x")));
    QTRY_VERIFY(answer->has_value());
    QByteArray all;
    BodyStream::State state {};
    QTRY_VERIFY((all += readAll(*(*answer)->stream, state), state == BodyStream::State::Failed));
    QVERIFY(all.size() < device.content.size());
}

void TestDeviceFiles::slowReaderHoldsTheDevice()
{
    ConnectRig rig;
    FileDevice device(rig.connectDevice());
    device.content = QByteArray(3 << 20, 'f');
    const auto answer = rig.ask(Method::Get, rig.fileUrl(QStringLiteral("/etc/x")));
    QTRY_VERIFY(answer->has_value());
    QTRY_VERIFY(!(*answer)->stream->wantsMore());
    QVERIFY(device.at < BodyStream::kWindow + 20 * 4096); // nobody reads: nothing may pile up
    QByteArray all;
    BodyStream::State state {};
    QTRY_VERIFY((all += readAll(*(*answer)->stream, state), state == BodyStream::State::Finished));
    QCOMPARE(all.size(), device.content.size());
}

void TestDeviceFiles::fileIsUploaded()
{
    ConnectRig rig;
    QTemporaryDir folder;
    for (const qsizetype size : { 0, 1, 4096, 40'960, 123'456 }) {
        FileDevice device(rig.connectDevice());
            auto upload = std::make_shared<Upload>();
        QByteArray content(size, '\0');
        for (qsizetype i = 0; i < size; ++i)
            content[i] = static_cast<char>(i * 7);
        upload->filePath = folder.filePath(QStringLiteral("upload-%1").arg(size));
        QFile file(upload->filePath);
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(content);
        file.close();
        upload->fileSize = size;
        upload->fileName = QStringLiteral("local.txt");
        upload->fields = { { QStringLiteral("path"), "/tmp/remote.txt" }, { QStringLiteral("mode"), "644" }, { QStringLiteral("uid"), "0" } };
        const auto answer = rig.ask(Method::Put, kConnectBase + rig.device + QStringLiteral("/upload"), upload);
        QTRY_VERIFY(answer->has_value());
        QCOMPARE((*answer)->status, 201);
        QVERIFY((*answer)->body.isEmpty());
        QCOMPARE(device.written, content);
        QVERIFY(device.mostWithoutAck <= 10);
        const Result<api::ProtoMap> put = api::unpackMap(device.socket->sent.at(1).body);
        QCOMPARE(api::mapText(*put, QStringLiteral("path")), QStringLiteral("/tmp/remote.txt"));
        QCOMPARE(api::mapNumber(*put, QStringLiteral("mode")).value_or(0), 0644);
        QCOMPARE(api::mapNumber(*put, QStringLiteral("size")).value_or(-1), size);
        device.socket->react = nullptr;
        }
    QCOMPARE(rig.actions().count(QStringLiteral("upload_file")), 5);
}

void TestDeviceFiles::uploadNeedsItsParts()
{
    ConnectRig rig;
    FileDevice device(rig.connectDevice());
    const auto status = [&rig](const QHash<QString, QByteArray> &fields, const QString &file) {
        auto upload = std::make_shared<Upload>();
        upload->fields = fields;
        upload->filePath = file;
        upload->release();
        const auto answer = rig.ask(Method::Put, kConnectBase + rig.device + QStringLiteral("/upload"), upload);
        return answer->has_value() ? (*answer)->status : 0;
    };
    QCOMPARE(status({ { QStringLiteral("path"), "/x" } }, {}), 400);
    QCOMPARE(status({}, QStringLiteral("/nonexistent")), 400);
    QCOMPARE(status({ { QStringLiteral("path"), "relative" } }, QStringLiteral("/nonexistent")), 400);
    QCOMPARE(status({ { QStringLiteral("path"), "/x" }, { QStringLiteral("mode"), "abc" } }, QStringLiteral("/nonexistent")), 400);
    QCOMPARE(status({ { QStringLiteral("path"), "/x" }, { QStringLiteral("uid"), "-1" } }, QStringLiteral("/nonexistent")), 400);
    QVERIFY(device.socket->sent.isEmpty());
}

DRYDOCK_TEST_MAIN(TestDeviceFiles)
#include "tst_devicefiles.moc"
