// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panes/navigator/navigatormodel.h"

#include "models/core/visibletext.h"
#include "models/items/itemroles.h"
#include "ui/shell/theme.h"
#include "ui/text/sizetext.h"

#include <algorithm>

namespace drydock {

namespace {

//! What a section's own rows carry as internal id; a line carries its section's number + 1.
constexpr quintptr kSection = 0;

auto positionOf(const std::vector<NavigatorLine> &lines, const QString &id)
{
    return std::find_if(lines.begin(), lines.end(), [&id](const NavigatorLine &line) { return line.id == id; }) - lines.begin();
}

bool hasLine(const std::vector<NavigatorLine> &lines, const QString &id)
{
    return positionOf(lines, id) < std::ssize(lines);
}

} // namespace

NavigatorModel::NavigatorModel(const Theme &theme, QObject *parent)
    : QAbstractItemModel(parent)
    , m_theme(theme)
{
}

NavigatorModel::~NavigatorModel() = default;

void NavigatorModel::replace(const std::vector<NavigatorSection> &sections)
{
    if (m_sections.size() != sections.size()) {
        beginResetModel();
        m_sections = sections;
        endResetModel();
        return;
    }
    for (size_t i = 0; i < sections.size(); ++i)
        replaceLines(static_cast<int>(i), sections[i].lines);
}

void NavigatorModel::replaceLines(int section, const std::vector<NavigatorLine> &lines)
{
    std::vector<NavigatorLine> &now = m_sections[static_cast<size_t>(section)].lines;
    const QModelIndex parent = index(section, 0);
    for (int row = static_cast<int>(now.size()) - 1; row >= 0; --row) {
        if (hasLine(lines, now[static_cast<size_t>(row)].id))
            continue;
        beginRemoveRows(parent, row, row);
        now.erase(now.begin() + row);
        endRemoveRows();
    }
    for (int row = 0; row < static_cast<int>(lines.size()); ++row) {
        const NavigatorLine &wanted = lines[static_cast<size_t>(row)];
        const auto at = static_cast<int>(positionOf(now, wanted.id));
        if (at == static_cast<int>(now.size())) {
            beginInsertRows(parent, row, row);
            now.insert(now.begin() + row, wanted);
            endInsertRows();
            continue;
        }
        if (at != row) {
            beginMoveRows(parent, at, at, parent, row);
            std::rotate(now.begin() + row, now.begin() + at, now.begin() + at + 1);
            endMoveRows();
        }
        NavigatorLine next = wanted;
        NavigatorLine &line = now[static_cast<size_t>(row)];
        // A number stays in sight until another is counted.
        if (next.devices < 0 && next.query == line.query)
            next.devices = line.devices;
        if (next == line)
            continue;
        line = next;
        Q_EMIT dataChanged(index(row, Title, parent), index(row, Devices, parent));
    }
}

const NavigatorSection *NavigatorModel::sectionAt(const QModelIndex &index) const
{
    if (!index.isValid())
        return nullptr;
    const size_t section = index.internalId() == kSection ? static_cast<size_t>(index.row()) : index.internalId() - 1;
    return section < m_sections.size() ? &m_sections[section] : nullptr;
}

const NavigatorLine *NavigatorModel::lineAt(const QModelIndex &index) const
{
    const NavigatorSection *section = sectionAt(index);
    if (!section || index.internalId() == kSection || index.row() >= static_cast<int>(section->lines.size()))
        return nullptr;
    return &section->lines[static_cast<size_t>(index.row())];
}

QModelIndex NavigatorModel::indexOf(const QString &section, const QString &line) const
{
    for (size_t i = 0; i < m_sections.size(); ++i) {
        if (m_sections[i].id != section)
            continue;
        const auto row = static_cast<int>(positionOf(m_sections[i].lines, line));
        return index(row, 0, index(static_cast<int>(i), 0));
    }
    return {};
}

QModelIndex NavigatorModel::index(int row, int column, const QModelIndex &parent) const
{
    if (!hasIndex(row, column, parent))
        return {};
    return createIndex(row, column, parent.isValid() ? static_cast<quintptr>(parent.row()) + 1 : kSection);
}

QModelIndex NavigatorModel::parent(const QModelIndex &child) const
{
    if (!child.isValid() || child.internalId() == kSection)
        return {};
    return createIndex(static_cast<int>(child.internalId() - 1), 0, kSection);
}

int NavigatorModel::rowCount(const QModelIndex &parent) const
{
    if (!parent.isValid())
        return static_cast<int>(m_sections.size());
    if (parent.internalId() != kSection || parent.column() != 0)
        return 0;
    return static_cast<int>(m_sections[static_cast<size_t>(parent.row())].lines.size());
}

int NavigatorModel::columnCount(const QModelIndex &) const
{
    return ColumnCount;
}

QVariant NavigatorModel::data(const QModelIndex &index, int role) const
{
    if (const NavigatorLine *line = lineAt(index))
        return lineData(*line, index.column(), role);
    const NavigatorSection *section = sectionAt(index);
    if (!section || index.column() != Title)
        return {};
    if (role == Qt::DisplayRole || role == Qt::AccessibleTextRole)
        return section->title;
    if (role == Qt::DecorationRole)
        return m_theme.icon(section->icon);
    if (role == Qt::FontRole)
        return Theme::titleFont();
    return {};
}

QVariant NavigatorModel::lineData(const NavigatorLine &line, int column, int role) const
{
    switch (role) {
    case Qt::DisplayRole:
        if (column == Title)
            return visibleLine(line.title);
        return line.devices < 0 || line.kind == NavigatorLine::Kind::Hint ? QString() : SizeText::count(line.devices);
    case Qt::DecorationRole:
        return column == Title && !line.icon.isEmpty() ? QVariant(m_theme.icon(line.icon)) : QVariant();
    case Qt::ForegroundRole:
        return column == Devices || line.kind == NavigatorLine::Kind::Hint ? QVariant(m_theme.color(ThemeRole::Muted)) : QVariant();
    case Qt::TextAlignmentRole:
        return column == Devices ? QVariant(Qt::AlignRight | Qt::AlignVCenter) : QVariant();
    case Qt::ToolTipRole:
        return line.kind == NavigatorLine::Kind::Hint ? line.title.toHtmlEscaped() : (line.title + u'\n' + line.query).toHtmlEscaped().replace(u'\n', QStringLiteral("<br>"));
    case Qt::AccessibleTextRole:
        //: A line of the navigator and how many devices it finds
        return line.devices < 0 ? line.title : tr("%1, %n device(s)", nullptr, static_cast<int>(line.devices)).arg(line.title);
    case IdRole:
        return line.id;
    default:
        return {};
    }
}

Qt::ItemFlags NavigatorModel::flags(const QModelIndex &index) const
{
    const NavigatorLine *line = lineAt(index);
    if (!line)
        return index.isValid() ? Qt::ItemIsEnabled : Qt::NoItemFlags;
    return line->kind == NavigatorLine::Kind::Hint ? Qt::NoItemFlags : Qt::ItemIsEnabled | Qt::ItemIsSelectable | Qt::ItemNeverHasChildren;
}

} // namespace drydock
