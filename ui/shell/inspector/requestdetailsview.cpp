// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/inspector/requestdetailsview.h"

#include "ui/shell/inspector/messageview.h"
#include "ui/shell/inspector/timingbar.h"
#include "ui/shell/uicontext.h"
#include "ui/text/activitytext.h"
#include "ui/text/errortext.h"
#include "ui/text/sizetext.h"
#include "ui/widgets/factlist.h"

#include <QTabWidget>
#include <QToolButton>
#include <QVBoxLayout>

namespace drydock {

namespace {

QString stateCode(ActivityEntry::State state)
{
    switch (state) {
    case ActivityEntry::State::Running: return QStringLiteral("running");
    case ActivityEntry::State::Done: return QStringLiteral("done");
    case ActivityEntry::State::Failed: return QStringLiteral("failed");
    case ActivityEntry::State::Cancelled: return QStringLiteral("cancelled");
    }
    return {};
}

} // namespace

RequestDetailsView::RequestDetailsView(UiContext &ui, QWidget *parent)
    : QWidget(parent)
    , m_ui(ui)
    , m_tabs(new QTabWidget(this))
    , m_timing(new TimingBar(ui.theme(), ui.time()))
    , m_facts(new FactList(ui.theme()))
    , m_request(new MessageView(ui, MessageView::Side::Request))
    , m_answer(new MessageView(ui, MessageView::Side::Answer))
{
    auto *summary = new QWidget;
    summary->setBackgroundRole(QPalette::Base);
    summary->setAutoFillBackground(true);
    auto *column = new QVBoxLayout(summary);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(m_timing);
    column->addWidget(m_facts, 1);
    m_facts->setAccessibleName(tr("Summary of the request"));
    m_tabs->setDocumentMode(true);
    m_tabs->setAccessibleName(tr("Details of the request"));
    m_tabs->addTab(summary, tr("Summary"));
    m_tabs->addTab(m_request, tr("Request"));
    m_tabs->addTab(m_answer, tr("Response"));
    auto *close = new QToolButton(m_tabs);
    close->setIcon(ui.theme().icon(QStringLiteral("close")));
    close->setAutoRaise(true);
    close->setMinimumSize(24, 24);
    close->setFocusPolicy(Qt::TabFocus);
    close->setToolTip(tr("Hide details"));
    close->setAccessibleName(tr("Hide details"));
    m_tabs->setCornerWidget(close);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_tabs);
    setFocusProxy(m_tabs);
    setMinimumSize(220, 120);
    connect(close, &QToolButton::clicked, this, &RequestDetailsView::closed);
    connect(m_request, &MessageView::failed, this, &RequestDetailsView::failed);
    connect(m_answer, &MessageView::failed, this, &RequestDetailsView::failed);
}

void RequestDetailsView::showEntry(const ActivityEntry &entry, const std::optional<RequestDetails> &details)
{
    m_tabs->setTabEnabled(1, details.has_value());
    m_tabs->setTabEnabled(2, details.has_value());
    m_timing->setVisible(details.has_value());
    if (details)
        showRequest(entry, *details);
    else
        showOperation(entry, entry.kind == ActivityEntry::Kind::Request);
}

void RequestDetailsView::showRequest(const ActivityEntry &entry, const RequestDetails &details)
{
    const StatusWord state = StatusText::request(stateCode(entry.state));
    QList<Fact> facts;
    facts.append({ tr("State"), state.word, false, state.explanation, state.state });
    if (details.status > 0)
        facts.append({ tr("Status"), QString::number(details.status), false, {}, {} });
    if (details.error)
        facts.append({ tr("Why"), ErrorText::line(*details.error), false, {}, {} });
    if (details.error && !details.error->apiMessage.isEmpty())
        facts.append({ tr("Server's word"), details.error->apiMessage, false, {}, {} });
    facts.append({ tr("Request"), QString::fromLatin1(details.verb) + QLatin1Char(' ') + details.url.toString(QUrl::FullyEncoded),
        true, {}, {} });
    if (!details.operation.isEmpty())
        facts.append({ tr("Operation"), details.operation, false, {}, {} });
    facts.append({ tr("Started"), m_ui.time().exact(details.started), false, {}, {} });
    if (details.finished)
        facts.append({ tr("Duration"), m_ui.time().duration(details.elapsedMs), false, {}, {} });
    facts.append({ tr("Sent"), SizeText::bytes(details.request.bodySize), false, {}, {} });
    if (details.finished)
        facts.append({ tr("Received"), SizeText::bytes(details.answer.bodySize), false, {}, {} });
    facts.append({ tr("Attempt"),
        details.mostAttempts > 1 ? tr("%1 of at most %2").arg(details.attempt).arg(details.mostAttempts)
                                 : tr("%1; it is never repeated by itself").arg(details.attempt),
        false, {}, {} });
    facts.append({ tr("Lane"), ActivityText::lane(details.lane), false, {}, {} });
    if (!details.requestId.isEmpty())
        facts.append({ tr("Request id"), QString::fromUtf8(details.requestId), true, {}, {} });
    m_facts->setFacts(facts);
    m_timing->setTiming({ details.queuedMs, details.waitedMs, details.elapsedMs });
    m_request->showMessage(QStringLiteral("request-%1").arg(entry.key), details.request, true);
    m_answer->showMessage(QStringLiteral("response-%1").arg(entry.key), details.answer, details.finished);
}

void RequestDetailsView::showOperation(const ActivityEntry &entry, bool letGo)
{
    const StatusWord state = StatusText::request(stateCode(entry.state));
    QList<Fact> facts;
    facts.append({ tr("State"), state.word, false, state.explanation, state.state });
    facts.append({ letGo ? tr("Operation") : tr("Change"), entry.title, false, {}, {} });
    if (letGo)
        facts.append({ tr("Request"), QString::fromLatin1(entry.verb) + QLatin1Char(' ') + entry.path, true, {}, {} });
    if (entry.total > 0)
        facts.append({ tr("Progress"),
            entry.failed > 0 ? tr("%1 of %2, %3 failed").arg(entry.done).arg(entry.total).arg(entry.failed)
                             : tr("%1 of %2").arg(entry.done).arg(entry.total),
            false, {}, {} });
    if (entry.error)
        facts.append({ tr("Why"), ErrorText::line(*entry.error), false, {}, {} });
    facts.append({ tr("Started"), m_ui.time().exact(entry.started), false, {}, {} });
    if (entry.elapsedMs >= 0)
        facts.append({ tr("Duration"), m_ui.time().duration(entry.elapsedMs), false, {}, {} });
    if (!entry.requestId.isEmpty())
        facts.append({ tr("Request id"), QString::fromUtf8(entry.requestId), true, {}, {} });
    if (letGo)
        facts.append({ tr("Note"),
            tr("Headers and bodies of this request are no longer kept: newer traffic took their place."), false, {}, {} });
    else
        facts.append({ tr("Note"), tr("Its requests are listed on their own."), false, {}, {} });
    m_facts->setFacts(facts);
    m_tabs->setCurrentIndex(0);
}

} // namespace drydock
