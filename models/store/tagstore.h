// SPDX-License-Identifier: GPL-3.0-or-later
//
// TagStore: the tags of single devices, to be edited: one SharedDocument for each device that somebody has open. What
// is saved reaches the fleet at once. Owned by Session, destroyed before fleet and operations. GUI thread.
#pragma once

#include "models/api/tags.h"
#include "models/store/fleetstore.h"
#include "models/store/shareddocument.h"

#include <memory>

namespace drydock {

class TagStore final : public QObject {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(TagStore)

public:
    TagStore(Transport &transport, PollScheduler &scheduler, PendingOperations &operations, FleetStore &fleet,
        QObject *parent = nullptr);
    ~TagStore() override;

    //! Not read yet. It lives on while it is being saved, whoever let go of it.
    [[nodiscard]] std::shared_ptr<SharedDocument> open(const DeviceId &device);

private:
    Transport &m_transport;
    PollScheduler &m_scheduler;
    PendingOperations &m_operations;
    FleetStore &m_fleet;
    QHash<DeviceId, std::shared_ptr<SharedDocument>> m_documents;
};

//! What a person edits: the name, the notes and the other tags in a table. Values that are not text (other clients may
//! write numbers and lists) are shown as text and kept as they are while that text is not touched.
struct TagRows {
    struct Row {
        QString name;
        QString value;
        QString description;
        bool operator==(const Row &) const = default;
    };
    QString displayName;
    QString notes;
    QList<Row> rows; //!< all other tags

    [[nodiscard]] static TagRows from(const KeyedValues &tags);
    //! `base` gives what the rows do not show: descriptions of name and notes, types of untouched values.
    [[nodiscard]] KeyedValues toTags(const KeyedValues &base) const;
    bool operator==(const TagRows &) const = default;
};

enum class TagProblem { None, NoName, Duplicate, NameTooLong, ReservedName, TooMany };
struct TagFinding {
    TagProblem problem = TagProblem::None;
    int row = -1; //!< -1: not about a single row
    bool operator==(const TagFinding &) const = default;
};
//! The first thing that keeps the rows from being saved. A row without any text is passed over.
[[nodiscard]] TagFinding findTagProblem(const TagRows &rows);

} // namespace drydock
