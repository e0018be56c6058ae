// SPDX-License-Identifier: GPL-3.0-or-later
//
// MessageView: one direction of an exchange, headers and then the body, in fixed width with search, copy and save. The
// text is data: plain, bounded, never interpreted. Bodies over 64 KiB are made ready in a worker. Owned by the
// request's details; GUI thread. It knows no store but the value that it shows.
#pragma once

#include "models/items/bodytext.h"
#include "models/store/requestdetails.h"

#include <QWidget>

class QLabel;
class QLineEdit;
class QPlainTextEdit;
class QToolButton;

namespace drydock {

class HeaderColors;
class TextSearch;
class UiContext;

class MessageView final : public QWidget {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(MessageView)

public:
    enum class Side { Request, Answer };

    MessageView(UiContext &ui, Side side, QWidget *parent = nullptr);

    //! `name` begins the file name that "Save body" suggests. An unchanged message is left as it is, with its
    //! selection and scroll.
    void showMessage(const QString &name, const MessageDetails &message, bool finished);
    [[nodiscard]] QString text() const;
    [[nodiscard]] QString note() const;
    [[nodiscard]] QPlainTextEdit *textField() const { return m_text; }
    [[nodiscard]] QLineEdit *searchField() const;
    [[nodiscard]] QToolButton *saveButton() const { return m_save; }
    [[nodiscard]] QToolButton *copyButton() const { return m_copy; }
    //! Moves to the next place where the search text stands; wraps around. False where there is none.
    bool findNext(bool backward = false);

Q_SIGNALS:
    void failed(const QString &what, const QString &why);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void buildBar();
    void showBody(const BodyText &body);
    void copyBody();
    void saveBody();
    [[nodiscard]] QString headerLines() const;

    UiContext &m_ui;
    Side m_side;
    QString m_name;
    MessageDetails m_message;
    bool m_finished = false;
    bool m_shown = false; //!< anything at all
    quint64 m_generation = 0; //!< of what a worker is asked for
    QLabel *m_note = nullptr;
    TextSearch *m_search = nullptr;
    QToolButton *m_copy = nullptr;
    QToolButton *m_save = nullptr;
    QPlainTextEdit *m_text = nullptr;
    HeaderColors *m_colors = nullptr;
};

} // namespace drydock
