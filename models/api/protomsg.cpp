// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/api/protomsg.h"

#include <QtEndian>

#include <msgpack.hpp>

namespace drydock::api {

namespace {

using Packer = msgpack::packer<msgpack::sbuffer>;

// What a frame may hold at most, so that a few bytes do not ask for gigabytes.
const msgpack::unpack_limit kLimits(1024, 1024, 1 << 20, 8 << 20, 64, 8);

void packText(Packer &packer, const QString &text)
{
    const QByteArray utf8 = text.toUtf8();
    packer.pack_str(static_cast<uint32_t>(utf8.size()));
    packer.pack_str_body(utf8.constData(), static_cast<uint32_t>(utf8.size()));
}

void packBytes(Packer &packer, const QByteArray &bytes)
{
    packer.pack_bin(static_cast<uint32_t>(bytes.size()));
    packer.pack_bin_body(bytes.constData(), static_cast<uint32_t>(bytes.size()));
}

constexpr int8_t kTimeExtension = -1;

//! MessagePack's timestamp of 96 bits: nanoseconds, then seconds.
void packTime(Packer &packer, Timestamp time)
{
    const qint64 seconds = (time.ms >= 0 ? time.ms : time.ms - 999) / 1000;
    char bytes[12];
    qToBigEndian(static_cast<quint32>(time.ms - seconds * 1000) * 1'000'000U, bytes);
    qToBigEndian(seconds, bytes + 4);
    packer.pack_ext(sizeof bytes, kTimeExtension);
    packer.pack_ext_body(bytes, sizeof bytes);
}

//! From 32, 64 or 96 bits.
std::optional<Timestamp> timeOf(const msgpack::object_ext &extension)
{
    const char *data = extension.data();
    quint32 nanoseconds = 0;
    qint64 seconds = 0;
    if (extension.type() != kTimeExtension)
        return std::nullopt;
    if (extension.size == 4) {
        seconds = qFromBigEndian<quint32>(data);
    } else if (extension.size == 8) {
        const auto both = qFromBigEndian<quint64>(data);
        nanoseconds = static_cast<quint32>(both >> 34);
        seconds = static_cast<qint64>(both & 0x3'FFFF'FFFFULL);
    } else if (extension.size == 12) {
        nanoseconds = qFromBigEndian<quint32>(data);
        seconds = qFromBigEndian<qint64>(data + 4);
    } else {
        return std::nullopt;
    }
    constexpr qint64 kFarthest = 1LL << 48; // seconds; their milliseconds fit
    if (seconds > kFarthest || seconds < -kFarthest)
        return std::nullopt;
    return Timestamp { seconds * 1000 + nanoseconds / 1'000'000 };
}

struct PackValue {
    Packer &packer;
    void operator()(qint64 value) const { packer.pack_fix_int64(value); }
    void operator()(const QString &value) const { packText(packer, value); }
    void operator()(const QByteArray &value) const { packBytes(packer, value); }
    void operator()(bool value) const { packer.pack(value); }
    void operator()(Timestamp value) const { packTime(packer, value); }
    void operator()(const QList<qint64> &values) const
    {
        packer.pack_array(static_cast<uint32_t>(values.size()));
        for (const qint64 value : values)
            packer.pack(static_cast<int64_t>(value));
    }
};

void pack(Packer &packer, const ProtoMap &map)
{
    packer.pack_map(static_cast<uint32_t>(map.size()));
    for (const auto &[key, value] : map) {
        packText(packer, key);
        std::visit(PackValue { packer }, value);
    }
}

QByteArray toBytes(const msgpack::sbuffer &buffer)
{
    return QByteArray(buffer.data(), static_cast<qsizetype>(buffer.size()));
}

QString textOf(const msgpack::object &object)
{
    return QString::fromUtf8(object.via.str.ptr, static_cast<qsizetype>(object.via.str.size));
}

QByteArray bytesOf(const msgpack::object &object)
{
    if (object.type == msgpack::type::BIN)
        return QByteArray(object.via.bin.ptr, static_cast<qsizetype>(object.via.bin.size));
    // Browsers send text where bytes are meant.
    if (object.type == msgpack::type::STR)
        return QByteArray(object.via.str.ptr, static_cast<qsizetype>(object.via.str.size));
    return {};
}

std::optional<qint64> numberOf(const msgpack::object &object)
{
    if (object.type == msgpack::type::NEGATIVE_INTEGER)
        return object.via.i64;
    if (object.type == msgpack::type::POSITIVE_INTEGER && object.via.u64 <= 0x7FFFFFFFFFFFFFFFULL)
        return static_cast<qint64>(object.via.u64);
    return std::nullopt;
}

std::optional<ProtoValue> valueOf(const msgpack::object &object)
{
    switch (object.type) {
    case msgpack::type::BOOLEAN:
        return object.via.boolean;
    case msgpack::type::STR:
        return textOf(object);
    case msgpack::type::BIN:
        return bytesOf(object);
    case msgpack::type::EXT: {
        const std::optional<Timestamp> time = timeOf(object.via.ext);
        return time ? std::optional<ProtoValue>(*time) : std::nullopt;
    }
    case msgpack::type::ARRAY: {
        QList<qint64> numbers;
        for (uint32_t i = 0; i < object.via.array.size; ++i) {
            const std::optional<qint64> number = numberOf(object.via.array.ptr[i]);
            if (!number)
                return std::nullopt;
            numbers.append(*number);
        }
        return numbers;
    }
    default:
        break;
    }
    const std::optional<qint64> number = numberOf(object);
    return number ? std::optional<ProtoValue>(*number) : std::nullopt;
}

//! Calls visit(key, object) for every member with a text for a key; false where it is no map.
template<class Visit> bool eachMember(const msgpack::object &object, Visit visit)
{
    if (object.type != msgpack::type::MAP)
        return false;
    for (uint32_t i = 0; i < object.via.map.size; ++i) {
        const msgpack::object_kv &member = object.via.map.ptr[i];
        if (member.key.type == msgpack::type::STR)
            visit(textOf(member.key), member.val);
    }
    return true;
}

ProtoMap mapOf(const msgpack::object &object)
{
    ProtoMap map;
    eachMember(object, [&map](const QString &key, const msgpack::object &value) {
        if (std::optional<ProtoValue> known = valueOf(value))
            map.insert_or_assign(key, *std::move(known));
    });
    return map;
}

Error decodeError(const QString &why)
{
    Error error;
    error.kind = ErrorKind::Decode;
    error.apiMessage = why;
    return error;
}

msgpack::object_handle unpack(const QByteArray &bytes)
{
    return msgpack::unpack(bytes.constData(), static_cast<size_t>(bytes.size()), nullptr, nullptr, kLimits);
}

} // namespace

std::optional<qint64> mapNumber(const ProtoMap &map, const QString &key)
{
    const auto it = map.find(key);
    const qint64 *number = it == map.end() ? nullptr : std::get_if<qint64>(&it->second);
    return number ? std::optional(*number) : std::nullopt;
}

QString mapText(const ProtoMap &map, const QString &key)
{
    const auto it = map.find(key);
    const QString *text = it == map.end() ? nullptr : std::get_if<QString>(&it->second);
    return text ? *text : QString();
}

std::optional<qint64> ProtoMessage::number(const QString &property) const
{
    return mapNumber(properties, property);
}

QString ProtoMessage::text(const QString &property) const
{
    return mapText(properties, property);
}

QByteArray encode(const ProtoMessage &message)
{
    msgpack::sbuffer buffer;
    Packer packer(buffer);
    const auto members = [](bool a, bool b, bool c) { return static_cast<uint32_t>(a) + static_cast<uint32_t>(b) + static_cast<uint32_t>(c); };
    packer.pack_map(message.body.isEmpty() ? 1 : 2);
    packText(packer, QStringLiteral("hdr"));
    packer.pack_map(1 + members(!message.type.isEmpty(), !message.session.isEmpty(), !message.properties.empty()));
    packText(packer, QStringLiteral("proto"));
    packer.pack_fix_uint16(message.protocol);
    if (!message.type.isEmpty()) {
        packText(packer, QStringLiteral("typ"));
        packText(packer, message.type);
    }
    if (!message.session.isEmpty()) {
        packText(packer, QStringLiteral("sid"));
        packText(packer, message.session);
    }
    if (!message.properties.empty()) {
        packText(packer, QStringLiteral("props"));
        pack(packer, message.properties);
    }
    if (!message.body.isEmpty()) {
        packText(packer, QStringLiteral("body"));
        packBytes(packer, message.body);
    }
    return toBytes(buffer);
}

Result<ProtoMessage> decodeProtoMessage(const QByteArray &frame)
{
    try {
        const msgpack::object_handle handle = unpack(frame);
        ProtoMessage message;
        bool hasProtocol = false;
        const auto header = [&](const QString &key, const msgpack::object &value) {
            if (key == u"proto") {
                const std::optional<qint64> number = numberOf(value);
                hasProtocol = number && *number >= 0 && *number <= 0xFFFF;
                message.protocol = hasProtocol ? static_cast<quint16>(*number) : quint16 { 0 };
            } else if (key == u"typ" && value.type == msgpack::type::STR) {
                message.type = textOf(value);
            } else if (key == u"sid" && value.type == msgpack::type::STR) {
                message.session = textOf(value);
            } else if (key == u"props") {
                message.properties = mapOf(value);
            }
        };
        const bool isMap = eachMember(handle.get(), [&](const QString &key, const msgpack::object &value) {
            if (key == u"hdr")
                eachMember(value, header);
            else if (key == u"body")
                message.body = bytesOf(value);
        });
        if (!isMap || !hasProtocol)
            return decodeError(QStringLiteral("frame without hdr.proto"));
        return message;
    } catch (const std::exception &problem) {
        return decodeError(QString::fromUtf8(problem.what()));
    }
}

QByteArray packMap(const ProtoMap &map)
{
    msgpack::sbuffer buffer;
    Packer packer(buffer);
    pack(packer, map);
    return toBytes(buffer);
}

Result<ProtoMap> unpackMap(const QByteArray &body)
{
    try {
        const msgpack::object_handle handle = unpack(body);
        if (handle.get().type != msgpack::type::MAP)
            return decodeError(QStringLiteral("no map"));
        return mapOf(handle.get());
    } catch (const std::exception &problem) {
        return decodeError(QString::fromUtf8(problem.what()));
    }
}

} // namespace drydock::api
