// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/commandline.h"

#include <QCommandLineParser>
#include <QLocale>

namespace drydock {

namespace {

constexpr int kMostDevices = 2'000'000;

struct Options {
    QCommandLineOption lab { QStringLiteral("lab"), QStringLiteral("Start a lab on this computer and sign in to it.") };
    QCommandLineOption labAt { QStringLiteral("lab-at"),
        QStringLiteral("Sign in to a lab that runs already. FILE holds the line that it printed when it was ready."), QStringLiteral("FILE") };
    QCommandLineOption devices { QStringLiteral("devices"), QStringLiteral("Devices of the lab, 2000 by default."),
        QStringLiteral("N") };
    QCommandLineOption data { QStringLiteral("lab-data"),
        QStringLiteral("Folder of the lab's data; a temporary one by default."), QStringLiteral("DIR") };
    QCommandLineOption tour { QStringLiteral("tour"),
        QStringLiteral("Visit every pane against a lab, save pictures to DIR and end."), QStringLiteral("DIR") };
    QCommandLineOption theme { QStringLiteral("theme"), QStringLiteral("light, dark, or both (for the tour)."),
        QStringLiteral("THEME") };
    QCommandLineOption lang { QStringLiteral("lang"), QStringLiteral("Language, for example de."), QStringLiteral("CODE") };
    QCommandLineOption scale { QStringLiteral("scale"), QStringLiteral("Size of everything, for example 2."),
        QStringLiteral("N") };
    QCommandLineOption har { QStringLiteral("har"),
        QStringLiteral("Write the traffic of the run to FILE as HAR, without secrets."), QStringLiteral("FILE") };
    QCommandLineOption figures { QStringLiteral("figures"),
        QStringLiteral("With a lab: measure the start, memory and work on the devices, write FILE as JSON and end."),
        QStringLiteral("FILE") };
    QCommandLineOption profile { QStringLiteral("profile"), QStringLiteral("Open the server of that name or address."),
        QStringLiteral("NAME") };
    QCommandLineOption safeMode { QStringLiteral("safe-mode"),
        QStringLiteral("Do not restore the layout of the last run.") };
    QCommandLineOption version { { QStringLiteral("v"), QStringLiteral("version") }, QStringLiteral("Print the version.") };
    QCommandLineOption help { { QStringLiteral("h"), QStringLiteral("help") }, QStringLiteral("Print this.") };

    void addTo(QCommandLineParser &parser) const
    {
        parser.setApplicationDescription(
            QStringLiteral("Manages fleets of devices through the Mender REST API."));
        parser.addOptions({ lab, labAt, devices, data, tour, theme, lang, scale, har, figures, profile, safeMode, version, help });
    }
};

QString readTheme(const QString &word, CommandLine &line)
{
    if (word == QLatin1String("light"))
        line.theme = ThemeChoice::Light;
    else if (word == QLatin1String("dark"))
        line.theme = ThemeChoice::Dark;
    else if (word == QLatin1String("both"))
        line.theme = ThemeChoice::Both;
    else
        return QStringLiteral("--theme is light, dark or both, not '%1'").arg(word);
    return {};
}

QString readNumbers(const QCommandLineParser &parser, const Options &options, CommandLine &line)
{
    bool ok = true;
    if (parser.isSet(options.devices)) {
        line.devices = parser.value(options.devices).toInt(&ok);
        if (!ok || line.devices < 0 || line.devices > kMostDevices)
            return QStringLiteral("--devices is a number up to %1").arg(kMostDevices);
    }
    if (parser.isSet(options.scale)) {
        line.scale = parser.value(options.scale).toDouble(&ok);
        if (!ok || line.scale < 0.5 || line.scale > 4.0)
            return QStringLiteral("--scale is a number from 0.5 to 4");
    }
    return {};
}

QString contradiction(const CommandLine &line, bool devicesSet)
{
    if (line.theme == ThemeChoice::Both && !line.isTour())
        return QStringLiteral("--theme both is for --tour");
    if (line.lab + !line.labAt.isEmpty() + !line.profile.isEmpty() > 1)
        return QStringLiteral("--lab, --lab-at and --profile exclude each other");
    if (line.isTour() && !line.labAt.isEmpty())
        return QStringLiteral("--tour starts a lab of its own");
    if (line.isTour() && !line.profile.isEmpty())
        return QStringLiteral("--tour changes things on its server: it visits labs only");
    if (!line.figuresFile.isEmpty() && ((!line.lab && line.labAt.isEmpty()) || line.isTour()))
        return QStringLiteral("--figures goes with --lab or --lab-at, without --tour");
    if ((devicesSet || !line.labData.isEmpty()) && !line.lab && !line.isTour())
        return QStringLiteral("--devices and --lab-data are for --lab and --tour");
    return {};
}

} // namespace

CommandLine parseCommandLine(const QStringList &arguments)
{
    const Options options;
    QCommandLineParser parser;
    options.addTo(parser);
    CommandLine line;
    if (!parser.parse(arguments)) {
        line.problem = parser.errorText();
        return line;
    }
    line.showHelp = parser.isSet(options.help);
    line.showVersion = parser.isSet(options.version);
    line.lab = parser.isSet(options.lab);
    line.labAt = parser.value(options.labAt);
    line.labData = parser.value(options.data);
    line.tourFolder = parser.value(options.tour);
    line.language = parser.value(options.lang);
    line.harFile = parser.value(options.har);
    line.figuresFile = parser.value(options.figures);
    line.profile = parser.value(options.profile);
    line.safeMode = parser.isSet(options.safeMode);
    line.problem = readNumbers(parser, options, line);
    if (line.problem.isEmpty() && parser.isSet(options.theme))
        line.problem = readTheme(parser.value(options.theme), line);
    if (line.problem.isEmpty() && !parser.positionalArguments().isEmpty())
        line.problem = QStringLiteral("'%1' is not an option").arg(parser.positionalArguments().first());
    if (line.problem.isEmpty() && parser.isSet(options.tour) && line.tourFolder.isEmpty())
        line.problem = QStringLiteral("--tour needs a folder");
    if (line.problem.isEmpty() && parser.isSet(options.lang)
        && QLocale(line.language).language() == QLocale::C)
        line.problem = QStringLiteral("--lang '%1' is not a language code").arg(line.language);
    if (line.problem.isEmpty())
        line.problem = contradiction(line, parser.isSet(options.devices));
    return line;
}

QString helpText()
{
    QCommandLineParser parser;
    Options().addTo(parser);
    return parser.helpText()
        + QStringLiteral("\nExit codes:\n"
                         "  0  fine\n"
                         "  1  something else went wrong\n"
                         "  2  an option is not known or makes no sense\n"
                         "  3  the lab could not be started or kept dying\n"
                         "  4  the tour could not sign in\n"
                         "  5  the tour is incomplete\n"
                         "  6  a file could not be written\n");
}

QString versionText()
{
    return QStringLiteral("drydock " DRYDOCK_VERSION "\n");
}

} // namespace drydock
