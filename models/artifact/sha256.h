// SPDX-License-Identifier: GPL-3.0-or-later
//
// Sha256: the digest of what is fed to it piece by piece. OpenSSL's, which uses the processor's own instructions: an
// artifact of 2 GiB takes seconds where QCryptographicHash takes ten. One thread at a time.
#pragma once

#include <QByteArray>

#include <memory>

struct evp_md_ctx_st;

namespace drydock::artifact {

class Sha256 {
public:
    Sha256();
    ~Sha256();
    Q_DISABLE_COPY_MOVE(Sha256)

    void add(QByteArrayView bytes);
    //! 64 lower case digits. Once: nothing can be added afterwards.
    QByteArray hex();

private:
    struct Free {
        void operator()(evp_md_ctx_st *context) const;
    };
    std::unique_ptr<evp_md_ctx_st, Free> m_context;
};

} // namespace drydock::artifact
