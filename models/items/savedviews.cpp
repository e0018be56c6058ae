// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/items/savedviews.h"

#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>

namespace drydock {

namespace {

constexpr qsizetype kMostSortKeys = 8;

QJsonObject sortKey(const QString &column, bool descending)
{
    return { { QStringLiteral("column"), column }, { QStringLiteral("descending"), descending } };
}

constexpr int kVersion = 1;
constexpr qsizetype kMostColumns = 300;
constexpr qsizetype kLongestText = 20'000;
constexpr int kNarrowest = 24;
constexpr int kWidest = 4'000;

bool sameName(const QString &a, const QString &b)
{
    return a.compare(b, Qt::CaseInsensitive) == 0;
}

QJsonObject toJson(const DeviceView &view)
{
    QJsonArray columns;
    for (const QString &id : view.columns)
        columns.append(QJsonObject { { QStringLiteral("id"), id }, { QStringLiteral("width"), view.widths.value(id) } });
    QJsonArray sorting { sortKey(view.sortColumn, view.descending) };
    for (const auto &[column, descending] : view.thenBy)
        sorting.append(sortKey(column, descending));
    QJsonObject json { { QStringLiteral("name"), view.name }, { QStringLiteral("query"), view.query }, { QStringLiteral("columns"), columns },
        { QStringLiteral("sort"), sorting } };
    if (view.rules)
        json.insert(QStringLiteral("rules"), rowRulesToJson(*view.rules));
    return json;
}

std::optional<DeviceView> fromJson(const QJsonValue &value)
{
    const QJsonObject object = value.toObject();
    DeviceView view;
    view.name = object.value(QLatin1String("name")).toString().simplified();
    view.query = object.value(QLatin1String("query")).toString();
    const QJsonArray columns = object.value(QLatin1String("columns")).toArray();
    if (view.name.isEmpty() || view.name.size() > SavedViews::kLongestName || view.query.size() > kLongestText || columns.size() > kMostColumns)
        return std::nullopt;
    for (const QJsonValue &each : columns) {
        const QString id = each.toObject().value(QLatin1String("id")).toString();
        if (id.isEmpty() || id.size() > kLongestText || view.columns.contains(id))
            continue;
        view.columns.append(id);
        if (const int width = each.toObject().value(QLatin1String("width")).toInt(); width > 0)
            view.widths.insert(id, std::clamp(width, kNarrowest, kWidest));
    }
    const QJsonArray sorting = object.value(QLatin1String("sort")).toArray();
    view.sortColumn = sorting.at(0)[QLatin1String("column")].toString();
    view.descending = sorting.at(0)[QLatin1String("descending")].toBool();
    for (qsizetype i = 1; i < std::min<qsizetype>(sorting.size(), kMostSortKeys); ++i)
        view.thenBy.append({ sorting.at(i)[QLatin1String("column")].toString(), sorting.at(i)[QLatin1String("descending")].toBool() });
    if (const QJsonValue rules = object.value(QLatin1String("rules")); rules.isArray())
        view.rules = rowRulesFromJson(rules.toArray());
    return view;
}

} // namespace

SavedViews::SavedViews(QObject *parent)
    : QObject(parent)
{
}

SavedViews::~SavedViews() = default;

const DeviceView *SavedViews::find(const QString &name) const
{
    const auto it = std::find_if(m_views.begin(), m_views.end(), [&name](const DeviceView &view) { return sameName(view.name, name); });
    return it == m_views.end() ? nullptr : &*it;
}

QStringList SavedViews::names() const
{
    QStringList names;
    for (const DeviceView &view : m_views)
        names.append(view.name);
    return names;
}

bool SavedViews::put(const DeviceView &view)
{
    const QString name = view.name.simplified();
    if (name.isEmpty() || name.size() > kLongestName)
        return false;
    std::erase_if(m_views, [&name](const DeviceView &known) { return sameName(known.name, name); });
    if (std::ssize(m_views) >= kMostViews)
        return false;
    m_views.push_back(view);
    m_views.back().name = name;
    sort();
    Q_EMIT changed();
    return true;
}

bool SavedViews::rename(const QString &from, const QString &to)
{
    const DeviceView *known = find(from);
    const DeviceView *taken = find(to.simplified());
    if (!known || (taken && taken != known))
        return false;
    DeviceView renamed = *known;
    renamed.name = to;
    if (renamed.name.simplified().isEmpty() || renamed.name.size() > kLongestName)
        return false;
    std::erase_if(m_views, [&from](const DeviceView &view) { return sameName(view.name, from); });
    return put(renamed);
}

void SavedViews::remove(const QString &name)
{
    if (std::erase_if(m_views, [&name](const DeviceView &view) { return sameName(view.name, name); }) > 0)
        Q_EMIT changed();
}

QJsonArray SavedViews::json() const
{
    QJsonArray array;
    for (const DeviceView &view : m_views)
        array.append(toJson(view));
    return array;
}

void SavedViews::setJson(const QJsonArray &views)
{
    m_views.clear();
    for (const QJsonValue &each : views) {
        const std::optional<DeviceView> view = fromJson(each);
        if (view && !find(view->name) && std::ssize(m_views) < kMostViews)
            m_views.push_back(*view);
    }
    sort();
    Q_EMIT changed();
}

QByteArray SavedViews::fileContents(const QStringList &names) const
{
    QJsonArray array;
    for (const DeviceView &view : m_views) {
        if (names.isEmpty() || names.contains(view.name, Qt::CaseInsensitive))
            array.append(toJson(view));
    }
    const QJsonObject file { { QStringLiteral("drydock"), QStringLiteral("views") }, { QStringLiteral("version"), kVersion }, { QStringLiteral("views"), array } };
    return QJsonDocument(file).toJson();
}

SavedViews::Import SavedViews::import(const QByteArray &contents)
{
    Import result;
    QJsonParseError error {};
    const QJsonDocument document = QJsonDocument::fromJson(contents, &error);
    const QJsonObject file = document.object();
    if (contents.size() > kLargestFile || error.error != QJsonParseError::NoError)
        result.problem = Import::Problem::NotJson;
    else if (file.value(QLatin1String("drydock")) != QLatin1String("views") || !file.value(QLatin1String("views")).isArray())
        result.problem = Import::Problem::NotViews;
    else if (file.value(QLatin1String("version")).toInt() > kVersion)
        result.problem = Import::Problem::NewerVersion;
    if (result.problem != Import::Problem::None)
        return result;
    const QJsonArray views = file.value(QLatin1String("views")).toArray();
    if (std::ssize(m_views) + views.size() > kMostViews) {
        result.problem = Import::Problem::TooMany;
        return result;
    }
    for (const QJsonValue &each : views) {
        std::optional<DeviceView> view = fromJson(each);
        if (!view) {
            ++result.leftOut;
            continue;
        }
        // The same view twice is one; another of the same name gets a number.
        const QString name = view->name;
        const DeviceView *known = find(name);
        for (int number = 2; known && !(*known == *view); known = find(view->name))
            view->name = QStringLiteral("%1 (%2)").arg(name.left(kLongestName - 8)).arg(number++);
        if (!known)
            m_views.push_back(*view);
        result.added.append(view->name);
    }
    sort();
    Q_EMIT changed();
    return result;
}

void SavedViews::sort()
{
    std::stable_sort(m_views.begin(), m_views.end(), [](const DeviceView &a, const DeviceView &b) { return a.name.localeAwareCompare(b.name) < 0; });
}

} // namespace drydock
