// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/api/multipartbody.h"

#include <QFileInfo>
#include <QUuid>

#include <algorithm>
#include <cstring>

namespace drydock::api {

namespace {

//! As browsers write a file's name into a header: quotes and line breaks by percent, everything else as UTF-8.
QByteArray headerText(const QString &text)
{
    QByteArray utf8 = text.toUtf8();
    utf8.replace('"', "%22").replace('\r', "%0D").replace('\n', "%0A");
    return utf8;
}

QByteArray textPart(const QByteArray &boundary, const QByteArray &name, const QByteArray &value)
{
    return "--" + boundary + "\r\nContent-Disposition: form-data; name=\"" + name + "\"\r\n\r\n" + value + "\r\n";
}

} // namespace

QByteArray MultipartBody::makeBoundary()
{
    return "drydock-" + QUuid::createUuid().toByteArray(QUuid::Id128);
}

QByteArray MultipartBody::contentType(const QByteArray &boundary)
{
    return "multipart/form-data; boundary=" + boundary;
}

std::unique_ptr<MultipartBody> MultipartBody::open(const QByteArray &boundary, const std::vector<Part> &parts,
    const QByteArray &fileField, const QString &filePath, SizePart sizePart)
{
    std::unique_ptr<MultipartBody> body(new MultipartBody);
    body->m_file.setFileName(filePath);
    if (QFileInfo(filePath).isDir() || !body->m_file.open(QIODevice::ReadOnly | QIODevice::Unbuffered))
        return nullptr;
    body->m_fileSize = body->m_file.size();
    body->m_modified = QFileInfo(filePath).lastModified();
    for (const Part &part : parts)
        body->m_head += textPart(boundary, part.name, part.value);
    if (sizePart == SizePart::Sent)
        body->m_head += textPart(boundary, "size", QByteArray::number(body->m_fileSize));
    body->m_head += "--" + boundary + "\r\nContent-Disposition: form-data; name=\"" + fileField + "\"; filename=\""
        + headerText(QFileInfo(filePath).fileName()) + "\"\r\nContent-Type: application/octet-stream\r\n\r\n";
    body->m_tail = "\r\n--" + boundary + "--\r\n";
    body->QIODevice::open(QIODevice::ReadOnly | QIODevice::Unbuffered);
    return body;
}

qint64 MultipartBody::size() const
{
    return m_head.size() + m_fileSize + m_tail.size();
}

bool MultipartBody::seek(qint64 position)
{
    if (position < 0 || position > size() || !QIODevice::seek(position))
        return false;
    m_at = position;
    return true;
}

//! Asked before the last byte of the file is given: without it no server takes the upload.
bool MultipartBody::isUnchanged() const
{
    const QFileInfo now(m_file.fileName());
    return now.exists() && now.size() == m_fileSize && now.lastModified() == m_modified;
}

qint64 MultipartBody::readData(char *data, qint64 maxSize)
{
    qint64 done = 0;
    while (done < maxSize && m_at < size()) {
        qint64 step = 0;
        const qint64 room = maxSize - done;
        if (m_at < m_head.size()) {
            step = std::min(room, m_head.size() - m_at);
            std::memcpy(data + done, m_head.constData() + m_at, static_cast<size_t>(step));
        } else if (const qint64 inFile = m_at - m_head.size(); inFile < m_fileSize) {
            if (!m_file.seek(inFile))
                return -1;
            step = m_file.read(data + done, std::min(room, m_fileSize - inFile));
            // A file that became shorter must not be padded with its own tail: the upload fails instead.
            if (step <= 0 || (inFile + step == m_fileSize && !isUnchanged()))
                return -1;
        } else {
            const qint64 inTail = inFile - m_fileSize;
            step = std::min(room, m_tail.size() - inTail);
            std::memcpy(data + done, m_tail.constData() + inTail, static_cast<size_t>(step));
        }
        done += step;
        m_at += step;
    }
    return done;
}

} // namespace drydock::api
