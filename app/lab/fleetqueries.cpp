// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/lab/fleetqueries.h"

#include <algorithm>
#include <cstring>

namespace drydock::lab {

namespace {

PredicateOp operatorOf(const QString &type)
{
    static const QHash<QString, PredicateOp> kOperators {
        { QStringLiteral("$eq"), PredicateOp::Equal },
        { QStringLiteral("$ne"), PredicateOp::NotEqual },
        { QStringLiteral("$gt"), PredicateOp::Greater },
        { QStringLiteral("$gte"), PredicateOp::GreaterOrEqual },
        { QStringLiteral("$lt"), PredicateOp::Less },
        { QStringLiteral("$lte"), PredicateOp::LessOrEqual },
        { QStringLiteral("$ltne"), PredicateOp::LessOrMissing },
        { QStringLiteral("$in"), PredicateOp::In },
        { QStringLiteral("$nin"), PredicateOp::NotIn },
        { QStringLiteral("$exists"), PredicateOp::Exists },
        { QStringLiteral("$regex"), PredicateOp::Regex },
    };
    return kOperators.value(type, PredicateOp::Equal);
}

bool isIdAttribute(const QString &scope, const QString &name)
{
    return scope == QLatin1String("identity") && name == QLatin1String("id");
}

//! System times are texts of one form here, so any other form of the same moment is brought to it.
AttributeValue asStoredTime(const AttributeValue &operand)
{
    const auto *text = std::get_if<QString>(&operand);
    const Timestamp time = text ? Timestamp::fromRfc3339(QStringView(*text)) : Timestamp();
    return time.isValid() ? AttributeValue(QString::fromLatin1(time.toRfc3339())) : operand;
}

//! Letters and digits of a text, as words, in lower case.
QStringList wordsOf(const QString &text)
{
    QString plain = text.toLower();
    for (QChar &c : plain) {
        if (!c.isLetterOrNumber())
            c = QLatin1Char(' ');
    }
    return plain.split(QLatin1Char(' '), Qt::SkipEmptyParts);
}

int countWords(const QString &text, const QStringList &wanted)
{
    int found = 0;
    const QStringList words = wordsOf(text);
    for (const QString &word : wanted)
        found += words.contains(word) ? 1 : 0;
    return found;
}

//! Texts count for a text search, numbers do not.
int countWords(const AttributeValue &value, const QStringList &wanted)
{
    if (const auto *text = std::get_if<QString>(&value))
        return countWords(*text, wanted);
    if (const auto *texts = std::get_if<QStringList>(&value))
        return countWords(texts->join(QLatin1Char(' ')), wanted);
    return 0;
}

//! Whether the bytes contain the word, which is lower-case ASCII, in any case.
bool containsWord(QByteArrayView bytes, const QByteArray &word)
{
    const auto fold = [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; };
    return std::search(bytes.begin(), bytes.end(), word.begin(), word.end(),
               [&fold](char a, char b) { return fold(a) == b; })
        != bytes.end();
}

quint64 leadingBits(const QUuid &uuid)
{
    return quint64 { uuid.data1 } << 32 | quint64 { uuid.data2 } << 16 | uuid.data3;
}

//! Like the order of the texts: byte by byte.
int compareUuids(const QUuid &a, const QUuid &b)
{
    const quint64 left = leadingBits(a);
    const quint64 right = leadingBits(b);
    if (left != right)
        return left < right ? -1 : 1;
    return std::memcmp(a.data4, b.data4, sizeof a.data4);
}

} // namespace

QueryPlan::QueryPlan(const Fleet &fleet, const api::SearchQuery &query)
    : m_fleet(fleet)
    , m_words(wordsOf(query.text))
{
    for (const api::FilterTerm &term : query.filters)
        addFilter(term);
    for (const api::SortTerm &term : query.sort)
        m_sort.push_back({ isIdAttribute(term.scope, term.attribute), term.scope, term.attribute, term.descending,
            AttributeTable::kNoColumn });
    m_words.removeDuplicates();
    for (const QString &word : m_words) {
        if (std::all_of(word.begin(), word.end(), [](QChar c) { return c.unicode() < 128; }))
            m_asciiWords.push_back(word.toLatin1());
    }
    if (m_asciiWords.size() != static_cast<size_t>(m_words.size()))
        m_asciiWords.clear();
    m_restricted = !query.deviceIds.isEmpty();
    for (const DeviceId &id : query.deviceIds) {
        if (const Row row = fleet.find(id); row != Fleet::kNoRow)
            m_only.push_back(row);
    }
    std::sort(m_only.begin(), m_only.end());
    m_only.erase(std::unique(m_only.begin(), m_only.end()), m_only.end());
}

void QueryPlan::addFilter(const api::FilterTerm &term)
{
    Predicate predicate { term.scope, term.attribute, operatorOf(term.type), term.value };
    if (term.scope == QLatin1String("system"))
        predicate.operand = asStoredTime(predicate.operand);
    Condition condition { predicate, Matcher(predicate), isIdAttribute(term.scope, term.attribute) };
    if (!condition.matcher.isValid())
        m_problem = condition.matcher.problem();
    m_conditions.push_back(std::move(condition));
}

bool QueryPlan::matches(Row row) const
{
    if (!m_fleet.isDevice(row) || (m_restricted && !std::binary_search(m_only.begin(), m_only.end(), row)))
        return false;
    for (const Condition &condition : m_conditions) {
        if (condition.onId ? !condition.matcher.matches(m_fleet.id(row).text)
                           : !matchesRow(m_fleet.table(), row, condition.predicate, condition.matcher))
            return false;
    }
    return m_words.isEmpty() || score(row) > 0;
}

bool QueryPlan::before(Row a, Row b) const
{
    if (!m_words.isEmpty()) {
        const int left = score(a);
        const int right = score(b);
        return left != right ? left > right : a < b;
    }
    const AttributeTable &table = m_fleet.table();
    for (const SortKey &key : m_sort) {
        int order = 0;
        if (key.byId) {
            order = compareUuids(m_fleet.uuid(a), m_fleet.uuid(b));
        } else if (const int column = columnOf(key); column != AttributeTable::kNoColumn) {
            const ValueNumber left = table.number(a, column);
            const ValueNumber right = table.number(b, column);
            if (left == right)
                continue;
            // A missing attribute sorts lowest.
            order = left == 0 ? -1
                : right == 0  ? 1
                              : comparePackedValues(table.packedOf(column, left), table.packedOf(column, right));
        }
        if (order != 0)
            return key.descending ? order > 0 : order < 0;
    }
    return m_sort.empty() ? a < b : compareUuids(m_fleet.uuid(a), m_fleet.uuid(b)) < 0;
}

int QueryPlan::score(Row row) const
{
    const AttributeTable &table = m_fleet.table();
    int sum = countWords(m_fleet.id(row).text, m_words);
    for (int column = 0; column < table.columnCount(); ++column) {
        if (const ValueNumber number = table.number(row, column); number != 0)
            sum += countIn(table.packedOf(column, number));
    }
    return sum;
}

std::vector<Row> QueryPlan::candidates() const
{
    if (m_restricted) {
        std::vector<Row> rows = m_only;
        std::erase_if(rows, [this](Row row) { return !matches(row); });
        return rows;
    }
    std::vector<Predicate> predicates;
    for (const Condition &condition : m_conditions) {
        if (!condition.onId)
            predicates.push_back(condition.predicate);
    }
    std::vector<Row> rows = matchingRows(m_fleet.table(), predicates);
    for (const Condition &condition : m_conditions) {
        if (condition.onId)
            std::erase_if(rows, [&](Row row) { return !condition.matcher.matches(m_fleet.id(row).text); });
    }
    return rows;
}

std::vector<Row> QueryPlan::run() const
{
    if (!m_words.isEmpty())
        return runText();
    std::vector<Row> rows = candidates();
    if (!m_sort.empty())
        sort(rows);
    return rows;
}

int QueryPlan::columnOf(const SortKey &key) const
{
    if (key.column == AttributeTable::kNoColumn && !key.byId)
        key.column = m_fleet.table().findColumn(key.scope, key.name);
    return key.column;
}

quint64 QueryPlan::stamp() const
{
    const AttributeTable &table = m_fleet.table();
    quint64 sum = table.rowsRevision();
    const auto add = [&](int column) { sum += column == AttributeTable::kNoColumn ? 0 : table.columnRevision(column) + 1; };
    for (const Condition &condition : m_conditions)
        add(table.findColumn(condition.predicate.scope, condition.predicate.name));
    for (const SortKey &key : m_sort)
        add(columnOf(key));
    for (int column = 0; !m_words.isEmpty() && column < table.columnCount(); ++column)
        add(column);
    return sum;
}

std::function<quint64(Row)> QueryPlan::numbering(const SortKey *key) const
{
    const quint64 flip = key && key->descending ? ~quint64 { 0 } : 0;
    if (!key || key->byId)
        return [this, flip](Row row) { return leadingBits(m_fleet.uuid(row)) ^ flip; };
    const int column = columnOf(*key);
    if (column == AttributeTable::kNoColumn)
        return [](Row) { return quint64 { 0 }; };
    return [this, column, flip, ranks = m_fleet.table().ranks(column)](
               Row row) { return ranks[m_fleet.table().number(row, column)] ^ flip; };
}

// Sorts numbers instead of values: the rank of the first two keys (or the id) beside the row, the rest only for ties.
void QueryPlan::sort(std::vector<Row> &rows) const
{
    constexpr size_t kFew = 1000; // ranking a whole column for less would cost more than comparing values
    if (rows.size() <= kFew) {
        std::sort(rows.begin(), rows.end(), [this](Row a, Row b) { return before(a, b); });
        return;
    }
    const auto first = numbering(&m_sort.front());
    const auto second = numbering(m_sort.size() > 1 ? &m_sort[1] : nullptr);
    std::vector<Keyed> keyed;
    keyed.reserve(rows.size());
    for (const Row row : rows)
        keyed.push_back({ first(row), second(row), row });
    std::sort(keyed.begin(), keyed.end(), [this](const Keyed &a, const Keyed &b) {
        if (a.first != b.first)
            return a.first < b.first;
        return a.second != b.second ? a.second < b.second : before(a.row, b.row);
    });
    for (size_t i = 0; i < rows.size(); ++i)
        rows[i] = keyed[i].row;
}

// Most values contain none of the words: that is seen in the bytes, without making a text of them.
int QueryPlan::countIn(QByteArrayView packed) const
{
    if (!m_asciiWords.empty()
        && std::none_of(m_asciiWords.begin(), m_asciiWords.end(),
            [&packed](const QByteArray &word) { return containsWord(packed, word); }))
        return 0;
    return countWords(unpackAttributeValue(packed), m_words);
}

// Every distinct value is read once, then rows add up what their values scored.
std::vector<Row> QueryPlan::runText() const
{
    const AttributeTable &table = m_fleet.table();
    std::vector<int> scores(table.rowBound(), 0);
    const std::vector<Row> rows = candidates();
    for (const Row row : rows)
        scores[row] = countWords(m_fleet.id(row).text, m_words);
    for (int column = 0; column < table.columnCount(); ++column) {
        std::vector<quint8> found(table.numberBound(column), 0);
        bool any = false;
        for (ValueNumber number = 1; number < found.size(); ++number) {
            if (table.isLiveNumber(column, number))
                found[number] = static_cast<quint8>(countIn(table.packedOf(column, number)));
            any = any || found[number] > 0;
        }
        if (!any)
            continue;
        for (const Row row : rows)
            scores[row] += found[table.number(row, column)];
    }
    std::vector<Row> hits;
    std::copy_if(rows.begin(), rows.end(), std::back_inserter(hits), [&scores](Row row) { return scores[row] > 0; });
    std::stable_sort(hits.begin(), hits.end(), [&scores](Row a, Row b) { return scores[a] > scores[b]; });
    return hits;
}

FleetQueries::FleetQueries(const Fleet &fleet)
    : m_fleet(fleet)
{
}

std::variant<std::shared_ptr<const std::vector<Row>>, QString> FleetQueries::rows(const api::SearchQuery &query)
{
    api::SearchQuery normal = query;
    normal.page = 1;
    normal.perPage = 1;
    normal.attributes.clear();
    const QByteArray key = api::encodeSearchQuery(normal);
    const auto known = std::find_if(m_kept.begin(), m_kept.end(), [&key](const Kept &kept) { return kept.key == key; });
    if (known != m_kept.end()) {
        Kept kept = *known;
        m_kept.erase(known);
        if (catchUp(kept)) {
            m_kept.prepend(kept);
            return std::shared_ptr<const std::vector<Row>>(kept.rows);
        }
    }
    Kept fresh { key, std::make_shared<QueryPlan>(m_fleet, query), nullptr, m_fleet.journalEnd(), 0 };
    if (!fresh.plan->problem().isEmpty())
        return fresh.plan->problem();
    fresh.rows = std::make_shared<std::vector<Row>>(fresh.plan->run());
    fresh.stamp = fresh.plan->stamp();
    // Lists of ids are as quickly read again as found again.
    if (query.deviceIds.isEmpty()) {
        m_kept.prepend(fresh);
        if (m_kept.size() > kMaxKept)
            m_kept.removeLast();
    }
    return std::shared_ptr<const std::vector<Row>>(fresh.rows);
}

bool FleetQueries::catchUp(Kept &kept) const
{
    const std::optional<std::vector<Row>> changed = m_fleet.changedSince(kept.position);
    // Beyond this share a merge costs more than starting again.
    if (!changed || changed->size() > 1000 + kept.rows->size() / 8)
        return false;
    kept.position = m_fleet.journalEnd();
    // Other attributes of these rows may have changed; then the order still stands.
    const quint64 stamp = kept.plan->stamp();
    if (kept.stamp == stamp)
        return true;
    kept.stamp = stamp;
    std::vector<bool> isDirty(m_fleet.table().rowBound(), false);
    for (const Row row : *changed)
        isDirty[row] = true;
    std::vector<Row> &rows = *kept.rows;
    std::erase_if(rows, [&isDirty](Row row) { return isDirty[row]; });
    std::vector<Row> back;
    for (const Row row : *changed) {
        if (kept.plan->matches(row))
            back.push_back(row);
    }
    const auto less = [&kept](Row a, Row b) { return kept.plan->before(a, b); };
    std::sort(back.begin(), back.end(), less);
    // Few go into many: find each place by halving, then move once.
    std::vector<Row> merged;
    merged.reserve(rows.size() + back.size());
    auto from = rows.begin();
    for (const Row row : back) {
        const auto at = std::lower_bound(from, rows.end(), row, less);
        merged.insert(merged.end(), from, at);
        merged.push_back(row);
        from = at;
    }
    merged.insert(merged.end(), from, rows.end());
    rows = std::move(merged);
    return true;
}

} // namespace drydock::lab
