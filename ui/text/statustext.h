// SPDX-License-Identifier: GPL-3.0-or-later
//
// The one vocabulary of states: what shape, and so what colour, a status code of the server has, and its word.
// Pure functions on any thread that may translate; nothing else in the program turns a status code into a word.
// Unknown codes of newer servers keep their raw text and get the Unknown shape.
#pragma once

#include <QCoreApplication>
#include <QString>
#include <QStringList>

namespace drydock {

//! A state is its shape: they differ without colour.
enum class State {
    Good, //!< filled disc
    Moving, //!< half disc
    Waiting, //!< ring
    Paused, //!< two bars
    Failed, //!< diamond
    Warning, //!< triangle
    PassedOver, //!< barred ring
    Unknown, //!< dotted ring
};

struct StatusWord {
    State state = State::Unknown;
    QString word; //!< "Accepted"
    QString explanation; //!< one sentence for the tooltip; may be empty

    bool operator==(const StatusWord &) const = default;
};

//! Which list of codes a column speaks.
enum class StatusDomain {
    Device, //!< authentication status of a device, and "silent"
    AuthSet, //!< authentication status of one set
    Deployment, //!< pending, scheduled, inprogress, finished, aborted
    DeviceDeployment, //!< one device in one deployment
    Bulk, //!< bulk work and one device in it: running, paused, interrupted, waiting, sent, done, failed, cancelled
    Request, //!< our own requests: running, done, failed, cancelled
};

class StatusText {
    Q_DECLARE_TR_FUNCTIONS(drydock::StatusText)

public:
    [[nodiscard]] static StatusWord of(StatusDomain domain, const QString &code);
    [[nodiscard]] static StatusWord device(const QString &code);
    [[nodiscard]] static StatusWord authSet(const QString &code);
    [[nodiscard]] static StatusWord deployment(const QString &code);
    [[nodiscard]] static StatusWord deviceDeployment(const QString &code);
    [[nodiscard]] static StatusWord request(const QString &code);
    //! "Good", "In progress", …: the shape itself in one word, for legends and screen readers.
    [[nodiscard]] static QString stateName(State state);
    //! Every code of a domain, in the order in which a filter or a legend lists them.
    [[nodiscard]] static QStringList codes(StatusDomain domain);
};

} // namespace drydock
