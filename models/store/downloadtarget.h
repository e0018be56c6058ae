// SPDX-License-Identifier: GPL-3.0-or-later
//
// DownloadTarget: where a download's bytes go until all of them are there. PartFile, the product's, is a temporary file
// beside the target: half a file never has the final name, and what was not committed is removed with the object.
// Owned by DownloadQueue and shared with the request that fills it; GUI thread. It knows no network.
#pragma once

#include "models/core/result.h"

#include <QFile>
#include <QIODevice>

#include <memory>

namespace drydock {

class DownloadTarget : public QIODevice {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(DownloadTarget)

public:
    DownloadTarget() = default;

    //! What is written so far; the next byte goes behind it.
    [[nodiscard]] qint64 size() const override = 0;
    //! Empties it.
    virtual bool restart() = 0;
    //! Room on the disk beyond what is written; -1 where it is not known.
    [[nodiscard]] virtual qint64 bytesFree() const = 0;
    //! Why the last write failed.
    [[nodiscard]] virtual LocalProblem problem() const = 0;
    //! The file as it is now, to be read by a worker.
    [[nodiscard]] virtual QString partPath() const = 0;
    //! Gives it its final name, in one step; what had that name is gone then.
    virtual Status commit() = 0;
};

class PartFile final : public DownloadTarget {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(PartFile)

public:
    //! Opened for writing and empty, or why not.
    static Result<std::shared_ptr<DownloadTarget>> open(const QString &finalPath);
    ~PartFile() override;

    [[nodiscard]] qint64 size() const override { return m_size; }
    bool restart() override { return seek(0); }
    //! Cuts off what lies behind.
    bool seek(qint64 position) override;
    [[nodiscard]] qint64 bytesFree() const override;
    [[nodiscard]] LocalProblem problem() const override { return m_problem; }
    [[nodiscard]] QString partPath() const override { return m_file.fileName(); }
    Status commit() override;

    //! Waits until the disk has it. In a worker: it takes as long as the disk does.
    static void flush(const QString &partPath);

protected:
    qint64 readData(char *, qint64) override { return -1; }
    qint64 writeData(const char *data, qint64 size) override;

private:
    explicit PartFile(const QString &finalPath);

    QString m_finalPath;
    QFile m_file;
    qint64 m_size = 0;
    LocalProblem m_problem = LocalProblem::None;
};

} // namespace drydock
