// SPDX-License-Identifier: GPL-3.0-or-later
//
// Pane: the frame of every pane. Title line (title, count, age, refresh), a header for one query bar and at most two
// controls, the body with its empty states, a failure bar, and a footer with a line of text and up to five verbs.
// A child knows its own stores; Pane knows none. Owned by its dock; GUI thread.
//
//     class DevicesPane : public Pane {
//         DevicesPane(UiContext &ui, FleetStore &fleet, QWidget *parent)
//             : Pane(ui, QStringLiteral("devices"), tr("Devices"), parent)
//         { setQueryBar(m_filter); setBody(m_table); setVerbs(ui.actions().actions({ ActionId::DeviceAccept, … })); }
//         void activeChanged(bool active) override { m_subscription = active ? … : {}; }
//     };
#pragma once

#include "models/core/error.h"
#include "models/core/timestamp.h"
#include "ui/shell/uicontext.h"
#include "ui/text/errortext.h"

#include <QAction>
#include <QWidget>

#include <array>
#include <functional>

class QHBoxLayout;
class QLabel;
class QProgressBar;
class QPushButton;
class QStackedLayout;
class QToolButton;
class QVBoxLayout;

namespace drydock {

class FailureBar;
class PaneTitle;
class StateView;

//! What the body shows. All but Ready replace it by one icon, one sentence and one button.
enum class PaneState { Ready, Loading, NothingYet, NothingMatches, NotPermitted, Offline };

struct StateMessage {
    QString icon; //!< a name in resources/icons
    QString sentence;
    QString button; //!< empty for none
    std::function<void()> run;
};

//! How fresh the shown data are (the scheduler's own value is drydock::Freshness in models/store).
struct DataAge {
    Timestamp asOf; //!< when the server said so; invalid where nothing is known
    bool stale = false; //!< shown amber
    QString why; //!< "offline", "rate limited until 14:05"; shown beside the age when stale
};

class Pane : public QWidget {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(Pane)

public:
    Pane(UiContext &ui, const QString &id, const QString &title, QWidget *parent = nullptr);
    ~Pane() override;

    [[nodiscard]] const QString &id() const { return m_id; }
    [[nodiscard]] QString title() const;
    //! "Device: oslo-0412". The dock's tab and menu follow.
    void setTitle(const QString &title);
    //! The title line; DockHost makes it the dock's title bar.
    [[nodiscard]] PaneTitle *titleLine() const { return m_title; }
    //! The widget that gets the keyboard when the pane is called by its shortcut.
    void setFocusTarget(QWidget *target);
    //! Puts the keyboard into the query bar, where there is one.
    void focusQueryBar();

    //! Coalesced visibility, from DockHost (or a test).
    void setActive(bool active);
    [[nodiscard]] bool isActive() const { return m_active; }

    [[nodiscard]] PaneState state() const { return m_state; }
    [[nodiscard]] const DataAge &freshness() const { return m_freshness; }
    [[nodiscard]] FailureBar *failureBar() const { return m_failure; }

Q_SIGNALS:
    void activated(bool active);
    void refreshRequested();
    void titleChanged(const QString &title);

protected:
    //! Subscribe and unsubscribe here.
    virtual void activeChanged(bool active);

    [[nodiscard]] UiContext &ui() const { return m_ui; }
    [[nodiscard]] const Theme &theme() const { return m_ui.theme(); }

    void setBody(QWidget *body);
    void setQueryBar(QWidget *bar);
    void addHeaderControl(QWidget *control);
    //! Keeps the controls at the left where there is no query bar.
    void addHeaderStretch();
    //! For a pane that is told of every change and has nothing to ask for.
    void titleLineHidesRefresh();
    //! "2 of 12,408 selected", in the title line.
    void setCountText(const QString &text);
    //! "12,408 match · on this server 98,112", at the left of the footer.
    void setFooterText(const QString &text);
    //! Up to five verbs with text; `more` goes into the ⋯ menu.
    void setVerbs(const QList<QAction *> &verbs, const QList<QAction *> &more = {});

    //! The words of a state; sensible ones are there from the start.
    void setStateMessage(PaneState state, StateMessage message);
    void setState(PaneState state);
    //! Shows a failure in the state that fits it: NotPermitted or Offline where there are no rows, else the bar.
    void setFailed(const QString &subject, const Error &error, bool hasRows);
    void showFailure(const ErrorWords &words, std::function<void()> run = {});
    void clearFailure();
    void setFreshness(const DataAge &freshness);

    //! The thin line under the title; shown only when the work lasts longer than 0.1 s.
    void setBusy(bool busy);
    //! A percentage with text and Cancel in place of the footer's line; a fraction below 0 hides it.
    void setProgress(double fraction, const QString &text = {}, std::function<void()> cancel = {});

private:
    void buildLayout();
    QWidget *buildFooter();
    void setDefaultMessages();
    void showAge();

    UiContext &m_ui;
    QString m_id;
    PaneTitle *m_title = nullptr;
    QVBoxLayout *m_layout = nullptr;
    QWidget *m_header = nullptr;
    QHBoxLayout *m_headerLayout = nullptr;
    QWidget *m_queryBar = nullptr;
    QStackedLayout *m_stack = nullptr;
    QWidget *m_body = nullptr;
    StateView *m_stateView = nullptr;
    FailureBar *m_failure = nullptr;
    QWidget *m_footer = nullptr;
    QHBoxLayout *m_verbs = nullptr;
    QLabel *m_footerText = nullptr;
    QProgressBar *m_progress = nullptr;
    QPushButton *m_cancel = nullptr;
    std::function<void()> m_cancelRun;
    std::array<StateMessage, 6> m_messages;
    PaneState m_state = PaneState::Loading;
    DataAge m_freshness;
    bool m_active = false;
};

} // namespace drydock
