// SPDX-License-Identifier: GPL-3.0-or-later
//
// Devices to preauthorise, from a CSV table: a column for each identity attribute and one called "public_key" with a PEM
// key, or "key_file" with the name of a file that holds it. Pure functions, any thread but for reading those files.
#pragma once

#include "models/api/deviceauth.h"

#include <QStringList>

#include <functional>
#include <vector>

namespace drydock {

struct PreauthRow {
    enum class Problem { None, NoIdentity, NoKey, BadKey, KeyFile, Repeated };
    int line = 0; //!< of the table, the header being 1
    api::Preauthorization request;
    Problem problem = Problem::None;
    QString detail; //!< a file that could not be read
    [[nodiscard]] QString identityText() const; //!< "mac=…, serial=…"
};

struct PreauthList {
    std::vector<PreauthRow> rows;
    bool lacksHeader = false; //!< no column of keys, or none besides it
    [[nodiscard]] qsizetype good() const;
};

//! A PEM public key as a device shows it: begin and end line, base64 between.
[[nodiscard]] bool looksLikePublicKey(const QString &text);

//! `readKey` gives the text of a named file, or nothing.
[[nodiscard]] PreauthList readPreauthList(const QString &csv, const std::function<std::optional<QString>(const QString &)> &readKey);

} // namespace drydock
