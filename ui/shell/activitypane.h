// SPDX-License-Identifier: GPL-3.0-or-later
//
// ActivityPane: the request inspector: every request and every write of this session with its answer, duration and
// sizes, a filter, and beside or below the list the selected one in full; copy as curl, export as HAR. Reads the
// ActivityLog; sends nothing. Owned by its dock; GUI thread.
#pragma once

#include "models/items/activitymodel.h"
#include "ui/shell/pane.h"
#include "ui/widgets/datatableview.h"

#include <QTimer>

class QComboBox;
class QLabel;
class QLineEdit;
class QSplitter;

namespace drydock {

class RequestDetailsView;

//! What the pane remembers from one start to the next.
struct ActivityLayout {
    ViewState columns;
    bool details = true; //!< shown with the selected request
    int beside = 50; //!< the details' share of the width, in percent
    int below = 55; //!< of the height, where they stand below the list
    bool operator==(const ActivityLayout &) const = default;
};

class ActivityPane final : public Pane {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(ActivityPane)

public:
    //! `log` may be null and may die before the pane.
    ActivityPane(UiContext &ui, ActivityLog *log, QWidget *parent = nullptr);
    ~ActivityPane() override;

    void setLog(ActivityLog *log);
    [[nodiscard]] ActivityModel &model() { return *m_model; }
    [[nodiscard]] DataTableView *table() const { return m_table; }
    [[nodiscard]] RequestDetailsView *details() const { return m_details; }
    [[nodiscard]] QLineEdit *filterField() const { return m_filter; }
    [[nodiscard]] QLabel *filterProblem() const { return m_problem; }
    [[nodiscard]] QAction *pauseAction() const { return m_pause; }
    //! The whole sentence of the footer, also where there is no room for it.
    [[nodiscard]] QString footerText() const { return m_footer; }

    [[nodiscard]] ActivityLayout layoutState() const;
    void applyLayoutState(const ActivityLayout &layout);

Q_SIGNALS:
    void layoutStateChanged();

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void buildHeader();
    void buildBody();
    void buildActions();
    void connectModel();
    void filterEdited();
    void setDetailsOn(bool on);
    void arrange();
    void restoreSelection();
    void selectionMade();
    void showDetails();
    void showState();
    void showStateSoon();
    void reportSelection();
    void say(const QString &notice);
    [[nodiscard]] QString counted() const;
    [[nodiscard]] QList<quint64> selectedKeys() const;
    void copyCurl();
    void copyUrl();
    void copyRequestId();
    void copyResponse();
    void exportHar(const std::optional<QList<quint64>> &keys);

    QPointer<ActivityLog> m_log;
    ActivityModel *m_model = nullptr;
    DataTableView *m_table = nullptr;
    RequestDetailsView *m_details = nullptr;
    QSplitter *m_splitter = nullptr;
    QLineEdit *m_filter = nullptr;
    QLabel *m_problem = nullptr;
    QComboBox *m_view = nullptr;
    QAction *m_pause = nullptr;
    QAction *m_detailsAction = nullptr;
    ActivityLayout m_layout;
    quint64 m_current = 0; //!< the key that the details show; 0 for none
    bool m_zoomed = false; //!< in a small pane: the details in place of the list
    bool m_resetting = false;
    QString m_footer;
    QString m_notice;
    QTimer m_noticeEnds;
    QTimer m_filterRest;
    QTimer m_stateRest; //!< coalesces what a burst of requests changes in the lines around the table
};

} // namespace drydock
