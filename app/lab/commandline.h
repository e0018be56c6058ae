// SPDX-License-Identifier: GPL-3.0-or-later
//
// The command line of drydock-lab. A pure function from arguments to options.
#pragma once

#include "app/lab/labcontext.h"

namespace drydock::lab {

struct CommandLine {
    LabOptions options;
    bool exitWithParent = false;
    int exitCode = -1; //!< 0 or more: print `text` and leave
    QString text;
};

CommandLine parseCommandLine(const QStringList &arguments);

} // namespace drydock::lab
