// SPDX-License-Identifier: GPL-3.0-or-later
//
// The cheapest question that can be put to each collection of the API: whether it is there for this user. One element
// at most is asked for and nothing is decoded; what is in the collections is the façades' business. CollectionApi is a
// stateless façade over a Transport, used on the GUI thread, in the bulk lane. Facts: contract endpoints.tsv,
// web-ui.md (how a client learns what the server offers), server.md 19 (item 4).
#pragma once

#include "models/rest/call.h"
#include "models/rest/transport.h"

namespace drydock::api {

enum class Collection {
    DeviceSearch, //!< v2 inventory/filters/search
    DevicesV1, //!< v1 inventory/devices
    LimitsByTier, //!< v2 devauth/limits/devices; an open source server says 400
    DeviceLimit, //!< v2 devauth/limits/max_devices
    Deployments, //!< v1
    ReleasesV2,
    ReleasesV1, //!< releases/list
    ArtifactList, //!< v1 artifacts/list
    SavedFilters, //!< v2 inventory/filters
    DeltaSettings, //!< v1 deployments/config
    AuditLog,
    Integrations,
    Tenants, //!< v2, of a service provider
};
inline constexpr size_t kCollectionCount = 13;

class CollectionApi {
public:
    explicit CollectionApi(Transport &transport)
        : m_transport(transport)
    {
    }
    //! Settles with Nothing where the collection answered with JSON. A page of HTML is NotFound: some proxies answer
    //! what they do not know with their own front page.
    Call<Nothing> ask(Collection collection) const;

private:
    Transport &m_transport;
};

} // namespace drydock::api
