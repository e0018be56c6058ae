// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/rest/networkerror.h"

namespace drydock {

bool isHttpAnswer(QNetworkReply::NetworkError code, int status)
{
    if (status == 0 || status == 407)
        return false;
    switch (code) {
    case QNetworkReply::NoError:
    case QNetworkReply::ContentAccessDenied:
    case QNetworkReply::ContentOperationNotPermittedError:
    case QNetworkReply::ContentNotFoundError:
    case QNetworkReply::AuthenticationRequiredError:
    case QNetworkReply::ContentConflictError:
    case QNetworkReply::ContentGoneError:
    case QNetworkReply::UnknownContentError:
    case QNetworkReply::ContentReSendError: // a redirected write, whose body refuses to be sent again: the 3xx is the answer
    case QNetworkReply::ProtocolInvalidOperationError: // 400
    case QNetworkReply::InternalServerError:
    case QNetworkReply::OperationNotImplementedError:
    case QNetworkReply::ServiceUnavailableError:
    case QNetworkReply::UnknownServerError:
        return true;
    default:
        return false;
    }
}

ErrorKind kindOf(QNetworkReply::NetworkError code)
{
    switch (code) {
    case QNetworkReply::ConnectionRefusedError:
    case QNetworkReply::ProxyConnectionRefusedError:
        return ErrorKind::Refused;
    case QNetworkReply::HostNotFoundError:
    case QNetworkReply::ProxyNotFoundError:
        return ErrorKind::Dns;
    case QNetworkReply::TimeoutError:
    case QNetworkReply::ProxyTimeoutError:
    case QNetworkReply::OperationCanceledError: // the transfer timeout; our own aborts disconnect first
        return ErrorKind::Timeout;
    case QNetworkReply::SslHandshakeFailedError:
        return ErrorKind::Tls;
    case QNetworkReply::ProxyAuthenticationRequiredError:
        return ErrorKind::Auth;
    case QNetworkReply::ProtocolUnknownError:
    case QNetworkReply::ProtocolFailure:
    case QNetworkReply::ProtocolInvalidOperationError:
    case QNetworkReply::ContentAccessDenied:
        return ErrorKind::Protocol;
    default: // RemoteHostClosed, TemporaryNetworkFailure, ContentReSend: the connection was lost
        return ErrorKind::Offline;
    }
}

Error networkError(QNetworkReply::NetworkError code, const QString &text)
{
    Error error = makeError(kindOf(code), text);
    if (code == QNetworkReply::ProxyAuthenticationRequiredError)
        error.httpStatus = 407;
    if (error.kind == ErrorKind::Tls)
        error.tls = TlsProblem::Handshake;
    return error;
}

} // namespace drydock
