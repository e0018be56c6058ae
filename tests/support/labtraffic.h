// SPDX-License-Identifier: GPL-3.0-or-later
//
// What a unit test asks the lab's services and what they answer, recorded for the check against the API description: a
// HAR per test program in the folder that DRYDOCK_LAB_HAR_DIR names. Test thread.
#pragma once

#include "app/lab/http/harfile.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QDir>
#include <QFileInfo>

#include <memory>

namespace drydock::lab::test {

//! Where a whole test run's traffic is held against the API description: this test's part of it. Null where it is not.
inline HarFile *trafficFile()
{
    static const std::unique_ptr<HarFile> file = [] {
        const QString folder = qEnvironmentVariable("DRYDOCK_LAB_HAR_DIR");
        std::unique_ptr<HarFile> har;
        if (folder.isEmpty() || !QDir(folder).exists())
            return har;
        har = std::make_unique<HarFile>(QStringLiteral("%1/%2-%3.har").arg(folder, QFileInfo(QCoreApplication::applicationFilePath()).fileName()).arg(QCoreApplication::applicationPid()),
            HarFile::Limits { 256 << 10, 12 });
        if (!har->open().isEmpty())
            har.reset();
        return har;
    }();
    return file.get();
}

//! `odd`: what the API description does not know, though the real server takes it. Kept apart.
inline void recordExchange(Request request, const QByteArray &target, const Route &route, Response response, bool odd)
{
    if (!trafficFile())
        return;
    request.rawTarget = target;
    request.headers.emplaceBack("Host", "lab");
    if (!request.body.isEmpty() && request.header("Content-Type").isEmpty())
        request.headers.emplaceBack("Content-Type", "application/json");
    if (odd)
        request.headers.emplaceBack("X-Lab-Odd", "1");
    request.requestId = "00000000-0000-4000-8000-000000000001";
    request.received = { QDateTime::currentMSecsSinceEpoch() };
    trafficFile()->record({ std::make_shared<Request>(std::move(request)), &route, std::move(response), false, SendOutcome::Whole, 0 });
}

} // namespace drydock::lab::test
