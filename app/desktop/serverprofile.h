// SPDX-License-Identifier: GPL-3.0-or-later
//
// ServerProfile: one server as the user knows it, and its form in settings.json. Plain value, any thread. It holds
// no secret: tokens and proxy passwords are in the SecretStore under the names given here.
#pragma once

#include "models/rest/serverendpoint.h"
#include "models/rest/transport.h"
#include "ui/dialogs/connectionprofile.h"

#include <QJsonArray>
#include <QList>
#include <QUrl>

namespace drydock {

using ServerProfile = ConnectionProfile;

//! A new profile with an id of its own.
ServerProfile makeProfile(const QString &name, const QString &url, ServerClass serverClass);

//! Profiles whose id or URL is missing are passed over; repeated ids are kept once.
QList<ServerProfile> profilesFromJson(const QJsonArray &array);
//! `previous` gives the unknown members of each profile back, so that a newer version's choices survive.
QJsonArray profilesToJson(const QList<ServerProfile> &profiles, const QJsonArray &previous = {});

//! What a user may type, as the URL of a server: the scheme is added, "/ui/…" and "/api/…" are taken off, no query,
//! no user info, no trailing slash. Invalid where it is no http(s) address.
QUrl normalisedServerUrl(const QString &typed);

//! How a server is reached by its profile; the proxy's password comes out of the secret store.
ServerEndpoint endpointFor(const ServerProfile &profile, const QString &proxyPassword);

//! Names in the secret store.
QString tokenKey(const ServerProfile &profile);
QString proxyPasswordKey(const ServerProfile &profile);

//! Where the last known fleet of a server is kept, below the settings' folder.
QString snapshotFile(const QString &settingsFolder, const QString &profileId);

//! Read-only wins; production is guarded; the rest may write.
WriteGuard writeGuardFor(const ServerProfile &profile);

} // namespace drydock
