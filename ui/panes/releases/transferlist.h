// SPDX-License-Identifier: GPL-3.0-or-later
//
// TransferList: uploads and downloads of the kinds that a pane begins, as rows with a progress bar, speed and time to
// go, what became of them in words, and Cancel, "again" or "Open folder". Hidden while there are none. Owned by a pane,
// destroyed before the queues. GUI thread.
#pragma once

#include "models/store/transferqueue.h"

#include <QHash>
#include <QWidget>

class QLabel;
class QProgressBar;
class QPushButton;
class QScrollArea;
class QToolButton;
class QVBoxLayout;

namespace drydock {

class UiContext;

class TransferList final : public QWidget {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(TransferList)

public:
    TransferList(UiContext &ui, const QList<TransferQueue *> &queues, const QList<Transfer::Kind> &kinds,
        QWidget *parent = nullptr);

    //! What is said of a transfer: "3.1 of 12.4 MiB", "The server is reading it", why it failed.
    [[nodiscard]] QString words(const Transfer &transfer) const;
    //! Whether there is anything to see.
    [[nodiscard]] bool isEmpty() const { return m_rows.isEmpty(); }

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    using Key = std::pair<TransferQueue *, quint64>; // each queue counts for itself
    struct Row {
        QWidget *widget = nullptr;
        QLabel *state = nullptr;
        QLabel *text = nullptr;
        QProgressBar *bar = nullptr;
        QPushButton *verb = nullptr;
        QPushButton *folder = nullptr;
    };
    void buildArea();
    void add(TransferQueue *queue, quint64 id);
    void connectRow(const Key &key, const Row &row);
    void show(TransferQueue *queue, quint64 id);
    void removeGone();
    void showHeader();
    void fit();
    [[nodiscard]] QString progressWords(const Transfer &transfer) const;
    [[nodiscard]] QString failureWords(const Transfer &transfer) const;

    UiContext &m_ui;
    QList<TransferQueue *> m_queues;
    QList<Transfer::Kind> m_kinds;
    QHash<Key, Row> m_rows;
    QLabel *m_title = nullptr;
    QToolButton *m_clear = nullptr;
    QScrollArea *m_area = nullptr;
    QVBoxLayout *m_list = nullptr;
};

} // namespace drydock
