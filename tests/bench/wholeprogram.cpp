// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/bench/wholeprogram.h"

#include <QCoreApplication>
#include <QFile>
#include <QJsonDocument>
#include <QProcess>
#include <QTemporaryDir>

#include <cstdio>

namespace drydock::bench {

namespace {

QJsonObject runForJson(const QString &program, const QStringList &arguments, const QString &file)
{
    QProcess process;
    process.setProcessChannelMode(QProcess::SeparateChannels);
    process.start(program, arguments);
    if (!process.waitForFinished(120'000) || process.exitCode() != 0) {
        std::fprintf(stderr, "%s: %s\n%s\n", qPrintable(program), qPrintable(process.errorString()),
            process.readAllStandardError().constData());
        process.kill();
        process.waitForFinished();
        return {};
    }
    QByteArray json = process.readAllStandardOutput();
    if (!file.isEmpty()) {
        QFile answer(file);
        if (answer.open(QIODevice::ReadOnly))
            json = answer.readAll();
    }
    return QJsonDocument::fromJson(json).object();
}

} // namespace

QJsonObject runWindowBench(const QString &programFolder, int devices)
{
    const QTemporaryDir folder;
    const QString count = QString::number(devices);
    const QJsonObject bare
        = runForJson(QCoreApplication::applicationFilePath(), { QStringLiteral("--bare-window"), count }, {});
    const QString figures = folder.filePath(QStringLiteral("figures.json"));
    const QJsonObject product = runForJson(programFolder + QStringLiteral("/drydock"),
        { QStringLiteral("--lab"), QStringLiteral("--devices"), count, QStringLiteral("--figures"), figures }, figures);
    if (bare.isEmpty() || product.isEmpty())
        return {};
    const auto ratio = [&](const QString &key) {
        const double base = bare.value(key).toDouble();
        return base > 0 ? product.value(key).toDouble() / base : 0.0;
    };
    return {
        { QStringLiteral("devices"), devices },
        { QStringLiteral("bare_window"), bare },
        { QStringLiteral("drydock"), product },
        { QStringLiteral("first_paint_ratio"), ratio(QStringLiteral("first_paint_ms")) },
        { QStringLiteral("rss_ratio"), ratio(QStringLiteral("rss_kib")) },
    };
}

} // namespace drydock::bench
