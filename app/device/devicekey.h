// SPDX-License-Identifier: GPL-3.0-or-later
//
// DeviceKey: a virtual device's private key: made once, kept as PEM in its folder, used to sign auth requests.
// A move-only value over OpenSSL; any thread, one at a time.
#pragma once

#include <QByteArray>
#include <QString>

#include <memory>
#include <optional>

namespace drydock::device {

enum class KeyType { Ed25519, EcP256, Rsa3072 };

class DeviceKey {
public:
    ~DeviceKey();
    DeviceKey(DeviceKey &&other) noexcept;
    DeviceKey &operator=(DeviceKey &&other) noexcept;
    Q_DISABLE_COPY(DeviceKey)

    static std::optional<DeviceKey> generate(KeyType type);
    static std::optional<DeviceKey> fromPem(const QByteArray &privatePem);
    //! Reads the file, or makes a key and writes it with mode 0600.
    static std::optional<DeviceKey> loadOrGenerate(const QString &file, KeyType type, QString *error);

    [[nodiscard]] QByteArray privatePem() const;
    [[nodiscard]] QByteArray publicPem() const;
    //! As Mender wants it in X-MEN-Signature, before base64.
    [[nodiscard]] QByteArray sign(const QByteArray &bytes) const;

private:
    struct Private;
    explicit DeviceKey(std::unique_ptr<Private> key);
    std::unique_ptr<Private> d;
};

} // namespace drydock::device
