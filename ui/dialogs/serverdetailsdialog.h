// SPDX-License-Identifier: GPL-3.0-or-later
//
// ServerDetailsDialog: which server this is and what it offers to the user: the plan, the services and what may be
// done, each with its state as shape and word and, where it is off, the reason. It shows what is known, also without a
// network, and follows what the probe learns while it is open. Opened by the session's panes; GUI thread.
#pragma once

#include "models/store/capabilitywatch.h"
#include "ui/shell/uicontext.h"

#include <QDialog>

class QLabel;
class QPushButton;
class QTreeWidget;
class QTreeWidgetItem;

namespace drydock {

class FactList;

//! What the watch does not know.
struct ServerFacts {
    QString name;
    QString url;
    QString user; //!< e-mail
};

class ServerDetailsDialog final : public QDialog {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(ServerDetailsDialog)

public:
    //! The watch outlives the dialog.
    ServerDetailsDialog(UiContext &ui, const ServerFacts &facts, CapabilityWatch &watch, QWidget *parent = nullptr);

    //! Everything as text, for a report.
    [[nodiscard]] QString text() const;

private:
    void buildTree();
    QWidget *buildButtons();
    void update();
    void fillFacts();
    void showState(QTreeWidgetItem *item, const Availability &availability);

    UiContext &m_ui;
    ServerFacts m_server;
    CapabilityWatch &m_watch;
    FactList *m_facts = nullptr;
    QTreeWidget *m_tree = nullptr;
    QLabel *m_age = nullptr;
};

} // namespace drydock
