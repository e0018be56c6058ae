// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/store/fleethistory.h"

#include "models/core/worker.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QSaveFile>

#include <algorithm>

namespace drydock {

namespace {

constexpr std::chrono::minutes kNoteEvery { 10 };
constexpr qint64 kLongestFile = 16 << 20;

QMap<QString, qint64> countsOf(const FleetTable &fleet)
{
    std::vector<std::pair<qint64, QString>> counted;
    const AttributeTable &attributes = fleet.attributes();
    const int column = attributes.findColumn(QStringLiteral("inventory"), QStringLiteral("artifact_name"));
    qint64 named = 0;
    if (column != AttributeTable::kNoColumn) {
        for (ValueNumber number = 1; number < attributes.numberBound(column); ++number) {
            if (!attributes.isLiveNumber(column, number) || attributes.usesOf(column, number) == 0)
                continue;
            counted.emplace_back(attributes.usesOf(column, number), attributeText(attributes.valueOf(column, number)));
            named += attributes.usesOf(column, number);
        }
    }
    std::sort(counted.begin(), counted.end(), [](const auto &a, const auto &b) { return a.first != b.first ? a.first > b.first : a.second < b.second; });
    QMap<QString, qint64> counts;
    for (size_t i = 0; i < counted.size(); ++i)
        counts[i < FleetHistory::kMostNames ? counted[i].second : FleetHistory::restName()] += counted[i].first;
    if (named < fleet.count())
        counts[QString()] += fleet.count() - named;
    return counts;
}

QByteArray toJson(const std::vector<FleetHistory::Day> &days)
{
    QJsonArray list;
    for (const FleetHistory::Day &day : days) {
        QJsonObject counts;
        for (auto it = day.counts.cbegin(); it != day.counts.cend(); ++it)
            counts.insert(it.key(), it.value());
        list.append(QJsonObject { { QStringLiteral("day"), day.date.toString(Qt::ISODate) }, { QStringLiteral("software"), counts } });
    }
    return QJsonDocument(list).toJson(QJsonDocument::Compact);
}

} // namespace

FleetHistory::FleetHistory(FleetStore &fleet, QString path, QObject *parent)
    : QObject(parent)
    , m_fleet(fleet)
    , m_path(std::move(path))
{
    read();
    connect(&m_fleet, &FleetStore::freshnessChanged, this, [this] {
        // Of a whole fleet only, and soon after it is.
        if (m_timer == 0 && m_fleet.isComplete())
            note();
    });
}

FleetHistory::~FleetHistory() = default;

void FleetHistory::read()
{
    QFile file(m_path);
    if (m_path.isEmpty() || !file.open(QIODevice::ReadOnly) || file.size() > kLongestFile)
        return;
    for (const QJsonValue &entry : QJsonDocument::fromJson(file.readAll()).array()) {
        Day day { QDate::fromString(entry[QLatin1String("day")].toString(), Qt::ISODate), {} };
        const QJsonObject counts = entry[QLatin1String("software")].toObject();
        for (auto it = counts.begin(); it != counts.end(); ++it) {
            if (it.value().toInteger() > 0)
                day.counts.insert(it.key(), it.value().toInteger());
        }
        if (day.date.isValid() && (m_days.empty() || m_days.back().date < day.date))
            m_days.push_back(std::move(day));
    }
}

void FleetHistory::note()
{
    m_timer = m_fleet.clock().singleShot(kNoteEvery, this, [this] {
        m_timer = 0;
        if (m_fleet.isComplete())
            note();
    });
    Day day { QDateTime::fromMSecsSinceEpoch(m_fleet.clock().now().ms, Qt::UTC).date(), countsOf(m_fleet.table()) };
    // A clock that was set back writes into the last day that is known.
    if (!m_days.empty() && m_days.back().date >= day.date) {
        if (m_days.back().counts == day.counts)
            return;
        m_days.back().counts = std::move(day.counts);
    } else {
        m_days.push_back(std::move(day));
        if (m_days.size() > kMostDays)
            m_days.erase(m_days.begin());
    }
    save();
    Q_EMIT changed();
}

void FleetHistory::save()
{
    if (m_path.isEmpty())
        return;
    inBackground(
        [path = m_path, days = m_days] {
            QSaveFile file(path);
            if (!file.open(QIODevice::WriteOnly))
                return; // the record has a gap then; nothing else depends on it
            file.setPermissions(QFileDevice::ReadOwner | QFileDevice::WriteOwner);
            file.write(toJson(days));
            file.commit();
        },
        patientPool());
}

} // namespace drydock
