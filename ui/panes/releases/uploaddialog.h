// SPDX-License-Identifier: GPL-3.0-or-later
//
// UploadDialog: which artifact files go to the server and with what description. It sends nothing itself: accepted
// files go to the UploadQueue. Window-modal by open(), deletes itself. GUI thread.
#pragma once

#include <QDialog>
#include <QStringList>

class QLineEdit;
class QListWidget;
class QPushButton;

namespace drydock {

class UiContext;

class UploadDialog final : public QDialog {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(UploadDialog)

public:
    UploadDialog(UiContext &ui, const QStringList &files, QWidget *parent = nullptr);

    [[nodiscard]] QStringList files() const { return m_files; }
    [[nodiscard]] QString description() const;
    void addFiles(const QStringList &files);

    //! As the file dialog wants it.
    [[nodiscard]] static QStringList filters();

private:
    void chooseMore();
    void removeSelected();
    void showFiles();

    UiContext &m_ui;
    QStringList m_files;
    QListWidget *m_list = nullptr;
    QLineEdit *m_description = nullptr;
    QPushButton *m_remove = nullptr;
    QPushButton *m_upload = nullptr;
};

} // namespace drydock
