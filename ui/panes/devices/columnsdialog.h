// SPDX-License-Identifier: GPL-3.0-or-later
//
// ColumnsDialog: which columns the devices table shows and in what order: the chosen ones on top, dragged or moved
// into place, every other attribute below. Opened with open(); GUI thread. It knows ids and titles only.
#pragma once

#include <QDialog>
#include <QStringList>

class QLineEdit;
class QListWidget;
class QPushButton;

namespace drydock {

class ColumnsDialog final : public QDialog {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(ColumnsDialog)

public:
    struct Choice {
        QString id;
        QString title;
    };

    //! `shown` in their order; `others` as they should be listed.
    ColumnsDialog(const QList<Choice> &shown, const QList<Choice> &others, QWidget *parent = nullptr);
    [[nodiscard]] QStringList chosen() const;

Q_SIGNALS:
    void columnsChosen(const QStringList &ids);

private:
    void add(const Choice &choice, bool checked);
    void filter(const QString &text);
    void moveCurrent(int by);
    void updateButtons();

    QLineEdit *m_search = nullptr;
    QListWidget *m_list = nullptr;
    QPushButton *m_up = nullptr;
    QPushButton *m_down = nullptr;
    QPushButton *m_show = nullptr;
};

} // namespace drydock
