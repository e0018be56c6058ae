// SPDX-License-Identifier: GPL-3.0-or-later
//
// Every call of every façade, once or in its variants, by name: what it puts into its RequestSpec, letter by letter,
// and the answer that a server gives, as our encoders write it. One file per Mender service. Shared by the façades'
// unit test and the check against the API description; each call is a well-formed exchange.
#pragma once

#include "tests/unit/api/apisamples.h"
#include "tests/unit/api/apisamples_tenants.h"
#include "tests/unit/api/apisamples_users.h"
#include "tests/unit/api/recordingtransport.h"

#include <memory>

namespace drydock::test {

//! A call on its way. Dropping it abandons its job: what was sent is then all there is to look at.
struct CallOutcome {
    QObject context;
    std::shared_ptr<void> call;
    bool settled = false;
    std::optional<Error> error;
};

struct ApiCall {
    QByteArray name;
    //! "GET path?query | lane | repeatable or once | operationId | header: value | body", see describe().
    QByteArray sent;
    std::function<std::shared_ptr<CallOutcome>(Transport &)> send;
    int status = 200;
    QByteArray body;
    QByteArray contentType = "application/json";
    QList<std::pair<QByteArray, QByteArray>> headers = {};
    Credentials credentials = Credentials::Bearer;
    QByteArray sentType = "application/json"; //!< of the request's body, where it has one
};

struct ServiceCalls {
    QByteArray service;
    std::vector<ApiCall> calls;
};

std::vector<ApiCall> userAdmCalls(); //!< all of the following five, too
std::vector<ApiCall> planCalls();
std::vector<ApiCall> roleCalls();
std::vector<ApiCall> userCalls();
std::vector<ApiCall> accountCalls();
std::vector<ApiCall> ssoCalls();
std::vector<ApiCall> deviceAuthCalls();
std::vector<ApiCall> deviceConnectCalls(const QString &file);
std::vector<ApiCall> deviceMonitorCalls();
std::vector<ApiCall> internalCalls();
std::vector<ApiCall> inventoryCalls();
std::vector<ApiCall> iotManagerCalls();
std::vector<ApiCall> softwareCalls(const QString &artifactFile);
std::vector<ApiCall> moreSoftwareCalls(const QString &artifactFile);
std::vector<ApiCall> deploymentsCalls();
std::vector<ApiCall> moreDeploymentsCalls();
std::vector<ApiCall> deviceConfigCalls();
std::vector<ApiCall> auditLogsCalls();
std::vector<ApiCall> tenantAdmCalls(); //!< with billing
std::vector<ApiCall> billingCalls();
std::vector<ServiceCalls> callsByService(const QString &artifactFile);
std::vector<ApiCall> allCalls(const QString &artifactFile);

// What the files of calls have in common.
inline const DeviceId kDevice { sample::uuid(4) };
inline const AuthSetId kSet { sample::uuid(3) };
inline const DeploymentId kDeployment { sample::uuid(7) };
inline const ArtifactId kArtifact { sample::uuid(6) };
inline const QList<std::pair<QByteArray, QByteArray>> kTotal { { "X-Total-Count", "1" },
    { "Link", "</x?page=1&per_page=20>; rel=\"first\"" } };
inline const QByteArray kNoType; //!< of an answer without a body
//! For a `sent` that a test of its own compares.
inline const QByteArray kLookedAtElsewhere;

template<class Api, class Use> std::function<std::shared_ptr<CallOutcome>(Transport &)> with(Use use)
{
    return [use](Transport &transport) {
        const Api api(transport);
        auto outcome = std::make_shared<CallOutcome>();
        auto call = use(api).then(&outcome->context, [raw = outcome.get()](const auto &result) {
            raw->settled = true;
            if (!result.ok())
                raw->error = result.error();
        });
        outcome->call = std::make_shared<decltype(call)>(std::move(call));
        return outcome;
    };
}

template<class T> QByteArray page(const T &item)
{
    return api::toJson(std::vector<T> { item });
}

} // namespace drydock::test
