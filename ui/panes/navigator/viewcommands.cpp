// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panes/navigator/viewcommands.h"

#include "ui/actions/actionregistry.h"
#include "ui/dialogs/userprompt.h"

#include <QFile>
#include <QFileInfo>
#include <QSaveFile>

namespace drydock {

ViewCommands::ViewCommands(UiContext &ui, SavedViews &views, Current current, QObject *parent)
    : QObject(parent)
    , m_ui(ui)
    , m_views(views)
    , m_current(std::move(current))
{
    m_ui.actions().setHandler(ActionId::ViewSave, this, [this] { save(); });
    m_ui.actions().setHandler(ActionId::ViewExport, this, [this] { exportAll(); });
    m_ui.actions().setHandler(ActionId::ViewImport, this, [this] { importFile(); });
}

ViewCommands::~ViewCommands() = default;

void ViewCommands::save()
{
    TextQuestion question;
    question.title = tr("Save view");
    question.label = tr("Name");
    question.verb = tr("Save view");
    question.hint = tr("It keeps the query, the columns and the sorting. The name of a saved view replaces it.");
    question.suggestions = m_views.names();
    question.check = [](const QString &text) {
        return text.simplified().size() > SavedViews::kLongestName ? tr("A view's name has at most 100 characters.") : QString();
    };
    m_ui.prompt().askText(question, this, [this](const std::optional<QString> &name) {
        if (!name)
            return;
        if (!m_views.find(name->simplified())) {
            put(*name);
            return;
        }
        Confirmation replace;
        //: %1 is a saved view
        replace.title = tr("Replace the view %1").arg(name->simplified());
        replace.text = tr("Its query, columns and sorting become those that are shown now.");
        replace.verb = tr("Replace view");
        m_ui.prompt().confirm(replace, this, [this, name = *name](bool agreed) {
            if (agreed)
                put(name);
        });
    });
}

void ViewCommands::put(const QString &name)
{
    if (m_views.put(m_current(name.simplified())))
        Q_EMIT told(tr("View %1 saved.").arg(name.simplified()), false);
    else
        Q_EMIT told(tr("There are %1 saved views already: remove one first.").arg(SavedViews::kMostViews), true);
}

void ViewCommands::exportAll()
{
    if (m_views.views().empty()) {
        Q_EMIT told(tr("There is no saved view yet."), true);
        return;
    }
    m_ui.prompt().saveFile(tr("Export views"), QStringLiteral("drydock-views.json"), { tr("JSON files (*.json)") }, this, [this](const QString &path) {
        if (path.isEmpty())
            return;
        QSaveFile file(path);
        const QByteArray contents = m_views.fileContents({});
        if (!file.open(QIODevice::WriteOnly) || file.write(contents) != contents.size() || !file.commit()) {
            //: %1 is a file, %2 the system's reason
            Q_EMIT told(tr("%1 could not be written: %2. Choose another folder.").arg(path, file.errorString()), true);
            return;
        }
        Q_EMIT told(tr("%n view(s) written to %1.", nullptr, static_cast<int>(m_views.views().size())).arg(path), false);
    });
}

void ViewCommands::importFile()
{
    m_ui.prompt().openFiles(tr("Import views"), { tr("JSON files (*.json)"), tr("All files (*)") }, true, this, [this](const QStringList &paths) {
        for (const QString &path : paths)
            take(path);
    });
}

void ViewCommands::take(const QString &path)
{
    const QString name = QFileInfo(path).fileName();
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly)) {
        Q_EMIT told(tr("%1 could not be read: %2.").arg(name, file.errorString()), true);
        return;
    }
    const SavedViews::Import import = m_views.import(file.read(SavedViews::kLargestFile + 1));
    using Problem = SavedViews::Import::Problem;
    switch (import.problem) {
    case Problem::NotJson:
    case Problem::NotViews:
        Q_EMIT told(tr("%1 holds no views of Drydock. Choose a file that \"Export views\" wrote.").arg(name), true);
        return;
    case Problem::NewerVersion:
        Q_EMIT told(tr("%1 comes from a newer Drydock and cannot be read by this one.").arg(name), true);
        return;
    case Problem::TooMany:
        Q_EMIT told(tr("With %1 there would be more than %2 views: remove some first.").arg(name).arg(SavedViews::kMostViews), true);
        return;
    case Problem::None:
        break;
    }
    QString sentence = tr("%n view(s) imported.", nullptr, static_cast<int>(import.added.size()));
    if (import.leftOut > 0)
        sentence += u' ' + tr("%n could not be read and was left out.", nullptr, import.leftOut);
    Q_EMIT told(sentence, import.leftOut > 0);
}

} // namespace drydock
