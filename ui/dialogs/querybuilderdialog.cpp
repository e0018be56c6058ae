// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dialogs/querybuilderdialog.h"

#include "ui/shell/theme.h"
#include "ui/text/querytext.h"
#include "ui/widgets/rowlist.h"

#include <QComboBox>
#include <QDialogButtonBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QTimer>
#include <QToolButton>

namespace drydock {

namespace {

using Op = QueryCondition::Op;

constexpr int kCountDelayMs = 150;
constexpr int kMostFields = 500;
constexpr int kMostValues = 60;

QComboBox *editableCombo(const QString &name, QWidget *parent)
{
    auto *combo = new QComboBox(parent);
    combo->setEditable(true);
    combo->setInsertPolicy(QComboBox::NoInsert);
    combo->setAccessibleName(name);
    combo->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    combo->setMinimumContentsLength(16);
    return combo;
}

} // namespace

QueryBuilderDialog::QueryBuilderDialog(const Theme &theme, const QString &query, Complete complete, Count count, QWidget *parent)
    : QDialog(parent)
    , m_theme(theme)
    , m_complete(std::move(complete))
    , m_count(std::move(count))
    , m_counting(new QTimer(this))
{
    setWindowTitle(tr("Build a query"));
    m_counting->setSingleShot(true);
    m_counting->setInterval(kCountDelayMs);
    connect(m_counting, &QTimer::timeout, this, [this] { m_count(this->query()); });
    buildLayout();
    const QueryForm form = formOf(parseDeviceQuery(query));
    m_join->setCurrentIndex(form.any ? 1 : 0);
    m_rest->setText(form.rest);
    for (const QueryCondition &condition : form.conditions)
        addRow(condition);
    if (form.conditions.empty())
        addRow({});
    m_rows.front().field->setFocus();
    resize(620, 360);
    edited();
}

QueryBuilderDialog::~QueryBuilderDialog() = default;

void QueryBuilderDialog::buildLayout()
{
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(16, 16, 16, 16);
    layout->setSpacing(8);
    auto *top = new QHBoxLayout;
    auto *label = new QLabel(tr("Devices for which"), this);
    m_join = new QComboBox(this);
    m_join->setAccessibleName(tr("How the conditions are joined"));
    m_join->addItem(tr("all conditions hold"));
    m_join->addItem(tr("any condition holds"));
    label->setBuddy(m_join);
    top->addWidget(label);
    top->addWidget(m_join);
    top->addStretch();
    layout->addLayout(top);

    m_list = new RowList(m_theme.icon(QStringLiteral("add")), tr("Add condition"), this);
    connect(m_list->addButton(), &QPushButton::clicked, this, [this] {
        addRow({});
        m_rows.back().field->setFocus();
    });
    layout->addWidget(m_list, 1);

    m_rest = new QLineEdit(this);
    //: A part of a query that a form cannot show
    auto *restLabel = new QLabel(tr("And besides, as a query"), this);
    restLabel->setBuddy(m_rest);
    layout->addWidget(restLabel);
    layout->addWidget(m_rest);
    m_text = new QLabel(this);
    m_text->setTextFormat(Qt::PlainText);
    m_text->setWordWrap(true);
    m_text->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    m_text->setAccessibleName(tr("The query"));
    m_text->setFont(Theme::fixedFont());
    layout->addWidget(m_text);
    m_found = new QLabel(this);
    m_found->setTextFormat(Qt::PlainText);
    m_found->setWordWrap(true);
    layout->addWidget(m_found);

    auto *buttons = new QDialogButtonBox(this);
    m_use = buttons->addButton(tr("Use query"), QDialogButtonBox::AcceptRole);
    m_use->setDefault(true);
    buttons->addButton(tr("Cancel"), QDialogButtonBox::RejectRole);
    layout->addWidget(buttons);
    connect(buttons, &QDialogButtonBox::accepted, this, [this] {
        Q_EMIT queryBuilt(query());
        accept();
    });
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    connect(m_join, &QComboBox::currentIndexChanged, this, &QueryBuilderDialog::edited);
    connect(m_rest, &QLineEdit::textChanged, this, &QueryBuilderDialog::edited);
}

QStringList QueryBuilderDialog::fields() const
{
    QStringList names;
    for (const QueryCompletion::Candidate &candidate : m_complete({}, 0).candidates) {
        QString name = candidate.text;
        if (name.endsWith(u':'))
            name.chop(1);
        if (name != u"exists" && names.size() < kMostFields)
            names.append(name);
    }
    return names;
}

void QueryBuilderDialog::addRow(const QueryCondition &condition)
{
    Row row;
    row.box = new QWidget(this);
    auto *line = new QHBoxLayout(row.box);
    line->setContentsMargins(0, 0, 0, 0);
    row.field = editableCombo(tr("Attribute"), row.box);
    row.field->addItems(fields());
    row.field->setEditText(condition.field);
    row.field->lineEdit()->setPlaceholderText(tr("Attribute"));
    row.op = new QComboBox(row.box);
    row.op->setAccessibleName(tr("Comparison"));
    for (const auto &[op, words] : { std::pair { Op::Is, tr("is") }, { Op::IsNot, tr("is not") }, { Op::Contains, tr("contains") },
             { Op::BeginsWith, tr("begins with") }, { Op::Less, tr("is less than") }, { Op::AtMost, tr("is at most") },
             { Op::Greater, tr("is more than") }, { Op::AtLeast, tr("is at least") }, { Op::Matches, tr("matches expression") },
             { Op::Exists, tr("exists") }, { Op::Missing, tr("does not exist") } })
        row.op->addItem(words, static_cast<int>(op));
    row.op->setCurrentIndex(row.op->findData(static_cast<int>(condition.op)));
    row.value = editableCombo(tr("Value"), row.box);
    row.value->setEditText(condition.value);
    row.value->lineEdit()->setPlaceholderText(tr("Value"));
    auto *remove = new QToolButton(row.box);
    remove->setIcon(m_theme.icon(QStringLiteral("close")));
    remove->setAutoRaise(true);
    remove->setToolTip(tr("Remove this condition"));
    remove->setAccessibleName(tr("Remove this condition"));
    line->addWidget(row.field, 3);
    line->addWidget(row.op, 2);
    line->addWidget(row.value, 3);
    line->addWidget(remove);
    m_list->append(row.box);
    m_rows.push_back(row);
    fillValues(row);
    row.value->setEditText(condition.value);
    connect(row.field, &QComboBox::editTextChanged, this, &QueryBuilderDialog::edited);
    connect(row.field, &QComboBox::currentTextChanged, row.box, [this, row] { fillValues(row); });
    connect(row.op, &QComboBox::currentIndexChanged, this, &QueryBuilderDialog::edited);
    connect(row.value, &QComboBox::editTextChanged, this, &QueryBuilderDialog::edited);
    connect(remove, &QToolButton::clicked, this, [this, box = row.box] { removeRow(box); });
    edited();
}

void QueryBuilderDialog::removeRow(const QWidget *box)
{
    const auto it = std::find_if(m_rows.begin(), m_rows.end(), [box](const Row &row) { return row.box == box; });
    if (it == m_rows.end())
        return;
    m_list->remove(it->box);
    m_rows.erase(it);
    edited();
}

void QueryBuilderDialog::fillValues(const Row &row)
{
    const QString typed = row.value->currentText();
    const QSignalBlocker quiet(row.value);
    row.value->clear();
    const QString field = row.field->currentText().trimmed();
    if (!field.isEmpty()) {
        const QString text = quoteQueryValue(field) + u':';
        for (const QueryCompletion::Candidate &candidate : m_complete(text, text.size()).candidates) {
            const DeviceQuery alone = parseDeviceQuery(text + candidate.text);
            if (alone.root && !alone.root->values.empty() && row.value->count() < kMostValues)
                row.value->addItem(alone.root->values.front().text);
        }
    }
    row.value->setEditText(typed);
}

QueryForm QueryBuilderDialog::form() const
{
    QueryForm form;
    form.any = m_join->currentIndex() == 1;
    form.rest = m_rest->text();
    for (const Row &row : m_rows)
        form.conditions.push_back({ row.field->currentText().trimmed(), static_cast<Op>(row.op->currentData().toInt()), row.value->currentText() });
    return form;
}

QString QueryBuilderDialog::query() const
{
    return textOf(form());
}

void QueryBuilderDialog::edited()
{
    if (!m_use)
        return;
    for (const Row &row : m_rows) {
        const auto op = static_cast<Op>(row.op->currentData().toInt());
        row.value->setEnabled(op != Op::Exists && op != Op::Missing);
    }
    const DeviceQuery query = parseDeviceQuery(this->query());
    m_text->setText(query.text.isEmpty() ? tr("No condition yet: every device.") : query.text);
    m_use->setEnabled(query.isValid());
    m_found->setText(query.isValid() ? QString() : QueryText::problem(query.problems.front()));
    if (query.isValid())
        m_counting->start();
    else
        m_counting->stop();
}

void QueryBuilderDialog::setCount(const QString &text, qint64 devices)
{
    if (text == query())
        m_found->setText(tr("%n device(s) match now.", nullptr, static_cast<int>(devices)));
}

} // namespace drydock
