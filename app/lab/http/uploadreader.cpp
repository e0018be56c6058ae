// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/lab/http/uploadreader.h"

#include <QUuid>

namespace drydock::lab {

QString newUploadPath(const QString &folder)
{
    return folder + QStringLiteral("/upload-") + QUuid::createUuid().toString(QUuid::WithoutBraces);
}

RawReader::RawReader(Upload &upload, const QString &folder, qint64 maxFile)
    : UploadReader(upload)
    , m_file(newUploadPath(folder))
    , m_maxFile(maxFile)
{
    upload.filePath = m_file.fileName();
    if (!m_file.open(QIODevice::WriteOnly | QIODevice::NewOnly)) {
        upload.error = QStringLiteral("internal error");
        upload.errorStatus = 500;
    }
}

void RawReader::feed(QByteArrayView data)
{
    if (failed())
        return;
    m_upload.fileSize += data.size();
    if (m_upload.fileSize > m_maxFile) {
        m_upload.error = QStringLiteral("http: request body too large");
        m_upload.errorStatus = 413;
    } else if (m_file.write(data.data(), data.size()) != data.size()) {
        m_upload.error = QStringLiteral("internal error");
        m_upload.errorStatus = 500;
    }
}

void RawReader::finish()
{
    if (!failed() && !m_file.flush()) {
        m_upload.error = QStringLiteral("internal error");
        m_upload.errorStatus = 500;
    }
    m_file.close();
}

} // namespace drydock::lab
