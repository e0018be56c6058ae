// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/workspace.h"

#include <QDir>
#include <QDockWidget>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QMainWindow>

namespace drydock {

struct Workspace::Placement {
    QMainWindow &window;
    const QHash<QString, QDockWidget *> &docks;
};

std::optional<Workspace> Workspace::load(const QString &name)
{
    QFile file(QStringLiteral(":/drydock/layouts/%1.json").arg(name));
    if (!file.open(QIODevice::ReadOnly))
        return std::nullopt;
    return parse(file.readAll());
}

QStringList Workspace::names()
{
    QStringList names;
    const QStringList files
        = QDir(QStringLiteral(":/drydock/layouts")).entryList({ QStringLiteral("*.json") }, QDir::Files, QDir::Name);
    for (const QString &file : files)
        names.append(file.chopped(5));
    return names;
}

std::optional<Workspace> Workspace::parse(const QByteArray &json)
{
    std::optional<Node> root = parseNode(QJsonDocument::fromJson(json).object(), 0);
    if (!root)
        return std::nullopt;
    Workspace workspace;
    workspace.m_root = std::move(*root);
    return workspace;
}

std::optional<Workspace::Node> Workspace::parseNode(const QJsonObject &object, int depth)
{
    constexpr int kDeepest = 8;
    Node node;
    node.size = qMax(1, object.value(QLatin1String("size")).toInt(1));
    if (const QString dock = object.value(QLatin1String("dock")).toString(); !dock.isEmpty()) {
        node.tabs = { dock };
        return node;
    }
    const QJsonArray tabs = object.value(QLatin1String("tabs")).toArray();
    for (const QJsonValue &tab : tabs)
        node.tabs.append(tab.toString());
    if (!node.tabs.isEmpty())
        return node;
    node.row = object.contains(QLatin1String("row"));
    const QJsonArray children = object.value(node.row ? QLatin1String("row") : QLatin1String("column")).toArray();
    for (const QJsonValue &child : children) {
        std::optional<Node> parsed = depth < kDeepest ? parseNode(child.toObject(), depth + 1) : std::nullopt;
        if (!parsed)
            return std::nullopt;
        node.children.push_back(std::move(*parsed));
    }
    return node.children.empty() ? std::nullopt : std::optional<Node>(std::move(node));
}

void Workspace::collect(const Node &node, QStringList &docks)
{
    docks += node.tabs;
    for (const Node &child : node.children)
        collect(child, docks);
}

QStringList Workspace::docks() const
{
    QStringList docks;
    collect(m_root, docks);
    return docks;
}

// The first dock of a subtree stands for it while its siblings are split off.
QDockWidget *Workspace::anchor(const Node &node, const Placement &placement)
{
    for (const QString &tab : node.tabs) {
        if (QDockWidget *dock = placement.docks.value(tab))
            return dock;
    }
    for (const Node &child : node.children) {
        if (QDockWidget *dock = anchor(child, placement))
            return dock;
    }
    return nullptr;
}

void Workspace::place(const Node &node, Placement &placement)
{
    QDockWidget *last = nullptr;
    for (const QString &tab : node.tabs) {
        QDockWidget *dock = placement.docks.value(tab);
        if (!dock)
            continue;
        dock->show();
        if (last)
            placement.window.tabifyDockWidget(last, dock);
        last = dock;
    }
    last = nullptr;
    for (const Node &child : node.children) {
        QDockWidget *dock = anchor(child, placement);
        if (dock && last)
            placement.window.splitDockWidget(last, dock, node.row ? Qt::Horizontal : Qt::Vertical);
        if (dock) {
            dock->show();
            last = dock;
        }
    }
    for (const Node &child : node.children)
        place(child, placement);
}

void Workspace::resize(const Node &node, Placement &placement, int width, int height)
{
    int total = 0;
    for (const Node &child : node.children)
        total += anchor(child, placement) ? child.size : 0;
    if (total == 0)
        return;
    QList<QDockWidget *> docks;
    QList<int> sizes;
    for (const Node &child : node.children) {
        QDockWidget *dock = anchor(child, placement);
        if (!dock)
            continue;
        docks.append(dock);
        sizes.append((node.row ? width : height) * child.size / total);
        resize(child, placement, node.row ? sizes.last() : width, node.row ? height : sizes.last());
    }
    placement.window.resizeDocks(docks, sizes, node.row ? Qt::Horizontal : Qt::Vertical);
}

void Workspace::apply(QMainWindow &window, const QHash<QString, QDockWidget *> &docks) const
{
    Placement placement { window, docks };
    QDockWidget *first = anchor(m_root, placement);
    if (!first)
        return;
    for (QDockWidget *dock : docks) {
        dock->setFloating(false);
        window.removeDockWidget(dock);
    }
    window.addDockWidget(Qt::LeftDockWidgetArea, first);
    first->show();
    place(m_root, placement);
    // Raised last: every dock that joins a tab group comes to its top.
    const QStringList named = this->docks();
    const auto raise = [&](const auto &self, const Node &node) -> void {
        if (node.tabs.size() > 1 && docks.value(node.tabs.first()))
            docks.value(node.tabs.first())->raise();
        for (const Node &child : node.children)
            self(self, child);
    };
    raise(raise, m_root);
    // A dock outside the workspace is hidden, but has a place for when it is called: beside the first one.
    for (auto it = docks.begin(); it != docks.end(); ++it) {
        if (!named.contains(it.key())) {
            window.addDockWidget(Qt::BottomDockWidgetArea, it.value());
            it.value()->hide();
        }
    }
    applySizes(window, docks);
}

void Workspace::applySizes(QMainWindow &window, const QHash<QString, QDockWidget *> &docks) const
{
    Placement placement { window, docks };
    resize(m_root, placement, window.width(), window.height());
}

} // namespace drydock
