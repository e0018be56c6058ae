// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dialogs/serverdetailsdialog.h"

#include "ui/text/capabilitytext.h"
#include "ui/widgets/factlist.h"
#include "ui/widgets/statepainter.h"

#include <QApplication>
#include <QClipboard>
#include <QDialogButtonBox>
#include <QHeaderView>
#include <QLabel>
#include <QPainter>
#include <QPushButton>
#include <QTreeWidget>
#include <QVBoxLayout>

namespace drydock {

namespace {

enum Column { WhatColumn, StateColumn, WhyColumn };

QIcon shape(State state, const Theme &theme, qreal scale)
{
    QPixmap pixmap(QSize(14, 14) * scale);
    pixmap.setDevicePixelRatio(scale);
    pixmap.fill(Qt::transparent);
    QPainter painter(&pixmap);
    paintState(painter, QRectF(1, 1, 12, 12), state, theme.color(state));
    return pixmap;
}

QTreeWidgetItem *addGroup(QTreeWidget *tree, const QString &title)
{
    auto *group = new QTreeWidgetItem(tree, { title });
    group->setFont(WhatColumn, Theme::titleFont());
    group->setSizeHint(WhatColumn, QSize(0, drydock::rowHeight(Density::Compact))); // of every row: they are uniform
    group->setFlags(Qt::ItemIsEnabled);
    group->setFirstColumnSpanned(true);
    return group;
}

} // namespace

ServerDetailsDialog::ServerDetailsDialog(
    UiContext &ui, const ServerFacts &facts, CapabilityWatch &watch, QWidget *parent)
    : QDialog(parent)
    , m_ui(ui)
    , m_server(facts)
    , m_watch(watch)
    , m_facts(new FactList(ui.theme(), this))
    , m_tree(new QTreeWidget(this))
    , m_age(new QLabel(this))
{
    setObjectName(QStringLiteral("serverDetails"));
    setWindowTitle(tr("Server details"));
    resize(760, 720);
    m_facts->setAccessibleName(tr("Server and plan"));
    m_age->setForegroundRole(QPalette::PlaceholderText);
    m_age->setTextFormat(Qt::PlainText);
    buildTree();
    auto *heading = new QLabel(tr("What this server offers"), this);
    heading->setFont(Theme::titleFont());
    heading->setBuddy(m_tree);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(16, 16, 16, 16);
    layout->setSpacing(12);
    m_facts->setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed); // all of them in sight
    layout->addWidget(m_facts);
    layout->addWidget(heading);
    layout->addWidget(m_tree, 1);
    layout->addWidget(m_age);
    layout->addWidget(buildButtons());
    connect(&m_watch, &CapabilityWatch::changed, this, &ServerDetailsDialog::update);
    connect(&m_watch, &CapabilityWatch::progressed, this, &ServerDetailsDialog::update);
    connect(&m_ui.theme(), &Theme::changed, this, &ServerDetailsDialog::update);
    update();
    m_tree->setFocus();
}

void ServerDetailsDialog::buildTree()
{
    m_tree->setObjectName(QStringLiteral("offers"));
    m_tree->setColumnCount(3);
    m_tree->setHeaderLabels({ tr("What"), tr("State"), tr("Why") });
    m_tree->setRootIsDecorated(false);
    m_tree->setUniformRowHeights(true);
    m_tree->setAccessibleName(tr("What this server offers"));
    QTreeWidgetItem *services = addGroup(m_tree, tr("Services"));
    for (size_t i = 0; i < kServiceCount; ++i)
        new QTreeWidgetItem(services, { CapabilityText::name(static_cast<Service>(i)) });
    QTreeWidgetItem *rights = addGroup(m_tree, tr("What you may do"));
    for (size_t i = 0; i < kCapabilityCount; ++i)
        new QTreeWidgetItem(rights, { CapabilityText::name(static_cast<Capability>(i)) });
    m_tree->expandAll();
    m_tree->setItemsExpandable(false);
    m_tree->header()->resizeSection(WhatColumn, 310);
    m_tree->header()->resizeSection(StateColumn, 110);
    m_tree->setCurrentItem(services->child(0));
}

QWidget *ServerDetailsDialog::buildButtons()
{
    auto *buttons = new QDialogButtonBox(this);
    QPushButton *again = buttons->addButton(tr("Ask again"), QDialogButtonBox::ActionRole);
    QPushButton *copy = buttons->addButton(tr("Copy"), QDialogButtonBox::ActionRole);
    QPushButton *close = buttons->addButton(tr("Close"), QDialogButtonBox::RejectRole);
    close->setDefault(true);
    again->setToolTip(tr("Ask the server anew what it offers and what your roles are"));
    connect(again, &QPushButton::clicked, this, [this] { m_watch.askAgain(); });
    connect(copy, &QPushButton::clicked, this, [this] { QApplication::clipboard()->setText(text()); });
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    return buttons;
}

void ServerDetailsDialog::update()
{
    fillFacts();
    m_facts->updateGeometry();
    const Capabilities &can = m_watch.capabilities();
    const QTreeWidgetItem *services = m_tree->topLevelItem(0);
    for (size_t i = 0; i < kServiceCount; ++i)
        showState(services->child(static_cast<int>(i)), can[static_cast<Service>(i)]);
    const QTreeWidgetItem *rights = m_tree->topLevelItem(1);
    for (size_t i = 0; i < kCapabilityCount; ++i)
        showState(rights->child(static_cast<int>(i)), can[static_cast<Capability>(i)]);
    if (!m_watch.asOf().isValid())
        m_age->setText(tr("The server has not answered yet."));
    else if (m_watch.isComplete())
        m_age->setText(tr("As of %1").arg(m_ui.time().exact(m_watch.asOf())));
    else
        m_age->setText(tr("As of %1; some questions are still open").arg(m_ui.time().exact(m_watch.asOf())));
}

void ServerDetailsDialog::fillFacts()
{
    const Capabilities &can = m_watch.capabilities();
    const ServerPlan &plan = can.plan;
    QList<Fact> facts;
    facts.append({ tr("Server"), m_server.name, false, {}, {} });
    facts.append({ tr("Address"), m_server.url, true, {}, {} });
    facts.append({ tr("Signed in as"), m_server.user, false, {}, {} });
    facts.append({ tr("Plan"), CapabilityText::plan(plan), false, plan.name, {} });
    if (plan.trial && plan.trialExpires.isValid())
        facts.append({ tr("Trial ends"), m_ui.time().exact(plan.trialExpires), false, {}, {} });
    if (plan.multiTenant) {
        const QString tenant = plan.serviceProvider ? tr("%1 (service provider)").arg(plan.tenant) : plan.tenant;
        facts.append({ tr("Tenant"), tenant, false, {}, {} });
    }
    if (!plan.addOns.empty()) {
        const QString on = CapabilityText::addOns(plan);
        facts.append({ tr("Add-ons"), on.isEmpty() ? tr("none is on") : on, false, {}, {} });
    }
    if (!can.roles.isEmpty())
        facts.append({ tr("Your roles"), CapabilityText::roles(can.roles), false, can.roles.join(QLatin1Char('\n')), {} });
    m_facts->setFacts(facts);
}

void ServerDetailsDialog::showState(QTreeWidgetItem *item, const Availability &availability)
{
    const StatusWord word = CapabilityText::word(availability);
    item->setIcon(StateColumn, shape(word.state, m_ui.theme(), devicePixelRatioF()));
    item->setText(StateColumn, word.word);
    item->setText(WhyColumn, word.explanation);
    for (const int column : { WhatColumn, StateColumn, WhyColumn })
        item->setToolTip(column, word.explanation);
    const QString said = word.explanation.isEmpty()
        ? QStringLiteral("%1: %2").arg(item->text(WhatColumn), word.word)
        : QStringLiteral("%1: %2. %3").arg(item->text(WhatColumn), word.word, word.explanation);
    item->setData(WhatColumn, Qt::AccessibleTextRole, said);
}

QString ServerDetailsDialog::text() const
{
    QStringList lines;
    for (const Fact &fact : m_facts->facts())
        lines.append(QStringLiteral("%1: %2").arg(fact.label, fact.value));
    for (int i = 0; i < m_tree->topLevelItemCount(); ++i) {
        const QTreeWidgetItem *group = m_tree->topLevelItem(i);
        lines.append({ QString(), group->text(WhatColumn) });
        for (int j = 0; j < group->childCount(); ++j)
            lines.append(QStringLiteral("- ") + group->child(j)->data(WhatColumn, Qt::AccessibleTextRole).toString());
    }
    lines.append({ QString(), m_age->text() });
    return lines.join(QLatin1Char('\n')) + QLatin1Char('\n');
}

} // namespace drydock
