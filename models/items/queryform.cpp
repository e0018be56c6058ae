// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/items/queryform.h"

#include <algorithm>
#include <optional>

namespace drydock {

namespace {

using Op = QueryCondition::Op;
using Kind = QueryNode::Kind;

//! Only what an expression reads as more than itself, so that people can still read it.
QString escaped(const QString &text)
{
    QString pattern;
    for (const QChar c : text) {
        if (QStringView(u"\\^$.|?*+()[]{}").contains(c))
            pattern += u'\\';
        pattern += c;
    }
    return pattern;
}

QString expression(const QString &pattern, const char *end)
{
    return QStringLiteral("~/") + QString(pattern).replace(u'/', QStringLiteral("\\/")) + QLatin1String(end);
}

QString textOf(const QueryCondition &condition)
{
    const QString field = quoteQueryValue(condition.field);
    const QString value = quoteQueryValue(condition.value);
    switch (condition.op) {
    case Op::Is:
        return field + u':' + value;
    case Op::IsNot:
        return u'-' + field + u':' + value;
    case Op::Contains:
        return field + expression(escaped(condition.value), "/i");
    case Op::BeginsWith:
        return field + expression(u'^' + escaped(condition.value), "/i");
    case Op::Less:
        return field + u'<' + value;
    case Op::AtMost:
        return field + QStringLiteral("<=") + value;
    case Op::Greater:
        return field + u'>' + value;
    case Op::AtLeast:
        return field + QStringLiteral(">=") + value;
    case Op::Matches:
        return field + expression(condition.value, "/");
    case Op::Exists:
        return QStringLiteral("exists:") + field;
    case Op::Missing:
        return QStringLiteral("-exists:") + field;
    }
    return {};
}

//! The text that escaped() made this of, where it did.
std::optional<QString> unescaped(const QString &pattern)
{
    QString text;
    for (qsizetype at = 0; at < pattern.size(); ++at) {
        if (pattern.at(at) == u'\\' && at + 1 < pattern.size())
            ++at;
        text += pattern.at(at);
    }
    return escaped(text) == pattern ? std::optional(text) : std::nullopt;
}

std::optional<QueryCondition> conditionOf(const QueryNode &node, bool negated = false)
{
    if (node.kind == Kind::Not && !negated)
        return conditionOf(*node.children.front(), true);
    if (node.kind != Kind::Term)
        return std::nullopt;
    QueryCondition condition { node.scope.isEmpty() ? node.field : node.scope + u'/' + node.field, Op::Is, {} };
    if (node.op == QueryOp::Exists) {
        condition.op = negated ? Op::Missing : Op::Exists;
        return condition;
    }
    if (node.values.size() != 1 || node.values.front().hasWildcard)
        return std::nullopt;
    const QueryValue &value = node.values.front();
    condition.value = value.text;
    if (node.op == QueryOp::Matches) {
        condition.op = negated ? Op::IsNot : Op::Is;
        return condition;
    }
    if (negated)
        return std::nullopt;
    switch (node.op) {
    case QueryOp::Less:
        condition.op = Op::Less;
        return condition;
    case QueryOp::LessOrEqual:
        condition.op = Op::AtMost;
        return condition;
    case QueryOp::Greater:
        condition.op = Op::Greater;
        return condition;
    case QueryOp::GreaterOrEqual:
        condition.op = Op::AtLeast;
        return condition;
    case QueryOp::Regex:
        break;
    default:
        return std::nullopt;
    }
    condition.op = Op::Matches;
    if (!value.ignoresCase)
        return condition;
    const bool begins = value.text.startsWith(u'^');
    const std::optional<QString> plain = unescaped(begins ? value.text.mid(1) : value.text);
    if (!plain)
        return std::nullopt;
    condition.op = begins ? Op::BeginsWith : Op::Contains;
    condition.value = *plain;
    return condition;
}

} // namespace

QueryForm formOf(const DeviceQuery &query)
{
    QueryForm form;
    if (!query.root || !query.isValid()) {
        form.rest = query.isValid() ? QString() : query.text;
        return form;
    }
    std::vector<QueryNodePointer> parts { query.root };
    if (query.root->kind == Kind::All || query.root->kind == Kind::Any) {
        parts = query.root->children;
        form.any = query.root->kind == Kind::Any;
    }
    QStringList rest;
    for (const QueryNodePointer &part : parts) {
        if (auto condition = conditionOf(*part)) {
            form.conditions.push_back(*std::move(condition));
            continue;
        }
        if (form.any) // one part of an OR cannot stand apart from the others
            return { {}, false, query.text };
        // A part's range does not hold the parentheses around it.
        const QString text = query.text.mid(part->range.from, part->range.length);
        rest.append(part->kind == Kind::Any || part->kind == Kind::All ? u'(' + text + u')' : text);
    }
    form.rest = rest.join(u' ');
    // What the form cannot give back as it was stays a rest as a whole.
    if (describeQuery(parseDeviceQuery(textOf(form)).root) != describeQuery(query.root) && rest.isEmpty())
        return { {}, false, query.text };
    return form;
}

QString textOf(const QueryForm &form)
{
    QStringList texts;
    for (const QueryCondition &condition : form.conditions) {
        const bool asks = condition.op == Op::Exists || condition.op == Op::Missing || !condition.value.isEmpty();
        if (!condition.field.isEmpty() && asks)
            texts.append(textOf(condition));
    }
    QString text = texts.join(form.any ? QStringLiteral(" OR ") : QStringLiteral(" "));
    const QString rest = form.rest.trimmed();
    if (rest.isEmpty())
        return text;
    if (text.isEmpty())
        return rest;
    if (form.any)
        text = u'(' + text + u')';
    const DeviceQuery alone = parseDeviceQuery(rest);
    const bool needsParentheses = alone.root && alone.root->kind == QueryNode::Kind::Any;
    return text + u' ' + (needsParentheses ? u'(' + rest + u')' : rest);
}

} // namespace drydock
