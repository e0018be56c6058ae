// SPDX-License-Identifier: GPL-3.0-or-later
//
// RulesDialog: which devices are marked in the table: a sign, a colour, what the mark means and the query that decides,
// rule by rule in the order of their weight, with how many devices each finds. Opened by the Devices pane, which counts;
// GUI thread.
#pragma once

#include "models/items/rowrules.h"

#include <QDialog>

#include <functional>

class QComboBox;
class QLabel;
class QLineEdit;
class QPushButton;
class QTimer;
class QToolButton;

namespace drydock {

class RowList;
class Theme;

class RulesDialog final : public QDialog {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(RulesDialog)

public:
    //! Counts what each query finds; the answer comes through setCounts().
    using Count = std::function<void(const QStringList &queries)>;

    RulesDialog(const Theme &theme, const RowRuleList &rules, Count count, QWidget *parent = nullptr);
    ~RulesDialog() override;

    [[nodiscard]] RowRuleList rules() const;
    //! Of other queries than the present it is ignored.
    void setCounts(const QStringList &queries, const QList<qint64> &devices);
    //! What is wrong and what to do about it; empty: nothing.
    [[nodiscard]] QString problem() const;

    [[nodiscard]] QLineEdit *queryField(int rule) const { return m_rows[static_cast<size_t>(rule)].query; }
    [[nodiscard]] QLineEdit *nameField(int rule) const { return m_rows[static_cast<size_t>(rule)].name; }
    [[nodiscard]] QPushButton *addButton() const;
    [[nodiscard]] QPushButton *useButton() const { return m_use; }

Q_SIGNALS:
    void rulesChosen(const drydock::RowRuleList &rules);

private:
    struct Row {
        QWidget *box = nullptr;
        QComboBox *sign = nullptr;
        QComboBox *color = nullptr;
        QLineEdit *name = nullptr;
        QLineEdit *query = nullptr;
        QLabel *count = nullptr;
        QToolButton *up = nullptr;
    };
    void buildLayout();
    void addRow(const RowRule &rule);
    void removeRow(const QWidget *box);
    void moveUp(const QWidget *box);
    void edited();
    [[nodiscard]] QIcon swatch(MarkColor color) const;
    [[nodiscard]] QToolButton *button(const QString &icon, const QString &words, QWidget *box) const;
    [[nodiscard]] QStringList queries() const;
    [[nodiscard]] std::vector<Row>::iterator rowOf(const QWidget *box);

    const Theme &m_theme;
    Count m_count;
    RowList *m_list = nullptr;
    std::vector<Row> m_rows;
    QLabel *m_problem = nullptr;
    QPushButton *m_use = nullptr;
    QTimer *m_counting = nullptr;
};

} // namespace drydock
