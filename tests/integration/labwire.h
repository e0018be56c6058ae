// SPDX-License-Identifier: GPL-3.0-or-later
//
// LabWire: a blocking HTTP client of a few lines, to say to the lab exactly what a test wants said, byte for byte. The
// lab has threads of its own, so blocking here is legal.
#pragma once

#include <QElapsedTimer>
#include <QJsonDocument>
#include <QJsonObject>
#include <QSslCertificate>
#include <QSslConfiguration>
#include <QSslSocket>
#include <QTest>

namespace drydock::lab::test {

struct Answer {
    int status = 0;
    QByteArray head;
    QByteArray body;

    [[nodiscard]] QByteArray header(const QByteArray &name) const
    {
        for (const QByteArray &line : head.split('\n')) {
            const qsizetype colon = line.indexOf(':');
            if (colon > 0 && line.left(colon).compare(name, Qt::CaseInsensitive) == 0)
                return line.mid(colon + 1).trimmed();
        }
        return {};
    }
    [[nodiscard]] QString error() const { return QJsonDocument::fromJson(body).object().value(QLatin1String("error")).toString(); }
};

class LabWire {
public:
    explicit LabWire(quint16 port, const QString &certificateFile = {})
    {
        if (certificateFile.isEmpty()) {
            m_socket.connectToHost(QStringLiteral("127.0.0.1"), port);
            m_socket.waitForConnected(5000);
            return;
        }
        QSslConfiguration configuration = m_socket.sslConfiguration();
        configuration.setCaCertificates(QSslCertificate::fromPath(certificateFile));
        m_socket.setSslConfiguration(configuration);
        m_socket.connectToHostEncrypted(QStringLiteral("127.0.0.1"), port);
        m_socket.waitForEncrypted(5000);
    }

    [[nodiscard]] bool isOpen() const { return m_socket.state() == QAbstractSocket::ConnectedState; }
    void send(const QByteArray &bytes)
    {
        m_socket.write(bytes);
        while (m_socket.bytesToWrite() > 0 && m_socket.waitForBytesWritten(5000)) {
        }
    }
    //! The next whole answer; status 0 where the connection ended or nothing came in time.
    Answer read(bool hasBody = true, int timeoutMs = 10'000)
    {
        QElapsedTimer watch;
        watch.start();
        Answer answer;
        qsizetype end = -1;
        while ((end = m_buffer.indexOf("\r\n\r\n")) < 0) {
            if (!more(timeoutMs - static_cast<int>(watch.elapsed())))
                return answer;
        }
        answer.head = m_buffer.left(end + 2);
        m_buffer.remove(0, end + 4);
        const qsizetype length = hasBody ? answer.header("Content-Length").toLongLong() : 0;
        while (m_buffer.size() < length) {
            if (!more(timeoutMs - static_cast<int>(watch.elapsed()))) {
                answer.body = std::exchange(m_buffer, {});
                return answer; // cut short: no status
            }
        }
        answer.body = m_buffer.left(length);
        m_buffer.remove(0, length);
        answer.status = answer.head.mid(9, 3).toInt();
        return answer;
    }
    Answer ask(const QByteArray &verb, const QByteArray &target, const QByteArrayList &headers = {}, const QByteArray &body = {})
    {
        QByteArray request = verb + ' ' + target + " HTTP/1.1\r\nHost: lab\r\n";
        for (const QByteArray &header : headers)
            request += header + "\r\n";
        if (!body.isEmpty())
            request += "Content-Length: " + QByteArray::number(body.size()) + "\r\n";
        send(request + "\r\n" + body);
        return read(verb != "HEAD");
    }
    //! True when the other side ends the connection within that time.
    bool endsWithin(int timeoutMs)
    {
        QElapsedTimer watch;
        watch.start();
        while (isOpen() && watch.elapsed() < timeoutMs)
            more(timeoutMs - static_cast<int>(watch.elapsed()));
        return !isOpen();
    }

private:
    bool more(int timeoutMs)
    {
        const bool got = m_socket.bytesAvailable() > 0 || (timeoutMs > 0 && m_socket.waitForReadyRead(timeoutMs));
        m_buffer += m_socket.readAll();
        return got;
    }

    QSslSocket m_socket;
    QByteArray m_buffer;
};

} // namespace drydock::lab::test
