// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/lab/labcontext.h"

#include <QUuid>

namespace drydock::lab {

QString newUuid()
{
    return QUuid::createUuid().toString(QUuid::WithoutBraces);
}

} // namespace drydock::lab
