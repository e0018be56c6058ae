// SPDX-License-Identifier: GPL-3.0-or-later
//
// ConnectRig: the lab's device connect service with sockets that are lists, and a scripted device with one file, which
// obeys, lies, stalls or leaves. Lives on the test's thread; whoever uses it keeps the event loop running.
#pragma once

#include "app/lab/deviceconnect/deviceconnectservice.h"
#include "tests/unit/lab/labfixture.h"

namespace drydock::lab::test {

inline const QString kConnectBase = QStringLiteral("/api/management/v1/deviceconnect/devices/");

class FakeSocket final : public Socket {
public:
    void send(const QByteArray &frame) override
    {
        const Result<api::ProtoMessage> message = api::decodeProtoMessage(frame);
        QVERIFY(message.ok());
        QVERIFY(frame.size() <= api::kLargestDeviceFrame || !isDevice);
        sent.append(*message);
        if (react)
            react(*message);
    }
    void close(quint16 code, const QString &why) override
    {
        if (closeCode == 0) {
            closeCode = code;
            reason = why;
        }
    }
    //! What the front does when the peer is gone.
    void leave()
    {
        received = nullptr;
        if (const auto tell = std::exchange(closed, nullptr))
            tell();
    }
    void hear(const api::ProtoMessage &message)
    {
        if (const auto handler = received)
            handler(api::encode(message));
    }
    QStringList types() const
    {
        QStringList list;
        for (const api::ProtoMessage &message : sent)
            list.append(message.type);
        return list;
    }

    QList<api::ProtoMessage> sent;
    std::function<void(const api::ProtoMessage &)> react;
    bool isDevice = false;
    quint16 closeCode = 0;
    QString reason;
};

//! A device that serves one file as mender-connect would, unless told otherwise.
struct FileDevice {
    explicit FileDevice(std::shared_ptr<FakeSocket> wire)
        : socket(std::move(wire))
    {
        listen();
    }
    std::shared_ptr<FakeSocket> socket;
    QByteArray content = QByteArray(50'000, 'f');
    QByteArray written;
    QList<qint64> protocols { 1, 2, 3, 4 };
    bool silent = false;
    bool lies = false; //!< about an offset in the middle
    qint64 mode = 0644;
    api::ProtoMap error; //!< instead of what was asked; empty: none
    qint64 at = 0;
    int chunksWithoutAck = 0;
    int mostWithoutAck = 0;

    void listen()
    {
        socket->react = [this](const api::ProtoMessage &message) {
            // Later, as over a wire.
            QMetaObject::invokeMethod(
                qApp, [this, message] { answer(message); }, Qt::QueuedConnection);
        };
    }
    void say(const api::ProtoMessage &question, quint16 protocol, const char *type, const QByteArray &body, const api::ProtoMap &properties = {})
    {
        socket->hear({ protocol, QString::fromLatin1(type), question.session, properties, body });
    }
    void answer(const api::ProtoMessage &message)
    {
        if (silent)
            return;
        if (message.type == u"open")
            return say(message, api::proto::kControl, "accept", api::packMap({ { QStringLiteral("version"), qint64 { 1 } }, { QStringLiteral("protocols"), protocols } }));
        if (!error.empty() && message.protocol == api::proto::kFileTransfer)
            return say(message, api::proto::kFileTransfer, "error", api::packMap(error));
        if (message.type == u"stat") {
            return say(message, api::proto::kFileTransfer, "file_info",
                api::packMap({ { QStringLiteral("path"), QStringLiteral("/etc/x") }, { QStringLiteral("size"), content.size() }, { QStringLiteral("uid"), qint64 { 1000 } },
                    { QStringLiteral("gid"), qint64 { 100 } }, { QStringLiteral("mode"), mode }, { QStringLiteral("modtime"), noon() } }));
        }
        if (message.type == u"get_file" || (message.type == u"ack" && at <= content.size() && socketIsReading))
            return sendWindow(message);
        if (message.type == u"put_file")
            return say(message, api::proto::kFileTransfer, "ack", {}, { { QStringLiteral("offset"), qint64 { 0 } } });
        if (message.type == u"file_chunk")
            take(message);
    }
    void sendWindow(const api::ProtoMessage &message)
    {
        socketIsReading = true;
        for (int i = 0; i < 10 && at <= content.size(); ++i) {
            const QByteArray piece = content.mid(at, 4096);
            const qint64 offset = lies && at > 20'000 ? at + 1 : at;
            say(message, api::proto::kFileTransfer, "file_chunk", piece, { { QStringLiteral("offset"), offset } });
            at += std::max<qint64>(piece.size(), 1);
        }
    }
    void take(const api::ProtoMessage &message)
    {
        QCOMPARE(message.number(QStringLiteral("offset")).value_or(-1), written.size());
        QVERIFY(message.body.size() <= 4096);
        written += message.body;
        mostWithoutAck = std::max(mostWithoutAck, ++chunksWithoutAck);
        if (chunksWithoutAck < 10 && !message.body.isEmpty())
            return;
        chunksWithoutAck = 0;
        say(message, api::proto::kFileTransfer, "ack", {}, { { QStringLiteral("offset"), written.size() } });
    }
    bool socketIsReading = false;
};

struct ConnectRig {
    explicit ConnectRig(const QString &path = QStringLiteral(":memory:"))
    {
        lab.start(path, noon(), [this](LabContext &context, Fleet &fleet) { service = std::make_unique<DeviceConnectService>(context, fleet); });
        device = lab.fleet->id(lab.rowWith(AuthStatus::Accepted)).text;
    }
    ~ConnectRig()
    {
        service.reset();
        lab.stop();
    }

    std::optional<Response> open(const QString &target, const std::shared_ptr<FakeSocket> &socket, const Identity &who)
    {
        const QStringList segments = target.split(u'/', Qt::SkipEmptyParts);
        const RouteMatch match = lab.parts->router.match(Method::Get, segments);
        Request request;
        request.path = target;
        request.segments = segments;
        request.params = match.params;
        request.identity = who;
        return match.route->socketHandler(request, socket);
    }
    std::shared_ptr<FakeSocket> connectDevice()
    {
        auto socket = std::make_shared<FakeSocket>();
        socket->isDevice = true;
        const auto no = open(QStringLiteral("/api/devices/v1/deviceconnect/connect"), socket, LabFixture::device(DeviceId(device)));
        if (no)
            socket.reset();
        return socket;
    }
    std::shared_ptr<FakeSocket> connectManager()
    {
        auto socket = std::make_shared<FakeSocket>();
        refusal = open(kConnectBase + device + QStringLiteral("/connect"), socket, LabFixture::user());
        return socket;
    }
    QString status() { return LabFixture::object(lab.call(Method::Get, kConnectBase + device)).value(QLatin1String("status")).toString(); }
    QStringList actions() const
    {
        QStringList list;
        for (const AuditRecord &entry : lab.audit.entries)
            list.append(entry.action);
        return list;
    }
    //! Asks for a file; the answer comes when it comes.
    std::shared_ptr<std::optional<Response>> ask(Method method, const QString &target, const std::shared_ptr<Upload> &body = {})
    {
        Request request;
        request.method = method;
        const QUrl url(target);
        request.path = url.path();
        request.segments = url.path().split(u'/', Qt::SkipEmptyParts);
        for (const auto &[key, value] : QUrlQuery(url).queryItems(QUrl::FullyDecoded))
            request.query.emplaceBack(key, value);
        request.identity = LabFixture::user();
        request.upload = body;
        const RouteMatch match = lab.parts->router.match(method, request.segments);
        request.params = match.params;
        auto answer = std::make_shared<std::optional<Response>>();
        match.route->asyncHandler(std::make_shared<Request>(request), [answer](Response response) { *answer = std::move(response); });
        return answer;
    }
    QString fileUrl(const QString &path) { return kConnectBase + device + QStringLiteral("/download?path=") + path; }

    LabFixture lab { 40 };
    std::unique_ptr<DeviceConnectService> service;
    std::optional<Response> refusal;
    QString device;
};

} // namespace drydock::lab::test
