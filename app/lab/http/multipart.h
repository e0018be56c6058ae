// SPDX-License-Identifier: GPL-3.0-or-later
//
// MultipartReader: takes a multipart body apart as it arrives, in pieces of any size. Fields in front of the file part
// are kept in memory (64 KiB in all), the file goes to disk, whatever follows is drained. One per request, I/O thread.
#pragma once

#include "app/lab/http/uploadreader.h"

namespace drydock::lab {

class MultipartReader final : public UploadReader {
public:
    //! `filePart` is lower case; the file is made in `folder` when that part begins and belongs to the Upload.
    MultipartReader(Upload &upload, const QByteArray &contentType, QString filePart, QString folder, qint64 maxFile);

    void feed(QByteArrayView data) override;
    void finish() override;

private:
    enum class State { Boundary, AfterBoundary, Headers, Field, Skipped, File, Done };

    bool step();
    bool readAfterBoundary();
    bool readHeaders();
    bool readBody();
    void store(QByteArrayView data);
    void beginPart(const QByteArray &headers);
    void fail(const QString &why, int status = 400);

    QByteArray m_delimiter; //!< "\r\n--boundary"
    QString m_filePart;
    QString m_folder;
    qint64 m_maxFile;
    QFile m_file;
    QByteArray m_buffer;
    QString m_field;
    qint64 m_fieldBytes = 0;
    State m_state = State::Boundary;
};

//! A parameter of a header such as Content-Disposition or Content-Type; quotes and backslashes are understood.
std::optional<QByteArray> headerParameter(const QByteArray &header, const QByteArray &name);

} // namespace drydock::lab
