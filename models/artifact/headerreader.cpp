// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/artifact/headerreader.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QRegularExpression>

#include <algorithm>

namespace drydock::artifact {

namespace {

constexpr qsizetype kLongestText = 256; // the server's own bound on names, types and keys

QJsonObject object(const QByteArray &document, const QString &what)
{
    QJsonParseError problem;
    const QJsonDocument parsed = QJsonDocument::fromJson(document, &problem);
    if (!parsed.isObject())
        throw ReadError { QStringLiteral("%1 is no JSON object: %2").arg(what, problem.errorString()) };
    return parsed.object();
}

QString shortText(const QJsonValue &value, const QString &what)
{
    const QString text = value.toString();
    if (!value.isString() || text.size() > kLongestText)
        throw ReadError { QStringLiteral("%1: expected a string of at most %2 characters").arg(what).arg(kLongestText) };
    const bool printable = std::all_of(text.begin(), text.end(), [](QChar c) { return c.isPrint() || c.isSurrogate(); });
    if (!printable)
        throw ReadError { QStringLiteral("%1: contains unprintable characters").arg(what) };
    return text;
}

QStringList texts(const QJsonValue &value, const QString &what)
{
    if (value.isString())
        return { shortText(value, what) };
    if (!value.isArray())
        throw ReadError { QStringLiteral("%1: expected a string or a list of strings").arg(what) };
    QStringList list;
    const QJsonArray array = value.toArray();
    for (const QJsonValue &item : array)
        list.append(shortText(item, what));
    return list;
}

Relations relations(const QJsonValue &value, const QString &what)
{
    Relations result;
    if (value.isUndefined() || value.isNull())
        return result;
    if (!value.isObject())
        throw ReadError { QStringLiteral("%1: expected an object").arg(what) };
    const QJsonObject members = value.toObject();
    for (auto it = members.begin(); it != members.end(); ++it)
        result.emplace_back(shortText(it.key(), what), texts(it.value(), what + u'.' + it.key()));
    return result;
}

const QStringList *find(const Relations &relations, QStringView key)
{
    const auto it = std::find_if(relations.begin(), relations.end(), [key](const auto &entry) { return entry.first == key; });
    return it == relations.end() ? nullptr : &it->second;
}

void parseHeaderInfo(const QByteArray &document, const ReadLimits &limits, ArtifactInfo &info)
{
    const QString what = QStringLiteral("header-info");
    const QJsonObject header = object(document, what);
    info.provides = relations(header.value(QLatin1String("artifact_provides")), QStringLiteral("artifact_provides"));
    info.depends = relations(header.value(QLatin1String("artifact_depends")), QStringLiteral("artifact_depends"));
    const QStringList *name = find(info.provides, u"artifact_name");
    const QStringList *types = find(info.depends, u"device_type");
    if (!name || name->value(0).isEmpty())
        throw ReadError { QStringLiteral("header-info: artifact_name is missing") };
    if (!types || types->isEmpty() || types->contains(QString()))
        throw ReadError { QStringLiteral("header-info: device_type is missing") };
    info.name = name->value(0);
    info.deviceTypes = *types;
    if (const QStringList *group = find(info.provides, u"artifact_group"))
        info.group = group->value(0);
    const QJsonArray payloads = header.value(QLatin1String("payloads")).toArray();
    if (payloads.isEmpty() || payloads.size() > limits.payloads)
        throw ReadError { QStringLiteral("header-info: %1 payloads").arg(payloads.size()) };
    for (const QJsonValue &item : payloads) {
        const QJsonValue type = item.toObject().value(QLatin1String("type"));
        Payload payload;
        if (!type.isNull())
            payload.type = shortText(type, QStringLiteral("payload type"));
        info.payloads.push_back(std::move(payload));
    }
}

void parseTypeInfo(const QByteArray &document, Payload &payload)
{
    const QJsonObject info = object(document, QStringLiteral("type-info"));
    const QJsonValue type = info.value(QLatin1String("type"));
    if (type.toString() != payload.type)
        throw ReadError { QStringLiteral("type-info and header-info name different payload types") };
    payload.provides = relations(info.value(QLatin1String("artifact_provides")), QStringLiteral("artifact_provides"));
    payload.depends = relations(info.value(QLatin1String("artifact_depends")), QStringLiteral("artifact_depends"));
    for (const auto &[key, values] : payload.provides) {
        if (values.size() != 1)
            throw ReadError { QStringLiteral("artifact_provides.%1: expected a string").arg(key) };
    }
    if (const QJsonValue clears = info.value(QLatin1String("clears_artifact_provides")); clears.isArray())
        payload.clearsProvides = texts(clears, QStringLiteral("clears_artifact_provides"));
}

void merge(Relations &into, const Relations &from)
{
    for (const auto &entry : from) {
        if (!find(into, entry.first))
            into.push_back(entry);
    }
}

//! "headers/0000/type-info" to its payload; throws for numbers out of order.
Payload &payloadOf(const QString &member, ArtifactInfo &info)
{
    const qsizetype index = member.mid(8, 4).toInt();
    if (index >= std::ssize(info.payloads))
        throw ReadError { QStringLiteral("header of payload %1, which header-info does not know").arg(index) };
    return info.payloads[static_cast<size_t>(index)];
}

} // namespace

void parseVersion(const QByteArray &document, ArtifactInfo &info)
{
    const QJsonObject version = object(document, QStringLiteral("version"));
    if (version.size() != 2)
        throw ReadError { QStringLiteral("version: unknown fields") };
    info.format = version.value(QLatin1String("format")).toString();
    info.version = version.value(QLatin1String("version")).toInt();
    if (info.format != u"mender")
        throw ReadError { QStringLiteral("not a Mender artifact: format is \"%1\"").arg(info.format.left(50)) };
    if (info.version != 3)
        throw ReadError { QStringLiteral("unsupported version %1").arg(info.version) };
}

void readHeader(TarReader &header, const ReadLimits &limits, ArtifactInfo &info)
{
    static const QRegularExpression payloadMember(QStringLiteral("^headers/[0-9]{4}/(type-info|meta-data)$"));
    static const QRegularExpression script(QStringLiteral("^scripts/([A-Za-z]+)_(Enter|Leave|Error)_[0-9][0-9](_\\S+)?$"));
    qint64 total = 0;
    std::vector<bool> described;
    const std::optional<QString> first = header.next();
    if (!first || *first != u"header-info")
        throw ReadError { QStringLiteral("header-info is not the first member of the header") };
    parseHeaderInfo(header.readAll(limits.document), limits, info);
    described.resize(info.payloads.size());
    while (const std::optional<QString> member = header.next()) {
        const QByteArray content = header.readAll(std::min(limits.header, limits.header - total));
        total += content.size();
        const auto match = payloadMember.match(*member);
        if (script.match(*member).hasMatch()) {
            info.scripts.append(member->mid(8));
        } else if (match.captured(1) == u"type-info") {
            Payload &payload = payloadOf(*member, info);
            parseTypeInfo(content, payload);
            described[static_cast<size_t>(&payload - info.payloads.data())] = true;
        } else if (match.captured(1) == u"meta-data") {
            Payload &payload = payloadOf(*member, info);
            if (!content.trimmed().isEmpty())
                payload.metaData = QJsonDocument(object(content, QStringLiteral("meta-data"))).toJson(QJsonDocument::Compact);
        } else {
            throw ReadError { QStringLiteral("unexpected member \"%1\" of the header").arg(member->left(100)) };
        }
    }
    if (std::find(described.begin(), described.end(), false) != described.end())
        throw ReadError { QStringLiteral("type-info is missing") };
}

void flatten(ArtifactInfo &info)
{
    for (const Payload &payload : info.payloads) {
        merge(info.provides, payload.provides);
        merge(info.depends, payload.depends);
        for (const QString &pattern : payload.clearsProvides) {
            if (!info.clearsProvides.contains(pattern))
                info.clearsProvides.append(pattern);
        }
    }
}

} // namespace drydock::artifact
