// SPDX-License-Identifier: GPL-3.0-or-later
//
// CollisionList: what the user and somebody else both changed, one below the other: the value before, the user's and
// the other's, and a choice for each. Nothing is chosen beforehand. Hidden while there is nothing to decide. GUI
// thread; it shows texts and knows nothing of what they stand for.
#pragma once

#include <QHash>
#include <QScrollArea>

class QButtonGroup;
class QLabel;
class QRadioButton;
class QVBoxLayout;

namespace drydock {

struct CollisionRow {
    QString key;
    QString title; //!< of the key, for people
    QString before;
    QString mine;
    QString theirs;
    bool operator==(const CollisionRow &) const = default;
};

class CollisionList final : public QScrollArea {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(CollisionList)

public:
    explicit CollisionList(QWidget *parent = nullptr);

    void setRows(const QList<CollisionRow> &rows);
    void clear() { setRows({}); }
    //! The user went on editing: what "Keep mine" stands for.
    void setMine(const QString &key, const QString &text);
    [[nodiscard]] QStringList keys() const;
    [[nodiscard]] bool isDecided() const; //!< also where there is nothing to decide
    [[nodiscard]] bool takesTheirs(const QString &key) const;
    [[nodiscard]] QRadioButton *mineButton(const QString &key) const;
    [[nodiscard]] QRadioButton *theirsButton(const QString &key) const;

    [[nodiscard]] QSize sizeHint() const override;

Q_SIGNALS:
    void chosen();

private:
    struct Entry {
        CollisionRow row;
        QRadioButton *mine = nullptr;
        QRadioButton *theirs = nullptr;
        QLabel *mineText = nullptr;
    };
    void addEntry(const CollisionRow &row, QVBoxLayout *layout);
    void nameButtons(const Entry &entry);
    [[nodiscard]] const Entry *find(const QString &key) const;

    QList<Entry> m_entries;
};

} // namespace drydock
