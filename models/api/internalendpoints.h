// SPDX-License-Identifier: GPL-3.0-or-later
//
// InternalService and InternalEndpoints: which of a server's services an operator can reach from inside, and where.
// Plain values, any thread. Read from what the user typed into a server profile, one "service address" a line; empty
// until then, and what is not in it is never called. Facts: server.md section 13.
#pragma once

#include <QList>
#include <QString>
#include <QStringList>
#include <QUrl>

#include <map>
#include <optional>

namespace drydock::api {

enum class InternalService {
    UserAdm,
    DeviceAuth,
    Inventory,
    Deployments,
    DeviceConfig,
    DeviceConnect,
    IotManager,
    TenantAdm,
    AuditLogs,
    Workflows,
};
QList<InternalService> allInternalServices();
//! The word of its paths: "useradm", "devauth", …; "workflows", whose paths have none.
QString internalServiceName(InternalService service);
//! Also by the other names in use ("deviceauth").
std::optional<InternalService> internalServiceFromName(const QString &name);

struct InternalEndpoints {
    std::map<InternalService, QUrl> urls; //!< scheme, host, port and a path where the service stands below one
    [[nodiscard]] bool isEmpty() const { return urls.empty(); }
    bool operator==(const InternalEndpoints &) const = default;
};

struct InternalEndpointsText {
    InternalEndpoints endpoints;
    QStringList notUnderstood; //!< whole lines, as typed
};
//! "useradm http://localhost:8081" a line, or with "=" between; blank lines and those that begin with # say nothing.
//! Of a service named twice the last line holds. An address must be plain http(s): no user, no query.
InternalEndpointsText readInternalEndpoints(const QString &text);

} // namespace drydock::api
