// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/core/prettyjson.h"

#include <vector>

namespace drydock {

namespace {

constexpr int kIndent = 2;

bool isDigit(char c)
{
    return c >= '0' && c <= '9';
}

bool isHex(char c)
{
    return isDigit(c) || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F');
}

class Printer {
public:
    Printer(QByteArrayView in, PrettyJsonLimits limits)
        : m_in(in)
        , m_limits(limits)
    {
        m_out.reserve(std::min(limits.output, in.size() * 2));
    }
    PrettyJson run();

private:
    enum class Expect { Value, FirstOrEnd, Name, FirstNameOrEnd, CommaOrEnd, Nothing };

    bool step();
    bool value();
    bool open(char bracket);
    bool close();
    bool comma();
    bool name();
    bool string();
    bool number();
    bool word(QByteArrayView wanted);
    bool digits();
    void skipSpace();
    void put(QByteArrayView text);
    void newLine();
    [[nodiscard]] char at() const { return m_at < m_in.size() ? m_in[m_at] : '\0'; }

    QByteArrayView m_in;
    PrettyJsonLimits m_limits;
    QByteArray m_out;
    qsizetype m_at = 0;
    std::vector<char> m_open; // the closing bracket of each open container
    Expect m_expect = Expect::Value;
    bool m_cut = false;
};

PrettyJson Printer::run()
{
    if (m_in.startsWith("\xef\xbb\xbf"))
        m_at = 3;
    while (m_expect != Expect::Nothing) {
        skipSpace();
        if (m_at >= m_in.size() || !step())
            return {};
    }
    skipSpace();
    if (m_at < m_in.size())
        return {};
    return { true, m_cut, m_out };
}

bool Printer::step()
{
    switch (m_expect) {
    case Expect::Value: return value();
    case Expect::FirstOrEnd:
        if (at() == ']')
            return close();
        newLine();
        return value();
    case Expect::FirstNameOrEnd:
        if (at() == '}')
            return close();
        newLine();
        return name();
    case Expect::Name: return name();
    case Expect::CommaOrEnd: return at() == ',' ? comma() : close();
    case Expect::Nothing: break;
    }
    return false;
}

bool Printer::value()
{
    const char c = at();
    if (c == '{' || c == '[')
        return open(c);
    const bool read = c == '"' ? string() : c == 't' ? word("true") : c == 'f' ? word("false")
        : c == 'n'                                   ? word("null")
                                                     : number();
    m_expect = m_open.empty() ? Expect::Nothing : Expect::CommaOrEnd;
    return read;
}

bool Printer::open(char bracket)
{
    if (static_cast<int>(m_open.size()) >= m_limits.depth)
        return false;
    ++m_at;
    put(bracket == '{' ? "{" : "[");
    m_open.push_back(bracket == '{' ? '}' : ']');
    m_expect = bracket == '{' ? Expect::FirstNameOrEnd : Expect::FirstOrEnd;
    return true;
}

bool Printer::close()
{
    if (m_open.empty() || at() != m_open.back())
        return false;
    ++m_at;
    const char bracket = m_open.back();
    m_open.pop_back();
    if (m_expect == Expect::CommaOrEnd)
        newLine();
    put(QByteArrayView(&bracket, 1));
    m_expect = m_open.empty() ? Expect::Nothing : Expect::CommaOrEnd;
    return true;
}

bool Printer::comma()
{
    ++m_at;
    put(",");
    newLine();
    m_expect = m_open.back() == '}' ? Expect::Name : Expect::Value;
    return true;
}

bool Printer::name()
{
    if (at() != '"' || !string())
        return false;
    skipSpace();
    if (at() != ':')
        return false;
    ++m_at;
    put(": ");
    m_expect = Expect::Value;
    return true;
}

bool Printer::string()
{
    const qsizetype from = m_at++;
    for (; m_at < m_in.size(); ++m_at) {
        const char c = m_in[m_at];
        if (static_cast<unsigned char>(c) < 0x20)
            return false;
        if (c == '"') {
            ++m_at;
            put(m_in.sliced(from, m_at - from));
            return true;
        }
        if (c != '\\')
            continue;
        ++m_at;
        if (at() == 'u') {
            for (int i = 0; i < 4; ++i) {
                ++m_at;
                if (!isHex(at()))
                    return false;
            }
        } else if (at() == '\0' || !QByteArrayView("\"\\/bfnrt").contains(at())) {
            return false;
        }
    }
    return false;
}

bool Printer::digits()
{
    const qsizetype from = m_at;
    while (isDigit(at()))
        ++m_at;
    return m_at > from;
}

bool Printer::number()
{
    const qsizetype from = m_at;
    if (at() == '-')
        ++m_at;
    const bool zero = at() == '0';
    const qsizetype whole = m_at;
    if (!digits() || (zero && m_at - whole > 1))
        return false;
    if (at() == '.') {
        ++m_at;
        if (!digits())
            return false;
    }
    if (at() == 'e' || at() == 'E') {
        ++m_at;
        if (at() == '+' || at() == '-')
            ++m_at;
        if (!digits())
            return false;
    }
    put(m_in.sliced(from, m_at - from));
    return true;
}

bool Printer::word(QByteArrayView wanted)
{
    if (!m_in.sliced(m_at).startsWith(wanted))
        return false;
    m_at += wanted.size();
    put(wanted);
    return true;
}

void Printer::skipSpace()
{
    while (at() == ' ' || at() == '\n' || at() == '\r' || at() == '\t')
        ++m_at;
}

void Printer::put(QByteArrayView text)
{
    if (m_cut)
        return;
    const qsizetype room = m_limits.output - m_out.size();
    m_cut = text.size() > room;
    m_out.append(text.first(std::min(text.size(), room)));
}

void Printer::newLine()
{
    if (m_cut)
        return;
    const qsizetype indent = kIndent * static_cast<qsizetype>(m_open.size());
    if (m_out.size() + 1 + indent > m_limits.output) {
        m_cut = true;
        return;
    }
    m_out.append('\n');
    m_out.append(indent, ' ');
}

} // namespace

PrettyJson prettyJson(const QByteArray &json, PrettyJsonLimits limits)
{
    return Printer(json, limits).run();
}

} // namespace drydock
