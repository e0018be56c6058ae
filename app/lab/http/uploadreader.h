// SPDX-License-Identifier: GPL-3.0-or-later
//
// UploadReader: takes a large body as it arrives, in pieces of any size, and leaves it in an Upload: multipart forms
// (MultipartReader) and whole bodies (RawReader). One per request; I/O thread. What is wrong stands in Upload::error.
#pragma once

#include "app/lab/http/request.h"

#include <QFile>

namespace drydock::lab {

class UploadReader {
public:
    explicit UploadReader(Upload &upload)
        : m_upload(upload)
    {
    }
    virtual ~UploadReader() = default;
    Q_DISABLE_COPY_MOVE(UploadReader)

    virtual void feed(QByteArrayView data) = 0;
    //! The body has ended: says in Upload::error what is missing.
    virtual void finish() = 0;
    [[nodiscard]] bool failed() const { return !m_upload.error.isEmpty(); }

protected:
    Upload &m_upload;
};

//! The body itself is the file.
class RawReader final : public UploadReader {
public:
    RawReader(Upload &upload, const QString &folder, qint64 maxFile);
    void feed(QByteArrayView data) override;
    void finish() override;

private:
    QFile m_file;
    qint64 m_maxFile;
};

//! A new file's path in the folder of uploads.
QString newUploadPath(const QString &folder);

} // namespace drydock::lab
