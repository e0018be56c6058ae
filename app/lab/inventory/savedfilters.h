// SPDX-License-Identifier: GPL-3.0-or-later
//
// SavedFilters: inventory's named filters (dynamic groups), which professional and enterprise servers have: list, make,
// change, delete, and search by one. Owned by LabServices, built only where the plan has them; service thread.
#pragma once

#include "app/lab/fleetqueries.h"
#include "app/lab/labcontext.h"

namespace drydock::lab {

class SavedFilters final : public Service {
public:
    SavedFilters(LabContext &context, Fleet &fleet);

    struct Filter {
        QString id;
        QString name;
        QByteArray terms; //!< JSON array as the client wrote it
    };
    //! For whoever targets one; nothing where there is none.
    [[nodiscard]] std::optional<Filter> find(const QString &id) const;
    [[nodiscard]] std::optional<std::vector<api::FilterTerm>> terms(const QString &id) const;

private:

    Response list(const Request &request) const;
    Response create(const Request &request);
    Response show(const Request &request) const;
    Response update(const Request &request);
    Response remove(const Request &request);
    Response run(const Request &request);
    [[nodiscard]] bool nameTaken(const QString &name, const QString &exceptId) const;

    LabContext &m_context;
    Fleet &m_fleet;
    FleetQueries m_queries;
};

} // namespace drydock::lab
