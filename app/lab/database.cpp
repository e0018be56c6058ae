// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/lab/database.h"

#include <QAtomicInt>
#include <QFileInfo>
#include <QSqlError>

namespace drydock::lab {

namespace {

[[noreturn]] void raise(const QSqlError &error, const QString &sql)
{
    throw DatabaseError((error.text() + QStringLiteral(" in ") + sql.left(200)).toStdString());
}

} // namespace

struct Statement::Slot {
    QSqlQuery query;
    bool busy = false;
};

Statement::Statement(std::shared_ptr<Slot> slot)
    : m_slot(std::move(slot))
    , m_query(&m_slot->query)
{
    m_slot->busy = true;
}

Statement::~Statement()
{
    if (!m_slot)
        return;
    m_query->finish();
    m_slot->busy = false;
}

Statement &Statement::bind(const QVariant &value)
{
    // The driver would store a null QString as NULL; here only an invalid QVariant means NULL.
    const bool nullText = value.typeId() == QMetaType::QString && value.toString().isNull();
    m_query->bindValue(m_bound++, nullText ? QVariant(QStringLiteral("")) : value);
    return *this;
}

void Statement::execute()
{
    m_ran = true;
    if (!m_query->exec())
        raise(m_query->lastError(), m_query->lastQuery());
}

qint64 Statement::run()
{
    execute();
    const qint64 touched = m_query->numRowsAffected();
    m_query->finish();
    m_bound = 0;
    m_ran = false;
    return touched;
}

bool Statement::next()
{
    if (!m_ran)
        execute();
    return m_query->next();
}

Database::Database()
{
    static QAtomicInt counter;
    m_connection = QStringLiteral("drydock-lab-%1").arg(counter.fetchAndAddRelaxed(1));
}

Database::~Database()
{
    close();
}

void Database::registerSchema(const QString &service, const QList<QStringList> &migrations)
{
    m_schemas.emplaceBack(service, migrations);
}

void Database::open(const QString &path)
{
    m_new = path == u":memory:" || !QFileInfo::exists(path);
    QSqlDatabase database = QSqlDatabase::addDatabase(QStringLiteral("QSQLITE"), m_connection);
    database.setDatabaseName(path);
    if (!database.open())
        raise(database.lastError(), path);
    for (const char *pragma : { "PRAGMA journal_mode=WAL", "PRAGMA foreign_keys=ON", "PRAGMA synchronous=NORMAL",
             "PRAGMA temp_store=MEMORY", "PRAGMA cache_size=-65536", "PRAGMA busy_timeout=2000" })
        exec(QString::fromLatin1(pragma));
    migrate();
}

void Database::close()
{
    if (!QSqlDatabase::contains(m_connection))
        return;
    m_cache.clear();
    QSqlDatabase::database(m_connection, false).close();
    QSqlDatabase::removeDatabase(m_connection);
}

void Database::migrate()
{
    exec(QStringLiteral("CREATE TABLE IF NOT EXISTS lab_schema (service TEXT PRIMARY KEY, version INTEGER NOT NULL)"));
    for (const auto &[service, migrations] : m_schemas) {
        qint64 version = 0;
        {
            Statement read = prepare(QStringLiteral("SELECT version FROM lab_schema WHERE service = ?"));
            if (read.bind(service).next())
                version = read.number(0);
        }
        if (version > migrations.size())
            throw DatabaseError("the data folder was made by a newer version");
        if (version == migrations.size())
            continue;
        Transaction transaction(*this);
        for (qsizetype i = version; i < migrations.size(); ++i) {
            for (const QString &sql : migrations.at(i))
                exec(sql);
        }
        prepare(QStringLiteral("INSERT INTO lab_schema (service, version) VALUES (?, ?) "
                               "ON CONFLICT (service) DO UPDATE SET version = excluded.version"))
            .bind(service)
            .bind(migrations.size())
            .run();
        transaction.commit();
    }
}

Statement Database::prepare(const QString &sql)
{
    QList<std::shared_ptr<Statement::Slot>> &pool = m_cache[sql];
    for (const auto &slot : std::as_const(pool)) {
        if (!slot->busy)
            return Statement(slot);
    }
    auto slot = std::make_shared<Statement::Slot>();
    slot->query = QSqlQuery(QSqlDatabase::database(m_connection, false));
    slot->query.setForwardOnly(true);
    if (!slot->query.prepare(sql))
        raise(slot->query.lastError(), sql);
    pool.append(slot);
    return Statement(slot);
}

void Database::exec(const QString &sql)
{
    QSqlQuery query(QSqlDatabase::database(m_connection, false));
    if (!query.exec(sql))
        raise(query.lastError(), sql);
}

qint64 Database::lastInsertId()
{
    Statement read = prepare(QStringLiteral("SELECT last_insert_rowid()"));
    return read.next() ? read.number(0) : 0;
}

Transaction::Transaction(Database &database)
    : m_database(database)
    , m_level(database.m_depth)
{
    m_database.exec(m_level == 0 ? QStringLiteral("BEGIN") : QStringLiteral("SAVEPOINT lab_%1").arg(m_level));
    ++m_database.m_depth;
}

Transaction::~Transaction()
{
    if (!m_open)
        return;
    --m_database.m_depth;
    try {
        if (m_level == 0) {
            m_database.exec(QStringLiteral("ROLLBACK"));
        } else {
            m_database.exec(QStringLiteral("ROLLBACK TO lab_%1").arg(m_level));
            m_database.exec(QStringLiteral("RELEASE lab_%1").arg(m_level));
        }
    } catch (const DatabaseError &error) {
        // SQLite has rolled back by itself (disk full); there is nothing left to undo.
        qWarning("rollback: %s", error.what());
    }
}

void Transaction::commit()
{
    m_database.exec(m_level == 0 ? QStringLiteral("COMMIT") : QStringLiteral("RELEASE lab_%1").arg(m_level));
    --m_database.m_depth;
    m_open = false;
}

} // namespace drydock::lab
