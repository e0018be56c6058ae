// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/rest/paging.h"

#include <QUrlQuery>

#include <algorithm>

namespace drydock {

namespace {

// The page number in `</path?page=2&per_page=20>; rel="next"`. The server writes one Link line per relation, but a
// proxy may join them with commas.
int nextPage(const QByteArray &link)
{
    qsizetype at = 0;
    while ((at = link.indexOf('<', at)) >= 0) {
        const qsizetype close = link.indexOf('>', at);
        if (close < 0)
            return 0;
        const qsizetype following = link.indexOf('<', close);
        const QByteArray parameters = link.mid(close + 1, following < 0 ? -1 : following - close - 1).toLower();
        if (parameters.contains("rel=\"next\"") || parameters.contains("rel=next")) {
            const QUrl url = QUrl::fromEncoded(link.mid(at + 1, close - at - 1));
            bool ok = false;
            const int page = QUrlQuery(url).queryItemValue(QStringLiteral("page")).toInt(&ok);
            return ok ? std::max(page, 0) : 0;
        }
        at = close;
    }
    return 0;
}

} // namespace

PageInfo pageInfo(const HttpReply &reply)
{
    PageInfo info;
    info.answeredAt = reply.finishedAt;
    bool ok = false;
    const qint64 total = reply.header("X-Total-Count").trimmed().toLongLong(&ok);
    if (ok && total >= 0)
        info.total = total;
    for (const auto &[name, value] : reply.headers) {
        if (info.next == 0 && name.compare("link", Qt::CaseInsensitive) == 0)
            info.next = nextPage(value);
    }
    return info;
}

} // namespace drydock
