// SPDX-License-Identifier: GPL-3.0-or-later
//
// Workspace: a named arrangement of docks, read from resources/layouts. A tree of rows, columns and tab groups, so it
// can be read and changed by hand, which a saved QMainWindow state cannot. Plain value; GUI thread for apply().
//
//     { "row": [ { "dock": "navigator", "size": 18 }, { "column": [ … ], "size": 56 }, { "tabs": ["a", "b"] } ] }
#pragma once

#include <QHash>
#include <QString>
#include <QStringList>

#include <optional>
#include <vector>

class QDockWidget;
class QMainWindow;

namespace drydock {

class Workspace {
public:
    //! From :/drydock/layouts/NAME.json; nothing where it is missing or malformed.
    [[nodiscard]] static std::optional<Workspace> load(const QString &name);
    [[nodiscard]] static std::optional<Workspace> parse(const QByteArray &json);
    [[nodiscard]] static QStringList names();

    //! Docks that the workspace does not name are hidden; names without a dock are skipped.
    void apply(QMainWindow &window, const QHash<QString, QDockWidget *> &docks) const;
    //! The shares alone: again once panes are built, for their size hints have moved the splitters.
    void applySizes(QMainWindow &window, const QHash<QString, QDockWidget *> &docks) const;
    [[nodiscard]] QStringList docks() const;

private:
    struct Node {
        QStringList tabs; //!< a leaf: the first is on top
        std::vector<Node> children;
        bool row = false;
        int size = 1; //!< share of its parent
    };
    struct Placement;
    static std::optional<Node> parseNode(const class QJsonObject &object, int depth);
    static void collect(const Node &node, QStringList &docks);
    static QDockWidget *anchor(const Node &node, const Placement &placement);
    static void place(const Node &node, Placement &placement);
    static void resize(const Node &node, Placement &placement, int width, int height);

    Node m_root;
};

} // namespace drydock
