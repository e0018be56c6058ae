// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panes/deployments/logview.h"

#include "ui/dialogs/userprompt.h"
#include "ui/shell/uicontext.h"
#include "ui/text/sizetext.h"
#include "ui/widgets/textsearch.h"

#include <QApplication>
#include <QClipboard>
#include <QHBoxLayout>
#include <QLabel>
#include <QPlainTextEdit>
#include <QPointer>
#include <QTextBlock>
#include <QToolButton>
#include <QVBoxLayout>

namespace drydock {

namespace {
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
    m_text = new QPlainTextEdit(this);
    m_search = new TextSearch(ui.theme(), m_text, tr("Find in log"), tr("Find in log"), this);
    bar->addWidget(m_search);
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
    m_search->mark();
    // The end is where it went wrong.
    if (m_search->isEmpty())
        m_text->moveCursor(QTextCursor::End);
    m_text->moveCursor(QTextCursor::StartOfLine);
}

QString LogView::text() const
{
    return m_text->toPlainText();
}

bool LogView::findNext(bool backward)
{
    return m_search->findNext(backward);
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
