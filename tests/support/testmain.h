// SPDX-License-Identifier: GPL-3.0-or-later
//
// The main() of every test: temporary XDG folders, so that no test ever touches a user's own settings, and any
// warning that was not announced with QTest::ignoreMessage fails the test.
#pragma once

#include <QRegularExpression>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>

namespace drydock::test {

inline void isolate(const QTemporaryDir &home)
{
    for (const char *name : { "XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_CACHE_HOME", "XDG_STATE_HOME", "XDG_RUNTIME_DIR" })
        qputenv(name, home.path().toLocal8Bit());
    QStandardPaths::setTestModeEnabled(false);
}

template<class App, class Test> int run(int argc, char **argv)
{
    const QTemporaryDir home;
    isolate(home);
    App app(argc, argv);
    Test test;
    return QTest::qExec(&test, argc, argv);
}

} // namespace drydock::test

// In init(): makes every unexpected warning a failure. The offscreen platform says of itself what it cannot do.
#define DRYDOCK_FAIL_ON_WARNING()                                                                                      \
    QTest::failOnWarning(QRegularExpression(QStringLiteral("^(?!This plugin does not support)")))

#define DRYDOCK_TEST_MAIN_WITH(App, Test)                                                                              \
    int main(int argc, char **argv)                                                                                    \
    {                                                                                                                  \
        return drydock::test::run<App, Test>(argc, argv);                                                              \
    }
// For tests without a GUI.
#define DRYDOCK_TEST_MAIN(Test) DRYDOCK_TEST_MAIN_WITH(QCoreApplication, Test)
// For tests with widgets; include <QApplication> first.
#define DRYDOCK_GUI_TEST_MAIN(Test) DRYDOCK_TEST_MAIN_WITH(QApplication, Test)
