// SPDX-License-Identifier: GPL-3.0-or-later
//
// TestUi: everything a pane or a window needs of the shell, with a clock that stands still and a prompt that answers
// by itself. Owned by the test; needs a QApplication.
#pragma once

#include "tests/support/fakeclock.h"
#include "ui/actions/actionregistry.h"
#include "ui/dialogs/userprompt.h"
#include "ui/shell/dockhost.h"
#include "ui/shell/uicontext.h"

#include <QHash>

namespace drydock::test {

//! Remembers every question and answers it at once from its fields.
class FakePrompt final : public UserPrompt {
public:
    bool confirmed = true;
    std::optional<QString> text;
    QString savePath;
    QStringList openPaths;
    QList<Confirmation> confirmations;
    QList<TextQuestion> questions;
    QStringList suggestedNames;

    void confirm(const Confirmation &question, QObject *, std::function<void(bool)> answer) override
    {
        confirmations.append(question);
        answer(confirmed);
    }
    void askText(const TextQuestion &question, QObject *, std::function<void(std::optional<QString>)> answer) override
    {
        questions.append(question);
        answer(text);
    }
    void saveFile(const QString &, const QString &suggestedName, const QStringList &, QObject *,
        std::function<void(QString)> answer) override
    {
        suggestedNames.append(suggestedName);
        answer(savePath);
    }
    void openFiles(const QString &, const QStringList &, bool, QObject *,
        std::function<void(QStringList)> answer) override
    {
        answer(openPaths);
    }
};

class FakeLayoutStore final : public LayoutStore {
public:
    QHash<QString, QByteArray> blobs;
    QStringList log; //!< "take", "put" in order
    std::function<void()> onTake;

    QByteArray take(const QString &key) override
    {
        log.append(QStringLiteral("take"));
        const QByteArray blob = blobs.take(key);
        if (onTake)
            onTake();
        return blob;
    }
    void put(const QString &key, const QByteArray &blob) override
    {
        log.append(QStringLiteral("put"));
        blobs.insert(key, blob);
    }
};

struct TestUi {
    TestUi()
        : actions(theme)
        , ui(theme, clock, prompt, actions)
    {
        theme.apply(ThemeMode::Light);
        Preferences preferences;
        preferences.theme = ThemeMode::Light;
        preferences.timeZone = "UTC";
        ui.setPreferences(preferences);
    }
    Theme theme;
    FakeClock clock;
    FakePrompt prompt;
    ActionRegistry actions;
    UiContext ui;
};

} // namespace drydock::test
