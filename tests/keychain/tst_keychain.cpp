// SPDX-License-Identifier: GPL-3.0-or-later
//
// KeychainStore on the real QtKeychain. withservice.sh says which service there is: DRYDOCK_KEYCHAIN is unlocked,
// locked or missing.
#include "app/desktop/keychainstore.h"

#include <QCoreApplication>
#include <QElapsedTimer>
#include <QSignalSpy>
#include <QTest>

using namespace drydock;

class TestKeychain : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void keepsSecrets();
    void missingEntryIsNotFound();
    void fallsBackToMemory();

private:
    SecretAnswer read(SecretStore &store, const QString &key);
    SecretAnswer write(SecretStore &store, const QString &key, const QByteArray &secret);
    SecretAnswer remove(SecretStore &store, const QString &key);
    template<class Start> SecretAnswer wait(Start start);

    QByteArray m_service;
    SystemClock m_clock;
};

void TestKeychain::initTestCase()
{
    m_service = qgetenv("DRYDOCK_KEYCHAIN");
    QVERIFY2(m_service == "unlocked" || m_service == "locked" || m_service == "missing", "run by withservice.sh");
}

template<class Start> SecretAnswer TestKeychain::wait(Start start)
{
    std::optional<SecretAnswer> found;
    start([&found](const SecretAnswer &answer) { found = answer; });
    [&found] { QTRY_VERIFY_WITH_TIMEOUT(found.has_value(), 8000); }();
    return found.value_or(SecretAnswer { SecretError::Other, {}, QStringLiteral("no answer") });
}

SecretAnswer TestKeychain::read(SecretStore &store, const QString &key)
{
    return wait([&](auto done) { store.read(key, this, done); });
}

SecretAnswer TestKeychain::write(SecretStore &store, const QString &key, const QByteArray &secret)
{
    return wait([&](auto done) { store.write(key, secret, this, done); });
}

SecretAnswer TestKeychain::remove(SecretStore &store, const QString &key)
{
    return wait([&](auto done) { store.remove(key, this, done); });
}

void TestKeychain::keepsSecrets()
{
    if (m_service != "unlocked")
        QSKIP("there is no unlocked keyring");
    const QString key = QStringLiteral("token/test");
    const QByteArray secret("eyJ.bytes\0with\xff odd ones", 24);
    {
        KeychainStore store(m_clock);
        const SecretAnswer written = write(store, key, secret);
        QVERIFY2(written.error == SecretError::None, qPrintable(written.detail));
        QVERIFY(store.isPersistent());
    }
    KeychainStore again(m_clock);
    QCOMPARE(read(again, key).secret, secret);
    QCOMPARE(remove(again, key).error, SecretError::None);
    QCOMPARE(read(again, key).error, SecretError::NotFound);
}

void TestKeychain::missingEntryIsNotFound()
{
    if (m_service == "missing")
        QSKIP("there is no keyring");
    KeychainStore store(m_clock);
    const SecretError error = read(store, QStringLiteral("token/never")).error;
    QVERIFY(error == SecretError::NotFound || error == SecretError::Locked);
}

void TestKeychain::fallsBackToMemory()
{
    if (m_service == "unlocked")
        QSKIP("the keyring works");
    KeychainStore store(m_clock);
    QSignalSpy fellBack(&store, &KeychainStore::fellBack);
    QElapsedTimer time;
    time.start();
    const SecretAnswer written = write(store, QStringLiteral("token/test"), "secret");
    QVERIFY(written.error != SecretError::None);
    QVERIFY2(time.elapsed() < 7000, "the watchdog answers after 5 s");
    QVERIFY(!store.isPersistent());
    QCOMPARE(fellBack.count(), 1);
    QCOMPARE(read(store, QStringLiteral("token/test")).secret, QByteArray("secret"));
}

QTEST_GUILESS_MAIN(TestKeychain)
#include "tst_keychain.moc"
