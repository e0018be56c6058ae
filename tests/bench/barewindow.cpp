// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/bench/barewindow.h"

#include <QAbstractTableModel>
#include <QApplication>
#include <QElapsedTimer>
#include <QFile>
#include <QMainWindow>
#include <QTableView>
#include <QTimer>

#include <cstdio>
#include <unistd.h>
#include <vector>

namespace drydock::bench {

namespace {

class PlainModel final : public QAbstractTableModel {
public:
    explicit PlainModel(int rows)
        : m_names(static_cast<size_t>(rows))
    {
        for (size_t row = 0; row < m_names.size(); ++row)
            m_names[row] = QStringLiteral("device-%1").arg(row);
    }
    int rowCount(const QModelIndex &parent) const override
    {
        return parent.isValid() ? 0 : static_cast<int>(m_names.size());
    }
    int columnCount(const QModelIndex &parent) const override { return parent.isValid() ? 0 : 6; }
    QVariant data(const QModelIndex &index, int role) const override
    {
        return role == Qt::DisplayRole ? QVariant(m_names[static_cast<size_t>(index.row())]) : QVariant();
    }

private:
    std::vector<QString> m_names;
};

class PaintWatch final : public QTableView {
public:
    std::function<void()> painted;

protected:
    void paintEvent(QPaintEvent *event) override
    {
        QTableView::paintEvent(event);
        if (painted)
            std::exchange(painted, nullptr)();
    }
};

long residentKib()
{
    QFile file(QStringLiteral("/proc/self/statm"));
    if (!file.open(QIODevice::ReadOnly))
        return 0;
    return file.readAll().split(' ').value(1).toLong() * (sysconf(_SC_PAGESIZE) / 1024);
}

} // namespace

int runBareWindow(int &argc, char **argv, int rows)
{
    QElapsedTimer timer;
    timer.start();
    QApplication app(argc, argv);
    QMainWindow window;
    PlainModel model(rows);
    auto *view = new PaintWatch;
    view->setModel(&model);
    window.setCentralWidget(view);
    window.resize(1600, 1000);
    qint64 firstPaint = 0;
    view->painted = [&] {
        firstPaint = timer.elapsed();
        QTimer::singleShot(500, &app, [&] {
            std::printf("{\"first_paint_ms\":%lld,\"rss_kib\":%ld}\n", static_cast<long long>(firstPaint), residentKib());
            std::fflush(stdout);
            QApplication::quit();
        });
    };
    window.show();
    return QApplication::exec();
}

} // namespace drydock::bench
