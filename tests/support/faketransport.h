// SPDX-License-Identifier: GPL-3.0-or-later
//
// FakeTransport: the product's LaneTransport, lanes, retries, gate and journal included, on a scripted wire and a
// FakeClock.
//
//     FakeClock clock;
//     FakeTransport transport(clock);
//     transport.expect(Verb::Get, "/api/management/v1/deployments/deployments").reply(200, "[]").after(50);
//     … code under test sends …
//     clock.advance(50);
//     QVERIFY(transport.isSatisfied());
//
// A request that nobody expects fails the running test and is answered by 599. It has a token from the start, and the
// retries' random number is fixed (setRandom). The path is what is asked, without query and percent-decoded.
#pragma once

#include "models/rest/lanetransport.h"
#include "tests/support/fakeclock.h"

#include <QStringList>
#include <QUrlQuery>

#include <memory>
#include <vector>

namespace drydock::test {

struct FakeRequest {
    Verb verb = Verb::Get;
    QString path; //!< decoded
    QUrlQuery query;
    QUrl url;
    QList<std::pair<QByteArray, QByteArray>> headers;
    QByteArray body; //!< also where it came from a device
    bool transfer = false;
    bool ownServer = true;
    qint64 atMs = 0; //!< steady time when it went on the wire

    [[nodiscard]] QByteArray header(QByteArrayView name) const;
    [[nodiscard]] QString queryValue(const QString &name) const { return query.queryItemValue(name, QUrl::FullyDecoded); }
};

using FakeHeaders = QList<std::pair<QByteArray, QByteArray>>;

//! What one expected request gets. Every setter returns itself.
class Expectation {
public:
    Expectation &reply(int status, const QByteArray &body = {}, const FakeHeaders &headers = {});
    Expectation &json(const QByteArray &body, const FakeHeaders &headers = {}); //!< 200 application/json
    Expectation &fail(ErrorKind kind); //!< the network's failure
    Expectation &fail(const Error &error);
    Expectation &breakAfter(qsizetype bytes); //!< of the body; then the connection is lost
    Expectation &hang(); //!< until the request's own timeout
    Expectation &after(qint64 ms); //!< 0 by default: at the next turn of the clock or of the event loop
    Expectation &times(int count); //!< 1 by default; -1 for any number, none included
    Expectation &withQuery(const QString &name, const QString &value); //!< matches only with this parameter
    Expectation &withBody(const QByteArray &part); //!< matches only where the body contains this

    [[nodiscard]] int seen() const { return m_seen; }

private:
    friend class ScriptedWire;
    Verb m_verb = Verb::Get;
    QString m_path;
    QList<std::pair<QString, QString>> m_query;
    QByteArray m_bodyPart;
    int m_status = 200;
    QByteArray m_body;
    FakeHeaders m_headers;
    std::optional<Error> m_failure;
    bool m_hang = false;
    qsizetype m_breakAfter = -1;
    std::chrono::milliseconds m_after { 0 };
    int m_times = 1;
    int m_seen = 0;
};

class ScriptedWire;

class FakeTransport final : public LaneTransport {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(FakeTransport)

public:
    explicit FakeTransport(FakeClock &clock, QObject *parent = nullptr);
    explicit FakeTransport(FakeClock &clock, const QUrl &baseUrl, QObject *parent = nullptr);
    //! Several of them share one server's budget.
    FakeTransport(FakeClock &clock, std::shared_ptr<RateBudget> budget, QObject *parent = nullptr);
    ~FakeTransport() override;

    //! Expectations are matched in the order in which they were made; a used-up one is passed over.
    Expectation &expect(Verb verb, const QString &path);
    Expectation &expect(Verb verb, const char *path) { return expect(verb, QString::fromLatin1(path)); }
    //! expect(…).times(-1)
    Expectation &always(Verb verb, const QString &path) { return expect(verb, path).times(-1); }
    Expectation &always(Verb verb, const char *path) { return always(verb, QString::fromLatin1(path)); }
    //! Forgets all expectations, so that new ones count.
    void clearExpectations();

    [[nodiscard]] const std::vector<FakeRequest> &requests() const;
    [[nodiscard]] const FakeRequest &lastRequest() const { return requests().back(); }
    //! Every expectation was used as often as it says, and nothing else was asked.
    [[nodiscard]] bool isSatisfied() const;
    [[nodiscard]] QStringList unexpected() const;
    //! On the wire now.
    [[nodiscard]] int onWire() const;
    //! Unexpected requests are only recorded, for tests of this class itself.
    void setTolerant(bool tolerant);
    void setRandom(double unit) { *m_random = unit; }

private:
    FakeTransport(FakeClock &clock, const QUrl &baseUrl, std::unique_ptr<ScriptedWire> wire,
        std::shared_ptr<double> random, std::shared_ptr<RateBudget> budget, QObject *parent);

    ScriptedWire &m_script;
    std::shared_ptr<double> m_random;
};

} // namespace drydock::test
