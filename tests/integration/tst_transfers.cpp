// SPDX-License-Identifier: GPL-3.0-or-later
//
// Uploads and downloads over real sockets, and what ends them in the middle: the server's limit, a lost connection, a
// file that changes while it is sent, a disk that does not take it.
#include "models/rest/qnamtransport.h"
#include "models/store/downloadqueue.h"
#include "models/store/uploadqueue.h"
#include "tests/support/floodserver.h"
#include "tests/support/testmain.h"

#include <QDir>
#include <QTemporaryDir>

using namespace drydock;
using namespace drydock::test;

namespace {
//! More than the sockets' own buffers hold, so that there is a middle; QTRY_* slows each 16 KiB of an upload to 10 ms.
constexpr qint64 kSize = 12LL << 20;
} // namespace

class TestTransfers : public QObject {
    Q_OBJECT

private:
    std::unique_ptr<QnamTransport> connectTo(const FloodServer &server)
    {
        ServerEndpoint endpoint;
        endpoint.baseUrl = server.url();
        auto transport = std::make_unique<QnamTransport>(endpoint, m_clock, LaneTransport::Options {});
        transport->setToken("token");
        return transport;
    }
    QString sparseFile()
    {
        QFile file(m_folder.filePath(QStringLiteral("a.mender")));
        if (!file.open(QIODevice::WriteOnly) || !file.resize(kSize))
            return {};
        return file.fileName();
    }

    SystemClock m_clock;
    QTemporaryDir m_folder;

private Q_SLOTS:
    void init() { DRYDOCK_FAIL_ON_WARNING(); }

    void aRefusalInTheMiddleNamesTheServersRoom_data()
    {
        QTest::addColumn<bool>("silent");
        QTest::newRow("413 and the end of the connection") << false;
        QTest::newRow("only the end of the connection") << true;
    }
    void aRefusalInTheMiddleNamesTheServersRoom()
    {
        QFETCH(bool, silent);
        FloodServer::Options options;
        options.refuseAfter = 1 << 20;
        options.silent = silent;
        options.storage = R"({"limit":20000000,"usage":15000000})"; // 5,000,000 bytes are free
        FloodServer server(options);
        const auto transport = connectTo(server);
        UploadQueue queue(*transport, {});
        const quint64 id = queue.add(sparseFile(), {});
        QTRY_VERIFY_WITH_TIMEOUT(queue.find(id)->isOver(), 20'000);
        const Transfer *upload = queue.find(id);
        QVERIFY(upload->state == Transfer::State::Failed);
        QCOMPARE(errorKindName(upload->error->kind), QStringLiteral("TooLarge"));
        QVERIFY(upload->error->room == std::optional(Room { kSize, 5'000'000, 20'000'000 }));
        QCOMPARE(server.uploads(), 1);
        QVERIFY(server.received() < kSize);
    }

    void aFileThatChangesIsNotTheServersFault_data()
    {
        QTest::addColumn<QString>("change");
        QTest::newRow("it shrinks") << QStringLiteral("shrink");
        QTest::newRow("it is written to") << QStringLiteral("touch");
        QTest::newRow("it is removed") << QStringLiteral("remove");
    }
    void aFileThatChangesIsNotTheServersFault()
    {
        QFETCH(QString, change);
        FloodServer server({});
        const auto transport = connectTo(server);
        UploadQueue queue(*transport, {});
        const QString path = sparseFile();
        bool changed = false;
        connect(&queue, &TransferQueue::transferChanged, this, [&](quint64 id) {
            if (changed || queue.find(id)->moved == 0)
                return;
            changed = true;
            QFile file(path);
            if (change == QStringLiteral("remove"))
                QVERIFY(file.remove());
            else if (change == QStringLiteral("shrink"))
                QVERIFY(file.resize(1 << 16));
            else
                QVERIFY(file.open(QIODevice::ReadWrite) && file.setFileTime(QDateTime::fromSecsSinceEpoch(1'000'000), QFileDevice::FileModificationTime));
        });
        const quint64 id = queue.add(path, {});
        QTRY_VERIFY_WITH_TIMEOUT(queue.find(id)->isOver(), 20'000);
        if (!changed)
            QSKIP("all bytes were on their way before the first progress was told");
        QVERIFY(queue.find(id)->state == Transfer::State::Failed);
        QVERIFY2(queue.find(id)->error->local == LocalProblem::FileChanged, qPrintable(queue.find(id)->error->apiMessage));
        QCOMPARE(server.uploads(), 1);
    }

    void aLostDownloadGoesOn()
    {
        FloodServer::Options options;
        options.bodySize = kSize;
        options.loseAfter = kSize / 2;
        FloodServer server(options);
        const auto transport = connectTo(server);
        DownloadQueue queue(*transport, {});
        const QString path = m_folder.filePath(QStringLiteral("down.mender"));
        const quint64 id = queue.addArtifact(ArtifactId(QStringLiteral("flood")), kSize, path);
        QTRY_VERIFY_WITH_TIMEOUT(queue.find(id)->isOver(), 30'000);
        QVERIFY2(queue.find(id)->state == Transfer::State::Done,
            qPrintable(queue.find(id)->error.value_or(Error {}).apiMessage));
        QCOMPARE(QFileInfo(path).size(), kSize);
        QCOMPARE(server.partials(), 1);
        QFile file(path);
        QVERIFY(file.open(QIODevice::ReadOnly));
        while (!file.atEnd()) {
            const QByteArray block = file.read(1 << 20);
            QCOMPARE(block.count('x'), block.size());
        }
        QVERIFY(QDir(m_folder.path()).entryList({ QStringLiteral("*.part") }).isEmpty());
    }

    //! /dev/full takes a file's name and not a byte.
    void aFullDiskIsNotTheNetwork()
    {
        class FullFile final : public DownloadTarget {
        public:
            FullFile()
                : m_file(QStringLiteral("/dev/full"))
            {
                m_open = m_file.open(QIODevice::WriteOnly | QIODevice::Unbuffered);
                QIODevice::open(QIODevice::WriteOnly | QIODevice::Unbuffered);
            }
            bool m_open = false;
            [[nodiscard]] qint64 size() const override { return 0; }
            bool restart() override { return true; }
            [[nodiscard]] qint64 bytesFree() const override { return -1; }
            [[nodiscard]] LocalProblem problem() const override { return m_problem; }
            [[nodiscard]] QString partPath() const override { return m_file.fileName(); }
            Status commit() override { return makeLocalError(LocalProblem::CannotWrite); }

        protected:
            qint64 readData(char *, qint64) override { return -1; }
            qint64 writeData(const char *data, qint64 size) override
            {
                const qint64 written = m_file.write(data, size);
                if (written < size)
                    m_problem = LocalProblem::DiskFull;
                return written;
            }

        private:
            QFile m_file;
            LocalProblem m_problem = LocalProblem::None;
        };
        FloodServer::Options options;
        options.bodySize = kSize;
        FloodServer server(options);
        const auto transport = connectTo(server);
        bool opened = false;
        DownloadQueue queue(*transport, {}, [&](const QString &) {
            auto file = std::make_shared<FullFile>();
            opened = file->m_open;
            return Result<std::shared_ptr<DownloadTarget>>(std::move(file));
        });
        const quint64 id = queue.addArtifact(ArtifactId(QStringLiteral("flood")), kSize, QStringLiteral("any"));
        QVERIFY(opened);
        QTRY_VERIFY_WITH_TIMEOUT(queue.find(id)->isOver(), 20'000);
        QVERIFY(queue.find(id)->error->local == LocalProblem::DiskFull);
        QVERIFY(queue.find(id)->error->kind == ErrorKind::Unprocessable);
    }
};

DRYDOCK_TEST_MAIN(TestTransfers)
#include "tst_transfers.moc"
