// SPDX-License-Identifier: GPL-3.0-or-later
//
// Every call of every façade, once or in its variants, by name; with the answer that a server gives, as our encoders
// write it. Shared by the façades' unit test and the check against the API description.
#pragma once

#include "tests/unit/api/apisamples.h"
#include "tests/unit/api/recordingtransport.h"

namespace drydock::test {

struct ApiCall {
    QByteArray name;
    std::function<void(Transport &)> send;
    int status = 200;
    QByteArray body;
    QByteArray contentType = "application/json";
    QList<std::pair<QByteArray, QByteArray>> headers = {};
};

std::vector<ApiCall> userAdmCalls();
std::vector<ApiCall> deviceAuthCalls();
std::vector<ApiCall> inventoryCalls();
std::vector<ApiCall> softwareCalls(const QString &artifactFile);
std::vector<ApiCall> deploymentsCalls();
std::vector<ApiCall> otherCalls(); //!< audit log and own tenant
std::vector<ApiCall> allCalls(const QString &artifactFile);

} // namespace drydock::test
