// SPDX-License-Identifier: GPL-3.0-or-later
//
// LabUnderTest: a drydock-lab of the test's own, on a folder of its own, that can be killed and started again on the
// same port and data, which LabProcess would do by itself and at once. Owned by the test.
#pragma once

#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

namespace drydock::test {

class LabUnderTest {
public:
    explicit LabUnderTest(int devices)
        : m_devices(devices)
    {
    }
    ~LabUnderTest() { kill(); }
    Q_DISABLE_COPY_MOVE(LabUnderTest)

    [[nodiscard]] bool start()
    {
        m_process.setProgram(qEnvironmentVariable("DRYDOCK_BIN") + QStringLiteral("/drydock-lab"));
        m_process.setArguments({ QStringLiteral("--port"), QString::number(m_port), QStringLiteral("--data"),
            m_folder.path(), QStringLiteral("--devices"), QString::number(m_devices), QStringLiteral("--exit-with-parent") });
        m_process.setProcessChannelMode(QProcess::ForwardedErrorChannel);
        m_process.start();
        while (!m_process.canReadLine()) {
            if (!m_process.waitForReadyRead(60'000))
                return false;
        }
        m_ready = QJsonDocument::fromJson(m_process.readLine()).object();
        m_port = url().port();
        return url().isValid();
    }
    void kill()
    {
        m_process.kill();
        m_process.waitForFinished();
    }
    [[nodiscard]] QUrl url() const { return QUrl(m_ready.value(QLatin1String("url")).toString()); }
    [[nodiscard]] QString user() const { return m_ready.value(QLatin1String("user")).toString(); }
    [[nodiscard]] QString password() const { return m_ready.value(QLatin1String("password")).toString(); }

private:
    int m_devices;
    int m_port = 0;
    QTemporaryDir m_folder;
    QProcess m_process;
    QJsonObject m_ready;
};

} // namespace drydock::test
