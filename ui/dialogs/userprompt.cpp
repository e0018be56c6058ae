// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dialogs/userprompt.h"

#include "ui/dialogs/confirmdialog.h"
#include "ui/dialogs/textdialog.h"

#include <QFileDialog>

#include <memory>

namespace drydock {

namespace {

// Runs `answer` once when `dialog` ends, unless `context` died. A dialog that is destroyed while open answers nothing.
template<class Answer> void open(QDialog *dialog, QObject *context, Answer answer)
{
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    QObject::connect(dialog, &QDialog::finished, context, std::move(answer));
    dialog->open();
}

} // namespace

DialogPrompt::DialogPrompt(QWidget *window)
    : m_window(window)
{
}

DialogPrompt::~DialogPrompt() = default;

void DialogPrompt::setWindow(QWidget *window)
{
    m_window = window;
}

void DialogPrompt::confirm(const Confirmation &question, QObject *context, std::function<void(bool)> answer)
{
    Confirmation asked = question;
    if (asked.destructive && asked.productionServer.isEmpty())
        asked.productionServer = m_productionServer;
    if (!m_productionServer.isEmpty() && asked.concerned > 1) {
        asked.productionServer = m_productionServer;
        asked.typedNumber = asked.concerned;
    }
    open(new ConfirmDialog(asked, m_window), context,
        [answer = std::move(answer)](int result) { answer(result == QDialog::Accepted); });
}

void DialogPrompt::askText(
    const TextQuestion &question, QObject *context, std::function<void(std::optional<QString>)> answer)
{
    auto *dialog = new TextDialog(question, m_window);
    open(dialog, context, [dialog, answer = std::move(answer)](int result) {
        answer(result == QDialog::Accepted ? std::optional<QString>(dialog->text()) : std::nullopt);
    });
}

void DialogPrompt::saveFile(const QString &title, const QString &suggestedName, const QStringList &filters,
    QObject *context, std::function<void(QString)> answer)
{
    auto *dialog = new QFileDialog(m_window, title);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setNameFilters(filters);
    dialog->selectFile(suggestedName);
    open(dialog, context, [dialog, answer = std::move(answer)](int result) {
        answer(result == QDialog::Accepted ? dialog->selectedFiles().value(0) : QString());
    });
}

void DialogPrompt::openFiles(const QString &title, const QStringList &filters, bool many, QObject *context,
    std::function<void(QStringList)> answer)
{
    auto *dialog = new QFileDialog(m_window, title);
    dialog->setAcceptMode(QFileDialog::AcceptOpen);
    dialog->setFileMode(many ? QFileDialog::ExistingFiles : QFileDialog::ExistingFile);
    dialog->setNameFilters(filters);
    open(dialog, context, [dialog, answer = std::move(answer)](int result) {
        answer(result == QDialog::Accepted ? dialog->selectedFiles() : QStringList());
    });
}

} // namespace drydock
