// SPDX-License-Identifier: GPL-3.0-or-later
//
// drydock-device: virtual devices over the real Device API. One line an event on standard output. Exit codes: 0 ended
// on request or after --once, 2 usage, 3 keys or state unusable.
#include "app/device/options.h"
#include "app/device/virtualdevice.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QJsonDocument>
#include <QJsonObject>
#include <QSocketNotifier>

#include <csignal>
#include <cstdio>
#include <unistd.h>

using namespace drydock::device;

namespace {

void print(const Options &options, int number, const QString &event, const QString &detail)
{
    const QString time = QDateTime::currentDateTimeUtc().toString(Qt::ISODateWithMs);
    QByteArray line;
    if (options.json) {
        line = QJsonDocument(QJsonObject { { QStringLiteral("time"), time }, { QStringLiteral("device"), number },
                                 { QStringLiteral("event"), event }, { QStringLiteral("detail"), detail } })
                   .toJson(QJsonDocument::Compact);
    } else {
        line = QStringLiteral("%1 device %2: %3 %4").arg(time).arg(number).arg(event, detail).trimmed().toUtf8();
    }
    line += '\n';
    std::fwrite(line.constData(), 1, static_cast<size_t>(line.size()), stdout);
    std::fflush(stdout);
}

int wakeUp[2] = { -1, -1 };

extern "C" void onSignal(int)
{
    const char byte = 1;
    [[maybe_unused]] const ssize_t written = ::write(wakeUp[1], &byte, 1); // all that a handler may do
}

//! SIGTERM and SIGINT end the event loop instead of the process, so that files are whole and the exit code is 0.
void quitOnSignals(QObject *context)
{
    if (::pipe(wakeUp) != 0)
        return;
    auto *notifier = new QSocketNotifier(wakeUp[0], QSocketNotifier::Read, context);
    QObject::connect(notifier, &QSocketNotifier::activated, context, [] { QCoreApplication::quit(); });
    for (const int number : { SIGTERM, SIGINT })
        std::signal(number, onSignal);
}

} // namespace

int main(int argc, char **argv)
{
    QCoreApplication app(argc, argv);
    QCoreApplication::setApplicationName(QStringLiteral("drydock-device"));
    QCoreApplication::setApplicationVersion(QStringLiteral(DRYDOCK_VERSION));
    const Arguments arguments = parseArguments(QCoreApplication::arguments());
    if (arguments.exitCode >= 0) {
        std::fputs(arguments.text.toLocal8Bit().constData(), arguments.exitCode == 0 ? stdout : stderr);
        return arguments.exitCode;
    }
    const Options &options = arguments.options;
    QSslConfiguration tls = QSslConfiguration::defaultConfiguration();
    if (!makeTls(options, tls)) {
        std::fputs(qPrintable(QStringLiteral("drydock-device: %1 holds no certificate\n").arg(options.caFile)), stderr);
        return 2;
    }
    QNetworkAccessManager network;
    std::vector<std::unique_ptr<VirtualDevice>> devices;
    int unfinished = options.count;
    for (int number = 1; number <= options.count; ++number) {
        auto device = std::make_unique<VirtualDevice>(options, number, network, tls);
        if (const QString problem = device->prepare(); !problem.isEmpty()) {
            std::fputs(qPrintable(QStringLiteral("drydock-device: %1\n").arg(problem)), stderr);
            return 3;
        }
        QObject::connect(device.get(), &VirtualDevice::happened, device.get(),
            [&options, number](const QString &event, const QString &detail) { print(options, number, event, detail); });
        // Only the first round counts.
        QObject::connect(
            device.get(), &VirtualDevice::roundFinished, device.get(),
            [&options, &unfinished] {
                if (--unfinished == 0 && options.once)
                    QCoreApplication::quit();
            },
            Qt::SingleShotConnection);
        devices.push_back(std::move(device));
    }
    quitOnSignals(&app);
    for (const auto &device : devices)
        device->start();
    return QCoreApplication::exec();
}
