// SPDX-License-Identifier: GPL-3.0-or-later
//
// NavigatorModel: the fleet by headings (devices by status, groups, issues, software, saved views), each line a query with
// how many devices it finds now. replace() keeps what stays, so that selection and opened branches survive. Owned by
// NavigatorPane; GUI thread. It counts nothing itself and knows no store.
#pragma once

#include <QAbstractItemModel>
#include <QIcon>

#include <vector>

namespace drydock {

class Theme;

struct NavigatorLine {
    enum class Kind { Query, Group, Offline, View, Filter, Hint };
    QString id; //!< stable within its section
    QString title;
    QString query;
    QString icon; //!< a name in resources/icons
    Kind kind = Kind::Query; //!< Hint: a sentence where a section has nothing else; it cannot be chosen
    qint64 devices = -1; //!< not counted yet
    bool operator==(const NavigatorLine &) const = default;
};

struct NavigatorSection {
    QString id;
    QString title;
    QString icon;
    std::vector<NavigatorLine> lines;
};

class NavigatorModel final : public QAbstractItemModel {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(NavigatorModel)

public:
    enum Column { Title, Devices, ColumnCount };

    explicit NavigatorModel(const Theme &theme, QObject *parent = nullptr);
    ~NavigatorModel() override;

    //! The sections' ids are the same every time; only their lines change.
    void replace(const std::vector<NavigatorSection> &sections);
    [[nodiscard]] const std::vector<NavigatorSection> &sections() const { return m_sections; }
    //! Null for a section's own row.
    [[nodiscard]] const NavigatorLine *lineAt(const QModelIndex &index) const;
    [[nodiscard]] const NavigatorSection *sectionAt(const QModelIndex &index) const;
    [[nodiscard]] QModelIndex indexOf(const QString &section, const QString &line) const;

    [[nodiscard]] QModelIndex index(int row, int column, const QModelIndex &parent = {}) const override;
    [[nodiscard]] QModelIndex parent(const QModelIndex &child) const override;
    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    [[nodiscard]] Qt::ItemFlags flags(const QModelIndex &index) const override;

private:
    void replaceLines(int section, const std::vector<NavigatorLine> &lines);
    [[nodiscard]] QVariant lineData(const NavigatorLine &line, int column, int role) const;

    const Theme &m_theme;
    std::vector<NavigatorSection> m_sections;
};

} // namespace drydock
