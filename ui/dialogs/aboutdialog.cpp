// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dialogs/aboutdialog.h"

#include "ui/shell/theme.h"

#include <QApplication>
#include <QClipboard>
#include <QDialogButtonBox>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QPushButton>
#include <QSysInfo>
#include <QTreeWidget>
#include <QVBoxLayout>

#include <array>

namespace drydock {

namespace {

struct Library {
    const char *name;
    const char *licence;
};

// The names of works and of licences: not translated.
constexpr std::array kLibraries {
    Library { "Qt 6", "LGPL-3.0-only" },
    Library { "Qt Charts", "GPL-3.0-only" },
    Library { "QtKeychain", "BSD-3-Clause" },
    Library { "simdjson", "Apache-2.0" },
    Library { "libarchive", "BSD-2-Clause" },
    Library { "OpenSSL", "Apache-2.0" },
    Library { "SQLite", "blessing (public domain)" },
    Library { "Boost (drydock-lab)", "BSL-1.0" },
};

QWidget *libraryTable(QWidget *parent)
{
    auto *tree = new QTreeWidget(parent);
    tree->setColumnCount(2);
    tree->setHeaderLabels({ AboutDialog::tr("Library"), AboutDialog::tr("Licence") });
    tree->setRootIsDecorated(false);
    tree->setUniformRowHeights(true);
    tree->setAccessibleName(AboutDialog::tr("Libraries and their licences"));
    for (const Library &library : kLibraries)
        new QTreeWidgetItem(tree, { QString::fromLatin1(library.name), QString::fromLatin1(library.licence) });
    tree->header()->resizeSection(0, 220);
    return tree;
}

} // namespace

AboutDialog::AboutDialog(QWidget *parent)
    : QDialog(parent)
{
    setObjectName(QStringLiteral("about"));
    setWindowTitle(tr("About Drydock"));
    resize(460, 400);
    auto *icon = new QLabel(this);
    icon->setPixmap(Theme::applicationIcon().pixmap(QSize(64, 64), devicePixelRatioF()));
    auto *name = new QLabel(tr("Drydock %1").arg(QStringLiteral(DRYDOCK_VERSION)), this);
    name->setFont(Theme::titleFont());
    auto *what = new QLabel(tr("Manages fleets of devices through the Mender REST API."), this);
    what->setWordWrap(true);
    auto *licence = new QLabel(tr("Free software under the GNU General Public License, version 3 or later. "
                                  "It comes without any warranty."),
        this);
    licence->setWordWrap(true);
    licence->setForegroundRole(QPalette::PlaceholderText);
    auto *texts = new QVBoxLayout;
    texts->setSpacing(6);
    texts->addWidget(name);
    texts->addWidget(what);
    texts->addWidget(licence);
    auto *top = new QHBoxLayout;
    top->setSpacing(16);
    top->addWidget(icon, 0, Qt::AlignTop);
    top->addLayout(texts, 1);
    auto *buttons = new QDialogButtonBox(this);
    QPushButton *copy = buttons->addButton(tr("Copy versions"), QDialogButtonBox::ActionRole);
    QPushButton *close = buttons->addButton(tr("Close"), QDialogButtonBox::RejectRole);
    close->setDefault(true);
    connect(copy, &QPushButton::clicked, this, [] { QApplication::clipboard()->setText(versionText()); });
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(16, 16, 16, 16);
    layout->setSpacing(12);
    layout->addLayout(top);
    layout->addWidget(libraryTable(this), 1);
    layout->addWidget(buttons);
}

QString AboutDialog::versionText()
{
    return QStringLiteral("Drydock %1\nQt %2\n%3, %4\n")
        .arg(QStringLiteral(DRYDOCK_VERSION), QString::fromLatin1(qVersion()), QSysInfo::prettyProductName(),
            QSysInfo::currentCpuArchitecture());
}

} // namespace drydock
