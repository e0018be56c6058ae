// SPDX-License-Identifier: GPL-3.0-or-later
//
// Shutdown: turns SIGTERM, SIGINT, SIGHUP and, if asked, the end of standard input into the end of the event loop.
// One per program, main thread.
#pragma once

#include <QObject>
#include <QSocketNotifier>

#include <memory>

namespace drydock::lab {

class Shutdown final : public QObject {
    Q_OBJECT
public:
    Shutdown();
    ~Shutdown() override;
    //! For a child of the application: its standard input is a pipe that closes with the parent, even when it crashes.
    void watchStandardInput();

private:
    std::unique_ptr<QSocketNotifier> m_signal;
    std::unique_ptr<QSocketNotifier> m_input;
};

} // namespace drydock::lab
