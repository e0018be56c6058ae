// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/device/virtualdevice.h"

#include <QDateTime>
#include <QDir>
#include <QHostInfo>
#include <QJsonArray>
#include <QJsonDocument>
#include <QRandomGenerator>

namespace drydock::device {

namespace {

QByteArray compact(const QJsonObject &object)
{
    return QJsonDocument(object).toJson(QJsonDocument::Compact);
}

QString errorText(const Answer &answer)
{
    const QString text = QJsonDocument::fromJson(answer.body).object().value(QLatin1String("error")).toString();
    return text.isEmpty() ? answer.problem : text;
}

} // namespace

VirtualDevice::VirtualDevice(const Options &options, int number, QNetworkAccessManager &network,
    const QSslConfiguration &tls, QObject *parent)
    : QObject(parent)
    , m_options(options)
    , m_number(number)
    , m_folder(QStringLiteral("%1/device-%2").arg(options.dataFolder).arg(number, 5, 10, QLatin1Char('0')))
    , m_api(options, network, tls, this)
{
    m_chance.seed(options.seed > 0 ? static_cast<quint32>(options.seed * 7919 + static_cast<quint64>(number)) : QRandomGenerator::global()->generate());
    m_socket = std::make_unique<DeviceSocket>(options, tls);
    connect(m_socket.get(), &DeviceSocket::happened, this, &VirtualDevice::happened);
    connect(m_socket.get(), &DeviceSocket::updateCheckAsked, this, &VirtualDevice::askForUpdate);
    connect(m_socket.get(), &DeviceSocket::inventoryAsked, this, &VirtualDevice::sendInventory);
    m_retry.setSingleShot(true);
    m_poll.setSingleShot(true);
    connect(&m_retry, &QTimer::timeout, this, &VirtualDevice::authenticate);
    connect(&m_poll, &QTimer::timeout, this, &VirtualDevice::askForUpdate);
    connect(&m_inventory, &QTimer::timeout, this, &VirtualDevice::sendInventory);
}

VirtualDevice::~VirtualDevice() = default;

QMap<QString, QString> VirtualDevice::madeUpIdentity() const
{
    QMap<QString, QString> identity;
    for (const auto &[key, value] : m_options.identity) {
        QString own = value;
        identity.insert(key, own.replace(QLatin1String("{n}"), QString::number(m_number)));
    }
    if (!identity.isEmpty())
        return identity;
    // Locally administered, so that it is nobody's.
    const quint32 bits = QRandomGenerator::global()->generate();
    identity.insert(QStringLiteral("mac"),
        QStringLiteral("02:dd:%1:%2:%3:%4")
            .arg(bits >> 24, 2, 16, QLatin1Char('0'))
            .arg(bits >> 16 & 0xFF, 2, 16, QLatin1Char('0'))
            .arg(bits >> 8 & 0xFF, 2, 16, QLatin1Char('0'))
            .arg(bits & 0xFF, 2, 16, QLatin1Char('0')));
    return identity;
}

QString VirtualDevice::prepare()
{
    if (!QDir().mkpath(m_folder))
        return QStringLiteral("cannot make %1").arg(m_folder);
    QString problem;
    m_key = DeviceKey::loadOrGenerate(m_folder + QStringLiteral("/key.pem"), m_options.keyType, &problem);
    if (!m_key)
        return problem;
    const QString file = m_folder + QStringLiteral("/state.json");
    if (!m_state.load(file)) {
        m_state.identity = madeUpIdentity();
        m_state.provides = { { QStringLiteral("artifact_name"), m_options.artifactName } };
        if (!m_state.save(file))
            return QStringLiteral("cannot write %1").arg(file);
    }
    return {};
}

void VirtualDevice::start()
{
    m_running.start();
    if (m_options.spread.count() <= 1) // not many at once: at once
        return authenticate();
    m_retry.start(std::chrono::milliseconds(m_chance.bounded(static_cast<quint32>(m_options.spread.count()))));
}

void VirtualDevice::authenticate()
{
    m_retry.stop();
    m_poll.stop();
    m_api.setToken({});
    const QByteArray body = compact({ { QStringLiteral("id_data"), QString::fromUtf8(m_state.identityJson()) },
        { QStringLiteral("pubkey"), QString::fromLatin1(m_key->publicPem()) },
        { QStringLiteral("tenant_token"), m_options.tenantToken } });
    QList<std::pair<QByteArray, QByteArray>> headers { { "X-MEN-Signature", m_key->sign(body).toBase64() } };
    if (!m_options.tenantToken.isEmpty())
        headers.emplaceBack("Authorization", "Bearer " + m_options.tenantToken.toLatin1());
    m_api.send(
        "POST", QStringLiteral("v1/authentication/auth_requests"), body,
        [this](const Answer &answer) {
            if (answer.status == 200 && !answer.body.isEmpty()) {
                granted(answer.body.trimmed());
                return;
            }
            const QString event = answer.status == 401 ? QStringLiteral("pending") : QStringLiteral("refused");
            const QString detail = QStringLiteral("%1 %2").arg(answer.status).arg(errorText(answer)).trimmed();
            if (std::exchange(m_lastWord, event + detail) != event + detail)
                Q_EMIT happened(event, detail);
            m_retry.start(m_options.retryInterval);
        },
        headers);
}

void VirtualDevice::granted(const QByteArray &token)
{
    m_api.setToken(token);
    if (std::exchange(m_lastWord, QStringLiteral("accepted")) != QLatin1String("accepted"))
        Q_EMIT happened(QStringLiteral("accepted"), QString::fromUtf8(m_state.identityJson()));
    if (m_update) {
        m_update->resume();
        return;
    }
    m_inventory.start(m_options.inventoryInterval);
    if (!m_options.once)
        m_socket->open(token);
    sendInventory();
    askForUpdate();
}

bool VirtualDevice::lostToken(const Answer &answer)
{
    if (answer.status != 401)
        return false;
    Q_EMIT happened(QStringLiteral("token refused"), {});
    authenticate();
    return true;
}

QByteArray VirtualDevice::inventoryJson() const
{
    QJsonArray attributes;
    const auto add = [&attributes](const QString &name, const QJsonValue &value) {
        attributes.append(QJsonObject { { QStringLiteral("name"), name }, { QStringLiteral("value"), value } });
    };
    for (auto it = m_state.provides.begin(); it != m_state.provides.end(); ++it)
        add(it.key(), it.value());
    add(QStringLiteral("device_type"), m_options.deviceType);
    add(QStringLiteral("mender_client_version"), QStringLiteral("drydock-device " DRYDOCK_VERSION));
    add(QStringLiteral("hostname"), QStringLiteral("%1-%2").arg(QHostInfo::localHostName()).arg(m_number));
    add(QStringLiteral("kernel"), QSysInfo::kernelType() + QLatin1Char(' ') + QSysInfo::kernelVersion());
    add(QStringLiteral("os"), QSysInfo::prettyProductName());
    add(QStringLiteral("cpu_model"), QSysInfo::currentCpuArchitecture());
    add(QStringLiteral("uptime"), static_cast<double>(m_running.elapsed() / 1000));
    // What moves, so that a server sees changes.
    add(QStringLiteral("load_1min"), static_cast<double>(qHash(m_running.elapsed() / 1000, static_cast<size_t>(m_number)) % 400) / 100.0);
    add(QStringLiteral("temperature"), 40.0 + static_cast<double>(qHash(m_running.elapsed() / 60'000, static_cast<size_t>(m_number)) % 200) / 10.0);
    for (const auto &[name, value] : m_options.inventory) {
        QString own = value;
        add(name, own.replace(QLatin1String("{n}"), QString::number(m_number)));
    }
    add(QStringLiteral("network_interfaces"), QJsonArray { QStringLiteral("lo"), QStringLiteral("eth0") });
    return QJsonDocument(attributes).toJson(QJsonDocument::Compact);
}

void VirtualDevice::sendInventory()
{
    if (!m_api.hasToken())
        return;
    // The first one replaces what an earlier life left there, later ones add what moved.
    const QByteArray verb = m_sentAll ? "PATCH" : "PUT";
    m_api.send(verb, QStringLiteral("v1/inventory/device/attributes"), inventoryJson(), [this](const Answer &answer) {
        if (answer.status == 200) {
            m_sentAll = true;
            Q_EMIT happened(QStringLiteral("inventory sent"), {});
            if (m_chance.generateDouble() < m_options.alertShare)
                sendAlert();
        } else if (!lostToken(answer)) {
            Q_EMIT happened(QStringLiteral("inventory refused"),
                QStringLiteral("%1 %2").arg(answer.status).arg(errorText(answer)));
        }
    });
}

void VirtualDevice::sendAlert()
{
    // What went wrong comes right with the next one.
    m_alerted = !m_alerted;
    const QString level = m_alerted ? QStringLiteral("CRITICAL") : QStringLiteral("OK");
    const QString status = m_alerted ? QStringLiteral("not-running") : QStringLiteral("running");
    const QJsonObject details { { QStringLiteral("description"), m_alerted ? QStringLiteral("the service has stopped") : QStringLiteral("the service is back") } };
    const QJsonObject subject { { QStringLiteral("name"), QStringLiteral("application") }, { QStringLiteral("type"), QStringLiteral("systemd") },
        { QStringLiteral("status"), status }, { QStringLiteral("details"), details } };
    const QJsonArray alerts { QJsonObject { { QStringLiteral("name"), QStringLiteral("Application service") }, { QStringLiteral("level"), level },
        { QStringLiteral("subject"), subject }, { QStringLiteral("timestamp"), QDateTime::currentDateTimeUtc().toString(Qt::ISODateWithMs) } } };
    m_api.send("POST", QStringLiteral("v1/devicemonitor/alert"), QJsonDocument(alerts).toJson(QJsonDocument::Compact), [this, level](const Answer &answer) {
        Q_EMIT happened(answer.status == 204 ? QStringLiteral("alert sent") : QStringLiteral("alert refused"),
            answer.status == 204 ? level : QStringLiteral("%1 %2").arg(answer.status).arg(errorText(answer)));
    });
}

void VirtualDevice::reportConfiguration(const QJsonObject &values)
{
    m_api.send("PUT", QStringLiteral("v1/deviceconfig/configuration"), compact(values), [this](const Answer &answer) {
        Q_EMIT happened(answer.status == 204 ? QStringLiteral("configuration reported") : QStringLiteral("configuration refused"),
            answer.status == 204 ? QString() : QStringLiteral("%1 %2").arg(answer.status).arg(errorText(answer)));
    });
}

void VirtualDevice::askForUpdate()
{
    if (m_update || !m_api.hasToken())
        return;
    if (m_noV2) {
        askForUpdateV1();
        return;
    }
    QJsonObject provides { { QStringLiteral("device_type"), m_options.deviceType } };
    for (auto it = m_state.provides.begin(); it != m_state.provides.end(); ++it)
        provides.insert(it.key(), it.value());
    const QByteArray body = compact({ { QStringLiteral("device_provides"), provides }, { QStringLiteral("update_control_map"), true } });
    m_api.send("POST", QStringLiteral("v2/deployments/device/deployments/next"), body, [this](const Answer &answer) {
        // Only 404 says that the server does not know version 2.
        m_noV2 = answer.status == 404;
        if (m_noV2)
            askForUpdateV1();
        else
            handleOffer(answer);
    });
}

void VirtualDevice::askForUpdateV1()
{
    const QByteArray body = compact({ { QStringLiteral("artifact_name"), m_state.artifactName() },
        { QStringLiteral("device_type"), m_options.deviceType } });
    m_api.send("POST", QStringLiteral("v1/deployments/device/deployments/next"), body,
        [this](const Answer &answer) { handleOffer(answer); });
}

void VirtualDevice::handleOffer(const Answer &answer)
{
    if (lostToken(answer))
        return;
    if (answer.status != 200) {
        if (answer.status == 204)
            Q_EMIT happened(QStringLiteral("no update"), {});
        else
            Q_EMIT happened(QStringLiteral("update check failed"),
                QStringLiteral("%1 %2").arg(answer.status).arg(errorText(answer)));
        endRound();
        return;
    }
    auto instructions = Instructions::fromJson(answer.body);
    if (!instructions) {
        Q_EMIT happened(QStringLiteral("update check failed"), QStringLiteral("the instructions are incomplete"));
        endRound();
        return;
    }
    Q_EMIT happened(QStringLiteral("update offered"), instructions->artifactName);
    m_update = std::make_unique<UpdateRun>(m_api, m_options, m_folder, *std::move(instructions), [this] { return m_chance.generateDouble(); }, nullptr);
    connect(m_update.get(), &UpdateRun::happened, this, &VirtualDevice::happened);
    connect(m_update.get(), &UpdateRun::needsAuthentication, this, &VirtualDevice::authenticate);
    connect(m_update.get(), &UpdateRun::finished, this, &VirtualDevice::updateFinished);
    m_update->start();
}

void VirtualDevice::updateFinished(bool success)
{
    if (success) {
        m_update->applyTo(m_state);
        if (!m_state.save(m_folder + QStringLiteral("/state.json")))
            Q_EMIT happened(QStringLiteral("state not written"), m_folder);
        if (const std::optional<QJsonObject> values = m_update->configuration())
            reportConfiguration(*values);
        sendInventory();
    }
    // Called from within the run: it must outlive this call.
    m_update.release()->deleteLater();
    endRound();
}

void VirtualDevice::endRound()
{
    // A tenth of chance: a thousand devices that began together do not stay together.
    const double jitter = 0.95 + 0.1 * m_chance.generateDouble();
    m_poll.start(std::chrono::milliseconds(std::max<qint64>(1, static_cast<qint64>(static_cast<double>(m_options.pollInterval.count()) * jitter))));
    Q_EMIT roundFinished();
}

} // namespace drydock::device
