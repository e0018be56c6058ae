// SPDX-License-Identifier: GPL-3.0-or-later
//
// AuditService: the audit log of a commercial server (server.md 9): every management write, searchable and exportable.
// Owned by LabServer; service thread. On the open source plan it keeps nothing and has no routes.
#pragma once

#include "app/lab/labcontext.h"

namespace drydock::lab {

class AuditService final : public Service, public AuditSink {
public:
    //! Two steps, because the context it belongs to needs the sink first.
    AuditService() = default;
    void attach(LabContext &context);

    void record(const Identity &actor, const AuditRecord &entry) override;
    [[nodiscard]] quint64 count() const override { return m_count; }
    //! For seeding: an entry of the past.
    void recordAt(Timestamp when, const Identity &actor, const AuditRecord &entry);

private:
    struct Filter {
        QString where;
        QVariantList values;
    };
    static Filter filterOf(const Request &request);
    Response list(const Request &request);
    Response exportCsv(const Request &request);

    LabContext *m_context = nullptr;
    quint64 m_count = 0;
};

} // namespace drydock::lab
