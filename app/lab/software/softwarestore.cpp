// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/lab/software/softwarestore.h"

#include <QDir>
#include <QFile>
#include <QSet>

#include <algorithm>

namespace drydock::lab {

namespace {

constexpr qsizetype kMostCombinations = 10'000;

//! All combinations of the listed alternatives.
QList<FlatDepends> flatten(const api::ArtifactRelations &depends)
{
    QList<FlatDepends> combinations { {} };
    for (const auto &[key, values] : depends) {
        QList<FlatDepends> longer;
        for (const FlatDepends &base : std::as_const(combinations)) {
            for (const QString &value : values) {
                if (longer.size() >= kMostCombinations)
                    break;
                longer.append(base);
                longer.last().insert(key, value);
            }
        }
        combinations = longer;
    }
    return combinations;
}

api::Artifact fromInfo(const artifact::ArtifactInfo &info)
{
    api::Artifact result;
    result.name = info.name;
    result.deviceTypes = info.deviceTypes;
    result.format = info.format;
    result.version = info.version;
    result.isSigned = info.isSigned;
    for (const artifact::Payload &payload : info.payloads) {
        api::ArtifactUpdate update;
        update.type = payload.type;
        for (const artifact::File &file : payload.files)
            update.files.push_back({ file.name, file.checksum, file.size, file.date });
        result.updates.push_back(std::move(update));
    }
    result.provides = info.provides;
    result.depends = info.depends;
    result.clearsProvides = info.clearsProvides;
    result.size = info.size;
    return result;
}

} // namespace

SoftwareStore::SoftwareStore(LabContext &context)
    : m_context(context)
{
    context.db.registerSchema(QStringLiteral("software"),
        { {
            QStringLiteral("CREATE TABLE artifacts (id TEXT PRIMARY KEY, json TEXT NOT NULL)"),
            QStringLiteral("CREATE TABLE releases (name TEXT PRIMARY KEY, notes TEXT NOT NULL, tags TEXT NOT NULL, "
                           "modified INTEGER NOT NULL)"),
        },
            {
                QStringLiteral("CREATE TABLE software_limits (name TEXT PRIMARY KEY, value INTEGER NOT NULL) WITHOUT ROWID"),
                QStringLiteral("CREATE TABLE software_settings (name TEXT PRIMARY KEY, json TEXT NOT NULL) WITHOUT ROWID"),
            } });
}

void SoftwareStore::load()
{
    m_artifacts.clear();
    m_releases.clear();
    Statement artifacts = m_context.db.prepare(QStringLiteral("SELECT id, json FROM artifacts"));
    while (artifacts.next()) {
        Result<api::Artifact> artifact = api::decodeBody<api::Artifact>(artifacts.text(1).toUtf8(), api::decodeArtifact);
        if (!artifact.ok())
            throw DatabaseError("an artifact's row cannot be read");
        m_artifacts.emplace(artifacts.text(0), std::move(artifact).value());
    }
    Statement releases = m_context.db.prepare(QStringLiteral("SELECT name, notes, tags, modified FROM releases"));
    while (releases.next()) {
        m_releases.emplace(releases.text(0),
            ReleaseRow { releases.text(1), releases.text(2).split(u' ', Qt::SkipEmptyParts), Timestamp { releases.number(3) } });
    }
}

void SoftwareStore::sweep() const
{
    QDir folder(m_context.artifactFolder);
    const QStringList names = folder.entryList({ QStringLiteral("*.mender") }, QDir::Files);
    for (const QString &name : names) {
        if (!m_artifacts.contains(name.chopped(7)))
            folder.remove(name);
    }
}

const api::Artifact *SoftwareStore::find(const QString &id) const
{
    const auto it = m_artifacts.find(id);
    return it == m_artifacts.end() ? nullptr : &it->second;
}

std::vector<const api::Artifact *> SoftwareStore::ofRelease(const QString &name) const
{
    std::vector<const api::Artifact *> found;
    for (const auto &[id, artifact] : m_artifacts) {
        if (artifact.name == name)
            found.push_back(&artifact);
    }
    std::stable_sort(found.begin(), found.end(), [](const auto *a, const auto *b) { return a->modified < b->modified; });
    return found;
}

QString SoftwareStore::filePath(const QString &id) const
{
    return m_context.artifactFolder + u'/' + id + QStringLiteral(".mender");
}

qint64 SoftwareStore::usedBytes() const
{
    qint64 sum = 0;
    for (const auto &[id, artifact] : m_artifacts)
        sum += artifact.size;
    return sum;
}

std::optional<FlatDepends> SoftwareStore::conflict(const artifact::ArtifactInfo &info) const
{
    QSet<QString> taken;
    const auto text = [](const FlatDepends &depends) {
        QString joined;
        for (auto it = depends.begin(); it != depends.end(); ++it)
            joined += it.key() + QChar(0x1f) + it.value() + QChar(0x1e);
        return joined;
    };
    for (const api::Artifact *other : ofRelease(info.name)) {
        for (const FlatDepends &depends : flatten(other->depends))
            taken.insert(text(depends));
    }
    for (FlatDepends &depends : flatten(info.depends)) {
        if (taken.contains(text(depends)))
            return depends;
    }
    return std::nullopt;
}

bool SoftwareStore::add(
    const QString &id, const artifact::ArtifactInfo &info, const QString &description, const QString &path, Timestamp when)
{
    if (!QFile::rename(path, filePath(id)))
        return false;
    api::Artifact artifact = fromInfo(info);
    artifact.id = ArtifactId(id);
    artifact.description = description;
    artifact.modified = when;
    store(artifact);
    m_releases[artifact.name].modified = when;
    storeRelease(artifact.name);
    m_artifacts[id] = std::move(artifact);
    return true;
}

void SoftwareStore::store(const api::Artifact &artifact)
{
    m_context.db
        .prepare(QStringLiteral("INSERT INTO artifacts (id, json) VALUES (?, ?) ON CONFLICT (id) DO UPDATE SET json = excluded.json"))
        .bind(artifact.id.text)
        .bind(QString::fromUtf8(api::toJson(artifact)))
        .run();
}

void SoftwareStore::storeRelease(const QString &name)
{
    const ReleaseRow &row = m_releases[name];
    m_context.db
        .prepare(QStringLiteral("INSERT INTO releases (name, notes, tags, modified) VALUES (?, ?, ?, ?) ON CONFLICT (name) DO "
                                "UPDATE SET notes = excluded.notes, tags = excluded.tags, modified = excluded.modified"))
        .bind(name)
        .bind(row.notes)
        .bind(row.tags.join(u' '))
        .bind(row.modified.ms)
        .run();
}

void SoftwareStore::setDescription(const QString &id, const QString &description)
{
    api::Artifact &artifact = m_artifacts.at(id);
    artifact.description = description;
    artifact.modified = m_context.clock.now();
    store(artifact);
}

void SoftwareStore::remove(const QString &id)
{
    const QString name = m_artifacts.at(id).name;
    m_context.db.prepare(QStringLiteral("DELETE FROM artifacts WHERE id = ?")).bind(id).run();
    m_artifacts.erase(id);
    // Not before nobody can want it back: a row without its file is the one thing that must not be.
    m_context.afterCommit.push_back([path = filePath(id)] { QFile::remove(path); });
    if (!ofRelease(name).empty())
        return;
    // The last artifact takes the release with it, tags and notes included.
    m_context.db.prepare(QStringLiteral("DELETE FROM releases WHERE name = ?")).bind(name).run();
    m_releases.erase(name);
}

api::Release SoftwareStore::assemble(const QString &name, const ReleaseRow &row) const
{
    api::Release release;
    release.name = name;
    for (const api::Artifact *artifact : ofRelease(name))
        release.artifacts.push_back(*artifact);
    release.artifactCount = std::ssize(release.artifacts);
    release.modified = row.modified;
    release.notes = row.notes;
    release.tags = row.tags;
    return release;
}

std::vector<api::Release> SoftwareStore::releases() const
{
    std::vector<api::Release> all;
    for (const auto &[name, row] : m_releases)
        all.push_back(assemble(name, row));
    return all;
}

std::optional<api::Release> SoftwareStore::release(const QString &name) const
{
    const auto it = m_releases.find(name);
    return it == m_releases.end() ? std::nullopt : std::optional(assemble(name, it->second));
}

void SoftwareStore::setNotes(const QString &release, const QString &notes, Timestamp when)
{
    m_releases.at(release).notes = notes;
    m_releases.at(release).modified = when;
    storeRelease(release);
}

void SoftwareStore::setTags(const QString &release, const QStringList &tags, Timestamp when)
{
    m_releases.at(release).tags = tags;
    m_releases.at(release).modified = when;
    storeRelease(release);
}

QStringList SoftwareStore::allTags() const
{
    QStringList tags;
    for (const auto &[name, row] : m_releases)
        tags += row.tags;
    tags.removeDuplicates();
    tags.sort();
    return tags;
}

QStringList SoftwareStore::allTypes() const
{
    QStringList types;
    for (const auto &[id, artifact] : m_artifacts) {
        for (const api::ArtifactUpdate &update : artifact.updates) {
            if (!update.type.isEmpty())
                types.append(update.type);
        }
    }
    types.removeDuplicates();
    types.sort();
    return types;
}

} // namespace drydock::lab
