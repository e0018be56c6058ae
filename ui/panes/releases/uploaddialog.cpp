// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panes/releases/uploaddialog.h"

#include "ui/dialogs/userprompt.h"
#include "ui/shell/uicontext.h"
#include "ui/text/sizetext.h"

#include <QDialogButtonBox>
#include <QFileInfo>
#include <QFormLayout>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QPushButton>
#include <QVBoxLayout>

namespace drydock {

UploadDialog::UploadDialog(UiContext &ui, const QStringList &files, QWidget *parent)
    : QDialog(parent)
    , m_ui(ui)
{
    setWindowTitle(tr("Upload artifacts"));
    setMinimumWidth(480);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(16, 16, 16, 16);
    layout->setSpacing(6);
    auto *label = new QLabel(tr("&Files"), this);
    layout->addWidget(label);
    m_list = new QListWidget(this);
    m_list->setSelectionMode(QAbstractItemView::ExtendedSelection);
    m_list->setAccessibleName(tr("Files to upload"));
    m_list->setUniformItemSizes(true);
    label->setBuddy(m_list);
    layout->addWidget(m_list);
    auto *row = new QHBoxLayout;
    auto *more = new QPushButton(tr("Add files…"), this);
    m_remove = new QPushButton(tr("Remove from list"), this);
    row->addWidget(more);
    row->addWidget(m_remove);
    row->addStretch();
    layout->addLayout(row);
    layout->addSpacing(6);
    auto *describe = new QLabel(tr("&Description, for all of them (may be empty)"), this);
    m_description = new QLineEdit(this);
    m_description->setAccessibleName(tr("Description"));
    describe->setBuddy(m_description);
    layout->addWidget(describe);
    layout->addWidget(m_description);
    layout->addSpacing(6);
    auto *buttons = new QDialogButtonBox(this);
    m_upload = buttons->addButton(tr("Upload"), QDialogButtonBox::AcceptRole);
    m_upload->setDefault(true);
    buttons->addButton(tr("Cancel"), QDialogButtonBox::RejectRole);
    layout->addWidget(buttons);
    connect(buttons, &QDialogButtonBox::accepted, this, &QDialog::accept);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    connect(more, &QPushButton::clicked, this, &UploadDialog::chooseMore);
    connect(m_remove, &QPushButton::clicked, this, &UploadDialog::removeSelected);
    connect(m_list, &QListWidget::itemSelectionChanged, this,
        [this] { m_remove->setEnabled(!m_list->selectedItems().isEmpty()); });
    addFiles(files);
}

QString UploadDialog::description() const
{
    return m_description->text().trimmed();
}

QStringList UploadDialog::filters()
{
    return { tr("Mender artifacts (*.mender)"), tr("All files (*)") };
}

void UploadDialog::addFiles(const QStringList &files)
{
    for (const QString &file : files) {
        if (!m_files.contains(file))
            m_files.append(file);
    }
    showFiles();
}

void UploadDialog::chooseMore()
{
    m_ui.prompt().openFiles(
        tr("Add artifacts"), filters(), true, this, [this](const QStringList &files) { addFiles(files); });
}

void UploadDialog::removeSelected()
{
    QList<int> rows;
    for (const QListWidgetItem *item : m_list->selectedItems())
        rows.append(m_list->row(item));
    std::sort(rows.begin(), rows.end(), std::greater<>());
    for (const int row : std::as_const(rows))
        m_files.removeAt(row);
    showFiles();
}

void UploadDialog::showFiles()
{
    m_list->clear();
    qint64 bytes = 0;
    for (const QString &path : std::as_const(m_files)) {
        const QFileInfo file(path);
        bytes += file.size();
        //: A file and its size
        auto *item = new QListWidgetItem(tr("%1, %2").arg(file.fileName(), SizeText::bytes(file.size())), m_list);
        item->setToolTip(path.toHtmlEscaped());
    }
    const int count = static_cast<int>(m_files.size());
    m_upload->setText(tr("Upload %n artifact(s)", nullptr, count));
    m_upload->setToolTip(SizeText::bytes(bytes));
    m_upload->setEnabled(count > 0);
    m_remove->setEnabled(false);
}

} // namespace drydock
