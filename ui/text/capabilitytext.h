// SPDX-License-Identifier: GPL-3.0-or-later
//
// CapabilityText: the words for what a server offers, and for each reason why it does not. Pure; the texts are plain.
// The codes are models/store's; nothing else in the program turns one of them into a word.
#pragma once

#include "models/store/capabilities.h"
#include "ui/text/statustext.h"

namespace drydock {

class CapabilityText {
    Q_DECLARE_TR_FUNCTIONS(drydock::CapabilityText)

public:
    [[nodiscard]] static QString name(Service service); //!< "Audit log"
    [[nodiscard]] static QString name(Capability capability); //!< "Create and abort deployments"
    [[nodiscard]] static StatusWord word(const Availability &availability); //!< "Available", "Off", "Not known"
    //! A sentence on the reason alone; empty where it is available.
    [[nodiscard]] static QString reason(AvailabilityReason reason);
    //! Why a command that needs the capability cannot run: one sentence; empty where it may be tried.
    [[nodiscard]] static QString refusal(Capability capability, const Availability &availability);
    [[nodiscard]] static QString plan(const ServerPlan &plan); //!< "Mender Enterprise, trial"
    [[nodiscard]] static QString addOns(const ServerPlan &plan); //!< "Configure, Monitor"; empty where none is on
    [[nodiscard]] static QString roles(const QStringList &roles);
};

} // namespace drydock
