// SPDX-License-Identifier: GPL-3.0-or-later
//
// The program drydock: reads its command line before Qt's platform is chosen, then lets Application run.
#include "app/desktop/application.h"
#include "app/desktop/logfile.h"
#include "app/desktop/translations.h"

#include <QApplication>
#include <QElapsedTimer>
#include <QTemporaryDir>

#include <cstdio>

using namespace drydock;

namespace {

QStringList argumentsOf(int argc, char **argv)
{
    QStringList arguments;
    for (int i = 0; i < argc; ++i)
        arguments.append(QString::fromLocal8Bit(argv[i]));
    return arguments;
}

int sayAndEnd(const CommandLine &line)
{
    if (!line.problem.isEmpty()) {
        std::fputs(qPrintable(QStringLiteral("drydock: %1\nTry drydock --help.\n").arg(line.problem)), stderr);
        return static_cast<int>(ExitCode::Usage);
    }
    // The parser wants an application for the program's name.
    std::fputs(qPrintable(line.showHelp ? helpText() : versionText()), stdout);
    return static_cast<int>(ExitCode::Success);
}

//! What must be decided before QApplication looks at the environment.
void prepareEnvironment(const CommandLine &line)
{
    const bool display = qEnvironmentVariableIsSet("DISPLAY") || qEnvironmentVariableIsSet("WAYLAND_DISPLAY");
    if (line.isTour() && !display && !qEnvironmentVariableIsSet("QT_QPA_PLATFORM"))
        qputenv("QT_QPA_PLATFORM", "offscreen");
    if (line.scale != 1.0)
        qputenv("QT_SCALE_FACTOR", QByteArray::number(line.scale));
}

} // namespace

int main(int argc, char **argv)
{
    QElapsedTimer sinceStart;
    sinceStart.start();
    QCoreApplication::setOrganizationName(QStringLiteral("drydock"));
    QCoreApplication::setApplicationName(QStringLiteral("drydock"));
    QCoreApplication::setApplicationVersion(QStringLiteral(DRYDOCK_VERSION));
    const CommandLine line = parseCommandLine(argumentsOf(argc, argv));
    if (!line.needsWindow()) {
        const QCoreApplication core(argc, argv);
        return sayAndEnd(line);
    }
    prepareEnvironment(line);
    QApplication qt(argc, argv);
    QApplication::setDesktopFileName(QStringLiteral("drydock"));
    QApplication::setQuitOnLastWindowClosed(false); // Application ends the lab first

    const QTemporaryDir temporary;
    LogFile log(line.isTemporary() ? temporary.path() : LogFile::standardFolder());
    log.install();
    Translations translations;
    {
        // The language must stand before the first widget is made.
        const Settings settings(line.isTemporary() ? temporary.path() : Settings::standardFolder());
        translations.install(line.language.isEmpty() ? settings.value(keys::kLanguage) : line.language);
    }
    Application application(line, sinceStart);
    application.start();
    return QApplication::exec();
}
