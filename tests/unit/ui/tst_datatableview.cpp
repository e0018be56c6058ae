// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/items/itemroles.h"
#include "models/items/orderedtablemodel.h"
#include "tests/support/testmain.h"
#include "tests/support/testui.h"
#include "ui/widgets/datatableview.h"
#include "ui/widgets/rowdelegate.h"

#include <QApplication>
#include <QClipboard>
#include <QHeaderView>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QLineEdit>
#include <QSignalSpy>
#include <QStandardItemModel>

#include <set>

using namespace drydock;
using drydock::test::TestUi;

namespace {

struct Fixture {
    TestUi t;
    QStandardItemModel model { 4, 3 };
    DataTableView view { t.ui };

    Fixture()
    {
        const QStringList titles { QStringLiteral("Name"), QStringLiteral("State"), QStringLiteral("Seen") };
        const QStringList ids { QStringLiteral("name"), QStringLiteral("state"), QStringLiteral("seen") };
        for (int column = 0; column < 3; ++column) {
            model.setHeaderData(column, Qt::Horizontal, titles.at(column));
            model.setHeaderData(column, Qt::Horizontal, ids.at(column), IdRole);
        }
        for (int row = 0; row < 4; ++row) {
            model.setData(model.index(row, 0), QStringLiteral("oslo-%1").arg(row));
            model.setData(model.index(row, 0), QStringLiteral("id-%1").arg(row), IdRole);
            model.setData(model.index(row, 1), QStringLiteral("accepted"), StatusRole);
            model.setData(model.index(row, 2), t.clock.now().ms - row * 60000, TimestampRole);
        }
        view.setItemDelegateForColumn(1, new StatusDelegate(t.theme, StatusDomain::Device, &view));
        view.setItemDelegateForColumn(2, new TimeDelegate(t.theme, t.ui.time(), t.clock, &view));
        view.setModel(&model);
        view.resize(500, 300);
        view.show();
    }
};

//! Rows by a number each; some may be gone.
class Numbers final : public OrderedTableModel {
public:
    explicit Numbers(RowId rows)
    {
        for (RowId row = 0; row < rows; ++row)
            m_numbers.push_back(row);
        OrderedTableModel::sort(0, Qt::AscendingOrder);
    }
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override { return parent.isValid() ? 0 : 3; }
    //! Every row elsewhere, and these not at all any more.
    void shuffle(quint32 factor, const std::set<RowId> &gone)
    {
        m_gone = gone;
        for (RowId row = 0; row < m_numbers.size(); ++row)
            m_numbers[row] = row * factor % 12'007U;
        orderWanted();
    }

protected:
    [[nodiscard]] QVariant cell(RowId row, int, int role) const override { return role == Qt::DisplayRole ? QVariant(m_numbers[row]) : QVariant(); }
    [[nodiscard]] int compareRows(RowId a, RowId b) const override { return m_numbers[a] < m_numbers[b] ? -1 : m_numbers[a] > m_numbers[b]; }
    [[nodiscard]] std::vector<RowId> allRows() const override
    {
        std::vector<RowId> rows;
        for (RowId row = 0; row < m_numbers.size(); ++row) {
            if (!m_gone.contains(row))
                rows.push_back(row);
        }
        return rows;
    }

private:
    std::vector<quint32> m_numbers;
    std::set<RowId> m_gone;
};

std::set<RowId> selectedIn(const DataTableView &view, const OrderedTableModel &model)
{
    std::set<RowId> rows;
    const QItemSelection selection = view.selectionModel()->selection();
    for (const QItemSelectionRange &range : selection) {
        for (int row = range.top(); row <= range.bottom(); ++row)
            rows.insert(model.rowIdAt(row));
    }
    return rows;
}

} // namespace

class TestDataTableView final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init() { DRYDOCK_FAIL_ON_WARNING(); }

    void aSelectionOfAnySizeOutlivesANewOrder_data()
    {
        QTest::addColumn<int>("selected");
        QTest::newRow("few") << 20;
        QTest::newRow("many") << 6'000;
    }
    void aSelectionOfAnySizeOutlivesANewOrder()
    {
        QFETCH(int, selected);
        TestUi t;
        Numbers model(12'000);
        DataTableView view(t.ui);
        view.setModel(&model);
        view.setSelectionBehavior(QAbstractItemView::SelectRows);
        view.setSelectionMode(QAbstractItemView::ExtendedSelection);
        const QItemSelection some(model.index(100, 0), model.index(100 + selected - 1, 2));
        view.selectionModel()->select(some, QItemSelectionModel::ClearAndSelect);
        view.selectionModel()->setCurrentIndex(model.index(105, 1), QItemSelectionModel::NoUpdate);
        std::set<RowId> expected = selectedIn(view, model);
        QCOMPARE(expected.size(), static_cast<size_t>(selected));

        QSignalSpy made(&view, &DataTableView::selectionMade);
        model.shuffle(7'919, {});
        QVERIFY(selectedIn(view, model) == expected);
        QCOMPARE(model.rowIdAt(view.currentIndex().row()), 105U);
        QCOMPARE(view.currentIndex().column(), 1);
        QCOMPARE(made.count(), 0); // the same devices
        // One of the selected goes, and one of the others.
        model.shuffle(5'003, { 7, 110 });
        expected.erase(110);
        QVERIFY(selectedIn(view, model) == expected);
        QVERIFY(made.count() > 0);
        QVERIFY(view.selectionModel()->isRowSelected(model.rowOf(105)));
        // A click is a click again.
        view.selectRow(model.rowOf(3));
        QVERIFY(selectedIn(view, model) == std::set<RowId> { 3 });
    }

    void copiesWhatIsSeenWithExactTimes()
    {
        Fixture f;
        f.view.selectRow(1);
        QTest::keySequence(&f.view, QKeySequence::Copy);
        QCOMPARE(QApplication::clipboard()->text(),
            QStringLiteral("Name\tState\tSeen\noslo-1\tAccepted\t2026-11-23T05:59:00.000Z\n"));
        QCOMPARE(f.view.selectedIds(), QStringList { QStringLiteral("id-1") });
        const QJsonArray rows = QJsonDocument::fromJson(f.view.selectionAsJson().toUtf8()).array();
        QCOMPARE(rows.size(), 1);
        QCOMPARE(rows.first().toObject().value(QStringLiteral("id")).toString(), QStringLiteral("id-1"));
        QCOMPARE(rows.first().toObject().value(QStringLiteral("state")).toString(), QStringLiteral("Accepted"));
    }

    void copyFollowsTheUsersColumns()
    {
        Fixture f;
        f.view.horizontalHeader()->moveSection(2, 0);
        f.view.horizontalHeader()->setSectionHidden(1, true);
        f.view.selectAll();
        const QString text = f.view.selectionAsTsv();
        QVERIFY(text.startsWith(QStringLiteral("Seen\tName\n")));
        QCOMPARE(text.count(QLatin1Char('\n')), 5);
        f.view.clearSelection();
        QCOMPARE(f.view.selectionAsTsv(), QString());
    }

    void aCellNeverBreaksTheTable()
    {
        Fixture f;
        f.model.setData(f.model.index(0, 0), QStringLiteral("a\tb\nc"));
        f.view.selectRow(0);
        QVERIFY(f.view.selectionAsTsv().contains(QStringLiteral("a b c\t")));
    }

    void rowHeightsAreFixedByDensity()
    {
        Fixture f;
        QCOMPARE(f.view.verticalHeader()->sectionSize(2), 28);
        Preferences p = f.t.ui.preferences();
        p.density = Density::Relaxed;
        f.t.ui.setPreferences(p);
        QCOMPARE(f.view.verticalHeader()->sectionSize(2), 36);
        p.density = Density::Compact;
        f.t.ui.setPreferences(p);
        QCOMPARE(f.view.verticalHeader()->sectionSize(2), 24);
        QCOMPARE(f.view.verticalHeader()->sectionResizeMode(0), QHeaderView::Fixed);
    }

    void theViewStateComesBackByColumnId()
    {
        Fixture f;
        f.view.setSortingEnabled(true);
        f.view.horizontalHeader()->moveSection(2, 0);
        f.view.horizontalHeader()->setSectionHidden(1, true);
        f.view.horizontalHeader()->resizeSection(0, 211);
        f.view.sortByColumn(2, Qt::DescendingOrder);
        const ViewState state = f.view.viewState();
        QCOMPARE(state.order, (QStringList { QStringLiteral("seen"), QStringLiteral("name") }));

        Fixture g;
        g.view.setSortingEnabled(true);
        g.view.applyViewState(state);
        QCOMPARE(g.view.viewState().order, state.order);
        QCOMPARE(g.view.viewState().sortColumn, QStringLiteral("seen"));
        QCOMPARE(g.view.horizontalHeader()->sortIndicatorOrder(), Qt::DescendingOrder);
        QVERIFY(g.view.isColumnHidden(1));
    }

    void aViewStateOfUnknownColumnsHidesNothing()
    {
        Fixture f;
        ViewState state;
        state.order = { QStringLiteral("gone") };
        f.view.applyViewState(state);
        for (int column = 0; column < 3; ++column)
            QVERIFY(!f.view.isColumnHidden(column));
    }

    void typingGoesToTheFilter()
    {
        Fixture f;
        QLineEdit field;
        field.show();
        f.view.setFilterField(&field);
        f.view.setCurrentIndex(f.model.index(0, 0));
        QTest::keyClick(&f.view, Qt::Key_O);
        QCOMPARE(field.text(), QStringLiteral("o"));
        QCOMPARE(f.view.currentIndex().row(), 0);
        QTest::keyClick(&f.view, Qt::Key_Down);
        QCOMPARE(f.view.currentIndex().row(), 1);
        QCOMPARE(field.text(), QStringLiteral("o"));
    }

    void enterOpensTheRow()
    {
        Fixture f;
        QSignalSpy opened(&f.view, &DataTableView::rowOpened);
        f.view.setCurrentIndex(f.model.index(2, 1));
        QTest::keyClick(&f.view, Qt::Key_Return);
        QCOMPARE(opened.takeFirst().first().toString(), QStringLiteral("id-2"));
    }

    void aSelectedRowKeepsItsTextColourAndHasABar()
    {
        Fixture f;
        f.view.selectRow(0);
        f.view.setCurrentIndex({});
        f.view.selectRow(0);
        const QImage image = f.view.viewport()->grab().toImage();
        QCOMPARE(image.pixelColor(1, 14).rgb(), Theme::color(ThemeRole::Accent, false).rgb());
        QCOMPARE(image.pixelColor(4, 3).rgb(), Theme::color(ThemeRole::Selected, false).rgb());
        bool textFound = false;
        for (int x = 8; x < 60 && !textFound; ++x) {
            for (int y = 4; y < 24 && !textFound; ++y)
                textFound = image.pixelColor(x, y).lightness() < 80;
        }
        QVERIFY(textFound);
        // The row below is not selected: plain ground, no bar.
        QCOMPARE(image.pixelColor(1, 28 + 14).rgb(), Theme::color(ThemeRole::Base, false).rgb());
    }

    void tooltipsAreExact()
    {
        Fixture f;
        const auto *time = qobject_cast<RowDelegate *>(f.view.itemDelegateForColumn(2));
        QCOMPARE(time->text(f.model.index(3, 2)), QStringLiteral("3 min ago"));
        QVERIFY(time->toolTip(f.model.index(3, 2)).contains(QStringLiteral("05:57:00 (UTC)")));
        const auto *state = qobject_cast<RowDelegate *>(f.view.itemDelegateForColumn(1));
        QVERIFY(state->toolTip(f.model.index(0, 1)).startsWith(QStringLiteral("Accepted: ")));
    }
};

DRYDOCK_GUI_TEST_MAIN(TestDataTableView)
#include "tst_datatableview.moc"
