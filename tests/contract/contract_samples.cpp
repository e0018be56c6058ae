// SPDX-License-Identifier: GPL-3.0-or-later
//
// Writes a HAR with one entry for every call of every façade, as it would go over the wire, and the answer that a
// server built on our encoders would give. check_api.py holds it against the API description.
//
//     contract_samples FILE.har
#include "tests/unit/api/calls/calls.h"

#include <QCoreApplication>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTemporaryFile>
#include <QUrl>

#include <cstdio>

using namespace drydock;
using drydock::test::ApiCall;
using drydock::test::RecordingTransport;

namespace {

QJsonObject pair(const QString &name, const QString &value)
{
    return { { QStringLiteral("name"), name }, { QStringLiteral("value"), value } };
}

QString urlOf(const RequestSpec &spec)
{
    QByteArray url = "https://mender.example.com";
    for (const QString &segment : spec.path)
        url += '/' + QUrl::toPercentEncoding(segment);
    char separator = '?';
    for (const auto &[name, value] : spec.query) {
        url += separator + QUrl::toPercentEncoding(name) + '=' + QUrl::toPercentEncoding(value);
        separator = '&';
    }
    return QString::fromLatin1(url);
}

QJsonObject requestOf(const RequestSpec &spec)
{
    QJsonArray headers { pair(QStringLiteral("Authorization"), QStringLiteral("[redacted]")) };
    for (const auto &[name, value] : spec.headers)
        headers.append(pair(QString::fromLatin1(name), QString::fromUtf8(value)));
    QByteArray body = spec.body;
    if (spec.bodySource)
        body = spec.bodySource()->readAll();
    QJsonObject request { { QStringLiteral("method"), QString::fromLatin1(verbName(spec.verb)) },
        { QStringLiteral("url"), urlOf(spec) }, { QStringLiteral("bodySize"), body.size() } };
    if (!body.isEmpty()) {
        headers.append(pair(QStringLiteral("Content-Type"), QString::fromLatin1(spec.contentType)));
        request.insert(QStringLiteral("postData"),
            QJsonObject { { QStringLiteral("mimeType"), QString::fromLatin1(spec.contentType) },
                { QStringLiteral("text"), QString::fromUtf8(body) } });
    }
    request.insert(QStringLiteral("headers"), headers);
    return request;
}

QJsonObject responseOf(const ApiCall &call)
{
    QJsonArray headers;
    if (!call.contentType.isEmpty())
        headers.append(pair(QStringLiteral("Content-Type"), QString::fromLatin1(call.contentType)));
    for (const auto &[name, value] : call.headers)
        headers.append(pair(QString::fromLatin1(name), QString::fromUtf8(value)));
    return { { QStringLiteral("status"), call.status }, { QStringLiteral("headers"), headers },
        { QStringLiteral("content"),
            QJsonObject { { QStringLiteral("size"), call.body.size() },
                { QStringLiteral("mimeType"), QString::fromLatin1(call.contentType) },
                { QStringLiteral("text"), QString::fromUtf8(call.body) } } } };
}

QJsonArray entries(const QString &artifactFile)
{
    QJsonArray all;
    for (const ApiCall &call : drydock::test::allCalls(artifactFile)) {
        RecordingTransport transport;
        call.send(transport);
        all.append(QJsonObject { { QStringLiteral("comment"), QString::fromLatin1(call.name) },
            { QStringLiteral("request"), requestOf(transport.specs.front()) },
            { QStringLiteral("response"), responseOf(call) } });
    }
    return all;
}

} // namespace

int main(int argc, char **argv)
{
    const QCoreApplication app(argc, argv);
    const QStringList arguments = QCoreApplication::arguments();
    if (arguments.size() != 2) {
        std::fputs("usage: contract_samples FILE.har\n", stderr);
        return 2;
    }
    QTemporaryFile artifact;
    if (!artifact.open() || artifact.write("payload") < 0 || !artifact.flush())
        return 1;
    const QJsonObject log { { QStringLiteral("version"), QStringLiteral("1.2") },
        { QStringLiteral("entries"), entries(artifact.fileName()) } };
    const QByteArray har = QJsonDocument(QJsonObject { { QStringLiteral("log"), log } }).toJson();
    QFile out(arguments.at(1));
    return out.open(QIODevice::WriteOnly) && out.write(har) == har.size() ? 0 : 1;
}
