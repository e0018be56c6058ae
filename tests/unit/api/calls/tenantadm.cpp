// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/unit/api/calls/calls.h"

namespace drydock::test {

using namespace drydock::api;

std::vector<ApiCall> tenantAdmCalls()
{
    return {
        { "tenant",
            "GET api/management/v1/tenantadm/user/tenant | interactive | repeatable | TenantInfo",
            with<TenantAdmApi>([](const auto &api) { return api.own(); }), 200, toJson(sample::tenant()) },
    };
}

} // namespace drydock::test
