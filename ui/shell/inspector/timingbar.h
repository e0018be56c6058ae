// SPDX-License-Identifier: GPL-3.0-or-later
//
// TimingBar: how long a request stood in its lane, waited for the answer and received it, as one bar with its legend
// below. What is not known is not drawn: without the moment of the headers, waiting and receiving are one stretch.
// Owned by the request's details; GUI thread; no store.
#pragma once

#include "ui/shell/theme.h"
#include "ui/text/timetext.h"

#include <QWidget>

namespace drydock {

struct RequestTiming {
    qint64 queuedMs = 0;
    qint64 waitedMs = -1; //!< until the headers; -1 where not known
    qint64 elapsedMs = -1; //!< on the wire; -1 while it runs
    bool operator==(const RequestTiming &) const = default;
};

class TimingBar final : public QWidget {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(TimingBar)

public:
    TimingBar(const Theme &theme, const TimeText &time, QWidget *parent = nullptr);

    void setTiming(const RequestTiming &timing);
    //! "Queued 3 ms, waiting 120 ms, receiving 4 ms": what the bar says, for a screen reader too.
    [[nodiscard]] QString sentence() const;
    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] bool hasHeightForWidth() const override { return true; }
    [[nodiscard]] int heightForWidth(int width) const override;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    struct Part {
        QString label;
        qint64 ms = 0;
        ThemeRole role = ThemeRole::Unknown;
    };
    [[nodiscard]] QList<Part> parts() const;
    [[nodiscard]] QString legend(const Part &part) const;
    //! Calls `place` with each part's legend and where it stands; returns the height of all.
    template<class Place> int layOut(int width, Place place) const;

    const Theme &m_theme;
    const TimeText &m_time;
    RequestTiming m_timing;
};

} // namespace drydock
