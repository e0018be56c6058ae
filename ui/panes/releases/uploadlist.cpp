// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panes/releases/uploadlist.h"

#include "ui/shell/uicontext.h"
#include "ui/text/errortext.h"
#include "ui/text/sizetext.h"
#include "ui/text/statustext.h"
#include "ui/widgets/factlist.h"

#include <QFileInfo>
#include <QGridLayout>
#include <QLabel>
#include <QProgressBar>
#include <QPushButton>
#include <QScrollArea>
#include <QToolButton>
#include <QVBoxLayout>

namespace drydock {

namespace {
constexpr int kTallest = 180;
constexpr int kMargin = 8;

QString stateCode(Upload::State state)
{
    switch (state) {
    case Upload::State::Queued: return QStringLiteral("queued");
    case Upload::State::Uploading:
    case Upload::State::Processing:
    case Upload::State::Checking: return QStringLiteral("running");
    case Upload::State::Done: return QStringLiteral("done");
    case Upload::State::Failed: return QStringLiteral("failed");
    case Upload::State::Cancelled: break;
    }
    return QStringLiteral("cancelled");
}
} // namespace

UploadList::UploadList(UiContext &ui, UploadQueue &queue, QWidget *parent)
    : QWidget(parent)
    , m_ui(ui)
    , m_queue(queue)
{
    setAccessibleName(tr("Uploads"));
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
    connect(m_clear, &QToolButton::clicked, &m_queue, &UploadQueue::clearFinished);
    header->addWidget(m_clear);
    layout->addLayout(header);
    auto *area = new QScrollArea(this);
    m_area = area;
    area->setFrameShape(QFrame::NoFrame);
    area->setWidgetResizable(true);
    area->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    area->setFocusPolicy(Qt::NoFocus);
    auto *page = new QWidget;
    m_list = new QVBoxLayout(page);
    m_list->setContentsMargins(0, 0, 0, 0);
    m_list->setSpacing(6);
    m_list->addStretch();
    area->setWidget(page);
    layout->addWidget(area);
    for (const Upload &upload : m_queue.uploads())
        add(upload.id);
    connect(&m_queue, &UploadQueue::uploadAdded, this, &UploadList::add);
    connect(&m_queue, &UploadQueue::uploadChanged, this, &UploadList::show);
    connect(&m_queue, &UploadQueue::uploadsCleared, this, &UploadList::removeGone);
    connect(&ui.theme(), &Theme::changed, this, [this] {
        const QList<quint64> ids = m_rows.keys();
        for (const quint64 id : ids)
            show(id);
    });
    showHeader();
}

void UploadList::add(quint64 id)
{
    Row row;
    row.widget = new QWidget(this);
    auto *grid = new QGridLayout(row.widget);
    grid->setContentsMargins(0, 0, 0, 0);
    grid->setHorizontalSpacing(6);
    grid->setVerticalSpacing(2);
    const QString file = QFileInfo(m_queue.find(id)->filePath).fileName();
    auto *name = new QLabel(file, row.widget);
    name->setTextFormat(Qt::PlainText);
    name->setToolTip(m_queue.find(id)->filePath.toHtmlEscaped());
    row.state = new QLabel(row.widget);
    row.state->setTextFormat(Qt::PlainText);
    row.bar = new QProgressBar(row.widget);
    row.bar->setRange(0, 1000);
    row.bar->setTextVisible(false);
    row.bar->setMaximumHeight(6);
    row.bar->setAccessibleName(tr("Upload of %1").arg(file));
    row.text = new QLabel(row.widget);
    row.text->setTextFormat(Qt::PlainText);
    row.text->setWordWrap(true);
    row.text->setForegroundRole(QPalette::PlaceholderText);
    row.verb = new QPushButton(row.widget);
    grid->addWidget(name, 0, 0);
    grid->addWidget(row.state, 0, 1);
    grid->addWidget(row.verb, 0, 2);
    grid->addWidget(row.bar, 1, 0, 1, 3);
    grid->addWidget(row.text, 2, 0, 1, 3);
    grid->setColumnStretch(0, 1);
    connect(row.verb, &QPushButton::clicked, this, [this, id] {
        const Upload *upload = m_queue.find(id);
        if (!upload)
            return;
        if (upload->isOver())
            m_queue.retry(id);
        else
            m_queue.cancel(id);
    });
    m_list->insertWidget(m_list->count() - 1, row.widget);
    m_rows.insert(id, row);
    show(id);
}

QString UploadList::words(const Upload &upload) const
{
    switch (upload.state) {
    case Upload::State::Queued:
        //: %1 is a size
        return tr("Waits for its turn, %1").arg(SizeText::bytes(upload.total));
    case Upload::State::Uploading:
        //: How much of a file is sent: %1 and %2 are sizes, %3 a percentage
        return tr("%1 of %2, %3").arg(
            SizeText::bytes(upload.sent), SizeText::bytes(upload.total), SizeText::share(upload.sent, upload.total));
    case Upload::State::Processing: return tr("All bytes are sent; the server reads the artifact");
    case Upload::State::Checking:
        return tr("The answer was lost; looking whether the server has the artifact");
    case Upload::State::Done:
        return upload.release.isEmpty() ? tr("The server has it") : tr("Release %1 has it").arg(upload.release);
    case Upload::State::Cancelled:
        return upload.sent < upload.total ? tr("The server keeps nothing of it")
                                          : tr("All bytes were sent before: the server may have it");
    case Upload::State::Failed: break;
    }
    if (!upload.error)
        return {};
    const Error &error = *upload.error;
    switch (error.kind) {
    case ErrorKind::Conflict:
        return tr("The server already has an artifact of this release for the same device types. Give the artifact "
                  "another name, or delete the one on the server first.");
    case ErrorKind::TooLarge: return tr("The artifact is larger than the server accepts.");
    case ErrorKind::Unprocessable:
        if (error.httpStatus == 0)
            return tr("The file cannot be read.");
        //: %1 is the server's own reason
        return tr("The server refused the file: %1").arg(error.apiMessage);
    default: return ErrorText::line(error);
    }
}

void UploadList::show(quint64 id)
{
    const Upload *upload = m_queue.find(id);
    const auto at = m_rows.find(id);
    if (!upload || at == m_rows.end())
        return;
    const StatusWord status = StatusText::request(stateCode(upload->state));
    at->state->setText(QStringLiteral("%1 %2").arg(stateCharacter(status.state)).arg(status.word));
    QPalette colours = at->state->palette();
    colours.setColor(QPalette::WindowText, m_ui.theme().color(status.state));
    at->state->setPalette(colours);
    at->text->setText(words(*upload));
    const bool sending = upload->state == Upload::State::Uploading;
    const bool waiting = upload->state == Upload::State::Processing || upload->state == Upload::State::Checking;
    at->bar->setVisible(sending || waiting);
    at->bar->setRange(0, waiting ? 0 : 1000);
    if (sending && upload->total > 0)
        at->bar->setValue(static_cast<int>(upload->sent * 1000 / upload->total));
    at->verb->setVisible(upload->state != Upload::State::Done);
    at->verb->setText(upload->isOver() ? tr("Upload again") : tr("Cancel upload"));
    showHeader();
}

void UploadList::removeGone()
{
    for (auto it = m_rows.begin(); it != m_rows.end();) {
        if (m_queue.find(it.key())) {
            ++it;
        } else {
            it->widget->deleteLater();
            it = m_rows.erase(it);
        }
    }
    showHeader();
}

void UploadList::showHeader()
{
    const int running = m_queue.unfinishedCount();
    m_title->setText(running > 0 ? tr("%n upload(s) on the way", nullptr, running) : tr("Uploads"));
    m_clear->setEnabled(running < static_cast<int>(m_queue.uploads().size()));
    setVisible(!m_queue.uploads().empty());
    fit();
}

void UploadList::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    fit();
}

//! As tall as its rows, up to a bound; a scroll area by itself asks for a fixed height whatever it holds.
void UploadList::fit()
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
