// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/artifact/artifactreader.h"

#include "models/artifact/headerreader.h"
#include "models/artifact/sha256.h"
#include "models/artifact/tarstream.h"

#include <QCryptographicHash>
#include <QFile>
#include <QHash>
#include <QRegularExpression>
#include <QSet>

namespace drydock::artifact {

namespace {

Compression compressionOf(const QString &name, const QString &base)
{
    const QString suffix = name.mid(base.size());
    if (suffix.isEmpty())
        return Compression::None;
    if (suffix == u".gz")
        return Compression::Gzip;
    if (suffix == u".xz")
        return Compression::Xz;
    if (suffix == u".zst")
        return Compression::Zstd;
    throw ReadError { QStringLiteral("unknown compression \"%1\"").arg(suffix.left(20)) };
}

//! One pass over one file, member after member in the order that the format prescribes.
class Pass {
public:
    Pass(QIODevice &device, ReadDepth depth, const ReadLimits &limits)
        : m_device(device)
        , m_depth(depth)
        , m_limits(limits)
        , m_buffer(64 << 10, '\0')
        , m_tar([this] { return readDevice(); }, Compression::None)
    {
    }

    ArtifactInfo run()
    {
        readVersion();
        readManifest();
        QString member = require(QStringLiteral("header"));
        if (member == u"manifest.sig") {
            if (m_tar.readAll(m_limits.document).isEmpty())
                throw ReadError { QStringLiteral("manifest.sig is empty") };
            m_info.isSigned = true;
            member = require(QStringLiteral("header"));
        }
        if (member == u"manifest-augment")
            throw ReadError { QStringLiteral("augmented artifacts are not supported") };
        readHeaderTar(member);
        if (m_depth == ReadDepth::Whole)
            readPayloads();
        else
            filesFromManifest();
        flatten(m_info);
        m_info.size = m_read;
        return std::move(m_info);
    }

private:
    QByteArrayView readDevice()
    {
        const qint64 count = m_device.read(m_buffer.data(), m_buffer.size());
        if (count < 0)
            throw ReadError { m_device.errorString() };
        m_read += count;
        return QByteArrayView(m_buffer).first(static_cast<qsizetype>(count));
    }

    QString require(const QString &what)
    {
        const std::optional<QString> name = m_tar.next();
        if (!name)
            throw ReadError { QStringLiteral("unexpected EOF: no %1").arg(what) };
        return *name;
    }

    void readVersion()
    {
        if (require(QStringLiteral("version")) != u"version")
            throw ReadError { QStringLiteral("not a Mender artifact: version is not the first member") };
        const QByteArray document = m_tar.readAll(m_limits.document);
        m_seen.insert(QStringLiteral("version"), QCryptographicHash::hash(document, QCryptographicHash::Sha256).toHex());
        parseVersion(document, m_info);
    }

    void readManifest()
    {
        if (require(QStringLiteral("manifest")) != u"manifest")
            throw ReadError { QStringLiteral("manifest is not the second member") };
        const QByteArray text = m_tar.readAll(m_limits.document);
        static const QRegularExpression line(QStringLiteral("^([0-9a-f]{64})  (\\S[^\\n]*)$"));
        for (const QByteArray &raw : text.split('\n')) {
            if (raw.isEmpty())
                continue;
            const auto match = line.match(QString::fromUtf8(raw));
            if (!match.hasMatch())
                throw ReadError { QStringLiteral("malformed manifest line") };
            if (m_manifest.contains(match.captured(2)))
                throw ReadError { QStringLiteral("manifest lists \"%1\" twice").arg(match.captured(2).left(100)) };
            m_manifest.insert(match.captured(2), match.captured(1).toLatin1());
            m_order.append(match.captured(2));
        }
        if (m_order.size() > m_limits.files + 8)
            throw ReadError { QStringLiteral("too many files") };
        verify(QStringLiteral("version"), m_seen.value(QStringLiteral("version")));
    }

    void verify(const QString &name, const QByteArray &digest)
    {
        const auto it = m_manifest.constFind(name);
        if (it == m_manifest.constEnd())
            throw ReadError { QStringLiteral("\"%1\" is not in the manifest").arg(name.left(200)) };
        if (it.value() != digest) {
            throw ReadError { QStringLiteral("invalid checksum of \"%1\": expected %2, found %3")
                                  .arg(name.left(200), QString::fromLatin1(it.value()), QString::fromLatin1(digest)) };
        }
        m_seen.insert(name, digest);
    }

    void readHeaderTar(const QString &member)
    {
        const QString base = QStringLiteral("header.tar");
        if (!member.startsWith(base))
            throw ReadError { QStringLiteral("expected the header, found \"%1\"").arg(member.left(100)) };
        m_info.compression = compressionOf(member, base);
        Sha256 stored; // of the bytes as they are in the file
        const ByteSource source = [&] {
            const QByteArrayView bytes = m_tar.read();
            stored.add(bytes);
            return bytes;
        };
        {
            TarReader header(source, m_info.compression);
            readHeader(header, m_limits, m_info);
        }
        while (!source().isEmpty()) { // what follows the inner end marks belongs to the checksum, too
        }
        verify(member, stored.hex());
    }

    void filesFromManifest()
    {
        for (const QString &name : std::as_const(m_order)) {
            const QStringList parts = name.split(u'/');
            bool isNumber = false;
            const qsizetype index = parts.value(1).toInt(&isNumber);
            if (parts.size() == 3 && parts.first() == u"data" && isNumber && index < std::ssize(m_info.payloads))
                m_info.payloads[static_cast<size_t>(index)].files.push_back({ parts.last(), QString::fromLatin1(m_manifest.value(name)), -1, {} });
        }
    }

    void readPayloads()
    {
        int index = 0;
        while (const std::optional<QString> member = m_tar.next()) {
            const QString base = QStringLiteral("data/%1.tar").arg(index, 4, 10, QLatin1Char('0'));
            if (!member->startsWith(base) || index >= std::ssize(m_info.payloads))
                throw ReadError { QStringLiteral("unexpected member \"%1\"").arg(member->left(100)) };
            const ByteSource source = [this] { return m_tar.read(); };
            {
                TarReader data(source, compressionOf(*member, base));
                readFiles(data, m_info.payloads[static_cast<size_t>(index)], QStringLiteral("data/%1/").arg(index, 4, 10, QLatin1Char('0')));
            }
            while (!source().isEmpty()) {
            }
            ++index;
        }
        // The bootstrap artifact's null payload has no data member.
        const bool isBootstrap = m_info.payloads.size() == 1 && m_info.payloads.front().type.isEmpty();
        if (index != std::ssize(m_info.payloads) && !isBootstrap)
            throw ReadError { QStringLiteral("unexpected EOF: payload %1 is missing").arg(index) };
        for (const QString &name : std::as_const(m_order)) {
            if (!m_seen.contains(name))
                throw ReadError { QStringLiteral("\"%1\" is in the manifest but not in the artifact").arg(name.left(200)) };
        }
    }

    void readFiles(TarReader &data, Payload &payload, const QString &folder)
    {
        static const QRegularExpression harmless(QStringLiteral("^[\\w\\-.,]+$"), QRegularExpression::UseUnicodePropertiesOption);
        while (const std::optional<QString> name = data.next()) {
            if (!harmless.match(*name).hasMatch() || *name == u"." || *name == u"..")
                throw ReadError { QStringLiteral("bad file name \"%1\"").arg(name->left(100)) };
            if (++m_files > m_limits.files)
                throw ReadError { QStringLiteral("too many files") };
            if (m_seen.contains(folder + *name))
                throw ReadError { QStringLiteral("file \"%1\" comes twice").arg(name->left(100)) };
            File file;
            file.name = *name;
            file.date = data.date();
            Sha256 digest;
            for (QByteArrayView bytes = data.read(); !bytes.isEmpty(); bytes = data.read()) {
                m_payloadBytes += bytes.size();
                if (m_payloadBytes > m_limits.payload)
                    throw ReadError { QStringLiteral("payload is longer than %1 bytes").arg(m_limits.payload) };
                digest.add(bytes);
                file.size += bytes.size();
            }
            file.checksum = QString::fromLatin1(digest.hex());
            verify(folder + *name, file.checksum.toLatin1());
            payload.files.push_back(file);
        }
    }

    QIODevice &m_device;
    ReadDepth m_depth;
    const ReadLimits &m_limits;
    QByteArray m_buffer;
    qint64 m_read = 0;
    qint64 m_payloadBytes = 0;
    int m_files = 0;
    QHash<QString, QByteArray> m_manifest;
    QStringList m_order; //!< of the manifest
    QHash<QString, QByteArray> m_seen;
    ArtifactInfo m_info;
    TarReader m_tar; //!< last: it reads through the members above
};

} // namespace

Result<ArtifactInfo> readArtifact(QIODevice &device, ReadDepth depth, const ReadLimits &limits)
{
    try {
        return Pass(device, depth, limits).run();
    } catch (const ReadError &error) {
        return makeError(ErrorKind::Decode, error.text);
    }
}

Result<ArtifactInfo> readArtifact(const QString &path, ReadDepth depth, const ReadLimits &limits)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return makeError(ErrorKind::NotFound, file.errorString());
    Result<ArtifactInfo> result = readArtifact(file, depth, limits);
    if (!result.ok())
        return result;
    ArtifactInfo info = std::move(result).value();
    info.size = file.size();
    return info;
}

} // namespace drydock::artifact
