// SPDX-License-Identifier: GPL-3.0-or-later
//
// QueryBar: the field in which devices are queried: what cannot be read is underlined, and the reason stands below until
// it can. Owned by its pane; GUI thread. It parses and tells; what a query finds is the pane's affair.
#pragma once

#include "models/items/devicequery.h"

#include <QWidget>

class QLabel;
class QLineEdit;

namespace drydock {

class Theme;

class QueryBar final : public QWidget {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(QueryBar)

public:
    QueryBar(const Theme &theme, QWidget *parent);

    [[nodiscard]] QLineEdit *field() const { return m_field; }
    [[nodiscard]] const DeviceQuery &query() const { return m_query; }
    //! The last text that could be read: what is shown while another is being typed.
    [[nodiscard]] QString validText() const { return m_valid; }
    void setText(const QString &text);

Q_SIGNALS:
    //! A text that can be read came about.
    void queryChanged();

private:
    void edited();
    void underline();

    const Theme &m_theme;
    QLineEdit *m_field = nullptr;
    QLabel *m_problem = nullptr;
    DeviceQuery m_query;
    QString m_valid;
};

} // namespace drydock
