// SPDX-License-Identifier: GPL-3.0-or-later
//
// CommandPalette: every command by a few letters, with its shortcut or the reason why it cannot run now. Enter runs
// the first one. Opened over the main window; deletes itself. GUI thread; it knows actions only.
#pragma once

#include "ui/shell/theme.h"

#include <QAction>
#include <QDialog>
#include <QPointer>

#include <vector>

class QLineEdit;
class QListWidget;

namespace drydock {

class CommandPalette final : public QDialog {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(CommandPalette)

public:
    CommandPalette(const Theme &theme, const QList<QAction *> &actions, QWidget *parent = nullptr);

    [[nodiscard]] QLineEdit *field() const { return m_field; }
    //! The shown commands' texts, best first.
    [[nodiscard]] QStringList shown() const;
    void runCurrent();

    //! The order in which `actions` answer `pattern`; those that do not match are left out, disabled ones come last.
    [[nodiscard]] static QList<QAction *> ranked(const QList<QAction *> &actions, const QString &pattern);
    //! Without mnemonic and ellipsis.
    [[nodiscard]] static QString plainText(const QAction *action);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void filter();

    const Theme &m_theme;
    QList<QAction *> m_actions;
    QLineEdit *m_field = nullptr;
    QListWidget *m_list = nullptr;
    std::vector<QPointer<QAction>> m_shown;
};

} // namespace drydock
