// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/lab/commandline.h"

#include "app/lab/http/faults.h"

#include <QCommandLineParser>

namespace drydock::lab {

namespace {

constexpr qint64 kMostDevices = 2'000'000;

struct Option {
    const char *name;
    const char *value;
    const char *help;
};

constexpr Option kOptions[] = {
    { "port", "N", "Port to listen on; 0 takes a free one (default 0)." },
    { "internal-port", "N", "Port of the internal API, on 127.0.0.1; 0 takes a free one (default 0)." },
    { "har", "FILE", "Records what the lab was asked and answered." },
    { "host", "ADDRESS", "Address to listen on (default 127.0.0.1)." },
    { "data", "DIR", "Data folder, or :memory: for a lab that forgets (default)." },
    { "devices", "N", "Simulated devices (default 0)." },
    { "seed", "S", "Seed of the simulated fleet (default 1)." },
    { "recipe", "FILE", "Recipe of the simulated fleet." },
    { "speed", "X", "Shortens simulated durations X times (default 1)." },
    { "plan", "PLAN", "os, professional or enterprise (default enterprise)." },
    { "cert", "FILE", "Certificate chain in PEM, with --tls; made where it is not given." },
    { "key", "FILE", "Private key in PEM, with --cert." },
    { "fault", "PROFILE",
        "none, slow, flaky, down, or a list such as latency=300:0.5@inventory,status=503:0.1,drop:0.02,hang,truncate,reset,malformed,drip=100." },
};

CommandLine refuse(const QString &text)
{
    CommandLine line;
    line.exitCode = 2;
    line.text = QStringLiteral("drydock-lab: %1\nTry drydock-lab --help.\n").arg(text);
    return line;
}

bool readPlan(const QString &text, Plan &plan)
{
    for (const Plan candidate : { Plan::OpenSource, Plan::Professional, Plan::Enterprise }) {
        if (text == QLatin1String(planName(candidate))) {
            plan = candidate;
            return true;
        }
    }
    return false;
}

//! Empty, or what is wrong.
QString readNumbers(const QCommandLineParser &parser, LabOptions &options)
{
    const auto given = [&parser](const char *name) { return parser.isSet(QString::fromLatin1(name)); };
    const auto value = [&parser](const char *name) { return parser.value(QString::fromLatin1(name)); };
    bool isNumber = true;
    if (given("port"))
        options.port = value("port").toUShort(&isNumber);
    if (!isNumber)
        return QStringLiteral("--port wants a number from 0 to 65535");
    if (given("internal-port"))
        options.internalPort = value("internal-port").toUShort(&isNumber);
    if (!isNumber)
        return QStringLiteral("--internal-port wants a number from 0 to 65535");
    if (given("devices"))
        options.devices = value("devices").toLongLong(&isNumber);
    if (!isNumber || options.devices < 0 || options.devices > kMostDevices)
        return QStringLiteral("--devices wants a number from 0 to %1").arg(kMostDevices);
    if (given("seed"))
        options.seed = value("seed").toULongLong(&isNumber);
    if (!isNumber)
        return QStringLiteral("--seed wants a number");
    if (given("speed"))
        options.speed = value("speed").toDouble(&isNumber);
    if (!isNumber || !(options.speed >= 0.001 && options.speed <= 1e6))
        return QStringLiteral("--speed wants a number from 0.001 to 1000000");
    return {};
}

} // namespace

CommandLine parseCommandLine(const QStringList &arguments)
{
    QCommandLineParser parser;
    parser.setApplicationDescription(QStringLiteral("A Mender-compatible server in one process, with a simulated fleet.\n"
                                                    "Prints one line of JSON with its URL and credentials when it is ready;\n"
                                                    "ends on SIGTERM. Exit codes: 0 ended, 2 usage, 3 data folder in use,\n"
                                                    "4 data folder unusable, 5 cannot listen."));
    for (const Option &option : kOptions) {
        parser.addOption(QCommandLineOption(QString::fromLatin1(option.name), QString::fromLatin1(option.help),
            QString::fromLatin1(option.value)));
    }
    const QCommandLineOption tls(QStringLiteral("tls"), QStringLiteral("Serve HTTPS."));
    const QCommandLineOption noControl(QStringLiteral("no-control"), QStringLiteral("Leave /lab/v1 out."));
    const QCommandLineOption gzip(QStringLiteral("gzip"), QStringLiteral("Compress answers for clients that accept it, as a real gateway does."));
    const QCommandLineOption provider(QStringLiteral("service-provider"), QStringLiteral("The lab's tenant has tenants below it."));
    const QCommandLineOption withParent(
        QStringLiteral("exit-with-parent"), QStringLiteral("End when standard input closes, as it does with the parent."));
    parser.addOptions({ tls, noControl, gzip, provider, withParent });
    const QCommandLineOption help = parser.addHelpOption();
    const QCommandLineOption version = parser.addVersionOption();
    if (!parser.parse(arguments))
        return refuse(parser.errorText());
    if (!parser.positionalArguments().isEmpty())
        return refuse(QStringLiteral("unexpected argument \"%1\"").arg(parser.positionalArguments().first()));
    CommandLine line;
    if (parser.isSet(help) || parser.isSet(version)) {
        line.exitCode = 0;
        line.text = parser.isSet(help) ? parser.helpText() : QStringLiteral("drydock-lab " DRYDOCK_VERSION "\n");
        return line;
    }
    const auto text = [&parser](const char *name, const QString &fallback) {
        return parser.isSet(QString::fromLatin1(name)) ? parser.value(QString::fromLatin1(name)) : fallback;
    };
    LabOptions &options = line.options;
    if (const QString problem = readNumbers(parser, options); !problem.isEmpty())
        return refuse(problem);
    if (!readPlan(text("plan", QStringLiteral("enterprise")), options.plan))
        return refuse(QStringLiteral("--plan wants os, professional or enterprise"));
    options.host = text("host", options.host);
    options.data = text("data", options.data);
    options.harFile = text("har", {});
    options.recipe = text("recipe", {});
    options.certificateFile = text("cert", {});
    options.keyFile = text("key", {});
    options.fault = text("fault", {});
    options.gzip = parser.isSet(gzip);
    options.serviceProvider = parser.isSet(provider);
    options.tls = parser.isSet(tls);
    options.control = !parser.isSet(noControl);
    line.exitWithParent = parser.isSet(withParent);
    if (options.serviceProvider && options.plan != Plan::Enterprise)
        return refuse(QStringLiteral("--service-provider wants the enterprise plan"));
    if (options.data.isEmpty())
        return refuse(QStringLiteral("--data wants a folder or :memory:"));
    if (options.certificateFile.isEmpty() != options.keyFile.isEmpty())
        return refuse(QStringLiteral("--cert and --key go together"));
    if (!FaultInjector::parse(options.fault))
        return refuse(QStringLiteral("unknown fault profile \"%1\"").arg(options.fault));
    return line;
}

} // namespace drydock::lab
