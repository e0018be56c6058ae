// SPDX-License-Identifier: GPL-3.0-or-later
//
// LogView: a device's log in fixed width, with search and copy; saving is asked of its owner. The text is data: plain, bounded, never
// interpreted. Owned by the deployment pane; GUI thread. It knows no store.
#pragma once

#include "models/core/error.h"

#include <QWidget>

class QLabel;
class QPlainTextEdit;
class QToolButton;

namespace drydock {

class TextSearch;
class UiContext;

class LogView final : public QWidget {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(LogView)

public:
    //! Longer logs lose their beginning; the server takes at most 1 MiB from a device.
    static constexpr qsizetype kLongest = 2 * 1024 * 1024;

    explicit LogView(UiContext &ui, QWidget *parent = nullptr);

    //! Says whose log is awaited.
    void showLoading(const QString &device);
    void showLog(const QString &device, const QString &text);
    void showProblem(const QString &device, const QString &sentence);
    [[nodiscard]] QString text() const;
    //! Moves to the next place where the search text stands; wraps around. False where there is none.
    bool findNext(bool backward = false);

Q_SIGNALS:
    void closed();
    //! All of it, as the server has it, into this file.
    void saveWanted(const QString &path);

private:
    void begin(const QString &device);
    void copy();
    void save();

    UiContext &m_ui;
    QString m_device;
    QLabel *m_title = nullptr;
    TextSearch *m_search = nullptr;
    QPlainTextEdit *m_text = nullptr;
    QToolButton *m_copy = nullptr;
    QToolButton *m_save = nullptr;
};

} // namespace drydock
