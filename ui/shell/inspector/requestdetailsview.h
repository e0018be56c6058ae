// SPDX-License-Identifier: GPL-3.0-or-later
//
// RequestDetailsView: one entry of the activity log in full: a summary with its timing, the request and the response.
// Owned by the activity pane, which fetches what it shows; GUI thread. It sends nothing.
#pragma once

#include "models/store/activitylog.h"

#include <QWidget>

class QTabWidget;

namespace drydock {

class FactList;
class MessageView;
class TimingBar;
class UiContext;

class RequestDetailsView final : public QWidget {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(RequestDetailsView)

public:
    explicit RequestDetailsView(UiContext &ui, QWidget *parent = nullptr);

    //! `details` is none for an operation, and for a request that the journal has let go.
    void showEntry(const ActivityEntry &entry, const std::optional<RequestDetails> &details);
    [[nodiscard]] FactList *facts() const { return m_facts; }
    [[nodiscard]] TimingBar *timing() const { return m_timing; }
    [[nodiscard]] MessageView *request() const { return m_request; }
    [[nodiscard]] MessageView *answer() const { return m_answer; }
    [[nodiscard]] QTabWidget *tabs() const { return m_tabs; }

Q_SIGNALS:
    void closed();
    void failed(const QString &what, const QString &why);

private:
    void showRequest(const ActivityEntry &entry, const RequestDetails &details);
    void showOperation(const ActivityEntry &entry, bool letGo);

    UiContext &m_ui;
    QTabWidget *m_tabs = nullptr;
    TimingBar *m_timing = nullptr;
    FactList *m_facts = nullptr;
    MessageView *m_request = nullptr;
    MessageView *m_answer = nullptr;
};

} // namespace drydock
