// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/lab/labcontext.h"

#include <QUuid>

namespace drydock::lab {

QByteArray planName(Plan plan)
{
    switch (plan) {
    case Plan::OpenSource:
        return "os";
    case Plan::Professional:
        return "professional";
    case Plan::Enterprise:
        break;
    }
    return "enterprise";
}

QString newUuid()
{
    return QUuid::createUuid().toString(QUuid::WithoutBraces);
}

} // namespace drydock::lab
