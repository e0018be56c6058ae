// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/lab/control.h"

#include "app/lab/jsonbody.h"
#include "models/api/jsonwriter.h"

namespace drydock::lab {

namespace {

Response showClock(const LabContext &context)
{
    api::JsonWriter writer;
    writer.beginObject().key("now").value(context.clock.now()).key("speed").value(context.clock.speed()).endObject();
    return Response::json(writer.take());
}

//! {"now": RFC 3339, "advance_ms": n, "speed": x, "freeze": bool}, each optional, in this order.
Response setClock(LabContext &context, const Request &request)
{
    const std::optional<QJsonObject> body = jsonObject(request.body);
    if (!body)
        return apiError(400, QStringLiteral("expected a JSON object"));
    if (const QJsonValue now = body->value(QLatin1String("now")); now.isString()) {
        const Timestamp time = Timestamp::fromRfc3339(now.toString());
        if (!time.isValid())
            return apiError(400, QStringLiteral("now: expected RFC 3339"));
        context.clock.setNow(time);
    }
    if (const qint64 ms = body->value(QLatin1String("advance_ms")).toInteger(); ms != 0)
        context.clock.advance(std::chrono::milliseconds(ms));
    if (const QJsonValue speed = body->value(QLatin1String("speed")); speed.isDouble())
        context.clock.setSpeed(speed.toDouble());
    if (const QJsonValue freeze = body->value(QLatin1String("freeze")); freeze.isBool())
        context.clock.freeze(freeze.toBool());
    return showClock(context);
}

} // namespace

void addControlRoutes(LabContext &context, FaultInjector &faults)
{
    Router &router = context.router;
    const QString clock = QStringLiteral("/lab/v1/clock");
    router.add(Method::Get, clock, Access::LoopbackOnly, [&context](const Request &) { return showClock(context); });
    router.add(Method::Put, clock, Access::LoopbackOnly, [&context](const Request &r) { return setClock(context, r); });
    const QString path = QStringLiteral("/lab/v1/faults");
    router.add(Method::Get, path, Access::LoopbackOnly, [&faults](const Request &) { return Response::json(faults.toJson()); });
    router.add(Method::Put, path, Access::LoopbackOnly, [&faults](const Request &request) {
        auto rules = FaultInjector::parseJson(request.body);
        if (!rules)
            return apiError(400, QStringLiteral("expected an array of fault rules"));
        faults.set(*std::move(rules));
        return Response::json(faults.toJson());
    });
    router.add(Method::Delete, path, Access::LoopbackOnly, [&faults](const Request &) {
        faults.set({});
        return Response::empty();
    });
}

} // namespace drydock::lab
