// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/keyboardsheet.h"

#include "ui/shell/commandpalette.h"

#include <QDialogButtonBox>
#include <QHeaderView>
#include <QPushButton>
#include <QTreeWidget>
#include <QVBoxLayout>

namespace drydock {

namespace {

QString keysOf(const QAction *action)
{
    QStringList keys;
    const QList<QKeySequence> shortcuts = action->shortcuts();
    for (const QKeySequence &shortcut : shortcuts)
        keys.append(shortcut.toString(QKeySequence::NativeText));
    return keys.join(QStringLiteral(", "));
}

} // namespace

KeyboardSheet::KeyboardSheet(const Theme &, const QList<Group> &groups, QWidget *parent)
    : QDialog(parent)
{
    setObjectName(QStringLiteral("keyboardSheet"));
    setWindowTitle(tr("Keyboard shortcuts"));
    setAttribute(Qt::WA_DeleteOnClose);
    resize(460, 560);
    auto *tree = new QTreeWidget(this);
    tree->setColumnCount(2);
    tree->setHeaderLabels({ tr("Command"), tr("Keys") });
    tree->setRootIsDecorated(false);
    tree->setUniformRowHeights(true);
    tree->setAccessibleName(windowTitle());
    for (const auto &[title, actions] : groups) {
        auto *group = new QTreeWidgetItem(tree, { title });
        group->setFont(0, Theme::titleFont());
        group->setFlags(Qt::ItemIsEnabled);
        for (const QAction *action : actions) {
            if (const QString keys = keysOf(action); !keys.isEmpty())
                new QTreeWidgetItem(group, { CommandPalette::plainText(action), keys });
        }
        if (group->childCount() == 0)
            delete group;
    }
    tree->expandAll();
    tree->setItemsExpandable(false);
    tree->header()->resizeSection(0, 270);
    auto *buttons = new QDialogButtonBox(this);
    QPushButton *close = buttons->addButton(tr("Close"), QDialogButtonBox::RejectRole);
    close->setDefault(true);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(12, 12, 12, 12);
    layout->setSpacing(12);
    layout->addWidget(tree);
    layout->addWidget(buttons);
}

} // namespace drydock
