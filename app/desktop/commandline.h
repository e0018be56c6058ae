// SPDX-License-Identifier: GPL-3.0-or-later
//
// CommandLine: what the user asked for on the command line, as a plain value, and the program's exit codes.
#pragma once

#include <QString>
#include <QStringList>

namespace drydock {

//! What the program says to whoever started it; listed by --help.
enum class ExitCode {
    Success = 0,
    Failure = 1, //!< something that has no number of its own
    Usage = 2, //!< an option that is not known or makes no sense
    LabFailed = 3, //!< the lab could not be started or kept dying
    SignInFailed = 4, //!< in a run without a user: the tour
    TourIncomplete = 5, //!< a pane did not show its data in time, or a picture could not be saved
    FileFailed = 6, //!< a file that was asked for could not be written
};

enum class ThemeChoice { Settings, Light, Dark, Both };

struct CommandLine {
    bool lab = false;
    QString labAt; //!< not empty: a lab that runs already; the file with the line that it said when it was ready
    int devices = 2000;
    QString labData; //!< empty: a temporary folder
    QString tourFolder; //!< not empty: take the tour
    ThemeChoice theme = ThemeChoice::Settings;
    QString language;
    double scale = 1.0;
    QString harFile;
    QString figuresFile; //!< not empty: measure a run on a lab, write figures, end
    QString profile; //!< name or URL of a server profile
    bool safeMode = false;
    bool showVersion = false;
    bool showHelp = false;
    QString problem; //!< not empty: why the rest must not be used

    [[nodiscard]] bool isTour() const { return !tourFolder.isEmpty(); }
    //! Settings, snapshot and secrets of this run are thrown away with it.
    [[nodiscard]] bool isTemporary() const { return lab || !labAt.isEmpty() || isTour(); }
    //! Needs a QApplication, and so a display or the offscreen platform.
    [[nodiscard]] bool needsWindow() const { return problem.isEmpty() && !showVersion && !showHelp; }

    bool operator==(const CommandLine &) const = default;
};

//! `arguments` with the program's name first. Never ends the program.
CommandLine parseCommandLine(const QStringList &arguments);
QString helpText();
QString versionText();

} // namespace drydock
