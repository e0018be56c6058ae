// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/translations.h"

#include <QCoreApplication>
#include <QDir>
#include <QLibraryInfo>
#include <QLocale>
#include <QTranslator>

namespace drydock {

namespace {

const QString kFolder = QStringLiteral(":/i18n");
const QString kName = QStringLiteral("drydock");

} // namespace

Translations::Translations() = default;
Translations::~Translations() = default;

QStringList Translations::languages()
{
    QStringList codes;
    const QStringList files = QDir(kFolder).entryList({ kName + QStringLiteral("_*.qm") }, QDir::Files, QDir::Name);
    for (const QString &file : files)
        codes.append(file.mid(kName.size() + 1).chopped(3));
    return codes;
}

void Translations::install(const QString &language)
{
    const QLocale locale = language.isEmpty() ? QLocale::system() : QLocale(language);
    if (!language.isEmpty())
        QLocale::setDefault(locale);
    m_own = std::make_unique<QTranslator>();
    if (m_own->load(locale, kName, QStringLiteral("_"), kFolder)
        || m_own->load(QLocale(QLocale::English), kName, QStringLiteral("_"), kFolder))
        QCoreApplication::installTranslator(m_own.get());
    m_qt = std::make_unique<QTranslator>();
    if (m_qt->load(locale, QStringLiteral("qtbase"), QStringLiteral("_"),
            QLibraryInfo::path(QLibraryInfo::TranslationsPath)))
        QCoreApplication::installTranslator(m_qt.get());
}

} // namespace drydock
