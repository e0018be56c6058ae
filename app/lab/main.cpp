// SPDX-License-Identifier: GPL-3.0-or-later
//
// drydock-lab: a Mender-compatible server in one process. Prints one JSON line when it is ready; logs go to standard
// error. Exit codes: 0 ended on request, 2 usage, 3 data folder in use, 4 data folder unusable, 5 cannot listen.
#include "app/lab/commandline.h"
#include "app/lab/labserver.h"
#include "app/lab/shutdown.h"
#include "models/api/jsonwriter.h"

#include <QCoreApplication>

#include <cstdio>

using namespace drydock;
using namespace drydock::lab;

namespace {

int exitCode(LabProblem problem)
{
    switch (problem) {
    case LabProblem::None:
        return 0;
    case LabProblem::Usage:
        return 2;
    case LabProblem::DataInUse:
        return 3;
    case LabProblem::Data:
        return 4;
    case LabProblem::Listen:
        return 5;
    }
    return 1;
}

void printReady(const LabReady &ready)
{
    api::JsonWriter writer;
    writer.beginObject().key("url").value(ready.url).key("user").value(ready.user).key("password").value(ready.password);
    writer.key("internal").value(ready.internalUrl);
    if (!ready.certificateFile.isEmpty())
        writer.key("certificate").value(ready.certificateFile);
    const QByteArray line = writer.endObject().take() + '\n';
    std::fwrite(line.constData(), 1, static_cast<size_t>(line.size()), stdout);
    std::fflush(stdout);
}

} // namespace

int main(int argc, char **argv)
{
    QCoreApplication app(argc, argv);
    QCoreApplication::setApplicationName(QStringLiteral("drydock-lab"));
    QCoreApplication::setApplicationVersion(QStringLiteral(DRYDOCK_VERSION));
    const CommandLine line = parseCommandLine(QCoreApplication::arguments());
    if (line.exitCode >= 0) {
        std::fputs(line.text.toLocal8Bit().constData(), line.exitCode == 0 ? stdout : stderr);
        return line.exitCode;
    }
    Shutdown shutdown; // before anything starts: a signal during start-up is not lost
    if (line.exitWithParent)
        shutdown.watchStandardInput();
    LabServer server;
    server.onBroken = [&app](const QString &why) {
        std::fputs(qPrintable(QStringLiteral("drydock-lab: %1\n").arg(why)), stderr);
        QMetaObject::invokeMethod(
            &app, [] { QCoreApplication::exit(exitCode(LabProblem::Data)); }, Qt::QueuedConnection);
    };
    QString text;
    if (const LabProblem problem = server.start(line.options, text); problem != LabProblem::None) {
        std::fputs(qPrintable(QStringLiteral("drydock-lab: %1\n").arg(text)), stderr);
        return exitCode(problem);
    }
    printReady(server.ready());
    const int code = QCoreApplication::exec();
    server.stop();
    return code;
}
