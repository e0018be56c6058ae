// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/inspector/messageview.h"

#include "models/core/worker.h"
#include "ui/dialogs/userprompt.h"
#include "ui/shell/inspector/headercolors.h"
#include "ui/shell/uicontext.h"
#include "ui/text/activitytext.h"
#include "ui/text/sizetext.h"
#include "ui/widgets/textsearch.h"

#include <QApplication>
#include <QClipboard>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QSaveFile>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>

namespace drydock {

namespace {
constexpr qsizetype kReadyHere = 64 << 10;
constexpr qsizetype kLongestHeader = 4'000;

bool isPlain(QChar c)
{
    return c.unicode() >= 0x20 && c.unicode() != 0x7f;
}
} // namespace

MessageView::MessageView(UiContext &ui, Side side, QWidget *parent)
    : QWidget(parent)
    , m_ui(ui)
    , m_side(side)
{
    m_note = new QLabel(this);
    m_note->setTextFormat(Qt::PlainText);
    m_note->setWordWrap(true);
    m_note->setForegroundRole(QPalette::PlaceholderText);
    m_note->setContentsMargins(8, 0, 8, 4);
    m_note->setTextInteractionFlags(Qt::NoTextInteraction);
    m_text = new QPlainTextEdit(this);
    m_text->setReadOnly(true);
    m_text->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    m_text->setFrameShape(QFrame::NoFrame);
    m_text->setFont(Theme::fixedFont());
    m_text->setLineWrapMode(QPlainTextEdit::NoWrap);
    m_text->setTabChangesFocus(true);
    m_text->setUndoRedoEnabled(false);
    m_text->document()->setDocumentMargin(8);
    m_text->setAccessibleName(side == Side::Request ? tr("Request") : tr("Response"));
    m_text->installEventFilter(this);
    m_colors = new HeaderColors(ui.theme(), m_text->document());
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    buildBar();
    layout->addWidget(m_note);
    layout->addWidget(m_text, 1);
    m_note->hide();
}

void MessageView::buildBar()
{
    auto *bar = new QHBoxLayout;
    bar->setContentsMargins(8, 4, 8, 4);
    bar->setSpacing(6);
    m_search = new TextSearch(m_ui.theme(), m_text, tr("Find"), tr("Find in this message"), this);
    m_search->field()->installEventFilter(this);
    bar->addWidget(m_search, 1);
    bar->addStretch();
    const auto button = [&](const QString &icon, const QString &text) {
        auto *tool = new QToolButton(this);
        tool->setIcon(m_ui.theme().icon(icon));
        tool->setText(text);
        tool->setToolTip(text);
        tool->setAccessibleName(text);
        tool->setAutoRaise(true);
        tool->setFocusPolicy(Qt::TabFocus);
        tool->setMinimumSize(24, 24);
        bar->addWidget(tool);
        return tool;
    };
    m_copy = button(QStringLiteral("copy"), tr("Copy body"));
    m_save = button(QStringLiteral("export"), tr("Save body…"));
    static_cast<QVBoxLayout *>(layout())->addLayout(bar);
    connect(m_copy, &QToolButton::clicked, this, &MessageView::copyBody);
    connect(m_save, &QToolButton::clicked, this, &MessageView::saveBody);
}

void MessageView::showMessage(const QString &name, const MessageDetails &message, bool finished)
{
    m_name = name;
    if (m_shown && m_message == message && m_finished == finished)
        return;
    m_shown = true;
    m_message = message;
    m_finished = finished;
    const quint64 generation = ++m_generation;
    const bool kept = !message.body.isEmpty();
    m_copy->setEnabled(kept);
    m_save->setEnabled(kept);
    if (message.body.size() <= kReadyHere) {
        showBody(bodyText(message.body));
        return;
    }
    m_note->setText(tr("Making the body ready."));
    m_note->show();
    m_colors->setLayout(static_cast<int>(message.headers.size()), false);
    m_text->setPlainText(headerLines());
    inWorker(
        this, [body = message.body] { return bodyText(body); },
        [this, generation](const BodyText &body) {
            if (generation == m_generation)
                showBody(body);
        });
}

QString MessageView::headerLines() const
{
    QString lines;
    for (const auto &[name, value] : m_message.headers) {
        QString line = QString::fromUtf8(name) + QStringLiteral(": ") + QString::fromUtf8(value).left(kLongestHeader);
        std::replace_if(
            line.begin(), line.end(), [](QChar c) { return !isPlain(c); }, QLatin1Char(' '));
        lines += line + QLatin1Char('\n');
    }
    return lines;
}

void MessageView::showBody(const BodyText &body)
{
    QString note = ActivityText::gap(m_message.gap, m_message.bodySize);
    if (note.isEmpty() && m_side == Side::Answer && !m_finished)
        note = tr("No answer has arrived yet.");
    else if (note.isEmpty() && m_side == Side::Answer && m_message.headers.isEmpty() && m_message.bodySize == 0)
        note = tr("No answer arrived.");
    else if (note.isEmpty() && m_message.bodySize == 0)
        note = tr("It has no body.");
    else if (note.isEmpty())
        note = ActivityText::extent(body);
    m_note->setText(note);
    m_note->setVisible(!note.isEmpty());
    const QString head = headerLines();
    m_colors->setLayout(static_cast<int>(m_message.headers.size()), body.kind == BodyText::Kind::Json);
    m_text->setPlainText(body.text.isEmpty() || head.isEmpty() ? head + body.text : head + QLatin1Char('\n') + body.text);
    m_search->mark();
}

QString MessageView::text() const
{
    return m_text->toPlainText();
}

QString MessageView::note() const
{
    return m_note->text();
}

bool MessageView::findNext(bool backward)
{
    return m_search->findNext(backward);
}

QLineEdit *MessageView::searchField() const
{
    return m_search->field();
}

// The window's Ctrl+F goes to the pane's filter; from inside a message it means the message.
bool MessageView::eventFilter(QObject *watched, QEvent *event)
{
    const bool override = event->type() == QEvent::ShortcutOverride;
    if (!override && event->type() != QEvent::KeyPress)
        return QWidget::eventFilter(watched, event);
    auto *key = static_cast<QKeyEvent *>(event);
    const bool find = key->matches(QKeySequence::Find);
    const bool next = key->matches(QKeySequence::FindNext);
    const bool previous = key->matches(QKeySequence::FindPrevious);
    const bool leave = watched == m_search->field() && key->key() == Qt::Key_Escape;
    if (!find && !next && !previous && !leave)
        return QWidget::eventFilter(watched, event);
    if (override) {
        event->accept();
        return true;
    }
    if (find) {
        m_search->field()->setFocus(Qt::ShortcutFocusReason);
        m_search->field()->selectAll();
    } else if (leave) {
        m_search->field()->clear();
        m_text->setFocus(Qt::OtherFocusReason);
    } else {
        findNext(previous);
    }
    return true;
}

void MessageView::copyBody()
{
    QApplication::clipboard()->setText(QString::fromUtf8(m_message.body));
}

void MessageView::saveBody()
{
    const bool json = m_message.body.startsWith('{') || m_message.body.startsWith('[');
    m_ui.prompt().saveFile(tr("Save body"), m_name + (json ? QStringLiteral(".json") : QStringLiteral(".txt")),
        { tr("All files (*)") }, this, [this, body = m_message.body](const QString &path) {
            if (path.isEmpty())
                return;
            QSaveFile file(path);
            if (file.open(QIODevice::WriteOnly))
                file.write(body);
            if (!file.commit())
                Q_EMIT failed(tr("The body could not be saved."), file.errorString());
        });
}

} // namespace drydock
