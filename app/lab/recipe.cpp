// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/lab/recipe.h"

#include <algorithm>
#include <cmath>

namespace drydock::lab {

namespace {

enum Salt : quint64 { kType = 1, kCity, kSite, kRelease, kGroup, kStatus, kSilent, kAge, kShare = 2000 };

constexpr quint64 kGolden = 0x9E3779B97F4A7C15ULL;

quint64 scramble(quint64 x)
{
    x += kGolden;
    x = (x ^ (x >> 30)) * 0xBF58476D1CE4E5B9ULL;
    x = (x ^ (x >> 27)) * 0x94D049BB133111EBULL;
    return x ^ (x >> 31);
}

// A permutation of the 24-bit numbers: unique for every index below 2^24, and looks random.
quint32 permute24(quint32 index, quint32 multiplier)
{
    quint32 x = index & 0xFFFFFFU;
    x = (x * multiplier + 0x5BD1E9U) & 0xFFFFFFU;
    x ^= x >> 11;
    return (x * 0x2C1B3DU) & 0xFFFFFFU;
}

double roundTo(double value, int decimals)
{
    const double scale = std::pow(10.0, decimals);
    return std::round(value * scale) / scale;
}

QString hexDigits(quint64 bits, int count)
{
    return QString::number(bits, 16).rightJustified(count, QLatin1Char('0')).right(count);
}

QString uniqueMac(quint32 bits)
{
    const QString hex = hexDigits(bits, 6);
    return hex.mid(0, 2) + QLatin1Char(':') + hex.mid(2, 2) + QLatin1Char(':') + hex.mid(4, 2);
}

QString address(quint32 bits)
{
    // The last number avoids network and broadcast addresses.
    return QStringLiteral("10.%1.%2.%3").arg(bits >> 16 & 0xFF).arg(bits >> 8 & 0xFF).arg(1 + bits % 254);
}

QString base64Digits(quint64 seed, quint32 index, quint64 salt, int count)
{
    static constexpr char kAlphabet[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    QString out;
    out.reserve(count);
    quint64 bits = 0;
    for (int i = 0; i < count; ++i) {
        if (i % 10 == 0)
            bits = drawBits(seed, index, salt + static_cast<quint64>(i));
        out.append(QLatin1Char(kAlphabet[bits & 63U]));
        bits >>= 6;
    }
    return out;
}

} // namespace

quint64 drawBits(quint64 seed, quint64 index, quint64 salt)
{
    return scramble(scramble(seed ^ salt * 0xD1B54A32D192ED03ULL) + index * kGolden);
}

double drawUnit(quint64 seed, quint64 index, quint64 salt)
{
    return static_cast<double>(drawBits(seed, index, salt) >> 11) * 0x1.0p-53;
}

QUuid drawUuid(quint64 seed, quint64 index, quint64 salt)
{
    const quint64 a = drawBits(seed, index, salt);
    const quint64 b = drawBits(seed, index, ~salt);
    const auto byteOf = [b](int shift) { return static_cast<uchar>(b >> shift); };
    return { static_cast<uint>(a >> 32), static_cast<ushort>(a >> 16),
        static_cast<ushort>((a & 0x0FFFU) | 0x4000U), static_cast<uchar>((byteOf(56) & 0x3FU) | 0x80U), byteOf(48),
        byteOf(40), byteOf(32), byteOf(24), byteOf(16), byteOf(8), byteOf(0) };
}

int Weights::pick(double unit) const
{
    const auto found = std::upper_bound(m_sums.begin(), m_sums.end(), unit * m_sums.back());
    return static_cast<int>(std::min<std::ptrdiff_t>(found - m_sums.begin(), std::ssize(m_sums) - 1));
}

Draft Recipe::draft(quint64 seed, quint32 index) const
{
    Draft draft;
    draft.index = index;
    draft.type = m_typeWeights.pick(drawUnit(seed, index, kType));
    draft.city = m_cityWeights.pick(drawUnit(seed, index, kCity));
    const int sites = m_cities[static_cast<size_t>(draft.city)].sites;
    draft.site = static_cast<int>(drawUnit(seed, index, kSite) * sites);
    draft.release = m_types[static_cast<size_t>(draft.type)].releaseWeights.pick(drawUnit(seed, index, kRelease));
    const int group = m_groupWeights.isEmpty() ? -1 : m_groupWeights.pick(drawUnit(seed, index, kGroup));
    draft.group = group >= 0 && m_groups[group].isEmpty() ? -1 : group;
    draft.status = index >= kFirstAppearing
        ? api::AuthStatus::Pending
        : m_statuses[static_cast<size_t>(m_statusWeights.pick(drawUnit(seed, index, kStatus)))];
    draft.reachable = index >= kFirstAppearing || drawUnit(seed, index, kSilent) >= m_silentShare;
    // Squared, so that a fleet has grown faster lately.
    const double age = drawUnit(seed, index, kAge);
    draft.ageMs = static_cast<qint64>(age * age * m_oldestDays * 86'400'000.0);
    return draft;
}

int Recipe::poolIndex(const AttributeRule &rule, const Draft &draft, quint64 seed) const
{
    if (rule.share < 1.0 && drawUnit(seed, draft.index, rule.salt + kShare) >= rule.share)
        return -1;
    std::pair<int, int> range { 0, static_cast<int>(rule.pool.size()) };
    switch (rule.rangeBy) {
    case AttributeRule::RangeBy::Nothing:
        if (!rule.poolWeights.isEmpty())
            return rule.poolWeights.pick(drawUnit(seed, draft.index, rule.salt));
        break;
    case AttributeRule::RangeBy::Type:
        range = rule.poolRanges[static_cast<size_t>(draft.type)];
        break;
    case AttributeRule::RangeBy::City:
        range = rule.poolRanges[static_cast<size_t>(draft.city)];
        // A city's sites are chosen once per device, so that every rule about the site agrees.
        if (range.second == m_cities[static_cast<size_t>(draft.city)].sites)
            return range.first + draft.site;
        break;
    case AttributeRule::RangeBy::Release:
        range = rule.poolRanges[static_cast<size_t>(draft.release)];
        break;
    }
    if (range.second == 0)
        return -1;
    return range.first + static_cast<int>(drawUnit(seed, draft.index, rule.salt) * range.second);
}

std::optional<AttributeValue> Recipe::value(const AttributeRule &rule, const Draft &draft, quint64 seed) const
{
    if (rule.kind == AttributeRule::Kind::Pool) {
        const int at = poolIndex(rule, draft, seed);
        return at < 0 ? std::nullopt : std::optional(rule.pool[static_cast<size_t>(at)]);
    }
    if (rule.share < 1.0 && drawUnit(seed, draft.index, rule.salt + kShare) >= rule.share)
        return std::nullopt;
    switch (rule.kind) {
    case AttributeRule::Kind::Number: {
        const double number = rule.minimum + drawUnit(seed, draft.index, rule.salt) * (rule.maximum - rule.minimum);
        // What grows by the second cannot be older than the device.
        const bool bounded = rule.motion == AttributeRule::Motion::Grows && draft.ageMs > 0;
        return roundTo(bounded ? std::min(number, static_cast<double>(draft.ageMs) / 1000.0) : number, rule.decimals);
    }
    case AttributeRule::Kind::Pattern:
        return fromPattern(rule, draft, seed);
    default:
        // The client's own geo script reports text.
        return QString::number(geo(rule, draft, seed), 'f', 5);
    }
}

double Recipe::geo(const AttributeRule &rule, const Draft &draft, quint64 seed) const
{
    const City &city = m_cities[static_cast<size_t>(draft.city)];
    const bool latitude = rule.kind == AttributeRule::Kind::Latitude;
    const double centre = latitude ? city.latitude : city.longitude;
    // Sites lie within some 15 km of the centre, the devices of a site within 100 m.
    const auto place = static_cast<quint64>(draft.city * 1000 + draft.site);
    const double site = (drawUnit(seed, place, rule.salt) - 0.5) * 0.3;
    return centre + site + (drawUnit(seed, draft.index, rule.salt + 1) - 0.5) * 0.002;
}

QString Recipe::fromPattern(const AttributeRule &rule, const Draft &draft, quint64 seed) const
{
    using Token = AttributeRule::Token;
    QString out;
    quint64 salt = rule.salt;
    for (const Token &token : rule.pattern) {
        salt += 17;
        // The seed shifts the permutation, so that two labs do not share their serial numbers.
        const auto unique = [&](quint32 multiplier) {
            return permute24(draft.index + static_cast<quint32>(scramble(seed) & 0xFFFFFFU), multiplier);
        };
        switch (token.kind) {
        case Token::Kind::Literal:
            out += token.text;
            break;
        case Token::Kind::Hex:
            out += hexDigits(drawBits(seed, draft.index, salt), token.count);
            break;
        case Token::Kind::Digits:
            out += QString::number(drawBits(seed, draft.index, salt)).right(token.count);
            break;
        case Token::Kind::UniqueHex:
            out += hexDigits(unique(0x9E3779U), token.count);
            break;
        case Token::Kind::UniqueDigits:
            out += QString::number(unique(0xC2B2AFU)).rightJustified(token.count, QLatin1Char('0'));
            break;
        case Token::Kind::UniqueMac:
            out += uniqueMac(unique(0x85EBCBU));
            break;
        case Token::Kind::UniqueAddress:
            out += address(unique(0x27D4EBU));
            break;
        case Token::Kind::Base64:
            out += base64Digits(seed, draft.index, salt, token.count);
            break;
        case Token::Kind::Type:
            out += m_types[static_cast<size_t>(draft.type)].fields.value(token.text);
            break;
        case Token::Kind::Site:
            out += m_cities[static_cast<size_t>(draft.city)].code;
            break;
        }
    }
    return out;
}

std::optional<AttributeValue> Recipe::moved(
    const AttributeRule &rule, const AttributeValue &from, const Draft &draft, qint64 elapsedMs, quint64 dice) const
{
    switch (rule.motion) {
    case AttributeRule::Motion::Still:
        return std::nullopt;
    case AttributeRule::Motion::Grows: {
        const auto *number = std::get_if<double>(&from);
        if (!number)
            return std::nullopt;
        // One contact in fifty comes after a restart.
        if (dice % 50 == 0)
            return static_cast<double>(60 + dice / 50 % 600);
        return *number + static_cast<double>(std::max<qint64>(elapsedMs / 1000, 1));
    }
    case AttributeRule::Motion::Walks: {
        const auto at = std::find(rule.pool.begin(), rule.pool.end(), from);
        if (at == rule.pool.end())
            return std::nullopt;
        const auto reach = std::max<std::ptrdiff_t>(std::ssize(rule.pool) / 40, 1);
        const auto step = static_cast<std::ptrdiff_t>(dice % static_cast<quint64>(2 * reach + 1)) - reach;
        const std::ptrdiff_t to = std::clamp<std::ptrdiff_t>(at - rule.pool.begin() + step, 0, std::ssize(rule.pool) - 1);
        return rule.pool[static_cast<size_t>(to)];
    }
    case AttributeRule::Motion::Rerolls:
        if (dice % 8 != 0)
            return std::nullopt;
        return value(rule, draft, scramble(dice));
    }
    return std::nullopt;
}

QString Recipe::groupName(const Draft &draft) const
{
    return draft.group < 0 ? QString() : m_groups[draft.group];
}

const RecipeRelease *Recipe::release(const QString &name) const
{
    const auto found = std::find_if(
        m_releases.begin(), m_releases.end(), [&name](const RecipeRelease &release) { return release.name == name; });
    return found == m_releases.end() ? nullptr : &*found;
}

const QStringList &Recipe::failureLog(const QString &state) const
{
    static const QStringList kNone;
    const auto found = m_failureLogs.constFind(state);
    return found == m_failureLogs.constEnd() ? kNone : *found;
}

} // namespace drydock::lab
