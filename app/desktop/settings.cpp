// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/settings.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QDir>
#include <QFile>
#include <QJsonDocument>
#include <QSaveFile>
#include <QStandardPaths>

namespace drydock {

namespace {

constexpr int kWriteDelayMs = 2000;
constexpr qint64 kLongestFile = 16 << 20;
const QString kValuesFile = QStringLiteral("settings.json");
const QString kViewFile = QStringLiteral("view.json");
const QString kVersionMember = QStringLiteral("version");

} // namespace

Settings::Settings(const QString &folder, QObject *parent)
    : QObject(parent)
    , m_folder(folder)
{
    m_values = load(kValuesFile);
    m_view = load(kViewFile);
    m_writer.setSingleShot(true);
    m_writer.setInterval(kWriteDelayMs);
    connect(&m_writer, &QTimer::timeout, this, &Settings::flush);
}

Settings::~Settings()
{
    flush();
}

QString Settings::standardFolder()
{
    return QStandardPaths::writableLocation(QStandardPaths::AppConfigLocation);
}

QByteArray Settings::viewState(const QString &name) const
{
    return QByteArray::fromBase64(m_view.value(name).toString().toLatin1());
}

void Settings::setViewState(const QString &name, const QByteArray &state)
{
    const QString text = QString::fromLatin1(state.toBase64());
    if (m_view.value(name).toString() == text)
        return;
    m_view.insert(name, text);
    m_viewDirty = true;
    m_writer.start();
}

QByteArray Settings::takeViewState(const QString &name)
{
    QByteArray state = viewState(name);
    if (m_view.contains(name)) {
        m_view.remove(name);
        m_viewDirty = true;
        flush();
    }
    return state;
}

bool Settings::flush()
{
    m_writer.stop();
    bool written = true;
    if (m_valuesDirty && (written = save(kValuesFile, m_values)))
        m_valuesDirty = false;
    if (m_viewDirty) {
        const bool viewWritten = save(kViewFile, m_view);
        m_viewDirty = !viewWritten;
        written = written && viewWritten;
    }
    return written;
}

QStringList Settings::takeNotices()
{
    return std::exchange(m_notices, {});
}

bool Settings::decode(const QJsonValue &stored, QString &value)
{
    if (!stored.isString())
        return false;
    value = stored.toString();
    return true;
}

bool Settings::decode(const QJsonValue &stored, int &value)
{
    const double number = stored.toDouble(0.5);
    if (!stored.isDouble() || number != static_cast<double>(stored.toInt()))
        return false;
    value = stored.toInt();
    return true;
}

bool Settings::decode(const QJsonValue &stored, bool &value)
{
    if (!stored.isBool())
        return false;
    value = stored.toBool();
    return true;
}

bool Settings::decode(const QJsonValue &stored, QJsonArray &value)
{
    if (!stored.isArray())
        return false;
    value = stored.toArray();
    return true;
}

void Settings::store(const QString &name, const QJsonValue &value)
{
    if (m_values.value(name) == value)
        return;
    m_values.insert(name, value);
    m_valuesDirty = true;
    m_writer.start();
    Q_EMIT changed(name);
}

QJsonObject Settings::load(const QString &fileName)
{
    const QString path = QDir(m_folder).filePath(fileName);
    QFile file(path);
    if (!file.exists())
        return {};
    if (!file.open(QIODevice::ReadOnly)) {
        notice(tr("%1 cannot be read (%2). Drydock starts with its defaults.").arg(path, file.errorString()));
        return {};
    }
    QJsonParseError problem;
    const QJsonDocument document = QJsonDocument::fromJson(file.read(kLongestFile), &problem);
    file.close();
    if (problem.error == QJsonParseError::NoError && document.isObject())
        return document.object();

    // Kept under a name with the time in it: the user may repair it, a second bad file does not overwrite the first.
    const QString aside = path + QLatin1String(".bad-")
        + QDateTime::currentDateTimeUtc().toString(QStringLiteral("yyyyMMdd-HHmmss-zzz"));
    if (QFile::rename(path, aside))
        notice(tr("%1 could not be understood. It is kept as %2; Drydock starts with its defaults.").arg(path, aside));
    else
        notice(tr("%1 could not be understood and will be replaced. Drydock starts with its defaults.").arg(path));
    return {};
}

bool Settings::save(const QString &fileName, QJsonObject content)
{
    const QString path = QDir(m_folder).filePath(fileName);
    // A file of a newer version keeps its number: what we do not know of it is still in there.
    content.insert(kVersionMember, qMax(kVersion, content.value(kVersionMember).toInt()));
    QSaveFile file(path);
    file.setDirectWriteFallback(false);
    const QByteArray bytes = QJsonDocument(content).toJson();
    if (QDir().mkpath(m_folder) && file.open(QIODevice::WriteOnly)
        && file.setPermissions(QFileDevice::ReadOwner | QFileDevice::WriteOwner) && file.write(bytes) == bytes.size()
        && file.commit())
        return true;
    notice(tr("Settings could not be saved to %1 (%2).").arg(path, file.errorString()));
    return false;
}

void Settings::notice(const QString &sentence)
{
    if (!m_notices.contains(sentence))
        m_notices.append(sentence);
    Q_EMIT noticeAdded();
}

} // namespace drydock
