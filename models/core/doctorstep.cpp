// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/core/doctorstep.h"

#include <QMetaEnum>

namespace drydock {

namespace {

template<class E> QString nameOf(E value)
{
    return QString::fromLatin1(QMetaEnum::fromType<E>().valueToKey(static_cast<int>(value)));
}

} // namespace

QString doctorName(DoctorStep::Id id)
{
    return nameOf(id).toLower();
}

QString doctorName(DoctorStep::State state)
{
    return nameOf(state).toLower();
}

QString doctorName(DoctorStep::Finding finding)
{
    return nameOf(finding);
}

} // namespace drydock
