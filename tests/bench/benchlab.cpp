// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/bench/benchlab.h"

#include <QElapsedTimer>
#include <QFile>
#include <QSysInfo>
#include <QThread>
#include <QUrl>

#include <cstdio>

namespace drydock::bench {

namespace {
constexpr qint64 kStartMs = 240'000;
} // namespace

QString machine()
{
    return QStringLiteral("%1, %2 threads").arg(QSysInfo::prettyProductName()).arg(QThread::idealThreadCount());
}

double rounded(double value)
{
    return static_cast<double>(qRound64(value * 1000.0)) / 1000.0;
}

bool BenchLab::start(const QString &program, int devices)
{
    QElapsedTimer watch;
    watch.start();
    m_process.setProcessChannelMode(QProcess::ForwardedErrorChannel);
    m_process.start(program, { QStringLiteral("--port"), QStringLiteral("0"), QStringLiteral("--devices"), QString::number(devices) });
    while (!m_process.canReadLine()) {
        if (watch.elapsed() > kStartMs || (!m_process.waitForReadyRead(1000) && m_process.state() == QProcess::NotRunning)) {
            std::fprintf(stderr, "drydock-bench: a lab of %d devices did not start\n", devices);
            return false;
        }
    }
    m_readyMs = watch.elapsed();
    m_readyLine = m_process.readLine();
    const QJsonObject ready = QJsonDocument::fromJson(m_readyLine).object();
    m_url = ready.value(QLatin1String("url")).toString();
    m_wire.emplace(static_cast<quint16>(QUrl(m_url).port()));
    const QByteArray pair = (ready.value(QLatin1String("user")).toString() + u':' + ready.value(QLatin1String("password")).toString()).toUtf8();
    m_token = m_wire->ask("POST", "/api/management/v1/useradm/auth/login", { "Authorization: Basic " + pair.toBase64() }).body;
    return !m_token.isEmpty() && ask({ "PUT", "/lab/v1/simulation", "{\"running\":false}" }).status == 200;
}

BenchLab::~BenchLab()
{
    if (m_process.state() == QProcess::NotRunning)
        return;
    m_process.terminate();
    if (!m_process.waitForFinished(30'000))
        m_process.kill();
    m_process.waitForFinished();
}

lab::test::Answer BenchLab::ask(const Ask &request)
{
    const QByteArrayList headers { "Authorization: Bearer " + m_token, "Content-Type: application/json" };
    const lab::test::Answer answer = m_wire->ask(request.verb, request.target, headers, request.body);
    if (answer.status != 0)
        return answer;
    // Minutes can lie between two questions, after which the lab has closed the connection.
    m_wire.emplace(static_cast<quint16>(QUrl(m_url).port()));
    return m_wire->ask(request.verb, request.target, headers, request.body);
}

double BenchLab::peakMib() const
{
    QFile status(QStringLiteral("/proc/%1/status").arg(m_process.processId()));
    if (!status.open(QIODevice::ReadOnly))
        return -1;
    for (const QByteArray &line : status.readAll().split('\n')) {
        if (line.startsWith("VmHWM:"))
            return line.mid(6).trimmed().split(' ').first().toDouble() / 1024.0;
    }
    return -1;
}

} // namespace drydock::bench
