// SPDX-License-Identifier: GPL-3.0-or-later
//
// RowList: rows of fields under one another in a scrolled area, with a button below that adds one: conditions of a query,
// rules. It owns the rows' widgets and their order on screen; what is in them is the dialog's. GUI thread, no domain.
#pragma once

#include <QScrollArea>

class QLabel;
class QPushButton;
class QVBoxLayout;

namespace drydock {

class RowList final : public QScrollArea {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(RowList)

public:
    RowList(const QIcon &icon, const QString &addWords, QWidget *parent = nullptr);

    [[nodiscard]] QPushButton *addButton() const { return m_add; }
    //! Shown while there are no rows; empty: nothing is.
    void setNoneText(const QString &text);
    [[nodiscard]] int count() const { return m_count; }
    void append(QWidget *row);
    //! It is deleted once control is back in the event loop: the row's own button may have asked for it.
    void remove(QWidget *row);
    void moveUp(QWidget *row);

private:
    QVBoxLayout *m_layout = nullptr;
    QLabel *m_none = nullptr;
    QPushButton *m_add = nullptr;
    int m_count = 0;
};

} // namespace drydock
