// SPDX-License-Identifier: GPL-3.0-or-later
//
// VirtualDevice: one device that asks for admission, sends its inventory, asks for updates and does them, over the
// real Device API. Owned by the program or a test; one thread. It draws no line of output: happened() says it all.
#pragma once

#include "app/device/deviceapi.h"
#include "app/device/devicekey.h"
#include "app/device/devicesocket.h"
#include "app/device/devicestate.h"
#include "app/device/updaterun.h"

#include <QElapsedTimer>
#include <QObject>
#include <QRandomGenerator>
#include <QTimer>

namespace drydock::device {

class VirtualDevice final : public QObject {
    Q_OBJECT
public:
    //! `number` from 1. Options and network outlive the device.
    VirtualDevice(const Options &options, int number, QNetworkAccessManager &network, const QSslConfiguration &tls,
        QObject *parent = nullptr);
    ~VirtualDevice() override;

    //! Makes or reads key and state; what went wrong, or nothing.
    [[nodiscard]] QString prepare();
    void start();
    [[nodiscard]] int number() const { return m_number; }
    [[nodiscard]] const DeviceState &state() const { return m_state; }

Q_SIGNALS:
    //! For example "pending", "accepted", "inventory sent", "no update", "downloading", "success".
    void happened(const QString &event, const QString &detail);
    //! Every time it went through a whole round: asked for an update and, where there was one, did it.
    void roundFinished();

private:
    void authenticate();
    void granted(const QByteArray &token);
    void sendInventory();
    void sendAlert();
    //! Tells the server which configuration is in force.
    void reportConfiguration(const QJsonObject &values);
    void updateFinished(bool success);
    void askForUpdate();
    void askForUpdateV1();
    void handleOffer(const Answer &answer);
    void endRound();
    //! True where the token is no longer good: authentication has begun again.
    bool lostToken(const Answer &answer);
    [[nodiscard]] QByteArray inventoryJson() const;
    [[nodiscard]] QMap<QString, QString> madeUpIdentity() const;

    const Options &m_options;
    const int m_number;
    QString m_folder;
    std::optional<DeviceKey> m_key;
    DeviceState m_state;
    DeviceApi m_api;
    std::unique_ptr<UpdateRun> m_update;
    std::unique_ptr<DeviceSocket> m_socket; //!< only where something is allowed over it, or updates are to be hurried
    QRandomGenerator m_chance;
    bool m_alerted = false; //!< the last alert was a bad one
    bool m_sentAll = false; //!< the first inventory replaces what the server has
    QTimer m_retry;
    QTimer m_poll;
    QTimer m_inventory;
    QElapsedTimer m_running;
    QString m_lastWord; //!< of the server about admission, to say it once
    bool m_noV2 = false;
};

} // namespace drydock::device
