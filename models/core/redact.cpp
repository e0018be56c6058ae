// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/core/redact.h"

#include <QUrlQuery>

#include <algorithm>
#include <array>

namespace drydock {

namespace {

// Written by hand instead of with regular expressions: recorded bodies of a megabyte pass here on the GUI thread, and
// every pass below is linear.
constexpr QByteArrayView kMark = "[redacted]";
constexpr qsizetype kLongestName = 64;

bool isAlnum(char c)
{
    return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

bool isTokenChar(char c) // token68 of RFC 7235, and the dots of a JWT
{
    return isAlnum(c) || c == '-' || c == '.' || c == '_' || c == '~' || c == '+' || c == '/' || c == '=';
}

bool isJwtChar(char c)
{
    return isAlnum(c) || c == '-' || c == '_' || c == '.';
}

bool isSpace(char c)
{
    return c == ' ' || c == '\t' || c == '\r' || c == '\n';
}

char lowered(char c)
{
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
}

QByteArray bareName(QByteArrayView name)
{
    QByteArray bare;
    for (const char c : name) {
        if (isAlnum(c))
            bare += lowered(c);
    }
    return bare;
}

// Names are compared without case, dashes and underscores, by their end: "tenant_token", "X-Amz-Security-Token".
bool isSecretName(QByteArrayView name)
{
    static constexpr std::array<QByteArrayView, 21> kEndings { "password", "passwd", "passphrase", "secret", "token",
        "token2fa", "jwt", "apikey", "accesskey", "accountkey", "privatekey", "connectionstring", "signature",
        "credential", "totp", "authorization", "cookie", "securitykey", "recoverycode", "secrethash", "recaptcharesponse" };
    static constexpr std::array<QByteArrayView, 4> kWhole { "otp", "sig", "qr", "samlresponse" };
    const QByteArray bare = bareName(name);
    return std::any_of(kEndings.begin(), kEndings.end(), [&bare](QByteArrayView end) { return bare.endsWith(end); })
        || std::any_of(kWhole.begin(), kWhole.end(), [&bare](QByteArrayView whole) { return bare == whole; });
}

// Copies the text through, with stretches replaced by the mark.
class Rewriter {
public:
    explicit Rewriter(const QByteArray &text)
        : m_text(text)
    {
    }
    void replace(qsizetype from, qsizetype to, QByteArrayView with = kMark)
    {
        m_out.append(m_text.constData() + m_copied, from - m_copied);
        m_out.append(with);
        m_copied = to;
    }
    QByteArray result()
    {
        if (m_copied == 0)
            return m_text;
        m_out.append(m_text.constData() + m_copied, m_text.size() - m_copied);
        return m_out;
    }

private:
    const QByteArray &m_text;
    QByteArray m_out;
    qsizetype m_copied = 0;
};

// Where `word` (lower case) begins next, without regard to case; -1 where it does not.
qsizetype findWord(const QByteArray &text, QByteArrayView word, qsizetype from)
{
    const auto same = [](char a, char b) { return lowered(a) == b; };
    for (;;) {
        const auto it = std::search(text.begin() + from, text.end(), word.begin(), word.end(), same);
        if (it == text.end())
            return -1;
        const qsizetype at = it - text.begin();
        if (at == 0 || !isAlnum(text[at - 1]))
            return at;
        from = at + 1;
    }
}

QByteArray withoutPrivateKeys(const QByteArray &text)
{
    Rewriter out(text);
    qsizetype at = 0;
    while ((at = text.indexOf("PRIVATE KEY-----", at)) >= 0) {
        const qsizetype from = at + 16;
        const qsizetype end = text.indexOf("-----END", from);
        const qsizetype to = end < 0 ? text.size() : end;
        if (text.mid(from, to - from).trimmed() != kMark)
            out.replace(from, to);
        const qsizetype close = text.indexOf("PRIVATE KEY-----", to);
        at = close < 0 ? text.size() : close + 16;
    }
    return out.result();
}

QByteArray withoutUserInfo(const QByteArray &text)
{
    Rewriter out(text);
    qsizetype at = 0;
    while ((at = text.indexOf("://", at)) >= 0) {
        const qsizetype from = at + 3;
        qsizetype end = from;
        qsizetype lastAt = -1;
        for (; end < text.size() && !isSpace(text[end]) && text[end] != '/' && text[end] != '?' && text[end] != '#'
             && text[end] != '"' && text[end] != '\'' && text[end] != '<' && text[end] != '\\';
             ++end) {
            if (text[end] == '@')
                lastAt = end;
        }
        if (lastAt > from)
            out.replace(from, lastAt);
        at = end;
    }
    return out.result();
}

// "Authorization: …", "Set-Cookie: …" anywhere in a text, to the end of the line or of the quoted string.
QByteArray withoutHeaderLines(const QByteArray &input)
{
    QByteArray text = input;
    for (const QByteArrayView word : { QByteArrayView("authorization"), QByteArrayView("cookie") }) {
        Rewriter out(text);
        qsizetype at = 0;
        while ((at = findWord(text, word, at)) >= 0) {
            qsizetype from = at + word.size();
            at = from;
            while (from < text.size() && text[from] == ' ')
                ++from;
            if (from >= text.size() || text[from] != ':')
                continue;
            for (++from; from < text.size() && text[from] == ' ';)
                ++from;
            qsizetype end = from;
            while (end < text.size() && text[end] != '\r' && text[end] != '\n' && text[end] != '"')
                ++end;
            if (end > from && text.mid(from, end - from) != kMark)
                out.replace(from, end);
            at = end;
        }
        text = out.result();
    }
    return text;
}

bool looksSecret(QByteArrayView run)
{
    return run.size() >= 20 || (run.size() >= 8 && std::any_of(run.begin(), run.end(), [](char c) {
        return !(c >= 'a' && c <= 'z');
    }));
}

bool isBasicCredential(QByteArrayView run)
{
    const auto decoded = QByteArray::fromBase64Encoding(run.toByteArray(), QByteArray::AbortOnBase64DecodingErrors);
    return decoded && decoded.decoded.contains(':');
}

// "Bearer xyz" and "Basic dXNlcjpwYXNz"; prose such as "Basic authentication" and "Bearer realm=…" stays.
QByteArray withoutCredentials(const QByteArray &input)
{
    QByteArray text = input;
    for (const QByteArrayView word : { QByteArrayView("bearer"), QByteArrayView("basic") }) {
        Rewriter out(text);
        qsizetype at = 0;
        while ((at = findWord(text, word, at)) >= 0) {
            qsizetype from = at + word.size();
            at = from;
            while (from < text.size() && (text[from] == ' ' || text[from] == '+'))
                ++from;
            if (from == at)
                continue;
            qsizetype end = from;
            while (end < text.size() && isTokenChar(text[end]))
                ++end;
            const QByteArrayView run(text.constData() + from, end - from);
            const bool parameter = end < text.size() && text[end] == '"' && run.endsWith('=');
            if (!parameter && (word == "basic" ? isBasicCredential(run) : looksSecret(run)))
                out.replace(from, end);
            at = end;
        }
        text = out.result();
    }
    return text;
}

// A JWT's header is a JSON object, so its base64 begins with "eyJ".
QByteArray withoutJwts(const QByteArray &text)
{
    Rewriter out(text);
    qsizetype at = 0;
    while ((at = text.indexOf("eyJ", at)) >= 0) {
        qsizetype end = at;
        while (end < text.size() && isJwtChar(text[end]))
            ++end;
        const QByteArrayView run(text.constData() + at, end - at);
        const qsizetype dot = run.indexOf('.');
        if (dot >= 8 && run.size() - dot > 4)
            out.replace(at, end);
        at = end;
    }
    return out.result();
}

// The end of a JSON string whose text begins at `from`; `escaped` where the JSON itself stands inside a string.
qsizetype stringEnd(const QByteArray &text, qsizetype from, bool escaped)
{
    for (qsizetype i = from; i < text.size(); ++i) {
        if (escaped) {
            if (text[i] == '"' || (text[i] == '\\' && i + 1 < text.size() && text[i + 1] == '"'))
                return i;
            if (text[i] == '\\')
                ++i;
        } else if (text[i] == '\\') {
            ++i;
        } else if (text[i] == '"') {
            return i;
        }
    }
    return text.size();
}

qsizetype skipSpace(const QByteArray &text, qsizetype at)
{
    while (at < text.size() && isSpace(text[at]))
        ++at;
    return at;
}

// Replaces the JSON value at `at` and returns where to go on. Strings, numbers and lists of strings hold secrets.
qsizetype redactValue(const QByteArray &text, qsizetype at, bool escaped, Rewriter &out)
{
    const qsizetype quote = escaped ? 2 : 1;
    const auto isQuote = [&](qsizetype i) {
        return escaped ? i + 1 < text.size() && text[i] == '\\' && text[i + 1] == '"' : i < text.size() && text[i] == '"';
    };
    if (at < text.size() && text[at] == '[') {
        for (qsizetype i = skipSpace(text, at + 1); isQuote(i); i = skipSpace(text, i + 1)) {
            const qsizetype end = stringEnd(text, i + quote, escaped);
            out.replace(i + quote, end);
            i = skipSpace(text, end + quote);
            at = std::min(i, text.size());
            if (i >= text.size() || text[i] != ',')
                break;
        }
        return at;
    }
    if (isQuote(at)) {
        const qsizetype end = stringEnd(text, at + quote, escaped);
        if (end > at + quote)
            out.replace(at + quote, end);
        return std::min(end + quote, text.size());
    }
    qsizetype end = at;
    while (end < text.size() && (isAlnum(text[end]) || text[end] == '-' || text[end] == '+' || text[end] == '.'))
        ++end;
    if (end > at && (text[at] == '-' || (text[at] >= '0' && text[at] <= '9')))
        out.replace(at, end, escaped ? QByteArrayView("\\\"[redacted]\\\"") : QByteArrayView("\"[redacted]\""));
    return std::max(end, at);
}

QByteArray withoutJsonSecrets(const QByteArray &text)
{
    Rewriter out(text);
    qsizetype done = 0;
    qsizetype at = 0;
    while ((at = text.indexOf(':', at)) >= 0) {
        qsizetype end = at++;
        while (end > done && isSpace(text[end - 1]))
            --end;
        if (end <= done || text[end - 1] != '"')
            continue;
        --end;
        const bool escaped = end > done && text[end - 1] == '\\';
        if (escaped)
            --end;
        qsizetype from = end;
        while (from > done && end - from < kLongestName && text[from - 1] != '"')
            --from;
        if (from <= 0 || text[from - 1] != '"' || !isSecretName(QByteArrayView(text.constData() + from, end - from)))
            continue;
        at = redactValue(text, skipSpace(text, at), escaped, out);
        done = at;
    }
    return out.result();
}

bool endsParameter(char c)
{
    return isSpace(c) || c == '&' || c == '"' || c == '\'' || c == '<' || c == '>' || c == '#' || c == ';' || c == ')'
        || c == ',' || c == '\\';
}

// name=value in query strings, forms and log lines.
QByteArray withoutParameters(const QByteArray &text)
{
    Rewriter out(text);
    qsizetype done = 0;
    qsizetype at = 0;
    while ((at = text.indexOf('=', at)) >= 0) {
        qsizetype from = at;
        while (from > done && at - from < kLongestName
            && (isAlnum(text[from - 1]) || text[from - 1] == '-' || text[from - 1] == '_'))
            --from;
        const QByteArrayView name(text.constData() + from, at - from);
        const bool inQuery = from > 0 && (text[from - 1] == '?' || text[from - 1] == '&');
        // An OIDC or reset link's "code" is a secret; "exit code=1" in prose is not.
        const bool secret = isSecretName(name) || (inQuery && bareName(name) == "code");
        qsizetype end = ++at;
        if (!secret)
            continue;
        while (end < text.size() && !endsParameter(text[end]))
            ++end;
        if (end > at)
            out.replace(at, end);
        at = end;
        done = end;
    }
    return out.result();
}

// A link that signs in whoever follows it: its last segment is the credential.
QByteArray withoutMagicLinks(const QByteArray &text)
{
    constexpr QByteArrayView kBefore = "/auth/magic/";
    Rewriter out(text);
    qsizetype at = 0;
    while ((at = text.indexOf(kBefore, at)) >= 0) {
        qsizetype end = at += kBefore.size();
        while (end < text.size() && !endsParameter(text[end]) && text[end] != '?' && text[end] != '/')
            ++end;
        if (end > at && text.mid(at, end - at) != kMark)
            out.replace(at, end);
        at = end;
    }
    return out.result();
}

} // namespace

QByteArray redact(const QByteArray &text)
{
    if (text.isEmpty())
        return text;
    QByteArray clean = withoutPrivateKeys(text);
    clean = withoutUserInfo(clean);
    clean = withoutMagicLinks(clean);
    clean = withoutJsonSecrets(clean);
    clean = withoutHeaderLines(clean);
    clean = withoutCredentials(clean);
    clean = withoutJwts(clean);
    return withoutParameters(clean);
}

QString redact(const QString &text)
{
    const QByteArray raw = text.toUtf8();
    const QByteArray clean = redact(raw);
    return clean == raw ? text : QString::fromUtf8(clean);
}

QUrl redact(const QUrl &url)
{
    QUrl clean = url;
    if (!clean.userInfo().isEmpty())
        clean.setUserInfo({});
    const QByteArray path = clean.path(QUrl::FullyEncoded).toLatin1();
    if (const QByteArray safePath = withoutMagicLinks(path); safePath != path)
        clean.setPath(QString::fromLatin1(safePath), QUrl::TolerantMode);
    if (!clean.hasQuery())
        return clean;
    QUrlQuery safe;
    bool touched = false;
    const QUrlQuery query(clean);
    const auto items = query.queryItems(QUrl::FullyEncoded);
    for (const auto &[name, value] : items) {
        const QByteArray plain = QUrl::fromPercentEncoding(value.toLatin1()).toUtf8();
        const bool secret = isSecretName(name.toLatin1()) || bareName(name.toLatin1()) == "code" || redact(plain) != plain;
        touched = touched || secret;
        safe.addQueryItem(name, secret && !value.isEmpty() ? QString::fromLatin1(kMark) : value);
    }
    if (touched)
        clean.setQuery(safe);
    return clean;
}

QByteArray redactHeader(QByteArrayView name, const QByteArray &value)
{
    return isSecretName(name) && !value.isEmpty() ? kMark.toByteArray() : redact(value);
}

} // namespace drydock
