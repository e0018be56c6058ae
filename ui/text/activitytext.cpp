// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/text/activitytext.h"

#include "ui/text/sizetext.h"

namespace drydock {

QString ActivityText::problem(const RequestFilter::Problem &problem)
{
    using Kind = RequestFilter::Problem::Kind;
    switch (problem.kind) {
    case Kind::UnknownKey:
        //: %1 is what the user typed, for example colour:red
        return tr("There is no filter “%1”. Put it in quotes to search for this text.").arg(problem.token);
    case Kind::NoValue: return tr("“%1” needs a value after the colon.").arg(problem.token);
    case Kind::BadStatus: return tr("“%1” is no status: write status:404 or status:5xx.").arg(problem.token);
    case Kind::BadMethod: return tr("“%1” is no method: write method:get or method:post,put.").arg(problem.token);
    case Kind::BadLane:
        return tr("“%1” is no lane: there are interactive, polling, bulk and transfer.").arg(problem.token);
    case Kind::BadDuration: return tr("“%1” is no duration: write slower:500ms or slower:2s.").arg(problem.token);
    case Kind::BadSize: return tr("“%1” is no size: write larger:64k or larger:1m.").arg(problem.token);
    case Kind::OpenQuote: return tr("The quote that begins at %1 has no end.").arg(problem.token);
    }
    return {};
}

QString ActivityText::filterHelp()
{
    return QStringList { tr("Words are searched in path, operation and request id; all must be there."),
        tr("%1 or %2: the answer's status").arg(QStringLiteral("status:4xx"), QStringLiteral("status:200,304")),
        tr("%1: how it was asked").arg(QStringLiteral("method:post,put")),
        tr("%1: failed, %2: under way, %3: what changes something")
            .arg(QStringLiteral("failed"), QStringLiteral("running"), QStringLiteral("changes")),
        tr("%1: longer than that").arg(QStringLiteral("slower:500ms")),
        tr("%1: more bytes than that, either way").arg(QStringLiteral("larger:64k")),
        tr("%1: in which queue it stood").arg(QStringLiteral("lane:polling")),
        tr("%1 turns any of them round, %2 takes it as text.").arg(QStringLiteral("-status:200"), QStringLiteral("\"…\"")) }
        .join(QLatin1Char('\n'));
}

QString ActivityText::gap(BodyGap gap, qint64 size)
{
    const QString bytes = SizeText::bytes(size);
    switch (gap) {
    case BodyGap::None: return {};
    case BodyGap::TooLong: return tr("The body of %1 is not here: longer bodies are not recorded.").arg(bytes);
    case BodyGap::NotText:
        return tr("The body of %1 is not here: it is no text, so it could not be searched for secrets.").arg(bytes);
    case BodyGap::Multipart:
        return tr("The body of %1 is not here: it is a form with files, which are not recorded.").arg(bytes);
    case BodyGap::Streamed:
        return tr("The body of %1 is not here: it went straight from or to a file.").arg(bytes);
    }
    return {};
}

QString ActivityText::extent(const BodyText &body)
{
    QStringList sentences;
    if (body.cut)
        sentences.append(
            tr("Showing the first %1 of %2.").arg(SizeText::bytes(body.shownBytes), SizeText::bytes(body.totalBytes)));
    if (body.longLines)
        sentences.append(tr("Long lines end in “…”."));
    if (body.kind == BodyText::Kind::Bytes)
        sentences.append(tr("This is no text."));
    if (body.cut || body.longLines)
        sentences.append(tr("Save the body to have all of it."));
    return sentences.join(QLatin1Char(' '));
}

QString ActivityText::notes(const CurlCommand &command)
{
    QStringList sentences;
    for (const CurlNote note : command.notes) {
        switch (note) {
        case CurlNote::NeedsToken:
            //: %1 is a shell variable
            sentences.append(tr("It reads the token from %1.").arg(QStringLiteral("$DRYDOCK_TOKEN")));
            break;
        case CurlNote::NeedsPassword:
            sentences.append(tr("It reads the account from %1 and %2.")
                                 .arg(QStringLiteral("$DRYDOCK_USER"), QStringLiteral("$DRYDOCK_PASSWORD")));
            break;
        case CurlNote::BodyFromFile:
            //: %1 is a file name
            sentences.append(
                tr("It sends the file %1: save the request's body under this name.").arg(command.bodyFile));
            break;
        case CurlNote::BodyNotRecorded:
            sentences.append(tr("The body was not recorded: put it into the file %1.").arg(command.bodyFile));
            break;
        case CurlNote::Multipart:
            sentences.append(tr("The form was not recorded: put it into the file %1.").arg(command.bodyFile));
            break;
        case CurlNote::SecretsLeftOut: sentences.append(tr("Secrets in it were left out: fill them in.")); break;
        case CurlNote::Pinned:
            sentences.append(tr("The certificate is pinned here: curl needs its file with --cacert."));
            break;
        }
    }
    return sentences.join(QLatin1Char(' '));
}

QString ActivityText::lane(const QString &code)
{
    if (code == QLatin1String("interactive"))
        return tr("Interactive");
    if (code == QLatin1String("polling"))
        return tr("Polling");
    if (code == QLatin1String("bulk"))
        return tr("Bulk");
    if (code == QLatin1String("transfer"))
        return tr("Transfer");
    return code;
}

} // namespace drydock
