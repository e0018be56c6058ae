// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dialogs/authsetsdialog.h"

#include "models/core/clock.h"
#include "models/core/visibletext.h"
#include "models/items/authsetsmodel.h"
#include "ui/shell/uicontext.h"
#include "ui/widgets/statelabel.h"

#include <QButtonGroup>
#include <QDialogButtonBox>
#include <QGridLayout>
#include <QLabel>
#include <QListWidget>
#include <QPushButton>
#include <QRadioButton>
#include <QScrollArea>
#include <QSplitter>

#include <algorithm>

namespace drydock {

namespace {

constexpr int kColumnWidth = 200;
constexpr int kListWidth = 200;
constexpr int kGroup = 8; //!< characters of a fingerprint that stand together

//! In groups, so that two can be compared by eye and long ones wrap.
QString grouped(const QString &hex)
{
    QStringList groups;
    for (qsizetype at = 0; at < hex.size(); at += kGroup)
        groups.append(hex.mid(at, kGroup));
    return groups.join(u' ');
}

//! Every name that any of the sets has, each once.
QStringList identityNames(const std::vector<api::AuthSet> &sets)
{
    QStringList names;
    for (const api::AuthSet &set : sets) {
        for (const auto &[name, value] : set.identity) {
            if (!names.contains(name))
                names.append(name);
        }
    }
    names.sort();
    return names;
}

QString identityValue(const api::AuthSet &set, const QString &name)
{
    for (const auto &[known, value] : set.identity) {
        if (known == name)
            return value;
    }
    return QStringLiteral("–");
}

} // namespace

AuthSetsDialog::AuthSetsDialog(UiContext &ui, api::AuthStatus wanted, std::vector<Subject> subjects, bool others, QWidget *parent)
    : QDialog(parent)
    , m_ui(ui)
    , m_wanted(wanted)
    , m_subjects(std::move(subjects))
{
    setWindowTitle(tr("Choose a key"));
    // The latest request first: it is asked about most often.
    for (Subject &subject : m_subjects) {
        std::stable_sort(subject.device.authSets.begin(), subject.device.authSets.end(),
            [](const api::AuthSet &a, const api::AuthSet &b) { return b.requested < a.requested; });
    }
    buildLayout(others);
    m_list->setCurrentRow(0);
    update();
    resize(m_subjects.size() > 1 ? 860 : 660, 460);
}

AuthSetsDialog::~AuthSetsDialog() = default;

void AuthSetsDialog::buildLayout(bool others)
{
    const bool accepts = m_wanted == api::AuthStatus::Accepted;
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(16, 16, 16, 16);
    layout->setSpacing(8);
    auto *what = new QLabel(accepts
            ? tr("Several keys ask in the name of the same device. Accept only the one that you know to be the device's own: "
                 "compare its fingerprint with what the device shows.")
            : tr("Several keys ask in the name of the same device. Choose the one to be rejected."),
        this);
    what->setWordWrap(true);
    layout->addWidget(what);

    auto *splitter = new QSplitter(this);
    splitter->setChildrenCollapsible(false);
    m_list = new QListWidget(splitter);
    m_list->setAccessibleName(tr("Devices with several keys"));
    for (const Subject &subject : m_subjects)
        m_list->addItem(new QListWidgetItem(visibleLine(subject.name)));
    m_list->setVisible(m_subjects.size() > 1);
    m_scroll = new QScrollArea(splitter);
    m_scroll->setWidgetResizable(true);
    m_scroll->setFrameShape(QFrame::NoFrame);
    splitter->setStretchFactor(1, 1);
    splitter->setSizes({ kListWidth, 3 * kColumnWidth });
    layout->addWidget(splitter, 1);
    connect(m_list, &QListWidget::currentRowChanged, this, &AuthSetsDialog::showSubject);

    m_state = new QLabel(this);
    m_state->setTextFormat(Qt::PlainText);
    layout->addWidget(m_state);
    auto *buttons = new QDialogButtonBox(this);
    m_use = buttons->addButton(QString(), QDialogButtonBox::AcceptRole);
    m_use->setDefault(true);
    connect(m_use, &QPushButton::clicked, this, [this] {
        Q_EMIT setsChosen(choice());
        accept();
    });
    if (others) {
        m_leaveOut = buttons->addButton(tr("Leave these out"), QDialogButtonBox::ActionRole);
        m_leaveOut->setAutoDefault(false);
        connect(m_leaveOut, &QPushButton::clicked, this, [this] {
            Q_EMIT setsChosen({});
            accept();
        });
    }
    buttons->addButton(tr("Cancel"), QDialogButtonBox::RejectRole);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    layout->addWidget(buttons);
}

const AuthSetsDialog::Subject &AuthSetsDialog::shown() const
{
    return m_subjects[static_cast<size_t>(std::max(0, m_list->currentRow()))];
}

void AuthSetsDialog::addTexts(QGridLayout *grid, int row, const QString &label, const QStringList &values, bool fixed) const
{
    const bool differ = std::any_of(values.cbegin(), values.cend(), [&](const QString &value) { return value != values.first(); });
    auto *name = new QLabel(differ ? label + QStringLiteral("  \u2260") : label, grid->parentWidget());
    name->setTextFormat(Qt::PlainText);
    name->setForegroundRole(QPalette::PlaceholderText);
    if (differ)
        name->setToolTip(tr("The keys differ in this."));
    name->setAlignment(Qt::AlignTop | Qt::AlignLeading);
    grid->addWidget(name, row, 0);
    for (int column = 0; column < values.size(); ++column) {
        auto *value = new QLabel(visibleText(values.at(column)), grid->parentWidget());
        value->setTextFormat(Qt::PlainText);
        value->setWordWrap(true);
        value->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
        value->setAlignment(Qt::AlignTop | Qt::AlignLeading);
        value->setMinimumWidth(kColumnWidth);
        QFont font = fixed ? Theme::fixedFont() : value->font();
        font.setBold(differ && !fixed);
        value->setFont(font);
        //: What is compared, of which key: "mac of key 2"
        value->setAccessibleName(tr("%1 of key %2").arg(label).arg(column + 1));
        grid->addWidget(value, row, column + 1);
    }
}

void AuthSetsDialog::showSubject(int at)
{
    if (at < 0)
        return;
    const Subject &subject = m_subjects[static_cast<size_t>(at)];
    const std::vector<api::AuthSet> &sets = subject.device.authSets;
    auto *page = new QWidget;
    auto *grid = new QGridLayout(page);
    grid->setContentsMargins(8, 0, 0, 0);
    grid->setHorizontalSpacing(16);
    grid->setVerticalSpacing(8);
    auto *name = new QLabel(visibleLine(subject.name), page);
    name->setTextFormat(Qt::PlainText);
    name->setFont(Theme::titleFont());
    grid->addWidget(name, 0, 0, 1, static_cast<int>(sets.size()) + 1);
    auto *status = new QLabel(tr("Status"), page);
    status->setForegroundRole(QPalette::PlaceholderText);
    grid->addWidget(status, 2, 0);
    QStringList times;
    QStringList keys;
    delete m_radios;
    m_radios = new QButtonGroup(this);
    int row = 6;
    for (const QString &identity : identityNames(sets)) {
        QStringList values;
        for (const api::AuthSet &set : sets)
            values.append(identityValue(set, identity));
        addTexts(grid, row++, identity, values, false);
    }
    for (int column = 0; column < static_cast<int>(sets.size()); ++column) {
        const api::AuthSet &set = sets[static_cast<size_t>(column)];
        auto *title = new QLabel(tr("Key %1").arg(column + 1), page);
        title->setFont(Theme::titleFont());
        grid->addWidget(title, 1, column + 1);
        auto *label = new StateLabel(m_ui.theme(), page);
        label->setWord(StatusText::of(StatusDomain::AuthSet, set.statusText));
        grid->addWidget(label, 2, column + 1, Qt::AlignLeading);
        times.append(QStringLiteral("%1\n%2").arg(m_ui.time().absolute(set.requested, m_ui.clock().now()), m_ui.time().relative(set.requested, m_ui.clock().now())));
        const QString fingerprint = keyFingerprint(set.publicKey);
        keys.append(fingerprint.isEmpty() ? tr("No key that can be read") : grouped(fingerprint));
        auto *radio = new QRadioButton(m_wanted == api::AuthStatus::Accepted ? tr("Accept this key") : tr("Reject this key"), page);
        radio->setAccessibleName(tr("%1: key %2 of %3").arg(radio->text()).arg(column + 1).arg(subject.name));
        // As in the Device pane: what was preauthorized is no request that could be rejected.
        radio->setEnabled(set.status != m_wanted && (m_wanted == api::AuthStatus::Accepted || set.status != api::AuthStatus::Preauthorized));
        radio->setChecked(m_chosen.value(subject.device.id) == set.id);
        m_radios->addButton(radio, column);
        grid->addWidget(radio, row, column + 1);
    }
    addTexts(grid, 3, tr("Requested"), times, false);
    addTexts(grid, 4, tr("Key (SHA-256)"), keys, true);
    grid->setRowStretch(row + 1, 1);
    grid->setColumnStretch(static_cast<int>(sets.size()) + 1, 1);
    connect(m_radios, &QButtonGroup::idClicked, this, [this](int column) { choose(shown().device.authSets[static_cast<size_t>(column)].id); });
    m_scroll->setWidget(page);
}

void AuthSetsDialog::choose(const AuthSetId &set)
{
    m_chosen.insert(shown().device.id, set);
    for (QAbstractButton *radio : m_radios->buttons())
        radio->setChecked(shown().device.authSets[static_cast<size_t>(m_radios->id(radio))].id == set);
    update();
}

AuthSetsDialog::Choice AuthSetsDialog::choice() const
{
    Choice choice;
    for (const Subject &subject : m_subjects) {
        if (const auto it = m_chosen.find(subject.device.id); it != m_chosen.end())
            choice.append({ subject.device.id, *it });
    }
    return choice;
}

void AuthSetsDialog::update()
{
    const auto chosen = static_cast<int>(m_chosen.size());
    for (int row = 0; row < m_list->count(); ++row) {
        const Subject &subject = m_subjects[static_cast<size_t>(row)];
        const bool done = m_chosen.contains(subject.device.id);
        m_list->item(row)->setIcon(done ? m_ui.theme().icon(QStringLiteral("accept"), ThemeRole::Good) : m_ui.theme().icon(QStringLiteral("help"), ThemeRole::Muted));
        m_list->item(row)->setToolTip(done ? tr("A key is chosen.") : tr("No key is chosen yet."));
    }
    m_state->setText(m_subjects.size() > 1
            //: %1 of %n devices
            ? tr("A key is chosen for %1 of %n device(s); those without stay as they are.", nullptr, static_cast<int>(m_subjects.size())).arg(chosen)
            : QString());
    m_use->setText(m_subjects.size() > 1 ? tr("Use %n key(s)", nullptr, chosen) : m_wanted == api::AuthStatus::Accepted ? tr("Accept key") : tr("Reject key"));
    m_use->setEnabled(chosen > 0);
}

} // namespace drydock
