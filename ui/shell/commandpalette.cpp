// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/commandpalette.h"

#include "ui/shell/fuzzymatch.h"
#include "ui/widgets/rowdelegate.h"

#include <QKeyEvent>
#include <QLineEdit>
#include <QListWidget>
#include <QPainter>
#include <QVBoxLayout>

#include <algorithm>

namespace drydock {

namespace {

constexpr int kRow = 28;
constexpr int kIcon = 16;
constexpr int kReasonRole = Qt::UserRole + 40;

class PaletteDelegate final : public RowDelegate {
public:
    using RowDelegate::RowDelegate;

protected:
    void paintContent(QPainter *painter, const QRect &rect, const QStyleOptionViewItem &option,
        const QModelIndex &index) const override
    {
        const bool enabled = index.data(kReasonRole).toString().isEmpty();
        const auto icon = index.data(Qt::DecorationRole).value<QIcon>();
        icon.paint(painter, QRect(rect.left(), rect.center().y() - kIcon / 2 + 1, kIcon, kIcon), Qt::AlignCenter,
            enabled ? QIcon::Normal : QIcon::Disabled);
        QRect text = rect.adjusted(kIcon + 8, 0, 0, 0);
        const QString name = index.data(Qt::DisplayRole).toString();
        paintText(painter, text, name, theme().color(enabled ? ThemeRole::Text : ThemeRole::Muted), Qt::AlignLeading);
        const int used = painter->fontMetrics().horizontalAdvance(name) + 24;
        paintText(painter, text.adjusted(used, 0, 0, 0),
            enabled ? index.data(Qt::UserRole).toString() : index.data(kReasonRole).toString(),
            theme().color(ThemeRole::Muted), Qt::AlignTrailing);
        Q_UNUSED(option)
    }
};

} // namespace

CommandPalette::CommandPalette(const Theme &theme, const QList<QAction *> &actions, QWidget *parent)
    : QDialog(parent, Qt::Popup)
    , m_theme(theme)
    , m_actions(actions)
    , m_field(new QLineEdit(this))
    , m_list(new QListWidget(this))
{
    setObjectName(QStringLiteral("commandPalette"));
    setWindowTitle(tr("Find a command"));
    setAttribute(Qt::WA_DeleteOnClose);
    m_field->setPlaceholderText(tr("Type a few letters of a command"));
    m_field->setAccessibleName(tr("Command"));
    m_field->setClearButtonEnabled(true);
    m_field->setMinimumHeight(28);
    m_field->installEventFilter(this);
    m_list->setFocusPolicy(Qt::NoFocus);
    m_list->setFrameShape(QFrame::NoFrame);
    m_list->setUniformItemSizes(true);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_list->setItemDelegate(new PaletteDelegate(theme, m_list));
    m_list->setAccessibleName(tr("Commands"));
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(8, 8, 8, 8);
    layout->setSpacing(6);
    layout->addWidget(m_field);
    layout->addWidget(m_list);
    resize(560, 420);
    if (parent)
        move(parent->mapToGlobal(QPoint((parent->width() - width()) / 2, parent->height() / 8)));
    connect(m_field, &QLineEdit::textChanged, this, &CommandPalette::filter);
    connect(m_list, &QListWidget::itemClicked, this, &CommandPalette::runCurrent);
    filter();
    m_field->setFocus();
}

QString CommandPalette::plainText(const QAction *action)
{
    QString text = action->text();
    text.remove(QLatin1Char('&')).remove(QStringLiteral("…"));
    return text;
}

QList<QAction *> CommandPalette::ranked(const QList<QAction *> &actions, const QString &pattern)
{
    struct Hit {
        QAction *action;
        int score;
    };
    std::vector<Hit> hits;
    for (QAction *action : actions) {
        const int score = fuzzyScore(pattern, plainText(action));
        if (score >= 0)
            hits.push_back({ action, score });
    }
    std::stable_sort(hits.begin(), hits.end(), [](const Hit &a, const Hit &b) {
        if (a.action->isEnabled() != b.action->isEnabled())
            return a.action->isEnabled();
        return a.score > b.score;
    });
    QList<QAction *> list;
    for (const Hit &hit : hits)
        list.append(hit.action);
    return list;
}

void CommandPalette::filter()
{
    m_list->clear();
    m_shown.clear();
    const QList<QAction *> hits = ranked(m_actions, m_field->text());
    for (QAction *action : hits) {
        auto *item = new QListWidgetItem(action->icon(), plainText(action), m_list);
        item->setSizeHint({ 100, kRow });
        item->setData(Qt::UserRole, action->shortcut().toString(QKeySequence::NativeText));
        item->setData(kReasonRole, action->isEnabled() ? QString() : action->statusTip());
        item->setToolTip(action->statusTip());
        m_shown.emplace_back(action);
    }
    m_list->setCurrentRow(0);
}

QStringList CommandPalette::shown() const
{
    QStringList texts;
    for (const QPointer<QAction> &action : m_shown)
        texts.append(action ? plainText(action) : QString());
    return texts;
}

void CommandPalette::runCurrent()
{
    const int row = m_list->currentRow();
    if (row < 0 || row >= static_cast<int>(m_shown.size()))
        return;
    const QPointer<QAction> action = m_shown[static_cast<size_t>(row)];
    if (!action || !action->isEnabled())
        return;
    close(); // first: the command may open a dialog of its own
    action->trigger();
}

bool CommandPalette::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_field && event->type() == QEvent::KeyPress) {
        const int key = static_cast<QKeyEvent *>(event)->key();
        const int last = m_list->count() - 1;
        const int row = m_list->currentRow();
        switch (key) {
        case Qt::Key_Down: m_list->setCurrentRow(row >= last ? 0 : row + 1); return true;
        case Qt::Key_Up: m_list->setCurrentRow(row <= 0 ? last : row - 1); return true;
        case Qt::Key_PageDown: m_list->setCurrentRow(qMin(last, row + 10)); return true;
        case Qt::Key_PageUp: m_list->setCurrentRow(qMax(0, row - 10)); return true;
        case Qt::Key_Return:
        case Qt::Key_Enter: runCurrent(); return true;
        default: break;
        }
    }
    return QDialog::eventFilter(watched, event);
}

} // namespace drydock
