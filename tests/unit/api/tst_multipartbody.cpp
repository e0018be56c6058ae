// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/api/multipartbody.h"
#include "tests/support/testmain.h"

#include <QTemporaryDir>

using namespace drydock::api;

class TestMultipartBody : public QObject {
    Q_OBJECT

private:
    QTemporaryDir m_folder;

    QString write(const QString &name, const QByteArray &content)
    {
        QFile file(m_folder.filePath(name));
        if (!file.open(QIODevice::WriteOnly))
            return {};
        file.write(content);
        return file.fileName();
    }
    static QByteArray expected(const QByteArray &name, const QByteArray &content)
    {
        return "--B\r\nContent-Disposition: form-data; name=\"description\"\r\n\r\nwhat it is\r\n"
               "--B\r\nContent-Disposition: form-data; name=\"size\"\r\n\r\n"
            + QByteArray::number(content.size())
            + "\r\n--B\r\nContent-Disposition: form-data; name=\"artifact\"; filename=\"" + name
            + "\"\r\nContent-Type: application/octet-stream\r\n\r\n" + content + "\r\n--B--\r\n";
    }
    static std::unique_ptr<MultipartBody> open(const QString &path)
    {
        return MultipartBody::open("B", { { "description", "what it is" } }, "artifact", path);
    }

private Q_SLOTS:
    void init() { DRYDOCK_FAIL_ON_WARNING(); }

    void whole()
    {
        const QByteArray content(100'000, 'x');
        const auto body = open(write(QStringLiteral("a.mender"), content));
        QVERIFY(body);
        QVERIFY(!body->isSequential());
        const QByteArray whole = expected("a.mender", content);
        QCOMPARE(body->size(), whole.size());
        QCOMPARE(body->readAll(), whole);
        QVERIFY(body->atEnd());
        QCOMPARE(body->read(10), QByteArray());
    }

    void withoutItsSize()
    {
        const auto body = MultipartBody::open("B", { { "path", "/x" } }, "file", write(QStringLiteral("b"), "12"),
            MultipartBody::SizePart::None);
        const QByteArray whole = body->readAll();
        QVERIFY(!whole.contains("name=\"size\""));
        QVERIFY(whole.startsWith("--B\r\nContent-Disposition: form-data; name=\"path\"\r\n\r\n/x\r\n--B\r\n"));
        QCOMPARE(body->size(), whole.size());
    }

    void emptyFile()
    {
        const auto body = open(write(QStringLiteral("empty"), {}));
        QCOMPARE(body->readAll(), expected("empty", {}));
    }

    void anyPieceFromAnywhere()
    {
        const QByteArray content = "0123456789";
        const auto body = open(write(QStringLiteral("b.mender"), content));
        const QByteArray whole = expected("b.mender", content);
        for (qsizetype from = 0; from <= whole.size(); from += 3) {
            for (const qint64 length : { 1, 7, 1000 }) {
                QVERIFY(body->seek(from));
                QCOMPARE(body->read(length), whole.mid(from, length));
            }
        }
        QVERIFY(!body->seek(whole.size() + 1));
        QVERIFY(!body->seek(-1));
    }

    void namesCannotBreakOut()
    {
        const auto body = open(write(QStringLiteral("a\"; x=\"y\r\n\u00e4.mender"), "c"));
        QVERIFY(body);
        QCOMPARE(body->readAll(), expected("a%22; x=%22y%0D%0A\xC3\xA4.mender", "c"));
    }

    void missingFileAndFolder()
    {
        QVERIFY(!open(m_folder.filePath(QStringLiteral("missing"))));
        QVERIFY(!open(m_folder.path()));
    }

    void fileThatShrinksFails()
    {
        const QString path = write(QStringLiteral("c.mender"), QByteArray(1000, 'c'));
        const auto body = open(path);
        QVERIFY(QFile::resize(path, 10));
        QByteArray read;
        QByteArray piece;
        while (!(piece = body->read(100)).isEmpty())
            read += piece;
        QVERIFY(read.size() < body->size());
    }

    void boundariesDiffer()
    {
        QVERIFY(MultipartBody::makeBoundary() != MultipartBody::makeBoundary());
        QCOMPARE(MultipartBody::contentType("x"), QByteArray("multipart/form-data; boundary=x"));
    }
};

DRYDOCK_TEST_MAIN(TestMultipartBody)
#include "tst_multipartbody.moc"
