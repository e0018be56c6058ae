// SPDX-License-Identifier: GPL-3.0-or-later
//
// QueryBar: the field in which devices are queried: what cannot be read is underlined, and the reason stands below until
// it can; names and values are offered while one types; queries of before come back with the down key in an empty field
// or from the clock's menu; a form builds a query for those who prefer one. Below stands where the query is decided.
// Owned by its pane; GUI thread. It parses and tells; what a query finds, and what can be offered, is the pane's affair.
#pragma once

#include "models/items/querycompletion.h"

#include <QStringList>
#include <QWidget>

#include <functional>

class QAction;
class QCompleter;
class QLabel;
class QLineEdit;
class QStandardItemModel;

namespace drydock {

class Theme;

class QueryBar final : public QWidget {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(QueryBar)

public:
    using Complete = std::function<QueryCompletion(const QString &text, qsizetype cursor)>;
    static constexpr int kMostRemembered = 50;

    QueryBar(const Theme &theme, QWidget *parent);

    [[nodiscard]] QLineEdit *field() const { return m_field; }
    [[nodiscard]] const DeviceQuery &query() const { return m_query; }
    //! The last text that could be read: what is shown while another is being typed.
    [[nodiscard]] QString validText() const { return m_valid; }
    void setText(const QString &text);
    void setComplete(Complete complete) { m_complete = std::move(complete); }
    //! Where the query is decided, as a sentence; empty hides it. A problem takes its place.
    void setNote(const QString &note);
    [[nodiscard]] QString note() const { return m_note; }

    //! Latest first.
    [[nodiscard]] const QStringList &history() const { return m_history; }
    void setHistory(const QStringList &history);

Q_SIGNALS:
    //! A text that can be read came about.
    void queryChanged();
    void historyChanged();
    //! The form is wanted.
    void builderWanted();

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void edited();
    void underline();
    void showLine();
    void offer();
    void take(const QModelIndex &index);
    void remember();
    void offerHistory();

    const Theme &m_theme;
    QLineEdit *m_field = nullptr;
    QLabel *m_line = nullptr; //!< a problem or the note
    QAction *m_historyAction = nullptr;
    QAction *m_builderAction = nullptr;
    QStandardItemModel *m_offers = nullptr;
    QCompleter *m_completer = nullptr;
    Complete m_complete;
    QueryRange m_offered; //!< what an offer replaces
    DeviceQuery m_query;
    QString m_valid;
    QString m_note;
    QStringList m_history;
};

} // namespace drydock
