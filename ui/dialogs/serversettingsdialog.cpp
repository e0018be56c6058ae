// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dialogs/serversettingsdialog.h"

#include "ui/actions/actionregistry.h"
#include "ui/widgets/sharededit.h"

#include <QComboBox>
#include <QDialogButtonBox>
#include <QFormLayout>
#include <QLabel>
#include <QPushButton>
#include <QSpinBox>
#include <QVBoxLayout>

namespace drydock {

namespace {

constexpr int kMostDays = 1000; // as Mender's own pages allow
constexpr int kScopeRole = Qt::UserRole;
constexpr int kNameRole = Qt::UserRole + 1;

QString textOf(const api::IdAttribute &attribute)
{
    if (attribute.name.isEmpty())
        return ServerSettingsDialog::tr("Device ID");
    //: An attribute: %1 its name, %2 its scope
    return ServerSettingsDialog::tr("%1 (%2)").arg(attribute.name, attribute.scope);
}

QString titleOf(const QString &key)
{
    return key == api::kIdAttributeSetting ? ServerSettingsDialog::tr("Devices are named by")
                                           : ServerSettingsDialog::tr("Offline after");
}

QString valueText(const QString &key, const QByteArray &value)
{
    if (key == api::kIdAttributeSetting)
        return textOf(api::decodeIdAttribute(value));
    const auto threshold = api::decodeOfflineThreshold(value);
    if (!threshold)
        return QString::fromUtf8(value);
    if (threshold->unit == api::kDaysUnit)
        return ServerSettingsDialog::tr("%n day(s)", nullptr, threshold->interval);
    return QStringLiteral("%1 %2").arg(threshold->interval).arg(threshold->unit);
}

} // namespace

ServerSettingsDialog::ServerSettingsDialog(
    UiContext &ui, SettingsStore &settings, const QList<api::AttributeName> &attributes, QWidget *parent)
    : QDialog(parent)
    , m_ui(ui)
    , m_edit(new SharedEdit(ui, settings.tenant(),
          { tr("The settings of the server could not be read"), tr("The settings of the server were not saved"),
              titleOf, valueText },
          this))
    , m_form(new QWidget(this))
{
    setObjectName(QStringLiteral("serverSettings"));
    setWindowTitle(tr("Server settings"));
    buildFields(attributes);
    auto *buttons = new QDialogButtonBox(this);
    m_save = buttons->addButton(tr("Save for everybody"), QDialogButtonBox::AcceptRole);
    m_save->setDefault(true);
    buttons->addButton(tr("Cancel"), QDialogButtonBox::RejectRole);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(12, 12, 12, 12);
    layout->setSpacing(12);
    layout->addWidget(m_form);
    layout->addWidget(m_edit);
    layout->addStretch(1);
    layout->addWidget(buttons);
    setMinimumWidth(480);
    connect(m_edit, &SharedEdit::valuesChanged, this, &ServerSettingsDialog::showValues);
    connect(m_edit, &SharedEdit::stateChanged, this, &ServerSettingsDialog::showState);
    connect(m_edit, &SharedEdit::saved, this, &QDialog::accept);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    connect(buttons, &QDialogButtonBox::accepted, this,
        [this] { m_edit->save(tr("Change the server's settings"), values()); });
    m_edit->load();
}

void ServerSettingsDialog::buildFields(const QList<api::AttributeName> &attributes)
{
    m_attribute = new QComboBox(m_form);
    m_attribute->setAccessibleName(tr("Devices are named by"));
    m_attribute->setMaxVisibleItems(16);
    addAttribute({});
    for (const api::AttributeName &attribute : attributes)
        addAttribute({ attribute.scope, attribute.name });
    m_days = new QSpinBox(m_form);
    m_days->setAccessibleName(tr("Offline after"));
    m_days->setRange(0, kMostDays);
    //: After a number in a field
    m_days->setSuffix(tr(" days"));
    m_days->setSpecialValueText(tr("not set"));
    m_note = new QLabel(m_form);
    m_note->setTextFormat(Qt::PlainText);
    m_note->setWordWrap(true);
    m_note->setForegroundRole(QPalette::PlaceholderText);
    auto *form = new QFormLayout(m_form);
    form->setContentsMargins(0, 0, 0, 0);
    form->setSpacing(6);
    form->setFieldGrowthPolicy(QFormLayout::AllNonFixedFieldsGrow);
    form->addRow(tr("Devices are &named by"), m_attribute);
    form->addRow(tr("&Offline after"), m_days);
    form->addRow(m_note);
    const auto edited = [this] {
        if (m_filling)
            return;
        m_edit->setMine(values());
        showState();
    };
    connect(m_attribute, &QComboBox::currentIndexChanged, this, edited);
    connect(m_days, &QSpinBox::valueChanged, this, edited);
}

void ServerSettingsDialog::addAttribute(const api::IdAttribute &attribute)
{
    m_attribute->addItem(textOf(attribute).left(120));
    m_attribute->setItemData(m_attribute->count() - 1, attribute.scope, kScopeRole);
    m_attribute->setItemData(m_attribute->count() - 1, attribute.name, kNameRole);
}

void ServerSettingsDialog::showValues(const KeyedValues &values)
{
    m_filling = true;
    const api::IdAttribute named = api::decodeIdAttribute(values.value(api::kIdAttributeSetting));
    int row = 0;
    while (row < m_attribute->count()
        && named
            != api::IdAttribute { m_attribute->itemData(row, kScopeRole).toString(),
                m_attribute->itemData(row, kNameRole).toString() })
        ++row;
    if (row == m_attribute->count())
        addAttribute(named);
    m_attribute->setCurrentIndex(row);
    const auto threshold = api::decodeOfflineThreshold(values.value(api::kOfflineThresholdSetting));
    m_otherUnit = threshold && threshold->unit != api::kDaysUnit
        ? valueText(api::kOfflineThresholdSetting, values.value(api::kOfflineThresholdSetting))
        : QString();
    m_days->setSpecialValueText(m_otherUnit.isEmpty() ? tr("not set") : m_otherUnit);
    m_days->setValue(threshold && m_otherUnit.isEmpty() ? threshold->interval : 0);
    m_filling = false;
    showState();
}

// What the fields do not change keeps its bytes: an older client wrote the attribute as a text, say.
KeyedValues ServerSettingsDialog::values() const
{
    KeyedValues values = m_edit->base();
    const api::IdAttribute named { m_attribute->currentData(kScopeRole).toString(),
        m_attribute->currentData(kNameRole).toString() };
    if (named != api::decodeIdAttribute(values.value(api::kIdAttributeSetting))) {
        if (named.name.isEmpty())
            values.remove(api::kIdAttributeSetting);
        else
            values.insert(api::kIdAttributeSetting, api::canonicalJson(api::encodeIdAttribute(named.scope, named.name)));
    }
    const auto before = api::decodeOfflineThreshold(values.value(api::kOfflineThresholdSetting));
    const int days = m_days->value();
    if (days > 0 && before != api::OfflineThreshold { days, api::kDaysUnit })
        values.insert(api::kOfflineThresholdSetting,
            api::canonicalJson(api::encodeOfflineThreshold({ days, api::kDaysUnit })));
    else if (days == 0 && m_otherUnit.isEmpty() && before && before->unit == api::kDaysUnit)
        values.remove(api::kOfflineThresholdSetting);
    return values;
}

void ServerSettingsDialog::showState()
{
    const bool allowed = m_ui.actions().session().writes == WriteState::Allowed;
    m_form->setEnabled(m_edit->isLoaded() && !m_edit->isBusy());
    m_note->setText(allowed ? tr("The server keeps these for all its users. When a device counts as offline in "
                                 "Drydock itself is set in Drydock's own settings.")
                            : tr("Changes are locked; allow them in the Tools menu first."));
    m_save->setEnabled(m_edit->canSave() && allowed);
}

} // namespace drydock
