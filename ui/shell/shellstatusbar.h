// SPDX-License-Identifier: GPL-3.0-or-later
//
// ShellStatusBar: server, class and user at the left; notices in the middle; offline, read-only, rate limit and
// requests in flight at the right. Owned by MainWindow; GUI thread; no domain.
#pragma once

#include "ui/shell/shellstatus.h"
#include "ui/shell/uicontext.h"

#include <QStatusBar>

class QLabel;
class QToolButton;

namespace drydock {

class ShellStatusBar final : public QStatusBar {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(ShellStatusBar)

public:
    explicit ShellStatusBar(UiContext &ui, QWidget *parent = nullptr);
    ~ShellStatusBar() override;

    void setStatus(const ShellStatus &status);
    //! All that is shown, left to right, for tests and screen readers.
    [[nodiscard]] QStringList texts() const;
    [[nodiscard]] static QString className(ServerClass serverClass);
    [[nodiscard]] static QColor classColor(const Theme &theme, const ShellStatus &status);

Q_SIGNALS:
    //! The requests or the offline marker were clicked.
    void activityWanted();

private:
    void render();
    QLabel *addLabel(const char *name, int stretch = 0);

    UiContext &m_ui;
    ShellStatus m_status;
    QLabel *m_server = nullptr;
    QLabel *m_user = nullptr;
    QLabel *m_notice = nullptr;
    QLabel *m_offline = nullptr;
    QToolButton *m_diagnose = nullptr;
    QLabel *m_writes = nullptr;
    QLabel *m_held = nullptr;
    QToolButton *m_requests = nullptr;
};

} // namespace drydock
