// SPDX-License-Identifier: GPL-3.0-or-later
// DoctorText::details(): the facts of a step, one a line.
#include "ui/text/doctortext.h"

namespace drydock {

namespace {

QString outcomeWord(DialOutcome outcome)
{
    switch (outcome) {
    //: What came of a connection
    case DialOutcome::Connected: return DoctorText::tr("connected");
    //: What came of a connection
    case DialOutcome::Refused: return DoctorText::tr("refused");
    //: What came of a connection
    case DialOutcome::TimedOut: return DoctorText::tr("no answer in time");
    //: What came of a connection
    case DialOutcome::Unreachable: return DoctorText::tr("no way there");
    //: What came of a connection
    case DialOutcome::Denied: return DoctorText::tr("forbidden by this computer");
    default: break;
    }
    //: What came of a connection
    return DoctorText::tr("failed");
}

QString serviceWord(ServiceOutcome outcome)
{
    switch (outcome) {
    //: A service of the server
    case ServiceOutcome::Answers: return DoctorText::tr("answers");
    //: A service of the server
    case ServiceOutcome::Forbidden: return DoctorText::tr("not allowed");
    //: A service of the server
    case ServiceOutcome::Absent: return DoctorText::tr("not on this server");
    //: A service of the server
    case ServiceOutcome::Failed: break;
    }
    //: A service of the server
    return DoctorText::tr("fails");
}

void addAddresses(QStringList &lines, const DoctorStep &step, const TimeText &time)
{
    for (const AddressFact &fact : step.facts.addresses) {
        QString line = QStringLiteral("%1 (%2)").arg(fact.address, fact.ipv6 ? QStringLiteral("IPv6") : QStringLiteral("IPv4"));
        if (fact.outcome) {
            //: %1 an IP address, %2 what came of it: "refused", %3 a duration
            line = DoctorText::tr("%1: %2 after %3").arg(line, outcomeWord(*fact.outcome), time.duration(fact.elapsedMs));
        }
        lines << line;
    }
}

void addChain(QStringList &lines, const DoctorStep &step, const TimeText &time)
{
    int number = 0;
    for (const CertificateFact &fact : step.facts.chain) {
        //: %1 which one of the chain, %2 its subject
        lines << DoctorText::tr("Certificate %1: %2").arg(++number).arg(fact.subject);
        lines << DoctorText::tr("Issued by: %1").arg(fact.issuer);
        //: %1 and %2 are times
        lines << DoctorText::tr("Valid: %1 to %2").arg(time.absolute(fact.validFrom, { 0 }), time.absolute(fact.validTo, { 0 }));
        if (!fact.names.isEmpty())
            lines << DoctorText::tr("For: %1").arg(fact.names.join(QLatin1String(", ")));
        lines << DoctorText::tr("SHA-256: %1").arg(ConnectionText::fingerprint(fact.sha256));
    }
}

void addServices(QStringList &lines, const DoctorStep &step, const TimeText &time)
{
    for (const ServiceFact &fact : step.facts.services) {
        QString line = QStringLiteral("%1: %2").arg(fact.name, serviceWord(fact.outcome));
        if (fact.httpStatus > 0)
            line += QStringLiteral(" (HTTP %1, %2)").arg(QString::number(fact.httpStatus), time.duration(fact.elapsedMs));
        if (!fact.requestId.isEmpty())
            line += QStringLiteral(", ") + DoctorText::tr("request id %1").arg(QString::fromLatin1(fact.requestId));
        lines << line;
    }
}

} // namespace

QStringList DoctorText::details(const DoctorStep &step, const TimeText &time)
{
    const DoctorStep::Facts &facts = step.facts;
    QStringList lines;
    addAddresses(lines, step, time);
    if (!facts.cipher.isEmpty())
        lines << tr("Cipher: %1").arg(facts.cipher);
    addChain(lines, step, time);
    if (facts.httpStatus > 0)
        lines << QStringLiteral("HTTP %1").arg(facts.httpStatus);
    if (!facts.software.isEmpty())
        lines << tr("Server software: %1").arg(facts.software);
    if (!facts.requestId.isEmpty())
        lines << tr("Request id: %1").arg(QString::fromLatin1(facts.requestId));
    addServices(lines, step, time);
    if (step.id == DoctorStep::Id::Clock && step.state != DoctorStep::State::Skipped) {
        //: %1 a number of seconds with its sign
        lines << tr("Server minus this computer: %1 s").arg(facts.skewSeconds);
    }
    if (!facts.detail.isEmpty())
        lines << tr("Reason given: %1").arg(facts.detail.simplified());
    return lines;
}

} // namespace drydock
