// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/items/itemroles.h"
#include "tests/support/testmain.h"
#include "ui/charts/barchart.h"
#include "ui/charts/chartlegend.h"
#include "ui/charts/donutchart.h"
#include "ui/charts/stackedbar.h"

#include <QApplication>
#include <QAbstractBarSeries>
#include <QBarSet>
#include <QChartView>
#include <QPieSeries>
#include <QPieSlice>
#include <QSignalSpy>
#include <QStandardItemModel>

using namespace drydock;

namespace {

QList<ChartPart> numbered(int count)
{
    QList<ChartPart> parts;
    for (int i = 1; i <= count; ++i)
        parts.append({ QString::number(i), QStringLiteral("version %1").arg(i), i * 10, {} });
    return parts;
}

QPieSeries *series(const DonutChart &chart)
{
    return qobject_cast<QPieSeries *>(chart.findChild<QChartView *>()->chart()->series().first());
}

} // namespace

class TestCharts final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        DRYDOCK_FAIL_ON_WARNING();
        m_theme = std::make_unique<Theme>();
        m_theme->apply(ThemeMode::Light);
    }

    void atMostSixAndOther()
    {
        const QList<ChartPart> parts = ChartData::limited(numbered(10));
        QCOMPARE(parts.size(), ChartData::kMostParts + 1);
        QCOMPARE(parts.first().value, 100);
        QCOMPARE(parts.last().key, ChartData::otherKey());
        QCOMPARE(parts.last().value, 10 + 20 + 30 + 40);
        QCOMPARE(ChartData::total(parts), ChartData::total(numbered(10)));
        QCOMPARE(ChartData::limited(numbered(6)).size(), 6);
        QCOMPARE(ChartData::limited({ { QStringLiteral("none"), {}, 0, {} } }).size(), 0);
    }

    void theSentenceSaysAll()
    {
        QCOMPARE(ChartData::sentence(QStringLiteral("Devices by status"),
                     { { QStringLiteral("accepted"), QStringLiteral("Accepted"), 90, State::Good },
                         { QStringLiteral("pending"), QStringLiteral("Pending"), 10, State::Waiting } }),
            QStringLiteral("Devices by status: Accepted 90, 90 %; Pending 10, 10 %."));
        QVERIFY(ChartData::sentence(QStringLiteral("X"), {}).contains(QStringLiteral("nothing")));
        ChartPart turned;
        turned.label = QStringLiteral("gpj") + QChar(0x202E) + QStringLiteral("exe");
        turned.value = 1;
        QVERIFY(!ChartData::sentence(QStringLiteral("X"), { turned }).contains(QChar(0x202E)));
    }

    void theDonutKeepsItsSlices()
    {
        DonutChart chart(*m_theme, QStringLiteral("Devices by status"));
        chart.replace(numbered(4));
        const QList<QPieSlice *> before = series(chart)->slices();
        QCOMPARE(before.size(), 4);
        chart.replace(numbered(5));
        const QList<QPieSlice *> after = series(chart)->slices();
        QCOMPARE(after.size(), 5);
        for (qsizetype i = 0; i < before.size(); ++i)
            QCOMPARE(after.at(i), before.at(i)); // replaced in place, never rebuilt
        QCOMPARE(after.first()->value(), 50.0);
        chart.replace(numbered(1));
        QCOMPARE(series(chart)->count(), 1);
        chart.replace({});
        QCOMPARE(series(chart)->count(), 0);
        QVERIFY(chart.accessibleDescription().contains(QStringLiteral("nothing")));
    }

    void statesKeepTheirColourInCharts()
    {
        DonutChart chart(*m_theme, QStringLiteral("Devices"));
        chart.replace({ { QStringLiteral("failure"), QStringLiteral("Failure"), 3, State::Failed } });
        QCOMPARE(series(chart)->slices().first()->color(), m_theme->color(State::Failed));
        m_theme->apply(ThemeMode::Dark);
        QCOMPARE(series(chart)->slices().first()->color(), Theme::color(ThemeRole::Failed, true));
        // Without a state: never a state's colour.
        for (int place = 0; place < 6; ++place) {
            const QColor c = ChartData::color(*m_theme, { QStringLiteral("v"), {}, 1, {} }, place);
            QVERIFY(c != m_theme->color(State::Good) && c != m_theme->color(State::Failed));
        }
    }

    void aClickTellsTheKey()
    {
        DonutChart chart(*m_theme, QStringLiteral("Devices"));
        chart.replace(numbered(3));
        QSignalSpy clicked(&chart, &DonutChart::partClicked);
        Q_EMIT series(chart)->clicked(series(chart)->slices().at(1));
        QCOMPARE(clicked.takeFirst().first().toString(), QStringLiteral("2"));
        chart.resize(500, 240);
        chart.show();
        auto *legend = chart.findChild<ChartLegend *>();
        QTest::mouseClick(legend, Qt::LeftButton, {}, QPoint(10, 12));
        QCOMPARE(clicked.takeFirst().first().toString(), QStringLiteral("3"));
        QTest::keyClick(legend, Qt::Key_Down);
        QTest::keyClick(legend, Qt::Key_Return);
        QCOMPARE(clicked.takeFirst().first().toString(), QStringLiteral("2"));
    }

    void barsReplaceInPlace()
    {
        BarChart chart(*m_theme, QStringLiteral("Devices by version"), QStringLiteral("devices"));
        chart.replace(numbered(9));
        auto *bars = qobject_cast<QAbstractBarSeries *>(
            chart.findChild<QChartView *>()->chart()->series().first());
        QBarSet *set = bars->barSets().first();
        QCOMPARE(set->count(), 7);
        chart.replace(numbered(2));
        QCOMPARE(bars->barSets().first(), set);
        QCOMPARE(set->count(), 2);
        QCOMPARE(set->at(1), 20.0); // the largest is the topmost bar
        QSignalSpy clicked(&chart, &BarChart::partClicked);
        Q_EMIT bars->clicked(1, set);
        QCOMPARE(clicked.takeFirst().first().toString(), QStringLiteral("2"));
    }

    void barsWithTheSameShortenedLabelStayApart()
    {
        BarChart chart(*m_theme, QStringLiteral("V"), QStringLiteral("devices"));
        const QString lengthy(60, QLatin1Char('v'));
        chart.replace({ { QStringLiteral("a"), lengthy + QStringLiteral("1"), 2, {} },
            { QStringLiteral("b"), lengthy + QStringLiteral("2"), 1, {} } });
        auto *bars = qobject_cast<QAbstractBarSeries *>(
            chart.findChild<QChartView *>()->chart()->series().first());
        QCOMPARE(bars->barSets().first()->count(), 2);
        QVERIFY(chart.asTsv().contains(lengthy + QStringLiteral("2\t1\n")));
    }

    void progressPartsFollowTheVocabulary()
    {
        const QList<ChartPart> parts = progressParts({ { QStringLiteral("pending"), 5 }, { QStringLiteral("success"), 3 },
            { QStringLiteral("failure"), 1 }, { QStringLiteral("installing"), 0 } });
        QCOMPARE(parts.size(), 3);
        QCOMPARE(parts.at(0).key, QStringLiteral("success"));
        QCOMPARE(parts.at(1).key, QStringLiteral("failure"));
        QCOMPARE(parts.at(2).key, QStringLiteral("pending"));
    }

    void aSingleFailureIsSeenAmongThousands()
    {
        QImage image(100, 8, QImage::Format_ARGB32);
        QPainter painter(&image);
        paintStackedBar(painter, QRectF(0, 0, 100, 8),
            progressParts({ { QStringLiteral("success"), 99999 }, { QStringLiteral("failure"), 1 } }), *m_theme);
        painter.end();
        int red = 0;
        for (int x = 0; x < 100; ++x)
            red += image.pixelColor(x, 4).rgb() == m_theme->color(State::Failed).rgb() ? 1 : 0;
        QVERIFY(red >= 2);
        QVERIFY(red < 6);
    }

    void theProgressCellSaysWhatHasEnded()
    {
        QStandardItemModel model(1, 1);
        model.setData(model.index(0, 0),
            QVariantMap { { QStringLiteral("success"), 3 }, { QStringLiteral("pending"), 1 } }, ProgressRole);
        const ProgressDelegate delegate(*m_theme);
        QCOMPARE(delegate.text(model.index(0, 0)), QStringLiteral("75 %"));
        QVERIFY(delegate.toolTip(model.index(0, 0)).contains(QStringLiteral("Success 3, 75 %")));
    }

    void theStackedBarTellsWhatWasClicked()
    {
        StackedBar bar(*m_theme, QStringLiteral("Progress"));
        bar.resize(100, 12);
        bar.replace(progressParts({ { QStringLiteral("success"), 1 }, { QStringLiteral("failure"), 1 } }));
        QSignalSpy clicked(&bar, &StackedBar::partClicked);
        QTest::mouseClick(&bar, Qt::LeftButton, {}, QPoint(75, 6));
        QCOMPARE(clicked.takeFirst().first().toString(), QStringLiteral("failure"));
        QVERIFY(bar.accessibleDescription().contains(QStringLiteral("Failure 1")));
    }

private:
    std::unique_ptr<Theme> m_theme;
};

DRYDOCK_GUI_TEST_MAIN(TestCharts)
#include "tst_charts.moc"
