// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/rowlist.h"

#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

namespace drydock {

RowList::RowList(const QIcon &icon, const QString &addWords, QWidget *parent)
    : QScrollArea(parent)
{
    auto *page = new QWidget;
    m_layout = new QVBoxLayout(page);
    m_layout->setContentsMargins(0, 0, 0, 0);
    m_layout->setSpacing(6);
    m_none = new QLabel(page);
    m_none->hide();
    m_layout->addWidget(m_none);
    m_add = new QPushButton(icon, addWords, page);
    m_add->setAutoDefault(false);
    m_layout->addWidget(m_add, 0, Qt::AlignLeft);
    m_layout->addStretch();
    setWidgetResizable(true);
    setFrameShape(QFrame::NoFrame);
    setWidget(page);
}

void RowList::setNoneText(const QString &text)
{
    m_none->setText(text);
    m_none->setVisible(!text.isEmpty() && m_count == 0);
}

void RowList::append(QWidget *row)
{
    m_layout->insertWidget(m_count++, row);
    m_none->hide();
}

void RowList::remove(QWidget *row)
{
    row->hide();
    m_layout->removeWidget(row);
    row->deleteLater();
    --m_count;
    m_none->setVisible(!m_none->text().isEmpty() && m_count == 0);
}

void RowList::moveUp(QWidget *row)
{
    const int at = m_layout->indexOf(row);
    if (at <= 0)
        return;
    m_layout->removeWidget(row);
    m_layout->insertWidget(at - 1, row);
}

} // namespace drydock
