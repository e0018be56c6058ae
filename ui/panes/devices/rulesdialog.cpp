// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panes/devices/rulesdialog.h"

#include "ui/shell/theme.h"
#include "ui/text/marktext.h"
#include "ui/text/querytext.h"
#include "ui/text/sizetext.h"
#include "ui/widgets/rowlist.h"

#include <QComboBox>
#include <QDialogButtonBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPainter>
#include <QPushButton>
#include <QTimer>
#include <QToolButton>

#include <algorithm>

namespace drydock {

namespace {

constexpr int kCountDelayMs = 200;
constexpr int kSwatch = 14;
constexpr int kCountWidth = 64;

} // namespace

RulesDialog::RulesDialog(const Theme &theme, const RowRuleList &rules, Count count, QWidget *parent)
    : QDialog(parent)
    , m_theme(theme)
    , m_count(std::move(count))
    , m_counting(new QTimer(this))
{
    setWindowTitle(tr("Highlight rules"));
    m_counting->setSingleShot(true);
    m_counting->setInterval(kCountDelayMs);
    connect(m_counting, &QTimer::timeout, this, [this] { m_count(queries()); });
    buildLayout();
    for (const RowRule &rule : rules)
        addRow(rule);
    resize(820, 360);
    edited();
    (m_rows.empty() ? static_cast<QWidget *>(addButton()) : m_rows.front().name)->setFocus();
}

RulesDialog::~RulesDialog() = default;

QPushButton *RulesDialog::addButton() const
{
    return m_list->addButton();
}

void RulesDialog::buildLayout()
{
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(16, 16, 16, 16);
    layout->setSpacing(8);
    auto *what = new QLabel(tr("A device gets the mark of the first rule whose query finds it. The rules are saved with a view."), this);
    what->setWordWrap(true);
    layout->addWidget(what);

    m_list = new RowList(m_theme.icon(QStringLiteral("add")), tr("Add rule"), this);
    m_list->setNoneText(tr("No rule yet: no device is marked."));
    connect(m_list->addButton(), &QPushButton::clicked, this, [this] {
        // Each new one looks different from those before.
        const int number = static_cast<int>(m_rows.size());
        addRow({ { static_cast<MarkColor>(number % kMarkColors), static_cast<MarkSign>(1 + number % (kMarkSigns - 1)), {} }, {} });
        m_rows.back().name->setFocus();
    });
    layout->addWidget(m_list, 1);

    m_problem = new QLabel(this);
    m_problem->setTextFormat(Qt::PlainText);
    m_problem->setWordWrap(true);
    layout->addWidget(m_problem);
    auto *buttons = new QDialogButtonBox(this);
    m_use = buttons->addButton(tr("Use rules"), QDialogButtonBox::AcceptRole);
    m_use->setDefault(true);
    buttons->addButton(tr("Cancel"), QDialogButtonBox::RejectRole);
    layout->addWidget(buttons);
    connect(buttons, &QDialogButtonBox::accepted, this, [this] {
        Q_EMIT rulesChosen(rules());
        accept();
    });
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
}

QIcon RulesDialog::swatch(MarkColor color) const
{
    QPixmap pixmap(QSize(kSwatch, kSwatch) * devicePixelRatioF());
    pixmap.setDevicePixelRatio(devicePixelRatioF());
    pixmap.fill(Qt::transparent);
    QPainter painter(&pixmap);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(m_theme.color(color));
    painter.setBrush(m_theme.tint(color));
    painter.drawRoundedRect(QRectF(0.5, 0.5, kSwatch - 1, kSwatch - 1), 3, 3);
    return pixmap;
}

QToolButton *RulesDialog::button(const QString &icon, const QString &words, QWidget *box) const
{
    auto *tool = new QToolButton(box);
    tool->setIcon(m_theme.icon(icon));
    tool->setAutoRaise(true);
    tool->setToolTip(words);
    tool->setAccessibleName(words);
    return tool;
}

void RulesDialog::addRow(const RowRule &rule)
{
    Row row;
    row.box = new QWidget(this);
    auto *line = new QHBoxLayout(row.box);
    line->setContentsMargins(0, 0, 0, 0);
    row.sign = new QComboBox(row.box);
    row.sign->setAccessibleName(tr("Sign"));
    for (int sign = 1; sign < kMarkSigns; ++sign) {
        const auto each = static_cast<MarkSign>(sign);
        row.sign->addItem(signCharacter(each), sign);
        row.sign->setItemData(sign - 1, MarkText::sign(each), Qt::ToolTipRole);
        row.sign->setItemData(sign - 1, MarkText::sign(each), Qt::AccessibleTextRole);
    }
    row.sign->setCurrentIndex(std::max(0, static_cast<int>(rule.mark.sign) - 1));
    row.color = new QComboBox(row.box);
    row.color->setAccessibleName(tr("Color"));
    for (int color = 0; color < kMarkColors; ++color)
        row.color->addItem(swatch(static_cast<MarkColor>(color)), MarkText::color(static_cast<MarkColor>(color)), color);
    row.color->setCurrentIndex(static_cast<int>(rule.mark.color));
    row.name = new QLineEdit(rule.mark.name, row.box);
    row.name->setPlaceholderText(tr("What it means"));
    row.name->setAccessibleName(tr("What the mark means"));
    row.name->setMaxLength(RowRules::kLongestName);
    row.query = new QLineEdit(rule.query, row.box);
    row.query->setPlaceholderText(tr("Query, such as status:accepted last_seen>2d"));
    row.query->setAccessibleName(tr("The query of the rule"));
    row.query->setToolTip(QueryText::guide());
    row.count = new QLabel(row.box);
    row.count->setMinimumWidth(kCountWidth);
    row.count->setAlignment(Qt::AlignTrailing | Qt::AlignVCenter);
    row.count->setAccessibleName(tr("Devices that the query finds"));
    row.up = button(QStringLiteral("up"), tr("Move this rule up"), row.box);
    auto *remove = button(QStringLiteral("close"), tr("Remove this rule"), row.box);
    line->addWidget(row.sign);
    line->addWidget(row.color);
    line->addWidget(row.name, 2);
    line->addWidget(row.query, 4);
    for (QWidget *each : { static_cast<QWidget *>(row.count), static_cast<QWidget *>(row.up), static_cast<QWidget *>(remove) })
        line->addWidget(each);
    m_list->append(row.box);
    m_rows.push_back(row);
    connect(row.name, &QLineEdit::textChanged, this, &RulesDialog::edited);
    connect(row.query, &QLineEdit::textChanged, this, &RulesDialog::edited);
    connect(row.up, &QToolButton::clicked, this, [this, box = row.box] { moveUp(box); });
    connect(remove, &QToolButton::clicked, this, [this, box = row.box] { removeRow(box); });
    edited();
}

std::vector<RulesDialog::Row>::iterator RulesDialog::rowOf(const QWidget *box)
{
    return std::find_if(m_rows.begin(), m_rows.end(), [box](const Row &row) { return row.box == box; });
}

void RulesDialog::removeRow(const QWidget *box)
{
    const auto it = rowOf(box);
    if (it == m_rows.end())
        return;
    m_list->remove(it->box);
    m_rows.erase(it);
    edited();
}

void RulesDialog::moveUp(const QWidget *box)
{
    const auto it = rowOf(box);
    if (it == m_rows.end() || it == m_rows.begin())
        return;
    m_list->moveUp(it->box);
    std::iter_swap(it, it - 1);
    edited();
}

RowRuleList RulesDialog::rules() const
{
    RowRuleList rules;
    for (const Row &row : m_rows) {
        rules.push_back({ { static_cast<MarkColor>(row.color->currentData().toInt()), static_cast<MarkSign>(row.sign->currentData().toInt()), row.name->text().simplified() },
            row.query->text().trimmed() });
    }
    return rules;
}

QStringList RulesDialog::queries() const
{
    QStringList queries;
    for (const Row &row : m_rows)
        queries.append(row.query->text().trimmed());
    return queries;
}

QString RulesDialog::problem() const
{
    int number = 0;
    for (const RowRule &rule : rules()) {
        ++number;
        const DeviceQuery query = parseDeviceQuery(rule.query);
        if (query.isValid() && !query.text.trimmed().isEmpty() && !rule.mark.name.isEmpty())
            continue;
        //: %1 is the place of a rule in a list, %2 a sentence
        const QString place = tr("Rule %1: %2").arg(number);
        if (rule.query.isEmpty())
            return place.arg(tr("Write the query of the devices to be marked."));
        return place.arg(query.isValid() ? tr("Write what the mark means.") : QueryText::problem(query.problems.front()));
    }
    return {};
}

void RulesDialog::edited()
{
    const QString wrong = problem();
    m_problem->setText(wrong);
    m_use->setEnabled(wrong.isEmpty());
    addButton()->setEnabled(std::ssize(m_rows) < RowRules::kMostRules);
    QWidget *previous = nullptr;
    for (const Row &row : m_rows) {
        row.up->setEnabled(previous != nullptr);
        row.count->clear();
        if (previous)
            setTabOrder(previous, row.sign);
        previous = row.up;
    }
    if (!m_rows.empty())
        m_counting->start();
}

void RulesDialog::setCounts(const QStringList &queries, const QList<qint64> &devices)
{
    if (queries != this->queries())
        return;
    for (qsizetype i = 0; i < devices.size(); ++i)
        m_rows[static_cast<size_t>(i)].count->setText(queries.at(i).isEmpty() || devices.at(i) < 0 ? QString() : SizeText::count(devices.at(i)));
}

} // namespace drydock
