// SPDX-License-Identifier: GPL-3.0-or-later
//
// RequestFilter: the activity pane's filter line as a value: words and "…" texts over path, operation and request id,
// and the terms status:4xx,503 method:post lane:polling slower:500ms larger:64k failed running changes; "-" before a
// term turns it round; all must hold. parse() says which token is wrong and how; ui makes the sentence. Pure, any
// thread.
#pragma once

#include "models/store/activitylog.h"

#include <QStringList>

#include <optional>
#include <vector>

namespace drydock {

class RequestFilter {
public:
    struct Problem {
        enum class Kind { UnknownKey, NoValue, BadStatus, BadMethod, BadLane, BadDuration, BadSize, OpenQuote };
        Kind kind = Kind::UnknownKey;
        QString token; //!< as typed
        bool operator==(const Problem &) const = default;
    };
    struct Parsed;

    [[nodiscard]] static Parsed parse(const QString &text);

    [[nodiscard]] bool accepts(const ActivityEntry &entry) const;
    [[nodiscard]] bool isEmpty() const { return m_terms.empty(); }
    bool operator==(const RequestFilter &) const = default;

private:
    struct Term {
        enum class Kind { Text, Code, Method, Lane, Slower, Larger, Failed, Running, Changes };
        Kind kind = Kind::Text;
        bool negated = false;
        QStringList values; //!< any of them
        std::vector<std::pair<int, int>> ranges; //!< any of them, both ends included
        qint64 bound = 0; //!< milliseconds or bytes
        bool operator==(const Term &) const = default;
    };
    static std::optional<Problem::Kind> setValue(Term &term, const QString &key, const QString &value);
    static bool holds(const Term &term, const ActivityEntry &entry);
    std::optional<Problem> take(const QString &token, bool quoted);

    std::vector<Term> m_terms;
};

struct RequestFilter::Parsed {
    RequestFilter filter; //!< empty where there is a problem
    std::optional<Problem> problem;
};

} // namespace drydock
