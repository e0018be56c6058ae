// SPDX-License-Identifier: GPL-3.0-or-later
//
// canonicalJson: one spelling for every JSON value, so that two of them are equal exactly when their bytes are: no
// blanks, members sorted by name, 3.0 written as 3. Pure, any thread.
#pragma once

#include <QByteArray>
#include <QMap>
#include <QString>

#include <simdjson.h>

namespace drydock::api {

//! Unprocessable input comes back as it is.
QByteArray canonicalJson(const QByteArray &json);
QByteArray canonicalJson(simdjson::dom::element element);

//! A document as its members, each value in canonical form: what is compared and merged key by key.
using KeyedValues = QMap<QString, QByteArray>;

} // namespace drydock::api
