// SPDX-License-Identifier: GPL-3.0-or-later
//
// Database: the lab's SQLite file through Qt Sql, in WAL mode with foreign keys. Owned by LabServer, lives on the
// service thread alone. Each service registers its tables as numbered migrations. Failures throw DatabaseError, which
// the dispatcher turns into 500 "internal error"; nothing else in the lab throws.
#pragma once

#include <QHash>
#include <QSqlDatabase>
#include <QSqlQuery>
#include <QString>
#include <QStringList>
#include <QVariant>

#include <memory>
#include <stdexcept>

namespace drydock::lab {

class DatabaseError : public std::runtime_error {
public:
    using std::runtime_error::runtime_error;
};

//! A prepared statement, borrowed from the database's cache and reset when it goes.
class Statement {
public:
    Statement(Statement &&other) noexcept = default;
    Statement &operator=(Statement &&) = delete;
    Q_DISABLE_COPY(Statement)
    ~Statement();

    //! Positional, in order of the "?" in the text. Text is QString (a QByteArray is a blob); only QVariant() is NULL.
    Statement &bind(const QVariant &value);
    //! Runs a statement without rows; the number of rows it touched.
    qint64 run();
    //! Runs on first use, then steps. False at the end.
    bool next();
    [[nodiscard]] QVariant value(int column) const { return m_query->value(column); }
    [[nodiscard]] QString text(int column) const { return m_query->value(column).toString(); }
    [[nodiscard]] QByteArray bytes(int column) const { return m_query->value(column).toByteArray(); }
    [[nodiscard]] qint64 number(int column) const { return m_query->value(column).toLongLong(); }
    [[nodiscard]] bool isNull(int column) const { return m_query->isNull(column); }

private:
    friend class Database;
    struct Slot;
    explicit Statement(std::shared_ptr<Slot> slot);
    void execute();

    std::shared_ptr<Slot> m_slot;
    QSqlQuery *m_query = nullptr;
    int m_bound = 0;
    bool m_ran = false;
};

class Database {
public:
    Database();
    ~Database();
    Q_DISABLE_COPY_MOVE(Database)

    //! Before open(): the service's schema; entry n brings it from version n to n+1. Each entry is a list of statements.
    void registerSchema(const QString &service, const QList<QStringList> &migrations);
    //! ":memory:" or a file's path. Applies what is missing of every registered schema. Throws DatabaseError.
    void open(const QString &path);
    void close();
    //! True when open() made the file: time to seed.
    [[nodiscard]] bool isNew() const { return m_new; }

    //! From the cache by its text; values are always bound, never pasted into it.
    Statement prepare(const QString &sql);
    void exec(const QString &sql);
    [[nodiscard]] qint64 lastInsertId();

private:
    friend class Transaction;
    void migrate();

    QString m_connection;
    QHash<QString, QList<std::shared_ptr<Statement::Slot>>> m_cache;
    QList<std::pair<QString, QList<QStringList>>> m_schemas;
    int m_depth = 0;
    bool m_new = false;
};

//! Rolls back unless committed. A nested one is a savepoint.
class Transaction {
public:
    explicit Transaction(Database &database);
    ~Transaction();
    Q_DISABLE_COPY_MOVE(Transaction)
    void commit();

private:
    Database &m_database;
    int m_level;
    bool m_open = true;
};

} // namespace drydock::lab
