// SPDX-License-Identifier: GPL-3.0-or-later
//
// ErrorText: an Error as three sentences: what happened, why (the server's own words, as data), what to do next.
// Every ErrorKind has sentences of its own. Pure; the texts are plain and must be shown with Qt::PlainText.
#pragma once

#include "models/core/error.h"

#include <QCoreApplication>
#include <QString>

namespace drydock {

//! What the button beside a failure offers; the owner decides what it does.
enum class NextStep { None, Retry, SignIn, OpenServer, Refresh, AllowWrites };

struct ErrorWords {
    QString what; //!< "The server did not answer in time."
    QString why; //!< the server's message and status, or empty
    QString next; //!< "Try again, or check the network."
    QString button; //!< a verb, empty where nothing can be offered
    NextStep step = NextStep::None;
};

class ErrorText {
    Q_DECLARE_TR_FUNCTIONS(drydock::ErrorText)

public:
    [[nodiscard]] static ErrorWords words(const Error &error);
    //! `subject` names what was tried, as a whole clause: "Devices could not be read". It comes before the cause.
    [[nodiscard]] static ErrorWords words(const QString &subject, const Error &error);
    //! What and next in one line, for tooltips and the status bar.
    [[nodiscard]] static QString line(const Error &error);
};

} // namespace drydock
