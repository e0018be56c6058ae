// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/testmain.h"
#include "ui/shell/fuzzymatch.h"
#include "ui/text/capabilitytext.h"
#include "ui/text/errortext.h"
#include "ui/text/menderconf.h"
#include "ui/text/sizetext.h"
#include "ui/text/statustext.h"
#include "ui/text/timetext.h"

#include <QCoreApplication>
#include <QJsonDocument>
#include <QJsonObject>
#include <QSet>

using namespace drydock;

namespace {

constexpr qint64 kSecond = 1000;
constexpr qint64 kMinute = 60 * kSecond;
constexpr qint64 kHour = 60 * kMinute;
constexpr qint64 kDay = 24 * kHour;
const Timestamp kNow = Timestamp::fromRfc3339(QByteArrayView("2026-11-23T06:00:00Z"));

// Every kind: a new one that is not listed makes lastKind() wrong and the test fail to compile or to count.
constexpr int kKinds = static_cast<int>(ErrorKind::ReadOnly) + 1;

} // namespace

class TestTexts final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init() { DRYDOCK_FAIL_ON_WARNING(); }

    void everyCapabilityAndEveryReasonHasItsWords()
    {
        QSet<QString> names;
        for (size_t i = 0; i < kCapabilityCount; ++i)
            names.insert(CapabilityText::name(static_cast<Capability>(i)));
        QCOMPARE(names.size(), static_cast<int>(kCapabilityCount));
        QSet<QString> services;
        for (size_t i = 0; i < kServiceCount; ++i)
            services.insert(CapabilityText::name(static_cast<Service>(i)));
        QCOMPARE(services.size(), static_cast<int>(kServiceCount));
        QSet<QString> reasons;
        constexpr int kReasons = static_cast<int>(AvailabilityReason::NotPermitted) + 1;
        for (int i = 1; i < kReasons; ++i) {
            const auto reason = static_cast<AvailabilityReason>(i);
            QVERIFY(CapabilityText::reason(reason).endsWith(QLatin1Char('.')));
            reasons.insert(CapabilityText::reason(reason));
            for (size_t j = 0; j < kCapabilityCount; ++j) {
                const auto capability = static_cast<Capability>(j);
                QVERIFY(CapabilityText::refusal(capability, { AvailabilityState::Unavailable, reason }).size() > 10);
                QVERIFY(CapabilityText::refusal(capability, { AvailabilityState::Unknown, reason }).isEmpty());
            }
        }
        QCOMPARE(reasons.size(), kReasons - 1);
    }

    void everyCodeHasAWordOfItsOwn_data()
    {
        QTest::addColumn<int>("domain");
        QTest::addColumn<QStringList>("codes");
        QTest::newRow("device") << static_cast<int>(StatusDomain::Device)
                                << QStringList { QStringLiteral("accepted"), QStringLiteral("pending"),
                                       QStringLiteral("preauthorized"), QStringLiteral("rejected"),
                                       QStringLiteral("noauth"), QStringLiteral("silent") };
        QTest::newRow("deployment") << static_cast<int>(StatusDomain::Deployment)
                                    << QStringList { QStringLiteral("pending"), QStringLiteral("scheduled"),
                                           QStringLiteral("inprogress"), QStringLiteral("finished") };
        QTest::newRow("device deployment")
            << static_cast<int>(StatusDomain::DeviceDeployment)
            << QStringList { QStringLiteral("success"), QStringLiteral("failure"), QStringLiteral("pending"),
                   QStringLiteral("downloading"), QStringLiteral("installing"), QStringLiteral("rebooting"),
                   QStringLiteral("pause_before_installing"), QStringLiteral("pause_before_rebooting"),
                   QStringLiteral("pause_before_committing"), QStringLiteral("noartifact"),
                   QStringLiteral("already-installed"), QStringLiteral("aborted"), QStringLiteral("decommissioned") };
    }
    void everyCodeHasAWordOfItsOwn()
    {
        QFETCH(int, domain);
        QFETCH(QStringList, codes);
        QSet<QString> words;
        for (const QString &code : codes) {
            const StatusWord word = StatusText::of(static_cast<StatusDomain>(domain), code);
            QVERIFY2(!word.word.isEmpty() && word.word != code, qPrintable(code));
            QVERIFY2(!words.contains(word.word), qPrintable(word.word));
            words.insert(word.word);
            QVERIFY(StatusText::codes(static_cast<StatusDomain>(domain)).contains(code));
        }
    }

    void shapesFollowTheVocabulary()
    {
        const auto shape = [](const char *code) {
            return StatusText::deviceDeployment(QString::fromLatin1(code)).state;
        };
        QCOMPARE(shape("success"), State::Good);
        QCOMPARE(shape("installing"), State::Moving);
        QCOMPARE(shape("pending"), State::Waiting);
        QCOMPARE(shape("pause_before_installing"), State::Paused);
        QCOMPARE(shape("failure"), State::Failed);
        QCOMPARE(shape("already-installed"), State::PassedOver);
        QCOMPARE(StatusText::device(QStringLiteral("accepted")).state, State::Good);
        QCOMPARE(StatusText::device(QStringLiteral("rejected")).state, State::Failed);
        QCOMPARE(StatusText::device(QStringLiteral("silent")).state, State::Unknown);
        QCOMPARE(StatusText::deployment(QStringLiteral("inprogress")).state, State::Moving);
    }

    void anUnknownCodeKeepsItsRawText()
    {
        const StatusWord word = StatusText::deviceDeployment(QStringLiteral("teleporting"));
        QCOMPARE(word.word, QStringLiteral("teleporting"));
        QCOMPARE(word.state, State::Unknown);
        QCOMPARE(StatusText::device({}).word, QStringLiteral("Unknown"));
        QVERIFY(StatusText::device(QString(5000, QLatin1Char('x'))).word.size() <= 60);
    }

    void relativeTimes_data()
    {
        QTest::addColumn<qint64>("ago");
        QTest::addColumn<QString>("text");
        QTest::newRow("now") << qint64(0) << QStringLiteral("just now");
        QTest::newRow("a server ahead of us") << -4 * kSecond << QStringLiteral("just now");
        QTest::newRow("seconds") << 41 * kSecond << QStringLiteral("41 s ago");
        QTest::newRow("under a minute") << kMinute - 1 << QStringLiteral("59 s ago");
        QTest::newRow("a minute") << kMinute << QStringLiteral("1 min ago");
        QTest::newRow("minutes") << 3 * kMinute + 59 * kSecond << QStringLiteral("3 min ago");
        QTest::newRow("an hour") << kHour << QStringLiteral("1 h ago");
        QTest::newRow("under a day") << kDay - 1 << QStringLiteral("23 h ago");
        QTest::newRow("a day") << kDay << QStringLiteral("22 Nov, 06:00");
        QTest::newRow("last year") << 400 * kDay << QStringLiteral("19 Oct 2025, 06:00");
        QTest::newRow("soon") << -30 * kSecond << QStringLiteral("in 30 s");
        QTest::newRow("later today") << -2 * kHour << QStringLiteral("in 2 h");
        QTest::newRow("next week") << -7 * kDay << QStringLiteral("30 Nov, 06:00");
    }
    void relativeTimes()
    {
        QFETCH(qint64, ago);
        QFETCH(QString, text);
        const TimeText time(QTimeZone::utc(), QLocale::c());
        QCOMPARE(time.relative({ kNow.ms - ago }, kNow), text);
    }

    void timesAreShownInTheChosenZone()
    {
        const TimeText time(QTimeZone("Asia/Kolkata"), QLocale::c());
        QCOMPARE(time.absolute(kNow, kNow), QStringLiteral("23 Nov, 11:30"));
        QVERIFY(time.exact(kNow).endsWith(QStringLiteral("2026 at 11:30:00 (UTC+05:30)")));
        const TimeText west(QTimeZone("America/New_York"), QLocale::c());
        QVERIFY(west.exact(kNow).endsWith(QStringLiteral("at 01:00:00 (UTC−05:00)")));
        QCOMPARE(time.relative({}, kNow), QStringLiteral("–"));
        QCOMPARE(time.exact({}), QString());
    }

    void agesAndDurations()
    {
        const TimeText time(QTimeZone::utc(), QLocale::c());
        QCOMPARE(time.age({ kNow.ms - 41 * kSecond }, kNow), QStringLiteral("41 s"));
        QCOMPARE(time.age({ kNow.ms + kHour }, kNow), QStringLiteral("0 s"));
        QCOMPARE(time.age({ kNow.ms - 47 * kHour }, kNow), QStringLiteral("47 h"));
        QCOMPARE(time.age({ kNow.ms - 3 * kDay }, kNow), QStringLiteral("3 d"));
        QCOMPARE(time.age({}, kNow), QString());
        QCOMPARE(time.duration(340), QStringLiteral("340 ms"));
        QCOMPARE(time.duration(1234), QStringLiteral("1.2 s"));
        QCOMPARE(time.duration(4 * kMinute + 10 * kSecond), QStringLiteral("4 min 10 s"));
        QCOMPARE(time.duration(3 * kHour + 20 * kMinute), QStringLiteral("3 h 20 min"));
        QCOMPARE(time.duration(-1), QStringLiteral("–"));
        QCOMPARE(time.countdown(1), QStringLiteral("1 s"));
        QCOMPARE(time.countdown(12 * kSecond), QStringLiteral("12 s"));
        QCOMPARE(time.countdown(59 * kSecond + 1), QStringLiteral("1 min 0 s"));
        QCOMPARE(time.countdown(-5), QStringLiteral("0 s"));
    }

    void everyErrorHasItsOwnSentences()
    {
        QSet<QString> whats;
        QSet<QString> nexts;
        for (int i = 0; i < kKinds; ++i) {
            const ErrorWords words = ErrorText::words(makeError(static_cast<ErrorKind>(i)));
            const QString name = errorKindName(static_cast<ErrorKind>(i));
            QVERIFY2(words.what.endsWith(QLatin1Char('.')) && words.next.endsWith(QLatin1Char('.')), qPrintable(name));
            QVERIFY2(!whats.contains(words.what) && !nexts.contains(words.next), qPrintable(name));
            QVERIFY2((words.step == NextStep::None) == words.button.isEmpty(), qPrintable(name));
            QVERIFY(!words.what.contains(QLatin1Char('!')) && !words.next.contains(QLatin1Char('!')));
            whats.insert(words.what);
            nexts.insert(words.next);
        }
        QCOMPARE(whats.size(), kKinds);
    }

    void anErrorCarriesTheServersReasonAsData()
    {
        const ErrorWords words = ErrorText::words(QStringLiteral("The device could not be accepted"),
            makeError(ErrorKind::Unprocessable, QStringLiteral("<b>limit</b> reached"), 422));
        QVERIFY(words.what.startsWith(QStringLiteral("The device could not be accepted. The server refused")));
        QCOMPARE(words.why, QStringLiteral("<b>limit</b> reached (HTTP 422)"));
        QVERIFY(ErrorText::words(makeError(ErrorKind::Server, QString(4000, QLatin1Char('x')), 500)).why.size() < 400);
    }

    //! What this computer's disk and files did has sentences that blame neither server nor network.
    void localProblemsNameNoServer()
    {
        QSet<QString> whats;
        for (const LocalProblem problem : { LocalProblem::DiskFull, LocalProblem::CannotWrite, LocalProblem::CannotRead,
                 LocalProblem::FileChanged }) {
            const ErrorWords words = ErrorText::words(makeLocalError(problem, QStringLiteral("reason")));
            QVERIFY(words.what.endsWith(QLatin1Char('.')) && words.next.endsWith(QLatin1Char('.')));
            QVERIFY(!words.what.contains(QStringLiteral("server")) && !words.what.contains(QStringLiteral("network")));
            QCOMPARE(words.why, QStringLiteral("reason"));
            whats.insert(words.what);
        }
        whats.insert(ErrorText::words(makeLocalError(LocalProblem::Damaged)).what);
        QCOMPARE(whats.size(), 5);
        Error full = makeLocalError(LocalProblem::DiskFull);
        full.room = Room { 3 << 20, 1 << 20, 0 };
        const ErrorWords words = ErrorText::words(full);
        QVERIFY2(words.what.contains(QStringLiteral("3.0 MiB")) && words.what.contains(QStringLiteral("1.0 MiB")),
            qPrintable(words.what));
    }

    void aServerWithoutRoomSaysHowMuchIsFree()
    {
        Error error = makeError(ErrorKind::TooLarge, {}, 413);
        error.room = Room { 3 << 20, 1 << 20, 10 << 20 };
        const ErrorWords words = ErrorText::words(error);
        QVERIFY2(words.what.contains(QStringLiteral("1.0 MiB of 10.0 MiB are free")), qPrintable(words.what));
        QVERIFY(words.next.contains(QStringLiteral("Delete artifacts")));
        error.room = Room { 11 << 20, 10 << 20, 10 << 20 };
        QVERIFY(ErrorText::words(error).what.contains(QStringLiteral("at most 10.0 MiB")));
    }

    void specialAnswersHaveSpecialWords()
    {
        QVERIFY(ErrorText::words(makeError(ErrorKind::Auth, {}, 407)).what.contains(QStringLiteral("proxy")));
        Error redirect = makeError(ErrorKind::Protocol, {}, 302);
        redirect.where = QUrl(QStringLiteral("https://user:secret@elsewhere.example/x?token=1"));
        const ErrorWords words = ErrorText::words(redirect);
        QCOMPARE(words.why, QStringLiteral("https://elsewhere.example/x"));
        Error busy = makeError(ErrorKind::TooMany, {}, 429);
        busy.retryAfter = std::chrono::seconds(12);
        QVERIFY(ErrorText::words(busy).next.contains(QStringLiteral("12 s")));
    }

    void sizesAndShares()
    {
        const QLocale c = QLocale::c();
        QCOMPARE(SizeText::bytes(412, c), QStringLiteral("412 bytes"));
        QCOMPARE(SizeText::bytes(1258291, c), QStringLiteral("1.2 MiB"));
        QCOMPARE(SizeText::bytes(-1, c), QStringLiteral("–"));
        QCOMPARE(SizeText::count(12408, QLocale(QLocale::English)), QStringLiteral("12,408"));
        QCOMPARE(SizeText::share(1, 1000), QStringLiteral("under 1 %"));
        QCOMPARE(SizeText::share(999, 1000), QStringLiteral("99 %"));
        QCOMPARE(SizeText::share(5, 5), QStringLiteral("100 %"));
        QCOMPARE(SizeText::share(0, 0), QStringLiteral("–"));
        QCOMPARE(SizeText::shortId(QStringLiteral("short")), QStringLiteral("short"));
        const QString shortened = SizeText::shortId(QStringLiteral("9f3c0000-1111-2222-3333-4444555521ab"));
        QCOMPARE(shortened.size(), 13);
        QVERIFY(shortened.startsWith(QStringLiteral("9f3c")) && shortened.endsWith(QStringLiteral("21ab")));
    }

    void menderConfIsJsonWhateverTheTokenHolds()
    {
        MenderConf conf;
        conf.serverUrl = QStringLiteral("https://mender.example");
        conf.tenantToken = QStringLiteral("a\"b\\c");
        const QJsonObject object = QJsonDocument::fromJson(menderConf(conf).toUtf8()).object();
        QCOMPARE(object.value(QStringLiteral("ServerURL")).toString(), conf.serverUrl);
        QCOMPARE(object.value(QStringLiteral("TenantToken")).toString(), conf.tenantToken);
        QCOMPARE(object.value(QStringLiteral("UpdatePollIntervalSeconds")).toInt(), 1800);
        QVERIFY(!object.contains(QStringLiteral("ServerCertificate")));
    }

    void fuzzyOrder()
    {
        const auto better = [](const char *pattern, const char *a, const char *b) {
            return fuzzyScore(QString::fromLatin1(pattern), QString::fromLatin1(a))
                > fuzzyScore(QString::fromLatin1(pattern), QString::fromLatin1(b));
        };
        QVERIFY(better("ad", "Abort deployment", "Read-only mode")); // beginnings of words
        QVERIFY(better("dep", "Deploy", "Create deployment")); // the beginning of all
        QVERIFY(better("acc", "Accept", "Activity cleanup c")); // letters in a run
        QVERIFY(better("copy", "Copy", "Copy as JSON")); // the shorter name
        QVERIFY(fuzzyScore(QStringLiteral("xyz"), QStringLiteral("Accept")) < 0);
        QVERIFY(fuzzyScore(QStringLiteral("tpecca"), QStringLiteral("Accept")) < 0);
        QCOMPARE(fuzzyScore(QStringLiteral("  "), QStringLiteral("Accept")), 0);
        QVERIFY(fuzzyScore(QStringLiteral("ABORT dep"), QStringLiteral("Abort deployment")) > 0);
        // Bounded work on hostile input.
        QVERIFY(fuzzyScore(QString(40, QLatin1Char('a')), QString(200, QLatin1Char('a'))) != 0);
    }
};

DRYDOCK_TEST_MAIN(TestTexts)
#include "tst_texts.moc"
