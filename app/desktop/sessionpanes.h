// SPDX-License-Identifier: GPL-3.0-or-later
//
// SessionPanes: the docks of a signed-in session, and what one pane asks of another: the one place where panes meet
// stores. Made after the Session and put into the window; destroyed before the Session, after the window's docks.
// GUI thread.
#pragma once

#include "app/desktop/session.h"
#include "app/desktop/settings.h"
#include "ui/panes/fleetlinks.h"
#include "ui/panes/navigator/viewcommands.h"
#include "ui/shell/mainwindow.h"

#include <QDialog>
#include <QPointer>

namespace drydock {

class ActivityPane;
class DevicesPane;

class SessionPanes final : public QObject {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(SessionPanes)

public:
    //! All references outlive it.
    SessionPanes(UiContext &ui, Settings &settings, Session &session, MainWindow &window);
    ~SessionPanes() override;

    [[nodiscard]] FleetLinks &links() { return m_links; }
    [[nodiscard]] SavedViews &views() { return m_views; }
    //! Opens "New deployment" with what is known already.
    void openDeployment(const QList<DeviceId> &devices);
    void openServerDetails();
    //! Of the device that the Device pane shows.
    void openTags();
    void openServerSettings();

private:
    [[nodiscard]] std::vector<DockSpec> docks();
    void connectLinks();
    void connectBulk();
    [[nodiscard]] const BulkJob *lastUndoable() const;
    void reportUndoable();
    void keepViews();
    //! Through the settings, as if chosen in their dialog.
    void keepThreshold(std::chrono::minutes threshold);
    void keepColumns(DevicesPane &pane);
    void keepLayout(ActivityPane &pane);
    //! Dialogs on the session's stores: those still open go before the stores do.
    void keep(QDialog *dialog);

    UiContext &m_ui;
    Settings &m_settings;
    Session &m_session;
    MainWindow &m_window;
    SavedViews m_views;
    FleetLinks m_links;
    ViewCommands m_viewCommands;
    QList<QPointer<QDialog>> m_dialogs;
};

} // namespace drydock
