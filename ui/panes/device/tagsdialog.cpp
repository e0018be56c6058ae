// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panes/device/tagsdialog.h"

#include "ui/actions/actionregistry.h"
#include "ui/dialogs/userprompt.h"
#include "ui/widgets/sharededit.h"

#include <QDialogButtonBox>
#include <QFormLayout>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QTableWidget>
#include <QVBoxLayout>

namespace drydock {

namespace {

enum Column { Name, Value, Description };

QString textOfTag(const QString &key, const QByteArray &content)
{
    const api::Tag tag = api::tagFrom(key, content);
    const QString value = attributeText(tag.value);
    //: A tag: %1 its value, %2 its description
    return tag.description.isEmpty() ? value : TagsDialog::tr("%1 (%2)").arg(value, tag.description);
}

QString titleOfTag(const QString &key)
{
    if (key == api::kNameTag)
        return TagsDialog::tr("Name");
    if (key == api::kNotesTag)
        return TagsDialog::tr("Notes");
    return key;
}

} // namespace

TagsDialog::TagsDialog(
    UiContext &ui, std::shared_ptr<SharedDocument> document, const QString &deviceName, QWidget *parent)
    : QDialog(parent)
    , m_ui(ui)
    , m_document(std::move(document))
    , m_deviceName(deviceName)
    , m_edit(new SharedEdit(ui, *m_document,
          { tr("The tags could not be read"), tr("The tags were not saved"), titleOfTag, textOfTag }, this))
    , m_form(new QWidget(this))
{
    setObjectName(QStringLiteral("tags"));
    //: The title of a dialog; %1 is a device's name
    setWindowTitle(tr("Tags of %1").arg(deviceName.left(60)));
    auto *body = new QVBoxLayout(m_form);
    body->setContentsMargins(0, 0, 0, 0);
    body->setSpacing(6);
    buildFields();
    buildTable();
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(12, 12, 12, 12);
    layout->setSpacing(12);
    layout->addWidget(m_form, 1);
    layout->addWidget(m_edit);
    buildButtons();
    connect(m_edit, &SharedEdit::valuesChanged, this,
        [this](const KeyedValues &values) { setRows(TagRows::from(values)); });
    connect(m_edit, &SharedEdit::stateChanged, this, &TagsDialog::showState);
    connect(m_edit, &SharedEdit::saved, this, &QDialog::accept);
    resize(560, 480);
    m_edit->load();
}

void TagsDialog::buildFields()
{
    m_name = new QLineEdit(m_form);
    m_name->setObjectName(QStringLiteral("name"));
    m_name->setAccessibleName(tr("Name"));
    m_notes = new QPlainTextEdit(m_form);
    m_notes->setObjectName(QStringLiteral("notes"));
    m_notes->setAccessibleName(tr("Notes"));
    m_notes->setTabChangesFocus(true);
    m_notes->setFixedHeight(3 * m_notes->fontMetrics().lineSpacing() + 12);
    auto *form = new QFormLayout;
    form->setSpacing(6);
    form->setFieldGrowthPolicy(QFormLayout::AllNonFixedFieldsGrow);
    form->addRow(tr("&Name"), m_name);
    form->addRow(tr("N&otes"), m_notes);
    static_cast<QVBoxLayout *>(m_form->layout())->addLayout(form);
    connect(m_name, &QLineEdit::textChanged, this, &TagsDialog::onEdited);
    connect(m_notes, &QPlainTextEdit::textChanged, this, &TagsDialog::onEdited);
}

void TagsDialog::buildTable()
{
    m_table = new QTableWidget(0, 3, m_form);
    m_table->setAccessibleName(tr("Other tags"));
    m_table->setHorizontalHeaderLabels({ tr("Tag"), tr("Value"), tr("Description") });
    m_table->verticalHeader()->hide();
    m_table->horizontalHeader()->setStretchLastSection(true);
    m_table->horizontalHeader()->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    m_table->setColumnWidth(Name, 150);
    m_table->setColumnWidth(Value, 180);
    m_table->setSelectionMode(QAbstractItemView::SingleSelection);
    m_table->setEditTriggers(QAbstractItemView::DoubleClicked | QAbstractItemView::EditKeyPressed
        | QAbstractItemView::AnyKeyPressed | QAbstractItemView::SelectedClicked);
    m_table->setTabKeyNavigation(false);
    m_add = new QPushButton(m_ui.theme().icon(QStringLiteral("add")), tr("Add tag"), m_form);
    m_remove = new QPushButton(m_ui.theme().icon(QStringLiteral("delete")), tr("Remove tag"), m_form);
    m_note = new QLabel(m_form);
    m_note->setObjectName(QStringLiteral("problem"));
    m_note->setTextFormat(Qt::PlainText);
    m_note->setWordWrap(true);
    auto *row = new QHBoxLayout;
    row->setSpacing(6);
    for (QPushButton *button : { m_add, m_remove }) {
        button->setAutoDefault(false);
        row->addWidget(button);
    }
    row->addWidget(m_note, 1);
    auto *layout = static_cast<QVBoxLayout *>(m_form->layout());
    layout->addWidget(m_table, 1);
    layout->addLayout(row);
    connect(m_table, &QTableWidget::itemChanged, this, &TagsDialog::onEdited);
    connect(m_table, &QTableWidget::currentCellChanged, this, &TagsDialog::showState);
    connect(m_remove, &QPushButton::clicked, this, &TagsDialog::removeRow);
    connect(m_add, &QPushButton::clicked, this, [this] {
        addRow({});
        onEdited();
        m_table->setCurrentCell(m_table->rowCount() - 1, Name);
        m_table->setFocus();
        m_table->editItem(m_table->currentItem());
    });
}

void TagsDialog::buildButtons()
{
    auto *buttons = new QDialogButtonBox(this);
    m_save = buttons->addButton(tr("Save tags"), QDialogButtonBox::AcceptRole);
    m_save->setObjectName(QStringLiteral("save"));
    m_save->setDefault(true);
    buttons->addButton(tr("Cancel"), QDialogButtonBox::RejectRole);
    layout()->addWidget(buttons);
    connect(buttons, &QDialogButtonBox::accepted, this, &TagsDialog::send);
    connect(buttons, &QDialogButtonBox::rejected, this, &TagsDialog::reject);
}

void TagsDialog::addRow(const TagRows::Row &row)
{
    const bool before = std::exchange(m_filling, true);
    const int at = m_table->rowCount();
    m_table->insertRow(at);
    m_table->setItem(at, Name, new QTableWidgetItem(row.name));
    m_table->setItem(at, Value, new QTableWidgetItem(row.value));
    m_table->setItem(at, Description, new QTableWidgetItem(row.description));
    m_filling = before;
}

void TagsDialog::removeRow()
{
    if (const int row = m_table->currentRow(); row >= 0) {
        m_table->removeRow(row);
        onEdited();
    }
}

TagRows TagsDialog::rows() const
{
    TagRows rows { m_name->text(), m_notes->toPlainText(), {} };
    const auto text = [this](int row, Column column) {
        const QTableWidgetItem *item = m_table->item(row, column);
        return item ? item->text() : QString();
    };
    for (int row = 0; row < m_table->rowCount(); ++row)
        rows.rows.append({ text(row, Name), text(row, Value), text(row, Description) });
    return rows;
}

void TagsDialog::setRows(const TagRows &rows)
{
    m_filling = true;
    m_name->setText(rows.displayName);
    m_notes->setPlainText(rows.notes);
    m_table->setRowCount(0);
    for (const TagRows::Row &row : rows.rows)
        addRow(row);
    m_filling = false;
    onEdited();
}

void TagsDialog::onEdited()
{
    if (m_filling)
        return;
    m_edit->setMine(rows().toTags(m_edit->base()));
    showState();
}

QString TagsDialog::sentence(const TagFinding &finding) const
{
    switch (finding.problem) {
    case TagProblem::None: return {};
    case TagProblem::NoName: return tr("Give the tag in row %1 a name.").arg(finding.row + 1);
    case TagProblem::Duplicate:
        return tr("There are two tags of the name %1.").arg(m_table->item(finding.row, Name)->text().trimmed().left(60));
    case TagProblem::NameTooLong:
        return tr("The name in row %1 is too long: at most %2 bytes are allowed.")
            .arg(finding.row + 1)
            .arg(api::kLongestTagName);
    case TagProblem::ReservedName:
        return tr("The tag in row %1 is the device's name or notes: write it in the field above.").arg(finding.row + 1);
    case TagProblem::TooMany:
        return tr("A device can have %n tag(s) at most, name and notes included.", nullptr, api::kMostTags);
    }
    return {};
}

QString TagsDialog::problem() const
{
    return sentence(findTagProblem(rows()));
}

void TagsDialog::markRow(const TagFinding &finding)
{
    const bool before = std::exchange(m_filling, true);
    for (int row = 0; row < m_table->rowCount(); ++row) {
        QTableWidgetItem *item = m_table->item(row, Name);
        const bool wrong = finding.problem != TagProblem::None && finding.row == row;
        item->setIcon(wrong ? m_ui.theme().icon(QStringLiteral("warning"), ThemeRole::Warning) : QIcon());
        item->setToolTip(wrong ? sentence(finding).toHtmlEscaped() : QString());
    }
    m_filling = before;
}

void TagsDialog::showState()
{
    const TagRows now = rows();
    const TagFinding finding = findTagProblem(now);
    markRow(finding);
    const bool idle = m_edit->isLoaded() && !m_edit->isBusy();
    const bool allowed = m_ui.actions().session().writes == WriteState::Allowed;
    m_form->setEnabled(idle);
    m_remove->setEnabled(idle && m_table->currentRow() >= 0);
    m_note->setText(finding.problem != TagProblem::None ? sentence(finding)
            : !allowed ? tr("Changes are locked; allow them in the Tools menu first.")
                       : tr("%1 of %2 tags").arg(now.toTags(m_edit->base()).size()).arg(api::kMostTags));
    m_note->setVisible(m_edit->isLoaded());
    m_save->setEnabled(finding.problem == TagProblem::None && m_edit->canSave() && allowed);
}

void TagsDialog::send()
{
    if (!problem().isEmpty())
        return;
    //: %1 is a device's name
    m_edit->save(tr("Change tags of %1").arg(m_deviceName), rows().toTags(m_edit->base()));
}

void TagsDialog::reject()
{
    if (m_edit->isBusy() || !m_edit->isLoaded() || rows().toTags(m_edit->base()) == m_edit->base()) {
        QDialog::reject();
        return;
    }
    Confirmation question;
    question.title = tr("Discard changes");
    question.text = tr("The tags that you changed are not saved yet.");
    question.verb = tr("Discard changes");
    question.destructive = true;
    m_ui.prompt().confirm(question, this, [this](bool yes) {
        if (yes)
            QDialog::reject();
    });
}

TagsDialog *openTags(UiContext &ui, TagStore &tags, const DeviceId &device, const QString &deviceName, QWidget *parent)
{
    auto *dialog = new TagsDialog(ui, tags.open(device), deviceName, parent ? parent->window() : nullptr);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->open();
    return dialog;
}

} // namespace drydock
