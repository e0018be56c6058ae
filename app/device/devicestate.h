// SPDX-License-Identifier: GPL-3.0-or-later
//
// DeviceState: what a virtual device remembers between runs: identity, running artifact and what it provides.
// A plain value, kept as state.json in the device's folder.
#pragma once

#include <QByteArray>
#include <QMap>
#include <QString>

namespace drydock::device {

struct DeviceState {
    QMap<QString, QString> identity; //!< sorted keys: the same bytes at every start
    QMap<QString, QString> provides; //!< artifact_name among them

    [[nodiscard]] QString artifactName() const;
    [[nodiscard]] QByteArray identityJson() const;
    //! False where there is none, or it is no state.
    bool load(const QString &file);
    [[nodiscard]] bool save(const QString &file) const;
    //! Names may end in "*", as clears_artifact_provides has them.
    void clearProvides(const QStringList &patterns);
    bool operator==(const DeviceState &) const = default;
};

} // namespace drydock::device
