// SPDX-License-Identifier: GPL-3.0-or-later
//
// Recipe: what a simulated fleet is made of (resources/lab/fleet.json or a file of the user's): device types, releases,
// places, groups, statuses, and a rule per attribute. Every answer is a pure function of seed and index, so that a
// fleet needs no storage. A value, constant once parsed; service thread. It knows neither rows nor the database.
#pragma once

#include "models/api/deviceauth.h"
#include "models/core/attributevalue.h"
#include "models/core/timestamp.h"

#include <QHash>
#include <QJsonObject>
#include <QUuid>

#include <optional>
#include <vector>

namespace drydock::lab {

//! A number that looks random and depends on nothing but its arguments.
[[nodiscard]] quint64 drawBits(quint64 seed, quint64 index, quint64 salt);
//! The same in [0, 1).
[[nodiscard]] double drawUnit(quint64 seed, quint64 index, quint64 salt);
[[nodiscard]] QUuid drawUuid(quint64 seed, quint64 index, quint64 salt);

//! Picks by weight in O(log n).
class Weights {
public:
    void add(double weight) { m_sums.push_back((m_sums.empty() ? 0.0 : m_sums.back()) + weight); }
    [[nodiscard]] bool isEmpty() const { return m_sums.empty() || m_sums.back() <= 0.0; }
    [[nodiscard]] int pick(double unit) const;

private:
    std::vector<double> m_sums;
};

struct RecipeRelease {
    QString name;
    QString version;
    QString checksum; //!< of its root file system, hex
    QStringList deviceTypes;
    QStringList tags;
    QString notes;
    double weight = 0; //!< 0: no device has it yet
    double failureShare = 0;
    qint64 sizeBytes = 0; //!< believable payload size
};

//! What a simulated device may complain of.
struct RecipeAlert {
    QString name;
    QString subject;
    QString type; //!< "systemd", "log", "dbus"
    QString status; //!< "not-running", "log-contains", …
    QString description;
};

//! The choices made once per device; attributes follow from them.
struct Draft {
    quint32 index = 0;
    int type = 0;
    int city = 0;
    int site = 0;
    int release = 0;
    int group = -1;
    api::AuthStatus status = api::AuthStatus::Accepted;
    bool reachable = true;
    qint64 ageMs = 0; //!< before the fleet's epoch
};

struct AttributeRule {
    enum class Kind { Pool, Number, Pattern, Latitude, Longitude };
    enum class Motion { Still, Walks, Grows, Rerolls };
    struct Token {
        enum class Kind { Literal, Hex, Digits, UniqueHex, UniqueDigits, UniqueMac, UniqueAddress, Base64, Type, Site };
        Kind kind = Kind::Literal;
        int count = 0;
        QString text; //!< literal, or the field of the type or site
    };

    QString scope;
    QString name;
    Kind kind = Kind::Pool;
    Motion motion = Motion::Still;
    double share = 1.0; //!< of devices that have it
    std::vector<AttributeValue> pool;
    std::vector<std::pair<int, int>> poolRanges; //!< first and count per type, city or release; empty: all of it
    enum class RangeBy { Nothing, Type, City, Release } rangeBy = RangeBy::Nothing;
    Weights poolWeights; //!< only where rangeBy is Nothing; empty: even
    double minimum = 0;
    double maximum = 1;
    int decimals = 0;
    std::vector<Token> pattern;
    quint64 salt = 0;

    //! The same for every device that has the same choice: worth interning once.
    [[nodiscard]] bool isPooled() const { return kind == Kind::Pool; }
};

class Recipe {
public:
    //! Indices from here on belong to devices that appear while the lab runs.
    static constexpr quint32 kFirstAppearing = 0xF00000;

    //! Empty: the built-in recipe.
    static Recipe load(const QString &file, QString *error);
    static Recipe parse(const QByteArray &json, QString *error);

    [[nodiscard]] Draft draft(quint64 seed, quint32 index) const;
    [[nodiscard]] const std::vector<AttributeRule> &rules() const { return m_rules; }
    //! Position in the pool, or -1 where the device lacks the attribute. Pooled rules only.
    [[nodiscard]] int poolIndex(const AttributeRule &rule, const Draft &draft, quint64 seed) const;
    [[nodiscard]] std::optional<AttributeValue> value(const AttributeRule &rule, const Draft &draft, quint64 seed) const;
    //! The value after one more contact `elapsedMs` after the last; nothing where it stays.
    [[nodiscard]] std::optional<AttributeValue> moved(
        const AttributeRule &rule, const AttributeValue &from, const Draft &draft, qint64 elapsedMs, quint64 dice) const;

    [[nodiscard]] QString groupName(const Draft &draft) const;
    [[nodiscard]] const QString &typeName(const Draft &draft) const { return m_types[size_t(draft.type)].name; }
    [[nodiscard]] const std::vector<RecipeRelease> &releases() const { return m_releases; }
    [[nodiscard]] const RecipeRelease *release(const QString &name) const;
    [[nodiscard]] double failureShare() const { return m_failureShare; }
    [[nodiscard]] double appearingPerHour() const { return m_appearingPerHour; }
    [[nodiscard]] const std::vector<RecipeAlert> &alerts() const { return m_alerts; }
    //! Raised or cleared, by the whole fleet.
    [[nodiscard]] double alertsPerHour() const { return m_alertsPerHour; }
    [[nodiscard]] int maxAppeared() const { return m_maxAppeared; }
    [[nodiscard]] const QStringList &failureLog(const QString &state) const;
    [[nodiscard]] const QStringList &failureStates() const { return m_failureStates; }

private:
    struct Type {
        QString name;
        QHash<QString, QString> fields;
        Weights releaseWeights; //!< over m_releases
    };
    struct City {
        QString code;
        double latitude = 0;
        double longitude = 0;
        int sites = 1;
    };

    QString read(const QJsonObject &root);
    QString readTypes(const QJsonObject &root);
    QString readCities(const QJsonObject &root);
    void readReleases(const QJsonObject &root);
    void readBehaviour(const QJsonObject &root);
    QString readAlerts(const QJsonObject &alerts);
    QString readRule(const QJsonObject &object, const QJsonObject &root);
    QString readPool(AttributeRule &rule, const QJsonObject &object, const QJsonObject &root);
    void readRanges(AttributeRule &rule, const QJsonArray &owners, const QString &field, AttributeRule::RangeBy by);
    static std::vector<AttributeRule::Token> readPattern(const QString &text);
    [[nodiscard]] QString fromPattern(const AttributeRule &rule, const Draft &draft, quint64 seed) const;
    [[nodiscard]] double geo(const AttributeRule &rule, const Draft &draft, quint64 seed) const;

    std::vector<Type> m_types;
    Weights m_typeWeights;
    std::vector<City> m_cities;
    Weights m_cityWeights;
    std::vector<RecipeRelease> m_releases;
    QStringList m_groups; //!< an empty name: no group
    Weights m_groupWeights;
    std::vector<api::AuthStatus> m_statuses;
    Weights m_statusWeights;
    std::vector<AttributeRule> m_rules;
    QHash<QString, QStringList> m_failureLogs;
    QStringList m_failureStates;
    double m_silentShare = 0;
    double m_failureShare = 0;
    double m_appearingPerHour = 0;
    int m_maxAppeared = 0;
    std::vector<RecipeAlert> m_alerts;
    double m_alertsPerHour = 0;
    double m_oldestDays = 700;
};

} // namespace drydock::lab
