// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/rest/qnamexchange.h"

#include "models/rest/httperror.h"
#include "models/rest/networkerror.h"
#include "models/rest/oncedevice.h"
#include "models/rest/tlssettings.h"

#include <QBuffer>
#include <QNetworkAccessManager>
#include <QNetworkReply>
#include <QNetworkRequest>
#include <QSslConfiguration>

#include <algorithm>
#include <utility>

namespace drydock {

namespace {

constexpr qint64 kLargestErrorBody = 1 << 20;
//! What Qt may hold of a body that a sink takes: more would pile up whenever the disk is slower than the network.
constexpr qint64 kReadBuffer = 256 * 1024;

bool isSuccess(int status)
{
    return status >= 200 && status < 300;
}

QNetworkRequest plainRequest(const WireRequest &wire, const QSslConfiguration &tls)
{
    QNetworkRequest request(wire.url);
    // A followed redirect would carry the Authorization header to another host.
    request.setAttribute(QNetworkRequest::RedirectPolicyAttribute, QNetworkRequest::ManualRedirectPolicy);
    request.setAttribute(QNetworkRequest::Http2AllowedAttribute, false);
    request.setAttribute(QNetworkRequest::CookieLoadControlAttribute, QNetworkRequest::Manual);
    request.setAttribute(QNetworkRequest::CookieSaveControlAttribute, QNetworkRequest::Manual);
    request.setAttribute(QNetworkRequest::CacheLoadControlAttribute, QNetworkRequest::AlwaysNetwork);
    request.setAttribute(QNetworkRequest::CacheSaveControlAttribute, false);
    request.setAttribute(QNetworkRequest::AuthenticationReuseAttribute, QNetworkRequest::Manual);
    request.setTransferTimeout(static_cast<int>(wire.timeout.count()));
    request.setDecompressedSafetyCheckThreshold(-1); // maxBody bounds what comes out of gzip, too
    for (const auto &[name, value] : wire.headers)
        request.setRawHeader(name, value);
    if (wire.url.scheme() == QLatin1String("https"))
        request.setSslConfiguration(tls);
    return request;
}

} // namespace

QnamExchange::QnamExchange(QObject *parent, WireRequest request)
    : WireExchange(parent)
    , m_request(std::move(request))
{
}

QnamExchange::~QnamExchange()
{
    abort();
}

void QnamExchange::start(QNetworkAccessManager &manager, const QSslConfiguration &tls, const QByteArray &pin)
{
    m_pin = pin;
    m_sinceStart.start();
    m_reply = put(manager, plainRequest(m_request, tls));
    if (m_request.sink)
        m_reply->setReadBufferSize(kReadBuffer);
    connect(m_reply, &QNetworkReply::sslErrors, this, &QnamExchange::onSslErrors);
    connect(m_reply, &QNetworkReply::encrypted, this, [this] { checkPin(); });
    connect(m_reply, &QNetworkReply::metaDataChanged, this, &QnamExchange::onHeaders);
    connect(m_reply, &QNetworkReply::readyRead, this, &QnamExchange::onReadyRead);
    connect(m_reply, &QNetworkReply::finished, this, &QnamExchange::onFinished);
    connect(m_reply, &QNetworkReply::downloadProgress, this, &WireExchange::downloadProgressed);
    // Qt does not know the size of a body that it cannot rewind.
    connect(m_reply, &QNetworkReply::uploadProgress, this, [this](qint64 sent, qint64) {
        if (sent > 0)
            Q_EMIT uploadProgressed(sent, m_bodySize);
    });
}

QNetworkReply *QnamExchange::put(QNetworkAccessManager &manager, QNetworkRequest request)
{
    if (m_request.verb == Verb::Get)
        return manager.get(request);
    if (m_request.verb == Verb::Head)
        return manager.head(request);
    std::unique_ptr<QIODevice> source = std::move(m_request.bodyDevice);
    if (!source) {
        auto buffer = std::make_unique<QBuffer>();
        buffer->setData(m_request.body);
        buffer->open(QIODevice::ReadOnly);
        source = std::move(buffer);
    }
    auto body = std::make_unique<OnceDevice>(std::move(source));
    m_bodySize = body->size();
    request.setHeader(QNetworkRequest::ContentLengthHeader, m_bodySize);
    request.setAttribute(QNetworkRequest::DoNotBufferUploadDataAttribute, true);
    QNetworkReply *reply = manager.sendCustomRequest(request, verbName(m_request.verb), body.get());
    // Queued: Qt is inside a read of it, and the end of the exchange takes the reply away.
    connect(body.get(), &OnceDevice::sourceFailed, this, [this](const QString &reason) {
        if (m_reply)
            fail(makeLocalError(LocalProblem::FileChanged, reason));
    }, Qt::QueuedConnection);
    body.release()->setParent(reply);
    return reply;
}

void QnamExchange::refuse(const Error &error)
{
    m_answer.failure = error;
    QMetaObject::invokeMethod(this, &QnamExchange::finish, Qt::QueuedConnection);
}

// Without QNetworkReply::abort(): its destructor takes the request off the wire as well, and an error that already waits
// in the event queue would make Qt 6.4 warn of a second end of an aborted reply. The body goes with the reply.
void QnamExchange::abort()
{
    QNetworkReply *reply = std::exchange(m_reply, nullptr);
    if (!reply)
        return;
    reply->disconnect(this);
    reply->deleteLater();
}

// Qt waits for this slot inside the handshake. Only errors of exactly the pinned leaf are passed over.
void QnamExchange::onSslErrors(const QList<QSslError> &errors)
{
    const QSslCertificate leaf = m_reply->sslConfiguration().peerCertificate();
    if (m_pin.isEmpty())
        m_tlsError = tlsError(errors, leaf);
    else if (sha256Of(leaf) != m_pin)
        m_tlsError = tlsError(TlsProblem::NotPinned, QString(), leaf);
    else
        m_reply->ignoreSslErrors(errors);
}

// At every handshake, also where the chain is valid: then there are no errors to refuse. Asked again when the headers
// arrive, because encrypted() is not emitted on a connection that another request opened.
bool QnamExchange::checkPin()
{
    if (m_pin.isEmpty() || m_request.url.scheme() != QLatin1String("https"))
        return true;
    const QSslCertificate leaf = m_reply->sslConfiguration().peerCertificate();
    if (sha256Of(leaf) == m_pin)
        return true;
    QNetworkReply *reply = m_reply;
    reply->disconnect(this);
    reply->abort(); // now: when this slot returns, the handshake is over and the token is sent
    fail(tlsError(TlsProblem::NotPinned, QString(), leaf));
    return false;
}

void QnamExchange::readStatusAndHeaders()
{
    m_answer.status = m_reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt();
    m_answer.headers.clear();
    const auto &pairs = m_reply->rawHeaderPairs();
    for (const auto &[name, value] : pairs) {
        // Qt joins repeated headers with ", ", and Set-Cookie with a line break.
        m_answer.headers.append({ name, value });
    }
}

void QnamExchange::onHeaders()
{
    if (!checkPin())
        return;
    if (m_answer.waitedMs < 0)
        m_answer.waitedMs = m_sinceStart.elapsed();
    readStatusAndHeaders();
    const qint64 length = m_reply->header(QNetworkRequest::ContentLengthHeader).toLongLong();
    if (!isSuccess(m_answer.status) || m_request.verb == Verb::Head)
        return;
    if (length > m_request.maxBody) {
        fail(makeError(ErrorKind::TooLarge, QString(), m_answer.status));
        return;
    }
    // Again: Qt 6.4 forgets a bound that was set before the request had left.
    if (m_request.sink)
        m_reply->setReadBufferSize(kReadBuffer);
    if (!std::exchange(m_begun, true))
        Q_EMIT answerBegan(m_answer.status, m_answer.headers);
}

void QnamExchange::onReadyRead()
{
    if (m_reply)
        takeBytes(m_reply->readAll());
}

// False: it ended the exchange.
bool QnamExchange::takeBytes(const QByteArray &bytes)
{
    if (bytes.isEmpty())
        return true;
    m_answer.bodySize += bytes.size();
    const bool success = isSuccess(m_answer.status);
    if (m_answer.bodySize > (success ? m_request.maxBody : kLargestErrorBody)) {
        if (success) {
            fail(makeError(ErrorKind::TooLarge, QString(), m_answer.status));
        } else {
            m_answer.body.clear();
            finish();
        }
        return false;
    }
    if (!success || !m_request.sink) {
        m_answer.body += bytes;
        return true;
    }
    if (m_request.sink->write(bytes) == bytes.size())
        return true;
    fail(makeLocalError(LocalProblem::CannotWrite, m_request.sink->errorString()));
    return false;
}

void QnamExchange::onFinished()
{
    // A timeout closes the reply before it says so.
    if (m_reply->isOpen() && !takeBytes(m_reply->readAll()))
        return;
    readStatusAndHeaders();
    const QNetworkReply::NetworkError code = m_reply->error();
    if (m_tlsError && m_answer.status == 0) {
        fail(*m_tlsError);
        return;
    }
    if (!isHttpAnswer(code, m_answer.status)) {
        fail(networkError(code, m_reply->errorString()));
        return;
    }
    bool known = false;
    const qint64 promised = headerOf(m_answer.headers, "Content-Length").toLongLong(&known);
    const bool plain = headerOf(m_answer.headers, "Content-Encoding").isEmpty() && m_request.verb != Verb::Head;
    if (known && plain && isSuccess(m_answer.status) && m_answer.bodySize < promised)
        fail(makeError(ErrorKind::Offline, QStringLiteral("the answer was cut short")));
    else
        finish();
}

void QnamExchange::fail(const Error &error)
{
    m_answer.failure = error;
    m_answer.body.clear();
    if (error.kind != ErrorKind::TooLarge && error.httpStatus != 407)
        m_answer.status = 0;
    finish();
}

// Whoever hears of it may destroy everything but Qt's own objects: nothing is touched after the emission.
void QnamExchange::finish()
{
    abort();
    const WireAnswer answer = std::move(m_answer);
    Q_EMIT finished(answer);
}

} // namespace drydock
