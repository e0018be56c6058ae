// SPDX-License-Identifier: GPL-3.0-or-later
//
// UserPrompt: every question to the user, behind one interface, so that tests answer without a window and nothing
// waits in a nested event loop. Answers come later, at most once, and not after `context` died; a cancelled question
// is answered with false, nullopt or an empty path. Owned by Application; GUI thread.
#pragma once

#include <QObject>
#include <QPointer>
#include <QString>
#include <QStringList>

#include <functional>
#include <optional>


class QWidget;

namespace drydock {

struct Confirmation {
    QString title; //!< "Decommission 37 devices"
    QString text; //!< what will happen, in plain text
    QString verb; //!< on the button: "Decommission 37 devices"
    bool destructive = false;
    QStringList items; //!< what is concerned, listed below the text; bounded by the dialog
    //! Asks to type this number before the verb can be pressed; 0 asks for nothing.
    int typedNumber = 0;
    QString productionServer = {}; //!< named in a bar of the failed colour when not empty
    //! How many are concerned. On a production server more than one asks for the number to be typed.
    int concerned = 0;
};

struct TextQuestion {
    QString title;
    QString label;
    QString text; //!< to begin with
    QString verb;
    QString hint;
    QStringList suggestions;
    //! Empty where the text will do, else a sentence that says why not.
    std::function<QString(const QString &)> check;
    bool secret = false;
};

class UserPrompt {
public:
    UserPrompt() = default;
    virtual ~UserPrompt() = default;
    Q_DISABLE_COPY_MOVE(UserPrompt)

    virtual void confirm(const Confirmation &question, QObject *context, std::function<void(bool)> answer) = 0;
    virtual void askText(
        const TextQuestion &question, QObject *context, std::function<void(std::optional<QString>)> answer)
        = 0;
    //! `filters` as QFileDialog wants them: "Mender artifacts (*.mender)".
    virtual void saveFile(const QString &title, const QString &suggestedName, const QStringList &filters,
        QObject *context, std::function<void(QString)> answer)
        = 0;
    virtual void openFiles(const QString &title, const QStringList &filters, bool many, QObject *context,
        std::function<void(QStringList)> answer)
        = 0;
};

//! The real one: window-modal dialogs over `window`.
class DialogPrompt final : public UserPrompt {
public:
    explicit DialogPrompt(QWidget *window = nullptr);
    ~DialogPrompt() override;

    void setWindow(QWidget *window);
    //! Named in every destructive question from now on; empty where the server is none of production.
    void setProductionServer(const QString &name) { m_productionServer = name; }
    void confirm(const Confirmation &question, QObject *context, std::function<void(bool)> answer) override;
    void askText(const TextQuestion &question, QObject *context,
        std::function<void(std::optional<QString>)> answer) override;
    void saveFile(const QString &title, const QString &suggestedName, const QStringList &filters, QObject *context,
        std::function<void(QString)> answer) override;
    void openFiles(const QString &title, const QStringList &filters, bool many, QObject *context,
        std::function<void(QStringList)> answer) override;

private:
    QPointer<QWidget> m_window;
    QString m_productionServer;
};

} // namespace drydock
