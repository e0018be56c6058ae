// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/store/capabilitywatch.h"

namespace drydock {

void CapabilityWatch::set(const Capabilities &capabilities, bool complete, Timestamp asOf)
{
    const bool same = capabilities == m_capabilities;
    if (same && complete == m_complete && asOf == m_asOf)
        return;
    m_capabilities = capabilities;
    m_complete = complete;
    m_asOf = asOf;
    if (same)
        Q_EMIT progressed();
    else
        Q_EMIT changed();
}

} // namespace drydock
