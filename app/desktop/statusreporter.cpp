// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/statusreporter.h"

#include "models/rest/laneslots.h"
#include "ui/actions/actionregistry.h"
#include "ui/dialogs/userprompt.h"

namespace drydock {

namespace {

constexpr int kPushEveryMs = 250;

WriteState writeStateOf(WriteGuard guard)
{
    switch (guard) {
    case WriteGuard::Off: return WriteState::Allowed;
    case WriteGuard::ReadOnly: return WriteState::ReadOnly;
    case WriteGuard::Production: break;
    }
    return WriteState::ProductionLocked;
}

QString nameOf(const ServerProfile &profile)
{
    return profile.name.isEmpty() ? normalisedServerUrl(profile.url).host() : profile.name;
}

} // namespace

StatusReporter::StatusReporter(UiContext &ui, QObject *parent)
    : QObject(parent)
    , m_ui(ui)
{
    m_soon.setSingleShot(true);
    m_soon.setInterval(kPushEveryMs);
    connect(&m_soon, &QTimer::timeout, this, &StatusReporter::push);
    m_relock.setSingleShot(true);
    m_relock.setInterval(kUnlockedFor);
    connect(&m_relock, &QTimer::timeout, this, [this] { setGuard(m_base); });
    m_ui.actions().setHandler(ActionId::ReadOnlyMode, this, [this] { toggleReadOnly(); });
}

StatusReporter::~StatusReporter() = default;

void StatusReporter::setWindow(MainWindow *window)
{
    m_window = window;
    push();
}

void StatusReporter::setSession(Session *session, bool readOnly)
{
    m_context.reset();
    m_relock.stop();
    m_session = session;
    m_online = !session || !session->identity().startedOffline;
    m_lastAnswer = {};
    if (session) {
        m_context = std::make_unique<QObject>();
        Transport &transport = session->transport();
        connect(&transport, &Transport::inFlightChanged, m_context.get(), [this] { pushSoon(); });
        connect(&transport, &Transport::laneHeldChanged, m_context.get(), [this] { pushSoon(); });
        connect(&transport, &Transport::reachabilityChanged, m_context.get(), [this](bool reachable) {
            m_online = reachable;
            pushSoon();
        });
        connect(&transport.journal(), &TrafficJournal::finished, m_context.get(), [this](quint64 serial) {
            const JournalEntry *entry = m_session->transport().journal().find(serial);
            if (entry && entry->status > 0)
                m_lastAnswer = m_ui.clock().now();
        });
        m_base = writeGuardFor(session->identity().profile);
        if (readOnly)
            m_base = WriteGuard::ReadOnly;
        session->setWriteGuard(m_base);
    }
    push();
}

void StatusReporter::setNotice(const QString &key, const QString &sentence)
{
    m_notices.removeIf([&key](const auto &notice) { return notice.first == key; });
    if (!sentence.isEmpty())
        m_notices.append({ key, sentence });
    pushSoon();
}

QStringList StatusReporter::notices() const
{
    QStringList sentences;
    for (const auto &[key, sentence] : m_notices)
        sentences.append(sentence);
    return sentences;
}

void StatusReporter::push()
{
    m_soon.stop();
    ShellStatus status;
    status.notices = notices();
    if (m_session) {
        const SessionIdentity &who = m_session->identity();
        Transport &transport = m_session->transport();
        status.signedIn = true;
        status.serverName = nameOf(who.profile);
        status.serverUrl = normalisedServerUrl(who.profile.url).toString();
        status.serverClass = who.profile.serverClass;
        status.colour = QColor(who.profile.colour);
        status.user = who.user.email;
        status.online = m_online;
        status.lastAnswer = m_lastAnswer;
        status.requestsInFlight = transport.requestsInFlight();
        for (const Lane lane : kAllLanes)
            status.heldUntil = qMax(status.heldUntil, transport.laneHeldUntil(lane));
        status.clicksHeld = transport.laneHeldUntil(Lane::Interactive).isValid();
        status.writes = writeStateOf(transport.writeGuard());
    }
    if (m_window && m_window->status() != status)
        m_window->setStatus(status);
    Q_EMIT pushed(status);
}

void StatusReporter::setGuard(WriteGuard guard)
{
    if (!m_session)
        return;
    m_session->setWriteGuard(guard);
    push();
}

void StatusReporter::toggleReadOnly()
{
    if (!m_session)
        return;
    if (m_session->transport().writeGuard() == WriteGuard::Off) {
        m_relock.stop();
        setGuard(m_base == WriteGuard::Production ? WriteGuard::Production : WriteGuard::ReadOnly);
        return;
    }
    const ServerProfile &profile = m_session->identity().profile;
    if (profile.serverClass != ServerClass::Production) {
        setGuard(WriteGuard::Off);
        return;
    }
    push(); // the action stays as it was until the question is answered
    Confirmation question;
    question.title = tr("Allow changes on %1").arg(nameOf(profile));
    question.text = tr("Devices, releases and deployments of a production server can be changed for %n minute(s); then "
                       "it is locked again.", nullptr, static_cast<int>(kUnlockedFor.count()));
    question.verb = tr("Allow changes");
    question.destructive = true;
    question.productionServer = nameOf(profile);
    m_ui.prompt().confirm(question, m_context.get(), [this](bool yes) {
        if (yes)
            unlock();
    });
}

void StatusReporter::unlock()
{
    setGuard(WriteGuard::Off);
    m_relock.start();
}

} // namespace drydock
