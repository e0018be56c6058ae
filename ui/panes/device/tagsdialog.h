// SPDX-License-Identifier: GPL-3.0-or-later
//
// TagsDialog: edits the tags of one device: its name, its notes, and all others in a table. What others changed
// meanwhile is merged or, where both changed the same tag, put up for a decision; nothing that was typed is lost.
// Opened with open(); GUI thread.
#pragma once

#include "models/store/tagstore.h"
#include "ui/shell/uicontext.h"

#include <QDialog>

class QLabel;
class QLineEdit;
class QPlainTextEdit;
class QPushButton;
class QTableWidget;

namespace drydock {

class SharedEdit;

class TagsDialog final : public QDialog {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(TagsDialog)

public:
    TagsDialog(UiContext &ui, std::shared_ptr<SharedDocument> document, const QString &deviceName,
        QWidget *parent = nullptr);

    [[nodiscard]] TagRows rows() const; //!< as the fields stand
    void setRows(const TagRows &rows);
    [[nodiscard]] SharedEdit *edit() const { return m_edit; }
    [[nodiscard]] QPushButton *saveButton() const { return m_save; }
    [[nodiscard]] QTableWidget *table() const { return m_table; }
    [[nodiscard]] QString problem() const;

    //! Asks before it throws away what was typed.
    void reject() override;

private:
    void buildFields();
    void buildTable();
    void buildButtons();
    void addRow(const TagRows::Row &row);
    void removeRow();
    void onEdited();
    void showState();
    void markRow(const TagFinding &finding);
    void send();
    [[nodiscard]] QString sentence(const TagFinding &finding) const;

    UiContext &m_ui;
    std::shared_ptr<SharedDocument> m_document;
    QString m_deviceName;
    SharedEdit *m_edit = nullptr;
    QWidget *m_form = nullptr;
    QLineEdit *m_name = nullptr;
    QPlainTextEdit *m_notes = nullptr;
    QTableWidget *m_table = nullptr;
    QPushButton *m_add = nullptr;
    QPushButton *m_remove = nullptr;
    QLabel *m_note = nullptr;
    QPushButton *m_save = nullptr;
    bool m_filling = false;
};

TagsDialog *openTags(UiContext &ui, TagStore &tags, const DeviceId &device, const QString &deviceName, QWidget *parent);

} // namespace drydock
