// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/items/querymatcher.h"

#include <algorithm>

namespace drydock {

namespace {

using Kind = QueryNode::Kind;

//! Fields that are no attributes, or more than one.
enum class Field { Attribute, Status, LastSeen, Created, Updated, Id, Name };

Field fieldOf(const QueryNode &term)
{
    const QString &name = term.field;
    if (!term.scope.isEmpty() && !(term.scope == u"identity" && (name == u"status" || name == u"id")))
        return Field::Attribute;
    if (name == u"status")
        return Field::Status;
    if (name == u"last_seen" || name == u"seen")
        return Field::LastSeen;
    if (name == u"created" || name == u"created_ts")
        return Field::Created;
    if (name == u"updated" || name == u"updated_ts")
        return Field::Updated;
    if (name == u"id")
        return Field::Id;
    return name == u"name" ? Field::Name : Field::Attribute;
}

bool isNegation(QueryOp op)
{
    return op == QueryOp::NotEqual || op == QueryOp::NotRegex;
}

bool fits(QueryOp op, int order)
{
    switch (op) {
    case QueryOp::Less:
        return order < 0;
    case QueryOp::LessOrEqual:
        return order <= 0;
    case QueryOp::Greater:
        return order > 0;
    case QueryOp::GreaterOrEqual:
        return order >= 0;
    default:
        return order == 0;
    }
}

//! An age grows while time passes: "last_seen>2d" is longer ago than two days.
bool fitsTime(QueryOp op, const QueryValue &wanted, Timestamp time, Timestamp now)
{
    if (!time.isValid())
        return false;
    if (wanted.age) {
        const qint64 age = now.ms - time.ms;
        return fits(op, age < wanted.age->count() ? -1 : age > wanted.age->count() ? 1 : 0);
    }
    return wanted.moment.isValid() && fits(op, time < wanted.moment ? -1 : time > wanted.moment ? 1 : 0);
}

std::optional<double> numberIn(const QString &text)
{
    bool isNumber = false;
    const double number = text.toDouble(&isNumber);
    return isNumber ? std::optional(number) : std::nullopt;
}

QRegularExpression wildcard(const QString &text)
{
    QString pattern;
    for (const QChar c : text)
        pattern += c == u'*' ? QStringLiteral(".*") : c == u'?' ? QStringLiteral(".") : QRegularExpression::escape(QString(c));
    return QRegularExpression(QRegularExpression::anchoredPattern(pattern),
        QRegularExpression::CaseInsensitiveOption | QRegularExpression::DotMatchesEverythingOption);
}

//! Where a number or version is compared with, a text counts from its first digit ("v2.9", "release-2.9"); without one
//! it is neither before nor behind.
std::optional<QString> comparableTo(const QString &wanted, const QString &text)
{
    if (wanted.isEmpty() || !wanted.front().isDigit())
        return text;
    const auto digit = std::find_if(text.begin(), text.end(), [](QChar c) { return c.isDigit(); });
    return digit == text.end() ? std::nullopt : std::optional(text.mid(digit - text.begin()));
}

template<class Visit> bool anyElement(const AttributeValue &value, Visit visit)
{
    if (const auto *texts = std::get_if<QStringList>(&value))
        return std::any_of(texts->begin(), texts->end(), [&](const QString &text) { return visit(AttributeValue(text)); });
    if (const auto *numbers = std::get_if<std::vector<double>>(&value))
        return std::any_of(numbers->begin(), numbers->end(), [&](double number) { return visit(AttributeValue(number)); });
    return visit(value);
}

//! Something like a MAC address: a colon, and no attribute of that name.
bool isTextAfterAll(const FleetTable &fleet, const QueryNode &node)
{
    return node.op == QueryOp::Matches && columnsOf(fleet.attributes(), node).empty();
}

QString textOf(const QueryNode &node)
{
    return node.kind == Kind::Text ? node.values.front().text : node.source;
}

Predicate containsText(const QString &text)
{
    return { {}, {}, PredicateOp::Contains, text };
}

} // namespace

std::vector<int> columnsOf(const AttributeTable &attributes, const QueryNode &term)
{
    const auto named = [&](const QString &name) {
        std::vector<int> columns;
        for (int column = 0; column < attributes.columnCount(); ++column) {
            const ColumnKey &key = attributes.columnKey(column);
            if (key.name == name && (term.scope.isEmpty() || key.scope == term.scope))
                columns.push_back(column);
        }
        return columns;
    };
    std::vector<int> columns = named(term.field);
    if (columns.empty() && term.field == u"version")
        columns = named(QStringLiteral("rootfs-image.version"));
    return columns;
}

QueryMatcher::QueryMatcher(const DeviceQuery &query)
    : m_root(query.root)
    , m_valid(query.isValid())
{
    if (m_root && m_valid)
        compile(*m_root);
}

void QueryMatcher::compile(const QueryNode &node)
{
    for (const QueryNodePointer &child : node.children)
        compile(*child);
    if (node.kind != Kind::Term)
        return;
    Compiled compiled;
    compiled.node = &node;
    for (const QueryValue &value : node.values) {
        if (node.op == QueryOp::Regex || node.op == QueryOp::NotRegex) {
            compiled.expressions.emplace_back(value.text,
                value.ignoresCase ? QRegularExpression::CaseInsensitiveOption : QRegularExpression::NoPatternOption);
        } else {
            compiled.expressions.push_back(value.hasWildcard ? wildcard(value.text) : QRegularExpression());
        }
        compiled.expressions.back().optimize();
    }
    m_compiled.push_back(std::move(compiled));
}

const QueryMatcher::Compiled &QueryMatcher::of(const QueryNode &node) const
{
    return *std::find_if(m_compiled.begin(), m_compiled.end(), [&node](const Compiled &compiled) { return compiled.node == &node; });
}

bool QueryMatcher::acceptsOne(const QueryNode &node, const QueryValue &wanted, size_t index, const AttributeValue &value, Timestamp now) const
{
    switch (node.op) {
    case QueryOp::Regex:
    case QueryOp::NotRegex:
        return of(node).expressions[index].match(attributeText(value)).hasMatch();
    case QueryOp::Matches:
        if (wanted.hasWildcard)
            return of(node).expressions[index].match(attributeText(value)).hasMatch();
        if (attributeText(value).compare(wanted.text, Qt::CaseInsensitive) == 0)
            return true;
        break;
    case QueryOp::Equal:
    case QueryOp::NotEqual:
        if (const QString *text = std::get_if<QString>(&value))
            return *text == wanted.text;
        break;
    case QueryOp::Exists:
        return true;
    default:
        break;
    }
    const double *number = std::get_if<double>(&value);
    const std::optional<double> wantedNumber = number ? numberIn(wanted.text) : std::nullopt;
    if (wantedNumber)
        return fits(node.op, *number < *wantedNumber ? -1 : *number > *wantedNumber ? 1 : 0);
    if (node.op == QueryOp::Matches || node.op == QueryOp::Equal || node.op == QueryOp::NotEqual)
        return attributeText(value) == wanted.text;
    if (number || std::holds_alternative<bool>(value))
        return false; // a number is neither before nor behind a word
    if (wanted.age || wanted.moment.isValid()) {
        if (const Timestamp time = Timestamp::fromRfc3339(QStringView(attributeText(value))); time.isValid())
            return fitsTime(node.op, wanted, time, now);
    }
    const std::optional<QString> comparable = comparableTo(wanted.text, attributeText(value));
    return comparable && fits(node.op, compareAttributeValuesNaturally(*comparable, wanted.text));
}

bool QueryMatcher::acceptsValue(const QueryNode &node, const AttributeValue &value, Timestamp now) const
{
    if (node.op == QueryOp::Exists)
        return true;
    return anyElement(value, [&](const AttributeValue &element) {
        for (size_t i = 0; i < node.values.size(); ++i) {
            if (acceptsOne(node, node.values[i], i, element, now))
                return true;
        }
        return false;
    });
}

bool QueryMatcher::acceptsTerm(const QueryNode &node, const FleetTable &fleet, RowId row, Timestamp now) const
{
    const auto anyTime = [&](Timestamp time) {
        if (node.op == QueryOp::Exists)
            return time.isValid();
        return std::any_of(node.values.begin(), node.values.end(), [&](const QueryValue &wanted) { return fitsTime(node.op, wanted, time, now); });
    };
    bool found = false;
    switch (fieldOf(node)) {
    case Field::Status:
        // A silent device is an accepted one that was not heard of.
        found = acceptsValue(node, fleet.status(row), now) || acceptsValue(node, fleet.shownStatus(row, now), now);
        break;
    case Field::LastSeen:
        found = anyTime(fleet.lastSeen(row).time);
        break;
    case Field::Created:
        found = anyTime(fleet.created(row));
        break;
    case Field::Updated:
        found = anyTime(fleet.updated(row));
        break;
    case Field::Id:
        found = acceptsValue(node, fleet.id(row).text, now);
        break;
    case Field::Name:
        found = acceptsValue(node, fleet.displayName(row), now);
        break;
    case Field::Attribute:
        if (isTextAfterAll(fleet, node))
            return acceptsText(node, fleet, row);
        for (const int column : columnsOf(fleet.attributes(), node)) {
            const ValueNumber number = fleet.attributes().number(row, column);
            found = found || (number != 0 && acceptsValue(node, fleet.attributes().valueOf(column, number), now));
        }
        break;
    }
    return found != isNegation(node.op);
}

bool QueryMatcher::acceptsText(const QueryNode &node, const FleetTable &fleet, RowId row) const
{
    const QString text = textOf(node);
    if (fleet.id(row).text.contains(text, Qt::CaseInsensitive))
        return true;
    const Matcher matcher(containsText(text));
    const AttributeTable &attributes = fleet.attributes();
    for (int column = 0; column < attributes.columnCount(); ++column) {
        const ValueNumber number = attributes.number(row, column);
        if (number != 0 && matcher.matches(attributes.valueOf(column, number)))
            return true;
    }
    return false;
}

bool QueryMatcher::acceptsRow(const QueryNode &node, const FleetTable &fleet, RowId row, Timestamp now) const
{
    const auto accepted = [&](const QueryNodePointer &child) { return acceptsRow(*child, fleet, row, now); };
    switch (node.kind) {
    case Kind::All:
        return std::all_of(node.children.begin(), node.children.end(), accepted);
    case Kind::Any:
        return std::any_of(node.children.begin(), node.children.end(), accepted);
    case Kind::Not:
        return !accepted(node.children.front());
    case Kind::Term:
        return acceptsTerm(node, fleet, row, now);
    case Kind::Text:
        break;
    }
    return acceptsText(node, fleet, row);
}

bool QueryMatcher::accepts(const FleetTable &fleet, RowId row, Timestamp now) const
{
    return m_valid && (!m_root || acceptsRow(*m_root, fleet, row, now));
}

std::vector<bool> QueryMatcher::evaluateText(const QueryNode &node, const FleetTable &fleet, TextMemory *memory)
{
    const QString text = textOf(node);
    std::vector<bool> found = rowsWithText(fleet, text, memory ? memory->candidates(text) : nullptr);
    if (memory)
        memory->remember(text, found);
    return found;
}

std::vector<bool> QueryMatcher::decideValues(const QueryNode &node, const AttributeTable &attributes, int column, Timestamp now) const
{
    std::vector<bool> matching(attributes.numberBound(column), false);
    for (ValueNumber number = 1; number < matching.size(); ++number)
        matching[number] = attributes.isLiveNumber(column, number) && acceptsValue(node, attributes.valueOf(column, number), now);
    return matching;
}

std::vector<bool> QueryMatcher::evaluateStatus(const QueryNode &node, const FleetTable &fleet, Timestamp now) const
{
    const std::vector<bool> matching = decideValues(node, fleet.attributes(), fleet.statusColumn(), now);
    const bool matchesSilent = acceptsValue(node, FleetTable::silentStatus(), now);
    const bool matchesNone = acceptsValue(node, QString(), now);
    std::vector<bool> found(fleet.bound(), false);
    for (RowId row = 0; row < fleet.bound(); ++row) {
        const ValueNumber number = fleet.attributes().number(row, fleet.statusColumn());
        found[row] = (number == 0 ? matchesNone : matching[number]) || (matchesSilent && fleet.isShownSilent(row, now));
    }
    return found;
}

std::vector<bool> QueryMatcher::evaluateName(const QueryNode &node, const FleetTable &fleet, Timestamp now) const
{
    const AttributeTable &attributes = fleet.attributes();
    std::vector<bool> found(fleet.bound(), false);
    std::vector<bool> named(fleet.bound(), false);
    for (const int column : fleet.nameColumns()) {
        if (column == AttributeTable::kNoColumn)
            continue;
        const std::vector<bool> matching = decideValues(node, attributes, column, now);
        const ValueNumber empty = attributes.findNumber(column, QString());
        for (RowId row = 0; row < fleet.bound(); ++row) {
            const ValueNumber number = attributes.number(row, column);
            if (named[row] || number == 0 || number == empty)
                continue;
            named[row] = true;
            found[row] = matching[number];
        }
    }
    for (RowId row = 0; row < fleet.bound(); ++row) {
        if (!named[row] && fleet.isLive(row))
            found[row] = acceptsValue(node, fleet.displayName(row), now);
    }
    return found;
}

std::vector<bool> QueryMatcher::evaluateTerm(const QueryNode &node, const FleetTable &fleet, Timestamp now, TextMemory *memory) const
{
    std::vector<bool> found(fleet.bound(), false);
    const Field field = fieldOf(node);
    if (field == Field::Status || field == Field::Name) {
        found = field == Field::Status ? evaluateStatus(node, fleet, now) : evaluateName(node, fleet, now);
        if (isNegation(node.op))
            found.flip();
        return found;
    }
    if (field != Field::Attribute) {
        for (RowId row = 0; row < fleet.bound(); ++row)
            found[row] = fleet.isLive(row) && acceptsTerm(node, fleet, row, now);
        return found;
    }
    if (isTextAfterAll(fleet, node))
        return evaluateText(node, fleet, memory);
    const AttributeTable &attributes = fleet.attributes();
    for (const int column : columnsOf(attributes, node)) {
        const std::vector<bool> matching = decideValues(node, attributes, column, now);
        for (RowId row = 0; row < fleet.bound(); ++row) {
            if (matching[attributes.number(row, column)])
                found[row] = true;
        }
    }
    if (isNegation(node.op))
        found.flip();
    return found;
}

std::vector<bool> QueryMatcher::evaluate(const QueryNode &node, const FleetTable &fleet, Timestamp now, TextMemory *memory) const
{
    if (node.kind == Kind::Term)
        return evaluateTerm(node, fleet, now, memory);
    if (node.kind == Kind::Text)
        return evaluateText(node, fleet, memory);
    std::vector<bool> result = evaluate(*node.children.front(), fleet, now, memory);
    if (node.kind == Kind::Not)
        result.flip();
    for (size_t i = 1; i < node.children.size(); ++i) {
        const std::vector<bool> next = evaluate(*node.children[i], fleet, now, memory);
        for (size_t row = 0; row < result.size(); ++row)
            result[row] = node.kind == Kind::All ? result[row] && next[row] : result[row] || next[row];
    }
    return result;
}

std::vector<bool> QueryMatcher::acceptedRows(const FleetTable &fleet, Timestamp now, TextMemory *memory) const
{
    if (!m_valid || !m_root)
        return std::vector<bool>(fleet.bound(), m_valid);
    return evaluate(*m_root, fleet, now, memory);
}

} // namespace drydock
