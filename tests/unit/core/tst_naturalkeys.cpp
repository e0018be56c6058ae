// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/core/attributevalue.h"
#include "models/core/naturalkeys.h"

#include <QRandomGenerator>
#include <QTest>

#include <algorithm>
#include <numeric>

using namespace drydock;

class TestNaturalKeys final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void ranksOrderLikeTheComparison_data()
    {
        QTest::addColumn<quint32>("seed");
        for (quint32 seed = 1; seed <= 20; ++seed)
            QTest::addRow("seed %u", seed) << seed;
    }
    //! Short texts of few characters, so that runs of digits, zeros in front, cases and equals meet each other often.
    void ranksOrderLikeTheComparison()
    {
        QFETCH(quint32, seed);
        QRandomGenerator random(seed);
        const QString alphabet = QStringLiteral("0019aAbB-./:é\u0661\uFFFF\u212A ");
        std::vector<QString> texts { QString(), QStringLiteral("0"), QStringLiteral("00"), QString(300, u'7'), QString(300, u'8'), QString(255, u'9') };
        for (int i = 0; i < 300; ++i) {
            QString text = i % 3 == 0 ? QStringLiteral("host-") : QString();
            for (int n = static_cast<int>(random.bounded(7)); n > 0; --n)
                text += alphabet.at(random.bounded(static_cast<int>(alphabet.size())));
            texts.push_back(text);
        }
        // In parts of any size, the first of which may be empty.
        NaturalKeys keys;
        for (size_t at = 0; at < texts.size();) {
            NaturalKeys part;
            for (const size_t end = std::min(texts.size(), at + random.bounded(120U)); at < end; ++at)
                part.add(texts[at]);
            keys.append(std::move(part));
        }
        const std::vector<quint32> ranks = keys.ranks();
        QCOMPARE(ranks.size(), texts.size());
        for (size_t a = 0; a < texts.size(); ++a) {
            for (size_t b = 0; b < texts.size(); ++b) {
                const int order = compareAttributeValuesNaturally(texts[a], texts[b]);
                const bool same = order < 0 ? ranks[a] < ranks[b] : order > 0 ? ranks[a] > ranks[b] : ranks[a] == ranks[b];
                QVERIFY2(same, qPrintable(texts[a] + QStringLiteral(" | ") + texts[b]));
            }
        }
    }

    void nothingAndOne()
    {
        NaturalKeys none;
        QVERIFY(none.ranks().empty());
        NaturalKeys one;
        one.add(QStringLiteral("a"));
        QCOMPARE(one.ranks(), std::vector<quint32> { 0 });
    }
};

QTEST_APPLESS_MAIN(TestNaturalKeys)
#include "tst_naturalkeys.moc"
