// SPDX-License-Identifier: GPL-3.0-or-later
//
// DoctorDialog: where the way to a server ends, step by step, with findings, what to do next, and a report to copy or
// save. Plain values in and signals out: app/desktop runs the doctor and acts on the offers. GUI thread; it knows no
// network, no keychain and no settings.
#pragma once

#include "ui/dialogs/connectionprofile.h"
#include "ui/shell/uicontext.h"
#include "ui/text/connectiontext.h"
#include "ui/text/doctorreport.h"

#include <QDialog>
#include <QList>

class QComboBox;
class QLabel;
class QPushButton;
class QScrollArea;

namespace drydock {

class DoctorRow;
class FailureBar;

class DoctorDialog final : public QDialog {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(DoctorDialog)

public:
    explicit DoctorDialog(UiContext &ui, QWidget *parent = nullptr);

    //! Which servers can be chosen; choosing another one asks for a run.
    void setServers(const QList<ConnectionProfile> &servers, const QString &currentId);
    [[nodiscard]] ConnectionProfile server() const;
    void setHead(const DoctorReportHead &head) { m_head = head; }
    void showSteps(const QList<DoctorStep> &steps, bool running);
    void showStep(int index, const DoctorStep &step);

    [[nodiscard]] bool isRunning() const { return m_running; }
    [[nodiscard]] QString report() const;
    [[nodiscard]] QString summary() const;
    [[nodiscard]] DoctorRow *row(DoctorStep::Id id) const;
    [[nodiscard]] QComboBox *serverBox() const { return m_servers; }
    [[nodiscard]] QPushButton *runButton() const { return m_run; }
    [[nodiscard]] QPushButton *copyButton() const { return m_copy; }
    [[nodiscard]] QPushButton *saveButton() const { return m_save; }
    [[nodiscard]] FailureBar *failureBar() const { return m_bar; }

    void done(int result) override;

Q_SIGNALS:
    void runRequested(const drydock::ConnectionProfile &server);
    void cancelRequested();
    void offerChosen(const drydock::DoctorStep &step, drydock::TroubleOffer offer);

private:
    QWidget *buildTop();
    QWidget *buildRows();
    QWidget *buildButtons();
    void runOrCancel();
    void copyReport();
    void saveReport();
    void writeReport(const QString &path);
    void showSummary();

    UiContext &m_ui;
    QList<ConnectionProfile> m_known;
    DoctorReportHead m_head;
    QList<DoctorStep> m_steps;
    QList<DoctorRow *> m_rows;
    bool m_running = false;
    QComboBox *m_servers = nullptr;
    QLabel *m_summary = nullptr;
    FailureBar *m_bar = nullptr;
    QLabel *m_told = nullptr;
    QPushButton *m_run = nullptr;
    QPushButton *m_copy = nullptr;
    QPushButton *m_save = nullptr;
};

} // namespace drydock
