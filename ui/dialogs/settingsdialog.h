// SPDX-License-Identifier: GPL-3.0-or-later
//
// SettingsDialog: edits Preferences. The theme is shown while it is chosen and taken back on Cancel; everything else
// takes effect with "Save settings". It stores nothing itself. GUI thread.
#pragma once

#include "ui/shell/preferences.h"

#include <QDialog>

class QCheckBox;
class QComboBox;
class QFormLayout;
class QSpinBox;
class QWidget;

namespace drydock {

class SettingsDialog final : public QDialog {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(SettingsDialog)

public:
    SettingsDialog(
        Theme &theme, const Preferences &preferences, const QStringList &languages, QWidget *parent = nullptr);

    //! As the fields stand now.
    [[nodiscard]] Preferences preferences() const;

Q_SIGNALS:
    void chosen(const drydock::Preferences &preferences);

private:
    void addSection(const QString &title);
    void addAppearance();
    void addLanguage(const QStringList &languages);
    void addServer();
    QWidget *buildButtons();

    Theme &m_theme;
    Preferences m_before;
    QFormLayout *m_form = nullptr;
    QComboBox *m_themeBox = nullptr;
    QComboBox *m_density = nullptr;
    QCheckBox *m_layout = nullptr;
    QComboBox *m_language = nullptr;
    QComboBox *m_zone = nullptr;
    QSpinBox *m_poll = nullptr;
    QSpinBox *m_offline = nullptr;
    QComboBox *m_offlineUnit = nullptr;
    QCheckBox *m_readOnly = nullptr;
};

} // namespace drydock
