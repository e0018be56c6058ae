// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/device/options.h"

#include <QCommandLineParser>
#include <QFileInfo>
#include <QSslCertificate>

namespace drydock::device {

namespace {

constexpr int kMostDevices = 10'000;

QString readMilliseconds(const QString &text, std::chrono::milliseconds &out)
{
    bool isNumber = false;
    const double seconds = text.toDouble(&isNumber);
    if (!isNumber || seconds < 0.0 || seconds > 604'800.0)
        return QStringLiteral("\"%1\" is not a number of seconds").arg(text);
    out = std::chrono::milliseconds(std::max<qint64>(1, static_cast<qint64>(seconds * 1000.0)));
    return {};
}

//! What is allowed over the socket, and what chance decides.
QString readRemote(const QCommandLineParser &parser, Options &options)
{
    options.allowShell = parser.isSet(QStringLiteral("allow-shell"));
    options.allowForward = parser.isSet(QStringLiteral("allow-forward"));
    options.filesFolder = parser.value(QStringLiteral("allow-files"));
    if (!options.filesFolder.isEmpty() && !QFileInfo(options.filesFolder).isDir())
        return QStringLiteral("--allow-files needs a folder, not \"%1\"").arg(options.filesFolder);
    options.failIn = parser.value(QStringLiteral("fail-in"));
    if (options.failIn != u"downloading" && options.failIn != u"installing" && options.failIn != u"rebooting")
        return QStringLiteral("--fail-in is downloading, installing or rebooting");
    bool isNumber = true;
    if (parser.isSet(QStringLiteral("seed")))
        options.seed = parser.value(QStringLiteral("seed")).toULongLong(&isNumber);
    if (!isNumber)
        return QStringLiteral("--seed needs a number");
    options.alertShare = parser.value(QStringLiteral("alert-rate")).toDouble(&isNumber);
    if (!isNumber || options.alertShare < 0.0 || options.alertShare > 1.0)
        return QStringLiteral("--alert-rate needs a number from 0 to 1");
    return {};
}

QString readValues(const QCommandLineParser &parser, Options &options)
{
    options.server = QUrl(parser.value(QStringLiteral("server")), QUrl::StrictMode);
    const QString scheme = options.server.scheme();
    if (!options.server.isValid() || options.server.host().isEmpty()
        || (scheme != QLatin1String("http") && scheme != QLatin1String("https")))
        return QStringLiteral("--server needs an http or https URL");
    options.dataFolder = parser.value(QStringLiteral("data"));
    if (options.dataFolder.isEmpty())
        return QStringLiteral("--data needs a folder: keys are kept there");
    for (const QString &pair : parser.values(QStringLiteral("identity"))) {
        const qsizetype equals = pair.indexOf(QLatin1Char('='));
        if (equals <= 0)
            return QStringLiteral("--identity needs key=value, not \"%1\"").arg(pair);
        options.identity.emplace_back(pair.left(equals), pair.mid(equals + 1));
    }
    for (const QString &pair : parser.values(QStringLiteral("inventory-attribute"))) {
        const qsizetype equals = pair.indexOf(QLatin1Char('='));
        if (equals <= 0)
            return QStringLiteral("--inventory-attribute needs name=value, not \"%1\"").arg(pair);
        options.inventory.emplace_back(pair.left(equals), pair.mid(equals + 1));
    }
    if (const QString problem = readRemote(parser, options); !problem.isEmpty())
        return problem;
    bool isNumber = false;
    options.count = parser.value(QStringLiteral("count")).toInt(&isNumber);
    if (!isNumber || options.count < 1 || options.count > kMostDevices)
        return QStringLiteral("--count needs a number from 1 to %1").arg(kMostDevices);
    options.failureShare = parser.value(QStringLiteral("failure-rate")).toDouble(&isNumber);
    if (!isNumber || options.failureShare < 0.0 || options.failureShare > 1.0)
        return QStringLiteral("--failure-rate needs a number from 0 to 1");
    const QString key = parser.value(QStringLiteral("key-type"));
    if (key == QLatin1String("ed25519"))
        options.keyType = KeyType::Ed25519;
    else if (key == QLatin1String("ec"))
        options.keyType = KeyType::EcP256;
    else if (key == QLatin1String("rsa"))
        options.keyType = KeyType::Rsa3072;
    else
        return QStringLiteral("--key-type is ed25519, ec or rsa");
    const std::pair<QString, std::chrono::milliseconds *> durations[] = {
        { QStringLiteral("poll"), &options.pollInterval },
        { QStringLiteral("inventory"), &options.inventoryInterval },
        { QStringLiteral("retry"), &options.retryInterval },
        { QStringLiteral("step"), &options.stepDuration },
        { QStringLiteral("spread"), &options.spread },
    };
    for (const auto &[name, duration] : durations) {
        if (const QString problem = readMilliseconds(parser.value(name), *duration); !problem.isEmpty())
            return QStringLiteral("--%1: %2").arg(name, problem);
    }
    return {};
}

void addOptions(QCommandLineParser &parser)
{
    parser.setApplicationDescription(
        QStringLiteral("Virtual devices that speak the Mender Device API to a server, for labs and staging tenants."));
    parser.addOptions({
        { { QStringLiteral("h"), QStringLiteral("help") }, QStringLiteral("Show this help.") },
        { QStringLiteral("version"), QStringLiteral("Show the version.") },
        { QStringLiteral("server"), QStringLiteral("The server's URL."), QStringLiteral("URL") },
        { QStringLiteral("tenant-token"), QStringLiteral("The tenant token, where the server asks for one."),
            QStringLiteral("TOKEN") },
        { QStringLiteral("data"), QStringLiteral("Keeps keys and state, one folder a device."), QStringLiteral("DIR") },
        { QStringLiteral("device-type"), QStringLiteral("The device type (qemux86-64)."), QStringLiteral("TYPE"),
            QStringLiteral("qemux86-64") },
        { QStringLiteral("artifact"), QStringLiteral("What it runs before its first update (factory)."),
            QStringLiteral("NAME"), QStringLiteral("factory") },
        { QStringLiteral("identity"),
            QStringLiteral("An identity attribute; repeatable. {n} is the device's number. A made-up mac without it."),
            QStringLiteral("KEY=VALUE") },
        { QStringLiteral("count"), QStringLiteral("How many devices (1)."), QStringLiteral("N"), QStringLiteral("1") },
        { QStringLiteral("key-type"), QStringLiteral("ed25519, ec or rsa (ed25519)."), QStringLiteral("TYPE"),
            QStringLiteral("ed25519") },
        { QStringLiteral("insecure"), QStringLiteral("Do not verify the server's certificate.") },
        { QStringLiteral("ca"), QStringLiteral("Certificates to trust besides the system's, PEM."), QStringLiteral("FILE") },
        { QStringLiteral("json"), QStringLiteral("One JSON object a line instead of text.") },
        { QStringLiteral("once"), QStringLiteral("End when every device has asked for an update and done it.") },
        { QStringLiteral("failure-rate"), QStringLiteral("Share of updates that fail, 0 to 1 (0)."),
            QStringLiteral("SHARE"), QStringLiteral("0") },
        { QStringLiteral("fail-in"), QStringLiteral("Where they fail: downloading, installing or rebooting (installing)."),
            QStringLiteral("STATE"), QStringLiteral("installing") },
        { QStringLiteral("seed"), QStringLiteral("Makes chance repeatable."), QStringLiteral("N") },
        { QStringLiteral("inventory-attribute"), QStringLiteral("A further inventory attribute; repeatable. {n} is the device's number."),
            QStringLiteral("NAME=VALUE") },
        { QStringLiteral("alert-rate"), QStringLiteral("How often an inventory comes with an alert, 0 to 1 (0)."), QStringLiteral("SHARE"),
            QStringLiteral("0") },
        { QStringLiteral("allow-shell"), QStringLiteral("Let people on the server open a shell of this account. Off without it.") },
        { QStringLiteral("allow-files"), QStringLiteral("Let them read and write files below DIR."), QStringLiteral("DIR") },
        { QStringLiteral("allow-forward"), QStringLiteral("Let them reach TCP ports of this machine's loopback.") },
        { QStringLiteral("spread"), QStringLiteral("Seconds over which many devices start (0)."), QStringLiteral("S"), QStringLiteral("0") },
        { QStringLiteral("no-reboot"), QStringLiteral("Updates need no reboot.") },
        { QStringLiteral("poll"), QStringLiteral("Seconds between update checks (30)."), QStringLiteral("S"),
            QStringLiteral("30") },
        { QStringLiteral("inventory"), QStringLiteral("Seconds between inventories (300)."), QStringLiteral("S"),
            QStringLiteral("300") },
        { QStringLiteral("retry"), QStringLiteral("Seconds before asking for admission again (5)."), QStringLiteral("S"),
            QStringLiteral("5") },
        { QStringLiteral("step"), QStringLiteral("Seconds that installing and rebooting take (1)."), QStringLiteral("S"),
            QStringLiteral("1") },
    });
}

} // namespace

Arguments parseArguments(const QStringList &arguments)
{
    QCommandLineParser parser;
    addOptions(parser);
    Arguments result;
    if (!parser.parse(arguments)) {
        result.exitCode = 2;
        result.text = parser.errorText() + QLatin1Char('\n');
        return result;
    }
    if (parser.isSet(QStringLiteral("help")) || parser.isSet(QStringLiteral("version"))) {
        result.exitCode = 0;
        result.text = parser.isSet(QStringLiteral("help")) ? parser.helpText()
                                                           : QStringLiteral("drydock-device " DRYDOCK_VERSION "\n");
        return result;
    }
    Options &options = result.options;
    options.tenantToken = parser.value(QStringLiteral("tenant-token"));
    options.deviceType = parser.value(QStringLiteral("device-type"));
    options.artifactName = parser.value(QStringLiteral("artifact"));
    options.insecure = parser.isSet(QStringLiteral("insecure"));
    options.caFile = parser.value(QStringLiteral("ca"));
    options.json = parser.isSet(QStringLiteral("json"));
    options.once = parser.isSet(QStringLiteral("once"));
    options.reboots = !parser.isSet(QStringLiteral("no-reboot"));
    QString problem = readValues(parser, options);
    if (problem.isEmpty() && !parser.positionalArguments().isEmpty())
        problem = QStringLiteral("unexpected argument \"%1\"").arg(parser.positionalArguments().constFirst());
    if (!problem.isEmpty()) {
        result.exitCode = 2;
        result.text = QStringLiteral("drydock-device: %1\n").arg(problem);
    }
    return result;
}

bool makeTls(const Options &options, QSslConfiguration &tls)
{
    if (options.insecure)
        tls.setPeerVerifyMode(QSslSocket::VerifyNone);
    return options.caFile.isEmpty() || tls.addCaCertificates(options.caFile);
}

} // namespace drydock::device
