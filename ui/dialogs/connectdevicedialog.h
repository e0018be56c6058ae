// SPDX-License-Identifier: GPL-3.0-or-later
//
// ConnectDeviceDialog: what a device needs to join this server: the URL, the tenant token, and the ready text of
// mender.conf to copy or save. It sends nothing. GUI thread.
#pragma once

#include "ui/shell/uicontext.h"
#include "ui/text/menderconf.h"

#include <QDialog>

class QLineEdit;
class QPlainTextEdit;
class QSpinBox;

namespace drydock {

class ConnectDeviceDialog final : public QDialog {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(ConnectDeviceDialog)

public:
    ConnectDeviceDialog(UiContext &ui, const QString &serverUrl, const QString &tenantToken, QWidget *parent = nullptr);

    [[nodiscard]] QString configuration() const;

private:
    QWidget *buildForm();
    QWidget *buildSteps();
    QWidget *buildButtons();
    void update();
    void save();

    UiContext &m_ui;
    QLineEdit *m_url = nullptr;
    QLineEdit *m_token = nullptr;
    QLineEdit *m_certificate = nullptr;
    QSpinBox *m_updatePoll = nullptr;
    QSpinBox *m_inventoryPoll = nullptr;
    QPlainTextEdit *m_text = nullptr;
};

} // namespace drydock
