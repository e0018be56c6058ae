// SPDX-License-Identifier: GPL-3.0-or-later
//
// 2 GiB up and 2 GiB down through the product's transport and queues, and how much memory that takes. The upload comes
// from a sparse file; the download ends in a target that only counts, so that the disk does not decide the time.
#include "models/rest/qnamtransport.h"
#include "models/store/downloadqueue.h"
#include "models/store/uploadqueue.h"
#include "tests/support/floodserver.h"
#include "tests/support/testmain.h"

#include <QTemporaryDir>
#include <QTestEventLoop>

using namespace drydock;
using namespace drydock::test;

namespace {

constexpr qint64 kSize = 2LL << 30;
constexpr qint64 kMost = 32LL << 20;

class CountingTarget final : public DownloadTarget {
public:
    CountingTarget() { QIODevice::open(QIODevice::WriteOnly | QIODevice::Unbuffered); }
    [[nodiscard]] qint64 size() const override { return m_size; }
    bool restart() override { return false; }
    [[nodiscard]] qint64 bytesFree() const override { return -1; }
    [[nodiscard]] LocalProblem problem() const override { return LocalProblem::None; }
    [[nodiscard]] QString partPath() const override { return {}; }
    Status commit() override { return Nothing {}; }

protected:
    qint64 readData(char *, qint64) override { return -1; }
    qint64 writeData(const char *, qint64 size) override
    {
        m_size += size;
        return size;
    }

private:
    qint64 m_size = 0;
};

//! Bytes: "VmRSS" now, "VmHWM" the most since the last reset.
qint64 memory(const QByteArray &which)
{
    QFile status(QStringLiteral("/proc/self/status"));
    if (!status.open(QIODevice::ReadOnly))
        return -1;
    for (const QByteArray &line : status.readAll().split('\n')) {
        if (line.startsWith(which + ':'))
            return line.mid(which.size() + 1).simplified().split(' ').value(0).toLongLong() * 1024;
    }
    return -1;
}

//! What is resident now becomes the high-water mark.
void resetPeak()
{
    QFile refs(QStringLiteral("/proc/self/clear_refs"));
    if (refs.open(QIODevice::WriteOnly | QIODevice::Unbuffered))
        refs.write("5");
}

} // namespace

class TestBigTransfers : public QObject {
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
    //! QTRY_* sleeps for 10 ms whenever it has looked, and every 16 KiB of an upload need a turn of this event loop.
    static void waitForEnd(const TransferQueue &queue, quint64 id)
    {
        QTestEventLoop loop;
        connect(&queue, &TransferQueue::transferChanged, &loop, [&] {
            if (queue.find(id)->isOver())
                loop.exitLoop();
        });
        if (!queue.find(id)->isOver())
            loop.enterLoopMSecs(55'000);
    }

    SystemClock m_clock;

private Q_SLOTS:
    void init() { DRYDOCK_FAIL_ON_WARNING(); }

    void upload()
    {
        FloodServer server({});
        const auto transport = connectTo(server);
        UploadQueue queue(*transport, {});
        QTemporaryDir folder;
        QFile file(folder.filePath(QStringLiteral("big.mender")));
        QVERIFY(file.open(QIODevice::WriteOnly) && file.resize(kSize));
        file.close();
        resetPeak();
        const qint64 before = memory("VmRSS");
        const quint64 id = queue.add(file.fileName(), {});
        waitForEnd(queue, id);
        const qint64 grown = memory("VmHWM") - before;
        qInfo("2 GiB up: %lld KiB more memory", static_cast<long long>(grown / 1024));
        QVERIFY(queue.find(id)->state == Transfer::State::Done);
        QVERIFY(server.received() >= kSize);
        QVERIFY(before > 0);
        QVERIFY2(grown < kMost, qPrintable(QString::number(grown)));
    }

    void download()
    {
        FloodServer::Options options;
        options.bodySize = kSize;
        FloodServer server(options);
        const auto transport = connectTo(server);
        std::shared_ptr<CountingTarget> target;
        DownloadQueue queue(*transport, {}, [&](const QString &) {
            target = std::make_shared<CountingTarget>();
            return Result<std::shared_ptr<DownloadTarget>>(target);
        });
        resetPeak();
        const qint64 before = memory("VmRSS");
        const quint64 id = queue.addArtifact(ArtifactId(QStringLiteral("flood")), kSize, QStringLiteral("big.mender"));
        waitForEnd(queue, id);
        const qint64 grown = memory("VmHWM") - before;
        qInfo("2 GiB down: %lld KiB more memory", static_cast<long long>(grown / 1024));
        QVERIFY(queue.find(id)->state == Transfer::State::Done);
        QCOMPARE(target->size(), kSize);
        QVERIFY(before > 0);
        QVERIFY2(grown < kMost, qPrintable(QString::number(grown)));
    }
};

DRYDOCK_TEST_MAIN(TestBigTransfers)
#include "tst_bigtransfers.moc"
