// SPDX-License-Identifier: GPL-3.0-or-later
//
// Result<T>: a value or an Error. A plain copyable value; whoever receives it owns it.
// std::expected needs a newer standard library than GCC 12 offers in C++20.
#pragma once

#include "models/core/error.h"

#include <QtGlobal>

#include <utility>
#include <variant>

namespace drydock {

struct Nothing {
    bool operator==(const Nothing &) const = default;
};

template<class T> class [[nodiscard]] Result {
public:
    Result(T value)
        : m_state(std::in_place_index<0>, std::move(value))
    {
    }
    Result(Error error)
        : m_state(std::in_place_index<1>, std::move(error))
    {
    }

    [[nodiscard]] bool ok() const { return m_state.index() == 0; }
    explicit operator bool() const { return ok(); }

    [[nodiscard]] const T &value() const &
    {
        Q_ASSERT(ok());
        return std::get<0>(m_state);
    }
    [[nodiscard]] T &&value() &&
    {
        Q_ASSERT(ok());
        return std::get<0>(std::move(m_state));
    }
    [[nodiscard]] const Error &error() const
    {
        Q_ASSERT(!ok());
        return std::get<1>(m_state);
    }
    const T &operator*() const & { return value(); }
    const T *operator->() const { return &value(); }

private:
    std::variant<T, Error> m_state;
};

using Status = Result<Nothing>;

} // namespace drydock
