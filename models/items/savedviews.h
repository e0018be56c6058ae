// SPDX-License-Identifier: GPL-3.0-or-later
//
// SavedViews: what somebody looks at again and again, by name: a query, columns with their widths, sorting, marks. They are the
// user's, go with him from server to server, and are written to and read from files as JSON. Owned by Application's
// wiring, GUI thread. It holds no file and no setting: whoever owns it keeps json() when changed() is told.
#pragma once

#include "models/items/rowrules.h"

#include <QHash>
#include <QJsonArray>
#include <QObject>
#include <QString>
#include <QStringList>

#include <optional>
#include <vector>

namespace drydock {

struct DeviceView {
    QString name; //!< unique, regardless of case
    QString query; //!< a DeviceQuery's text
    QStringList columns; //!< DeviceColumn ids, left to right; empty: as they are
    QHash<QString, int> widths;
    QString sortColumn;
    bool descending = false;
    QList<std::pair<QString, bool>> thenBy = {}; //!< further columns that sort, and whether they descend
    std::optional<RowRuleList> rules = {}; //!< unset: marks stay as they are
    bool operator==(const DeviceView &) const = default;
};

class SavedViews final : public QObject {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(SavedViews)

public:
    static constexpr qsizetype kMostViews = 500;
    static constexpr qsizetype kLongestName = 100;
    static constexpr qsizetype kLargestFile = 4 * 1024 * 1024; //!< bytes

    //! What became of an import. Views that cannot be read are left out and counted; a taken name gets a number.
    struct Import {
        enum class Problem { None, NotJson, NotViews, NewerVersion, TooMany };
        Problem problem = Problem::None;
        QStringList added; //!< names as they are now
        int leftOut = 0;
    };

    explicit SavedViews(QObject *parent = nullptr);
    ~SavedViews() override;

    //! By name, in the order for people.
    [[nodiscard]] const std::vector<DeviceView> &views() const { return m_views; }
    [[nodiscard]] const DeviceView *find(const QString &name) const;
    [[nodiscard]] QStringList names() const;
    //! Replaces the one of that name. False where the name is empty or too long, or there are too many.
    bool put(const DeviceView &view);
    //! False where `to` is taken by another.
    bool rename(const QString &from, const QString &to);
    void remove(const QString &name);

    // For settings: views alone
    [[nodiscard]] QJsonArray json() const;
    void setJson(const QJsonArray &views);
    // For files: with a head that says what it is
    [[nodiscard]] QByteArray fileContents(const QStringList &names) const; //!< empty: all
    Import import(const QByteArray &contents);

Q_SIGNALS:
    void changed();

private:
    void sort();

    std::vector<DeviceView> m_views;
};

} // namespace drydock
