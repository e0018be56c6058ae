// SPDX-License-Identifier: GPL-3.0-or-later
//
// drydock-bench: prints figures as JSON. Which figures is the first argument's choice.
#include "tests/bench/barewindow.h"
#include "tests/bench/decodebench.h"
#include "tests/bench/wholeprogram.h"

#include <QCommandLineParser>
#include <QCoreApplication>
#include <QFile>
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
    if (argc == 3 && std::strcmp(argv[1], "--bare-window") == 0)
        return bench::runBareWindow(argc, argv, QByteArray(argv[2]).toInt());

    QCoreApplication app(argc, argv);
    QCoreApplication::setApplicationName(QStringLiteral("drydock-bench"));
    QCoreApplication::setApplicationVersion(QStringLiteral(DRYDOCK_VERSION));
    QCommandLineParser parser;
    parser.setApplicationDescription(QStringLiteral(
        "Prints Drydock's figures. Machines differ: compare ratios of one run, not times of two.\n"
        "--bare-window ROWS, alone, shows the yardstick that --window runs."));
    const QCommandLineOption window(QStringLiteral("window"),
        QStringLiteral("Start-up and memory of the application on a lab, against a bare window with a table."));
    const QCommandLineOption decode(QStringLiteral("decode"),
        QStringLiteral("Decoding a page of devices, against simdjson alone and against QJsonDocument."));
    const QCommandLineOption devices(
        QStringLiteral("devices"), QStringLiteral("Devices in the lab."), QStringLiteral("N"), QStringLiteral("10000"));
    const QCommandLineOption json(
        QStringLiteral("json"), QStringLiteral("Also write the figures to FILE."), QStringLiteral("FILE"));
    parser.addOptions({ window, decode, devices, json });
    parser.addHelpOption();
    parser.addVersionOption();
    parser.process(app);

    if (parser.isSet(window))
        return report(bench::runWindowBench(QCoreApplication::applicationDirPath(), parser.value(devices).toInt()),
            parser.value(json));
    if (parser.isSet(decode))
        return report(bench::runDecodeBench(), parser.value(json));
    std::fputs("drydock-bench: say which figures; see --help\n", stderr);
    return 2;
}
