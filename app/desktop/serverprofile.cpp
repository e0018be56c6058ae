// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/serverprofile.h"

#include <QCryptographicHash>
#include <QHash>
#include <QJsonObject>
#include <QSet>
#include <QUuid>

namespace drydock {

namespace {

template<class E> struct Word {
    E value;
    const char *text;
};
constexpr Word<ServerClass> kClasses[] = { { ServerClass::Lab, "lab" }, { ServerClass::Staging, "staging" },
    { ServerClass::Production, "production" } };
constexpr Word<ProxyChoice> kProxies[] = { { ProxyChoice::System, "system" }, { ProxyChoice::None, "none" },
    { ProxyChoice::Http, "http" }, { ProxyChoice::Socks5, "socks5" } };

template<class E, size_t N> QString wordOf(const Word<E> (&words)[N], E value)
{
    for (const Word<E> &word : words)
        if (word.value == value)
            return QLatin1String(word.text);
    return {};
}

template<class E, size_t N> E valueOf(const Word<E> (&words)[N], const QString &text, E fallback)
{
    for (const Word<E> &word : words)
        if (text == QLatin1String(word.text))
            return word.value;
    return fallback;
}

ServerProfile profileFromJson(const QJsonObject &object)
{
    const auto text = [&object](const char *name) { return object.value(QLatin1String(name)).toString(); };
    const auto flag = [&object](const char *name) { return object.value(QLatin1String(name)).toBool(); };
    ServerProfile profile;
    profile.id = text("id");
    profile.name = text("name");
    profile.url = text("url");
    // A class that we do not know is treated as the one to be careful with.
    profile.serverClass = valueOf(kClasses, text("class"), ServerClass::Production);
    profile.colour = text("colour");
    profile.caFile = text("caFile");
    profile.clientCertFile = text("clientCertificate");
    profile.clientKeyFile = text("clientKey");
    profile.proxy = valueOf(kProxies, text("proxy"), ProxyChoice::System);
    profile.proxyHost = text("proxyHost");
    profile.proxyPort = qBound(0, object.value(QLatin1String("proxyPort")).toInt(), 65535);
    profile.proxyUser = text("proxyUser");
    profile.pinnedSha256 = QByteArray::fromHex(text("pinnedSha256").toLatin1());
    if (profile.pinnedSha256.size() != 32)
        profile.pinnedSha256.clear();
    profile.readOnly = flag("readOnly");
    profile.internalAddresses = text("internalAddresses");
    profile.account = text("account");
    profile.staySignedIn = flag("staySignedIn");
    profile.signsInByToken = flag("signsInByToken");
    profile.hasSecret = flag("hasSecret");
    profile.secretByPassword = flag("secretByPassword");
    return profile;
}

QJsonObject profileToJson(const ServerProfile &profile, QJsonObject object)
{
    const auto set = [&object](const char *name, const QJsonValue &value) { object.insert(QLatin1String(name), value); };
    set("id", profile.id);
    set("name", profile.name);
    set("url", profile.url);
    set("class", wordOf(kClasses, profile.serverClass));
    set("colour", profile.colour);
    set("caFile", profile.caFile);
    set("clientCertificate", profile.clientCertFile);
    set("clientKey", profile.clientKeyFile);
    set("proxy", wordOf(kProxies, profile.proxy));
    set("proxyHost", profile.proxyHost);
    set("proxyPort", profile.proxyPort);
    set("proxyUser", profile.proxyUser);
    set("pinnedSha256", QString::fromLatin1(profile.pinnedSha256.toHex()));
    set("readOnly", profile.readOnly);
    set("internalAddresses", profile.internalAddresses);
    set("account", profile.account);
    set("staySignedIn", profile.staySignedIn);
    set("signsInByToken", profile.signsInByToken);
    set("hasSecret", profile.hasSecret);
    set("secretByPassword", profile.secretByPassword);
    return object;
}

} // namespace

ServerProfile makeProfile(const QString &name, const QString &url, ServerClass serverClass)
{
    ServerProfile profile;
    profile.id = QUuid::createUuid().toString(QUuid::WithoutBraces);
    profile.name = name;
    profile.url = url;
    profile.serverClass = serverClass;
    return profile;
}

QList<ServerProfile> profilesFromJson(const QJsonArray &array)
{
    QList<ServerProfile> profiles;
    QSet<QString> seen;
    for (const QJsonValue &value : array) {
        ServerProfile profile = profileFromJson(value.toObject());
        if (profile.id.isEmpty() || profile.url.isEmpty() || seen.contains(profile.id))
            continue;
        seen.insert(profile.id);
        profiles.append(std::move(profile));
    }
    return profiles;
}

QJsonArray profilesToJson(const QList<ServerProfile> &profiles, const QJsonArray &previous)
{
    QHash<QString, QJsonObject> known;
    for (const QJsonValue &value : previous) {
        const QJsonObject object = value.toObject();
        known.insert(object.value(QLatin1String("id")).toString(), object);
    }
    QJsonArray array;
    for (const ServerProfile &profile : profiles)
        array.append(profileToJson(profile, known.value(profile.id)));
    return array;
}

QUrl normalisedServerUrl(const QString &typed)
{
    QString text = typed.trimmed();
    if (text.isEmpty() || text.contains(QLatin1Char(' ')))
        return {};
    if (!text.contains(QLatin1String("://"))) {
        // A loopback lab speaks http; anything else that is named without a scheme means https.
        const bool loopback = text.startsWith(QLatin1String("localhost")) || text.startsWith(QLatin1String("127."));
        text.prepend(loopback ? QLatin1String("http://") : QLatin1String("https://"));
    }
    QUrl url(text, QUrl::StrictMode);
    if (!url.isValid() || url.host().isEmpty()
        || (url.scheme() != QLatin1String("https") && url.scheme() != QLatin1String("http")))
        return {};
    QString path = url.path();
    for (const QLatin1String tail : { QLatin1String("/ui"), QLatin1String("/api") }) {
        const qsizetype at = path.indexOf(tail);
        if (at >= 0 && (path.size() == at + tail.size() || path.at(at + tail.size()) == QLatin1Char('/')))
            path.truncate(at);
    }
    while (path.endsWith(QLatin1Char('/')))
        path.chop(1);
    url.setPath(path);
    url.setQuery(QString());
    url.setFragment(QString());
    url.setUserInfo(QString());
    return url;
}

ServerEndpoint endpointFor(const ServerProfile &profile, const QString &proxyPassword)
{
    ServerEndpoint endpoint;
    endpoint.baseUrl = normalisedServerUrl(profile.url);
    endpoint.extraCaFile = profile.caFile;
    endpoint.clientCertificateFile = profile.clientCertFile;
    endpoint.clientKeyFile = profile.clientKeyFile;
    endpoint.pinnedSha256 = profile.pinnedSha256;
    switch (profile.proxy) {
    case ProxyChoice::System: endpoint.proxy.kind = ProxySettings::Kind::System; break;
    case ProxyChoice::None: endpoint.proxy.kind = ProxySettings::Kind::None; break;
    case ProxyChoice::Http: endpoint.proxy.kind = ProxySettings::Kind::Http; break;
    case ProxyChoice::Socks5: endpoint.proxy.kind = ProxySettings::Kind::Socks5; break;
    }
    endpoint.proxy.host = profile.proxyHost;
    endpoint.proxy.port = static_cast<quint16>(profile.proxyPort);
    endpoint.proxy.user = profile.proxyUser;
    endpoint.proxy.password = proxyPassword;
    return endpoint;
}

QString tokenKey(const ServerProfile &profile)
{
    return QLatin1String("token/") + profile.id;
}

QString proxyPasswordKey(const ServerProfile &profile)
{
    return QLatin1String("proxy/") + profile.id;
}

QString snapshotFile(const QString &settingsFolder, const QString &profileId)
{
    // An id comes from a file that anybody may have edited.
    const QByteArray name = QCryptographicHash::hash(profileId.toUtf8(), QCryptographicHash::Sha256).toHex().left(32);
    return settingsFolder + QStringLiteral("/fleet/") + QString::fromLatin1(name) + QStringLiteral(".fleet");
}

WriteGuard writeGuardFor(const ServerProfile &profile)
{
    if (profile.readOnly)
        return WriteGuard::ReadOnly;
    return profile.serverClass == ServerClass::Production ? WriteGuard::Production : WriteGuard::Off;
}

} // namespace drydock
