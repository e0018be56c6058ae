// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/lab/http/multipart.h"

#include <string_view>

namespace drydock::lab {

namespace {

constexpr qint64 kMaxFieldBytes = 64 << 10;
constexpr qsizetype kMaxPartHeader = 16 << 10;

//! Where the delimiter begins. A payload is gigabytes of anything: the C library's search for the first byte passes over
//! it several times as fast as QByteArray's, which looks at each.
qsizetype findDelimiter(const QByteArray &bytes, const QByteArray &delimiter)
{
    const auto view = [](const QByteArray &of) { return std::string_view(of.constData(), static_cast<size_t>(of.size())); };
    const size_t at = view(bytes).find(view(delimiter));
    return at == std::string_view::npos ? -1 : static_cast<qsizetype>(at);
}

} // namespace

std::optional<QByteArray> headerParameter(const QByteArray &header, const QByteArray &name)
{
    qsizetype at = header.indexOf(';');
    while (at >= 0 && at < header.size()) {
        qsizetype equals = header.indexOf('=', at);
        if (equals < 0)
            return std::nullopt;
        const QByteArray key = header.mid(at + 1, equals - at - 1).trimmed();
        QByteArray value;
        ++equals;
        while (equals < header.size() && header.at(equals) == ' ')
            ++equals;
        if (equals < header.size() && header.at(equals) == '"') {
            for (++equals; equals < header.size() && header.at(equals) != '"'; ++equals) {
                if (header.at(equals) == '\\' && equals + 1 < header.size())
                    ++equals;
                value += header.at(equals);
            }
            at = header.indexOf(';', equals);
        } else {
            at = header.indexOf(';', equals);
            value = header.mid(equals, at < 0 ? -1 : at - equals).trimmed();
        }
        if (key.compare(name, Qt::CaseInsensitive) == 0)
            return value;
    }
    return std::nullopt;
}

MultipartReader::MultipartReader(
    Upload &upload, const QByteArray &contentType, QString filePart, QString folder, qint64 maxFile)
    : UploadReader(upload)
    , m_filePart(std::move(filePart))
    , m_folder(std::move(folder))
    , m_maxFile(maxFile)
{
    const std::optional<QByteArray> boundary = headerParameter(contentType, "boundary");
    if (!contentType.toLower().startsWith("multipart/") || !boundary || boundary->isEmpty() || boundary->size() > 70) {
        fail(QStringLiteral("request Content-Type isn't multipart/form-data"));
        return;
    }
    m_delimiter = "\r\n--" + *boundary;
    m_buffer = "\r\n"; // the first boundary has no line break of its own
}

void MultipartReader::fail(const QString &why, int status)
{
    m_upload.error = why;
    m_upload.errorStatus = status;
    m_buffer.clear();
    m_state = State::Done;
}

void MultipartReader::feed(QByteArrayView data)
{
    if (m_state == State::Done)
        return;
    m_buffer.append(data.data(), data.size());
    while (step()) {
    }
}

bool MultipartReader::step()
{
    switch (m_state) {
    case State::Boundary: {
        const qsizetype at = findDelimiter(m_buffer, m_delimiter);
        if (at < 0) {
            m_buffer = m_buffer.right(m_delimiter.size() - 1);
            return false;
        }
        m_buffer.remove(0, at + m_delimiter.size());
        m_state = State::AfterBoundary;
        return true;
    }
    case State::AfterBoundary:
        return readAfterBoundary();
    case State::Headers:
        return readHeaders();
    case State::Field:
    case State::Skipped:
    case State::File:
        return readBody();
    case State::Done:
        break;
    }
    m_buffer.clear();
    return false;
}

bool MultipartReader::readAfterBoundary()
{
    if (m_buffer.size() < 2)
        return false;
    if (m_buffer.startsWith("--")) {
        m_state = State::Done;
        return true;
    }
    if (!m_buffer.startsWith("\r\n")) {
        fail(QStringLiteral("multipart: malformed boundary"));
        return false;
    }
    // The line break stays: a part without headers is then "\r\n\r\n" like any other.
    m_state = State::Headers;
    return true;
}

bool MultipartReader::readHeaders()
{
    const qsizetype end = m_buffer.indexOf("\r\n\r\n");
    if (end < 0) {
        if (m_buffer.size() > kMaxPartHeader)
            fail(QStringLiteral("multipart: header too long"));
        return false;
    }
    const QByteArray headers = m_buffer.mid(2, std::max<qsizetype>(0, end - 2));
    m_buffer.remove(0, end + 4);
    beginPart(headers);
    return m_state != State::Done;
}

void MultipartReader::beginPart(const QByteArray &headers)
{
    QByteArray disposition;
    for (const QByteArray &line : headers.split('\n')) {
        const qsizetype colon = line.indexOf(':');
        if (line.left(colon).trimmed().compare("Content-Disposition", Qt::CaseInsensitive) == 0)
            disposition = line.mid(colon + 1).trimmed();
    }
    m_field = QString::fromUtf8(headerParameter(disposition, "name").value_or(QByteArray())).toLower();
    if (m_field != m_filePart) {
        m_state = m_field.isEmpty() ? State::Skipped : State::Field;
        return;
    }
    m_state = State::File;
    m_upload.partName = m_field;
    const QString name = QString::fromUtf8(headerParameter(disposition, "filename").value_or(QByteArray()));
    m_upload.fileName = name.section(u'/', -1).section(u'\\', -1).left(255);
    m_file.setFileName(newUploadPath(m_folder));
    m_upload.filePath = m_file.fileName();
    if (!m_file.open(QIODevice::WriteOnly | QIODevice::NewOnly))
        fail(QStringLiteral("internal error"), 500);
}

bool MultipartReader::readBody()
{
    const qsizetype at = findDelimiter(m_buffer, m_delimiter);
    const qsizetype safe = at >= 0 ? at : m_buffer.size() - (m_delimiter.size() - 1);
    if (safe > 0) {
        store(QByteArrayView(m_buffer).first(safe));
        if (failed())
            return false;
        m_buffer.remove(0, safe);
    }
    if (at < 0)
        return false;
    m_buffer.remove(0, m_delimiter.size());
    if (m_state == State::File) {
        m_file.close();
        m_state = State::Done; // whatever follows the file is not looked at
    } else {
        m_state = State::AfterBoundary;
    }
    return true;
}

void MultipartReader::store(QByteArrayView data)
{
    if (m_state == State::File) {
        m_upload.fileSize += data.size();
        if (m_upload.fileSize > m_maxFile)
            return fail(QStringLiteral("Artifact file too large"), 413);
        if (m_file.write(data.data(), data.size()) != data.size())
            return fail(QStringLiteral("internal error"), 500);
    } else if (m_state == State::Field) {
        m_fieldBytes += data.size();
        if (m_fieldBytes > kMaxFieldBytes)
            return fail(QStringLiteral("multipart: message too large"), 413);
        m_upload.fields[m_field].append(data.data(), data.size());
    }
}

void MultipartReader::finish()
{
    if (failed())
        return;
    const bool whole = m_state == State::Done;
    if (m_file.isOpen())
        m_file.close();
    if (!whole)
        fail(QStringLiteral("unexpected EOF"));
}

} // namespace drydock::lab
