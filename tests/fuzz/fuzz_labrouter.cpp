// SPDX-License-Identifier: GPL-3.0-or-later
//
// Any request whatever against every route of an enterprise lab: the first bytes choose the route, who asks, and where
// the rest is split into parameter, query and body. No answer may be a server error, and JSON answers are JSON.
#include "tests/support/portlesslab.h"

#include <QCoreApplication>
#include <QLoggingCategory>

#include <cstdio>
#include <cstdlib>

using namespace drydock;
using namespace drydock::lab;
using namespace drydock::lab::test;

namespace {

struct Target {
    Target()
    {
        QLoggingCategory::setFilterRules(QStringLiteral("drydock.*=false"));
        LabOptions options;
        options.devices = 20;
        lab = std::make_unique<PortlessLab>(options);
        deviceToken = lab->deviceToken();
    }
    std::unique_ptr<PortlessLab> lab;
    QByteArray deviceToken;
};

Target &target()
{
    static int argc = 1;
    static char name[] = "fuzz_labrouter";
    static char *argv[] = { name, nullptr };
    static QCoreApplication app(argc, argv);
    static Target instance;
    return instance;
}

//! The next field, up to a line break.
QByteArray take(QByteArray &rest)
{
    const qsizetype end = rest.indexOf('\n');
    const QByteArray field = rest.left(end < 0 ? rest.size() : end);
    rest = end < 0 ? QByteArray() : rest.mid(end + 1);
    return field;
}

void check(const Route &route, const std::optional<Response> &response)
{
    if (!response || response->file || response->stream)
        return;
    const bool isJson = response->header("Content-Type").startsWith("application/json");
    const bool broken = isJson && !response->body.isEmpty() && QJsonDocument::fromJson(response->body).isNull() && response->body != "null";
    if (response->status < 500 && !broken)
        return;
    std::fprintf(stderr, "%s /%s -> %d %s\n", methodName(route.method).constData(), qPrintable(route.pattern.join(u'/')),
        response->status, response->body.left(300).constData());
    std::abort();
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    if (size < 3)
        return 0;
    Target &fuzz = target();
    PortlessLab &lab = *fuzz.lab;
    const auto &routes = lab.router().routes();
    const Route &route = *routes[(size_t { data[0] } | size_t { data[1] } << 8) % routes.size()];
    if (route.socketHandler || route.pattern.contains(QStringLiteral("logout")))
        return 0;
    QByteArray rest(reinterpret_cast<const char *>(data + 3), static_cast<qsizetype>(size - 3));
    const QByteArray parameter = take(rest);
    const QByteArray query = take(rest);
    QByteArray path;
    for (const QString &segment : route.pattern)
        path += '/' + (segment.startsWith(u'{') ? parameter : segment.toUtf8());
    PortlessLab::Headers headers;
    if ((data[2] & 3) != 3)
        headers.append(PortlessLab::bearer((route.access == Access::DeviceJwt) != ((data[2] & 3) == 2) ? fuzz.deviceToken : lab.userToken()));
    headers.emplaceBack("Content-Type", route.options.body == BodyKind::Upload ? "multipart/form-data; boundary=x" : "application/json");
    headers.emplaceBack("Content-Length", QByteArray::number(rest.size()));
    if ((data[2] & 4) != 0)
        headers.emplaceBack("If-Match", take(rest));
    check(route, lab.ask(route.method, query.isEmpty() ? path : path + '?' + query, rest, headers));
    return 0;
}
