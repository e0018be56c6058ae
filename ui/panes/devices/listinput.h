// SPDX-License-Identifier: GPL-3.0-or-later
//
// ListInput: a field into which a list or table is pasted, typed, dropped as a file or read from one. Files are bounded
// and read in a worker; rested() says when the writer pauses. Owned by its dialog; GUI thread.
#pragma once

#include <QPlainTextEdit>
#include <QTimer>

namespace drydock {

class UiContext;

class ListInput final : public QPlainTextEdit {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(ListInput)

public:
    static constexpr qint64 kLongestFile = 64 << 20;

    //! `question` and `filters` are for openFile().
    ListInput(UiContext &ui, const QString &question, const QStringList &filters, QWidget *parent);

    void openFile();
    void readFile(const QString &path);
    //! Of the file that was read last; empty where the text was typed or pasted.
    [[nodiscard]] const QString &folder() const { return m_folder; }
    //! Names in the text are relative to that folder.
    void setText(const QString &text, const QString &folder = {});
    [[nodiscard]] bool isResting() const { return !m_rest.isActive(); }

Q_SIGNALS:
    void rested();
    void failed(const QString &sentence);

protected:
    void insertFromMimeData(const QMimeData *source) override;
    bool canInsertFromMimeData(const QMimeData *source) const override;

private:
    UiContext &m_ui;
    QString m_question;
    QStringList m_filters;
    QString m_folder;
    QTimer m_rest;
};

} // namespace drydock
