// SPDX-License-Identifier: GPL-3.0-or-later
//
// What our encoders write, our decoders must read back equal.
#pragma once

#include "tests/unit/api/apireply.h"

#include "models/api/jsonreader.h"
#include "models/api/jsonwriter.h"

#include <QTest>

namespace drydock::test {

template<class T> Result<T> there(const QByteArray &json, T (*decode)(api::Reader &))
{
    return api::decodeObject<T>(jsonReply(json), decode);
}

template<class T> void roundTrip(const T &value, T (*decode)(api::Reader &))
{
    const Result<T> back = there<T>(api::toJson(value), decode);
    if (!back.ok())
        QFAIL(qPrintable(back.error().apiMessage));
    QVERIFY2(*back == value, api::toJson(value).constData());
    // And with everything at its default, but for what must be there: nothing is invented by a round trip.
    const QByteArray again = api::toJson(*back);
    QCOMPARE(again, api::toJson(value));
}

//! The same for the body of a request, as a server reads it.
template<class T> void roundTripBody(const T &value, T (*decode)(api::Reader &))
{
    const Result<T> back = api::decodeBody<T>(api::toJson(value), decode);
    if (!back.ok())
        QFAIL(qPrintable(back.error().apiMessage));
    QVERIFY2(*back == value, api::toJson(value).constData());
}

} // namespace drydock::test
