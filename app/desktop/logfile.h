// SPDX-License-Identifier: GPL-3.0-or-later
//
// LogFile: every message of Qt's logging, redacted, in a ring of two files of bounded size, readable by their owner
// alone. install() makes it the process's message handler until it is destroyed; messages go to stderr as before.
// Any thread may log. Owned by main.
#pragma once

#include <QFile>
#include <QMutex>
#include <QString>

namespace drydock {

class LogFile final {
public:
    static constexpr qint64 kFileSize = 2 << 20;

    //! Writes FOLDER/drydock.log and, when that is full, moves it to FOLDER/drydock.1.log.
    explicit LogFile(const QString &folder, qint64 fileSize = kFileSize);
    ~LogFile();
    Q_DISABLE_COPY_MOVE(LogFile)

    [[nodiscard]] static QString standardFolder();
    [[nodiscard]] QString path() const;

    void install();
    //! As the handler does it, for tests.
    void write(QtMsgType type, const QString &category, const QString &message);

private:
    static void handle(QtMsgType type, const QMessageLogContext &context, const QString &message);
    void open();
    void rotate();

    QString m_folder;
    qint64 m_fileSize;
    QFile m_file;
    QMutex m_mutex;
    QtMessageHandler m_previous = nullptr;
    bool m_installed = false;
};

} // namespace drydock
