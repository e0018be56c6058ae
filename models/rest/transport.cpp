// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/rest/transport.h"

namespace drydock {

Transport::Transport(QObject *parent)
    : QObject(parent)
{
}

Transport::~Transport() = default;

} // namespace drydock
