// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panes/releases/transferlist.h"

#include "ui/shell/uicontext.h"
#include "ui/text/errortext.h"
#include "ui/text/sizetext.h"
#include "ui/text/statustext.h"
#include "ui/widgets/factlist.h"

#include <QDesktopServices>
#include <QFileInfo>
#include <QGridLayout>
#include <QLabel>
#include <QProgressBar>
#include <QPushButton>
#include <QScrollArea>
#include <QToolButton>
#include <QUrl>
#include <QVBoxLayout>

namespace drydock {

namespace {
constexpr int kTallest = 180;
constexpr int kMargin = 8;
constexpr qint64 kMsPerSecond = 1000;

QString stateCode(Transfer::State state)
{
    switch (state) {
    case Transfer::State::Queued: return QStringLiteral("queued");
    case Transfer::State::Running:
    case Transfer::State::Waiting:
    case Transfer::State::Processing:
    case Transfer::State::Checking: return QStringLiteral("running");
    case Transfer::State::Done: return QStringLiteral("done");
    case Transfer::State::Failed: return QStringLiteral("failed");
    case Transfer::State::Cancelled: break;
    }
    return QStringLiteral("cancelled");
}
} // namespace

TransferList::TransferList(UiContext &ui, const QList<TransferQueue *> &queues, const QList<Transfer::Kind> &kinds,
    QWidget *parent)
    : QWidget(parent)
    , m_ui(ui)
    , m_queues(queues)
    , m_kinds(kinds)
{
    setAccessibleName(tr("Transfers"));
    buildArea();
    for (TransferQueue *queue : m_queues) {
        for (const Transfer &transfer : queue->transfers())
            add(queue, transfer.id);
        connect(queue, &TransferQueue::transferAdded, this, [this, queue](quint64 id) { add(queue, id); });
        connect(queue, &TransferQueue::transferChanged, this, [this, queue](quint64 id) { show(queue, id); });
        connect(queue, &TransferQueue::transfersCleared, this, &TransferList::removeGone);
    }
    connect(m_clear, &QToolButton::clicked, this, [this] {
        for (TransferQueue *queue : std::as_const(m_queues))
            queue->clearFinished(m_kinds);
    });
    connect(&ui.theme(), &Theme::changed, this, [this] {
        const QList<Key> keys = m_rows.keys();
        for (const auto &[queue, id] : keys)
            show(queue, id);
    });
    showHeader();
}

void TransferList::buildArea()
{
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(kMargin, 4, kMargin, 6);
    layout->setSpacing(4);
    auto *header = new QHBoxLayout;
    m_title = new QLabel(this);
    m_title->setFont(Theme::titleFont());
    header->addWidget(m_title, 1);
    m_clear = new QToolButton(this);
    m_clear->setText(tr("Clear finished"));
    m_clear->setAutoRaise(true);
    m_clear->setFocusPolicy(Qt::TabFocus);
    header->addWidget(m_clear);
    layout->addLayout(header);
    m_area = new QScrollArea(this);
    m_area->setFrameShape(QFrame::NoFrame);
    m_area->setWidgetResizable(true);
    m_area->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_area->setFocusPolicy(Qt::NoFocus);
    auto *page = new QWidget;
    m_list = new QVBoxLayout(page);
    m_list->setContentsMargins(0, 0, 0, 0);
    m_list->setSpacing(6);
    m_list->addStretch();
    m_area->setWidget(page);
    layout->addWidget(m_area);
}

void TransferList::add(TransferQueue *queue, quint64 id)
{
    const Transfer *transfer = queue->find(id);
    if (!transfer || !m_kinds.contains(transfer->kind))
        return;
    Row row;
    row.widget = new QWidget(this);
    auto *grid = new QGridLayout(row.widget);
    grid->setContentsMargins(0, 0, 0, 0);
    grid->setHorizontalSpacing(6);
    grid->setVerticalSpacing(2);
    const QString file = QFileInfo(transfer->filePath).fileName();
    auto *name = new QLabel(file, row.widget);
    name->setTextFormat(Qt::PlainText);
    name->setToolTip(transfer->filePath.toHtmlEscaped());
    row.state = new QLabel(row.widget);
    row.state->setTextFormat(Qt::PlainText);
    row.bar = new QProgressBar(row.widget);
    row.bar->setRange(0, 1000);
    row.bar->setTextVisible(false);
    row.bar->setMaximumHeight(6);
    row.bar->setAccessibleName(transfer->isDownload() ? tr("Download of %1").arg(file) : tr("Upload of %1").arg(file));
    row.text = new QLabel(row.widget);
    row.text->setTextFormat(Qt::PlainText);
    row.text->setWordWrap(true);
    row.text->setForegroundRole(QPalette::PlaceholderText);
    row.folder = new QPushButton(tr("Open folder"), row.widget);
    row.verb = new QPushButton(row.widget);
    grid->addWidget(name, 0, 0);
    grid->addWidget(row.state, 0, 1);
    grid->addWidget(row.folder, 0, 2);
    grid->addWidget(row.verb, 0, 3);
    grid->addWidget(row.bar, 1, 0, 1, 4);
    grid->addWidget(row.text, 2, 0, 1, 4);
    grid->setColumnStretch(0, 1);
    connectRow({ queue, id }, row);
    m_list->insertWidget(m_list->count() - 1, row.widget);
    m_rows.insert({ queue, id }, row);
    show(queue, id);
}

void TransferList::connectRow(const Key &key, const Row &row)
{
    connect(row.verb, &QPushButton::clicked, this, [key] {
        const auto &[queue, id] = key;
        const Transfer *transfer = queue->find(id);
        if (!transfer)
            return;
        if (transfer->isOver())
            queue->retry(id);
        else
            queue->cancel(id);
    });
    connect(row.folder, &QPushButton::clicked, this, [key] {
        if (const Transfer *transfer = key.first->find(key.second))
            QDesktopServices::openUrl(QUrl::fromLocalFile(QFileInfo(transfer->filePath).absolutePath()));
    });
}

QString TransferList::progressWords(const Transfer &transfer) const
{
    if (transfer.total <= 0)
        //: How much of a file has arrived whose size nobody told
        return tr("%1 so far").arg(SizeText::bytes(transfer.moved));
    QString text
        //: How much of a file is over: %1 and %2 are sizes, %3 a percentage
        = tr("%1 of %2, %3").arg(SizeText::bytes(transfer.moved), SizeText::bytes(transfer.total),
            SizeText::share(transfer.moved, transfer.total));
    if (transfer.bytesPerSecond > 0)
        //: Appended to a progress: %1 is a speed, %2 the time to go
        text += tr(" · %1, %2 to go").arg(SizeText::rate(transfer.bytesPerSecond),
            m_ui.time().duration(qMax<qint64>(1, transfer.secondsLeft()) * kMsPerSecond));
    return text;
}

QString TransferList::words(const Transfer &transfer) const
{
    const bool down = transfer.isDownload();
    switch (transfer.state) {
    case Transfer::State::Queued:
        //: %1 is a size
        return transfer.total > 0 ? tr("Waits for its turn, %1").arg(SizeText::bytes(transfer.total))
                                  : tr("Waits for its turn");
    case Transfer::State::Running: return progressWords(transfer);
    case Transfer::State::Waiting:
        //: %1 is a size
        return tr("The connection was lost after %1; it goes on in a moment").arg(SizeText::bytes(transfer.moved));
    case Transfer::State::Processing:
        return down ? tr("All bytes are here; checking them") : tr("All bytes are sent; the server reads the artifact");
    case Transfer::State::Checking: return tr("The answer was lost; looking whether the server has the artifact");
    case Transfer::State::Done:
        if (down)
            //: %1 is a size, %2 a folder
            return tr("%1, in %2").arg(SizeText::bytes(transfer.total), QFileInfo(transfer.filePath).absolutePath());
        return transfer.release.isEmpty() ? tr("The server has it") : tr("Release %1 has it").arg(transfer.release);
    case Transfer::State::Cancelled:
        if (down)
            return tr("Nothing of it was kept");
        return transfer.moved < transfer.total ? tr("The server keeps nothing of it")
                                               : tr("All bytes were sent before: the server may have it");
    case Transfer::State::Failed: break;
    }
    return failureWords(transfer);
}

QString TransferList::failureWords(const Transfer &transfer) const
{
    if (!transfer.error)
        return {};
    const Error &error = *transfer.error;
    if (transfer.isDownload() || error.local != LocalProblem::None || error.room)
        return ErrorText::line(error);
    switch (error.kind) {
    case ErrorKind::Conflict:
        return tr("The server already has an artifact of this release for the same device types. Give the artifact "
                  "another name, or delete the one on the server first.");
    case ErrorKind::TooLarge: return tr("The artifact is larger than the server accepts.");
    case ErrorKind::Unprocessable:
        //: %1 is the server's own reason
        return tr("The server refused the file: %1").arg(error.apiMessage);
    default: return ErrorText::line(error);
    }
}

void TransferList::show(TransferQueue *queue, quint64 id)
{
    const Transfer *transfer = queue->find(id);
    const auto at = m_rows.find({ queue, id });
    if (!transfer || at == m_rows.end())
        return;
    const StatusWord status = StatusText::request(stateCode(transfer->state));
    at->state->setText(QStringLiteral("%1 %2").arg(stateCharacter(status.state)).arg(status.word));
    QPalette colours = at->state->palette();
    colours.setColor(QPalette::WindowText, m_ui.theme().color(status.state));
    at->state->setPalette(colours);
    at->text->setText(words(*transfer));
    const bool moving = transfer->state == Transfer::State::Running || transfer->state == Transfer::State::Waiting;
    const bool waiting
        = transfer->state == Transfer::State::Processing || transfer->state == Transfer::State::Checking;
    at->bar->setVisible(moving || waiting);
    at->bar->setRange(0, waiting || transfer->total <= 0 ? 0 : 1000);
    if (moving && transfer->total > 0)
        at->bar->setValue(static_cast<int>(transfer->moved * 1000 / transfer->total));
    const bool down = transfer->isDownload();
    at->folder->setVisible(down && transfer->state == Transfer::State::Done);
    at->verb->setVisible(transfer->state != Transfer::State::Done);
    at->verb->setText(transfer->isOver() ? (down ? tr("Download again") : tr("Upload again"))
                                         : (down ? tr("Cancel download") : tr("Cancel upload")));
    showHeader();
}

void TransferList::removeGone()
{
    for (auto it = m_rows.begin(); it != m_rows.end();) {
        if (it.key().first->find(it.key().second)) {
            ++it;
        } else {
            it->widget->deleteLater();
            it = m_rows.erase(it);
        }
    }
    showHeader();
}

void TransferList::showHeader()
{
    int running = 0;
    for (auto it = m_rows.cbegin(); it != m_rows.cend(); ++it) {
        const Transfer *transfer = it.key().first->find(it.key().second);
        running += transfer && !transfer->isOver() ? 1 : 0;
    }
    m_title->setText(running > 0 ? tr("%n transfer(s) on the way", nullptr, running) : tr("Transfers"));
    m_clear->setEnabled(running < static_cast<int>(m_rows.size()));
    setVisible(!m_rows.isEmpty());
    fit();
}

void TransferList::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    fit();
}

//! As tall as its rows, up to a bound; a scroll area by itself asks for a fixed height whatever it holds.
void TransferList::fit()
{
    int tall = 0;
    for (const Row &row : std::as_const(m_rows)) {
        const QLayout *layout = row.widget->layout();
        const int wide = qMax(1, width() - 2 * kMargin);
        tall += (layout->hasHeightForWidth() ? layout->heightForWidth(wide) : layout->sizeHint().height())
            + m_list->spacing();
    }
    m_area->setFixedHeight(qMin(tall, kTallest));
}

} // namespace drydock
