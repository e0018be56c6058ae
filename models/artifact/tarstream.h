// SPDX-License-Identifier: GPL-3.0-or-later
//
// Thin RAII over libarchive: a tar that is read member by member from any source of bytes, so that a tar inside a tar
// streams without ever being held. Internal to models/artifact.
#pragma once

#include "models/artifact/artifactinfo.h"

#include <QByteArray>
#include <QString>

#include <functional>
#include <memory>
#include <optional>

struct archive;
struct archive_entry;

namespace drydock::artifact {

//! Gives the next bytes, empty at the end. May throw ReadError.
using ByteSource = std::function<QByteArrayView()>;

//! Carries the reason out of libarchive's depth; never leaves models/artifact.
struct ReadError {
    QString text;
};

class TarReader {
public:
    //! Understands exactly that compression.
    TarReader(ByteSource source, Compression compression);
    ~TarReader();
    Q_DISABLE_COPY_MOVE(TarReader)

    //! The next member's name; nothing at the end. Anything but a plain file throws.
    std::optional<QString> next();
    [[nodiscard]] qint64 size() const; //!< as the member's header claims
    [[nodiscard]] Timestamp date() const;
    //! The next bytes of the current member, empty at its end.
    QByteArrayView read();
    //! The whole member, at most `limit` bytes.
    QByteArray readAll(qint64 limit);

private:
    struct Callbacks;
    [[noreturn]] void raise(const QString &fallback);
    void check(int code);

    ByteSource m_source;
    std::optional<ReadError> m_sourceError;
    archive *m_archive = nullptr;
    archive_entry *m_entry = nullptr;
    QByteArray m_buffer;
};

//! A tar in memory, ustar, modes 0600, owner 0, compressed as asked.
class TarWriter {
public:
    explicit TarWriter(Compression compression);
    ~TarWriter();
    Q_DISABLE_COPY_MOVE(TarWriter)
    bool add(const QString &name, const QByteArray &content, Timestamp date);
    //! Everything written; nothing where libarchive refused.
    std::optional<QByteArray> finish();

private:
    archive *m_archive = nullptr;
    QByteArray m_out;
    bool m_good = true;
};

} // namespace drydock::artifact
