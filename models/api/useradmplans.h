// SPDX-License-Identifier: GPL-3.0-or-later
//
// Mender's useradm service, management API v1: which plans there are, which one the tenant has, how many users it may
// have. Structs are plain values on any thread; PlansApi is a stateless façade over a Transport, used on the GUI thread.
// Facts: contract `/api/management/v1/useradm/{plans,plan_binding,limits,auth/plan-verify}`, server.md section 2.6. The
// open source server knows one plan and has no limits (404).
#pragma once

#include "models/api/jsonreader.h"
#include "models/api/jsonwriter.h"
#include "models/rest/call.h"
#include "models/rest/transport.h"

#include <optional>

namespace drydock::api {

struct PlanFeatures {
    bool rbac = false;
    bool auditLogs = false;
    bool dynamicGroups = false;
    bool terminal = false;
    bool fileTransfer = false;
    bool configuration = false;
    bool monitoring = false;
    bool reporting = false;
    bool operator==(const PlanFeatures &) const = default;
};
struct Plan {
    QString name; //!< "Mender_Open_Source", "os", "professional", "enterprise"; unknown values are kept
    QString displayName;
    PlanFeatures features;
    bool operator==(const Plan &) const = default;
};
Plan decodePlan(Reader &reader);
void encode(JsonWriter &writer, const Plan &plan);

//! What is not limited is not there.
struct PlanLimits {
    std::optional<qint64> devices;
    std::optional<qint64> users;
    std::optional<qint64> auditLogDays;
    bool operator==(const PlanLimits &) const = default;
};
struct PlanBinding {
    std::optional<Plan> plan;
    PlanLimits limits;
    bool operator==(const PlanBinding &) const = default;
};
PlanBinding decodePlanBinding(Reader &reader);
void encode(JsonWriter &writer, const PlanBinding &binding);

struct UserLimit {
    std::optional<qint64> count; //!< how many there are
    qint64 max = 0;
    bool operator==(const UserLimit &) const = default;
};
UserLimit decodeUserLimit(Reader &reader);
void encode(JsonWriter &writer, const UserLimit &limit);

class PlansApi {
public:
    explicit PlansApi(Transport &transport)
        : m_transport(transport)
    {
    }
    Call<Page<Plan>> plans(int page = 1, int perPage = 500) const; //!< GET useradm/plans
    Call<PlanBinding> binding() const; //!< GET useradm/plan_binding
    Call<UserLimit> userLimit() const; //!< GET useradm/limits
    //! GET useradm/auth/plan-verify. 403 (Forbidden): the user's plan is smaller than `minimalPlan`.
    Call<Nothing> verify(const QString &minimalPlan, const QString &addon) const;

private:
    Transport &m_transport;
};

} // namespace drydock::api
