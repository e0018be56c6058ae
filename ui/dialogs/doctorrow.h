// SPDX-License-Identifier: GPL-3.0-or-later
//
// DoctorRow: one step of the connection doctor: its state as shape and word, how long it took, the finding, what to do
// next, a button where the program can help, and the facts behind it on demand. Part of DoctorDialog; GUI thread.
#pragma once

#include "ui/shell/theme.h"
#include "ui/text/doctortext.h"

#include <QWidget>

class QLabel;
class QPushButton;
class QToolButton;

namespace drydock {

class DoctorRow final : public QWidget {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(DoctorRow)

public:
    DoctorRow(const Theme &theme, const TimeText &time, QWidget *parent = nullptr);

    void setStep(const DoctorStep &step);
    [[nodiscard]] const DoctorStep &step() const { return m_step; }
    [[nodiscard]] QPushButton *button() const { return m_button; }
    [[nodiscard]] QToolButton *detailsButton() const { return m_detailsButton; }
    [[nodiscard]] bool detailsShown() const;
    [[nodiscard]] QString text() const;

Q_SIGNALS:
    void offerChosen(drydock::TroubleOffer offer);

private:
    void showDetails(bool shown);
    void tint();

    const Theme &m_theme;
    const TimeText &m_time;
    DoctorStep m_step;
    TroubleOffer m_offer = TroubleOffer::None;
    QLabel *m_mark = nullptr;
    QLabel *m_title = nullptr;
    QLabel *m_word = nullptr;
    QLabel *m_took = nullptr;
    QLabel *m_what = nullptr;
    QLabel *m_next = nullptr;
    QLabel *m_details = nullptr;
    QToolButton *m_detailsButton = nullptr;
    QPushButton *m_button = nullptr;
};

} // namespace drydock
