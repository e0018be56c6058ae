// SPDX-License-Identifier: GPL-3.0-or-later
//
// LabContext: what every service of the lab gets: database, clock, audit log, tokens, options, and the few events that
// one service tells the others. Owned by LabServer; service thread only (options and folders are constant).
#pragma once

#include "app/lab/database.h"
#include "app/lab/http/paging.h"
#include "app/lab/http/request.h"
#include "app/lab/http/response.h"
#include "app/lab/http/router.h"
#include "app/lab/labclock.h"
#include "models/core/ids.h"

#include <QMap>

#include <functional>
#include <vector>

namespace drydock::lab {

class TokenService;

enum class Plan { OpenSource, Professional, Enterprise };

struct LabOptions {
    QString host = QStringLiteral("127.0.0.1");
    quint16 port = 0;
    QString data = QStringLiteral(":memory:");
    qint64 devices = 0;
    quint64 seed = 1;
    double speed = 1.0;
    Plan plan = Plan::Enterprise;
    bool tls = false;
    QString certificateFile; //!< PEM; generated where empty
    QString keyFile;
    QString fault; //!< a fault profile's text, empty for none
    QString recipe; //!< fleet recipe file, empty for the built-in one
    bool control = true; //!< /lab/v1 is there
    quint16 internalPort = 0; //!< of the internal API, on the same host; 0 takes a free one
    bool gzip = false; //!< answers are compressed for clients that accept it, as the real gateway does
    bool serviceProvider = false; //!< enterprise: the own tenant has tenants below it
    QString harFile; //!< what was asked and answered goes there; empty for none
};

//! One entry of the audit log. Time, actor and id are added by the sink.
struct AuditRecord {
    QString action {}; //!< "create", "update", "delete", "accept", "reject", "decommission", "abort", "upload", …
    QString objectType {}; //!< "device", "user", "deployment", "artifact", "tenant", "release", "user_access_token"
    QString objectId {};
    QByteArray identityData {}; //!< devices: JSON object text
    QString email {}; //!< users
    QString name {}; //!< deployments, artifacts, tenants
    QString artifactName {}; //!< deployments
    QString change {}; //!< unified diff or plain text
    QMap<QString, QStringList> meta {};
};

class AuditSink {
public:
    virtual ~AuditSink() = default;
    //! Every management write ends here, in the request's own transaction.
    virtual void record(const Identity &actor, const AuditRecord &entry) = 0;
    //! How many there have been: the dispatcher records a management write that its service did not.
    [[nodiscard]] virtual quint64 count() const { return 0; }
};

//! Whether a device's token is still worth something; asked on every device request.
using DeviceTokenCheck = std::function<bool(const QString &authSetId, const QString &deviceId)>;

//! The e-mail of the user whom a token (jti, sub) still admits; nothing where it was revoked.
using UserTokenCheck = std::function<std::optional<QString>(const QString &tokenId, const QString &userId)>;

struct Ticker {
    std::chrono::milliseconds interval; //!< of real time
    std::function<void(Timestamp now)> run; //!< on the service thread, in a transaction of its own
};

struct LabContext {
    Database &db;
    LabClock &clock;
    Router &router;
    AuditSink &audit;
    TokenService &tokens;
    const LabOptions &options;
    QString artifactFolder; //!< exists; temporary for :memory:
    QString temporaryFolder; //!< exists; emptied at start

    UserTokenCheck userTokenCheck = {}; //!< set by user administration
    std::function<Admission(const Request &request)> admission = {}; //!< set by roles, where the plan has them
    std::function<std::optional<QString>(const QString &deviceId)> groupOfDevice = {}; //!< set by inventory; nothing: no such device
    DeviceTokenCheck deviceTokenCheck = {}; //!< set by device authentication
    std::function<void(const QString &deviceId)> deviceSeen = {}; //!< set by device authentication: check-in time
    std::vector<std::function<void(const QString &deviceId)>> deviceDecommissioned = {}; //!< told within the transaction
    std::function<bool(const QString &deviceId)> checkUpdate = {}; //!< set by device connect; false: it is not connected
    //! Run once after the transaction in which they were added has been committed; dropped where it is rolled back.
    std::vector<std::function<void()>> afterCommit = {};
    //! Told when a transaction was rolled back: whoever keeps rows in memory reads them again.
    std::vector<std::function<void()>> rolledBack = {};
    //! Why the lab must not go on: what it holds in memory is no longer what is on disk, and cannot be read again while
    //! it runs. Every request is answered with 500 from here on, and the program ends; empty while all is well.
    QString broken = {};
    std::vector<Ticker> tickers = {}; //!< services add theirs while being built
    QMap<QString, qint64> served = {}; //!< requests handled by "VERB /pattern", for tests that count them
    //! By service of the API ("inventory"): requests, and the bytes of their bodies both ways.
    QMap<QString, std::pair<qint64, qint64>> traffic = {};
};

//! One Mender service (or a part of one). Its constructor registers schema, routes and tickers; the rest comes later.
class Service {
public:
    Service() = default;
    virtual ~Service() = default;
    Q_DISABLE_COPY_MOVE(Service)

    //! The database is open and migrated; called at every start, in a transaction.
    virtual void opened() { }
    //! Called once, after every opened(), when the data folder is new; in a transaction, in the order of construction.
    virtual void seed() { }
};

//! "os", "professional", "enterprise".
QByteArray planName(Plan plan);

//! A random lower-case UUIDv4.
QString newUuid();

} // namespace drydock::lab
