// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panes/devices/preauthorizedialog.h"

#include "models/core/worker.h"
#include "ui/panes/devices/listinput.h"
#include "ui/text/errortext.h"

#include <QDialogButtonBox>
#include <QDir>
#include <QFile>
#include <QHeaderView>
#include <QLabel>
#include <QPointer>
#include <QPushButton>
#include <QTableWidget>
#include <QVBoxLayout>

namespace drydock {

namespace {
constexpr qint64 kLongestKey = 16 << 10;
enum Column { kLine, kIdentity, kResult, kColumns };

std::optional<QString> readKey(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly) || file.size() > kLongestKey)
        return std::nullopt;
    return QString::fromUtf8(file.readAll());
}
} // namespace

PreauthorizeDialog::PreauthorizeDialog(UiContext &ui, FleetStore &fleet, QWidget *parent)
    : QDialog(parent)
    , m_fleet(fleet)
    , m_text(new ListInput(ui, tr("Table of devices"), { tr("CSV (*.csv *.tsv *.txt)"), tr("All files (*)") }, this))
    , m_table(new QTableWidget(0, kColumns, this))
    , m_summary(new QLabel(this))
{
    setWindowTitle(tr("Preauthorize devices"));
    auto *hint = new QLabel(tr("One line a device: a column for each identity attribute, and a column public_key with its PEM key or key_file with the name of a file that holds it. They are accepted when they first connect."), this);
    hint->setWordWrap(true);
    m_text->setAccessibleName(tr("Table of devices"));
    m_text->setPlaceholderText(QStringLiteral("mac,key_file\n00:16:3e:1f:0a:42,device-1.pub\n00:16:3e:1f:0a:43,device-2.pub"));
    m_table->setHorizontalHeaderLabels({ tr("Line"), tr("Identity"), tr("Result") });
    m_table->setAccessibleName(tr("Preview"));
    m_table->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_table->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_table->verticalHeader()->hide();
    m_table->setColumnWidth(kLine, 55);
    m_table->setColumnWidth(kIdentity, 240);
    m_table->horizontalHeader()->setStretchLastSection(true);
    m_summary->setTextFormat(Qt::PlainText);
    m_summary->setWordWrap(true);
    auto *buttons = new QDialogButtonBox(this);
    m_begin = buttons->addButton(tr("Preauthorize"), QDialogButtonBox::ActionRole);
    QPushButton *open = buttons->addButton(tr("Open a file…"), QDialogButtonBox::ActionRole);
    buttons->addButton(tr("Close"), QDialogButtonBox::RejectRole);
    auto *layout = new QVBoxLayout(this);
    layout->setSpacing(6);
    layout->addWidget(hint);
    layout->addWidget(m_text, 2);
    layout->addWidget(m_table, 3);
    layout->addWidget(m_summary);
    layout->addWidget(buttons);
    resize(620, 560);
    connect(m_text, &QPlainTextEdit::textChanged, this, [this] { m_begin->setEnabled(false); }); // until it has been read
    connect(m_text, &ListInput::rested, this, &PreauthorizeDialog::preview);
    connect(m_text, &ListInput::failed, m_summary, &QLabel::setText);
    connect(open, &QPushButton::clicked, m_text, &ListInput::openFile);
    connect(m_begin, &QPushButton::clicked, this, &PreauthorizeDialog::begin);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    show(PreauthList {});
}

void PreauthorizeDialog::setTable(const QString &csv, const QString &folder)
{
    m_text->setText(csv, folder);
}

bool PreauthorizeDialog::isPreviewing() const
{
    return m_reading || !m_text->isResting();
}

QString PreauthorizeDialog::problemText(const PreauthRow &row) const
{
    switch (row.problem) {
    case PreauthRow::Problem::None: return {};
    case PreauthRow::Problem::NoIdentity: return tr("No identity attribute is given.");
    case PreauthRow::Problem::NoKey: return tr("No key is given.");
    case PreauthRow::Problem::BadKey: return tr("The key is no PEM public key (BEGIN PUBLIC KEY).");
    //: %1 is a file
    case PreauthRow::Problem::KeyFile: return tr("The key file %1 could not be read.").arg(row.detail);
    case PreauthRow::Problem::Repeated: break;
    }
    return tr("The same identity stands in a line before.");
}

//! In a worker: a table can name a thousand key files.
void PreauthorizeDialog::preview()
{
    if (m_reading) {
        m_again = true;
        return;
    }
    m_reading = true;
    inWorker(this,
        [csv = m_text->toPlainText(), folder = m_text->folder()] {
            return readPreauthList(csv, [&folder](const QString &name) { return readKey(folder.isEmpty() ? name : QDir(folder).absoluteFilePath(name)); });
        },
        [this](const PreauthList &list) {
            m_reading = false;
            if (std::exchange(m_again, false))
                preview();
            else
                show(list);
        });
}

void PreauthorizeDialog::show(const PreauthList &list)
{
    m_list = list;
    m_done.assign(m_list.rows.size(), false);
    m_failed = 0;
    m_table->setRowCount(static_cast<int>(m_list.rows.size()));
    for (int i = 0; i < m_table->rowCount(); ++i) {
        const PreauthRow &row = m_list.rows[static_cast<size_t>(i)];
        m_table->setItem(i, kLine, new QTableWidgetItem(QString::number(row.line)));
        m_table->setItem(i, kIdentity, new QTableWidgetItem(row.identityText()));
        m_table->setItem(i, kResult, new QTableWidgetItem(problemText(row)));
    }
    summarise();
}

QString PreauthorizeDialog::summary() const
{
    return m_summary->text();
}

void PreauthorizeDialog::summarise()
{
    const auto done = static_cast<int>(std::count(m_done.begin(), m_done.end(), true));
    const auto good = static_cast<int>(m_list.good());
    const auto bad = static_cast<int>(std::ssize(m_list.rows)) - good;
    QStringList parts;
    if (m_text->toPlainText().trimmed().isEmpty())
        parts.append(tr("Paste a table, or open a file."));
    else if (m_list.lacksHeader)
        parts.append(tr("The first line names the columns: at least one identity attribute, and public_key or key_file."));
    if (done > 0)
        parts.append(tr("%n device(s) preauthorized", nullptr, done));
    if (m_failed > 0)
        parts.append(tr("%n refused by the server", nullptr, m_failed));
    if (good - done > 0 && !m_running)
        parts.append(tr("%n device(s) can be preauthorized", nullptr, good - done));
    if (bad > 0)
        parts.append(tr("%n line(s) need(s) mending and will be left out", nullptr, bad));
    m_summary->setText(parts.join(QStringLiteral(" · ")));
    m_begin->setEnabled(good - done > 0 && !m_running);
    m_begin->setText(good - done > 0 ? tr("Preauthorize %n device(s)", nullptr, good - done) : tr("Preauthorize"));
}

void PreauthorizeDialog::setResult(int row, const QString &text, bool failed)
{
    QTableWidgetItem *item = m_table->item(row, kResult);
    if (!item)
        return;
    item->setText(text);
    item->setToolTip(failed ? text.toHtmlEscaped() : QString());
    if (failed)
        ++m_failed;
    else
        m_done[static_cast<size_t>(row)] = true;
}

void PreauthorizeDialog::begin()
{
    m_failed = 0;
    QStringList subjects;
    for (size_t i = 0; i < m_list.rows.size(); ++i) {
        if (m_list.rows[i].problem == PreauthRow::Problem::None && !m_done[i])
            subjects.append(QString::number(i));
    }
    if (subjects.isEmpty())
        return;
    m_running = true;
    m_text->setReadOnly(true);
    summarise();
    const QPointer<PreauthorizeDialog> self(this);
    m_fleet.operations().runBatch(
        tr("Preauthorize %n device(s)", nullptr, static_cast<int>(subjects.size())), subjects,
        [api = m_fleet.deviceAuth(), rows = m_list.rows](const QString &subject) {
            return api.preauthorize(rows[subject.toULongLong()].request).map<Nothing>([](const DeviceId &) -> Result<Nothing> { return Nothing {}; });
        },
        [self](const QString &subject, const Status &status) {
            if (!self)
                return;
            const auto row = subject.toInt();
            if (status.ok())
                self->setResult(row, tr("Preauthorized"), false);
            else if (status.error().kind == ErrorKind::Conflict)
                self->setResult(row, tr("The server knows a device of this identity and key already."), true);
            else
                self->setResult(row, ErrorText::line(status.error()), true);
            self->summarise();
        },
        [self, fleet = QPointer<FleetStore>(&m_fleet)](const PendingOperation &) {
            if (fleet)
                fleet->refreshNow();
            if (!self)
                return;
            self->m_running = false;
            self->m_text->setReadOnly(false);
            self->summarise();
        });
}

} // namespace drydock
