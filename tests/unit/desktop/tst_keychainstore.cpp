// SPDX-License-Identifier: GPL-3.0-or-later
//
// The queue, the watchdog and the mapping, on a scripted backend. The real keychain is tested in tests/keychain.
#include "app/desktop/keychainstore.h"
#include "tests/support/fakeclock.h"
#include "tests/support/testmain.h"

#include <QSignalSpy>

using namespace drydock;
using drydock::test::FakeClock;
using Operation = KeychainStore::Operation;

namespace {

struct Script {
    struct Asked {
        Operation operation;
        QString key;
        QByteArray secret;
        std::function<void(KeychainStore::RawAnswer)> answer;
    };
    std::vector<Asked> asked;

    KeychainStore::Backend backend()
    {
        return [this](Operation operation, const QString &key, const QByteArray &secret, auto answer) {
            asked.push_back({ operation, key, secret, answer });
        };
    }
};

const QString kKey = QStringLiteral("token/1");

} // namespace

class TestKeychainStore : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init() { DRYDOCK_FAIL_ON_WARNING(); }
    void oneAtATime();
    void errors_data();
    void errors();
    void refusedWriteIsKeptInMemoryWithOneNotice();
    void hangingJobIsAnsweredForAndBlocksNobody();
    void lateSuccessTakesTheSecretOutOfMemory();
    void goneContextIsNotCalled();
    void removedSecretIsGoneFromMemoryToo();

private:
    FakeClock m_clock;
};

void TestKeychainStore::oneAtATime()
{
    Script script;
    KeychainStore store(m_clock, script.backend());
    QList<QByteArray> read;
    for (const char *key : { "a", "b" })
        store.read(QLatin1String(key), this, [&read](const SecretAnswer &answer) { read << answer.secret; });
    FakeClock::settle();
    QCOMPARE(script.asked.size(), 1U);
    QVERIFY(read.isEmpty());
    script.asked.at(0).answer({ 0, "one", {} });
    QVERIFY(read.isEmpty()); // never synchronously
    FakeClock::settle();
    QCOMPARE(read, QList<QByteArray> { "one" });
    QCOMPARE(script.asked.size(), 2U);
    script.asked.at(1).answer({ 0, "two", {} });
    FakeClock::settle();
    QCOMPARE(read, (QList<QByteArray> { "one", "two" }));
    QVERIFY(store.isPersistent());
}

void TestKeychainStore::errors_data()
{
    QTest::addColumn<int>("code");
    QTest::addColumn<QString>("text");
    QTest::addColumn<int>("error");
    const auto row = [](const char *name, int code, const char *text, SecretError error) {
        QTest::newRow(name) << code << QString::fromLatin1(text) << static_cast<int>(error);
    };
    row("fine", 0, "", SecretError::None);
    row("missing, or locked", 1, "Entry not found", SecretError::NotFound);
    row("denied by user", 3, "", SecretError::Denied);
    row("denied", 4, "", SecretError::Denied);
    row("no backend", 5, "", SecretError::Unavailable);
    row("no D-Bus says OtherError", 7, "Unknown error", SecretError::Unavailable);
    row("locked collection", 7, "Cannot create item: the collection is locked", SecretError::Locked);
    row("prompt closed", 7, "Prompt was dismissed", SecretError::Denied);
}

void TestKeychainStore::errors()
{
    QFETCH(int, code);
    QFETCH(QString, text);
    QFETCH(int, error);
    QCOMPARE(static_cast<int>(KeychainStore::errorOf(code, text)), error);
}

void TestKeychainStore::refusedWriteIsKeptInMemoryWithOneNotice()
{
    Script script;
    KeychainStore store(m_clock, script.backend());
    QSignalSpy notice(&store, &KeychainStore::fellBack);
    SecretError wrote = SecretError::None;
    store.write(kKey, "secret", this, [&wrote](const SecretAnswer &answer) { wrote = answer.error; });
    FakeClock::settle();
    script.asked.at(0).answer({ 7, {}, QStringLiteral("no D-Bus: Bearer eyJabc.eyJdef.sig") });
    FakeClock::settle();
    QCOMPARE(wrote, SecretError::Unavailable);
    QVERIFY(!store.isPersistent());
    QCOMPARE(notice.count(), 1);
    QVERIFY(!notice.first().first().toString().contains(QLatin1String("eyJabc")));

    QByteArray read;
    store.read(kKey, this, [&read](const SecretAnswer &answer) { read = answer.secret; });
    store.write(QStringLiteral("other"), "x", this, [](const SecretAnswer &) { });
    FakeClock::settle();
    QCOMPARE(read, QByteArray("secret")); // the backend was not asked
    QCOMPARE(script.asked.size(), 2U);
    script.asked.at(1).answer({ 7, {}, {} });
    FakeClock::settle();
    QCOMPARE(notice.count(), 1);
}

void TestKeychainStore::hangingJobIsAnsweredForAndBlocksNobody()
{
    Script script;
    KeychainStore store(m_clock, script.backend());
    QList<SecretError> answers;
    const auto note = [&answers](const SecretAnswer &answer) { answers << answer.error; };
    store.read(kKey, this, note);
    FakeClock::settle();
    m_clock.advance(4999);
    QVERIFY(answers.isEmpty());
    m_clock.advance(1);
    QCOMPARE(answers, QList<SecretError> { SecretError::Unavailable });
    store.write(kKey, "s", this, note);
    FakeClock::settle();
    QCOMPARE(answers.size(), 2); // at once, without another 5 s
    QCOMPARE(script.asked.size(), 1U);
    script.asked.at(0).answer({ 0, "late", {} });
    FakeClock::settle();
    QCOMPARE(answers.size(), 2); // answered once only
    store.write(kKey, "s", this, note);
    FakeClock::settle();
    QCOMPARE(script.asked.size(), 2U); // the backend works again
    script.asked.at(1).answer({});
    FakeClock::settle();
    QCOMPARE(answers.last(), SecretError::None);
    QVERIFY(store.isPersistent());
}

void TestKeychainStore::lateSuccessTakesTheSecretOutOfMemory()
{
    Script script;
    KeychainStore store(m_clock, script.backend());
    store.write(kKey, "s", this, [](const SecretAnswer &) { });
    FakeClock::settle();
    m_clock.advance(5000);
    QVERIFY(!store.isPersistent());
    script.asked.at(0).answer({});
    QVERIFY(store.isPersistent());
}

void TestKeychainStore::goneContextIsNotCalled()
{
    Script script;
    KeychainStore store(m_clock, script.backend());
    auto context = std::make_unique<QObject>();
    bool called = false;
    store.read(kKey, context.get(), [&called](const SecretAnswer &) { called = true; });
    FakeClock::settle();
    context.reset();
    script.asked.at(0).answer({ 0, "x", {} });
    FakeClock::settle();
    QVERIFY(!called);
}

void TestKeychainStore::removedSecretIsGoneFromMemoryToo()
{
    Script script;
    KeychainStore store(m_clock, script.backend());
    store.write(kKey, "s", this, [](const SecretAnswer &) { });
    FakeClock::settle();
    script.asked.at(0).answer({ 5, {}, {} });
    SecretError removed = SecretError::None;
    store.remove(kKey, this, [&removed](const SecretAnswer &answer) { removed = answer.error; });
    FakeClock::settle();
    script.asked.at(1).answer({ 1, {}, {} });
    SecretError read = SecretError::None;
    store.read(kKey, this, [&read](const SecretAnswer &answer) { read = answer.error; });
    FakeClock::settle();
    script.asked.at(2).answer({ 1, {}, {} });
    FakeClock::settle();
    QCOMPARE(removed, SecretError::NotFound);
    QCOMPARE(read, SecretError::NotFound);
}

DRYDOCK_TEST_MAIN(TestKeychainStore)
#include "tst_keychainstore.moc"
