// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/collisionlist.h"

#include "ui/shell/theme.h"

#include <QButtonGroup>
#include <QGridLayout>
#include <QLabel>
#include <QRadioButton>
#include <QStyle>
#include <QVBoxLayout>

#include <algorithm>

namespace drydock {

namespace {

constexpr int kTallest = 260;
constexpr int kLongestText = 600;

QLabel *plain(const QString &text, QWidget *parent)
{
    auto *label = new QLabel(text.left(kLongestText), parent);
    label->setTextFormat(Qt::PlainText);
    label->setWordWrap(true);
    label->setTextInteractionFlags(Qt::TextSelectableByMouse);
    return label;
}

} // namespace

CollisionList::CollisionList(QWidget *parent)
    : QScrollArea(parent)
{
    setObjectName(QStringLiteral("collisions"));
    setWidgetResizable(true);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setAccessibleName(tr("Changed by somebody else as well"));
    hide();
}

void CollisionList::setRows(const QList<CollisionRow> &rows)
{
    m_entries.clear();
    setVisible(!rows.isEmpty());
    if (rows.isEmpty()) {
        setMinimumHeight(0);
        delete takeWidget();
        return;
    }
    auto *page = new QWidget;
    auto *layout = new QVBoxLayout(page);
    layout->setContentsMargins(12, 8, 12, 8);
    layout->setSpacing(8);
    auto *heading = plain(
        tr("Somebody else changed %n of these meanwhile. Choose for each what it is to be, then save again.", nullptr,
            static_cast<int>(rows.size())),
        page);
    heading->setFont(Theme::titleFont());
    layout->addWidget(heading);
    for (const CollisionRow &row : rows)
        addEntry(row, layout);
    layout->addStretch(1);
    setWidget(page);
    page->show();
    // The dialog grows with the question: one that is half hidden is not seen.
    constexpr int kNarrowest = 400;
    const int wanted = page->heightForWidth(std::max(viewport()->width(), kNarrowest)) + 2 * frameWidth();
    setMinimumHeight(std::min(wanted, kTallest));
    updateGeometry();
}

void CollisionList::addEntry(const CollisionRow &row, QVBoxLayout *layout)
{
    QWidget *page = layout->parentWidget();
    auto *box = new QWidget(page);
    Entry entry { row, new QRadioButton(tr("Keep mine"), box), new QRadioButton(tr("Take theirs"), box),
        plain(row.mine, box) };
    auto *group = new QButtonGroup(box);
    group->addButton(entry.mine);
    group->addButton(entry.theirs);
    auto *title = plain(row.title, box);
    title->setFont(Theme::titleFont());
    auto *grid = new QGridLayout(box);
    grid->setContentsMargins(0, 0, 0, 0);
    grid->setHorizontalSpacing(12);
    grid->setVerticalSpacing(2);
    grid->setColumnStretch(1, 1);
    grid->addWidget(title, 0, 0, 1, 2);
    grid->addWidget(entry.mine, 1, 0, Qt::AlignTop);
    grid->addWidget(entry.mineText, 1, 1);
    grid->addWidget(entry.theirs, 2, 0, Qt::AlignTop);
    grid->addWidget(plain(row.theirs, box), 2, 1);
    //: In front of the value that was there before two people changed it
    auto *before = plain(tr("Before"), box);
    auto *beforeText = plain(row.before, box);
    for (QLabel *label : { before, beforeText })
        label->setForegroundRole(QPalette::PlaceholderText);
    before->setIndent(entry.mine->style()->pixelMetric(QStyle::PM_ExclusiveIndicatorWidth)
        + entry.mine->style()->pixelMetric(QStyle::PM_RadioButtonLabelSpacing));
    grid->addWidget(before, 3, 0, Qt::AlignTop);
    grid->addWidget(beforeText, 3, 1);
    layout->addWidget(box);
    nameButtons(entry);
    connect(group, &QButtonGroup::buttonClicked, this, &CollisionList::chosen);
    m_entries.append(entry);
}

void CollisionList::nameButtons(const Entry &entry)
{
    //: For a screen reader: %1 a name, %2 the value
    entry.mine->setAccessibleName(tr("%1: keep mine, %2").arg(entry.row.title, entry.row.mine.left(kLongestText)));
    //: For a screen reader: %1 a name, %2 the value
    entry.theirs->setAccessibleName(
        tr("%1: take theirs, %2").arg(entry.row.title, entry.row.theirs.left(kLongestText)));
    entry.theirs->setAccessibleDescription(tr("Before: %1").arg(entry.row.before.left(kLongestText)));
}

void CollisionList::setMine(const QString &key, const QString &text)
{
    for (Entry &entry : m_entries) {
        if (entry.row.key != key || entry.row.mine == text)
            continue;
        entry.row.mine = text;
        entry.mineText->setText(text.left(kLongestText));
        nameButtons(entry);
    }
}

const CollisionList::Entry *CollisionList::find(const QString &key) const
{
    const auto it = std::find_if(
        m_entries.begin(), m_entries.end(), [&key](const Entry &entry) { return entry.row.key == key; });
    return it == m_entries.end() ? nullptr : &*it;
}

QStringList CollisionList::keys() const
{
    QStringList keys;
    for (const Entry &entry : m_entries)
        keys.append(entry.row.key);
    return keys;
}

bool CollisionList::isDecided() const
{
    return std::all_of(m_entries.begin(), m_entries.end(),
        [](const Entry &entry) { return entry.mine->isChecked() || entry.theirs->isChecked(); });
}

bool CollisionList::takesTheirs(const QString &key) const
{
    const Entry *entry = find(key);
    return entry && entry->theirs->isChecked();
}

QRadioButton *CollisionList::mineButton(const QString &key) const
{
    const Entry *entry = find(key);
    return entry ? entry->mine : nullptr;
}

QRadioButton *CollisionList::theirsButton(const QString &key) const
{
    const Entry *entry = find(key);
    return entry ? entry->theirs : nullptr;
}

QSize CollisionList::sizeHint() const
{
    if (!widget())
        return QScrollArea::sizeHint();
    const int wide = qMax(width(), 420);
    return { wide, qMin(kTallest, widget()->heightForWidth(wide - 2 * frameWidth()) + 2 * frameWidth()) };
}

} // namespace drydock
