// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panes/storepane.h"

namespace drydock {

namespace {
bool isNetwork(ErrorKind kind)
{
    return kind == ErrorKind::Offline || kind == ErrorKind::Dns || kind == ErrorKind::Refused
        || kind == ErrorKind::Timeout;
}
} // namespace

QString StorePane::whyStale(const std::optional<Error> &error)
{
    if (!error)
        return {};
    if (isNetwork(error->kind))
        //: Beside the age of a pane's data
        return tr("offline");
    if (error->kind == ErrorKind::TooMany)
        //: Beside the age of a pane's data: the server asked to wait
        return tr("rate limited");
    //: Beside the age of a pane's data: the last attempt to read it failed
    return tr("not refreshed");
}

void StorePane::present(const drydock::Freshness &fresh, const QString &subject, bool hasRows, bool filtered)
{
    setBusy(fresh.loading);
    setFreshness({ fresh.lastSuccess, fresh.stale || fresh.lastError.has_value(), whyStale(fresh.lastError) });
    if (fresh.lastError && !hasRows && !fresh.hasData()) {
        setFailed(subject, *fresh.lastError, false);
        return;
    }
    const PaneState wanted = hasRows ? PaneState::Ready
        : !fresh.hasData()           ? PaneState::Loading
        : filtered                   ? PaneState::NothingMatches
                                     : PaneState::NothingYet;
    if (state() != wanted)
        setState(wanted);
    // That the network is gone is said by the age; a bar would only repeat it in every pane.
    const bool needsBar = fresh.lastError && !isNetwork(fresh.lastError->kind);
    if (!needsBar) {
        if (m_shown)
            clearFailure();
        m_shown.reset();
    } else if (!m_shown || m_shown->kind != fresh.lastError->kind) {
        m_shown = fresh.lastError;
        showFailure(ErrorText::words(subject, *fresh.lastError));
    }
}

} // namespace drydock
