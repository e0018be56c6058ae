// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panes/deployments/logview.h"

#include "ui/dialogs/userprompt.h"
#include "ui/shell/uicontext.h"
#include "ui/text/sizetext.h"

#include <QApplication>
#include <QClipboard>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPointer>
#include <QTextBlock>
#include <QToolButton>
#include <QVBoxLayout>

namespace drydock {

namespace {
constexpr int kMostMarks = 1'000;
constexpr qsizetype kLongestTitle = 24;
} // namespace

LogView::LogView(UiContext &ui, QWidget *parent)
    : QWidget(parent)
    , m_ui(ui)
{
    auto *bar = new QHBoxLayout;
    bar->setContentsMargins(8, 4, 8, 4);
    bar->setSpacing(6);
    m_title = new QLabel(this);
    m_title->setFont(Theme::titleFont());
    m_title->setTextFormat(Qt::PlainText);
    bar->addWidget(m_title, 1);
    m_search = new QLineEdit(this);
    m_search->setPlaceholderText(tr("Find in log"));
    m_search->setAccessibleName(tr("Find in log"));
    m_search->setClearButtonEnabled(true);
    m_search->setMaximumWidth(180);
    bar->addWidget(m_search);
    m_matches = new QLabel(this);
    m_matches->setForegroundRole(QPalette::PlaceholderText);
    bar->addWidget(m_matches);
    const auto button = [&](const QString &icon, const QString &name) {
        auto *tool = new QToolButton(this);
        tool->setIcon(ui.theme().icon(icon));
        tool->setToolTip(name);
        tool->setAccessibleName(name);
        tool->setAutoRaise(true);
        tool->setFocusPolicy(Qt::TabFocus);
        tool->setMinimumSize(24, 24);
        bar->addWidget(tool);
        return tool;
    };
    m_copy = button(QStringLiteral("copy"), tr("Copy log"));
    m_save = button(QStringLiteral("export"), tr("Save log…"));
    QToolButton *close = button(QStringLiteral("close"), tr("Close log"));
    m_text = new QPlainTextEdit(this);
    m_text->setReadOnly(true);
    m_text->setFrameShape(QFrame::NoFrame);
    m_text->setFont(Theme::fixedFont());
    m_text->setLineWrapMode(QPlainTextEdit::NoWrap);
    m_text->setTabChangesFocus(true);
    m_text->setUndoRedoEnabled(false);
    m_text->setAccessibleName(tr("Log"));
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addLayout(bar);
    layout->addWidget(m_text, 1);
    connect(m_search, &QLineEdit::textChanged, this, &LogView::markMatches);
    connect(m_search, &QLineEdit::returnPressed, this, [this] {
        findNext(QApplication::keyboardModifiers().testFlag(Qt::ShiftModifier));
    });
    connect(m_copy, &QToolButton::clicked, this, &LogView::copy);
    connect(m_save, &QToolButton::clicked, this, &LogView::save);
    connect(close, &QToolButton::clicked, this, &LogView::closed);
}

void LogView::begin(const QString &device)
{
    m_device = device;
    //: %1 is the name of a device
    m_title->setText(tr("Log of %1").arg(SizeText::shortId(device, kLongestTitle)));
    m_title->setToolTip(device.toHtmlEscaped());
}

void LogView::showLoading(const QString &device)
{
    begin(device);
    m_text->clear();
    m_text->setPlaceholderText(tr("Reading the log."));
    m_copy->setEnabled(false);
    m_save->setEnabled(false);
}

void LogView::showProblem(const QString &device, const QString &sentence)
{
    begin(device);
    m_text->clear();
    m_text->setPlaceholderText(sentence);
    m_copy->setEnabled(false);
    m_save->setEnabled(false);
}

void LogView::showLog(const QString &device, const QString &text)
{
    begin(device);
    m_text->setPlaceholderText(tr("The log is empty."));
    m_text->setPlainText(text.size() > kLongest
            ? tr("(The beginning of this log is left out; save it to have all that the server sent.)")
                + QLatin1Char('\n') + text.right(kLongest)
            : text);
    m_copy->setEnabled(!text.isEmpty());
    m_save->setEnabled(!text.isEmpty());
    markMatches();
    // The end is where it went wrong.
    if (m_search->text().isEmpty())
        m_text->moveCursor(QTextCursor::End);
    m_text->moveCursor(QTextCursor::StartOfLine);
}

QString LogView::text() const
{
    return m_text->toPlainText();
}

void LogView::markMatches()
{
    QList<QTextEdit::ExtraSelection> marks;
    const QString wanted = m_search->text();
    bool more = false;
    if (!wanted.isEmpty()) {
        QTextCharFormat format;
        format.setBackground(m_ui.theme().color(ThemeRole::Selected));
        format.setForeground(m_ui.theme().color(ThemeRole::Accent));
        QTextCursor cursor(m_text->document());
        while (!(cursor = m_text->document()->find(wanted, cursor)).isNull()) {
            if (marks.size() == kMostMarks) {
                more = true;
                break;
            }
            marks.append({ cursor, format });
        }
    }
    m_text->setExtraSelections(marks);
    const auto count = static_cast<int>(marks.size());
    m_matches->setText(wanted.isEmpty() ? QString()
            : more                      ? tr("over %n match(es)", nullptr, count)
                                        : tr("%n match(es)", nullptr, count));
    if (count > 0) {
        QTextCursor first = marks.first().cursor;
        first.setPosition(first.selectionStart());
        m_text->setTextCursor(first);
        findNext();
    }
}

bool LogView::findNext(bool backward)
{
    const QString wanted = m_search->text();
    if (wanted.isEmpty())
        return false;
    const auto flags = backward ? QTextDocument::FindBackward : QTextDocument::FindFlags();
    if (m_text->find(wanted, flags))
        return true;
    m_text->moveCursor(backward ? QTextCursor::End : QTextCursor::Start);
    return m_text->find(wanted, flags);
}

void LogView::copy()
{
    QApplication::clipboard()->setText(text());
}

void LogView::save()
{
    QString name = m_device;
    name.replace(QLatin1Char('/'), QLatin1Char('-'));
    m_ui.prompt().saveFile(tr("Save log"), name + QStringLiteral(".log"), { tr("Log files (*.log)") }, this,
        [this](const QString &path) {
            if (!path.isEmpty())
                Q_EMIT saveWanted(path);
        });
}

} // namespace drydock
