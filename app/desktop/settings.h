// SPDX-License-Identifier: GPL-3.0-or-later
//
// Settings: what the user chose, as JSON in two files: settings.json (choices, profiles) and view.json (layout,
// columns; it can be thrown away). Held in memory, written 2 s after the last change through QSaveFile. Keys are
// typed and listed in namespace keys; unknown ones of newer versions survive; a value that does not validate reads
// as its default. A file that cannot be read is set aside with a notice, never overwritten.
// Owned by Application, GUI thread. It never holds a secret, and only app/ may include it.
#pragma once

#include <QJsonArray>
#include <QJsonObject>
#include <QObject>
#include <QString>
#include <QStringList>
#include <QTimer>

namespace drydock {

template<class T> struct Key {
    const char *name;
    T defaultValue;
    bool (*valid)(const T &) = nullptr;
};

namespace keys {

// One line a setting: its name in the file, its default, what it accepts.
inline const Key<QString> kTheme { "theme", QStringLiteral("follow"), [](const QString &v) {
    return QStringList { QStringLiteral("light"), QStringLiteral("dark"), QStringLiteral("follow"),
        QStringLiteral("system") }.contains(v); } };
inline const Key<QString> kDensity { "density", QStringLiteral("normal"), [](const QString &v) {
    return QStringList { QStringLiteral("compact"), QStringLiteral("normal"), QStringLiteral("relaxed") }.contains(v); } };
inline const Key<QString> kLanguage { "language", {} }; //!< empty: the desktop's
inline const Key<QString> kTimeZone { "timeZone", {} }; //!< IANA id; empty: the desktop's
inline const Key<int> kPollSeconds { "pollSeconds", 5, [](const int &v) { return v >= 1 && v <= 3600; } };
inline const Key<int> kOfflineMinutes { "offlineThresholdMinutes", 24 * 60, [](const int &v) { return v >= 1 && v <= 60 * 24 * 365; } };
inline const Key<bool> kReadOnly { "readOnly", false }; //!< start every session without the right to write
inline const Key<bool> kRestoreLayout { "restoreLayout", true };
inline const Key<QJsonArray> kSavedViews { "savedViews", {} }; //!< read through SavedViews
inline const Key<QJsonArray> kRowRules { "rowRules", {} }; //!< which devices are marked, read by rowRulesFromJson()
inline const Key<QJsonArray> kQueryHistory { "queryHistory", {} }; //!< texts, latest first
inline const Key<QString> kLastProfile { "lastProfile", {} };
inline const Key<QJsonArray> kProfiles { "profiles", {} }; //!< read through serverprofile.h

} // namespace keys

class Settings final : public QObject {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(Settings)

public:
    static constexpr int kVersion = 1;

    //! Reads both files in `folder`, which is created on the first write.
    explicit Settings(const QString &folder, QObject *parent = nullptr);
    ~Settings() override; //!< writes what is pending

    //! Where settings live when nothing else is asked for.
    [[nodiscard]] static QString standardFolder();
    [[nodiscard]] QString folder() const { return m_folder; }

    template<class T> [[nodiscard]] T value(const Key<T> &key) const
    {
        const QJsonValue stored = m_values.value(QLatin1String(key.name));
        T result = key.defaultValue;
        if (stored.isUndefined() || !decode(stored, result) || (key.valid && !key.valid(result)))
            return key.defaultValue;
        return result;
    }
    template<class T> void set(const Key<T> &key, const T &value)
    {
        if (key.valid && !key.valid(value))
            return;
        store(QLatin1String(key.name), QJsonValue(value));
    }

    //! A pane's columns, the window's layout: opaque to us.
    [[nodiscard]] QByteArray viewState(const QString &name) const;
    void setViewState(const QString &name, const QByteArray &state);
    //! Reads and removes it, on disk too, before anyone tries it: a layout that crashes is gone at the next start.
    [[nodiscard]] QByteArray takeViewState(const QString &name);

    //! Writes now. False where the disk refused; tried again at the next change.
    bool flush();
    //! What went wrong with the files, as sentences for the user; emptied by the call.
    [[nodiscard]] QStringList takeNotices();

Q_SIGNALS:
    void changed(const QString &name);
    void noticeAdded();

private:
    static bool decode(const QJsonValue &stored, QString &value);
    static bool decode(const QJsonValue &stored, int &value);
    static bool decode(const QJsonValue &stored, bool &value);
    static bool decode(const QJsonValue &stored, QJsonArray &value);
    void store(const QString &name, const QJsonValue &value);
    [[nodiscard]] QJsonObject load(const QString &fileName);
    bool save(const QString &fileName, QJsonObject content);
    void notice(const QString &sentence);

    QString m_folder;
    QJsonObject m_values;
    QJsonObject m_view;
    bool m_valuesDirty = false;
    bool m_viewDirty = false;
    QTimer m_writer;
    QStringList m_notices;
};

} // namespace drydock
