// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dialogs/serverform.h"

#include "models/api/internalendpoints.h"
#include "ui/dialogs/signinfields.h"
#include "ui/text/connectiontext.h"

#include <QCheckBox>
#include <QColorDialog>
#include <QComboBox>
#include <QFileDialog>
#include <QFormLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPixmap>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QSpinBox>
#include <QToolButton>
#include <QVBoxLayout>

namespace drydock {

namespace {

QIcon swatch(const QColor &colour)
{
    QPixmap pixmap(16, 16);
    pixmap.fill(colour);
    return QIcon(pixmap);
}

ThemeRole roleOf(ServerClass serverClass)
{
    switch (serverClass) {
    case ServerClass::Lab: return ThemeRole::Accent;
    case ServerClass::Staging: return ThemeRole::Warning;
    case ServerClass::Production: break;
    }
    return ThemeRole::Failed;
}

void addRow(QFormLayout &form, const QString &label, QWidget *field)
{
    form.addRow(label, field);
    form.labelForField(field)->setMinimumWidth(SignInFields::kLabelWidth);
    field->setAccessibleName(QString(label).remove(QLatin1Char('&')));
}

QFormLayout *makeForm(QWidget *parent)
{
    auto *form = new QFormLayout(parent);
    form->setContentsMargins(0, 0, 0, 0);
    form->setHorizontalSpacing(12);
    form->setVerticalSpacing(6);
    form->setFieldGrowthPolicy(QFormLayout::AllNonFixedFieldsGrow);
    return form;
}

} // namespace

ServerForm::ServerForm(const Theme &theme, QWidget *parent)
    : QWidget(parent)
    , m_theme(theme)
{
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(6);
    auto *basics = new QWidget(this);
    buildBasics(*makeForm(basics));
    layout->addWidget(basics);

    m_advancedButton = new QToolButton(this);
    m_advancedButton->setText(tr("Advanced"));
    m_advancedButton->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    m_advancedButton->setAutoRaise(true);
    m_advancedButton->setCheckable(true);
    layout->addWidget(m_advancedButton);
    m_advanced = buildAdvanced();
    layout->addWidget(m_advanced);
    connect(m_advancedButton, &QToolButton::toggled, this, &ServerForm::setAdvancedVisible);
    setAdvancedVisible(false);
}

void ServerForm::buildBasics(QFormLayout &form)
{
    m_url = new QLineEdit(this);
    m_url->setPlaceholderText(QStringLiteral("https://hosted.mender.io"));
    m_url->setInputMethodHints(Qt::ImhUrlCharactersOnly);
    addRow(form, tr("&Address"), m_url);
    m_name = new QLineEdit(this);
    m_name->setPlaceholderText(tr("How you call this server"));
    addRow(form, tr("&Name"), m_name);
    m_class = new QComboBox(this);
    for (const ServerClass each : { ServerClass::Lab, ServerClass::Staging, ServerClass::Production })
        m_class->addItem(swatch(m_theme.color(roleOf(each))), ConnectionText::serverClass(each), static_cast<int>(each));
    addRow(form, tr("C&lass"), m_class);
    connect(m_url, &QLineEdit::textEdited, this, &ServerForm::edited);
    connect(m_name, &QLineEdit::textEdited, this, &ServerForm::edited);
    connect(m_class, &QComboBox::activated, this, [this] {
        showColour();
        Q_EMIT edited();
    });
}

QWidget *ServerForm::buildAdvanced()
{
    auto *box = new QWidget(this);
    QFormLayout &form = *makeForm(box);
    m_readOnly = new QCheckBox(tr("&Read-only: send no change to this server"), box);
    form.addRow(QString(), m_readOnly);
    m_colour = new QPushButton(box);
    m_colour->setToolTip(tr("The bar on top of the window while this server is open"));
    addRow(form, tr("&Colour"), m_colour);
    connect(m_colour, &QPushButton::clicked, this, &ServerForm::chooseColour);

    m_caFile = new QLineEdit(box);
    m_caFile->setPlaceholderText(tr("The system's authorities only"));
    form.addRow(tr("Authorit&y file"), fileRow(m_caFile, tr("Certificate authority (PEM)")));
    m_certFile = new QLineEdit(box);
    m_certFile->setPlaceholderText(tr("None"));
    form.addRow(tr("Client certi&ficate"), fileRow(m_certFile, tr("Client certificate (PEM)")));
    m_keyFile = new QLineEdit(box);
    m_keyFile->setPlaceholderText(tr("In the certificate's file"));
    form.addRow(tr("Client &key"), fileRow(m_keyFile, tr("Private key (PEM)")));

    auto *pinRow = new QHBoxLayout;
    pinRow->setSpacing(6);
    m_pin = new QLabel(box);
    m_pin->setTextFormat(Qt::PlainText);
    m_pin->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_unpin = new QPushButton(tr("Trust it no more"), box);
    pinRow->addWidget(m_pin, 1);
    pinRow->addWidget(m_unpin);
    form.addRow(tr("Trusted certificate"), pinRow);
    connect(m_unpin, &QPushButton::clicked, this, [this] { setPinnedSha256({}); });
    buildProxy(form);
    buildInternal(form);
    return box;
}

void ServerForm::buildProxy(QFormLayout &form)
{
    m_proxy = new QComboBox(this);
    m_proxy->addItem(tr("The system's"), static_cast<int>(ProxyChoice::System));
    m_proxy->addItem(tr("None"), static_cast<int>(ProxyChoice::None));
    m_proxy->addItem(QStringLiteral("HTTP"), static_cast<int>(ProxyChoice::Http));
    m_proxy->addItem(QStringLiteral("SOCKS 5"), static_cast<int>(ProxyChoice::Socks5));
    addRow(form, tr("Pro&xy"), m_proxy);
    auto *row = new QHBoxLayout;
    row->setSpacing(6);
    m_proxyHost = new QLineEdit(this);
    m_proxyHost->setAccessibleName(tr("Proxy host"));
    m_proxyPort = new QSpinBox(this);
    m_proxyPort->setRange(1, 65535);
    m_proxyPort->setAccessibleName(tr("Proxy port"));
    row->addWidget(m_proxyHost, 1);
    row->addWidget(m_proxyPort);
    form.addRow(tr("Proxy &host"), row);
    m_proxyUser = new QLineEdit(this);
    addRow(form, tr("Proxy &user"), m_proxyUser);
    m_proxyPassword = new QLineEdit(this);
    m_proxyPassword->setEchoMode(QLineEdit::Password);
    m_proxyPassword->setPlaceholderText(tr("As in the keychain"));
    addRow(form, tr("Proxy pass&word"), m_proxyPassword);
    connect(m_proxy, &QComboBox::activated, this, &ServerForm::showProxyFields);
}

void ServerForm::buildInternal(QFormLayout &form)
{
    m_internal = new QPlainTextEdit(this);
    m_internal->setTabChangesFocus(true);
    m_internal->setLineWrapMode(QPlainTextEdit::NoWrap);
    m_internal->setPlaceholderText(QStringLiteral("useradm http://localhost:8081\ndevauth http://localhost:8082"));
    constexpr int kLines = 4;
    m_internal->setFixedHeight(m_internal->fontMetrics().lineSpacing() * kLines);
    m_internal->setToolTip(tr("For operators: where the server's internal services are reached, one service and address a "
                              "line. Nothing is sent to a service that is not named here."));
    addRow(form, tr("&Internal services"), m_internal);
    m_internalNote = new QLabel(this);
    m_internalNote->setTextFormat(Qt::PlainText);
    m_internalNote->setWordWrap(true);
    form.addRow(QString(), m_internalNote);
    connect(m_internal, &QPlainTextEdit::textChanged, this, &ServerForm::showInternal);
}

// What of it is understood is said at once; a line that is not is kept and names itself.
void ServerForm::showInternal()
{
    const api::InternalEndpointsText read = api::readInternalEndpoints(m_internal->toPlainText());
    QString note;
    if (!read.notUnderstood.isEmpty()) {
        QStringList names;
        for (const api::InternalService service : api::allInternalServices())
            names.append(api::internalServiceName(service));
        //: %1: a line that the user typed. %2: words such as useradm, devauth
        note = tr("“%1” is no service with its address. Services: %2.")
                   .arg(read.notUnderstood.first().left(60), names.join(QStringLiteral(", ")));
    } else if (!read.endpoints.isEmpty()) {
        note = tr("%n internal service(s)", nullptr, static_cast<int>(read.endpoints.urls.size()));
    }
    m_internalNote->setText(note);
    m_internalNote->setVisible(!note.isEmpty());
    m_internal->setAccessibleDescription(note);
}

QHBoxLayout *ServerForm::fileRow(QLineEdit *edit, const QString &title)
{
    edit->setAccessibleName(title);
    auto *row = new QHBoxLayout;
    row->setSpacing(6);
    auto *browse = new QPushButton(tr("Browse…"), edit->parentWidget());
    browse->setAccessibleName(tr("Browse: %1").arg(title));
    row->addWidget(edit, 1);
    row->addWidget(browse);
    connect(browse, &QPushButton::clicked, this, [this, edit, title] {
        auto *dialog = new QFileDialog(this, title, edit->text(), tr("PEM files (*.pem *.crt *.cer *.key);;All files (*)"));
        dialog->setAttribute(Qt::WA_DeleteOnClose);
        dialog->setFileMode(QFileDialog::ExistingFile);
        connect(dialog, &QFileDialog::fileSelected, edit, &QLineEdit::setText);
        dialog->open();
    });
    return row;
}

void ServerForm::setProfile(const ConnectionProfile &profile)
{
    m_profile = profile;
    m_name->setText(profile.name);
    m_url->setText(profile.url);
    m_class->setCurrentIndex(m_class->findData(static_cast<int>(profile.serverClass)));
    m_readOnly->setChecked(profile.readOnly);
    m_caFile->setText(profile.caFile);
    m_certFile->setText(profile.clientCertFile);
    m_keyFile->setText(profile.clientKeyFile);
    m_proxy->setCurrentIndex(m_proxy->findData(static_cast<int>(profile.proxy)));
    m_proxyHost->setText(profile.proxyHost);
    m_proxyPort->setValue(profile.proxyPort > 0 ? profile.proxyPort : 3128);
    m_proxyUser->setText(profile.proxyUser);
    m_proxyPassword->clear();
    m_internal->setPlainText(profile.internalAddresses);
    showInternal();
    showColour();
    showPin();
    showProxyFields();
}

ConnectionProfile ServerForm::profile() const
{
    ConnectionProfile profile = m_profile;
    profile.name = m_name->text().trimmed();
    profile.url = m_url->text().trimmed();
    profile.serverClass = static_cast<ServerClass>(m_class->currentData().toInt());
    profile.readOnly = m_readOnly->isChecked();
    profile.internalAddresses = m_internal->toPlainText().trimmed();
    profile.caFile = m_caFile->text().trimmed();
    profile.clientCertFile = m_certFile->text().trimmed();
    profile.clientKeyFile = m_keyFile->text().trimmed();
    profile.proxy = static_cast<ProxyChoice>(m_proxy->currentData().toInt());
    const bool own = profile.proxy == ProxyChoice::Http || profile.proxy == ProxyChoice::Socks5;
    profile.proxyHost = own ? m_proxyHost->text().trimmed() : QString();
    profile.proxyPort = own ? m_proxyPort->value() : 0;
    profile.proxyUser = profile.proxy == ProxyChoice::None ? QString() : m_proxyUser->text().trimmed();
    return profile;
}

QString ServerForm::proxyPassword() const
{
    return m_proxyPassword->text();
}

void ServerForm::setUrl(const QString &url)
{
    m_url->setText(url);
    Q_EMIT edited();
}

void ServerForm::setPinnedSha256(const QByteArray &sha256)
{
    m_profile.pinnedSha256 = sha256;
    showPin();
    Q_EMIT edited();
}

void ServerForm::focusAddress()
{
    m_url->setFocus();
    m_url->selectAll();
}

void ServerForm::focusProxy()
{
    m_advancedButton->setChecked(true);
    (m_proxyUser->text().isEmpty() ? m_proxyUser : m_proxyPassword)->setFocus();
}

void ServerForm::focusCertificates()
{
    m_advancedButton->setChecked(true);
    m_certFile->setFocus();
    m_certFile->selectAll();
}

void ServerForm::setAdvancedVisible(bool visible)
{
    m_advancedButton->setChecked(visible);
    m_advancedButton->setArrowType(visible ? Qt::DownArrow : Qt::RightArrow);
    m_advanced->setVisible(visible);
}

void ServerForm::chooseColour()
{
    const QColor start = m_profile.colour.isEmpty() ? m_theme.color(roleOf(profile().serverClass)) : QColor(m_profile.colour);
    auto *dialog = new QColorDialog(start, this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setWindowTitle(tr("Colour of this server"));
    connect(dialog, &QColorDialog::colorSelected, this, [this](const QColor &colour) {
        m_profile.colour = colour.name();
        showColour();
        Q_EMIT edited();
    });
    dialog->open();
}

void ServerForm::showColour()
{
    const bool own = !m_profile.colour.isEmpty();
    const auto serverClass = static_cast<ServerClass>(m_class->currentData().toInt());
    m_colour->setIcon(swatch(own ? QColor(m_profile.colour) : m_theme.color(roleOf(serverClass))));
    m_colour->setText(own ? tr("Own colour…") : tr("The class's colour…"));
}

void ServerForm::showPin()
{
    const bool pinned = !m_profile.pinnedSha256.isEmpty();
    const QString print = ConnectionText::fingerprint(m_profile.pinnedSha256);
    m_pin->setText(pinned ? print.left(23) + QStringLiteral("…") : tr("Whatever the authorities vouch for"));
    m_pin->setToolTip(print);
    m_unpin->setVisible(pinned);
}

void ServerForm::showProxyFields()
{
    const auto proxy = static_cast<ProxyChoice>(m_proxy->currentData().toInt());
    const bool own = proxy == ProxyChoice::Http || proxy == ProxyChoice::Socks5;
    m_proxyHost->setEnabled(own);
    m_proxyPort->setEnabled(own);
    m_proxyUser->setEnabled(proxy != ProxyChoice::None);
    m_proxyPassword->setEnabled(proxy != ProxyChoice::None);
}

} // namespace drydock
