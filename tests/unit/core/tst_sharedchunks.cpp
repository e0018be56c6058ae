// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/core/sharedchunks.h"

#include <QRandomGenerator>
#include <QTest>

using namespace drydock;

namespace {
using Chunks = SharedChunks<int, 5>;

bool isSame(const Chunks &chunks, const std::vector<int> &model)
{
    if (chunks.size() != model.size())
        return false;
    for (size_t i = 0; i < model.size(); ++i) {
        if (chunks[i] != model[i])
            return false;
    }
    return true;
}
} // namespace

class TestSharedChunks : public QObject {
    Q_OBJECT

private Q_SLOTS:
    //! Against vectors: what one copy writes no other one sees.
    void copiesAreOfTheirOwn()
    {
        QRandomGenerator random(11);
        const auto pick = [&random](int bound) { return static_cast<int>(random.bounded(bound)); };
        std::vector<Chunks> chunks(4);
        std::vector<std::vector<int>> models(4);
        for (int round = 0; round < 60'000; ++round) {
            const auto at = static_cast<size_t>(pick(4));
            std::vector<int> &model = models[at];
            switch (pick(20)) {
            case 0:
                chunks[at] = chunks[static_cast<size_t>(round) % 4];
                model = models[static_cast<size_t>(round) % 4];
                break;
            case 1: {
                const auto size = static_cast<size_t>(pick(300));
                chunks[at].resize(size, round);
                model.resize(size, round);
                break;
            }
            case 2:
                if (!model.empty()) {
                    chunks[at].pop_back();
                    model.pop_back();
                }
                break;
            case 3:
                if (pick(20) == 0) {
                    chunks[at].assign(70, round);
                    model.assign(70, round);
                }
                break;
            case 4:
            case 5:
            case 6:
            case 7:
                chunks[at].push_back(round);
                model.push_back(round);
                break;
            default:
                if (!model.empty()) {
                    const auto place = static_cast<size_t>(pick(static_cast<int>(model.size())));
                    chunks[at].edit(place) = round;
                    model[place] = round;
                }
            }
            for (size_t i = 0; i < 4; ++i)
                QVERIFY(isSame(chunks[i], models[i]));
        }
    }

    void shortOnesAreSmall()
    {
        SharedChunks<quint64> few;
        few.push_back(1);
        QVERIFY(few.memoryBytes() < 200);
        SharedChunks<quint64> many;
        for (quint64 i = 0; i < 100'000; ++i)
            many.push_back(i);
        QVERIFY(many.memoryBytes() < 100'000 * sizeof(quint64) * 11 / 10);
    }
};

QTEST_APPLESS_MAIN(TestSharedChunks)
#include "tst_sharedchunks.moc"
