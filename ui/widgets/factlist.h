// SPDX-License-Identifier: GPL-3.0-or-later
//
// FactList: "label: value" pairs under one another, values selectable and wrapped, as plain text whatever the server
// wrote. setFacts() keeps the widgets it has, so that a refresh disturbs no selection. Owned by its parent; GUI
// thread. No domain knowledge.
#pragma once

#include "ui/shell/theme.h"

#include <QList>
#include <QScrollArea>
#include <QString>

#include <vector>

class QGridLayout;
class QLabel;

namespace drydock {

struct Fact {
    QString label; //!< empty: the value spans both columns as a heading
    QString value;
    bool fixed = false; //!< ids, hashes: fixed width
    QString toolTip;
    bool operator==(const Fact &) const = default;
};

class FactList final : public QScrollArea {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(FactList)

public:
    explicit FactList(QWidget *parent = nullptr);

    void setFacts(const QList<Fact> &facts);
    [[nodiscard]] const QList<Fact> &facts() const { return m_facts; }
    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override { return { 160, 60 }; }

private:
    struct Row {
        QLabel *label = nullptr;
        QLabel *value = nullptr;
    };
    Row &row(size_t at);

    QList<Fact> m_facts;
    QWidget *m_page = nullptr;
    QGridLayout *m_grid = nullptr;
    std::vector<Row> m_rows;
};

} // namespace drydock
