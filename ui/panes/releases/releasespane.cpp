// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panes/releases/releasespane.h"

#include "models/store/fleetstore.h"
#include "ui/actions/actionregistry.h"
#include "ui/dialogs/userprompt.h"
#include "ui/panes/deployments/createdeploymentdialog.h"
#include "ui/panes/releases/releasefacts.h"
#include "ui/panes/releases/transferlist.h"
#include "ui/panes/releases/uploaddialog.h"
#include "ui/text/sizetext.h"
#include "ui/widgets/datatableview.h"
#include "ui/widgets/factlist.h"
#include "ui/widgets/rowdelegate.h"

#include <QDragEnterEvent>
#include <QFileInfo>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QMimeData>
#include <QSplitter>
#include <QVBoxLayout>

namespace drydock {

using api::Release;

ReleasesPane::ReleasesPane(UiContext &ui, ReleaseStore &releases, UploadQueue &uploads, DownloadQueue &downloads,
    DeploymentStore &deployments, FleetStore &fleet, QWidget *parent)
    : StorePane(ui, QStringLiteral("releases"), tr("Releases"), parent)
    , m_releases(releases)
    , m_uploads(uploads)
    , m_downloads(downloads)
    , m_deployments(deployments)
    , m_fleet(fleet)
    , m_model(releases)
    , m_artifacts(releases)
{
    m_filter = new QLineEdit(this);
    m_filter->setPlaceholderText(tr("Filter by name, tag, device type or update type"));
    m_filter->setAccessibleName(tr("Filter releases"));
    m_filter->setClearButtonEnabled(true);
    connect(m_filter, &QLineEdit::textChanged, this, [this](const QString &text) {
        m_model.setFilter(text);
        refreshView();
    });
    setQueryBar(m_filter);
    buildTables();
    buildBody();
    setStateMessage(PaneState::Loading, { QStringLiteral("loading"), tr("Reading the releases."), {}, {} });
    setStateMessage(PaneState::NothingYet,
        { QStringLiteral("release"), tr("No software has been uploaded yet. Drop a Mender artifact here, or choose one."),
            tr("Upload artifact…"), [this] { chooseFiles(); } });
    setStateMessage(PaneState::NothingMatches,
        { QStringLiteral("filter"), tr("No release matches the filter."), tr("Clear the filter"),
            [this] { m_filter->clear(); } });
    setStateMessage(PaneState::NotPermitted,
        { QStringLiteral("locked"), tr("Your account may not see the releases of this server."), tr("Ask again"),
            [this] { m_releases.refresh(); } });
    setAcceptDrops(true);
    bindActions();
    connectStores();
    refreshView();
}

ReleasesPane::~ReleasesPane() = default;

void ReleasesPane::buildTables()
{
    m_model.setTitles({ tr("Release"), tr("Device types"), tr("Artifacts"), tr("Size"), tr("Tags"), tr("Modified") });
    m_table = new DataTableView(ui(), this);
    m_table->setAccessibleName(tr("Releases"));
    m_table->setFilterField(m_filter);
    m_table->setModel(&m_model);
    m_table->setItemDelegateForColumn(ReleaseTableModel::Artifacts, new NumberDelegate(theme(), m_table));
    m_table->setItemDelegateForColumn(ReleaseTableModel::Size, new NumberDelegate(theme(), m_table));
    m_table->setItemDelegateForColumn(
        ReleaseTableModel::Modified, new TimeDelegate(theme(), ui().time(), ui().clock(), m_table));
    m_table->horizontalHeader()->setSortIndicator(ReleaseTableModel::Modified, Qt::DescendingOrder);
    m_table->setSortingEnabled(true);
    const std::array widths { 180, 150, 75, 85, 100, 110 };
    for (int column = 0; column < ReleaseTableModel::ColumnCount; ++column)
        m_table->setColumnWidth(column, widths.at(static_cast<size_t>(column)));
    connect(m_table, &DataTableView::selectionMade, this, &ReleasesPane::selectionMade);

    m_artifacts.setTitles({ tr("Device types"), tr("Update type"), tr("Size"), tr("Signed"), tr("Modified"),
        tr("Description") });
    m_artifacts.setSignedWords(tr("Signed"), tr("Not signed"));
    m_artifactTable = new DataTableView(ui(), this);
    m_artifactTable->setAccessibleName(tr("Artifacts of the release"));
    m_artifactTable->setModel(&m_artifacts);
    m_artifactTable->setItemDelegateForColumn(
        ArtifactTableModel::Size, new NumberDelegate(theme(), m_artifactTable));
    m_artifactTable->setItemDelegateForColumn(
        ArtifactTableModel::Modified, new TimeDelegate(theme(), ui().time(), ui().clock(), m_artifactTable));
    m_artifactTable->horizontalHeader()->setSortIndicator(ArtifactTableModel::DeviceTypes, Qt::AscendingOrder);
    m_artifactTable->setSortingEnabled(true);
    const std::array artifactWidths { 150, 110, 85, 85, 110, 160 };
    for (int column = 0; column < ArtifactTableModel::ColumnCount; ++column)
        m_artifactTable->setColumnWidth(column, artifactWidths.at(static_cast<size_t>(column)));
    connect(m_artifactTable, &DataTableView::selectionMade, this, [this] {
        showFacts();
        reportSelection();
    });
}

void ReleasesPane::buildBody()
{
    m_facts = new FactList(theme(), this);
    m_facts->setAccessibleName(tr("Details of the release"));
    m_artifactTitle = new QLabel(this);
    m_artifactTitle->setTextFormat(Qt::PlainText);
    m_artifactTitle->setFont(Theme::titleFont());
    m_artifactTitle->setContentsMargins(8, 6, 8, 2);
    auto *artifacts = new QWidget(this);
    auto *column = new QVBoxLayout(artifacts);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(m_artifactTitle);
    column->addWidget(m_artifactTable, 1);
    auto *splitter = new QSplitter(Qt::Vertical, this);
    splitter->addWidget(m_table);
    splitter->addWidget(artifacts);
    splitter->addWidget(m_facts);
    splitter->setChildrenCollapsible(false);
    splitter->setStretchFactor(0, 5);
    splitter->setStretchFactor(1, 2);
    splitter->setStretchFactor(2, 4);
    splitter->setSizes({ 300, 160, 240 });
    auto *body = new QWidget(this);
    auto *layout = new QVBoxLayout(body);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(splitter, 1);
    m_transfers = new TransferList(
        ui(), { &m_uploads, &m_downloads }, { Transfer::Kind::Upload, Transfer::Kind::Artifact }, body);
    layout->addWidget(m_transfers);
    setBody(body);
    setFocusTarget(m_table);
}

void ReleasesPane::bindActions()
{
    ActionRegistry &actions = ui().actions();
    actions.setHandler(ActionId::ReleaseUpload, this, [this] { chooseFiles(); });
    actions.setHandler(ActionId::ReleaseDelete, this, [this] { deleteReleases(); });
    actions.setHandler(ActionId::ReleaseDeploy, this, [this] { deploy(); });
    actions.setHandler(ActionId::ArtifactDelete, this, [this] { deleteArtifact(); });
    actions.setHandler(ActionId::ArtifactDownload, this, [this] { downloadArtifact(); });
    actions.setHandler(ActionId::ReleaseNotes, this, [this] { editNotes(); });
    actions.setHandler(ActionId::ReleaseTags, this, [this] { editTags(); });
    setVerbs(actions.actions({ ActionId::ReleaseDeploy, ActionId::ReleaseUpload }),
        actions.actions({ ActionId::ReleaseNotes, ActionId::ReleaseTags, ActionId::ArtifactDownload,
            ActionId::ArtifactDelete, ActionId::ReleaseDelete }));
    m_table->setContextActions(actions.actions(
        { ActionId::ReleaseDeploy, ActionId::ReleaseNotes, ActionId::ReleaseTags, ActionId::ReleaseDelete }));
    m_artifactTable->setContextActions(
        actions.actions({ ActionId::ArtifactDownload, ActionId::ArtifactDelete }));
}

void ReleasesPane::connectStores()
{
    connect(this, &Pane::refreshRequested, &m_releases, &ReleaseStore::refresh);
    connect(&m_releases, &ReleaseStore::stateChanged, this, &ReleasesPane::refreshView);
    // After the models, which were connected before: they have taken the batch over when this runs.
    connect(&m_releases, &ReleaseStore::changed, this, [this] {
        refreshView();
        showCurrent();
    });
    for (TransferQueue *queue : QList<TransferQueue *> { &m_uploads, &m_downloads }) {
        connect(queue, &TransferQueue::transferAdded, this, &ReleasesPane::refreshView);
        connect(queue, &TransferQueue::transfersCleared, this, &ReleasesPane::refreshView);
    }
    connect(&m_uploads, &UploadQueue::uploaded, &m_releases, [this] { m_releases.refresh(); });
    connect(m_table, &DataTableView::rowOpened, this, [this] {
        if (ui().actions().action(ActionId::ReleaseDeploy)->isEnabled())
            deploy();
    });
}

void ReleasesPane::activeChanged(bool active)
{
    if (active)
        m_subscription = m_releases.subscribe();
    else
        m_subscription.release();
}

QStringList ReleasesPane::selectedReleases() const
{
    return m_table->selectedIds();
}

void ReleasesPane::showRelease(const QString &name)
{
    if (m_model.rowOfName(name) == OrderedTableModel::kNoRow)
        m_filter->clear();
    if (const int row = m_model.rowOfName(name); row != OrderedTableModel::kNoRow)
        m_table->selectRow(row);
}

QString ReleasesPane::footer() const
{
    const qint64 all = m_releases.table().size();
    QStringList parts;
    if (m_model.isFiltered())
        //: Releases that match the filter, of all
        parts.append(tr("%1 of %2 match").arg(SizeText::count(m_model.rowCount()), SizeText::count(all)));
    if (const auto storage = m_releases.storage(); storage && (storage->used > 0 || storage->limit > 0)) {
        parts.append(storage->limit > 0
                //: Storage on the server: used, limit
                ? tr("%1 of %2 used").arg(SizeText::bytes(storage->used), SizeText::bytes(storage->limit))
                : tr("%1 used").arg(SizeText::bytes(storage->used)));
    }
    return parts.join(QStringLiteral(" · "));
}

void ReleasesPane::refreshView()
{
    const int rows = m_model.rowCount();
    // Transfers live in the body: a first upload must be seen before there is any release.
    const bool transfers = !m_transfers->isEmpty() && !m_model.isFiltered();
    present(m_releases.freshness(), tr("Releases could not be read"), rows > 0 || transfers, m_model.isFiltered());
    const auto selected = static_cast<int>(selectedReleases().size());
    setCountText(selected > 1 ? tr("%1 of %n selected", nullptr, rows).arg(SizeText::count(selected))
            : m_releases.freshness().hasData() || rows > 0 ? tr("%n release(s)", nullptr, rows)
                                                            : QString());
    setFooterText(footer());
    // Something to look at from the start; the keyboard's place is not moved by it.
    if (rows > 0 && !m_table->currentIndex().isValid())
        m_table->selectRow(0);
}

void ReleasesPane::selectionMade()
{
    showCurrent();
    refreshView();
    reportSelection();
}

void ReleasesPane::showCurrent()
{
    const QStringList selected = selectedReleases();
    m_artifacts.setRelease(selected.isEmpty() ? QString() : selected.first());
    const int count = m_artifacts.rowCount();
    m_artifactTitle->setText(selected.isEmpty()
            ? tr("Select a release to see its artifacts")
            //: %1 is the name of a release
            : tr("%n artifact(s) of %1", nullptr, count).arg(selected.first()));
    if (count > 0 && !m_artifactTable->currentIndex().isValid())
        m_artifactTable->selectRow(0);
    showFacts();
    reportSelection();
}

void ReleasesPane::showFacts()
{
    const Release *release = m_releases.find(m_artifacts.releaseName());
    const QStringList chosen = m_artifactTable->selectedIds();
    const api::Artifact *artifact = chosen.isEmpty() ? nullptr : m_artifacts.find(ArtifactId(chosen.first()));
    m_facts->setFacts(release ? ReleaseFacts::of(*release, artifact, ui().time(), ui().clock().now()) : QList<Fact> {});
}

void ReleasesPane::reportSelection()
{
    ReleaseSelection selection;
    selection.releases = static_cast<int>(selectedReleases().size());
    selection.artifacts = static_cast<int>(m_artifactTable->selectedIds().size());
    ui().actions().setReleases(selection);
}

void ReleasesPane::dragEnterEvent(QDragEnterEvent *event)
{
    const QList<QUrl> urls = event->mimeData()->urls();
    const bool files = std::any_of(urls.begin(), urls.end(), [](const QUrl &url) { return url.isLocalFile(); });
    if (files && ui().actions().action(ActionId::ReleaseUpload)->isEnabled())
        event->acceptProposedAction();
}

void ReleasesPane::dropEvent(QDropEvent *event)
{
    QStringList files;
    const QList<QUrl> urls = event->mimeData()->urls();
    for (const QUrl &url : urls) {
        if (url.isLocalFile() && QFileInfo(url.toLocalFile()).isFile())
            files.append(url.toLocalFile());
    }
    if (files.isEmpty())
        return;
    event->acceptProposedAction();
    offerUpload(files);
}

void ReleasesPane::chooseFiles()
{
    ui().prompt().openFiles(
        tr("Upload artifacts"), UploadDialog::filters(), true, this, [this](const QStringList &files) {
            if (!files.isEmpty())
                offerUpload(files);
        });
}

void ReleasesPane::offerUpload(const QStringList &files)
{
    auto *dialog = new UploadDialog(ui(), files, window());
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &QDialog::accepted, this, [this, dialog] {
        for (const QString &file : dialog->files())
            m_uploads.add(file, dialog->description());
    });
    dialog->open();
}

void ReleasesPane::showError(const QString &subject, const Error &error)
{
    ErrorWords words = ErrorText::words(subject, error);
    if (error.kind == ErrorKind::Conflict) {
        words.what = subject + QStringLiteral(". ") + tr("A deployment that has not finished still uses it.");
        words.next = tr("Wait for the deployment to end, or abort it, and try again.");
        words.button.clear();
        words.step = NextStep::None;
    }
    showFailure(words);
}

void ReleasesPane::deleteReleases()
{
    const QStringList names = selectedReleases();
    if (names.isEmpty())
        return;
    qint64 artifacts = 0;
    qint64 bytes = 0;
    for (const QString &name : names) {
        if (const Release *release = m_releases.find(name)) {
            artifacts += static_cast<qint64>(release->artifacts.size());
            bytes += sizeOf(*release);
        }
    }
    const auto count = static_cast<int>(names.size());
    Confirmation question;
    question.title = tr("Delete %n release(s)", nullptr, count);
    //: The number is that of the artifacts, %1 their size
    question.text = tr("%n artifact(s), %1, are removed from the server for good. Devices keep what they have "
                       "installed.", nullptr, static_cast<int>(artifacts)).arg(SizeText::bytes(bytes));
    question.verb = question.title;
    question.destructive = true;
    question.items = names;
    ui().prompt().confirm(question, this, [this, names, title = question.title](bool agreed) {
        if (!agreed)
            return;
        m_releases.removeReleases(title, names, this, [this, names](const Status &status) {
            if (!status.ok())
                showError(tr("%n release(s) could not be deleted", nullptr, static_cast<int>(names.size())),
                    status.error());
        });
    });
}

void ReleasesPane::deleteArtifact()
{
    const QStringList ids = m_artifactTable->selectedIds();
    const QString release = m_artifacts.releaseName();
    if (ids.isEmpty())
        return;
    Confirmation question;
    question.title = tr("Delete %n artifact(s)", nullptr, static_cast<int>(ids.size()));
    question.text = ids.size() == m_artifacts.rowCount()
        ? tr("These are all artifacts of %1: the release is deleted with them.").arg(release)
        : tr("The release %1 keeps its other artifacts.").arg(release);
    question.verb = question.title;
    question.destructive = true;
    for (const QString &id : ids) {
        if (const api::Artifact *artifact = m_artifacts.find(ArtifactId(id)))
            //: An artifact in a list: its release and its device types
            question.items.append(tr("%1 for %2").arg(artifact->name, artifact->deviceTypes.join(QStringLiteral(", "))));
    }
    ui().prompt().confirm(question, this, [this, ids, release](bool agreed) {
        if (!agreed)
            return;
        for (const QString &id : ids) {
            m_releases.removeArtifact(tr("Delete an artifact of %1").arg(release), release, ArtifactId(id), this,
                [this, release](const Status &status) {
                    if (!status.ok())
                        showError(tr("An artifact of %1 could not be deleted").arg(release), status.error());
                });
        }
    });
}

void ReleasesPane::downloadArtifact()
{
    const QStringList ids = m_artifactTable->selectedIds();
    const api::Artifact *artifact = ids.size() == 1 ? m_artifacts.find(ArtifactId(ids.first())) : nullptr;
    if (!artifact)
        return;
    QString fileName = artifact->name + QStringLiteral(".mender");
    fileName.replace(QLatin1Char('/'), QLatin1Char('-'));
    ui().prompt().saveFile(tr("Download artifact"), fileName, UploadDialog::filters(), this,
        [this, id = artifact->id, size = artifact->size](const QString &path) {
            if (!path.isEmpty())
                m_downloads.addArtifact(id, size, path);
        });
}

void ReleasesPane::editNotes()
{
    const Release *release = m_releases.find(m_artifacts.releaseName());
    if (!release)
        return;
    TextQuestion question;
    question.title = tr("Notes on %1").arg(release->name);
    question.label = tr("Notes, on one line");
    question.text = release->notes;
    question.verb = tr("Save notes");
    question.check = [](const QString &text) {
        constexpr qsizetype kMostBytes = 1024;
        return text.toUtf8().size() > kMostBytes ? tr("The server keeps at most 1,024 bytes.") : QString();
    };
    ui().prompt().askText(question, this, [this, name = release->name](const std::optional<QString> &text) {
        if (!text)
            return;
        m_releases.setNotes(tr("Change the notes on %1").arg(name), name, *text, this, [this, name](const Status &status) {
            if (!status.ok())
                showFailure(ErrorText::words(tr("The notes on %1 could not be saved").arg(name), status.error()));
        });
    });
}

void ReleasesPane::editTags()
{
    const Release *release = m_releases.find(m_artifacts.releaseName());
    if (!release)
        return;
    TextQuestion question;
    question.title = tr("Tags of %1").arg(release->name);
    question.label = tr("Tags, separated by spaces");
    question.text = release->tags.join(QLatin1Char(' '));
    question.verb = tr("Save tags");
    question.hint = tr("Letters, digits and - _ . ; at most 20 tags");
    question.check = [](const QString &text) { return ReleaseFacts::tagProblem(text); };
    ui().prompt().askText(question, this, [this, name = release->name](const std::optional<QString> &text) {
        if (!text)
            return;
        const QStringList tags = text->toLower().split(QLatin1Char(' '), Qt::SkipEmptyParts);
        m_releases.setTags(tr("Change the tags of %1").arg(name), name, tags, this, [this, name](const Status &status) {
            if (!status.ok())
                showFailure(ErrorText::words(tr("The tags of %1 could not be saved").arg(name), status.error()));
        });
    });
}

void ReleasesPane::deploy()
{
    const QStringList selected = selectedReleases();
    if (selected.size() == 1)
        openCreateDeployment(ui(), m_deployments, m_releases, m_fleet, { selected.first(), {}, {} }, this);
}

DockSpec releasesDock(UiContext &ui, ReleaseStore &releases, UploadQueue &uploads, DownloadQueue &downloads,
    DeploymentStore &deployments, FleetStore &fleet)
{
    DockSpec spec;
    spec.id = QStringLiteral("releases");
    spec.title = ReleasesPane::tr("Releases");
    spec.factory = [&ui, &releases, &uploads, &downloads, &deployments, &fleet](QWidget *parent) -> Pane * {
        return new ReleasesPane(ui, releases, uploads, downloads, deployments, fleet, parent);
    };
    spec.area = Qt::LeftDockWidgetArea;
    spec.shortcut = QKeySequence(QStringLiteral("Alt+3"));
    spec.icon = QStringLiteral("release");
    return spec;
}

} // namespace drydock
