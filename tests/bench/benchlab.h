// SPDX-License-Identifier: GPL-3.0-or-later
//
// BenchLab: a drydock-lab as a child process, signed in to, its simulation standing still.
#pragma once

#include "tests/integration/labwire.h"

#include <QProcess>

#include <optional>

namespace drydock::bench {

struct Ask {
    QByteArray verb;
    QByteArray target;
    QByteArray body;
};

class BenchLab {
public:
    //! False, with the reason on stderr, where it does not start.
    bool start(const QString &program, int devices);
    BenchLab() = default;
    ~BenchLab();
    Q_DISABLE_COPY_MOVE(BenchLab)

    lab::test::Answer ask(const Ask &request);
    [[nodiscard]] double peakMib() const;
    [[nodiscard]] const QByteArray &token() const { return m_token; }
    [[nodiscard]] const QByteArray &readyLine() const { return m_readyLine; }
    [[nodiscard]] QString url() const { return m_url; }
    [[nodiscard]] qint64 readyMs() const { return m_readyMs; }

private:
    QProcess m_process;
    std::optional<lab::test::LabWire> m_wire;
    QByteArray m_token;
    QByteArray m_readyLine;
    QString m_url;
    qint64 m_readyMs = 0;
};

[[nodiscard]] QString machine();
[[nodiscard]] double rounded(double value); //!< to thousandths

} // namespace drydock::bench
