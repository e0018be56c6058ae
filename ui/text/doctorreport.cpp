// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/text/doctorreport.h"

#include "models/core/redact.h"
#include "ui/text/doctortext.h"

#include <QDir>
#include <QSslSocket>
#include <QSysInfo>

namespace drydock {

namespace {

bool isMailChar(QChar c)
{
    return c.isLetterOrNumber() || QStringView(u"._%+-").contains(c);
}

QString withoutHome(QString text, const QString &home)
{
    if (home.size() > 1)
        text.replace(home, QStringLiteral("~"));
    return text;
}

QString stepText(const DoctorStep &step, const TimeText &time)
{
    const DoctorWords words = DoctorText::words(step, time);
    QString text = QStringLiteral("%1: %2 [%3 %4 %5] %6\n")
                       .arg(words.title, words.status.word, doctorName(step.id), doctorName(step.state),
                           doctorName(step.finding), time.duration(step.elapsedMs));
    for (const QString &line : { words.what, words.next }) {
        if (!line.isEmpty())
            text += QStringLiteral("  %1\n").arg(line);
    }
    const QStringList details = DoctorText::details(step, time);
    for (const QString &line : details)
        text += QStringLiteral("    %1\n").arg(line);
    return text;
}

} // namespace

DoctorReportHead DoctorReportHead::here()
{
    DoctorReportHead head;
    head.version = QStringLiteral(DRYDOCK_VERSION);
    head.qt = QString::fromLatin1(qVersion());
    head.openSsl = QSslSocket::sslLibraryVersionString();
    head.system = QStringLiteral("%1, %2").arg(QSysInfo::prettyProductName(), QSysInfo::currentCpuArchitecture());
    head.homeFolder = QDir::homePath();
    return head;
}

QString DoctorReport::withoutMailboxes(const QString &text)
{
    QString out;
    qsizetype copied = 0;
    for (qsizetype at = text.indexOf(QLatin1Char('@')); at >= 0; at = text.indexOf(QLatin1Char('@'), at + 1)) {
        qsizetype from = at;
        while (from > copied && isMailChar(text.at(from - 1)))
            --from;
        const bool mail = from < at && at + 1 < text.size() && isMailChar(text.at(at + 1));
        if (!mail)
            continue;
        out += QStringView(text).sliced(copied, from - copied);
        out += QChar(0x2026);
        copied = at;
    }
    return out + text.sliced(copied);
}

QString DoctorReport::text(const DoctorReportHead &head, const QList<DoctorStep> &steps, const TimeText &time)
{
    QString text = tr("Drydock connection report") + QStringLiteral("\n\n");
    const auto line = [&text](const QString &name, const QString &value) {
        if (!value.isEmpty())
            text += QStringLiteral("%1: %2\n").arg(name, value);
    };
    line(tr("Server"), head.server);
    line(tr("Account"), head.account);
    line(tr("Time"), QString::fromLatin1(head.startedAt.toRfc3339()));
    line(QStringLiteral("Drydock"), head.version);
    line(QStringLiteral("Qt"), head.qt);
    line(QStringLiteral("TLS"), head.openSsl);
    line(tr("System"), head.system);
    line(tr("Result"), DoctorText::summary(steps, false, time));
    for (const DoctorStep &step : steps)
        text += QLatin1Char('\n') + stepText(step, time);
    return withoutMailboxes(redact(withoutHome(text, head.homeFolder)));
}

} // namespace drydock
