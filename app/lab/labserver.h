// SPDX-License-Identifier: GPL-3.0-or-later
//
// LabServer: the whole lab in one object: data folder, service thread with database and services, HTTP front. The
// program and in-process tests own one. start() and stop() from the owner's thread, which may block on nothing else.
#pragma once

#include "app/lab/labcontext.h"

#include <functional>
#include <memory>

namespace drydock::lab {

struct LabReady {
    QString url;
    QString internalUrl; //!< of the internal API
    QString user;
    QString password;
    QString certificateFile; //!< PEM, with TLS
};

enum class LabProblem {
    None,
    Usage, //!< an option that cannot be
    DataInUse, //!< another lab has the folder
    Data, //!< the folder or its database cannot be used
    Listen, //!< the port cannot be had
};

class LabServer {
public:
    LabServer();
    ~LabServer();
    Q_DISABLE_COPY_MOVE(LabServer)

    //! Set before start(): called once, on the service thread, when the lab cannot go on (LabContext::broken).
    std::function<void(const QString &why)> onBroken;

    //! Blocks until it serves. On failure `text` says why.
    LabProblem start(const LabOptions &options, QString &text);
    void stop();
    [[nodiscard]] const LabReady &ready() const;

private:
    struct Private;
    std::unique_ptr<Private> d;
};

} // namespace drydock::lab
