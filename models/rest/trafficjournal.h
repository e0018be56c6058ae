// SPDX-License-Identifier: GPL-3.0-or-later
//
// TrafficJournal: the last requests that a transport put on the wire, redacted as they enter, for the activity pane
// and for export as HAR 1.2. A ring bounded by count and bytes; bodies over the cap are left out with a note, never
// cut. Owned by the transport; GUI thread. There is no token in it at any time.
#pragma once

#include "models/core/bodygap.h"
#include "models/core/error.h"
#include "models/core/timestamp.h"
#include "models/rest/requestspec.h"

#include <QObject>
#include <QUrl>

#include <deque>
#include <optional>

namespace drydock {

struct JournalEntry {
    quint64 serial = 0; //!< grows by one with every attempt put on the wire
    QString operation;
    Lane lane = Lane::Interactive;
    int attempt = 1;
    int mostAttempts = 1; //!< the retry policy's bound for this request; counted anew after a sign-in
    Credentials credentials = Credentials::None; //!< what kind the Authorization header held, never its value
    QByteArray verb;
    QUrl url;
    QList<std::pair<QByteArray, QByteArray>> requestHeaders;
    QByteArray requestBody;
    qint64 requestBodySize = 0; //!< as sent, also where the body is left out
    bool requestBodyOmitted = false;
    BodyGap requestBodyGap = BodyGap::None; //!< why, where it is left out
    Timestamp started;
    qint64 queuedMs = 0; //!< in the lane, before this attempt
    qint64 waitedMs = -1; //!< until the answer's headers; -1 where not known
    qint64 elapsedMs = -1; //!< -1 while it runs
    int status = 0;
    QList<std::pair<QByteArray, QByteArray>> responseHeaders;
    QByteArray responseBody;
    qint64 responseBodySize = 0;
    bool responseBodyOmitted = false;
    BodyGap responseBodyGap = BodyGap::None;
    std::optional<Error> error;
    bool finished = false;
};

//! Takes secrets out of an entry's request or answer and leaves out bodies that are too long, no text or a form.
void redactRequest(JournalEntry &entry, qint64 bodyCap);
void redactAnswer(JournalEntry &entry, qint64 bodyCap);

class TrafficJournal final : public QObject {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(TrafficJournal)

public:
    struct Limits {
        size_t entries = 5000;
        qint64 bytes = 64LL << 20; //!< of all kept bodies together
        qint64 bodyCap = 1 << 20; //!< a longer body is left out with a note
    };
    explicit TrafficJournal(QObject *parent = nullptr);
    TrafficJournal(Limits limits, QObject *parent);

    //! Takes the entry redacted; returns its serial.
    quint64 begin(JournalEntry entry);
    void finish(quint64 serial, JournalEntry answer);
    //! What is still under way stays.
    void clear();

    [[nodiscard]] const std::deque<JournalEntry> &entries() const { return m_entries; }
    [[nodiscard]] const JournalEntry *find(quint64 serial) const;
    //! The whole ring as HAR 1.2 (UTF-8 JSON); unfinished entries are left out.
    [[nodiscard]] QByteArray toHar() const;

Q_SIGNALS:
    void began(quint64 serial);
    void finished(quint64 serial);
    //! Older entries than `firstKept` have left the ring.
    void trimmed(quint64 firstKept);
    void cleared();

private:
    void trim();

    Limits m_limits;
    std::deque<JournalEntry> m_entries;
    quint64 m_next = 1;
    qint64 m_bytes = 0;
};

} // namespace drydock
