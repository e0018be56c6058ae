// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/actions/actionregistry.h"

#include "ui/shell/theme.h"

#include <QCoreApplication>

namespace drydock {

namespace {

struct Words {
    const char *text;
    const char *icon;
    const char *keys;
};

// In the order of ActionId; translated in add() with the registry's context.
constexpr std::array kWords {
    Words { QT_TRANSLATE_NOOP("drydock::ActionRegistry", "Connect to server…"), "server", "Ctrl+O" },
    Words { QT_TRANSLATE_NOOP("drydock::ActionRegistry", "Sign out"), "signout", "" },
    Words { QT_TRANSLATE_NOOP("drydock::ActionRegistry", "Server details…"), "info", "" },
    Words { QT_TRANSLATE_NOOP("drydock::ActionRegistry", "Connect a device…"), "plug", "" },
    Words { QT_TRANSLATE_NOOP("drydock::ActionRegistry", "Export requests as HAR…"), "export", "" },
    Words { QT_TRANSLATE_NOOP("drydock::ActionRegistry", "Diagnose connection…"), "diagnose", "" },
    Words { QT_TRANSLATE_NOOP("drydock::ActionRegistry", "Server settings…"), "server", "" },
    Words { QT_TRANSLATE_NOOP("drydock::ActionRegistry", "Settings…"), "settings", "Ctrl+," },
    Words { QT_TRANSLATE_NOOP("drydock::ActionRegistry", "Quit"), "quit", "Ctrl+Q" },
    Words { QT_TRANSLATE_NOOP("drydock::ActionRegistry", "Undo"), "undo", "Ctrl+Z" },
    Words { QT_TRANSLATE_NOOP("drydock::ActionRegistry", "Copy"), "copy", "Ctrl+C" },
    Words { QT_TRANSLATE_NOOP("drydock::ActionRegistry", "Copy as JSON"), "copy", "Ctrl+Shift+C" },
    Words { QT_TRANSLATE_NOOP("drydock::ActionRegistry", "Select all"), "selectall", "Ctrl+A" },
    Words { QT_TRANSLATE_NOOP("drydock::ActionRegistry", "Filter this pane"), "filter", "Ctrl+F" },
    Words { QT_TRANSLATE_NOOP("drydock::ActionRegistry", "Refresh"), "refresh", "F5" },
    Words { QT_TRANSLATE_NOOP("drydock::ActionRegistry", "Find a command…"), "command", "Ctrl+K" },
    Words { QT_TRANSLATE_NOOP("drydock::ActionRegistry", "Fleet workspace"), "devices", "Ctrl+Alt+1" },
    Words { QT_TRANSLATE_NOOP("drydock::ActionRegistry", "Support workspace"), "device", "Ctrl+Alt+2" },
    Words { QT_TRANSLATE_NOOP("drydock::ActionRegistry", "Release workspace"), "deployment", "Ctrl+Alt+3" },
    Words { QT_TRANSLATE_NOOP("drydock::ActionRegistry", "Reset layout"), "layout", "" },
    Words { QT_TRANSLATE_NOOP("drydock::ActionRegistry", "Save view…"), "columns", "Ctrl+S" },
    Words { QT_TRANSLATE_NOOP("drydock::ActionRegistry", "Save as dynamic group…"), "group", "Ctrl+Shift+S" },
    Words { QT_TRANSLATE_NOOP("drydock::ActionRegistry", "Import views…"), "upload", "" },
    Words { QT_TRANSLATE_NOOP("drydock::ActionRegistry", "Export views…"), "export", "" },
    Words { QT_TRANSLATE_NOOP("drydock::ActionRegistry", "Show device"), "device", "" },
    Words { QT_TRANSLATE_NOOP("drydock::ActionRegistry", "Accept"), "accept", "Ctrl+Shift+A" },
    Words { QT_TRANSLATE_NOOP("drydock::ActionRegistry", "Reject"), "reject", "Ctrl+Shift+R" },
    Words { QT_TRANSLATE_NOOP("drydock::ActionRegistry", "Decommission…"), "decommission", "" },
    Words { QT_TRANSLATE_NOOP("drydock::ActionRegistry", "Group…"), "group", "Ctrl+G" },
    Words { QT_TRANSLATE_NOOP("drydock::ActionRegistry", "Remove from group"), "ungroup", "" },
    Words { QT_TRANSLATE_NOOP("drydock::ActionRegistry", "Edit tags…"), "edit", "Ctrl+T" },
    Words { QT_TRANSLATE_NOOP("drydock::ActionRegistry", "Set a tag…"), "edit", "Ctrl+Shift+T" },
    Words { QT_TRANSLATE_NOOP("drydock::ActionRegistry", "Remove a tag…"), "delete", "" },
    Words { QT_TRANSLATE_NOOP("drydock::ActionRegistry", "Deploy…"), "deployment", "Ctrl+D" },
    Words { QT_TRANSLATE_NOOP("drydock::ActionRegistry", "Check for updates now"), "refresh", "" },
    Words { QT_TRANSLATE_NOOP("drydock::ActionRegistry", "Send inventory now"), "refresh", "" },
    Words { QT_TRANSLATE_NOOP("drydock::ActionRegistry", "Abort its deployments…"), "abort", "" },
    Words { QT_TRANSLATE_NOOP("drydock::ActionRegistry", "Select by a list…"), "selectall", "Ctrl+Shift+L" },
    Words { QT_TRANSLATE_NOOP("drydock::ActionRegistry", "Preauthorize devices…"), "accept", "" },
    Words { QT_TRANSLATE_NOOP("drydock::ActionRegistry", "Groups…"), "group", "Ctrl+Shift+G" },
    Words { QT_TRANSLATE_NOOP("drydock::ActionRegistry", "Highlight rules…"), "highlight", "Ctrl+Shift+H" },
    Words { QT_TRANSLATE_NOOP("drydock::ActionRegistry", "Export devices…"), "export", "Ctrl+Shift+E" },
    Words { QT_TRANSLATE_NOOP("drydock::ActionRegistry", "Copy device id"), "copy", "" },
    Words { QT_TRANSLATE_NOOP("drydock::ActionRegistry", "Upload artifact…"), "upload", "Ctrl+U" },
    Words { QT_TRANSLATE_NOOP("drydock::ActionRegistry", "Deploy release…"), "deployment", "" },
    Words { QT_TRANSLATE_NOOP("drydock::ActionRegistry", "Edit notes…"), "edit", "" },
    Words { QT_TRANSLATE_NOOP("drydock::ActionRegistry", "Edit release tags…"), "edit", "" },
    Words { QT_TRANSLATE_NOOP("drydock::ActionRegistry", "Delete release…"), "delete", "" },
    Words { QT_TRANSLATE_NOOP("drydock::ActionRegistry", "Download artifact…"), "download", "" },
    Words { QT_TRANSLATE_NOOP("drydock::ActionRegistry", "Delete artifact…"), "delete", "" },
    Words { QT_TRANSLATE_NOOP("drydock::ActionRegistry", "Create deployment…"), "add", "Ctrl+N" },
    Words { QT_TRANSLATE_NOOP("drydock::ActionRegistry", "Show deployment"), "deployment", "" },
    Words { QT_TRANSLATE_NOOP("drydock::ActionRegistry", "Abort deployment"), "abort", "" },
    Words { QT_TRANSLATE_NOOP("drydock::ActionRegistry", "Show log"), "log", "Ctrl+L" },
    Words { QT_TRANSLATE_NOOP("drydock::ActionRegistry", "Pause bulk work"), "pause", "" },
    Words { QT_TRANSLATE_NOOP("drydock::ActionRegistry", "Continue bulk work"), "play", "" },
    Words { QT_TRANSLATE_NOOP("drydock::ActionRegistry", "Cancel bulk work"), "abort", "" },
    Words { QT_TRANSLATE_NOOP("drydock::ActionRegistry", "Retry the failed"), "refresh", "" },
    Words { QT_TRANSLATE_NOOP("drydock::ActionRegistry", "Save results…"), "export", "" },
    Words { QT_TRANSLATE_NOOP("drydock::ActionRegistry", "Remove from list"), "delete", "" },
    Words { QT_TRANSLATE_NOOP("drydock::ActionRegistry", "Copy as curl"), "command", "Ctrl+Shift+U" },
    Words { QT_TRANSLATE_NOOP("drydock::ActionRegistry", "Copy URL"), "link", "" },
    Words { QT_TRANSLATE_NOOP("drydock::ActionRegistry", "Copy request id"), "copy", "" },
    Words { QT_TRANSLATE_NOOP("drydock::ActionRegistry", "Copy response"), "copy", "" },
    Words { QT_TRANSLATE_NOOP("drydock::ActionRegistry", "Export selected requests as HAR…"), "export", "" },
    Words { QT_TRANSLATE_NOOP("drydock::ActionRegistry", "Export shown requests as HAR…"), "export", "" },
    Words { QT_TRANSLATE_NOOP("drydock::ActionRegistry", "Clear requests"), "delete", "" },
    Words { QT_TRANSLATE_NOOP("drydock::ActionRegistry", "Read-only mode"), "locked", "" },
    Words { QT_TRANSLATE_NOOP("drydock::ActionRegistry", "Drydock help"), "help", "F1" },
    Words { QT_TRANSLATE_NOOP("drydock::ActionRegistry", "Keyboard shortcuts"), "keyboard", "Ctrl+?" },
    Words { QT_TRANSLATE_NOOP("drydock::ActionRegistry", "About Drydock"), "info", "" },
};
static_assert(kWords.size() == static_cast<size_t>(kActionCount));

QAction::MenuRole menuRole(ActionId id)
{
    switch (id) {
    case ActionId::Settings: return QAction::PreferencesRole;
    case ActionId::Quit: return QAction::QuitRole;
    case ActionId::About: return QAction::AboutRole;
    default: return QAction::NoRole;
    }
}

} // namespace

ActionRegistry::ActionRegistry(const Theme &theme, QObject *parent)
    : QObject(parent)
    , m_theme(theme)
{
    for (int i = 0; i < kActionCount; ++i)
        add(static_cast<ActionId>(i));
    action(ActionId::ReadOnlyMode)->setCheckable(true);
    action(ActionId::CommandPalette)->setShortcuts(
        { QKeySequence(QStringLiteral("Ctrl+K")), QKeySequence(QStringLiteral("Ctrl+Shift+P")) });
    update();
}

void ActionRegistry::add(ActionId id)
{
    const Words &words = kWords.at(static_cast<size_t>(id));
    Entry &e = entry(id);
    e.action = new QAction(tr(words.text), this);
    e.action->setObjectName(actionName(id));
    e.action->setIcon(m_theme.icon(QString::fromLatin1(words.icon)));
    e.action->setMenuRole(menuRole(id));
    e.action->setIconVisibleInMenu(true);
    if (*words.keys)
        e.action->setShortcut(QKeySequence::fromString(QString::fromLatin1(words.keys)));
    QString plain = tr(words.text);
    plain.remove(QStringLiteral("…"));
    const QString keys = e.action->shortcut().toString(QKeySequence::NativeText);
    e.toolTip = keys.isEmpty() ? plain : QStringLiteral("%1 (%2)").arg(plain, keys);
}

QAction *ActionRegistry::action(ActionId id) const
{
    return entry(id).action;
}

QList<QAction *> ActionRegistry::actions(std::initializer_list<ActionId> ids) const
{
    QList<QAction *> list;
    for (const ActionId id : ids)
        list.append(action(id));
    return list;
}

QList<QAction *> ActionRegistry::all() const
{
    QList<QAction *> list;
    for (const Entry &e : m_entries)
        list.append(e.action);
    return list;
}

void ActionRegistry::setHandler(ActionId id, QObject *context, std::function<void()> run)
{
    Entry &e = entry(id);
    disconnect(e.handler);
    disconnect(e.death);
    e.context = context;
    e.handler = connect(e.action, &QAction::triggered, context, [run = std::move(run)] { run(); });
    e.death = connect(context, &QObject::destroyed, this, [this, id, context] {
        if (entry(id).context == context) {
            entry(id).context = nullptr;
            update(id);
        }
    });
    update(id);
}

void ActionRegistry::setDevices(const DeviceSelection &devices)
{
    if (m_selection.devices == devices)
        return;
    m_selection.devices = devices;
    update();
}

void ActionRegistry::setDeviceShown(bool shown)
{
    if (m_selection.deviceShown == shown)
        return;
    m_selection.deviceShown = shown;
    update();
}

void ActionRegistry::setReleases(const ReleaseSelection &releases)
{
    if (m_selection.releases == releases)
        return;
    m_selection.releases = releases;
    update();
}

void ActionRegistry::setDeployments(const DeploymentSelection &deployments)
{
    if (m_selection.deployments == deployments)
        return;
    m_selection.deployments = deployments;
    update();
}

void ActionRegistry::setBulk(const BulkSelection &bulk)
{
    if (m_selection.bulk == bulk)
        return;
    m_selection.bulk = bulk;
    update();
}

void ActionRegistry::setRequests(const RequestSelection &requests)
{
    if (m_selection.requests == requests)
        return;
    m_selection.requests = requests;
    update();
}

void ActionRegistry::setCapabilities(const Capabilities &capabilities)
{
    if (m_capabilities == capabilities)
        return;
    m_capabilities = capabilities;
    update();
}

void ActionRegistry::setSession(const SessionState &session)
{
    if (m_session == session)
        return;
    m_session = session;
    update();
}

void ActionRegistry::update()
{
    for (int i = 0; i < kActionCount; ++i)
        update(static_cast<ActionId>(i));
}

void ActionRegistry::update(ActionId id)
{
    Entry &e = entry(id);
    const QString why = reason(id);
    e.action->setEnabled(why.isEmpty());
    e.action->setToolTip(why.isEmpty() ? e.toolTip : QStringLiteral("%1\n%2").arg(e.toolTip, why));
    e.action->setStatusTip(why);
}

QString ActionRegistry::reason(ActionId id) const
{
    const Enablement e = ActionRules::rule(id, m_selection, m_capabilities, m_session);
    if (!e.enabled)
        return e.reason;
    return entry(id).context ? QString() : tr("Open the pane that it belongs to first.");
}

} // namespace drydock
