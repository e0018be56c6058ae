// SPDX-License-Identifier: GPL-3.0-or-later
//
// UploadList: the uploads of an UploadQueue as rows with a progress bar, what became of them in words, and Cancel or
// "Upload again". Hidden while there are none. Owned by the releases pane, destroyed before the queue. GUI thread.
#pragma once

#include "models/store/uploadqueue.h"

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

class UploadList final : public QWidget {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(UploadList)

public:
    UploadList(UiContext &ui, UploadQueue &queue, QWidget *parent = nullptr);

    //! What is said of an upload: "3.1 of 12.4 MiB", "The server is reading it", why it failed.
    [[nodiscard]] QString words(const Upload &upload) const;

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    struct Row {
        QWidget *widget = nullptr;
        QLabel *state = nullptr;
        QLabel *text = nullptr;
        QProgressBar *bar = nullptr;
        QPushButton *verb = nullptr;
    };
    void add(quint64 id);
    void show(quint64 id);
    void removeGone();
    void showHeader();
    void fit();

    UiContext &m_ui;
    UploadQueue &m_queue;
    QHash<quint64, Row> m_rows;
    QLabel *m_title = nullptr;
    QToolButton *m_clear = nullptr;
    QScrollArea *m_area = nullptr;
    QVBoxLayout *m_list = nullptr;
};

} // namespace drydock
