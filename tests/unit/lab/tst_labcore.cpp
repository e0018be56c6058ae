// SPDX-License-Identifier: GPL-3.0-or-later
//
// What the lab's services stand on: database, clock, tokens, passwords, command line.
#include "app/lab/commandline.h"
#include "app/lab/database.h"
#include "app/lab/http/tlscertificate.h"
#include "app/lab/labclock.h"
#include "app/lab/password.h"
#include "app/lab/tokenservice.h"
#include "tests/support/testmain.h"

#include <QSslCertificate>

using namespace drydock;
using namespace drydock::lab;

class TestLabCore : public QObject {
    Q_OBJECT

private:
    static CommandLine parse(const QStringList &arguments)
    {
        return parseCommandLine(QStringList { QStringLiteral("drydock-lab") } + arguments);
    }
    static qint64 count(Database &db)
    {
        Statement read = db.prepare(QStringLiteral("SELECT count(*) FROM t"));
        return read.next() ? read.number(0) : -1;
    }

private Q_SLOTS:
    void init() { DRYDOCK_FAIL_ON_WARNING(); }
    void transactionsNest();
    void schemasMigrate();
    void statementsBindAndRaise();
    void clockStandsAndMoves();
    void tokensAreOurs();
    void passwords();
    void oneTimeCodes();
    void certificates();
    void commandLine();
    void commandLineRefuses_data();
    void commandLineRefuses();
};

void TestLabCore::transactionsNest()
{
    Database db;
    db.registerSchema(QStringLiteral("t"), { { QStringLiteral("CREATE TABLE t (x INTEGER)") } });
    db.open(QStringLiteral(":memory:"));
    const auto add = [&] { db.prepare(QStringLiteral("INSERT INTO t VALUES (1)")).run(); };
    {
        Transaction lost(db);
        add();
    }
    QCOMPARE(count(db), 0);
    {
        Transaction outer(db);
        add();
        {
            Transaction inner(db);
            add();
        }
        {
            Transaction inner(db);
            add();
            inner.commit();
        }
        outer.commit();
    }
    QCOMPARE(count(db), 2);
}

void TestLabCore::schemasMigrate()
{
    const QTemporaryDir folder;
    const QString path = folder.filePath(QStringLiteral("x.sqlite"));
    const QStringList first { QStringLiteral("CREATE TABLE t (x INTEGER)"), QStringLiteral("INSERT INTO t VALUES (1)") };
    const QStringList second { QStringLiteral("INSERT INTO t VALUES (2)") };
    for (const QList<QStringList> &schema : { QList<QStringList> { first }, QList<QStringList> { first, second }, QList<QStringList> { first, second } }) {
        Database db;
        db.registerSchema(QStringLiteral("t"), schema);
        db.open(path);
        QCOMPARE(count(db), schema.size());
    }
    Database older;
    older.registerSchema(QStringLiteral("t"), { first });
    QVERIFY_THROWS_EXCEPTION(DatabaseError, older.open(path));
}

void TestLabCore::statementsBindAndRaise()
{
    Database db;
    db.registerSchema(QStringLiteral("t"), { { QStringLiteral("CREATE TABLE t (x TEXT NOT NULL)") } });
    db.open(QStringLiteral(":memory:"));
    db.prepare(QStringLiteral("INSERT INTO t VALUES (?)")).bind(QString()).run(); // a null text is an empty one
    db.prepare(QStringLiteral("INSERT INTO t VALUES (?)")).bind(QStringLiteral("'); DROP TABLE t; --")).run();
    QCOMPARE(count(db), 2);
    QVERIFY_THROWS_EXCEPTION(DatabaseError, db.prepare(QStringLiteral("INSERT INTO t VALUES (?)")).bind(QVariant()).run());
    QVERIFY_THROWS_EXCEPTION(DatabaseError, db.prepare(QStringLiteral("SELECT nonsense")));
    // The same text twice at once: two statements.
    Statement a = db.prepare(QStringLiteral("SELECT x FROM t ORDER BY rowid"));
    Statement b = db.prepare(QStringLiteral("SELECT x FROM t ORDER BY rowid"));
    QVERIFY(a.next() && b.next() && a.next());
    QVERIFY(a.text(0) != b.text(0));
}

void TestLabCore::clockStandsAndMoves()
{
    LabClock clock(60);
    clock.freeze(true);
    clock.setNow(Timestamp { 5'000 });
    QCOMPARE(clock.now().ms, 5'000);
    clock.advance(std::chrono::seconds(2));
    QCOMPARE(clock.now().ms, 7'000);
    QCOMPARE(clock.scaled(std::chrono::minutes(1)).count(), 1'000);
    QCOMPARE(clock.scaled(std::chrono::milliseconds(1)).count(), 1);
    clock.freeze(false);
    QVERIFY(clock.now().ms >= 7'000 && clock.now().ms < 60'000);
    clock.setSpeed(-1);
    QCOMPARE(clock.speed(), 0.001);
}

void TestLabCore::tokensAreOurs()
{
    TokenService ours;
    TokenService theirs;
    QVERIFY(ours.setKey(TokenService::generateKey()));
    QVERIFY(theirs.setKey(TokenService::generateKey()));
    QVERIFY(!theirs.setKey("no key"));
    TokenClaims claims;
    claims.tokenId = QStringLiteral("t");
    claims.subject = QStringLiteral("u");
    claims.isUser = true;
    claims.issuedAt = 100;
    claims.expiresAt = 200;
    claims.plan = "enterprise";
    const QByteArray token = ours.issue(claims);
    const std::optional<TokenClaims> read = ours.read(token);
    QVERIFY(read.has_value());
    QCOMPARE(read->tokenId, claims.tokenId);
    QCOMPARE(read->subject, claims.subject);
    QCOMPARE(read->expiresAt, 200);
    QVERIFY(read->isUser && !read->isDevice);
    QVERIFY(!theirs.read(token).has_value());
    for (qsizetype i = 0; i < token.size(); i += 5) {
        QByteArray changed = token;
        changed[i] = changed.at(i) == 'A' ? 'B' : 'A';
        QVERIFY(changed == token || !ours.read(changed).has_value() || i == token.size() - 1);
    }
    QVERIFY(!ours.read("a.b.c").has_value());
    QVERIFY(!ours.read({}).has_value());
    QVERIFY(ours.sign("x") != ours.sign("y"));
    QVERIFY(ours.sign("x") != theirs.sign("x"));
}

void TestLabCore::passwords()
{
    const QByteArray hash = hashPassword("secret");
    QVERIFY(hash.startsWith("scrypt$"));
    QVERIFY(!hash.contains("secret"));
    QVERIFY(hash != hashPassword("secret"));
    QVERIFY(checkPassword("secret", hash));
    QVERIFY(!checkPassword("Secret", hash));
    QVERIFY(!checkPassword("secret", "scrypt$1$1$1$00$00"));
    QVERIFY(!checkPassword("", ""));
    QCOMPARE(randomPassword().size(), 20);
    QVERIFY(randomPassword() != randomPassword());
}

void TestLabCore::oneTimeCodes()
{
    // RFC 6238, appendix B, SHA-1, the last six digits.
    const QByteArray secret = "12345678901234567890";
    QCOMPARE(oneTimeCode(secret, 59), QByteArray("287082"));
    QCOMPARE(oneTimeCode(secret, 1'111'111'109), QByteArray("081804"));
    QCOMPARE(oneTimeCode(secret, 20'000'000'000), QByteArray("353130"));
}

void TestLabCore::certificates()
{
    const TlsMaterial good = makeSelfSigned(QStringLiteral("10.1.2.3"));
    const QSslCertificate certificate(good.certificatePem);
    QVERIFY(!certificate.isNull());
    QVERIFY(certificate.expiryDate() > QDateTime::currentDateTimeUtc().addDays(800));
    const auto names = certificate.subjectAlternativeNames();
    QVERIFY(names.contains(QSsl::DnsEntry, QStringLiteral("localhost")));
    QVERIFY(names.contains(QSsl::IpAddressEntry, QStringLiteral("10.1.2.3")));
    const QSslCertificate expired(makeSelfSigned(QStringLiteral("127.0.0.1"), -3).certificatePem);
    QVERIFY(expired.expiryDate() < QDateTime::currentDateTimeUtc());
}

void TestLabCore::commandLine()
{
    const CommandLine line = parse({ QStringLiteral("--port"), QStringLiteral("0"), QStringLiteral("--data"), QStringLiteral(":memory:"),
        QStringLiteral("--devices"), QStringLiteral("1000"), QStringLiteral("--seed=9"), QStringLiteral("--speed=2.5"),
        QStringLiteral("--plan"), QStringLiteral("os"), QStringLiteral("--tls"), QStringLiteral("--fault"), QStringLiteral("slow"),
        QStringLiteral("--no-control"), QStringLiteral("--exit-with-parent") });
    QCOMPARE(line.exitCode, -1);
    QCOMPARE(line.options.devices, 1000);
    QCOMPARE(line.options.seed, quint64 { 9 });
    QCOMPARE(line.options.speed, 2.5);
    QVERIFY(line.options.plan == Plan::OpenSource);
    QVERIFY(line.options.tls && !line.options.control && line.exitWithParent);
    const CommandLine plain = parse({});
    QVERIFY(plain.options.plan == Plan::Enterprise);
    QCOMPARE(plain.options.data, QStringLiteral(":memory:"));
    QCOMPARE(parse({ QStringLiteral("--help") }).exitCode, 0);
    QVERIFY(parse({ QStringLiteral("--help") }).text.contains(QStringLiteral("--devices")));
    QCOMPARE(parse({ QStringLiteral("--version") }).exitCode, 0);
}

void TestLabCore::commandLineRefuses_data()
{
    QTest::addColumn<QStringList>("arguments");
    const auto row = [](const QStringList &arguments) { QTest::newRow(qPrintable(arguments.join(u' '))) << arguments; };
    row({ QStringLiteral("--port=70000") });
    row({ QStringLiteral("--devices=many") });
    row({ QStringLiteral("--devices=-1") });
    row({ QStringLiteral("--speed=0") });
    row({ QStringLiteral("--plan=gold") });
    row({ QStringLiteral("--fault=often") });
    row({ QStringLiteral("--data=") });
    row({ QStringLiteral("--cert=x") });
    row({ QStringLiteral("--nonsense") });
    row({ QStringLiteral("stray") });
}

void TestLabCore::commandLineRefuses()
{
    QFETCH(QStringList, arguments);
    const CommandLine line = parse(arguments);
    QCOMPARE(line.exitCode, 2);
    QVERIFY(line.text.startsWith(QStringLiteral("drydock-lab: ")));
}

DRYDOCK_TEST_MAIN(TestLabCore)
#include "tst_labcore.moc"
