// SPDX-License-Identifier: GPL-3.0-or-later
//
// Every call of every façade through the product's transport on a scripted wire: it settles well on the answer that a
// server gives, and its exchange is kept as a HAR, which contract_traffic holds against the API description. One
// function per service; operations.tsv names the ctest of each operation.
#include "tests/support/faketransport.h"
#include "tests/support/testmain.h"
#include "tests/unit/api/calls/calls.h"

#include <QDir>
#include <QTemporaryDir>

using namespace drydock;
using drydock::test::ApiCall;
using drydock::test::CallOutcome;
using drydock::test::FakeClock;
using drydock::test::FakeTransport;
using drydock::test::RecordingTransport;
using drydock::test::ServiceCalls;

namespace {

const QUrl kServer(QStringLiteral("https://mender.example.com"));

//! The request that a call makes, without sending it anywhere.
RequestSpec specOf(const ApiCall &call)
{
    RecordingTransport recorder;
    call.send(recorder);
    return recorder.specs.front();
}

} // namespace

class TestOperations : public QObject {
    Q_OBJECT

private:
    QTemporaryDir m_folder;

    QString artifactFile() const
    {
        QFile file(m_folder.filePath(QStringLiteral("rel-1.mender")));
        if (file.open(QIODevice::WriteOnly))
            file.write("0123456789");
        return file.fileName();
    }

    void exchange(FakeTransport &transport, FakeClock &clock, const ApiCall &call)
    {
        const RequestSpec spec = specOf(call);
        auto headers = call.headers;
        if (!call.contentType.isEmpty())
            headers.append({ "Content-Type", call.contentType });
        transport.clearExpectations();
        transport.expect(spec.verb, requestUrl(kServer, spec).path(QUrl::FullyDecoded))
            .reply(call.status, call.body, headers);
        const std::shared_ptr<CallOutcome> outcome = call.send(transport);
        for (int turn = 0; turn < 100 && !outcome->settled; ++turn)
            clock.advance(1);
        [&] { QTRY_VERIFY2(outcome->settled, call.name.constData()); }(); // large answers decode in a worker
        const QByteArray text = call.name + ": " + (outcome->error ? outcome->error->apiMessage.toUtf8() : QByteArray());
        QVERIFY2(!outcome->error, text.constData());
        QVERIFY2(transport.isSatisfied(), call.name.constData());
    }

    void run(const QByteArray &service)
    {
        const std::vector<ServiceCalls> services = drydock::test::callsByService(artifactFile());
        const auto it = std::find_if(
            services.begin(), services.end(), [&](const ServiceCalls &some) { return some.service == service; });
        QVERIFY(it != services.end());
        FakeClock clock;
        FakeTransport transport(clock, kServer);
        for (const ApiCall &call : it->calls) {
            exchange(transport, clock, call);
            if (QTest::currentTestFailed())
                return;
        }
        const QDir folder(qEnvironmentVariable("DRYDOCK_HAR_DIR"));
        QVERIFY(folder.mkpath(QStringLiteral(".")));
        QFile file(folder.filePath(QStringLiteral("operations_%1.har").arg(QString::fromLatin1(service))));
        QVERIFY(file.open(QIODevice::WriteOnly));
        const QByteArray har = transport.journal().toHar();
        QCOMPARE(file.write(har), har.size());
    }

private Q_SLOTS:
    void init() { DRYDOCK_FAIL_ON_WARNING(); }

    void auditlogs() { run("auditlogs"); }
    void deployments() { run("deployments"); }
    void deviceauth() { run("deviceauth"); }
    void deviceconfig() { run("deviceconfig"); }
    void deviceconnect() { run("deviceconnect"); }
    void devicemonitor() { run("devicemonitor"); }
    void internal() { run("internal"); }
    void inventory() { run("inventory"); }
    void iotmanager() { run("iotmanager"); }
    void software() { run("software"); }
    void tenantadm() { run("tenantadm"); }
    void useradm() { run("useradm"); }
};

DRYDOCK_TEST_MAIN(TestOperations)
#include "tst_operations.moc"
