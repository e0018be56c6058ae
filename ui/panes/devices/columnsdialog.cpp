// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panes/devices/columnsdialog.h"

#include <QDialogButtonBox>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QListWidget>
#include <QPushButton>
#include <QVBoxLayout>

namespace drydock {

ColumnsDialog::ColumnsDialog(const QList<Choice> &shown, const QList<Choice> &others, QWidget *parent)
    : QDialog(parent)
    , m_search(new QLineEdit(this))
    , m_list(new QListWidget(this))
    , m_up(new QPushButton(tr("Move up"), this))
    , m_down(new QPushButton(tr("Move down"), this))
{
    setWindowTitle(tr("Columns of the devices table"));
    m_search->setPlaceholderText(tr("Find an attribute"));
    m_search->setAccessibleName(tr("Find an attribute"));
    m_search->setClearButtonEnabled(true);
    m_list->setAccessibleName(tr("Columns"));
    m_list->setDragDropMode(QAbstractItemView::InternalMove);
    m_list->setUniformItemSizes(true);
    for (const Choice &choice : shown)
        add(choice, true);
    for (const Choice &choice : others)
        add(choice, false);

    auto *buttons = new QDialogButtonBox(this);
    m_show = buttons->addButton(tr("Show these columns"), QDialogButtonBox::AcceptRole);
    buttons->addButton(tr("Cancel"), QDialogButtonBox::RejectRole);
    auto *moves = new QHBoxLayout;
    moves->addWidget(m_up);
    moves->addWidget(m_down);
    moves->addStretch(1);
    auto *layout = new QVBoxLayout(this);
    layout->setSpacing(6);
    layout->addWidget(m_search);
    layout->addWidget(m_list, 1);
    layout->addLayout(moves);
    layout->addWidget(buttons);
    resize(380, 520);

    connect(m_search, &QLineEdit::textChanged, this, &ColumnsDialog::filter);
    connect(m_up, &QPushButton::clicked, this, [this] { moveCurrent(-1); });
    connect(m_down, &QPushButton::clicked, this, [this] { moveCurrent(1); });
    connect(m_list, &QListWidget::currentRowChanged, this, &ColumnsDialog::updateButtons);
    connect(m_list, &QListWidget::itemChanged, this, &ColumnsDialog::updateButtons);
    connect(buttons, &QDialogButtonBox::accepted, this, [this] {
        Q_EMIT columnsChosen(chosen());
        accept();
    });
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    m_list->setCurrentRow(0);
    updateButtons();
}

void ColumnsDialog::add(const Choice &choice, bool checked)
{
    auto *item = new QListWidgetItem(choice.title, m_list);
    item->setData(Qt::UserRole, choice.id);
    item->setToolTip(choice.id.toHtmlEscaped());
    item->setSizeHint({ 0, 24 });
    item->setFlags((item->flags() | Qt::ItemIsUserCheckable) & ~Qt::ItemIsDropEnabled);
    item->setCheckState(checked ? Qt::Checked : Qt::Unchecked);
}

QStringList ColumnsDialog::chosen() const
{
    QStringList ids;
    for (int row = 0; row < m_list->count(); ++row) {
        if (const QListWidgetItem *item = m_list->item(row); item->checkState() == Qt::Checked)
            ids.append(item->data(Qt::UserRole).toString());
    }
    return ids;
}

void ColumnsDialog::filter(const QString &text)
{
    for (int row = 0; row < m_list->count(); ++row) {
        QListWidgetItem *item = m_list->item(row);
        item->setHidden(!item->text().contains(text, Qt::CaseInsensitive)
            && !item->data(Qt::UserRole).toString().contains(text, Qt::CaseInsensitive));
    }
}

void ColumnsDialog::moveCurrent(int by)
{
    const int from = m_list->currentRow();
    const int to = from + by;
    if (from < 0 || to < 0 || to >= m_list->count())
        return;
    m_list->insertItem(to, m_list->takeItem(from));
    m_list->setCurrentRow(to);
}

void ColumnsDialog::updateButtons()
{
    const int row = m_list->currentRow();
    m_up->setEnabled(row > 0);
    m_down->setEnabled(row >= 0 && row < m_list->count() - 1);
    if (m_show)
        m_show->setEnabled(!chosen().isEmpty());
}

} // namespace drydock
