// SPDX-License-Identifier: GPL-3.0-or-later
//
// picture(): draws a widget as a user would see it and checks that it is not blank; where DRYDOCK_PICTURES names a
// folder, the picture is kept there for the eye. GUI thread.
#pragma once

#include <QCoreApplication>
#include <QDir>
#include <QTest>
#include <QWidget>

namespace drydock::test {

inline void picture(QWidget &widget, const QString &name)
{
    QCoreApplication::sendPostedEvents();
    const QImage image = widget.grab().toImage();
    QVERIFY(!image.isNull());
    const QColor corner = image.pixelColor(0, image.height() - 1);
    int different = 0;
    for (int y = 0; y < image.height(); y += 3) {
        for (int x = 0; x < image.width(); x += 3)
            different += image.pixelColor(x, y) != corner ? 1 : 0;
    }
    QVERIFY2(different > 50, qPrintable(name));
    const QString folder = qEnvironmentVariable("DRYDOCK_PICTURES");
    if (folder.isEmpty())
        return;
    QVERIFY(QDir().mkpath(folder));
    QVERIFY(image.save(QStringLiteral("%1/%2.png").arg(folder, name)));
}

} // namespace drydock::test
