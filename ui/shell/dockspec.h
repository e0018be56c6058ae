// SPDX-License-Identifier: GPL-3.0-or-later
//
// DockSpec: everything the shell knows of a pane before it is built. Plain value; the factory runs on first show.
#pragma once

#include <QKeySequence>
#include <QString>
#include <Qt>

#include <functional>

class QWidget;

namespace drydock {

class Pane;

struct DockSpec {
    QString id; //!< stable: layouts are stored by it
    QString title;
    std::function<Pane *(QWidget *parent)> factory;
    Qt::DockWidgetArea area = Qt::LeftDockWidgetArea;
    QString tabWith; //!< the id of the dock it shares a place with, where no workspace says otherwise
    bool visibleByDefault = true;
    QKeySequence shortcut; //!< shows the dock and gives it the keyboard
    QString icon; //!< a name in resources/icons
};

} // namespace drydock
