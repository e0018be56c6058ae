// SPDX-License-Identifier: GPL-3.0-or-later
//
// MultipartBody: a multipart/form-data body with one file at its end, read from disk while it is sent. Its size is
// known before the first byte, so the transport sends a Content-Length and Qt buffers nothing. Made per attempt by
// RequestSpec::bodySource, owned by the transport. It knows no endpoint.
#pragma once

#include <QDateTime>
#include <QFile>
#include <QIODevice>

#include <memory>

namespace drydock::api {

class MultipartBody final : public QIODevice {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(MultipartBody)

public:
    struct Part {
        QByteArray name;
        QByteArray value;
    };
    //! A boundary that no file holds but by a chance of 1 in 2^122.
    static QByteArray makeBoundary();
    static QByteArray contentType(const QByteArray &boundary);

    enum class SizePart { Sent, None };
    //! Opened for reading; null where the file cannot be. `parts` come first, in order, then (where the service wants
    //! it) a part `size` with the file's size in bytes, then the file in a part named `fileField`.
    static std::unique_ptr<MultipartBody> open(const QByteArray &boundary, const std::vector<Part> &parts,
        const QByteArray &fileField, const QString &filePath, SizePart sizePart = SizePart::Sent);

    bool isSequential() const override { return false; }
    qint64 size() const override;
    bool seek(qint64 position) override;
    bool atEnd() const override { return pos() >= size(); }

protected:
    qint64 readData(char *data, qint64 maxSize) override;
    qint64 writeData(const char *, qint64) override { return -1; }

private:
    MultipartBody() = default;
    [[nodiscard]] bool isUnchanged() const;

    QFile m_file;
    qint64 m_fileSize = 0;
    QDateTime m_modified; //!< of the file when it was opened
    QByteArray m_head;
    QByteArray m_tail;
    qint64 m_at = 0;
};

} // namespace drydock::api
