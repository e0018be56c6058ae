// SPDX-License-Identifier: GPL-3.0-or-later
//
// Figures: measures one run for `drydock --figures FILE`: time to the first paint, to the first rows (known, and on
// screen) and to the whole fleet, GUI stalls and processor time until then, resident memory once idle, and then work on
// the table (WorkFigures). Writes one JSON object, then says done. Made by Application before the window is shown, lives
// to the end of the run; GUI thread. Nothing is written to the server.
#pragma once

#include <QElapsedTimer>
#include <QObject>
#include <QPointer>
#include <QString>

#include <memory>

class QWidget;

namespace drydock {

class DevicesPane;
class FleetStore;
class StallDetector;
class WorkFigures;

class Figures final : public QObject {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(Figures)

public:
    //! `sinceStart` was started first thing in main().
    Figures(QString file, const QElapsedTimer &sinceStart, StallDetector &stalls, QObject *parent = nullptr);
    ~Figures() override;

    void watch(QWidget &window);
    void watch(FleetStore &fleet);

Q_SIGNALS:
    //! False where the file could not be written.
    void done(bool written);

protected:
    bool eventFilter(QObject *object, QEvent *event) override;

private:
    void onFleetChanged();
    void onIdle();
    void write();
    [[nodiscard]] DevicesPane *pane() const;

    QString m_file;
    QElapsedTimer m_sinceStart;
    StallDetector &m_stalls;
    QPointer<QWidget> m_window;
    QPointer<FleetStore> m_fleet;
    qint64 m_firstPaintMs = -1;
    qint64 m_firstRowsMs = -1;
    qint64 m_onScreenMs = -1; //!< the first rows, painted
    qint64 m_wholeMs = -1;
    double m_cpuBeforeMs = 0;
    double m_cpuMs = 0; //!< of the whole process, from the session's begin to the whole fleet
    qint64 m_residentKib = -1;
    qsizetype m_rowsAtFirst = 0;
    int m_stallsWhileLoading = 0;
    qint64 m_longestWhileLoadingMs = 0;
    std::unique_ptr<WorkFigures> m_work;
};

} // namespace drydock
