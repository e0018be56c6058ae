// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/bench/fleetbench.h"

#include "tests/bench/benchlab.h"

#include <QDir>
#include <QElapsedTimer>
#include <QFile>
#include <QJsonArray>
#include <QTemporaryDir>

#include <simdjson.h>

#include <cstdio>
#include <ctime>
#include <optional>
#include <sys/resource.h>

namespace drydock::bench {

namespace {

constexpr int kPerPage = 500; // what the application asks for
constexpr int kFewDevices = 1'000; // against which a frame is held
constexpr int kPollMs = 5'000;
constexpr int kSettleMs = 15'000;
constexpr int kRunMs = 900'000;

//! A program that is stopped with its owner.
class Running {
public:
    Running(const QString &program, const QStringList &arguments)
    {
        m_process.setProcessChannelMode(QProcess::ForwardedErrorChannel);
        m_process.start(program, arguments);
    }
    ~Running()
    {
        if (m_process.state() == QProcess::NotRunning)
            return;
        m_process.terminate();
        if (!m_process.waitForFinished(20'000))
            m_process.kill();
        m_process.waitForFinished();
    }
    Q_DISABLE_COPY_MOVE(Running)
    bool waitForSuccess() { return m_process.waitForFinished(kRunMs) && m_process.exitStatus() == QProcess::NormalExit && m_process.exitCode() == 0; }
    bool isRunning() { return !m_process.waitForFinished(1) && m_process.state() == QProcess::Running; }

private:
    QProcess m_process;
};

//! One lab and the application's runs on it.
class Bench {
public:
    Bench(QString programFolder, int devices)
        : m_programFolder(std::move(programFolder))
        , m_ready(m_folder.filePath(QStringLiteral("ready.json")))
        , m_started(lab.start(m_programFolder + QStringLiteral("/drydock-lab"), devices))
    {
        QFile ready(m_ready);
        m_started = m_started && ready.open(QIODevice::WriteOnly) && ready.write(lab.readyLine()) > 0;
    }
    [[nodiscard]] bool isStarted() const { return m_started; }

    //! What `drydock --figures` measured; empty where it failed. The snapshot of one run is there for the next.
    [[nodiscard]] QJsonObject figures()
    {
        const QString file = m_folder.filePath(QStringLiteral("figures.json"));
        Running program(drydock(), arguments() + QStringList { QStringLiteral("--figures"), file });
        QFile answer(file);
        if (!program.waitForSuccess() || !answer.open(QIODevice::ReadOnly)) {
            std::fprintf(stderr, "drydock-bench: drydock --figures failed\n");
            return {};
        }
        return QJsonDocument::fromJson(answer.readAll()).object();
    }
    [[nodiscard]] QString drydock() const { return m_programFolder + QStringLiteral("/drydock"); }
    [[nodiscard]] QStringList arguments() const { return { QStringLiteral("--lab-at"), m_ready }; }
    [[nodiscard]] QString folder() const { return m_folder.path(); }

    BenchLab lab;

private:
    QString m_programFolder;
    QTemporaryDir m_folder;
    QString m_ready;
    bool m_started;
};

QByteArray searchPage(int page)
{
    return "{\"page\":" + QByteArray::number(page) + ",\"per_page\":" + QByteArray::number(kPerPage)
        + ",\"sort\":[{\"scope\":\"identity\",\"attribute\":\"id\",\"order\":\"asc\"}]}";
}

double childrenMs()
{
    rusage usage {};
    getrusage(RUSAGE_CHILDREN, &usage);
    const auto ms = [](const timeval &time) { return static_cast<double>(time.tv_sec) * 1e3 + static_cast<double>(time.tv_usec) / 1e3; };
    return ms(usage.ru_utime) + ms(usage.ru_stime);
}

double threadMs()
{
    timespec spent {};
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &spent);
    return static_cast<double>(spent.tv_sec) * 1e3 + static_cast<double>(spent.tv_nsec) / 1e6;
}

//! Processor time of curl for every page of the fleet, over one connection, and of simdjson for parsing them.
std::optional<double> yardstickMs(Bench &bench, int devices)
{
    const QDir folder(bench.folder());
    const int pages = (devices + kPerPage - 1) / kPerPage;
    // The token goes in by a file: arguments are for all to see.
    QFile config(folder.filePath(QStringLiteral("curl.conf")));
    if (!config.open(QIODevice::WriteOnly) || !config.setPermissions(QFileDevice::ReadOwner | QFileDevice::WriteOwner))
        return std::nullopt;
    for (int page = 1; page <= pages; ++page) {
        QByteArray body = searchPage(page);
        body.replace('"', "\\\"");
        config.write((page > 1 ? "next\n" : "") + QByteArray("silent\nfail\nurl = \"") + bench.lab.url().toLatin1() + "/api/management/v2/inventory/filters/search\"\n"
            + "header = \"Authorization: Bearer " + bench.lab.token() + "\"\nheader = \"Content-Type: application/json\"\ndata = \"" + body + "\"\noutput = \""
            + folder.filePath(QStringLiteral("page-%1.json").arg(page)).toUtf8() + "\"\n");
    }
    config.close();
    const double before = childrenMs();
    {
        Running curl(QStringLiteral("curl"), { QStringLiteral("-q"), QStringLiteral("--noproxy"), QStringLiteral("*"), QStringLiteral("-K"), config.fileName() });
        if (!curl.waitForSuccess()) {
            std::fprintf(stderr, "drydock-bench: curl failed\n");
            return std::nullopt;
        }
    }
    const double fetched = childrenMs() - before;
    double parsed = 0;
    size_t found = 0;
    for (int page = 1; page <= pages; ++page) {
        QFile file(folder.filePath(QStringLiteral("page-%1.json").arg(page)));
        if (!file.open(QIODevice::ReadOnly))
            return std::nullopt;
        const QByteArray text = file.readAll();
        const simdjson::padded_string padded(text.constData(), static_cast<size_t>(text.size()));
        const double start = threadMs();
        simdjson::dom::parser parser;
        simdjson::dom::array array;
        if (parser.parse(padded).get(array) == simdjson::SUCCESS)
            found += array.size();
        parsed += threadMs() - start;
        file.remove();
    }
    if (found != static_cast<size_t>(devices)) {
        std::fprintf(stderr, "drydock-bench: curl fetched %zu devices of %d\n", found, devices);
        return std::nullopt;
    }
    return fetched + parsed;
}

QJsonObject trafficOf(BenchLab &lab)
{
    return QJsonDocument::fromJson(lab.ask({ "GET", "/lab/v1/traffic", {} }).body).object();
}

//! Requests and bytes per poll of an unchanged fleet, as the lab counts them.
QJsonObject polls(Bench &bench, int polls)
{
    // Rollouts of the lab go on by its clock, and their devices report: nothing of that while nothing is to change.
    if (bench.lab.ask({ "PUT", "/lab/v1/clock", "{\"freeze\":true}" }).status != 200)
        return {};
    Running program(bench.drydock(), bench.arguments());
    // Until the first reading has ended: nothing but polls is asked any more.
    qint64 before = -1;
    QElapsedTimer quiet;
    quiet.start();
    QElapsedTimer all;
    all.start();
    while (quiet.elapsed() < kSettleMs) {
        QThread::msleep(1000);
        const qint64 now = trafficOf(bench.lab).value(QLatin1String("requests")).toInteger();
        if (!program.isRunning() || all.elapsed() > kRunMs)
            return {};
        if (now - before > 2)
            quiet.restart();
        before = now;
    }
    bench.lab.ask({ "DELETE", "/lab/v1/counters", {} });
    QThread::msleep(static_cast<unsigned long>(polls) * kPollMs);
    const QJsonObject traffic = trafficOf(bench.lab);
    const QJsonObject counters = QJsonDocument::fromJson(bench.lab.ask({ "GET", "/lab/v1/counters", {} }).body).object();
    if (!program.isRunning() || traffic.value(QLatin1String("requests")).toInteger() == 0) {
        std::fprintf(stderr, "drydock-bench: nothing was polled\n");
        return {};
    }
    // The fleet's own: the list of deployments in the window has polls of its own.
    qint64 requests = 0;
    qint64 bytes = 0;
    const QJsonObject services = traffic.value(QLatin1String("services")).toObject();
    for (const char *service : { "inventory", "devauth", "useradm" }) {
        const QJsonObject of = services.value(QLatin1String(service)).toObject();
        requests += of.value(QLatin1String("requests")).toInteger();
        bytes += of.value(QLatin1String("bytes")).toInteger();
    }
    const auto perPoll = [polls](qint64 sum) { return rounded(static_cast<double>(sum) / polls); };
    return { { QStringLiteral("poll_requests"), perPoll(requests) }, { QStringLiteral("poll_bytes"), perPoll(bytes) }, { QStringLiteral("poll_traffic"), services }, { QStringLiteral("polled"), counters } };
}

struct Budget {
    const char *figure;
    double small; //!< at 10,000 devices and fewer
    double middle; //!< to 100,000
    double large;
};

// What the project promises itself; printed beside the figures. Machines differ, so that missing one fails nothing.
constexpr Budget kBudgets[] = {
    { "memory_mib", 30, 120, 700 },
    { "start_ms", 300, 600, 4000 },
    { "key_p95_ms", 16, 30, 100 },
    { "sort_ms", 20, 100, 800 },
    { "scroll_ratio", 1.2, 1.2, 1.2 },
    { "batch_ms", 10, 15, 60 },
    { "stall_max_ms", 50, 50, 100 },
    { "stall_selected_ms", 1200, 1200, 1200 },
    { "poll_requests", 1.2, 1.2, 1.2 },
    { "poll_bytes", 4096, 4096, 4096 },
    { "sync_cpu_ratio", 2, 2, 2 },
};

// Growth, whatever the machine: a poll and a frame cost the same with a thousand devices and with a million.
constexpr double kMostScrollRatio = 3.0;
constexpr double kMostPollRequests = 2.0;
constexpr double kMostPollBytes = 8192;
constexpr int kPollsThatTell = 60; // in fewer the slow sweep weighs too much

} // namespace

QJsonObject runFleetBench(const FleetBenchOptions &options)
{
    QJsonObject empty;
    QJsonObject few;
    {
        Bench bench(options.programFolder, 0);
        if (!bench.isStarted() || (empty = bench.figures()).isEmpty())
            return {};
    }
    {
        Bench bench(options.programFolder, kFewDevices);
        if (!bench.isStarted() || (few = bench.figures()).isEmpty())
            return {};
    }
    Bench bench(options.programFolder, options.devices);
    if (!bench.isStarted())
        return {};
    const QJsonObject first = bench.figures();
    const QJsonObject again = first.isEmpty() ? first : bench.figures();
    const std::optional<double> yardstick = again.isEmpty() ? std::nullopt : yardstickMs(bench, options.devices);
    if (!yardstick)
        return {};
    QJsonObject result { { QStringLiteral("machine"), machine() }, { QStringLiteral("devices"), options.devices } };
    result.insert(QStringLiteral("memory_mib"), rounded((first.value(QLatin1String("rss_kib")).toDouble() - empty.value(QLatin1String("rss_kib")).toDouble()) / 1024.0));
    result.insert(QStringLiteral("start_ms"), again.value(QLatin1String("first_rows_on_screen_ms")));
    for (const char *key : { "key_p95_ms", "key_median_ms", "sort_ms", "sort_again_ms", "sort_by_column_ms", "batch_ms", "batch_kept", "select_half_ms", "batch_selected_ms", "stall_selected_ms" })
        result.insert(QLatin1String(key), again.value(QLatin1String(key)));
    const double frame = again.value(QLatin1String("scroll_frame_ms")).toDouble();
    result.insert(QStringLiteral("scroll_frame_ms"), frame);
    result.insert(QStringLiteral("scroll_ratio"), rounded(frame / few.value(QLatin1String("scroll_frame_ms")).toDouble(1)));
    double stall = 0;
    for (const QJsonObject &run : { first, again }) {
        for (const char *key : { "longest_stall_ms", "stall_work_ms" })
            stall = std::max(stall, run.value(QLatin1String(key)).toDouble());
    }
    result.insert(QStringLiteral("stall_max_ms"), stall);
    result.insert(QStringLiteral("sync_cpu_ratio"), rounded(first.value(QLatin1String("sync_cpu_ms")).toDouble() / *yardstick));
    result.insert(QStringLiteral("first_reading"), first);
    result.insert(QStringLiteral("with_snapshot"), again);
    if (options.polls > 0) {
        const QJsonObject polled = polls(bench, options.polls);
        if (polled.isEmpty())
            return {};
        for (auto it = polled.begin(); it != polled.end(); ++it)
            result.insert(it.key(), it.value());
    }
    QJsonArray grew;
    const auto check = [&](const char *key, double most) {
        if (result.value(QLatin1String(key)).toDouble() > most)
            grew.append(QLatin1String(key));
    };
    check("scroll_ratio", kMostScrollRatio);
    if (options.polls >= kPollsThatTell) {
        check("poll_requests", kMostPollRequests);
        check("poll_bytes", kMostPollBytes);
    }
    if (!result.value(QLatin1String("batch_kept")).toBool())
        grew.append(QStringLiteral("batch_kept"));
    result.insert(QStringLiteral("grew"), grew);
    std::fprintf(stderr, "%-20s %12s %12s\n", "figure", "measured", "budget");
    for (const Budget &budget : kBudgets) {
        const double most = options.devices <= 10'000 ? budget.small : options.devices <= 100'000 ? budget.middle : budget.large;
        if (const QJsonValue value = result.value(QLatin1String(budget.figure)); value.isDouble())
            std::fprintf(stderr, "%-20s %12.2f %12.2f%s\n", budget.figure, value.toDouble(), most, value.toDouble() > most ? "  over" : "");
    }
    return result;
}

} // namespace drydock::bench
