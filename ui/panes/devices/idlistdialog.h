// SPDX-License-Identifier: GPL-3.0-or-later
//
// IdListDialog: takes a list of devices as people have it (pasted, dropped or from a file) and shows which of them are
// meant, which entries fit several devices and which fit none, before anything is done. Owned by its pane; GUI thread.
// Matching runs in a worker.
#pragma once

#include "models/items/idlist.h"

#include <QDialog>

class QLabel;
class QPlainTextEdit;
class QPushButton;

namespace drydock {

class FleetStore;
class ListInput;
class UiContext;

class IdListDialog final : public QDialog {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(IdListDialog)

public:
    IdListDialog(UiContext &ui, FleetStore &fleet, QWidget *parent = nullptr);

    void setText(const QString &text);
    [[nodiscard]] const IdMatches &matches() const { return m_matches; }
    [[nodiscard]] bool isMatching() const;
    [[nodiscard]] QPushButton *showButton() const { return m_show; }

Q_SIGNALS:
    void chosen(const QList<drydock::DeviceId> &ids);

private:
    void match();
    void show(const IdMatches &matches);

    FleetStore &m_fleet;
    IdMatches m_matches;
    bool m_running = false;
    bool m_again = false;
    ListInput *m_text = nullptr;
    QLabel *m_counts = nullptr;
    QPlainTextEdit *m_others = nullptr; //!< ambiguous and unknown entries, to be copied
    QPushButton *m_show = nullptr;
};

} // namespace drydock
