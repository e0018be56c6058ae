// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/lab/useradm/secondfactorpicture.h"

#include <QUrl>

#include <memory>
#include <png.h>
#include <qrencode.h>

namespace drydock::lab {

namespace {

constexpr int kScale = 4; // pixels a module
constexpr int kQuiet = 4; // modules, as the standard demands

//! RFC 4648, without padding: apps want none.
QByteArray base32(const QByteArray &bytes)
{
    static constexpr char kLetters[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
    QByteArray text;
    quint32 buffer = 0;
    int bits = 0;
    for (const char byte : bytes) {
        buffer = (buffer << 8) | static_cast<quint8>(byte);
        for (bits += 8; bits >= 5; bits -= 5)
            text.append(kLetters[(buffer >> (bits - 5)) & 31U]);
    }
    if (bits > 0)
        text.append(kLetters[(buffer << (5 - bits)) & 31U]);
    return text;
}

QByteArray pngOf(const QByteArray &gray, int width)
{
    png_image image {};
    image.version = PNG_IMAGE_VERSION;
    image.width = image.height = static_cast<png_uint_32>(width);
    image.format = PNG_FORMAT_GRAY;
    png_alloc_size_t size = 0;
    if (!png_image_write_to_memory(&image, nullptr, &size, 0, gray.constData(), 0, nullptr))
        return {};
    QByteArray png(static_cast<qsizetype>(size), '\0');
    return png_image_write_to_memory(&image, png.data(), &size, 0, gray.constData(), 0, nullptr) ? png : QByteArray();
}

} // namespace

QByteArray secondFactorUri(const QString &email, const QByteArray &secret)
{
    return "otpauth://totp/Mender:" + QUrl::toPercentEncoding(email) + "?secret=" + base32(secret) + "&issuer=Mender";
}

QByteArray qrPicture(const QByteArray &text)
{
    const std::unique_ptr<QRcode, decltype(&QRcode_free)> code(QRcode_encodeString8bit(text.constData(), 0, QR_ECLEVEL_M), &QRcode_free);
    if (!code)
        return {};
    const int width = (code->width + 2 * kQuiet) * kScale;
    QByteArray gray(qsizetype { width } * width, '\xff');
    for (int y = kQuiet * kScale; y < width - kQuiet * kScale; ++y) {
        for (int x = kQuiet * kScale; x < width - kQuiet * kScale; ++x) {
            if (code->data[(y / kScale - kQuiet) * code->width + x / kScale - kQuiet] & 1U)
                gray[qsizetype { y } * width + x] = '\0';
        }
    }
    return pngOf(gray, width);
}

} // namespace drydock::lab
