// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/items/queryshares.h"

namespace drydock {

namespace {

using Kind = QueryNode::Kind;

//! A text that a device could also have as a number.
bool isNumber(const QString &text)
{
    bool is = false;
    static_cast<void>(text.toDouble(&is));
    return is;
}

//! One of the inventory search's own predicates that says exactly the same; nothing where there is none.
std::optional<Predicate> serverPredicate(const QueryNode &node)
{
    if (node.kind != Kind::Term)
        return std::nullopt;
    Predicate predicate { node.scope, node.field, PredicateOp::Equal, QString() };
    if (predicate.scope.isEmpty()) {
        // Only these names are of one scope on every server.
        if (node.field == u"status")
            predicate.scope = QStringLiteral("identity");
        else if (node.field == u"group")
            predicate.scope = QStringLiteral("system");
        else if (node.field == u"device_type" || node.field == u"artifact_name")
            predicate.scope = QStringLiteral("inventory");
        else
            return std::nullopt;
    }
    if (node.op == QueryOp::Exists) {
        predicate.op = PredicateOp::Exists;
        predicate.operand = true;
        return predicate;
    }
    // "silent" is ours; a server compares texts exactly, and a status is lower case.
    const bool isStatus = predicate.scope == u"identity" && predicate.name == u"status";
    const bool exact = node.op == QueryOp::Equal || node.op == QueryOp::NotEqual || (isStatus && node.op == QueryOp::Matches);
    QStringList values;
    for (const QueryValue &value : node.values) {
        if (!exact || value.hasWildcard || (isStatus && value.text.toLower() == u"silent") || (!isStatus && isNumber(value.text)))
            return std::nullopt;
        values.append(isStatus ? value.text.toLower() : value.text);
    }
    const bool negative = node.op == QueryOp::NotEqual;
    if (values.size() == 1) {
        predicate.op = negative ? PredicateOp::NotEqual : PredicateOp::Equal;
        predicate.operand = values.first();
    } else {
        predicate.op = negative ? PredicateOp::NotIn : PredicateOp::In;
        predicate.operand = values;
    }
    return predicate;
}

//! `name:eu*` as the server's expression over the whole text.
QString wholeExpression(const QString &text, bool hasWildcard)
{
    QString pattern = QRegularExpression::escape(text);
    if (hasWildcard)
        pattern.replace(QStringLiteral("\\*"), QStringLiteral(".*")).replace(QStringLiteral("\\?"), QStringLiteral("."));
    return QStringLiteral("(?i)^") + pattern + u'$';
}

//! What serverPredicate() says, and besides what an expression can say.
std::optional<Predicate> filterPredicate(const QueryNode &node)
{
    if (node.kind == Kind::Not && node.children.front()->kind == Kind::Term && node.children.front()->op == QueryOp::Exists) {
        std::optional<Predicate> predicate = serverPredicate(*node.children.front());
        if (predicate)
            predicate->operand = false;
        return predicate;
    }
    if (std::optional<Predicate> predicate = serverPredicate(node))
        return predicate;
    if (node.kind != Kind::Term || node.values.size() != 1 || isNumber(node.values.front().text))
        return std::nullopt;
    // Asked as if it were exact, for its scope.
    QueryNode exact = node;
    exact.op = QueryOp::Equal;
    exact.values.front().hasWildcard = false;
    std::optional<Predicate> predicate = serverPredicate(exact);
    const QueryValue &value = node.values.front();
    if (!predicate || (node.op != QueryOp::Matches && node.op != QueryOp::Regex))
        return std::nullopt;
    predicate->op = PredicateOp::Regex;
    predicate->operand = node.op == QueryOp::Matches ? wholeExpression(value.text, value.hasWildcard) : value.ignoresCase ? QStringLiteral("(?i)") + value.text : value.text;
    return predicate;
}

QueryShares share(const DeviceQuery &query, std::optional<Predicate> (*predicateOf)(const QueryNode &))
{
    QueryShares shares;
    if (!query.root || !query.isValid())
        return shares;
    const auto take = [&shares, predicateOf](const QueryNode &node) {
        if (std::optional<Predicate> predicate = predicateOf(node)) {
            shares.server.push_back(*std::move(predicate));
            shares.serverRanges.push_back(node.range);
        } else {
            shares.localRanges.push_back(node.range);
        }
    };
    if (query.root->kind != Kind::All) {
        take(*query.root);
        return shares;
    }
    for (const QueryNodePointer &child : query.root->children)
        take(*child);
    return shares;
}

QString listText(const AttributeValue &operand)
{
    QStringList quoted;
    for (const QString &value : std::holds_alternative<QStringList>(operand) ? std::get<QStringList>(operand) : QStringList())
        quoted.append(quoteQueryValue(value));
    return u'(' + quoted.join(QStringLiteral(", ")) + u')';
}

//! As it might be written; whether it says the same is for the caller to try.
QString written(const Predicate &predicate)
{
    const QString field = predicate.scope + u'/' + quoteQueryValue(predicate.name);
    const QString value = std::holds_alternative<QString>(predicate.operand) ? std::get<QString>(predicate.operand) : QString();
    switch (predicate.op) {
    case PredicateOp::Equal: return field + u'=' + quoteQueryValue(value);
    case PredicateOp::NotEqual: return field + QStringLiteral("!=") + quoteQueryValue(value);
    case PredicateOp::In: return field + u'=' + listText(predicate.operand);
    case PredicateOp::NotIn: return field + QStringLiteral("!=") + listText(predicate.operand);
    case PredicateOp::Exists: return (predicate.operand == AttributeValue(true) ? QStringLiteral("exists:") : QStringLiteral("-exists:")) + field;
    case PredicateOp::Regex: break;
    default: return {};
    }
    const bool ignoresCase = value.startsWith(QLatin1String("(?i)"));
    const QString pattern = ignoresCase ? value.mid(4) : value;
    if (ignoresCase && pattern.startsWith(u'^') && pattern.endsWith(u'$')) {
        QString text = pattern.mid(1, pattern.size() - 2);
        const bool wild = text.contains(QLatin1String(".*"));
        text.replace(QLatin1String(".*"), QLatin1String("*")).remove(u'\\');
        return field + u':' + (wild ? text : quoteQueryValue(text));
    }
    return field + QStringLiteral("~/") + QString(pattern).replace(u'/', QStringLiteral("\\/")) + (ignoresCase ? QStringLiteral("/i") : QStringLiteral("/"));
}

} // namespace

QueryShares shareQuery(const DeviceQuery &query)
{
    return share(query, &serverPredicate);
}

QueryShares shareFilter(const DeviceQuery &query)
{
    return share(query, &filterPredicate);
}

std::optional<QString> queryOf(const std::vector<Predicate> &predicates)
{
    QStringList parts;
    for (const Predicate &predicate : predicates)
        parts.append(written(predicate));
    const QString text = parts.join(u' ');
    const QueryShares shares = shareFilter(parseDeviceQuery(text));
    return shares.localRanges.empty() && shares.server == predicates ? std::optional(text) : std::nullopt;
}

} // namespace drydock
