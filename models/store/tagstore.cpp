// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/store/tagstore.h"

#include <QSet>

namespace drydock {

namespace {

bool isBlank(const TagRows::Row &row)
{
    return row.name.trimmed().isEmpty() && row.value.isEmpty() && row.description.trimmed().isEmpty();
}

void put(KeyedValues &tags, const KeyedValues &base, const TagRows::Row &row)
{
    const QString name = base.contains(row.name) ? row.name : row.name.trimmed();
    api::Tag tag { name, row.value, row.description.trimmed() };
    if (const auto before = base.constFind(name); before != base.constEnd()) {
        const api::Tag old = api::tagFrom(name, before.value());
        if (attributeText(old.value) == row.value)
            tag.value = old.value;
    }
    tags.insert(name, api::tagContent(tag));
}

QString descriptionOf(const KeyedValues &base, const QString &name)
{
    const auto it = base.constFind(name);
    return it == base.constEnd() ? QString() : api::tagFrom(name, it.value()).description;
}

} // namespace

TagStore::TagStore(Transport &transport, PollScheduler &scheduler, PendingOperations &operations, FleetStore &fleet,
    QObject *parent)
    : QObject(parent)
    , m_transport(transport)
    , m_scheduler(scheduler)
    , m_operations(operations)
    , m_fleet(fleet)
{
}

TagStore::~TagStore() = default;

std::shared_ptr<SharedDocument> TagStore::open(const DeviceId &device)
{
    m_documents.removeIf([](const std::pair<const DeviceId &, std::shared_ptr<SharedDocument> &> &entry) {
        return entry.second.use_count() == 1 && !entry.second->isSaving();
    });
    if (const auto known = m_documents.value(device))
        return known;
    const api::InventoryApi inventory(m_transport);
    const auto version = [](const api::DeviceWithEtag &read) -> Result<DocumentVersion> {
        return DocumentVersion { api::tagsOf(read.device), read.tagsEtag };
    };
    auto document = std::make_shared<SharedDocument>(QStringLiteral("tags/") + device.text,
        SharedDocument::Access {
            [inventory, device, version](Lane) { return inventory.device(device).map<DocumentVersion>(version); },
            [inventory, device](const DocumentVersion &wanted) {
                return inventory.replaceTags(device, api::attributesFrom(wanted.values), wanted.etag);
            } },
        m_scheduler, m_operations);
    // Nothing else would tell the fleet: a change of tags does not move a device's updated_ts.
    connect(document.get(), &SharedDocument::saved, this, [this, device] { m_fleet.reread({ device }); });
    m_documents.insert(device, document);
    return document;
}

TagRows TagRows::from(const KeyedValues &tags)
{
    TagRows shown;
    for (auto it = tags.constBegin(); it != tags.constEnd(); ++it) {
        const api::Tag tag = api::tagFrom(it.key(), it.value());
        const QString value = attributeText(tag.value);
        if (tag.name == api::kNameTag)
            shown.displayName = value;
        else if (tag.name == api::kNotesTag)
            shown.notes = value;
        else
            shown.rows.append({ tag.name, value, tag.description });
    }
    return shown;
}

KeyedValues TagRows::toTags(const KeyedValues &base) const
{
    KeyedValues tags;
    for (const Row &row : rows) {
        if (!isBlank(row))
            put(tags, base, row);
    }
    // An empty name or note is none; one that was empty before stays.
    for (const auto &[name, value] : { std::pair { api::kNameTag, displayName }, { api::kNotesTag, notes } }) {
        const bool wasEmpty
            = base.contains(name) && attributeText(api::tagFrom(name, base.value(name)).value).isEmpty();
        if (!value.isEmpty() || wasEmpty)
            put(tags, base, { name, value, descriptionOf(base, name) });
    }
    return tags;
}

TagFinding findTagProblem(const TagRows &rows)
{
    QSet<QString> names;
    int count = (rows.displayName.isEmpty() ? 0 : 1) + (rows.notes.isEmpty() ? 0 : 1);
    for (int i = 0; i < rows.rows.size(); ++i) {
        const TagRows::Row &row = rows.rows.at(i);
        if (isBlank(row))
            continue;
        const QString name = row.name.trimmed();
        if (name.isEmpty())
            return { TagProblem::NoName, i };
        if (name == api::kNameTag || name == api::kNotesTag)
            return { TagProblem::ReservedName, i };
        if (name.toUtf8().size() > api::kLongestTagName)
            return { TagProblem::NameTooLong, i };
        if (names.contains(name))
            return { TagProblem::Duplicate, i };
        names.insert(name);
        ++count;
    }
    if (count > api::kMostTags)
        return { TagProblem::TooMany, -1 };
    return {};
}

} // namespace drydock
