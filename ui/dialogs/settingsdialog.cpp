// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dialogs/settingsdialog.h"

#include <QCheckBox>
#include <QComboBox>
#include <QCompleter>
#include <QDialogButtonBox>
#include <QFormLayout>
#include <QLabel>
#include <QLocale>
#include <QPushButton>
#include <QSpinBox>
#include <QTimeZone>
#include <QVBoxLayout>

namespace drydock {

namespace {

struct Section {
    QWidget *widget;
    QFormLayout *form;
};

// A title and a form below it: no frame.
Section section(const QString &title, QWidget *parent)
{
    auto *widget = new QWidget(parent);
    auto *layout = new QVBoxLayout(widget);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(6);
    auto *label = new QLabel(title, widget);
    label->setFont(Theme::titleFont());
    layout->addWidget(label);
    auto *form = new QFormLayout;
    form->setContentsMargins(12, 0, 0, 0);
    form->setSpacing(6);
    form->setFieldGrowthPolicy(QFormLayout::AllNonFixedFieldsGrow);
    layout->addLayout(form);
    return { widget, form };
}

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
    layout->addWidget(buildAppearance());
    layout->addWidget(buildLanguage(languages));
    layout->addWidget(buildServer());
    layout->addStretch();
    layout->addWidget(buildButtons());
}

QWidget *SettingsDialog::buildAppearance()
{
    const auto [widget, form] = section(tr("Appearance"), this);
    m_themeBox = new QComboBox(widget);
    addChoice(m_themeBox, tr("Follow the system"), ThemeMode::FollowSystem);
    addChoice(m_themeBox, tr("Drydock light"), ThemeMode::Light);
    addChoice(m_themeBox, tr("Drydock dark"), ThemeMode::Dark);
    addChoice(m_themeBox, tr("System style"), ThemeMode::SystemStyle);
    select(m_themeBox, static_cast<int>(m_before.theme));
    m_density = new QComboBox(widget);
    addChoice(m_density, tr("Compact"), Density::Compact);
    addChoice(m_density, tr("Normal"), Density::Normal);
    addChoice(m_density, tr("Relaxed"), Density::Relaxed);
    select(m_density, static_cast<int>(m_before.density));
    m_layout = new QCheckBox(tr("Open with the layout of last time"), widget);
    m_layout->setChecked(m_before.restoreLayout);
    form->addRow(tr("Theme:"), m_themeBox);
    form->addRow(tr("Table rows:"), m_density);
    form->addRow(QString(), m_layout);
    connect(m_themeBox, &QComboBox::currentIndexChanged, this, [this] { m_theme.apply(preferences().theme); });
    connect(this, &QDialog::rejected, this, [this] {
        if (m_theme.mode() != m_before.theme)
            m_theme.apply(m_before.theme);
    });
    return widget;
}

QWidget *SettingsDialog::buildLanguage(const QStringList &languages)
{
    const auto [widget, form] = section(tr("Language and time"), this);
    m_language = new QComboBox(widget);
    m_language->addItem(tr("Follow the system"), QString());
    for (const QString &code : languages) {
        const QString name = QLocale(code).nativeLanguageName();
        m_language->addItem(name.isEmpty() ? code : name.left(1).toUpper() + name.mid(1), code);
    }
    select(m_language, m_before.language);
    m_zone = new QComboBox(widget);
    m_zone->setEditable(true);
    m_zone->setInsertPolicy(QComboBox::NoInsert);
    m_zone->addItem(tr("Follow the system"), QByteArray());
    const QList<QByteArray> zones = QTimeZone::availableTimeZoneIds();
    for (const QByteArray &zone : zones)
        m_zone->addItem(QString::fromLatin1(zone), zone);
    m_zone->completer()->setFilterMode(Qt::MatchContains);
    m_zone->completer()->setCompletionMode(QCompleter::PopupCompletion);
    select(m_zone, m_before.timeZone);
    form->addRow(tr("Language:"), m_language);
    form->addRow(tr("Time zone:"), m_zone);
    auto *hint = new QLabel(tr("Another language takes effect at the next start."), widget);
    hint->setForegroundRole(QPalette::PlaceholderText);
    form->addRow(QString(), hint);
    return widget;
}

QWidget *SettingsDialog::buildServer()
{
    const auto [widget, form] = section(tr("Server"), this);
    m_poll = number(widget, 1, 3600, static_cast<int>(m_before.pollInterval.count()), tr(" s"));
    const auto hours = std::chrono::duration_cast<std::chrono::hours>(m_before.offlineThreshold);
    m_offline = number(widget, 1, 24 * 365, static_cast<int>(qMax(1L, hours.count())), tr(" h"));
    m_readOnly = new QCheckBox(tr("Start every session read-only"), widget);
    m_readOnly->setChecked(m_before.readOnly);
    form->addRow(tr("Ask for changes every:"), m_poll);
    form->addRow(tr("A device is offline after:"), m_offline);
    form->addRow(QString(), m_readOnly);
    return widget;
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
    p.offlineThreshold = std::chrono::hours(m_offline->value());
    p.readOnly = m_readOnly->isChecked();
    return p;
}

} // namespace drydock
