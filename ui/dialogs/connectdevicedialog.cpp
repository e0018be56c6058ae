// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dialogs/connectdevicedialog.h"

#include "ui/dialogs/userprompt.h"

#include <QApplication>
#include <QClipboard>
#include <QDialogButtonBox>
#include <QFormLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QSaveFile>
#include <QSpinBox>
#include <QVBoxLayout>

namespace drydock {

namespace {

QSpinBox *minutes(QWidget *parent, int value, const QString &name)
{
    auto *box = new QSpinBox(parent);
    box->setRange(1, 60 * 24 * 7);
    box->setValue(value);
    box->setSuffix(ConnectDeviceDialog::tr(" min"));
    box->setAccessibleName(name);
    return box;
}

} // namespace

ConnectDeviceDialog::ConnectDeviceDialog(
    UiContext &ui, const QString &serverUrl, const QString &tenantToken, QWidget *parent)
    : QDialog(parent)
    , m_ui(ui)
    , m_url(new QLineEdit(serverUrl, this))
    , m_token(new QLineEdit(tenantToken, this))
    , m_certificate(new QLineEdit(this))
    , m_text(new QPlainTextEdit(this))
{
    setObjectName(QStringLiteral("connectDevice"));
    setWindowTitle(tr("Connect a device"));
    resize(620, 520);
    m_text->setReadOnly(true);
    m_text->setFont(Theme::fixedFont());
    m_text->setTabChangesFocus(true);
    m_text->setLineWrapMode(QPlainTextEdit::WidgetWidth);
    m_text->setWordWrapMode(QTextOption::WrapAnywhere);
    m_text->setAccessibleName(tr("Configuration text for mender.conf"));
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(16, 16, 16, 16);
    layout->setSpacing(12);
    layout->addWidget(buildForm());
    layout->addWidget(m_text, 1);
    layout->addWidget(buildSteps());
    layout->addWidget(buildButtons());
    for (QLineEdit *field : { m_url, m_token, m_certificate })
        connect(field, &QLineEdit::textChanged, this, &ConnectDeviceDialog::update);
    for (QSpinBox *box : { m_updatePoll, m_inventoryPoll })
        connect(box, &QSpinBox::valueChanged, this, &ConnectDeviceDialog::update);
    update();
}

QWidget *ConnectDeviceDialog::buildForm()
{
    auto *form = new QWidget(this);
    auto *layout = new QFormLayout(form);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(6);
    layout->setFieldGrowthPolicy(QFormLayout::AllNonFixedFieldsGrow);
    m_token->setPlaceholderText(tr("Not needed on a server without tenants"));
    m_certificate->setPlaceholderText(tr("Only for a certificate of your own, for example /etc/mender/server.crt"));
    m_updatePoll = minutes(form, 30, tr("Ask for updates every"));
    m_inventoryPoll = minutes(form, 480, tr("Send inventory every"));
    layout->addRow(tr("Server:"), m_url);
    layout->addRow(tr("Tenant token:"), m_token);
    layout->addRow(tr("Certificate:"), m_certificate);
    layout->addRow(tr("Ask for updates every:"), m_updatePoll);
    layout->addRow(tr("Send inventory every:"), m_inventoryPoll);
    return form;
}

QWidget *ConnectDeviceDialog::buildSteps()
{
    auto *steps = new QLabel(this);
    steps->setTextFormat(Qt::PlainText);
    steps->setWordWrap(true);
    steps->setText(tr("1. Save this text as /etc/mender/mender.conf on the device.\n"
                      "2. Write the device's type to /var/lib/mender/device_type, for example: "
                      "device_type=raspberrypi4\n"
                      "3. Restart the Mender client. The device appears as pending in the Devices pane; accept it "
                      "there."));
    return steps;
}

QWidget *ConnectDeviceDialog::buildButtons()
{
    auto *buttons = new QDialogButtonBox(this);
    QPushButton *copy = buttons->addButton(tr("Copy configuration"), QDialogButtonBox::ActionRole);
    copy->setDefault(true);
    QPushButton *saveButton = buttons->addButton(tr("Save as…"), QDialogButtonBox::ActionRole);
    buttons->addButton(tr("Close"), QDialogButtonBox::RejectRole);
    connect(copy, &QPushButton::clicked, this, [this] { QApplication::clipboard()->setText(configuration()); });
    connect(saveButton, &QPushButton::clicked, this, &ConnectDeviceDialog::save);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    return buttons;
}

QString ConnectDeviceDialog::configuration() const
{
    MenderConf conf;
    conf.serverUrl = m_url->text().trimmed();
    conf.tenantToken = m_token->text().trimmed();
    conf.certificateFile = m_certificate->text().trimmed();
    conf.updatePollSeconds = m_updatePoll->value() * 60;
    conf.inventoryPollSeconds = m_inventoryPoll->value() * 60;
    return menderConf(conf);
}

void ConnectDeviceDialog::update()
{
    m_text->setPlainText(configuration());
}

void ConnectDeviceDialog::save()
{
    m_ui.prompt().saveFile(tr("Save mender.conf"), QStringLiteral("mender.conf"), { tr("All files (*)") }, this,
        [this](const QString &path) {
            if (path.isEmpty())
                return;
            QSaveFile file(path);
            if (file.open(QIODevice::WriteOnly)) {
                // The tenant token lets anybody add devices: the file is for its owner alone.
                file.setPermissions(QFileDevice::ReadOwner | QFileDevice::WriteOwner);
                file.write(configuration().toUtf8());
            }
            if (!file.commit())
                m_text->setPlainText(tr("The file could not be written: %1").arg(file.errorString()));
        });
}

} // namespace drydock
