// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panes/devices/idlistdialog.h"

#include "models/core/worker.h"
#include "models/store/fleetstore.h"
#include "ui/panes/devices/listinput.h"

#include <QDialogButtonBox>
#include <QLabel>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QVBoxLayout>

namespace drydock {

namespace {
constexpr qsizetype kMostShown = 2'000;
} // namespace

IdListDialog::IdListDialog(UiContext &ui, FleetStore &fleet, QWidget *parent)
    : QDialog(parent)
    , m_fleet(fleet)
    , m_text(new ListInput(ui, tr("List of devices"), { tr("Text and CSV (*.txt *.csv *.tsv)"), tr("All files (*)") }, this))
    , m_counts(new QLabel(this))
    , m_others(new QPlainTextEdit(this))
{
    setWindowTitle(tr("Select by a list"));
    auto *hint = new QLabel(tr("Paste or drop a list, one device a line: its id, name, MAC address, serial number or any other identity attribute. In a table the first cell that fits decides."), this);
    hint->setWordWrap(true);
    m_text->setAccessibleName(tr("List of devices"));
    m_text->setPlaceholderText(QStringLiteral("00:16:3e:1f:0a:42\nSN-004711\noslo-0412"));
    m_counts->setWordWrap(true);
    m_counts->setTextFormat(Qt::PlainText);
    m_others->setReadOnly(true);
    m_others->setAccessibleName(tr("Entries that fit none or several"));
    m_others->setTabChangesFocus(true);
    m_others->hide();
    auto *buttons = new QDialogButtonBox(this);
    m_show = buttons->addButton(tr("Select"), QDialogButtonBox::AcceptRole);
    QPushButton *open = buttons->addButton(tr("Open a file…"), QDialogButtonBox::ActionRole);
    buttons->addButton(tr("Cancel"), QDialogButtonBox::RejectRole);
    auto *layout = new QVBoxLayout(this);
    layout->setSpacing(6);
    layout->addWidget(hint);
    layout->addWidget(m_text, 3);
    layout->addWidget(m_counts);
    layout->addWidget(m_others, 2);
    layout->addWidget(buttons);
    resize(520, 520);
    connect(m_text, &ListInput::rested, this, &IdListDialog::match);
    connect(m_text, &ListInput::failed, m_counts, &QLabel::setText);
    connect(open, &QPushButton::clicked, m_text, &ListInput::openFile);
    connect(buttons, &QDialogButtonBox::accepted, this, [this] {
        Q_EMIT chosen(m_matches.matched);
        accept();
    });
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    show(IdMatches {});
}

void IdListDialog::setText(const QString &text)
{
    m_text->setText(text);
}

bool IdListDialog::isMatching() const
{
    return m_running || !m_text->isResting();
}

void IdListDialog::match()
{
    if (m_running) {
        m_again = true;
        return;
    }
    m_running = true;
    inWorker(this, [fleet = m_fleet.table(), text = m_text->toPlainText()] { return matchIdList(fleet, idListEntries(text)); },
        [this](const IdMatches &matches) {
            m_running = false;
            if (std::exchange(m_again, false))
                match();
            else
                show(matches);
        });
}

void IdListDialog::show(const IdMatches &matches)
{
    m_matches = matches;
    const auto matched = static_cast<int>(matches.matched.size());
    QStringList parts;
    if (matched > 0)
        parts.append(tr("%n device(s) found", nullptr, matched));
    if (matches.repeated > 0)
        parts.append(tr("%n entry/entries repeated", nullptr, static_cast<int>(matches.repeated)));
    if (!matches.ambiguous.empty())
        parts.append(tr("%n entry/entries fit(s) several devices", nullptr, static_cast<int>(matches.ambiguous.size())));
    if (!matches.unknown.isEmpty())
        parts.append(tr("%n entry/entries fit(s) none", nullptr, static_cast<int>(matches.unknown.size())));
    m_counts->setText(parts.isEmpty() ? tr("Nothing to look for yet.") : parts.join(QStringLiteral(" · ")));
    QStringList others;
    for (const IdMatches::Ambiguous &entry : matches.ambiguous) {
        QStringList names;
        for (const RowId row : entry.rows) {
            if (m_fleet.table().isLive(row))
                names.append(m_fleet.table().displayName(row));
        }
        //: An entry of a list, and the devices that it could mean
        others.append(tr("%1: fits %2").arg(entry.entry, names.join(QStringLiteral(", "))));
        if (others.size() >= kMostShown)
            break;
    }
    for (const QString &entry : matches.unknown) {
        if (others.size() >= kMostShown)
            break;
        others.append(tr("%1: fits none").arg(entry));
    }
    m_others->setPlainText(others.join(u'\n'));
    m_others->setVisible(!others.isEmpty());
    m_show->setEnabled(matched > 0);
    m_show->setText(matched > 0 ? tr("Select %n device(s)", nullptr, matched) : tr("Select"));
}

} // namespace drydock
