// SPDX-License-Identifier: GPL-3.0-or-later
//
// ConnectionProfile and SignInForm: what the connection dialog shows and returns, as plain values on any thread.
// app/desktop/serverprofile.h reads and writes profiles; nothing here is a secret but SignInForm, which lives only
// as long as one attempt.
#pragma once

#include <QByteArray>
#include <QString>

namespace drydock {

enum class ServerClass { Lab, Staging, Production };
enum class ProxyChoice { System, None, Http, Socks5 };

struct ConnectionProfile {
    QString id; //!< made once, names the token in the keychain
    QString name;
    QString url; //!< as the user typed it, normalised by serverprofile.h
    ServerClass serverClass = ServerClass::Staging;
    QString colour; //!< "#rrggbb"; empty: the class's own
    QString caFile;
    QString clientCertFile;
    QString clientKeyFile;
    ProxyChoice proxy = ProxyChoice::System;
    QString proxyHost;
    int proxyPort = 0;
    QString proxyUser; //!< its password lives in the keychain
    QByteArray pinnedSha256; //!< of the leaf certificate, 32 bytes; empty: not pinned
    bool readOnly = false;
    QString internalAddresses; //!< as typed: "service address" a line, for api::readInternalEndpoints(); empty: off

    QString account; //!< the e-mail of the last sign-in
    bool staySignedIn = false;
    bool signsInByToken = false;
    bool hasSecret = false; //!< a token was put in the keychain; a missing entry may be a locked keychain
    bool secretByPassword = false; //!< the token is a session made by password: sign-out revokes it

    bool operator==(const ConnectionProfile &) const = default;
};

struct SignInForm {
    bool byToken = false;
    QString email;
    QString password;
    QString token; //!< a pasted personal access token
    QString secondFactor;
    QString proxyPassword;
    bool staySignedIn = false;
};

} // namespace drydock
