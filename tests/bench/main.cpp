// SPDX-License-Identifier: GPL-3.0-or-later
//
// drydock-bench: prints figures as JSON. Which figures is the first argument's choice.
#include "tests/bench/barewindow.h"
#include "tests/bench/decodebench.h"
#include "tests/bench/fleetbench.h"
#include "tests/bench/labbench.h"
#include "tests/bench/wholeprogram.h"

#include <QCommandLineParser>
#include <QCoreApplication>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>

#include <cstdio>
#include <cstring>

using namespace drydock;

namespace {

int report(const QJsonObject &figures, const QString &file)
{
    if (figures.isEmpty())
        return 1;
    const QByteArray json = QJsonDocument(figures).toJson();
    std::fputs(json.constData(), stdout);
    if (file.isEmpty())
        return 0;
    QFile out(file);
    if (!out.open(QIODevice::WriteOnly) || out.write(json) != json.size()) {
        std::fprintf(stderr, "drydock-bench: %s: %s\n", qPrintable(file), qPrintable(out.errorString()));
        return 1;
    }
    return 0;
}

} // namespace

int main(int argc, char **argv)
{
    // Figures need a window, not somebody who sees it: the same on every machine, unless a platform is asked for.
    if (qEnvironmentVariableIsEmpty("QT_QPA_PLATFORM"))
        qputenv("QT_QPA_PLATFORM", "offscreen");
    if (argc == 3 && std::strcmp(argv[1], "--bare-window") == 0)
        return bench::runBareWindow(argc, argv, QByteArray(argv[2]).toInt());

    QCoreApplication app(argc, argv);
    QCoreApplication::setApplicationName(QStringLiteral("drydock-bench"));
    QCoreApplication::setApplicationVersion(QStringLiteral(DRYDOCK_VERSION));
    QCommandLineParser parser;
    parser.setApplicationDescription(QStringLiteral(
        "Prints Drydock's figures. Machines differ: compare ratios of one run, not times of two.\n"
        "Without --window, --decode or --lab: the application on a fleet of --devices.\n"
        "--bare-window ROWS, alone, shows the yardstick that --window runs."));
    const QCommandLineOption window(QStringLiteral("window"),
        QStringLiteral("Start-up and memory of the application on a lab, against a bare window with a table."));
    const QCommandLineOption decode(QStringLiteral("decode"),
        QStringLiteral("Decoding a page of devices, against simdjson alone and against QJsonDocument."));
    const QCommandLineOption lab(
        QStringLiteral("lab"), QStringLiteral("The lab's most used routes at 1,000, 100,000 and 1,000,000 devices."));
    const QCommandLineOption labDevices(QStringLiteral("lab-devices"), QStringLiteral("With --lab: other sizes, N[,N…], the smallest first."),
        QStringLiteral("N"), QStringLiteral("1000,100000,1000000"));
    const QCommandLineOption devices(
        QStringLiteral("devices"), QStringLiteral("Devices in the lab."), QStringLiteral("N"), QStringLiteral("10000"));
    const QCommandLineOption json(
        QStringLiteral("json"), QStringLiteral("Also write the figures to FILE."), QStringLiteral("FILE"));
    const QCommandLineOption polls(QStringLiteral("polls"), QStringLiteral("Polls of 5 s to average over, 60 by default; 0 leaves them out."),
        QStringLiteral("N"), QStringLiteral("60"));
    parser.addOptions({ window, decode, lab, labDevices, devices, polls, json });
    parser.addHelpOption();
    parser.addVersionOption();
    parser.process(app);

    if (parser.isSet(window))
        return report(bench::runWindowBench(QCoreApplication::applicationDirPath(), parser.value(devices).toInt()),
            parser.value(json));
    if (parser.isSet(decode))
        return report(bench::runDecodeBench(), parser.value(json));
    if (parser.isSet(lab)) {
        QList<int> sizes;
        const QStringList texts = parser.value(labDevices).split(u',');
        for (const QString &text : texts)
            sizes.append(text.toInt());
        if (sizes.contains(0)) {
            std::fputs("drydock-bench: --lab-devices wants numbers, such as 1000,100000\n", stderr);
            return 2;
        }
        const QJsonObject figures = bench::runLabBench(QCoreApplication::applicationDirPath(), sizes);
        const int written = report(figures, parser.value(json));
        return figures.value(QLatin1String("grew")).toArray().isEmpty() ? written : 1;
    }
    bool isNumber = false;
    bool isPolls = false;
    const bench::FleetBenchOptions options { QCoreApplication::applicationDirPath(), parser.value(devices).toInt(&isNumber), parser.value(polls).toInt(&isPolls) };
    if (!isNumber || !isPolls || options.devices < 1 || options.polls < 0) {
        std::fputs("drydock-bench: --devices and --polls want numbers; see --help\n", stderr);
        return 2;
    }
    const QJsonObject figures = bench::runFleetBench(options);
    const int written = report(figures, parser.value(json));
    return figures.value(QLatin1String("grew")).toArray().isEmpty() ? written : 1;
}
