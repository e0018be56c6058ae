// SPDX-License-Identifier: GPL-3.0-or-later
//
// The reading half of Recipe: JSON to rules, with a sentence about whatever is wrong in it.
#include "app/lab/recipe.h"

#include <QCryptographicHash>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QRegularExpression>

#include <cmath>

namespace drydock::lab {

namespace {

std::optional<AttributeValue> toValue(const QJsonValue &json)
{
    if (json.isString())
        return json.toString();
    if (json.isDouble())
        return json.toDouble();
    if (json.isBool())
        return json.toBool();
    if (json.isArray()) {
        QStringList texts;
        for (const QJsonValue &element : json.toArray())
            texts.append(element.toString());
        return texts;
    }
    return std::nullopt;
}

QStringList toTexts(const QJsonValue &json)
{
    QStringList texts;
    for (const QJsonValue &element : json.toArray())
        texts.append(element.toString());
    return texts;
}

// FNV-1a; qHash() may differ between processors, and a fleet must not. The low bits are left to the rule's own draws.
quint64 saltOf(const QString &text)
{
    quint64 hash = 0xCBF29CE484222325ULL;
    for (const QChar c : text)
        hash = (hash ^ c.unicode()) * 0x100000001B3ULL;
    return hash & ~0xFFFULL;
}

//! {"name": weight, …} in the order of the names, which is what a recipe can rely on.
template<class Use> void eachWeight(const QJsonObject &object, Use use)
{
    for (auto it = object.begin(); it != object.end(); ++it)
        use(it.key(), it.value().toDouble());
}

} // namespace

Recipe Recipe::load(const QString &file, QString *error)
{
    QFile source(file.isEmpty() ? QStringLiteral(":/drydock/lab/fleet.json") : file);
    if (!source.open(QIODevice::ReadOnly)) {
        *error = QStringLiteral("%1: %2").arg(source.fileName(), source.errorString());
        return {};
    }
    return parse(source.readAll(), error);
}

Recipe Recipe::parse(const QByteArray &json, QString *error)
{
    QJsonParseError problem;
    const QJsonDocument document = QJsonDocument::fromJson(json, &problem);
    Recipe recipe;
    if (!document.isObject()) {
        *error = QStringLiteral("the recipe is not a JSON object: %1").arg(problem.errorString());
        return recipe;
    }
    *error = recipe.read(document.object());
    return recipe;
}

QString Recipe::read(const QJsonObject &root)
{
    readReleases(root);
    if (const QString problem = readTypes(root); !problem.isEmpty())
        return problem;
    if (const QString problem = readCities(root); !problem.isEmpty())
        return problem;
    readBehaviour(root);
    if (const QString problem = readAlerts(root.value(QLatin1String("alerts")).toObject()); !problem.isEmpty())
        return problem;
    eachWeight(root.value(QLatin1String("groups")).toObject(), [this](const QString &name, double weight) {
        m_groups.append(name);
        m_groupWeights.add(weight);
    });
    QString unknown;
    eachWeight(root.value(QLatin1String("statuses")).toObject(), [&](const QString &word, double weight) {
        const api::AuthStatus status = api::authStatusFromWire(word);
        if (status == api::AuthStatus::Unknown)
            unknown = word;
        m_statuses.push_back(status);
        m_statusWeights.add(weight);
    });
    if (!unknown.isEmpty())
        return QStringLiteral("unknown status \"%1\"").arg(unknown);
    if (m_statusWeights.isEmpty())
        return QStringLiteral("no statuses");
    const QJsonArray attributes = root.value(QLatin1String("attributes")).toArray();
    for (const QJsonValue &attribute : attributes) {
        if (const QString problem = readRule(attribute.toObject(), root); !problem.isEmpty())
            return problem;
    }
    return {};
}

void Recipe::readReleases(const QJsonObject &root)
{
    const QJsonArray releases = root.value(QLatin1String("releases")).toArray();
    for (const QJsonValue &json : releases) {
        const QJsonObject object = json.toObject();
        RecipeRelease release;
        release.name = object.value(QLatin1String("name")).toString();
        release.version = object.value(QLatin1String("version")).toString();
        release.checksum = QString::fromLatin1(
            QCryptographicHash::hash(release.name.toUtf8(), QCryptographicHash::Sha256).toHex());
        release.deviceTypes = toTexts(object.value(QLatin1String("device_types")));
        release.tags = toTexts(object.value(QLatin1String("tags")));
        release.notes = object.value(QLatin1String("notes")).toString();
        release.weight = object.value(QLatin1String("weight")).toDouble();
        release.failureShare = object.value(QLatin1String("failure_share")).toDouble(0.04);
        release.sizeBytes = static_cast<qint64>(object.value(QLatin1String("size_mb")).toDouble(32) * 1048576.0);
        m_releases.push_back(release);
    }
}

QString Recipe::readTypes(const QJsonObject &root)
{
    const QJsonArray types = root.value(QLatin1String("device_types")).toArray();
    for (const QJsonValue &json : types) {
        const QJsonObject object = json.toObject();
        Type type;
        type.name = object.value(QLatin1String("name")).toString();
        for (auto it = object.begin(); it != object.end(); ++it) {
            if (it.value().isString())
                type.fields.insert(it.key(), it.value().toString());
        }
        for (const RecipeRelease &release : m_releases)
            type.releaseWeights.add(release.deviceTypes.contains(type.name) ? release.weight : 0.0);
        if (type.releaseWeights.isEmpty())
            return QStringLiteral("no release for device type \"%1\"").arg(type.name);
        m_typeWeights.add(object.value(QLatin1String("weight")).toDouble());
        m_types.push_back(type);
    }
    return m_typeWeights.isEmpty() ? QStringLiteral("no device types") : QString();
}

QString Recipe::readCities(const QJsonObject &root)
{
    const QJsonArray cities = root.value(QLatin1String("cities")).toArray();
    for (const QJsonValue &json : cities) {
        const QJsonObject object = json.toObject();
        City city;
        city.code = object.value(QLatin1String("code")).toString();
        city.latitude = object.value(QLatin1String("lat")).toDouble();
        city.longitude = object.value(QLatin1String("lon")).toDouble();
        city.sites = qBound(1, object.value(QLatin1String("sites")).toInt(1), 999);
        m_cityWeights.add(object.value(QLatin1String("weight")).toDouble());
        m_cities.push_back(city);
    }
    return m_cityWeights.isEmpty() ? QStringLiteral("no cities") : QString();
}

void Recipe::readBehaviour(const QJsonObject &root)
{
    m_silentShare = root.value(QLatin1String("silent_share")).toDouble();
    m_failureShare = root.value(QLatin1String("failure_share")).toDouble();
    m_oldestDays = root.value(QLatin1String("oldest_days")).toDouble(700);
    const QJsonObject appearing = root.value(QLatin1String("appearing")).toObject();
    m_appearingPerHour = appearing.value(QLatin1String("per_hour")).toDouble();
    m_maxAppeared = appearing.value(QLatin1String("at_most")).toInt();
    const QJsonObject logs = root.value(QLatin1String("failure_logs")).toObject();
    for (auto it = logs.begin(); it != logs.end(); ++it)
        m_failureLogs.insert(it.key(), toTexts(it.value()));
    m_failureStates = logs.keys();
}

QString Recipe::readAlerts(const QJsonObject &alerts)
{
    m_alertsPerHour = alerts.value(QLatin1String("per_hour")).toDouble();
    const QJsonArray kinds = alerts.value(QLatin1String("kinds")).toArray();
    for (qsizetype i = 0; i < kinds.size(); ++i) {
        const QJsonObject kind = kinds.at(i).toObject();
        const auto text = [&kind](const char *key) { return kind.value(QLatin1String(key)).toString(); };
        const RecipeAlert alert { text("name"), text("subject"), text("type"), text("status"), text("description") };
        if (alert.name.isEmpty() || alert.subject.isEmpty() || alert.type.isEmpty())
            return QStringLiteral("alerts.kinds[%1]: name, subject and type are needed").arg(i);
        m_alerts.push_back(alert);
    }
    if (m_alertsPerHour < 0 || (m_alertsPerHour > 0 && m_alerts.empty()))
        return QStringLiteral("alerts.per_hour: wants kinds, and no less than 0");
    return {};
}

QString Recipe::readRule(const QJsonObject &object, const QJsonObject &root)
{
    AttributeRule rule;
    rule.scope = object.value(QLatin1String("scope")).toString(QStringLiteral("inventory"));
    rule.name = object.value(QLatin1String("name")).toString();
    rule.share = object.value(QLatin1String("share")).toDouble(1.0);
    // By name, not by position: a rule added in front must not change all devices.
    rule.salt = saltOf(rule.scope + QLatin1Char('/') + rule.name);
    static const QHash<QString, AttributeRule::Motion> kMotions {
        { QString(), AttributeRule::Motion::Still },
        { QStringLiteral("walks"), AttributeRule::Motion::Walks },
        { QStringLiteral("grows"), AttributeRule::Motion::Grows },
        { QStringLiteral("rerolls"), AttributeRule::Motion::Rerolls },
    };
    const QString motion = object.value(QLatin1String("motion")).toString();
    if (rule.name.isEmpty() || !kMotions.contains(motion))
        return QStringLiteral("attribute \"%1\": no name, or unknown motion").arg(rule.name);
    rule.motion = kMotions.value(motion);
    if (const QJsonValue geo = object.value(QLatin1String("geo")); geo.isString()) {
        rule.kind = geo.toString() == QLatin1String("lat") ? AttributeRule::Kind::Latitude
                                                           : AttributeRule::Kind::Longitude;
    } else if (const QJsonValue pattern = object.value(QLatin1String("pattern")); pattern.isString()) {
        rule.kind = AttributeRule::Kind::Pattern;
        rule.pattern = readPattern(pattern.toString());
    } else if (const QString problem = readPool(rule, object, root); !problem.isEmpty()) {
        return problem;
    }
    m_rules.push_back(std::move(rule));
    return {};
}

QString Recipe::readPool(AttributeRule &rule, const QJsonObject &object, const QJsonObject &root)
{
    const QJsonValue values = object.value(QLatin1String("values"));
    const QJsonObject number = object.value(QLatin1String("number")).toObject();
    const QString from = object.value(QLatin1String("from")).toString();
    if (values.isObject()) {
        eachWeight(values.toObject(), [&rule](const QString &text, double weight) {
            rule.pool.emplace_back(text);
            rule.poolWeights.add(weight);
        });
    } else if (values.isArray()) {
        for (const QJsonValue &value : values.toArray())
            rule.pool.push_back(toValue(value).value_or(AttributeValue(QString())));
    } else if (!number.isEmpty()) {
        rule.minimum = number.value(QLatin1String("min")).toDouble();
        rule.maximum = number.value(QLatin1String("max")).toDouble();
        rule.decimals = number.value(QLatin1String("decimals")).toInt();
        rule.kind = AttributeRule::Kind::Number;
        if (number.value(QLatin1String("pooled")).toBool()) {
            rule.kind = AttributeRule::Kind::Pool;
            const double step = number.value(QLatin1String("step")).toDouble(std::pow(10.0, -rule.decimals));
            const auto count = static_cast<int>(std::floor((rule.maximum - rule.minimum) / step + 0.5)) + 1;
            const double scale = std::pow(10.0, rule.decimals);
            for (int i = 0; i < qBound(1, count, 65'535); ++i)
                rule.pool.emplace_back(std::round((rule.minimum + i * step) * scale) / scale);
        }
        return {};
    } else if (object.contains(QLatin1String("combine"))) {
        QStringList texts { QString() };
        for (const QJsonValue &part : object.value(QLatin1String("combine")).toArray()) {
            QStringList longer;
            for (const QString &text : texts) {
                for (const QString &piece : toTexts(part))
                    longer.append(text + piece);
            }
            texts = longer;
        }
        rule.pool.assign(texts.begin(), texts.end());
    } else if (!from.isEmpty()) {
        const auto by = from == QLatin1String("device_types") ? AttributeRule::RangeBy::Type
            : from == QLatin1String("releases")               ? AttributeRule::RangeBy::Release
                                                              : AttributeRule::RangeBy::City;
        readRanges(rule, root.value(from).toArray(), object.value(QLatin1String("field")).toString(), by);
    }
    return rule.pool.empty() ? QStringLiteral("attribute \"%1\" has no values").arg(rule.name) : QString();
}

void Recipe::readRanges(
    AttributeRule &rule, const QJsonArray &owners, const QString &field, AttributeRule::RangeBy by)
{
    rule.rangeBy = by;
    for (qsizetype i = 0; i < owners.size(); ++i) {
        const QJsonObject owner = owners.at(i).toObject();
        const auto first = static_cast<int>(rule.pool.size());
        const QJsonValue value = owner.value(field);
        if (by == AttributeRule::RangeBy::Release && field == QLatin1String("checksum")) {
            rule.pool.emplace_back(m_releases[static_cast<size_t>(i)].checksum);
        } else if (by == AttributeRule::RangeBy::City && field == QLatin1String("site")) {
            for (int site = 1; site <= m_cities[static_cast<size_t>(i)].sites; ++site)
                rule.pool.emplace_back(QStringLiteral("%1 %2")
                                           .arg(owner.value(QLatin1String("name")).toString())
                                           .arg(site, 2, 10, QLatin1Char('0')));
        } else if (value.isArray()) {
            for (const QJsonValue &choice : value.toArray())
                rule.pool.push_back(toValue(choice).value_or(AttributeValue(QString())));
        } else if (const auto single = toValue(value)) {
            rule.pool.push_back(*single);
        }
        rule.poolRanges.emplace_back(first, static_cast<int>(rule.pool.size()) - first);
    }
}

std::vector<AttributeRule::Token> Recipe::readPattern(const QString &text)
{
    using Token = AttributeRule::Token;
    static const QHash<QString, Token::Kind> kKinds {
        { QStringLiteral("hex"), Token::Kind::Hex },
        { QStringLiteral("digits"), Token::Kind::Digits },
        { QStringLiteral("uniquehex"), Token::Kind::UniqueHex },
        { QStringLiteral("uniquedigits"), Token::Kind::UniqueDigits },
        { QStringLiteral("uniquemac"), Token::Kind::UniqueMac },
        { QStringLiteral("uniqueaddress"), Token::Kind::UniqueAddress },
        { QStringLiteral("base64"), Token::Kind::Base64 },
        { QStringLiteral("type"), Token::Kind::Type },
        { QStringLiteral("site"), Token::Kind::Site },
    };
    static const QRegularExpression kToken(QStringLiteral("\\{([a-z0-9]+)(?::([a-z0-9_]+))?\\}"));
    std::vector<Token> tokens;
    qsizetype at = 0;
    auto found = kToken.globalMatch(text);
    while (found.hasNext()) {
        const QRegularExpressionMatch match = found.next();
        if (match.capturedStart() > at)
            tokens.push_back({ Token::Kind::Literal, 0, text.mid(at, match.capturedStart() - at) });
        at = match.capturedEnd();
        const auto kind = kKinds.value(match.captured(1), Token::Kind::Literal);
        if (kind == Token::Kind::Literal)
            tokens.push_back({ kind, 0, match.captured() });
        else
            tokens.push_back({ kind, qBound(1, match.captured(2).toInt(), 64), match.captured(2) });
    }
    if (at < text.size())
        tokens.push_back({ Token::Kind::Literal, 0, text.mid(at) });
    return tokens;
}

} // namespace drydock::lab
