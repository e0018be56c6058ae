// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/testmain.h"
#include "ui/shell/theme.h"
#include "ui/widgets/statepainter.h"

#include <QApplication>
#include <QDirIterator>
#include <QImage>
#include <QPainter>
#include <QSignalSpy>

#include <cmath>

using namespace drydock;

namespace {

constexpr ThemeRole kInks[] { ThemeRole::Text, ThemeRole::Muted, ThemeRole::Accent, ThemeRole::Good,
    ThemeRole::Moving, ThemeRole::Waiting, ThemeRole::Paused, ThemeRole::Warning, ThemeRole::Failed,
    ThemeRole::Unknown };
constexpr ThemeRole kGrounds[] { ThemeRole::Base, ThemeRole::Window, ThemeRole::Selected };
constexpr State kStates[] { State::Good, State::Moving, State::Waiting, State::Paused, State::Failed, State::Warning,
    State::PassedOver, State::Unknown };

// WCAG 2: relative luminance of an sRGB colour.
double luminance(const QColor &color)
{
    const auto linear = [](double c) { return c <= 0.03928 ? c / 12.92 : std::pow((c + 0.055) / 1.055, 2.4); };
    return 0.2126 * linear(color.redF()) + 0.7152 * linear(color.greenF()) + 0.0722 * linear(color.blueF());
}

double contrast(const QColor &a, const QColor &b)
{
    const double la = luminance(a);
    const double lb = luminance(b);
    return (std::max(la, lb) + 0.05) / (std::min(la, lb) + 0.05);
}

QImage shapeOf(State state)
{
    QImage image(40, 40, QImage::Format_ARGB32);
    image.fill(Qt::white);
    QPainter painter(&image);
    paintState(painter, QRectF(4, 4, 32, 32), state, Qt::black);
    return image;
}

} // namespace

class TestTheme final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init() { DRYDOCK_FAIL_ON_WARNING(); }

    void contrastFormulaIsTheStandardOne()
    {
        QCOMPARE(qRound(contrast(Qt::black, Qt::white) * 100), 2100);
        QVERIFY(qAbs(contrast(QColor(0x77, 0x77, 0x77), Qt::white) - 4.48) < 0.01);
    }

    void everyPairIsReadable_data()
    {
        QTest::addColumn<bool>("dark");
        QTest::newRow("light") << false;
        QTest::newRow("dark") << true;
    }
    void everyPairIsReadable()
    {
        QFETCH(bool, dark);
        for (const ThemeRole ink : kInks) {
            for (const ThemeRole ground : kGrounds) {
                const double ratio = contrast(Theme::color(ink, dark), Theme::color(ground, dark));
                QVERIFY2(ratio >= 4.5,
                    qPrintable(QStringLiteral("ink %1 on ground %2: %3")
                                   .arg(static_cast<int>(ink))
                                   .arg(static_cast<int>(ground))
                                   .arg(ratio)));
            }
        }
        // The words of the primary button stand on the accent.
        QVERIFY(contrast(Theme::color(ThemeRole::Base, dark), Theme::color(ThemeRole::Accent, dark)) >= 4.5);
    }

    void paletteUsesTheThemesColours()
    {
        for (const bool dark : { false, true }) {
            const QPalette p = Theme::palette(dark);
            QCOMPARE(p.color(QPalette::Base), Theme::color(ThemeRole::Base, dark));
            QCOMPARE(p.color(QPalette::Highlight), Theme::color(ThemeRole::Selected, dark));
            QCOMPARE(p.color(QPalette::HighlightedText), Theme::color(ThemeRole::Text, dark));
            QVERIFY(p.color(QPalette::Disabled, QPalette::Text) != p.color(QPalette::Active, QPalette::Text));
        }
    }

    void applyingTellsOnceAndSetsThePalette()
    {
        Theme theme;
        QSignalSpy spy(&theme, &Theme::changed);
        theme.apply(ThemeMode::Dark);
        QCOMPARE(spy.size(), 1);
        QVERIFY(theme.isDark());
        QCOMPARE(QApplication::palette().color(QPalette::Window), Theme::color(ThemeRole::Window, true));
        theme.apply(ThemeMode::Light);
        QVERIFY(!theme.isDark());
        QCOMPARE(QApplication::palette().color(QPalette::Window), Theme::color(ThemeRole::Window, false));
    }

    void followingASystemWithALightDesktopIsLight()
    {
        Theme theme;
        theme.apply(ThemeMode::Dark);
        theme.apply(ThemeMode::FollowSystem);
        QVERIFY(!theme.isDark()); // the offscreen platform is a light desktop
        QCOMPARE(theme.color(ThemeRole::Base), Theme::color(ThemeRole::Base, false));
    }

    void iconsTakeTheColourOfTheTheme()
    {
        Theme theme;
        theme.apply(ThemeMode::Light);
        const QIcon icon = theme.icon(QStringLiteral("add"));
        const auto centre = [&icon] { return icon.pixmap(16).toImage().pixelColor(8, 8); };
        QCOMPARE(centre().rgb(), Theme::color(ThemeRole::Text, false).rgb());
        theme.apply(ThemeMode::Dark);
        QCOMPARE(centre().rgb(), Theme::color(ThemeRole::Text, true).rgb());
        const QColor off = icon.pixmap(16, QIcon::Disabled).toImage().pixelColor(8, 8);
        QCOMPARE(off.rgb(), Theme::palette(true).color(QPalette::Disabled, QPalette::Text).rgb());
    }

    void everyIconRendersSomething()
    {
        Theme theme;
        const QStringList names = Theme::iconNames();
        QVERIFY(names.size() > 50);
        for (const QString &name : names) {
            const QImage image = theme.icon(name).pixmap(16).toImage();
            bool inked = false;
            for (int y = 0; y < image.height() && !inked; ++y) {
                for (int x = 0; x < image.width() && !inked; ++x)
                    inked = image.pixelColor(x, y).alpha() > 100;
            }
            QVERIFY2(inked, qPrintable(name));
        }
        QVERIFY(theme.icon(QStringLiteral("no such icon")).isNull());
    }

    void everyIconOfTheSourceTreeIsBuiltIn()
    {
        QDir folder(qEnvironmentVariable("DRYDOCK_SOURCE") + QStringLiteral("/resources/icons"));
        const QStringList files = folder.entryList({ QStringLiteral("*.svg") }, QDir::Files, QDir::Name);
        QVERIFY(!files.isEmpty());
        for (const QString &file : files)
            QVERIFY2(Theme::iconNames().contains(file.chopped(4)), qPrintable(file));
    }

    void everyShapeDiffersWithoutColour()
    {
        for (const State a : kStates) {
            for (const State b : kStates) {
                if (a != b)
                    QVERIFY2(shapeOf(a) != shapeOf(b), qPrintable(StatusText::stateName(a)));
            }
        }
    }

    void noColourIsSpelledOutElsewhere()
    {
        // Every hexadecimal colour of ui/ stands in theme.cpp.
        static const QRegularExpression hex(
            QStringLiteral("(\"#[0-9A-Fa-f]{6}\"|\\b0x[0-9A-Fa-f]{6}\\b|QColor\\(\\s*\\d)"));
        QDirIterator it(qEnvironmentVariable("DRYDOCK_SOURCE") + QStringLiteral("/ui"),
            { QStringLiteral("*.cpp"), QStringLiteral("*.h") }, QDir::Files, QDirIterator::Subdirectories);
        int files = 0;
        while (it.hasNext()) {
            QFile file(it.next());
            if (file.fileName().endsWith(QLatin1String("/theme.cpp")))
                continue;
            QVERIFY(file.open(QIODevice::ReadOnly));
            const auto match = hex.match(QString::fromUtf8(file.readAll()));
            QVERIFY2(!match.hasMatch(), qPrintable(file.fileName() + QLatin1Char(' ') + match.captured()));
            ++files;
        }
        QVERIFY(files > 40);
    }
};

DRYDOCK_GUI_TEST_MAIN(TestTheme)
#include "tst_theme.moc"
