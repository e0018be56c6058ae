// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/artifact/tarstream.h"

#include <archive.h>
#include <archive_entry.h>

#include <cerrno>

namespace drydock::artifact {

struct TarReader::Callbacks {
    static la_ssize_t read(archive *handle, void *client, const void **buffer)
    {
        auto *self = static_cast<TarReader *>(client);
        try {
            const QByteArrayView bytes = self->m_source();
            *buffer = bytes.data();
            return static_cast<la_ssize_t>(bytes.size());
        } catch (const ReadError &error) {
            self->m_sourceError = error; // C cannot be thrown through
            archive_set_error(handle, EIO, "source");
            return -1;
        }
    }
};

TarReader::TarReader(ByteSource source, Compression compression)
    : m_source(std::move(source))
    , m_archive(archive_read_new())
{
    switch (compression) {
    case Compression::None:
        break;
    case Compression::Gzip:
        archive_read_support_filter_gzip(m_archive);
        break;
    case Compression::Xz:
        archive_read_support_filter_xz(m_archive);
        break;
    case Compression::Zstd:
        archive_read_support_filter_zstd(m_archive);
        break;
    }
    archive_read_support_format_tar(m_archive);
    archive_read_support_format_empty(m_archive);
    m_buffer.resize(64 << 10);
    if (archive_read_open(m_archive, this, nullptr, &Callbacks::read, nullptr) != ARCHIVE_OK) {
        const QString text = m_sourceError ? m_sourceError->text : QString::fromUtf8(archive_error_string(m_archive));
        archive_read_free(m_archive);
        throw ReadError { text };
    }
}

TarReader::~TarReader()
{
    archive_read_free(m_archive);
}

void TarReader::raise(const QString &fallback)
{
    if (m_sourceError)
        throw *m_sourceError;
    const char *text = archive_error_string(m_archive);
    throw ReadError { text ? QString::fromUtf8(text) : fallback };
}

void TarReader::check(int code)
{
    if (code < ARCHIVE_WARN)
        raise(QStringLiteral("unexpected EOF"));
}

std::optional<QString> TarReader::next()
{
    const int code = archive_read_next_header(m_archive, &m_entry);
    if (code == ARCHIVE_EOF)
        return std::nullopt;
    check(code);
    const char *name = archive_entry_pathname_utf8(m_entry);
    if (!name)
        name = archive_entry_pathname(m_entry);
    const QString text = name ? QString::fromUtf8(name) : QString();
    if (archive_entry_filetype(m_entry) != AE_IFREG || archive_entry_hardlink(m_entry))
        throw ReadError { QStringLiteral("member \"%1\" is not a plain file").arg(text.left(100)) };
    if (archive_entry_sparse_count(m_entry) > 0) // a few bytes could claim to be terabytes of zeros
        throw ReadError { QStringLiteral("member \"%1\" is sparse").arg(text.left(100)) };
    return text;
}

qint64 TarReader::size() const
{
    return archive_entry_size(m_entry);
}

Timestamp TarReader::date() const
{
    return archive_entry_mtime_is_set(m_entry) ? Timestamp { archive_entry_mtime(m_entry) * 1000 } : Timestamp {};
}

QByteArrayView TarReader::read()
{
    const la_ssize_t count = archive_read_data(m_archive, m_buffer.data(), static_cast<size_t>(m_buffer.size()));
    if (count < 0)
        raise(QStringLiteral("unexpected EOF"));
    return QByteArrayView(m_buffer).first(static_cast<qsizetype>(count));
}

QByteArray TarReader::readAll(qint64 limit)
{
    QByteArray content;
    for (QByteArrayView bytes = read(); !bytes.isEmpty(); bytes = read()) {
        if (content.size() + bytes.size() > limit)
            throw ReadError { QStringLiteral("member is longer than %1 bytes").arg(limit) };
        content.append(bytes.data(), bytes.size());
    }
    return content;
}

namespace {

la_ssize_t appendTo(archive *, void *client, const void *data, size_t size)
{
    static_cast<QByteArray *>(client)->append(static_cast<const char *>(data), static_cast<qsizetype>(size));
    return static_cast<la_ssize_t>(size);
}

} // namespace

TarWriter::TarWriter(Compression compression)
    : m_archive(archive_write_new())
{
    int code = archive_write_set_format_ustar(m_archive);
    switch (compression) {
    case Compression::None:
        break;
    case Compression::Gzip:
        code |= archive_write_add_filter_gzip(m_archive);
        code |= archive_write_set_filter_option(m_archive, "gzip", "timestamp", nullptr);
        break;
    case Compression::Xz:
        code |= archive_write_add_filter_xz(m_archive);
        break;
    case Compression::Zstd:
        code |= archive_write_add_filter_zstd(m_archive);
        break;
    }
    // No padding behind the end marks: what is not needed is not written.
    code |= archive_write_set_bytes_in_last_block(m_archive, 1);
    code |= archive_write_open2(m_archive, &m_out, nullptr, &appendTo, nullptr, nullptr);
    m_good = code == ARCHIVE_OK;
}

TarWriter::~TarWriter()
{
    archive_write_free(m_archive);
}

bool TarWriter::add(const QString &name, const QByteArray &content, Timestamp date)
{
    const std::unique_ptr<archive_entry, decltype(&archive_entry_free)> entry(archive_entry_new(), &archive_entry_free);
    archive_entry_set_pathname_utf8(entry.get(), name.toUtf8().constData());
    archive_entry_set_filetype(entry.get(), AE_IFREG);
    archive_entry_set_perm(entry.get(), 0600);
    archive_entry_set_size(entry.get(), content.size());
    archive_entry_set_mtime(entry.get(), date.isValid() ? date.ms / 1000 : 0, 0);
    m_good = m_good && archive_write_header(m_archive, entry.get()) == ARCHIVE_OK
        && archive_write_data(m_archive, content.constData(), static_cast<size_t>(content.size())) == content.size();
    return m_good;
}

std::optional<QByteArray> TarWriter::finish()
{
    if (!m_good || archive_write_close(m_archive) != ARCHIVE_OK)
        return std::nullopt;
    return m_out;
}

} // namespace drydock::artifact
