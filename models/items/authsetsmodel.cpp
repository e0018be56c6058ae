// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/items/authsetsmodel.h"

#include <QCryptographicHash>

namespace drydock {

namespace {

int compareTimes(Timestamp a, Timestamp b)
{
    return a < b ? -1 : b < a ? 1 : 0;
}

QString identityText(const api::IdentityData &identity)
{
    QStringList parts;
    for (const auto &[name, value] : identity)
        parts.append(name + QLatin1Char('=') + value);
    return parts.join(QLatin1String(", "));
}

} // namespace

QString keyFingerprint(const QString &pem)
{
    QByteArray encoded;
    bool inside = false;
    for (const QString &line : pem.split(QLatin1Char('\n'))) {
        if (line.startsWith(QLatin1String("-----BEGIN ")))
            inside = true;
        else if (line.startsWith(QLatin1String("-----END ")))
            inside = false;
        else if (inside)
            encoded += line.trimmed().toLatin1();
    }
    const QByteArray key = QByteArray::fromBase64(encoded);
    if (key.isEmpty())
        return {};
    return QString::fromLatin1(QCryptographicHash::hash(key, QCryptographicHash::Sha256).toHex());
}

AuthSetsModel::AuthSetsModel(DeviceDetailStore &store, QObject *parent)
    : OrderedTableModel(parent)
    , m_store(store)
    , m_headers({ QStringLiteral("status"), QStringLiteral("fingerprint"), QStringLiteral("requested"), QStringLiteral("identity") })
{
    connect(&m_store, &DeviceDetailStore::authSetsChanged, this, [this](const Delta &delta) { applyDelta(delta); });
    sort(Requested, Qt::DescendingOrder);
}

void AuthSetsModel::setTitles(const QStringList &titles)
{
    m_headers.setTitles(titles);
    Q_EMIT headerDataChanged(Qt::Horizontal, 0, ColumnCount - 1);
}

int AuthSetsModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant AuthSetsModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    return m_headers.data(section, orientation, role);
}

QVariant AuthSetsModel::cell(RowId row, int column, int role) const
{
    const api::AuthSet &set = m_store.authSets().at(row);
    switch (role) {
    case IdRole:
        return set.id.text;
    case StatusRole:
        return set.statusText;
    case TimestampRole:
        return column == Requested ? QVariant(set.requested.ms) : QVariant();
    case Qt::DisplayRole:
    case FullTextRole:
        break;
    default:
        return {};
    }
    switch (column) {
    case SetStatus:
        return set.statusText;
    case Fingerprint:
        return keyFingerprint(set.publicKey);
    case Identity:
        return identityText(set.identity);
    default:
        return QString::fromLatin1(set.requested.toRfc3339());
    }
}

int AuthSetsModel::compareRows(RowId a, RowId b) const
{
    const api::AuthSet &left = m_store.authSets().at(a);
    const api::AuthSet &right = m_store.authSets().at(b);
    switch (sortColumn()) {
    case SetStatus:
        return left.statusText.compare(right.statusText);
    case Fingerprint:
        return left.publicKey.compare(right.publicKey);
    case Identity:
        return identityText(left.identity).compare(identityText(right.identity));
    default:
        return compareTimes(left.requested, right.requested);
    }
}

DeviceHistoryModel::DeviceHistoryModel(DeviceDetailStore &store, QObject *parent)
    : OrderedTableModel(parent)
    , m_store(store)
    , m_headers({ QStringLiteral("state"), QStringLiteral("release"), QStringLiteral("begun"), QStringLiteral("ended"), QStringLiteral("deployment") })
{
    connect(&m_store, &DeviceDetailStore::historyChanged, this, [this](const Delta &delta) { applyDelta(delta); });
    sort(Begun, Qt::DescendingOrder);
}

void DeviceHistoryModel::setTitles(const QStringList &titles)
{
    m_headers.setTitles(titles);
    Q_EMIT headerDataChanged(Qt::Horizontal, 0, ColumnCount - 1);
}

int DeviceHistoryModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant DeviceHistoryModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    return m_headers.data(section, orientation, role);
}

QVariant DeviceHistoryModel::cell(RowId row, int column, int role) const
{
    const api::DeviceHistoryEntry &entry = m_store.history().at(row);
    switch (role) {
    case IdRole:
        return entry.deployment.id.text;
    case StatusRole:
        return entry.device.stateText;
    case TimestampRole:
        if (column == Begun)
            return entry.device.created.ms;
        return column == Ended ? QVariant(entry.device.finished.ms) : QVariant();
    case Qt::DisplayRole:
    case FullTextRole:
        break;
    default:
        return {};
    }
    switch (column) {
    case DeploymentState:
        return entry.device.stateText;
    case Release:
        return entry.deployment.artifactName;
    case Deployment:
        return entry.deployment.name;
    case Begun:
        return QString::fromLatin1(entry.device.created.toRfc3339());
    default:
        return QString::fromLatin1(entry.device.finished.toRfc3339());
    }
}

int DeviceHistoryModel::compareRows(RowId a, RowId b) const
{
    const api::DeviceHistoryEntry &left = m_store.history().at(a);
    const api::DeviceHistoryEntry &right = m_store.history().at(b);
    switch (sortColumn()) {
    case DeploymentState:
        return left.device.stateText.compare(right.device.stateText);
    case Release:
        return left.deployment.artifactName.compare(right.deployment.artifactName);
    case Deployment:
        return left.deployment.name.compare(right.deployment.name);
    case Ended:
        return compareTimes(left.device.finished, right.device.finished);
    default:
        return compareTimes(left.device.created, right.device.created);
    }
}

} // namespace drydock
