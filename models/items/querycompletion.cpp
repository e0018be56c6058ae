// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/items/querycompletion.h"

#include "models/items/querymatcher.h"

#include <algorithm>
#include <array>

namespace drydock {

namespace {

//! More distinct values than this are not looked through for a list of thirty.
constexpr quint32 kMostValues = 50'000;
//! Longer values are no names that anybody completes.
constexpr qsizetype kLongest = 120;

using Candidate = QueryCompletion::Candidate;

//! Where the cursor is: in a word that may become a field, or in a value of `field`.
struct Place {
    qsizetype from = 0; //!< of the word or value that is being typed
    QString typed;
    QString field; //!< empty: no operator before the cursor
    bool quoted = false;
};

bool isOperator(QChar c)
{
    return c == u':' || c == u'=' || c == u'<' || c == u'>' || c == u'~';
}

Place placeAt(const QString &text, qsizetype cursor)
{
    Place place;
    QString listField; // of an open "field:("
    for (qsizetype at = 0; at < cursor; ++at) {
        const QChar c = text.at(at);
        if (place.quoted) {
            if (c == u'\\')
                ++at;
            else if (c == u'"')
                place.quoted = false;
        } else if (c == u'"') {
            place.quoted = true;
        } else if (c == u'(') {
            if (!place.field.isEmpty() && at == place.from)
                listField = place.field;
            place = { at + 1, {}, listField, false };
        } else if (c == u')') {
            listField.clear();
            place = { at + 1, {}, {}, false };
        } else if (c.isSpace() || c == u',') {
            place = { at + 1, {}, listField, false };
        } else if ((c == u'-' || c == u'!') && at == place.from && place.field.isEmpty()) {
            ++place.from;
        } else if (isOperator(c) && place.field.isEmpty()) {
            QString field = text.mid(place.from, at - place.from);
            if (field.endsWith(u'!'))
                field.chop(1);
            qsizetype next = at + 1;
            while (next < cursor && isOperator(text.at(next)))
                ++next;
            at = next - 1;
            place = { next, {}, field, false };
        }
    }
    place.typed = text.mid(place.from, cursor - place.from);
    if (place.quoted)
        place.typed.remove(0, 1);
    return place;
}

//! Those that begin with what was typed come before those that hold it somewhere.
int closeness(const QString &candidate, const QString &typed)
{
    if (candidate.startsWith(typed, Qt::CaseInsensitive))
        return 2;
    return candidate.contains(typed, Qt::CaseInsensitive) ? 1 : 0;
}

void keepBest(std::vector<Candidate> &candidates, const QString &typed, int most)
{
    std::stable_sort(candidates.begin(), candidates.end(), [&typed](const Candidate &a, const Candidate &b) {
        const int left = closeness(a.text, typed);
        const int right = closeness(b.text, typed);
        return left != right ? left > right : a.devices > b.devices;
    });
    if (std::ssize(candidates) > most)
        candidates.resize(static_cast<size_t>(most));
}

std::vector<Candidate> fields(const FleetTable &fleet, const QString &typed, bool asValue)
{
    const QString tail = asValue ? QString() : QStringLiteral(":");
    std::vector<Candidate> found;
    const auto add = [&](const QString &name, const QString &scope, qint64 devices) {
        const QString text = name + tail;
        if (closeness(text, typed) > 0
            && std::none_of(found.begin(), found.end(), [&text](const Candidate &known) { return known.text == text; }))
            found.push_back({ text, scope, devices });
    };
    if (!asValue) {
        for (const char *special : { "status", "last_seen", "name", "id", "exists" })
            add(QString::fromLatin1(special), {}, fleet.count());
    }
    const AttributeTable &attributes = fleet.attributes();
    for (int column = 0; column < attributes.columnCount(); ++column) {
        const ColumnKey &key = attributes.columnKey(column);
        const qint64 filled = attributes.filledCount(column);
        if (filled == 0 || key.name.size() > kLongest)
            continue;
        add(quoteQueryValue(key.name), key.scope, filled);
        if (typed.contains(u'/'))
            add(key.scope + u'/' + key.name, key.scope, filled);
    }
    return found;
}

std::vector<Candidate> statuses(const FleetTable &fleet, const QString &typed)
{
    const QHash<QString, qint64> counts = fleet.countByStatus();
    std::vector<Candidate> found;
    for (const char *code : { "accepted", "pending", "rejected", "preauthorized", "noauth", "silent" }) {
        const QString text = QString::fromLatin1(code);
        if (closeness(text, typed) > 0)
            found.push_back({ text, {}, counts.value(text) });
    }
    return found;
}

std::vector<Candidate> ages(const QString &typed)
{
    std::vector<Candidate> found;
    for (const char *age : { "15min", "1h", "6h", "1d", "2d", "1w", "30d" }) {
        const QString text = QString::fromLatin1(age);
        if (closeness(text, typed) > 0)
            found.push_back({ text, {}, 0 });
    }
    return found;
}

std::vector<Candidate> values(const FleetTable &fleet, const Place &place)
{
    QueryNode term;
    term.kind = QueryNode::Kind::Term;
    term.field = place.field;
    if (const qsizetype slash = place.field.indexOf(u'/'); slash > 0) {
        term.scope = place.field.left(slash);
        term.field = place.field.mid(slash + 1);
    }
    const AttributeTable &attributes = fleet.attributes();
    std::vector<Candidate> found;
    for (const int column : columnsOf(attributes, term)) {
        const quint32 bound = std::min(attributes.numberBound(column), kMostValues);
        for (ValueNumber number = 1; number < bound; ++number) {
            if (!attributes.isLiveNumber(column, number) || attributes.usesOf(column, number) == 0
                || attributes.packedOf(column, number).size() > kLongest)
                continue;
            const QString text = attributeText(attributes.valueOf(column, number));
            if (closeness(text, place.typed) > 0)
                found.push_back({ text, {}, attributes.usesOf(column, number) });
        }
    }
    return found;
}

} // namespace

QueryCompletion completeQuery(const FleetTable &fleet, const QString &text, qsizetype cursor, int most)
{
    cursor = std::clamp<qsizetype>(cursor, 0, text.size());
    const Place place = placeAt(text, cursor);
    QueryCompletion completion;
    completion.range = { place.from, cursor - place.from };
    if (place.field.isEmpty()) {
        // Text in quotes is looked for as it is; an empty field lists what can be asked for.
        if (!place.quoted)
            completion.candidates = fields(fleet, place.typed, false);
    } else if (place.field == u"exists") {
        completion.candidates = fields(fleet, place.typed, true);
    } else if (place.field == u"status" || place.field == u"identity/status") {
        completion.candidates = statuses(fleet, place.typed);
    } else if (isTimeField(place.field)) {
        completion.candidates = ages(place.typed);
    } else if (!place.typed.startsWith(u'/')) {
        completion.candidates = values(fleet, place);
    }
    keepBest(completion.candidates, place.typed, most);
    if (!place.field.isEmpty()) {
        for (Candidate &candidate : completion.candidates)
            candidate.text = place.field == u"exists" ? candidate.text : quoteQueryValue(candidate.text);
    }
    // What stands there already needs no completing.
    const QString now = text.mid(completion.range.from, completion.range.length);
    std::erase_if(completion.candidates, [&now](const Candidate &candidate) { return candidate.text == now; });
    return completion;
}

} // namespace drydock
