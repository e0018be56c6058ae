// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/dockhost.h"

#include "ui/shell/pane.h"
#include "ui/widgets/panetitle.h"

#include <QAction>
#include <QApplication>
#include <QDataStream>
#include <QMainWindow>

#include <algorithm>

namespace drydock {

namespace {

const QString kLayoutKey = QStringLiteral("layout");
constexpr quint32 kMagic = 0x44524c31; // "DRL1": another version of this program's blob is not even tried
constexpr int kStateVersion = 1;

} // namespace

DockHost::DockHost(QMainWindow &window, UiContext &ui, QObject *parent)
    : QObject(parent)
    , m_window(window)
    , m_ui(ui)
{
    m_coalesce.setSingleShot(true);
    m_coalesce.setInterval(0);
    connect(&m_coalesce, &QTimer::timeout, this, &DockHost::applyVisibility);
}

DockHost::~DockHost()
{
    for (Entry &entry : m_entries) {
        disconnect(entry.dock, nullptr, this, nullptr);
        delete entry.go;
        delete entry.dock;
    }
}

void DockHost::add(const DockSpec &spec)
{
    Q_ASSERT(!find(spec.id));
    auto *dock = new QDockWidget(spec.title, &m_window);
    dock->setObjectName(QStringLiteral("dock.") + spec.id);
    dock->setAccessibleName(spec.title);
    dock->setFeatures(QDockWidget::DockWidgetClosable | QDockWidget::DockWidgetMovable
        | QDockWidget::DockWidgetFloatable);
    QAction *toggle = dock->toggleViewAction();
    toggle->setIcon(m_ui.theme().icon(spec.icon));
    // Shows and focuses; only the menu entry hides, or a second press of the shortcut would take the pane away.
    auto *go = new QAction(m_ui.theme().icon(spec.icon), tr("Go to %1").arg(spec.title), &m_window);
    go->setObjectName(QStringLiteral("go.") + spec.id);
    go->setShortcut(spec.shortcut);
    connect(go, &QAction::triggered, this, [this, id = spec.id] { show(id); });
    m_window.addAction(go);
    connect(dock, &QDockWidget::visibilityChanged, this, [this, id = spec.id](bool visible) {
        if (Entry *entry = find(id))
            entry->seen = visible;
        m_coalesce.start();
    });
    connect(dock, &QDockWidget::dockLocationChanged, this, &DockHost::visibilityMayHaveChanged);
    connect(dock, &QDockWidget::topLevelChanged, this, &DockHost::visibilityMayHaveChanged);
    m_window.addDockWidget(spec.area, dock);
    if (QDockWidget *other = this->dock(spec.tabWith))
        m_window.tabifyDockWidget(other, dock);
    dock->setVisible(spec.visibleByDefault);
    m_entries.push_back({ spec, dock, nullptr, go, false });
}

QStringList DockHost::ids() const
{
    QStringList list;
    for (const Entry &entry : m_entries)
        list.append(entry.spec.id);
    return list;
}

DockHost::Entry *DockHost::find(const QString &id)
{
    const auto it = std::find_if(m_entries.begin(), m_entries.end(), [&](const Entry &e) { return e.spec.id == id; });
    return it == m_entries.end() ? nullptr : &*it;
}

const DockHost::Entry *DockHost::find(const QString &id) const
{
    const auto it = std::find_if(m_entries.begin(), m_entries.end(), [&](const Entry &e) { return e.spec.id == id; });
    return it == m_entries.end() ? nullptr : &*it;
}

QDockWidget *DockHost::dock(const QString &id) const
{
    const Entry *entry = find(id);
    return entry ? entry->dock : nullptr;
}

Pane *DockHost::pane(const QString &id) const
{
    const Entry *entry = find(id);
    return entry ? entry->pane : nullptr;
}

void DockHost::build(Entry &entry)
{
    if (entry.pane)
        return;
    Pane *pane = entry.spec.factory(entry.dock);
    entry.pane = pane;
    entry.dock->setWidget(pane);
    entry.dock->setTitleBarWidget(pane->titleLine());
    pane->titleLine()->attachTo(entry.dock);
    connect(pane, &Pane::titleChanged, entry.dock, &QDockWidget::setWindowTitle);
    Q_EMIT paneBuilt(pane);
}

Pane *DockHost::show(const QString &id)
{
    Entry *entry = find(id);
    if (!entry)
        return nullptr;
    build(*entry);
    entry->dock->show();
    entry->dock->raise();
    entry->pane->setFocus(Qt::ShortcutFocusReason);
    m_coalesce.start();
    return entry->pane;
}

QList<QAction *> DockHost::toggleActions() const
{
    QList<QAction *> actions;
    for (const Entry &entry : m_entries)
        actions.append(entry.dock->toggleViewAction());
    return actions;
}

Pane *DockHost::activePane() const
{
    const QWidget *focus = QApplication::focusWidget();
    for (const Entry &entry : m_entries) {
        if (entry.pane && focus && (entry.pane == focus || entry.pane->isAncestorOf(focus)))
            return entry.pane;
    }
    return nullptr;
}

void DockHost::visibilityMayHaveChanged()
{
    m_coalesce.start();
}

void DockHost::applyVisibility()
{
    // By index: a factory may add docks of its own.
    for (size_t i = 0; i < m_entries.size(); ++i) {
        const bool seen = m_entries[i].seen && !m_window.isMinimized();
        if (seen)
            build(m_entries[i]);
        if (Pane *pane = m_entries[i].pane) {
            QDockWidget *dock = m_entries[i].dock;
            // A tab says the title already; a closed neighbour has none.
            const QList<QDockWidget *> tabs = m_window.tabifiedDockWidgets(dock);
            const bool tabbed = std::any_of(
                tabs.begin(), tabs.end(), [](const QDockWidget *other) { return !other->isHidden(); });
            pane->titleLine()->setTitleShown(dock->isFloating() || !tabbed);
            pane->setActive(seen);
        }
    }
    if (m_sizesWanted && m_window.isVisible()) {
        m_sizesWanted->applySizes(m_window, docksById());
        m_sizesWanted.reset();
    }
}

QHash<QString, QDockWidget *> DockHost::docksById() const
{
    QHash<QString, QDockWidget *> docks;
    for (const Entry &entry : m_entries)
        docks.insert(entry.spec.id, entry.dock);
    return docks;
}

bool DockHost::applyWorkspace(const QString &name)
{
    std::optional<Workspace> workspace = Workspace::load(name);
    if (!workspace)
        return false;
    workspace->apply(m_window, docksById());
    m_workspace = name;
    m_sizesWanted = std::move(workspace);
    m_coalesce.start();
    Q_EMIT workspaceChanged(name);
    return true;
}

QByteArray DockHost::save() const
{
    QByteArray blob;
    QDataStream out(&blob, QIODevice::WriteOnly);
    out.setVersion(QDataStream::Qt_6_4);
    out << kMagic << ids() << m_workspace << m_window.saveGeometry() << m_window.saveState(kStateVersion);
    return blob;
}

bool DockHost::restore(LayoutStore &store, bool safeMode)
{
    if (safeMode)
        return false;
    // Taken out first: should what follows crash, the next start finds nothing and lays out the default.
    const QByteArray blob = store.take(kLayoutKey);
    if (blob.isEmpty())
        return false;
    QDataStream in(blob);
    in.setVersion(QDataStream::Qt_6_4);
    quint32 magic = 0;
    QStringList known;
    QString workspace;
    QByteArray geometry;
    QByteArray state;
    in >> magic;
    if (magic == kMagic)
        in >> known >> workspace >> geometry >> state;
    const bool restored = magic == kMagic && in.status() == QDataStream::Ok && m_window.restoreGeometry(geometry)
        && m_window.restoreState(state, kStateVersion) && isSane();
    if (!restored) {
        Q_EMIT layoutRejected();
        return false;
    }
    m_workspace = workspace;
    store.put(kLayoutKey, blob);
    Q_EMIT workspaceChanged(workspace);
    return true;
}

void DockHost::store(LayoutStore &store) const
{
    store.put(kLayoutKey, save());
}

// A layout with nothing to see, or with docks that nobody can reach, is worse than the default one.
bool DockHost::isSane() const
{
    return std::any_of(m_entries.begin(), m_entries.end(), [](const Entry &entry) {
        return !entry.dock->isHidden() && (entry.dock->isFloating() || entry.dock->width() > 0);
    });
}

} // namespace drydock
