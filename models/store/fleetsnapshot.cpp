// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/store/fleetsnapshot.h"

#include "models/attributes/columnblob.h"
#include "models/core/parallel.h"

#include <QAtomicInt>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QMutex>
#include <QSet>
#include <QSqlDatabase>
#include <QSqlError>
#include <QSqlQuery>
#include <QtEndian>

#include <cstdio>
#include <optional>
#include <utility>

namespace drydock {

namespace {

using Problem = FleetSnapshot::Problem;

constexpr qint64 kMostRows = 20'000'000;
constexpr int kTimesPerRow = 4;

//! A connection of one call, under a name of its own: workers come and go with their threads.
class Connection {
public:
    Connection(const QString &path, bool readOnly)
    {
        static QAtomicInt counter;
        m_name = QStringLiteral("drydock-snapshot-%1").arg(counter.fetchAndAddRelaxed(1));
        m_database = QSqlDatabase::addDatabase(QStringLiteral("QSQLITE"), m_name);
        m_database.setDatabaseName(path);
        if (readOnly)
            m_database.setConnectOptions(QStringLiteral("QSQLITE_OPEN_READONLY"));
        m_open = m_database.open();
    }
    ~Connection()
    {
        m_database.close();
        m_database = {};
        QSqlDatabase::removeDatabase(m_name);
    }
    Q_DISABLE_COPY_MOVE(Connection)

    [[nodiscard]] bool isOpen() const { return m_open; }
    [[nodiscard]] QSqlDatabase &database() { return m_database; }

private:
    QString m_name;
    QSqlDatabase m_database;
    bool m_open = false;
};

QByteArray packIds(const FleetTable &fleet, const std::vector<RowId> &rows)
{
    QByteArray blob;
    for (const RowId row : rows)
        blob += fleet.id(row).text.toUtf8() + '\n';
    return blob;
}

QByteArray packTimes(const FleetTable &fleet, const std::vector<RowId> &rows)
{
    QByteArray blob(std::ssize(rows) * kTimesPerRow * static_cast<qsizetype>(sizeof(qint64)), Qt::Uninitialized);
    char *at = blob.data();
    for (const RowId row : rows) {
        const RowTimes times = fleet.times(row);
        for (const Timestamp time : { times.updated, times.reported, times.checkedIn, times.askedAt }) {
            qToLittleEndian(time.ms, at);
            at += sizeof(qint64);
        }
    }
    return blob;
}

std::optional<DeviceIds> unpackIds(const QByteArray &blob, qint64 rows)
{
    DeviceIds ids;
    ids.reserve(static_cast<size_t>(rows));
    for (qsizetype from = 0; from < blob.size();) {
        const qsizetype end = blob.indexOf('\n', from);
        if (end <= from || ids.count() == rows)
            return std::nullopt;
        const DeviceId id(QString::fromUtf8(blob.constData() + from, end - from));
        if (ids.find(id))
            return std::nullopt;
        ids.set(static_cast<RowId>(ids.count()), id);
        from = end + 1;
    }
    return ids.count() == rows ? std::optional(std::move(ids)) : std::nullopt;
}

std::optional<std::vector<RowTimes>> unpackTimes(const QByteArray &blob, qint64 rows)
{
    constexpr auto kBytes = static_cast<qint64>(kTimesPerRow * sizeof(qint64));
    if (blob.size() != rows * kBytes)
        return std::nullopt;
    std::vector<RowTimes> times(static_cast<size_t>(rows));
    const char *at = blob.constData();
    const auto next = [&at] {
        const Timestamp time { qFromLittleEndian<qint64>(at) };
        at += sizeof(qint64);
        return time;
    };
    for (RowTimes &row : times) {
        row.updated = next();
        row.reported = next();
        row.checkedIn = next();
        row.askedAt = next();
    }
    return times;
}

bool run(QSqlDatabase &database, const QString &sql, const QVariantList &values, QString &detail)
{
    QSqlQuery query(database);
    bool ok = query.prepare(sql);
    for (qsizetype i = 0; ok && i < values.size(); ++i)
        query.bindValue(static_cast<int>(i), values.at(i));
    ok = ok && query.exec();
    if (!ok)
        detail = query.lastError().text();
    return ok;
}

bool fill(QSqlDatabase &database, const SnapshotContents &contents, QString &detail)
{
    const FleetTable &fleet = contents.fleet;
    const std::vector<RowId> rows = fleet.rows();
    const AttributeTable &attributes = fleet.attributes();
    const auto begin = { QStringLiteral("PRAGMA journal_mode=OFF"), QStringLiteral("PRAGMA user_version=%1").arg(FleetSnapshot::kFormat),
        QStringLiteral("BEGIN"), QStringLiteral("CREATE TABLE head (rows INTEGER, taken INTEGER, total INTEGER, groups TEXT, name_scope TEXT, name_name TEXT, ids BLOB, times BLOB)"),
        QStringLiteral("CREATE TABLE attribute (scope TEXT, name TEXT, cells BLOB)") };
    for (const QString &sql : begin) {
        if (!run(database, sql, {}, detail))
            return false;
    }
    const QVariantList head { static_cast<qlonglong>(rows.size()), contents.taken.ms, contents.serverTotal, contents.groups.join(u'\n'),
        contents.nameAttribute.scope, contents.nameAttribute.name, packIds(fleet, rows), packTimes(fleet, rows) };
    if (!run(database, QStringLiteral("INSERT INTO head VALUES (?, ?, ?, ?, ?, ?, ?, ?)"), head, detail))
        return false;
    for (int column = 0; column < attributes.columnCount(); ++column) {
        if (attributes.filledCount(column) == 0)
            continue;
        const ColumnKey &key = attributes.columnKey(column);
        if (!run(database, QStringLiteral("INSERT INTO attribute VALUES (?, ?, ?)"), { key.scope, key.name, packColumn(attributes, column, rows) }, detail))
            return false;
    }
    return run(database, QStringLiteral("COMMIT"), {}, detail);
}

struct PackedColumn {
    ColumnKey key;
    QByteArray cells;
};

//! As many as are unpacked beside one another: not all, because a big fleet's are as big as itself.
std::vector<PackedColumn> nextColumns(QSqlQuery &query)
{
    std::vector<PackedColumn> columns;
    while (columns.size() < partsFor(8, 1) && query.next())
        columns.push_back({ { query.value(0).toString(), query.value(1).toString() }, query.value(2).toByteArray() });
    return columns;
}

//! False: a column does not fit, or is there twice.
bool unpackInto(AttributeTable &attributes, std::vector<PackedColumn> &columns, quint32 rows)
{
    std::vector<AttributeTable> made(columns.size());
    std::vector<char> fits(columns.size(), 0);
    std::vector<std::function<void()>> parts;
    for (size_t i = 0; i < columns.size(); ++i) {
        parts.emplace_back([&, i] {
            made[i].addRows(rows);
            const int column = made[i].addColumn(columns[i].key.scope, columns[i].key.name);
            fits[i] = unpackColumn(made[i], column, std::exchange(columns[i].cells, {}), rows);
        });
    }
    inParallel(parts);
    for (size_t i = 0; i < columns.size(); ++i) {
        if (!fits[i] || attributes.findColumn(columns[i].key.scope, columns[i].key.name) != AttributeTable::kNoColumn)
            return false;
        attributes.adoptColumns(std::move(made[i]));
    }
    return true;
}

//! What is wrong with them; empty where nothing is.
QString readColumns(QSqlDatabase &database, AttributeTable &attributes, quint32 rows)
{
    QSqlQuery query(database);
    query.setForwardOnly(true); // else all blobs that were read are kept
    query.exec(QStringLiteral("SELECT scope, name, cells FROM attribute"));
    for (std::vector<PackedColumn> some = nextColumns(query); !some.empty(); some = nextColumns(query)) {
        if (!unpackInto(attributes, some, rows))
            return QStringLiteral("a column does not fit");
    }
    return query.lastError().isValid() ? query.lastError().text() : QString();
}

std::shared_ptr<const SnapshotContents> load(QSqlDatabase &database, QString &detail)
{
    QSqlQuery head(QStringLiteral("SELECT rows, taken, total, groups, name_scope, name_name, ids, times FROM head"), database);
    if (!head.next()) {
        detail = head.lastError().text();
        return nullptr;
    }
    const qint64 rows = head.value(0).toLongLong();
    auto contents = std::make_shared<SnapshotContents>();
    contents->taken = { head.value(1).toLongLong() };
    contents->serverTotal = head.value(2).toLongLong();
    contents->groups = head.value(3).toString().split(u'\n', Qt::SkipEmptyParts);
    contents->nameAttribute = { head.value(4).toString(), head.value(5).toString() };
    if (rows < 0 || rows > kMostRows) {
        detail = QStringLiteral("impossible number of devices");
        return nullptr;
    }
    // The times first: their size proves that so many rows can be there before anything is reserved for them.
    const auto times = unpackTimes(head.value(7).toByteArray(), rows);
    if (!times) {
        detail = QStringLiteral("times do not fit");
        return nullptr;
    }
    AttributeTable attributes;
    attributes.addRows(static_cast<quint32>(rows));
    std::optional<DeviceIds> ids;
    // The first part stays in this thread, to which the connection belongs.
    inParallel({ [&] { detail = readColumns(database, attributes, static_cast<quint32>(rows)); },
        [&ids, rows, blob = head.value(6).toByteArray()] { ids = unpackIds(blob, rows); } });
    if (!ids)
        detail = QStringLiteral("ids do not fit");
    if (!detail.isEmpty())
        return nullptr;
    contents->fleet = FleetTable(std::move(attributes), *std::move(ids), *times);
    return contents;
}

int formatOf(QSqlDatabase &database)
{
    QSqlQuery query(QStringLiteral("PRAGMA user_version"), database);
    return query.next() ? query.value(0).toInt() : -1;
}

//! A write that is under way must not bring back what was forgotten meanwhile.
QMutex &forgottenMutex()
{
    static QMutex mutex;
    return mutex;
}
QSet<QString> &forgottenPaths()
{
    static QSet<QString> paths;
    return paths;
}

QString asideName(const QString &path)
{
    return path + QStringLiteral(".bad");
}

//! rename(2) replaces, which QFile::rename() does not.
bool replaceFile(const QString &from, const QString &to)
{
    return std::rename(QFile::encodeName(from).constData(), QFile::encodeName(to).constData()) == 0;
}

} // namespace

void FleetSnapshot::begin(const QString &path)
{
    const QMutexLocker locker(&forgottenMutex());
    forgottenPaths().remove(path);
}

FleetSnapshot::Read FleetSnapshot::read(const QString &path)
{
    if (!QFileInfo::exists(path))
        return { Problem::Missing, {}, nullptr };
    Read result;
    {
        // A file that is whole but may not be read now is no corrupt one.
        if (QFile file(path); !file.open(QIODevice::ReadOnly))
            return { Problem::NotReadable, file.errorString(), nullptr };
        Connection connection(path, true);
        const int format = connection.isOpen() ? formatOf(connection.database()) : -1;
        if (format > 0 && format != kFormat)
            return { Problem::OtherFormat, QStringLiteral("format %1").arg(format), nullptr };
        if (format == kFormat)
            result.contents = load(connection.database(), result.detail);
        else
            result.detail = QStringLiteral("no snapshot");
    }
    if (!result.contents) {
        result.problem = Problem::Corrupt;
        replaceFile(path, asideName(path));
    }
    return result;
}

FleetSnapshot::Written FleetSnapshot::write(const QString &path, const SnapshotContents &contents)
{
    // Several writers of one path: each has a file of its own until the rename.
    static QAtomicInt counter;
    const QString fresh = path + QStringLiteral(".%1.new").arg(counter.fetchAndAddRelaxed(1));
    QDir().mkpath(QFileInfo(path).path());
    QFile::remove(fresh);
    QFile made(fresh);
    // The mode comes before the contents.
    if (!made.open(QIODevice::WriteOnly) || !made.setPermissions(QFile::ReadOwner | QFile::WriteOwner))
        return { Problem::NotWritten, made.errorString(), 0 };
    made.close();
    Written result;
    {
        Connection connection(fresh, false);
        if (!connection.isOpen() || !fill(connection.database(), contents, result.detail)) {
            result.problem = Problem::NotWritten;
            if (result.detail.isEmpty())
                result.detail = connection.database().lastError().text();
        }
    }
    result.bytes = QFileInfo(fresh).size();
    const QMutexLocker locker(&forgottenMutex());
    if (result.problem == Problem::None && forgottenPaths().contains(path)) {
        result.problem = Problem::Forgotten;
    } else if (result.problem == Problem::None && !replaceFile(fresh, path)) {
        result.problem = Problem::NotWritten;
        result.detail = QStringLiteral("rename failed");
    }
    if (result.problem != Problem::None)
        QFile::remove(fresh);
    return result;
}

void FleetSnapshot::wipe(const QString &path)
{
    const QMutexLocker locker(&forgottenMutex());
    forgottenPaths().insert(path);
    const QFileInfo file(path);
    const QStringList left = file.dir().entryList({ file.fileName() + QStringLiteral(".*") }, QDir::Files);
    QFile::remove(path);
    for (const QString &name : left)
        QFile::remove(file.dir().filePath(name));
}

} // namespace drydock
