// SPDX-License-Identifier: GPL-3.0-or-later
//
// ServerSettingsDialog: the settings that a server keeps for all its users and that mean something here: which
// attribute names a device, and after how many days of silence a device counts as offline. Other keys of the same
// document are not shown and not touched. Opened with open(); GUI thread.
#pragma once

#include "models/api/inventory.h"
#include "models/store/settingsstore.h"
#include "ui/shell/uicontext.h"

#include <QDialog>

class QComboBox;
class QFormLayout;
class QLabel;
class QPushButton;
class QSpinBox;

namespace drydock {

class SharedEdit;

class ServerSettingsDialog final : public QDialog {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(ServerSettingsDialog)

public:
    //! `attributes` are those that devices have, to choose from.
    ServerSettingsDialog(UiContext &ui, SettingsStore &settings, const QList<api::AttributeName> &attributes,
        QWidget *parent = nullptr);

    [[nodiscard]] SharedEdit *edit() const { return m_edit; }
    [[nodiscard]] QComboBox *attribute() const { return m_attribute; }
    [[nodiscard]] QSpinBox *days() const { return m_days; }
    [[nodiscard]] QPushButton *saveButton() const { return m_save; }

private:
    void buildFields(const QList<api::AttributeName> &attributes);
    void addAttribute(const api::IdAttribute &attribute);
    void showValues(const KeyedValues &values);
    [[nodiscard]] KeyedValues values() const;
    void showState();

    UiContext &m_ui;
    SharedEdit *m_edit = nullptr;
    QWidget *m_form = nullptr;
    QComboBox *m_attribute = nullptr;
    QSpinBox *m_days = nullptr;
    QLabel *m_note = nullptr;
    QPushButton *m_save = nullptr;
    QString m_otherUnit; //!< a threshold in something else than days; it stays until a number of days is chosen
    bool m_filling = false;
};

} // namespace drydock
