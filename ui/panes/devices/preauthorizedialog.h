// SPDX-License-Identifier: GPL-3.0-or-later
//
// PreauthorizeDialog: accepts devices before they first connect: one by its identity and key, or many from a CSV table
// with a preview, and then a result for each row. It stays open until it is closed, so that what failed can be mended and
// tried again. Owned by its pane; GUI thread. Writes go through PendingOperations, a few at a time.
#pragma once

#include "models/items/preauthlist.h"
#include "models/store/fleetstore.h"

#include <QDialog>

class QLabel;
class QPushButton;
class QTableWidget;

namespace drydock {

class ListInput;
class UiContext;

class PreauthorizeDialog final : public QDialog {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(PreauthorizeDialog)

public:
    PreauthorizeDialog(UiContext &ui, FleetStore &fleet, QWidget *parent = nullptr);

    //! As if pasted. `folder` is where names of key files are looked for.
    void setTable(const QString &csv, const QString &folder = {});
    [[nodiscard]] QTableWidget *table() const { return m_table; }
    [[nodiscard]] QPushButton *beginButton() const { return m_begin; }
    [[nodiscard]] QString summary() const;
    [[nodiscard]] bool isPreviewing() const;

private:
    void preview();
    void show(const PreauthList &list);
    void begin();
    void setResult(int row, const QString &text, bool failed);
    void summarise();
    [[nodiscard]] QString problemText(const PreauthRow &row) const;

    FleetStore &m_fleet;
    PreauthList m_list;
    std::vector<bool> m_done; //!< by row: the server has it
    int m_failed = 0;
    bool m_running = false;
    bool m_reading = false;
    bool m_again = false;
    ListInput *m_text = nullptr;
    QTableWidget *m_table = nullptr;
    QLabel *m_summary = nullptr;
    QPushButton *m_begin = nullptr;
};

} // namespace drydock
