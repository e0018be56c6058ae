// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panes/deployments/createdeploymentdialog.h"

#include "models/items/releasetablemodel.h"
#include "models/store/fleetstore.h"
#include "models/store/releasestore.h"
#include "ui/shell/uicontext.h"
#include "ui/text/errortext.h"
#include "ui/text/sizetext.h"
#include "ui/widgets/failurebar.h"

#include <QCheckBox>
#include <QComboBox>
#include <QCompleter>
#include <QDialogButtonBox>
#include <QFormLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QRadioButton>
#include <QSignalBlocker>
#include <QSpinBox>
#include <QVBoxLayout>

namespace drydock {

namespace {
constexpr int kLongestName = 256; // the server's limit
constexpr int kMostAttempts = 100;
constexpr int kWidth = 500;

QLabel *note(QWidget *parent)
{
    auto *label = new QLabel(parent);
    label->setTextFormat(Qt::PlainText);
    label->setWordWrap(true);
    label->setForegroundRole(QPalette::PlaceholderText);
    return label;
}
} // namespace

CreateDeploymentDialog::CreateDeploymentDialog(UiContext &ui, DeploymentStore &deployments, ReleaseStore &releases,
    FleetStore &fleet, const DeploymentDraft &draft, QWidget *parent)
    : QDialog(parent)
    , m_ui(ui)
    , m_deployments(deployments)
    , m_releases(releases)
    , m_fleet(fleet)
    , m_devices(draft.devices)
    , m_releaseSubscription(releases.subscribe())
    , m_fleetSubscription(fleet.subscribe())
{
    setWindowTitle(tr("Create deployment"));
    auto *layout = new QVBoxLayout(this);
    // The dialog grows by the bar of a failure instead of squeezing its fields.
    layout->setSizeConstraint(QLayout::SetMinimumSize);
    layout->setContentsMargins(16, 16, 16, 16);
    layout->setSpacing(12);
    m_failure = new FailureBar(ui.theme(), this);
    layout->addWidget(m_failure);
    layout->addStrut(kWidth);
    auto *form = new QFormLayout;
    form->setHorizontalSpacing(12);
    form->setVerticalSpacing(6);
    form->setFieldGrowthPolicy(QFormLayout::AllNonFixedFieldsGrow);
    buildRelease(*form);
    buildTarget(*form);
    buildOptions(*form);
    layout->addLayout(form);
    layout->addStretch();
    m_preview = new QLabel(this);
    m_preview->setObjectName(QStringLiteral("preview"));
    m_preview->setTextFormat(Qt::PlainText);
    m_preview->setWordWrap(true);
    layout->addWidget(m_preview);
    buildButtons();
    fillReleases();
    fillGroups();
    if (!draft.release.isEmpty())
        m_release->setEditText(draft.release);
    if (!draft.group.isEmpty()) {
        m_groups->setCurrentIndex(m_groups->findText(draft.group));
        m_group->setChecked(true);
    }
    (m_devices.isEmpty() ? (draft.group.isEmpty() ? m_all : m_group) : m_given)->setChecked(true);
    connect(&m_releases, &ReleaseStore::changed, this, &CreateDeploymentDialog::fillReleases);
    connect(&m_fleet, &FleetStore::groupsChanged, this, &CreateDeploymentDialog::fillGroups);
    connect(&m_fleet, &FleetStore::changed, this, &CreateDeploymentDialog::updatePreview);
    refreshView();
    if (draft.release.isEmpty())
        m_release->setFocus();
    else
        m_name->setFocus();
}

void CreateDeploymentDialog::buildRelease(QFormLayout &form)
{
    m_release = new QComboBox(this);
    m_release->setObjectName(QStringLiteral("release"));
    m_release->setEditable(true);
    m_release->setInsertPolicy(QComboBox::NoInsert);
    m_release->setMaxVisibleItems(16);
    m_release->setAccessibleName(tr("Release"));
    m_release->lineEdit()->setPlaceholderText(tr("Name of a release"));
    m_release->completer()->setFilterMode(Qt::MatchContains);
    m_release->completer()->setCompletionMode(QCompleter::PopupCompletion);
    form.addRow(tr("&Release"), m_release);
    m_releaseNote = note(this);
    form.addRow(QString(), m_releaseNote);
    connect(m_release, &QComboBox::editTextChanged, this, &CreateDeploymentDialog::refreshView);
}

void CreateDeploymentDialog::buildTarget(QFormLayout &form)
{
    m_all = new QRadioButton(tr("&All accepted devices"), this);
    m_group = new QRadioButton(tr("A &group"), this);
    m_given = new QRadioButton(
        tr("The %n selected device(s)", nullptr, static_cast<int>(m_devices.size())), this);
    m_given->setVisible(!m_devices.isEmpty());
    m_groups = new QComboBox(this);
    m_groups->setAccessibleName(tr("Group"));
    form.addRow(tr("Target"), m_all);
    auto *row = new QHBoxLayout;
    row->setSpacing(6);
    row->addWidget(m_group);
    row->addWidget(m_groups, 1);
    form.addRow(QString(), row);
    form.addRow(QString(), m_given);
    for (QRadioButton *button : { m_all, m_group, m_given })
        connect(button, &QRadioButton::toggled, this, &CreateDeploymentDialog::refreshView);
    connect(m_groups, &QComboBox::activated, this, [this] {
        m_group->setChecked(true);
        refreshView();
    });
}

void CreateDeploymentDialog::buildOptions(QFormLayout &form)
{
    m_name = new QLineEdit(this);
    m_name->setObjectName(QStringLiteral("name"));
    m_name->setMaxLength(kLongestName);
    m_name->setAccessibleName(tr("Name"));
    form.addRow(tr("&Name"), m_name);
    connect(m_name, &QLineEdit::textEdited, this, [this] {
        m_nameTyped = !m_name->text().isEmpty();
        refreshView();
    });
    m_force = new QCheckBox(tr("&Install also where this release is already installed"), this);
    form.addRow(QString(), m_force);
    m_attempts = new QSpinBox(this);
    m_attempts->setRange(1, kMostAttempts);
    m_attempts->setAccessibleName(tr("Attempts per device"));
    m_attempts->setToolTip(tr("More than one needs a server with Mender's Professional or Enterprise plan."));
    form.addRow(tr("A&ttempts per device"), m_attempts);
}

void CreateDeploymentDialog::buildButtons()
{
    auto *buttons = new QDialogButtonBox(this);
    m_create = buttons->addButton(tr("Create deployment"), QDialogButtonBox::AcceptRole);
    m_create->setObjectName(QStringLiteral("create"));
    m_create->setDefault(true);
    buttons->addButton(tr("Cancel"), QDialogButtonBox::RejectRole);
    layout()->addWidget(buttons);
    connect(buttons, &QDialogButtonBox::accepted, this, &CreateDeploymentDialog::send);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
}

void CreateDeploymentDialog::fillReleases()
{
    QStringList names;
    for (const RowId row : m_releases.table().rows())
        names.append(m_releases.table().at(row).name);
    names.sort(Qt::CaseInsensitive);
    const QString typed = m_release->currentText();
    {
        // What is typed stays typed, whatever the server lists meanwhile.
        const QSignalBlocker quiet(m_release);
        m_release->clear();
        m_release->addItems(names);
        m_release->setCurrentIndex(static_cast<int>(names.indexOf(typed)));
        m_release->setEditText(typed);
    }
    refreshView();
}

void CreateDeploymentDialog::fillGroups()
{
    const QString chosen = m_groups->currentText();
    const QSignalBlocker quiet(m_groups);
    m_groups->clear();
    m_groups->addItems(m_fleet.groups());
    m_groups->setCurrentIndex(qMax(0, m_groups->findText(chosen)));
    m_group->setEnabled(m_groups->count() > 0);
    m_groups->setEnabled(m_groups->count() > 0);
    updateName();
}

api::NewDeployment CreateDeploymentDialog::deployment() const
{
    api::NewDeployment deployment;
    deployment.name = m_name->text().trimmed();
    deployment.artifactName = m_release->currentText().trimmed();
    if (m_group->isChecked()) {
        deployment.target = api::DeploymentTarget::Group;
        deployment.group = m_groups->currentText();
    } else if (m_given->isChecked()) {
        deployment.target = api::DeploymentTarget::Devices;
        deployment.devices = m_devices;
    } else {
        deployment.target = api::DeploymentTarget::AllDevices;
    }
    deployment.forceInstallation = m_force->isChecked();
    deployment.retries = m_attempts->value() - 1;
    return deployment;
}

QStringList CreateDeploymentDialog::deviceTypes() const
{
    const api::Release *release = m_releases.find(m_release->currentText().trimmed());
    return release ? deviceTypesOf(*release) : QStringList();
}

qint64 CreateDeploymentDialog::countAccepted(const QString &group, const QStringList &deviceTypes) const
{
    const FleetTable &table = m_fleet.table();
    const int typeColumn = table.attributes().findColumn(QStringLiteral("inventory"), QStringLiteral("device_type"));
    const auto fits = [&](RowId row) {
        return deviceTypes.isEmpty() || typeColumn < 0
            || deviceTypes.contains(table.attributes().text(row, typeColumn));
    };
    qint64 count = 0;
    if (m_given->isChecked()) {
        for (const DeviceId &id : m_devices) {
            const auto row = table.rowOf(id);
            // A device that the fleet does not know is the server's to judge.
            count += !row || fits(*row) ? 1 : 0;
        }
        return count;
    }
    for (const RowId row : table.rows()) {
        if (table.status(row) == QLatin1String("accepted") && (group.isEmpty() || table.group(row) == group)
            && fits(row))
            ++count;
    }
    return count;
}

qint64 CreateDeploymentDialog::targetSize() const
{
    if (m_given->isChecked())
        return m_devices.size();
    if (!m_fleet.isComplete())
        return -1;
    return countAccepted(m_group->isChecked() ? m_groups->currentText() : QString(), {});
}

void CreateDeploymentDialog::refreshView()
{
    const QStringList types = deviceTypes();
    const bool known = m_releases.find(m_release->currentText().trimmed()) != nullptr;
    const bool listed = m_releases.freshness().hasData();
    m_releaseNote->setText(m_release->currentText().isEmpty() ? tr("Type to search among %n release(s).", nullptr,
                               static_cast<int>(m_releases.table().size()))
            //: %1 is a list of device types
            : known  ? tr("For %1").arg(types.join(QStringLiteral(", ")))
            : listed ? tr("This server has no release of that name.")
                     : QString());
    updateName();
    updatePreview();
}

void CreateDeploymentDialog::updateName()
{
    const api::NewDeployment wanted = deployment();
    if (!m_nameTyped && !wanted.artifactName.isEmpty()) {
        const QString target = wanted.target == api::DeploymentTarget::Group ? wanted.group
            : wanted.target == api::DeploymentTarget::AllDevices
            //: Part of a deployment's default name: the target
            ? tr("all devices")
            : m_devices.size() == 1 ? m_fleet.displayName(m_devices.first())
                                    : tr("%n device(s)", nullptr, static_cast<int>(m_devices.size()));
        //: A deployment's default name: %1 the release, %2 its target
        m_name->setText(tr("%1 to %2").arg(wanted.artifactName, target).left(kLongestName));
    }
    updatePreview();
}

QString CreateDeploymentDialog::problem() const
{
    const api::NewDeployment wanted = deployment();
    if (wanted.artifactName.isEmpty())
        return tr("Choose a release first.");
    if (m_releases.freshness().hasData() && !m_releases.find(wanted.artifactName))
        return tr("This server has no release of that name.");
    if (wanted.name.isEmpty())
        return tr("Give the deployment a name.");
    if (targetSize() == 0)
        return tr("No accepted device is in the target.");
    return {};
}

void CreateDeploymentDialog::updatePreview()
{
    const qint64 size = targetSize();
    const QString why = problem();
    const QStringList types = deviceTypes();
    QString text;
    if (!why.isEmpty()) {
        text = why;
    } else if (size < 0) {
        text = tr("The fleet is still being read; the server decides which accepted devices are meant.");
    } else {
        const qint64 fitting
            = countAccepted(m_group->isChecked() ? m_groups->currentText() : QString(), types);
        text = tr("%n device(s) in the target.", nullptr, static_cast<int>(size));
        if (fitting < size)
            text += QLatin1Char(' ')
                + tr("%n of them can install this release; the others have another device type and will be passed "
                     "over.", nullptr, static_cast<int>(fitting));
    }
    m_preview->setText(text);
    m_create->setEnabled(why.isEmpty() && !m_sending);
    m_create->setText(m_sending ? tr("Creating…")
            : size > 0          ? tr("Deploy to %n device(s)", nullptr, static_cast<int>(size))
                                : tr("Create deployment"));
}

void CreateDeploymentDialog::send()
{
    if (m_sending || !problem().isEmpty())
        return;
    m_sending = true;
    m_failure->clear();
    updatePreview();
    const api::NewDeployment wanted = deployment();
    //: %1 is the name of a deployment
    m_deployments.create(tr("Create deployment %1").arg(wanted.name), wanted, this,
        [this](const Result<DeploymentId> &result) { answered(result); });
}

void CreateDeploymentDialog::answered(const Result<DeploymentId> &result)
{
    m_sending = false;
    updatePreview();
    if (result.ok()) {
        Q_EMIT created(*result);
        accept();
        return;
    }
    const Error &error = result.error();
    ErrorWords words = ErrorText::words(tr("The deployment was not created"), error);
    if (error.kind == ErrorKind::Conflict) {
        words.what = tr("The deployment was not created: one with the same name, release and target is running.");
        words.next = tr("Give it another name, or wait for the other to end.");
    }
    // The dialog's own button is the way to try again.
    words.button.clear();
    words.step = NextStep::None;
    m_failure->showWords(words, {});
}

CreateDeploymentDialog *openCreateDeployment(UiContext &ui, DeploymentStore &deployments, ReleaseStore &releases,
    FleetStore &fleet, const DeploymentDraft &draft, QWidget *parent)
{
    auto *dialog = new CreateDeploymentDialog(
        ui, deployments, releases, fleet, draft, parent ? parent->window() : nullptr);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->open();
    return dialog;
}

} // namespace drydock
