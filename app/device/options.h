// SPDX-License-Identifier: GPL-3.0-or-later
//
// What drydock-device was asked to be. A plain value; parseArguments() is a pure function.
#pragma once

#include "app/device/devicekey.h"

#include <QSslConfiguration>
#include <QStringList>
#include <QUrl>

#include <chrono>
#include <utility>
#include <vector>

namespace drydock::device {

struct Options {
    QUrl server;
    QString tenantToken;
    QString dataFolder;
    QString deviceType = QStringLiteral("qemux86-64");
    QString artifactName = QStringLiteral("factory"); //!< what it runs before its first update
    std::vector<std::pair<QString, QString>> identity; //!< "{n}" in a value is the device's number
    int count = 1;
    KeyType keyType = KeyType::Ed25519;
    bool insecure = false;
    QString caFile;
    bool json = false;
    bool once = false; //!< end after one round: admitted, inventory sent, update done or none offered
    std::vector<std::pair<QString, QString>> inventory; //!< further attributes; "{n}" as above
    double failureShare = 0; //!< 0…1 of updates that fail
    QString failIn = QStringLiteral("installing"); //!< "downloading", "installing" or "rebooting"
    quint64 seed = 0; //!< with the device's number: what chance decides; 0: differs from run to run
    double alertShare = 0; //!< 0…1: how often an inventory comes with an alert
    bool allowShell = false;
    QString filesFolder; //!< what may be read and written over the socket; empty: nothing
    bool allowForward = false;
    bool reboots = true;
    std::chrono::milliseconds pollInterval { 30'000 };
    std::chrono::milliseconds inventoryInterval { 300'000 };
    std::chrono::milliseconds retryInterval { 5'000 };
    std::chrono::milliseconds spread { 0 }; //!< over which many devices start
    std::chrono::milliseconds stepDuration { 1'000 }; //!< of installing and of rebooting
};

struct Arguments {
    Options options;
    int exitCode = -1; //!< 0 or more: print `text` and leave
    QString text;
};

Arguments parseArguments(const QStringList &arguments);

//! System certificates plus the CA file; verification off with `insecure`. False where the file holds none.
bool makeTls(const Options &options, QSslConfiguration &tls);

} // namespace drydock::device
