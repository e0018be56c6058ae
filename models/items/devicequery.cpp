// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/items/devicequery.h"

#include <QDate>
#include <QDateTime>
#include <QRegularExpression>

#include <algorithm>
#include <array>

namespace drydock {

namespace {

using Kind = QueryNode::Kind;
using Problem = QueryProblem::Kind;

constexpr int kDeepest = 40;
constexpr int kMostTerms = 400;

struct OpName {
    QStringView text;
    QueryOp op;
};
// Longer ones first: "<=" is not "<".
constexpr std::array kOps {
    OpName { u"!=", QueryOp::NotEqual },
    OpName { u"!~", QueryOp::NotRegex },
    OpName { u"<=", QueryOp::LessOrEqual },
    OpName { u">=", QueryOp::GreaterOrEqual },
    OpName { u":", QueryOp::Matches },
    OpName { u"=", QueryOp::Equal },
    OpName { u"<", QueryOp::Less },
    OpName { u">", QueryOp::Greater },
    OpName { u"~", QueryOp::Regex },
};

bool isFieldCharacter(QChar c)
{
    return c.isLetterOrNumber() || c == u'_' || c == u'-' || c == u'.' || c == u'/';
}

//! What ends an unquoted value.
bool endsValue(QChar c)
{
    return c.isSpace() || c == u'(' || c == u')' || c == u',' || c == u'"';
}

class Parser {
public:
    explicit Parser(const QString &text)
        : m_text(text)
    {
    }

    QueryNodePointer parse()
    {
        QueryNodePointer root = parseAny(0);
        skipBlanks();
        while (m_at < m_text.size()) { // a parenthesis that closes nothing
            report(Problem::UnexpectedParenthesis, m_at, 1);
            ++m_at;
            root = join(Kind::All, { root, parseAny(0) });
            skipBlanks();
        }
        return root;
    }
    std::vector<QueryProblem> problems;

private:
    void report(Problem kind, qsizetype from, qsizetype length, const QString &detail = {})
    {
        problems.push_back({ kind, { from, std::max<qsizetype>(length, 1) }, detail });
    }

    void skipBlanks()
    {
        while (m_at < m_text.size() && m_text.at(m_at).isSpace())
            ++m_at;
    }
    [[nodiscard]] QChar peek(qsizetype ahead = 0) const { return m_at + ahead < m_text.size() ? m_text.at(m_at + ahead) : QChar(); }

    //! A keyword as a whole word; moves behind it.
    bool takeWord(QStringView word)
    {
        if (!QStringView(m_text).mid(m_at).startsWith(word))
            return false;
        const QChar behind = peek(word.size());
        if (!behind.isNull() && !behind.isSpace() && behind != u'(' && behind != u')')
            return false;
        m_at += word.size();
        return true;
    }

    static QueryNodePointer join(Kind kind, std::vector<QueryNodePointer> children)
    {
        std::erase(children, nullptr);
        if (children.empty())
            return nullptr;
        if (children.size() == 1)
            return children.front();
        auto node = std::make_shared<QueryNode>();
        node->kind = kind;
        const QueryRange last = children.back()->range;
        node->range = { children.front()->range.from, last.from + last.length - children.front()->range.from };
        node->children = std::move(children);
        return node;
    }

    QueryNodePointer parseAny(int depth)
    {
        std::vector<QueryNodePointer> parts { parseAll(depth) };
        while (true) {
            skipBlanks();
            const qsizetype from = m_at;
            if (!takeWord(u"OR"))
                break;
            if (!parts.back())
                report(Problem::MissingOperand, from, 2);
            parts.push_back(parseAll(depth));
            if (!parts.back())
                report(Problem::MissingOperand, from, 2);
        }
        return join(Kind::Any, std::move(parts));
    }

    QueryNodePointer parseAll(int depth)
    {
        std::vector<QueryNodePointer> parts;
        std::optional<qsizetype> pendingAnd;
        while (true) {
            skipBlanks();
            const qsizetype from = m_at;
            if (m_at >= m_text.size() || peek() == u')' || startsOr())
                break;
            if (takeWord(u"AND") || takeWord(u"and")) {
                if (parts.empty() || pendingAnd)
                    report(Problem::MissingOperand, from, 3);
                pendingAnd = from;
                continue;
            }
            pendingAnd.reset();
            parts.push_back(parseUnary(depth));
        }
        if (pendingAnd && !parts.empty())
            report(Problem::MissingOperand, *pendingAnd, 3);
        return join(Kind::All, std::move(parts));
    }

    bool startsOr()
    {
        const qsizetype from = m_at;
        const bool is = takeWord(u"OR");
        m_at = from;
        return is;
    }

    QueryNodePointer parseUnary(int depth)
    {
        const qsizetype from = m_at;
        const bool word = takeWord(u"NOT");
        const bool sign = !word && (peek() == u'-' || peek() == u'!') && !peek(1).isNull() && !peek(1).isSpace();
        if (!word && !sign)
            return parsePrimary(depth);
        if (sign)
            ++m_at;
        skipBlanks();
        QueryNodePointer operand;
        if (depth >= kDeepest)
            tooLong(from);
        else if (m_at < m_text.size() && peek() != u')' && !startsOr())
            operand = parseUnary(depth + 1);
        if (!operand) {
            report(Problem::MissingOperand, from, word ? 3 : 1);
            return nullptr;
        }
        auto node = std::make_shared<QueryNode>();
        node->kind = Kind::Not;
        node->children = { operand };
        node->range = { from, m_at - from };
        return node;
    }

    void tooLong(qsizetype from)
    {
        report(Problem::TooLong, from, m_text.size() - from);
        m_at = m_text.size();
    }

    QueryNodePointer parsePrimary(int depth)
    {
        const qsizetype from = m_at;
        if (++m_terms > kMostTerms || depth >= kDeepest) {
            tooLong(from);
            return nullptr;
        }
        if (peek() != u'(')
            return parseTerm();
        ++m_at;
        const QueryNodePointer inner = parseAny(depth + 1);
        skipBlanks();
        if (peek() != u')')
            report(Problem::UnclosedParenthesis, from, 1);
        else
            ++m_at;
        if (!inner && problems.empty())
            report(Problem::EmptyParentheses, from, m_at - from);
        return inner;
    }

    QueryNodePointer parseTerm()
    {
        const qsizetype from = m_at;
        const std::optional<QString> field = takeField();
        const std::optional<QueryOp> op = field ? takeOp() : std::nullopt;
        if (!op) {
            m_at = from;
            return parseText();
        }
        auto node = std::make_shared<QueryNode>();
        node->kind = Kind::Term;
        node->op = *op;
        const qsizetype slash = field->indexOf(u'/');
        node->scope = slash > 0 ? field->left(slash) : QString();
        node->field = slash > 0 ? field->mid(slash + 1) : *field;
        node->values = takeValues(*op);
        node->range = { from, m_at - from };
        node->source = m_text.mid(from, m_at - from);
        if (node->values.empty() && problems.empty())
            report(Problem::MissingValue, from, m_at - from);
        if (*op == QueryOp::Matches && node->scope.isEmpty() && (node->field == u"exists" || node->field == u"has"))
            makeExists(*node);
        check(*node);
        return node;
    }

    //! exists:scope/name asks for the attribute that is its value.
    static void makeExists(QueryNode &node)
    {
        node.op = QueryOp::Exists;
        if (node.values.empty())
            return;
        const QString name = node.values.front().text;
        const qsizetype slash = name.indexOf(u'/');
        node.scope = slash > 0 ? name.left(slash) : QString();
        node.field = slash > 0 ? name.mid(slash + 1) : name;
        node.values.clear();
    }

    std::optional<QString> takeField()
    {
        if (peek() == u'"') {
            const qsizetype end = m_text.indexOf(u'"', m_at + 1);
            if (end < 0)
                return std::nullopt;
            const QString name = m_text.mid(m_at + 1, end - m_at - 1);
            m_at = end + 1;
            return name.isEmpty() ? std::nullopt : std::optional(name);
        }
        const qsizetype from = m_at;
        while (m_at < m_text.size() && isFieldCharacter(m_text.at(m_at)))
            ++m_at;
        return m_at > from ? std::optional(m_text.mid(from, m_at - from)) : std::nullopt;
    }

    std::optional<QueryOp> takeOp()
    {
        for (const OpName &candidate : kOps) {
            if (QStringView(m_text).mid(m_at).startsWith(candidate.text)) {
                m_at += candidate.text.size();
                return candidate.op;
            }
        }
        return std::nullopt;
    }

    std::vector<QueryValue> takeValues(QueryOp op)
    {
        std::vector<QueryValue> values;
        const bool isRegex = op == QueryOp::Regex || op == QueryOp::NotRegex;
        const qsizetype from = m_at;
        if (!isRegex && peek() == u'(') {
            ++m_at;
            while (true) {
                skipBlanks();
                if (m_at >= m_text.size()) {
                    report(Problem::UnclosedParenthesis, from, 1);
                    return values;
                }
                if (peek() == u')' || peek() == u',') {
                    if (m_text.at(m_at++) == u')')
                        return values;
                    continue;
                }
                const qsizetype before = m_at;
                if (std::optional<QueryValue> value = takeValue(op))
                    values.push_back(*std::move(value));
                if (m_at == before)
                    ++m_at; // a stray parenthesis inside the list
            }
        }
        while (std::optional<QueryValue> value = takeValue(op)) {
            values.push_back(*std::move(value));
            if (isRegex || peek() != u',' || peek(1).isNull() || peek(1).isSpace())
                break;
            ++m_at;
        }
        return values;
    }

    std::optional<QueryValue> takeValue(QueryOp op)
    {
        QueryValue value;
        if (peek() == u'"') {
            const std::optional<QString> quoted = takeQuoted();
            if (!quoted)
                return std::nullopt;
            value.text = *quoted;
            return value;
        }
        if ((op == QueryOp::Regex || op == QueryOp::NotRegex) && peek() == u'/')
            return takeExpression();
        const bool isRegex = op == QueryOp::Regex || op == QueryOp::NotRegex;
        while (m_at < m_text.size() && !(isRegex ? m_text.at(m_at).isSpace() : endsValue(m_text.at(m_at))))
            value.text += m_text.at(m_at++);
        if (value.text.isEmpty())
            return std::nullopt;
        value.hasWildcard = op == QueryOp::Matches && (value.text.contains(u'*') || value.text.contains(u'?'));
        readTime(value);
        return value;
    }

    static void readTime(QueryValue &value)
    {
        value.age = parseAge(value.text);
        value.moment = Timestamp::fromRfc3339(QStringView(value.text));
        if (const QDate day = QDate::fromString(value.text, Qt::ISODate); day.isValid() && value.text.size() == 10)
            value.moment = { QDateTime(day, QTime(0, 0), Qt::UTC).toMSecsSinceEpoch() };
    }

    //! /…/ or /…/i; a slash inside is written \/.
    std::optional<QueryValue> takeExpression()
    {
        const qsizetype from = m_at++;
        QueryValue value;
        while (m_at < m_text.size() && peek() != u'/') {
            if (peek() == u'\\' && peek(1) == u'/')
                ++m_at;
            else if (peek() == u'\\' && peek(1) == u'\\')
                value.text += m_text.at(m_at++);
            value.text += m_text.at(m_at++);
        }
        if (m_at >= m_text.size()) {
            report(Problem::UnclosedQuote, from, m_at - from);
            return std::nullopt;
        }
        ++m_at;
        if (peek() == u'i') {
            value.ignoresCase = true;
            ++m_at;
        }
        return value;
    }

    std::optional<QString> takeQuoted()
    {
        const qsizetype from = m_at++;
        QString text;
        while (m_at < m_text.size() && peek() != u'"') {
            if (peek() == u'\\' && (peek(1) == u'"' || peek(1) == u'\\'))
                ++m_at;
            text += m_text.at(m_at++);
        }
        if (m_at >= m_text.size()) {
            report(Problem::UnclosedQuote, from, m_at - from);
            return std::nullopt;
        }
        ++m_at;
        return text;
    }

    QueryNodePointer parseText()
    {
        const qsizetype from = m_at;
        QueryValue value;
        if (peek() == u'"') {
            const std::optional<QString> quoted = takeQuoted();
            if (!quoted)
                return nullptr;
            value.text = *quoted;
        } else {
            while (m_at < m_text.size() && !m_text.at(m_at).isSpace() && peek() != u'(' && peek() != u')' && peek() != u'"')
                value.text += m_text.at(m_at++);
        }
        if (value.text.isEmpty())
            return nullptr;
        auto node = std::make_shared<QueryNode>();
        node->kind = Kind::Text;
        node->values = { value };
        node->range = { from, m_at - from };
        return node;
    }

    //! What can be known to be wrong without a fleet.
    void check(const QueryNode &node)
    {
        static const QStringList statuses { QStringLiteral("accepted"), QStringLiteral("pending"), QStringLiteral("rejected"),
            QStringLiteral("preauthorized"), QStringLiteral("noauth"), QStringLiteral("silent") };
        const bool compares = node.op == QueryOp::Less || node.op == QueryOp::LessOrEqual || node.op == QueryOp::Greater
            || node.op == QueryOp::GreaterOrEqual;
        for (const QueryValue &value : node.values) {
            if (node.op == QueryOp::Regex || node.op == QueryOp::NotRegex) {
                const QRegularExpression expression(value.text);
                if (!expression.isValid())
                    report(Problem::BadExpression, node.range.from, node.range.length, expression.errorString());
            } else if (compares && isTimeField(node.field) && !value.age && !value.moment.isValid()) {
                report(Problem::BadTime, node.range.from, node.range.length, value.text);
            } else if (node.field == u"status" && !value.hasWildcard && !statuses.contains(value.text.toLower())
                && (node.op == QueryOp::Matches || node.op == QueryOp::Equal || node.op == QueryOp::NotEqual)) {
                report(Problem::BadStatus, node.range.from, node.range.length, value.text);
            }
        }
    }

    const QString &m_text;
    qsizetype m_at = 0;
    int m_terms = 0;
};

QString opText(QueryOp op)
{
    for (const OpName &candidate : kOps) {
        if (candidate.op == op)
            return candidate.text.toString();
    }
    return QStringLiteral(" exists");
}

} // namespace

QString quoteQueryValue(const QString &value)
{
    const bool plain = !value.isEmpty() && value != u"OR" && value != u"AND" && value != u"and" && value != u"NOT"
        && std::none_of(value.begin(), value.end(), [](QChar c) { return endsValue(c) || c == u'*' || c == u'?' || c == u'\\'; });
    if (plain)
        return value;
    QString quoted = value;
    quoted.replace(u'\\', QStringLiteral("\\\\")).replace(u'"', QStringLiteral("\\\""));
    return u'"' + quoted + u'"';
}

DeviceQuery parseDeviceQuery(const QString &text)
{
    DeviceQuery query;
    query.text = text;
    Parser parser(query.text);
    query.root = parser.parse();
    query.problems = std::move(parser.problems);
    return query;
}

QString describeQuery(const QueryNodePointer &node)
{
    if (!node)
        return QStringLiteral("()");
    const auto joined = [&node](const QString &word) {
        QString text = u'(' + word;
        for (const QueryNodePointer &child : node->children)
            text += u' ' + describeQuery(child);
        return text + u')';
    };
    switch (node->kind) {
    case Kind::All:
        return joined(QStringLiteral("and"));
    case Kind::Any:
        return joined(QStringLiteral("or"));
    case Kind::Not:
        return joined(QStringLiteral("not"));
    case Kind::Text:
        return QStringLiteral("(text \"%1\")").arg(node->values.front().text);
    case Kind::Term:
        break;
    }
    QString text = (node->scope.isEmpty() ? QString() : node->scope + u'/') + node->field + opText(node->op);
    for (size_t i = 0; i < node->values.size(); ++i)
        text += (i > 0 ? QStringLiteral("|") : QString()) + node->values[i].text;
    return text;
}

} // namespace drydock
