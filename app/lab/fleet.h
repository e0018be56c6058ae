// SPDX-License-Identifier: GPL-3.0-or-later
//
// Fleet: every device of the lab, simulated or come over the wire, as rows of one attribute table with a status and
// authentication sets. A simulated fleet is its seed and recipe plus the deviations in SQLite; a device that came over
// the wire is stored whole. Owned by LabServer, service thread only; every write happens inside the caller's
// transaction. It knows nothing of HTTP or JSON bodies of the API.
//
// Columns of the table hold what inventory shows, system attributes and "identity/status" included; the device's id
// (identity/id) is not a column: ask id().
#pragma once

#include "app/lab/labcontext.h"
#include "models/api/deviceauth.h"
#include "models/attributes/attributetable.h"
#include "models/attributes/predicate.h"

#include <QHash>
#include <QSet>
#include <QUuid>

#include <array>
#include <chrono>
#include <deque>
#include <functional>
#include <memory>
#include <optional>
#include <vector>

namespace drydock::lab {

class Recipe;
struct Draft;

using Row = AttributeRow;
using api::AuthStatus;

//! How one simulated device goes through one update. Durations are simulated time: pass them through LabClock::scaled().
struct UpdateBehaviour {
    std::chrono::milliseconds untilNextPoll; //!< until it asks for a deployment; long when it is offline
    std::chrono::milliseconds downloading;
    std::chrono::milliseconds installing;
    std::chrono::milliseconds rebooting;
    std::chrono::milliseconds committing;
    bool fails = false;
    QString failsIn; //!< "downloading", "installing" or "rebooting" where it fails
    QStringList log; //!< what a failing device writes, oldest first
};

//! A column and value to write. An empty value clears the attribute.
struct AttributeWrite {
    QString scope;
    QString name;
    std::optional<AttributeValue> value;
    QString description;
};

struct AuthSetRecord {
    AuthSetId id;
    QByteArray identityJson; //!< canonical: sorted keys, no blanks
    QByteArray publicKeyPem; //!< canonical
    AuthStatus status = AuthStatus::Pending;
    Timestamp requested;
    bool operator==(const AuthSetRecord &) const = default;
};

class Fleet {
public:
    static constexpr Row kNoRow = 0xFFFFFFFF;

    //! Registers its tables: to be made before Database::open().
    explicit Fleet(LabContext &context);
    ~Fleet();
    Q_DISABLE_COPY_MOVE(Fleet)
    //! After Database::open(): makes the simulated devices of the options' count, seed and recipe, then applies what is
    //! stored. Throws DatabaseError; a bad recipe is reported in the return value (empty: all well).
    [[nodiscard]] QString load();

    // Devices
    [[nodiscard]] quint32 count() const { return m_table.rowCount(); }
    [[nodiscard]] Row find(const DeviceId &id) const; //!< kNoRow where there is none
    [[nodiscard]] Row find(const QUuid &id) const { return m_rowByUuid.value(id, kNoRow); }
    [[nodiscard]] DeviceId id(Row row) const;
    [[nodiscard]] QUuid uuid(Row row) const { return m_devices[row].uuid; }
    [[nodiscard]] bool isDevice(Row row) const { return m_table.isRow(row); }
    [[nodiscard]] AuthStatus status(Row row) const { return m_devices[row].status; }
    [[nodiscard]] bool isDecommissioning(Row row) const { return m_devices[row].decommissioning; }
    //! Moves in here; false for a device that drives itself over the Device API.
    [[nodiscard]] bool isSimulated(Row row) const { return m_devices[row].simulated; }
    [[nodiscard]] std::vector<Row> rows() const { return m_table.rows(); }
    [[nodiscard]] std::vector<Row> acceptedRows() const;
    [[nodiscard]] std::vector<Row> rowsInGroup(const QString &group) const; //!< of any status
    [[nodiscard]] qint64 countByStatus(AuthStatus status) const;
    [[nodiscard]] QByteArray identityJson(Row row) const; //!< JSON object text
    [[nodiscard]] Timestamp created(Row row) const;
    [[nodiscard]] Timestamp changed(Row row) const; //!< device authentication's updated_ts
    [[nodiscard]] Timestamp checkedIn(Row row) const; //!< exact last contact; invalid where it never was in touch
    [[nodiscard]] bool isOnline(Row row) const;

    // Attributes
    [[nodiscard]] const AttributeTable &table() const { return m_table; }
    [[nodiscard]] std::optional<AttributeValue> attribute(Row row, const QString &scope, const QString &name) const;
    [[nodiscard]] QString text(Row row, const QString &scope, const QString &name) const; //!< empty where absent
    [[nodiscard]] QString deviceType(Row row) const;
    [[nodiscard]] QString artifactName(Row row) const;
    //! Applied and, where `keep`, stored as a deviation that survives a restart. True if anything changed.
    bool write(Row row, const std::vector<AttributeWrite> &writes, bool keep = true);
    //! The device's own inventory write: as write(), and moves system/updated_ts.
    bool writeInventory(Row row, const std::vector<AttributeWrite> &writes, bool replaceAll, bool keep = true);
    //! An update has been committed: artifact_name, versions and other provides, stored.
    void softwareInstalled(Row row, const QString &artifactName, const QMap<QString, QString> &provides);
    void setGroup(Row row, const QString &group); //!< empty takes it out
    [[nodiscard]] QByteArray tagsEtag(Row row) const; //!< empty: never tagged
    void setTagsEtag(Row row, const QByteArray &etag);
    [[nodiscard]] QString tagDescription(Row row, const QString &name) const;
    [[nodiscard]] Timestamp tagTime(Row row, const QString &name) const;

    // Authentication
    [[nodiscard]] std::vector<AuthSetRecord> authSets(Row row) const;
    //! Replaces the sets, derives the device's status and tells the observers.
    void setAuthSets(Row row, const std::vector<AuthSetRecord> &sets);
    [[nodiscard]] Row findByIdentity(const QByteArray &canonicalIdentityJson) const;
    //! A new device that is stored whole; its sets follow by setAuthSets().
    Row addDevice(const QByteArray &canonicalIdentityJson, bool simulated);
    void removeDevice(Row row);
    void setDecommissioning(Row row);
    void touch(Row row); //!< in contact now
    //! Called after a status changed and for every new device; `before` is Unknown for a new one.
    void onStatusChanged(std::function<void(Row row, AuthStatus before)> observer);

    // Behaviour of simulated devices
    [[nodiscard]] UpdateBehaviour updateBehaviour(Row row, const QString &artifactName, qint64 artifactBytes) const;
    //! Share (0…1) of devices that fail with this artifact; negative: the recipe's own share. Stored.
    void setFailureShare(const QString &artifactName, double share);
    [[nodiscard]] double failureShare(const QString &artifactName) const;
    [[nodiscard]] const Recipe &recipe() const { return *m_recipe; }

    // For query caches and the simulation
    //! Every change of a row appends it here; a reader that remembers the position can catch up.
    [[nodiscard]] quint64 journalEnd() const { return m_journalStart + m_journal.size(); }
    //! The rows changed since `position`, or nothing where that is too long ago.
    [[nodiscard]] std::optional<std::vector<Row>> changedSince(quint64 position) const;
    //! A new simulated device that asks for admission. kNoRow where the recipe's bound on them is reached.
    Row appear();
    void setSilent(Row row, bool silent);
    //! A simulated device's first inventory after it was accepted; nothing where it has one.
    void provision(Row row);
    //! A simulated device's periodic inventory write: what moves has moved. Not stored; leaves alone what was written
    //! from outside.
    void report(Row row, quint64 dice);

private:
    struct Device {
        QUuid uuid;
        quint32 index = kNoRow; //!< in the recipe's sequence; kNoRow for devices of the wire
        AuthStatus status = AuthStatus::Pending;
        bool simulated = false;
        bool decommissioning = false;
        bool ownSets = false; //!< its sets are in m_sets, not derived
        Timestamp created;
        Timestamp changed;
        Timestamp contact; //!< last contact where it does not follow from the recipe
        Timestamp silentSince; //!< invalid: in touch
    };
    struct Columns;
    struct TagNote {
        QString description;
        Timestamp time;
    };

    // fleetgenerator.cpp
    void prepareColumns();
    void generate(const std::vector<quint32> &indices);
    [[nodiscard]] Device draftDevice(const Draft &draft) const;
    void fillRule(size_t rule, Row first, const std::vector<Draft> &drafts);
    void fillInventory(Row row);
    [[nodiscard]] bool hadInventory(const Device &device) const;
    [[nodiscard]] std::vector<AuthSetRecord> derivedSets(Row row) const;
    // fleetstorage.cpp
    static void registerSchema(Database &db);
    void loadState();
    void loadDevices();
    void loadSets();
    void loadAttributes();
    void loadTags();
    void store(Row row, const AttributeWrite &write);
    void storeDevice(Row row);
    void forget(Row row);
    // fleet.cpp
    Row place(const Device &device);
    bool apply(Row row, const AttributeWrite &write);
    void setSystemTime(Row row, int column, Timestamp time);
    void setStatus(Row row, AuthStatus status);
    void noteIdentity(Row row, const QByteArray &identityJson);
    void dirty(Row row);

    LabContext &m_context;
    std::unique_ptr<Recipe> m_recipe;
    std::unique_ptr<Columns> m_columns;
    AttributeTable m_table;
    std::vector<Device> m_devices; //!< by row
    QHash<QUuid, Row> m_rowByUuid;
    QHash<Row, std::vector<AuthSetRecord>> m_sets;
    QHash<Row, QByteArray> m_identities; //!< devices of the wire; the others' follow from their attributes
    QHash<QByteArray, Row> m_rowByIdentity; //!< SHA-256 of devices of the wire
    QHash<Row, QByteArray> m_etags;
    QHash<Row, QHash<QString, TagNote>> m_tagNotes;
    QHash<QString, double> m_failureShares;
    QSet<quint64> m_pinned; //!< row and column of values written from outside that the simulation would move
    std::array<qint64, 6> m_statusCounts {};
    std::vector<std::function<void(Row, AuthStatus)>> m_observers;
    std::deque<Row> m_journal;
    quint64 m_journalStart = 0;
    bool m_uncommitted = false; //!< rows changed in the transaction that is open
    quint64 m_seed = 1;
    quint32 m_generated = 0; //!< devices of the recipe, removed ones included
    Timestamp m_epoch; //!< when the fleet was first made: what its oldest dates are counted from
    quint32 m_nextIndex; //!< of the next device to appear
    int m_appeared = 0; //!< devices that appeared and wait
};

} // namespace drydock::lab
