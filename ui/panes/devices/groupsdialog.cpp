// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panes/devices/groupsdialog.h"

#include "ui/dialogs/userprompt.h"
#include "ui/shell/uicontext.h"
#include "ui/text/bulktext.h"
#include "ui/text/sizetext.h"

#include <QDialogButtonBox>
#include <QHeaderView>
#include <QPushButton>
#include <QSignalBlocker>
#include <QTableWidget>
#include <QVBoxLayout>

namespace drydock {

GroupsDialog::GroupsDialog(UiContext &ui, BulkWork &work, std::function<QString(const QString &)> problemOfName, QWidget *parent)
    : QDialog(parent)
    , m_ui(ui)
    , m_work(work)
    , m_problemOfName(std::move(problemOfName))
    , m_table(new QTableWidget(0, 2, this))
{
    setWindowTitle(tr("Groups"));
    m_table->setHorizontalHeaderLabels({ tr("Group"), tr("Devices") });
    m_table->setAccessibleName(tr("Groups"));
    m_table->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_table->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_table->setSelectionMode(QAbstractItemView::SingleSelection);
    m_table->verticalHeader()->hide();
    m_table->horizontalHeader()->setSectionResizeMode(0, QHeaderView::Stretch);
    auto *buttons = new QDialogButtonBox(this);
    m_show = buttons->addButton(tr("Show devices"), QDialogButtonBox::ActionRole);
    m_rename = buttons->addButton(tr("Rename…"), QDialogButtonBox::ActionRole);
    m_dissolve = buttons->addButton(tr("Dissolve…"), QDialogButtonBox::ActionRole);
    buttons->addButton(tr("Close"), QDialogButtonBox::RejectRole);
    auto *layout = new QVBoxLayout(this);
    layout->setSpacing(6);
    layout->addWidget(m_table, 1);
    layout->addWidget(buttons);
    resize(460, 420);
    connect(m_table, &QTableWidget::itemSelectionChanged, this, [this] {
        for (QPushButton *button : { m_show, m_rename, m_dissolve })
            button->setEnabled(!chosen().isEmpty());
    });
    connect(m_table, &QTableWidget::itemActivated, this, [this] { Q_EMIT shown(chosen()); });
    connect(m_show, &QPushButton::clicked, this, [this] { Q_EMIT shown(chosen()); });
    connect(m_rename, &QPushButton::clicked, this, &GroupsDialog::renameChosen);
    connect(m_dissolve, &QPushButton::clicked, this, &GroupsDialog::dissolveChosen);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    connect(&m_work.fleet(), &FleetStore::groupsChanged, this, &GroupsDialog::fill);
    connect(&m_work, &BulkWork::jobChanged, this, &GroupsDialog::fill);
    fill();
}

void GroupsDialog::fill()
{
    const QString before = chosen();
    const FleetTable &fleet = m_work.fleet().table();
    QMap<QString, qint64> counts;
    for (const QString &group : m_work.fleet().groups())
        counts.insert(group, 0);
    const AttributeTable &attributes = fleet.attributes();
    for (ValueNumber number = 1; number < attributes.numberBound(fleet.groupColumn()); ++number) {
        if (attributes.isLiveNumber(fleet.groupColumn(), number))
            counts.insert(attributeText(attributes.valueOf(fleet.groupColumn(), number)), attributes.usesOf(fleet.groupColumn(), number));
    }
    {
        const QSignalBlocker quiet(m_table);
        m_table->setRowCount(static_cast<int>(counts.size()));
        int row = 0;
        for (auto it = counts.cbegin(); it != counts.cend(); ++it, ++row) {
            m_table->setItem(row, 0, new QTableWidgetItem(it.key()));
            auto *count = new QTableWidgetItem(SizeText::count(it.value()));
            count->setTextAlignment(Qt::AlignRight | Qt::AlignVCenter);
            m_table->setItem(row, 1, count);
        }
    }
    choose(before);
    Q_EMIT m_table->itemSelectionChanged();
}

void GroupsDialog::choose(const QString &group)
{
    m_table->clearSelection();
    for (int row = 0; row < m_table->rowCount(); ++row) {
        if (m_table->item(row, 0)->text() == group)
            m_table->selectRow(row);
    }
}

QString GroupsDialog::chosen() const
{
    const QList<QTableWidgetItem *> items = m_table->selectedItems();
    return items.isEmpty() ? QString() : m_table->item(items.first()->row(), 0)->text();
}

std::vector<BulkItem> GroupsDialog::membersOf(const QString &group) const
{
    std::vector<BulkItem> items;
    const FleetTable &fleet = m_work.fleet().table();
    const ValueNumber wanted = fleet.attributes().findNumber(fleet.groupColumn(), group);
    for (const RowId row : fleet.rows()) {
        if (wanted != 0 && fleet.attributes().number(row, fleet.groupColumn()) == wanted)
            items.push_back({ fleet.id(row), group, group });
    }
    return items;
}

void GroupsDialog::renameChosen()
{
    const QString group = chosen();
    const std::vector<BulkItem> members = membersOf(group);
    if (members.empty())
        return;
    TextQuestion question;
    //: %1 is a group
    question.title = tr("Rename %1").arg(group);
    question.label = tr("New name");
    question.text = group;
    question.verb = tr("Move %n device(s)", nullptr, static_cast<int>(members.size()));
    question.hint = tr("Mender cannot rename a group: its devices are moved to a group of the new name. Deployments that name the old group keep the devices they have.");
    question.check = [group, check = m_problemOfName](const QString &name) { return name == group ? tr("That is its name already.") : check(name); };
    m_ui.prompt().askText(question, this, [this, members](const std::optional<QString> &name) {
        if (!name)
            return;
        BulkJob job;
        job.kind = BulkKind::MoveToGroup;
        job.argument = *name;
        job.items = members;
        job.title = BulkText::title(job);
        Q_EMIT begun(m_work.start(std::move(job)));
    });
}

void GroupsDialog::dissolveChosen()
{
    const QString group = chosen();
    const std::vector<BulkItem> members = membersOf(group);
    if (group.isEmpty())
        return;
    Confirmation question;
    //: %1 is a group
    question.title = tr("Dissolve %1").arg(group);
    question.text = tr("Its %n device(s) are in no group then. Deployments that run already are not changed.", nullptr, static_cast<int>(members.size()));
    question.verb = question.title;
    question.destructive = true;
    question.concerned = static_cast<int>(members.size());
    m_ui.prompt().confirm(question, this, [this, group, members](bool agreed) {
        if (!agreed || members.empty())
            return;
        BulkJob job;
        job.kind = BulkKind::LeaveGroup;
        job.argument = group;
        job.items = members;
        job.title = BulkText::title(job);
        Q_EMIT begun(m_work.start(std::move(job)));
    });
}

} // namespace drydock
