// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/lab/http/faults.h"

#include "models/api/jsonwriter.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <array>

namespace drydock::lab {

namespace {

using Kind = FaultRule::Kind;
constexpr std::array kKinds {
    std::pair { Kind::Latency, "latency" },
    std::pair { Kind::Status, "status" },
    std::pair { Kind::Drop, "drop" },
    std::pair { Kind::Hang, "hang" },
    std::pair { Kind::Truncate, "truncate" },
    std::pair { Kind::Reset, "reset" },
    std::pair { Kind::Malformed, "malformed" },
    std::pair { Kind::Drip, "drip" },
};
constexpr std::array kMethods { Method::Get, Method::Head, Method::Post, Method::Put, Method::Patch, Method::Delete };

std::optional<Kind> kindFromName(const QString &name)
{
    for (const auto &[kind, text] : kKinds) {
        if (name == QLatin1String(text))
            return kind;
    }
    return std::nullopt;
}

bool isSane(const FaultRule &rule)
{
    if (!(rule.share >= 0.0 && rule.share <= 1.0))
        return false;
    switch (rule.kind) {
    case Kind::Latency:
        return rule.value >= 0 && rule.value <= 600'000;
    case Kind::Status:
        return rule.value >= 400 && rule.value <= 599;
    case Kind::Drip:
        return rule.value >= 1 && rule.value <= 1'000'000'000;
    case Kind::Drop:
    case Kind::Hang:
    case Kind::Truncate:
    case Kind::Reset:
    case Kind::Malformed:
        break;
    }
    return true;
}

//! KIND[=VALUE][:SHARE][@PATH]
std::optional<FaultRule> parseRule(QString text)
{
    FaultRule rule;
    if (const qsizetype at = text.indexOf(u'@'); at >= 0) {
        rule.path = text.mid(at + 1);
        text.truncate(at);
    }
    bool isNumber = true;
    if (const qsizetype colon = text.indexOf(u':'); colon >= 0) {
        rule.share = text.mid(colon + 1).toDouble(&isNumber);
        text.truncate(colon);
    }
    if (const qsizetype equals = text.indexOf(u'='); isNumber && equals >= 0) {
        rule.value = text.mid(equals + 1).toInt(&isNumber);
        text.truncate(equals);
    }
    const std::optional<Kind> kind = kindFromName(text.trimmed());
    if (!isNumber || !kind)
        return std::nullopt;
    rule.kind = *kind;
    return isSane(rule) ? std::optional(rule) : std::nullopt;
}

} // namespace

FaultInjector::FaultInjector(quint64 seed)
    : m_random(seed)
{
}

std::optional<std::vector<FaultRule>> FaultInjector::parse(const QString &profile)
{
    QString text = profile.trimmed();
    if (text.isEmpty() || text == u"none")
        return std::vector<FaultRule> {};
    if (text == u"slow")
        text = QStringLiteral("latency=800");
    else if (text == u"flaky")
        text = QStringLiteral("latency=300:0.5,status=503:0.1,drop:0.03,truncate:0.02");
    else if (text == u"down")
        text = QStringLiteral("status=503");
    std::vector<FaultRule> rules;
    for (const QString &part : text.split(u',')) {
        const std::optional<FaultRule> rule = parseRule(part.trimmed());
        if (!rule)
            return std::nullopt;
        rules.push_back(*rule);
    }
    return rules;
}

std::optional<std::vector<FaultRule>> FaultInjector::parseJson(const QByteArray &json)
{
    const QJsonDocument document = QJsonDocument::fromJson(json);
    if (!document.isArray())
        return std::nullopt;
    std::vector<FaultRule> rules;
    const QJsonArray items = document.array();
    for (const QJsonValue &item : items) {
        const QJsonObject object = item.toObject();
        const std::optional<Kind> kind = kindFromName(object.value(QLatin1String("kind")).toString());
        if (!kind)
            return std::nullopt;
        FaultRule rule;
        rule.kind = *kind;
        rule.value = object.value(QLatin1String("value")).toInt();
        rule.share = object.value(QLatin1String("share")).toDouble(1.0);
        rule.path = object.value(QLatin1String("path")).toString();
        rule.count = object.value(QLatin1String("count")).toInt(-1);
        rule.retryAfter = object.value(QLatin1String("retry_after")).toInt();
        const QString method = object.value(QLatin1String("method")).toString();
        for (const Method candidate : kMethods) {
            if (method == QLatin1String(methodName(candidate)))
                rule.method = candidate;
        }
        if (!isSane(rule) || (!method.isEmpty() && !rule.method))
            return std::nullopt;
        rules.push_back(rule);
    }
    return rules;
}

void FaultInjector::set(std::vector<FaultRule> rules)
{
    const QMutexLocker lock(&m_mutex);
    m_rules = std::move(rules);
}

QByteArray FaultInjector::toJson() const
{
    const QMutexLocker lock(&m_mutex);
    api::JsonWriter writer;
    writer.beginArray();
    for (const FaultRule &rule : m_rules) {
        writer.beginObject();
        for (const auto &[kind, text] : kKinds) {
            if (kind == rule.kind)
                writer.key("kind").value(QString::fromLatin1(text));
        }
        writer.key("value").value(rule.value).key("share").value(rule.share).key("path").value(rule.path);
        if (rule.method)
            writer.key("method").value(QString::fromLatin1(methodName(*rule.method)));
        writer.key("count").value(rule.count).key("retry_after").value(rule.retryAfter).endObject();
    }
    writer.endArray();
    return writer.take();
}

FaultDecision FaultInjector::decide(Method method, const QString &path)
{
    FaultDecision decision;
    const QMutexLocker lock(&m_mutex);
    if (m_rules.empty() || path.startsWith(u"/lab/"))
        return decision;
    std::uniform_real_distribution<double> unit(0.0, 1.0);
    for (FaultRule &rule : m_rules) {
        if (rule.count == 0 || (rule.method && *rule.method != method) || !path.contains(rule.path)
            || unit(m_random) >= rule.share)
            continue;
        if (rule.count > 0)
            --rule.count;
        switch (rule.kind) {
        case Kind::Latency:
            decision.latencyMs += rule.value;
            break;
        case Kind::Status:
            decision.status = rule.value;
            decision.retryAfter = rule.retryAfter;
            break;
        case Kind::Drop:
            decision.drop = true;
            break;
        case Kind::Hang:
            decision.hang = true;
            break;
        case Kind::Truncate:
            decision.truncate = true;
            break;
        case Kind::Reset:
            decision.reset = true;
            break;
        case Kind::Malformed:
            decision.malformed = true;
            break;
        case Kind::Drip:
            decision.dripBytes = rule.value;
            break;
        }
    }
    return decision;
}

} // namespace drydock::lab
