// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panes/devices/listinput.h"

#include "models/core/worker.h"
#include "ui/dialogs/userprompt.h"
#include "ui/shell/uicontext.h"

#include <QFile>
#include <QFileInfo>
#include <QMimeData>
#include <QUrl>

namespace drydock {

namespace {
constexpr int kRestMs = 250;
} // namespace

ListInput::ListInput(UiContext &ui, const QString &question, const QStringList &filters, QWidget *parent)
    : QPlainTextEdit(parent)
    , m_ui(ui)
    , m_question(question)
    , m_filters(filters)
{
    setTabChangesFocus(true);
    m_rest.setSingleShot(true);
    m_rest.setInterval(kRestMs);
    connect(&m_rest, &QTimer::timeout, this, &ListInput::rested);
    connect(this, &QPlainTextEdit::textChanged, &m_rest, qOverload<>(&QTimer::start));
}

void ListInput::setText(const QString &text, const QString &folder)
{
    m_folder = folder;
    setPlainText(text);
}

void ListInput::openFile()
{
    m_ui.prompt().openFiles(m_question, m_filters, false, this, [this](const QStringList &paths) {
        if (!paths.isEmpty())
            readFile(paths.first());
    });
}

void ListInput::readFile(const QString &path)
{
    struct Read {
        QString text;
        QString problem;
    };
    inWorker(this,
        [path]() -> Read {
            QFile file(path);
            if (!file.open(QIODevice::ReadOnly))
                return { {}, file.errorString() };
            if (file.size() > kLongestFile)
                return { {}, tr("it is longer than 64 MiB") };
            return { QString::fromUtf8(file.readAll()), {} };
        },
        [this, path](const Read &read) {
            if (read.problem.isEmpty())
                setText(read.text, QFileInfo(path).absolutePath());
            else
                //: %1 is a file, %2 the reason
                Q_EMIT failed(tr("%1 could not be read: %2. Choose another file, or paste its text.").arg(path, read.problem));
        });
}

bool ListInput::canInsertFromMimeData(const QMimeData *source) const
{
    return source->hasUrls() || QPlainTextEdit::canInsertFromMimeData(source);
}

//! A file is read, not named.
void ListInput::insertFromMimeData(const QMimeData *source)
{
    const QList<QUrl> urls = source->urls();
    if (!urls.isEmpty() && urls.first().isLocalFile())
        readFile(urls.first().toLocalFile());
    else
        QPlainTextEdit::insertFromMimeData(source);
}

} // namespace drydock
