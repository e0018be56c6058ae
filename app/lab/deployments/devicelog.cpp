// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/lab/deployments/devicelog.h"

#include <QRegularExpression>
#include <QStringList>

#include <array>

namespace drydock::lab {

namespace {

struct Line {
    QString time;
    QString level;
    QString message;
};

//! "2026-11-23 01:38:21.5 +0000 UTC error: text"; what looks otherwise belongs to the line before.
std::vector<Line> linesOf(const QByteArray &log)
{
    static const QRegularExpression form(QStringLiteral("^(\\S+ \\S+) \\+0000 UTC (\\w+): (.*)$"));
    std::vector<Line> lines;
    for (const QString &text : QString::fromUtf8(log).split(u'\n', Qt::SkipEmptyParts)) {
        const QRegularExpressionMatch match = form.match(text);
        if (match.hasMatch())
            lines.push_back({ match.captured(1), match.captured(2).toLower(), match.captured(3) });
        else if (!lines.empty())
            lines.back().message += u' ' + text.trimmed();
        else
            lines.push_back({ {}, QStringLiteral("info"), text });
    }
    return lines;
}

struct Clue {
    QLatin1StringView word; //!< lower case
    QLatin1StringView meaning;
};

//! The first that fits counts: the narrow ones come first.
constexpr std::array kClues {
    Clue { QLatin1StringView("update control map"), QLatin1StringView("Somebody stopped the update through its update control map.") },
    Clue { QLatin1StringView("no space left"), QLatin1StringView("The device has not enough free storage for the artifact.") },
    Clue { QLatin1StringView("signature"), QLatin1StringView("The artifact's signature could not be verified with the keys of the device.") },
    Clue { QLatin1StringView("checksum"), QLatin1StringView("The payload that arrived is not the one that the artifact describes: the download was damaged or the file is broken.") },
    Clue { QLatin1StringView("not compatible"), QLatin1StringView("The artifact was made for another device type.") },
    Clue { QLatin1StringView("depend"), QLatin1StringView("The artifact depends on software that is not installed on the device.") },
    Clue { QLatin1StringView("unauthorized"), QLatin1StringView("The server no longer accepted the device's credentials.") },
    Clue { QLatin1StringView("fetch"), QLatin1StringView("The artifact could not be downloaded completely; the network of the device is the likely reason.") },
    Clue { QLatin1StringView("timeout"), QLatin1StringView("Something took too long, most often the network or a script.") },
    Clue { QLatin1StringView("connection"), QLatin1StringView("The network connection of the device broke down.") },
    Clue { QLatin1StringView("health"), QLatin1StringView("The new software started but its health check failed, so that the device went back to the old one.") },
    Clue { QLatin1StringView("old partition"), QLatin1StringView("The new system did not start; the device came back with the old one.") },
    Clue { QLatin1StringView("revert"), QLatin1StringView("The update was undone; the device runs the software that it had before.") },
    Clue { QLatin1StringView("reboot"), QLatin1StringView("The device did not come back with the new software after the restart and went back to the old one.") },
    Clue { QLatin1StringView("rollback"), QLatin1StringView("The update was undone; the device runs the software that it had before.") },
    Clue { QLatin1StringView("module"), QLatin1StringView("The update module on the device reported a failure; its own output says more.") },
    Clue { QLatin1StringView("script"), QLatin1StringView("A state script of the artifact or of the device reported a failure.") },
};

QString meaningOf(const QString &message)
{
    for (const Clue &clue : kClues) {
        if (message.contains(clue.word, Qt::CaseInsensitive))
            return clue.meaning;
    }
    return {};
}

QString quoted(const Line &line)
{
    constexpr qsizetype kLongest = 300;
    const QString message = line.message.size() > kLongest ? line.message.left(kLongest) + QStringLiteral("…") : line.message;
    return line.time.isEmpty() ? QStringLiteral("\"%1\"").arg(message) : QStringLiteral("%1: \"%2\"").arg(line.time, message);
}

} // namespace

QByteArray redactedLog(const QByteArray &log)
{
    struct Rule {
        QRegularExpression form;
        QString with;
    };
    const auto rule = [](const QString &form, const QString &with) {
        return Rule { QRegularExpression(form, QRegularExpression::CaseInsensitiveOption), with };
    };
    static const std::array rules {
        rule(QStringLiteral("(-----BEGIN [A-Z ]+-----).*?(-----END [A-Z ]+-----)"), QStringLiteral("\\1[REDACTED]\\2")),
        rule(QStringLiteral("\\b(Bearer\\s+)\\S+"), QStringLiteral("\\1[REDACTED]")),
        rule(QStringLiteral("\\beyJ[A-Za-z0-9_-]+\\.[A-Za-z0-9_-]+\\.[A-Za-z0-9_-]*"), QStringLiteral("[REDACTED]")),
        rule(QStringLiteral("\\b((?:password|passwd|secret|token|api[_-]?key|x-men-signature|x-amz-signature)\\s*[=:]\\s*)[^\\s&\"']+"),
            QStringLiteral("\\1[REDACTED]")),
        rule(QStringLiteral("(://)[^/\\s:@]+:[^/\\s@]+@"), QStringLiteral("\\1[REDACTED]@")),
        rule(QStringLiteral("\\b[\\w.+-]+@[\\w-]+(?:\\.[\\w-]+)+"), QStringLiteral("[REDACTED]")),
        rule(QStringLiteral("\\b(?:[0-9a-f]{2}:){5}[0-9a-f]{2}\\b"), QStringLiteral("[REDACTED]")),
        rule(QStringLiteral("\\b(?:\\d{1,3}\\.){3}\\d{1,3}\\b"), QStringLiteral("[REDACTED]")),
    };
    QString text = QString::fromUtf8(log);
    for (const Rule &each : rules)
        text.replace(each.form, each.with);
    return text.toUtf8();
}

QByteArray explainedLog(const QByteArray &log)
{
    const std::vector<Line> lines = linesOf(log);
    std::vector<Line> errors;
    qsizetype warnings = 0;
    for (const Line &line : lines) {
        if (line.level == u"error" || line.level == u"fatal" || line.level == u"panic")
            errors.push_back(line);
        else if (line.level == u"warning" || line.level == u"warn")
            ++warnings;
    }
    QStringList text { QStringLiteral("The log has %1 lines, %2 of them errors and %3 warnings.").arg(lines.size()).arg(errors.size()).arg(warnings) };
    if (errors.empty()) {
        text.append(QStringLiteral("It names no error; the last thing that it tells is %1.").arg(lines.empty() ? QStringLiteral("nothing") : quoted(lines.back())));
        return text.join(u'\n').toUtf8() + '\n';
    }
    text.append(QStringLiteral("The first error came at %1.").arg(quoted(errors.front())));
    if (errors.size() > 1)
        text.append(QStringLiteral("The last error came at %1.").arg(quoted(errors.back())));
    QStringList meanings;
    for (const Line &error : errors) {
        if (const QString meaning = meaningOf(error.message); !meaning.isEmpty() && !meanings.contains(meaning))
            meanings.append(meaning);
    }
    text.append(meanings.isEmpty() ? QStringLiteral("These words are not known well enough to name a cause.") : QString());
    for (const QString &meaning : meanings)
        text.append(meaning);
    text.removeAll(QString());
    return text.join(u'\n').toUtf8() + '\n';
}

} // namespace drydock::lab
