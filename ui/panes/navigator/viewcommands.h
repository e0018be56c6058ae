// SPDX-License-Identifier: GPL-3.0-or-later
//
// ViewCommands: saving what the Devices pane shows as a view, or its query as a filter that the server keeps (a dynamic
// group), and passing views on in files. They work whether or not the navigator was ever opened. Owned by the session's wiring, GUI thread; files are small and bounded.
#pragma once

#include "models/items/savedviews.h"
#include "models/store/filterstore.h"
#include "ui/shell/uicontext.h"

#include <QObject>

#include <functional>

namespace drydock {

class ViewCommands final : public QObject {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(ViewCommands)

public:
    //! What is shown now, under the given name.
    using Current = std::function<DeviceView(const QString &name)>;

    ViewCommands(UiContext &ui, SavedViews &views, FilterStore &filters, Current current, QObject *parent = nullptr);
    ~ViewCommands() override;

Q_SIGNALS:
    //! A sentence about what was done, or what went wrong.
    void told(const QString &sentence, bool wentWrong);

private:
    void save();
    void put(const QString &name);
    void saveFilter();
    void putFilter(const QString &name, const std::vector<api::FilterTerm> &terms);
    void exportAll();
    void importFile();
    void take(const QString &path);

    UiContext &m_ui;
    SavedViews &m_views;
    FilterStore &m_filters;
    PollScheduler::Subscription m_subscription; //!< from the first saving on: which names are taken
    Current m_current;
};

} // namespace drydock
