// SPDX-License-Identifier: GPL-3.0-or-later
//
// Translations: finds and installs the program's and Qt's own texts in one language. The files are in :/i18n. Owned
// by main, before any widget; GUI thread.
#pragma once

#include <QString>
#include <QStringList>

#include <memory>

class QTranslator;

namespace drydock {

class Translations final {
public:
    Translations();
    ~Translations();

    //! Codes of the languages that are there: "de", "en".
    [[nodiscard]] static QStringList languages();
    //! `language` as a code; empty takes the desktop's. English texts need a translation too: their plurals.
    void install(const QString &language);

private:
    std::unique_ptr<QTranslator> m_own;
    std::unique_ptr<QTranslator> m_qt;
};

} // namespace drydock
