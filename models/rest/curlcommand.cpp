// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/rest/curlcommand.h"

#include <algorithm>
#include <array>

namespace drydock {

namespace {

constexpr qsizetype kLongestInline = 64 << 10;
constexpr QByteArrayView kMark = "[redacted]";

class Command {
public:
    Command(const JournalEntry &entry, const CurlServer &server)
        : m_entry(entry)
        , m_server(server)
    {
    }
    CurlCommand build();

private:
    void method();
    void address();
    void credentials();
    void headers();
    void body();
    void bodyFrom(const QString &file, CurlNote note);
    void certificates();
    void note(CurlNote note)
    {
        if (!m_command.notes.contains(note))
            m_command.notes.append(note);
    }
    void add(const QByteArray &option, const QByteArray &quoted = {})
    {
        m_parts.append(quoted.isEmpty() ? option : option + ' ' + quoted);
    }
    [[nodiscard]] bool hasBody() const { return m_entry.requestBodySize > 0; }
    [[nodiscard]] bool hasHeader(QByteArrayView name) const;

    const JournalEntry &m_entry;
    const CurlServer &m_server;
    QList<QByteArray> m_parts;
    CurlCommand m_command;
};

CurlCommand Command::build()
{
    method();
    address();
    credentials();
    headers();
    body();
    certificates();
    m_command.text = QString::fromUtf8("curl " + m_parts.join(" \\\n  "));
    return m_command;
}

// curl reads the method from its other options; saying it anyway harms nobody but HEAD, which would wait for a body.
void Command::method()
{
    if (m_entry.verb == "HEAD")
        add("--head");
    else if (m_entry.verb != "GET" || hasBody())
        add("--request", shellQuoted(m_entry.verb));
}

void Command::address()
{
    const QByteArray url = m_entry.url.toEncoded();
    // Brackets and braces are patterns to curl.
    if (std::any_of(url.begin(), url.end(), [](char c) { return QByteArrayView("[]{}").contains(c); }))
        add("--globoff");
    add("--url", shellQuoted(url));
    if (url.contains(kMark) || url.contains("%5Bredacted%5D"))
        note(CurlNote::SecretsLeftOut);
}

void Command::credentials()
{
    if (m_entry.credentials == Credentials::Bearer) {
        add("--header", "\"Authorization: Bearer $DRYDOCK_TOKEN\"");
        note(CurlNote::NeedsToken);
    } else if (m_entry.credentials == Credentials::Basic) {
        add("--user", "\"$DRYDOCK_USER:$DRYDOCK_PASSWORD\"");
        note(CurlNote::NeedsPassword);
    }
}

bool Command::hasHeader(QByteArrayView name) const
{
    return std::any_of(m_entry.requestHeaders.begin(), m_entry.requestHeaders.end(),
        [name](const auto &header) { return header.first.compare(name, Qt::CaseInsensitive) == 0; });
}

void Command::headers()
{
    static constexpr std::array<QByteArrayView, 7> kOwn { "authorization", "user-agent", "host", "content-length",
        "connection", "accept-encoding", "expect" };
    for (const auto &[name, value] : m_entry.requestHeaders) {
        const QByteArray lower = name.toLower();
        if (std::any_of(kOwn.begin(), kOwn.end(), [&lower](QByteArrayView own) { return lower == own; }))
            continue;
        if (value.contains(kMark)) {
            note(CurlNote::SecretsLeftOut);
            continue;
        }
        // "Name:" would take the header away; "Name;" sends it without a value.
        add("--header", shellQuoted(value.isEmpty() ? name + ';' : name + ": " + value));
    }
}

bool isPasteable(const QByteArray &body)
{
    // A terminal obeys control characters in what is pasted; tab and line feed are text.
    return body.size() < kLongestInline && std::none_of(body.begin(), body.end(), [](char c) {
        return (static_cast<unsigned char>(c) < 0x20 && c != '\n' && c != '\t') || c == 0x7f;
    }) && !body.contains("\xc2\x9b"); // CSI in one character
}

void Command::bodyFrom(const QString &file, CurlNote why)
{
    m_command.bodyFile = file;
    add("--data-binary", shellQuoted('@' + file.toUtf8()));
    note(why);
}

void Command::body()
{
    const bool expectsBody = m_entry.verb == "POST" || m_entry.verb == "PUT" || m_entry.verb == "PATCH";
    if (!hasBody() && !expectsBody)
        return;
    // With data and no type, curl would call it a form.
    if (!hasHeader("content-type"))
        add("--header", shellQuoted("Content-Type:"));
    if (!hasBody()) {
        add("--data-binary", shellQuoted({}));
        return;
    }
    if (m_entry.requestBodyGap == BodyGap::Multipart) {
        bodyFrom(QStringLiteral("form.bin"), CurlNote::Multipart);
    } else if (m_entry.requestBodyGap != BodyGap::None || m_entry.requestBodyOmitted) {
        bodyFrom(QStringLiteral("body.bin"), CurlNote::BodyNotRecorded);
    } else {
        if (m_entry.requestBody.contains(kMark))
            note(CurlNote::SecretsLeftOut);
        if (!isPasteable(m_entry.requestBody))
            bodyFrom(QStringLiteral("body.txt"), CurlNote::BodyFromFile);
        else // An "@" at the beginning would name a file to --data-binary.
            add(m_entry.requestBody.startsWith('@') ? "--data-raw" : "--data-binary", shellQuoted(m_entry.requestBody));
    }
}

void Command::certificates()
{
    if (m_entry.url.scheme() != QLatin1String("https") || !sameOrigin(m_entry.url, m_server.url))
        return;
    const std::array<std::pair<QByteArray, QString>, 3> files { { { "--cacert", m_server.caFile },
        { "--cert", m_server.clientCertificateFile }, { "--key", m_server.clientKeyFile } } };
    for (const auto &[option, file] : files) {
        if (!file.isEmpty())
            add(option, shellQuoted(file.toUtf8()));
    }
    if (m_server.pinned)
        note(CurlNote::Pinned);
}

} // namespace

QByteArray shellQuoted(const QByteArray &text)
{
    QByteArray quoted = text;
    quoted.replace('\'', "'\\''");
    return '\'' + quoted + '\'';
}

CurlCommand curlCommand(const JournalEntry &entry, const CurlServer &server)
{
    return Command(entry, server).build();
}

} // namespace drydock
