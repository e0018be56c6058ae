// SPDX-License-Identifier: GPL-3.0-or-later
//
// StateLabel: one status as shape, word and colour, outside a table. GUI thread; knows no code but the vocabulary's.
#pragma once

#include "ui/shell/theme.h"
#include "ui/text/statustext.h"

#include <QWidget>

namespace drydock {

class StateLabel final : public QWidget {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(StateLabel)

public:
    explicit StateLabel(const Theme &theme, QWidget *parent = nullptr);

    void setWord(const StatusWord &word);
    [[nodiscard]] const StatusWord &word() const { return m_word; }
    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override { return sizeHint(); }

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    const Theme &m_theme;
    StatusWord m_word;
};

} // namespace drydock
