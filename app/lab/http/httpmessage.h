// SPDX-License-Identifier: GPL-3.0-or-later
//
// Between Beast's headers and the lab's values: request lines to Request, Response to header bytes, byte ranges.
// Pure functions of the I/O thread.
#pragma once

#include "app/lab/http/request.h"
#include "app/lab/http/response.h"

#include <optional>

namespace drydock::lab {

Method methodFromName(QByteArrayView name);
//! Path, segments and query from the request target. False where its percent-encoding or its form is broken.
bool parseTarget(Request &request, const QByteArray &target);

//! A new id, or the client's own where it is harmless in a header.
QByteArray chooseRequestId(const QByteArray &offered);

struct ByteRange {
    qint64 first = 0;
    qint64 length = 0;
};
enum class RangeKind { Whole, Part, Unsatisfiable };
//! One range as "bytes=a-b", "bytes=a-" or "bytes=-n"; several or malformed ones mean the whole.
std::pair<RangeKind, ByteRange> parseRange(const QByteArray &header, qint64 size);

struct HeadOptions {
    QByteArray requestId;
    qint64 contentLength = 0;
    bool keepAlive = true;
    bool secure = false;
    bool chunked = false;
    bool hasLength = true; //!< false: the end of the body is the last chunk, or the connection's end
};
//! The status line and all headers, up to and with the empty line.
QByteArray encodeHead(const Response &response, const HeadOptions &options);

//! Makes a text of more than a packet shorter with gzip; leaves everything else as it is.
void compress(Response &response);

//! Adds request_id to an error's body.
void completeError(Response &response, const QByteArray &requestId);

} // namespace drydock::lab
