// SPDX-License-Identifier: GPL-3.0-or-later
//
// curlCommand(): a recorded request as a command for a POSIX shell. A pure function on values, any thread. Secrets are
// not in the journal, so they cannot be in the command: the token comes from $DRYDOCK_TOKEN, a sign-in's account from
// $DRYDOCK_USER and $DRYDOCK_PASSWORD. Everything that came from outside stands in single quotes.
#pragma once

#include "models/rest/trafficjournal.h"

#include <QList>
#include <QString>
#include <QUrl>

namespace drydock {

//! How the profile reaches its server; for that server's addresses only.
struct CurlServer {
    QUrl url;
    QString caFile;
    QString clientCertificateFile;
    QString clientKeyFile;
    bool pinned = false; //!< the certificate is known by its digest; curl has no word for that
};

//! What the command alone cannot do; ui makes sentences of it.
enum class CurlNote {
    NeedsToken, //!< set $DRYDOCK_TOKEN
    NeedsPassword, //!< set $DRYDOCK_USER and $DRYDOCK_PASSWORD
    BodyFromFile, //!< the recorded body is too long for a command line, or holds control characters
    BodyNotRecorded, //!< streamed, or longer than what the journal keeps
    Multipart, //!< a form: its parts were not recorded
    SecretsLeftOut, //!< address or body hold "[redacted]" where a secret was
    Pinned,
};

struct CurlCommand {
    QString text;
    QList<CurlNote> notes;
    QString bodyFile; //!< the file that --data-binary names, empty where the body is in the command
};

CurlCommand curlCommand(const JournalEntry &entry, const CurlServer &server = {});

//! 'text', so that a POSIX shell hands it on unchanged.
QByteArray shellQuoted(const QByteArray &text);

} // namespace drydock
