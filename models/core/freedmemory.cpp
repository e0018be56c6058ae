// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/core/freedmemory.h"

#include <QtGlobal>

#ifdef Q_OS_LINUX
#include <malloc.h>
#endif

namespace drydock {

void giveBackFreedMemory()
{
#if defined(Q_OS_LINUX) && defined(__GLIBC__)
    malloc_trim(0);
#endif
}

} // namespace drydock
