// SPDX-License-Identifier: GPL-3.0-or-later
//
// The lab's logging category. Logs go to standard error; standard output carries the one ready line.
#pragma once

#include <QLoggingCategory>

namespace drydock::lab {
Q_DECLARE_LOGGING_CATEGORY(lcLab)
}
