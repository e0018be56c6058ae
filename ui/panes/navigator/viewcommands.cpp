// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panes/navigator/viewcommands.h"

#include "models/items/queryshares.h"
#include "models/store/filterterms.h"
#include "ui/actions/actionregistry.h"
#include "ui/dialogs/userprompt.h"
#include "ui/text/errortext.h"

#include <QFile>
#include <QFileInfo>
#include <QSaveFile>

namespace drydock {

ViewCommands::ViewCommands(UiContext &ui, SavedViews &views, FilterStore &filters, Current current, QObject *parent)
    : QObject(parent)
    , m_ui(ui)
    , m_views(views)
    , m_filters(filters)
    , m_current(std::move(current))
{
    m_ui.actions().setHandler(ActionId::ViewSave, this, [this] { save(); });
    m_ui.actions().setHandler(ActionId::FilterSave, this, [this] { saveFilter(); });
    m_ui.actions().setHandler(ActionId::ViewExport, this, [this] { exportAll(); });
    m_ui.actions().setHandler(ActionId::ViewImport, this, [this] { importFile(); });
}

ViewCommands::~ViewCommands() = default;

namespace {

//! Why the server could not decide this query as a filter; empty where it can.
QString problemOfFilter(const DeviceQuery &query, const QueryShares &shares)
{
    if (shares.localRanges.empty() && shares.server.empty())
        return ViewCommands::tr("Write a query first: a dynamic group needs at least one condition.");
    if (shares.localRanges.empty())
        return {};
    const QueryRange &range = shares.localRanges.front();
    //: %1 is a part of a query
    return ViewCommands::tr("The server cannot decide \"%1\" by itself. Conditions with =, !=, :, lists and exists can be saved, all of which must hold; give the scope, such as inventory/hostname=oslo-1.")
        .arg(query.text.mid(range.from, range.length));
}

} // namespace

void ViewCommands::save()
{
    TextQuestion question;
    question.title = tr("Save view");
    question.label = tr("Name");
    question.verb = tr("Save view");
    question.hint = tr("It keeps the query, the columns, the sorting and the highlight rules. The name of a saved view replaces it.");
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
        replace.text = tr("Its query, columns, sorting and highlight rules become those that are shown now.");
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

void ViewCommands::saveFilter()
{
    m_subscription = m_filters.subscribe();
    const DeviceQuery query = parseDeviceQuery(m_current({}).query);
    const QueryShares shares = shareFilter(query);
    const QString problem = problemOfFilter(query, shares);
    TextQuestion question;
    question.title = tr("Save as dynamic group");
    question.label = tr("Name");
    question.verb = tr("Save group");
    //: %1 is a query
    question.hint = tr("The server keeps it for everybody, and deployments can go to it: %1").arg(query.text);
    for (const api::SavedFilter &filter : m_filters.filters())
        question.suggestions.append(filter.name);
    question.check = [problem](const QString &text) {
        if (!problem.isEmpty())
            return problem;
        return text.simplified().size() > FilterStore::kLongestName ? tr("A dynamic group's name has at most 256 characters.") : QString();
    };
    m_ui.prompt().askText(question, this, [this, terms = termsOf(shares.server)](const std::optional<QString> &text) {
        if (!text)
            return;
        const QString name = text->simplified();
        if (!m_filters.findByName(name)) {
            putFilter(name, terms);
            return;
        }
        Confirmation replace;
        //: %1 is a dynamic group
        replace.title = tr("Change the dynamic group %1").arg(name);
        replace.text = tr("Its conditions become those that are shown now, for everybody. Deployments that run already are not changed.");
        replace.verb = tr("Change group");
        m_ui.prompt().confirm(replace, this, [this, name, terms](bool agreed) {
            if (agreed)
                putFilter(name, terms);
        });
    });
}

void ViewCommands::putFilter(const QString &name, const std::vector<api::FilterTerm> &terms)
{
    m_filters.save(tr("Save the dynamic group %1").arg(name), name, terms, this, [this, name](const Status &status) {
        if (status.ok())
            Q_EMIT told(tr("Dynamic group %1 saved.").arg(name), false);
        else
            //: %1 is a dynamic group, %2 the reason
            Q_EMIT told(tr("The dynamic group %1 could not be saved: %2").arg(name, ErrorText::line(status.error())), true);
    });
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
