// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/bench/labbench.h"

#include "tests/bench/benchlab.h"

#include <QElapsedTimer>
#include <QJsonArray>
#include <QJsonDocument>

#include <algorithm>
#include <cstdio>
#include <functional>
#include <vector>

namespace drydock::bench {

namespace {

constexpr int kMostRequests = 400;
constexpr qint64 kMostMs = 2500; // per route
// Below this a difference is the machine's, not the route's.
constexpr double kNoiseMs = 0.5;

//! What a lab of one size gives the requests to ask with.
struct Fleet {
    int devices = 0;
    QByteArrayList ids; //!< of one page
    QByteArray deployment;
};

struct RouteFigure {
    const char *name;
    double mostGrowth; //!< of the median, from the smallest fleet to the largest
    std::function<Ask(const Fleet &fleet, int round)> ask;
};

Ask search(const QByteArray &body)
{
    return { "POST", "/api/management/v2/inventory/filters/search", body };
}

//! From web-ui.md: what a client asks at its start and at every poll. Answers are pages of one size, whatever the fleet,
//! so their cost may not grow with it. Where an index is made anew after a change (a sort by a moving attribute) the
//! simulation stands still here.
std::vector<RouteFigure> routes()
{
    const QByteArray byId = "\"sort\":[{\"scope\":\"identity\",\"attribute\":\"id\",\"order\":\"asc\"}]";
    const auto page = [byId](const Fleet &fleet, int at) {
        const int pages = std::max(1, fleet.devices / 500);
        const int number = at == 0 ? 1 : at == 1 ? (pages + 1) / 2 : pages;
        return search("{\"page\":" + QByteArray::number(number) + ",\"per_page\":500," + byId + "}");
    };
    return {
        { "search_page_first_middle_last", 3.0, [page](const Fleet &fleet, int round) { return page(fleet, round % 3); } },
        { "search_updated_newest", 4.0,
            [](const Fleet &, int) {
                return search("{\"per_page\":20,\"attributes\":[{\"scope\":\"system\",\"attribute\":\"updated_ts\"}],"
                              "\"sort\":[{\"scope\":\"system\",\"attribute\":\"updated_ts\",\"order\":\"desc\"}]}");
            } },
        { "search_by_ids", 3.0,
            [](const Fleet &fleet, int) { return search("{\"per_page\":50,\"device_ids\":[\"" + fleet.ids.mid(0, 50).join("\",\"") + "\"]}"); } },
        { "search_status", 4.0,
            [](const Fleet &, int) {
                return search("{\"per_page\":20,\"filters\":[{\"scope\":\"identity\",\"attribute\":\"status\",\"type\":\"$eq\",\"value\":\"accepted\"}]}");
            } },
        { "device", 3.0, [](const Fleet &fleet, int round) { return Ask { "GET", "/api/management/v1/inventory/devices/" + fleet.ids.at(round % fleet.ids.size()), {} }; } },
        { "devauth_list", 4.0, [](const Fleet &, int) { return Ask { "GET", "/api/management/v2/devauth/devices?status=accepted&per_page=100", {} }; } },
        { "devauth_count", 3.0, [](const Fleet &, int) { return Ask { "GET", "/api/management/v2/devauth/devices/count?status=accepted", {} }; } },
        { "statistics", 3.0, [](const Fleet &, int) { return Ask { "GET", "/api/management/v2/inventory/statistics", {} }; } },
        { "deployments_list", 3.0, [](const Fleet &, int) { return Ask { "GET", "/api/management/v2/deployments/deployments?per_page=20&sort=desc", {} }; } },
        { "deployment_devices", 3.0,
            [](const Fleet &fleet, int) { return Ask { "GET", "/api/management/v1/deployments/deployments/" + fleet.deployment + "/devices/list?per_page=20", {} }; } },
    };
}

bool prepare(BenchLab &lab, Fleet &fleet)
{
    const QJsonArray devices = QJsonDocument::fromJson(lab.ask(search("{\"per_page\":100}")).body).array();
    for (const QJsonValue &device : devices)
        fleet.ids.append(device.toObject().value(QLatin1String("id")).toString().toLatin1());
    const QJsonArray deployments = QJsonDocument::fromJson(lab.ask({ "GET", "/api/management/v1/deployments/deployments?per_page=1", {} }).body).array();
    fleet.deployment = deployments.at(0).toObject().value(QLatin1String("id")).toString().toLatin1();
    return !fleet.ids.isEmpty() && !fleet.deployment.isEmpty();
}

//! Milliseconds per request, sorted; empty where one was refused.
std::vector<double> measure(BenchLab &lab, const RouteFigure &route, const Fleet &fleet)
{
    std::vector<double> times;
    QElapsedTimer all;
    all.start();
    for (int round = -3; round < kMostRequests && (round < 20 || all.elapsed() < kMostMs); ++round) {
        const Ask request = route.ask(fleet, round + 3);
        QElapsedTimer watch;
        watch.start();
        const lab::test::Answer answer = lab.ask(request);
        if (answer.status != 200) {
            std::fprintf(stderr, "drydock-bench: %s answers %d\n", route.name, answer.status);
            return {};
        }
        if (round >= 0)
            times.push_back(static_cast<double>(watch.nsecsElapsed()) / 1e6);
    }
    std::sort(times.begin(), times.end());
    return times;
}

double quantile(const std::vector<double> &sorted, double share)
{
    return sorted[std::min(sorted.size() - 1, static_cast<size_t>(share * static_cast<double>(sorted.size())))];
}

} // namespace

QJsonObject runLabBench(const QString &programFolder, const QList<int> &sizes)
{
    QJsonObject figures { { QStringLiteral("machine"), machine() } };
    const std::vector<RouteFigure> all = routes();
    std::vector<std::vector<double>> medians(all.size());
    for (const int devices : sizes) {
        BenchLab lab;
        Fleet fleet { devices, {}, {} };
        if (!lab.start(programFolder + QStringLiteral("/drydock-lab"), devices) || !prepare(lab, fleet))
            return {};
        QJsonObject size { { QStringLiteral("ready_ms"), lab.readyMs() } };
        for (size_t i = 0; i < all.size(); ++i) {
            const std::vector<double> times = measure(lab, all[i], fleet);
            if (times.empty())
                return {};
            double total = 0;
            for (const double time : times)
                total += time;
            medians[i].push_back(quantile(times, 0.5));
            size.insert(QString::fromLatin1(all[i].name),
                QJsonObject { { QStringLiteral("requests_per_second"), rounded(1000.0 * static_cast<double>(times.size()) / total) },
                    { QStringLiteral("median_ms"), rounded(quantile(times, 0.5)) }, { QStringLiteral("p99_ms"), rounded(quantile(times, 0.99)) } });
        }
        size.insert(QStringLiteral("peak_mib"), rounded(lab.peakMib()));
        figures.insert(QStringLiteral("devices_%1").arg(devices), size);
    }
    QJsonObject growth;
    QJsonArray grew;
    for (size_t i = 0; i < all.size(); ++i) {
        const double ratio = std::max(medians[i].back(), kNoiseMs) / std::max(medians[i].front(), kNoiseMs);
        growth.insert(QString::fromLatin1(all[i].name), rounded(ratio));
        if (ratio > all[i].mostGrowth)
            grew.append(QString::fromLatin1(all[i].name));
    }
    figures.insert(QStringLiteral("growth"), growth);
    figures.insert(QStringLiteral("grew"), grew);
    return figures;
}

} // namespace drydock::bench
