// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dialogs/settingsdialog.h"

#include <QCheckBox>
#include <QComboBox>
#include <QCompleter>
#include <QDialogButtonBox>
#include <QFormLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QLocale>
#include <QPushButton>
#include <QSpinBox>
#include <QTimeZone>
#include <QVBoxLayout>

namespace drydock {

namespace {

constexpr int kMinutesPerDay = 24 * 60;
constexpr int kMostOfflineMinutes = 365 * kMinutesPerDay;

template<class T> void addChoice(QComboBox *box, const QString &text, T value)
{
    box->addItem(text, static_cast<int>(value));
}

void select(QComboBox *box, const QVariant &value)
{
    box->setCurrentIndex(qMax(0, box->findData(value)));
}

QSpinBox *number(QWidget *parent, int from, int to, int value, const QString &suffix)
{
    auto *box = new QSpinBox(parent);
    box->setRange(from, to);
    box->setValue(value);
    box->setSuffix(suffix);
    return box;
}

} // namespace

SettingsDialog::SettingsDialog(
    Theme &theme, const Preferences &preferences, const QStringList &languages, QWidget *parent)
    : QDialog(parent)
    , m_theme(theme)
    , m_before(preferences)
{
    setObjectName(QStringLiteral("settings"));
    setWindowTitle(tr("Settings"));
    setMinimumWidth(480);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(16, 16, 16, 16);
    layout->setSpacing(16);
    m_form = new QFormLayout;
    m_form->setSpacing(6);
    m_form->setFieldGrowthPolicy(QFormLayout::AllNonFixedFieldsGrow);
    addAppearance();
    addLanguage(languages);
    addServer();
    layout->addLayout(m_form);
    layout->addStretch();
    layout->addWidget(buildButtons());
}

// One form for all, so that the fields stand below each other; no frames.
void SettingsDialog::addSection(const QString &title)
{
    auto *label = new QLabel(title, this);
    label->setFont(Theme::titleFont());
    label->setContentsMargins(0, m_form->rowCount() > 0 ? 12 : 0, 0, 2);
    m_form->addRow(label);
}

void SettingsDialog::addAppearance()
{
    addSection(tr("Appearance"));
    m_themeBox = new QComboBox(this);
    addChoice(m_themeBox, tr("Follow the system"), ThemeMode::FollowSystem);
    addChoice(m_themeBox, tr("Drydock light"), ThemeMode::Light);
    addChoice(m_themeBox, tr("Drydock dark"), ThemeMode::Dark);
    addChoice(m_themeBox, tr("System style"), ThemeMode::SystemStyle);
    select(m_themeBox, static_cast<int>(m_before.theme));
    m_density = new QComboBox(this);
    addChoice(m_density, tr("Compact"), Density::Compact);
    addChoice(m_density, tr("Normal"), Density::Normal);
    addChoice(m_density, tr("Relaxed"), Density::Relaxed);
    select(m_density, static_cast<int>(m_before.density));
    m_layout = new QCheckBox(tr("Open with the layout of last time"), this);
    m_layout->setChecked(m_before.restoreLayout);
    m_form->addRow(tr("Theme:"), m_themeBox);
    m_form->addRow(tr("Table rows:"), m_density);
    m_form->addRow(QString(), m_layout);
    connect(m_themeBox, &QComboBox::currentIndexChanged, this, [this] { m_theme.apply(preferences().theme); });
    connect(this, &QDialog::rejected, this, [this] {
        if (m_theme.mode() != m_before.theme)
            m_theme.apply(m_before.theme);
    });
}

void SettingsDialog::addLanguage(const QStringList &languages)
{
    addSection(tr("Language and time"));
    m_language = new QComboBox(this);
    m_language->addItem(tr("Follow the system"), QString());
    for (const QString &code : languages) {
        const QString name = QLocale(code).nativeLanguageName();
        m_language->addItem(name.isEmpty() ? code : name.left(1).toUpper() + name.mid(1), code);
    }
    select(m_language, m_before.language);
    m_zone = new QComboBox(this);
    m_zone->setEditable(true);
    m_zone->setInsertPolicy(QComboBox::NoInsert);
    m_zone->addItem(tr("Follow the system"), QByteArray());
    const QList<QByteArray> zones = QTimeZone::availableTimeZoneIds();
    for (const QByteArray &zone : zones)
        m_zone->addItem(QString::fromLatin1(zone), zone);
    m_zone->completer()->setFilterMode(Qt::MatchContains);
    m_zone->completer()->setCompletionMode(QCompleter::PopupCompletion);
    select(m_zone, m_before.timeZone);
    m_form->addRow(tr("Language:"), m_language);
    m_form->addRow(tr("Time zone:"), m_zone);
    auto *hint = new QLabel(tr("Another language takes effect at the next start."), this);
    hint->setForegroundRole(QPalette::PlaceholderText);
    m_form->addRow(QString(), hint);
}

void SettingsDialog::addServer()
{
    addSection(tr("Server"));
    m_poll = number(this, 1, 3600, static_cast<int>(m_before.pollInterval.count()), tr(" s"));
    const auto minutes = static_cast<int>(m_before.offlineThreshold.count());
    const int unit = minutes % kMinutesPerDay == 0 ? kMinutesPerDay : minutes % 60 == 0 ? 60 : 1;
    m_offline = number(this, 1, kMinutesPerDay, minutes / unit, QString());
    m_offlineUnit = new QComboBox(this);
    m_offlineUnit->setAccessibleName(tr("Unit of the time after which a device is offline"));
    m_offlineUnit->addItem(tr("minutes"), 1);
    m_offlineUnit->addItem(tr("hours"), 60);
    m_offlineUnit->addItem(tr("days"), kMinutesPerDay);
    m_offlineUnit->setCurrentIndex(m_offlineUnit->findData(unit));
    auto *offline = new QHBoxLayout;
    offline->addWidget(m_offline, 1);
    offline->addWidget(m_offlineUnit);
    m_readOnly = new QCheckBox(tr("Start every session read-only"), this);
    m_readOnly->setChecked(m_before.readOnly);
    m_form->addRow(tr("Ask for changes every:"), m_poll);
    m_form->addRow(tr("A device is offline after:"), offline);
    m_form->addRow(QString(), m_readOnly);
}

QWidget *SettingsDialog::buildButtons()
{
    auto *buttons = new QDialogButtonBox(this);
    QPushButton *save = buttons->addButton(tr("Save settings"), QDialogButtonBox::AcceptRole);
    save->setDefault(true);
    buttons->addButton(tr("Cancel"), QDialogButtonBox::RejectRole);
    connect(buttons, &QDialogButtonBox::accepted, this, [this] {
        Q_EMIT chosen(preferences());
        accept();
    });
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    return buttons;
}

Preferences SettingsDialog::preferences() const
{
    Preferences p = m_before;
    p.theme = static_cast<ThemeMode>(m_themeBox->currentData().toInt());
    p.density = static_cast<Density>(m_density->currentData().toInt());
    p.restoreLayout = m_layout->isChecked();
    p.language = m_language->currentData().toString();
    // What was typed counts where it names a zone; anything else keeps the former choice.
    const int zone = m_zone->findText(m_zone->currentText(), Qt::MatchFixedString);
    if (zone >= 0)
        p.timeZone = m_zone->itemData(zone).toByteArray();
    p.pollInterval = std::chrono::seconds(m_poll->value());
    p.offlineThreshold = std::chrono::minutes(qMin(kMostOfflineMinutes, m_offline->value() * m_offlineUnit->currentData().toInt()));
    p.readOnly = m_readOnly->isChecked();
    return p;
}

} // namespace drydock
