// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panes/releases/releasefacts.h"

#include "models/items/artifacttablemodel.h"
#include "ui/text/sizetext.h"

#include <QRegularExpression>

namespace drydock {

namespace {
constexpr qsizetype kMostTags = 20;

QString lines(const api::ArtifactRelations &relations)
{
    QStringList out;
    for (const auto &[key, values] : relations)
        out.append(QStringLiteral("%1: %2").arg(key, values.join(QStringLiteral(", "))));
    return out.join(QLatin1Char('\n'));
}
} // namespace

QList<Fact> ReleaseFacts::of(
    const api::Release &release, const api::Artifact *artifact, const TimeText &time, Timestamp now)
{
    QList<Fact> facts;
    if (!release.tags.isEmpty())
        facts.append({ tr("Tags"), release.tags.join(QStringLiteral(", ")), false, {}, {} });
    if (!release.notes.isEmpty())
        facts.append({ tr("Notes"), release.notes, false, {}, {} });
    if (artifact)
        addArtifact(facts, *artifact, time, now);
    return facts;
}

void ReleaseFacts::addArtifact(QList<Fact> &facts, const api::Artifact &artifact, const TimeText &time, Timestamp now)
{
    if (!artifact.description.isEmpty())
        facts.append({ tr("Description"), artifact.description, false, {}, {} });
    facts.append({ tr("Device types"), artifact.deviceTypes.join(QStringLiteral(", ")), false, {}, {} });
    facts.append({ tr("Update type"), updateTypesOf(artifact), false, {}, {} });
    facts.append({ tr("Size"), SizeText::bytes(artifact.size), false,
        //: The exact size of a file
        tr("%1 bytes").arg(SizeText::count(artifact.size)), {} });
    facts.append({ tr("Signed"), artifact.isSigned ? tr("Yes; the server does not check the signature") : tr("No"),
        false, {}, {} });
    facts.append({ tr("Modified"), time.relative(artifact.modified, now), false, time.exact(artifact.modified), {} });
    if (!artifact.provides.empty())
        facts.append({ tr("Provides"), lines(artifact.provides), false, {}, {} });
    if (!artifact.depends.empty())
        facts.append({ tr("Depends on"), lines(artifact.depends), false, {}, {} });
    if (!artifact.clearsProvides.isEmpty())
        facts.append({ tr("Clears"), artifact.clearsProvides.join(QLatin1Char('\n')), false, {}, {} });
    for (const api::ArtifactUpdate &update : artifact.updates) {
        for (const api::ArtifactFile &file : update.files) {
            //: A file in an artifact: its name and its size
            facts.append({ tr("File"), tr("%1, %2").arg(file.name, SizeText::bytes(file.size)), false,
                time.exact(file.date), {} });
            facts.append({ tr("SHA-256"), file.checksum, true, {}, {} });
        }
    }
    //: A Mender artifact's format and version, for example "mender, version 3"
    facts.append({ tr("Format"), tr("%1, version %2").arg(artifact.format).arg(artifact.version), false, {}, {} });
    facts.append({ tr("Artifact id"), artifact.id.text, true, {}, {} });
}

QString ReleaseFacts::tagProblem(const QString &text)
{
    const QStringList tags = text.split(QLatin1Char(' '), Qt::SkipEmptyParts);
    if (tags.size() > kMostTags)
        return tr("A release has at most 20 tags.");
    static const QRegularExpression allowed(QStringLiteral("^[A-Za-z0-9_.-]{1,1024}$"));
    for (const QString &tag : tags) {
        if (!allowed.match(tag).hasMatch())
            return tr("%1 is no tag: only letters, digits and - _ . are allowed.").arg(tag.left(40));
    }
    return {};
}

} // namespace drydock
