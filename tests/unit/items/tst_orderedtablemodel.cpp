// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/items/orderedtablemodel.h"
#include "models/store/entitytable.h"
#include "tests/support/testmain.h"

#include <QAbstractItemModelTester>
#include <QApplication>
#include <QHeaderView>
#include <QSignalSpy>
#include <QTableView>

#include <algorithm>
#include <random>

using namespace drydock;

namespace {

struct Thing {
    int id = 0;
    int weight = 0;
    bool hidden = false;
    bool operator==(const Thing &) const = default;
};

class ThingModel final : public OrderedTableModel {
public:
    EntityTable<int, Thing> things;
    mutable bool readInvalid = false;

    ThingModel()
    {
        // At every signal the inverse must agree with the order.
        const auto check = [this] { checkInverse(); };
        connect(this, &QAbstractItemModel::rowsInserted, this, check);
        connect(this, &QAbstractItemModel::rowsRemoved, this, check);
        connect(this, &QAbstractItemModel::rowsAboutToBeInserted, this, check);
        connect(this, &QAbstractItemModel::rowsAboutToBeRemoved, this, check);
        connect(this, &QAbstractItemModel::layoutChanged, this, check);
        connect(this, &QAbstractItemModel::layoutAboutToBeChanged, this, check);
        connect(this, &QAbstractItemModel::dataChanged, this, check);
    }
    void apply(std::vector<Thing> all) { applyDelta(things.apply(std::move(all), Completeness::Complete)); }
    void filterHeavierThan(int weight)
    {
        m_atMost = weight;
        orderWanted();
    }
    int columnCount(const QModelIndex &parent = {}) const override { return parent.isValid() ? 0 : 2; }
    bool inverseHolds = true;

protected:
    QVariant cell(RowId row, int column, int role) const override
    {
        if (row >= things.rowBound())
            readInvalid = true;
        if (role != Qt::DisplayRole)
            return {};
        return column == 0 ? things.at(row).id : things.at(row).weight;
    }
    int compareRows(RowId a, RowId b) const override
    {
        const auto key = [this](RowId row) { return sortColumn() == 0 ? things.at(row).id : things.at(row).weight; };
        return key(a) - key(b);
    }
    bool accepts(RowId row) const override { return !things.at(row).hidden && things.at(row).weight <= m_atMost; }
    std::vector<RowId> allRows() const override { return things.rows(); }

private:
    void checkInverse()
    {
        for (int row = 0; row < rowCount(); ++row)
            inverseHolds = inverseHolds && rowOf(rowIdAt(row)) == row;
    }
    int m_atMost = 1'000'000;
};

//! What the model should show, the slow way.
std::vector<int> naive(const ThingModel &model, const std::vector<Thing> &all, int atMost)
{
    std::vector<Thing> shown;
    std::copy_if(all.begin(), all.end(), std::back_inserter(shown),
        [atMost](const Thing &thing) { return !thing.hidden && thing.weight <= atMost; });
    std::sort(shown.begin(), shown.end(), [&model](const Thing &a, const Thing &b) {
        const int left = model.sortColumn() == 0 ? a.id : a.weight;
        const int right = model.sortColumn() == 0 ? b.id : b.weight;
        if (left != right)
            return model.sortOrder() == Qt::AscendingOrder ? left < right : left > right;
        return *model.things.rowOf(a.id) < *model.things.rowOf(b.id);
    });
    std::vector<int> ids;
    for (const Thing &thing : shown)
        ids.push_back(thing.id);
    return ids;
}

std::vector<int> shownIds(const ThingModel &model)
{
    std::vector<int> ids;
    for (int row = 0; row < model.rowCount(); ++row)
        ids.push_back(model.index(row, 0).data().toInt());
    return ids;
}

std::vector<int> selectedIds(const QTableView &view)
{
    std::vector<int> ids;
    for (const QModelIndex &index : view.selectionModel()->selectedRows())
        ids.push_back(index.data().toInt());
    std::sort(ids.begin(), ids.end());
    return ids;
}

} // namespace

class TestOrderedTableModel : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init() { DRYDOCK_FAIL_ON_WARNING(); }

    void randomDeltasAgreeWithNaiveModel()
    {
        std::mt19937 random(20261123);
        const auto below = [&random](int bound) { return static_cast<int>(random() % static_cast<unsigned>(bound)); };
        ThingModel model;
        QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::Fatal);
        QTableView view;
        view.verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
        view.setModel(&model);
        view.setSelectionBehavior(QAbstractItemView::SelectRows);
        view.resize(300, 400);
        view.show();
        std::vector<Thing> all;
        model.sort(1);
        int nextId = 1;
        int atMost = 1'000'000;
        for (int step = 0; step < 10'000; ++step) {
            const std::vector<int> before = selectedIds(view);
            const int current = view.currentIndex().isValid() ? view.currentIndex().siblingAtColumn(0).data().toInt() : 0;
            const int kind = below(20);
            if (kind == 0) {
                model.sort(below(2), below(2) == 0 ? Qt::AscendingOrder : Qt::DescendingOrder);
            } else if (kind == 1) {
                atMost = below(2) == 0 ? 1'000'000 : 300;
                model.filterHeavierThan(atMost);
            } else {
                const bool big = below(4) == 0;
                for (int i = below(big ? 60 : 4); i > 0; --i)
                    all.push_back({ nextId++, below(500), below(10) == 0 });
                const int most = big ? 40 : 3;
                for (int i = below(all.size() > 250 ? 4 * most : most); i > 0 && !all.empty(); --i)
                    all.erase(all.begin() + below(static_cast<int>(all.size())));
                for (int i = below(big ? 80 : 5); i > 0 && !all.empty(); --i)
                    all[static_cast<size_t>(below(static_cast<int>(all.size())))].weight = below(500);
                std::shuffle(all.begin(), all.end(), random);
                model.apply(all);
            }
            const std::vector<int> expected = naive(model, all, atMost);
            QCOMPARE(shownIds(model), expected);
            QVERIFY(model.inverseHolds);
            QVERIFY(!model.readInvalid);
            std::vector<int> stillThere;
            for (const int id : before) {
                if (std::find(expected.begin(), expected.end(), id) != expected.end())
                    stillThere.push_back(id);
            }
            QCOMPARE(selectedIds(view), stillThere);
            if (current != 0 && std::find(expected.begin(), expected.end(), current) != expected.end())
                QCOMPARE(view.currentIndex().siblingAtColumn(0).data().toInt(), current);
            if (below(40) == 0 && model.rowCount() > 0)
                view.selectionModel()->setCurrentIndex(model.index(below(model.rowCount()), 1), QItemSelectionModel::NoUpdate);
            if (below(5) == 0 && model.rowCount() > 0) {
                view.selectionModel()->select(model.index(below(model.rowCount()), 0),
                    QItemSelectionModel::Toggle | QItemSelectionModel::Rows);
            }
        }
        QVERIFY(nextId > 500);
    }

    void changedRowsAreToldInRuns()
    {
        ThingModel model;
        std::vector<Thing> all;
        for (int id = 0; id < 100; ++id)
            all.push_back({ id, 0, false });
        model.sort(0);
        model.apply(all);
        QSignalSpy spy(&model, &QAbstractItemModel::dataChanged);
        for (const int id : { 3, 4, 5, 40 })
            all[static_cast<size_t>(id)].weight = 7;
        model.apply(all);
        QCOMPARE(spy.count(), 2);
        QCOMPARE(spy.at(0).at(0).toModelIndex().row(), 3);
        QCOMPARE(spy.at(0).at(1).toModelIndex().row(), 5);
        QCOMPARE(spy.at(1).at(0).toModelIndex().row(), 40);
    }

    void unchangedListingTellsNothing()
    {
        ThingModel model;
        model.apply({ { 1, 5, false }, { 2, 6, false } });
        QSignalSpy layout(&model, &QAbstractItemModel::layoutChanged);
        QSignalSpy data(&model, &QAbstractItemModel::dataChanged);
        model.apply({ { 2, 6, false }, { 1, 5, false } });
        QCOMPARE(layout.count(), 0);
        QCOMPARE(data.count(), 0);
    }

    void neverResets()
    {
        ThingModel model;
        QSignalSpy resets(&model, &QAbstractItemModel::modelReset);
        std::vector<Thing> all;
        for (int id = 0; id < 1000; ++id)
            all.push_back({ id, id % 7, false });
        model.apply(all);
        model.sort(1, Qt::DescendingOrder);
        model.filterHeavierThan(3);
        model.apply({});
        QCOMPARE(model.rowCount(), 0);
        QCOMPARE(resets.count(), 0);
    }
};

DRYDOCK_GUI_TEST_MAIN(TestOrderedTableModel)
#include "tst_orderedtablemodel.moc"
