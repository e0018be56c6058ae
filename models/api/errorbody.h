// SPDX-License-Identifier: GPL-3.0-or-later
//
// The body of every error answer of the API, {"error", "request_id"}, for those who write it. The reading side is the
// transport's (models/rest). Pure.
#pragma once

#include <QByteArray>
#include <QString>

namespace drydock::api {

//! `request_id` is left out where the id is empty.
QByteArray encodeErrorBody(const QString &message, const QByteArray &requestId = {});
//! The text of `error`; empty where the body is no such object.
QString decodeErrorBody(const QByteArray &json);

} // namespace drydock::api
