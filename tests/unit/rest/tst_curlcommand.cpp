// SPDX-License-Identifier: GPL-3.0-or-later
//
// "Copy as curl", judged by real shells: bash and sh run each command with a curl that says what it was given.
#include "models/rest/curlcommand.h"
#include "tests/support/testmain.h"

#include <QProcess>
#include <QStandardPaths>

using namespace drydock;

static const QByteArray kJwt = "eyJhbGciOiJSUzI1NiIsInR5cCI6IkpXVCJ9.eyJqdGkiOiI3OTVhN2VmYiJ9.c2lnbmF0dXJlLWJ5dGVz";
static const QString kScript = qEnvironmentVariable("DRYDOCK_SOURCE") + QStringLiteral("/tests/unit/rest/curlshell.sh");

namespace {

using Headers = QList<std::pair<QByteArray, QByteArray>>;

// As the transport hands it over, and as the journal then holds it.
JournalEntry recorded(TrafficJournal &journal, const QByteArray &verb, const QByteArray &url, const QByteArray &body = {},
    const QByteArray &type = "application/json", const QByteArray &authorization = "Bearer " + kJwt)
{
    JournalEntry entry;
    entry.verb = verb;
    entry.url = QUrl::fromEncoded(url);
    entry.requestHeaders = { { "User-Agent", "drydock/1" }, { "Accept-Encoding", "gzip" } };
    if (!authorization.isEmpty())
        entry.requestHeaders.emplaceBack("Authorization", authorization);
    if (!type.isEmpty() && !body.isEmpty())
        entry.requestHeaders.emplaceBack("Content-Type", type);
    entry.requestBody = body;
    entry.requestBodySize = body.size();
    return *journal.find(journal.begin(entry));
}

QList<QByteArray> argumentsIn(const QString &shell, const QString &command)
{
    QProcess process;
    process.start(shell, { kScript, command });
    if (!process.waitForFinished(20'000) || process.exitCode() != 0)
        return { "failed: " + process.readAllStandardError() };
    QList<QByteArray> arguments = process.readAllStandardOutput().split('\0');
    arguments.removeLast();
    return arguments;
}

QByteArray after(const QList<QByteArray> &arguments, const QByteArray &option)
{
    return arguments.value(arguments.indexOf(option) + 1);
}

} // namespace

class TestCurlCommand final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init() { DRYDOCK_FAIL_ON_WARNING(); }

    void shellsHandEverythingOn_data()
    {
        QTest::addColumn<QByteArray>("body");
        QTest::newRow("quotes") << QByteArray("{\"n\":\"it's \\\"so\\\"\"}");
        QTest::newRow("only quotes") << QByteArray("''''");
        QTest::newRow("newlines") << QByteArray("{\n\t\"a\": 1\n}\n\n");
        QTest::newRow("unicode") << QByteArray("{\"n\":\"\xc3\xbc \xe2\x82\xac \xf0\x9f\x9a\xa2\"}");
        QTest::newRow("expansions") << QByteArray("{\"n\":\"$HOME ${PATH} $(id) `id` !! ~ * ? \\\\ \\n\"}");
        QTest::newRow("ends of commands") << QByteArray("'; touch /tmp/x; echo ' && id || id & # %s \\");
        QTest::newRow("a file's name") << QByteArray("@/etc/passwd");
        QTest::newRow("an option") << QByteArray("--help");
    }
    void shellsHandEverythingOn()
    {
        QFETCH(QByteArray, body);
        TrafficJournal journal;
        const CurlCommand command = curlCommand(recorded(journal, "PUT", "https://h.example/api/x", body));
        for (const QString &shell : { QStringLiteral("bash"), QStringLiteral("sh") }) {
            const QList<QByteArray> arguments = argumentsIn(shell, command.text);
            QCOMPARE(after(arguments, body.startsWith('@') ? "--data-raw" : "--data-binary"), body);
            QCOMPARE(arguments.count("--header"), 2);
            QVERIFY(arguments.contains("Authorization: Bearer the-token"));
            QVERIFY(arguments.contains("Content-Type: application/json"));
            QCOMPARE(after(arguments, "--request"), QByteArray("PUT"));
        }
        QVERIFY(!command.notes.contains(CurlNote::BodyFromFile));
        QVERIFY(command.notes.contains(CurlNote::NeedsToken));
    }

    void idsInTheAddressAreData()
    {
        TrafficJournal journal;
        const QByteArray id = QUrl::toPercentEncoding(QStringLiteral("a'b$(id)`id`\"ü [1-9]{x,y}\n"));
        const QByteArray url = "https://h.example/api/devices/" + id + "?q='$x'&r=[1-3]{a,b}";
        const CurlCommand command = curlCommand(recorded(journal, "GET", url));
        const QList<QByteArray> arguments = argumentsIn(QStringLiteral("bash"), command.text);
        QCOMPARE(after(arguments, "--url"), QUrl::fromEncoded(url).toEncoded());
        QVERIFY(arguments.contains("--globoff"));
        QVERIFY(!arguments.contains("--request"));
        QVERIFY(!arguments.contains("--data-binary"));
        QVERIFY(!command.text.contains(QLatin1String("drydock/1")));
        QVERIFY(!command.text.contains(QLatin1String("Accept-Encoding")));
    }

    void noSecretIsEverInIt()
    {
        TrafficJournal journal;
        const CurlCommand login = curlCommand(recorded(journal, "POST", "https://h.example/api/login",
            "{\"token2fa\":\"123456\"}", "application/json", "Basic " + QByteArray("ada@x.org:hunter2").toBase64()));
        QVERIFY(argumentsIn(QStringLiteral("sh"), login.text).contains("ada@example.com:pass word"));
        QVERIFY(login.notes.contains(CurlNote::NeedsPassword) && login.notes.contains(CurlNote::SecretsLeftOut));
        const CurlCommand link = curlCommand(
            recorded(journal, "GET", "https://s3.example/b?X-Amz-Signature=ff00ff&X-Amz-Date=1", {}, {}, {}));
        QVERIFY(link.notes.contains(CurlNote::SecretsLeftOut));
        QVERIFY(!link.text.contains(QLatin1String("Authorization")));
        JournalEntry cookie;
        cookie.verb = "GET";
        cookie.url = QUrl(QStringLiteral("https://h.example/"));
        cookie.requestHeaders = { { "Cookie", "JWT=" + kJwt }, { "Authorization", "Bearer " + kJwt }, { "X-Empty", "" } };
        const CurlCommand cookies = curlCommand(*journal.find(journal.begin(cookie)));
        QVERIFY(argumentsIn(QStringLiteral("sh"), cookies.text).contains("X-Empty;"));
        const QString all = login.text + link.text + cookies.text;
        for (const char *secret : { "eyJ", "hunter2", "123456", "ff00ff", "Cookie" })
            QVERIFY2(!all.contains(QLatin1String(secret)), secret);
        QVERIFY(!all.contains(QString::fromLatin1(QByteArray("ada@x.org:hunter2").toBase64())));
    }

    void writesWithoutABodyStaySo()
    {
        TrafficJournal journal;
        const CurlCommand command = curlCommand(recorded(journal, "POST", "https://h.example/api/x"));
        const QList<QByteArray> arguments = argumentsIn(QStringLiteral("bash"), command.text);
        QCOMPARE(after(arguments, "--data-binary"), QByteArray());
        QVERIFY(arguments.contains("--data-binary"));
        QVERIFY(arguments.contains("Content-Type:"));
        QVERIFY(argumentsIn(QStringLiteral("sh"), curlCommand(recorded(journal, "HEAD", "https://h.example/")).text)
                    .contains("--head"));
        const auto removal = argumentsIn(QStringLiteral("sh"), curlCommand(recorded(journal, "DELETE", "https://h.example/x")).text);
        QCOMPARE(after(removal, "--request"), QByteArray("DELETE"));
        QVERIFY(!removal.contains("--data-binary"));
    }

    void bodiesThatDoNotFitComeFromAFile()
    {
        TrafficJournal journal;
        const QByteArray fits(65'535, 'a');
        const CurlCommand inside = curlCommand(recorded(journal, "PUT", "https://h.example/x", fits, "text/plain"));
        QCOMPARE(after(argumentsIn(QStringLiteral("bash"), inside.text), "--data-binary"), fits);
        const CurlCommand over = curlCommand(recorded(journal, "PUT", "https://h.example/x", fits + 'a', "text/plain"));
        QVERIFY(over.notes.contains(CurlNote::BodyFromFile));
        QCOMPARE(after(argumentsIn(QStringLiteral("bash"), over.text), "--data-binary"), '@' + over.bodyFile.toUtf8());
        const CurlCommand escape = curlCommand(recorded(journal, "PUT", "https://h.example/x", "a\x1b[201~\nid\n", "text/plain"));
        QVERIFY(escape.notes.contains(CurlNote::BodyFromFile));
        QVERIFY(!escape.text.contains(QChar(0x1b)));
        const CurlCommand form = curlCommand(
            recorded(journal, "POST", "https://h.example/x", "--b\r\n", "multipart/form-data; boundary=b"));
        QVERIFY(form.notes.contains(CurlNote::Multipart));
        JournalEntry streamed;
        streamed.verb = "PUT";
        streamed.url = QUrl(QStringLiteral("https://h.example/x"));
        streamed.requestBodySize = 2LL << 30;
        streamed.requestBodyOmitted = true;
        QVERIFY(curlCommand(*journal.find(journal.begin(streamed))).notes.contains(CurlNote::BodyNotRecorded));
    }

    void theProfilesFilesAreForItsServerOnly()
    {
        TrafficJournal journal;
        const CurlServer server { QUrl(QStringLiteral("https://h.example/prefix")), QStringLiteral("/home/a/my ca's.pem"),
            QStringLiteral("/c.pem"), QStringLiteral("/k.pem"), true };
        const CurlCommand own = curlCommand(recorded(journal, "GET", "https://h.example/api"), server);
        const QList<QByteArray> arguments = argumentsIn(QStringLiteral("bash"), own.text);
        QCOMPARE(after(arguments, "--cacert"), QByteArray("/home/a/my ca's.pem"));
        QCOMPARE(after(arguments, "--cert"), QByteArray("/c.pem"));
        QCOMPARE(after(arguments, "--key"), QByteArray("/k.pem"));
        QVERIFY(own.notes.contains(CurlNote::Pinned));
        for (const char *url : { "https://s3.example/x", "http://h.example/api", "https://h.example:8443/api" }) {
            const CurlCommand other = curlCommand(recorded(journal, "GET", url), server);
            QVERIFY2(!other.text.contains(QLatin1String(".pem")), url);
            QVERIFY(!other.notes.contains(CurlNote::Pinned));
        }
    }
};

DRYDOCK_TEST_MAIN(TestCurlCommand)
#include "tst_curlcommand.moc"
