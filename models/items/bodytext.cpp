// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/items/bodytext.h"

#include "models/core/prettyjson.h"
#include "models/core/visibletext.h"

#include <QStringDecoder>

#include <algorithm>

namespace drydock {

namespace {

constexpr qsizetype kHexPerLine = 16;

bool isUtf8(const QByteArray &bytes)
{
    QStringDecoder decoder(QStringDecoder::Utf8, QStringDecoder::Flag::Stateless);
    const QString decoded = decoder(bytes);
    return !decoder.hasError() && !decoded.contains(QChar(0));
}

// The end of the last whole character within `most` bytes.
qsizetype wholeCharacters(const QByteArray &text, qsizetype most)
{
    if (text.size() <= most)
        return text.size();
    qsizetype end = most;
    while (end > 0 && (static_cast<unsigned char>(text.at(end)) & 0xc0) == 0x80)
        --end;
    return end;
}

QString hexLines(const QByteArray &body, qsizetype most)
{
    QString text;
    for (qsizetype at = 0; at < std::min(body.size(), most); at += kHexPerLine) {
        const QByteArray line = body.mid(at, std::min(kHexPerLine, most - at));
        QString readable;
        for (const char c : line)
            readable += c >= 0x20 && c < 0x7f ? QLatin1Char(c) : QLatin1Char('.');
        text += QStringLiteral("%1  %2  %3\n")
                    .arg(at, 6, 16, QLatin1Char('0'))
                    .arg(QString::fromLatin1(line.toHex(' ')), -static_cast<int>(kHexPerLine * 3 - 1))
                    .arg(readable);
    }
    return text;
}

QString withShortLines(const QString &text, qsizetype longest, bool &cut)
{
    QString out;
    qsizetype from = 0;
    while (from < text.size()) {
        qsizetype end = text.indexOf(QLatin1Char('\n'), from);
        end = end < 0 ? text.size() : end;
        if (end - from > longest) {
            qsizetype keep = longest;
            if (text.at(from + keep - 1).isHighSurrogate())
                --keep;
            out += QStringView(text).mid(from, keep);
            out += QChar(0x2026);
            cut = true;
        } else {
            out += QStringView(text).mid(from, end - from);
        }
        if (end < text.size())
            out += QLatin1Char('\n');
        from = end + 1;
    }
    return out;
}

} // namespace

BodyText bodyText(const QByteArray &body, BodyTextLimits limits)
{
    BodyText shown;
    if (body.isEmpty())
        return shown;
    const PrettyJson pretty = prettyJson(body);
    QByteArray text = pretty.valid ? pretty.text : body;
    shown.totalBytes = text.size();
    if (!isUtf8(text)) {
        shown.kind = BodyText::Kind::Bytes;
        shown.totalBytes = body.size();
        shown.shownBytes = std::min(limits.hexBytes, body.size());
        shown.cut = shown.shownBytes < body.size();
        shown.text = hexLines(body, limits.hexBytes);
        return shown;
    }
    shown.kind = pretty.valid ? BodyText::Kind::Json : BodyText::Kind::Text;
    const qsizetype end = wholeCharacters(text, limits.bytes);
    shown.shownBytes = end;
    shown.cut = end < text.size() || pretty.cut;
    text.truncate(end);
    QString decoded = QString::fromUtf8(text);
    decoded.replace(QStringLiteral("\r\n"), QStringLiteral("\n"));
    shown.text = withShortLines(visibleText(decoded), limits.line, shown.longLines);
    return shown;
}

} // namespace drydock
