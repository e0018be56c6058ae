// SPDX-License-Identifier: GPL-3.0-or-later
//
// ServerForm: the fields of one server profile: name, address, and under Advanced its class, colour, certificates,
// proxy, read-only and the addresses of internal services. Part of ConnectionDialog; GUI thread. Values in, values out;
// it knows no settings.
#pragma once

#include "ui/dialogs/connectionprofile.h"
#include "ui/shell/theme.h"

#include <QWidget>

class QCheckBox;
class QComboBox;
class QFormLayout;
class QHBoxLayout;
class QLabel;
class QLineEdit;
class QPlainTextEdit;
class QPushButton;
class QSpinBox;
class QToolButton;

namespace drydock {

class ServerForm final : public QWidget {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(ServerForm)

public:
    explicit ServerForm(const Theme &theme, QWidget *parent = nullptr);

    void setProfile(const ConnectionProfile &profile);
    //! The profile that was set, with what the fields say now.
    [[nodiscard]] ConnectionProfile profile() const;
    [[nodiscard]] QString proxyPassword() const;

    void setUrl(const QString &url);
    void setPinnedSha256(const QByteArray &sha256);
    void focusAddress();
    void focusProxy();
    void focusCertificates();
    void setAdvancedVisible(bool visible);

Q_SIGNALS:
    void edited();

private:
    void buildBasics(QFormLayout &form);
    QWidget *buildAdvanced();
    void buildProxy(QFormLayout &form);
    void buildInternal(QFormLayout &form);
    void showInternal();
    QHBoxLayout *fileRow(QLineEdit *edit, const QString &title);
    void chooseColour();
    void showColour();
    void showPin();
    void showProxyFields();

    const Theme &m_theme;
    ConnectionProfile m_profile;
    QLineEdit *m_name = nullptr;
    QLineEdit *m_url = nullptr;
    QToolButton *m_advancedButton = nullptr;
    QWidget *m_advanced = nullptr;
    QComboBox *m_class = nullptr;
    QPushButton *m_colour = nullptr;
    QCheckBox *m_readOnly = nullptr;
    QLineEdit *m_caFile = nullptr;
    QLineEdit *m_certFile = nullptr;
    QLineEdit *m_keyFile = nullptr;
    QLabel *m_pin = nullptr;
    QPushButton *m_unpin = nullptr;
    QComboBox *m_proxy = nullptr;
    QLineEdit *m_proxyHost = nullptr;
    QSpinBox *m_proxyPort = nullptr;
    QLineEdit *m_proxyUser = nullptr;
    QLineEdit *m_proxyPassword = nullptr;
    QPlainTextEdit *m_internal = nullptr;
    QLabel *m_internalNote = nullptr;
};

} // namespace drydock
