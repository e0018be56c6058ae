// SPDX-License-Identifier: GPL-3.0-or-later
//
// Figures: measures one run for `drydock --figures FILE`: time to the first paint, to the first rows and to the whole
// fleet, GUI stalls over 50 ms until then, and resident memory once idle. Writes one JSON object, then says done.
// Made by Application before the window is shown, lives to the end of the run; GUI thread. It changes nothing.
#pragma once

#include <QElapsedTimer>
#include <QObject>
#include <QPointer>
#include <QString>

class QWidget;

namespace drydock {

class FleetStore;
class StallDetector;

class Figures final : public QObject {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(Figures)

public:
    //! `sinceStart` was started first thing in main().
    Figures(QString file, const QElapsedTimer &sinceStart, StallDetector &stalls, QObject *parent = nullptr);

    void watch(QWidget &window);
    void watch(FleetStore &fleet);

Q_SIGNALS:
    //! False where the file could not be written.
    void done(bool written);

protected:
    bool eventFilter(QObject *object, QEvent *event) override;

private:
    void onFleetChanged();
    void finish();

    QString m_file;
    QElapsedTimer m_sinceStart;
    StallDetector &m_stalls;
    QPointer<QWidget> m_window;
    QPointer<FleetStore> m_fleet;
    qint64 m_firstPaintMs = -1;
    qint64 m_firstRowsMs = -1;
    qint64 m_wholeMs = -1;
    qsizetype m_rowsAtFirst = 0;
    int m_stallsWhileLoading = 0;
    qint64 m_longestWhileLoadingMs = 0;
};

} // namespace drydock
