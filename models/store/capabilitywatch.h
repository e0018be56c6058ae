// SPDX-License-Identifier: GPL-3.0-or-later
//
// CapabilityWatch: the Capabilities of a session, and word of every change. Owned by the session's CapabilityProbe,
// which alone sets it; panes and dialogs keep a reference and are gone before it. GUI thread. It asks no server.
#pragma once

#include "models/store/capabilities.h"

#include <QObject>

namespace drydock {

class CapabilityWatch final : public QObject {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(CapabilityWatch)

public:
    explicit CapabilityWatch(QObject *parent = nullptr)
        : QObject(parent)
    {
    }

    [[nodiscard]] const Capabilities &capabilities() const { return m_capabilities; }
    //! Every question has had an answer to go by.
    [[nodiscard]] bool isComplete() const { return m_complete; }
    //! When the last answer came; invalid before the first.
    [[nodiscard]] Timestamp asOf() const { return m_asOf; }

    //! The user wants to know anew.
    void askAgain() { Q_EMIT askedAgain(); }
    //! The probe's; equal values cost nothing.
    void set(const Capabilities &capabilities, bool complete, Timestamp asOf);

Q_SIGNALS:
    void changed();
    //! isComplete() or asOf(), where the capabilities are what they were.
    void progressed();
    void askedAgain();

private:
    Capabilities m_capabilities;
    bool m_complete = false;
    Timestamp m_asOf;
};

} // namespace drydock
