// SPDX-License-Identifier: GPL-3.0-or-later
//
// LabFixture: the lab's context without sockets and threads: services are built on it and called through the router.
// reopen() is a restart on the same database file.
#pragma once

#include "app/lab/fleet.h"
#include "app/lab/labcontext.h"
#include "app/lab/tokenservice.h"
#include "tests/support/labtraffic.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTemporaryDir>
#include <QTest>
#include <QUrl>
#include <QUrlQuery>

#include <memory>

namespace drydock::lab::test {

class AuditList final : public AuditSink {
public:
    void record(const Identity &actor, const AuditRecord &entry) override
    {
        actors.append(actor.email);
        entries.append(entry);
    }
    QStringList actors;
    QList<AuditRecord> entries;
};

struct Parts {
    Database db;
    LabClock clock;
    Router router;
    TokenService tokens;
    LabContext context;

    Parts(AuditSink &audit, const LabOptions &options)
        : context { db, clock, router, audit, tokens, options, {}, {} }
    {
        tokens.setKey(TokenService::generateKey());
    }
};

class LabFixture {
public:
    explicit LabFixture(qint64 devices, quint64 seed = 7, Plan plan = Plan::Enterprise)
    {
        options.devices = devices;
        options.seed = seed;
        options.plan = plan;
    }

    //! `build` makes the services (and with them their schemas), then the database is opened and the fleet loaded.
    template<class Build> void start(const QString &path, Timestamp now, Build build)
    {
        parts = std::make_unique<Parts>(audit, options);
        parts->clock.setNow(now);
        parts->clock.freeze(true);
        fleet = std::make_unique<Fleet>(parts->context);
        build(parts->context, *fleet);
        parts->db.open(path);
        QCOMPARE(fleet->load(), QString());
    }
    void stop()
    {
        fleet.reset();
        parts->db.close();
        parts.reset();
    }

    Response call(Method method, const QString &target, const QByteArray &body = {},
        const QList<std::pair<QByteArray, QByteArray>> &headers = {}, const Identity &identity = user())
    {
        const QUrl url(target);
        Request request;
        request.method = method;
        request.path = url.path();
        request.segments = url.path().split(QLatin1Char('/'), Qt::SkipEmptyParts);
        for (const auto &[key, value] : QUrlQuery(url).queryItems(QUrl::FullyDecoded))
            request.query.emplaceBack(key, value);
        request.headers = headers;
        request.body = body;
        request.identity = identity;
        const RouteMatch match = parts->router.match(method, request.segments);
        if (!match.route)
            return notFound();
        request.params = match.params;
        Response response;
        {
            Transaction transaction(parts->db);
            if (match.route->asyncHandler)
                match.route->asyncHandler(std::make_shared<Request>(request), [&response](Response answer) { response = std::move(answer); });
            else
                response = match.route->handler(request);
            transaction.commit();
        }
        for (const auto &act : std::exchange(parts->context.afterCommit, {}))
            act();
        recordExchange(request, QUrl(target).toEncoded(), *match.route, response, odd);
        return response;
    }
    //! What the real server takes or says though the API description does not know it: kept apart from the other traffic.
    Response callOdd(Method method, const QString &target, const QByteArray &body = {}, const Identity &identity = user())
    {
        odd = true;
        Response response = call(method, target, body, {}, identity);
        odd = false;
        return response;
    }
    static Identity user() { return { Identity::Kind::User, QStringLiteral("u1"), QStringLiteral("t1"), QStringLiteral("who@example.com") }; }
    static Identity device(const DeviceId &id) { return { Identity::Kind::Device, id.text, {}, {} }; }
    static QJsonObject object(const Response &response) { return QJsonDocument::fromJson(response.body).object(); }
    static QJsonArray array(const Response &response) { return QJsonDocument::fromJson(response.body).array(); }
    static QByteArray json(const QJsonObject &object) { return QJsonDocument(object).toJson(QJsonDocument::Compact); }

    //! The n-th row (in row order) with this status.
    [[nodiscard]] Row rowWith(AuthStatus status, int n = 0) const
    {
        for (const Row row : fleet->rows()) {
            if (fleet->status(row) == status && n-- == 0)
                return row;
        }
        return Fleet::kNoRow;
    }

    bool odd = false; //!< while it is set, calls are recorded as odd
    //! As the front would have seen it.
    LabOptions options;
    AuditList audit;
    std::unique_ptr<Parts> parts;
    std::unique_ptr<Fleet> fleet;
};

inline Timestamp noon()
{
    return Timestamp::fromRfc3339(QByteArrayView("2026-11-23T12:00:00Z"));
}

} // namespace drydock::lab::test
