// SPDX-License-Identifier: GPL-3.0-or-later
//
// Tour: visits every pane, dialog and workspace of a running application against a lab, waits until each says that it
// has its data, and saves a picture of it, theme after theme. On the way it makes a few changes in the lab, so that
// the traffic of a run covers reads and writes alike. Owned by Application; GUI thread. It waits by state, never by
// time alone: what is not ready after 20 s is photographed as it is and makes the tour incomplete.
#pragma once

#include "app/desktop/commandline.h"
#include "models/items/rowrules.h"

#include <QElapsedTimer>
#include <QHash>
#include <QObject>
#include <QPointer>
#include <QTimer>

#include <functional>
#include <vector>

class QDialog;
class QWidget;

namespace drydock {

class Application;
class TourChanges;

class Tour final : public QObject {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(Tour)

public:
    explicit Tour(Application &app);
    ~Tour() override;

    void start();

Q_SIGNALS:
    void finished(drydock::ExitCode code);

private:
    struct Step {
        QString name;
        std::function<void()> prepare;
        std::function<bool()> ready;
        std::function<QWidget *()> picture; //!< null: nothing is saved
        std::function<void()> onReady; //!< once; then it must get quiet again
    };
    void begin();
    void addPanes();
    void addDialogs();
    void addFleetDialogs();
    void workInBulk();
    void markDevices();
    [[nodiscard]] static const RowRuleList &rules();
    [[nodiscard]] static bool isOwnWork(const QString &dock);
    void addDoctor();
    void addWorkspaces();
    void addPane(const QString &dock, std::function<void()> prepare = {}, std::function<void()> onReady = {});
    //! Chooses a row in a pane's first table.
    void choose(const QString &dock, int row);
    void readLog();
    void showRequest();
    void addDialog(const QString &name, std::function<QDialog *()> open);
    void nextTheme();
    void nextStep();
    void look();
    void save(QWidget &widget, const QString &name);
    [[nodiscard]] bool paneReady(const QString &dock) const;
    [[nodiscard]] bool isQuiet() const;
    void end(ExitCode code);

    Application &m_app;
    std::unique_ptr<TourChanges> m_changes;
    std::vector<Step> m_steps;
    size_t m_at = 0;
    QStringList m_themes;
    QString m_theme;
    QTimer m_poll;
    QElapsedTimer m_waiting;
    int m_quietLooks = 0;
    bool m_readyOnce = false;
    QPointer<QDialog> m_dialog;
    QHash<QByteArray, QString> m_pictures; //!< digest, name: no two alike
    QStringList m_problems;
    bool m_ended = false;
};

} // namespace drydock
