// SPDX-License-Identifier: GPL-3.0-or-later
//
// FactList: "label: value" pairs under one another, values selectable and wrapped, as plain text whatever the server
// wrote; a value that is a state has its shape and colour. Long ids wrap anywhere and are copied without a break.
// setFacts() keeps the widgets it has, so that a refresh disturbs no selection. Owned by its parent; GUI thread.
// No domain knowledge.
#pragma once

#include "ui/shell/theme.h"

#include <QList>
#include <QScrollArea>
#include <QString>

#include <optional>
#include <vector>

class QGridLayout;
class QLabel;

namespace drydock {

struct Fact {
    QString label; //!< empty: the value spans both columns as a heading
    QString value;
    bool fixed = false; //!< ids, hashes: fixed width
    QString toolTip;
    std::optional<State> state;
    bool operator==(const Fact &) const = default;
};

class FactList final : public QScrollArea {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(FactList)

public:
    explicit FactList(const Theme &theme, QWidget *parent = nullptr);

    void setFacts(const QList<Fact> &facts);
    [[nodiscard]] const QList<Fact> &facts() const { return m_facts; }
    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override { return { 160, 60 }; }

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    struct Row {
        QLabel *label = nullptr;
        QLabel *value = nullptr;
    };
    Row &row(size_t at);
    void show(const Row &shown, const Fact &fact);
    void recolor();
    //! What is selected in a value, or all of it, as the server wrote it.
    [[nodiscard]] QString copyText(const QLabel &value) const;

    const Theme &m_theme;
    QList<Fact> m_facts;
    QWidget *m_page = nullptr;
    QGridLayout *m_grid = nullptr;
    std::vector<Row> m_rows;
};

//! The shape of a state as a character, for texts that cannot be painted.
[[nodiscard]] QChar stateCharacter(State state);

} // namespace drydock
