// SPDX-License-Identifier: GPL-3.0-or-later
//
// QueryBuilderDialog: a device query as a form: an attribute, what is to hold of it, a value, row by row, with values that
// devices have on offer. Below stands the query that comes of it and how many devices it finds. What of a query no form
// can show is kept in a field of its own. Opened by the Devices pane, which counts; GUI thread.
#pragma once

#include "models/items/querycompletion.h"
#include "models/items/queryform.h"

#include <QDialog>

#include <functional>
#include <vector>

class QComboBox;
class QLabel;
class QLineEdit;
class QPushButton;
class QTimer;

namespace drydock {

class RowList;
class Theme;

class QueryBuilderDialog final : public QDialog {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(QueryBuilderDialog)

public:
    using Complete = std::function<QueryCompletion(const QString &text, qsizetype cursor)>;
    //! Counts what a query finds; the answer comes through setCount().
    using Count = std::function<void(const QString &text)>;

    QueryBuilderDialog(const Theme &theme, const QString &query, Complete complete, Count count, QWidget *parent = nullptr);
    ~QueryBuilderDialog() override;

    [[nodiscard]] QString query() const;
    //! How many devices `text` finds; of another text than the present it is ignored.
    void setCount(const QString &text, qint64 devices);

Q_SIGNALS:
    void queryBuilt(const QString &text);

private:
    struct Row {
        QWidget *box = nullptr;
        QComboBox *field = nullptr;
        QComboBox *op = nullptr;
        QComboBox *value = nullptr;
    };
    void buildLayout();
    void addRow(const QueryCondition &condition);
    void removeRow(const QWidget *box);
    void fillValues(const Row &row);
    void edited();
    [[nodiscard]] QueryForm form() const;
    [[nodiscard]] QStringList fields() const;

    const Theme &m_theme;
    Complete m_complete;
    Count m_count;
    QComboBox *m_join = nullptr;
    RowList *m_list = nullptr;
    std::vector<Row> m_rows;
    QLineEdit *m_rest = nullptr;
    QLabel *m_text = nullptr;
    QLabel *m_found = nullptr;
    QPushButton *m_use = nullptr;
    QTimer *m_counting = nullptr;
};

} // namespace drydock
