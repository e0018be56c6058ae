// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/lab/labserver.h"

#include "app/lab/audit/auditservice.h"
#include "app/lab/control.h"
#include "app/lab/dispatcher.h"
#include "app/lab/http/harfile.h"
#include "app/lab/lablog.h"
#include "app/lab/labservices.h"
#include "app/lab/password.h"
#include "app/lab/servicethread.h"
#include "app/lab/tokenservice.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QDir>
#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>
#include <QLockFile>
#include <QTemporaryDir>
#include <QTimer>

namespace drydock::lab {

Q_LOGGING_CATEGORY(lcLab, "drydock.lab")

namespace {

constexpr std::chrono::milliseconds kBrokenCheck { 200 };
constexpr int kSampled = 12; // exchanges of a kind: a test run repeats itself
const QString kAdministrator = QStringLiteral("admin@lab.example");

//! Written whole, readable by its owner alone.
bool writePrivate(const QString &path, const QByteArray &data)
{
    QFile file(path);
    return file.open(QIODevice::WriteOnly | QIODevice::Truncate)
        && file.setPermissions(QFileDevice::ReadOwner | QFileDevice::WriteOwner) && file.write(data) == data.size();
}

QByteArray readAll(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

} // namespace

struct LabServer::Private {
    LabProblem openFolder(QString &text);
    LabProblem openSecrets(QString &text);
    LabProblem openTls(TlsMaterial &tls, QString &text);
    LabProblem openHar(QString &text);
    QString listen(const TlsMaterial &tls);
    LabProblem openServices(QString &text); //!< service thread
    void openDatabase(QString &text); //!< service thread; throws DatabaseError
    void startTickers();
    void closeServices(); //!< service thread

    LabOptions options;
    LabReady ready;
    std::unique_ptr<QTemporaryDir> temporary;
    std::unique_ptr<QLockFile> lock;
    QString folder;

    ServiceThread thread;
    QObject anchor; //!< lives in the service thread while that runs
    Database db;
    LabClock clock;
    Router router;
    AuditService audit;
    TokenService tokens;
    std::unique_ptr<FaultInjector> faults;
    std::unique_ptr<LabContext> context;
    std::unique_ptr<LabServices> services;
    std::unique_ptr<Dispatcher> dispatcher;
    std::unique_ptr<HttpServer> http;
    std::unique_ptr<HttpServer> internal; //!< the port that no gateway exposes
    std::unique_ptr<HarFile> har;
    std::vector<std::unique_ptr<QTimer>> timers;
    std::function<void(const QString &why)> broken;
};

LabProblem LabServer::Private::openFolder(QString &text)
{
    if (options.data == u":memory:") {
        temporary = std::make_unique<QTemporaryDir>();
        folder = temporary->path();
    } else {
        folder = QDir(options.data).absolutePath();
    }
    const bool existed = QDir(folder).exists();
    if (!QDir().mkpath(folder + QStringLiteral("/artifacts")) || !QDir().mkpath(folder + QStringLiteral("/tmp"))) {
        text = QStringLiteral("cannot make the data folder %1").arg(folder);
        return LabProblem::Data;
    }
    if (!existed)
        QFile::setPermissions(folder, QFileDevice::ReadOwner | QFileDevice::WriteOwner | QFileDevice::ExeOwner);
    lock = std::make_unique<QLockFile>(folder + QStringLiteral("/lab.lock"));
    lock->setStaleLockTime(std::chrono::seconds(0)); // only a dead owner makes it stale
    if (!lock->tryLock(0)) {
        text = QStringLiteral("another lab uses %1").arg(folder);
        return LabProblem::DataInUse;
    }
    QDir uploads(folder + QStringLiteral("/tmp"));
    const QStringList leftovers = uploads.entryList(QDir::Files);
    for (const QString &name : leftovers)
        uploads.remove(name);
    return LabProblem::None;
}

LabProblem LabServer::Private::openSecrets(QString &text)
{
    const QString keyPath = folder + QStringLiteral("/token-key.pem");
    QByteArray key = readAll(keyPath);
    if (key.isEmpty()) {
        key = TokenService::generateKey();
        if (!writePrivate(keyPath, key)) {
            text = QStringLiteral("cannot write %1").arg(keyPath);
            return LabProblem::Data;
        }
    }
    if (!tokens.setKey(key)) {
        text = QStringLiteral("%1 holds no Ed25519 key").arg(keyPath);
        return LabProblem::Data;
    }
    const QString adminPath = folder + QStringLiteral("/administrator.json");
    const QJsonObject stored = QJsonDocument::fromJson(readAll(adminPath)).object();
    ready.user = stored.value(QLatin1String("user")).toString(kAdministrator);
    ready.password = stored.value(QLatin1String("password")).toString();
    if (!ready.password.isEmpty())
        return LabProblem::None;
    ready.password = randomPassword();
    const QJsonObject admin { { QStringLiteral("user"), ready.user }, { QStringLiteral("password"), ready.password } };
    if (!writePrivate(adminPath, QJsonDocument(admin).toJson())) {
        text = QStringLiteral("cannot write %1").arg(adminPath);
        return LabProblem::Data;
    }
    return LabProblem::None;
}

LabProblem LabServer::Private::openTls(TlsMaterial &tls, QString &text)
{
    if (!options.tls)
        return LabProblem::None;
    const bool given = !options.certificateFile.isEmpty();
    const QString certificatePath = given ? options.certificateFile : folder + QStringLiteral("/certificate.pem");
    const QString keyPath = given ? options.keyFile : folder + QStringLiteral("/certificate-key.pem");
    tls = { readAll(certificatePath), readAll(keyPath) };
    if (given && tls.isEmpty()) {
        text = QStringLiteral("cannot read %1 or %2").arg(certificatePath, keyPath);
        return LabProblem::Usage;
    }
    if (tls.isEmpty()) {
        tls = makeSelfSigned(options.host);
        if (tls.isEmpty() || !writePrivate(certificatePath, tls.certificatePem) || !writePrivate(keyPath, tls.keyPem)) {
            text = QStringLiteral("cannot make a certificate in %1").arg(folder);
            return LabProblem::Data;
        }
    }
    ready.certificateFile = certificatePath;
    return LabProblem::None;
}

void LabServer::Private::openDatabase(QString &text)
{
    db.open(options.data == u":memory:" ? options.data : folder + QStringLiteral("/lab.sqlite"));
    Transaction transaction(db);
    text = services->open(db.isNew(), ready.user, ready.password.toUtf8());
    if (text.isEmpty())
        transaction.commit();
}

//! --har, or, for a whole test run, a file per lab in the folder that DRYDOCK_LAB_HAR_DIR names.
LabProblem LabServer::Private::openHar(QString &text)
{
    QString path = options.harFile;
    HarFile::Limits limits;
    if (const QString all = qEnvironmentVariable("DRYDOCK_LAB_HAR_DIR"); path.isEmpty() && !all.isEmpty() && QDir(all).exists()) {
        path = QStringLiteral("%1/lab-%2-%3.har").arg(all).arg(QCoreApplication::applicationPid()).arg(QDateTime::currentMSecsSinceEpoch());
        limits = { 256 << 10, kSampled };
    }
    if (path.isEmpty())
        return LabProblem::None;
    har = std::make_unique<HarFile>(path, limits);
    text = har->open();
    return text.isEmpty() ? LabProblem::None : LabProblem::Usage;
}

LabProblem LabServer::Private::openServices(QString &text)
{
    clock.setSpeed(options.speed);
    context.reset(new LabContext { db, clock, router, audit, tokens, options, folder + QStringLiteral("/artifacts"), folder + QStringLiteral("/tmp") });
    try {
        audit.attach(*context);
        services = std::make_unique<LabServices>(*context, audit);
        if (options.control)
            addControlRoutes(*context, *faults);
        openDatabase(text);
    } catch (const DatabaseError &error) {
        text = QStringLiteral("%1: %2").arg(folder, QString::fromUtf8(error.what()));
        return LabProblem::Data;
    }
    if (!text.isEmpty())
        return LabProblem::Usage;
    dispatcher = std::make_unique<Dispatcher>(*context);
    startTickers();
    return LabProblem::None;
}

void LabServer::Private::startTickers()
{
    for (const Ticker &ticker : context->tickers) {
        auto timer = std::make_unique<QTimer>();
        timer->setInterval(ticker.interval);
        QObject::connect(timer.get(), &QTimer::timeout, timer.get(), [this, run = ticker.run] {
            bool committed = false;
            try {
                Transaction transaction(db);
                run(clock.now());
                transaction.commit();
                committed = true;
            } catch (const DatabaseError &error) {
                qCWarning(lcLab, "simulation: %s", error.what());
            }
            const auto later = std::exchange(context->afterCommit, {});
            for (const auto &act : committed ? later : context->rolledBack)
                act();
        });
        timer->start();
        timers.push_back(std::move(timer));
    }
    auto watch = std::make_unique<QTimer>();
    watch->setInterval(kBrokenCheck);
    QObject::connect(watch.get(), &QTimer::timeout, watch.get(), [this, timer = watch.get()] {
        if (context->broken.isEmpty())
            return;
        timer->stop();
        if (broken)
            broken(context->broken);
    });
    watch->start();
    timers.push_back(std::move(watch));
}

void LabServer::Private::closeServices()
{
    timers.clear();
    dispatcher.reset();
    services.reset();
    context.reset();
    db.close();
}

QString LabServer::Private::listen(const TlsMaterial &tls)
{
    const QString uploads = folder + QStringLiteral("/tmp");
    http = std::make_unique<HttpServer>(router, *dispatcher, *faults, uploads);
    internal = std::make_unique<HttpServer>(router, *dispatcher, *faults, uploads, Exposure::Internal);
    http->setOptions({ options.gzip });
    const QString host = options.host.contains(u':') ? u'[' + options.host + u']' : options.host;
    const auto origin = [](const QString &scheme, const QString &name, quint16 port) {
        return QStringLiteral("%1://%2:%3").arg(scheme, name).arg(port);
    };
    if (har) {
        http->setRecorder([this](const Exchange &exchange) { har->record(exchange); });
        internal->setRecorder([this](const Exchange &exchange) { har->record(exchange); });
    }
    QString problem = http->start(options.host, options.port, tls);
    // Without TLS and on this machine alone: it asks nobody who they are.
    if (problem.isEmpty())
        problem = internal->start(QStringLiteral("127.0.0.1"), options.internalPort, {});
    if (!problem.isEmpty())
        return problem;
    ready.url = origin(options.tls ? QStringLiteral("https") : QStringLiteral("http"), host, http->port());
    ready.internalUrl = origin(QStringLiteral("http"), QStringLiteral("127.0.0.1"), internal->port());
    return {};
}

LabServer::LabServer()
    : d(std::make_unique<Private>())
{
}

LabServer::~LabServer()
{
    stop();
}

LabProblem LabServer::start(const LabOptions &options, QString &text)
{
    d->options = options;
    d->broken = onBroken;
    const auto rules = FaultInjector::parse(options.fault);
    if (!rules) {
        text = QStringLiteral("unknown fault profile \"%1\"").arg(options.fault);
        return LabProblem::Usage;
    }
    d->faults = std::make_unique<FaultInjector>(options.seed);
    TlsMaterial tls;
    LabProblem problem = d->openFolder(text);
    if (problem == LabProblem::None)
        problem = d->openSecrets(text);
    if (problem == LabProblem::None)
        problem = d->openTls(tls, text);
    if (problem == LabProblem::None)
        problem = d->openHar(text);
    if (problem != LabProblem::None)
        return problem;

    d->thread.start();
    d->anchor.moveToThread(d->thread.asQThread());
    QMetaObject::invokeMethod(
        &d->anchor, [&] { problem = d->openServices(text); }, Qt::BlockingQueuedConnection);
    if (problem != LabProblem::None) {
        stop();
        return problem;
    }
    if (text = d->listen(tls); !text.isEmpty()) {
        stop();
        return LabProblem::Listen;
    }
    d->faults->set(*rules);
    return LabProblem::None;
}

void LabServer::stop()
{
    if (!d->thread.isRunning())
        return;
    // First nobody answers any more, then nobody asks, then the data close.
    if (d->dispatcher)
        d->dispatcher->close();
    QMetaObject::invokeMethod(
        &d->anchor, [] {}, Qt::BlockingQueuedConnection);
    if (d->http)
        d->http->stop();
    if (d->internal)
        d->internal->stop();
    QThread *home = QThread::currentThread();
    QMetaObject::invokeMethod(
        &d->anchor,
        [this, home] {
            d->closeServices();
            d->anchor.moveToThread(home);
        },
        Qt::BlockingQueuedConnection);
    d->http.reset();
    d->internal.reset();
    d->thread.stop();
    d->lock.reset();
}

const LabReady &LabServer::ready() const
{
    return d->ready;
}

} // namespace drydock::lab
