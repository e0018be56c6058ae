// SPDX-License-Identifier: GPL-3.0-or-later
//
// OnceDevice: a request body that can be read once and never rewound. Qt's network manager silently sends a request up
// to three more times when the server closes the connection before it answers, writes included; a body that refuses
// reset() is the one thing that stops it. Owned by the exchange; GUI thread.
#pragma once

#include <QIODevice>

#include <memory>

namespace drydock {

class OnceDevice final : public QIODevice {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(OnceDevice)

public:
    //! `source` is opened and of known size.
    explicit OnceDevice(std::unique_ptr<QIODevice> source);
    ~OnceDevice() override;

    [[nodiscard]] bool isSequential() const override { return true; }
    [[nodiscard]] qint64 bytesAvailable() const override;
    [[nodiscard]] bool atEnd() const override;
    bool reset() override { return false; }
    [[nodiscard]] qint64 size() const override { return m_size; }

Q_SIGNALS:
    //! Once: the source could not give what it had promised. Emitted while Qt reads.
    void sourceFailed(const QString &reason);

protected:
    qint64 readData(char *data, qint64 maxSize) override;
    qint64 writeData(const char *, qint64) override { return -1; }

private:
    std::unique_ptr<QIODevice> m_source;
    qint64 m_size;
    bool m_failed = false;
};

} // namespace drydock
