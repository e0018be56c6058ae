// SPDX-License-Identifier: GPL-3.0-or-later
//
// GroupsDialog: the static groups with how many devices each has, to show, rename and dissolve. The API has no renaming:
// a group is renamed by moving all of its devices. Owned by its pane; GUI thread.
#pragma once

#include "models/store/bulkwork.h"

#include <QDialog>

class QPushButton;
class QTableWidget;

namespace drydock {

class UiContext;

class GroupsDialog final : public QDialog {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(GroupsDialog)

public:
    GroupsDialog(UiContext &ui, BulkWork &work, std::function<QString(const QString &)> problemOfName, QWidget *parent = nullptr);

    [[nodiscard]] QTableWidget *table() const { return m_table; }
    void choose(const QString &group);
    void renameChosen();
    void dissolveChosen();

Q_SIGNALS:
    void shown(const QString &group);
    void begun(const QString &job);

private:
    void fill();
    [[nodiscard]] QString chosen() const;
    [[nodiscard]] std::vector<BulkItem> membersOf(const QString &group) const;

    UiContext &m_ui;
    BulkWork &m_work;
    std::function<QString(const QString &)> m_problemOfName;
    QTableWidget *m_table = nullptr;
    QPushButton *m_show = nullptr;
    QPushButton *m_rename = nullptr;
    QPushButton *m_dissolve = nullptr;
};

} // namespace drydock
