// SPDX-License-Identifier: GPL-3.0-or-later
//
// StorePane: a pane over a list that a store keeps fresh by polling. present() turns the store's Freshness and the
// row count into the pane's state, age, failure bar and busy line, the same way everywhere. GUI thread. It must not
// know which list.
#pragma once

#include "models/store/pollscheduler.h"
#include "ui/shell/pane.h"

namespace drydock {

class StorePane : public Pane {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(StorePane)

public:
    using Pane::Pane;

protected:
    //! `subject` names what is read, as a whole clause: "Releases could not be read". `rows` are those shown,
    //! `filtered` says that a filter may have left none of them.
    void present(const drydock::Freshness &fresh, const QString &subject, bool hasRows, bool filtered);
    //! One or two words beside the age: "offline".
    [[nodiscard]] static QString whyStale(const std::optional<Error> &error);

private:
    std::optional<Error> m_shown; //!< in the bar; a bar that was closed stays closed until another error comes
};

} // namespace drydock
