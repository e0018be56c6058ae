// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/items/rowrules.h"

#include <QJsonObject>

#include <algorithm>
#include <array>
#include <optional>

namespace drydock {

namespace {

constexpr qsizetype kLongestQuery = 20'000;

struct SignWord {
    const char *word; //!< for files
    char16_t character;
};

// In the order of MarkSign.
constexpr std::array kSigns {
    SignWord { "", u'\0' },
    SignWord { "exclamation", u'!' },
    SignWord { "question", u'?' },
    SignWord { "triangle", u'\u25b2' },
    SignWord { "square", u'\u25a0' },
    SignWord { "circle", u'\u25cf' },
    SignWord { "diamond", u'\u25c6' },
    SignWord { "star", u'\u2605' },
    SignWord { "check", u'\u2713' },
};
static_assert(kSigns.size() == kMarkSigns);

// In the order of MarkColor.
constexpr std::array kColorWords { "red", "amber", "green", "blue", "teal", "grey" };
static_assert(kColorWords.size() == kMarkColors);

std::optional<RowRule> ruleOf(const QJsonObject &json)
{
    const QByteArray color = json.value(QLatin1String("color")).toString().toLatin1();
    const QByteArray sign = json.value(QLatin1String("sign")).toString().toLatin1();
    const auto colorAt = std::find(kColorWords.begin(), kColorWords.end(), color);
    // The first has no word: a rule without a sign is none.
    const auto signAt = std::find_if(kSigns.begin() + 1, kSigns.end(), [&sign](const SignWord &known) { return known.word == sign; });
    RowRule rule;
    rule.mark.name = json.value(QLatin1String("name")).toString().simplified();
    rule.query = json.value(QLatin1String("query")).toString();
    if (colorAt == kColorWords.end() || signAt == kSigns.end() || rule.mark.name.isEmpty() || rule.mark.name.size() > RowRules::kLongestName
        || rule.query.trimmed().isEmpty() || rule.query.size() > kLongestQuery)
        return std::nullopt;
    rule.mark.color = static_cast<MarkColor>(colorAt - kColorWords.begin());
    rule.mark.sign = static_cast<MarkSign>(signAt - kSigns.begin());
    return rule;
}

} // namespace

QChar signCharacter(MarkSign sign)
{
    return kSigns.at(static_cast<size_t>(sign)).character;
}

RowRules::RowRules(RowRuleList rules)
    : m_rules(std::move(rules))
{
    m_matchers.reserve(m_rules.size());
    for (const RowRule &rule : m_rules)
        m_matchers.emplace_back(DeviceFilter { rule.query, {}, {} });
}

const RowMark *RowRules::markOf(const FleetTable &fleet, RowId row, Timestamp now) const
{
    static const RowMark none;
    if (m_rules.empty())
        return nullptr;
    for (size_t i = 0; i < m_rules.size(); ++i) {
        if (m_matchers[i].accepts(fleet, row, now))
            return &m_rules[i].mark;
    }
    return &none;
}

QJsonArray rowRulesToJson(const RowRuleList &rules)
{
    QJsonArray json;
    for (const RowRule &rule : rules) {
        json.append(QJsonObject { { QStringLiteral("name"), rule.mark.name }, { QStringLiteral("query"), rule.query },
            { QStringLiteral("color"), QLatin1String(kColorWords.at(static_cast<size_t>(rule.mark.color))) },
            { QStringLiteral("sign"), QLatin1String(kSigns.at(static_cast<size_t>(rule.mark.sign)).word) } });
    }
    return json;
}

RowRuleList rowRulesFromJson(const QJsonArray &json)
{
    RowRuleList rules;
    for (const QJsonValue &each : json) {
        if (const std::optional<RowRule> rule = ruleOf(each.toObject()); rule && std::ssize(rules) < RowRules::kMostRules)
            rules.push_back(*rule);
    }
    return rules;
}

} // namespace drydock
