// SPDX-License-Identifier: GPL-3.0-or-later
//
// AboutDialog: version, licence, and the licences of the libraries in the program. GUI thread.
#pragma once

#include <QDialog>

namespace drydock {

class AboutDialog final : public QDialog {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(AboutDialog)

public:
    explicit AboutDialog(QWidget *parent = nullptr);
    //! The text that "Copy" takes, for a report: versions of the program, Qt and the system.
    [[nodiscard]] static QString versionText();
};

} // namespace drydock
