// SPDX-License-Identifier: GPL-3.0-or-later
//
// The half of NavigatorPane that asks: the menus of its lines and the questions behind them.
#include "ui/panes/navigator/navigatorpane.h"

#include "ui/actions/actionregistry.h"
#include "ui/dialogs/userprompt.h"
#include "ui/text/errortext.h"

#include <QMenu>
#include <QTreeView>

namespace drydock {

using Kind = NavigatorLine::Kind;

void NavigatorPane::openMenu(const QPoint &position)
{
    const QModelIndex index = m_tree->indexAt(position);
    const NavigatorLine *line = m_model.lineAt(index);
    auto *menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    menu->setToolTipsVisible(true);
    if (line && line->kind == Kind::View)
        fillViewMenu(*menu, line->title);
    else if (const api::SavedFilter *filter = line && line->kind == Kind::Filter ? filterOf(line->id) : nullptr)
        fillFilterMenu(*menu, *filter);
    else if (line && line->kind == Kind::Offline)
        fillOfflineMenu(*menu);
    menu->addActions(ui().actions().actions({ ActionId::ViewSave, ActionId::FilterSave, ActionId::ViewImport, ActionId::ViewExport }));
    menu->popup(m_tree->viewport()->mapToGlobal(position));
}

void NavigatorPane::fillViewMenu(QMenu &menu, const QString &name)
{
    menu.addAction(theme().icon(QStringLiteral("edit")), tr("Rename view…"), this, [this, name] { askName(name); });
    menu.addAction(theme().icon(QStringLiteral("delete")), tr("Remove view…"), this, [this, name] {
        Confirmation question;
        //: %1 is a saved view
        question.title = tr("Remove the view %1").arg(name);
        question.text = tr("Its query, columns, sorting and highlight rules are forgotten. No device is touched.");
        question.verb = tr("Remove view");
        question.destructive = true;
        ui().prompt().confirm(question, this, [this, name](bool agreed) {
            if (agreed)
                m_views.remove(name);
        });
    });
    menu.addSeparator();
}

void NavigatorPane::fillFilterMenu(QMenu &menu, const api::SavedFilter &filter)
{
    QAction *remove = menu.addAction(theme().icon(QStringLiteral("delete")), tr("Remove dynamic group…"), this, [this, id = filter.id, name = filter.name] {
        Confirmation question;
        //: %1 is a dynamic group
        question.title = tr("Remove the dynamic group %1").arg(name);
        question.text = tr("It is removed from the server, for everybody. No device is touched; deployments that run already keep their devices.");
        question.verb = tr("Remove group");
        question.destructive = true;
        ui().prompt().confirm(question, this, [this, id, title = question.title](bool agreed) {
            if (!agreed)
                return;
            m_filters.remove(title, id, this, [this, title](const Status &status) {
                if (!status.ok())
                    showFailure(ErrorText::words(title, status.error()));
            });
        });
    });
    // As saving one.
    const QAction *save = ui().actions().action(ActionId::FilterSave);
    remove->setEnabled(save->isEnabled());
    remove->setToolTip(save->isEnabled() ? QString() : save->toolTip());
    menu.addSeparator();
}

void NavigatorPane::askName(const QString &name)
{
    TextQuestion question;
    question.title = tr("Rename view");
    question.label = tr("Name");
    question.text = name;
    question.verb = tr("Rename");
    question.check = [this, name](const QString &text) {
        const DeviceView *taken = m_views.find(text.simplified());
        if (text.simplified().size() > SavedViews::kLongestName)
            return tr("A view's name has at most 100 characters.");
        return taken && taken->name != name ? tr("Another view has this name.") : QString();
    };
    ui().prompt().askText(question, this, [this, name](const std::optional<QString> &text) {
        if (text)
            m_views.rename(name, *text);
    });
}

void NavigatorPane::fillOfflineMenu(QMenu &menu)
{
    QMenu *thresholds = menu.addMenu(theme().icon(QStringLiteral("clock")), tr("Offline after"));
    for (const std::chrono::minutes threshold : { std::chrono::minutes(15), std::chrono::minutes(60), std::chrono::minutes(6 * 60),
             std::chrono::minutes(24 * 60), std::chrono::minutes(3 * 24 * 60), std::chrono::minutes(7 * 24 * 60) }) {
        QAction *action = thresholds->addAction(thresholdText(threshold), this,
            [this, threshold] { Q_EMIT offlineThresholdChosen(threshold); });
        action->setCheckable(true);
        action->setChecked(threshold == ui().preferences().offlineThreshold);
    }
    thresholds->addSeparator();
    thresholds->addAction(tr("Another time…"), this, &NavigatorPane::askThreshold);
    menu.addSeparator();
}

void NavigatorPane::askThreshold()
{
    TextQuestion question;
    question.title = tr("A device is offline after");
    question.label = tr("Time without a word from the device");
    question.text = ageText(ui().preferences().offlineThreshold);
    question.verb = tr("Use this time");
    question.hint = tr("For example 15min, 6h or 2d.");
    const auto minutesOf = [](const QString &text) -> std::optional<std::chrono::minutes> {
        const auto age = parseAge(text.trimmed());
        if (!age || *age < std::chrono::minutes(1) || *age > std::chrono::hours(24 * 365))
            return std::nullopt;
        return std::chrono::duration_cast<std::chrono::minutes>(*age);
    };
    question.check = [minutesOf](const QString &text) { return minutesOf(text) ? QString() : tr("Write a time from 1min to 365d, such as 15min, 6h or 2d."); };
    ui().prompt().askText(question, this, [this, minutesOf](const std::optional<QString> &text) {
        if (const auto threshold = text ? minutesOf(*text) : std::nullopt)
            Q_EMIT offlineThresholdChosen(*threshold);
    });
}

} // namespace drydock
